"""The report-back in its three steps, line by line: what it asks, what it keeps, what members read."""

from __future__ import annotations

import pytest

from compacttui.cli.session import Session, Settings
from compacttui.questions.meetings import declarations
from compacttui.questions.reports import reports
from plain.conftest import EVENING
from plain.person import Person, Reply, Stopped, do, hold, number_of, says, sweep, talk

WORDS = "Agreed with £40k for community transport"
REPORT = [
    *(do("Report back"), "1"),
    *(WORDS, "That carers cannot use slots before 10:00", "network", "18", "Nobody need go before ten"),
    *("1", "2"),
]
"""The whole of an ordinary report-back."""


def test_a_report_back_takes_three_steps_and_few_lines(evening, run):
    person = Person(says(*REPORT))
    heard = hold(person, evening)
    for words in (
        "Report-back: Health Board, Monday 9 March 2026. Due in 12 days.",
        "Step 1 of 3. Did you have any conflict of interest at this meeting?",
        "Step 2 of 3. The items of the agenda: 2.",
        "Item 1 of 2: Winter plan.",
        "It is closed on the agenda. Readers see that it took place, and no more.",
        "Step 3 of 3. Who will read this: members and the public.",
        "Item 2 is closed on the agenda: they see that it took place.",
        "Sent. Your members can read it now.",
        "Recorded. Nothing to declare.",
        "Recorded. Reported back.",
    ):
        assert words in heard
    assert len(person.typed) <= 9
    assert run("verify").code == 0


def test_what_is_shown_before_sending_is_what_members_read(evening):
    heard = talk(REPORT, evening)
    shown = heard.partition("This is what they will read:\n")[2].partition("\nThat is all of it.")[0]
    reader = talk(["reports", number_of("Maria Okafor"), "p", number_of("members read it")], evening)
    read = [line for line in reader.splitlines() if "From the records of" not in line]
    assert WORDS in shown
    for line in shown.splitlines()[1:]:
        assert line in read
    assert "Grant round: this item took place and is closed." in shown


def test_nothing_to_report_at_all_is_three_lines(evening, run):
    person = Person(says(do("Report back"), "0", "y"))
    heard = hold(person, evening)
    assert "Members will read: there was nothing to report." in heard
    assert "Recorded. Reported back." in heard
    assert "nothing to report" in run("ask", "reports").out
    assert len(person.typed) == 3


def test_nothing_to_add_on_an_item_is_one_letter(evening):
    heard = talk([do("Report back"), "1", "n", "1", "2"], evening)
    assert "Noted: nothing to add." in heard
    assert "Nothing to add." in heard
    assert "Recorded. Reported back." in heard


def test_a_conflict_is_declared_with_the_report(evening, run):
    heard = talk([do("Report back"), "2", "1", "My sister works there", "1", "n", "2"], evening)
    assert "Declaration, field 1 of 2: Item" in heard
    assert "Recorded. Interest declared at a meeting. Maria Okafor" in heard
    assert "sister" in run("ask", "declarations").out


def test_what_was_declared_already_is_not_asked_again(evening):
    heard = talk([do("Say whether you had"), "", do("Report back"), "n", "2"], evening)
    assert "Step 1 of 3. Conflicts at this meeting: on record already" in heard
    assert heard.count("Recorded. Nothing to declare.") == 1
    assert "Recorded. Reported back." in heard


def test_an_item_can_be_closed_with_a_reason_and_until_a_day(evening):
    heard = talk(
        [
            *(
                do("Report back"),
                "1",
                "A bid that is not public",
                "",
                "",
                "",
                "4",
                "1",
                "9",
                "closed",
                "",
                "2",
            ),
            *("10", "Prices of a bid", "11", "1 june", "", "1", "2"),
        ],
        evening,
    )
    assert "Error, item 1: Say why item 1 is closed." in heard
    assert "Item 1 is closed by you: they see that it took place." in heard
    shown = heard.rpartition("This is what they will read:")[2]
    assert "A bid that is not public" not in shown.partition("That is all of it.")[0]
    assert "Recorded. Reported back." in heard


def test_a_report_is_finished_later_and_carried_on_on_another_day(evening):
    talk([*REPORT[:4], ".later"], evening)
    later = Settings(db=evening.db, now="2026-03-12T21:40", person="Maria Okafor", role="representative")
    heard = talk([number_of("Not finished: Send a report-back"), "1", "2"], later)
    assert "You began this Wed 11 March, 21:15, and did not send it." in heard
    assert "Step 1 of 3. Conflicts at this meeting: answered already." in heard
    assert "Recorded. Reported back." in heard


@pytest.mark.parametrize("after", sweep(range(1, len(REPORT) + 1), now={4}))
def test_pulling_the_plug_at_any_line_keeps_the_report_and_doubles_nothing(evening, after):
    with pytest.raises(Stopped):
        hold(Person(says(*REPORT, "x"), patience=after), evening)
    carries_on: list[tuple[str, Reply]] = [
        ("Not finished", number_of("Not finished: Send a report-back")),
        ("Report back", do("Report back")),
        ("did not send it", "1"),
        ("Did you have any conflict", "1"),
        ("Item 1, field 1 of 5", WORDS),
        *((f"Item 1, field {number} of 5", "") for number in (2, 3, 5)),
        ("Step 3 of 3", "2"),
    ]
    heard = hold(Person(carries_on if after < len(REPORT) else []), evening)
    # Opening the form and nothing more leaves nothing to offer; sending leaves nothing either.
    assert ("Not finished: Send a report-back" in heard) == (2 <= after < len(REPORT))
    session = Session(Settings(db=evening.db, now=EVENING))
    sent, declared = reports(session.view()), declarations(session.view())
    session.close()
    assert (len(sent), len(declared)) == (1, 1)


def test_several_conflicts_can_be_declared_at_once(evening, run):
    lines = [
        do("Report back"),
        ".back",
        ".said",
        "9",
        "2",
        "1",
        "My sister works there",
        "2",
        "2",
        "I am a trustee",
        "1",
    ]
    heard = talk([*lines, "n", "2"], evening)
    assert "Error: there is no choice “9”." in heard
    assert heard.count("Recorded. Interest declared at a meeting.") == 2
    assert "Recorded. Reported back." in heard


def test_what_the_register_knows_of_is_offered_and_cannot_be_passed_over(evening, run):
    officer = Settings(db=evening.db, now=EVENING)
    lines = [
        "add an organisation",
        "Harbour Trust",
        "",
        "add an affiliation",
        "maria",
        "harbour",
        "trustee",
        "2020",
        "",
    ]
    meeting = ["meetings", number_of("Health Board"), "put an item", "Harbour grant", "3", "harbour", "", ""]
    talk([*lines, *meeting], officer)
    heard = talk([do("Report back"), "0", "2", "", "", "1", "n", "n", "2"], evening)
    assert "2. Declare Harbour Trust. It is named at item 3, Harbour grant." in heard
    assert "Error: there is no choice “0”." in heard
    assert heard.count("Declare Harbour Trust.") == 1
    assert "Recorded. Interest declared at a meeting." in heard
    assert "Recorded. Reported back." in heard


def test_an_item_that_came_onto_the_agenda_since_is_asked_for_too(evening, run):
    talk([*REPORT[:7], ".later"], evening)
    officer = Settings(db=evening.db, now=EVENING)
    talk(["meetings", number_of("Health Board"), "put an item", "Late papers", "", "q"], officer)
    heard = talk([number_of("Not finished"), "1", "n", "1", "2"], evening)
    assert "Item 3 of 3: Late papers." in heard
    assert heard.count("Item 1 of 3") == 0
    assert WORDS in heard.rpartition("This is what they will read:")[2]
    assert "Recorded. Reported back." in heard


def test_who_did_not_sit_there_is_told_so(evening, run):
    run("do", "person.register", "--set", "name=Ben Adeyemi", "--set", "roles=representative")
    ben = Settings(db=evening.db, now=EVENING, person="Ben Adeyemi", role="representative")
    heard = talk(["meetings", number_of("Health Board"), "send a report", "1", "n", "2", ".later"], ben)
    assert "Error" in heard
    assert "no seat at this table" in heard
