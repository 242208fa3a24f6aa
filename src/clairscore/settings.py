"""Settings from the environment, read once, at entry points only.

`VARIABLES` names them all; `clairscore settings` shows them, `docs/deployment.md` lists them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import ClassVar, Final
from urllib.parse import urlsplit

from clairscore.access.rights import Role
from clairscore.access.tokens import Claims
from clairscore.core.errors import ClairscoreError, InputFaults
from clairscore.core.signing import read_public_keys
from clairscore.texts import Language, Message
from clairscore.texts.message import LANGUAGES

PREFIX: Final = "CLAIRSCORE_"
SHORTEST_SECRET: Final = 32  # characters, of the key that signs cookies
HIDDEN: Final = "•••"
SERVICE: Final = re.compile(
    r"\w+_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)"
)
LINK: Final = re.compile(r"(tcp|udp|sctp)://")
LOCAL_NAMES: Final = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True)
class SignIn:
    """How people prove who they are: an OpenID Connect provider.

    Parameters
    ----------
    issuer
        Its address, exactly as its tokens give it.
    client_id, client_secret
        Ours at the provider, for the dashboard.
    cookie_secret
        Signs the dashboard's cookies; the same for all its processes.
    public_url
        Where people reach the dashboard, without a path.
    audience
        Whom the API's bearer tokens must be for.
    claims
        How the provider names people and roles.
    hours
        After which people sign in again.
    """

    issuer: str
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    cookie_secret: str = field(default="", repr=False)
    public_url: str = ""
    audience: str = ""
    claims: Claims = field(default_factory=Claims)
    hours: int = 10

    @property
    def is_https(self) -> bool:
        """Return whether people reach the dashboard over https."""
        return self.public_url.startswith("https:")


@dataclass(frozen=True)
class Settings:
    """What a user or an operator may set.

    Parameters
    ----------
    language
        For readers who asked for none.
    decisions
        URL of the decision record; empty for a file beside the portfolio. It may hold a password.
    lender, contact, address, sources
        Who signs letters, how to reach a person there, the postal address, and where the data come
        from.
    host
        Address to listen on.
    sign_in
        How people sign in; None where nobody does, on this machine alone.
    trusted_hosts
        Names by which it may be asked for, beside that of its public URL.
    trusted_proxies
        Addresses or networks whose ``X-Forwarded-…`` headers are believed.
    trusted_keys
        PEM file of public keys: only artefacts signed by one of them are opened; empty opens any.
    memory
        Bytes that the preparation of data may take; half of what there is if None.
    """

    language: Language = "fr"
    decisions: str = field(default="", repr=False)
    lender: str = ""
    contact: str = ""
    address: str = ""
    sources: str = ""
    host: str = "127.0.0.1"
    sign_in: SignIn | None = None
    trusted_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    trusted_keys: str = ""
    memory: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names by which it may be asked for; all others are refused."""
        public = urlsplit(self.sign_in.public_url).hostname if self.sign_in else None
        here = (self.host,) if _is_local(self.host) else ()
        return tuple(dict.fromkeys((*self.trusted_hosts, *filter(None, [public]), *here))) or here


def _bytes(text: str) -> int:
    """Return an amount of memory: 4GiB, 512 MB."""
    found = re.fullmatch(r"([1-9]\d{0,5})\s*([KMGT])(i?)B?", text, re.IGNORECASE)
    if not found:
        raise ValueError
    return int(found[1]) * (1024 if found[3] else 1000) ** (1 + "KMGT".index(found[2].upper()))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _language(text: str) -> str:
    known = text.lower()[:2]
    return known if known in LANGUAGES else "fr"


def _hours(text: str) -> int:
    hours = int(text)
    if not 1 <= hours <= 24:  # noqa: PLR2004 (a day)
        raise ValueError
    return hours


def _host(text: str) -> str:
    if text != "localhost":
        ip_address(text)
    return text


def _secure_url(text: str) -> str:
    """Return a web address: https, or http on this machine, without what doesn't belong there."""
    parts = urlsplit(text)
    local = parts.hostname in LOCAL_NAMES
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise ValueError
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError
    _ = parts.port  # raises if it is none
    return text


def _origin(text: str) -> str:
    if urlsplit(_secure_url(text)).path not in {"", "/"}:
        raise ValueError
    return text.rstrip("/")


def _host_names(text: str) -> tuple[str, ...]:
    names = _names(text)
    if not all(re.fullmatch(r"(\*\.)?[\w-]+(\.[\w-]+)*", name) for name in names):
        raise ValueError  # among them *, which would trust any
    return names


def _networks(text: str) -> tuple[str, ...]:
    names = _names(text)
    for name in names:
        if ip_network(name, strict=False).prefixlen == 0:
            raise ValueError  # would believe anyone
    return names


def _secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise ValueError
    return text


def _claim(text: str) -> str:
    if not re.fullmatch(r"[^\s.]+(\.[^\s.]+)*", text):
        raise ValueError
    return text


def _roles(text: str) -> dict[str, Role]:
    pairs = [name.rpartition("=") for name in _names(text)]
    if not all(theirs.strip() for theirs, _, _ in pairs):
        raise ValueError
    return {theirs.strip(): Role(ours.strip()) for theirs, _, ours in pairs}


@dataclass(frozen=True)
class Variable:
    """A variable of the environment; ``setting-<name>`` says what it is.

    Parameters
    ----------
    name
        After `PREFIX`.
    read
        Returns its value; raises ValueError for a text that is none.
    default
        Its text if unset.
    secret
        Whether its value is never shown.
    unset
        Its value where it is neither set nor has a default.
    """

    name: str
    read: Callable[[str], object] = str
    default: str = ""
    secret: bool = False
    unset: object = ""

    @property
    def full_name(self) -> str:
        """Return its name in the environment."""
        return PREFIX + self.name

    def value(self, text: str) -> object:
        """Return the value of a text; an empty one is unset."""
        wanted = text or self.default
        return self.read(wanted) if wanted else self.unset

    @property
    def description(self) -> Message:
        """Return what it is."""
        return Message(f"setting-{self.name.lower().replace('_', '-')}")


VARIABLES: Final = (
    Variable("PORTFOLIO"),  # the Procfile and the services give it to the command
    Variable("LANG", _language, "fr"),
    Variable("DECISIONS", secret=True),
    Variable("LENDER"),
    Variable("CONTACT"),
    Variable("ADDRESS"),
    Variable("SOURCES"),
    Variable("HOST", _host, "127.0.0.1"),
    Variable("TRUSTED_HOSTS", _host_names, unset=()),
    Variable("TRUSTED_PROXIES", _networks, unset=()),
    Variable("TRUSTED_KEYS"),
    Variable("ANCHORS"),  # the command line takes it by itself
    Variable("MEMORY", _bytes, unset=None),
    Variable("PUBLIC_URL", _origin),
    Variable("OIDC_ISSUER", _secure_url),
    Variable("OIDC_CLIENT_ID"),
    Variable("OIDC_CLIENT_SECRET", secret=True),
    Variable("OIDC_AUDIENCE"),
    Variable("OIDC_SUBJECT_CLAIM", _claim, "sub"),
    Variable("OIDC_ROLES_CLAIM", _claim, "roles"),
    Variable("OIDC_ROLES", _roles, ",".join(f"{role}={role}" for role in Role)),
    Variable("COOKIE_SECRET", _secret, secret=True),
    Variable("SESSION_HOURS", _hours, "10"),
)


@dataclass(eq=False)
class AddressNotLocal(ClairscoreError):
    """An address that other machines reach, without anyone having signed in."""

    code: ClassVar[str] = "address-not-local"
    address: str


def check_address(settings: Settings) -> None:
    """Return if it is safe to listen on an address.

    Raises
    ------
    AddressNotLocal
        Others would reach it, and nobody signs in.
    """
    if settings.sign_in is None and not _is_local(settings.host):
        raise AddressNotLocal(settings.host)


def language_from(environment: Mapping[str, str]) -> Language:
    """Return the language of an environment, French for an unknown one; it never fails."""
    wanted = environment.get(f"{PREFIX}LANG", "").lower()[:2]
    return "en" if wanted == "en" else "fr"


def trusted_keys_from(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the public keys whose signatures count; none if no file of them is named.

    Raises
    ------
    PublicKeysUnusable
        The file holds something else.
    """
    file = environment.get(f"{PREFIX}TRUSTED_KEYS", "").strip()
    return read_public_keys(Path(file)) if file else ()


def memory_from(environment: Mapping[str, str]) -> int | None:
    """Return the bytes that the preparation of data may take; None if they aren't set.

    Raises
    ------
    InputFaults
        They are set to something else.
    """
    (variable,) = (known for known in VARIABLES if known.name == "MEMORY")
    text = environment.get(variable.full_name, "").strip()
    try:
        return _bytes(text) if text else None
    except ValueError as error:
        raise InputFaults("CLAIRSCORE_*", (_fault(variable, text),)) from error


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Return the settings of an environment; an unknown language falls back to French.

    Raises
    ------
    InputFaults
        All that is wrong with it, without the values of secrets.
    """
    faults = _unknown(environment)
    values: dict[str, object] = {}
    for variable in VARIABLES:
        text = environment.get(variable.full_name, "").strip()
        try:
            values[variable.name] = variable.value(text)
        except ValueError:
            faults.append(_fault(variable, text))
    if not faults:
        faults = _incomplete(values)
    if faults:
        raise InputFaults("CLAIRSCORE_*", tuple(faults))
    return _settings(values)


def shown(environment: Mapping[str, str]) -> list[tuple[str, str, Message]]:
    """Return name, value and meaning of each variable; of a secret, only that it is set."""
    rows: list[tuple[str, str, Message]] = []
    for variable in VARIABLES:
        text = environment.get(variable.full_name, "").strip()
        value = (HIDDEN if text else "") if variable.secret else (text or variable.default)
        rows.append((variable.full_name, value, variable.description))
    return rows


def _unknown(environment: Mapping[str, str]) -> list[Message]:
    """Return variables of ours that aren't any: a misspelt one would be a setting left out."""
    known = {variable.full_name for variable in VARIABLES}
    found = sorted(name for name in environment if name.startswith(PREFIX) and name not in known)
    return [
        Message("fault-setting-unknown", {"name": name})
        for name in found
        if not _is_service_link(name, environment[name])
    ]


def _is_service_link(name: str, value: str) -> bool:
    """Return whether Kubernetes set a variable, to tell where a service of our name is.

    See https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables.
    """
    return bool(SERVICE.fullmatch(name)) or (name.endswith("_PORT") and bool(LINK.match(value)))


def _fault(variable: Variable, text: str) -> Message:
    facts = {"name": variable.full_name, "found": HIDDEN if variable.secret else text}
    return Message(
        "fault-setting-value",
        {**facts, "expected": Message(f"expected-{variable.name.lower().replace('_', '-')}")},
    )


def _incomplete(values: Mapping[str, object]) -> list[Message]:
    """Return what is missing of sign-in, once any of it is there."""
    dashboard = ("PUBLIC_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "COOKIE_SECRET")
    named = [name for name in (*dashboard, "OIDC_AUDIENCE", "OIDC_ISSUER") if values[name]]
    if not named:
        return []
    needed = ["OIDC_ISSUER"]
    if not values["OIDC_AUDIENCE"] or any(values[name] for name in dashboard):
        needed += dashboard
    return [
        Message("fault-setting-needed", {"name": PREFIX + name, "other": PREFIX + named[0]})
        for name in needed
        if not values[name]
    ]


def _settings(values: Mapping[str, object]) -> Settings:
    sign_in = None
    if values["OIDC_ISSUER"]:
        sign_in = SignIn(
            issuer=str(values["OIDC_ISSUER"]),
            client_id=str(values["OIDC_CLIENT_ID"]),
            client_secret=str(values["OIDC_CLIENT_SECRET"]),
            cookie_secret=str(values["COOKIE_SECRET"]),
            public_url=str(values["PUBLIC_URL"]),
            audience=str(values["OIDC_AUDIENCE"]),
            claims=Claims(
                str(values["OIDC_SUBJECT_CLAIM"]),
                str(values["OIDC_ROLES_CLAIM"]),
                values["OIDC_ROLES"],  # type: ignore[arg-type]
            ),
            hours=int(str(values["SESSION_HOURS"])),
        )
    return Settings(
        language=values["LANG"],  # type: ignore[arg-type]
        decisions=str(values["DECISIONS"]),
        lender=str(values["LENDER"]),
        contact=str(values["CONTACT"]),
        address=str(values["ADDRESS"]),
        sources=str(values["SOURCES"]),
        host=str(values["HOST"]),
        sign_in=sign_in,
        trusted_hosts=values["TRUSTED_HOSTS"],  # type: ignore[arg-type]
        trusted_proxies=values["TRUSTED_PROXIES"],  # type: ignore[arg-type]
        trusted_keys=str(values["TRUSTED_KEYS"]),
        memory=values["MEMORY"],  # type: ignore[arg-type]
    )


def _is_local(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
