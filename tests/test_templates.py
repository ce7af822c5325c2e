"""What `templates/README.md` says of worksheets is true."""

import re
import shlex
from pathlib import Path

import pytest

from reflect import cli, worksheets
from reflect.questions.kinds import KINDS
from reflect.settings import shipped_worksheets
from reflect.worksheets.front_matter import KEYS
from reflect.worksheets.lines import kind_of
from typed import Program

ROOT = Path(__file__).parents[1]
README = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
#: Each example, and what reflect says about it, where that is quoted below.
EXAMPLES = re.findall(r"^```markdown\n((?:.*\n)*?)```\n(?:\n> `(.*)`\n)?", README, re.MULTILINE)
HEAD = "---\nid: sunday-evenings\ntitle: Sunday evenings\n---\n"


def example(beginning: str) -> worksheets.Worksheet:
    """The example that has this line."""
    [text] = [text for text, _ in EXAMPLES if f"\n{beginning}" in f"\n{text}"]
    return worksheets.read(text if text.startswith("---") else HEAD + text).worksheet


@pytest.mark.parametrize(("text", "said"), EXAMPLES)
def test_each_example_is_read_as_the_text_says(text: str, said: str) -> None:
    reading = worksheets.read(text if text.startswith("---") else HEAD + text)

    assert [each.what for each in reading.problems] == [said] * bool(said)
    assert reading.worksheet.length > 0


def test_the_examples_say_what_the_words_around_them_promise() -> None:
    smallest = example("A quiet look back at the week.\n")
    assert (smallest.title, smallest.size) == ("Sunday evenings", "1 step, 2 questions")
    assert smallest.purpose == "A quiet look back at the week."

    book = [each.wording.text for each in example("## A book").family()]
    assert [each[each.index("[") :] for each in book] == ["[or which film]?", "[be honest]"]

    sleep = [[f.when.text for f in each.follow_ups] for each in example("## Sleep").family()]
    assert [each for each in sleep if each] == [["below 4", "above 7"], ["yes", "no"], ["answered"]]

    assert example("## The people").steps[0].each == "person"
    [_, about] = example("## A talk").family()
    assert about.wording.filled({"who": "Sam"}) == "What do I want to say to Sam?"
    assert about.wording.filled({}) == "What do I want to say to this person?"

    later = example("id: sunday-evenings\n")
    assert (later.after, later.retired) == ({"nearness": "closeness"}, ("mood",))


def rows(heading: str) -> list[str]:
    """What stands in the first column of the table below a heading."""
    _, _, below = README.partition(f"\n## {heading}\n")
    return re.findall(r"^\| `?(.+?)`? \|", below.partition("\n## ")[0], re.MULTILINE)[1:]


def test_the_table_of_kinds_has_each_kind_and_nothing_else() -> None:
    named = [kind_of(each.strip("[]")) for each in rows("How a question is answered")[1:]]

    assert None not in named
    assert {each.name for each in named if each} | {"text"} == {*KINDS}


def test_the_table_of_lines_at_the_top_has_each_of_them() -> None:
    lines = rows("The lines at the top")

    assert sorted(line.partition(":")[0] for line in lines) == sorted(KEYS)
    front = "\n".join(line for line in lines if not line.startswith(("due", "was", "after")))
    head = f"---\n{front}\ndue: look-again\nwas: {{who: [Who is it?]}}\nafter: {{nearness: closeness}}\n---\n"
    body = "## S {#s}\n- Who? {#who}\n- How near? {#nearness}\n- When? [date] {#look-again}\n"
    assert worksheets.read(head + body).problems == ()


def test_each_command_in_it_is_one_of_ours(reflect: Program) -> None:
    fences = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    lines = [line for each in fences for line in each.splitlines()]
    lines += re.findall(r"`(reflect [^`]+)`", " ".join(README.split()))

    assert len(lines) > 10
    for line in lines:
        _, *words = shlex.split(line)
        group = cli.GROUPS.get(words[0])
        assert words[0] in cli.COMMANDS, line
        assert not group or words[1] in group[1], line
        name, given = words[: 1 + bool(group)], {each for each in words if each.startswith("--")}
        assert given <= set(re.findall(r"--[a-z-]+", reflect(*name, "--help").out)), line


def test_the_smallest_one_becomes_a_worksheet_as_it_says(reflect: Program, tmp_path: Path) -> None:
    path = tmp_path / "sunday.md"
    path.write_text(EXAMPLES[0][0], encoding="utf-8")

    assert reflect("worksheet", "check", "sunday.md", "--write").code == 0
    assert (
        reflect("new", "sunday.md", "--answers", "-", stdin='{"what-was-hard": "rain"}').code == 0
    )


def test_it_lies_beside_the_shipped_worksheets_and_is_none(reflect: Program) -> None:
    assert (shipped_worksheets() / "README.md").is_file()
    listed = [each["id"] for each in reflect.json("worksheet", "list")["worksheets"]]
    assert listed == ["emotional-intimacy"]
    assert "README.md" in reflect("worksheet", "--help").text


def test_its_links_lead_to_its_own_headings() -> None:
    headings = {
        re.sub(r"[^a-z -]", "", each.casefold()).replace(" ", "-")
        for each in re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    }

    assert {*re.findall(r"\]\(#(.*?)\)", README)} <= headings
