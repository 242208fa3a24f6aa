import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from clairscore.core.errors import WriteFailed
from clairscore.core.progress import SILENT
from clairscore.textbench.cache import BLOCK, RECORD, cached, embed
from clairscore.textbench.encoders.errors import CacheBusy, CacheDamaged, VectorsMisshapen
from textbench.made_up import MadeUpEncoder

TEXTS = [f"texte numéro {k} " + "mot " * (k % 7) for k in range(3 * BLOCK + 5)]


def only_folder(cache: Path) -> Path:
    (folder,) = cache.iterdir()
    return folder


def test_the_vectors_are_the_encoders_own_in_the_order_of_the_texts(tmp_path: Path) -> None:
    found = embed(MadeUpEncoder(), TEXTS, cache=tmp_path)
    np.testing.assert_array_equal(found, MadeUpEncoder().encode(TEXTS, progress=SILENT))
    assert isinstance(found, np.memmap)


def test_a_second_run_embeds_nothing(tmp_path: Path) -> None:
    embed(MadeUpEncoder(), TEXTS, cache=tmp_path)
    again = MadeUpEncoder()
    embed(again, TEXTS[::-1], cache=tmp_path)
    assert again.embedded == []


def test_equal_texts_are_embedded_once(tmp_path: Path) -> None:
    encoder = MadeUpEncoder()
    found = embed(encoder, ["deux", "un", "deux"], cache=tmp_path)
    assert sorted(encoder.embedded) == ["deux", "un"]
    np.testing.assert_array_equal(found[0], found[2])


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        embed(MadeUpEncoder(stops_after=2 * BLOCK), TEXTS, cache=tmp_path)
    assert cached(MadeUpEncoder(), TEXTS, cache=tmp_path) == 2 * BLOCK
    rest = MadeUpEncoder()
    found = embed(rest, TEXTS, cache=tmp_path)
    assert len(rest.embedded) == len(TEXTS) - 2 * BLOCK
    np.testing.assert_array_equal(found, MadeUpEncoder().encode(TEXTS, progress=SILENT))


@pytest.mark.parametrize(("name", "kept"), [("records.bin", 100), ("vectors.f32", None)])
def test_a_row_half_written_when_the_power_failed_is_embedded_again(
    tmp_path: Path, name: str, kept: int | None
) -> None:
    embed(MadeUpEncoder(), TEXTS, cache=tmp_path)
    path = only_folder(tmp_path) / name
    if kept is None:
        path.write_bytes(path.read_bytes() + b"half a row")
        kept = len(TEXTS)
    else:
        path.write_bytes(path.read_bytes()[: kept * RECORD.size + 7])
    rest = MadeUpEncoder()
    found = embed(rest, TEXTS, cache=tmp_path)
    assert len(rest.embedded) == len(TEXTS) - kept
    np.testing.assert_array_equal(found, MadeUpEncoder().encode(TEXTS, progress=SILENT))


def test_a_changed_vector_is_noticed(tmp_path: Path) -> None:
    embed(MadeUpEncoder(), TEXTS, cache=tmp_path)
    path = only_folder(tmp_path) / "vectors.f32"
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    path.write_bytes(data)
    with pytest.raises(CacheDamaged, match="Delete this folder"):
        embed(MadeUpEncoder(), TEXTS, cache=tmp_path)


def test_vectors_that_went_missing_are_noticed(tmp_path: Path) -> None:
    embed(MadeUpEncoder(), TEXTS, cache=tmp_path)
    (only_folder(tmp_path) / "vectors.f32").write_bytes(b"")
    with pytest.raises(CacheDamaged, match="changed by something else"):
        embed(MadeUpEncoder(), TEXTS, cache=tmp_path)


def test_another_identity_has_other_vectors(tmp_path: Path) -> None:
    embed(MadeUpEncoder(), ["un"], cache=tmp_path)
    other = MadeUpEncoder(revision="2", dimensions=4)
    assert embed(other, ["un"], cache=tmp_path).shape == (1, 4)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_model_that_changed_behind_its_name_is_noticed(tmp_path: Path) -> None:
    embed(MadeUpEncoder(), ["un"], cache=tmp_path)
    with pytest.raises(VectorsMisshapen, match="size 4; 8 was expected"):
        embed(MadeUpEncoder(dimensions=4), ["deux"], cache=tmp_path)


def test_two_runs_do_not_write_the_same_vectors_at_once(tmp_path: Path) -> None:
    embed(MadeUpEncoder(), ["un"], cache=tmp_path)
    with FileLock(only_folder(tmp_path) / "lock"), pytest.raises(CacheBusy, match="Another run"):
        embed(MadeUpEncoder(), ["deux"], cache=tmp_path)


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(WriteFailed, match="can't be written"):
        embed(MadeUpEncoder(), ["un"], cache=tmp_path / "file")


@given(st.lists(st.text(st.characters(), max_size=8), min_size=1, max_size=12))
def test_any_text_has_its_own_vector(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    encoder = MadeUpEncoder()
    found = embed(encoder, texts, cache=tmp_path_factory.mktemp("cache"))
    np.testing.assert_array_equal(found, replace(encoder).encode(texts, progress=SILENT))


MANY = """
import resource, sys
from pathlib import Path
import numpy as np
from clairscore.textbench.cache import embed

class Wide:
    name, limit, identity = "wide", None, {"kind": "wide"}
    def encode(self, texts, *, progress):
        return np.ones((len(texts), 1024), np.float32)

n = int(sys.argv[2])
texts = [f"text {k}" for k in range(n)]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = embed(Wide(), texts, cache=Path(sys.argv[1]))
assert found.shape == (n, 1024)
status = Path("/proc/self/status").read_text()
(line,) = [line for line in status.splitlines() if line.startswith("RssAnon")]
print(int(line.split()[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc for the memory in use")
def test_fifty_thousand_vectors_stay_on_disk(tmp_path: Path) -> None:
    used = {}
    for n in (1_000, 50_000):
        run = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-c", MANY, str(tmp_path / str(n)), str(n)],
            check=True,
            capture_output=True,
            text=True,
        )
        used[n] = int(run.stdout)
    # the vectors are 195 MiB; keys and texts may take a fifth of that
    assert used[50_000] - used[1_000] < 60
