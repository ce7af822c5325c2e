"""What `templates/README.md` says of worksheets is true, in each of its languages."""

import re
import shlex
from functools import cached_property
from pathlib import Path

import pytest

from reflect import cli, locale, settings, worksheets
from reflect.questions.kinds import KINDS
from reflect.worksheets.front_matter import KEYS
from reflect.worksheets.lines import kind_of
from reflect.yaml.plain import parse_plain
from typed import Program

TEMPLATES = Path(__file__).parents[1] / "templates"
HEAD = "---\nid: x\ntitle: {title}\n---\n"
_EXAMPLE = re.compile(r"^```markdown\n((?:.*\n)*?)```\n(?:\n> `(.*)`\n)?", re.MULTILINE)


class Readme:
    """The README of one language: its examples, and its tables."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.path = settings.worksheets_readme(language)
        self.text = self.path.read_text(encoding="utf-8")
        #: Each example, and what reflect says about it, if that is quoted below.
        self.examples = _EXAMPLE.findall(self.text)

    @cached_property
    def readings(self) -> list[worksheets.Reading]:
        title = re.findall(r"^# (.*)$", self.examples[0][0], re.MULTILINE)[0]
        head = HEAD.format(title=title)
        texts = [text if text.startswith("---") else head + text for text, _ in self.examples]
        return [worksheets.read(text) for text in texts]

    @cached_property
    def tables(self) -> list[list[str]]:
        """What stands in the first column of each table."""
        found = re.findall(r"(?:^\|.*\|\n)+", self.text, re.MULTILINE)
        return [re.findall(r"^\| `?(.+?)`? \|", each, re.MULTILINE) for each in found]


READMES = [Readme("en"), Readme("de")]
each_readme = pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.path.name)


@each_readme
def test_each_example_is_read_as_the_text_says(readme: Readme) -> None:
    say = locale.of(readme.language).say
    found = [[say(each.what) for each in reading.problems] for reading in readme.readings]

    assert found == [[said] * bool(said) for _, said in readme.examples]
    assert sum(map(bool, found)) == 5
    assert all(reading.worksheet.length for reading in readme.readings)


@each_readme
def test_the_examples_say_what_the_words_around_them_promise(readme: Readme) -> None:
    smallest, everything, book, sleep, people, talk, later = (
        each.worksheet for each in readme.readings[:7]
    )

    assert (len(smallest.steps), smallest.length, bool(smallest.purpose)) == (1, 2, True)
    assert {each.kind.name for each in everything.family()} == {*KINDS}
    assert everything.language == readme.language
    assert all("[" in each.wording.text for each in book.family())
    conditions = [[each.when.text for each in asked.follow_ups] for asked in sleep.family()]
    assert [each for each in conditions if each] == [
        ["below 4", "above 7"],
        ["yes", "no"],
        ["answered"],
    ]
    assert people.steps[0].each == "person"
    who, about = talk.family()
    assert "Sam" in about.wording.filled({who.id: "Sam"})
    assert set(later.after) < {each.id for each in later.family()}
    assert (len(later.retired), later.version) == (1, 2)


def test_all_languages_teach_the_same() -> None:
    english, *others = (
        [[each.kind.name for each in reading.worksheet.family()] for reading in readme.readings]
        for readme in READMES
    )

    assert len(english) == 12
    assert others == [english]


@each_readme
def test_the_table_of_kinds_has_each_kind_and_nothing_else(readme: Readme) -> None:
    _, _, *brackets = readme.tables[0]
    named = [kind_of(each.strip("[]")) for each in brackets]

    assert None not in named
    assert {each.name for each in named if each} | {"text"} == {*KINDS}


@each_readme
def test_the_table_of_lines_at_the_top_has_each_of_them(readme: Readme) -> None:
    lines = readme.tables[1][1:]

    assert sorted(line.partition(":")[0] for line in lines) == sorted(KEYS)
    named = re.findall(r"(?:due: |was: {|after: {)([a-z-]+)", "\n".join(lines))
    body = "".join(f"- When? [date] {{#{id_}}}\n" for id_ in named)
    front = "\n".join(lines)
    assert worksheets.read(f"---\n{front}\n---\n## S {{#s}}\n{body}").problems == ()


@each_readme
def test_each_command_in_it_is_one_of_ours(reflect: Program, readme: Readme) -> None:
    fences = re.findall(r"^```sh\n(.*?)^```$", readme.text, re.MULTILINE | re.DOTALL)
    lines = [line for each in fences for line in each.splitlines()]
    lines += re.findall(r"`(reflect [^`]+)`", " ".join(readme.text.split()))

    assert len(lines) > 10
    for _, *words in map(shlex.split, lines):
        group = cli.GROUPS.get(words[0])
        assert words[0] in cli.COMMANDS
        assert not group or words[1] in group[1]
        name, options = words[: 1 + bool(group)], [each for each in words if each[:2] == "--"]
        assert not options or set(options) <= {*reflect(*name, "--help").out.split()}


@each_readme
def test_the_smallest_one_becomes_a_worksheet_as_it_says(reflect: Program, readme: Readme) -> None:
    path = Path("sunday.md")
    path.write_text(readme.examples[0][0], encoding="utf-8")

    assert reflect("worksheet", "check", path, "--write").code == 0
    sheet = worksheets.read(path.read_text("utf-8")).worksheet
    hard = [each.id for each in sheet.family()][-1]
    assert f"`reflect new {sheet.id}`" in readme.text
    assert reflect("new", path, "--answers", "-", stdin=f'{{"{hard}": "rain"}}').code == 0


def test_it_is_beside_the_shipped_worksheets_and_is_none(reflect: Program) -> None:
    assert {each.path.parent for each in READMES} == {settings.shipped_worksheets()}
    assert settings.worksheets_readme("fr") == READMES[0].path
    listed = {each["id"] for each in reflect.json("worksheet", "list")["worksheets"]}
    assert listed == {path.name.partition(".")[0] for path in TEMPLATES.glob("[a-z]*.md")}
    assert "README.md" in reflect("worksheet", "--help").text


@each_readme
def test_its_links_lead_to_its_own_headings(readme: Readme) -> None:
    headings = {
        re.sub(r"[^\w -]", "", each.casefold()).replace(" ", "-")
        for each in re.findall(r"^#+ (.*)$", readme.text, re.MULTILINE)
    }

    assert {*re.findall(r"\]\(#(.*?)\)", readme.text)} <= headings


def test_each_shipped_worksheet_is_the_same_in_all_its_languages(reflect: Program) -> None:
    for listed in reflect.json("worksheet", "list")["worksheets"]:
        for each in listed["languages"]:
            run = reflect("worksheet", "check", listed["id"], "--language", each["language"])
            assert run.code == 0, run.out


def test_the_head_of_each_shipped_worksheet_is_read_without_the_slow_parser() -> None:
    for path in TEMPLATES.glob("[a-z]*.md"):
        head = path.read_text("utf-8").split("---\n")[1]
        assert parse_plain(head), path.name
