"""A worksheet whose document has changed: the same ids, and all that its person wrote into it.

Three texts are held against each other: the worksheet of today, the one that its document became
when it was last imported, and the one that the document becomes now. What one side changed is
changed; what both changed stays as the person has it, and is a conflict.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reflect import yaml
from reflect.worksheets import compatibility, matching
from reflect.worksheets.lines import IdRegistry
from reflect.worksheets.matching import Match
from reflect.worksheets.pieces import COMMENT, Piece, TakenApart, taken_apart
from reflect.worksheets.reader import read

#: What is taken from the document where nobody knows which side changed a piece.
_THEIRS = ("title", "wording")


class Conflict(NamedTuple):
    """A place that person and document both changed, or of which nobody knows who did.

    It stays as the person has it.
    """

    #: The step or question; empty for the worksheet as a whole.
    id: str
    #: Of a `Piece`, or ``title``, ``language``, ``purpose``, ``conclusion``, ``due``; ``gone`` if
    #: the document has it no more, ``order`` if it has another place there.
    part: str
    #: What the document says.
    text: str = ""


class Revised(NamedTuple):
    """The worksheet as it is now (or just as it was), and what is known of its document."""

    text: str
    #: What the next import is to be held against.
    imported: str
    conflicts: Sequence[Conflict]
    #: The id of today of each step and question of the new document; "" if it is not there.
    ids: Mapping[str, str]


class Revision:
    """The worksheet *mine*, its document as it was imported last (*base*), and as it is *new*.

    Without a base, only titles, wordings and what is new are taken from the document.
    """

    def __init__(self, mine: str, base: str, new: str) -> None:
        self._mine = mine
        self.mine, self.new = taken_apart(mine), taken_apart(new)
        self.base = taken_apart(base) if base else None
        known = self.base or self.mine
        self._steps = matching.matches(known.steps, self.new.steps)
        self._questions = matching.matches(known.wordings, self.new.wordings)
        #: The id of today of each piece of the base.
        self.own = {id_: id_ for id_ in known.pieces if id_ in self.mine.pieces}
        for then, now in ((known.steps, self.mine.steps), (known.wordings, self.mine.wordings)):
            gone = {id_: text for id_, text in then.items() if id_ not in self.own}
            came = {id_: text for id_, text in now.items() if id_ not in known.pieces}
            self.own |= {m.old: m.new for m in matching.matches(gone, came) if m.is_sure}

    @property
    def share(self) -> float:
        """The share of questions that both documents surely have, from 0 to 1."""
        sure = sum(match.is_sure for match in self._questions)
        every = len((self.base or self.mine).wordings) + len(self.new.wordings)
        return 2 * sure / every if every else 0.0

    @property
    def doubtful(self) -> list[tuple[Match, str, str]]:
        """Questions that may be the same, with their wordings then and now."""
        then, now = (self.base or self.mine).sheet, self.new.sheet
        texts = {each.id: each.wording.text for each in then.family()}
        others = {each.id: each.wording.text for each in now.family()}
        return [(m, texts[m.old], others[m.new]) for m in self._questions if not m.is_sure]

    def revised(self, version: int, same: Container[Match] = ()) -> Revised:
        """The worksheet under a new *version*; of the doubtful matches, those in *same* hold.

        Raises yaml.Malformed where its front matter cannot be changed.
        """
        ids = self._ids(same)
        merge = _Merge(self, ids)
        pieces = merge.pieces()
        if not merge.is_changed(pieces):
            return Revised(self._mine, self._imported(ids), _distinct(merge.conflicts), ids)
        text = merge.text(pieces, version, {})
        replaced = compatibility.differences(self.mine.sheet, read(text).worksheet)
        fresh = self._registry(each.id for each in pieces)
        wordings = {each.id: each.parts.get("wording", "") for each in pieces}
        after = {fresh.propose(wordings[each.id], 1): each.id for each in replaced}
        if after:
            new = {old: id_ for id_, old in after.items()}
            pieces = [each.with_parts(each.parts, new.get(each.id, each.id)) for each in pieces]
            ids = {at: new.get(id_, id_) for at, id_ in ids.items()}
            text = merge.text(pieces, version, after)
        conflicts = _distinct([*merge.conflicts, *merge.misplaced(text, after)])
        return Revised(text, self._imported(ids), conflicts, ids)

    def _ids(self, same: Container[Match]) -> dict[str, str]:
        """The id of each piece of the new document; "" if the person took it out by hand."""
        matched = [*self._steps, *(e for e in self._questions if e.is_sure or e in same)]
        known = {each.new: self.own.get(each.old, "") for each in matched}
        # The person may have added what the document adds, too.
        added, new = {*self.mine.pieces} - {*self.own.values()}, self.new
        for mine, theirs in ((self.mine.steps, new.steps), (self.mine.wordings, new.wordings)):
            own = {id_: text for id_, text in mine.items() if id_ in added}
            left = {id_: text for id_, text in theirs.items() if id_ not in known}
            known |= {m.new: m.old for m in matching.matches(own, left) if m.is_sure}
        fresh, texts = self._registry(()), {**new.steps, **new.wordings}
        return {
            id_: known[id_] if id_ in known else fresh.propose(texts[id_], 1)
            for id_ in self.new.pieces
        }

    def _registry(self, more: Iterable[str]) -> IdRegistry:
        """All ids that were ever used, and *more*: none of them can be used again."""
        ids = IdRegistry(self.mine.sheet.language)
        base = self.base.pieces if self.base else ()
        for id_ in (*self.mine.pieces, *base, *self.mine.sheet.known_ids, *more):
            ids.register(id_, 0)
        return ids

    def _imported(self, ids: Mapping[str, str]) -> str:
        """The new document's own worksheet, with the ids of today."""
        new, fresh = self.new, self._registry(ids.values())
        texts = {**new.steps, **new.wordings}
        pieces = [
            each.with_parts(each.parts, ids[id_] or fresh.propose(texts[id_], 1))
            for id_, each in new.pieces.items()
        ]
        front = new.front.with_value("id", self.mine.sheet.id)
        return new.with_pieces(front, new.sheet.title, new.purpose, pieces, new.end)


class _Merge:
    """One way to put the three together, with the *ids* of the new document's pieces."""

    def __init__(self, revision: Revision, ids: Mapping[str, str]) -> None:
        self.mine, self.base, self.document = revision.mine, revision.base, revision.new
        self.conflicts: list[Conflict] = []
        self.ids = ids
        self.new = {
            ids[at]: each.with_parts(each.parts, ids[at])._replace(was="")
            for at, each in self.document.pieces.items()
            if ids[at]
        }
        base = self.base.pieces if self.base else {}
        #: The pieces of the base, by their ids of today.
        self.known = {revision.own[at]: each for at, each in base.items() if at in revision.own}

    def pieces(self) -> list[Piece]:
        """The steps and questions in order."""
        return [self._piece(id_) for id_ in self._order()]

    def is_changed(self, pieces: Sequence[Piece]) -> bool:
        """Whether the worksheet is another one with these *pieces*."""
        now = [each.raw for each in pieces], self._title(), self._purpose(), self._end()
        mine = self.mine
        then = [e.raw for e in mine.pieces.values()], mine.sheet.title, mine.purpose, mine.end
        return now != then

    def _piece(self, id_: str) -> Piece:
        mine, new = self.mine.pieces.get(id_), self.new.get(id_)
        if not (mine and new):
            return mine or self.new[id_]
        then = self.known[id_].parts if id_ in self.known else {}
        parts = {}
        for part, text in mine.parts.items():
            # A comment is the person's: no document has one.
            unknown = COMMENT.sub("", text) if part in _THEIRS else new.parts[part]
            parts[part] = self._merged(id_, part, then.get(part, unknown), text, new.parts[part])
        # A question that became a follow-up, or is none any more, is indented as there.
        moved = (
            mine if parts.get("when") == mine.parts.get("when") else mine._replace(lead=new.lead)
        )
        return moved.with_parts(parts, id_)

    def _merged(self, id_: str, part: str, then: str, mine: str, new: str) -> str:
        """What stands there now: what one side changed, or what the person has."""
        if _is_same(then, new) or _is_same(COMMENT.sub("", mine), new):
            return mine
        if _is_same(then, mine):
            return new
        self.conflicts.append(Conflict(id_, part, new))
        return mine

    def _whole(self, part: str, of: Callable[[TakenApart], str]) -> str:
        then = of(self.base or (self.mine if part in _THEIRS else self.document))
        return self._merged("", part, then, of(self.mine), of(self.document))

    def _title(self) -> str:
        return self._whole("title", lambda each: each.sheet.title)

    def _purpose(self) -> str:
        return self._whole("purpose", lambda each: each.purpose)

    def _end(self) -> str:
        return self._whole("conclusion", lambda each: each.end)

    def _kept(self) -> set[str]:
        """Pieces that the document lacks and that stay: the person added or changed them."""
        kept: set[str] = set()
        for id_, piece in self.mine.pieces.items():
            known = self.known.get(id_)
            is_as_imported = known and all(
                _is_same(text, known.parts[part]) for part, text in piece.parts.items()
            )
            if id_ not in self.new and not is_as_imported:
                kept.add(id_)
                if known or not self.base:
                    self.conflicts.append(Conflict(id_, "gone"))
        owners = self.mine.owners
        return kept.union(*(owners[id_] for id_ in kept if id_ in owners)) - {*self.new}

    def _order(self) -> list[str]:
        """The ids of all pieces: in the order that one side changed, or the person's."""
        kept = self._kept()
        mine = [id_ for id_ in self.mine.pieces if id_ in self.new or id_ in kept]
        new, common = list(self.new), {*mine} & {*self.new}

        def among(ids: Iterable[str]) -> list[str]:
            return [id_ for id_ in ids if id_ in common]

        then = among(self.known) if self.base else among(mine)
        if among(new) in (among(mine), then):
            return self._inserted(mine, new)
        if among(mine) != then:
            self.conflicts.append(Conflict("", "order"))
            return self._inserted(mine, new)
        return self._inserted(new, mine)

    def _inserted(self, ids: list[str], others: list[str]) -> list[str]:
        """*ids* with those of the *others* that are missing, each behind the one before it."""
        found, before, there = list(ids), "", {*ids}
        known = {*others}

        def depth(id_: str) -> int:
            piece = self.mine.pieces.get(id_) or self.new[id_]
            return -1 if piece.is_step else len(piece.lead.expandtabs(4))

        for id_ in others:
            if id_ not in there:
                at = found.index(before) + 1 if before else 0
                # What belongs to the one before it stays there.
                while at < len(found) and found[at] not in known and depth(found[at]) > depth(id_):
                    at += 1
                found.insert(at, id_)
            before = id_
        return found

    def misplaced(self, text: str, after: Mapping[str, str]) -> Iterator[Conflict]:
        """Questions that came into another step, or below another question, than they stood in."""
        now = taken_apart(text).owners
        mine = self.mine.owners
        theirs = {
            self.ids[at]: tuple(self.ids[each] for each in above)
            for at, above in self.document.owners.items()
        }
        for id_, owners in now.items():
            was = tuple(after.get(each, each) for each in owners)
            at = after.get(id_, id_)
            if was not in (mine.get(at), theirs.get(at)):
                yield Conflict(id_, "order")

    def text(self, pieces: Sequence[Piece], version: int, after: Mapping[str, str]) -> str:
        """The worksheet with these *pieces*, of which some come *after* others, by their ids."""
        mine, sheet = self.mine, self.mine.sheet
        there = {each.id for each in pieces}
        succeeds = {id_: old for id_, old in sheet.after.items() if id_ in there} | {**after}
        gone = [id_ for id_ in mine.pieces if id_ not in there]
        gone += [old for id_, old in sheet.after.items() if id_ not in there]
        retired = tuple(dict.fromkeys((*sheet.retired, *gone)))
        due = next((id_ for id_, old in after.items() if old == sheet.due), sheet.due)
        if due and due not in there:
            due = ""
            self.conflicts.append(Conflict("", "due"))
        language = self._whole("language", lambda each: each.sheet.language)
        front, source = mine.front, self.document.front.string("source")
        values: dict[str, tuple[object, yaml.NewValue]] = {
            "title": (sheet.title, self._title()),
            "version": (front.string("version"), str(version)),
            "language": (sheet.language, language),
            "source": (front.string("source"), source),
            "was": ({**sheet.was}, self._was(pieces, after, retired)),
            "after": ({**sheet.after}, succeeds),
            "retired": (sheet.retired, retired),
        }
        if due != sheet.due:
            front = front.with_value("due", due) if due else front.without("due")
        for key, (then, now) in values.items():
            if now != then and (now or then):
                front = front.with_value(key, now)
        return mine.with_pieces(front, self._title(), self._purpose(), pieces, self._end())

    def _was(
        self, pieces: Sequence[Piece], after: Mapping[str, str], retired: Sequence[str]
    ) -> dict[str, tuple[str, ...]]:
        """Former wordings and titles, by id, now that there are these *pieces*."""
        mine, kept = self.mine, {each.id for each in pieces} | {*retired}
        was = {id_: words for id_, words in mine.sheet.was.items() if id_ in kept}
        titles = read(mine.with_pieces(mine.front, mine.sheet.title, "", pieces, "")).worksheet
        now = {each.id: each.wording.source for each in titles.family()}
        now |= {step.id: step.title for step in titles.steps}
        for id_, words in {**mine.steps, **mine.wordings}.items():
            if id_ in kept and now.get(id_) != words:
                was[id_] = tuple(dict.fromkeys((*was.get(id_, ()), words)))
        former = {i: tuple(w for w in words if w != now.get(i)) for i, words in was.items()}
        return {id_: words for id_, words in former.items() if words}


def _distinct(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """*conflicts* without those that were met before."""
    return tuple(dict.fromkeys(conflicts))


def _is_same(one: str, other: str) -> bool:
    return one.split() == other.split()
