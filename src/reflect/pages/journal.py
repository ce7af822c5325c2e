"""Pages about a journal as such: the greeting, its places, settings and trash, what `check` found.

They speak the language of the person.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reflect import languages
from reflect.journal.checking import Finding, place
from reflect.journal.due import Due
from reflect.locale import Locale
from reflect.pages.days import yearless
from reflect.render.page import Block, Command, Page, Paragraph, Prose, Row, Section, Table, Voiced
from reflect.text import NO_BREAK

_GREETING_COLUMNS = 76


class Setting(NamedTuple):
    """A setting, and where its value comes from; nothing where nobody has set it."""

    name: str
    value: object
    source: str
    what: str


def greeting(
    say: Locale,
    called: Callable[..., str],
    root: Path,
    *,
    known: bool,
    waiting: bool,
    due: Due,
    named: bool,
) -> Page:
    """What one can do next; *called* gives the command lines.

    *known* is whether there are entries, *waiting* whether one is a draft, *due* what is to be
    mentioned, and *named* whether the call names its folder.
    """
    blocks: list[Block] = [
        Prose(
            say.gettext(
                "Worksheets to think with, in your own time. Your answers stay here, as plain "
                "text files that any editor opens."
            )
        )
    ]
    if waiting:
        blocks.append(Command(say.gettext("Continue where you stopped:"), called("resume")))
    if due.lines:
        day = yearless(due.lines[0][0], say)
        again = say.gettext("You wanted to look again around {day}:", day=day)
        blocks.append(Command(again, called("next")))
    elif due.plans:
        day = yearless(due.plans[0][0], say)
        blocks.append(
            Command(say.gettext("You planned something for {day}:", day=day), called("next"))
        )
    if known:
        blocks += [
            Command(say.gettext("Begin:"), called("new")),
            Command(say.gettext("Your entries:"), called("list")),
            Command(say.gettext("Read the newest:"), called("show")),
            Command(say.gettext("What has changed:"), called("compare")),
        ]
    else:
        blocks += [
            Command(say.gettext("Begin (there are worksheets to choose from):"), called("new")),
            Command(say.gettext("First look at a made-up person's half year:"), called("demo")),
        ]
    blocks.append(Command(say.gettext("Everything else:"), called("--help")))
    if known:
        blocks.append(Command(say.gettext("Your files are in"), str(root)))
    else:
        nothing = say.gettext(
            "Nothing has been written on this computer yet. What you write will go to {folder}, "
            "and nowhere else: no account, no network, nothing is counted.",
            folder=root,
        )
        blocks.append(Prose(nothing))
    if not known and not named:
        elsewhere = called("new", "--journal", say.gettext("FOLDER"))
        blocks += [
            Command(say.gettext("In another folder:"), elsewhere),
            Command(say.gettext("With a screen reader:"), called("new", "--plain")),
        ]
    return Page(blocks, say.language, _GREETING_COLUMNS)


def places(say: Locale, paths: Mapping[str, Path | None], named_by: str) -> Page:
    """The folders and files there are, each to copy, under what `where` calls them as JSON.

    *named_by* is what named the folder of the entries, if anything did.
    """
    # What each place is called in a column, and in a sentence.
    called = {
        "journal": (say.gettext("entries"), say.gettext("Your entries are in")),
        "worksheets": (say.gettext("your worksheets"), say.gettext("Your own worksheets are in")),
        "shipped_worksheets": (
            say.gettext("shipped ones"),
            say.gettext("The worksheets that come with reflect are in"),
        ),
        "config": (say.gettext("settings"), say.gettext("Your settings are in")),
        "state": (
            say.gettext("unfinished words"),
            say.gettext("Words that are not yet an answer are in"),
        ),
    }
    unknown = _voiced(
        say.gettext("unknown: HOME is not set"),
        say.gettext("an unknown place, because HOME is not set."),
    )
    blocks: list[Block] = [
        Command(_voiced(*called[name]), str(path) if path else unknown)
        for name, path in paths.items()
    ]
    if named_by:
        seen = say.gettext("the entries' folder comes from {named_by}", named_by=named_by)
        said = say.gettext("The folder of your entries was named by {named_by}.", named_by=named_by)
        blocks.append(Paragraph(_voiced(seen, said), "aside"))
    return Page(blocks, say.language)


def _voiced(seen: str, said: str) -> Voiced:
    return Voiced(seen, lambda: said)


def settings(say: Locale, every: Iterable[Setting], file: Path | None) -> Page:
    """Every setting as it can stand in the config *file*: its line is for copying, and is whole."""
    blocks: list[Block] = []
    for each in every:
        line = f"{each.name} = {json.dumps(each.value, ensure_ascii=False)}"
        what, source = say.say(each.what), each.source or say.gettext("default")
        said = say.gettext("From: {source}.", source=source)
        about = Paragraph(_voiced(f"{what} ({source})", f"{what} {said}"))
        blocks.append(Section(line.replace(" ", NO_BREAK), (about,)))
    if not file:
        end = say.gettext("There is no home folder for a config file (HOME is not set).")
    elif file.is_file():
        end = say.gettext("To change a setting, write its line into this file:")
    else:
        end = say.gettext(
            "To change a setting, create this file and write its line into it "
            "(you only need the file for that):"
        )
    blocks.append(Paragraph(end))
    return Page([*blocks, *([Command("", str(file))] if file else [])], say.language)


def trash(say: Locale, deleted: Mapping[str, date | None]) -> Page:
    """What is in the trash, by its name, and the day it was *deleted* on, if that is known."""
    long = languages.of(say.language).long_date
    rows = []
    for name, day in deleted.items():
        when = say.gettext("deleted on {day}", day=long(day)) if day else say.gettext("deleted")
        rows.append(Row((name,), (when,)))
    return Page([Table(rows)], say.language)


def findings(
    say: Locale,
    found: Sequence[Finding],
    root: Path,
    as_called: Callable[[str], str],
    *,
    ends: Iterable[Block],
) -> Page:
    """What was *found*, each with its way out, and below it what can be done next.

    Commands in a sentence are put *as_called* from here.
    """
    return Page([*(_finding(say, each, root, as_called) for each in found), *ends], say.language)


def _finding(say: Locale, finding: Finding, root: Path, as_called: Callable[[str], str]) -> Section:
    blocks: list[Block] = [Paragraph(as_called(finding.what))]
    blocks.append(Paragraph(as_called(finding.advice), joins=True))
    if finding.command:
        blocks.append(Command("", finding.command))
    where, line = place(finding.path, root), finding.line
    said = say.gettext("In {place}:", place=where)
    if line:
        said = say.gettext("In {place}, line {line}:", place=where, line=line)
    return Section(_voiced(place(finding.path, root, line), said), tuple(blocks))
