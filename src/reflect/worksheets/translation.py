"""A worksheet in two languages: answers to it in one are read as if they were in the other."""

from collections.abc import Iterator

from reflect.locale import N_, Message
from reflect.questions import Kind, Wordings
from reflect.questions.kinds import Choice, Scale
from reflect.worksheets.compatibility import described
from reflect.worksheets.worksheet import Worksheet


def translated(wordings: Wordings, here: Worksheet, there: Worksheet) -> Wordings:
    """The *wordings* by which entries of *here* are read, in the language of *there*.

    Options are the same by position, scales by their ranges. A question in today's wording is
    shown as it is asked there.
    """
    own, other = here.wordings(), there.wordings()
    shared = own.kinds.keys() & other.kinds.keys()
    kinds = {id_: _kind(wordings.kind(id_), own.kind(id_), other.kind(id_)) for id_ in shared}
    known = other.extended_by([wordings])
    both = {id_: (own.questions[id_][0], other.questions[id_][0]) for id_ in shared}
    return Wordings({**wordings.kinds, **kinds}, known.questions, known.steps, both)


def _kind(kind: Kind, here: Kind, there: Kind) -> Kind:
    """The *kind* of an answer with the words of *there*; as it is where it was changed since."""
    if isinstance(here, Scale) and isinstance(there, Scale):
        is_same = kind == here and (here.min, here.max) == (there.min, there.max)
        return there if is_same else kind
    if not (isinstance(kind, Choice) and isinstance(here, Choice) and isinstance(there, Choice)):
        return kind
    if kind.name != there.name or len(here.options) != len(there.options):
        return kind
    pairs = dict(zip(here.options, there.options, strict=True))
    was = {pairs.get(each, each): (each, *kind.was.get(each, ())) for each in kind.options}
    return type(there)(tuple(dict.fromkeys((*there.options, *was))), was)


def differences(here: Worksheet, there: Worksheet, name: str) -> Iterator[tuple[str, Message]]:
    """Differences between two languages, each with the id of its step or question.

    *name* is that of the other file.
    """
    asked, also = ({each.id: each.kind for each in sheet.family()} for sheet in (here, there))
    ids, others = (
        dict.fromkeys((*(step.id for step in sheet.steps), *kinds))
        for sheet, kinds in ((here, asked), (there, also))
    )
    for id_ in ids:
        if id_ not in others:
            yield id_, N_("'{id}' is missing in {name}", id=id_, name=name)
    for id_ in others:
        if id_ not in ids:
            yield id_, N_("'{id}' is in {name} and missing here", id=id_, name=name)
    for id_ in asked.keys() & also.keys():
        if what := _difference(id_, asked[id_], also[id_], name):
            yield id_, what


def _difference(id_: str, here: Kind, there: Kind, name: str) -> Message | None:
    """The difference in one question, or None."""
    if isinstance(here, Choice) and isinstance(there, Choice) and here.name == there.name:
        count, other = len(here.options), len(there.options)
        if count != other:
            return N_(
                "'{id}' has {count} options here and {other} in {name}",
                id=id_,
                count=count,
                other=other,
                name=name,
            )
        for at, each in enumerate(here.options):
            if each in there.options and there.options[at] != each:
                return N_(
                    "the option '{option}' of '{id}' has another place in {name}",
                    option=each,
                    id=id_,
                    name=name,
                )
        return None
    is_same = here.name == there.name
    if isinstance(here, Scale) and isinstance(there, Scale):
        is_same = (here.min, here.max) == (there.min, there.max)
    if is_same:
        return None
    return N_(
        "'{id}' is {here} here and {there} in {name}",
        id=id_,
        here=described(here),
        there=described(there),
        name=name,
    )
