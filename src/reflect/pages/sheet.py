"""A blank sheet: a worksheet with room to write, for paper or for the fields of a browser."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from reflect import languages, locale
from reflect.languages import LanguageWords
from reflect.locale import Locale
from reflect.pages.worksheet import for_each, how_answered, title
from reflect.questions import Condition, Kind, Question
from reflect.questions.kinds import Choice, Items, Scale
from reflect.render import page as blocks
from reflect.render.page import Block, Heading, Item, Lines, Page, Paragraph, Prose, Section, theirs
from reflect.text import reflowed
from reflect.worksheets import Step, Worksheet

#: Lines for prose, for prose that a whole step is about, such as a letter, for words beside a
#: value, and for items whose number is not told.
_PROSE, _LETTER, _BESIDE, _SOME = 6, 18, 2, 3
#: A scale with more numbers than this would fill the page: one writes the number.
_MOST_NUMBERS = 21


def page(sheet: Worksheet, *, has_fields: bool, copies: int = 1) -> Page:
    """A *sheet* to fill in, with so many *copies* of what is asked for each person."""
    made = _Sheet(sheet, has_fields, copies)
    return Page([*made.blocks()], sheet.language, sheet="fields" if has_fields else "paper")


class _Sheet(NamedTuple):
    """A worksheet, and the sheet that is made of it."""

    worksheet: Worksheet
    has_fields: bool
    copies: int

    @property
    def say(self) -> Locale:
        return locale.of(self.worksheet.language)

    @property
    def words(self) -> LanguageWords:
        return languages.of(self.worksheet.language)

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        sheet, say = self.worksheet, self.say
        yield Heading(theirs(sheet.title))
        if self.has_fields:
            kept = say.gettext(
                "Nothing that you write on this page is kept until you print it or save it "
                "(Ctrl-P or Ctrl-S; on a Mac with Cmd). Anyone who has that copy can read it. "
                "Boxes and circles take an x."
            )
            yield Paragraph(kept, "note")
        yield _labelled(say.gettext("Date"))
        if sheet.purpose:
            yield Prose(reflowed(sheet.purpose))
        numbers = count(1)
        for at, step in enumerate(sheet.steps, 1):
            numbered = [(next(numbers), question) for question in step.questions]
            for copy in range(1, (self.copies if step.each else 1) + 1):
                yield from self._step(at, step, copy, numbered)
        if sheet.conclusion:
            # Not a part of the last step.
            yield Heading(say.gettext("At the end"), 3)
            yield Prose(reflowed(sheet.conclusion))

    def _step(
        self, at: int, step: Step, copy: int, numbered: list[tuple[int, Question]]
    ) -> Iterator[Block]:
        """One step, or one copy of it for a person."""
        say = self.say
        head = f"{say.gettext('Step {number}', number=at)}: {theirs(step.title)}"
        each = for_each(step.each, say) if step.each else ""
        yield Heading(self._counted(head, copy) if each else head, 3, label=each)
        if each:
            yield _labelled(say.gettext("Name"))
        if step.guidance:
            yield Prose(reflowed(step.guidance))
        for number, question in numbered:
            is_each = bool(question.each) and not each
            for one in range(1, (self.copies if is_each else 1) + 1):
                yield self._section(
                    question,
                    number,
                    one if is_each else 0,
                    prose=_PROSE if numbered[1:] or question.follow_ups else _LETTER,
                )

    def _section(
        self,
        question: Question,
        number: int = 0,
        copy: int = 0,
        when: Condition | None = None,
        prose: int = _PROSE,
    ) -> Section:
        """One question with room for its answer, and so many lines for *prose*.

        A *copy*, counted from 1, is that for one person.
        """
        say, text = self.say, title(question, when, self.say)
        found: list[Block] = []
        if copy:
            text = self._counted(text, copy)
            found.append(Paragraph(for_each(question.each, say), "quiet"))
            found.append(_labelled(say.gettext("Name")))
        if question.hint:
            found.append(Prose(reflowed(question.hint), tone="quiet"))
        found += self._room(question.kind, text, prose)
        found += [self._section(each.question, when=each.when) for each in question.follow_ups]
        return Section(text, tuple(found), str(number or ""), is_listed=False)

    def _counted(self, text: str, copy: int) -> str:
        """*text* and which of several copies it is."""
        if self.copies == 1:
            return text
        return self.say.gettext(
            "{text} ({number} of {all})", text=text, number=copy, all=self.copies
        )

    def _room(self, kind: Kind, name: str, prose: int) -> Iterator[Block]:
        """Room for an answer of this *kind* to the question *name*."""
        say = self.say
        if isinstance(kind, Scale):
            yield from self._scale(kind, name)
        elif isinstance(kind, Choice):
            is_one = kind.name == "choice"
            how = say.gettext("Choose one.") if is_one else say.gettext("Choose as many as fit.")
            yield Paragraph(how, "quiet")
            items = tuple(map(Item, kind.options))
            yield blocks.Items(items, to_mark="circles" if is_one else "boxes")
        elif kind.name == "yesno":
            options = kind.labelled_values(self.words)
            yield blocks.Items(tuple(map(Item, options)), to_mark="circles")
        elif isinstance(kind, Items):
            by = self.words.by[0] if kind.name == "action" else ""
            for at in range(1, (kind.count or _SOME) + 1):
                yield Lines(f"{name} {at}", lead=f"{at}.", by=by)
        else:
            lines = prose if kind.is_prose else 1
            yield Lines(name, lines, is_short=kind.name == "date")
        if kind.asks_words:
            yield Lines(say.gettext("{question} In your words", question=name), _BESIDE)

    def _scale(self, kind: Scale, name: str) -> Iterator[Block]:
        """The numbers of a scale to be circled, or room to write one."""
        say = self.say
        if self.has_fields or kind.max - kind.min >= _MOST_NUMBERS:
            yield Paragraph(how_answered(kind, say), "quiet")
            yield Lines(name, is_short=True)
            return
        ends = {kind.min: kind.low, kind.max: kind.high}
        numbers = range(kind.min, kind.max + 1)
        yield Paragraph(say.gettext("Circle one number."), "quiet")
        yield blocks.Items(
            tuple(Item(str(each), theirs(ends.get(each, ""))) for each in numbers),
            to_mark="numbers",
        )


def _labelled(label: str) -> Lines:
    """Room for a few words about the sheet, behind their *label*."""
    return Lines(label, lead=f"{label}:", is_short=True)
