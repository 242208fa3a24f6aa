"""What others write into our environment neither stops the service nor becomes a setting."""

import pytest

from clairscore.core.errors import InputFaults
from clairscore.settings import Settings, settings_from

# what Kubernetes sets in every pod of a namespace with services of these names
LINKS = {
    f"{service}_{name}": value
    for service in ("CLAIRSCORE", "CLAIRSCORE_API", "CLAIRSCORE_DASHBOARD_2")
    for name, value in {
        "SERVICE_HOST": "10.96.0.12",
        "SERVICE_PORT": "8000",
        "SERVICE_PORT_HTTP": "8000",
        "PORT": "tcp://10.96.0.12:8000",
        "PORT_8000_TCP": "tcp://10.96.0.12:8000",
        "PORT_8000_TCP_PROTO": "tcp",
        "PORT_8000_TCP_PORT": "8000",
        "PORT_8000_TCP_ADDR": "10.96.0.12",
        "PORT_53_UDP": "udp://10.96.0.12:53",
    }.items()
}


def test_a_service_of_our_name_in_kubernetes_changes_nothing() -> None:
    assert settings_from(LINKS) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLAIRSCORE_PORT", "8000"),
        ("CLAIRSCORE_SERVICE", "x"),
        ("CLAIRSCORE_PORT_HTTP", "tcp://10.96.0.12:8000"),
        ("CLAIRSCORE_HOTS", "10.96.0.12"),
    ],
)
def test_what_kubernetes_would_not_write_is_told_as_a_misspelt_setting(
    name: str, value: str
) -> None:
    with pytest.raises(InputFaults, match=name):
        settings_from({**LINKS, name: value})


@pytest.mark.parametrize("value", ["x" * 5_000, "\x1b[31m", "\udcff", "9" * 5_000, "NaN"])
@pytest.mark.parametrize(
    "name",
    ["HOST", "SESSION_HOURS", "OIDC_ISSUER", "TRUSTED_PROXIES", "OIDC_ROLES", "COOKIE_SECRET"],
)
def test_a_value_that_is_none_is_told_in_a_sentence(name: str, value: str) -> None:
    with pytest.raises(InputFaults) as told:
        settings_from({f"CLAIRSCORE_{name}": value})
    str(told.value).encode()
