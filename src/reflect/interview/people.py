"""The names by which people are known from one entry to the next, and the question for them."""

from collections.abc import Iterable, Sequence
from datetime import date

from reflect.languages import Words
from reflect.questions import Unfit, Value
from reflect.questions.kinds import Line
from reflect.text import clean, distinct, folded, unaccented
from reflect.text import name as cleaned

#: How many people are offered by number.
OFFERED = 9

#: How alike two names are that may well be one person's: ``Ana`` and ``Anna`` are.
ALIKE = 0.8

#: No name is longer, in characters and in words: what is may be a sentence in the wrong place.
LONGEST, MOST_WORDS = 40, 4


class Names(Line):
    """Whom the next questions are about: names, with commas between them; nobody is one too."""

    name = "whom"

    def __init__(self, known: tuple[str, ...]) -> None:
        #: The people of earlier entries, who may be named by number.
        self.known = known[:OFFERED]

    def named(self, typed: str) -> tuple[str, ...]:
        """The people that *typed* names, by number or by name."""
        numbers = {str(number): somebody for number, somebody in enumerate(self.known, 1)}
        names = (cleaned(part) for part in clean(typed).split(","))
        return distinct(numbers.get(name, name) for name in names if name)

    def typed(self, text: str, words: Words, today: date) -> Value | None:
        people = self.named(text)
        if any(len(each) > LONGEST or len(each.split()) > MOST_WORDS for each in people):
            # A sentence would end up in headings.
            raise Unfit
        return people


def spelled(name: str, known: Iterable[str]) -> str:
    """The spelling of *name* among the *known* ones: ``sam`` is ``Sam``."""
    return next((each for each in known if folded(each) == folded(name)), name)


def alike(name: str, known: Sequence[str]) -> str:
    """The one of the *known* names that *name* may be another spelling of, or nothing."""
    from difflib import SequenceMatcher  # only here: most worksheets are about nobody

    def likeness(other: str) -> float:
        """How alike two names are, whatever their case, accents and dots."""
        plain, others = (unaccented(each).replace(".", "") for each in (name, other))
        return SequenceMatcher(None, plain, others, autojunk=False).ratio()

    best = "" if name in known else max(known, key=likeness, default="")
    return best if best and likeness(best) >= ALIKE else ""
