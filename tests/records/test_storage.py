"""Where records are safe: told from the list of mounts and from the names of folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from compacttui.records import schema, storage
from compacttui.records.database import url_of
from compacttui.records.storage import StorageKind, check_storage, storage_of
from compacttui.rules.refusal import StoreTrouble

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /srv/office rw,relatime shared:2 - cifs //server/office rw
31 22 0:27 / /srv/office/local\\040disk rw - ext4 /dev/sdb1 rw
32 22 0:28 / /home/ama/remote rw - fuse.sshfs ama@server: rw
not a line of mounts
"""


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with a network drive, a disk mounted inside it, and a folder on a server."""
    (tmp_path / "mountinfo").write_text(MOUNTS, encoding="utf-8")
    monkeypatch.setattr(storage, "_MOUNTS", tmp_path / "mountinfo")


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/srv/records.sqlite", StorageKind.LOCAL, "ext4"),
        ("/srv/office/records.sqlite", StorageKind.NETWORK, "cifs"),
        ("/srv/officers/records.sqlite", StorageKind.LOCAL, "ext4"),
        ("/srv/office/local disk/records.sqlite", StorageKind.LOCAL, "ext4"),
        ("/home/ama/remote/deep/down/records.sqlite", StorageKind.NETWORK, "fuse.sshfs"),
        ("/home/ama/Dropbox/records.sqlite", StorageKind.SYNCED, "Dropbox"),
        ("/home/ama/OneDrive - Eastmere CVS/x/records.sqlite", StorageKind.SYNCED, "OneDrive - Eastmere CVS"),
    ],
)
def test_storage_is_told_from_mounts_and_names(path, kind, name, mounts):
    found = storage_of(Path(path))
    assert (found.kind, found.name) == (kind, name)


def test_a_system_without_a_list_of_mounts_is_taken_as_local(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "_MOUNTS", tmp_path / "nothing")
    assert storage_of(Path("/srv/records.sqlite")) == storage.Storage(StorageKind.LOCAL)


@pytest.mark.parametrize("path", ["/srv/office/records.sqlite", "/home/ama/Dropbox/records.sqlite"])
def test_records_are_refused_where_they_can_be_lost_unless_allowed(path, mounts):
    with pytest.raises(StoreTrouble, match="records can be lost without an error") as refused:
        check_storage(Path(path), allowed=False)
    assert "PostgreSQL" in refused.value.message
    assert "one computer use it at a time" in (check_storage(Path(path), allowed=True) or "")


def test_nothing_is_said_of_a_disk_of_this_computer(mounts):
    assert check_storage(Path("/srv/records.sqlite"), allowed=False) is None


def journal_and_care(place: Path) -> tuple[str, int]:
    """How the records there keep their journal, and how surely a commit is on the disk: 2 is full, 3 is extra."""
    database = schema.open_database(url_of(str(place)))
    with database.reading() as connection:
        read = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        ]
    database.close()
    return str(read[0]), int(read[1])


def test_records_have_no_write_ahead_log_where_computers_share_a_file(tmp_path):
    own, shared = tmp_path / "own.db", tmp_path / "Dropbox" / "shared.db"
    shared.parent.mkdir()
    for place in (own, shared):
        schema.create(url_of(str(place))).close()
    assert journal_and_care(own) == ("wal", 2)
    assert journal_and_care(shared) == ("truncate", 3)
    moved = shared.with_name("moved.db")
    own.rename(moved)
    assert journal_and_care(moved) == ("truncate", 3)
