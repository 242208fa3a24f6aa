"""What training found, as sections: the report, the model card and the screen choose among them."""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from clairscore.presentation.document import (
    Block,
    Bullets,
    Facts,
    Figure,
    Noted,
    Paragraph,
    Pointer,
    Section,
    Table,
)
from clairscore.presentation.training.candidates import CandidateRow, SmoteComparison
from clairscore.presentation.training.groups import GroupSection, group_cells, group_header
from clairscore.presentation.training.page import TrainingPage
from clairscore.texts import Translator

MEASURED: Final = ("auc", "pr_auc", "brier", "ece")
"""Measures of candidates, beside their cost."""


def training_sections(
    page: TrainingPage, figures: Mapping[str, Markup], say: Translator
) -> dict[str, Section]:
    """Return the sections by name, in the order of the report.

    Parameters
    ----------
    page
        What training found, in words.
    figures
        By name; those that are not there are left out. Markdown needs none.
    say
        Of the reader's language.
    """

    def drawn(*names: str) -> list[Figure]:
        return [Figure(figures[name]) for name in names if name in figures]

    blocks: dict[str, Sequence[Block]] = {
        "summary": _summary(page, say),
        "data": [Facts(page.facts), _parts(page, say)],
        "candidates": [
            Paragraph(page.candidates_intro),
            Bullets(page.candidate_sentences),
            *drawn("candidates"),
            _candidates(page.candidates, say),
        ],
        "smote": _smote(page.smote, say),
        "measures": [
            Paragraph(say("report-measures-intro", test=page.n_test)),
            Paragraph(say("report-measures-refit")),
            _measures(page, say),
            *drawn("roc", "pr"),
        ],
        "reliability": [*map(Paragraph, page.calibration), *drawn("reliability")],
        "cutoff": [*map(Paragraph, page.cutoff), _costs(page, say), *drawn("cost")],
        "confusion": [
            Paragraph(page.confusion_intro),
            Bullets(page.confusion),
            _confusion(page, say),
        ],
        "importance": [
            Paragraph(say("report-importance-intro")),
            *drawn("themes", "features"),
        ],
        "levers": [Paragraph(page.levers_intro), *_levers(page, say)],
        "groups": _groups(page, figures, say),
        "warnings": [
            Bullets(page.warnings) if page.warnings else Paragraph(say("report-warnings-none"))
        ],
        "method": [Bullets(page.method), *_parameters(page, say)],
        "glossary": [Facts(page.glossary)],
    }
    return {
        name: Section(name, say(f"report-h-{name}"), tuple(inside))
        for name, inside in blocks.items()
    }


def _summary(page: TrainingPage, say: Translator) -> list[Block]:
    found: list[Block] = [Bullets(page.summary)]
    if page.warnings:
        found.append(Pointer(say("report-summary-warnings", n=len(page.warnings)), "warnings"))
    return found


def _parts(page: TrainingPage, say: Translator) -> Table:
    return Table(
        say("report-parts-caption"),
        (say("report-part"), say("report-part-clients"), say("report-part-use")),
        tuple((part.name, part.clients, part.use) for part in page.parts),
        words=frozenset({2}),
    )


def _candidates(candidates: Sequence[CandidateRow], say: Translator) -> Table:
    rows = [
        (
            Noted(row.name, row.verdict),
            row.measures["cost"],
            row.cost_difference,
            row.measures["auc"],
            row.auc_difference,
            *(row.measures[name] for name in MEASURED[1:]),
        )
        for row in candidates
    ]
    names = ("cost", "difference-cost", "measure-auc", "difference-auc")
    return Table(
        say("report-candidates-caption"),
        (
            say("report-candidate"),
            *(say(f"report-{name}") for name in names),
            *(say(f"report-measure-{name}") for name in MEASURED[1:]),
        ),
        tuple(rows),
        strong=next((k for k, row in enumerate(candidates) if row.selected), None),
    )


def _smote(found: Sequence[SmoteComparison], say: Translator) -> list[Block]:
    if not found:
        return [Paragraph(say("report-smote-absent"))]
    header = tuple(say(f"report-smote-{name}") for name in ("measure", "without", "with", "change"))
    blocks: list[Block] = [Paragraph(say("report-smote-intro"))]
    for one in found:
        rows = tuple(
            (Noted(row.measure, row.verdict), row.without, row.with_smote, row.change)
            for row in one.rows
        )
        caption = say("report-smote-caption", model=one.model)
        blocks += [Paragraph(one.sentence, strong=True), Table(caption, header, rows)]
    return blocks


def _measures(page: TrainingPage, say: Translator) -> Table:
    return Table(
        say("report-measures-caption"),
        tuple(say(f"report-{name}") for name in ("measure", "value", "interval")),
        tuple((Noted(one.name, one.meaning), one.value, one.interval) for one in page.measures),
    )


def _costs(page: TrainingPage, say: Translator) -> Table:
    return Table(say("report-costs-caption"), (say("report-way"), say("report-cost")), page.costs)


def _confusion(page: TrainingPage, say: Translator) -> Table:
    columns = ("outcome", "accepted-column", "refused-column")
    return Table(
        say("report-confusion-caption"),
        tuple(say(f"report-confusion-{name}") for name in columns),
        page.confusion_rows,
    )


def _levers(page: TrainingPage, say: Translator) -> list[Table]:
    if not page.levers:
        return []
    columns = ("lever", "lever-clients", "lever-perverse", "lever-worst")
    header = tuple(say(f"report-column-{name}") for name in columns)
    return [Table(say("report-levers-caption"), header, page.levers)]


def _groups(page: TrainingPage, figures: Mapping[str, Markup], say: Translator) -> list[Block]:
    """Return each protected feature as a part of its own."""
    blocks: list[Block] = [Paragraph(page.groups_intro)]
    for k, group in enumerate(page.groups):
        name = f"group-{k}"
        figure = Figure(figures.get(name, Markup()), group.spread, _group(group, say))
        blocks.append(
            Section(
                name,
                group.label,
                (figure, Bullets(group.findings)),
                folded=True,
                summary=group.spread,
            )
        )
    if page.groups:
        blocks.append(Paragraph(say("report-groups-limits")))
    return blocks


def _group(group: GroupSection, say: Translator) -> Table:
    title = say("report-groups-title", feature=group.label)
    return Table(title, group_header(say), tuple(map(group_cells, group.rows)))


def _parameters(page: TrainingPage, say: Translator) -> list[Table]:
    if not page.parameters:
        return []
    caption = say("report-method-parameters", model=page.model)
    return [Table(caption, (say("report-parameter"), say("report-value")), page.parameters)]
