"""What a look at all files finds, and the sentences that tell it: never a word of an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import command, unmarked

if TYPE_CHECKING:
    from reflect.journal.checking.mending import Mending


@dataclass(frozen=True)
class Kind:
    """What is found, and the way out, a sentence each; what stands in ``{}`` is filled in."""

    what: str
    way: str
    #: It may well be meant so, or do no harm: nobody has to do anything about it.
    is_mild: bool = False


@dataclass(frozen=True)
class Finding:
    """One thing that was found."""

    path: Path
    #: The name of its kind, which never changes: programs go by it.
    kind: str
    #: 0 where it is about the whole file.
    line: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)
    #: How it can be mended without anybody's judgement, if it can.
    mending: "Mending | None" = None
    #: It may well be meant so, though others of its kind are not.
    may_be_meant: bool = False

    @property
    def what(self) -> str:
        """What it is, in a sentence."""
        return KINDS[self.kind].what.format(**self.facts)

    @property
    def way(self) -> str:
        """The way out, in a sentence."""
        return KINDS[self.kind].way.format(**self.facts)

    @property
    def command(self) -> str:
        """The command that the way out ends with, if it does."""
        return str(self.facts.get("command", "")) if self.kind == "conflict-copy" else ""

    @property
    def is_mild(self) -> bool:
        """Whether nobody has to do anything about it."""
        return self.may_be_meant or KINDS[self.kind].is_mild

    def shown(self, as_: Callable[[str], str]) -> "Finding":
        """The same with names shown *as_* something else, where that is called for."""
        facts = {
            name: as_(each) if isinstance(each, str) else each for name, each in self.facts.items()
        }
        return replace(self, path=Path(as_(str(self.path))), facts=facts)

    def data(self, *, fixed: bool) -> dict[str, object]:
        """The finding by its JSON names."""
        return {
            "path": str(self.path),
            "line": self.line or None,
            "kind": self.kind,
            "what": self.what,
            "way": unmarked(self.way),
            "command": self.command or None,
            "fixable": self.mending is not None,
            "fixed": fixed,
        }


FIX = command("check", "--fix")

KINDS = {
    # A file as such.
    "unreadable": Kind(
        "It could not be read: {reason}.",
        "As soon as it can be opened again, reflect reads it too; everything else went on.",
    ),
    "link-to-nowhere": Kind(
        "This is a link that leads nowhere.",
        "Put back the file that it leads to, or remove the link.",
    ),
    "link-outside": Kind(
        "This is a link that leads out of the journal, so it is neither read nor changed.",
        "To use it here, replace the link with what it leads to.",
    ),
    "not-utf-8": Kind(
        "It is not UTF-8 text, so reflect reads what it can and never writes it.",
        "Save it as UTF-8 in an editor.",
    ),
    "empty": Kind(
        "It is named like an entry, and nothing is in it.",
        "Perhaps a sync program is still on its way with it; if not, look in a backup.",
    ),
    "open-to-others": Kind(
        "Other accounts on this computer may be able to open it.",
        f"{FIX} makes it yours alone.",
    ),
    # The lines at the top of an entry.
    "head": Kind(
        "The lines between --- at the top are damaged: {problem}.",
        "Mend that line in an editor; the answers below it are read all the same.",
    ),
    "no-head": Kind(
        "Nothing at the top says which worksheet it is from, and when it was written.",
        "Put lines like 'worksheet: emotional-intimacy' and 'date: 2026-11-23T21:14:00' there, "
        "with a line --- above and below them.",
    ),
    "no-worksheet": Kind(
        "Nothing at the top says which worksheet it is from.",
        "Put a line like 'worksheet: emotional-intimacy' between the lines with ---.",
    ),
    "no-date": Kind(
        "Nothing at the top says when it was written.",
        "Put a line like 'date: 2026-11-23T21:14:00' between the lines with ---.",
    ),
    "date": Kind(
        "The date at the top cannot be read as one.",
        "Write it like 2026-11-23T21:14:00.",
    ),
    "status": Kind(
        "Its status is neither draft nor complete, and counts as complete.",
        "Write 'status: draft' if it is to wait for you, else 'status: complete'.",
    ),
    # What stands below them.
    "mark": Kind(
        "This looks like one of reflect's marks, and cannot be read as one.",
        "Write it as in other entries, <!-- q: name-of-the-question -->; what is below it is kept.",
    ),
    "lost-marks": Kind(
        "The {marks} gone; the wording still tells what was asked.",
        "With the marks back, this stays so even if the wording changes one day.",
        is_mild=True,
    ),
    "guessed": Kind(
        "The mark below this heading is gone; by its {known_by} it is taken for '{id}'.",
        "If that is right, {mark} belongs below it.",
    ),
    "unclear": Kind(
        "{problem}.",
        "Look at it in an editor; all that stands there is kept.",
    ),
    "twice": Kind(
        "This question stands here twice; both texts are kept.",
        "Join the two in an editor.",
    ),
    "unknown-question": Kind(
        "Its worksheet has no question '{id}'.{nearest}",
        "Correct the mark, or name the old question under 'retired' in the worksheet; what you "
        "wrote is kept either way.",
    ),
    "out-of-range": Kind(
        "This number is not on the scale, which goes from {min} to {max}, and counts as words.",
        "Write one from {min} to {max}, or leave it as it is.",
    ),
    "other-scale": Kind(
        "This number belongs to another scale than that of today, which ends at {max}.",
        "If the scale has changed since, give the new question a name of its own in the "
        "worksheet, with 'after'.",
    ),
    "not-understood": Kind(
        "There is no {wanted} here, only words; all of them are kept.",
        "If you meant it so, leave it so.",
        is_mild=True,
    ),
    "conflict-marks": Kind(
        "Two versions stand here one below the other, as git left them.",
        "Keep what you want of both, and take out the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    # Files beside each other.
    "conflict-copy": Kind(
        "A sync program put this copy of {original} aside, and {only}.",
        "Copy what you want to keep into the original, then put this one away with "
        f"{command('delete')}; to see both:",
    ),
    "same-copy": Kind(
        "A sync program put this copy of {original} aside, and the two are the same.",
        f"It can go: {command('delete')} puts it away.",
    ),
    "lone-copy": Kind(
        "A sync program put this copy of {original} aside, and that file is not there.",
        "If this is all there is, give it that name.",
    ),
    "same-run": Kind(
        "It is a copy of {other}: the same worksheet, the same moment, the same answers.",
        f"If you do not need both, {command('delete')} puts it away.",
    ),
    "name": Kind(
        "Its name says another day than the date at its top.",
        "The name decides where it stands in lists; rename it if that is not what you mean.",
        is_mild=True,
    ),
    # Worksheets.
    "worksheet-gone": Kind(
        "There is no worksheet '{id}' any more, and {entries} from it.",
        "They can be read and compared without it; to go on with one, put the worksheet back.",
        is_mild=True,
    ),
    "worksheet-older": Kind(
        "This is version {here} of the worksheet, and {entries} from version {there}.",
        "Look for the newer file, in a backup or on the computer where you used it.",
    ),
    "another-sense": Kind(
        "{what}.",
        "{way}.",
    ),
    "worksheet-broken": Kind(
        "A mistake keeps this worksheet from being used: {problem}.",
        f"{command('worksheet', 'check')} names every mistake in it.",
    ),
    "worksheet-twice": Kind(
        "It has the same 'id' as {other}, and only one of the two is used.",
        "Give one of them another 'id', or move it out of this folder.",
    ),
    # What was left lying about.
    "leftover": Kind(
        "A save that was cut short left this behind; all it holds is kept elsewhere.",
        f"{FIX} removes it.",
    ),
    "leftover-words": Kind(
        "A save that was cut short left this behind, and it holds words that are nowhere else.",
        f"{FIX} makes it a file that you can see and open.",
    ),
    "lock-copy": Kind(
        "A sync program made a copy of reflect's lock; it is empty and locks nothing.",
        f"{FIX} removes it.",
    ),
    "editor-file": Kind(
        "An editor that never came back left this behind; it may hold words of yours.",
        "Open it, carry over what you want to keep, and remove it.",
    ),
    "editor-file-kept": Kind(
        "An editor that never came back left this behind; all it holds is in an entry.",
        f"{FIX} removes it.",
    ),
    "lone-slip": Kind(
        "What was typed last in a sitting is kept here, and there is no entry that it belongs to.",
        f"{command('resume')} offers it while nothing newer waits; any editor opens it, too.",
        is_mild=True,
    ),
    "empty-slip": Kind(
        "A sitting left this behind, with nothing typed and no entry that it belongs to.",
        f"{FIX} removes it.",
    ),
    "slip": Kind(
        "What was typed last in a sitting was kept here, and cannot be read as that.",
        "Any editor opens it; what you find, you can copy.",
    ),
}
