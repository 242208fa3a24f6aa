"""Corpora as users have them: what can be used is used, all that is wrong is told at once."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from clairscore.core.errors import FileUnreadable, InputFaults
from clairscore.textbench.corpus import Corpus, Reading, checked_corpus, read_corpus
from clairscore.textbench.demo_corpus import demo_corpus
from clairscore.texts import translator

Write = Callable[..., Path]
READING = Reading(("text",), "label")
ROWS = [(f"text {label} {k}", label) for label in "ab" for k in range(6)]


def csv(rows: list[tuple[str, str]], header: str = "text,label", *, quote: str = '"') -> str:
    return "\r\n".join([header, *(f"{quote}{text}{quote},{label}" for text, label in rows), ""])


def corpus(texts: list[str], labels: list[str]) -> Corpus:
    return Corpus("made-up.csv", tuple(texts), tuple(labels), "")


def notes(found: Corpus) -> list[str]:
    return [note.id for note in found.notes]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes, name: str = "texts.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def test_line_breaks_quotes_and_foreign_letters_within_a_text_stay(write: Write) -> None:
    odd = 'first line\r\nsecond «line» with ""quotes"", مرحبا 🙂'
    found = read_corpus(write(csv([(odd, "a"), *ROWS])), READING)
    assert found.texts[0] == 'first line\r\nsecond «line» with "quotes", مرحبا 🙂'
    assert len(found.texts) == 13


def test_a_text_of_a_megabyte_is_read(write: Write) -> None:
    found = read_corpus(write(csv([("x" * 1_000_000, "a"), *ROWS])), READING)
    assert len(found.texts[0]) == 1_000_000


def test_several_columns_make_the_text_and_the_first_level_of_a_path_the_label(
    write: Write,
) -> None:
    rows = [
        f'{k},name {k} {label},about it,"[""{label} >> x >> y""]"'
        for label in "ab"
        for k in range(5)
    ]
    text = "\n".join(["id,name,about,path", *rows])
    found = read_corpus(write(text), Reading(("name", "about"), "path", "first-level"))
    assert found.texts[0] == "name 0 a\n\nabout it"
    assert found.classes == ("a", "b")


@pytest.mark.parametrize("name", ["texts.tsv", "texts.jsonl", "texts.parquet"])
def test_every_format_gives_the_same_corpus(name: str, write: Write, tmp_path: Path) -> None:
    table, path = pd.DataFrame(ROWS, columns=["text", "label"]), tmp_path / name
    if name.endswith("tsv"):
        table.to_csv(path, sep="\t", index=False)
    elif name.endswith("jsonl"):
        table.to_json(path, orient="records", lines=True)
    else:
        table.to_parquet(path)
    found, plain = read_corpus(path, READING), read_corpus(write(csv(ROWS)), READING)
    assert (found.texts, found.labels) == (plain.texts, plain.labels)


def test_another_encoding_is_read_and_said(write: Write) -> None:
    found = read_corpus(write(csv([("déjà vu", "a"), *ROWS]).encode("latin-1")), READING)
    assert found.texts[0] == "déjà vu"
    assert "note-file-encoding" in notes(found)


def test_all_missing_columns_are_told_together_with_what_was_meant(write: Write) -> None:
    with pytest.raises(InputFaults, match=r"texts\.csv") as caught:
        read_corpus(write(csv(ROWS, "texte,labels")), READING)
    said = [translator("en")(fault) for fault in caught.value.faults]
    assert said == [
        "There is no column text. Did you mean texte? Found: texte, labels.",
        "There is no column label. Did you mean labels? Found: texte, labels.",
    ]


def test_what_cannot_be_used_is_left_out_and_said() -> None:
    rows = [*ROWS, ("", "a"), ("no label", ""), ("text a 0", "a"), ("text b 0", "a"), ("rare", "c")]
    found = checked_corpus(corpus(*map(list, zip(*rows, strict=True))))
    assert notes(found) == [
        "note-corpus-empty-texts",
        "note-corpus-no-label",
        "note-corpus-conflicts",
        "note-corpus-copies",
        "note-corpus-rare",
    ]
    assert "text b 0" not in found.texts  # its labels differ
    assert found.texts.count("text a 0") == 1
    assert found.classes == ("a", "b")


@pytest.mark.parametrize("rows", [ROWS[:6], ROWS[:1] + ROWS[6:8], []])
def test_one_class_or_three_texts_are_too_few_and_this_is_said(rows: list[tuple[str, str]]) -> None:
    texts, labels = [text for text, _ in rows], [label for _, label in rows]
    with pytest.raises(InputFaults, match="At least two classes of 5 texts"):
        checked_corpus(corpus(texts, labels))


@pytest.mark.parametrize("word", ["None", "NA", "null", "nan", "#N/A"])
def test_a_word_that_means_nothing_elsewhere_is_a_text_or_a_class_here(
    word: str, write: Write
) -> None:
    rows = [*((f"text {k}", word) for k in range(5)), (word, "a"), ("", "a"), *ROWS]
    found = read_corpus(write(csv(rows, quote="")), READING)
    assert found.classes == tuple(sorted(("a", "b", word)))
    assert word in found.texts
    assert notes(found) == ["note-corpus-empty-texts"]


def test_labels_that_are_not_given_are_no_class(write: Write) -> None:
    rows = [*ROWS, *((f"unlabelled {k}", "") for k in range(6))]
    found = read_corpus(write(csv(rows)), READING)
    assert found.classes == ("a", "b")
    assert notes(found) == ["note-corpus-no-label"]


def test_a_sample_keeps_the_shares_of_classes_and_is_the_same_twice() -> None:
    labels = ["a"] * 60 + ["b"] * 20
    texts = [f"text {k}" for k in range(80)]
    once, twice = (checked_corpus(corpus(texts, labels), sample=40) for _ in range(2))
    assert once.texts == twice.texts
    assert np.bincount(once.codes).tolist() == [30, 10]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("texts.docx", "x", "no rows below"),
        ("texts.jsonl", '{"text": 1}\nnot json\n', "Line 2 is not a JSON object"),
        ("empty.csv", "text,label\n", "no rows below"),
        ("texts.pdf", "%PDF-1.7", "a PDF document"),
        ("texts.csv", "text,label\na,b\nc,d,e\n", "1 too many"),
    ],
)
def test_other_files_are_refused_in_words(name: str, content: str, said: str, write: Write) -> None:
    with pytest.raises(InputFaults, match=said):
        read_corpus(write(content, name), READING)


def test_a_file_that_is_not_there_or_damaged_is_a_sentence(tmp_path: Path, write: Write) -> None:
    with pytest.raises(FileUnreadable, match="No such file"):
        read_corpus(tmp_path / "none.csv", READING)
    with pytest.raises(FileUnreadable, match=r"texts\.parquet"):
        read_corpus(write("no parquet", "texts.parquet"), READING)


def test_the_demonstration_is_made_up_in_two_languages_and_says_so() -> None:
    found = checked_corpus(demo_corpus())
    assert found.synthetic
    assert notes(found) == ["note-corpus-made-up"]
    assert np.bincount(found.codes).min() >= 20


def test_the_study_s_file_is_read_as_it_is(shared_data: Path) -> None:
    file = shared_data / "text" / "flipkart_com-ecommerce_sample_1050.csv"
    found = read_corpus(file, Reading(("description",), "product_category_tree", "first-level"))
    assert np.bincount(found.codes).tolist() == [150] * 7
    assert not found.notes
