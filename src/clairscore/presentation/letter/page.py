"""The letter on a decision: what was decided, why, from which data, and what the client may do.

It is made from the client's page, so that it says what the screen says. What it has to say follows
from article 18 of directive (EU) 2023/2225, articles 15 and 22 of the GDPR, and the CJEU's judgment
C-203/22: the procedure and the principles actually applied, concisely and in plain words.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, ClassVar, Final

from clairscore.core.errors import ClairscoreError
from clairscore.credit.dictionary import Origin
from clairscore.presentation.client.page import ClientPage, FeatureLine, ThemeLine
from clairscore.presentation.client.plain import PlainPage, PlainReason, plain_page
from clairscore.presentation.html.pdf import compile_pdf
from clairscore.presentation.html.templates import render
from clairscore.presentation.offers.page import OffersPage
from clairscore.presentation.words.in_force import day
from clairscore.presentation.words.values import number
from clairscore.texts import Language, Translator, translator

MOST_REASONS: Final = 4
MOST_A_THEME: Final = 3  # features shown; the client may ask for all


@dataclass(frozen=True)
class Lender:
    r"""Who signs letters; lines of a text may be parted by a literal ``\n``.

    Parameters
    ----------
    name
        Of the lender.
    contact
        How to reach a person: telephone, e-mail address.
    address
        Postal; may be empty.
    sources
        Where the data come from, in the lender's words; may be empty.
    """

    name: str
    contact: str
    address: str = ""
    sources: str = ""


NOBODY: Final = Lender("", "")
"""Nobody: letters on real data can't be signed."""


@dataclass(eq=False)
class LenderUnknown(ClairscoreError):
    """A letter that nobody signs, or on which nobody can be reached."""

    code: ClassVar[str] = "lender-unknown"
    http_status: ClassVar[int] = 409


def signer(lender: Lender, *, synthetic: bool, language: Language) -> Lender:
    """Return who signs; made-up data may be signed by a made-up lender.

    Raises
    ------
    LenderUnknown
        The data are real and the lender's name or contact is not known.
    """
    if lender.name and lender.contact:
        return lender
    if not synthetic:
        raise LenderUnknown
    say = translator(language)
    return replace(
        lender,
        name=lender.name or say("letter-lender-example"),
        contact=lender.contact or say("letter-lender-example-contact"),
    )


@dataclass(frozen=True)
class Datum:
    """One thing that was known of the client and counted."""

    theme: str
    label: str
    value: str


@dataclass(frozen=True)
class DataSource:
    """Where some of the data come from, and what they are about."""

    origin: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A part of the letter that is only text."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """Everything a letter says, in its order.

    Parameters
    ----------
    language, title, date, reference
        Of the letter.
    sender
        The lender's name, address and contact, a line each.
    notices
        What must be said first, such as that the data are made up.
    decision
        In one sentence.
    score
        That a score was computed by a program, how it decides, and what it is.
    reasons_title, reasons
        The principal ones, four at most.
    data_title, data_intro, sources, data, data_columns
        What counted, where it comes from, and the client's own figures.
    offers
        What would be accepted, or that nothing would and what remains; None for an accepted client.
    rights, contact
        What the client may ask for, and of whom.
    model
        Which model and data, to be quoted.
    """

    language: Language
    title: str
    date: str
    reference: str
    sender: tuple[str, ...]
    notices: tuple[str, ...]
    decision: str
    score: Section
    reasons_title: str
    reasons: tuple[PlainReason, ...]
    data_title: str
    data_intro: str
    sources: tuple[DataSource, ...]
    data_columns: tuple[str, ...]
    data: tuple[Datum, ...]
    offers: Section | None
    rights: Section
    contact: Section
    model: str

    def as_json(self) -> dict[str, Any]:
        """Return the letter as JSON values."""
        return asdict(self)


def letter(page: ClientPage, lender: Lender, *, on: date, offers: OffersPage | None) -> Letter:
    """Return the letter on what a page shows.

    Parameters
    ----------
    page
        Of the client, in the letter's language, with the decision in force.
    lender
        Who signs.
    on
        Its date.
    offers
        What would be accepted of the client, in the letter's language; None says nothing of it.
    """
    return _Writer(page, lender, offers).letter(on)


def letter_html(letter: Letter) -> str:
    """Return a letter as one self-contained accessible HTML file."""
    return render("letter/letter.html.j2", letter=letter)


def letter_pdf(letter: Letter) -> bytes:
    """Return a letter as a tagged PDF (PDF/UA-1)."""
    return compile_pdf("letter/letter.typ", letter.as_json())


class _Writer:
    """Puts one decision into a letter."""

    def __init__(self, page: ClientPage, lender: Lender, offers: OffersPage | None) -> None:
        self._page, self._lender = page, lender
        self._say: Translator = translator(page.language)
        self._plain: PlainPage = plain_page(page, self._say, offers=offers)

    def letter(self, on: date) -> Letter:
        """Return the letter."""
        page, say, lender = self._page, self._say, self._lender
        side = "for" if page.model_accepted else "against"
        reasons = self._plain.for_ if page.model_accepted else self._plain.against
        return Letter(
            language=page.language,
            title=say("letter-title"),
            date=day(on, say),
            reference=say("letter-reference", client=page.client),
            sender=tuple(line for line in _lines(lender.name, lender.address) if line),
            notices=page.notices,
            decision=say(f"letter-decision-{_verdict(accepted=page.accepted)}"),
            score=self._score(),
            reasons_title=say(f"letter-reasons-{side}"),
            reasons=reasons[:MOST_REASONS],
            data_title=say("letter-data"),
            data_intro=say("letter-data-intro"),
            sources=tuple(self._sources()),
            data_columns=tuple(say(f"letter-data-{name}") for name in ("theme", "label", "value")),
            data=tuple(self._data()),
            offers=self._offers(),
            rights=self._rights(),
            contact=self._contact(),
            model=page.identity.sentence,
        )

    def _score(self) -> Section:
        page, say = self._page, self._say
        facts = {
            "limit": number(page.limit, page.language),
            "score": number(page.score, page.language, digits=1),
            "points": number(page.points_per_doubling, page.language),
            "n": page.points_per_doubling,
        }
        sentences = [
            say("letter-score-used"),
            say("letter-score-scale", **facts),
            say("letter-score-doubling", **facts),
            say("letter-score-yours", **facts),
            *([say("letter-score-to-scale", **facts)] if page.to_scale else []),
            page.frequency,
        ]
        if page.accepted != page.model_accepted:
            verdict = _verdict(accepted=page.model_accepted)
            sentences.append(say(f"letter-score-overridden-{verdict}"))
            if page.decided.reason:
                sentences.append(say("letter-score-override", reason=page.decided.reason))
        return Section(say("letter-score"), tuple(sentences))

    def _sources(self) -> Iterator[DataSource]:
        """Yield where the data of the themes that counted come from, as far as it is known."""
        say, themes = self._say, [theme for theme in self._page.themes if _told(theme)]
        for origin in Origin:
            about = tuple(theme.label for theme in themes if theme.origin is origin)
            if about:
                yield DataSource(say(f"letter-source-{origin}"), about)
        about = tuple(theme.label for theme in themes if theme.origin is None)
        if about:
            told = self._lender.sources
            origin = say("letter-source-told", sources=told) if told else say("letter-source-ask")
            yield DataSource(origin, about)

    def _data(self) -> Iterator[Datum]:
        for theme in self._page.themes:
            for feature in _told(theme)[:MOST_A_THEME]:
                yield Datum(theme.label, feature.label, feature.value)

    def _offers(self) -> Section | None:
        found = self._plain.offers
        if found is None or not found.refused:
            return None
        said = (found.sentence, *found.conditions, found.remains)
        points = tuple(offer.sentence for offer in found.offers)
        return Section(found.heading, tuple(line for line in said if line), points)

    def _rights(self) -> Section:
        say = self._say
        names = ("explanation", "view", "review", "copy", "authority")
        points = tuple(say(f"letter-right-{name}") for name in names)
        return Section(say("letter-rights"), (say("letter-rights-intro"),), points)

    def _contact(self) -> Section:
        say, lender = self._say, self._lender
        lines = (lender.name, *_lines(lender.address), *_lines(lender.contact))
        return Section(
            say("letter-contact"),
            (say("letter-contact-intro", client=self._page.client),),
            tuple(line for line in lines if line),
        )


def _told(theme: ThemeLine) -> list[FeatureLine]:
    """Return the features of a theme that counted and may be told, the strongest first."""
    return [feature for feature in theme.features if not feature.protected]


def _verdict(*, accepted: bool) -> str:
    return "accepted" if accepted else "refused"


def _lines(*texts: str) -> list[str]:
    return [line.strip() for text in texts for line in text.replace("\\n", "\n").splitlines()]
