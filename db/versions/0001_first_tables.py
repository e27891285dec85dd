"""The first tables.

Revision: 0001
Follows: nothing
"""

import sqlalchemy as sa
from alembic import op

from compacttui.records.triggers import triggers_for

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("root", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("note", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("log", "size", "root", name=op.f("pk_checkpoint")),
        sqlite_strict=True,
    )
    op.create_table(
        "event",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("subject", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("actor", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("body", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(at) = 20", name=op.f("ck_event_at_is_a_moment")),
        sa.PrimaryKeyConstraint("log", "seq", name=op.f("pk_event")),
        sqlite_strict=True,
    )
    op.create_index("ix_event_actor", "event", ["log", "actor", "seq"], unique=False)
    op.create_index("ix_event_at", "event", ["log", "at", "seq"], unique=False)
    op.create_index("ix_event_kind", "event", ["log", "kind", "seq"], unique=False)
    op.create_index("ix_event_subject", "event", ["log", "subject", "seq"], unique=False)
    op.create_table(
        "head",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("log", name=op.f("pk_head")),
        sqlite_strict=True,
    )
    op.create_table(
        "node",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("level", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("idx", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("log", "level", "idx", name=op.f("pk_node")),
        sqlite_strict=True,
    )
    op.create_table(
        "thing",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("first_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("log", "id", name=op.f("pk_thing")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "work_account",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("memory_kib", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("passes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lanes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("once", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("length(changed_at) = 20", name=op.f("ck_work_account_changed_at_is_a_moment")),
        sa.CheckConstraint("once IN (0, 1)", name=op.f("ck_work_account_once_is_yes_or_no")),
        sa.PrimaryKeyConstraint("log", "person", name=op.f("pk_work_account")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_check",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("entries", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("root", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("findings", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("length(at) = 20", name=op.f("ck_work_check_at_is_a_moment")),
        sa.PrimaryKeyConstraint("log", "at", name=op.f("pk_work_check")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_draft",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("form", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("about", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("body", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("saved_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("length(saved_at) = 20", name=op.f("ck_work_draft_saved_at_is_a_moment")),
        sa.PrimaryKeyConstraint("log", "person", "form", "about", name=op.f("pk_work_draft")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_glance",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("looker", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("ledgers", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("body", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("looker", name=op.f("pk_work_glance")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_leftover",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("log", "seq", name=op.f("pk_work_leftover")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_matching",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("headings", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("body", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("log", "kind", "headings", name=op.f("pk_work_matching")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_meant",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("thing", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("log", "said", name=op.f("pk_work_meant")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_poll",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("paper_bytes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entered", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tellers", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("witnesses", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("state IN ('open', 'emptied')", name=op.f("ck_work_poll_state_is_known")),
        sa.PrimaryKeyConstraint("log", "selection", name=op.f("pk_work_poll")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_tried",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("failures", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("untold", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wait_until", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("last_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("length(last_at) = 20", name=op.f("ck_work_tried_last_at_is_a_moment")),
        sa.CheckConstraint("length(wait_until) = 20", name=op.f("ck_work_tried_wait_until_is_a_moment")),
        sa.PrimaryKeyConstraint("log", "name", name=op.f("pk_work_tried")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_voted",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "organisations", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("has_voted", sa.Integer(), nullable=False),
        sa.CheckConstraint("has_voted IN (0, 1)", name=op.f("ck_work_voted_has_voted_is_yes_or_no")),
        sa.PrimaryKeyConstraint("log", "selection", "number", name=op.f("pk_work_voted")),
        sqlite_strict=True,
    )
    op.create_table(
        "about",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("thing", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["log", "seq"], ["event.log", "event.seq"], name="fk_about_event"),
        sa.PrimaryKeyConstraint("log", "thing", "seq", name=op.f("pk_about")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_account_person_is_a_person")),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_account_state_is_known")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_account_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_account_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_account_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_account_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_account_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_account_thing"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_account_person"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_account")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_account_person_now",
        "account",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "action",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("report", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("what", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("owner", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("due_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("settled_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("outcome", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(state = 'open') = (settled_on IS NULL)", name=op.f("ck_action_settled_has_its_day")
        ),
        sa.CheckConstraint("item LIKE 'ite-%'", name=op.f("ck_action_item_is_a_item")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_action_person_is_a_person")),
        sa.CheckConstraint("report LIKE 'rep-%'", name=op.f("ck_action_report_is_a_report")),
        sa.CheckConstraint(
            "state <> 'dropped' OR outcome IS NOT NULL", name=op.f("ck_action_dropped_has_its_reason")
        ),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name=op.f("ck_action_state_is_known")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_action_period_is_forward")),
        sa.CheckConstraint("length(due_on) IN (4, 7, 10)", name=op.f("ck_action_due_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_action_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_action_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(settled_on) IN (4, 7, 10)", name=op.f("ck_action_settled_on_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_action_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_action_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_action_thing"),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_action_item"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_action_person"),
        sa.ForeignKeyConstraint(["log", "report"], ["thing.log", "thing.id"], name="fk_action_report"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_action")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_action_due_on_now",
        "action",
        ["log", "due_on", "id"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_action_item_now",
        "action",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_action_person_now",
        "action",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_action_report_now",
        "action",
        ["log", "report"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "advert",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("place", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("since", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reference", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_advert_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_advert_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_advert_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_advert_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(since) IN (4, 7, 10)", name=op.f("ck_advert_since_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_advert_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_advert_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_advert_thing"),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_advert_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_advert")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_advert_selection_now",
        "advert",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "affiliation",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("capacity", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("paid", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "capacity IN ('employee', 'volunteer', 'trustee', 'member', 'owner')",
            name=op.f("ck_affiliation_capacity_is_known"),
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_affiliation_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_affiliation_person_is_a_person")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_affiliation_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_affiliation_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_affiliation_effective_to_is_a_day")
        ),
        sa.CheckConstraint("paid IN (0, 1)", name=op.f("ck_affiliation_paid_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_affiliation_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_affiliation_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_affiliation_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_affiliation_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_affiliation_person"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_affiliation")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_affiliation_organisation",
        "affiliation",
        [
            "log",
            "organisation",
            "person",
            "capacity",
            "effective_from",
            "effective_to",
            "recorded_seq",
            "superseded_seq",
        ],
        unique=False,
    )
    op.create_index(
        "ix_affiliation_organisation_now",
        "affiliation",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_affiliation_person_now",
        "affiliation",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_affiliation_person_organisation", "affiliation", ["log", "person", "organisation"], unique=False
    )
    op.create_table(
        "alteration",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "constituency", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("successor", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "voting_rights", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("proposed_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("why", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "proposed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("reply_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("decision", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("method", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "legal_reference", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("minute", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("decided_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "effective_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "carried_out_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("made", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "withdrawn_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.CheckConstraint(
            "carried_out_on IS NULL OR decision = 'approved'",
            name=op.f("ck_alteration_carried_out_once_agreed"),
        ),
        sa.CheckConstraint(
            "constituency LIKE 'con-%'", name=op.f("ck_alteration_constituency_is_a_constituency")
        ),
        sa.CheckConstraint(
            "decision IN ('approved', 'rejected')", name=op.f("ck_alteration_decision_is_known")
        ),
        sa.CheckConstraint(
            "decision IS NULL OR (decision = 'approved') = (effective_on IS NOT NULL)",
            name=op.f("ck_alteration_agreed_from_a_day"),
        ),
        sa.CheckConstraint(
            "kind IN ('create_seat', 'remove_seat', 'change_constituency', 'change_voting', 'rename', 'merge')",
            name=op.f("ck_alteration_kind_is_known"),
        ),
        sa.CheckConstraint("made LIKE 'sea-%'", name=op.f("ck_alteration_made_is_a_seat")),
        sa.CheckConstraint(
            "method IN ('unanimous', 'no_standing_objection', 'vote', 'statutory')",
            name=op.f("ck_alteration_method_is_known"),
        ),
        sa.CheckConstraint(
            "method IS NULL OR method <> 'statutory' OR legal_reference IS NOT NULL",
            name=op.f("ck_alteration_law_is_named"),
        ),
        sa.CheckConstraint(
            "partnership LIKE 'par-%'", name=op.f("ck_alteration_partnership_is_a_partnership")
        ),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_alteration_seat_is_a_seat")),
        sa.CheckConstraint("successor LIKE 'par-%'", name=op.f("ck_alteration_successor_is_a_partnership")),
        sa.CheckConstraint(
            "voting_rights IN ('full', 'some_items', 'none')",
            name=op.f("ck_alteration_voting_rights_is_known"),
        ),
        sa.CheckConstraint(
            "(decision IS NULL) = (decided_on IS NULL)", name=op.f("ck_alteration_decided_with_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_alteration_period_is_forward")),
        sa.CheckConstraint(
            "length(carried_out_on) IN (4, 7, 10)", name=op.f("ck_alteration_carried_out_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(decided_on) IN (4, 7, 10)", name=op.f("ck_alteration_decided_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_alteration_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_on) IN (4, 7, 10)", name=op.f("ck_alteration_effective_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_alteration_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(proposed_on) IN (4, 7, 10)", name=op.f("ck_alteration_proposed_on_is_a_day")
        ),
        sa.CheckConstraint("length(reply_by) IN (4, 7, 10)", name=op.f("ck_alteration_reply_by_is_a_day")),
        sa.CheckConstraint(
            "length(withdrawn_on) IN (4, 7, 10)", name=op.f("ck_alteration_withdrawn_on_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_alteration_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_alteration_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "constituency"], ["thing.log", "thing.id"], name="fk_alteration_constituency"
        ),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_alteration_thing"),
        sa.ForeignKeyConstraint(["log", "made"], ["thing.log", "thing.id"], name="fk_alteration_made"),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_alteration_partnership"
        ),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_alteration_seat"),
        sa.ForeignKeyConstraint(
            ["log", "successor"], ["thing.log", "thing.id"], name="fk_alteration_successor"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_alteration")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_alteration_constituency_now",
        "alteration",
        ["log", "constituency"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_alteration_made_now",
        "alteration",
        ["log", "made"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_alteration_partnership_now",
        "alteration",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_alteration_seat_now",
        "alteration",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_alteration_successor_now",
        "alteration",
        ["log", "successor"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "annual_return",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("nil", sa.Integer(), nullable=False),
        sa.Column("entries", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "confirmed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("due_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_annual_return_person_is_a_person")),
        sa.CheckConstraint("(nil = 1) = (entries = 0)", name=op.f("ck_annual_return_nothing_is_nothing")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_annual_return_period_is_forward")),
        sa.CheckConstraint(
            "length(confirmed_on) IN (4, 7, 10)", name=op.f("ck_annual_return_confirmed_on_is_a_day")
        ),
        sa.CheckConstraint("length(due_on) IN (4, 7, 10)", name=op.f("ck_annual_return_due_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_annual_return_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_annual_return_effective_to_is_a_day")
        ),
        sa.CheckConstraint("nil IN (0, 1)", name=op.f("ck_annual_return_nil_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_annual_return_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_annual_return_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_annual_return_thing"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_annual_return_person"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_annual_return")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_annual_return_person_now",
        "annual_return",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "answer",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sounding", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "answered_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_answer_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_answer_person_is_a_person")),
        sa.CheckConstraint("sounding LIKE 'sou-%'", name=op.f("ck_answer_sounding_is_a_sounding")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_answer_period_is_forward")),
        sa.CheckConstraint("length(answered_on) IN (4, 7, 10)", name=op.f("ck_answer_answered_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_answer_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_answer_effective_to_is_a_day")
        ),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_answer_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_answer_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_answer_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_answer_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_answer_person"),
        sa.ForeignKeyConstraint(["log", "sounding"], ["thing.log", "thing.id"], name="fk_answer_sounding"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_answer")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_answer_organisation_now",
        "answer",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_answer_person_now",
        "answer",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_answer_sounding_now",
        "answer",
        ["log", "sounding"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "attendance",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("status", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "attended_as", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("deputy", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("apology_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("brief", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "attended_as IN ('rep', 'deputy', 'observer', 'employer')",
            name=op.f("ck_attendance_attended_as_is_known"),
        ),
        sa.CheckConstraint(
            "deputy IS NULL OR status = 'apologies_deputy_sent'", name=op.f("ck_attendance_deputy_was_sent")
        ),
        sa.CheckConstraint("deputy LIKE 'ter-%'", name=op.f("ck_attendance_deputy_is_a_term")),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_attendance_meeting_is_a_meeting")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_attendance_person_is_a_person")),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_attendance_seat_is_a_seat")),
        sa.CheckConstraint(
            "status IN ('present', 'virtual', 'late', 'left_early', 'apologies_deputy_sent', 'apologies_no_deputy', 'absent_no_apology', 'not_invited', 'meeting_cancelled')",
            name=op.f("ck_attendance_status_is_known"),
        ),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_attendance_term_is_a_term")),
        sa.CheckConstraint(
            "brief IS NULL OR deputy IS NOT NULL", name=op.f("ck_attendance_brief_is_for_a_deputy")
        ),
        sa.CheckConstraint("deputy <> term", name=op.f("ck_attendance_deputy_is_another")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_attendance_period_is_forward")),
        sa.CheckConstraint("length(apology_at) = 20", name=op.f("ck_attendance_apology_at_is_a_moment")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_attendance_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_attendance_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_attendance_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_attendance_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "deputy"], ["thing.log", "thing.id"], name="fk_attendance_deputy"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_attendance_thing"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_attendance_meeting"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_attendance_person"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_attendance_seat"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_attendance_term"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_attendance")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_attendance_deputy_now",
        "attendance",
        ["log", "deputy"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_attendance_meeting_now",
        "attendance",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_attendance_meeting_seat_now",
        "attendance",
        ["log", "meeting", "seat", "term", "status", "attended_as", "deputy", "id", "superseded_seq"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_attendance_person_now",
        "attendance",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_attendance_seat_now",
        "attendance",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_attendance_term_now",
        "attendance",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_attendance_term_status_now",
        "attendance",
        ["log", "term", "status"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_attendance_term_now",
        "attendance",
        ["log", "meeting", "term"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "ballots",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("profile", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "profile_sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("file_sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("received", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("valid", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rankings", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rejected", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_ballots_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_ballots_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_ballots_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_ballots_effective_to_is_a_day")
        ),
        sa.CheckConstraint("received >= valid", name=op.f("ck_ballots_valid_papers_were_received")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_ballots_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_ballots_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_ballots_thing"),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_ballots_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_ballots")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_ballots_selection_now",
        "ballots",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_ballots_one_poll_now",
        "ballots",
        ["log", "selection"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "belonging",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "constituency", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint(
            "constituency LIKE 'con-%'", name=op.f("ck_belonging_constituency_is_a_constituency")
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_belonging_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_belonging_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_belonging_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_belonging_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_belonging_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_belonging_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "constituency"], ["thing.log", "thing.id"], name="fk_belonging_constituency"
        ),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_belonging_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_belonging_organisation"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_belonging")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_belonging_constituency_now",
        "belonging",
        ["log", "constituency"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_belonging_organisation_now",
        "belonging",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_belonging_once_now",
        "belonging",
        ["log", "organisation", "constituency"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "chase",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("way", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("chased_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "passed_on_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("note", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_chase_meeting_is_a_meeting")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_chase_person_is_a_person")),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_chase_seat_is_a_seat")),
        sa.CheckConstraint(
            "way IN ('email', 'letter', 'telephone', 'in_person')", name=op.f("ck_chase_way_is_known")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_chase_period_is_forward")),
        sa.CheckConstraint("length(chased_on) IN (4, 7, 10)", name=op.f("ck_chase_chased_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_chase_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_chase_effective_to_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_chase_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_chase_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_chase_thing"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_chase_meeting"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_chase_person"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_chase_seat"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_chase")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_chase_meeting_now",
        "chase",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_chase_person_now",
        "chase",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_chase_seat_now",
        "chase",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "choosing",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("panel", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "shortlisted", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "interviewed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("chosen", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reasons", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_choosing_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_choosing_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_choosing_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_choosing_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(interviewed_on) IN (4, 7, 10)", name=op.f("ck_choosing_interviewed_on_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_choosing_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_choosing_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_choosing_thing"),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_choosing_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_choosing")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_choosing_selection_now",
        "choosing",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "complaint",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("grounds", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "received_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("decide_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("admission", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("remedy", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("decision", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("decided_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("decided_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("appeal_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("appeal", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("panel", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("upheld", sa.Integer(), nullable=False),
        sa.Column("final_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("done", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("done_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("decided_by LIKE 'per-%'", name=op.f("ck_complaint_decided_by_is_a_person")),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_complaint_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_complaint_person_is_a_person")),
        sa.CheckConstraint(
            "remedy IN ('noted', 'put_right', 'recount', 'rerun', 'set_aside')",
            name=op.f("ck_complaint_remedy_is_known"),
        ),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_complaint_selection_is_a_selection")),
        sa.CheckConstraint(
            "state IN ('received', 'not_admissible', 'investigating', 'upheld', 'not_upheld', 'appealed', 'final')",
            name=op.f("ck_complaint_state_is_known"),
        ),
        sa.CheckConstraint(
            "(done IS NULL) = (done_on IS NULL)", name=op.f("ck_complaint_what_was_done_has_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_complaint_period_is_forward")),
        sa.CheckConstraint("late IN (0, 1)", name=op.f("ck_complaint_late_is_yes_or_no")),
        sa.CheckConstraint("length(appeal_by) IN (4, 7, 10)", name=op.f("ck_complaint_appeal_by_is_a_day")),
        sa.CheckConstraint("length(decide_by) IN (4, 7, 10)", name=op.f("ck_complaint_decide_by_is_a_day")),
        sa.CheckConstraint("length(decided_on) IN (4, 7, 10)", name=op.f("ck_complaint_decided_on_is_a_day")),
        sa.CheckConstraint("length(done_on) IN (4, 7, 10)", name=op.f("ck_complaint_done_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_complaint_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_complaint_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(final_on) IN (4, 7, 10)", name=op.f("ck_complaint_final_on_is_a_day")),
        sa.CheckConstraint(
            "length(received_on) IN (4, 7, 10)", name=op.f("ck_complaint_received_on_is_a_day")
        ),
        sa.CheckConstraint(
            "person IS NOT NULL OR organisation IS NOT NULL OR name IS NOT NULL",
            name=op.f("ck_complaint_somebody_complained"),
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_complaint_superseded_after_recorded")
        ),
        sa.CheckConstraint("upheld IN (0, 1)", name=op.f("ck_complaint_upheld_is_yes_or_no")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_complaint_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "decided_by"], ["thing.log", "thing.id"], name="fk_complaint_decided_by"
        ),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_complaint_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_complaint_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_complaint_person"),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_complaint_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_complaint")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_complaint_decided_by_now",
        "complaint",
        ["log", "decided_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_complaint_organisation_now",
        "complaint",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_complaint_person_now",
        "complaint",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_complaint_selection_now",
        "complaint",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "connection",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("other", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_connection_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("other LIKE 'org-%'", name=op.f("ck_connection_other_is_a_organisation")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_connection_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_connection_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_connection_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_connection_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_connection_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_connection_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_connection_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "other"], ["thing.log", "thing.id"], name="fk_connection_other"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_connection")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_connection_organisation_now",
        "connection",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_connection_other_now",
        "connection",
        ["log", "other"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "constituency",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("area", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("groups", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("description", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "restricted_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "restricted_reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.CheckConstraint(
            "kind IN ('interest', 'place', 'mixed')", name=op.f("ck_constituency_kind_is_known")
        ),
        sa.CheckConstraint(
            "(restricted_to IS NULL) = (restricted_reason IS NULL)",
            name=op.f("ck_constituency_restriction_has_its_reason"),
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_constituency_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_constituency_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_constituency_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_constituency_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_constituency_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_constituency_thing"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_constituency")),
        sqlite_strict=True,
    )
    op.create_table(
        "consulted",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("alteration", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("asked_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("answer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("answered_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("may_name", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Integer(), nullable=True),
        sa.Column("settled_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("settlement", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("alteration LIKE 'alt-%'", name=op.f("ck_consulted_alteration_is_a_alteration")),
        sa.CheckConstraint(
            "answer IN ('agree', 'object', 'no_view')", name=op.f("ck_consulted_answer_is_known")
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_consulted_organisation_is_a_organisation")
        ),
        sa.CheckConstraint(
            "(agrees IS NULL) = (settled_on IS NULL)", name=op.f("ck_consulted_settled_with_its_day")
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL)", name=op.f("ck_consulted_answer_has_its_day")
        ),
        sa.CheckConstraint("agrees IN (0, 1)", name=op.f("ck_consulted_agrees_is_yes_or_no")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_consulted_period_is_forward")),
        sa.CheckConstraint(
            "length(answered_on) IN (4, 7, 10)", name=op.f("ck_consulted_answered_on_is_a_day")
        ),
        sa.CheckConstraint("length(asked_on) IN (4, 7, 10)", name=op.f("ck_consulted_asked_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_consulted_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_consulted_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(settled_on) IN (4, 7, 10)", name=op.f("ck_consulted_settled_on_is_a_day")),
        sa.CheckConstraint("may_name IN (0, 1)", name=op.f("ck_consulted_may_name_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_consulted_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_consulted_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "alteration"], ["thing.log", "thing.id"], name="fk_consulted_alteration"
        ),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_consulted_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_consulted_organisation"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_consulted")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_consulted_alteration_now",
        "consulted",
        ["log", "alteration"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_consulted_organisation_now",
        "consulted",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_consulted_once_now",
        "consulted",
        ["log", "alteration", "organisation"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "count",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("ballots", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("method", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "profile_sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("sheet", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("ballots LIKE 'bal-%'", name=op.f("ck_count_ballots_is_a_ballots")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_count_selection_is_a_selection")),
        sa.CheckConstraint(
            "state IN ('tie_pending', 'complete', 'signed')", name=op.f("ck_count_state_is_known")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_count_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_count_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_count_effective_to_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_count_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_count_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "ballots"], ["thing.log", "thing.id"], name="fk_count_ballots"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_count_thing"),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_count_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_count")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_count_ballots_now",
        "count",
        ["log", "ballots"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_count_selection_now",
        "count",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_count_one_now",
        "count",
        ["log", "selection"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "countback",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("vacating", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("declining", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("sitting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("chosen", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("sheet", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "profile_sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("lots", sa.Integer(), nullable=False),
        sa.CheckConstraint("chosen LIKE 'nom-%'", name=op.f("ck_countback_chosen_is_a_nomination")),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_countback_seat_is_a_seat")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_countback_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_countback_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_countback_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_countback_effective_to_is_a_day")
        ),
        sa.CheckConstraint("lots IN (0, 1)", name=op.f("ck_countback_lots_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_countback_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_countback_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "chosen"], ["thing.log", "thing.id"], name="fk_countback_chosen"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_countback_thing"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_countback_seat"),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_countback_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_countback")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_countback_chosen_now",
        "countback",
        ["log", "chosen"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_countback_seat_now",
        "countback",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_countback_selection_now",
        "countback",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "declaration",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("nil", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("interest", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("category", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("nature", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("raised_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("at_meeting", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("assessment", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("mitigation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "assessment_reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("decided_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("assessed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("left_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("returned_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("minute", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("reply", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("replied_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(assessment = 'no_conflict') IS NOT TRUE OR assessment_reason IS NOT NULL",
            name=op.f("ck_declaration_no_conflict_has_its_reason"),
        ),
        sa.CheckConstraint(
            "(mitigation IS NOT NULL) = ((assessment = 'conflict') IS TRUE)",
            name=op.f("ck_declaration_conflict_has_its_mitigation"),
        ),
        sa.CheckConstraint(
            "assessment IN ('conflict', 'no_conflict')", name=op.f("ck_declaration_assessment_is_known")
        ),
        sa.CheckConstraint(
            "category IN ('financial', 'non_financial_professional', 'non_financial_personal', 'indirect', 'loyalty', 'political')",
            name=op.f("ck_declaration_category_is_known"),
        ),
        sa.CheckConstraint("interest LIKE 'int-%'", name=op.f("ck_declaration_interest_is_a_interest")),
        sa.CheckConstraint("item LIKE 'ite-%'", name=op.f("ck_declaration_item_is_a_item")),
        sa.CheckConstraint(
            "left_at IS NULL OR left_at LIKE '__:__'", name=op.f("ck_declaration_left_at_is_a_time")
        ),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_declaration_meeting_is_a_meeting")),
        sa.CheckConstraint(
            "mitigation IN ('none_noted_only', 'speak_not_vote', 'stay_not_speak', 'leave_for_item', 'papers_withheld', 'deputy_replaces', 'item_deferred', 'removed_from_workstream', 'resigned_interest', 'seat_vacated')",
            name=op.f("ck_declaration_mitigation_is_known"),
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_declaration_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_declaration_person_is_a_person")),
        sa.CheckConstraint(
            "raised_by IN ('self', 'chair', 'system_match', 'other')",
            name=op.f("ck_declaration_raised_by_is_known"),
        ),
        sa.CheckConstraint(
            "reply IS NULL OR raised_by <> 'self'", name=op.f("ck_declaration_reply_is_to_somebody_else")
        ),
        sa.CheckConstraint(
            "returned_at IS NULL OR returned_at LIKE '__:__'",
            name=op.f("ck_declaration_returned_at_is_a_time"),
        ),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_declaration_term_is_a_term")),
        sa.CheckConstraint(
            "(assessment IS NULL) = (assessed_on IS NULL)", name=op.f("ck_declaration_assessment_has_its_day")
        ),
        sa.CheckConstraint(
            "(assessment IS NULL) = (decided_by IS NULL)",
            name=op.f("ck_declaration_assessment_has_its_judge"),
        ),
        sa.CheckConstraint(
            "(reply IS NULL) = (replied_on IS NULL)", name=op.f("ck_declaration_reply_has_its_day")
        ),
        sa.CheckConstraint("at_meeting IN (0, 1)", name=op.f("ck_declaration_at_meeting_is_yes_or_no")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_declaration_period_is_forward")),
        sa.CheckConstraint(
            "length(assessed_on) IN (4, 7, 10)", name=op.f("ck_declaration_assessed_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_declaration_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_declaration_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(replied_on) IN (4, 7, 10)", name=op.f("ck_declaration_replied_on_is_a_day")
        ),
        sa.CheckConstraint("length(told_on) IN (4, 7, 10)", name=op.f("ck_declaration_told_on_is_a_day")),
        sa.CheckConstraint(
            "nil = 0 OR (item IS NULL AND interest IS NULL AND organisation IS NULL AND assessment IS NULL)",
            name=op.f("ck_declaration_none_is_none"),
        ),
        sa.CheckConstraint(
            "nil = 1 OR interest IS NOT NULL OR organisation IS NOT NULL OR nature IS NOT NULL",
            name=op.f("ck_declaration_says_what"),
        ),
        sa.CheckConstraint("nil IN (0, 1)", name=op.f("ck_declaration_nil_is_yes_or_no")),
        sa.CheckConstraint(
            "returned_at IS NULL OR (left_at IS NOT NULL AND returned_at >= left_at)",
            name=op.f("ck_declaration_back_after_leaving"),
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_declaration_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_declaration_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_declaration_thing"),
        sa.ForeignKeyConstraint(
            ["log", "interest"], ["thing.log", "thing.id"], name="fk_declaration_interest"
        ),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_declaration_item"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_declaration_meeting"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_declaration_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_declaration_person"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_declaration_term"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_declaration")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_declaration_apart",
        "declaration",
        ["log", "meeting", "told_on"],
        unique=False,
        sqlite_where=sa.text("version = 1 AND at_meeting = 0"),
        postgresql_where=sa.text("version = 1 AND at_meeting = 0"),
    )
    op.create_index(
        "ix_declaration_interest_now",
        "declaration",
        ["log", "interest"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_declaration_item_now",
        "declaration",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_declaration_meeting_now",
        "declaration",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_declaration_organisation_now",
        "declaration",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_declaration_person_now",
        "declaration",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_declaration_term_now",
        "declaration",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_declaration_told_on_now",
        "declaration",
        ["log", "told_on", "id"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_declaration_nil_now",
        "declaration",
        ["log", "meeting", "person"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL AND nil = 1"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL AND nil = 1"),
    )
    op.create_table(
        "draw_rule",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("way", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("candidates", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seed", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("published", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("(way = 'seed') = (seed IS NOT NULL)", name=op.f("ck_draw_rule_seed_is_there")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_draw_rule_selection_is_a_selection")),
        sa.CheckConstraint("way IN ('order', 'seed')", name=op.f("ck_draw_rule_way_is_known")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_draw_rule_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_draw_rule_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_draw_rule_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_draw_rule_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_draw_rule_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_draw_rule_thing"),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_draw_rule_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_draw_rule")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_draw_rule_selection_now",
        "draw_rule",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_draw_rule_one_now",
        "draw_rule",
        ["log", "selection"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "elector",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("qualifies", sa.Integer(), nullable=False),
        sa.Column("because", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("connected_group", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint(
            "(qualifies = 1) = (because <> 'left_out')", name=op.f("ck_elector_left_out_has_no_vote")
        ),
        sa.CheckConstraint(
            "because IN ('member', 'added', 'left_out')", name=op.f("ck_elector_because_is_known")
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_elector_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_elector_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_elector_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_elector_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_elector_effective_to_is_a_day")
        ),
        sa.CheckConstraint("qualifies IN (0, 1)", name=op.f("ck_elector_qualifies_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_elector_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_elector_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_elector_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_elector_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_elector_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_elector")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_elector_organisation_now",
        "elector",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_elector_selection_now",
        "elector",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_elector_one_entry_now",
        "elector",
        ["log", "selection", "organisation"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "excluded_group",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("label", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("source", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "set_aside_because", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.CheckConstraint(
            "(state = 'set_aside') = (set_aside_because IS NOT NULL)",
            name=op.f("ck_excluded_group_set_aside_has_its_reason"),
        ),
        sa.CheckConstraint("state IN ('listed', 'set_aside')", name=op.f("ck_excluded_group_state_is_known")),
        sa.CheckConstraint(
            "effective_to >= effective_from", name=op.f("ck_excluded_group_period_is_forward")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_excluded_group_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_excluded_group_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_excluded_group_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_excluded_group_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_excluded_group_thing"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_excluded_group")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_group_number_now",
        "excluded_group",
        ["log", "number"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "handover",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("edition", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("written_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("under_way", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("promised", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("people", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("papers", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("advice", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_handover_term_is_a_term")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_handover_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_handover_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_handover_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(written_on) IN (4, 7, 10)", name=op.f("ck_handover_written_on_is_a_day")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_handover_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_handover_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_handover_thing"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_handover_term"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_handover")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_handover_term_now",
        "handover",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_handover_one_a_term_now",
        "handover",
        ["log", "term"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "identifier",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("thing", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("scheme", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("value", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint(
            "scheme IN ('charity', 'company', 'popolo', 'interest', 'member')",
            name=op.f("ck_identifier_scheme_is_known"),
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_identifier_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_identifier_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_identifier_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_identifier_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_identifier_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_identifier_thing"),
        sa.ForeignKeyConstraint(["log", "thing"], ["thing.log", "thing.id"], name="fk_identifier_of"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_identifier")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_identifier_thing_now",
        "identifier",
        ["log", "thing"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "import_run",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("file", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("first_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("last_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("added", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("changed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("same", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("left_out", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("state IN ('done', 'undone')", name=op.f("ck_import_run_state_is_known")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_import_run_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_import_run_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_import_run_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_import_run_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_import_run_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_import_run_thing"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_import_run")),
        sqlite_strict=True,
    )
    op.create_table(
        "interest",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("category", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("indirect", sa.Integer(), nullable=False),
        sa.Column(
            "relationship", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("body", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("description", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("potential", sa.Integer(), nullable=False),
        sa.Column("loyalty", sa.Integer(), nullable=False),
        sa.Column("political", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("until", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("aware_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "declared_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("declare_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("mitigation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "mitigation_note", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("agreed_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("reviewed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("review_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "publication", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "publication_reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("in_place_of", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("entered_later", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint(
            "(publication = 'public') = (publication_reason IS NULL)",
            name=op.f("ck_interest_holding_back_has_its_reason"),
        ),
        sa.CheckConstraint(
            "category IN ('financial', 'non_financial_professional', 'non_financial_personal', 'indirect', 'loyalty', 'political')",
            name=op.f("ck_interest_category_is_known"),
        ),
        sa.CheckConstraint("in_place_of LIKE 'int-%'", name=op.f("ck_interest_in_place_of_is_a_interest")),
        sa.CheckConstraint(
            "kind IN ('employment', 'trusteeship', 'directorship', 'ownership', 'contract', 'research', 'land', 'political_office', 'family', 'gift', 'other')",
            name=op.f("ck_interest_kind_is_known"),
        ),
        sa.CheckConstraint(
            "mitigation IN ('none_noted_only', 'speak_not_vote', 'stay_not_speak', 'leave_for_item', 'papers_withheld', 'deputy_replaces', 'item_deferred', 'removed_from_workstream', 'resigned_interest', 'seat_vacated')",
            name=op.f("ck_interest_mitigation_is_known"),
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_interest_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_interest_person_is_a_person")),
        sa.CheckConstraint(
            "publication = 'public' OR review_on IS NOT NULL",
            name=op.f("ck_interest_held_back_until_looked_at"),
        ),
        sa.CheckConstraint(
            "publication IN ('public', 'redacted', 'withheld')", name=op.f("ck_interest_publication_is_known")
        ),
        sa.CheckConstraint(
            "state <> 'closed' OR effective_to IS NOT NULL", name=op.f("ck_interest_closed_has_its_day")
        ),
        sa.CheckConstraint(
            "state IN ('declared', 'closed', 'voided')", name=op.f("ck_interest_state_is_known")
        ),
        sa.CheckConstraint(
            "(mitigation IS NULL) = (agreed_by IS NULL)", name=op.f("ck_interest_mitigation_is_agreed")
        ),
        sa.CheckConstraint("declare_by >= aware_on", name=op.f("ck_interest_declared_by_after_aware")),
        sa.CheckConstraint("declared_on >= aware_on", name=op.f("ck_interest_aware_before_declared")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_interest_period_is_forward")),
        sa.CheckConstraint("entered_later IN (0, 1)", name=op.f("ck_interest_entered_later_is_yes_or_no")),
        sa.CheckConstraint("indirect IN (0, 1)", name=op.f("ck_interest_indirect_is_yes_or_no")),
        sa.CheckConstraint("length(aware_on) IN (4, 7, 10)", name=op.f("ck_interest_aware_on_is_a_day")),
        sa.CheckConstraint("length(declare_by) IN (4, 7, 10)", name=op.f("ck_interest_declare_by_is_a_day")),
        sa.CheckConstraint(
            "length(declared_on) IN (4, 7, 10)", name=op.f("ck_interest_declared_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_interest_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_interest_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(review_on) IN (4, 7, 10)", name=op.f("ck_interest_review_on_is_a_day")),
        sa.CheckConstraint(
            "length(reviewed_on) IN (4, 7, 10)", name=op.f("ck_interest_reviewed_on_is_a_day")
        ),
        sa.CheckConstraint("length(since) IN (4, 7, 10)", name=op.f("ck_interest_since_is_a_day")),
        sa.CheckConstraint("length(until) IN (4, 7, 10)", name=op.f("ck_interest_until_is_a_day")),
        sa.CheckConstraint("loyalty IN (0, 1)", name=op.f("ck_interest_loyalty_is_yes_or_no")),
        sa.CheckConstraint(
            "organisation IS NOT NULL OR body IS NOT NULL OR description IS NOT NULL",
            name=op.f("ck_interest_says_what"),
        ),
        sa.CheckConstraint("political IN (0, 1)", name=op.f("ck_interest_political_is_yes_or_no")),
        sa.CheckConstraint("potential IN (0, 1)", name=op.f("ck_interest_potential_is_yes_or_no")),
        sa.CheckConstraint(
            "relationship IS NULL OR indirect = 1", name=op.f("ck_interest_relationship_is_indirect")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_interest_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_interest_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_interest_thing"),
        sa.ForeignKeyConstraint(
            ["log", "in_place_of"], ["thing.log", "thing.id"], name="fk_interest_in_place_of"
        ),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_interest_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_interest_person"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_interest")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_interest_in_place_of_now",
        "interest",
        ["log", "in_place_of"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_interest_organisation",
        "interest",
        [
            "log",
            "organisation",
            "person",
            "id",
            "state",
            "effective_from",
            "effective_to",
            "recorded_seq",
            "superseded_seq",
        ],
        unique=False,
    )
    op.create_index(
        "ix_interest_organisation_now",
        "interest",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_interest_person_now",
        "interest",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_interest_person_organisation", "interest", ["log", "person", "organisation"], unique=False
    )
    op.create_table(
        "invited",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "involvement", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("sent_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("wish", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "withdrawn_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("reply", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("replied_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("involvement LIKE 'inv-%'", name=op.f("ck_invited_involvement_is_a_involvement")),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_invited_organisation_is_a_organisation")
        ),
        sa.CheckConstraint(
            "reply IN ('takes_part', 'sent_a_view', 'declines')", name=op.f("ck_invited_reply_is_known")
        ),
        sa.CheckConstraint(
            "wish IN ('all', 'named_topics', 'no_requests')", name=op.f("ck_invited_wish_is_known")
        ),
        sa.CheckConstraint(
            "(reply IS NULL) = (replied_on IS NULL)", name=op.f("ck_invited_reply_has_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_invited_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_invited_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_invited_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(replied_on) IN (4, 7, 10)", name=op.f("ck_invited_replied_on_is_a_day")),
        sa.CheckConstraint("length(sent_on) IN (4, 7, 10)", name=op.f("ck_invited_sent_on_is_a_day")),
        sa.CheckConstraint(
            "length(withdrawn_on) IN (4, 7, 10)", name=op.f("ck_invited_withdrawn_on_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_invited_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_invited_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_invited_thing"),
        sa.ForeignKeyConstraint(
            ["log", "involvement"], ["thing.log", "thing.id"], name="fk_invited_involvement"
        ),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_invited_organisation"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_invited")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_invited_involvement_now",
        "invited",
        ["log", "involvement"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_invited_organisation_now",
        "invited",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_invited_once_now",
        "invited",
        ["log", "involvement", "organisation"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "involvement",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("subject", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("asked_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("detail", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "short_because", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "received_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("needed_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("enough_months", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reply_workdays", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reply_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "acknowledged_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "circulated_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("answered_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("declined_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("answer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("fed_back_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("outcome", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("closed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_involvement_organisation_is_a_organisation")
        ),
        sa.CheckConstraint(
            "partnership LIKE 'par-%'", name=op.f("ck_involvement_partnership_is_a_partnership")
        ),
        sa.CheckConstraint(
            "(declined_on IS NULL) = (answer IS NULL)", name=op.f("ck_involvement_declined_with_an_answer")
        ),
        sa.CheckConstraint(
            "(fed_back_on IS NULL) = (outcome IS NULL)", name=op.f("ck_involvement_fed_back_with_an_outcome")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_involvement_period_is_forward")),
        sa.CheckConstraint(
            "length(acknowledged_on) IN (4, 7, 10)", name=op.f("ck_involvement_acknowledged_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(answered_on) IN (4, 7, 10)", name=op.f("ck_involvement_answered_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(circulated_on) IN (4, 7, 10)", name=op.f("ck_involvement_circulated_on_is_a_day")
        ),
        sa.CheckConstraint("length(closed_on) IN (4, 7, 10)", name=op.f("ck_involvement_closed_on_is_a_day")),
        sa.CheckConstraint(
            "length(declined_on) IN (4, 7, 10)", name=op.f("ck_involvement_declined_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_involvement_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_involvement_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(fed_back_on) IN (4, 7, 10)", name=op.f("ck_involvement_fed_back_on_is_a_day")
        ),
        sa.CheckConstraint("length(needed_by) IN (4, 7, 10)", name=op.f("ck_involvement_needed_by_is_a_day")),
        sa.CheckConstraint(
            "length(received_on) IN (4, 7, 10)", name=op.f("ck_involvement_received_on_is_a_day")
        ),
        sa.CheckConstraint("length(reply_by) IN (4, 7, 10)", name=op.f("ck_involvement_reply_by_is_a_day")),
        sa.CheckConstraint("needed_by >= received_on", name=op.f("ck_involvement_wanted_after_it_came")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_involvement_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_involvement_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_involvement_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_involvement_organisation"
        ),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_involvement_partnership"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_involvement")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_involvement_organisation_now",
        "involvement",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_involvement_partnership_now",
        "involvement",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_involvement_received_now",
        "involvement",
        ["log", "received_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "item",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "closed_because", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "closed_until", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("to_follow", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(part = 'closed') = (closed_because IS NOT NULL)", name=op.f("ck_item_closed_has_its_reason")
        ),
        sa.CheckConstraint(
            "closed_because IN ('about_a_person', 'commercial', 'legal_advice', 'negotiation', 'safeguarding', 'not_yet_published', 'other')",
            name=op.f("ck_item_closed_because_is_known"),
        ),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_item_meeting_is_a_meeting")),
        sa.CheckConstraint("part = 'closed' OR closed_until IS NULL", name=op.f("ck_item_open_has_no_end")),
        sa.CheckConstraint("part IN ('open', 'closed')", name=op.f("ck_item_part_is_known")),
        sa.CheckConstraint("decision IN (0, 1)", name=op.f("ck_item_decision_is_yes_or_no")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_item_period_is_forward")),
        sa.CheckConstraint("length(closed_until) IN (4, 7, 10)", name=op.f("ck_item_closed_until_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_item_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_item_effective_to_is_a_day")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_item_number_is_positive")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_item_superseded_after_recorded")),
        sa.CheckConstraint("to_follow IN (0, 1)", name=op.f("ck_item_to_follow_is_yes_or_no")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_item_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_item_thing"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_item_meeting"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_item")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_item_meeting_now",
        "item",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_item_number_now",
        "item",
        ["log", "meeting", "number"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "kept_places",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("least", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("most", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "nominations", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_kept_places_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_kept_places_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_kept_places_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_kept_places_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_kept_places_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_kept_places_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_kept_places_thing"),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_kept_places_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_kept_places")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_kept_places_selection_now",
        "kept_places",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "leave",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_leave_term_is_a_term")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_leave_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_leave_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_leave_effective_to_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_leave_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_leave_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_leave_thing"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_leave_term"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_leave")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_leave_term_now",
        "leave",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "lot",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("stage", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("tied", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("chosen", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("drawn_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("witness", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("chosen LIKE 'nom-%'", name=op.f("ck_lot_chosen_is_a_nomination")),
        sa.CheckConstraint("drawn_by LIKE 'per-%'", name=op.f("ck_lot_drawn_by_is_a_person")),
        sa.CheckConstraint("kind IN ('surplus', 'exclusion', 'election')", name=op.f("ck_lot_kind_is_known")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_lot_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_lot_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_lot_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_lot_effective_to_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_lot_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_lot_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "chosen"], ["thing.log", "thing.id"], name="fk_lot_chosen"),
        sa.ForeignKeyConstraint(["log", "drawn_by"], ["thing.log", "thing.id"], name="fk_lot_drawn_by"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_lot_thing"),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_lot_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_lot")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_lot_chosen_now",
        "lot",
        ["log", "chosen"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_lot_drawn_by_now",
        "lot",
        ["log", "drawn_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_lot_selection_now",
        "lot",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "match_answer",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("outcome", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "explanation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "answered_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("reported_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("reported_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("item LIKE 'ite-%'", name=op.f("ck_match_answer_item_is_a_item")),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_match_answer_meeting_is_a_meeting")),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_match_answer_organisation_is_a_organisation")
        ),
        sa.CheckConstraint(
            "outcome IN ('explained', 'breach')", name=op.f("ck_match_answer_outcome_is_known")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_match_answer_person_is_a_person")),
        sa.CheckConstraint(
            "reported_to IS NULL OR outcome = 'breach'",
            name=op.f("ck_match_answer_only_a_breach_is_reported"),
        ),
        sa.CheckConstraint(
            "(reported_to IS NULL) = (reported_on IS NULL)", name=op.f("ck_match_answer_reported_has_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_match_answer_period_is_forward")),
        sa.CheckConstraint(
            "length(answered_on) IN (4, 7, 10)", name=op.f("ck_match_answer_answered_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_match_answer_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_match_answer_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(reported_on) IN (4, 7, 10)", name=op.f("ck_match_answer_reported_on_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_match_answer_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_match_answer_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_match_answer_thing"),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_match_answer_item"),
        sa.ForeignKeyConstraint(
            ["log", "meeting"], ["thing.log", "thing.id"], name="fk_match_answer_meeting"
        ),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_match_answer_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_match_answer_person"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_match_answer")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_match_answer_item_now",
        "match_answer",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_match_answer_meeting_now",
        "match_answer",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_match_answer_organisation_now",
        "match_answer",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_match_answer_person_now",
        "match_answer",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_match_answer_now",
        "match_answer",
        ["log", "item", "person", "organisation"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "meeting",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("planned_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("starts_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("ends_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("place", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("online", sa.Integer(), nullable=False),
        sa.Column("papers_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "papers_version", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("held_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("held_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("clock_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "report_due_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("minutes", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("minutes_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("minutes_ref", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("series", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("repeats", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(minutes = 'none') = (minutes_on IS NULL)", name=op.f("ck_meeting_minutes_have_their_day")
        ),
        sa.CheckConstraint(
            "(state IN ('held', 'inquorate')) = (held_on IS NOT NULL)",
            name=op.f("ck_meeting_held_has_its_day"),
        ),
        sa.CheckConstraint(
            "kind IN ('ordinary', 'extraordinary', 'annual', 'workshop')",
            name=op.f("ck_meeting_kind_is_known"),
        ),
        sa.CheckConstraint(
            "minutes = 'none' OR held_on IS NOT NULL", name=op.f("ck_meeting_minutes_are_of_a_meeting_held")
        ),
        sa.CheckConstraint(
            "minutes IN ('none', 'draft', 'agreed')", name=op.f("ck_meeting_minutes_is_known")
        ),
        sa.CheckConstraint("partnership LIKE 'par-%'", name=op.f("ck_meeting_partnership_is_a_partnership")),
        sa.CheckConstraint(
            "repeats IN ('weekly', 'fortnightly', 'monthly', 'monthly_date', 'two_monthly', 'quarterly')",
            name=op.f("ck_meeting_repeats_is_known"),
        ),
        sa.CheckConstraint("series LIKE 'mee-%'", name=op.f("ck_meeting_series_is_a_meeting")),
        sa.CheckConstraint(
            "state <> 'cancelled' OR reason IS NOT NULL", name=op.f("ck_meeting_cancelled_has_its_reason")
        ),
        sa.CheckConstraint(
            "state <> 'held' OR report_due_on IS NOT NULL", name=op.f("ck_meeting_held_has_its_reports_due")
        ),
        sa.CheckConstraint(
            "state IN ('scheduled', 'held', 'inquorate', 'cancelled')", name=op.f("ck_meeting_state_is_known")
        ),
        sa.CheckConstraint(
            "(held_on IS NULL) = (held_seq IS NULL)", name=op.f("ck_meeting_held_has_its_entry")
        ),
        sa.CheckConstraint(
            "(series IS NULL) = (repeats IS NULL)", name=op.f("ck_meeting_series_says_how_often")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_meeting_period_is_forward")),
        sa.CheckConstraint(
            "ends_at IS NULL OR (starts_at IS NOT NULL AND ends_at > starts_at)",
            name=op.f("ck_meeting_ends_after_it_starts"),
        ),
        sa.CheckConstraint("length(clock_from) IN (4, 7, 10)", name=op.f("ck_meeting_clock_from_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_meeting_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_meeting_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(ends_at) = 20", name=op.f("ck_meeting_ends_at_is_a_moment")),
        sa.CheckConstraint("length(held_on) IN (4, 7, 10)", name=op.f("ck_meeting_held_on_is_a_day")),
        sa.CheckConstraint("length(minutes_on) IN (4, 7, 10)", name=op.f("ck_meeting_minutes_on_is_a_day")),
        sa.CheckConstraint("length(papers_on) IN (4, 7, 10)", name=op.f("ck_meeting_papers_on_is_a_day")),
        sa.CheckConstraint("length(planned_on) IN (4, 7, 10)", name=op.f("ck_meeting_planned_on_is_a_day")),
        sa.CheckConstraint(
            "length(report_due_on) IN (4, 7, 10)", name=op.f("ck_meeting_report_due_on_is_a_day")
        ),
        sa.CheckConstraint("length(starts_at) = 20", name=op.f("ck_meeting_starts_at_is_a_moment")),
        sa.CheckConstraint("online IN (0, 1)", name=op.f("ck_meeting_online_is_yes_or_no")),
        sa.CheckConstraint(
            "report_due_on IS NULL OR report_due_on >= clock_from",
            name=op.f("ck_meeting_due_after_the_clock_starts"),
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_meeting_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_meeting_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_meeting_thing"),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_meeting_partnership"
        ),
        sa.ForeignKeyConstraint(["log", "series"], ["thing.log", "thing.id"], name="fk_meeting_series"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_meeting")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_meeting_held_on_now",
        "meeting",
        ["log", "held_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_meeting_partnership_now",
        "meeting",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_meeting_planned_on_now",
        "meeting",
        ["log", "planned_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_meeting_report_due_on_now",
        "meeting",
        ["log", "report_due_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_meeting_series_now",
        "meeting",
        ["log", "series"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "merger",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("gone", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kept", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("merged_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_merger_period_is_forward")),
        sa.CheckConstraint("gone <> kept", name=op.f("ck_merger_two_records")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_merger_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_merger_effective_to_is_a_day")
        ),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_merger_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_merger_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "gone"], ["thing.log", "thing.id"], name="fk_merger_gone"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_merger_thing"),
        sa.ForeignKeyConstraint(["log", "kept"], ["thing.log", "thing.id"], name="fk_merger_kept"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_merger")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_merger_kept_now",
        "merger",
        ["log", "kept"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "named",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint("item LIKE 'ite-%'", name=op.f("ck_named_item_is_a_item")),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_named_meeting_is_a_meeting")),
        sa.CheckConstraint("organisation LIKE 'org-%'", name=op.f("ck_named_organisation_is_a_organisation")),
        sa.CheckConstraint("partnership LIKE 'par-%'", name=op.f("ck_named_partnership_is_a_partnership")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_named_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_named_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_named_effective_to_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_named_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_named_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_named_thing"),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_named_item"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_named_meeting"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_named_organisation"
        ),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_named_partnership"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_named")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_named_at_table_now",
        "named",
        ["log", "partnership", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_named_item_now",
        "named",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_named_meeting_now",
        "named",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_named_organisation_now",
        "named",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_named_partnership_now",
        "named",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "nomination",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("capacity", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("proposer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("seconder", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "more_backers", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "name_on_ballot", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("statement", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("skills", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("interests", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("consented", sa.Integer(), nullable=False),
        sa.Column(
            "received_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("checks", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("findings", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("ruling", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("ballot_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reserve_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "questioned_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("reply_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("question", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("reply", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(state = 'elected') = (seat IS NOT NULL)", name=op.f("ck_nomination_elected_has_a_seat")
        ),
        sa.CheckConstraint(
            "(state = 'reserve') = (reserve_number IS NOT NULL)",
            name=op.f("ck_nomination_reserve_has_its_number"),
        ),
        sa.CheckConstraint(
            "capacity IN ('employee', 'volunteer', 'trustee', 'member', 'owner')",
            name=op.f("ck_nomination_capacity_is_known"),
        ),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_nomination_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_nomination_person_is_a_person")),
        sa.CheckConstraint("proposer LIKE 'org-%'", name=op.f("ck_nomination_proposer_is_a_organisation")),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_nomination_seat_is_a_seat")),
        sa.CheckConstraint("seconder LIKE 'org-%'", name=op.f("ck_nomination_seconder_is_a_organisation")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_nomination_selection_is_a_selection")),
        sa.CheckConstraint(
            "state IN ('submitted', 'valid', 'invalid', 'withdrawn', 'stood_aside', 'elected', 'not_elected', 'reserve', 'disqualified')",
            name=op.f("ck_nomination_state_is_known"),
        ),
        sa.CheckConstraint(
            "(questioned_on IS NULL) = (reply_by IS NULL)", name=op.f("ck_nomination_question_has_its_time")
        ),
        sa.CheckConstraint("consented IN (0, 1)", name=op.f("ck_nomination_consented_is_yes_or_no")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_nomination_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_nomination_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_nomination_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(questioned_on) IN (4, 7, 10)", name=op.f("ck_nomination_questioned_on_is_a_day")
        ),
        sa.CheckConstraint("length(received_at) = 20", name=op.f("ck_nomination_received_at_is_a_moment")),
        sa.CheckConstraint("length(reply_by) IN (4, 7, 10)", name=op.f("ck_nomination_reply_by_is_a_day")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_nomination_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_nomination_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_nomination_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_nomination_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_nomination_person"),
        sa.ForeignKeyConstraint(
            ["log", "proposer"], ["thing.log", "thing.id"], name="fk_nomination_proposer"
        ),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_nomination_seat"),
        sa.ForeignKeyConstraint(
            ["log", "seconder"], ["thing.log", "thing.id"], name="fk_nomination_seconder"
        ),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_nomination_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_nomination")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_nomination_organisation_now",
        "nomination",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_nomination_person_now",
        "nomination",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_nomination_proposer_now",
        "nomination",
        ["log", "proposer"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_nomination_seat_now",
        "nomination",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_nomination_seconder_now",
        "nomination",
        ["log", "seconder"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_nomination_selection_now",
        "nomination",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_nomination_one_candidacy_now",
        "nomination",
        ["log", "selection", "person"],
        unique=True,
        sqlite_where=sa.text(
            "superseded_seq IS NULL AND effective_to IS NULL AND state NOT IN ('invalid', 'withdrawn')"
        ),
        postgresql_where=sa.text(
            "superseded_seq IS NULL AND effective_to IS NULL AND state NOT IN ('invalid', 'withdrawn')"
        ),
    )
    op.create_table(
        "note",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("about", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("entry", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("drawn", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("written_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("written_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("outcome", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("settled_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("settled_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("settled_by LIKE 'per-%'", name=op.f("ck_note_settled_by_is_a_person")),
        sa.CheckConstraint("written_by LIKE 'per-%'", name=op.f("ck_note_written_by_is_a_person")),
        sa.CheckConstraint(
            "(outcome IS NULL) = (settled_on IS NULL)", name=op.f("ck_note_what_came_of_it_has_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_note_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_note_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_note_effective_to_is_a_day")),
        sa.CheckConstraint("length(settled_on) IN (4, 7, 10)", name=op.f("ck_note_settled_on_is_a_day")),
        sa.CheckConstraint("length(written_on) IN (4, 7, 10)", name=op.f("ck_note_written_on_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_note_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_note_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_note_thing"),
        sa.ForeignKeyConstraint(["log", "settled_by"], ["thing.log", "thing.id"], name="fk_note_settled_by"),
        sa.ForeignKeyConstraint(["log", "written_by"], ["thing.log", "thing.id"], name="fk_note_written_by"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_note")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_note_settled_by_now",
        "note",
        ["log", "settled_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_note_written_by_now",
        "note",
        ["log", "written_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "objection",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("count", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("on_paper", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "objected_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("answer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("answered_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("answered_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("answered_by LIKE 'per-%'", name=op.f("ck_objection_answered_by_is_a_person")),
        sa.CheckConstraint("count LIKE 'cou-%'", name=op.f("ck_objection_count_is_a_count")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_objection_person_is_a_person")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_objection_selection_is_a_selection")),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL)", name=op.f("ck_objection_answer_has_its_day")
        ),
        sa.CheckConstraint(
            "(on_paper = 1) = (name IS NOT NULL)", name=op.f("ck_objection_paper_objection_has_a_name")
        ),
        sa.CheckConstraint(
            "(on_paper = 1) = (person IS NULL)", name=op.f("ck_objection_own_objection_has_a_person")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_objection_period_is_forward")),
        sa.CheckConstraint(
            "length(answered_on) IN (4, 7, 10)", name=op.f("ck_objection_answered_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_objection_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_objection_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(objected_on) IN (4, 7, 10)", name=op.f("ck_objection_objected_on_is_a_day")
        ),
        sa.CheckConstraint("on_paper IN (0, 1)", name=op.f("ck_objection_on_paper_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_objection_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_objection_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "answered_by"], ["thing.log", "thing.id"], name="fk_objection_answered_by"
        ),
        sa.ForeignKeyConstraint(["log", "count"], ["thing.log", "thing.id"], name="fk_objection_count"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_objection_thing"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_objection_person"),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_objection_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_objection")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_objection_answered_by_now",
        "objection",
        ["log", "answered_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_objection_count_now",
        "objection",
        ["log", "count"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_objection_person_now",
        "objection",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_objection_selection_now",
        "objection",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "organisation",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("short_name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("sector", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("sector_kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("legal_form", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("income_band", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "membership_class", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "membership_state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("joined_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "voting_contact", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("engagement", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "engagement_topics", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("example", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "engagement IN ('all', 'named_topics', 'no_requests')",
            name=op.f("ck_organisation_engagement_is_known"),
        ),
        sa.CheckConstraint(
            "engagement_topics IS NULL OR engagement = 'named_topics'",
            name=op.f("ck_organisation_topics_belong_to_a_wish"),
        ),
        sa.CheckConstraint(
            "income_band IN ('micro', 'small', 'medium', 'large')",
            name=op.f("ck_organisation_income_band_is_known"),
        ),
        sa.CheckConstraint(
            "membership_class IN ('full', 'associate', 'affiliate', 'none')",
            name=op.f("ck_organisation_membership_class_is_known"),
        ),
        sa.CheckConstraint(
            "membership_state IN ('current', 'lapsed', 'suspended', 'dissolved', 'none')",
            name=op.f("ck_organisation_membership_state_is_known"),
        ),
        sa.CheckConstraint(
            "sector IN ('vcse', 'public', 'private', 'other')", name=op.f("ck_organisation_sector_is_known")
        ),
        sa.CheckConstraint(
            "voting_contact LIKE 'per-%'", name=op.f("ck_organisation_voting_contact_is_a_person")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_organisation_period_is_forward")),
        sa.CheckConstraint("example IN (0, 1)", name=op.f("ck_organisation_example_is_yes_or_no")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_organisation_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_organisation_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(joined_on) IN (4, 7, 10)", name=op.f("ck_organisation_joined_on_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_organisation_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_organisation_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_organisation_thing"),
        sa.ForeignKeyConstraint(
            ["log", "voting_contact"], ["thing.log", "thing.id"], name="fk_organisation_voting_contact"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_organisation")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_organisation_folded_now",
        "organisation",
        ["log", "folded"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_organisation_voting_contact_now",
        "organisation",
        ["log", "voting_contact"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "partnership",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("tier", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("statutory", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("lead_body", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "terms_of_reference", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("meets", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("papers_lead_days", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("successor", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("example", sa.Integer(), nullable=False),
        sa.CheckConstraint("lead_body LIKE 'org-%'", name=op.f("ck_partnership_lead_body_is_a_organisation")),
        sa.CheckConstraint("parent LIKE 'par-%'", name=op.f("ck_partnership_parent_is_a_partnership")),
        sa.CheckConstraint(
            "state IN ('proposed', 'active', 'paused', 'merged', 'ended')",
            name=op.f("ck_partnership_state_is_known"),
        ),
        sa.CheckConstraint("successor LIKE 'par-%'", name=op.f("ck_partnership_successor_is_a_partnership")),
        sa.CheckConstraint(
            "tier IN ('strategic', 'service_delivery', 'neighbourhood', 'sub_group', 'network')",
            name=op.f("ck_partnership_tier_is_known"),
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_partnership_period_is_forward")),
        sa.CheckConstraint("example IN (0, 1)", name=op.f("ck_partnership_example_is_yes_or_no")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_partnership_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_partnership_effective_to_is_a_day")
        ),
        sa.CheckConstraint("statutory IN (0, 1)", name=op.f("ck_partnership_statutory_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_partnership_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_partnership_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_partnership_thing"),
        sa.ForeignKeyConstraint(
            ["log", "lead_body"], ["thing.log", "thing.id"], name="fk_partnership_lead_body"
        ),
        sa.ForeignKeyConstraint(["log", "parent"], ["thing.log", "thing.id"], name="fk_partnership_parent"),
        sa.ForeignKeyConstraint(
            ["log", "successor"], ["thing.log", "thing.id"], name="fk_partnership_successor"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_partnership")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_partnership_lead_body_now",
        "partnership",
        ["log", "lead_body"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_partnership_parent_now",
        "partnership",
        ["log", "parent"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_partnership_successor_now",
        "partnership",
        ["log", "successor"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "person",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("pronouns", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("roles", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("example", sa.Integer(), nullable=False),
        sa.Column("office", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("office LIKE 'sea-%'", name=op.f("ck_person_office_is_a_seat")),
        sa.CheckConstraint(
            "state IN ('active', 'left', 'pseudonymised')", name=op.f("ck_person_state_is_known")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_person_period_is_forward")),
        sa.CheckConstraint("example IN (0, 1)", name=op.f("ck_person_example_is_yes_or_no")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_person_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_person_effective_to_is_a_day")
        ),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_person_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_person_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_person_thing"),
        sa.ForeignKeyConstraint(["log", "office"], ["thing.log", "thing.id"], name="fk_person_office"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_person")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_person_folded_now",
        "person",
        ["log", "folded"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_person_office_now",
        "person",
        ["log", "office"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "personal",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("field", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["log", "seq"], ["event.log", "event.seq"], name="fk_personal_event"),
        sa.PrimaryKeyConstraint("log", "seq", "field", name=op.f("pk_personal")),
        sqlite_strict=True,
    )
    op.create_index("ix_personal_person", "personal", ["log", "person"], unique=False)
    op.create_table(
        "poll",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("key_sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("paper_bytes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("codes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("replaced", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_poll_selection_is_a_selection")),
        sa.CheckConstraint("state IN ('prepared', 'given_up')", name=op.f("ck_poll_state_is_known")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_poll_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_poll_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_poll_effective_to_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_poll_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_poll_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_poll_thing"),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_poll_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_poll")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_poll_selection_now",
        "poll",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_poll_one_now",
        "poll",
        ["log", "selection"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "protocol",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("edition", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "rules_version", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("rules", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("adopted_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("adopted_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("review_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_protocol_period_is_forward")),
        sa.CheckConstraint("length(adopted_on) IN (4, 7, 10)", name=op.f("ck_protocol_adopted_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_protocol_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_protocol_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(review_on) IN (4, 7, 10)", name=op.f("ck_protocol_review_on_is_a_day")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_protocol_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_protocol_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_protocol_thing"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_protocol")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_protocol_one_in_force",
        "protocol",
        ["log"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "recall",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("grounds", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisations", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("needed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "received_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("notice_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("decide_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("reply", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("replied_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("outcome", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("votes_for", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("votes_against", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decision", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("ended_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(state = 'decided') = (outcome IS NOT NULL)", name=op.f("ck_recall_decided_with_an_outcome")
        ),
        sa.CheckConstraint(
            "(state IN ('decided', 'lapsed')) = (ended_on IS NOT NULL)",
            name=op.f("ck_recall_ended_with_its_day"),
        ),
        sa.CheckConstraint("outcome IN ('removed', 'retained')", name=op.f("ck_recall_outcome_is_known")),
        sa.CheckConstraint(
            "state IN ('petition', 'notified', 'decided', 'lapsed')", name=op.f("ck_recall_state_is_known")
        ),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_recall_term_is_a_term")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_recall_period_is_forward")),
        sa.CheckConstraint("length(decide_from) IN (4, 7, 10)", name=op.f("ck_recall_decide_from_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_recall_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_recall_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(ended_on) IN (4, 7, 10)", name=op.f("ck_recall_ended_on_is_a_day")),
        sa.CheckConstraint("length(notice_on) IN (4, 7, 10)", name=op.f("ck_recall_notice_on_is_a_day")),
        sa.CheckConstraint("length(received_on) IN (4, 7, 10)", name=op.f("ck_recall_received_on_is_a_day")),
        sa.CheckConstraint("length(replied_on) IN (4, 7, 10)", name=op.f("ck_recall_replied_on_is_a_day")),
        sa.CheckConstraint("needed >= 1", name=op.f("ck_recall_needs_somebody")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_recall_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_recall_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_recall_thing"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_recall_term"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_recall")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_recall_term_now",
        "recall",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_recall_one_running_now",
        "recall",
        ["log", "term"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL AND ended_on IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL AND ended_on IS NULL"),
    )
    op.create_table(
        "recount",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("count", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("asked_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("is_equal", sa.Integer(), nullable=False),
        sa.Column(
            "sheet_sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("difference", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("asked_by LIKE 'nom-%'", name=op.f("ck_recount_asked_by_is_a_nomination")),
        sa.CheckConstraint("count LIKE 'cou-%'", name=op.f("ck_recount_count_is_a_count")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_recount_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_recount_period_is_forward")),
        sa.CheckConstraint("is_equal IN (0, 1)", name=op.f("ck_recount_is_equal_is_yes_or_no")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_recount_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_recount_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_recount_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_recount_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "asked_by"], ["thing.log", "thing.id"], name="fk_recount_asked_by"),
        sa.ForeignKeyConstraint(["log", "count"], ["thing.log", "thing.id"], name="fk_recount_count"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_recount_thing"),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_recount_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_recount")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_recount_asked_by_now",
        "recount",
        ["log", "asked_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_recount_count_now",
        "recount",
        ["log", "count"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_recount_selection_now",
        "recount",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "remark",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("report", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("says", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reply", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("replied_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("replied_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("item LIKE 'rep-%'", name=op.f("ck_remark_item_is_a_report")),
        sa.CheckConstraint(
            "organisation LIKE 'org-%'", name=op.f("ck_remark_organisation_is_a_organisation")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_remark_person_is_a_person")),
        sa.CheckConstraint("replied_by LIKE 'per-%'", name=op.f("ck_remark_replied_by_is_a_person")),
        sa.CheckConstraint("report LIKE 'rep-%'", name=op.f("ck_remark_report_is_a_report")),
        sa.CheckConstraint(
            "says IN ('comment', 'answer', 'minutes_differ')", name=op.f("ck_remark_says_is_known")
        ),
        sa.CheckConstraint(
            "(reply IS NULL) = (replied_by IS NULL)", name=op.f("ck_remark_reply_has_its_writer")
        ),
        sa.CheckConstraint(
            "(reply IS NULL) = (replied_on IS NULL)", name=op.f("ck_remark_reply_has_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_remark_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_remark_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_remark_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(made_on) IN (4, 7, 10)", name=op.f("ck_remark_made_on_is_a_day")),
        sa.CheckConstraint("length(replied_on) IN (4, 7, 10)", name=op.f("ck_remark_replied_on_is_a_day")),
        sa.CheckConstraint("open IN (0, 1)", name=op.f("ck_remark_open_is_yes_or_no")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_remark_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_remark_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_remark_thing"),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_remark_item"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_remark_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_remark_person"),
        sa.ForeignKeyConstraint(
            ["log", "replied_by"], ["thing.log", "thing.id"], name="fk_remark_replied_by"
        ),
        sa.ForeignKeyConstraint(["log", "report"], ["thing.log", "thing.id"], name="fk_remark_report"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_remark")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_remark_item_now",
        "remark",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_remark_organisation_now",
        "remark",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_remark_person_now",
        "remark",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_remark_replied_by_now",
        "remark",
        ["log", "replied_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_remark_report_now",
        "remark",
        ["log", "report"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "report",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("told_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("sent_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("waived_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("amended_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("checked_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("checked_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("written_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("asks", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("guidance", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("(kind = 'waived') = (sent_on IS NULL)", name=op.f("ck_report_sent_has_its_day")),
        sa.CheckConstraint("checked_by LIKE 'per-%'", name=op.f("ck_report_checked_by_is_a_person")),
        sa.CheckConstraint(
            "kind <> 'waived' OR (waived_on IS NOT NULL AND reason IS NOT NULL)",
            name=op.f("ck_report_waived_has_its_reason"),
        ),
        sa.CheckConstraint(
            "kind IN ('full', 'nothing_to_report', 'waived')", name=op.f("ck_report_kind_is_known")
        ),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_report_meeting_is_a_meeting")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_report_person_is_a_person")),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_report_seat_is_a_seat")),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_report_term_is_a_term")),
        sa.CheckConstraint("written_by LIKE 'per-%'", name=op.f("ck_report_written_by_is_a_person")),
        sa.CheckConstraint(
            "(checked_on IS NULL) = (checked_by IS NULL)", name=op.f("ck_report_checked_by_someone")
        ),
        sa.CheckConstraint(
            "amended_on IS NULL OR amended_on >= sent_on", name=op.f("ck_report_amended_after_sent")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_report_period_is_forward")),
        sa.CheckConstraint("length(amended_on) IN (4, 7, 10)", name=op.f("ck_report_amended_on_is_a_day")),
        sa.CheckConstraint("length(checked_on) IN (4, 7, 10)", name=op.f("ck_report_checked_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_report_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_report_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(sent_on) IN (4, 7, 10)", name=op.f("ck_report_sent_on_is_a_day")),
        sa.CheckConstraint("length(told_on) IN (4, 7, 10)", name=op.f("ck_report_told_on_is_a_day")),
        sa.CheckConstraint("length(waived_on) IN (4, 7, 10)", name=op.f("ck_report_waived_on_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_report_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_report_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "checked_by"], ["thing.log", "thing.id"], name="fk_report_checked_by"
        ),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_report_thing"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_report_meeting"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_report_person"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_report_seat"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_report_term"),
        sa.ForeignKeyConstraint(
            ["log", "written_by"], ["thing.log", "thing.id"], name="fk_report_written_by"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_report")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_report_amended_on_now",
        "report",
        ["log", "amended_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_checked_by_now",
        "report",
        ["log", "checked_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_kind_now",
        "report",
        ["log", "kind"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_meeting_now",
        "report",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_meeting_seat_now",
        "report",
        ["log", "meeting", "seat", "effective_from", "effective_to", "superseded_seq"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_meeting_sent_on_now",
        "report",
        ["log", "meeting", "sent_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_person_now",
        "report",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_seat_now",
        "report",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_term_now",
        "report",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_told_on_now",
        "report",
        ["log", "told_on", "id", "effective_from", "effective_to"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_unchecked_now",
        "report",
        ["log", "kind", "effective_from", "effective_to", "checked_on", "superseded_seq"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL AND checked_on IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND checked_on IS NULL"),
    )
    op.create_index(
        "ix_report_written_by_now",
        "report",
        ["log", "written_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_report_seat_now",
        "report",
        ["log", "meeting", "seat"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "report_item",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("report", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("closed_on_agenda", sa.Integer(), nullable=False),
        sa.Column("marking", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "marking_reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("marked_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("review_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("nothing_to_add", sa.Integer(), nullable=False),
        sa.Column("discussed", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("decided", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("basis", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("people_asked", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sounding", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "implications", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("benefit", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "basis IN ('member_survey', 'network_meeting', 'casework', 'research', 'direct_experience', 'personal_view', 'not_consulted')",
            name=op.f("ck_report_item_basis_is_known"),
        ),
        sa.CheckConstraint(
            "closed_on_agenda = 0 OR marking <> 'open'",
            name=op.f("ck_report_item_closed_on_agenda_stays_closed"),
        ),
        sa.CheckConstraint("item LIKE 'ite-%'", name=op.f("ck_report_item_item_is_a_item")),
        sa.CheckConstraint("marked_by LIKE 'per-%'", name=op.f("ck_report_item_marked_by_is_a_person")),
        sa.CheckConstraint(
            "marking = 'open' OR closed_on_agenda = 1 OR marking_reason IS NOT NULL",
            name=op.f("ck_report_item_marking_has_its_reason"),
        ),
        sa.CheckConstraint(
            "marking IN ('open', 'sector_only', 'board_confidential')",
            name=op.f("ck_report_item_marking_is_known"),
        ),
        sa.CheckConstraint("report LIKE 'rep-%'", name=op.f("ck_report_item_report_is_a_report")),
        sa.CheckConstraint("sounding LIKE 'sou-%'", name=op.f("ck_report_item_sounding_is_a_sounding")),
        sa.CheckConstraint(
            "closed_on_agenda IN (0, 1)", name=op.f("ck_report_item_closed_on_agenda_is_yes_or_no")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_report_item_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_report_item_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_report_item_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(review_on) IN (4, 7, 10)", name=op.f("ck_report_item_review_on_is_a_day")),
        sa.CheckConstraint(
            "nothing_to_add IN (0, 1)", name=op.f("ck_report_item_nothing_to_add_is_yes_or_no")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_report_item_number_is_positive")),
        sa.CheckConstraint(
            "people_asked IS NULL OR people_asked >= 0", name=op.f("ck_report_item_people_are_counted")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_report_item_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_report_item_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_report_item_thing"),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_report_item_item"),
        sa.ForeignKeyConstraint(
            ["log", "marked_by"], ["thing.log", "thing.id"], name="fk_report_item_marked_by"
        ),
        sa.ForeignKeyConstraint(["log", "report"], ["thing.log", "thing.id"], name="fk_report_item_report"),
        sa.ForeignKeyConstraint(
            ["log", "sounding"], ["thing.log", "thing.id"], name="fk_report_item_sounding"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_report_item")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_report_item_closed",
        "report_item",
        ["log", "report"],
        unique=False,
        sqlite_where=sa.text("marking <> 'open'"),
        postgresql_where=sa.text("marking <> 'open'"),
    )
    op.create_index(
        "ix_report_item_item_now",
        "report_item",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_item_marked_by_now",
        "report_item",
        ["log", "marked_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_item_marking_now",
        "report_item",
        ["log", "marking"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_item_report_now",
        "report_item",
        ["log", "report"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_report_item_sounding_now",
        "report_item",
        ["log", "sounding"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "request",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("seats", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("places", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "received_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("needed_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("enough_months", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("purpose", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("skills", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("commitment", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "terms_of_reference", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("answer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(state = 'answered') = (selection IS NOT NULL)", name=op.f("ck_request_answered_by_a_selection")
        ),
        sa.CheckConstraint("partnership LIKE 'par-%'", name=op.f("ck_request_partnership_is_a_partnership")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_request_selection_is_a_selection")),
        sa.CheckConstraint(
            "state IN ('open', 'answered', 'declined')", name=op.f("ck_request_state_is_known")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_request_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_request_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_request_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(needed_by) IN (4, 7, 10)", name=op.f("ck_request_needed_by_is_a_day")),
        sa.CheckConstraint("length(received_on) IN (4, 7, 10)", name=op.f("ck_request_received_on_is_a_day")),
        sa.CheckConstraint("needed_by >= received_on", name=op.f("ck_request_wanted_after_it_came")),
        sa.CheckConstraint("places >= 1", name=op.f("ck_request_places_are_positive")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_request_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_request_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_request_thing"),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_request_partnership"
        ),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_request_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_request")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_request_partnership_now",
        "request",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_request_selection_now",
        "request",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_request_state_now",
        "request",
        ["log", "state", "received_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "resemblance",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("interest", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("tied", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("named", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("written", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("called", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("likeness", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("answer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("meant", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("explanation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("answered_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint(
            "(answer = 'another') IS NOT TRUE OR explanation IS NOT NULL",
            name=op.f("ck_resemblance_another_says_why"),
        ),
        sa.CheckConstraint(
            "(meant IS NOT NULL) = ((answer = 'same') IS TRUE)",
            name=op.f("ck_resemblance_the_same_says_which"),
        ),
        sa.CheckConstraint("answer IN ('same', 'another')", name=op.f("ck_resemblance_answer_is_known")),
        sa.CheckConstraint("interest LIKE 'int-%'", name=op.f("ck_resemblance_interest_is_a_interest")),
        sa.CheckConstraint("item LIKE 'ite-%'", name=op.f("ck_resemblance_item_is_a_item")),
        sa.CheckConstraint("meant LIKE 'org-%'", name=op.f("ck_resemblance_meant_is_a_organisation")),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_resemblance_meeting_is_a_meeting")),
        sa.CheckConstraint("named LIKE 'org-%'", name=op.f("ck_resemblance_named_is_a_organisation")),
        sa.CheckConstraint(
            "partnership LIKE 'par-%'", name=op.f("ck_resemblance_partnership_is_a_partnership")
        ),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_resemblance_person_is_a_person")),
        sa.CheckConstraint("tied LIKE 'org-%'", name=op.f("ck_resemblance_tied_is_a_organisation")),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL)", name=op.f("ck_resemblance_answer_has_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_resemblance_period_is_forward")),
        sa.CheckConstraint(
            "interest IS NOT NULL OR tied IS NOT NULL", name=op.f("ck_resemblance_says_what_ties")
        ),
        sa.CheckConstraint(
            "length(answered_on) IN (4, 7, 10)", name=op.f("ck_resemblance_answered_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_resemblance_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_resemblance_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "likeness BETWEEN 0 AND 100", name=op.f("ck_resemblance_likeness_is_a_percentage")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_resemblance_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_resemblance_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_resemblance_thing"),
        sa.ForeignKeyConstraint(
            ["log", "interest"], ["thing.log", "thing.id"], name="fk_resemblance_interest"
        ),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_resemblance_item"),
        sa.ForeignKeyConstraint(["log", "meant"], ["thing.log", "thing.id"], name="fk_resemblance_meant"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_resemblance_meeting"),
        sa.ForeignKeyConstraint(["log", "named"], ["thing.log", "thing.id"], name="fk_resemblance_named"),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_resemblance_partnership"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_resemblance_person"),
        sa.ForeignKeyConstraint(["log", "tied"], ["thing.log", "thing.id"], name="fk_resemblance_tied"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_resemblance")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_resemblance_interest_now",
        "resemblance",
        ["log", "interest"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_resemblance_item_now",
        "resemblance",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_resemblance_meant_now",
        "resemblance",
        ["log", "meant"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_resemblance_meeting_now",
        "resemblance",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_resemblance_named_now",
        "resemblance",
        ["log", "named"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_resemblance_partnership_now",
        "resemblance",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_resemblance_person_now",
        "resemblance",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_resemblance_tied_now",
        "resemblance",
        ["log", "tied"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "review",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("question", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("asked_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reply_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("missed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("asked", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("reply", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("replied_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("outcome", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("why", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("settled_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("outcome IN ('goes_on', 'ends')", name=op.f("ck_review_outcome_is_known")),
        sa.CheckConstraint(
            "question IN ('absence', 'eligibility')", name=op.f("ck_review_question_is_known")
        ),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_review_term_is_a_term")),
        sa.CheckConstraint(
            "(outcome IS NULL) = (settled_on IS NULL)", name=op.f("ck_review_settled_with_its_day")
        ),
        sa.CheckConstraint(
            "(reply IS NULL) = (replied_on IS NULL)", name=op.f("ck_review_reply_has_its_day")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_review_period_is_forward")),
        sa.CheckConstraint("length(asked_on) IN (4, 7, 10)", name=op.f("ck_review_asked_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_review_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_review_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(replied_on) IN (4, 7, 10)", name=op.f("ck_review_replied_on_is_a_day")),
        sa.CheckConstraint("length(reply_by) IN (4, 7, 10)", name=op.f("ck_review_reply_by_is_a_day")),
        sa.CheckConstraint("length(settled_on) IN (4, 7, 10)", name=op.f("ck_review_settled_on_is_a_day")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_review_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_review_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_review_thing"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_review_term"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_review")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_review_term_now",
        "review",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_review_one_open_now",
        "review",
        ["log", "term", "question"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL AND settled_on IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL AND settled_on IS NULL"),
    )
    op.create_table(
        "role_description",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("edition", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("purpose", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("duties", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("rights", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "specification", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("commitment", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "sector_agreed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "sector_agreed_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "public_agreed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "public_agreed_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_role_description_seat_is_a_seat")),
        sa.CheckConstraint(
            "(sector_agreed_on IS NULL) = (sector_agreed_by IS NULL) AND (public_agreed_on IS NULL) = (public_agreed_by IS NULL)",
            name=op.f("ck_role_description_agreed_by_somebody"),
        ),
        sa.CheckConstraint(
            "effective_to >= effective_from", name=op.f("ck_role_description_period_is_forward")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_role_description_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_role_description_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(public_agreed_on) IN (4, 7, 10)",
            name=op.f("ck_role_description_public_agreed_on_is_a_day"),
        ),
        sa.CheckConstraint(
            "length(sector_agreed_on) IN (4, 7, 10)",
            name=op.f("ck_role_description_sector_agreed_on_is_a_day"),
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_role_description_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_role_description_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_role_description_thing"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_role_description_seat"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_role_description")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_role_description_seat_now",
        "role_description",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_role_description_one_a_seat_now",
        "role_description",
        ["log", "seat"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "seat",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seat_kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "constituency", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "voting_rights", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("deputy_allowed", sa.Integer(), nullable=False),
        sa.Column("term_months", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "max_consecutive_terms", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("method", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "role_description", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("reporting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("offered", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("constituency LIKE 'con-%'", name=op.f("ck_seat_constituency_is_a_constituency")),
        sa.CheckConstraint(
            "offered IN ('expenses', 'backfill', 'fee', 'none')", name=op.f("ck_seat_offered_is_known")
        ),
        sa.CheckConstraint("partnership LIKE 'par-%'", name=op.f("ck_seat_partnership_is_a_partnership")),
        sa.CheckConstraint(
            "seat_kind IN ('representative', 'delegate', 'advocate', 'expert_involvement', 'observer', 'ex_officio', 'infrastructure')",
            name=op.f("ck_seat_seat_kind_is_known"),
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'open', 'suspended', 'abolished')", name=op.f("ck_seat_state_is_known")
        ),
        sa.CheckConstraint(
            "voting_rights IN ('full', 'some_items', 'none')", name=op.f("ck_seat_voting_rights_is_known")
        ),
        sa.CheckConstraint("deputy_allowed IN (0, 1)", name=op.f("ck_seat_deputy_allowed_is_yes_or_no")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_seat_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_seat_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_seat_effective_to_is_a_day")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_seat_number_is_positive")),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_seat_superseded_after_recorded")),
        sa.CheckConstraint("term_months >= 1", name=op.f("ck_seat_term_is_positive")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_seat_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "constituency"], ["thing.log", "thing.id"], name="fk_seat_constituency"
        ),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_seat_thing"),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_seat_partnership"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_seat")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_seat_constituency_now",
        "seat",
        ["log", "constituency"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_seat_partnership_now",
        "seat",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_seat_number_now",
        "seat",
        ["log", "partnership", "number"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "selection",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reference", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "partnership", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "constituency", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("places", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("why", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("method", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("counted_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "rules_version", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("rules", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "returning_officer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "scrutineers", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("notice_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "qualifying_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("electorate", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("protocol", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "prepared_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("approved_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("approved_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "approved_on_paper", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "sector_asked_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "sector_asked", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("sector_said", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "formats_ready_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("formats", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "replanned_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "nominations_close_at",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "withdrawals_close_at",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("publish_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "poll_opens_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "poll_closes_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("result_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("declare_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "complaints_close_at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "register_frozen_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("electors", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "register_sha256", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "nominations_published_on",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column(
            "poll_announced_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("declared_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "closing_reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("route", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("extended_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("follows", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("followed_by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("approved_by LIKE 'per-%'", name=op.f("ck_selection_approved_by_is_a_person")),
        sa.CheckConstraint(
            "constituency LIKE 'con-%'", name=op.f("ck_selection_constituency_is_a_constituency")
        ),
        sa.CheckConstraint(
            "electorate IN ('every_member', 'constituency')", name=op.f("ck_selection_electorate_is_known")
        ),
        sa.CheckConstraint("followed_by LIKE 'sel-%'", name=op.f("ck_selection_followed_by_is_a_selection")),
        sa.CheckConstraint("follows LIKE 'sel-%'", name=op.f("ck_selection_follows_is_a_selection")),
        sa.CheckConstraint(
            "partnership LIKE 'par-%'", name=op.f("ck_selection_partnership_is_a_partnership")
        ),
        sa.CheckConstraint("prepared_by LIKE 'per-%'", name=op.f("ck_selection_prepared_by_is_a_person")),
        sa.CheckConstraint("protocol LIKE 'pro-%'", name=op.f("ck_selection_protocol_is_a_protocol")),
        sa.CheckConstraint(
            "returning_officer LIKE 'per-%'", name=op.f("ck_selection_returning_officer_is_a_person")
        ),
        sa.CheckConstraint(
            "state <> 'declared' OR declared_on IS NOT NULL", name=op.f("ck_selection_declared_has_its_day")
        ),
        sa.CheckConstraint(
            "state IN ('requested', 'drafted', 'approved', 'noticed', 'extended', 'negotiation', 'agreed', 'uncontested', 'confirmatory_poll', 'no_candidates', 'co_option', 'persons_nominated_published', 'shortlisted', 'interviewed', 'panel_decided', 'counting', 'provisional', 'declared', 'challenged', 'confirmed', 'count_corrected', 'voided', 'relaunched', 'cancelled', 'archived')",
            name=op.f("ck_selection_state_is_known"),
        ),
        sa.CheckConstraint(
            "why IN ('new_seat', 'term_end', 'casual_vacancy', 'recall', 'rerun')",
            name=op.f("ck_selection_why_is_known"),
        ),
        sa.CheckConstraint(
            "(register_frozen_on IS NULL) = (register_sha256 IS NULL) AND (register_frozen_on IS NULL) = (electors IS NULL)",
            name=op.f("ck_selection_frozen_register_is_sealed"),
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR approved_on_paper IS NULL",
            name=op.f("ck_selection_approved_here_or_on_paper"),
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_selection_period_is_forward")),
        sa.CheckConstraint(
            "length(approved_on) IN (4, 7, 10)", name=op.f("ck_selection_approved_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(complaints_close_at) = 20", name=op.f("ck_selection_complaints_close_at_is_a_moment")
        ),
        sa.CheckConstraint("length(declare_at) = 20", name=op.f("ck_selection_declare_at_is_a_moment")),
        sa.CheckConstraint(
            "length(declared_on) IN (4, 7, 10)", name=op.f("ck_selection_declared_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_selection_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_selection_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(extended_on) IN (4, 7, 10)", name=op.f("ck_selection_extended_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(formats_ready_on) IN (4, 7, 10)", name=op.f("ck_selection_formats_ready_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(nominations_close_at) = 20", name=op.f("ck_selection_nominations_close_at_is_a_moment")
        ),
        sa.CheckConstraint(
            "length(nominations_published_on) IN (4, 7, 10)",
            name=op.f("ck_selection_nominations_published_on_is_a_day"),
        ),
        sa.CheckConstraint("length(notice_on) IN (4, 7, 10)", name=op.f("ck_selection_notice_on_is_a_day")),
        sa.CheckConstraint(
            "length(poll_announced_on) IN (4, 7, 10)", name=op.f("ck_selection_poll_announced_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(poll_closes_at) = 20", name=op.f("ck_selection_poll_closes_at_is_a_moment")
        ),
        sa.CheckConstraint("length(poll_opens_at) = 20", name=op.f("ck_selection_poll_opens_at_is_a_moment")),
        sa.CheckConstraint("length(publish_at) = 20", name=op.f("ck_selection_publish_at_is_a_moment")),
        sa.CheckConstraint(
            "length(qualifying_on) IN (4, 7, 10)", name=op.f("ck_selection_qualifying_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(register_frozen_on) IN (4, 7, 10)", name=op.f("ck_selection_register_frozen_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(replanned_on) IN (4, 7, 10)", name=op.f("ck_selection_replanned_on_is_a_day")
        ),
        sa.CheckConstraint("length(result_at) = 20", name=op.f("ck_selection_result_at_is_a_moment")),
        sa.CheckConstraint(
            "length(sector_asked_on) IN (4, 7, 10)", name=op.f("ck_selection_sector_asked_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(withdrawals_close_at) = 20", name=op.f("ck_selection_withdrawals_close_at_is_a_moment")
        ),
        sa.CheckConstraint(
            "notice_on <= substr(nominations_close_at, 1, 10) AND nominations_close_at < withdrawals_close_at AND withdrawals_close_at < publish_at AND publish_at < poll_opens_at AND poll_opens_at < poll_closes_at AND poll_closes_at < result_at AND result_at < declare_at",
            name=op.f("ck_selection_dates_increase"),
        ),
        sa.CheckConstraint("places >= 1", name=op.f("ck_selection_places_are_positive")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_selection_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_selection_version_is_positive")),
        sa.ForeignKeyConstraint(
            ["log", "approved_by"], ["thing.log", "thing.id"], name="fk_selection_approved_by"
        ),
        sa.ForeignKeyConstraint(
            ["log", "constituency"], ["thing.log", "thing.id"], name="fk_selection_constituency"
        ),
        sa.ForeignKeyConstraint(
            ["log", "followed_by"], ["thing.log", "thing.id"], name="fk_selection_followed_by"
        ),
        sa.ForeignKeyConstraint(["log", "follows"], ["thing.log", "thing.id"], name="fk_selection_follows"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_selection_thing"),
        sa.ForeignKeyConstraint(
            ["log", "partnership"], ["thing.log", "thing.id"], name="fk_selection_partnership"
        ),
        sa.ForeignKeyConstraint(
            ["log", "prepared_by"], ["thing.log", "thing.id"], name="fk_selection_prepared_by"
        ),
        sa.ForeignKeyConstraint(["log", "protocol"], ["thing.log", "thing.id"], name="fk_selection_protocol"),
        sa.ForeignKeyConstraint(
            ["log", "returning_officer"], ["thing.log", "thing.id"], name="fk_selection_returning_officer"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_selection")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_selection_approved_by_now",
        "selection",
        ["log", "approved_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_constituency_now",
        "selection",
        ["log", "constituency"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_followed_by_now",
        "selection",
        ["log", "followed_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_follows_now",
        "selection",
        ["log", "follows"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_partnership_now",
        "selection",
        ["log", "partnership"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_prepared_by_now",
        "selection",
        ["log", "prepared_by"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_protocol_now",
        "selection",
        ["log", "protocol"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_returning_officer_now",
        "selection",
        ["log", "returning_officer"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_state_now",
        "selection",
        ["log", "state", "reference"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_index(
        "uq_selection_reference_now",
        "selection",
        ["log", "reference"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "selection_seat",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_selection_seat_seat_is_a_seat")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_selection_seat_selection_is_a_selection")),
        sa.CheckConstraint(
            "effective_to >= effective_from", name=op.f("ck_selection_seat_period_is_forward")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_selection_seat_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_selection_seat_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_selection_seat_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_selection_seat_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_selection_seat_thing"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_selection_seat_seat"),
        sa.ForeignKeyConstraint(
            ["log", "selection"], ["thing.log", "thing.id"], name="fk_selection_seat_selection"
        ),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_selection_seat")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_selection_seat_seat_now",
        "selection_seat",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_selection_seat_selection_now",
        "selection_seat",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_selection_seat_one_process_now",
        "selection_seat",
        ["log", "seat"],
        unique=True,
        sqlite_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL AND effective_to IS NULL"),
    )
    op.create_table(
        "signature",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("count", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("capacity", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("on_paper", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint(
            "capacity IN ('returning_officer', 'scrutineer')", name=op.f("ck_signature_capacity_is_known")
        ),
        sa.CheckConstraint("count LIKE 'cou-%'", name=op.f("ck_signature_count_is_a_count")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_signature_person_is_a_person")),
        sa.CheckConstraint(
            "(on_paper = 1) = (name IS NOT NULL)", name=op.f("ck_signature_paper_signature_has_a_name")
        ),
        sa.CheckConstraint(
            "(on_paper = 1) = (person IS NULL)", name=op.f("ck_signature_own_signature_has_a_person")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_signature_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_signature_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_signature_effective_to_is_a_day")
        ),
        sa.CheckConstraint("length(signed_on) IN (4, 7, 10)", name=op.f("ck_signature_signed_on_is_a_day")),
        sa.CheckConstraint("on_paper IN (0, 1)", name=op.f("ck_signature_on_paper_is_yes_or_no")),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_signature_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_signature_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "count"], ["thing.log", "thing.id"], name="fk_signature_count"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_signature_thing"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_signature_person"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_signature")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_signature_count_now",
        "signature",
        ["log", "count"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_signature_person_now",
        "signature",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "sounding",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("meeting", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("item", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("term", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("question", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("asked_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("closes_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("closed_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("replies", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("summary", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "set_aside_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("item LIKE 'ite-%'", name=op.f("ck_sounding_item_is_a_item")),
        sa.CheckConstraint("meeting LIKE 'mee-%'", name=op.f("ck_sounding_meeting_is_a_meeting")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_sounding_person_is_a_person")),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_sounding_seat_is_a_seat")),
        sa.CheckConstraint("term LIKE 'ter-%'", name=op.f("ck_sounding_term_is_a_term")),
        sa.CheckConstraint(
            "(closed_on IS NULL) = (summary IS NULL)", name=op.f("ck_sounding_closed_has_its_summary")
        ),
        sa.CheckConstraint("closes_on >= asked_on", name=op.f("ck_sounding_closes_after_it_was_asked")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_sounding_period_is_forward")),
        sa.CheckConstraint("length(asked_on) IN (4, 7, 10)", name=op.f("ck_sounding_asked_on_is_a_day")),
        sa.CheckConstraint("length(closed_on) IN (4, 7, 10)", name=op.f("ck_sounding_closed_on_is_a_day")),
        sa.CheckConstraint("length(closes_on) IN (4, 7, 10)", name=op.f("ck_sounding_closes_on_is_a_day")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_sounding_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_sounding_effective_to_is_a_day")
        ),
        sa.CheckConstraint(
            "length(set_aside_on) IN (4, 7, 10)", name=op.f("ck_sounding_set_aside_on_is_a_day")
        ),
        sa.CheckConstraint("replies IS NULL OR replies >= 0", name=op.f("ck_sounding_replies_are_counted")),
        sa.CheckConstraint(
            "set_aside_on IS NULL OR reason IS NOT NULL", name=op.f("ck_sounding_set_aside_has_its_reason")
        ),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("ck_sounding_superseded_after_recorded")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_sounding_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_sounding_thing"),
        sa.ForeignKeyConstraint(["log", "item"], ["thing.log", "thing.id"], name="fk_sounding_item"),
        sa.ForeignKeyConstraint(["log", "meeting"], ["thing.log", "thing.id"], name="fk_sounding_meeting"),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_sounding_person"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_sounding_seat"),
        sa.ForeignKeyConstraint(["log", "term"], ["thing.log", "thing.id"], name="fk_sounding_term"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_sounding")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_sounding_closes_on_now",
        "sounding",
        ["log", "closes_on", "id"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_sounding_item_now",
        "sounding",
        ["log", "item"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_sounding_meeting_now",
        "sounding",
        ["log", "meeting"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_sounding_person_now",
        "sounding",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_sounding_seat_now",
        "sounding",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_sounding_term_now",
        "sounding",
        ["log", "term"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_table(
        "term",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("seat", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("person", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column(
            "organisation", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("capacity", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("basis", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("route", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("gained_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("start_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("end_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("ended_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "ended_reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("mandate", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column(
            "asked_to_continue_on",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column(
            "continues_until", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "role_accepted_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "code_accepted_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "confidentiality_accepted_on",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column(
            "interests_accepted_on",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column(
            "chair_met_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column(
            "conflict_training_on",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column(
            "papers_access_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("buddy", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.CheckConstraint(
            "(state = 'ended') = (ended_on IS NOT NULL)", name=op.f("ck_term_ended_has_its_day")
        ),
        sa.CheckConstraint(
            "basis IN ('substantive', 'deputy', 'acting', 'interim', 'shadow')",
            name=op.f("ck_term_basis_is_known"),
        ),
        sa.CheckConstraint("buddy LIKE 'per-%'", name=op.f("ck_term_buddy_is_a_person")),
        sa.CheckConstraint(
            "ended_reason IN ('term_end', 'resigned', 'stood_down_absence', 'recalled', 'ineligible', 'seat_abolished', 'partnership_ended', 'deceased', 'replaced_by_election', 'result_set_aside')",
            name=op.f("ck_term_ended_reason_is_known"),
        ),
        sa.CheckConstraint("organisation LIKE 'org-%'", name=op.f("ck_term_organisation_is_a_organisation")),
        sa.CheckConstraint("person LIKE 'per-%'", name=op.f("ck_term_person_is_a_person")),
        sa.CheckConstraint("seat LIKE 'sea-%'", name=op.f("ck_term_seat_is_a_seat")),
        sa.CheckConstraint("selection IS NOT NULL OR route <> ''", name=op.f("ck_term_route_is_known")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_term_selection_is_a_selection")),
        sa.CheckConstraint("state IN ('elect', 'active', 'ended')", name=op.f("ck_term_state_is_known")),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (ended_reason IS NULL)", name=op.f("ck_term_ending_has_its_reason")
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_term_period_is_forward")),
        sa.CheckConstraint(
            "end_on IS NULL OR start_on IS NULL OR end_on >= start_on", name=op.f("ck_term_ends_after_start")
        ),
        sa.CheckConstraint(
            "length(asked_to_continue_on) IN (4, 7, 10)", name=op.f("ck_term_asked_to_continue_on_is_a_day")
        ),
        sa.CheckConstraint("length(chair_met_on) IN (4, 7, 10)", name=op.f("ck_term_chair_met_on_is_a_day")),
        sa.CheckConstraint(
            "length(code_accepted_on) IN (4, 7, 10)", name=op.f("ck_term_code_accepted_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(confidentiality_accepted_on) IN (4, 7, 10)",
            name=op.f("ck_term_confidentiality_accepted_on_is_a_day"),
        ),
        sa.CheckConstraint(
            "length(conflict_training_on) IN (4, 7, 10)", name=op.f("ck_term_conflict_training_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(continues_until) IN (4, 7, 10)", name=op.f("ck_term_continues_until_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_term_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_term_effective_to_is_a_day")),
        sa.CheckConstraint("length(end_on) IN (4, 7, 10)", name=op.f("ck_term_end_on_is_a_day")),
        sa.CheckConstraint("length(ended_on) IN (4, 7, 10)", name=op.f("ck_term_ended_on_is_a_day")),
        sa.CheckConstraint("length(gained_on) IN (4, 7, 10)", name=op.f("ck_term_gained_on_is_a_day")),
        sa.CheckConstraint(
            "length(interests_accepted_on) IN (4, 7, 10)", name=op.f("ck_term_interests_accepted_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(papers_access_on) IN (4, 7, 10)", name=op.f("ck_term_papers_access_on_is_a_day")
        ),
        sa.CheckConstraint(
            "length(role_accepted_on) IN (4, 7, 10)", name=op.f("ck_term_role_accepted_on_is_a_day")
        ),
        sa.CheckConstraint("length(start_on) IN (4, 7, 10)", name=op.f("ck_term_start_on_is_a_day")),
        sa.CheckConstraint(
            "selection IS NULL OR start_on IS NULL OR start_on >= gained_on",
            name=op.f("ck_term_starts_after_result"),
        ),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_term_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_term_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "buddy"], ["thing.log", "thing.id"], name="fk_term_buddy"),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_term_thing"),
        sa.ForeignKeyConstraint(
            ["log", "organisation"], ["thing.log", "thing.id"], name="fk_term_organisation"
        ),
        sa.ForeignKeyConstraint(["log", "person"], ["thing.log", "thing.id"], name="fk_term_person"),
        sa.ForeignKeyConstraint(["log", "seat"], ["thing.log", "thing.id"], name="fk_term_seat"),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_term_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_term")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_term_buddy_now",
        "term",
        ["log", "buddy"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_ended_on_now",
        "term",
        ["log", "ended_on"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_id_now",
        "term",
        ["log", "id", "state", "basis", "effective_from", "effective_to", "superseded_seq"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_organisation_now",
        "term",
        ["log", "organisation"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_person_now",
        "term",
        ["log", "person"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_person_state_now",
        "term",
        ["log", "person", "state", "effective_to", "ended_on", "superseded_seq"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_seat_held_now",
        "term",
        ["log", "seat", "state", "basis", "effective_from", "effective_to", "id", "person", "superseded_seq"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_seat_now",
        "term",
        ["log", "seat"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_term_selection_now",
        "term",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "uq_term_one_holder_now",
        "term",
        ["log", "seat"],
        unique=True,
        sqlite_where=sa.text(
            "superseded_seq IS NULL AND effective_to IS NULL AND state = 'active' AND basis IN ('substantive', 'interim')"
        ),
        postgresql_where=sa.text(
            "superseded_seq IS NULL AND effective_to IS NULL AND state = 'active' AND basis IN ('substantive', 'interim')"
        ),
    )
    op.create_table(
        "town",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("example", sa.Integer(), nullable=False),
        sa.Column(
            "records_begin_on", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_town_period_is_forward")),
        sa.CheckConstraint("example IN (0, 1)", name=op.f("ck_town_example_is_yes_or_no")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_town_effective_from_is_a_day")
        ),
        sa.CheckConstraint("length(effective_to) IN (4, 7, 10)", name=op.f("ck_town_effective_to_is_a_day")),
        sa.CheckConstraint(
            "length(records_begin_on) IN (4, 7, 10)", name=op.f("ck_town_records_begin_on_is_a_day")
        ),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_town_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_town_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_town_thing"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_town")),
        sqlite_strict=True,
    )
    op.create_table(
        "yes_no",
        sa.Column("log", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "effective_from", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column(
            "effective_to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("recorded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("superseded_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("selection", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("nomination", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("yes", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("nomination LIKE 'nom-%'", name=op.f("ck_yes_no_nomination_is_a_nomination")),
        sa.CheckConstraint("selection LIKE 'sel-%'", name=op.f("ck_yes_no_selection_is_a_selection")),
        sa.CheckConstraint("effective_to >= effective_from", name=op.f("ck_yes_no_period_is_forward")),
        sa.CheckConstraint(
            "length(effective_from) IN (4, 7, 10)", name=op.f("ck_yes_no_effective_from_is_a_day")
        ),
        sa.CheckConstraint(
            "length(effective_to) IN (4, 7, 10)", name=op.f("ck_yes_no_effective_to_is_a_day")
        ),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("ck_yes_no_superseded_after_recorded")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_yes_no_version_is_positive")),
        sa.ForeignKeyConstraint(["log", "id"], ["thing.log", "thing.id"], name="fk_yes_no_thing"),
        sa.ForeignKeyConstraint(
            ["log", "nomination"], ["thing.log", "thing.id"], name="fk_yes_no_nomination"
        ),
        sa.ForeignKeyConstraint(["log", "selection"], ["thing.log", "thing.id"], name="fk_yes_no_selection"),
        sa.PrimaryKeyConstraint("log", "id", "version", name=op.f("pk_yes_no")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_yes_no_nomination_now",
        "yes_no",
        ["log", "nomination"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    op.create_index(
        "ix_yes_no_selection_now",
        "yes_no",
        ["log", "selection"],
        unique=False,
        sqlite_where=sa.text("superseded_seq IS NULL"),
        postgresql_where=sa.text("superseded_seq IS NULL"),
    )
    # ### end Alembic commands ###
    for statement in triggers_for(op.get_bind().dialect.name):
        op.execute(sa.text(statement.replace(":", "\\:")))


def downgrade() -> None:
    for name in (
        "yes_no",
        "town",
        "term",
        "sounding",
        "signature",
        "selection_seat",
        "selection",
        "seat",
        "role_description",
        "review",
        "resemblance",
        "request",
        "report_item",
        "report",
        "remark",
        "recount",
        "recall",
        "protocol",
        "poll",
        "personal",
        "person",
        "partnership",
        "organisation",
        "objection",
        "note",
        "nomination",
        "named",
        "merger",
        "meeting",
        "match_answer",
        "lot",
        "leave",
        "kept_places",
        "item",
        "involvement",
        "invited",
        "interest",
        "import_run",
        "identifier",
        "handover",
        "excluded_group",
        "elector",
        "draw_rule",
        "declaration",
        "countback",
        "count",
        "consulted",
        "constituency",
        "connection",
        "complaint",
        "choosing",
        "chase",
        "belonging",
        "ballots",
        "attendance",
        "answer",
        "annual_return",
        "alteration",
        "affiliation",
        "advert",
        "action",
        "account",
        "about",
        "work_voted",
        "work_tried",
        "work_poll",
        "work_meant",
        "work_matching",
        "work_leftover",
        "work_glance",
        "work_draft",
        "work_check",
        "work_account",
        "thing",
        "node",
        "head",
        "event",
        "checkpoint",
    ):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION ledger_is_append_only()")
