"""What is deployed as the documents say: the Procfile's processes behind nginx, back-ups, examples."""

import configparser
import json
import os
import re
import shutil
import socket
import ssl
import sys
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from time import sleep
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser, expect

from clairscore.api.connections import MOST
from clairscore.credit.decisions import open_store
from clairscore.settings import VARIABLES
from clairscore.texts import translator
from servers import free_port, openid_provider, running

ROOT = Path(__file__).parents[2]
SETTINGS = {variable.full_name for variable in VARIABLES}


def nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip("needs a proxy: apt-get install nginx-light")
    return found


def write_certificate(folder: Path) -> tuple[Path, Path]:
    """Write a certificate of this machine, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


def adapted(folder: Path, *, http: int, https: int, web: int, api: int) -> Path:
    """Write deploy/nginx.conf with the ports and the certificate of a test."""
    certificate, key = write_certificate(folder)
    site = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen 443 ssl;": f"listen 127.0.0.1:{https} ssl;",
        "127.0.0.1:8501": f"127.0.0.1:{web}",
        "127.0.0.1:8502": f"127.0.0.1:{api}",
        "scores.bank.example": "localhost",
        "/etc/ssl/clairscore/fullchain.pem": str(certificate),
        "/etc/ssl/clairscore/privkey.pem": str(key),
    }
    for before, after in changes.items():
        assert before in site, before
        site = site.replace(before, after)
    places = "".join(
        f"{kind}_temp_path {folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path = folder / "nginx.conf"
    path.write_text(
        f"daemon off;\npid {folder / 'nginx.pid'};\nerror_log {folder / 'error.log'};\n"
        f"events {{}}\nhttp {{\n{places}{site}}}\n",
        encoding="utf-8",
    )
    return path


@dataclass(frozen=True)
class Deployed:
    """What runs: its public address, that over http, and its files."""

    url: str
    http: str
    folder: Path

    def connect(self) -> ssl.SSLSocket:
        """Open a connection, to say on it what no client would."""
        context = ssl.create_default_context(cafile=str(self.folder / "certificate.pem"))
        made = socket.create_connection(("localhost", int(self.url.rpartition(":")[2])), timeout=20)
        return context.wrap_socket(made, server_hostname="localhost")

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        context = ssl.create_default_context(cafile=str(self.folder / "certificate.pem"))
        request = Request(self.url + path, headers=headers)  # noqa: S310 (ours)
        try:
            answer = urlopen(request, timeout=20, context=context)  # noqa: S310
        except HTTPError as error:
            answer = error
        with answer:
            known = {name.lower(): value for name, value in answer.headers.items()}
            return int(answer.status or 0), known, answer.read().decode(errors="replace")


@pytest.fixture(scope="module")
def deployed(scored: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Deployed]:
    """The Procfile's processes, started by a Procfile runner, behind nginx with https."""
    proxy, folder = nginx(), tmp_path_factory.mktemp("deployed")
    web, https, http = free_port(), free_port(), free_port()
    api = web + 100  # the runner gives each kind of process a hundred ports
    url = f"https://localhost:{https}"
    with ExitStack() as stack:
        issuer = stack.enter_context(openid_provider(folder))
        settings = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "CLAIRSCORE_PORTFOLIO": str(scored),
            "CLAIRSCORE_DECISIONS": f"sqlite:///{folder / 'record.db'}",
            "CLAIRSCORE_HOST": "0.0.0.0",  # noqa: S104 (as on a platform; people sign in)
            "CLAIRSCORE_PUBLIC_URL": url,
            "CLAIRSCORE_TRUSTED_PROXIES": "127.0.0.1",
            "CLAIRSCORE_OIDC_ISSUER": issuer,
            "CLAIRSCORE_OIDC_CLIENT_ID": "clairscore",
            "CLAIRSCORE_OIDC_CLIENT_SECRET": "provider-secret",
            "CLAIRSCORE_OIDC_AUDIENCE": "clairscore",
            "CLAIRSCORE_COOKIE_SECRET": "a-cookie-secret-of-more-than-32-characters",
        }
        words = [sys.executable, "-m", "honcho", "-f", str(ROOT / "Procfile"), "-e", os.devnull]
        words += ["start", "--port", str(web)]
        health, log = f"http://127.0.0.1:{web}/_stcore/health", folder / "processes.log"
        stack.enter_context(running(words, health, log, environment=settings))
        site = adapted(folder, http=http, https=https, web=web, api=api)
        words = [proxy, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(site)]
        plain = f"http://127.0.0.1:{http}"
        stack.enter_context(running(words, plain, folder / "nginx.log"))
        yield Deployed(url, plain, folder)


def test_people_sign_in_through_the_proxy_and_screens_answer_over_its_web_socket(
    deployed: Deployed, browser: Browser
) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"{deployed.url}/?lang=en")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="ugo").click()
    expect(page.locator(".cs-person")).to_contain_text("Ugo (audit)")
    page.goto(f"{deployed.url}/?client=100&lang=en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("100")
    assert all(url.startswith("wss://localhost") for url in sockets)
    assert sockets
    cookies = context.cookies()
    assert {"_streamlit_user"} <= {cookie["name"] for cookie in cookies}  # pyright: ignore[reportTypedDictNotRequiredAccess]
    for cookie in cookies:
        if str(cookie.get("name", "")).startswith("_streamlit"):
            assert cookie.get("secure"), cookie
            assert cookie.get("sameSite") in {"Lax", "Strict"}
    context.close()
    store = open_store(f"sqlite:///{deployed.folder / 'record.db'}")
    assert [(one.person, one.client) for one in store.access.readings()] == [("ugo", "100")]
    store.close()


def test_the_api_answers_under_the_same_name_to_those_who_prove_who_they_are(
    deployed: Deployed,
) -> None:
    status, headers, body = deployed.ask("/v1/clients/100")
    assert status == 401
    assert json.loads(body)["code"] == "not-signed-in"
    assert headers["x-content-type-options"] == "nosniff"


def test_slow_bodies_and_two_lengths_stop_at_the_proxy(deployed: Deployed) -> None:
    head = b"POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
    with ExitStack() as stack:
        slow = [stack.enter_context(deployed.connect()) for _ in range(100)]
        for one in slow:
            one.sendall(head + b"\r\n{")
        assert deployed.ask("/v1/model")[0] == 401  # more of them than the API works on at once
        smuggler = stack.enter_context(deployed.connect())
        smuggler.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
        assert smuggler.recv(1_000).startswith(b"HTTP/1.1 400")


def test_an_address_that_holds_too_many_requests_open_is_told_so(deployed: Deployed) -> None:
    head = b"POST /v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{"
    with ExitStack() as stack:
        for _ in range(210):
            stack.enter_context(deployed.connect()).sendall(head)
        sleep(1)
        assert deployed.ask("/v1/model")[0] == 429


def test_the_image_is_made_from_nothing_but_what_it_needs() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert next(line for line in ignored if not line.startswith("#")) == "*"
    image = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", image, flags=re.MULTILINE)
    assert {name.split("/")[0] for names in copied for name in names.split()} == let_in
    assert re.findall(r"^USER (.*)$", image, flags=re.MULTILINE) == ["1000"]
    assert "HEALTHCHECK" in image


def test_pages_carry_the_headers_of_https_and_closed_addresses_stay_closed(
    deployed: Deployed,
) -> None:
    status, headers, _ = deployed.ask("/")
    assert status == 200
    assert "max-age" in headers["strict-transport-security"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert deployed.ask("/_stcore/metrics")[0] == 404
    assert deployed.ask("/media/x.csv")[0] == 404
    assert deployed.ask("/", Host="evil.example")[0] == 400


def test_every_place_that_installs_checks_hashes_and_serving_brings_no_build_tools() -> None:
    for name in ("build", "dev", "run", "serve"):
        locked = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        entries = re.findall(r"^[a-z0-9](?:.*\\\n)+.*", locked, flags=re.MULTILINE)
        assert entries
        assert all("--hash=sha256:" in entry for entry in entries), name
        assert len(entries) == len(re.findall(r"^[a-z0-9]", locked, flags=re.MULTILINE)), name
    serve = (ROOT / "requirements/serve.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(hatchling|editables|mlflow|optuna|onnxruntime)\b", serve, re.MULTILINE)
    assert re.search(r"^psycopg==", serve, re.MULTILINE)
    platform = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in platform if not line.startswith("#")] == ["-r requirements/serve.txt"]
    image = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install [^&\n]*", image)
    assert installs
    assert all("--require-hashes" in line or "--no-index" in line for line in installs)


def test_the_services_run_commands_that_exist_with_settings_that_exist() -> None:
    for name in ("dashboard", "api"):
        unit = configparser.RawConfigParser(strict=False)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read(ROOT / f"deploy/clairscore-{name}.service", encoding="utf-8")
        command = unit["Service"]["ExecStart"].split()
        assert command[:2] == ["/opt/clairscore/.venv/bin/clairscore", name]
        assert unit["Service"]["NoNewPrivileges"] == "yes"
        assert int(unit["Service"]["LimitNOFILE"]) >= 2 * MOST
    example = (ROOT / "deploy/clairscore.env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(CLAIRSCORE_\w+)=", example, flags=re.MULTILINE)) <= SETTINGS


def test_the_compose_example_is_whole() -> None:
    compose = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
    services = compose["services"]
    assert set(services) == {"database", "dashboard", "api", "mlflow"}
    assert not any("user" in service for service in services.values())  # nor anything as root
    for service in services.values():
        assert "image" in service or service["build"]["dockerfile"] == "deploy/Dockerfile"
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
    assert set(services["api"]["environment"]) <= SETTINGS
    mounted = {line.split(":")[0] for one in services.values() for line in one.get("volumes", [])}
    assert set(compose["volumes"]) <= mounted


def test_the_workflow_runs_what_must_pass_before_a_change_is_taken() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["check"]["steps"]
    assert steps[-1]["run"] == ".ci/run"
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert workflow["permissions"] == {"contents": "read"}


def test_the_document_lists_every_setting_as_the_program_explains_it() -> None:
    say, text = translator("en"), (ROOT / "docs/deployment.md").read_text(encoding="utf-8")
    for variable in VARIABLES:
        default = f"`{variable.default}`" if variable.default else ""
        row = f"| `{variable.full_name}` | {say(variable.description)} | {default} |"
        assert row in text, row
