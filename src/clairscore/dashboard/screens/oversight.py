"""Oversight: how people decide beside the model, and what reviews come to."""

from markupsafe import Markup

from clairscore.dashboard import widgets
from clairscore.dashboard.services import Services
from clairscore.presentation.decision import markup as draw
from clairscore.texts import Translator


def render(services: Services, say: Translator) -> None:
    """Draw the screen."""
    title = say("dashboard-screen-oversight")
    store = services.record
    if store is None:
        widgets.html(widgets.heading(title, intro=say("record-not-kept")), key="oversight")
        return
    found = store.oversight()
    figures = draw.oversight_figures(found, services.portfolio.dictionary, say)
    widgets.html(
        widgets.heading(title)
        + draw.oversight_markup(found, say)
        + Markup().join(widgets.figure(figure, say) for figure in figures),
        key="oversight",
    )
