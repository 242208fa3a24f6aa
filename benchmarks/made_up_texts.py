"""Made-up messages of a bank's clients in many confusable intents: synthetic, for speed and memory alone.

An intent is an object with a problem; every object is shared by many intents, and so is every problem, so
that no single word tells an intent. Each text says both in one of several ways, among words of politeness,
invented names of shops (a long tail, as in real messages), sums and slips of the keyboard.
"""

import string
from dataclasses import dataclass

import numpy as np

OBJECTS = (
    ("card", "debit card", "visa", "plastic"),
    ("transfer", "wire", "payment to a friend", "transaction"),
    ("account", "current account", "profile", "bank account"),
    ("cash withdrawal", "atm", "cash machine", "money from the machine"),
    ("exchange rate", "currency", "conversion", "euros"),
    ("top up", "top-up", "deposit", "adding money"),
    ("refund", "reimbursement", "money back", "return"),
    ("direct debit", "standing order", "subscription", "monthly payment"),
    ("pin", "passcode", "code", "password"),
    ("identity check", "verification", "documents", "proof of identity"),
    ("statement", "balance", "history", "list of payments"),
)
PROBLEMS = (
    ("is late", "has not arrived", "still pending", "takes too long", "how many days"),
    ("was refused", "declined", "does not work", "got rejected", "failed"),
    ("fee", "charged extra", "why did i pay more", "cost", "hidden charge"),
    ("lost", "stolen", "can't find", "missing", "someone took"),
    ("wrong amount", "not what i expected", "incorrect", "doesn't match", "too low"),
    ("how do i change", "update", "modify", "new one", "replace"),
    ("where can i use", "which countries", "is it supported", "available", "accepted"),
)
STARTS = (
    "hi",
    "hello",
    "please help",
    "i think",
    "so",
    "yesterday",
    "could you tell me",
    "i see that",
    "",
)
ENDS = ("please", "thanks", "what now", "can you help", "it is urgent", "i am worried", "why", "")
FILLERS = [
    "my",
    "the",
    "a",
    "this",
    "that",
    "it",
    "for",
    "with",
    "on",
    "in",
    "of",
    "at",
    "and",
    "but",
    "again",
    "really",
    "just",
    "last",
    "week",
    "today",
    "abroad",
]
SHOPS, SLIPS, SAID_BY_MISTAKE = 4_000, 0.04, 0.12


@dataclass(frozen=True)
class MadeUp:
    """Texts with their labels."""

    texts: list[str]
    labels: list[str]


def made_up(n: int, classes: int, *, seed: int = 1) -> MadeUp:
    """Return n texts in so many classes of unequal size; some texts say another intent's words."""
    rng = np.random.default_rng(seed)
    problems = max(len(PROBLEMS), round(classes**0.5 * 0.8))
    pairs = [(at // problems, at % problems) for at in range(classes)]
    shops = [_word(rng) for _ in range(SHOPS)]
    tail = 1 / np.arange(1, SHOPS + 1)
    sizes = rng.gamma(4, size=classes)
    codes = np.concatenate(
        [
            np.repeat(np.arange(classes), 5),
            rng.choice(classes, max(n - 5 * classes, 0), p=sizes / sizes.sum()),
        ]
    )[:n]
    rng.shuffle(codes)
    invented = [[_word(rng) for _ in range(4)] for _ in range(2 * classes)]
    texts: list[str] = []
    for code in codes:
        said = code if rng.random() > SAID_BY_MISTAKE else int(rng.integers(classes))
        one, other = pairs[said]
        what = OBJECTS[one] if one < len(OBJECTS) else invented[one]
        problem = PROBLEMS[other] if other < len(PROBLEMS) else invented[-other]
        parts = [
            str(rng.choice(STARTS)),
            str(rng.choice(what)),
            str(rng.choice(problem)),
            *rng.choice(FILLERS, 2).tolist(),
            str(rng.choice(ENDS)),
        ]
        if rng.random() < 0.5:  # noqa: PLR2004 (every other text)
            parts.append(str(rng.choice(shops, p=tail / tail.sum())))
        if rng.random() < 0.2:  # noqa: PLR2004
            parts.append(str(int(rng.integers(5, 900))))
        rng.shuffle(parts)
        texts.append(_slipped(" ".join(filter(None, parts)), rng))
    return MadeUp(texts, [f"intent {code:04d}" for code in codes])


def _word(rng: np.random.Generator) -> str:
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    return "".join(rng.choice(syllables, int(rng.integers(2, 4))))


def _slipped(text: str, rng: np.random.Generator) -> str:
    """Return a text with some of its words misspelt."""
    words = text.split()
    for at in np.flatnonzero(rng.random(len(words)) < SLIPS):
        place = int(rng.integers(len(words[at])))
        words[at] = (
            words[at][:place]
            + str(rng.choice(list(string.ascii_lowercase)))
            + words[at][place + 1 :]
        )
    return " ".join(words)
