"""Score a client again with other values, or one who is not in the portfolio; nothing is kept.

Derived features are computed by the code that wrote the training data, and the score explained by
the model that scored the portfolio, so that a simulation can be held against the portfolio.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

import numpy as np

from clairscore.core.errors import ClairscoreError
from clairscore.credit.applicants.entries import editable, loan_of
from clairscore.credit.dictionary import Dictionary
from clairscore.credit.explanation import Explainer
from clairscore.credit.features.what_if import recompute
from clairscore.credit.portfolio import Client, Portfolio

Edits = Mapping[str, float]
"""New values by feature name: categories as codes, NaN for a value taken away."""

OUTSIDE = -1  # the row of a client who is not in the portfolio


@dataclass(eq=False)
class NotEditable(ClairscoreError):
    """Edits of features that an applicant cannot change."""

    code: ClassVar[str] = "not-editable"
    features: tuple[str, ...]
    editable: tuple[str, ...]


@dataclass(frozen=True)
class Simulator:
    """Scores what is not in a portfolio, with its model.

    Parameters
    ----------
    portfolio
        Whose model, dictionary and clients are used.
    """

    portfolio: Portfolio

    @cached_property
    def explainer(self) -> Explainer:
        """Return what explains single scores."""
        return Explainer(self.portfolio.model)

    def simulate(self, client: Client, edits: Edits) -> Client:
        """Return a client as if the application had been another.

        Instalment and term belong together: an edited term gives the instalment; an amount edited
        alone keeps the term. Everything else that was not edited stays, histories included.

        Parameters
        ----------
        client
            Of the portfolio.
        edits
            What is changed. Values equal to the client's change nothing.

        Returns
        -------
        Client
            The same client if nothing was changed; else without outcome, as ``new``.

        Raises
        ------
        NotEditable
            An edited feature is not the applicant's to change.
        """
        allowed = tuple(feature.name for feature in editable(self.portfolio.dictionary))
        if refused := tuple(name for name in edits if name not in allowed):
            raise NotEditable(refused, allowed)
        changes = changed(client, edits)
        if not changes:
            return client
        values = {**client.values, **coherent(client, changes, self.portfolio.dictionary)}
        scored = self.assess(values, client_id=client.id)
        return replace(scored, row=client.row)

    def assess(self, values: Mapping[str, float], *, client_id: int | str) -> Client:
        """Score and explain a client who need not be in the portfolio.

        Parameters
        ----------
        values
            By feature name, categories as codes; what is absent is missing. Derived features are
            computed, whatever was given for them.
        client_id
            What to call the client.
        """
        dictionary = self.portfolio.dictionary
        row = recompute({name: values.get(name, np.nan) for name in dictionary.names}, dictionary)
        stored = np.array([row[name] for name in dictionary.names], dtype=np.float32)
        complete = dict(zip(dictionary.names, stored.tolist(), strict=True))
        X = np.array([[complete[name] for name in self.explainer.model.inputs]], dtype=np.float32)
        explained = self.explainer(X)
        return Client(
            id=client_id,
            row=OUTSIDE,
            score=float(explained.score[0]),
            scale=self.portfolio.scale,
            pd=float(explained.pd[0]),
            to_scale=float(explained.to_scale[0]),
            defaulted=None,
            part="new",
            values=complete,
            points=dict(zip(explained.features, explained.points[0].tolist(), strict=True)),
        )


def changed(client: Client, edits: Edits) -> dict[str, float]:
    """Return the edits that differ from what is stored of the client, as it would be stored."""
    stored = {name: float(np.float32(value)) for name, value in edits.items()}
    return {
        name: value
        for name, value in stored.items()
        if value != client.values[name] and not (np.isnan(value) and np.isnan(client.values[name]))
    }


def coherent(client: Client, changes: Edits, dictionary: Dictionary) -> dict[str, float]:
    """Return changes with the instalment that an edited term or amount implies."""
    loan = loan_of(dictionary)
    if loan is None:
        return dict(changes)
    implied = {name: value for name, value in changes.items() if name != loan.term}
    if loan.term in changes or (loan.amount in changes and loan.instalment not in changes):
        term = changes.get(loan.term, client.values[loan.term])
        amount = changes.get(loan.amount, client.values[loan.amount])
        if term > 0 and not np.isnan(amount):
            implied[loan.instalment] = amount / term
    return implied


def merged(edits: Edits, name: str, value: float, *, dictionary: Dictionary) -> dict[str, float]:
    """Return edits with one more: of instalment and term, the one edited last counts."""
    loan = loan_of(dictionary)
    pair = {loan.instalment: loan.term, loan.term: loan.instalment} if loan else {}
    dropped = pair.get(name)
    return {**{n: v for n, v in edits.items() if n not in {name, dropped}}, name: value}
