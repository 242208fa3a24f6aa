"""One document as an HTML file, as Markdown, and on a screen."""

import re
from dataclasses import replace
from typing import Any

import html5lib
import pytest
from markupsafe import Markup

from clairscore.presentation.document import (
    Block,
    Bullets,
    Code,
    Document,
    Facts,
    Figure,
    Noted,
    Paragraph,
    Pointer,
    Section,
    Table,
    document_markdown,
    documents_html,
    section_markup,
)

HTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = "<script>*|`# _x_ &lt;"
TABLE = Table(
    "Caption",
    ("Name", "Number", "Use"),
    ((Noted("a", "small print"), "1", "first"), ("b", "2", "second")),
    words=frozenset({2}),
    strong=1,
)
PART = Section("part", "A part", (Paragraph("Inside."),), folded=True, summary="In short.")
BLOCKS: tuple[Block, ...] = (
    Paragraph("Sentence.", strong=True),
    Bullets(("one", "two")),
    Bullets(("three",), to_do=True),
    Facts((("Term", "Meaning"),)),
    TABLE,
    Figure(Markup("<figure>drawn</figure>"), "It says.", replace(TABLE, caption="In words")),
    Code("clairscore train"),
    Pointer("See there.", "last"),
    PART,
)
DOCUMENT = Document(
    language="en",
    title="Title",
    lead="Lead.",
    sections=(Section("first", "First", BLOCKS), Section("last", "Last", (Paragraph("End."),))),
    origin="Made from this.",
    synthetic="Made up.",
    made_by="clairscore 1",
)
FRENCH = replace(DOCUMENT, language="fr", title="Titre")


def with_text(text: str) -> Document:
    """Return a document that holds a text everywhere."""
    table = Table(text, (text,), ((text,), (Noted(text, text),)))
    blocks = (Paragraph(text), Bullets((text,)), Facts(((text, text),)), table, Pointer(text, "s"))
    return Document("en", text, text, (Section("s", text, blocks),), text, text, text)


@pytest.fixture(scope="module")
def file() -> Any:  # noqa: ANN401 (an ElementTree element; html5lib has no types)
    return html5lib.HTMLParser(strict=True).parse(documents_html([FRENCH, DOCUMENT]))


def test_the_file_is_valid_and_holds_both_languages(file: Any) -> None:  # noqa: ANN401
    assert file.find(f"{HTML}head/{HTML}title").text == "Titre · Title · Clairscore"
    assert [part.attrib["lang"] for part in file.findall(f".//{HTML}div[@lang]")] == ["fr", "en"]


def test_a_file_shows_what_a_screen_folds(file: Any) -> None:  # noqa: ANN401
    english = file.find(f".//{HTML}div[@id='en']")
    assert [title.text for title in english.iter(f"{HTML}h3")] == ["A part"]
    assert list(english.iter(f"{HTML}details")) == []
    screen = section_markup(DOCUMENT.sections[0], lambda figure: figure, prefix="p")
    assert (
        '<details class="cs-theme" id="p-part"><summary><strong>A part</strong> In short.' in screen
    )


def test_a_pointer_and_the_contents_lead_to_a_section(file: Any) -> None:  # noqa: ANN401
    english = file.find(f".//{HTML}div[@id='en']")
    ids = {one.attrib["id"] for one in english.iter() if "id" in one.attrib}
    targets = [a.attrib["href"] for a in english.iter(f"{HTML}a") if a.attrib["href"] != "#fr"]
    assert targets == ["#en-last", "#en-last"]
    assert "en-last" in ids


def test_columns_of_words_and_the_row_that_matters_are_marked(file: Any) -> None:  # noqa: ANN401
    (table,) = file.find(f".//{HTML}div[@id='en']").iter(f"{HTML}table")
    classes = [[cell.attrib.get("class") for cell in row] for row in table.iter(f"{HTML}tr")]
    assert classes == [[None, None, "words"]] * 3
    assert [row.attrib.get("class") for row in table.iter(f"{HTML}tr")] == [None, None, "kept"]


def test_a_screen_puts_downloads_beside_figures() -> None:
    shown = section_markup(
        DOCUMENT.sections[0],
        lambda figure: Markup("<b>save</b>") + figure,
        prefix="p",
        titled=False,
    )
    assert "<b>save</b><figure>drawn</figure>" in shown
    assert "<h2" not in shown


def test_markdown_says_the_same_in_the_same_order() -> None:
    assert (
        document_markdown(DOCUMENT)
        == """\
# Title

> **Made-up data.** Made up.

Lead.

Made from this.

## First

**Sentence.**

- one
- two

- [ ] three

- Term: Meaning

**Caption**

| Name | Number | Use |
| --- | ---: | --- |
| a – small print | 1 | first |
| b | 2 | second |

It says.

**In words**

| Name | Number | Use |
| --- | ---: | --- |
| a – small print | 1 | first |
| b | 2 | second |

```sh
clairscore train
```

See there.

### A part

Inside.

## Last

End.
"""
    )


def test_what_comes_from_data_is_text_in_html() -> None:
    parsed = html5lib.HTMLParser(strict=True).parse(documents_html([with_text(HOSTILE)]))
    assert parsed.find(f".//{HTML}script") is None
    for tag in ("h1", "h2", "p", "li", "dt", "dd", "caption", "th", "a"):
        assert HOSTILE in ["".join(one.itertext()) for one in parsed.iter(HTML + tag)], tag


def test_what_comes_from_data_is_text_in_markdown() -> None:
    text = document_markdown(with_text(HOSTILE + "\n# more"))
    escaped = r"\<script\>\*\|\`\# \_x\_ \&lt; \# more"
    assert text.count(escaped) == len(re.findall("more", text))
    assert len(re.findall(r"^# ", text, flags=re.MULTILINE)) == 1


def test_no_code_can_end_its_own_block() -> None:
    section = Section("s", "Code", (Code("a\n```\n# title"),))
    text = document_markdown(replace(DOCUMENT, sections=(section,)))
    assert text.endswith("````sh\na\n```\n# title\n````\n")
