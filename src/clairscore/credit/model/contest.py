"""One candidate's way through the protocol."""

from dataclasses import dataclass

from clairscore.credit.model.candidates import Candidate
from clairscore.credit.model.tuning import Tuned
from clairscore.credit.model.validation import Validated


@dataclass(frozen=True)
class Contest:
    """What tuning and cross-validation found about one candidate, in how many seconds."""

    candidate: Candidate
    tuned: Tuned
    validated: Validated
    seconds: float
