"""Why a text was classed as it was, in words; and how far each method can be trusted."""

from clairscore.textbench.explanation.explainer import Explained, Explainer, Neighbour

__all__ = ["Explained", "Explainer", "Neighbour"]
