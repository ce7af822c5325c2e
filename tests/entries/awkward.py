"""Strategies for hypothesis: awkward answers of every kind, and awkward files."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from reflect import entries
from reflect.entries.answer import QuestionPlace, Response
from reflect.entries.entry import Entry
from reflect.entries.header import Header
from reflect.questions import Action, Kind, Value, Wording, Wordings
from reflect.questions.kinds import Actions, Choice, Choices, Day, Items, Line, Scale, Text, YesNo
from reflect.text import clean

OPTIONS = ("quiet", "phone away", "# hash", "_(none)_", "_(heute nicht)_", "Ja", "é", "- [x] quiet")
KINDS: dict[str, Kind] = {
    "text": Text(),
    "line": Line(),
    "scale": Scale(1, 10, "low", "high"),
    "yesno": YesNo(),
    "choice": Choice(OPTIONS),
    "choices": Choices(OPTIONS),
    "list": Items(),
    "date": Day(),
    "action": Actions(),
}
NUMBERS = range(3)
WORDINGS = Wordings(
    kinds={f"{name}-{n}": kind for name, kind in KINDS.items() for n in NUMBERS},
    questions={
        f"{name}-{n}": (Wording(f"What of {name} {n}?"), Wording(f"What of {name} {n} and {{x}}?"))
        for name in KINDS
        for n in NUMBERS
    },
    steps={"one": ("The one step", "Step one"), "two": ("The other step",)},
)
PIECES = st.sampled_from(
    [
        "---", "```", "~~~", "````", "```` x", "# a", "## a", "### a", "#### a", "###### ", "#",
        "\\# a", "\\\\## b", "1. a", "- a", "- [x] quiet", "- [-] b", "* [ ] c", "7 / 10", "7",
        "Yes", "es kommt darauf an", "_(not today)_", "\\_(not today)_", "_(none)_",
        "\\\\_(none)_", "_(heute nicht)_", "_(keine)_", "<!-- q: text-1 -->",
        "<!-- q: text-1, for: Sam -->", '<!-- q: list-1, for: "Sam", aside -->',
        "<!-- step: one -->", "<!-- q: scale-0, aside -->", "  <!-- q: x", "\\<!-- q: a -->",
        "<!-- q: A -->", "   <!-- q: gone -->", "<!--", "-->", "### What of text 1?",
        "## What of list 0?", "### What of choice 2 and tea?", "### What of text 1? (Sam)",
        "### What of scale, number 1?", "## The one step", "## the one step", "# The one step",
        "key: value", "a: b: c", "worksheet: x", "\t", "   ", "    code", "", "",
        "(by 2026-01-01)", "x (every month)", "\\(by a)", "(alle 2 Tage)", "===", "> quote",
        "| a |", "é", "e\u0301", "مرحبا", "你好", "👩‍👩‍👧", "[b]x[/b]", "{{x}}", "%%", "'", '"',
        "\u00a0", "* * *", "\u200b", "\ufeff", "\x1c", "\x0b", "C #", "###", "### C # ###",
        "2026-01-01",
    ]
)  # fmt: skip
PROSE = st.one_of(
    st.lists(PIECES, max_size=6).map("\n".join),
    st.lists(PIECES, max_size=4).map(" ".join),
    st.text(max_size=80),
)
ONE_LINE = PROSE.map(lambda text: " ".join(clean(text).split("\n")).strip())
NAMES = st.one_of(
    st.none(),
    st.sampled_from([
        "Sam", "S.", "Anne-Marie", "d’Arc", "李", "-->", "a--b", "x, aside", '"q"', "b\\c",
        "Jose\u0301",
    ]),
    ONE_LINE.filter(bool).map(lambda name: name[:60].strip()).filter(bool),
)  # fmt: skip
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
FILES = st.builds(
    lambda head, lines, end: head.replace("\n", end) + end.join(lines),
    st.sampled_from([
        "", "", "\ufeff", "---\nworksheet: x\n---\n", "\ufeff\n---\na: [\n---\n\n# T\n",
        "---\nb: c\n", "---\nworksheet: x\n---",
    ]),
    st.lists(st.one_of(PIECES, PIECES, st.text(max_size=8)), max_size=16),
    LINE_ENDS,
)  # fmt: skip


def _action(text: str, by: str, every: str, done: object, marks: list[str]) -> Action | None:
    bare = str.maketrans("", "", "()")
    fields = {"text": text, "by": by.translate(bare), "every": every.translate(bare)}
    return Action.of({**fields, "done": done, "marks": marks})


MARKS = st.sampled_from(
    ["⏫", "📅 2026-12-01", "✅ 2026-12-02", "[due:: 2026-12-04]", "(a:: b)", "^a1"]
)
ACTIONS = st.builds(
    *(_action, ONE_LINE, ONE_LINE, ONE_LINE),
    *(st.sampled_from([True, False, "let-go"]), st.lists(MARKS, max_size=2)),
)
DATA: dict[str, st.SearchStrategy[object]] = {
    "text": PROSE,
    "line": ONE_LINE,
    "scale": st.integers(1, 10),
    "yesno": st.sampled_from([True, False, "depends"]),
    "choice": st.sampled_from(OPTIONS),
    "choices": st.lists(st.sampled_from(OPTIONS), max_size=4),
    "list": st.lists(ONE_LINE, max_size=4),
    "date": st.dates().map(lambda day: day.isoformat()),
    "action": st.lists(ACTIONS.filter(bool), max_size=3),
}


@st.composite
def said(draw: st.DrawFn, name: str) -> Response:
    """An answer to a question of the kind *name*."""
    value: Value | None = KINDS[name].from_data(draw(DATA[name]))
    free = clean(draw(PROSE)) if KINDS[name].takes_words and value is not None else ""
    return Response(value, free)


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, Response]:
    """The name of a kind, and an answer to a question of that kind."""
    name = draw(st.sampled_from(list(KINDS)))
    is_declined = draw(st.integers(0, 9)) == 0
    return name, Response(declined=True) if is_declined else draw(said(name))


def new_entry(language: str = "en") -> Entry:
    """An entry without answers."""
    header = Header.new(
        title="All kinds",
        moment=datetime(2026, 11, 23, 21, 14, tzinfo=UTC),
        worksheet="all-kinds",
        version=1,
        language=language,
    )
    return entries.begin(header, WORDINGS)


def place(name: str, number: int, person: str | None = None, step: str = "one") -> QuestionPlace:
    """The place of question *number* of the kind *name*."""
    title = WORDINGS.steps[step][0]
    return QuestionPlace(f"{name}-{number}", person, f"What of {name} {number}?", step, title)


def places_before(where: QuestionPlace) -> list[QuestionPlace]:
    """The places before *where* in its step."""
    ids = list(WORDINGS.kinds)
    return [
        QuestionPlace(id_, where.person, id_, where.step, where.step_title)
        for id_ in ids[: ids.index(where.id)]
    ]
