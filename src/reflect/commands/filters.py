"""Which runs and answers are looked back on, as the options of a call say it."""

from datetime import date, datetime

from reflect.commands.call import Call
from reflect.errors import BadDay, UnknownWorksheet
from reflect.journal import Journal
from reflect.journal.mentions import MASKED
from reflect.journal.runs import Selection


def selection(call: Call) -> Selection:
    """What is looked back on; raises UnknownWorksheet, BadDay or NothingToExclude."""
    book, given = call.book, call.given
    if given.exclude:
        from reflect.journal import runs

        runs.expect_excluded(book, given.exclude)
    excluded = (*given.exclude, *book.settings.exclude)
    kin = book.library.kin(excluded) if excluded else frozenset()
    if excluded:
        MASKED.set(Selection(excluded=excluded).masked)
    if given.worksheet and given.worksheet not in book.library.paths:
        known = dict.fromkeys([*book.library.paths, *(each.header.worksheet for each in book)])
        if given.worksheet not in known:
            raise UnknownWorksheet(given.worksheet, sorted(each for each in known if each))
    # Whom it leaves out is not said: whoever typed it, or set it, knows.
    said = [f"{option} {name}".rstrip() for option, name in given.filters if option != "--exclude"]
    said += ["--exclude"] * bool(given.exclude)
    said += ["exclude in config.toml"] * bool(book.settings.exclude)
    return Selection(
        worksheet=given.worksheet,
        about=tuple(given.about),
        tags=tuple(given.tag),
        since=_days(book, "--since", given.since)[0],
        until=_days(book, "--until", given.until)[1],
        status=given.status,
        excluded=excluded,
        kin=kin,
        said=tuple(said),
    )


def _days(book: Journal, option: str, typed: str) -> tuple[date, date]:
    """The first and the last day that *option* names, by the clock of who writes after midnight."""
    if not typed:
        return date.min, date.max
    from reflect.questions.kinds.days import past_days  # only here: most ask for all days

    days = past_days(typed, book.settings.day(datetime.now()))
    if days is None:
        raise BadDay(option, typed)
    return days
