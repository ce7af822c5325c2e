"""Findings in worksheets, and between them and the entries."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from reflect import files, yaml
from reflect.entries.header import Header
from reflect.errors import CannotRead, LeavesJournal, NotText
from reflect.errors.phrases import with_full_stop
from reflect.journal import Journal
from reflect.journal.checking import inside
from reflect.journal.checking.findings import Finding
from reflect.journal.checking.inside import Sheet
from reflect.journal.library import Library
from reflect.journal.sheet_files import language_of, text_of
from reflect.locale import N_, joined
from reflect.questions.kinds import Scale
from reflect.worksheets import Problem, Reading, translation


def worksheets(library: Library) -> Iterator[Finding]:
    """Findings in the person's own worksheets."""
    named: dict[tuple[str, str], Path] = {}
    for leading in library.link_errors():
        yield Finding(leading.path, "link-outside")
    for path in sorted(library.own.glob("*.md")):
        try:
            files.check_inside(path, library.own.parent)
            front, _ = yaml.split(text_of(path))
        except LeavesJournal:
            continue
        except CannotRead as error:
            yield Finding(path, "unreadable", facts={"reason": error.reason})
            continue
        except NotText:
            yield Finding(path, "not-utf-8")
            continue
        if not front.string("id"):
            continue
        name = front.string("id"), language_of(front)
        if name in named:
            yield Finding(path, "worksheet-twice", facts={"other": named[name].name})
        named[name] = path
        yield from _wrong(library, path)


def _wrong(library: Library, path: Path) -> Iterator[Finding]:
    """Questions with another meaning than before, and the first of all that is wrong besides."""
    reading = library.reading(path)
    yield from _changed_meanings(library, path, reading)
    yield from islice(_other_languages(library, path, reading), 1)
    for problem in [each for each in reading.problems if not each.is_mild][:1]:
        wrong = {"problem": with_full_stop(problem.what)}
        yield Finding(path, "worksheet-broken", problem.line, wrong)


def _changed_meanings(library: Library, path: Path, reading: Reading) -> Iterator[Finding]:
    """Questions with another meaning than in an earlier run."""
    for version, each in library.versions.differences(reading.worksheet):
        facts = {"what": each.said(version), "way": each.advice}
        # With a number of its own it may.
        is_meant = version != reading.worksheet.version
        line = reading.lines.get(each.id, 1)
        yield Finding(path, "another-sense", line, facts, may_be_intended=is_meant)


def _other_languages(library: Library, path: Path, reading: Reading) -> Iterator[Finding]:
    """Findings about what is not the same in other languages of a worksheet."""
    sheet = reading.worksheet
    for language, other in library.by_language.get(sheet.id, {}).items():
        there = library.known(sheet.id, language) if language != sheet.language else None
        # A shipped one cannot be changed.
        is_mild = other.parent != library.own
        if there and there.is_usable:
            for id_, what in translation.differences(sheet, there.worksheet, other.name):
                line, facts = reading.lines.get(id_, 1), {"what": what}
                yield Finding(path, "languages-differ", line, facts, may_be_intended=is_mild)


def problems(journal: Journal, path: Path, reading: Reading) -> list[Problem]:
    """All that is wrong with the worksheet in a file, in the order of its lines."""
    changed, unlike = (
        [
            Problem(each.line, joined([each.what, each.advice], " "))
            for each in find(journal.library, path, reading)
        ]
        for find in (_changed_meanings, _other_languages)
    )
    against = _against_entries(journal, path, reading, {each.line for each in changed})
    twice = _twice(journal.library, path, reading)
    return sorted([*reading.problems, *changed, *unlike, *twice, *against])


def _twice(library: Library, path: Path, reading: Reading) -> Iterator[Problem]:
    """A problem for each other of the person's own worksheets with its id and its language."""
    for other in library.namesakes(path, reading.worksheet):
        found = Finding(path, "worksheet-twice", facts={"other": other.name})
        line = yaml.line_of(text_of(path), "id") or 1
        yield Problem(line, joined([found.what, found.advice], " "))


def _against_entries(
    journal: Journal, path: Path, reading: Reading, lines: Container[int]
) -> Iterator[Problem]:
    """Problems: existing entries with answers that the worksheet has no question or scale for.

    *lines* have a problem already and get no second one.
    """
    sheet = reading.worksheet
    known = Sheet.read(reading, journal.library.versions.number(sheet, text_of(path)))
    kinds = {question.id: question.kind for question in sheet.family()}
    reported: set[str] = set()
    others = journal.library.by_language.get(sheet.id, {}).keys() - {sheet.language}
    for stored in journal:
        if stored.header.worksheet != sheet.id or stored.header.language in others:
            continue
        found = {
            each.facts["id"]: N_(
                "{name} answers '{id}', which is missing here: keep its id, or name "
                "it under 'retired'",
                name=stored.path.name,
                id=each.facts["id"],
            )
            for each in inside.unknown(stored, known)
        }
        for answer in stored.entry.answers:
            kind, rating = kinds.get(answer.id), answer.rating
            if isinstance(kind, Scale) and rating and rating.ends.max not in (None, kind.max):
                found[answer.id] = N_(
                    "{name} answers '{id}' on another scale: give the new one an id of its own, "
                    "with 'after'",
                    name=stored.path.name,
                    id=answer.id,
                )
        for id_, what in found.items():
            line = reading.lines.get(id_, 1)
            if id_ not in reported and line not in lines:
                reported.add(id_)
                yield Problem(line, what)


def without_worksheet(
    library: Library, sheets: Mapping[tuple[str, str], Sheet | None], heads: Iterable[Header]
) -> Iterator[Finding]:
    """Worksheets that are gone, or older than the entries from them."""
    versions = defaultdict[tuple[Path, Sheet], list[int]](list)
    gone = Counter[str]()
    for head in heads:
        path = library.path(head.worksheet, head.language)
        sheet = sheets.get((head.worksheet, head.language))
        if path and sheet:
            versions[path, sheet].append(head.worksheet_version or 0)
        elif head.worksheet and not path:
            gone[head.worksheet] += 1
    for id_, count in gone.items():
        facts: dict[str, object] = {"id": id_, "count": count}
        yield Finding(library.own / f"{id_}.md", "worksheet-gone", facts=facts)
    for (path, sheet), every in versions.items():
        if newer := [version for version in every if version > sheet.version]:
            facts = {"here": sheet.version, "there": max(newer), "count": len(newer)}
            yield Finding(path, "worksheet-older", facts=facts)
