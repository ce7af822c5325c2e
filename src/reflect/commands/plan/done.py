"""`reflect plan done`: mark plans as done."""

from reflect.commands.call import Call
from reflect.commands.plan.changing import Codes, change
from reflect.questions.kinds import DONE


def command(call: Call, codes: Codes) -> None:
    """Mark plans as done."""
    change(call, codes, DONE)
