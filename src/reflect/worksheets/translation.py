"""A worksheet in two languages: answers to it in one are read as if they were in the other."""

from reflect.questions import Kind, Wordings
from reflect.questions.kinds import Choice, Scale
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
