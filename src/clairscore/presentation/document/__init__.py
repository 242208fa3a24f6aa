"""One model of what is laid out in sections: written as an HTML file, as Markdown, and on screens."""

from clairscore.presentation.document.html import DrawFigure, documents_html, section_markup
from clairscore.presentation.document.markdown import document_markdown
from clairscore.presentation.document.model import (
    Block,
    Bullets,
    Cell,
    Code,
    Document,
    Facts,
    Figure,
    Noted,
    Paragraph,
    Pointer,
    Section,
    Table,
)

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Code",
    "Document",
    "DrawFigure",
    "Facts",
    "Figure",
    "Noted",
    "Paragraph",
    "Pointer",
    "Section",
    "Table",
    "document_markdown",
    "documents_html",
    "section_markup",
]
