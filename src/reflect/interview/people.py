"""Names of people: the question for them, and spellings of one name."""

from collections.abc import Iterable, Sequence
from datetime import date

from reflect.languages import LanguageWords
from reflect.questions import InvalidValue, Value
from reflect.questions.kinds import Line
from reflect.text import case_folded, clean, distinct_names, unaccented
from reflect.text import name as cleaned

#: How many people may be named by number.
OFFERED = 9

#: Ratio from which two names may be one person's: ``Ana`` and ``Anna`` may.
ALIKE = 0.8

#: The longest name, in characters and in words; a longer text may be a sentence.
LONGEST, MOST_WORDS = 40, 4


class Names(Line):
    """The question whom the next ones are about: names separated by commas, or nobody."""

    name = "whom"

    def __init__(self, known: tuple[str, ...]) -> None:
        #: People of earlier entries, who may be named by number.
        self.known = known[:OFFERED]

    def people_in(self, typed: str) -> tuple[str, ...]:
        """The people that *typed* names, by number or by name."""
        numbers = {str(number): somebody for number, somebody in enumerate(self.known, 1)}
        names = (cleaned(part) for part in clean(typed).split(","))
        return distinct_names(numbers.get(name, name) for name in names if name)

    def parse_typed(
        self, text: str, words: LanguageWords, today: date, former: Value | None = None
    ) -> Value | None:
        people = self.people_in(text)
        if any(len(each) > LONGEST or len(each.split()) > MOST_WORDS for each in people):
            # A sentence would end up in headings.
            raise InvalidValue
        return people


def spelled(name: str, known: Iterable[str]) -> str:
    """*name* as it is spelled among the *known* ones: ``sam`` is ``Sam``."""
    return next((each for each in known if case_folded(each) == case_folded(name)), name)


def alike(name: str, known: Sequence[str]) -> str:
    """The known name that *name* may be another spelling of, or an empty string."""
    from difflib import SequenceMatcher  # only here: most worksheets are about nobody

    def likeness(other: str) -> float:
        """The likeness of *name* and another, 0 to 1, without case, accents and dots."""
        plain, others = (unaccented(each).replace(".", "") for each in (name, other))
        return SequenceMatcher(None, plain, others, autojunk=False).ratio()

    best = "" if name in known else max(known, key=likeness, default="")
    return best if best and likeness(best) >= ALIKE else ""
