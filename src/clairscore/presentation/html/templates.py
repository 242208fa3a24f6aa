"""Where HTML comes from: templates of `presentation/templates`; every value put into one is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def html_templates() -> Environment:
    """Return the templates of `presentation/templates` that become HTML."""
    environment = Environment(
        loader=PackageLoader("clairscore.presentation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each use asks the disk whether the file has changed
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def render(template: str, /, **facts: object) -> Markup:
    """Return a template with its facts put in.

    Parameters
    ----------
    template
        Its place in `presentation/templates`, such as ``"client/facts.html.j2"``.
    **facts
        What it names; escaped, unless it is markup.

    Raises
    ------
    jinja2.UndefinedError
        The template names a fact that is not there.

    Examples
    --------
    >>> render("note.html.j2", text="1 < 2", kind="")
    Markup('<p>1 &lt; 2</p>')
    """
    text = html_templates().get_template(template).render(facts)
    return Markup(text)  # noqa: S704 (the environment escapes every fact)
