"""A client who is not in the data: what is asked, what was answered, and results for a file."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from clairscore.credit.applicants.entries import ID, Asked, asked, known_range
from clairscore.credit.applicants.reading import Result, Results
from clairscore.credit.dictionary import Feature
from clairscore.credit.portfolio import Portfolio
from clairscore.files.values import disarmed
from clairscore.presentation.words.form import Field, FormWords, marked
from clairscore.presentation.words.rounding import shown_score
from clairscore.presentation.words.values import number
from clairscore.texts import Language, Message, Translator, translator

ROWS_SHOWN: Final = 20
MARK: Final = "\ufeff"  # tells spreadsheets that a text is UTF-8


@dataclass(frozen=True)
class FormPart:
    """Fields under a title; `folded` ones are optional."""

    title: str
    fields: tuple[Field, ...]
    folded: bool


@dataclass(frozen=True)
class Answers:
    """A form that was sent.

    Parameters
    ----------
    texts
        What was written, by feature.
    values
        What it stands for; only what was given.
    faults
        What is wrong, by feature; nothing is scored as long as there is any.
    """

    texts: Mapping[str, str]
    values: Mapping[str, float]
    faults: Mapping[str, Message]


@dataclass(frozen=True)
class ResultLine:
    """One application of a file, in words."""

    client: str
    decision: str
    score: str
    level: str


@dataclass(frozen=True)
class ResultsPage:
    """The results of a file: a sentence, the first applications, and all of them as CSV."""

    sentence: str
    notes: tuple[str, ...]
    lines: tuple[ResultLine, ...]
    more: str
    csv: str


NOTHING_SENT: Final = Answers({}, {}, {})


def answers(texts: Mapping[str, str], portfolio: Portfolio, *, language: Language) -> Answers:
    """Read a form.

    Parameters
    ----------
    texts
        By feature, as written.
    portfolio
        Whose features they are.
    language
        In which they were written.
    """
    words, asks = FormWords(portfolio.dictionary, language), asked(portfolio)
    values: dict[str, float] = {}
    faults: dict[str, Message] = {}
    for name in (name for name in (*asks.first, *asks.others) if name in texts):
        feature = portfolio.dictionary.by_name[name]
        value = words.read(texts[name], feature, known_range(portfolio, name))
        if isinstance(value, Message):
            faults[name] = value
        elif not np.isnan(value):
            values[name] = value
        elif name in asks.required:
            faults[name] = Message("fault-entry-required", {"label": feature.label})
    if not values and not faults:
        faults[asks.first[0]] = Message("fault-entry-nothing")
    return Answers(texts, values, faults)


def form_parts(portfolio: Portfolio, sent: Answers, *, language: Language) -> tuple[FormPart, ...]:
    """Return the form with what was answered: the first questions, then the optional ones by theme."""
    asks, dictionary = asked(portfolio), portfolio.dictionary
    write = _FieldWriter(portfolio, asks, sent=sent, language=language)
    first = FormPart(
        translator(language)("new-application-first"), write.fields(asks.first), folded=False
    )
    folded = (
        FormPart(
            theme.label.text(language),
            write.fields(n for n in asks.others if dictionary.by_name[n].theme == theme.name),
            folded=True,
        )
        for theme in dictionary.themes
    )
    return (first, *(part for part in folded if part.fields))


class _FieldWriter:
    """Writes fields with what was answered."""

    def __init__(
        self, portfolio: Portfolio, asks: Asked, *, sent: Answers, language: Language
    ) -> None:
        self._portfolio, self._asks, self._sent = portfolio, asks, sent
        self._say: Translator = translator(language)
        self._words = FormWords(portfolio.dictionary, language)

    def fields(self, names: Iterable[str]) -> tuple[Field, ...]:
        by_name = self._portfolio.dictionary.by_name
        return tuple(self._field(by_name[name]) for name in names)

    def _field(self, feature: Feature) -> Field:
        name, sent = feature.name, self._sent
        figures = self._portfolio.population.features[name]
        field = self._words.field(feature, np.nan, figures=figures)
        field = replace(field, value=sent.texts.get(name, ""), required=name in self._asks.required)
        if name in sent.faults:
            return marked(field, text=field.value, fault=self._say(sent.faults[name]))
        if name not in sent.values:
            return field
        known = known_range(self._portfolio, name)
        return replace(field, warning=self._words.unusual(sent.values[name], feature, known))


def results_page(results: Results, *, language: Language) -> ResultsPage:
    """Return the results of a file."""
    say = translator(language)
    n, accepted = len(results.lines), sum(line.accepted for line in results.lines)
    lines = tuple(
        ResultLine(
            client=line.id,
            decision=say(f"what-if-decision-{_decision(line)}"),
            score=number(shown_score(line.score), language, digits=1),
            level=say(f"client-level-{line.level}"),
        )
        for line in results.lines[:ROWS_SHOWN]
    )
    counts = {"n": n, "accepted": accepted, "refused": n - accepted}
    return ResultsPage(
        sentence=say("upload-done", name=results.name, **counts),
        notes=tuple(say(note) for note in results.notes),
        lines=lines,
        more=say("upload-more", shown=ROWS_SHOWN) if n > ROWS_SHOWN else "",
        csv=results_csv(results.lines, language),
    )


def results_csv(lines: Iterable[Result], language: Language) -> str:
    """Return results as CSV, as spreadsheets of the language read it, formulas disarmed."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    writer.writerow((ID, "decision", "score", "pd", "level", "reasons"))
    for line in lines:
        row = (line.id, _decision(line), line.score, line.pd, line.level, " ".join(line.reasons))
        writer.writerow(_cell(value, language) for value in row)
    return MARK + text.getvalue()


def _decision(line: Result) -> str:
    return "accepted" if line.accepted else "refused"


def template_csv(portfolio: Portfolio, language: Language) -> str:
    """Return the first line of a file of applications: every column that counts."""
    asks = asked(portfolio)
    header = (ID, *asks.first, *asks.others)
    return MARK + (";" if language == "fr" else ",").join(header) + "\r\n"


def _cell(value: str | float, language: Language) -> str:
    if isinstance(value, str):
        return disarmed(value)
    return repr(value).replace(".", "," if language == "fr" else ".")
