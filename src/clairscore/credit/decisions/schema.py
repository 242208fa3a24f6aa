"""The tables, as the migrations leave them."""

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    UniqueConstraint,
)

REVISION: Final = "0003"
"""The schema this version reads and writes: the last of `migrations/versions`."""

Query = Select[*tuple[Any, ...]]
"""Any query: which columns it gives stands where its rows are read."""

BIG = BigInteger().with_variant(Integer, "sqlite")  # what SQLite numbers by itself
metadata = MetaData()

# the chain ------------------------------------------------------------------------------------
entries = Table(
    "entries",
    metadata,
    Column("position", BIG, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC, ISO 8601, microseconds
    Column("subject", Text, nullable=False),  # id of the decision, review or erasure
    Column("facts", Text, nullable=False),  # canonical JSON
    Column("digests", Text, nullable=False),  # canonical JSON: salted sha256 by part
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
)
parts = Table(
    "parts",
    metadata,
    Column("position", BIG, ForeignKey("entries.position"), primary_key=True),
    Column("part", Text, primary_key=True),
    Column("salt", Text, nullable=False),
    Column("content", Text, nullable=False),  # canonical JSON
)
head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True),  # one row, 1: writers queue for it
    Column("position", BIG, nullable=False),
    Column("hash", Text, nullable=False),
)

# drawn from the chain, for finding and counting; verified against it --------------------------
decisions = Table(
    "decisions",
    metadata,
    Column("position", BIG, ForeignKey("entries.position"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("client", Text),
    Column("theme", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("model_accepted", Boolean, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("idempotency_key", Text),
    Column("request", Text),  # sha256 of what was asked with that key
    UniqueConstraint("person", "idempotency_key", name="one_request_a_key"),
    Index("decisions_of_client", "client", "position"),
    Index("decisions_by_time", "at"),
)
groups = Table(
    "groups",
    metadata,
    Column("position", BIG, ForeignKey("decisions.position"), primary_key=True),
    Column("feature", Text, primary_key=True),
    Column("member_of", Text, nullable=False),
)
reviews = Table(
    "reviews",
    metadata,
    Column("position", BIG, ForeignKey("entries.position"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("decision", BIG, ForeignKey("decisions.position"), nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("settled", BIG, ForeignKey("entries.position")),
    Column("settled_at", Text),
    Column("reviewer", Text),
    Column("outcome", Text),
    Column("accepted", Boolean),
    Index("reviews_of_decision", "decision"),
    Index("reviews_open", "settled", "due"),
)

# who may see what: drawn from the chain as well (revision 0003) -------------------------------
assignments = Table(
    "assignments",
    metadata,
    Column("position", BIG, ForeignKey("entries.position"), primary_key=True),
    Column("client", Text),
    Column("person", Text, nullable=False),  # whose client
    Column("ended", BIG, ForeignKey("entries.position")),
    Index("assignments_of_person", "person", "client"),
    Index("assignments_of_client", "client"),
)
api_keys = Table(
    "api_keys",
    metadata,
    Column("position", BIG, ForeignKey("entries.position"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("roles", Text, nullable=False),  # names, separated by blanks
    Column("created_at", Text, nullable=False),
    Column("revoked", BIG, ForeignKey("entries.position")),
    Column("revoked_at", Text),
)

# who read what: a chain of its own, since readings are many and wait for no decision -----------
access_log = Table(
    "access_log",
    metadata,
    Column("id", BIG, primary_key=True, autoincrement=False),  # 1, 2, 3 …
    Column("at", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("client", Text),  # erased together with its salt
    Column("salt", Text),
    Column("digest", Text, nullable=False),  # of the client, salted
    Column("purpose", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("access_of_client", "client", "id"),
)
access_head = Table(
    "access_head",
    metadata,
    Column("id", Integer, primary_key=True),  # one row, 1: who logs queues for it
    Column("position", BIG, nullable=False),
    Column("hash", Text, nullable=False),
)
