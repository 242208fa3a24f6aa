"""The page of one client: the decision, what made it, and what is known, in the reader's language.

Everything that a terminal, a screen, a letter or the API says of a decision is decided here, once,
so that all of them say the same. Figures come rounded so that what is shown adds up, with the exact
ones beside them.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from clairscore.credit.decisions.standing import DecidedBy, InForce
from clairscore.credit.dictionary import Dictionary, Feature, Kind, Origin, Role
from clairscore.credit.model.cutoff import LIMIT
from clairscore.credit.portfolio import Client, Portfolio, outcomes_near
from clairscore.credit.portfolio.reasons import Reason, reasons, usual
from clairscore.presentation.words.client import ClientWords
from clairscore.presentation.words.in_force import day, in_force_words
from clairscore.presentation.words.rounding import shown_score, tenths
from clairscore.presentation.words.values import (
    natural_frequency,
    number,
    percent,
    percent_interval,
)
from clairscore.texts import Language, Translator, translator

FACTS_SHOWN = 10  # where the dictionary names no key facts
IDENTITY_SHOWN = 12  # hexadecimal digits: enough to tell two models apart


@dataclass(frozen=True)
class FeatureLine:
    """One feature of the client.

    `points` are rounded to add up within the theme, `exact_points` are not; `value` is in words,
    `exact_value` as stored (None when missing, a category's stored text).
    """

    name: str
    label: str
    value: str
    usual: str
    points: float
    exact_value: float | str | None
    exact_points: float
    protected: bool
    actionable: bool
    explanation: str


@dataclass(frozen=True)
class ThemeLine:
    """One theme: signed points, and the features that make at least a tenth of a point.

    `origin` says where its data come from; None where the lender doesn't say.
    """

    name: str
    code: str
    label: str
    origin: Origin | None
    points: float
    exact_points: float
    sentence: str
    features: tuple[FeatureLine, ...]


@dataclass(frozen=True)
class ReasonLine:
    """One reason in sentences: the theme's, then one for each feature that illustrates it."""

    code: str
    theme: str
    points: float
    exact_points: float
    sentence: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Reliability:
    """What happened to clients kept aside who have about the same score."""

    tested: int
    defaults: int
    expected: float
    low: float
    high: float
    sentence: str


@dataclass(frozen=True)
class Identity:
    """What the page was made from: versions to quote when the decision is discussed."""

    model: str
    model_made_at: str
    dataset: str
    portfolio: str
    candidate: str
    calibration: str
    cutoff: float
    sentence: str


@dataclass(frozen=True)
class Decided:
    """Who took the decision in force.

    Parameters
    ----------
    by
        ``model``, ``person`` or ``review``.
    person, at, reason
        Who, when (ISO 8601, UTC), and why in their words; empty where the model decides.
    """

    by: DecidedBy
    person: str
    at: str
    reason: str


@dataclass(frozen=True)
class ClientPage:
    """Everything shown of one client.

    Parameters
    ----------
    client
        Id.
    accepted, decision, decided
        The decision in force, the sentence for it, and who took it.
    model_accepted, model_decision
        The model's decision, and the sentence for it: what score and reasons explain.
    score, exact_score
        Base plus themes, brought back to the scale: in tenths, and exact; from 0 to 100.
    points_per_doubling
        So many points more, and the odds of default double.
    limit, distance
        The score from which clients are refused, and how far this one is, in words.
    level, level_words
        ``low``, ``moderate``, ``high`` or ``very_high``.
    pd, frequency, pd_detail
        Probability of default; as people count; and in an adviser's words.
    reliability
        None if too few tested clients are in the portfolio.
    base, exact_base, base_sentence
        Where every score starts.
    themes
        The largest move first; ``base + sum of points + to_scale = score``, as shown and exactly.
    to_scale, exact_to_scale, to_scale_sentence
        What brings a sum beyond 0 or 100 back to the scale; 0, 0 and empty for a sum within.
    raised, lowered
        Reasons, at most four each; `raised` are the principal ones of a refusal.
    standing, accepted_below
        Where the score lies among accepted clients: in words, and the share with a lower score.
    facts
        Key facts, in an order that a person would tell them.
    defaulted, part
        What happened, if known; where the client stood when the model was made.
    notices
        What must be said on every page, such as that data are made up.
    """

    language: Language
    client: str
    accepted: bool
    decision: str
    decided: Decided
    model_accepted: bool
    model_decision: str
    score: float
    exact_score: float
    points_per_doubling: float
    limit: float
    distance: str
    level: str
    level_words: str
    pd: float
    frequency: str
    pd_detail: str
    reliability: Reliability | None
    base: float
    exact_base: float
    base_sentence: str
    themes: tuple[ThemeLine, ...]
    to_scale: float
    exact_to_scale: float
    to_scale_sentence: str
    raised: tuple[ReasonLine, ...]
    lowered: tuple[ReasonLine, ...]
    standing: str
    accepted_below: float | None
    facts: tuple[FeatureLine, ...]
    defaulted: bool | None
    part: str
    notices: tuple[str, ...]
    identity: Identity

    def as_json(self) -> dict[str, Any]:
        """Return the page as JSON values; numbers that do not exist are None."""
        return _jsonable(asdict(self))


def client_page(portfolio: Portfolio, client_id: int | str, language: Language) -> ClientPage:
    """Return the page of one client of a portfolio, as the model decides.

    Raises
    ------
    UnknownClient
        No client has this id.
    """
    return page_of(portfolio.client(client_id), portfolio, language=language)


def page_of(
    client: Client, portfolio: Portfolio, *, language: Language, in_force: InForce | None = None
) -> ClientPage:
    """Return the page of a client, in the portfolio or not, seen against it.

    Parameters
    ----------
    client, portfolio
        Who is shown, seen against which portfolio.
    language
        The reader's.
    in_force
        The decision in force; the model's if None.
    """
    found = in_force or InForce(client.accepted, DecidedBy.MODEL, client.accepted)
    return _Writer(client, portfolio, language).page(found)


def decided_lines(page: ClientPage, say: Translator) -> list[str]:
    """Return why a person decided so, and what the model says; nothing where the model decides."""
    if page.decided.by is DecidedBy.MODEL:
        return []
    reason = page.decided.reason
    why = [say("record-reason", reason=reason)] if reason else []
    return [*why, say("client-model-decision", decision=page.model_decision)]


def raised_heading(page: ClientPage) -> str:
    """Return the message over what raised the risk: reasons of a refusal if the score refused."""
    refused = not page.accepted and not page.model_accepted
    return "client-heading-reasons" if refused else "client-heading-raised"


class _Writer:
    """Puts one client into words."""

    def __init__(self, client: Client, portfolio: Portfolio, language: Language) -> None:
        self._client = client
        self._portfolio = portfolio
        self._dictionary = portfolio.dictionary
        self._language: Language = language
        self._say: Translator = translator(language)
        self._words = ClientWords(self._dictionary, language)
        self._usual = _usual_by_feature(portfolio, language)

    def page(self, in_force: InForce) -> ClientPage:
        """Return the page."""
        client, say = self._client, self._say
        proposed = "accepted" if client.accepted else "refused"
        shown = round(10 * shown_score(client.score))
        base, to_scale, themes = self._themes(total=shown)
        why = reasons(client, self._portfolio)
        below, standing = self._standing()
        score = number(shown / 10, self._language, digits=1)
        limit = number(LIMIT, self._language)
        model_decision = say(f"client-decision-{proposed}", score=score, limit=limit)
        return ClientPage(
            language=self._language,
            client=str(client.id),
            accepted=in_force.accepted,
            decision=in_force_words(in_force, say) or model_decision,
            decided=Decided(
                in_force.by,
                in_force.person,
                in_force.at.isoformat() if in_force.at else "",
                in_force.reason,
            ),
            model_accepted=client.accepted,
            model_decision=model_decision,
            score=shown / 10,
            exact_score=client.score,
            points_per_doubling=self._portfolio.scale.points_per_doubling,
            limit=LIMIT,
            distance=self._distance(),
            level=client.level.value,
            level_words=say(f"client-level-{client.level.value}"),
            pd=client.pd,
            frequency=say(
                "client-frequency", frequency=natural_frequency(client.pd, self._language)
            ),
            pd_detail=say("client-pd", pd=percent(client.pd, self._language)),
            reliability=self._reliability(),
            base=base / 10,
            exact_base=self._portfolio.base,
            base_sentence=self._base(base / 10),
            themes=themes,
            to_scale=to_scale / 10,
            exact_to_scale=client.to_scale,
            to_scale_sentence=self._to_scale(shown, to_scale),
            raised=tuple(self._reason(reason, themes) for reason in why.raised),
            lowered=tuple(self._reason(reason, themes) for reason in why.lowered),
            standing=standing,
            accepted_below=below,
            facts=self._facts(),
            defaulted=client.defaulted,
            part=client.part,
            notices=(say("client-synthetic"),) if self._portfolio.synthetic else (),
            identity=self._identity(),
        )

    def _distance(self) -> str:
        points = round(abs(self._client.score - LIMIT))
        side = "below" if self._client.accepted else "above"
        message = f"client-distance-{side}" if points else f"client-distance-just-{side}"
        return self._say(message, n=points)

    def _base(self, base: float) -> str:
        message = "client-base" if base < LIMIT else "client-base-above"
        return self._say(message, base=number(base, self._language, digits=1))

    def _to_scale(self, shown: int, to_scale: int) -> str:
        """Return that the sum was brought back to the scale; empty where it was not."""
        if not to_scale:
            return ""
        total, score = (number(x / 10, self._language, digits=1) for x in (shown - to_scale, shown))
        return self._say("client-to-scale", sum=total, score=score)

    def _themes(self, *, total: int) -> tuple[int, int, tuple[ThemeLine, ...]]:
        """Return the base, the step to the scale and the themes, in tenths adding up to `total`."""
        by_theme: dict[str, dict[str, float]] = {}
        for name, points in self._client.points.items():
            by_theme.setdefault(self._dictionary.by_name[name].theme, {})[name] = points
        exact = {theme: math.fsum(points.values()) for theme, points in by_theme.items()}
        moves = [self._portfolio.base, self._client.to_scale, *exact.values()]
        base, to_scale, *rounded = tenths(moves, total=total)
        lines = [
            self._theme(theme, by_theme[theme], total=points)
            for theme, points in zip(exact, rounded, strict=True)
        ]
        return base, to_scale, tuple(sorted(lines, key=lambda line: -abs(line.exact_points)))

    def _theme(self, name: str, points: Mapping[str, float], *, total: int) -> ThemeLine:
        theme = self._dictionary.theme_by_name[name]
        exact = math.fsum(points.values())
        rounded = dict(zip(points, tenths(list(points.values()), total=total), strict=True))
        # features of no tenth are left out: the others still add up
        shown = sorted((f for f in points if rounded[f]), key=lambda f: -abs(points[f]))
        return ThemeLine(
            name=name,
            code=theme.code,
            label=theme.label.text(self._language),
            origin=theme.origin,
            points=total / 10,
            exact_points=exact,
            sentence=self._words.theme(name, total / 10),
            features=tuple(self._feature(f, points=rounded[f] / 10) for f in shown),
        )

    def _feature(self, name: str, *, points: float) -> FeatureLine:
        feature = self._dictionary.by_name[name]
        value = self._client.values[name]
        explanation = feature.explanation
        return FeatureLine(
            name=name,
            label=feature.label.text(self._language),
            value=self._words.value(value, feature),
            usual=self._usual[name],
            points=points,
            exact_value=_stored(value, feature),
            exact_points=self._client.points.get(name, 0.0),
            protected=feature.protected,
            actionable=feature.actionable,
            explanation=explanation.text(self._language) if explanation else "",
        )

    def _reason(self, reason: Reason, themes: tuple[ThemeLine, ...]) -> ReasonLine:
        line = next(line for line in themes if line.name == reason.theme)
        # protected features count in the theme, not in the reason: then the two figures differ
        same = math.isclose(line.exact_points, reason.points, abs_tol=1e-9)
        points = line.points if same else round(reason.points, 1)
        return ReasonLine(
            code=reason.code,
            theme=line.label,
            points=points,
            exact_points=reason.points,
            sentence=self._words.theme(reason.theme, points),
            details=tuple(self._words.detail(shown) for shown in reason.illustrations),
        )

    def _reliability(self) -> Reliability | None:
        outcomes = outcomes_near(self._portfolio.population.bands, self._client.score)
        if outcomes is None:
            return None
        low, high = outcomes.interval
        sentence = self._say(
            "client-reliability",
            tested=outcomes.tested,
            defaults=outcomes.defaults,
            rate=percent(outcomes.defaults / outcomes.tested, self._language),
            interval=percent_interval(low, high, self._language),
            expected=percent(outcomes.expected, self._language),
        )
        return Reliability(
            outcomes.tested, outcomes.defaults, outcomes.expected, low, high, sentence
        )

    def _standing(self) -> tuple[float | None, str]:
        """Return the share of accepted clients with a lower score, and the sentence."""
        everyone, accepted = self._portfolio.ascending_scores, self._portfolio.population.n_accepted
        if not accepted:
            return None, ""
        below = int(np.searchsorted(everyone, self._client.score, side="left"))
        share = min(below, accepted) / accepted
        if self._client.accepted:
            higher = accepted - int(
                np.searchsorted(everyone[:accepted], self._client.score, "right")
            )
            return share, self._say("client-standing-accepted", n=round(100 * higher / accepted))
        return share, self._say("client-standing-refused", n=round(100 * below / len(everyone)))

    def _facts(self) -> tuple[FeatureLine, ...]:
        names = self._dictionary.key_facts or _application_first(self._dictionary)[:FACTS_SHOWN]
        return tuple(
            self._feature(name, points=round(self._client.points.get(name, 0.0), 1))
            for name in names
        )

    def _identity(self) -> Identity:
        manifest = self._portfolio.manifest
        facts = manifest.parameters
        model, dataset = str(facts["model"]), manifest.inputs["dataset"]
        made_at = str(facts["model_made_at"])
        return Identity(
            model=model,
            model_made_at=made_at,
            dataset=dataset,
            portfolio=manifest.identity,
            candidate=str(facts["candidate"]),
            calibration=str(facts["calibration"]),
            cutoff=self._portfolio.cutoff,
            sentence=self._say(
                "client-identity",
                model=model[:IDENTITY_SHOWN],
                made_at=day(date.fromisoformat(made_at[:10]), self._say),
                dataset=dataset[:IDENTITY_SHOWN],
            ),
        )


@lru_cache(maxsize=4)
def _usual_by_feature(portfolio: Portfolio, language: Language) -> Mapping[str, str]:
    """Return what is usual of each feature, in words: the same on every client's page."""
    words, figures = ClientWords(portfolio.dictionary, language), portfolio.population.features
    return {
        feature.name: words.usual(usual(feature, figures[feature.name]), feature)
        for feature in portfolio.dictionary.features
    }


def _application_first(dictionary: Dictionary) -> list[str]:
    """Return all features, the first of them what is asked for: amount, instalment, term."""
    asked_for = [dictionary.by_role[role] for role in Role if role in dictionary.by_role]
    return [*asked_for, *(name for name in dictionary.names if name not in asked_for)]


def _stored(value: float, feature: Feature) -> float | str | None:
    if math.isnan(value):
        return None
    if feature.kind is Kind.CATEGORY:
        return list(feature.categories)[int(value)]
    return float(value)


def _jsonable(value: Any) -> Any:  # noqa: ANN401 - JSON values of any depth
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _jsonable(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(entry) for entry in value]
    return value
