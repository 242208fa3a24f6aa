"""One candidate's way through the protocol."""

from dataclasses import dataclass

from clairscore.credit.training.candidates import Candidate
from clairscore.credit.training.tuning import Tuned
from clairscore.credit.training.validation import Validated


@dataclass(frozen=True)
class Contest:
    """What tuning and cross-validation found about one candidate, in how many seconds."""

    candidate: Candidate
    tuned: Tuned
    validated: Validated
    seconds: float
