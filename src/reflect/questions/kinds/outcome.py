"""Outcomes: what became of a plan, in the words of any language."""

from dataclasses import dataclass

from reflect import languages
from reflect.text import case_folded, clean

#: States of a plan's check box; False while it is open.
DONE, LET_GO = True, "let-go"
#: The id of the question about plans of an earlier run, which every worksheet has.
LAST_TIME = "last-time"
#: What may become of a thing to do, and of something done regularly, in the order of asking.
ONCE = ("done", "another-way", "not-yet", "let-go")
REGULARLY = ("still-doing", "not-now", "done-with", "let-go")
CODES = tuple(dict.fromkeys((*ONCE, *REGULARLY)))
#: The state of the check box; with all others it stays open.
_STATES: dict[str, bool | str] = {
    "done": DONE,
    "another-way": DONE,
    "done-with": DONE,
    "let-go": LET_GO,
}
_BY_WORDS = {
    case_folded(word): code
    for words in languages.every()
    for code, aliases in words.became.items()
    for word in aliases
}


@dataclass(frozen=True)
class Outcome:
    """A plan, and the words for what became of it."""

    plan: str
    said: str

    @classmethod
    def of(cls, data: object) -> "Outcome | None":
        """The outcome in *data* of an answers file, its words in English; None if it is none."""
        if isinstance(data, Outcome):
            return data
        if not isinstance(data, dict) or not all(isinstance(each, str) for each in data.values()):
            return None
        if data.keys() == {"plan", "became"} and data["became"] in CODES:
            data = {"plan": data["plan"], "said": languages.of("en").became[data["became"]][0]}
        plan, said = (clean(data.get(key, "")).strip() for key in ("plan", "said"))
        is_whole = data.keys() == {"plan", "said"} and plan and said
        return cls(plan, said) if is_whole and "\n" not in plan + said else None

    def __str__(self) -> str:
        return f"{self.plan}: {self.said}"

    @property
    def became(self) -> str:
        """The code of the words in any language; "" if they are the person's own."""
        return _BY_WORDS.get(case_folded(self.said.rstrip(" .!")), "")

    @property
    def state(self) -> bool | str:
        """What the check box of the plan says by it: True, LET_GO, or False while it is open."""
        return _STATES.get(self.became, False)

    def data(self) -> dict[str, object]:
        """The outcome as an answers file has it."""
        return {
            "plan": self.plan,
            **({"became": self.became} if self.became else {"said": self.said}),
        }
