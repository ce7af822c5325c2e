"""What was read made into steps and questions, with their ids and conditions."""

from reflect.errors import nearest
from reflect.questions import Condition, FollowUp, Question, Wording
from reflect.questions.kinds import Text
from reflect.questions.spelling import unescaped
from reflect.worksheets.lines import LOOKING_BACK, Ids
from reflect.worksheets.parts import Item, Part, Parts, joined
from reflect.worksheets.report import Report
from reflect.worksheets.sheet import Step

#: The kinds whose answer may be put into a later question.
PUT_IN = ("line", "choice")


class Building:
    """The steps of a worksheet, and the ids that had to be made up for it."""

    def __init__(self, parts: Parts, report: Report) -> None:
        self._report = report
        self._ids: dict[int, str] = {}
        #: The line of each step and question, by its id.
        self.lines: dict[str, int] = {}
        #: The numbers of the lines without an id, and the ids used for them.
        self.proposed: tuple[tuple[int, str], ...] = ()
        self._name(parts)
        self._earlier: list[str] = []
        self.steps = tuple(self._step(part) for part in parts.parts)

    def _name(self, parts: Parts) -> None:
        """Give each line its id, and make up those that are missing."""
        ids = Ids()
        for number, line in parts.named():
            first = ids.take(line.id, number) if line.id else None
            if first:
                self._report.wrong(number, f"the id '{line.id}' is already used on line {first}")
            if line.id == LOOKING_BACK:
                self._report.wrong(number, f"the id '{line.id}' is reflect's own: take another")
        missing = [(number, line.text) for number, line in parts.named() if not line.id]
        self.proposed = tuple((number, ids.proposed(text, number)) for number, text in missing)
        self.lines = ids.lines
        self._ids = dict(self.proposed)

    def _step(self, part: Part) -> Step:
        for item in part.items:
            if part.line.each and item.line.each:
                self._report.wrong(item.number, "[for each: ...] stands on the step already")
        if not part.items:
            self._report.wrong(part.number, "a step without a question", mild=True)
        return Step(
            id=part.line.id or self._ids[part.number],
            title=unescaped(part.line.text),
            guidance=joined(part.guidance),
            questions=tuple(self._question(item, part.line.each) for item in part.items),
            each=part.line.each,
        )

    def _question(self, item: Item, each: str) -> Question:
        each = each or item.line.each
        wording, kind = Wording(item.line.text), item.line.kind or Text()
        id_ = item.line.id or self._ids[item.number]
        self._check_slots(item.number, wording, [*self._earlier, *filter(None, [each])])
        if kind.name in PUT_IN:
            self._earlier.append(id_)
        follow_ups = []
        for child in item.children:
            when = Condition.parse(child.condition, kind)
            if not when:
                self._report.wrong(child.number, f"'if {child.condition}' can never be met here")
            follow_ups.append(FollowUp(when or Condition("answered"), self._question(child, each)))
        return Question(
            id=id_,
            wording=wording,
            kind=kind,
            hint="\n".join(item.hint),
            each=each,
            follow_ups=tuple(follow_ups),
        )

    def _check_slots(self, number: int, wording: Wording, known: list[str]) -> None:
        for slot in wording.slots:
            if slot.startswith("#"):
                what = f"'{{{slot}}}' is an id only at the end of the line, behind a blank"
                self._report.wrong(number, what)
            elif slot not in known:
                what = f"'{{{slot}}}' is neither the word of a [for each: ...] here nor the id of "
                what += f"an earlier one-line or choice question.{nearest(slot, known)}"
                self._report.wrong(number, what)
