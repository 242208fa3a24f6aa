"""Decisions, reviews and figures of oversight in words: lines for a terminal, parts of a screen."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_scientific

from clairscore.credit.decisions import Decision, Fault, Review, Verification
from clairscore.credit.decisions.facts import Shown, ShownReason
from clairscore.credit.decisions.oversight import GroupRate, Month, Oversight, Rate
from clairscore.credit.decisions.replay import Replay
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.offers.page import OffersPage
from clairscore.presentation.words.in_force import day
from clairscore.presentation.words.rounding import shown_score
from clairscore.presentation.words.values import LOCALES, number, percent, percent_interval
from clairscore.texts import Translator


def moment(when: datetime, say: Translator) -> str:
    """Return a moment in words, in UTC."""
    words = format_datetime(when, "d MMMM y, HH:mm", locale=LOCALES[say.language])
    return say("record-moment", moment=words)


def month(name: str, say: Translator) -> str:
    """Return a month, such as ``2026-11``, in words."""
    return format_date(date.fromisoformat(f"{name}-01"), "MMMM y", LOCALES[say.language])


def verdict(*, accepted: bool, say: Translator) -> str:
    """Return accepted or refused."""
    return say("record-accepted" if accepted else "record-refused")


def shown(page: ClientPage, offers: OffersPage) -> Shown:
    """Return what is shown of the model's decision, to be recorded with what is decided."""
    lines = (*page.raised, *page.lowered)
    reasons = tuple(ShownReason(line.theme, line.sentence, line.details) for line in lines)
    offered = (offers.sentence, *(offer.sentence for offer in offers.offers), *offers.conditions)
    return Shown(page.language, page.model_decision, reasons, offered if offers.refused else ())


def summary(decision: Decision, say: Translator) -> str:
    """Return what was decided, by whom and when, in one sentence."""
    facts = {
        "person": decision.person,
        "moment": moment(decision.at, say),
        "decided": verdict(accepted=decision.accepted, say=say),
        "model": verdict(accepted=decision.model_accepted, say=say),
    }
    return say("record-overridden" if decision.overridden else "record-followed", **facts)


def decision_lines(decision: Decision, say: Translator) -> list[str]:
    """Return a decision, line by line."""
    client = decision.case.client if decision.case else say("record-erased-client")
    lines = [
        say("record-decision", decision=decision.id, client=client),
        "  " + summary(decision, say),
    ]
    if decision.case:
        score = number(shown_score(decision.case.score), say.language, digits=1)
        pd = percent(decision.case.pd, say.language)
        lines.append("  " + say("record-figures", score=score, pd=pd))
    if decision.override_reason:
        lines.append("  " + say("record-reason", reason=decision.override_reason))
    return lines


def review_status(review: Review, say: Translator) -> str:
    """Return how far a review is, in one sentence."""
    if review.outcome is None or review.settled_at is None:
        return say("review-due", due=day(review.due, say))
    return say(
        f"review-settled-{review.outcome}",
        person=review.reviewer,
        moment=moment(review.settled_at, say),
        decided=verdict(accepted=bool(review.accepted), say=say),
    )


def review_lines(review: Review, say: Translator) -> list[str]:
    """Return a review, line by line."""
    client = review.client or say("record-erased-client")
    lines = [
        say("review-of", review=review.id, decision=review.decision, client=client),
        "  " + say("review-asked", person=review.asked_by, moment=moment(review.asked_at, say)),
        "  " + say("review-view", view=review.client_view or say("record-erased-text")),
        "  " + review_status(review, say),
    ]
    if review.reasons:
        lines.append("  " + say("record-reason", reason=review.reasons))
    return lines


def verification_lines(found: Verification, say: Translator) -> list[str]:
    """Return what a verification found, and the head to note elsewhere."""
    verdict = "record-verified" if not found.faults else "record-faulty"
    return [
        say(verdict, entries=found.entries, faults=len(found.faults)),
        *(f"• {say(fault.message)}" for fault in found.faults),
        say("record-erased-entries", n=found.erased),
        say("record-head", head=found.head or "–"),
    ]


def fault_data(fault: Fault, say: Translator) -> dict[str, Any]:
    """Return a fault as JSON values, and as a sentence."""
    return {**vars(fault), "sentence": say(fault.message)}


def replay_lines(found: Replay, say: Translator) -> list[str]:
    """Return what computing a decision again gave."""
    outcome = "replay-differs" if found.differences else "replay-same"
    language = say.language
    return [
        say(
            outcome,
            compared=found.compared,
            differences=len(found.differences),
            largest=format_scientific(found.largest, "0.0E0", locale=LOCALES[language]),
        ),
        *(
            "• "
            + say(
                "replay-difference",
                name=each.name,
                recorded=number(each.recorded, language, digits=6),
                computed=number(each.computed, language, digits=6),
            )
            for each in found.differences
        ),
    ]


def rate(found: Rate, say: Translator) -> str:
    """Return a share with its interval and counts; "none yet" of nothing."""
    if found.value is None or found.interval is None:
        return say("oversight-none")
    return say(
        "oversight-rate",
        share=percent(found.value, say.language),
        interval=percent_interval(*found.interval, say.language),
        successes=number(found.successes, say.language),
        n=number(found.n, say.language),
    )


def oversight_lines(found: Oversight, say: Translator) -> list[str]:
    """Return the figures of oversight, line by line."""
    return [*_totals(found, say), *_breakdowns(found, say)]


def _totals(found: Oversight, say: Translator) -> Iterator[str]:
    reviews = found.reviews
    yield say("oversight-line-overridden", rate=rate(found.overridden, say))
    yield say("oversight-line-accepted", rate=rate(found.accepted, say))
    yield say(
        "oversight-line-reviews", asked=reviews.asked, open=reviews.open, overdue=reviews.overdue
    )
    yield say("oversight-line-agreed", rate=rate(reviews.agreed, say))


def _breakdowns(found: Oversight, say: Translator) -> Iterator[str]:
    for title, rows in (("person", found.by_person), ("theme", found.by_theme)):
        yield say(f"oversight-h-{title}")
        yield from (_row(name, share, say) for name, share in rows)
    yield say("oversight-h-group")
    yield from (_row(f"{row.feature}, {row.group}", row.accepted, say) for row in found.by_group)
    yield say("oversight-h-month")
    for row in found.by_month:
        yield "  " + say(
            "oversight-month",
            month=month(row.month, say),
            overridden=rate(row.overridden, say),
            accepted=rate(row.accepted, say),
            agreed=rate(row.agreed, say),
        )


def _row(name: str, share: Rate, say: Translator) -> str:
    return "  " + say("oversight-row", name=name or "–", rate=rate(share, say))


def decision_data(decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON values."""
    return {**asdict(decision), "at": decision.at.isoformat(), "overridden": decision.overridden}


def review_data(review: Review) -> dict[str, Any]:
    """Return a review as JSON values."""
    settled_at = review.settled_at.isoformat() if review.settled_at else None
    moments = {"asked_at": review.asked_at.isoformat(), "settled_at": settled_at}
    return {**asdict(review), **moments, "due": review.due.isoformat()}


def oversight_data(found: Oversight) -> dict[str, Any]:
    """Return the figures of oversight as JSON values."""
    return {
        "overridden": _share(found.overridden),
        "accepted": _share(found.accepted),
        "reviews": {**vars(found.reviews), "agreed": _share(found.reviews.agreed)},
        "by_person": [{"name": n, "overridden": _share(one)} for n, one in found.by_person],
        "by_theme": [{"name": n, "overridden": _share(one)} for n, one in found.by_theme],
        "by_group": [_shares(row) for row in found.by_group],
        "by_month": [_shares(row) for row in found.by_month],
    }


def _shares(row: GroupRate | Month) -> dict[str, Any]:
    return {
        name: _share(fact) if isinstance(fact, Rate) else fact for name, fact in vars(row).items()
    }


def _share(found: Rate) -> dict[str, Any]:
    low, high = found.interval or (None, None)
    return {**vars(found), "share": found.value, "low": low, "high": high}
