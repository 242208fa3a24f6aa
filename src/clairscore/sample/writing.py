"""The sample's files, written block by block so that memory does not grow with the sample."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from numpy.random import SeedSequence

from clairscore.core.artefact import writing
from clairscore.core.errors import InputFaults
from clairscore.core.paths import StrPath
from clairscore.core.progress import SILENT, Progress
from clairscore.credit.tables.schema import SCHEMA, ColumnType
from clairscore.sample import block as blocks
from clairscore.sample.block import Block
from clairscore.sample.draws import Category, Column, Columns
from clairscore.texts import Message

MOST_RISK = 3  # standard deviations: beyond, nearly all clients default, or none
LEAST_CLIENTS = 100  # fewer leave no defaults to learn from
TEST_SHARE = 48_744 / (307_511 + 48_744)  # of the Kaggle files
FIRST_ID = 100_002
ARROW_TYPES = {
    ColumnType.INTEGER: pa.int64(),
    ColumnType.REAL: pa.float64(),
    ColumnType.TEXT: pa.dictionary(pa.int8(), pa.string()),
}
SCHEMAS: dict[str, pa.Schema] = {
    stem: pa.schema(
        [
            (name, ARROW_TYPES[kind])
            for name, kind in table.columns.items()
            if (stem, name) != ("application_test", "TARGET")
        ]
    )
    for table in SCHEMA.values()
    for stem in table.files
}


def write_sample(  # noqa: PLR0913 (one argument for each choice)
    target: StrPath,
    *,
    clients: int = 10_000,
    seed: int = 1,
    risk: float = 0.0,
    csv: bool = False,
    replace: bool = False,
    progress: Progress = SILENT,
) -> None:
    """Write synthetic tables in the Home Credit schema: the eight files, all columns.

    Parameters
    ----------
    target
        Folder to create, an artefact of kind ``tables`` marked synthetic.
    clients
        Applications in all, at least 100: train and test together, in Kaggle's proportion
        (307,511 : 48,744), so 10,000 gives 8,632 and 1,368. The real size is 356,255.
    seed
        Equal seeds give equal files (to the byte with the same release of pyarrow).
    risk
        How much riskier the clients are, in standard deviations of the traits behind defaults, at
        most 3: the rate of default is 8 % at 0, about 70 % at 2 and 0.1 % at −2.
    csv
        Write CSV instead of Parquet.
    replace
        Replace an artefact at `target`.
    progress
        Told of each client done.

    Raises
    ------
    InputFaults
        Too few clients, a negative seed, or a risk that is out of reach.
    TargetTaken, WriteFailed
        See `clairscore.core.artefact.writing`.
    """
    _check(clients, seed, risk)
    suffix = "csv" if csv else "parquet"
    step = Message("step-sample", {"clients": clients})
    with writing(target, "tables", replace=replace) as draft:
        draft.synthetic = True
        draft.parameters = {"clients": clients, "seed": seed, "risk": risk, "format": suffix}
        with _writing_tables(draft.path, suffix) as write, progress.step(step, clients) as advance:
            for block in _blocks(clients, seed, risk):
                write(block.tables())
                advance(len(block.ids))


def _check(clients: int, seed: int, risk: float) -> None:
    faults: list[Message] = []
    if clients < LEAST_CLIENTS:
        facts = {"found": clients, "least": LEAST_CLIENTS}
        faults.append(Message("fault-sample-clients", facts))
    if seed < 0:
        faults.append(Message("fault-sample-seed", {"found": seed}))
    if not abs(risk) <= MOST_RISK:  # also caught: NaN
        facts = {"found": f"{risk:g}", "most": MOST_RISK}
        faults.append(Message("fault-sample-risk", facts))
    if faults:
        raise InputFaults("sample", tuple(faults))


def _blocks(clients: int, seed: int, risk: float) -> Iterator[Block]:
    """Return the blocks of clients; who is in the test file is drawn among all."""
    in_train = np.arange(clients) >= round(clients * TEST_SHARE)
    np.random.default_rng(SeedSequence(seed)).shuffle(in_train)
    for number, start in enumerate(range(0, clients, blocks.CLIENTS)):
        stop = min(start + blocks.CLIENTS, clients)
        ids = FIRST_ID + np.arange(start, stop)
        yield Block(number, seed, ids, in_train[start:stop], risk)


@contextmanager
def _writing_tables(
    folder: Path, suffix: str
) -> Generator[Callable[[Mapping[str, Columns]], None]]:
    """Open all files; call with the tables of a block to add them."""
    with ExitStack() as files:
        writers = {
            stem: files.enter_context(_writer(folder / f"{stem}.{suffix}", schema))
            for stem, schema in SCHEMAS.items()
        }

        def write(tables: Mapping[str, Columns]) -> None:
            for stem, columns in tables.items():
                writers[stem].write_table(_arrow_table(columns, SCHEMAS[stem]))

        yield write


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter | pa_csv.CSVWriter:
    if path.suffix == ".csv":
        return pa_csv.CSVWriter(path, schema, write_options=pa_csv.WriteOptions())
    # Without the stored schema, texts read back as plain strings, however they were written.
    return pq.ParquetWriter(path, schema, compression="zstd", store_schema=False)


def _arrow_table(columns: Columns, schema: pa.Schema) -> pa.Table:
    return pa.Table.from_arrays([_array(columns[f.name], f.type) for f in schema], schema=schema)


def _array(column: Column, kind: pa.DataType) -> pa.Array:
    if isinstance(column, Category):
        codes = pa.array(column.codes, mask=column.codes < 0)
        return pa.DictionaryArray.from_arrays(codes, pa.array(column.names))
    return pa.array(column, kind, from_pandas=True)  # NaN becomes null
