"""Places are written by one process at a time; what a killed one leaves is swept; full disks are told."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clairscore.application.train import train
from clairscore.cli.program import run
from clairscore.core.artefact import open_artefact, writing
from clairscore.core.errors import FileUnreadable, ScratchFull, WriteFailed
from clairscore.core.memory import available, engine_memory
from clairscore.core.place import LOCK, TargetBusy, beside, clean, scratch
from clairscore.credit.features.build import build_features
from clairscore.credit.own_table import build_dataset
from clairscore.credit.portfolio import write_portfolio
from clairscore.credit.training.plan import Plan
from clairscore.sample import write_sample
from clairscore.settings import settings_from

WRITER = """
import sys, time
from pathlib import Path
from clairscore.core.artefact import writing
from clairscore.core.place import scratch
with scratch() as temporary, writing(Path(sys.argv[1]), "model", replace=True) as draft:
    (draft.path / "client.csv").write_text("100013", encoding="utf-8")
    (temporary / "client.csv").write_text("100013", encoding="utf-8")
    print("writing", flush=True)
    time.sleep(60)
"""


def write(target: Path, text: str, *, replace: bool = False) -> None:
    with writing(target, "model", replace=replace) as draft:
        (draft.path / "part").write_text(text, encoding="utf-8")


@contextmanager
def another_writer(target: Path, temporary: Path) -> Generator[subprocess.Popen[str]]:
    """Let another process write there while the block runs; killed at the end."""
    temporary.mkdir(exist_ok=True)
    process = subprocess.Popen(  # noqa: S603 (our own words)
        [sys.executable, "-c", WRITER, str(target)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def test_two_processes_never_write_the_same_place(tmp_path: Path) -> None:
    out = tmp_path / "place" / "out"
    write(out, "old")
    with another_writer(out, tmp_path / "tmp"):
        with pytest.raises(TargetBusy, match="Another process is writing"):
            write(out, "new", replace=True)
        assert (out / "part").read_text(encoding="utf-8") == "old"
    write(out, "new", replace=True)
    assert (out / "part").read_text(encoding="utf-8") == "new"


def test_the_next_run_sweeps_what_a_killed_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, temporary = tmp_path / "place" / "out", tmp_path / "tmp"
    with another_writer(out, temporary):
        pass
    assert list(out.parent.rglob("client.csv"))
    assert list(temporary.rglob("client.csv"))
    write(out, "new")
    assert sorted(path.name for path in out.parent.iterdir()) == ["out"]
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    settle(temporary)
    with scratch():
        assert not list(temporary.rglob("client.csv"))


def test_clean_removes_what_killed_processes_left_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place, temporary = tmp_path / "deep" / "place", tmp_path / "tmp"
    with another_writer(place / "killed", temporary):
        pass
    (place / ".mine-clairscore").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    settle(temporary)
    with another_writer(place / "alive", temporary):
        assert run(["clean", str(tmp_path), "--lang", "en"]) == 0
        assert str(place / "killed") in capsys.readouterr().out
        left = {path.name for path in place.iterdir()}
        assert left == {".mine-clairscore", ".alive.clairscore-new", ".alive.clairscore-lock"}
        assert len(list(temporary.iterdir())) == 1
    assert clean(tmp_path)
    assert run(["clean", str(tmp_path), "--lang", "en"]) == 0
    assert "Nothing was left" in capsys.readouterr().out


def settle(temporary: Path) -> None:
    """Make locks look older than those that are just being taken."""
    for lock in temporary.glob(f"*/{LOCK}"):
        before = time.time() - 60
        os.utime(lock, (before, before))


def test_what_was_set_aside_comes_back_if_its_writer_was_killed_before_replacing_it(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    write(out, "old")
    out.rename(beside(out, "old"))  # as a writer killed between the two renames leaves it
    clean(tmp_path)
    assert open_artefact(out).manifest.kind == "model"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@contextmanager
def files_of_at_most(n_bytes: int) -> Generator[None]:
    """Let no file grow beyond some bytes: what a full disk does, with another number (EFBIG)."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


Step = Callable[[Path], object]


@pytest.fixture(scope="module")
def steps(artefacts: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Step]:
    """Return each step, ready to write somewhere."""
    table = tmp_path_factory.mktemp("own") / "table.csv"
    rows = (f"{k},{k % 2},{k}.5,{k * k}\n" for k in range(20_000))
    table.write_text("client,target,score,other\n" + "".join(rows), encoding="utf-8")
    plan = Plan(trials=0, candidates=("lightgbm",))
    return {
        "sample": lambda out: write_sample(out, clients=300, seed=1),
        "features": lambda out: build_features(artefacts["tables"], out),
        "dataset": lambda out: build_dataset(
            table, out, id_column="client", target_column="target"
        ),
        "train": lambda out: train(artefacts["dataset"], out, plan=plan),
        "score": lambda out: write_portfolio(artefacts["model"], artefacts["dataset"], out),
    }


@pytest.mark.parametrize("step", ["sample", "features", "dataset", "train", "score"])
def test_a_full_disk_is_told_by_its_folder_in_each_step(
    step: str, steps: dict[str, Step], tmp_path: Path
) -> None:
    with files_of_at_most(6_000), pytest.raises(WriteFailed) as caught:
        steps[step](tmp_path / "out")
    full = str(caught.value)
    assert caught.value.reason in {"File too large", "Input/output error"}  # SQLite keeps it apart
    assert caught.value.path in {str(tmp_path / "out"), tempfile.gettempdir()}
    assert ("TMPDIR" in full) == (caught.value.path == tempfile.gettempdir())
    assert "mlflow" not in full
    assert not list(tmp_path.iterdir())


def test_the_folder_of_temporary_files_is_told_when_it_is_the_one_that_is_full(
    tmp_path: Path,
) -> None:
    with (
        pytest.raises(ScratchFull, match="TMPDIR"),
        writing(tmp_path / "out", "model"),
        scratch() as folder,
    ):
        raise OSError(28, "No space left on device", str(folder / "spilled"))
    with (
        pytest.raises(WriteFailed, match="/elsewhere can't be written"),
        writing(tmp_path / "out", "model"),
    ):
        raise OSError(28, "No space left on device", "/elsewhere/log")


def test_an_input_that_can_t_be_read_is_no_output_that_can_t_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="nowhere"), writing(tmp_path / "out", "model"):
        Path("/nowhere/input").read_bytes()


@pytest.mark.parametrize(
    ("group", "file"),
    [
        ("0::/lent/job", "sys/fs/cgroup/lent/memory.max"),
        ("4:memory:/job\n0::/", "sys/fs/cgroup/memory/job/memory.limit_in_bytes"),
    ],
)
def test_an_engine_s_memory_follows_the_container_s(tmp_path: Path, group: str, file: str) -> None:
    whole = available(tmp_path)
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/cgroup").write_text(group + "\n", encoding="utf-8")
    limit = tmp_path / file
    limit.parent.mkdir(parents=True)
    for text, expected in (("1073741824", 2**30), ("max", whole), (str(2**63), whole)):
        limit.write_text(text + "\n", encoding="ascii")
        assert available(tmp_path) == expected
        assert engine_memory(root=tmp_path) == f"{expected // 2}B"
    assert engine_memory(3 * 2**30, root=tmp_path) == f"{3 * 2**30}B"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("4GiB", 2**32), ("512 MB", 512_000_000), ("1t", 10**12), ("", None)],
)
def test_memory_is_a_setting(text: str, expected: int | None) -> None:
    assert settings_from({"CLAIRSCORE_MEMORY": text}).memory == expected


@pytest.mark.parametrize("text", ["lots", "-1GB", "0GB", "4", "4GiBs"])
def test_an_amount_that_is_none_is_told(
    text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIRSCORE_MEMORY", text)
    assert run(["features", "a", "b", "--lang", "en"]) == 1
    assert "4GiB or 500MB" in capsys.readouterr().err
