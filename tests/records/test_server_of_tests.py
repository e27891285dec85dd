"""The server that the tests start: no other run of tests ends it."""

import pytest
from sqlalchemy import create_engine, text


@pytest.mark.postgres
def test_a_run_that_begins_beside_this_one_does_not_end_the_server(server, tmp_path_factory, worker_id):
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    shared.chmod(0o700)  # as another run does to the folder of all runs
    keeper = create_engine(server, isolation_level="AUTOCOMMIT")
    with keeper.connect() as connection:
        connection.execute(text("CHECKPOINT"))
    keeper.dispose()
    with keeper.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    keeper.dispose()
