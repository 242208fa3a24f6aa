"""HTML stands in templates alone, and nothing in them is marked as safe."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import clairscore
from clairscore.presentation.html.templates import html_templates, render

SOURCE = Path(clairscore.__file__).parent
TEMPLATES = SOURCE / "presentation" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
MARKUP = re.compile(r"</?[a-z]+[\s>/]")
STREAMLIT_S_PAGE = "shell.py"
"""Names what it replaces in a page that is not ours."""


def literals(module: Path) -> list[str]:
    """Return the texts of a module that are no docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


@pytest.mark.parametrize("package", ["presentation", "dashboard"])
def test_no_module_holds_html(package: str) -> None:
    modules = [one for one in (SOURCE / package).rglob("*.py") if one.name != STREAMLIT_S_PAGE]
    assert len(modules) > 20
    found = [(one.name, text) for one in modules for text in literals(one) if MARKUP.search(text)]
    assert found == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".html.j2")])
def test_a_template_can_be_read_and_escapes_all_it_shows(name: str) -> None:
    html_templates().get_template(name)
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe|autoescape", source)


def test_every_template_is_used_and_every_one_named_exists() -> None:
    users = [*SOURCE.rglob("*.py"), *TEMPLATES.rglob("*.j2")]
    named = {
        name
        for user in users
        for name in re.findall(r'"([\w/]+\.j2|[\w/]+\.\w+\.j2)"', user.read_text(encoding="utf-8"))
    }
    assert named == set(NAMES)


def test_a_fact_that_is_not_given_is_a_programmer_s_error() -> None:
    with pytest.raises(UndefinedError, match="kind"):
        render("note.html.j2", text="words")


def test_what_is_put_in_is_text_unless_it_is_markup() -> None:
    shown = render("note.html.j2", text="<b>1 & 2</b>", kind='"x')
    assert shown == '<p class="&#34;x">&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>'
    assert render("note.html.j2", text=shown, kind="").count("<p") == 2
