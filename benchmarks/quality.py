"""How good each candidate is on a dataset: five folds over all its labelled clients.

    OMP_WAIT_POLICY=PASSIVE python benchmarks/quality.py DATASET [--trials 0] [--repeats 1] [--candidates a,b]

Every client is measured once a repeat, by a candidate that learnt from the four other folds and
was calibrated without its fold, at the cut-off that costs of 10:1 give: the protocol of `clairscore
train`. Without trials the candidates keep their defaults; with trials each fold is tuned on its own
training clients alone, so that the figures stay honest.
"""

import argparse
import time
from pathlib import Path

import numpy as np

from clairscore.credit.dataset import open_dataset
from clairscore.credit.model.cutoff import Costs
from clairscore.credit.model.scorer import Scorer
from clairscore.credit.training.candidates import Candidate, chosen
from clairscore.credit.training.data import read_training_data
from clairscore.credit.training.metrics import cost
from clairscore.credit.training.resampling import Sample
from clairscore.credit.training.split import Rows, folds
from clairscore.credit.training.tuning import budget, tuned
from clairscore.credit.training.validation import Validated, validated

COSTS = Costs(10, 1)
MEASURES = ("auc", "brier", "ece", "cost", "cost_raw")


def main() -> None:
    """Print one line a candidate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--trials", type=int, default=0)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--candidates", type=lambda text: text.split(","))
    arguments = parser.parse_args()
    data = read_training_data(open_dataset(arguments.dataset))
    print(
        f"{len(data.sample.y)} clients, {len(data.inputs)} inputs, {data.sample.y.mean():.2%} bad"
    )
    print(f"{'candidate':26}", *(f"{name:>16}" for name in MEASURES), "at 0.5  accept all  CPU s")
    for candidate in chosen(arguments.candidates):
        started = time.process_time()
        found = measured(candidate, data.sample, trials=arguments.trials, repeats=arguments.repeats)
        seconds = time.process_time() - started
        spread = [
            f"{np.mean(found.folds[name]):.4f} ± {np.std(found.folds[name], ddof=1):.4f}"
            for name in MEASURES
        ]
        elsewhere = [float(cost(found.pooled, COSTS, cutoff=c)) for c in (0.5, np.inf)]
        print(
            f"{candidate.name:26}",
            *spread,
            *(f"{each:.4f}" for each in elsewhere),
            f"{seconds:6.0f}",
        )


def measured(candidate: Candidate, sample: Sample, *, trials: int, repeats: int) -> Validated:
    """Return what the folds say of a candidate."""

    def fit(rows: Rows) -> Scorer:
        learning = sample.rows(rows)
        search = tuned(
            candidate,
            learning,
            start=candidate.defaults,
            trials=budget(candidate, trials),
            seed=0,
            advance=lambda _: None,
        )
        return candidate.trained(learning, search.parameters)[0]

    dealt = [folds(sample.y, seed=seed) for seed in range(repeats)]
    return validated(fit, sample, repeats=dealt, costs=COSTS, advance=lambda _: None)


if __name__ == "__main__":
    main()
