"""The decision record: who decided what, when, on which facts, and what became of it.

An append-only chain of entries (`chain`) in SQLite or PostgreSQL. What is personal stands beside
the chain, bound to it by salted digests, so that it can be erased and the chain still verified.
`docs/decision-record.md` gives the format.
"""

from clairscore.credit.decisions.faults import Fault, FaultKind, Verification
from clairscore.credit.decisions.records import (
    ApiKey,
    Case,
    Decision,
    Erasure,
    NewDecision,
    Outcome,
    Override,
    RecordedReason,
    Review,
    Versions,
)
from clairscore.credit.decisions.standing import DecidedBy, InForce
from clairscore.credit.decisions.store import DecisionStore, open_store, record_beside, upgrade

__all__ = [
    "ApiKey",
    "Case",
    "DecidedBy",
    "Decision",
    "DecisionStore",
    "Erasure",
    "Fault",
    "FaultKind",
    "InForce",
    "NewDecision",
    "Outcome",
    "Override",
    "RecordedReason",
    "Review",
    "Verification",
    "Versions",
    "open_store",
    "record_beside",
    "upgrade",
]
