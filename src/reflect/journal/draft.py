"""An entry while it is being written; every answer is on the disk when its call returns."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property, reduce
from pathlib import Path
from typing import NamedTuple

from reflect import entries, files, languages, locale, yaml
from reflect.entries.answer import Answer, QuestionPlace, Response
from reflect.entries.block import Key
from reflect.entries.entry import Entry, digest
from reflect.errors import (
    CannotRead,
    CannotWrite,
    FileChanged,
    InvalidFrontMatter,
    NotText,
    ReflectError,
)
from reflect.journal import Journal, Stored, autosaves
from reflect.journal.autosaves import NO_FIT, AutosaveFile, UnfinishedAnswer
from reflect.journal.folder import expect_met
from reflect.journal.runs import Run, Selection
from reflect.journal.sheet_files import AskedWorksheet
from reflect.journal.versions import Versions
from reflect.locale import N_, Message
from reflect.questions.kinds import AnyScale
from reflect.worksheets.compatibility import is_changed

NO_HEAD = N_("they are missing")

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)

#: How often a save is tried, if an editor saves the same file each time before we do.
QUICK_EDITORS = 6

#: An editor that saves in place empties the file before it writes. So a changed file is read again
#: every PAUSE seconds until it stays the same: once, or SAME times if it no longer ends with the
#: TAIL bytes that it ended with; at most MOST_READS times.
PAUSE, SAME, TAIL, MOST_READS = 0.005, 6, 40, 40


class KeptAnswer(NamedTuple):
    """An answer that was saved in this session."""

    place: QuestionPlace
    response: Response
    earlier: Sequence[QuestionPlace]
    #: Every earlier answer to this question, of this session and before.
    before: frozenset[Response]
    #: Whether the file had the question before it was answered.
    was_in_file: bool

    def is_missing(self, there: Response) -> bool:
        """Whether the file, whose answer is *there*, has no answer or an earlier one."""
        return there != self.response and (there.is_open or there in self.before)

    def restored_in(self, entry: Entry) -> Entry:
        """*entry* with this answer; the answer in the file stays as a second one."""
        there = entry.answer(self.place.key)
        entry = entry.with_answer(self.place, self.response, self.earlier)
        return entry.with_duplicate(self.place.key, there.text) if there and there.text else entry


@dataclass(eq=False, repr=False)
class Draft:
    """An entry, and its file, which is created with the first answer."""

    journal: Journal
    entry: Entry
    #: When the entry was begun; names the file.
    moment: datetime
    path: Path | None = None
    #: Bytes of the file when it was last read or written.
    data: bytes = b""
    #: Sentences to be shown about changes that others made to the file.
    remarks: list[str] = field(default_factory=list)
    #: The autosave file of this session.
    autosave_file: AutosaveFile = field(init=False)
    #: The autosave file of an earlier session, until its question is asked.
    previous_autosave: AutosaveFile | None = None
    #: The worksheet that is asked; a copy of it is saved with the first answer.
    asked_worksheet: AskedWorksheet | None = None
    #: Other files that were written: that copy, and the worksheet with its new version number.
    other_files: list[Path] = field(default_factory=list)
    _has_kept_asked: bool = False
    #: Whether the autosave that waits is of names that were not entered in this session.
    _is_put_aside: bool = False
    #: The answers of this session, the latest last.
    _answered: dict[Key, KeptAnswer] = field(default_factory=dict)
    #: Hashes of the bytes that this session read at first or wrote.
    _hashes: set[int] = field(default_factory=set)
    #: Applied to the entry whenever it is read: takes the comments out of a blank sheet.
    _clean: Callable[[Entry], Entry] = lambda entry: entry

    def __post_init__(self) -> None:
        self.autosave_file = AutosaveFile(autosaves.folder(self.journal.state_folder))
        self._hashes.add(hash(self.data))

    @classmethod
    def opened(cls, journal: Journal, stored: Stored) -> "Draft":
        """A draft of an existing entry; raises NotText or InvalidFrontMatter."""
        if not stored.is_text:
            raise NotText(stored.path)
        front = stored.header.front
        if front.problem or not front.raw:
            line, what = (front.problem.line, front.problem.what) if front.problem else (1, NO_HEAD)
            raise InvalidFrontMatter(stored.path, line, what)
        return cls(journal, stored.entry, datetime.min, stored.path, stored.data)

    def ask(self, asked: AskedWorksheet) -> None:
        """Read the entry by the kinds of question of the worksheet *asked*."""
        self.asked_worksheet = asked
        self.entry = entries.read(self.entry.text, asked.worksheet.wordings())

    def answer(
        self,
        place: QuestionPlace,
        given: Response,
        earlier: Sequence[QuestionPlace],
        shown: Response,
        then: Callable[[Entry], Entry] = lambda entry: entry,
    ) -> None:
        """Save an answer, and whatever *then* changes in the entry.

        If the file has another answer than the one *shown*, both stay.
        """
        key = place.key

        def change(entry: Entry) -> Entry:
            there = entry.answer(key)
            if not there or not there.response.is_answered or there.response in (shown, given):
                return then(entry.with_answer(place, given, earlier))
            self._note(
                N_("{path} was changed in the meantime: it now has both texts of an answer.")
            )
            if given.is_open:
                return entry
            return then(entry.with_answer(place, given, earlier).with_duplicate(key, there.text))

        was, was_there = self.entry.response(key), key in self.entry.page.index_of
        self._save(change)
        if known := self._answered.pop(key, None):
            was_there = known.was_in_file
        before = frozenset({was, *((known.response, *known.before) if known else ())})
        self._answered[key] = KeptAnswer(place, given, earlier, before, was_there)

    def reload(self) -> None:
        """Read changes that others made to the file; the answers of this session stay in it."""
        now = self._on_disk()
        entry, lost = self._merged(now)
        if lost:
            self.save()
        elif now is not None:
            self.entry, self.data = entry, now

    def _merged(self, now: bytes | None) -> tuple[Entry, list[KeptAnswer]]:
        """The entry in the bytes *now* of the file, merged with this session; and lost answers.

        An old window of an editor, a backup or a sync program puts back one of our states to the
        byte, or a text without all of the latest answers and their questions: these answers are
        lost. Anything else that is gone or changed is an edit, and stays so.
        """
        kept = list(self._answered.values())
        if now is None or now == self.data:
            return self.entry, kept if now is None else []
        theirs = self._clean(entries.read(now.decode("utf-8"), self.entry.wordings))
        says = {each.place.key: theirs.response(each.place.key) for each in kept}
        missing = [each for each in kept if each.is_missing(says[each.place.key])]
        if missing and {hash(now), hash(self.data)} <= self._hashes:
            return self.entry, missing
        lost: list[KeptAnswer] = []
        for each in reversed(kept):
            there = says[each.place.key]
            if there == each.response and each.response not in each.before:
                break
            # A question that was added with its answer, and is empty now, was emptied by hand.
            is_emptied = each.place.key in theirs.page.index_of and there.is_open
            if not is_emptied or each.was_in_file:
                lost.insert(0, each)
        # If no answer is missing, all differences are edits.
        lost = lost if any(each in missing for each in lost) else []
        if any(each not in lost for each in missing):
            self._note(
                N_(
                    "{path} was changed by another program while you were writing. "
                    "Something you had answered is no longer in it, and reflect did not "
                    "put it back."
                )
            )
        return reduce(lambda entry, each: each.restored_in(entry), lost, theirs), lost

    def set_about(self, people: tuple[str, ...]) -> None:
        """Save the names of the people that the entry is about, from the first answer on."""
        if self.path is None:
            self.entry = self.entry.with_about(people)
        elif people != self.entry.header.about:
            self._save_head(lambda entry: entry.with_about(people))

    def adopt_autosave(self) -> None:
        """Continue with the autosave file of the earlier session as one's own."""
        if self.previous_autosave:
            self.autosave_file.drop()
            self.autosave_file, self.previous_autosave = self.previous_autosave, None

    def put_aside(self, names: str) -> None:
        """Leave the autosave of *names* that were not entered where it is, and begin another."""
        if self.previous_autosave:
            return
        with suppress(ReflectError):
            self.write_autosave(None, "value", self.entry, names)
            self.previous_autosave, self.autosave_file = (
                self.autosave_file,
                AutosaveFile(self.autosave_file.folder),
            )
            self._is_put_aside = True

    def put_back(self) -> None:
        """Continue with the autosave that was put aside."""
        if self._is_put_aside:
            self._is_put_aside = False
            self.adopt_autosave()

    def autosave(self, key: Key | None, part: str, seen: Entry, typed: str) -> None:
        """Autosave the text *typed* so far; a failure is ignored, as the field still has it."""
        with suppress(ReflectError):
            self.write_autosave(key, part, seen, typed)

    def write_autosave(self, key: Key | None, part: str, seen: Entry, typed: str) -> Path:
        """Autosave the text *typed* so far, and return the autosave file.

        *seen* is the entry as it was when the text was begun: an answer that another session has
        given since then has not been seen here.
        """
        id_, person = key or ("", None)
        there = seen.answer((id_, person))
        path = self.path or next(each for each in self._paths() if not os.path.lexists(each))
        waits = UnfinishedAnswer(
            os.path.realpath(path),
            id_,
            person,
            part,
            typed,
            before=digest(there.text if there else ""),
            head=self.entry.header.front.raw,
            said=tuple(self.entry.text_hashes),
            is_kept=self.path is not None or bool(self.entry.text_hashes),
            meant=autosaves.meant(there, self.entry.wordings.kind(id_)),
        )
        try:
            return self.autosave_file.keep(waits)
        except CannotWrite:
            if not self.journal.root.exists():
                raise
            self.autosave_file = AutosaveFile(autosaves.folder(self.journal.reflect_folder))
            return self.autosave_file.keep(waits)

    def _paths(self) -> Iterator[Path]:
        """Paths for a new file, without those that the autosave of another run names."""
        before = files.numbered(self.path) if self.path else None
        own = [slip.path for slip in (self.autosave_file, self.previous_autosave) if slip]
        waiting = autosaves.every(self.journal.state_folders)
        taken = autosaves.names(half for slip, half in waiting if slip.path not in own)
        for path in before or self.journal.new_paths(self.entry.header, self.moment):
            if path == self.path or os.path.realpath(path) not in taken:
                yield path

    def mark_as_complete(self) -> None:
        """Mark the entry as complete."""
        self.reload()
        if self.path and self.entry.header.status != "complete":
            self._save_head(lambda entry: entry.with_status("complete"))

    def save(self) -> None:
        """Write the file, with everything answered so far."""
        self._save(lambda entry: entry)

    def apply(self, change: Callable[[Entry], Entry]) -> None:
        """Apply *change* to the entry, and to the file with the first answer."""
        self._clean, self.entry = change, change(self.entry)

    def rewrite(self, change: Callable[[Entry], Entry]) -> None:
        """Save the entry that *change* returns; raises InvalidFrontMatter if its head is broken."""
        try:
            self._save(change)
        except yaml.Malformed as bad:
            assert self.path is not None
            raise InvalidFrontMatter(self.path, bad.line, bad.what) from None

    def delete_unchanged(self, seen: bytes) -> None:
        """Delete the file, unless its bytes are no longer those *seen*.

        Its folder stays, since an editor that is still open could not save without it.
        """
        with self.journal.lock():
            if self.path and files.read(self.path) == seen:
                files.remove(self.path)
                self.path = None

    def mark_as_draft(self) -> None:
        """Mark the entry as a draft, and create its file if there is none."""
        self.reload()
        if self.path is None:
            self.save()
        elif self.entry.header.status != "draft":
            self._save_head(lambda entry: entry.with_status("draft"))

    def _save_head(self, change: Callable[[Entry], Entry]) -> None:
        """Change the front matter; if it has become unreadable meanwhile, add a remark."""
        try:
            self.rewrite(change)
        except InvalidFrontMatter as bad:
            self.remarks.append(bad.sentence)

    def _save(self, change: Callable[[Entry], Entry]) -> None:
        """Apply *change* to the entry as the file has it now, and write it."""
        with self.journal.lock():
            for tries in reversed(range(QUICK_EDITORS)):
                try:
                    self._change(change)
                    break
                except FileChanged:
                    # An editor takes no lock, and has saved since the file was read.
                    if not tries:
                        raise
            if self.asked_worksheet and not self._has_kept_asked:
                self._has_kept_asked = True
                self._keep_asked(self.asked_worksheet)

    def _change(self, change: Callable[[Entry], Entry]) -> None:
        now = self._on_disk()
        joined, lost = self._merged(now)
        entry = change(joined)
        data = entry.text.encode("utf-8")
        if self.path is None or now is None:
            if self.path:
                self._note(N_("{path} is not the same file any more, so a new one was written."))
            self.path = self._create(data)
        else:
            files.replace(self.path, data, was=now)
        self.entry, self.data = entry, data
        self._hashes.add(hash(data))
        if lost and now is not None:
            self._note(
                N_(
                    "{path} was reset to an earlier version while you were writing. What "
                    "you had answered since then is in it again."
                )
            )

    def _on_disk(self) -> bytes | None:
        """Bytes of the file; None if it is gone, or is no longer this entry."""
        data = self._settled(self.path) if self.path else None
        if data is None or data == self.data:
            return data
        assert self.path
        stored = self.journal.recognised(self.path, data)
        ours = UnfinishedAnswer.of(self.entry, str(self.path))
        return data if stored and ours.match_rank(stored) > NO_FIT else None

    def _settled(self, path: Path) -> bytes | None:
        """Bytes of an entry's file, read again until no editor is in the middle of saving it."""
        data, same = _read(path, self.journal.root), 0
        for _ in range(MOST_READS):
            is_whole = data is not None and data.endswith(self.data[-TAIL:])
            if hash(data) in self._hashes or same == (1 if is_whole else SAME):
                break
            time.sleep(PAUSE)
            was, data = data, _read(path, self.journal.root)
            same = same + 1 if data == was else 0
        return data

    def _note(self, what: Message) -> None:
        """Add *what* somebody else did to the file to the remarks, once."""
        remark = locale.of(self.entry.header.language).say(what.filled({"path": self.path}))
        if remark not in self.remarks:
            self.remarks.append(remark)

    def _create(self, data: bytes) -> Path:
        """Path of a new file with *data*: its earlier path, if that is free, or the next one."""
        for path in self._paths():
            expect_met(path.parent, self.journal.root)
            with suppress(FileExistsError):
                files.create(path, data)
                return path
        raise AssertionError  # there is always another name

    def _keep_asked(self, asked: AskedWorksheet) -> None:
        """Save a copy of the worksheet and its new version number; a failure costs no answer."""
        versions = Versions(self.journal.library.versions.folder)
        with suppress(ReflectError, yaml.Malformed, OSError):
            copy = versions.keep(asked, discreet=self.journal.settings.discreet)
            self.other_files += [copy] if copy else []
        if not asked.own_path or not asked.is_renumbered:
            return
        say, number = locale.of(asked.worksheet.language), asked.worksheet.version
        try:
            asked.renumber()
        except FileChanged:
            return  # another session has done it, or somebody has just edited the worksheet
        except (ReflectError, yaml.Malformed) as failed:
            why = failed.reason if isinstance(failed, CannotWrite) else failed.sentence
            self.remarks.append(
                say.gettext(
                    "A question in this worksheet may mean something else now, and its "
                    "version number could not be raised: {why}. Please write 'version: "
                    "{number}' at the top of it. This run already counts as version "
                    "{number}.",
                    number=number,
                    why=say.say(why).rstrip("."),
                )
            )
        else:
            self.other_files.append(asked.own_path)
            self.remarks.append(
                say.gettext(
                    "A question in this worksheet may mean something else now. From now "
                    "on the worksheet is version {number}, so your earlier answers keep "
                    "their meaning.",
                    number=number,
                )
            )


def _read(path: Path, root: Path) -> bytes | None:
    """Bytes of an entry's file; None if it is gone, is no entry, or leads out of *root*."""
    try:
        files.check_inside(path, root)
        data = files.read(path)
        return data if entries.recognised(data.decode("utf-8")) else None
    except (CannotRead, UnicodeDecodeError):
        return None


@dataclass(eq=False, repr=False)
class PreviousAnswers:
    """Answers of the finished runs before a *draft*, which may itself have been finished once."""

    draft: Draft
    #: Id of the question that each question replaced.
    after: Mapping[str, str]

    def __call__(self, key: Key) -> tuple[date, Response] | None:
        """The newest earlier answer to a question about a person, and its day."""
        id_, person = key
        for run in self._runs:
            keys = [(each, person) for each in (id_, self.after.get(id_, ""))]
            asked = (run.entry.answer(each) for each in keys if each not in run.hidden)
            answer = next((each for each in asked if each and each.response.is_answered), None)
            if answer and run.path != self.draft.path:
                return run.day, self._given(run, answer, id_)
        return None

    def _given(self, run: Run, answer: Answer, id_: str) -> Response:
        """An earlier *answer*; as words, if the question *id_* means something else now."""
        then, now = run.wordings.kind(answer.id), self.draft.entry.wordings.kind(id_)
        if answer.value is None or not is_changed(then, now):
            return answer.response
        said = then.plain(answer.value, languages.of(run.header.language))
        if then.name == "scale":
            first, _, _ = answer.text.partition("\n")
            said = first if isinstance(then, AnyScale) else f"{said} ({then.bracketed()})"
        return Response(words="\n\n".join(filter(None, (said, answer.words))))

    @cached_property
    def _runs(self) -> list[Run]:
        """Runs of the same worksheet, newest first, without questions that the settings exclude."""
        ours, journal = self.draft.entry.header, self.draft.journal
        return [
            run.beside(ours, journal.library)
            for run in Selection.allowed(journal, ours.worksheet).runs(journal)
            if (run.header.instant or EARLIEST) <= (ours.instant or LATEST)
        ]
