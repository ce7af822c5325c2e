"""A document as the worksheet that it becomes: what is unsure of it, or what changed in it."""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from reflect.locale import N_, Locale, Message, joined, ngettext
from reflect.pages import worksheet as pages
from reflect.pages.changes import former_wording
from reflect.pages.worksheet import how_answered
from reflect.render.page import Block, Heading, Page, Paragraph, Section, Voiced, theirs
from reflect.text import capitalized, one_line
from reflect.worksheets import Worksheet
from reflect.worksheets.revision import Conflict
from reflect.worksheets.sheet_changes import SheetChange

#: So many characters of what a document says are shown where the person's own text stays.
_MOST = 300


class Places(NamedTuple):
    """What there is to say of places in a document."""

    #: To be looked at: by the step or question, under an empty id what is before all of them.
    unsure: Mapping[str, Sequence[str]]
    #: What was left out.
    omitted: Sequence[str] = ()

    @property
    def number(self) -> int:
        """The number of places to look at."""
        return sum(map(len, self.unsure.values()))

    @property
    def said(self) -> Message:
        """The number of places in words."""
        return ngettext("{count} place to look at", "{count} places to look at", self.number)

    def only(self, ids: Container[str]) -> "Places":
        """The places of the steps and questions *ids*, and what was left out."""
        return Places({id_: said for id_, said in self.unsure.items() if id_ in ids}, self.omitted)


class Origin(NamedTuple):
    """Where a worksheet comes from: a file, and the licence as far as it is known."""

    source: str
    license: str


def preview(sheet: Worksheet, places: Places, origin: Origin | None, say: Locale) -> Page:
    """The worksheet that a document becomes, with marks where it is unsure."""
    above = [_counted(places, say)] if places.number else []
    return Page(
        [*pages.blocks(sheet, _marks(places, say), above), *_below(places, origin, say)],
        sheet.language,
    )


def _counted(places: Places, say: Locale) -> Paragraph:
    said = say.say(places.said)
    marked = say.gettext("{places}, marked ?", places=said)
    return Paragraph(Voiced(marked, lambda: f"{said}."), joins=True)


def _marks(places: Places, say: Locale) -> dict[str, list[Block]]:
    return {id_: [_mark(each, say) for each in said] for id_, said in places.unsure.items()}


def _mark(what: str, say: Locale) -> Paragraph:
    """A mark at a place to look at."""
    what = capitalized(say.say(what))
    return Paragraph(
        Voiced(f"? {what}", lambda: say.gettext("Look at this: {what}", what=what)), "note"
    )


def _below(places: Places, origin: Origin | None, say: Locale) -> Iterator[Block]:
    for at, each in enumerate(dict.fromkeys(map(say.say, places.omitted))):
        yield Paragraph(capitalized(each), "quiet", joins=at > 0)
    if not origin:
        return
    told = say.gettext(
        "From {source}, licence unknown: ask the author before you share it.",
        source=theirs(origin.source),
    )
    if origin.license not in ("", "unknown"):
        told = say.gettext(
            "From {source}, where it says: {license}. Ask the author before you share it.",
            source=theirs(origin.source),
            license=theirs(origin.license.rstrip(".")),
        )
    yield Paragraph(told, "quiet")


def summary(changes: Sequence[SheetChange]) -> Message:
    """What changed, counted: "1 question reworded, 2 new."."""
    count = Counter(each.kind for each in changes)
    listed = joined([said(count[kind]) for kind, said in _COUNTED.items() if count[kind]], ", ")
    return N_("{sentence}.", sentence=listed) if listed else N_("No question has changed.")


_COUNTED: dict[str, Callable[[int], Message]] = {
    "reworded": lambda n: ngettext("{count} question reworded", "{count} questions reworded", n),
    "replaced": lambda n: ngettext(
        "{count} answered in another way", "{count} answered in another way", n
    ),
    "new": lambda n: ngettext("{count} new", "{count} new", n),
    "gone": lambda n: ngettext("{count} gone", "{count} gone", n),
    "moved": lambda n: ngettext("{count} moved", "{count} moved", n),
}
_LABELS = {
    "reworded": N_("reworded"),
    "replaced": N_("answered in another way"),
    "new": N_("new"),
    "gone": N_("gone"),
    "moved": N_("moved"),
    "answered": N_("other words for the answers"),
    "hint": N_("another hint"),
}
_TEXTS = {
    "title": N_("the title"),
    "purpose": N_("the purpose"),
    "conclusion": N_("the conclusion"),
    "step": N_("the title of a step"),
    "guidance": N_("the guidance of a step"),
}


class UpdateView(NamedTuple):
    """What the page about a worksheet shows whose document changed."""

    then: Worksheet
    now: Worksheet
    changes: Sequence[SheetChange]
    conflicts: Sequence[Conflict]
    #: Wordings then and now of questions that may be the same.
    maybe: Sequence[tuple[str, str]]
    places: Places
    #: Whether it is known what the document was before.
    is_known: bool


def update(view: UpdateView, say: Locale) -> Page:
    """What changes in a worksheet because its document did."""
    then, now = view.then, view.now
    numbered = enumerate((question for step in now.steps for question in step.questions), 1)
    numbers = {question.id: str(at) for at, question in numbered}
    known = {each.id: each for each in (*then.family(), *now.family())}
    version = say.gettext("Version {version}, from a newer document.", version=now.version)
    if now.version == then.version:
        version = say.gettext("Version {version} stays as it is.", version=now.version)
    blocks: list[Block] = [Heading(theirs(now.title)), Paragraph(version, "quiet", joins=True)]
    blocks.append(Paragraph(say.say(summary(view.changes)), joins=True))
    if view.places.number:
        blocks.append(_counted(view.places, say))
    if not view.is_known:
        unknown = say.gettext(
            "What the document was before is not known any more. So only wordings and new "
            "questions are taken from it; everything else stays as you have it."
        )
        blocks.append(Paragraph(unknown))
    marks = _marks(view.places, say)
    for each in view.changes:
        if each.kind in _LABELS:
            said = (*_change(each, then, now, say), *marks.get(each.id, ()))
            text, number = theirs(known[each.id].wording.unnamed), numbers.get(each.id, "")
            label = say.say(_LABELS[each.kind])
            blocks.append(Section(text, said, number, say.gettext("question"), label))
    for wording, new in view.maybe:
        below = Paragraph(say.gettext("Now: {text}", text=theirs(new)), "quiet")
        label = say.gettext("maybe the same question")
        blocks.append(Section(theirs(wording), (below,), label=label))
    texts = dict.fromkeys(say.say(_TEXTS[e.kind]) for e in view.changes if e.kind in _TEXTS)
    if texts:
        blocks.append(Paragraph(say.gettext("Also changed: {what}.", what=", ".join(texts))))
    names = {step.id: step.title for sheet in (then, now) for step in sheet.steps}
    names |= {id_: each.wording.unnamed for id_, each in known.items()}
    blocks += [_conflict(each, names.get(each.id, ""), say) for each in view.conflicts]
    return Page([*blocks, *_below(view.places, None, say)], now.language)


def _change(change: SheetChange, then: Worksheet, now: Worksheet, say: Locale) -> Iterator[Block]:
    """What a change means, below its question."""
    if change.then and change.now and change.then != change.now:
        yield Paragraph(former_wording(change.then, say), "quiet")
    if change.kind == "replaced":
        kinds = {each.id: each.kind for each in then.family()}
        was = how_answered(kinds[now.after[change.id]], say) or say.gettext("Free text.")
        yield Paragraph(say.gettext("It was answered like this: {how}", how=was), "quiet")
        begins = say.gettext("Answers to it start anew; your earlier ones are kept.")
        yield Paragraph(begins, "quiet")


def _conflict(conflict: Conflict, name: str, say: Locale) -> Block:
    """A place that stays as the person has it, and what the document says there."""
    what = {
        "gone": N_("The document no longer has this; it stays, because it may be yours."),
        "order": N_("It stands in another place in the document; look where it belongs."),
        "due": N_(
            "The question that said when to look at this again is gone, so no day is set any more."
        ),
    }
    both = N_("You changed this, and so did the document: yours stays.")
    blocks: list[Block] = [Paragraph(say.say(what.get(conflict.part, both)))]
    if conflict.text and conflict.part not in what:
        text = theirs(one_line(conflict.text, _MOST))
        blocks.append(Paragraph(say.gettext("The document: {text}", text=text), "quiet"))
    parts = {
        "title": N_("The title"),
        "language": N_("The language"),
        "purpose": N_("The purpose"),
        "conclusion": N_("The conclusion"),
    }
    head = theirs(name) if name else say.say(parts.get(conflict.part, N_("The worksheet")))
    return Section(head, tuple(blocks), label=say.gettext("to look at"))
