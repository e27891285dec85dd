"""What the database itself refuses: changing or taking away an entry of the ledger.

SQLite and PostgreSQL each in their own words; migrations and tests use the same lists.
"""

from __future__ import annotations

_REFUSAL = "an entry of the ledger is never changed or taken away"
# The kinds of entries that erase are those of `records.erasures`. Their list of words counts in the act that makes them
# alone. In a file the ledger's head moves at its end, so what stands past the head was written in it; a server knows by
# which transaction a row was written.
SQLITE_TRIGGERS = (
    f"CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    f"CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    (
        "CREATE TRIGGER personal_is_never_changed BEFORE UPDATE ON personal "
        "BEGIN SELECT RAISE(ABORT, 'words of the ledger are erased or kept, never changed'); END"
    ),
    (
        "CREATE TRIGGER personal_goes_with_its_erasure BEFORE DELETE ON personal WHEN NOT EXISTS ("
        "SELECT 1 FROM head AS h JOIN event AS e ON e.log = h.log AND e.seq >= h.size, "
        "json_each(e.body, '$.data.words.\"' || OLD.seq || '\"') AS w "
        "WHERE h.log = OLD.log AND e.kind IN ('person.erased', 'words.erased') AND w.value = OLD.field) "
        "BEGIN SELECT RAISE(ABORT, 'words of the ledger go with an entry that says so, and never otherwise'); END"
    ),
)

# A server is given these anew with everything else that is stated to it (`records.guard`).
POSTGRES_TRIGGERS = (
    (
        "CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    ),
    (
        "CREATE OR REPLACE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event "
        "FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()"
    ),
    (
        "CREATE OR REPLACE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()"
    ),
    (
        "CREATE OR REPLACE TRIGGER personal_is_never_changed BEFORE UPDATE ON personal "
        "FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()"
    ),
    (
        "CREATE OR REPLACE TRIGGER personal_is_never_emptied BEFORE TRUNCATE ON personal "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()"
    ),
    (
        "CREATE OR REPLACE FUNCTION words_go_with_their_erasure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NOT EXISTS (SELECT 1 FROM event AS e WHERE e.log = OLD.log AND e.seq > OLD.seq "
        "AND e.kind IN ('person.erased', 'words.erased') AND e.xmin = CAST(pg_current_xact_id() AS xid) "
        "AND CAST(e.body AS jsonb) -> 'data' -> 'words' -> CAST(OLD.seq AS text) @> to_jsonb(OLD.field)) "
        "THEN RAISE EXCEPTION 'words of the ledger go with an entry that says so, and never otherwise'; "
        "END IF; RETURN OLD; END $$"
    ),
    (
        "CREATE OR REPLACE TRIGGER personal_goes_with_its_erasure BEFORE DELETE ON personal "
        "FOR EACH ROW EXECUTE FUNCTION words_go_with_their_erasure()"
    ),
)


def triggers_for(dialect: str) -> tuple[str, ...]:
    """The statements for this dialect ("sqlite" or "postgresql")."""
    return SQLITE_TRIGGERS if dialect == "sqlite" else POSTGRES_TRIGGERS
