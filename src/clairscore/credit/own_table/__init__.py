"""Any lender's single table as a dataset: one row a client, a dictionary drafted or given.

reading     a CSV or Parquet file becomes a table in DuckDB, nothing typed yet
columns     what each column holds, found over all its rows
roles       the id and the target
drafting    a dictionary from names and values, for the lender to correct …
fitting     … or the lender's own, held against the table
building    the story: all of it, then the artefact
"""

from clairscore.credit.own_table.building import build_dataset
from clairscore.credit.own_table.summary import OwnTableSummary

__all__ = ["OwnTableSummary", "build_dataset"]
