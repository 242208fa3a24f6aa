"""A benchmark's report as files: one self-contained accessible HTML, Markdown, JSON."""

from clairscore.presentation.bench.page import bench_page
from clairscore.presentation.document import document_markdown, documents_html
from clairscore.textbench.explanation.overview import Explanations
from clairscore.textbench.results import OpenedResults
from clairscore.texts.message import LANGUAGES, Language


def bench_html(opened: OpenedResults, told: Explanations | None = None) -> str:
    """Return the report as one HTML file in both languages; French comes first.

    Nothing is loaded from elsewhere, and everything from the data is escaped.
    """
    return documents_html([bench_page(opened, language, told) for language in LANGUAGES])


def bench_markdown(
    opened: OpenedResults, language: Language, told: Explanations | None = None
) -> str:
    """Return the report as Markdown in one language: sentences and tables, no figures."""
    return document_markdown(bench_page(opened, language, told))
