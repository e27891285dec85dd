from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compacttui.counting import Profile
from compacttui.exchange.ballots import BallotFile, Gap, Reading, read, write_blt
from compacttui.rules.refusal import BadInput, Refused
from compacttui.rules.text import clean, one_line

Reader = Callable[..., BallotFile]

END = '0\n"Ada"\n"Ben"\n"Cleo"\n"Chair"\n'


def refused(ballots: Reader, content: str | bytes, line: int | None, said: str, **wanted: object) -> None:
    with pytest.raises(BadInput, match=said) as refusal:
        ballots(content, **wanted)
    assert refusal.value.line == line


def test_a_plain_file(ballots: Reader) -> None:
    read_back = ballots("3 1\n5 1 2 0\n2 3 0\n4 0\n" + END)
    assert read_back.profile == Profile.of(
        ["Ada", "Ben", "Cleo"], 1, [((0, 1), 5), ((2,), 2)], rejected={"blank": 4}, title="Chair"
    )
    assert (read_back.format, read_back.remarks) == ("BLT", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_as_one(ballots: Reader, end: str) -> None:
    refused(ballots, "3 1\n5 1 2 0\n2 9 0\n".replace("\n", end) + END, 3, "no candidate 9")


def test_papers_that_say_the_same_are_one_ranking_wherever_they_stand(ballots: Reader) -> None:
    profile = ballots(
        "3 1\n5 1 2 0\n2 3 0\n2 1 2 0\n1 1 2 0 # later\n1  1   2  0\n\t1\t1\t2\t0\n" + END
    ).profile
    assert profile.rankings == (((0, 1), 10), ((2,), 2))


def test_equal_preferences_are_kept_as_groups(ballots: Reader) -> None:
    assert ballots("3 1\n5 2=1 3 0\n" + END).profile.rankings == ((((0, 1), 2), 5),)


def test_withdrawn_with_minus_signs_or_by_option(ballots: Reader) -> None:
    for before in (
        "-2 -3\n",
        "-2\n-3\n",
        "[withdrawn 2 3]\n",
        "[nick a b c]\n[withdrawn b c]\n",
        "# x\n-3\n\n-2 # y\n",
    ):
        assert ballots("3 1\n" + before + "5 1 2 0\n" + END).profile.withdrawn == (1, 2)


def test_short_names_may_hold_any_letter(ballots: Reader) -> None:
    profile = ballots("3 1\n[nick à été x]\n[tie x été à]\n5 été=à x 0\n" + END).profile
    assert profile.rankings == ((((0, 1), 2), 5),)
    assert profile.ties == (2, 1, 0)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("[nick a b]", "one short name for each"),
        ("[nick a b b]", "all different"),
        ("[nick a b 3]", "none a number"),
        ("[nick a b c=d]", "one short name"),
        ("[tie 1 2]", "every candidate once"),
        ("[tie 1 2 2]", "every candidate once"),
        ("[withdrawn 4]", "no candidate 4"),
        ("[withdrawn 2 2]", "withdrawn twice"),
        ("[droop meek]", "option .droop. is not known"),
        ("[tie 1 2 3", "ends with ]"),
        ("[]", "ends with ]"),
        ("-1 2", "minus sign"),
        ("--1", "cannot be negative"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(ballots: Reader, option: str, said: str) -> None:
    refused(ballots, f"3 1\n{option}\n5 1 0\n" + END, 2, said)


def test_options_stand_before_the_papers(ballots: Reader) -> None:
    refused(ballots, "3 1\n5 1 0\n[tie 1 2 3]\n" + END, 3, "before the first paper")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("5", "one number alone"),
        ("0 1 0", "follows the 0"),
        ("00 1 0", "0 papers"),
        ("5 1 0 2 0", "line of its own"),
        ("5 1 2 3 1 0", "stands twice"),
        ("5 4 0", "no candidate 4"),
        ("5 " + "2 " * 7 + "0", "more preferences"),
        ("² 1 0", "digits 0 to 9"),
        ("5 1\u00a02 0", "digits 0 to 9"),
        ("+5 1 0", "digits 0 to 9"),
        ("3/2 1 0", "digits 0 to 9"),
        ("5 1\x1b[31m 0", "control character"),
        ("5 1\x7f 0", "control character"),
        ("5 =1 0", "missing beside ="),
        ("5 1=1 0", "twice among equal"),
        ("Ada", "looks like a name"),
        ("9007199254740993 1 0", "more than 10,000,000"),
        ("9" * 5000 + " 1 0", "far too large"),
        ("1,5 1 0", "comma"),
    ],
)
def test_a_line_of_papers_that_makes_no_sense_is_refused(ballots: Reader, line: str, said: str) -> None:
    refused(ballots, f"3 1\n1 1 0\n{line}\n" + END, 3, said)


def test_lines_without_their_0_are_complete_and_remarked_upon(ballots: Reader) -> None:
    read_back = ballots("3 1\n5 1 2 0\n2 3\n1 3 1 0\n2 3\n" + END)
    assert read_back.profile.rankings == (((0, 1), 5), ((2,), 4), ((2, 0), 1))
    assert [(remark.line, remark.message) for remark in read_back.remarks] == [
        (3, "2 lines have no 0 at the end; each was read as one kind of paper, complete as it stands.")
    ]


def test_many_papers_on_a_line_have_to_be_expected(ballots: Reader) -> None:
    many = "3 1\n10000001 1 0\n" + END
    refused(ballots, many, 2, "more than 10,000,000")
    assert ballots(many, allow_large=True).profile.valid == 10_000_001
    assert ballots("3 1\n10000000 1 0\n" + END).profile.valid == 10_000_000


def test_no_contest_has_more_papers_than_other_programs_can_read(ballots: Reader) -> None:
    refused(ballots, f"3 1\n{2**53 - 1} 1 0\n1 2 0\n" + END, 3, "more than 9,007,199", allow_large=True)


def test_more_places_than_candidates_have_to_be_expected(ballots: Reader) -> None:
    refused(ballots, "3 4\n5 1 0\n" + END, 1, "4 places and only 3 candidates")
    refused(ballots, "# note\n3 3\n-1\n5 2 0\n" + END, 2, "3 places and only 2 candidates")
    refused(ballots, "3 1\n5 1 0\n" + END, 1, "5 places and only 3", places=5)
    assert ballots("3 4\n5 1 0\n" + END, places=2).profile.places == 2
    assert ballots("3 4\n5 1 0\n" + END, allow_uncontested=True).profile.places == 4


@pytest.mark.parametrize(
    "size", ["0 1", "1001 1", "3 0", "3 1001", "99999999999 1", "3 2 1", "", "a b", "3;1", "-1 1"]
)
def test_a_contest_of_an_impossible_size_is_refused(ballots: Reader, size: str) -> None:
    with pytest.raises(BadInput) as refusal:
        ballots(f"{size}\n")
    assert refusal.value.line in (1, 2)


def test_someone_can_be_withdrawn_by_name(ballots: Reader) -> None:
    file = "3 1\n-1\n5 1 2 0\n" + END
    assert ballots(file, withdrawn=("Ben",)).profile.withdrawn == (0, 1)
    assert ballots(file, withdrawn=("  BEN ",)).profile.withdrawn == (0, 1)
    refused(ballots, file, None, "No candidate is called “Bob”.*Ada, Ben, Cleo", withdrawn=("Bob",))


def test_a_preference_left_out_needs_to_be_decided_upon(ballots: Reader) -> None:
    file = "3 1\n5 1 - 2 0\n3 - 3 0\n1 - 0\n" + END
    refused(ballots, file, 2, "left out")
    closed = ballots(file, gap=Gap.CLOSE_UP)
    assert closed.profile.rankings == (((0, 1), 5), ((2,), 3))
    assert dict(closed.profile.rejected) == {"blank": 1}
    assert closed.remarks[0].message == "Where a preference was left out, later ones moved up."
    cut = ballots(file, gap=Gap.CUT)
    assert cut.profile.rankings == (((0,), 5),)
    assert dict(cut.profile.rejected) == {"no_first_preference": 4}


def test_names_with_and_without_quotation_marks(ballots: Reader) -> None:
    file = '3 1\n5 1 0\n0\n"Ada ""Countess"" Lee" # first\nBen   Okri\n# a comment\n\n"Cleo #3" "Chair"\n'
    profile = ballots(file).profile
    assert profile.candidates == ('Ada "Countess" Lee', "Ben Okri", "Cleo #3")
    assert profile.title == "Chair"


@pytest.mark.parametrize(
    ("names", "line", "said"),
    [
        ('"Ada"\n"Ben\n"Cleo"\n"Chair"\n', 5, "quotation marks"),
        ('"Ada"\nBen # 2\n"Cleo"\n"Chair"\n', 5, "comment or part of the name"),
        ('"Ada"\n"  "\n"Cleo"\n"Chair"\n', 5, "empty"),
        ('"Ada"\n"\u00a0\u2003"\n"Cleo"\n"Chair"\n', 5, "empty"),
        ('"Ada"\n"ADA "\n"Cleo"\n"Chair"\n', 5, "name too"),
        ('"Ada"\n"Be\u200bn"\n"Cleo"\n"Chair"\n', 5, "zero width space"),
        ('"Ada"\n"Be\u202en"\n"Cleo"\n"Chair"\n', 5, "U\\+202E"),
        ('"Ada"\n"Be\u009bn"\n"Cleo"\n"Chair"\n', 5, "U\\+009B"),
        ('"Ada"\n"B\x1b[2Jn"\n"Cleo"\n"Chair"\n', 5, "control character"),
        ('"Ada"\n"' + "B" * 201 + '"\n"Cleo"\n"Chair"\n', 5, "longer than 200"),
        ('"Ada"\n"Ben"\n"Cleo"\n"' + "C" * 501 + '"\n', 7, "longer than 500"),
        ('"Ada"\n"Ben"\n"Cleo"\n"Chair"\nmore\n', 8, "after the title"),
        ('"Ada"\n"Ben"\n"Cleo"\n"Chair"\n"source"\nmore\n', 9, "after the title"),
        ('"Ada"\n"Ben"\n', 6, "3 candidates and 2 names"),
        ('"Ada"\n"Ben"\n"Cleo"\n', 7, "A name or the title is missing"),
        ("", 4, "3 candidates and 0 names"),
    ],
)
def test_names_that_cannot_be_are_refused(ballots: Reader, names: str, line: int, said: str) -> None:
    refused(ballots, "3 1\n5 1 0\n0\n" + names, line, said)


def test_source_comment_and_notes_may_follow_the_title(ballots: Reader) -> None:
    read_back = ballots("3 1\n5 1 0\n" + END + '"a source"\n"a comment"\n\nQuota 12\nrm -rf\n')
    assert [(remark.line, remark.message) for remark in read_back.remarks] == [
        (11, "What follows the comment after the title was not read.")
    ]


def test_an_empty_title_is_a_title(ballots: Reader) -> None:
    read_back = ballots("3 1\n5 1 0\n" + END.replace("Chair", ""))
    assert read_back.profile.title == ""
    assert [remark.message for remark in read_back.remarks] == ["The title is missing."]


def test_text_is_utf_8_with_or_without_a_mark(ballots: Reader) -> None:
    file = "3 1\n5 1 0\n0\nJosé à\nŁukasz\n陳\nÉlection à\n"
    for content in (file, "\ufeff" + file):
        read_back = ballots(content)
        assert read_back.profile.candidates == ("José à", "Łukasz", "陳")
        assert read_back.profile.title == "Élection à"
        assert read_back.remarks == ()


def test_text_that_is_not_utf_8_is_read_as_windows_1252_and_remarked_upon(ballots: Reader) -> None:
    read_back = ballots(b'3 1\n5 1 0\n0\n"Jos\xe9"\n"B\x80n"\n"Cleo"\n"Chair"\n')
    assert read_back.profile.candidates == ("José", "B€n", "Cleo")
    assert "Windows-1252" in read_back.remarks[0].message
    refused(
        ballots, b'3 1\n5 1 0\n0\n"Jos\xe9"\n"B\x81n"\n"Cleo"\n"Chair"\n', 5, "neither UTF-8 nor Windows-1252"
    )


def test_utf_16_is_named(ballots: Reader) -> None:
    refused(ballots, ("3 1\n5 1 0\n" + END).encode("utf-16"), 1, "UTF-16")


def test_files_that_are_none(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "absent.blt", "No such file"), (tmp_path, "directory")):
        with pytest.raises(BadInput, match=said) as refusal:
            read(path)
        assert refusal.value.line is None
        assert refusal.value.source == str(path)


def test_a_file_that_ends_too_early_is_refused_behind_its_last_line(ballots: Reader) -> None:
    refused(ballots, "3 1\n5 1 2 0\n", 3, "ends before the papers do")
    refused(ballots, "3 1\n5 1 2 0", 3, "ends before the papers do")
    refused(ballots, "", 1, "nothing in this file")


def test_very_many_different_rankings_have_to_be_expected(
    ballots: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compacttui.exchange.ballots.reading.RANKING_LIMIT", 2)
    file = "3 1\n1 1 0\n1 2 0\n1 1 0\n1 3 0\n" + END
    refused(ballots, file, 5, "different rankings")
    assert ballots(file, allow_large=True).profile.valid == 4


def test_a_stream_that_cannot_be_read_twice_is_refused() -> None:
    reader, writer = os.pipe()
    os.close(writer)
    with pytest.raises(BadInput, match="not a plain file"):
        read(f"/dev/fd/{reader}")
    os.close(reader)


def test_a_hostile_file_takes_no_memory(tmp_path: Path) -> None:
    line = tmp_path / "line.blt"
    with line.open("wb") as file:
        file.write(b"3 2\n5 ")
        for _ in range(200):
            file.write(b"2 " * 50_000)
    tracemalloc.start()
    for path, content in ((line, None), (tmp_path / "many.blt", "1000000000 2\n1 1 0\n0\n")):
        if content:
            path.write_text(content)
        with pytest.raises(BadInput):
            read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


SAMPLE = b'4 2\n-2\n[tie 4 3 2 1]\n3 1 3=4 0\n12 2 1 0\n5 0\n0\n"Ada"\n"Ben ""B"""\n"Cl\xc3\xa9o"\n"Dan"\n"Chair"\n'


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_are_either_read_or_refused_with_a_line(tmp_path: Path, data: st.DataObject) -> None:
    """Cut, doubled, swapped or sprinkled with other bytes: never anything but a profile or a plain refusal."""
    content = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        until = data.draw(st.integers(at, min(len(content), at + 6)))
        bits = st.sampled_from(
            [b"", b"0", b"-", b'"', b"\n", b" ", b"=", b"#", b"[", b"]", b"9", b"\xff", b"\x00", b"\xa0"]
        )
        content[at:until] = data.draw(st.one_of(bits, st.binary(max_size=4)))
    file = tmp_path / "any.blt"
    file.write_bytes(bytes(content))
    reading = data.draw(st.sampled_from([Reading(), Reading(allow_untitled=True, gap=Gap.CUT)]))
    profile, refusal = outcome(file, reading)
    if profile:
        assert profile.received >= profile.valid
        assert all(clean(name) == name and name for name in profile.candidates)
    else:
        assert refusal is not None
        assert refusal.line is not None
        assert clean(refusal.message) == refusal.message


def outcome(file: Path, reading: Reading) -> tuple[Profile | None, BadInput | None]:
    try:
        return read(file, reading).profile, None
    except BadInput as refusal:
        return None, refusal


names = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=20)
    .map(one_line)
    .filter(lambda name: name and clean(name) == name and name.strip() == name)
)


@st.composite
def contests(draw: st.DrawFn) -> Profile:
    """A contest with everything a BLT file can say."""
    labels = draw(st.lists(names, min_size=1, max_size=6, unique_by=str.casefold))
    everyone = range(len(labels))

    def paper() -> tuple[object, ...]:
        order = draw(st.permutations(everyone))[: draw(st.integers(1, len(labels)))]
        ranking: list[object] = list(order)
        if len(order) > 1 and draw(st.booleans()):
            ranking[:2] = [tuple(sorted(order[:2]))]
        return tuple(ranking)

    return Profile.of(
        labels,
        draw(st.integers(1, 9)),
        [(paper(), draw(st.integers(1, 99))) for _ in range(draw(st.integers(0, 6)))],
        withdrawn=draw(st.sets(st.sampled_from(everyone))),
        rejected={"blank": draw(st.integers(0, 5))},
        title=draw(st.one_of(st.just(""), names)),
        ties=draw(st.one_of(st.just(()), st.permutations(everyone))),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=contests())
def test_what_is_written_is_read_back_the_same(tmp_path: Path, profile: Profile) -> None:
    file = tmp_path / "written.blt"
    file.write_text("".join(write_blt(profile)), encoding="utf-8", newline="")
    assert read(file, Reading(allow_uncontested=True)).profile == profile


def test_what_is_written_is_strict() -> None:
    profile = Profile.of(
        ["Ada", 'Ben "B"'],
        1,
        [((0, 1), 3), (((0, 1),), 2)],
        withdrawn=[1],
        rejected={"blank": 4, "torn": 1},
        ties=[1, 0],
    )
    assert "".join(write_blt(profile)) == (
        '2 1\n-2\n[tie 2 1]\n3 1 2 0\n2 1=2 0\n4 0\n0\n"Ada"\n"Ben ""B"""\n""\n'
    )


def test_a_name_that_no_reader_would_take_is_not_written() -> None:
    with pytest.raises(Refused, match="cannot be written"):
        list(write_blt(Profile.of(["Ada\x1b", "Ben"], 1, [])))


PLAIN = "3 1\n" + "1 1 2 0\n" * 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("1 2 2 0", "stands twice"),
        ("1 4 0", "no candidate 4"),
        ("10000001 1 0", "more than 10,000,000"),
        ("1 1 0 2 0", "line of its own"),
        ("x", "looks like a name"),
    ],
)
def test_one_wrong_line_among_many_plain_ones_is_found(ballots: Reader, wrong: str, said: str) -> None:
    """Plain lines are read in heaps; whoever has to correct one is told which."""
    many = PLAIN + "2 3 1 0\n" * 20_000
    refused(ballots, f"{many}{wrong}\n1 1 9 0\n{END}", 20_005, said)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(profile=contests(), seed=st.integers(0, 999))
def test_plain_lines_say_the_same_as_lines_that_need_care(
    tmp_path: Path, profile: Profile, seed: int
) -> None:
    """The same papers with blanks and comments sprinkled in, which only the careful way of reading takes."""
    file = tmp_path / "written.blt"
    lines = "".join(write_blt(profile)).splitlines()
    before_names = len(lines) - len(profile.candidates) - 1
    sprinkled = [
        line if at >= before_names else f" {line}\t# {seed}" if (at + seed) % 3 == 0 else line
        for at, line in enumerate(lines)
    ]
    file.write_text("\n".join(sprinkled) + "\n", encoding="utf-8", newline="")
    assert read(file, Reading(allow_uncontested=True)).profile == profile


def test_two_of_one_name_on_one_line_are_told_apart_too(ballots: Reader) -> None:
    refused(ballots, '2 1\n5 1 0\n0\n"Ada" "ADA" "Chair"\n', 4, "name too")


def test_the_mark_that_old_programs_write_at_the_end_is_no_text(ballots: Reader) -> None:
    assert ballots('2 1\n5 1 0\n0\n"Ada" "Ben" "Chair"\n\x1a').profile.title == "Chair"
