"""One client's file, written for them: all that the decision record holds (GDPR, article 15)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from clairscore.core.errors import ClairscoreError, WriteFailed
from clairscore.credit.decisions.export import ClientFile, RecordedDecision
from clairscore.presentation.decision.words import decision_lines, moment, review_lines
from clairscore.presentation.html.pdf import compile_pdf
from clairscore.presentation.words.in_force import day, in_force_words
from clairscore.texts import Language, Translator, translator

KINDS: Final = (".json", ".pdf")


@dataclass(eq=False)
class ExportKind(ClairscoreError):
    """A file name that does not say in which of the known forms to write."""

    code: ClassVar[str] = "export-kind"
    path: str
    expected: tuple[str, ...]


def write_client_file(file: ClientFile, path: Path, *, language: Language) -> None:
    """Write a client's file as JSON or PDF, by the name's ending; readable by its owner alone.

    Raises
    ------
    ExportKind
        The name ends otherwise.
    WriteFailed
        It can't be written there.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise ExportKind(str(path), KINDS)
    content = _json(file) if kind == ".json" else client_file_pdf(file, language)
    try:
        path.touch(mode=0o600)
        path.write_bytes(content)
    except OSError as error:
        raise WriteFailed(str(path), error.strerror or str(error)) from error


def client_file_pdf(file: ClientFile, language: Language) -> bytes:
    """Return a client's file as a tagged PDF."""
    say = translator(language)
    data = {
        "language": language,
        "title": say("client-file-title", client=file.client),
        "intro": say("client-file-intro", day=day(file.made_at, say)),
        "sections": list(_sections(file, say)),
    }
    return compile_pdf("decision/client_file.typ", data)


def _json(file: ClientFile) -> bytes:
    return (json.dumps(file.as_json(), ensure_ascii=False, indent=1) + "\n").encode()


def _sections(file: ClientFile, say: Translator) -> Iterator[dict[str, object]]:
    if file.in_force:
        words = [in_force_words(file.in_force, say)]
        if file.in_force.reason:
            words.append(say("record-reason", reason=file.in_force.reason))
        yield {"title": say("client-file-in-force"), "lines": words, "table": None}
    for recorded in file.decisions:
        yield _decision(recorded, say)
    for review in file.reviews:
        first, *rest = (line.strip() for line in review_lines(review, say))
        yield {"title": first, "lines": rest, "table": None}
    rows = [[moment(one.at, say), one.person, one.purpose] for one in file.accesses]
    headings = [say(f"client-file-{name}") for name in ("when", "who", "why")]
    yield {
        "title": say("client-file-accesses"),
        "lines": [] if rows else [say("client-file-no-access")],
        "table": {"headings": headings, "rows": rows} if rows else None,
    }


def _decision(recorded: RecordedDecision, say: Translator) -> dict[str, object]:
    first, *rest = (line.strip() for line in decision_lines(recorded.decision, say))
    case = recorded.decision.case
    reasons = [reason.sentence for reason in case.reasons] if case else []
    rows = [[name, _value(value, say)] for name, value in recorded.inputs.items()]
    headings = [say("client-file-feature"), say("client-file-value")]
    return {
        "title": first,
        "lines": [*rest, *([case.decision] if case else []), *reasons],
        "table": {"headings": headings, "rows": rows},
    }


def _value(value: float | str | None, say: Translator) -> str:
    return say("client-file-missing") if value is None else f"{value}"
