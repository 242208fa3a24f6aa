"""Ports to listen on."""

import socket
from dataclasses import dataclass
from typing import ClassVar

from clairscore.core.errors import ClairscoreError


@dataclass(eq=False)
class PortTaken(ClairscoreError):
    """Something else listens on the port."""

    code: ClassVar[str] = "port-taken"
    port: str


def check_free(address: str, port: int) -> None:
    """Return if a port can be listened on.

    Raises
    ------
    PortTaken
        Something else listens on it.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise PortTaken(str(port)) from error
