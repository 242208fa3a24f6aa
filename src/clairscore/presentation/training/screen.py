"""What the model screen says: what weighs, how a feature acts, what training found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from clairscore.credit.model.results import FeatureImportance, TrainingReport, report_from_json
from clairscore.credit.portfolio import Portfolio
from clairscore.credit.portfolio.layout import MODEL
from clairscore.presentation.document import Block, Facts, Figure, Paragraph, Section
from clairscore.presentation.training.figures import features_figure, themes_figure
from clairscore.presentation.training.page import training_page
from clairscore.presentation.training.report import report_figures
from clairscore.presentation.training.sections import training_sections
from clairscore.presentation.words.labels import candidate_name, theme_label
from clairscore.presentation.words.segments import segments
from clairscore.presentation.words.values import number, percent
from clairscore.texts import Language, Translator, translator

REPORT: Final = "report.json"
DOWNLOADS: Final = {"model_card.md": "text/markdown", "report.html": "text/html"}
LANGUAGES_KEPT: Final = 2
SECTIONS: Final = (
    "measures",
    "reliability",
    "cutoff",
    "confusion",
    "candidates",
    "smote",
    "groups",
    "warnings",
    "data",
    "method",
)
"""Of the training report; the glossary is part of the help."""
FEWEST: Final = 5  # sampled clients of whom a mean is shown
SPREAD: Final = (0.1, 0.9)  # of the points in a group


@dataclass(frozen=True)
class ModelPage:
    """The model in one language.

    Parameters
    ----------
    facts
        Names and values: what decides.
    summary
        What training found in a few sentences, or that the portfolio holds no training report.
    importance
        What weighs in this portfolio.
    sections
        What training found, and what the model was made from.
    """

    facts: tuple[tuple[str, str], ...]
    summary: Section
    importance: Section
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class ActingGroup:
    """Points that a feature gave to sampled clients with about the same value."""

    label: str
    n: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Acting:
    """How a feature acts on the score.

    Parameters
    ----------
    feature, label, explanation
        Name, label in words, and how it is computed if the dictionary says so.
    theme
        Its theme, in words.
    sampled
        Clients looked at.
    groups
        By value; groups of fewer than five sampled clients are left out.
    """

    feature: str
    label: str
    explanation: str
    theme: str
    sampled: int
    groups: tuple[ActingGroup, ...]


class ModelPages:
    """The model of a portfolio, in words.

    Parameters
    ----------
    portfolio
        An opened portfolio; it holds a copy of its model and of what training found.
    """

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._folder = portfolio.artefact.path / MODEL
        self._page = lru_cache(maxsize=LANGUAGES_KEPT)(self._made)

    def page(self, language: Language) -> ModelPage:
        """Return the model in a language; made once."""
        return self._page(language)

    @property
    def features(self) -> tuple[str, ...]:
        """Return the features that can move the score, those that weigh most first."""
        figures = self._portfolio.population.features
        moving = self._portfolio.population.moving
        return tuple(sorted(moving, key=lambda name: -figures[name].mean_abs_points))

    @property
    def downloads(self) -> Mapping[str, Path]:
        """Return the files about the model that there are, by name."""
        paths = {name: self._folder / name for name in DOWNLOADS}
        return {name: path for name, path in paths.items() if path.is_file()}

    def acting(self, feature: str, language: Language) -> Acting | None:
        """Return how a feature acts on the score.

        Parameters
        ----------
        feature
            One of `features`; any other is taken for the first.
        language
            Of the words.

        Returns
        -------
        Acting or None
            None if no feature moves the score.
        """
        if not self.features:
            return None
        feature = feature if feature in self.features else self.features[0]
        portfolio, say = self._portfolio, translator(language)
        described = portfolio.dictionary.by_name[feature]
        sample = portfolio.sample
        points = sample.points[:, portfolio.population.moving.index(feature)]
        codes = portfolio.codes(feature)[sample.rows]
        groups: list[ActingGroup] = []
        for segment in segments(
            described,
            portfolio.population.features[feature],
            say,
            currency=portfolio.dictionary.currency,
        ):
            found = points[np.isin(codes, segment.codes)]
            if len(found) >= FEWEST:
                low, high = np.quantile(found, SPREAD).tolist()
                mean = float(found.mean())
                groups.append(ActingGroup(segment.label, len(found), mean, low, high))
        return Acting(
            feature=feature,
            label=say(described.label),
            explanation=say(described.explanation) if described.explanation else "",
            theme=theme_label(described.theme, portfolio.dictionary, say),
            sampled=len(points),
            groups=tuple(groups),
        )

    def _made(self, language: Language) -> ModelPage:
        say, report = translator(language), _report(self._folder)
        identities = Facts(self._identities(language))
        if report is None:
            nothing = (Paragraph(say("model-no-report")),)
            found = {
                "summary": Section("summary", say("report-h-summary"), nothing),
                "data": Section("data", say("report-h-data"), (identities,)),
            }
        else:
            dictionary = self._portfolio.dictionary
            page = training_page(report, dictionary, language=language)
            figures = report_figures(report, dictionary, page, say=say)
            found = training_sections(page, figures, say)
            data = found["data"]
            found["data"] = replace(data, blocks=(*data.blocks, identities))
        return ModelPage(
            facts=self._facts(language),
            summary=found["summary"],
            importance=self._importance(say),
            sections=tuple(found[name] for name in SECTIONS if name in found),
        )

    def _importance(self, say: Translator) -> Section:
        """Return the mean absolute points of features, and of themes, over the portfolio."""
        dictionary, population = self._portfolio.dictionary, self._portfolio.population
        by_feature = [
            FeatureImportance(
                name, dictionary.by_name[name].theme, population.features[name].mean_abs_points
            )
            for name in population.moving
        ]
        by_theme = [
            FeatureImportance("", theme, points) for theme, points in population.themes.items()
        ]
        blocks: list[Block] = [Paragraph(say("model-importance"))]
        if by_feature:
            themes = themes_figure("model-themes", by_theme, dictionary, say=say)
            features = features_figure("model-features", by_feature, dictionary, say=say)
            blocks += [Figure(themes), Figure(features)]
        return Section("importance", say("report-h-importance"), tuple(blocks))

    def _facts(self, language: Language) -> tuple[tuple[str, str], ...]:
        say, made = translator(language), self._portfolio.manifest.parameters
        costs = made["costs"]
        return (
            (say("model-candidate"), candidate_name(str(made["candidate"]), say)),
            (say("model-calibration"), say(f"model-calibration-{made['calibration']}")),
            (say("model-cutoff"), percent(self._portfolio.cutoff, language)),
            (
                say("model-points-per-doubling"),
                number(self._portfolio.scale.points_per_doubling, language),
            ),
            (
                say("model-costs"),
                say(
                    "model-costs-value",
                    default=number(costs["false_negative"], language),
                    refusal=number(costs["false_positive"], language),
                ),
            ),
            (
                say("model-moving"),
                number(len(self._portfolio.population.moving), language),
            ),
        )

    def _identities(self, language: Language) -> tuple[tuple[str, str], ...]:
        say, manifest = translator(language), self._portfolio.manifest
        made = manifest.parameters
        return (
            (say("model-identity-model"), str(made["model"])),
            (say("model-identity-made"), f"{made['model_made_by']}, {made['model_made_at'][:10]}"),
            (say("model-identity-data"), str(manifest.inputs.get("dataset", ""))),
            (say("model-identity-scored"), f"{manifest.made_by}, {manifest.made_at[:10]}"),
            (
                say("model-identity-origin"),
                say("model-origin-synthetic" if manifest.synthetic else "model-origin-lender"),
            ),
        )


def _report(folder: Path) -> TrainingReport | None:
    path = folder / REPORT
    return report_from_json(path.read_text(encoding="utf-8")) if path.is_file() else None
