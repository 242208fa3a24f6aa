"""How a column writes its values, as it was found, so that later files are read the same way."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Writing:
    """How a column of text writes its values; empty where nothing out of the ordinary was seen.

    Parameters
    ----------
    decimal
        Sign before decimals: ``,``; ``.`` only where a point could have been taken for thousands.
    thousands
        Sign between thousands: ``.``, ``,`` or a blank for any blank or apostrophe.
    unit
        What stands around each number: ``%``, ``EUR``, ``k EUR``, ``months`` …
    missing
        Words found where a value is missing, beside those that always say so.
    """

    decimal: str = ""
    thousands: str = ""
    unit: str = ""
    missing: tuple[str, ...] = ()


PLAIN = Writing()
