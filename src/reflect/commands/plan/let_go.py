"""`reflect plan let-go`: let plans go."""

from reflect.commands.call import Call
from reflect.commands.plan.changing import Codes, change
from reflect.questions.kinds import LET_GO


def command(call: Call, codes: Codes) -> None:
    """Let plans go: they were good to think about, and need not be done."""
    change(call, codes, LET_GO)
