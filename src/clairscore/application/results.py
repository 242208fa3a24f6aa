"""Results of benchmarks, opened: apart from `bench`, which runs them and takes seconds to import."""

from clairscore.textbench.results import OpenedResults, open_results

__all__ = ["OpenedResults", "open_results"]
