"""The model card: who the model is for, what it does, how well, and what it must not be used for.

After Mitchell et al. 2019, "Model Cards for Model Reporting",
https://doi.org/10.1145/3287560.3287596, in Markdown, with the front matter of Hugging Face's hub.
"""

import re
from collections.abc import Sequence
from typing import Final

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import TrainingReport
from clairscore.presentation.document import (
    Block,
    Bullets,
    Code,
    Document,
    Paragraph,
    Section,
    document_markdown,
)
from clairscore.presentation.training.page import TrainingPage, training_page
from clairscore.presentation.training.sections import training_sections
from clairscore.texts import Language, Translator, translator
from clairscore.texts.message import LANGUAGES

FRONT_MATTER: Final = """\
---
language:
- fr
- en
library_name: clairscore
pipeline_tag: tabular-classification
tags:
- credit-scoring
- calibration
- explainability
"""
NOT_TYPED: Final = re.compile(r"[^\w.,:-]")
"""What a shell would take for more than a word."""


def model_card(report: TrainingReport, dictionary: Dictionary) -> str:
    """Return the model card in Markdown, in French, then in English.

    Its sections of figures are those of the training report; a label from the data can't become
    a mark or a tag.

    Parameters
    ----------
    report
        What training found.
    dictionary
        Names of its features and themes.
    """
    tags = "- synthetic-data\n" if report.synthetic else ""
    cards = [document_markdown(_card(report, dictionary, language)) for language in LANGUAGES]
    return "\n".join([f"{FRONT_MATTER}{tags}---\n", *cards])


def _card(report: TrainingReport, dictionary: Dictionary, language: Language) -> Document:
    say = translator(language)
    page = training_page(report, dictionary, language=language)
    of = training_sections(page, {}, say)
    results = [of[name] for name in ("confusion", "candidates", "smote")]
    method = [*of["method"].blocks, Code(_command(report))]
    return Document(
        language=language,
        title=say("card-title"),
        lead=say("card-short", model=page.model, made_by=page.made_by),
        sections=(
            of["summary"],
            _section(
                "use", [_listed("use", ("scores", "helps", "users"), say), _not(page, say)], say
            ),
            _section("data", [_origin(page, say), *of["data"].blocks], say),
            _section("results", [*of["measures"].blocks, *of["cutoff"].blocks, *results], say),
            of["levers"],
            of["groups"],
            _section("limits", _limits(page, say), say),
            _section("law", _law(say), say),
            _section("reproduce", method, say),
            _section("lender", [_lender(say)], say),
        ),
        origin=say("report-made-by", made_by=page.made_by, identity=page.identity, seed=page.seed),
        synthetic=say("report-synthetic") if page.synthetic else "",
    )


def _section(name: str, blocks: Sequence[Block], say: Translator) -> Section:
    return Section(name, say(f"card-h-{name}"), tuple(blocks))


def _listed(part: str, names: Sequence[str], say: Translator) -> Bullets:
    return Bullets(tuple(say(f"card-{part}-{name}") for name in names))


def _not(page: TrainingPage, say: Translator) -> Section:
    """Return what the model must not be used for."""
    names = ["alone", "others", "causes", "changed"]
    return _section("not", [_listed("not", names + ["synthetic"] * page.synthetic, say)], say)


def _origin(page: TrainingPage, say: Translator) -> Paragraph:
    return Paragraph(say("card-data-synthetic" if page.synthetic else "card-data-origin"))


def _limits(page: TrainingPage, say: Translator) -> list[Block]:
    always = _listed("limit", ("selection", "drift", "fairness", "explanations"), say)
    return [Bullets((*page.warnings, *always.lines))]


def _law(say: Translator) -> list[Block]:
    names = ("ai-act", "gdpr", "credit", "discrimination")
    return [Paragraph(say("card-law-intro")), _listed("law", names, say)]


def _lender(say: Translator) -> Bullets:
    """Return what only the lender knows."""
    names = ("owner", "purpose", "origin", "approval", "monitoring", "contact")
    return Bullets(_listed("lender", names, say).lines, to_do=True)


def _command(report: TrainingReport) -> str:
    """Return what to type to train the model again; names can't become more than a word of it."""
    options = {
        "costs": f"{report.costs.false_negative:g}:{report.costs.false_positive:g}",
        "trials": str(report.trials),
        "seed": str(report.seed),
        "candidates": ",".join(candidate.name for candidate in report.candidates),
        "protected": ",".join(report.protected_inputs),
    }
    typed = [f"--{name} {NOT_TYPED.sub('', value)}" for name, value in options.items() if value]
    return " ".join(["clairscore train DATASET MODEL", *typed])
