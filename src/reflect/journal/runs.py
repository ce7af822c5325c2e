"""Runs as they are looked back on: which are asked for, and what is left out of them."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING
from unicodedata import normalize

from reflect.entries.header import Header
from reflect.errors import NoEntries, NoMatch, NothingFinished, NothingToExclude, ReflectError
from reflect.journal import Journal, Library, Stored
from reflect.questions.kinds import LAST_TIME
from reflect.text import case_folded, distinct_names, normalised, unaccented

if TYPE_CHECKING:
    from reflect.entries.answer import Answer
    from reflect.entries.block import Key

#: A year, a month or a day, by which runs are named.
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_NAMES_SOMEBODY = re.compile(rb"about['\"]?[ \t]*:")
#: Among so many of the newest entries people are looked for (five years, with one a day), in so
#: many of those that name somebody.
RECENT, ENOUGH = 2_000, 200
#: A word, or a sign: O'Brien is three of them.
_WORD = re.compile(r"\w+|[^\w\s]")
#: Strokes through letters, which are no accents, other apostrophes, and what no reader sees.
_AS_READ = str.maketrans("øłđħı’ʼ‐", "oldhi''-", "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")

#: Whether the bytes of a file are worth parsing.
Filter = Callable[[bytes], bool]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Selection:
    """Filters for runs and answers; by default all of them pass."""

    worksheet: str = ""
    #: Runs about one of these people, and of their answers those about them or about nobody.
    about: tuple[str, ...] = ()
    #: Runs with all of these tags.
    tags: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max
    #: Drafts, or complete entries.
    status: str = ""
    #: People, questions and runs to leave out: a name, an id, or how a run's name begins.
    excluded: tuple[str, ...] = ()
    #: Questions to leave out with these, since they are the same in an earlier or a later form.
    related_ids: frozenset[str] = frozenset()
    #: The filters as they were given: options, and the config file.
    filters: tuple[str, ...] = ()

    @classmethod
    def allowed(cls, journal: Journal, worksheet: str = "") -> "Selection":
        """All runs of a *worksheet*, or of any, without what the settings exclude."""
        excluded = journal.settings.exclude
        related = journal.library.related_ids(excluded) if excluded else frozenset[str]()
        return cls(worksheet=worksheet, excluded=excluded, related_ids=related)

    @property
    def unfiltered(self) -> "Selection":
        """All runs, without what this selection excludes."""
        return Selection(excluded=self.excluded, related_ids=self.related_ids)

    def runs(
        self, journal: Journal, may_be_meant: Filter | None = None, *, newest: int | None = None
    ) -> Iterator["Run"]:
        """Finished runs that pass, newest first, without copies; see `entries`."""
        return (
            run
            for run in self.entries(journal, may_be_meant, newest=newest)
            if run.header.status == "complete" and not run.copy_of
        )

    def comparable(self, journal: Journal) -> Iterator["Run"]:
        """Runs translated into the language of the newest run of their worksheet."""
        newest: dict[str, Header] = {}
        for run in self.runs(journal):
            header = newest.setdefault(run.header.worksheet, run.header)
            yield run.beside(header, journal.library)

    def entries(
        self, journal: Journal, may_be_meant: Filter | None = None, *, newest: int | None = None
    ) -> Iterator["Run"]:
        """Entries that pass, newest first, drafts included.

        Files whose bytes *may_be_meant* rules out are not parsed; only so many of the *newest*
        are read.
        """
        for stored in journal.filtered(may_be_meant, since=self.since, newest=newest):
            if self.matches(stored):
                yield Run.of(stored, self)

    def matches(self, stored: Stored) -> bool:
        """Whether an entry passes."""
        head, tags = stored.header, set(map(case_folded, self.tags))
        return (
            (not self.worksheet or self.worksheet == head.worksheet)
            and (not self.status or self.status == head.status)
            and self.since <= stored.day <= self.until
            and (not tags or tags <= set(map(case_folded, head.tags)))
            and (
                not self.about
                or not set(map(case_folded, head.about)).isdisjoint(self._asked_about)
            )
            and not (self.excluded_names and self._is_excluded(stored))
        )

    def _is_excluded(self, stored: Stored) -> bool:
        """Whether a run is excluded by name, or because everybody it is about is."""
        people, out = set(map(bare, stored.header.about)), self.excluded_names
        if (people and people <= out) or any(names_run(stored, each) for each in out):
            return True
        named = self.excluded_names_in(stored.header.worksheet)
        return any(each not in stored.wordings.kinds for each in named)

    @cached_property
    def _asked_about(self) -> frozenset[str]:
        return frozenset(map(case_folded, self.about))

    @cached_property
    def excluded_names(self) -> frozenset[str]:
        """The excluded names, bare."""
        return frozenset(map(bare, self.excluded))

    @cached_property
    def _people(self) -> tuple[str, ...]:
        """The excluded names that may be people, bare."""
        return tuple(each for each in self.excluded_names if not _DAY.fullmatch(each))

    def masked(self, text: str, *, but: Container[str] = ()) -> str:
        """*text* with an ellipsis for every excluded person, *but* for some names."""
        return masked(text, (each for each in self._people if each not in but))

    def names_somebody(self, text: str, *, but: Container[str] = ()) -> bool:
        """Whether *text* names an excluded person, *but* for some names."""
        said = bare(text) if self._people else ""
        return any(mentions(said, each) for each in self._people if each not in but)

    def excluded_names_in(self, text: str) -> list[str]:
        """The excluded names that *text* mentions, bare."""
        said = bare(text) if self.excluded_names else ""
        return [each for each in self.excluded_names if mentions(said, each)]

    def is_asked(self, person: str | None) -> bool:
        """Whether an answer about a *person* is asked for: about nobody it always is."""
        return not (self.about and person) or case_folded(person) in self._asked_about


EVERYTHING = Selection()


@dataclass(eq=False, repr=False)
class Run(Stored):
    """An entry as one looks back on it, without the people and questions that are excluded.

    Its title, name, people, answers, notes and head are without them; its path, id, header and
    entry are as they are in the file.
    """

    selection: Selection = EVERYTHING

    @classmethod
    def of(cls, stored: Stored, selection: Selection = EVERYTHING) -> "Run":
        """The run in a *stored* entry, as a *selection* shows it."""
        known, header, day = stored.cached_data, stored.header, stored.day
        return cls(stored.file, known, header, day, stored.wordings_for, stored.copy_of, selection)

    def beside(self, other: Header, library: Library) -> "Run":
        """The run in the language of a run with the header *other*, if that is of its worksheet."""
        language = other.language
        if self.header.language == language or self.header.worksheet != other.worksheet:
            return self
        return replace(self, wordings_for=lambda header: library.wordings_of(header, language))

    @property
    def time(self) -> str:
        """The time of day at which the run was begun, if its date has one."""
        head = self.header
        return f"{head.moment:%H:%M}" if head.moment and ":" in head.date else ""

    @property
    def title(self) -> str:
        """The title; where that names an excluded person, the worksheet."""
        called = (self.header.title, self.header.worksheet, self.path.stem)
        return next((each for each in called if each and not self.names_excluded(each)), "…")

    @property
    def name(self) -> str:
        """The file's name; where that names an excluded person, the id or the day."""
        called = (self.path.stem, self.id)
        return next(
            (each for each in called if not self.names_excluded(each)), self.day.isoformat()
        )

    @property
    def about(self) -> tuple[str, ...]:
        """The people the run is about, without excluded ones."""
        if not self.selection.excluded:
            return self.header.about
        out = self.selection.excluded_names
        named = (name for name in self.header.about if bare(name) not in out)
        return tuple(name for name in named if not self.names_excluded(name))

    @cached_property
    def is_intact(self) -> bool:
        """Whether the file is UTF-8 and has no question twice."""
        whole = self.transient
        twice = self._seen(whole.entry.duplicated)
        return whole.is_text and not any(each.duplicates for each in twice if not each.inactive)

    @cached_property
    def answers(self) -> "tuple[Answer, ...]":
        """The answers, without excluded ones, inactive ones, and what became of plans."""
        return tuple(filter(_is_current, self.all_answers))

    @property
    def all_answers(self) -> "Iterator[Answer]":
        """The answers with what became of plans, and inactive ones: follow-ups no longer asked."""
        return self._seen(self.entry.answers)

    def _seen(self, answers: "Iterable[Answer]", *, by_text: bool = True) -> "Iterator[Answer]":
        """*answers* without those that are excluded or about somebody else."""
        if not self.selection.excluded and not self.selection.about:
            return iter(answers)
        asked = (each for each in answers if self.selection.is_asked(each.person))
        return (each for each in asked if not self._is_left_out(each, by_text=by_text))

    def excerpt(self, is_asked: Callable[[str], bool]) -> "Run":
        """The run with the answers alone whose ids *is_asked* lets pass."""
        whole = self.transient
        return whole._reduced(whole.answers_to(is_asked))

    @property
    def said_of_plans(self) -> "Iterator[Answer]":
        """What the run says of the plans in earlier ones."""
        return self._seen(self.entry.answers_to(LAST_TIME.__eq__))

    def answers_to(
        self, is_asked: Callable[[str], bool], *, by_text: bool = True
    ) -> "Iterator[Answer]":
        """The answers alone whose ids *is_asked* lets pass; no others are parsed.

        Unless *by_text*, those are among them whose texts name an excluded person.
        """
        answers = self.entry.answers_to(is_asked)
        return filter(_is_current, self._seen(answers, by_text=by_text))

    def only(self, ids: Container[str]) -> "Run":
        """The run with its answers to the questions *ids* alone, and everybody it named."""
        whole = self.transient
        run = whole._reduced(each for each in whole.answers if each.id in ids)
        run.everybody = whole.everybody
        return run

    def _reduced(self, answers: "Iterable[Answer]") -> "Run":
        """The run with these *answers*, and nothing of its file: of ten thousand there is room."""
        run = self.without_data()
        run.answers = tuple(answers)
        run.is_intact, run.hidden = self.is_intact, self.hidden
        return run

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """The people the run is about, and those its answers are about."""
        return (*self.about, *(each.person for each in self.answers if each.person))

    @property
    def notes(self) -> Iterator[str]:
        """Notes beside the answers, without those that name an excluded person."""
        entry = self.entry
        for note in (entry.notes, *(section.note for section in entry.sections)):
            if note and not self.names_excluded(note):
                yield note

    @cached_property
    def hidden(self) -> "frozenset[Key]":
        """The questions whose answers are excluded."""
        answers = self.entry.answers if self.selection.excluded else ()
        return frozenset(each.key for each in answers if self._is_left_out(each))

    def _is_left_out(self, answer: "Answer", *, by_text: bool = True) -> bool:
        """Whether an answer is excluded: by its question, its person, or a name in its text."""
        seen, known = self.selection, {answer.id, bare(answer.person or "")}
        if answer.id in seen.related_ids or seen.excluded_names & known:
            return True
        texts = (answer.text, *answer.duplicates) if by_text else ()
        return any(map(self.names_excluded, (answer.question, answer.person or "", *texts)))

    def names_excluded(self, text: str) -> bool:
        """Whether *text* names an excluded person."""
        # Mostly nobody is excluded, and the questions need not be read.
        return bool(self.selection.excluded) and self.selection.names_somebody(
            text, but=self._questions
        )

    @cached_property
    def _questions(self) -> frozenset[str]:
        """The ids of all questions of the run, which are nobody's names."""
        answers = self.entry.answers if self.selection.excluded else ()
        return frozenset(chain(self.wordings.questions, (each.id for each in answers)))

    def masked(self, text: str) -> str:
        """*text* with an ellipsis for every excluded person."""
        return self.selection.masked(text, but=self.wordings.kinds)

    def header_data(self) -> dict[str, object]:
        """The entry without its answers, by its JSON names."""
        head = super().header_data()
        if not self.selection.excluded:
            return head
        title, tags = self.header.title, self.header.tags
        return {
            **head,
            "path": None if self.names_excluded(self.file) else head["path"],
            "id": self.name if self.names_excluded(self.id) else head["id"],
            "title": None if self.names_excluded(title) else head["title"],
            "about": list(self.about),
            "tags": [tag for tag in tags if not self.names_excluded(tag)],
            "copy_of": None if self.names_excluded(self.copy_of) else head["copy_of"],
        }


def _is_current(answer: "Answer") -> bool:
    """Whether an answer is compared with those of other runs."""
    return not answer.inactive and answer.kind != "outcomes"


def by_worksheet(
    journal: Journal, runs: Iterable[Run], said: Sequence[str] = ()
) -> dict[str, list[Run]]:
    """Finished *runs*, newest first, by worksheet, the last used worksheet first.

    Raises NothingFinished where there is none, *said* being what was asked for, or CannotRead
    where some could not be read.
    """
    found: dict[str, list[Run]] = {}
    for run in runs:
        # Of ten thousand files there is no room for all: each is read again when it is looked at.
        run.cached_data = None
        found.setdefault(run.header.worksheet, []).append(run)
    if not found:
        raise nothing_found(journal, said)
    return found


def of_last_used(journal: Journal, runs: Iterable[Run], said: Sequence[str] = ()) -> Iterator[Run]:
    """Finished *runs* of the worksheet that was last used, newest first.

    Each is read when it is asked for. Raises what `by_worksheet` does.
    """
    last_used: str | None = None
    for run in runs:
        last_used = run.header.worksheet if last_used is None else last_used
        if run.header.worksheet == last_used:
            yield run
    if last_used is None:
        raise nothing_found(journal, said)


def nothing_found(
    journal: Journal, said: Sequence[str], *, are_finished: bool = True
) -> ReflectError:
    """The error for having found nothing: unreadable, filtered out, unfinished or not there."""
    if journal.unreadable:
        return journal.unreadable[0]
    statuses = {stored.header.status for stored in journal}
    if "complete" in statuses if are_finished else said and statuses:
        return NoMatch(said, are_finished=are_finished)
    return NothingFinished("draft" in statuses) if are_finished else NoEntries(journal.root)


def spellings(runs: Iterable[Run]) -> dict[str, str]:
    """The newest spelling of each person whom *runs* name, by the folded name.

    The *runs* come newest first.
    """
    found: dict[str, str] = {}
    for run in runs:
        for name in run.everybody:
            found.setdefault(case_folded(name), name)
    return found


def before(newest: Run, finished: Iterable[Run]) -> Run | None:
    """The run before *newest* among the *finished* runs, which come newest first.

    It is of its worksheet, and about one of its people if it can be.
    """
    people, order = set(map(case_folded, newest.about)), newest.sort_key()
    earlier = (
        run
        for run in finished
        if run.header.worksheet == newest.header.worksheet and run.sort_key() < order
    )
    first = next(earlier, None)
    for run in chain([first] if first else (), earlier):
        # No one may be named in one of them.
        others = set(map(case_folded, run.about))
        if not people or not others or people & others:
            return run
    return first


def names_run(stored: Stored, said: str) -> bool:
    """Whether a run is called *said*, bare, or its name begins with that day, month or year."""
    stem, id_ = bare(stored.path.stem), bare(stored.id)
    begins = _DAY.fullmatch(said) and (stem.startswith(said) or id_.startswith(said))
    return said in (stem, id_) or bool(begins)


def people(journal: Journal) -> tuple[str, ...]:
    """People of the newest entries, the newest first, without excluded ones."""
    hidden = set(map(bare, journal.settings.exclude))
    naming = journal.filtered(lambda data: bool(_NAMES_SOMEBODY.search(data)), newest=RECENT)
    named = distinct_names(
        name for stored in islice(naming, ENOUGH) for name in stored.header.about
    )
    return tuple(name for name in named if bare(name) not in hidden)


def expect_excluded(journal: Journal, excluded: Iterable[str]) -> None:
    """Raise NothingToExclude where something is no person, no question and no run."""
    left = {bare(each): each for each in excluded}
    for stored in journal:
        known = set(map(bare, stored.header.about))
        known |= {each for each in left if names_run(stored, each)}
        if not left.keys() <= known:
            answers = stored.entry.answers
            known |= {each.id for each in answers}
            known |= {bare(each.person) for each in answers if each.person}
        left = {each: name for each, name in left.items() if each not in known}
        if not left:
            return
    raise NothingToExclude(next(iter(left.values())))


def bare(text: str) -> str:
    """*text* as names are looked for in it: without case, accents and what cannot be seen."""
    return normalize("NFC", unaccented(normalised(text)).translate(_AS_READ))


def mentions(text: str, name: str) -> bool:
    """Whether *name* stands in *text*, both bare: alone, as whose something is, or in a link.

    Rather once too often: whoever is to stay out of sight must not be seen.
    """
    # Most of what looks like a name is a part of a word, which a pattern sees soonest.
    before = "(?<![a-z0-9])" if _is_lettered(name[0]) else ""
    behind = "(?![a-rt-z0-9])" if _is_lettered(name[-1]) else ""
    for found in re.finditer(f"{before}(?={re.escape(name)}{behind})", text):
        at, end = found.start(), found.start() + len(name)
        if _begins_word(text[max(at - 2, 0) : at], name) and _ends_word(text[end : end + 2], name):
            return True
    return False


def masked(text: str, names: Iterable[str]) -> str:
    """*text* with an ellipsis in the place of each of the *names*, which are bare."""
    for name in names:
        if not mentions(bare(text), name):
            continue
        text, kept, at = normalize("NFC", text), list[str](), 0
        # A name of several words is looked for in as many of them.
        words, count = list(_WORD.finditer(text)), len(_WORD.findall(name))
        for first, last in zip(words, words[count - 1 :], strict=False):
            if first.start() >= at and mentions(bare(text[first.start() : last.end()]), name):
                kept += [text[at : first.start()], "…"]
                at = last.end()
        text = "".join([*kept, text[at:]]) if kept else "…"
    return text


def _begins_word(before: str, name: str) -> bool:
    """Whether *name* is no end of a word; a lone letter is one in ``it's``, too."""
    if before[-1:] == "'" and sum(map(str.isalpha, name)) == 1:
        return not before[:-1].isalpha()
    return not (_is_lettered(before[-1:]) and _is_lettered(name[0]))


def _ends_word(behind: str, name: str) -> bool:
    """Whether *name* is no beginning of a word, but for an ``s`` as in Mums and Sams."""
    if not _is_lettered(name[-1]):
        return True
    rest = behind.removeprefix("s") if len(name) > 1 else behind
    return not (_is_lettered(behind[:1]) and _is_lettered(rest[:1]))


def _is_lettered(letter: str) -> bool:
    """Whether words end where such letters do.

    Where there are no small and capital ones there may be no blanks either, or a word may begin
    with another one, as in Hebrew.
    """
    return letter.isdecimal() or letter.lower() != letter.upper()
