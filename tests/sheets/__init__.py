"""The worksheets that tests share."""

from pathlib import Path

_HERE = Path(__file__).parent

#: Two open questions and a scale; its id is "near".
SHORT = (_HERE / "short.md").read_text("utf-8")
#: A question of each kind, a follow-up, and one for each person; its id is "kinds".
KINDS = (_HERE / "kinds.md").read_text("utf-8")
#: All kinds again, with guidance, hints, forms and follow-ups of follow-ups; its id is "all-kinds".
FORMS = (_HERE / "forms.md").read_text("utf-8")
SHIPPED = (_HERE.parents[1] / "templates" / "emotional-intimacy.md").read_text("utf-8")
