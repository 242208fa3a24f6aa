"""Both languages say the same things, and everything that can be said has a sentence."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

import clairscore
from clairscore.core.errors import ClairscoreError
from clairscore.texts import Label, Language, Message, translator
from clairscore.texts.translation import sources

SOURCE = Path(clairscore.__file__).parent


def variables(node: object) -> set[str]:
    if isinstance(node, ftl.VariableReference):
        return {node.id.name}
    if isinstance(node, list):
        return set().union(*(variables(child) for child in node))
    if isinstance(node, ftl.BaseNode):
        return set().union(*(variables(child) for child in vars(node).values()))
    return set()


def messages(language: Language) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for source in sources(language):
        for entry in FluentParser().parse(source).body:
            assert not isinstance(entry, ftl.Junk), entry.content
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice"
                found[entry.id.name] = variables(entry.value)
    return found


OF_COMMANDS = ("argument-", "example-", "help-", "option-", "summary-")  # asked for by their words
BUILT = re.compile(r"""say\(["']([a-z][\w-]*-)["'] ~""")
SAID = re.compile(r"""say(?:\w*\[[^]]*\])?\(["']([\w-]+)["'][,)]""")


def used_ids() -> Iterator[tuple[str, str]]:
    """Yield (place, id) for each literal given to `Message(…)` or `say(…)`, in templates too."""
    for template in SOURCE.rglob("*.j2"):
        for identifier in SAID.findall(template.read_text(encoding="utf-8")):
            yield template.name, identifier
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("Message" | "say"), args=[ast.Constant(str(identifier)), *_]
                ):
                    yield f"{path.name}:{node.lineno}", identifier
                case _:
                    pass


def built_ids() -> Iterator[tuple[str, str]]:
    """Yield (place, pattern) for each id that an f-string or a template puts together."""
    for template in SOURCE.rglob("*.j2"):
        for start in BUILT.findall(template.read_text(encoding="utf-8")):
            yield template.name, re.escape(start) + ".+"
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("Message" | "say"), args=[ast.JoinedStr(values=parts), *_]
                ):
                    yield f"{path.name}:{node.lineno}", "".join(map(pattern, parts))
                case _:
                    pass


def pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"


def errors(cls: type[ClairscoreError] = ClairscoreError) -> Iterator[type[ClairscoreError]]:
    for child in cls.__subclasses__():
        if "code" in vars(child):
            yield child
        yield from errors(child)


def test_both_languages_have_the_same_messages_with_the_same_facts() -> None:
    assert messages("fr") == messages("en")


def test_every_message_used_exists() -> None:
    known = messages("en").keys()
    assert [(place, used) for place, used in used_ids() if used not in known] == []


def test_every_id_that_is_put_together_can_be_a_message() -> None:
    known = " ".join(messages("en"))
    found = list(built_ids())
    assert len(found) > 50
    lost = [(place, of) for place, of in found if not re.search(rf"(?<!\S){of}(?!\S)", known)]
    assert lost == []


def test_no_message_is_left_over() -> None:
    sources_ = [path for kind in ("*.py", "*.j2") for path in SOURCE.rglob(kind)]
    literals = {
        word
        for path in sources_
        for word in re.findall(r"[a-z][\w-]*[\w]", path.read_text(encoding="utf-8"))
    }
    built = {
        "".join(map(pattern, node.values))
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    }
    patterns = re.compile("|".join({of for _, of in built_ids()} | built))
    codes = {f"error-{error.code}" for error in errors()}
    left = {
        name
        for name in messages("en")
        if name not in literals | codes and not patterns.fullmatch(name)
        if not name.startswith(OF_COMMANDS)
    }
    assert left == set()


def test_every_error_has_a_sentence_about_its_own_facts() -> None:
    for module in walk_packages(clairscore.__path__, "clairscore."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    known = messages("en")
    codes = [error.code for error in errors()]
    assert len(codes) == len(set(codes)), "two errors share a code"
    for error in errors():
        facts = set(getattr(error, "__dataclass_fields__", {}))
        # a property of the class may give the sentence other facts than its fields
        if "message" not in vars(error):
            assert known[f"error-{error.code}"] <= facts, error


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "Le fichier a.csv est illisible"), ("en", "The file a.csv can't be read")],
)
def test_an_error_is_said_in_the_reader_s_language(language: Language, sentence: str) -> None:
    message = Message("error-file-unreadable", {"path": "a.csv", "reason": "gone"})
    assert translator(language)(message).startswith(sentence)


def test_long_lists_are_shortened() -> None:
    message = Message("error-artefact-damaged", {"path": "p", "parts": tuple("abcdefghijklm")})
    assert "a, b, c, d, e, f, g, h, i, j … and 3 more missing" in translator("en")(message)


def test_facts_may_be_labels_and_messages() -> None:
    facts = {"path": Label(fr="chemin", en="path"), "reason": Message("yes")}
    text = translator("fr")(Message("error-file-unreadable", facts))
    assert "chemin est illisible\u00a0: oui" in text


def test_an_unknown_message_or_a_missing_fact_is_a_programmer_s_error() -> None:
    with pytest.raises(KeyError, match="no-such-message"):
        translator("en")("no-such-message")
    with pytest.raises(KeyError, match="reason"):
        translator("en")("error-file-unreadable", path="a")


def test_french_sentences_keep_their_typography() -> None:
    """A narrow no-break space stands before ; ! ? and : so that no line starts with them."""
    for source in sources("fr"):
        for line in source.splitlines():
            text = line.partition("=")[2] if " = " in line else line
            assert not any(mark in text for mark in (" ;", " !", " ?", " »", "« ")), line
