"""The decision record, opened: of a URL, or the one kept beside a portfolio."""

from pathlib import Path

from clairscore.credit.decisions import DecisionStore, open_store, record_beside, upgrade

__all__ = ["kept_record", "open_record", "record_beside", "upgrade"]


def open_record(url: str, *, create: bool = False) -> DecisionStore:
    """Open a decision record.

    Raises
    ------
    ClairscoreError
        There is none, it can't be reached, or another version wrote it.
    """
    return open_store(url, create=create)


def kept_record(portfolio: Path, url: str | None = None) -> DecisionStore | None:
    """Open the record in which decisions on a portfolio are kept; None if none is kept yet.

    Parameters
    ----------
    portfolio
        Its folder.
    url
        Of a record that must be there; the one beside the portfolio if None.

    Raises
    ------
    ClairscoreError
        The record named isn't there, or it can't be opened.
    """
    if url:
        return open_record(url)
    beside = record_beside(portfolio)
    return open_record(beside) if Path(beside.removeprefix("sqlite:///")).is_file() else None
