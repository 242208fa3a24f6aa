"""A client's page as Python users meet it: one line in a terminal, the answer in a notebook."""

from dataclasses import dataclass, fields
from typing import Self

from clairscore.presentation.client.markup import reasons_markup, waterfall_markup
from clairscore.presentation.client.page import ClientPage
from clairscore.presentation.html.figures import stylesheet
from clairscore.presentation.html.templates import render
from clairscore.texts import translator


@dataclass(frozen=True, repr=False)
class Explanation(ClientPage):
    """Everything that is said of one client; its fields are those of `ClientPage`."""

    @classmethod
    def of(cls, page: ClientPage) -> Self:
        """Return the same page, to be shown in Python."""
        return cls(**{field.name: getattr(page, field.name) for field in fields(page)})

    def __repr__(self) -> str:
        verdict = "accepted" if self.accepted else "refused"
        return f"<Explanation of client {self.client}: {verdict}, score {self.score:.1f} of 100>"

    def _repr_html_(self) -> str:
        say = translator(self.language)
        return render(
            "client/notebook.html.j2",
            page=self,
            heading=say("client-heading", client=self.client),
            waterfall=waterfall_markup(self, say),
            reasons=reasons_markup(self, say),
            styles=stylesheet(),
        )
