"""Reading in plain mode: pages, numbers, parts, words, help; and that nothing said can act on a terminal."""

from __future__ import annotations

import re

import pytest

from compacttui.acts import people
from compacttui.cli.session import Session, Settings
from compacttui.plain.commands import COMMANDS
from compacttui.questions.registry import all_questions
from compacttui.rules.roles import Role
from plain.conftest import EVENING, MONDAY
from plain.person import Person, hold, number_of, says, talk


def test_today_is_read_first_with_its_sections_and_what_can_be_typed(board):
    heard = talk([], board)
    assert "compacttui, plain. Eastmere (example). You are here as officer." in heard
    assert "Today, Monday 2 March 2026." in heard
    assert "Type a number to open" in heard


def test_the_end_of_the_input_ends_it_cleanly_and_says_so(board):
    assert talk([], board).endswith("The input has ended.\nLeft. Everything that was done is on record.\n")
    assert "The input has ended." not in talk(["q"], board)


def test_a_thing_keeps_its_number_wherever_it_is_listed_until_the_program_is_left(board):
    heard = talk(["seats", "/ carers", "b", "partnerships", "today", "seats", "l"], board)
    listed = re.findall(r"^(\d+)\. (.*)$", heard, re.MULTILINE)
    seat = {
        number for number, words in listed if "Carers' seat" in words and "with no selection" not in words
    }
    duty = {number for number, words in listed if "with no selection" in words}
    assert (len(seat), len(duty)) == (1, 1)
    assert seat != duty


def test_what_has_a_number_opens_by_it_and_back_leads_back(board):
    heard = talk(["seats", number_of("Carers' seat"), "r", "b", "b", "q"], board)
    assert "The line of Carers' seat, Health Board." in heard
    assert "Seat created." in heard
    assert "Seat: Carers' seat, Health Board." in heard
    assert heard.count("Who sits where.") == 2


def test_a_list_is_narrowed_by_words_and_by_its_parts(board):
    heard = talk(["seats", "only vacant", "f nobody of this name", "f", "only nonsense"], board)
    assert "Who sits where, vacant." in heard
    assert "Who sits where, vacant, with the words nobody of this name.\nNone." in heard
    assert "Error: type only, and one of: all, " in heard


def test_a_long_list_is_read_in_pieces(board):
    session = Session(board)
    with (desk := session.desk()).together():
        for number in range(45):
            people.register(desk, f"Person {number:02}")
    session.close()
    heard = talk(["people", "m", "m", "m"], board)
    assert "20 of 46. Type m for more." in heard
    assert "40 of 46. Type m for more." in heard
    assert "That was all." in heard
    assert len(set(re.findall(r"Person \d\d", heard))) == 45


def test_a_place_an_act_and_a_question_are_reached_by_their_names(board):
    heard = talk(["who sits", "plan a meet", ".later", "add", "nonsense of no kind"], board)
    assert "Who sits where." in heard
    assert "Plan a meeting. Put a meeting" in heard
    assert "Several things are called so" in heard
    assert "Error: nothing is called “nonsense of no kind”." in heard


def test_every_command_can_be_said_and_is_in_the_help(board):
    lines = [name for one in COMMANDS for name in one.names if name not in {"q", "quit"}]
    heard = talk(["?", *lines], board)
    for one in COMMANDS:
        assert one.does in heard
    assert "Error: nothing is called" not in heard


def test_a_term_of_art_is_explained_in_one_plain_sentence_with_its_source(board):
    heard = talk(["seats", "?", "? returning officer", "? zebra"], board)
    assert re.search(r"Words of art that were just read out: .*constituency", heard)
    assert "Returning officer: The person who runs a selection" in heard
    assert "Source: usual words of local elections" in heard
    assert "Error: no word of art is called “zebra”." in heard


def test_another_day_can_be_looked_at(board):
    heard = talk(["a 1 december 2024", "seats", "a", "a yesterday week"], board)
    assert "You look at Sunday 1 December 2024." in heard
    assert "Who sits where. As at Sunday 1 December 2024." in heard
    assert "You look at today." in heard
    assert "Error: " in heard


def test_an_entry_is_opened_from_the_line_and_the_whole_history_is_checked(board):
    heard = talk(["seats", number_of("Carers' seat"), number_of("Seat created"), "h", "check"], board)
    assert "Done by: Ama Larbi. In the role: officer." in heard
    assert "Fingerprint: " in heard
    assert "History, newest first." in heard
    assert re.search(r"Checked: \d+ entries, every one as it was recorded\.", heard)


HOSTILE = "Zo\x1b[31më \x1b]0;title\x07 [bold]X[/] \u202eevil\u202c \x9b2J"


def test_nothing_said_can_act_on_a_terminal_or_pass_for_a_line_of_ours(board, run):
    run("do", "person.register", "--set", f"name={HOSTILE}")
    run(
        "do",
        "partnership.rename",
        "--set",
        "partnership=Health Board",
        "--set",
        "name=A\n7. Forged",
        "--set",
        "since=1 March 2026",
    )
    heard = talk(
        [
            "people",
            number_of("Zo"),
            "r",
            f"/ {HOSTILE}",
            f"nonsense {HOSTILE}",
            "seats",
            "h",
            "\x1b[A",
            "?\x1b[A",
            "9" * 99,
        ],
        board,
    )
    assert "[bold]X[/]" in heard
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", heard)
    assert not re.search(r"^7\. Forged", heard, re.MULTILINE)


def test_a_line_without_end_is_refused_and_the_conversation_goes_on(board):
    heard = talk(["x" * 300_000, "seats"], board)
    assert "Error: This line is longer than 100,000 characters." in heard
    assert "Who sits where." in heard


def test_an_auditor_reads_everything_and_is_told_that_nothing_can_be_changed(board, run):
    run("do", "person.register", "--set", "name=Ruth Abernethy", "--set", "roles=auditor")
    auditor = Settings(db=board.db, now=MONDAY, person="Ruth Abernethy", role="auditor")
    heard = talk(["n", "seats", number_of("Carers' seat")], auditor)
    assert "You are here as auditor." in heard
    assert "The line of Carers' seat" in heard


def test_another_of_ones_hats_can_be_put_on(board, run):
    run("do", "person.give_roles", "--set", "person=Ama Larbi", "--set", "roles=officer,auditor")
    heard = talk(["hat", "hat off", "hat aud"], board)
    assert "Type hat for your other roles." in heard
    assert "Error: type hat, and one of your roles: " in heard
    assert "You are here as officer. Keeps the register" in heard
    assert "You are here as auditor. Reads everything" in heard


def test_what_is_typed_is_counted(board):
    person = Person(says("seats", "q"))
    hold(person, board)
    assert person.typed == ["seats", "q"]


def test_every_question_of_the_registry_can_be_asked_by_its_title(evening):
    officer = Settings(db=evening.db, now=EVENING)
    questions = {name: one for name, one in all_questions().items() if one.is_for(Role.CVS_OFFICER)}
    heard = talk(["check", *(question.title for question in questions.values())], officer)
    for name, question in questions.items():
        assert name == "today" or f"\n{question.title}." in heard, name
    assert "Error" not in heard


def test_every_paper_is_offered_read_out_and_saved_as_its_name_asks(board, anywhere):
    heard = talk(
        [
            *("seats", number_of("Carers' seat"), "p", number_of("Who sits where"), "save seats.html"),
            *("save seats.html", "save large seats.txt", "save", "save no/such/folder/x.txt", "b", "b"),
            *("save x.txt", "p february 2026"),
        ],
        board,
    )
    assert "Carers' seat. Speaks for: Carers. Held by: vacant" in heard
    assert "Written to seats.html, as web page." in heard
    assert "Error: seats.html is there already." in heard
    assert "Error: type save and the name of a file" in heard
    assert "Error: no/such/folder: there is no such file or folder; check the name." in heard
    assert "Error: open a paper first: type p." in heard
    assert "<html" in (anywhere / "seats.html").read_text(encoding="utf-8")
    assert max(map(len, (anywhere / "seats.txt").read_text(encoding="utf-8").splitlines())) <= 40


def test_stopping_from_the_keyboard_says_what_is_kept(board):
    def stop(_heard: str) -> str:
        raise KeyboardInterrupt

    person = Person(says("plan a meeting", "health", stop))
    with pytest.raises(KeyboardInterrupt):
        hold(person, board)
    assert person.heard.endswith(
        "Stopped.\nOne form is not finished; what you typed is kept, and offered next time.\n"
        "Left. Everything that was done is on record.\n"
    )


def test_what_is_asked_most_is_listed_with_numbers_and_an_answer_is_saved(board, tmp_path):
    file = tmp_path / "vacant.csv"
    said = [
        "w",
        number_of("Which seats are vacant"),
        f"save {file}",
        f"save {file}",
        f"save {tmp_path / 'vacant'}",
    ]
    heard = talk(said, board)
    assert "What do you want to know?\nSeats and those who hold them." in heard
    assert f"Written to {file}." in heard
    assert "is there already. Choose another name." in heard
    assert "the name says which form you want" in heard
    assert file.read_text(encoding="utf-8").startswith("Partnership,Seat,")
