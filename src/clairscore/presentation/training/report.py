"""The training report: one self-contained accessible HTML file in both languages, no scripts."""

import math
from collections.abc import Mapping

from markupsafe import Markup

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import CostPoint, TrainingReport
from clairscore.presentation.document import Document, documents_html
from clairscore.presentation.training.figures import (
    candidates_figure,
    cost_figure,
    features_figure,
    group_figure,
    precision_recall_figure,
    reliability_figure,
    roc_figure,
    themes_figure,
)
from clairscore.presentation.training.measures import n_test, observed_default_rate
from clairscore.presentation.training.page import TrainingPage, training_page
from clairscore.presentation.training.sections import training_sections
from clairscore.texts import Translator, translator
from clairscore.texts.message import LANGUAGES, Language


def training_report_html(report: TrainingReport, dictionary: Dictionary) -> str:
    """Return the report as one HTML file.

    French comes first; a link shows the other language (``#en``, ``#fr``), by CSS alone. Every
    value from the data is escaped.

    Parameters
    ----------
    report
        What training found.
    dictionary
        Names of its features and themes.
    """
    return documents_html([_document(report, dictionary, language) for language in LANGUAGES])


def _document(report: TrainingReport, dictionary: Dictionary, language: Language) -> Document:
    say = translator(language)
    page = training_page(report, dictionary, language=language)
    figures = report_figures(report, dictionary, page, say=say)
    return Document(
        language=language,
        title=say("report-title"),
        lead=page.model,
        sections=tuple(training_sections(page, figures, say).values()),
        origin=say(
            "report-made-by", made_by=page.made_by, identity=page.identity[:12], seed=page.seed
        ),
        synthetic=say("report-synthetic") if page.synthetic else "",
        made_by=page.made_by,
    )


def report_figures(
    report: TrainingReport, dictionary: Dictionary, page: TrainingPage, *, say: Translator
) -> Mapping[str, Markup]:
    """Return the figures that the results allow, by name; an empty table draws nothing.

    Parameters
    ----------
    report, page
        What training found, and the same in words.
    dictionary
        Names of its features and themes.
    say
        Of the reader's language.
    """
    prefix = f"{say.language}-figure"
    importance, found = report.importance, dict[str, Markup]()
    found["candidates"] = candidates_figure(f"{prefix}-candidates", report, say)
    if report.reliability:
        found["reliability"] = reliability_figure(f"{prefix}-reliability", report.reliability, say)
    if report.cost_curve:
        found["cost"] = cost_figure(
            f"{prefix}-cost",
            report.cost_curve,
            report.empirical_cutoff,
            in_use=_in_use(report),
            say=say,
        )
    if importance:
        found["themes"] = themes_figure(f"{prefix}-themes", importance, dictionary, say=say)
        found["features"] = features_figure(f"{prefix}-features", importance, dictionary, say=say)
    if report.roc:
        found["roc"] = roc_figure(f"{prefix}-roc", report.roc, say)
    if report.precision_recall:
        found["pr"] = precision_recall_figure(
            f"{prefix}-pr", report.precision_recall, say, default_rate=observed_default_rate(report)
        )
    for k, section in enumerate(page.groups):
        found[f"group-{k}"] = group_figure(f"{prefix}-group-{k}", section, say)
    return found


def _in_use(report: TrainingReport) -> CostPoint:
    """Return what the cut-off in use costs and whom it accepts, from the test part."""
    counts = report.confusion
    accepted = counts.true_negative + counts.false_negative
    rate = counts.false_negative / accepted if accepted else math.nan
    return CostPoint(report.cutoff, report.cost_at_cutoff, accepted / n_test(report), rate)
