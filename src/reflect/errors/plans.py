"""Errors about plans: codes, and lines that have changed."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from reflect.errors import ReflectError, WrongUse
from reflect.errors.phrases import command, listing
from reflect.locale import N_


class UnknownCode(ReflectError):
    """No plan has this code."""

    code: str
    message = N_(
        "No plan has the code '{code}'. Your plans and their codes: {command}",
        command=command("plan", "--list", "--all"),
    )


class PlansLost(ReflectError):
    """A worksheet is gone, without which nothing in its entries is known as a plan."""

    worksheet: str
    message = N_(
        "The worksheet '{worksheet}' is no longer there, and without it reflect cannot tell what "
        "was planned in its entries. Put it back, or tick the boxes in any editor."
    )


class AmbiguousCode(ReflectError):
    """Several plans have codes that begin like this."""

    code: str
    codes: Sequence[str]

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_(
            "'{code}' could be any of these plans: {codes}. Write out the one you mean.",
            code=self.code,
            codes=listing(self.codes),
        )


class PlanChanged(ReflectError):
    """The line of a plan is not as it was when it was read."""

    path: Path
    message = N_(
        "{path} has changed in the meantime, and this plan is no longer in it as it was. "
        "Nothing was changed; see your plans again: {command}",
        command=command("plan"),
    )


class BadPlanDay(WrongUse):
    """The new day of a plan cannot be parsed, or is more than one day."""

    typed: str
    message = N_(
        "'{typed}' is not a date I understand. Give one such as 2026-12-01, Friday or in 3 weeks; "
        "or none, for no day at all."
    )


class NotOneWorksheet(ReflectError):
    """None or several of the worksheets to look at again are meant."""

    names: Sequence[str]

    def parts(self) -> Iterable[str | ReflectError]:
        which = N_(
            "Which one do you mean: {names}? Name the worksheet, and add --about NAME if it comes "
            "back for several people.",
            names=listing(self.names),
        )
        none = N_("There is no such worksheet to look at again. Nothing was changed.")
        yield which if self.names else none


class SaidByDate(ReflectError):
    """A date says when to look again, which has no box."""

    path: Path

    def parts(self) -> Iterable[str | ReflectError]:
        yield N_(
            "{path} says on which day to look again. That ends once you have been through the "
            "worksheet again; to take the day out before: {command}",
            path=self.path,
            command=command("edit", str(self.path)),
        )


class SaidByWorksheet(ReflectError):
    """Only a worksheet says when to look again: no answer could be let go."""

    path: Path
    message = N_(
        "Only the worksheet itself says when to look again, in the line every: of {path}. To let "
        "go of it, take that line out."
    )
