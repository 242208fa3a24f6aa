"""Parquet and Arrow files, which know their columns' types."""

from collections.abc import Generator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as pa_dataset
import pyarrow.feather
import pyarrow.parquet as pq

from clairscore.files.encoding import Bytes
from clairscore.files.packing import Unpacked
from clairscore.files.streams import Rows, batch_rows
from clairscore.texts import Message


def columnar_rows(file: Unpacked) -> Rows:
    """Return the rows of a Parquet, Feather or Arrow file."""
    source = _input(file.source)
    if file.kind == "parquet":
        parquet = pq.ParquetFile(source)
        schema = parquet.schema_arrow
        size = batch_rows(len(schema.names))
        rows = Rows(tuple(schema.names), parquet.iter_batches(batch_size=size))
    elif file.kind == "arrow":
        arrow = pa.ipc.open_file(source)
        batches = (arrow.get_batch(k) for k in range(arrow.num_record_batches))
        rows = Rows(tuple(arrow.schema.names), batches)
    elif file.kind == "arrow-stream":
        stream = pa.ipc.open_stream(source)
        rows = Rows(tuple(stream.schema.names), stream)
    else:
        table = pyarrow.feather.read_table(source)
        rows = Rows(tuple(table.column_names), table.to_batches())
    return _counted(rows)


def parquet_folder_rows(folder: Path, parts: Sequence[Path]) -> Rows:
    """Return the rows of a folder of Parquet parts; folders named ``year=2024`` are a column."""
    schemas = [pq.read_schema(path) for path in parts]
    schema = pa.unify_schemas(schemas, promote_options="permissive")
    dataset = pa_dataset.dataset(
        [str(path) for path in parts],
        format="parquet",
        partitioning=pa_dataset.partitioning(flavor="hive"),
        partition_base_dir=str(folder),
    )
    partitions = [field for field in dataset.schema if field.name not in schema.names]
    schema = pa.schema([*schema, *partitions])
    batches = dataset.replace_schema(schema).to_batches(batch_size=batch_rows(len(schema.names)))
    return _counted(Rows(tuple(schema.names), batches))


def _input(source: Bytes) -> pa.NativeFile:
    return pa.BufferReader(source) if isinstance(source, bytes) else pa.memory_map(str(source))


def _counted(rows: Rows) -> Rows:
    """Return the rows, which say so if there are none."""
    rows.batches = _counting(rows, rows.batches)
    return rows


def _counting(rows: Rows, batches: "pa.RecordBatchReader | object") -> Generator[pa.RecordBatch]:
    n_rows = 0
    for batch in batches:  # type: ignore[attr-defined]
        n_rows += batch.num_rows
        yield batch
    if not n_rows:
        rows.faults.append(Message("fault-file-no-rows"))
