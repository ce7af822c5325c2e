"""The page of an entry: its questions, and what was written under them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from reflect import locale
from reflect.comparison.outcomes import Outcomes
from reflect.comparison.parts import Part
from reflect.entries.answer import Answer
from reflect.entries.answer import Section as Step
from reflect.journal.references import QuestionRef
from reflect.journal.runs import Run
from reflect.languages import of
from reflect.locale import Locale
from reflect.pages.answers import answer_blocks, beside_blocks
from reflect.pages.days import Days, run_notes
from reflect.render.page import Answered, Block, Heading, Page, Paragraph, Prose, Section, theirs


class EntryView(NamedTuple):
    """An entry as it is shown: without excluded parts, or only some questions."""

    run: Run
    #: The writer's notes above the first question.
    note: str
    sections: tuple[Step, ...]
    #: Questions that were asked for, and have no answer here.
    unanswered: tuple[str, ...] = ()
    #: The moment of an earlier version; None for the current one.
    as_of: datetime | None = None

    @classmethod
    def of(cls, run: Run, outcomes: Outcomes | None = None) -> "EntryView":
        """All of a *run* that may be seen, and the *outcomes* of its plans."""
        seen = {each.key for each in run.all_answers}

        def shown(text: str) -> str:
            return "" if run.names_excluded(text) else text

        sections = []
        for each in run.entry.sections:
            answers, note = tuple(a for a in each.answers if a.key in seen), shown(each.note)
            if outcomes:
                answers = tuple(outcomes.put(answer, run.about) for answer in answers)
            if answers or note or not each.answers:
                title = shown(each.title)
                sections.append(each._replace(title=title, note=note, answers=answers))
        return cls(run, shown(run.entry.notes), tuple(sections))

    def only(self, asked: Iterable[QuestionRef]) -> "EntryView":
        """The same with no more than the questions that were *asked* for."""
        wanted = {each.id: each.wording for each in asked}
        answered = {answer.id for answer in self.answers}
        sections = []
        for each in self.sections:
            if answers := tuple(answer for answer in each.answers if answer.id in wanted):
                sections.append(each._replace(note="", answers=answers))
        left = tuple(wording or id_ for id_, wording in wanted.items() if id_ not in answered)
        return EntryView(self.run, "", tuple(sections), left)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that are shown."""
        every = (answer for section in self.sections for answer in section.answers)
        return tuple(answer for answer in every if answer.state != "open" or answer.duplicates)

    @property
    def notes_left_out(self) -> int:
        """The number of the writer's notes that are not shown."""
        entry = self.run.entry
        notes = [note for note in (entry.notes, *(each.note for each in entry.sections)) if note]
        return len(notes) - len(list(self.run.notes))

    def data(self) -> dict[str, object]:
        """The entry by its JSON names."""
        every = (answer for section in self.sections for answer in section.answers)
        answers = [answer.data() for answer in every]
        return {**self.run.header_data(), "notes": self.note, "answers": answers}


def page(view: EntryView) -> Page:
    """An entry, as far as it is read."""
    run, say = view.run, locale.of(view.run.header.language)
    return Page(
        tuple(_blocks(view, say)),
        run.header.language,
        name=Days.of([run], run.header.language).long(run),
    )


def _blocks(view: EntryView, say: Locale) -> Iterator[Block]:
    run, language = view.run, view.run.header.language
    yield Heading(theirs(run.title))
    days = Days.of([], language)
    facts = [days.long(run)] if days.has_day(run) else []
    facts += [*run_notes(run, say)]
    if view.as_of:
        when = f"{of(language).long_date(view.as_of)}, {view.as_of:%H:%M}"
        facts.append(say.gettext("as it was on {when}", when=when))
    if facts:
        yield Paragraph("; ".join(facts), "quiet", joins=True)
    if view.note:
        yield Prose(view.note)
    for section in view.sections:
        if section.title:
            yield Heading(theirs(section.title), 3, noun=say.gettext("step"))
        if section.note:
            yield Prose(section.note)
        for answer in section.answers:
            if answer.state != "open" or answer.duplicates:
                yield _answer(answer, language, say)
    for question in view.unanswered:
        left = Paragraph(say.gettext("left open"), "aside")
        yield Section(theirs(question), (left,), noun=say.gettext("question"))


def _answer(answer: Answer, language: str, say: Locale) -> Section:
    """One question and its answer."""
    blocks: list[Block] = []
    if answer.inactive:
        blocks.append(Paragraph(say.gettext("a follow-up that no longer applies"), "aside"))
    if answer.state != "open":
        as_it_stands = (Part((("=", answer.text),)),)
        is_text = answer.state == "answered"
        told = answer_blocks(answer, language, is_numbered=True)
        blocks += [Answered(told, as_it_stands)] if is_text else told
    blocks += beside_blocks(answer, language)
    question = theirs(answer.question or answer.id)
    return Section(question, tuple(blocks), noun=say.gettext("question"))
