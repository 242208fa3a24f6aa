"""The example for Kubernetes is what Kubernetes takes, and asks for no more rights than it needs."""

import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from clairscore.cli.commands import clairscore
from clairscore.cli.program import run

ROOT = Path(__file__).parents[2]
VERSIONS = ("1.31", "1.34", "1.37")

objects: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "deploy/kubernetes.yaml").read_text(encoding="utf-8")
)["items"]
deployments = [one for one in objects if one["kind"] == "Deployment"]
services = {one["metadata"]["name"]: one for one in objects if one["kind"] == "Service"}


def container(deployment: dict[str, Any]) -> dict[str, Any]:
    (found,) = deployment["spec"]["template"]["spec"]["containers"]
    return found


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("one", objects, ids=lambda one: f"{one['kind']} {one['metadata']['name']}")
def test_each_object_is_one_of_kubernetes_own_schema(one: dict[str, Any], version: str) -> None:
    kubernetes = pytest.importorskip(
        "kubernetes_validate",
        reason="Kubernetes' schemas are not installed: pip install kubernetes-validate",
    )
    kubernetes.validate(one, version, strict=True)


def test_a_misspelt_line_would_be_seen() -> None:
    kubernetes = pytest.importorskip(
        "kubernetes_validate",
        reason="Kubernetes' schemas are not installed: pip install kubernetes-validate",
    )
    with pytest.raises(kubernetes.ValidationError, match="replica"):
        kubernetes.validate(
            {**deployments[0], "spec": {**deployments[0]["spec"], "replica": 2}},
            "1.34",
            strict=True,
        )


@pytest.mark.parametrize("one", deployments, ids=lambda one: one["metadata"]["name"])
def test_a_pod_has_no_right_it_does_not_need_and_says_how_it_is(one: dict[str, Any]) -> None:
    pod, only = one["spec"]["template"]["spec"], container(one)
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["automountServiceAccountToken"] is False
    assert only["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert only[probe]["httpGet"]["port"] == "http"
    for bound in ("requests", "limits"):
        assert set(only["resources"][bound]) == {"cpu", "memory"}
    writable = [one["mountPath"] for one in only["volumeMounts"] if not one.get("readOnly")]
    assert writable == ["/tmp"]  # noqa: S108 (what is tested)


@pytest.mark.parametrize("one", deployments, ids=lambda one: one["metadata"]["name"])
def test_a_service_leads_to_the_port_that_its_pods_listen_on(one: dict[str, Any]) -> None:
    only = container(one)
    service = services[one["metadata"]["name"]]
    assert service["spec"]["selector"] == one["spec"]["template"]["metadata"]["labels"]
    (port,) = only["ports"]
    assert service["spec"]["ports"][0]["port"] == port["containerPort"]
    assert f"--port {port['containerPort']}" in shlex.join(only["args"])


@pytest.mark.parametrize("one", deployments, ids=lambda one: one["metadata"]["name"])
def test_a_pod_runs_a_command_that_exists_and_serves_nobody_without_sign_in(
    one: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    program, command, *words = container(one)["args"]
    assert program == clairscore.name
    known = {
        name
        for p in clairscore.commands[command].params
        for name in p.opts
        if isinstance(p, click.Option)
    }
    assert {word for word in words if word.startswith("--")} <= known
    assert run([command, *words, "--lang", "en"]) == 1
    assert "needs sign-in first" in capsys.readouterr().err  # which the secret brings
