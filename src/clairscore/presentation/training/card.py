"""The model card: who the model is for, what it does, how well, and what it must not be used for.

After Mitchell et al. 2019, "Model Cards for Model Reporting",
https://doi.org/10.1145/3287560.3287596, in Markdown, with the front matter of Hugging Face's hub.
"""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from clairscore.credit.dictionary import Dictionary
from clairscore.credit.model.results import TrainingReport
from clairscore.presentation.training.page import training_page
from clairscore.texts import translator
from clairscore.texts.message import LANGUAGES

# what Markdown or HTML inside it would read as a mark
MARKS = re.compile(r"([\\`*_\[\]<>|#~])")
NOT_CODE = re.compile(r"[^\w.,: -]")


def model_card(report: TrainingReport, dictionary: Dictionary) -> str:
    """Return the model card in Markdown, in French, then in English.

    It says what the training report says, from the same `TrainingPage`; a label from the data
    can't become a mark or a tag.

    Parameters
    ----------
    report
        What training found.
    dictionary
        Names of its features and themes.
    """
    languages = [
        {
            "say": translator(language),
            "page": training_page(report, dictionary, language=language),
            "costs": f"{report.costs.false_negative:g}:{report.costs.false_positive:g}",
            "trials": str(report.trials),
            "seed": str(report.seed),
            "candidates": ",".join(candidate.name for candidate in report.candidates),
            "admitted": ",".join(report.protected_inputs),
        }
        for language in LANGUAGES
    ]
    return _environment().get_template("model_card.md.j2").render(languages=languages)


def escaped(value: object) -> object:
    """Return a value as Markdown text on one line; `Markup` passes as it is."""
    if isinstance(value, Markup):
        return value
    return MARKS.sub(r"\\\1", " ".join(str(value).splitlines()))


@cache
def _environment() -> Environment:
    # not HTML: every expression passes through `escaped` instead of HTML's escaping
    environment = Environment(  # noqa: S701
        loader=PackageLoader("clairscore.presentation"),
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["code"] = _as_code
    return environment


def _as_code(value: str) -> Markup:
    """Return a name of the program's for a code block, where Markdown escapes nothing."""
    return Markup(NOT_CODE.sub("", value))  # noqa: S704 (what could end the block is gone)
