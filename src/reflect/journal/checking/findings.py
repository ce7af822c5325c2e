"""Findings, and the sentence for each kind of them: never a word of an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from reflect.errors.phrases import command, plain_commands
from reflect.locale import N_, Message, joined, ngettext


@dataclass(frozen=True, eq=False)
class Repair:
    """A change to one file that needs no decision, shown before it is made."""

    path: Path
    #: What it changes in the file, without a word of an answer.
    changes: tuple[Message, ...]
    #: Makes the change, unless the file is no longer as it was seen; or raises ReflectError.
    apply: Callable[[], None]


class Kind(NamedTuple):
    """The sentences of a kind of finding: what it is, and the way out, with ``{fields}``."""

    what: Message
    advice: Message
    #: Harmless, or perhaps intended: nothing has to be done about it.
    is_mild: bool = False


@dataclass(frozen=True)
class Finding:
    """A problem in a file, and the way out."""

    path: Path
    #: Its name in `KINDS`, which never changes: programs go by it.
    kind: str
    #: 0 where it is about the whole file.
    line: int = 0
    #: The fields of its sentences; a ``hint`` is appended to the first.
    facts: Mapping[str, Any] = field(default_factory=dict)
    #: The repair, if there is one that needs no decision.
    repair: Repair | None = None
    #: Perhaps intended, unlike others of its kind.
    may_be_intended: bool = False

    @property
    def what(self) -> str:
        """The finding in a sentence."""
        what = KINDS[self.kind].what.filled(self.facts)
        return joined([what, self.facts.get("hint", "")], " ")

    @property
    def advice(self) -> str:
        """The way out, in a sentence."""
        return KINDS[self.kind].advice.filled(self.facts)

    @property
    def command(self) -> str:
        """The command that the way out ends with, if it does."""
        return str(self.facts.get("command", ""))

    @property
    def is_mild(self) -> bool:
        """Whether nobody has to do anything about the finding."""
        return self.may_be_intended or KINDS[self.kind].is_mild

    def shown(self, as_: Callable[[str], str]) -> "Finding":
        """The finding with its texts masked by *as_*."""

        def shown(fact: Any) -> Any:
            if isinstance(fact, Message):
                return fact.filled({name: shown(each) for name, each in fact.fields.items()})
            return as_(fact) if isinstance(fact, str) else fact

        facts = {name: shown(fact) for name, fact in self.facts.items()}
        return replace(self, path=Path(as_(str(self.path))), facts=facts)

    def data(self, *, fixed: bool) -> dict[str, object]:
        """The finding by its JSON names."""
        return {
            "path": str(self.path),
            "line": self.line or None,
            "kind": self.kind,
            "what": self.what,
            "way": plain_commands(self.advice),
            "command": self.command or None,
            "fixable": self.repair is not None,
            "fixed": fixed,
        }


_FIX = command("check", "--fix")

#: All that can be found, by the name that programs know it by.
KINDS = {
    # A file as such.
    "unreadable": Kind(
        N_("It could not be read: {reason}."),
        N_("As soon as it can be opened again, reflect reads it too; everything else was checked."),
    ),
    "link-to-nowhere": Kind(
        N_("This is a broken link."),
        N_("Put back the file it leads to, or remove the link."),
    ),
    "link-outside": Kind(
        N_("This is a link that leads out of the journal, so it is neither read nor changed."),
        N_("To use it here, replace the link with what it leads to."),
    ),
    "not-utf-8": Kind(
        N_("It is not UTF-8 text, so reflect reads what it can and never changes it."),
        N_("Save it as UTF-8 in an editor."),
    ),
    "empty": Kind(
        N_("It is named like an entry, but it is empty."),
        N_("Perhaps a sync program is still copying it; if not, look in a backup."),
    ),
    "open-to-others": Kind(
        N_("Other accounts on this computer may be able to open it."),
        N_("{command} makes it private again.", command=_FIX),
    ),
    # The lines at the top of an entry.
    "head": Kind(
        N_("The lines between --- at the top are damaged: {problem}."),
        N_("Fix that line in an editor; the answers below it are read anyway."),
    ),
    "no-head": Kind(
        N_("The top does not say which worksheet it is from, or when it was written."),
        N_(
            "Put lines like 'worksheet: emotional-intimacy' and 'date: 2026-11-23T21:14:00' there, "
            "with a line --- above and below them."
        ),
    ),
    "no-worksheet": Kind(
        N_("The top does not say which worksheet it is from."),
        N_("Put a line like 'worksheet: emotional-intimacy' between the lines with ---."),
    ),
    "no-date": Kind(
        N_("The top does not say when it was written."),
        N_("Put a line like 'date: 2026-11-23T21:14:00' between the lines with ---."),
    ),
    "date": Kind(
        N_("The date at the top is not a valid date."),
        N_("Write it like 2026-11-23T21:14:00."),
    ),
    "status": Kind(
        N_("Its status is neither draft nor complete, so it counts as complete."),
        N_("Write 'status: draft' to continue it later, otherwise 'status: complete'."),
    ),
    # What stands below them.
    "mark": Kind(
        N_("This looks like one of reflect's marks, but cannot be read as one."),
        N_(
            "Write it as in other entries, <!-- q: name-of-the-question -->; "
            "what is below it is kept."
        ),
    ),
    "lost-marks": Kind(
        ngettext(
            "The mark below this heading is missing; the wording still shows what was asked.",
            "The marks below {count} headings are missing; the wording still shows what was asked.",
            1,
        ),
        N_("With the marks back, that stays clear even if the wording changes one day."),
        is_mild=True,
    ),
    "guessed": Kind(
        N_(
            "The mark below this heading is missing; going by its {known_by}, it "
            "is taken to be '{id}'."
        ),
        N_("If that is right, {mark} belongs below it."),
    ),
    "unclear": Kind(
        N_("A mark elsewhere names this question; what is written here is kept as text."),
        N_("Look at it in an editor; everything there is kept."),
    ),
    "twice": Kind(
        N_("This question is here twice; both texts are kept."),
        N_("Merge the two in an editor."),
    ),
    "unknown-question": Kind(
        N_("Its worksheet does not have a question '{id}'."),
        N_(
            "Correct the mark, or name the old question under 'retired' in the worksheet; what you "
            "wrote is kept either way."
        ),
    ),
    "out-of-range": Kind(
        N_(
            "This number is not on the scale, which goes from {min} to {max}, so it is "
            "read as text."
        ),
        N_("Write one from {min} to {max}, or leave it as it is."),
    ),
    "other-scale": Kind(
        N_("This number is from another scale than today's, which ends at {max}."),
        N_(
            "If the scale has changed since, give the new question a name of its own in the "
            "worksheet, with 'after'."
        ),
    ),
    "not-understood": Kind(
        N_("This is text, but another kind of answer was asked for ({wanted}); all of it is kept."),
        N_("If you meant it that way, leave it."),
        is_mild=True,
    ),
    "not-an-action": Kind(
        N_("This line is not a plan like those around it, so it is kept as text."),
        N_("If you meant it as one, begin it with - [ ], - [x] or - [-]; otherwise leave it."),
        is_mild=True,
    ),
    "unread-by": Kind(
        N_("The day in brackets is not a date that reflect understands, so it is kept as words."),
        N_("To be reminded of it on its day, write it like 2026-12-01; otherwise leave it."),
        is_mild=True,
    ),
    "unread-every": Kind(
        N_("The rhythm in brackets is not one that reflect understands, so it is kept as words."),
        # Translators: what is in quotes is read, in German 'alle 3 Monate'.
        N_("Write it like 'every 3 months', or leave it as it is."),
        is_mild=True,
    ),
    "conflict-marks": Kind(
        N_("Two versions are here, one below the other, as git left them."),
        N_("Keep what you want of both, and take out the lines with <<<<<<<, ======= and >>>>>>>."),
    ),
    # Files beside each other.
    "conflict-copy": Kind(
        N_("A sync program made this copy of {original}; {only}."),
        N_(
            "Copy what you want to keep into the original, then delete this one "
            "with {delete}; to see both:",
            delete=command("delete"),
        ),
    ),
    "same-copy": Kind(
        N_("A sync program made this copy of {original}, and the two are the same."),
        N_("You do not need it: {command} moves it to the trash.", command=command("delete")),
    ),
    "lone-copy": Kind(
        N_("A sync program made this copy of {original}, but that file itself is missing."),
        N_("If the copy is all you have, give it that name."),
    ),
    "same-run": Kind(
        N_("It is a copy of {other}: the same worksheet, the same moment, the same answers."),
        N_(
            "If you do not need both, {command} moves this one to the trash.",
            command=command("delete"),
        ),
    ),
    "name": Kind(
        N_("Its name gives another day than the date at the top."),
        N_("The name decides where it appears in lists; rename it if you want it elsewhere."),
        is_mild=True,
    ),
    # Worksheets.
    "worksheet-gone": Kind(
        ngettext(
            "There is no worksheet '{id}' any more, and one entry is from it.",
            "There is no worksheet '{id}' any more, and {count} entries are from it.",
            1,
        ),
        N_(
            "They can be read and compared without it; to continue a draft, put the worksheet back."
        ),
        is_mild=True,
    ),
    "worksheet-older": Kind(
        ngettext(
            "This is version {here} of the worksheet, and one entry is from version {there}.",
            "This is version {here} of the worksheet, and {count} entries are from version "
            "{there}.",
            1,
        ),
        N_("Look for the newer file, in a backup or on the computer where you used it."),
    ),
    "another-sense": Kind(N_("{what}."), N_("{way}.")),
    "worksheet-broken": Kind(
        N_("A mistake keeps this worksheet from being used: {problem}"),
        N_("{command} names every mistake in it.", command=command("worksheet", "check")),
    ),
    "worksheet-twice": Kind(
        N_("It has the same 'id' as {other}, and only one of the two is used."),
        N_("Give one of them another 'id', or move it out of this folder."),
    ),
    "languages-differ": Kind(
        N_("{what}."),
        N_(
            "Make it the same in both languages, so that answers can be compared, or give one of "
            "the two another 'id'."
        ),
    ),
    # What was left lying about.
    "leftover": Kind(
        N_("This is left over from an interrupted save; everything in it is also kept elsewhere."),
        N_("{command} removes it.", command=_FIX),
    ),
    "leftover-words": Kind(
        N_(
            "This is left over from an interrupted save, and it contains words "
            "that are nowhere else."
        ),
        N_("{command} makes it a file that you can see and open.", command=_FIX),
    ),
    "lock-copy": Kind(
        N_("A sync program made a copy of reflect's lock; it is empty and locks nothing."),
        N_("{command} removes it.", command=_FIX),
    ),
    "editor-file": Kind(
        N_(
            "An editor that did not close properly left this behind; it may contain words of yours."
        ),
        N_("Open it, copy what you want to keep, and remove it."),
    ),
    "editor-file-kept": Kind(
        N_(
            "An editor that did not close properly left this behind; everything "
            "in it is in an entry."
        ),
        N_("{command} removes it.", command=_FIX),
    ),
    "unkept-worksheet": Kind(
        N_("This worksheet was changed in an editor, and is not among yours yet."),
        N_(
            "{command} adds it, if you name this file; if you do not need it, remove it.",
            command=command("worksheet", "import"),
        ),
        is_mild=True,
    ),
    "lone-slip": Kind(
        N_("This contains the last words you typed, and the entry they belong to does not exist."),
        N_(
            "{command} offers them, unless something newer is waiting; any "
            "editor opens the file, too.",
            command=command("resume"),
        ),
        is_mild=True,
    ),
    "empty-slip": Kind(
        N_(
            "This is left over from a worksheet you opened; nothing was typed, "
            "and it does not belong to an entry."
        ),
        N_("{command} removes it.", command=_FIX),
    ),
    "slip": Kind(
        N_("The last words you typed were kept here, but the file is damaged."),
        N_("Open it in any editor, and copy what you find."),
    ),
}
