"""What a question put to DuckDB through Ibis comes to.

Ibis' own `to_pyarrow` asks DuckDB for Arrow too, but imports pandas on the way.
"""

from typing import Any

import ibis.expr.types as ir
import pyarrow as pa


def answer(question: ir.Table) -> pa.Table:
    """Return the rows of an expression.

    Raises
    ------
    duckdb.Error
        The tables it reads can't be read.
    """
    connection: Any = question.get_backend()
    return connection.con.sql(connection.compile(question)).to_arrow_table()


def only(question: ir.Table) -> Any:  # noqa: ANN401 (whatever the expression's type is)
    """Return the one value of an expression of one row and one column."""
    return answer(question)[0][0].as_py()
