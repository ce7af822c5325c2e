"""`reflect plan reopen`: open closed plans again."""

from reflect.commands.call import Call
from reflect.commands.plan.changing import Codes, change


def command(call: Call, codes: Codes) -> None:
    """Open plans again that were done or let go."""
    change(call, codes, False)
