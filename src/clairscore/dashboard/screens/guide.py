"""Help: how to read, words, the client's rights, keyboard, accessibility."""

from clairscore.dashboard import widgets
from clairscore.dashboard.services import Services
from clairscore.presentation.help import markup as draw
from clairscore.texts import Translator


def render(services: Services, say: Translator) -> None:
    """Draw the screen; only the scale differs between portfolios."""
    widgets.html(
        widgets.heading(say("help-heading"), intro=say("help-intro"))
        + draw.score_markup(services.portfolio.scale, say)
        + draw.example_markup(widgets.figure(draw.example_figure(say), say), say)
        + draw.help_markup(say),
        key="help",
    )
