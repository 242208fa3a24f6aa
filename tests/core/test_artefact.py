import json
from pathlib import Path

import pytest

from clairscore.core.artefact import MANIFEST, open_artefact, writing
from clairscore.core.errors import (
    ArtefactDamaged,
    ArtefactKind,
    ArtefactMissing,
    ArtefactNewer,
    TargetTaken,
    WriteFailed,
)


def write(target: Path, text: str = "content", *, replace: bool = False) -> None:
    with writing(target, "model", replace=replace) as draft:
        (draft.path / "deep").mkdir()
        (draft.path / "deep" / "part.txt").write_text(text, encoding="utf-8")
        draft.synthetic = True
        draft.parameters["seed"] = 7


def left_beside(target: Path) -> list[Path]:
    return [path for path in target.parent.iterdir() if path != target]


def test_an_artefact_opens_with_what_made_it(tmp_path: Path) -> None:
    write(tmp_path / "a")
    manifest = open_artefact(tmp_path / "a", "model").manifest
    assert manifest.synthetic
    assert manifest.parameters == {"seed": 7}
    assert list(manifest.parts) == ["deep/part.txt"]
    assert manifest.made_by.startswith("clairscore ")
    assert not left_beside(tmp_path / "a")


def test_equal_content_has_an_equal_identity_whenever_it_was_made(tmp_path: Path) -> None:
    for name, text in (("a", "same"), ("b", "same"), ("c", "other")):
        write(tmp_path / name, text)
    a, b, c = (open_artefact(tmp_path / name, "model").manifest.identity for name in "abc")
    assert a == b != c


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError])
def test_an_interruption_leaves_nothing(tmp_path: Path, interruption: type[BaseException]) -> None:
    with pytest.raises(interruption), writing(tmp_path / "a", "model") as draft:
        (draft.path / "half").write_text("half", encoding="utf-8")
        raise interruption
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(WriteFailed, match="No space left on device"),
        writing(tmp_path / "a", "model"),
    ):
        raise OSError(28, "No space left on device")
    assert not list(tmp_path.iterdir())


def test_a_place_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WriteFailed, match="choose another folder"):
        write(tmp_path / "file" / "a")


def test_an_existing_output_is_kept_unless_replacing_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "a", "old")
    with pytest.raises(TargetTaken, match="--replace"):
        write(tmp_path / "a", "new")
    assert (tmp_path / "a" / "deep" / "part.txt").read_text(encoding="utf-8") == "old"
    write(tmp_path / "a", "new", replace=True)
    assert (tmp_path / "a" / "deep" / "part.txt").read_text(encoding="utf-8") == "new"
    assert not left_beside(tmp_path / "a")


def test_replacing_never_touches_a_folder_that_is_no_artefact(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.png").write_text("cat", encoding="utf-8")
    with pytest.raises(TargetTaken, match="photos"):
        write(tmp_path / "photos", replace=True)
    assert (tmp_path / "photos" / "cat.png").exists()


def test_an_interrupted_replacement_keeps_the_old_artefact(tmp_path: Path) -> None:
    write(tmp_path / "a", "old")
    with (
        pytest.raises(KeyboardInterrupt),
        writing(tmp_path / "a", "model", replace=True) as draft,
    ):
        (draft.path / "half").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt
    assert open_artefact(tmp_path / "a", "model").manifest.parts


@pytest.mark.parametrize("damage", ["changed", "removed"])
def test_a_changed_or_missing_part_is_named(tmp_path: Path, damage: str) -> None:
    write(tmp_path / "a")
    part = tmp_path / "a" / "deep" / "part.txt"
    part.write_text("tampered", encoding="utf-8") if damage == "changed" else part.unlink()
    with pytest.raises(ArtefactDamaged, match=r"deep/part\.txt"):
        open_artefact(tmp_path / "a", "model")


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"kind": 1}', "\udcff"])
def test_an_unreadable_manifest_is_damage(tmp_path: Path, text: str) -> None:
    write(tmp_path / "a")
    (tmp_path / "a" / MANIFEST).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ArtefactDamaged, match=r"manifest\.json"):
        open_artefact(tmp_path / "a", "model")


@pytest.mark.parametrize("parts", [{"../outside": "0"}, {"/etc/hostname": "0"}])
def test_a_manifest_that_points_outside_its_folder_is_damage(
    tmp_path: Path, parts: dict[str, str]
) -> None:
    write(tmp_path / "a")
    path = tmp_path / "a" / MANIFEST
    stored = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(stored | {"parts": parts}), encoding="utf-8")
    with pytest.raises(ArtefactDamaged, match="damaged"):
        open_artefact(tmp_path / "a", "model")


def test_a_later_format_is_refused_even_with_fields_unknown_today(tmp_path: Path) -> None:
    write(tmp_path / "a")
    path = tmp_path / "a" / MANIFEST
    stored = json.loads(path.read_text(encoding="utf-8"))
    stored |= {"format_version": 9, "made_by": "clairscore 7.0", "unknown": []}
    path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(ArtefactNewer, match=r"clairscore 7\.0 in format 9"):
        open_artefact(tmp_path / "a", "model")


def test_another_kind_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a")
    with pytest.raises(ArtefactKind, match="holds a model; a dataset is expected"):
        open_artefact(tmp_path / "a", "dataset")


def test_a_missing_artefact_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArtefactMissing, match="nowhere"):
        open_artefact(tmp_path / "nowhere", "model")
