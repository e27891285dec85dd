"""What kind of storage a file is on: SQLite is safe on a disk of this computer, and not on a network or in a synced folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from compacttui.rules.places import is_on_a_server
from compacttui.rules.refusal import StoreTrouble


class StorageKind(StrEnum):
    """Where a file is kept."""

    LOCAL = "local"
    """A disk of this computer."""
    NETWORK = "network"
    """A network drive: two computers that write lose records without an error."""
    SYNCED = "synced"
    """A folder that another program copies to the internet: it copies files half written."""


@dataclass(frozen=True, slots=True)
class Storage:
    """The storage of one file.

    Attributes:
        kind: local, network or synced.
        name: the file system or the synced folder, e.g. ``ext4``, ``cifs``, ``Dropbox``; empty where it is not known.
    """

    kind: StorageKind
    name: str = ""


_NETWORK: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "afpfs",
        "webdav",
        "davfs",
        "ncpfs",
        "ceph",
    }
    | {
        "glusterfs",
        "lustre",
        "beegfs",
        "gfs2",
        "ocfs2",
        "vboxsf",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.s3fs",
    }
)
_SYNCED: Final = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "mobile documents", "nextcloud", "owncloud", "syncthing", "box sync", "pcloud",
)  # fmt: skip


def check_storage(path: Path, *, allowed: bool) -> str | None:
    """Refuse records on storage where they can be lost; gives a warning where they are allowed there all the same.

    Args:
        path: the SQLite file, which need not exist.
        allowed: the rule book allows it (``storage.allow_network_share``).

    Raises:
        StoreTrouble: the file is on a network drive or in a synced folder, and that is not allowed.
    """
    storage = storage_of(path)
    if storage.kind is StorageKind.LOCAL:
        return None
    where = (
        "a network drive" if storage.kind is StorageKind.NETWORK else f"the synced folder “{storage.name}”"
    )
    if allowed:
        return f"{path} is on {where}, as the rule book allows: let only one computer use it at a time."
    raise StoreTrouble(
        f"{path} is on {where}, where records can be lost without an error. Nothing was opened. Keep the file on this "
        "computer's own disk, or use PostgreSQL to share it; to read it, copy it to this computer's disk first. "
        "“compacttui config set storage.allow_network_share yes” allows it all the same."
    )


def journal_of(path: Path) -> str:
    """How SQLite keeps its journal there: a write-ahead log is shared memory, which two computers do not share."""
    return "WAL" if storage_of(path).kind is StorageKind.LOCAL else "TRUNCATE"


_MOUNTS: Final = Path("/proc/self/mountinfo")
"""Linux's list of what is mounted where; other systems have none, and their file systems stay unnamed."""


def storage_of(path: Path) -> Storage:
    """The kind of storage that a file is on, or will be on; the file need not exist."""
    folder = path.expanduser().resolve().parent
    for part in folder.parts:
        if any(part.casefold().startswith(name) for name in _SYNCED):
            return Storage(StorageKind.SYNCED, part)
    if is_on_a_server(folder):
        return Storage(StorageKind.NETWORK, folder.drive)
    name = _from_mounts(folder, _MOUNTS)
    return Storage(StorageKind.NETWORK if name in _NETWORK else StorageKind.LOCAL, name)


def _from_mounts(folder: Path, mounts: Path) -> str:
    """The type of the mount that holds a folder, from Linux's own list."""
    best, name = -1, ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        # Blanks in names are written as octal numbers.
        mount = fields[4].encode().decode("unicode_escape", errors="replace")
        inside = os.path.commonpath([mount, folder]) == mount
        if inside and len(mount) >= best:
            best, name = len(mount), right.split()[0]
    return name
