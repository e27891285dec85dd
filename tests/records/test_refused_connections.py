"""What is said where a server lets nobody in: the driver has words alone then, in whatever language the server speaks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from compacttui.records.troubles import trouble_of
from compacttui.rules.refusal import ServerAway, StoreTrouble

PLACE = "postgresql+psycopg://ada@db.example/eastmere"
BEGINS = 'connection failed: connection to server at "10.0.0.7", port 5432 failed: '


class OperationalError(Exception):
    """As the driver raises it: no number, and what it knows of the connection."""

    sqlstate: str | None = None

    def __init__(self, words: str, *, needs_password: bool = False) -> None:
        super().__init__(words)
        self.pgconn = SimpleNamespace(needs_password=needs_password)


@pytest.mark.parametrize(
    "said",
    [
        "FATAL:  Passwort-Authentifizierung für Benutzer »ada« fehlgeschlagen",
        "FATAL:  Datenbank »eastmere« existiert nicht",
        'ВАЖНО:  пользователь "ada" не прошёл проверку подлинности (по паролю)',
        'FATALE:  autenticazione con password fallita per l\'utente "ada"',
        '致命的エラー:  ユーザー"ada"のパスワード認証に失敗しました',
    ],
)
def test_a_server_of_another_language_answers_and_its_words_are_passed_on(said):
    trouble = trouble_of(OperationalError(f"{BEGINS}{said}"), PLACE)
    assert isinstance(trouble, StoreTrouble)
    assert not isinstance(trouble, ServerAway)
    assert "does not let you in. It says: " in trouble.message
    assert said in trouble.message
    assert "No server answers" not in trouble.message


def test_a_password_that_is_wanted_is_known_in_every_language():
    said = "fe_sendauth: kein Passwort angegeben"
    trouble = trouble_of(OperationalError(f"{BEGINS}{said}", needs_password=True), PLACE)
    assert "asks for a password" in trouble.message


@pytest.mark.parametrize(
    "said",
    [
        "Verbindungsaufbau abgelehnt\n\tLäuft der Server auf diesem Host und akzeptiert er TCP/IP-Verbindungen?",
        "Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?",
    ],
)
def test_a_server_that_does_not_answer_is_called_so_in_every_language(said):
    trouble = trouble_of(OperationalError(f"{BEGINS}{said}"), PLACE)
    assert isinstance(trouble, ServerAway)
    assert "No server answers" in trouble.message


def test_a_number_that_the_driver_gives_counts_whatever_the_words_say():
    error = OperationalError(f"{BEGINS}FATAL:  Datenbank »eastmere« existiert nicht")
    error.sqlstate = "3D000"
    assert "There is no database at" in trouble_of(error, PLACE).message
