"""Access log, assignments and keys become evidence; values that are none are refused."""

import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
BEFORE = "before-0003"  # who assigned or added a key was not noted then
AT_ONCE = 5_000
YES_OR_NO = (
    ("decisions", "model_accepted", "typeof({0}) = 'integer' AND {0} IN (0, 1)"),
    ("decisions", "accepted", "typeof({0}) = 'integer' AND {0} IN (0, 1)"),
    ("reviews", "accepted", "{0} IS NULL OR typeof({0}) = 'integer' AND {0} IN (0, 1)"),
)
OUTCOME = "{0} IS NULL OR {0} IN ('confirm', 'change')"


def upgrade() -> None:
    """Make the new tables, carry over what the old ones hold, and guard them."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    _assignments()
    _keys()
    _access_log()
    if is_sqlite:
        _guards_of_sqlite()
    else:
        _guards_of_postgresql()


def _assignments() -> None:
    bind = op.get_bind()
    old = bind.execute(
        sa.text("SELECT client, person FROM assignments ORDER BY client, person")
    ).all()
    op.drop_table("assignments")
    op.create_table(
        "assignments",
        sa.Column("position", BIG, sa.ForeignKey("entries.position"), primary_key=True),
        sa.Column("client", sa.Text),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("ended", BIG, sa.ForeignKey("entries.position")),
    )
    op.create_index("assignments_of_person", "assignments", ["person", "client"])
    op.create_index("assignments_of_client", "assignments", ["client"])
    for row in old:
        position = _append(
            "assigned",
            secrets.token_hex(12),
            {"person": BEFORE, "adviser": row.person},
            parts={"assignment": {"client": row.client}},
        )
        bind.execute(
            sa.text("INSERT INTO assignments (position, client, person) VALUES (:at, :c, :p)"),
            {"at": position, "c": row.client, "p": row.person},
        )


def _keys() -> None:
    bind = op.get_bind()
    old = bind.execute(sa.text("SELECT * FROM api_keys ORDER BY created_at, id")).mappings().all()
    op.drop_table("api_keys")
    op.create_table(
        "api_keys",
        sa.Column("position", BIG, sa.ForeignKey("entries.position"), primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("revoked", BIG, sa.ForeignKey("entries.position")),
        sa.Column("revoked_at", sa.Text),
    )
    for row in old:
        facts = {
            "person": BEFORE,
            "name": row["name"],
            "digest": row["digest"],
            "roles": row["roles"].split(),
            "created_at": row["created_at"],
        }
        position = _append("key-added", row["id"], facts)
        new: dict[str, Any] = {
            "position": position, "id": row["id"], "name": row["name"],
            "digest": row["digest"], "roles": row["roles"], "created_at": row["created_at"],
            "revoked": None, "revoked_at": row["revoked_at"],
        }  # fmt: skip
        if row["revoked_at"]:
            facts = {"person": BEFORE, "added": position, "revoked_at": row["revoked_at"]}
            new["revoked"] = _append("key-revoked", row["id"], facts)
        bind.execute(
            sa.text(
                "INSERT INTO api_keys (position, id, name, digest, roles, created_at, revoked, "
                "revoked_at) VALUES (:position, :id, :name, :digest, :roles, :created_at, "
                ":revoked, :revoked_at)"
            ),
            new,
        )


def _access_log() -> None:
    bind = op.get_bind()
    op.drop_index("access_of_client", "access_log")
    op.rename_table("access_log", "access_log_0002")
    op.create_table(
        "access_log",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("client", sa.Text),
        sa.Column("salt", sa.Text),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.create_index("access_of_client", "access_log", ["client", "id"])
    op.create_table(
        "access_head",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("position", BIG, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    position, last, erased = 0, "", list[list[int]]()
    for rows in _old_readings():
        new: list[dict[str, Any]] = []
        for row in rows:
            position += 1
            salt = secrets.token_hex(32)
            digest = _sha256(salt + (row.client or ""))
            last = _sha256(
                _canonical(
                    [
                        "clairscore-access-log-1",
                        position,
                        row.at,
                        row.person,
                        digest,
                        row.purpose,
                        last,
                    ]
                )
            )
            if row.client is None:
                erased.append([position, position])
            new.append(
                {
                    "id": position,
                    "at": row.at,
                    "person": row.person,
                    "client": row.client,
                    "salt": None if row.client is None else salt,
                    "digest": digest,
                    "purpose": row.purpose,
                    "hash": last,
                }
            )
        bind.execute(
            sa.text(
                "INSERT INTO access_log (id, at, person, client, salt, digest, purpose, hash) "
                "VALUES (:id, :at, :person, :client, :salt, :digest, :purpose, :hash)"
            ),
            new,
        )
    bind.execute(
        sa.text("INSERT INTO access_head (id, position, hash) VALUES (1, :position, :hash)"),
        {"position": position, "hash": last},
    )
    if erased:
        facts = {"person": BEFORE, "why": "upgrade", "positions": [], "readings": erased}
        _append("erasure", secrets.token_hex(12), facts)
    op.drop_table("access_log_0002")


def _old_readings() -> Iterator[list[Any]]:
    after = -1
    query = sa.text("SELECT * FROM access_log_0002 WHERE id > :after ORDER BY id LIMIT :n")
    while True:
        rows = list(op.get_bind().execute(query, {"after": after, "n": AT_ONCE}).all())
        if not rows:
            return
        yield rows
        after = rows[-1].id


def _guards_of_sqlite() -> None:
    for table, column, rule in (*YES_OR_NO, ("reviews", "outcome", OUTCOME)):
        held = rule.format(f"NEW.{column}")
        for action in ("INSERT", f"UPDATE OF {column}"):
            name = f"{table}_{column}_{action.split()[0].lower()}"
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {action} ON {table} WHEN NOT ({held}) "
                f"BEGIN SELECT RAISE(ABORT, '{table}.{column} takes no such value'); END"
            )
    op.execute(
        "CREATE TRIGGER append_only_access_update BEFORE UPDATE ON access_log "
        "WHEN NEW.client IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.id IS NOT OLD.id "
        "OR NEW.at IS NOT OLD.at OR NEW.person IS NOT OLD.person OR NEW.digest IS NOT OLD.digest "
        "OR NEW.purpose IS NOT OLD.purpose OR NEW.hash IS NOT OLD.hash "
        "BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER append_only_access_delete BEFORE DELETE ON access_log "
        "BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END"
    )


def _guards_of_postgresql() -> None:
    op.create_check_constraint("reviews_outcome", "reviews", OUTCOME.format("outcome"))
    op.execute(
        "CREATE FUNCTION refuse_access_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN "
        "IF TG_OP = 'UPDATE' THEN "
        "IF NEW.client IS NULL AND NEW.salt IS NULL AND NEW.id = OLD.id AND NEW.at = OLD.at "
        "AND NEW.person = OLD.person AND NEW.digest = OLD.digest AND NEW.purpose = OLD.purpose "
        "AND NEW.hash = OLD.hash THEN RETURN NEW; END IF; END IF; "
        "RAISE EXCEPTION 'the access log is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER append_only_access BEFORE UPDATE OR DELETE ON access_log "
        "FOR EACH ROW EXECUTE FUNCTION refuse_access_change()"
    )
    op.execute(
        "CREATE TRIGGER append_only_access_truncate BEFORE TRUNCATE ON access_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_change()"
    )


def _append(
    kind: str, subject: str, facts: dict[str, Any], *, parts: dict[str, Any] | None = None
) -> int:
    """Add an entry as the version of this revision does; return its position."""
    bind = op.get_bind()
    head = bind.execute(sa.text("SELECT position, hash FROM head")).one()
    position, at = head.position + 1, datetime.now(UTC).isoformat(timespec="microseconds")
    salted = [
        {
            "position": position,
            "part": name,
            "salt": secrets.token_hex(32),
            "content": _canonical(p),
        }
        for name, p in (parts or {}).items()
    ]
    digests = {row["part"]: _sha256(row["salt"] + row["content"]) for row in salted}
    covered = [
        "clairscore-decision-record-1", position, kind, at, subject, _canonical(facts),
        _canonical(digests), head.hash,
    ]  # fmt: skip
    names = ("position", "kind", "at", "subject", "facts", "digests", "previous")
    entry = {**dict(zip(names, covered[1:], strict=True)), "hash": _sha256(_canonical(covered))}
    bind.execute(
        sa.text(
            "INSERT INTO entries (position, kind, at, subject, facts, digests, previous, hash) "
            "VALUES (:position, :kind, :at, :subject, :facts, :digests, :previous, :hash)"
        ),
        entry,
    )
    for row in salted:
        bind.execute(
            sa.text(
                "INSERT INTO parts (position, part, salt, content) "
                "VALUES (:position, :part, :salt, :content)"
            ),
            row,
        )
    bind.execute(
        sa.text("UPDATE head SET position = :position, hash = :hash"),
        {"position": position, "hash": entry["hash"]},
    )
    return position


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
