"""Scores the importers on whole documents; as a script, shows what each of them comes out as.

    python tests/importers/scorer.py [--details] [WORDS ...]

A golden document is a file in a folder below ``documents/``: ``first/`` was made while the reader
was, by somebody who did not look at it; ``second/`` by somebody who knew neither. Its truth stands
beside it: ``sleep-diary.docx`` has ``sleep-diary.truth.md``, which all documents called
``sleep-diary`` share. A truth is the worksheet that the document should become, written as any
worksheet, with three liberties:

* The front matter has only ``language:`` (none: en). Ids are left out.
* ``<!-- or: one line -->`` behind a question is another kind that is right as well; ``or: text``
  is prose, and ``or: guidance`` says that the question may stay guidance. ``<!-- as: Mood -->``
  is another wording that is right as well.
* ``<!-- left out: Page 1 of 3 -->`` on a line of its own is text that must not come through, and
  ``<!-- any: Thank you. -->`` is text that must, no matter where.

A document without steps of its own has one step in its truth, whose title does not matter. Texts
are compared by their letters and digits alone; whether a question is asked for each person is not.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from reflect import worksheets
from reflect.errors import CannotImport
from reflect.importers import import_document
from reflect.questions import Question
from reflect.questions.kinds import Kind, Text
from reflect.worksheets import Step, Worksheet
from reflect.worksheets.lines import kind_of

DOCUMENTS = Path(__file__).parent / "documents"
TRUTH = ".truth.md"
#: How alike two wordings are at least that count as the same.
ALIKE = 0.9

_OTHER = re.compile(r"<!-- (or|as): (.*?) -->")
_PLACED = re.compile(r"(?m)^<!-- (any|left out): (.*?) -->$")
_NUMBER = re.compile(r"\(?(?:[0-9]{1,3}[a-z]?|[a-z])[.)]\s+")


def documents(half: str) -> list[Path]:
    """The golden documents of one *half*, in order."""
    folder = DOCUMENTS / half
    return [path for path in sorted(folder.iterdir()) if not path.name.endswith(TRUTH)]


def plain(text: str) -> str:
    """The letters and digits of *text*; all of it if it has none."""
    return "".join(filter(str.isalnum, text.casefold())) or text.strip()


def alike(one: str, other: str) -> float:
    """How much two wordings are the same, from 0 to 1; 1 if one is most of the other."""
    one, other = (plain(_NUMBER.sub("", text.strip(), 1)) for text in (one, other))
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) > 0.6 * len(long) and long.startswith(short)):
        return 1.0
    if len(short) > 0.6 * len(long) and long.endswith(short):
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@dataclass(frozen=True)
class Asked:
    """A question of a worksheet in its place."""

    question: Question
    step: Step
    #: The condition of a follow-up, or "".
    when: str = ""
    #: Kinds that are right as well; None is guidance.
    kinds: tuple[Kind | None, ...] = ()
    #: Wordings that are right as well.
    wordings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.question.wording.text

    def likeness(self, other: "Asked") -> float:
        """How much the wording of *other* is one of the wordings here, from 0 to 1."""
        return max(alike(each, other.text) for each in (self.text, *self.wordings))

    @property
    def shown(self) -> str:
        """The question as it stands in a worksheet."""
        when = f"if {self.when}: " if self.when else ""
        kind, each = self.question.kind.bracketed(), self.question.each
        return f"{when}{self.text}{f' [{kind}]' * bool(kind)}{f' [for each: {each}]' * bool(each)}"


@dataclass
class Count:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, *rights: bool) -> None:
        self.right, self.of = self.right + sum(rights), self.of + len(rights)

    @property
    def percent(self) -> float:
        return 100 * self.right / self.of if self.of else 100.0

    def __str__(self) -> str:
        return f"{self.right}/{self.of}" if self.of else "-"


#: What is counted, in the order of the table. "invented" counts questions that are none: the fewer
#: the better; its share is that of all questions there should be.
ASPECTS = ("found", "invented", "step", "kind", "guidance", "title", "purpose", "conclusion")
ASPECTS += ("language", "left out")


@dataclass
class Score:
    """What an imported document has of its truth."""

    name: str
    counts: dict[str, Count] = field(default_factory=lambda: {key: Count() for key in ASPECTS})
    #: What is wrong, each with the aspect it belongs to.
    faults: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, aspect: str, is_right: bool, fault: str) -> None:
        """Count one more of an *aspect*, and keep the *fault* if it is not right."""
        self.counts[aspect].add(is_right)
        if not is_right:
            self.faults.append((aspect, fault))

    @property
    def told(self) -> list[tuple[str, str]]:
        """The faults; a document that was refused, or ended in a crash, has no other."""
        whole = [each for each in self.faults if each[0] in ("refused", "crashed")]
        return whole or self.faults

    @property
    def row(self) -> str:
        cells = "".join(f"{self.counts[aspect]!s:>11}" for aspect in ASPECTS)
        return f"{self.name:<34}{cells}"


def total(scores: Iterable[Score]) -> Score:
    """The sum of all *scores*."""
    result = Score("all")
    for score in scores:
        for aspect, count in score.counts.items():
            result.counts[aspect].right += count.right
            result.counts[aspect].of += count.of
    return result


class Truth:
    """What a document should become, as it is *written*."""

    def __init__(self, written: str) -> None:
        reading = worksheets.read(written)
        others = _others(written)
        self.worksheet = reading.worksheet
        self.asked = [
            Asked(question, step, when, *others[reading.lines[question.id]])
            for question, step, when in _asked(self.worksheet.steps)
        ]
        placed = _PLACED.findall(written)
        self.anywhere = [text for how, text in placed if how == "any"]
        self.left_out = [text for how, text in placed if how == "left out"]

    def is_right(self, aspect: str, came: Worksheet) -> bool:
        """Whether the title, purpose, conclusion or language *came* as it should."""
        want, got = (plain(getattr(each, aspect)) for each in (self.worksheet, came))
        if aspect == "purpose" and _is_single(self.worksheet, came):
            # Nothing tells the purpose of a document without steps from its guidance.
            return want in plain(f"{came.purpose}\n{came.steps[0].guidance}")
        for text in self.anywhere:
            got = got.replace(plain(text), "")
        return want == got


def score(document: Path) -> Score:
    """The score of a golden *document*."""
    truth = Truth(document.with_name(document.stem + TRUTH).read_text("utf-8"))
    return compared(truth, document.name, document.read_bytes())


def compared(truth: Truth, name: str, data: bytes) -> Score:
    """The score of the document *data*, which should become the *truth*."""
    result, text = Score(name), ""
    try:
        text = import_document(name, data).text
    except CannotImport as error:
        result.faults.append(("refused", str(error)))
    except Exception as error:  # the other documents are scored all the same
        result.faults.append(("crashed", f"{type(error).__name__}: {error}"))
    reading = worksheets.read(text)
    came = reading.worksheet
    if text and not reading.is_usable:
        result.faults += [("unusable", str(each)) for each in reading.problems if not each.is_mild]
    asked = [Asked(*each) for each in _asked(came.steps)]
    _score_questions(result, truth.asked, asked, is_single=_is_single(truth.worksheet, came))
    _score_guidance(result, truth.worksheet, came)
    for aspect in ("title", "purpose", "conclusion", "language"):
        want, got = (_short(getattr(each, aspect)) for each in (truth.worksheet, came))
        is_right = bool(text) and truth.is_right(aspect, came)
        result.judge(aspect, is_right, f"{want} came as {got}")
    body = text.split("\n---\n", 1)[-1]
    for each in truth.anywhere:
        result.judge("guidance", _comes(each, body), f"nowhere: {_short(each)}")
    for each in truth.left_out:
        result.judge("left out", bool(text) and not _comes(each, body), each)
    return result


def _comes(text: str, body: str) -> bool:
    """Whether *text* stands in the *body* of a worksheet."""
    return plain(text) in (plain(body) if plain(text).isalnum() else body)


def _asked(steps: Sequence[Step]) -> Iterator[tuple[Question, Step, str]]:
    """All questions of the *steps*, follow-ups included, with their conditions."""

    def family(question: Question, step: Step, when: str) -> Iterator[tuple[Question, Step, str]]:
        yield question, step, when
        for follow_up in question.follow_ups:
            yield from family(follow_up.question, step, follow_up.when.text)

    for step in steps:
        for question in step.questions:
            yield from family(question, step, "")


def _others(written: str) -> dict[int, tuple[tuple[Kind | None, ...], tuple[str, ...]]]:
    """By line, the other kinds and wordings that are right in a truth."""
    special = {"text": Text(), "guidance": None}
    result = {}
    for number, line in enumerate(written.split("\n"), 1):
        found = _OTHER.findall(line)
        names = [text for how, text in found if how == "or"]
        kinds = tuple(special[name] if name in special else kind_of(name) for name in names)
        result[number] = (kinds, tuple(text for how, text in found if how == "as"))
    return result


def _score_questions(
    result: Score, wanted: list[Asked], came: list[Asked], *, is_single: bool
) -> None:
    pairs = _paired(wanted, came)
    for number, want in enumerate(wanted):
        got = came[pairs[number]] if number in pairs else None
        if got is None:
            if None not in want.kinds:
                result.judge("found", False, want.shown)
            continue
        result.judge("found", True, "")
        in_step = is_single or _same_step(want.step, got.step)
        result.judge("step", in_step, f"{want.shown}: came in {got.step.title}")
        kinds = [want.question.kind, *filter(None, want.kinds)]
        is_same = any(_same_kind(kind, got.question.kind) for kind in kinds)
        is_same = is_same and want.when == got.when
        result.judge("kind", is_same, f"{want.shown}: came as {got.shown}")
    paired = set(pairs.values())
    for number, got in enumerate(came):
        if number not in paired:
            result.counts["invented"].right += 1
            result.faults.append(("invented", got.shown))
    result.counts["invented"].of += len(wanted)


def _paired(wanted: list[Asked], came: list[Asked]) -> dict[int, int]:
    """For each wanted question that came, by position, the position of what came."""
    pairs: dict[int, int] = {}
    free = dict(enumerate(came))

    def pair(least: float, *, in_step: bool) -> None:
        for number, want in enumerate(wanted):
            if number in pairs:
                continue
            close = [
                (likeness, -at)
                for at, got in free.items()
                if (not in_step or _same_step(want.step, got.step))
                and (likeness := want.likeness(got)) >= least
            ]
            if close:
                pairs[number] = -max(close)[1]
                del free[pairs[number]]

    for least in (1.0, ALIKE):
        pair(least, in_step=True)
        pair(least, in_step=False)
    return pairs


def _same_step(one: Step, other: Step) -> bool:
    short, long = sorted((plain(one.title), plain(other.title)), key=len)
    return long.endswith(short)


def _is_single(truth: Worksheet, came: Worksheet) -> bool:
    """Whether neither the document nor what came of it has steps."""
    return len(truth.steps) == len(came.steps) == 1


def _same_kind(one: Kind, other: Kind) -> bool:
    """Whether two kinds are the same, with their range, ends and options."""
    return one.name == other.name and _letters(one) == _letters(other)


def _letters(kind: Kind) -> dict[str, object]:
    """The parameters of a *kind*, their texts as letters."""

    def letters(value: object) -> object:
        if isinstance(value, list):
            return [letters(each) for each in value]
        return plain(value) if isinstance(value, str) else value

    return {name: letters(value) for name, value in kind.parameters().items()}


def _score_guidance(result: Score, truth: Worksheet, came: Worksheet) -> None:
    """Each paragraph of guidance, and each hint, stands in its own step."""
    is_single = _is_single(truth, came)
    for step in truth.steps:
        said = [each for each in came.steps if is_single or _same_step(step, each)]
        texts = [text for each in said for text in _texts(each)]
        whole = plain("\n".join([*texts, came.purpose * is_single]))
        for text in _texts(step):
            for paragraph in re.split(r"\n{2,}", text):
                if paragraph.strip():
                    result.judge("guidance", plain(paragraph) in whole, _short(paragraph))


def _texts(step: Step) -> Iterator[str]:
    """The guidance of a *step*, and its hints."""
    yield step.guidance
    for question in step.family():
        yield from question.hint.split("\n")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= 100 else f"{text[:70]} ... {text[-25:]}")


def table(scores: Sequence[Score]) -> str:
    """The *scores* as a table, with their sum."""
    head = f"{'':<34}" + "".join(f"{aspect:>11}" for aspect in ASPECTS)
    everything = total(scores)
    percents = "".join(f"{everything.counts[aspect].percent:>11.1f}" for aspect in ASPECTS)
    rows = [each.row for each in (*scores, everything)]
    return "\n".join((head, *rows, f"{'percent':<34}{percents}"))


def main(arguments: Sequence[str]) -> None:
    """Print the table of each half; with ``--details`` what is wrong in each document."""
    words = [each for each in arguments if not each.startswith("-")]
    for half in ("first", "second"):
        paths = documents(half) if (DOCUMENTS / half).is_dir() else []
        chosen = [path for path in paths if all(word in path.name for word in words)]
        scores = [score(path) for path in chosen]
        if not scores:
            continue
        lines = [f"== {half} half", table(scores), ""]
        for each in filter(lambda each: each.told, scores if "--details" in arguments else ()):
            lines += [each.name, *(f"  {aspect:<11}{fault}" for aspect, fault in each.told)]
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
