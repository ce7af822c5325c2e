"""The worksheets that tests share."""

from pathlib import Path

_HERE = Path(__file__).parent


def _sheet(name: str) -> str:
    return (_HERE / f"{name}.md").read_text("utf-8")


#: Two open questions and a scale; its id is "near".
SHORT = _sheet("short")
#: A question of each kind, a follow-up, and one for each person; its id is "kinds".
KINDS = _sheet("kinds")
#: All kinds again, with guidance, hints, forms and follow-ups of follow-ups; its id is "all-kinds".
FORMS = _sheet("forms")
#: A purpose, guidance and an afterword, and questions of five kinds in one step.
SMALL = _sheet("small")
#: A second version, with questions that came, went and got other words; its id is "near", too.
NEARNESS = _sheet("nearness")
#: What `entries/damaged/evening.md` answers, and a step with a question of each kind.
EVENING = _sheet("evening")
#: What somebody made up answers in sittings that are cut short.
STONES = _sheet("stones")
#: Actions, for each person too, and a day to look again; its id is "plans".
PLANS = _sheet("plans")
#: A document that becomes a worksheet of two steps with five questions.
DOCUMENT = (_HERE / "rest.txt").read_text("utf-8")
SHIPPED = (_HERE.parents[1] / "templates" / "emotional-intimacy.md").read_text("utf-8")
