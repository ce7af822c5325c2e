"""Words are found whatever their case and accents, in any script, and nothing is missed."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect.journal import Journal
from reflect.journal.runs import EVERYTHING, Selection
from reflect.journal.searching import Query, fold
from reflect.settings import Settings

TEXTS = st.text(
    alphabet='zZżqaAeé\u0301sSßtTİıñÑŁłיְשּׁалАлЛ가각가がかไม่ﬁ１1 ’-\n"…‼‑™.!', max_size=30
)


def found(said: str, text: str) -> list[str]:
    """What of *text* is found by *said*, where all of it is there."""
    return [text[start:end] for start, end in Query.parse(said).spans(text)]


@pytest.mark.parametrize(
    ("said", "text", "words"),
    [
        ("cafe", "Im Café, CAFÉ und cafe\u0301", ["Café", "CAFÉ", "cafe\u0301"]),
        ("Überall", "uberall und ÜBERALL", ["uberall", "ÜBERALL"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("sam trust", "I trust Sam, trusting.", ["trust", "Sam", "trust"]),
        ("sam gone", "I trust Sam.", []),
        ('"not at all" me', "Not  at\nall, to me", ["Not  at\nall", "me"]),
        ("“not at all”", "at all not", []),
        ("שלום", "שָׁלוֹם", ["שָׁלוֹם"]),
        ("سلام", "سَلَام", ["سَلَام"]),
        ("мама", "МАМА мыла", ["МАМА"]),
        ("가", unicodedata.normalize("NFD", "가나"), [unicodedata.normalize("NFD", "가")]),
        ("ㅋㅋㅠㅠ", "좋아ㅋㅋㅠㅠ", ["ㅋㅋㅠㅠ"]),
        ("か", "がか", ["か"]),
        ("ガ", "ｶﾞｶ", ["ｶﾞ"]),
        ("ভালো", unicodedata.normalize("NFD", "ভালো"), [unicodedata.normalize("NFD", "ভালো")]),
        ("ไม", "ไม่", ["ไม"]),
        ("finden", "ﬁnden", ["ﬁnden"]),
        ("tm", "Rest™", ["™"]),
        ("quiz", "The QUIZ", ["QUIZ"]),
        ("zaba", "Żaba, żaba", ["Żaba", "żaba"]),
        ("pizza", "zzz z zz\nz pizza", ["pizza"]),
        ("pizza", "fizz:\npizza", ["pizza"]),
        ("quiz cafe", "a quiz in the Café", ["quiz", "Café"]),
    ],
)
def test_words_are_found_as_people_mean_them(said: str, text: str, words: list[str]) -> None:
    assert found(said, text) == words
    assert Query.parse(said).may_be_in(text.encode()) or not words


def test_a_phrase_is_what_was_quoted_in_the_shell_or_in_the_line() -> None:
    assert Query.of(["not at all", "me"]).terms == ("not at all", "me")
    assert Query.parse('"not at all" me').terms == ("not at all", "me")
    assert Query.parse("not at all").terms == ("not", "at", "all")
    assert Query.parse('"half a phrase "" ').terms == ("half a phrase",)
    assert Query.of(['"', "  "]).terms == ()


@given(st.lists(TEXTS, min_size=1, max_size=3), TEXTS)
@example(["ㅋㅋ"], "ㅋㅋㅠㅠ")
@example(["z\u09c7"], "z\u09c7\u09be ")
def test_a_glance_at_the_bytes_misses_nothing(said: list[str], text: str) -> None:
    query = Query.of(said)

    if query.terms and query.spans(text):
        assert query.may_be_in(text.encode())


@pytest.mark.parametrize("said", ["wait…", "wait...", "mail‑box", "you‼", "you!!"])
def test_signs_that_come_apart_are_found_where_no_letter_is_foreign(said: str) -> None:
    text = "wait… for the mail‑box, you‼ — “now”"

    assert found(said, text)
    assert Query.of([said]).may_be_in(text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_words_are_found_however_an_editor_has_saved_them(tmp_path: Path, encoding: str) -> None:
    text = "---\nworksheet: things\n---\n\n### Q\n<!-- q: one -->\n\na café by the sea\n"
    (tmp_path / "2026-05-01-things.md").write_bytes(text.encode(encoding))
    journal = Journal(Settings.made({"HOME": str(tmp_path)}, tmp_path))

    hits = list(Query.of(["cafe", "sea"]).hits(journal, EVERYTHING))

    assert [hit.text for hit in hits] == ["a café by the sea"]
    assert list(Query.of(["harbour"]).hits(journal, EVERYTHING)) == []


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (EVERYTHING, ["with Sam, the sea", "with her, the sea", "Kim and the sea"]),
        (Selection(about=("Sam",)), ["with Sam, the sea", "Kim and the sea"]),
        (Selection(excluded=("Kim",)), ["with Sam, the sea"]),
    ],
)
def test_only_what_may_be_looked_at_is_found(
    tmp_path: Path, selection: Selection, words: list[str]
) -> None:
    text = "---\nworksheet: things\nabout: [Sam, Kim]\n---\n"
    for mark, said in [
        ("safe, for: Sam", "with Sam, the sea"),
        ("safe, for: Kim", "with her, the sea"),
        ("what", "Kim and the sea"),
    ]:
        text += f"\n### Q\n<!-- q: {mark} -->\n\n{said}\n"
    (tmp_path / "2026-05-01-things.md").write_text(text, encoding="utf-8")
    journal = Journal(Settings.made({"HOME": str(tmp_path)}, tmp_path))

    assert [hit.text for hit in Query.of(["sea"]).hits(journal, selection)] == words


@given(TEXTS, TEXTS, TEXTS)
def test_what_was_written_is_found(before: str, word: str, after: str) -> None:
    query = Query.of([word])

    for each in query.terms:
        assert each == fold(each)
    if query.terms:
        spans = query.spans(f"{before} {word} {after}")
        assert spans
        assert all(start < end for start, end in spans)
