"""How much is answered, and to whom."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from time import monotonic
from typing import Final

CALLERS_KEPT: Final = 10_000
NETWORK_BITS: Final = 64  # of an IPv6 address: a caller has all that follow


@dataclass(frozen=True)
class Limits:
    """How much is answered.

    Parameters
    ----------
    seconds
        Longest that a request may take.
    body_seconds
        Longest that a body may take to arrive.
    at_once
        Requests in work at the same time; one whose body still arrives is not in work.
    held
        Bytes of bodies that are held at the same time.
    a_second, burst
        Requests that one caller may send on average, and at once after a pause. A caller is a person
        who signed in; of those who did not, an address.
    """

    seconds: float = 30.0
    body_seconds: float = 30.0
    at_once: int = 64
    held: int = 200_000_000
    a_second: float = 50.0
    burst: int = 200


class Allowance:
    """Token buckets, one a caller; those not heard of for longest are forgotten first.

    Parameters
    ----------
    limits
        `a_second` and `burst`.
    clock
        Seconds that never go back.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float] = monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, caller: str) -> float:
        """Take one token; return 0, or the seconds until there is one."""
        now, limits = self._clock(), self._limits
        tokens, at = self._buckets.pop(caller, (float(limits.burst), now))
        tokens = min(limits.burst, tokens + (now - at) * limits.a_second)
        granted = tokens >= 1
        self._buckets[caller] = (tokens - granted, now)
        while len(self._buckets) > CALLERS_KEPT:
            self._buckets.popitem(last=False)
        return 0.0 if granted else (1 - tokens) / limits.a_second


def neighbourhood(address: str) -> str:
    """Return what one caller has of an address: all of IPv4's, the network of IPv6's.

    >>> neighbourhood("2001:db8::1") == neighbourhood("2001:db8::2")
    True
    """
    try:
        if ip_address(address).version == 4:  # noqa: PLR2004 (of the protocol)
            return address
        return str(ip_network(f"{address}/{NETWORK_BITS}", strict=False))
    except ValueError:  # a socket's path, or a test's name
        return address
