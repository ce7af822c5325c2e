"""The program at another time: ``python moved.py 2026-03-01T20:00 ARGUMENTS``."""

import datetime
import sys
import time


class Moved(datetime.datetime):
    """Time by a clock that was set when the process began."""

    ahead = datetime.timedelta()

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "Moved":
        """The moment that this clock shows."""
        return super().now(tz) + cls.ahead


def main() -> None:
    """Run the program with the arguments after the first, which is the time by its clock."""
    Moved.ahead = datetime.datetime.fromisoformat(sys.argv.pop(1)) - datetime.datetime.now()
    real, ahead = time.time, Moved.ahead.total_seconds()
    datetime.datetime = Moved  # type: ignore[misc]
    time.time = lambda: real() + ahead
    # It imports the names of both clocks.
    from reflect import __main__

    __main__.main()


if __name__ == "__main__":
    main()
