"""Places of every system, told by their writing alone: this computer need not be one of them."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from compacttui.rules.places import file_named, is_on_a_server, sqlite_uri


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("records.sqlite", "records.sqlite"),
        ("/srv/records.sqlite", "/srv/records.sqlite"),
        (r"C:\Users\Ama Larbi\records.sqlite", r"C:\Users\Ama Larbi\records.sqlite"),
        (r"\\server\share\records.sqlite", r"\\server\share\records.sqlite"),
        ("sqlite:///C:/Users/Ama Larbi/records.sqlite", "C:/Users/Ama Larbi/records.sqlite"),
        ("sqlite:////srv/records.sqlite", "/srv/records.sqlite"),
        ("sqlite:///records.sqlite?timeout=5", "records.sqlite"),
        ("sqlite+pysqlite:///records.sqlite", "records.sqlite"),
        ("sqlite://", None),
        ("postgresql+psycopg://ama@server/town", None),
    ],
)
def test_the_file_of_a_place_is_read_whatever_the_system(place, file):
    assert file_named(place) == file


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/srv/a b/50%.sqlite"), "file:///srv/a%20b/50%25.sqlite?mode=rw"),
        (PurePosixPath("town.sqlite"), "file:town.sqlite?mode=rw"),
        (PurePosixPath("/srv/what?#.sqlite"), "file:///srv/what%3F%23.sqlite?mode=rw"),
        (
            PureWindowsPath(r"C:\Users\Ama Larbi\town.sqlite"),
            "file:///C:/Users/Ama%20Larbi/town.sqlite?mode=rw",
        ),
        (PureWindowsPath(r"\\server\share\town.sqlite"), "file:////server/share/town.sqlite?mode=rw"),
        (PureWindowsPath(r"C:\Bücher\town.sqlite"), "file:///C:/B%C3%BCcher/town.sqlite?mode=rw"),
    ],
)
def test_sqlite_is_given_paths_of_every_system_as_it_wants_them(path, uri):
    assert sqlite_uri(path, "rw") == uri


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        (PureWindowsPath(r"\\server\share\town.sqlite"), True),
        (PureWindowsPath("//server/share/town.sqlite"), True),
        (PureWindowsPath(r"C:\town.sqlite"), False),
        (PurePosixPath("/srv/town.sqlite"), False),
    ],
)
def test_a_share_of_another_computer_is_known_by_its_path(path: PurePath, is_one):
    assert is_on_a_server(path) is is_one
