"""What can go wrong with a request, beside what the rest of Clairscore knows."""

from dataclasses import dataclass
from typing import ClassVar

from clairscore.core.errors import ClairscoreError


@dataclass(eq=False)
class NoSuchAddress(ClairscoreError):
    """Nothing is at this address."""

    code: ClassVar[str] = "address-unknown"
    http_status: ClassVar[int] = 404


@dataclass(eq=False)
class MethodNotAllowed(ClairscoreError):
    """The address does not answer this method."""

    code: ClassVar[str] = "method-not-allowed"
    http_status: ClassVar[int] = 405


@dataclass(eq=False)
class RequestTooLarge(ClairscoreError):
    """A body larger than is read."""

    code: ClassVar[str] = "request-too-large"
    http_status: ClassVar[int] = 413
    megabytes: int


@dataclass(eq=False)
class FramingUnclear(ClairscoreError):
    """A request whose length is told in two ways."""

    code: ClassVar[str] = "framing-unclear"
    http_status: ClassVar[int] = 400


@dataclass(eq=False)
class BodyTooSlow(ClairscoreError):
    """A body that did not arrive in time."""

    code: ClassVar[str] = "body-too-slow"
    http_status: ClassVar[int] = 408
    seconds: int


@dataclass(eq=False)
class HostUnknown(ClairscoreError):
    """A request for a host name that this server does not go by."""

    code: ClassVar[str] = "host-unknown"
    http_status: ClassVar[int] = 400


@dataclass(eq=False)
class TooManyRequests(ClairscoreError):
    """More requests from one caller than are answered."""

    code: ClassVar[str] = "too-many-requests"
    http_status: ClassVar[int] = 429
    seconds: int


@dataclass(eq=False)
class TooBusy(ClairscoreError):
    """More requests at once than are answered."""

    code: ClassVar[str] = "too-busy"
    http_status: ClassVar[int] = 503


@dataclass(eq=False)
class TookTooLong(ClairscoreError):
    """A request that was not answered in time."""

    code: ClassVar[str] = "took-too-long"
    http_status: ClassVar[int] = 503
    seconds: int


@dataclass(eq=False)
class Unexpected(ClairscoreError):
    """Our own fault."""

    code: ClassVar[str] = "unexpected"
    http_status: ClassVar[int] = 500
    request: str


@dataclass(eq=False)
class TooManyExplained(ClairscoreError):
    """More applications than are explained in one request."""

    code: ClassVar[str] = "too-many-explained"
    http_status: ClassVar[int] = 413
    most: int


@dataclass(eq=False)
class UnknownFeature(ClairscoreError):
    """No feature of that name in the population."""

    code: ClassVar[str] = "feature-unknown"
    http_status: ClassVar[int] = 404
    feature: str
    close: tuple[str, ...]


@dataclass(eq=False)
class PersonNeeded(ClairscoreError):
    """A write by nobody: where nobody signs in, the request names who decides."""

    code: ClassVar[str] = "person-needed"


@dataclass(eq=False)
class PersonKnown(ClairscoreError):
    """A write in somebody else's name, by someone who signed in."""

    code: ClassVar[str] = "person-known"
