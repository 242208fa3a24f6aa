"""Documents as Markdown: what comes from data can't become a mark or a tag."""

import re
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from clairscore.presentation.document.model import Code, Document
from clairscore.texts import translator

MARKS: Final = re.compile(r"([\\`*_\[\]<>|#~&])")
"""What Markdown, or HTML inside it, would read as a mark."""
GAP: Final = re.compile(r"\n{3,}")


def document_markdown(document: Document) -> str:
    """Return a document as Markdown; of figures, what stands for them in words.

    Parameters
    ----------
    document
        In one language.
    """
    template = _templates().get_template("document/document.md.j2")
    text = template.render(document=document, say=translator(document.language), fenced=fenced)
    return GAP.sub("\n\n", text).strip() + "\n"


def escaped(value: object) -> Markup:
    """Return a value as Markdown text on one line; `Markup` passes as it is."""
    if isinstance(value, Markup):
        return value
    one_line = " ".join(str(value).splitlines())
    return Markup(MARKS.sub(r"\\\1", one_line))  # noqa: S704 (Markdown, in which it was escaped)


def fenced(code: Code) -> Markup:
    """Return code between fences longer than any that it holds."""
    longest = max((len(run) for run in re.findall("`+", code.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markup(f"{fence}{code.language}\n{code.text}\n{fence}")  # noqa: S704 (it stays between them)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("clairscore.presentation"),
        autoescape=True,
        finalize=escaped,  # comes before HTML's escaping, and leaves it nothing to do
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
