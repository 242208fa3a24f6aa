"""Where HTML templates come from: every value put into one is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def html_templates() -> Environment:
    """Return the templates of `presentation/templates` that become HTML."""
    return Environment(
        loader=PackageLoader("clairscore.presentation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
