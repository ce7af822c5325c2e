"""`reflect next let-go`: let go of looking at a worksheet again."""

from reflect.commands.call import ABOUT, Call, takes
from reflect.commands.next.changing import WorksheetName, change


@takes(ABOUT)
def command(call: Call, worksheet: WorksheetName = "") -> None:
    """Let go of looking at a worksheet again, for good."""
    change(call, worksheet, "let-go")
