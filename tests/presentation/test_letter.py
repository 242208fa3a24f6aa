"""What a letter says, in which form, and how easily it reads."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import html5lib
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from clairscore.core.errors import WriteFailed
from clairscore.credit.applicants.simulation import Simulator
from clairscore.credit.decisions import DecidedBy, InForce
from clairscore.credit.dictionary import Origin
from clairscore.credit.portfolio import Portfolio, open_portfolio
from clairscore.presentation.client.page import client_page, page_of
from clairscore.presentation.client.plain import plain_page
from clairscore.presentation.letter.files import (
    LetterRun,
    LettersOther,
    letter_name,
    write_letters,
)
from clairscore.presentation.letter.page import (
    Lender,
    LenderUnknown,
    Letter,
    letter,
    letter_html,
    letter_pdf,
    signer,
)
from clairscore.presentation.offers.page import offers_page
from clairscore.texts import Language, translator

LENDER = Lender("Banque du Lac", "01 23 45 67 89", "1 rue du Lac\\n74000 Annecy", "votre demande")
DAY = date(2026, 11, 25)
LANGUAGES: tuple[Language, ...] = ("fr", "en")
LONGEST_MEAN_SENTENCE = 12  # words
HARDEST_LIX = 45.0  # up to 40 easy, up to 50 medium (Björnsson 1968)


@pytest.fixture
def portfolio(asked_for: Path) -> Portfolio:
    return open_portfolio(asked_for)


def written(
    portfolio: Portfolio, row: int, language: Language = "fr", in_force: InForce | None = None
) -> Letter:
    client = portfolio.client(portfolio.ids[row].item())
    page = page_of(client, portfolio, language=language, in_force=in_force)
    offers = offers_page(Simulator(portfolio), client, language=language, in_force=in_force)
    return letter(page, LENDER, on=DAY, offers=offers)


def refused(portfolio: Portfolio) -> int:
    return int((portfolio.scores >= 50).argmax())


def accepted(portfolio: Portfolio) -> int:
    return int((portfolio.scores < 50).argmax())


def sentences(told: Letter) -> list[str]:
    sections = [told.score, told.rights, *([told.offers] if told.offers else [])]
    texts = [told.decision, told.data_intro]
    texts += [text for part in sections for text in (*part.paragraphs, *part.points)]
    texts += [text for reason in told.reasons for text in (reason.sentence, *reason.details)]
    return [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if s]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_made_of_short_sentences_of_short_words(
    portfolio: Portfolio, language: Language
) -> None:
    """LIX is words a sentence plus the percentage of words longer than six letters."""
    for row in range(0, 1_200, 60):
        told = sentences(written(portfolio, row, language))
        found = [word for sentence in told for word in words(sentence)]
        mean = len(found) / len(told)
        parts = [part for word in found for part in re.split("[’']", word)]
        long = 100 * sum(len(part) > 6 for part in parts) / len(parts)
        assert mean <= LONGEST_MEAN_SENTENCE
        assert mean + long <= HARDEST_LIX


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_says_what_the_client_s_screen_says(
    portfolio: Portfolio, language: Language
) -> None:
    page = client_page(portfolio, portfolio.ids[refused(portfolio)].item(), language)
    told = letter(page, LENDER, on=DAY, offers=None)
    plain = plain_page(page, translator(language), offers=None)
    assert 1 <= len(told.reasons) <= 4
    assert told.reasons == plain.against[:4]
    assert page.frequency in told.score.paragraphs
    assert told.model == page.identity.sentence
    assert told.notices == page.notices != ()


def test_no_protected_feature_is_told_in_a_letter(portfolio: Portfolio) -> None:
    protected = {f.label.fr for f in portfolio.dictionary.features if f.protected}
    for row in range(0, 1_200, 60):
        told = written(portfolio, row)
        assert not protected & {one.label for one in told.data}


def test_an_accepted_client_reads_what_spoke_for_them_and_no_offer(
    portfolio: Portfolio,
) -> None:
    told = written(portfolio, accepted(portfolio))
    assert told.decision == "Votre demande de crédit est acceptée."
    assert "en faveur" in told.reasons_title
    assert told.offers is None


def test_what_a_person_decided_goes_before_the_score(portfolio: Portfolio) -> None:
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    decided = InForce(
        accepted=True,
        by=DecidedBy.PERSON,
        proposed=False,
        person="anne",
        at=at,
        reason="Contrat signé hier.",
    )
    told = written(portfolio, refused(portfolio), in_force=decided)
    assert told.decision == "Votre demande de crédit est acceptée."
    assert any("Contrat signé hier." in sentence for sentence in told.score.paragraphs)
    assert any("conduisait à refuser" in sentence for sentence in told.score.paragraphs)


def test_a_lender_says_in_the_dictionary_where_the_data_of_its_themes_come_from(
    scored: Path,
) -> None:
    opened = open_portfolio(scored)
    told = written(opened, refused(opened))
    assert [source.origin for source in told.sources] == ["De votre demande\xa0:"], (
        "as the lender tells"
    )
    themes = tuple(replace(theme, origin=Origin.OURS) for theme in opened.dictionary.themes)
    declared = replace(opened, dictionary=replace(opened.dictionary, themes=themes))
    told = written(declared, refused(declared))
    assert [source.origin for source in told.sources] == ["De votre dossier chez nous\xa0:"]


def test_nothing_in_the_data_is_markup(portfolio: Portfolio) -> None:
    mean = "<script>x</script> #panic() $x$ *bold*"
    told = replace(written(portfolio, 0), decision=mean)
    assert "<script>" not in letter_html(told)
    assert mean in " ".join(text_of(letter_pdf(told)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_is_whole_valid_and_needs_nothing_else(
    portfolio: Portfolio, language: Language
) -> None:
    page = letter_html(written(portfolio, refused(portfolio), language))
    html5lib.HTMLParser(strict=True).parse(page)
    assert f'<html lang="{language}">' in page
    assert not re.search(r"(src|href)=|url\(|@import", page)
    assert "Banque du Lac" in page
    assert "74000 Annecy" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_titled_and_in_its_language(
    portfolio: Portfolio, language: Language
) -> None:
    """What PDF/UA-1 asks for that can be read here; typst refuses to write what lacks more."""
    told = written(portfolio, refused(portfolio), language)
    reader = PdfReader(io.BytesIO(letter_pdf(told)))
    root = cast("DictionaryObject", reader.trailer["/Root"])
    assert resolved(root["/MarkInfo"])["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert resolved(root["/ViewerPreferences"])["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == told.title
    metadata = resolved(root["/Metadata"]).get_data().decode()  # type: ignore[attr-defined]
    assert re.search(r"pdfuaid:part>1<|pdfuaid:part=\"1\"", metadata)
    found = kinds(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD"} <= found


def test_all_that_a_letter_says_can_be_copied_from_the_pdf(portfolio: Portfolio) -> None:
    told = written(portfolio, refused(portfolio))
    text = "".join(text_of(letter_pdf(told)).split())
    for sentence in (*sentences(told), *told.contact.points, *told.sender):
        assert "".join(sentence.split()) in text


def test_a_letter_on_real_data_needs_someone_who_signs() -> None:
    with pytest.raises(LenderUnknown, match="CLAIRSCORE_LENDER"):
        signer(Lender("", ""), synthetic=False, language="fr")
    assert "fictif" in signer(Lender("", ""), synthetic=True, language="fr").name


def test_letters_are_written_once_and_a_stopped_run_goes_on(
    portfolio: Portfolio, tmp_path: Path
) -> None:
    run = LetterRun(portfolio.manifest.identity, LENDER, "fr", DAY)
    composed: list[int | str] = []

    def compose(client: int | str) -> Letter:
        composed.append(client)
        if len(composed) == 2:
            raise OSError(28, "No space left on device")
        return letter(client_page(portfolio, client, "fr"), LENDER, on=DAY, offers=None)

    clients = portfolio.ids[:3].tolist()
    folder = tmp_path / "letters"
    with pytest.raises(WriteFailed, match="No space left"):
        write_letters(folder, run, clients, formats=["html"], compose=compose)
    done = write_letters(folder, run, clients, formats=["html"], compose=compose)
    assert (done.written, done.kept) == (2, 1)
    assert composed == [clients[0], clients[1], clients[1], clients[2]]
    assert len(list(folder.iterdir())) == 4  # three letters and what they have in common
    with pytest.raises(LettersOther, match="another portfolio"):
        write_letters(
            folder, replace(run, portfolio="x"), clients, formats=["html"], compose=compose
        )


def test_no_id_leads_out_of_the_folder_and_none_is_too_long() -> None:
    assert letter_name("../x", "fr", "pdf") == "letter-..%2Fx-fr.pdf"
    assert len(letter_name("é" * 4_000, "fr", "html")) < 100
    assert letter_name("a/b", "fr", "pdf") != letter_name("a%2Fb", "fr", "pdf")


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def resolved(thing: object) -> DictionaryObject:
    return cast(
        "DictionaryObject", thing.get_object() if isinstance(thing, IndirectObject) else thing
    )


def kinds(node: object) -> set[str]:
    """Return the kinds of all elements of a structure tree."""
    here = node.get_object() if isinstance(node, IndirectObject) else node
    if not isinstance(here, DictionaryObject):
        return set()
    children = here.get("/K", [])
    children = children if isinstance(children, list) else [children]
    return {str(here.get("/S"))}.union(*(kinds(child) for child in children))
