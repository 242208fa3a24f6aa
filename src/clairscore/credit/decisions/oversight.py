"""Oversight: how people decide beside the model, counted by the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, case, func, select

from clairscore.core.rates import wilson
from clairscore.credit.decisions import schema
from clairscore.credit.decisions.chain import utc
from clairscore.credit.decisions.database import Database
from clairscore.credit.decisions.records import Outcome
from clairscore.credit.decisions.standing import as_they_stand

MONTH: Final = 7  # characters of a moment: 2026-11


@dataclass(frozen=True)
class Rate:
    """A share with its 95 % Wilson interval.

    Parameters
    ----------
    successes, n
        Counts.
    """

    successes: int
    n: int

    @property
    def value(self) -> float | None:
        """Return the share; None of nothing."""
        return self.successes / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return its interval; None of nothing."""
        return wilson(self.successes, self.n) if self.n else None


@dataclass(frozen=True)
class GroupRate:
    """How often decisions on a group of a protected feature stand as accepted."""

    feature: str
    group: str
    accepted: Rate
    model_accepted: Rate


@dataclass(frozen=True)
class Month:
    """Decisions of a month (``2026-11``, UTC).

    Parameters
    ----------
    accepted
        As they stand after review.
    agreed
        Of their settled reviews, those that confirmed the decision.
    """

    month: str
    overridden: Rate
    accepted: Rate
    agreed: Rate


@dataclass(frozen=True)
class ReviewFigures:
    """What reviews came to; `agreed` is the share of settled ones that confirmed the decision."""

    asked: int
    open: int
    overdue: int
    agreed: Rate


@dataclass(frozen=True)
class Oversight:
    """Figures of how people decide.

    Parameters
    ----------
    overridden
        Of all decisions.
    accepted
        Of all decisions, as they stand after review.
    by_person, by_theme
        Override rates: by who decided; by the theme that weighed most. Most decisions first.
    by_group
        In the order of features and groups.
    by_month
        In order.
    """

    overridden: Rate
    accepted: Rate
    reviews: ReviewFigures
    by_person: tuple[tuple[str, Rate], ...]
    by_theme: tuple[tuple[str, Rate], ...]
    by_group: tuple[GroupRate, ...]
    by_month: tuple[Month, ...]


def oversight(database: Database, since: datetime | None = None) -> Oversight:
    """Return the figures of decisions taken since a moment, of all if None."""
    with database.reading() as connection:
        return _Counter(connection, since).figures()


class _Counter:
    """Asks the database for counts."""

    def __init__(self, connection: Connection, since: datetime | None) -> None:
        self._connection = connection
        decisions = schema.decisions
        # reviews change what stands, not what the adviser decided
        self._from, self._standing = as_they_stand()
        self._overridden = decisions.c.accepted != decisions.c.model_accepted
        self._in_time = decisions.c.at >= (utc(since) if since else "")

    def figures(self) -> Oversight:
        """Return all figures."""
        decisions = schema.decisions
        total = self._ask(self._counts()).one()
        return Oversight(
            overridden=Rate(total.overridden or 0, total.n),
            accepted=Rate(total.accepted or 0, total.n),
            reviews=self._reviews(),
            by_person=self._rates(decisions.c.person),
            by_theme=self._rates(decisions.c.theme),
            by_group=self._groups(),
            by_month=tuple(self._months()),
        )

    def _counts(self, *names: ColumnElement[Any]) -> schema.Query:
        return (
            select(
                *(name.label("name") for name in names),
                func.count().label("n"),
                _times(self._overridden).label("overridden"),
                _times(self._standing).label("accepted"),
                _times(schema.decisions.c.model_accepted).label("model_accepted"),
            )
            .select_from(self._from)
            .where(self._in_time)
        )

    def _rates(self, name: ColumnElement[Any]) -> tuple[tuple[str, Rate], ...]:
        query = self._counts(name).group_by(name).order_by(func.count().desc(), name)
        return tuple((row.name, Rate(row.overridden, row.n)) for row in self._ask(query))

    def _groups(self) -> tuple[GroupRate, ...]:
        groups = schema.groups
        names = (groups.c.feature, groups.c.member_of)
        query = (
            select(
                *names,
                func.count().label("n"),
                _times(self._standing).label("accepted"),
                _times(schema.decisions.c.model_accepted).label("model_accepted"),
            )
            .select_from(self._from.join(groups, groups.c.position == schema.decisions.c.position))
            .where(self._in_time)
            .group_by(*names)
            .order_by(*names)
        )
        return tuple(
            GroupRate(
                row.feature,
                row.member_of,
                accepted=Rate(row.accepted, row.n),
                model_accepted=Rate(row.model_accepted, row.n),
            )
            for row in self._ask(query)
        )

    def _months(self) -> Iterator[Month]:
        month = func.substr(schema.decisions.c.at, 1, MONTH)
        reviewed = self._ask(self._review_counts(month).group_by(month))
        agreed = {row.name: Rate(row.confirmed, row.asked - row.open) for row in reviewed}
        for row in self._ask(self._counts(month).group_by(month).order_by(month)):
            yield Month(
                row.name,
                overridden=Rate(row.overridden, row.n),
                accepted=Rate(row.accepted, row.n),
                agreed=agreed.get(row.name, Rate(0, 0)),
            )

    def _reviews(self) -> ReviewFigures:
        found = self._ask(self._review_counts()).one()
        still_open = found.open or 0
        return ReviewFigures(
            asked=found.asked,
            open=still_open,
            overdue=found.overdue or 0,
            agreed=Rate(found.confirmed or 0, found.asked - still_open),
        )

    def _review_counts(self, *names: ColumnElement[Any]) -> schema.Query:
        reviews, decisions = schema.reviews, schema.decisions
        pending = reviews.c.settled.is_(None)
        today = datetime.now(UTC).date().isoformat()
        return (
            select(
                *(name.label("name") for name in names),
                func.count().label("asked"),
                _times(pending).label("open"),
                _times(pending & (reviews.c.due < today)).label("overdue"),
                _times(reviews.c.outcome == Outcome.CONFIRM.value).label("confirmed"),
            )
            .select_from(reviews.join(decisions, decisions.c.position == reviews.c.decision))
            .where(self._in_time)
        )

    def _ask(self, query: schema.Query) -> Any:  # noqa: ANN401 (rows)
        return self._connection.execute(query)


def _times(condition: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return how often a condition holds."""
    return func.sum(case((condition, 1), else_=0))
