"""Front matter: parsed as YAML, edited key by key, with no other error than Malformed."""

import json
import time

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from reflect import yaml
from reflect.yaml import FrontMatter, Malformed
from reflect.yaml.full import parse, parse_typed
from reflect.yaml.plain import parse_malformed, parse_plain

ENTRY = """\
---
title: Listening well
date: 2026-11-23T21:14:00
utc_offset: "+01:00"
worksheet: listening-well
worksheet_version: 2
language: en
status: complete
about: [Sam]
tags: [reflect]
---
"""

KEYS = st.sampled_from(["title", "about", "tags", "a", "b-c", "_d", "was", "status", "n0"])
WORDS = st.sampled_from(
    [
        "a", "Sam", "no", "07", "2026-11-23", "2026-11-23T21:14:00", "1e3", "0x1f", "~", "null",
        "Ärger", "李", "a: b", "a:b", "a #b", "a#b", "#b", "'a'", '"a"', '"a # b"', "'it''s'",
        '"a\\tb"', "[a", "a]", "{a}", "- a", "-", "? a", "! a", "&a", "*a", "a, b", "a & b",
        "it's", "a\tb", "", "a ", "[[Sam]]", '"[[Sam]]"', "|", ">", "%a", "@a", "`a`", "a\u2028b",
        "a\x85b", "\ufeff", "\x07", "a;b", "(a)", "a/b+c", "12:30:00", "---", "...", "=", "<<",
        "e\u0301", "👩",
    ]
)  # fmt: skip
VALUES = WORDS | st.lists(WORDS, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
LINES = st.one_of(
    st.tuples(KEYS, st.sampled_from([": ", ":", " : ", ":  ", ":\t"]), VALUES).map("".join),
    st.tuples(
        KEYS, st.sampled_from([": ", ":"]), VALUES, st.sampled_from(["", " ", " # c", "#"])
    ).map("".join),
    st.tuples(st.sampled_from(["  - ", "- ", " -  ", "  -", "    "]), WORDS).map("".join),
    st.tuples(st.sampled_from(["  ", "    "]), KEYS, st.just(": "), VALUES).map("".join),
    st.sampled_from(
        ["", " ", "# a comment", "  # indented", "]", "  ]", "a: [b,", "  c]", "a: |", "a: >-", "\t"]
    ),
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
INNER = st.builds(lambda lines, end: end.join([*lines, ""]), st.lists(LINES, max_size=7), ENDS)
STRINGS = (
    st.text(max_size=20)
    | WORDS
    | st.text("\x00\x07\x85\u2028\ufeff\ufffe\ud800\"\\'#:, []", max_size=6)
)


def front(text: str) -> FrontMatter:
    return yaml.split(text)[0]


def check_parsers_agree(inner: str) -> None:
    values = parse_plain(inner)
    if values is not None:
        assert list(parse(inner).items()) == list(values.items())


@given(INNER)
@example("a: [x]\n- y\n")
@example("a:\n  - x\n - y\n")
@example("# c\u2028b: d\na: x\n")
@example("tags:\nabout: x\n")
@example("a: x, y: z,\nb: [x, y,]\nc: x,y\n")
def test_the_plain_parser_agrees_with_the_full_parser(inner: str) -> None:
    check_parsers_agree(inner)


@pytest.mark.sweep
@pytest.mark.timeout(900)
def test_both_parsers_agree_on_twenty_thousand_front_matters() -> None:
    check = settings(max_examples=20_000, suppress_health_check=list(HealthCheck), database=None)

    check(given(INNER)(check_parsers_agree))()


def test_front_matter_of_our_own_is_parsed_without_ruamel() -> None:
    inner = ENTRY.removeprefix("---\n").removesuffix("---\n")

    assert parse_plain(inner) == parse(inner)


@given(STRINGS, st.lists(STRINGS, max_size=3))
def test_a_written_value_is_read_back_by_the_full_parser(one: str, several: list[str]) -> None:
    inner = f"a: {yaml.format_scalar(one)}\nb: {yaml.format_list(tuple(several))}\n"

    surrogates = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    assert parse(inner) == {
        "a": one.translate(surrogates),
        "b": [each.translate(surrogates) for each in several],
    }


@pytest.mark.parametrize(
    "value", [
        "no", "Yes", "null", "~", "07", "1e3", "2026-11-23", "12:30", "- a", "a: b", "#", "", "'",
    ]
)  # fmt: skip
def test_values_that_other_parsers_would_convert_are_quoted(value: str) -> None:
    assert yaml.format_scalar(value) == json.dumps(value)


@given(
    st.sampled_from(["", "\ufeff", "\n", "\ufeff \r\n"]),
    INNER,
    st.sampled_from(["---\n", "--- \r\n", "...", "", "---x\n"]),
    st.text(max_size=10),
)
def test_front_matter_and_the_rest_add_up_to_the_whole_text(
    before: str, inner: str, closing: str, rest: str
) -> None:
    text = f"{before}---\n{inner}{closing}{rest}"

    head, body = yaml.split(text)

    assert head.raw + body == text


def test_typed_values_are_integers_booleans_and_null_but_dates_stay_strings() -> None:
    text = "a: 7\nb: -1\nc: true\nd: null\ne:\nf: 2026-11-23\ng: '7'\nh: 7.5\ni: yes\n7: x\nno: y\n"

    assert parse_typed(text, 1000) == (
        {"a": 7, "b": -1, "c": True, "d": None, "e": None}
        | {"f": "2026-11-23", "g": "7", "h": "7.5", "i": "yes", "7": "x", "no": "y"}
    )


@pytest.mark.parametrize(
    ("inner", "line", "what"),
    [
        ("a: b\nc: d\na: e\n", 3, "the same key is there twice"),
        ("a: b\nc:\n  d: 1\n  e: 2\n  d: 3\n", 5, "the same key is there twice"),
        ("a: b\nb: c: d\n", 2, "it cannot be read as YAML"),
        ("a: b\nc: [d, e\n", 2, "it cannot be read as YAML"),
        ("a: b\nc: \"d\n", 2, "it cannot be read as YAML"),
        ("a: b\nb: [c\nd: e\n", 2, "it cannot be read as YAML"),
        ("a: b\nb:c\nd: e\n", 2, "it cannot be read as YAML"),
        ("a: b\nb: @c\n", 2, "it cannot be read as YAML"),
        ("a: b\nb: &x c\n", 2, "anchors and aliases are not read here"),
        ("a: b\nb: *x\n", 2, "anchors and aliases are not read here"),
        ("a: b\n[c]: d\n", 2, "a key is not a plain word"),
        ("a: b\n? {c: d}\n: e\n", 2, "a key is not a plain word"),
        ("a: b\r\n\r\nb: \x07\r\n", 3, "it contains a character that YAML does not allow"),
        ("a: b\rb: c: d\r", 2, "it cannot be read as YAML"),
        ("a: '\u2028'\nb: c: d\n", 2, "it cannot be read as YAML"),
        ('a: b\nc: "\\U0011FFFF"\n', 1, "it cannot be read as YAML"),
        ("- a\n- b\n", 1, "it is not a list of 'key: value' lines"),
        ("just words\n", 1, "it is not a list of 'key: value' lines"),
        ("a: " + "[" * 60 + "]" * 60, 1, "it is nested too deeply"),
        ("a: " + "{b: " * 60 + "}" * 60, 1, "it is nested too deeply"),
        ("a: b\n" + "# c\n" * 250_000, 1, "it is longer than 1000000 characters"),
    ],
)  # fmt: skip
def test_an_error_is_reported_with_its_line(inner: str, line: int, what: str) -> None:
    with pytest.raises(Malformed) as error:
        yaml.load(inner)

    assert (error.value.line, error.value.what) == (line, what)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: draft\n", "status: complete\n"),
        ("status:   draft   # soon\n", "status:   complete   # soon\n"),
        ('status: "draft" # it\'s\n', "status: complete # it's\n"),
        ("status: 'it''s # x'\n", "status: complete\n"),
        ('status: "not # yet"\n', "status: complete\n"),
        ("'status': draft\n", "'status': complete\n"),
        ("status : draft\n", "status : complete\n"),
        ("status:\n", "status: complete\n"),
        ("status: # none yet\n", "status: complete # none yet\n"),
        ("status: [a, b]\n", "status: complete\n"),
        ("{a: b, status: draft}\n", "{a: b, status: complete}\n"),
        ("a: b # c\n\n# d\n  \nb:   [x,y]\n", "a: b # c\n\n# d\n  \nb:   [x,y]\nstatus: complete\n"),
        ("", "status: complete\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("opening", ["---\n", "\ufeff---\n", "\n--- \n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_setting_a_key_changes_nothing_else(
    before: str, after: str, opening: str, end: str
) -> None:
    head = front(f"{opening}{before}---\n".replace("\n", end))

    changed = head.with_value("status", "complete")

    assert changed.raw == f"{opening}{after}---\n".replace("\n", end)
    assert changed.values == {**head.values, "status": "complete"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("about: Sam # c\n", 'about: [Sam, "[[Kim]]"] # c\n'),
        ("about: [Sam] # c\n", 'about: [Sam, "[[Kim]]"] # c\n'),
        ("about: [ 'Sam' ]\n", "about: [ 'Sam', \"[[Kim]]\" ]\n"),
        ("about: [\n  Sam, # my sister\n]\n", 'about: [\n  Sam, "[[Kim]]", # my sister\n]\n'),
        ("about:\n  - Sam # my sister\n\n# c\n", 'about:\n  - Sam # my sister\n  - "[[Kim]]"\n\n# c\n'),
        ("about: # people\n-   Sam\nb: c\n", 'about: # people\n-   Sam\n-   "[[Kim]]"\nb: c\n'),
        ("about:\n  - Kim\n  - Sam\nb: c\n", 'about: [Sam, "[[Kim]]"]\nb: c\n'),
        ("about: []\n", 'about: [Sam, "[[Kim]]"]\n'),
        ("about:\n", 'about: [Sam, "[[Kim]]"]\n'),
        ("a: b\n", 'a: b\nabout: [Sam, "[[Kim]]"]\n'),
    ],
)  # fmt: skip
def test_an_item_is_appended_in_the_style_of_the_list(before: str, after: str) -> None:
    changed = front(f"---\n{before}---\n").with_value("about", ("Sam", "[[Kim]]"))

    assert changed.raw == f"---\n{after}---\n"


@pytest.mark.parametrize(
    "inner",
    [
        "about:\n  - Kim # my brother\n  - Sam\n",
        "about: [\n  # people\n  Kim,\n]\n",
        "about: | # a text\n  Kim\n",
        "{a: b}\n",
        "{about}\n",
        "  a: b\n",
        "a: [\n",
    ],
)  # fmt: skip
def test_an_edit_that_would_lose_something_is_refused(inner: str) -> None:
    head = front(f"---\n{inner}---\n")

    with pytest.raises(Malformed):
        head.with_value("about", ("Sam",))


@pytest.mark.parametrize(
    "inner",
    [
        "status: |\n  draft\n  or so\nb: c\n",
        "status: draft\n  - Sam\nabout:\n  - Kim\n",
        "status: [a,\n  b]\n",
    ],
)
def test_replacing_a_multiline_value_is_refused(inner: str) -> None:
    head = front(f"---\ntitle: T\n{inner}---\n")

    with pytest.raises(Malformed) as error:
        head.with_value("status", "complete")

    assert (error.value.line, error.value.what) == (3, "'status' runs over several lines")


def comments(text: str) -> list[str]:
    return [line.partition("#")[2] for line in text.splitlines() if "#" in line]


IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5})?", fullmatch=True)


@given(
    INNER,
    st.sampled_from(["title", "about", "status", "was"]),
    STRINGS | st.lists(STRINGS) | st.dictionaries(IDS, st.lists(STRINGS)),
)
def test_a_key_is_set_alone_or_not_at_all(
    inner: str, key: str, value: str | list[str] | dict[str, list[str]]
) -> None:
    head = front(f"---\n{inner}---\n")
    new = value if isinstance(value, str) else tuple(value)
    if isinstance(value, dict):
        new = {id_: tuple(words) for id_, words in value.items()}
    surrogates = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    assume(str(value) == str(value).translate(surrogates))

    try:
        changed = head.with_value(key, new)
    except Malformed:
        return

    assert dict(changed.values) == {**head.values, key: value}
    assert list(changed.values)[: len(head.values)] == list(head.values)
    if "#" not in str(head.values) + str(value):
        assert comments(changed.raw) == comments(head.raw)


@given(INNER | st.text(max_size=60) | st.text("[]{}:,-?&*!|>'\"%@`# \n\ta", max_size=40))
def test_no_text_raises_anything_but_malformed(text: str) -> None:
    lines = [1]
    for read in (yaml.load, parse, lambda inner: parse_typed(inner, 10_000)):
        try:
            read(text)
        except Malformed as bad:
            lines.append(bad.line)
    yaml.split(f"---\n{text}\n---\n")
    parse_malformed(text)
    assert 1 <= min(lines) <= max(lines) <= text.count("\n") + text.count("\r") + 1


@pytest.mark.parametrize(
    ("key", "below", "line"),
    [("was", "", 3), ("was", "b", 6), ("was", "z", 3), ("after", "", 7), ("gone", "", 0), ("b", "", 0)],
)  # fmt: skip
def test_a_key_is_found_on_its_line(key: str, below: str, line: int) -> None:
    raw = "---\nid: x\nwas:\n  a: [c]\n\n  b:\nafter: {b: c}\n---\n"

    assert yaml.line_of(raw, key, below) == line


@pytest.mark.sweep
@pytest.mark.parametrize(
    "text",
    [
        "\r\n" * 100_000 + "x",
        " \n" * 100_000 + "x",
        "---\na: " + " " * 300_000 + "x\nb\n---\n",
        "---\na: x" + " " * 300_000 + "y\nb: [\n---\n",
        "---\n" + "a" * 300_000 + ": x\n---\n",
        "---\na: " + "[[" * 150_000 + "\n---\n",
        "---\na: [" + "x, " * 30_000 + "]\n---\n",
        "---\n" + "a:\n" * 100_000,
        "---\n" + "- a\n" * 100_000,
        "---\n" + "\n".join(f"a{n}: b" for n in range(50_000)) + "\n---\n",
        "---\n" + "<!--" * 100_000,
        "---\na: '" + "''" * 150_000 + "\n---\n",
        "\r\n" * 150_000,
        "---\na: [" + " " * 100_000 + "'x]\n---\n",
    ],
)
def test_long_and_odd_front_matter_is_read_within_seconds(text: str) -> None:
    start = time.perf_counter()

    head, rest = yaml.split(text)

    assert head.raw + rest == text
    assert time.perf_counter() - start < 5
