"""What the database itself refuses: changing or taking away an entry of the ledger.

SQLite and PostgreSQL each in their own words; migrations and tests use the same lists.
"""

from __future__ import annotations

_REFUSAL = "an entry of the ledger is never changed or taken away"

SQLITE_TRIGGERS = (
    f"CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    f"CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    (
        "CREATE TRIGGER personal_is_never_changed BEFORE UPDATE ON personal "
        "BEGIN SELECT RAISE(ABORT, 'words of the ledger are erased or kept, never changed'); END"
    ),
)

POSTGRES_TRIGGERS = (
    (
        "CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    ),
    (
        "CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event "
        "FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()"
    ),
    (
        "CREATE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()"
    ),
    (
        "CREATE TRIGGER personal_is_never_changed BEFORE UPDATE ON personal "
        "FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()"
    ),
)


def triggers_for(dialect: str) -> tuple[str, ...]:
    """The statements for this dialect ("sqlite" or "postgresql")."""
    return SQLITE_TRIGGERS if dialect == "sqlite" else POSTGRES_TRIGGERS
