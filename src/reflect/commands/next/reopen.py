"""`reflect next reopen`: look at a worksheet again after all."""

from reflect.commands.call import ABOUT, Call, takes
from reflect.commands.next.changing import WorksheetName, change


@takes(ABOUT)
def command(call: Call, worksheet: WorksheetName = "") -> None:
    """Look at a worksheet again that you let go."""
    change(call, worksheet, "reopen")
