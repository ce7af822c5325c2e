"""The front matter of a worksheet, checked against the steps below it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reflect import yaml
from reflect.errors.phrases import did_you_mean
from reflect.locale import N_, joined
from reflect.text import LINE_END
from reflect.worksheets.lines import ID, Problem, is_id, slug
from reflect.worksheets.worksheet import Step, Worksheet

_TEXTS = ("id", "title", "language", "license", "source", "due", "every")
_NUMBERS = ("version", "minutes")
KEYS = (*_TEXTS, *_NUMBERS, "was", "after", "retired")


def with_head(text: str, head: Mapping[str, str]) -> str:
    """The worksheet *text* with the keys of *head* in its front matter, which is made if missing.

    Raises yaml.Malformed.
    """
    front, body = yaml.split(text)
    if front.raw or not head:
        for key, value in head.items():
            front = front.with_value(key, value)
        return front.raw + body
    found = LINE_END.search(text)
    newline = found[0] if found else "\n"
    every = ["---", *(f"{key}: {yaml.format_scalar(value)}" for key, value in head.items()), "---"]
    rest = text.removeprefix("\ufeff")
    return "".join(f"{line}{newline}" for line in [*every, ""]) + rest


class FrontMatterReader(NamedTuple):
    """Reads the front matter key by key; problems in it are added to *found*."""

    front: yaml.FrontMatter
    steps: tuple[Step, ...]
    found: set[Problem]

    def worksheet(
        self, heading: str | None, line: int, *, purpose: str, conclusion: str
    ) -> Worksheet:
        """The whole worksheet; *heading* is the title in its body, if any, on this *line*."""
        front, family = self.front, [each for step in self.steps for each in step.family()]
        if front.problem:
            self.found.add(Problem(front.problem.line, front.problem.what))
        for key, value in front.values.items():
            if key not in KEYS:
                what = N_("'{key}' is not a key of a worksheet.", key=key)
                self._report(key, what, meant=(key, KEYS), mild=True)
            elif key in (*_TEXTS, *_NUMBERS) and not isinstance(value, str):
                self._report(key, N_("'{key}' must be a single line of text", key=key))
        timed = [each.id for each in family if each.kind.name in ("action", "date")]
        due = front.string("due")
        if due and due not in timed:
            self._report(
                "due",
                N_("'due' names no action or date question: name one, or leave this line out."),
                meant=(due, timed),
            )
        ids = [*(each.id for each in family), *(step.id for step in self.steps)]
        return Worksheet(
            id=self._id(),
            title=self._title(heading, line),
            version=self._number("version", 1),
            language=front.string("language") or "en",
            purpose=purpose,
            steps=self.steps,
            conclusion=conclusion,
            minutes=self._number("minutes", 0) or None,
            due=due,
            every=front.string("every"),
            was=self._was(ids),
            after=self._after(ids),
            retired=self._retired(ids),
        )

    def _report(
        self,
        key: str,
        what: str,
        below: str = "",
        *,
        meant: tuple[str, Iterable[str]] = ("", ()),
        mild: bool = False,
    ) -> None:
        """Add a problem with a *key*, or with the key *below* it.

        A name and the known ones, as *meant*, add "Did you mean ...?".
        """
        line = yaml.line_of(self.front.raw, key, below) or 1
        self.found.add(Problem(line, joined([what, did_you_mean(*meant)], " "), mild))

    def _id(self) -> str:
        id_ = self.front.string("id")
        if not id_:
            self._report("id", N_("'id:' is missing at the top, between two lines with ---"))
        elif not is_id(id_):
            fitting = slug(id_, None, self.front.string("language")) or "small-letters"
            what = N_("'{id}' is not an id: write '{fitting}'", id=id_, fitting=fitting)
            self._report("id", what)
        return id_

    def _title(self, heading: str | None, line: int) -> str:
        """The title in the front matter or in the *heading*, which have to be equal."""
        named = self.front.string("title")
        if named and heading is not None and named.split() != heading.split():
            what = N_(
                "the title is not the same as between the lines with --- at the top: "
                "make them the same, or leave one out"
            )
            self.found.add(Problem(line, what))
        if not named and not heading:
            self._report("title", N_("the title is missing"))
        return named or heading or ""

    def _number(self, key: str, default: int) -> int:
        number = self.front.number(key)
        if number is None and self.front.string(key):
            self._report(key, N_("'{key}' must be a whole number", key=key))
        return default if number is None else number

    def _was(self, ids: list[str]) -> dict[str, tuple[str, ...]]:
        """Former wordings of questions and titles of steps, by id."""
        was: dict[str, tuple[str, ...]] = {}
        known = [*ids, *self.front.strings("retired")]
        for id_, value in self._mapping("was", known).items():
            listed = value if isinstance(value, list) else [value]
            was[id_] = tuple(each for each in listed if isinstance(each, str) and each)
            if len(was[id_]) < len(listed):
                what = N_("'{id}' under 'was' takes a list of former wordings", id=id_)
                self._report("was", what, id_)
        return was

    def _after(self, ids: list[str]) -> dict[str, str]:
        """The id that each id replaces."""
        after: dict[str, str] = {}
        for id_, value in self._mapping("after", ids).items():
            if isinstance(value, str) and ID.fullmatch(value):
                after[id_] = value
            else:
                what = N_("'{id}' under 'after' must name one id, the old one", id=id_)
                self._report("after", what, id_)
        return after

    def _mapping(self, key: str, known: list[str]) -> dict[str, yaml.Value]:
        """The mapping under *key*; ids in it that are not *known* are problems."""
        value = self.front.values.get(key) or {}
        if not isinstance(value, dict):
            self._report(key, N_("'{key}' must be a list of 'id: ...' lines", key=key))
            return {}
        for id_ in value:
            if id_ not in known:
                what = N_("'{id}' under '{key}' is not an id here.", id=id_, key=key)
                self._report(key, what, id_, meant=(id_, known))
        return value

    def _retired(self, ids: list[str]) -> tuple[str, ...]:
        """Ids of questions that are not asked any more."""
        value, retired = self.front.values.get("retired") or [], self.front.strings("retired")
        if isinstance(value, dict) or (isinstance(value, list) and len(retired) < len(value)):
            self._report("retired", N_("'retired' must be a list of ids"))
        for id_ in set(retired).intersection(ids):
            what = N_("'{id}' is retired but still asked: an id can never be used again", id=id_)
            self._report("retired", what)
        return retired
