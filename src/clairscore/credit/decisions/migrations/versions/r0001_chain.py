"""The chain, its personal parts, and what is drawn from it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; entries can be added, never changed."""
    _chain()
    _drawn()
    op.execute("INSERT INTO head (id, position, hash) VALUES (1, 0, '')")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'entries are append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entries "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER append_only_{action.lower()} BEFORE {action} ON entries "
            "BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END"
        )


def _chain() -> None:
    op.create_table(
        "entries",
        sa.Column("position", BIG, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("digests", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "parts",
        sa.Column("position", BIG, sa.ForeignKey("entries.position"), primary_key=True),
        sa.Column("part", sa.Text, primary_key=True),
        sa.Column("salt", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("position", BIG, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )


def _drawn() -> None:
    op.create_table(
        "decisions",
        sa.Column("position", BIG, sa.ForeignKey("entries.position"), primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("client", sa.Text),
        sa.Column("theme", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("model_accepted", sa.Boolean, nullable=False),
        sa.Column("accepted", sa.Boolean, nullable=False),
        sa.Column("idempotency_key", sa.Text),
        sa.Column("request", sa.Text),
        sa.UniqueConstraint("person", "idempotency_key", name="one_request_a_key"),
    )
    op.create_index("decisions_of_client", "decisions", ["client", "position"])
    op.create_index("decisions_by_time", "decisions", ["at"])
    op.create_table(
        "groups",
        sa.Column("position", BIG, sa.ForeignKey("decisions.position"), primary_key=True),
        sa.Column("feature", sa.Text, primary_key=True),
        sa.Column("member_of", sa.Text, nullable=False),
    )
    op.create_table(
        "reviews",
        sa.Column("position", BIG, sa.ForeignKey("entries.position"), primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("decision", BIG, sa.ForeignKey("decisions.position"), nullable=False),
        sa.Column("asked_at", sa.Text, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("settled", BIG, sa.ForeignKey("entries.position")),
        sa.Column("settled_at", sa.Text),
        sa.Column("reviewer", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.Column("accepted", sa.Boolean),
    )
    op.create_index("reviews_of_decision", "reviews", ["decision"])
    op.create_index("reviews_open", "reviews", ["settled", "due"])
