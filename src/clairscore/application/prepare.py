"""From tables to a dataset: made-up tables, Home Credit's, or the lender's own single one."""

from clairscore.credit.features.build import FeaturesSummary, build_features
from clairscore.credit.own_table import OwnTableSummary, build_dataset
from clairscore.sample import write_sample

__all__ = [
    "FeaturesSummary",
    "OwnTableSummary",
    "build_dataset",
    "build_features",
    "write_sample",
]
