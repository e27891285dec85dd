"""Alembic's entry: runs the migrations on the connection that the program hands over."""

from alembic import context

from compacttui.records.tables import speak_to

connection = context.config.attributes["connection"]
sqlite = connection.dialect.name == "sqlite"

if not sqlite:
    # Several programs may start at once: one migrates, the others wait and find it done.
    connection.exec_driver_sql("SELECT pg_advisory_lock(6374)")
    connection.commit()
context.configure(
    connection=connection,
    target_metadata=speak_to(connection.dialect.name),
    transactional_ddl=True,
    render_as_batch=sqlite,
)
try:
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise RuntimeError(f"a migration would leave {len(broken)} broken references")
    if connection.in_transaction():
        connection.commit()
finally:
    if not sqlite:
        connection.exec_driver_sql("SELECT pg_advisory_unlock(6374)")
        connection.commit()
