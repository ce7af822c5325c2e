"""`reflect check`: what could not be understood, what lies about, and the way out of each."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import messages, output, recorded
from reflect.commands.call import INTO_FILE, Call, formatted, takes
from reflect.journal import checking
from reflect.journal.checking import Finding, Look, Mending
from reflect.journal.mentions import MASKED
from reflect.locale import N_
from reflect.terminal import is_attended
from reflect.text import visible

if TYPE_CHECKING:
    from reflect.render.page import Block

#: So many of a kind are told, unless all are asked for.
SHOWN = 5


@takes(formatted(), *INTO_FILE)
def command(
    call: Call,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what needs no judgement; it asks you first.")
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="All of it, not only 5 of a kind.")] = False,
) -> int:
    """Find what is amiss in your files, and the way out."""
    book = call.book
    look = Look.at(book, datetime.now(), call.called)
    masked = MASKED.get()
    told = [each.shown(masked) for each in (look.findings if all_ else look.first(SHOWN))]
    is_json = call.is_json
    if look.findings and not is_json:
        ends = list(_ends(call, look, more=len(look.findings) - len(told), fix=fix))
        _put(call, told, ends)
    is_asked = fix and bool(look.mendings)
    done = _mended(call, look.mendings, all_=all_) if is_asked and is_attended() else set()
    if is_json:
        found = [e.shown(masked).data(fixed=e.mending in done) for e in look.findings]
        output.put(call, {"findings": found})
    if is_asked:
        messages.expect_somebody(N_("whether to make these changes. Nothing was changed"))
    if done:
        recorded.record(book, *(each.path for each in done if each))
    left = [each for each in look.findings if not (each.is_mild or each.mending in done)]
    if not look.findings:
        messages.say(_all_is_well(look.entries))
    elif done:
        messages.say(f"{_count(len(done), 'file')} mended. {_rest(len(left))}")
    return 1 if left else 0


def _put(call: Call, told: Sequence[Finding], ends: Sequence["Block"]) -> None:
    """Put out what was found, as a page for people."""
    from reflect.pages import findings

    output.show(call, findings.page(told, call.book.root, ends, messages.as_called))


def _ends(call: Call, look: Look, *, more: int, fix: bool) -> Iterator["Block"]:
    """What can be done next, below the findings."""
    from reflect.render.page import Command, Paragraph

    if more:
        yield Command(f"And {more} more of these kinds:", call.on_page("check", "--all"))
    if all(each.is_mild for each in look.findings):
        yield Paragraph("None of this needs you.")
    if look.mendings and not fix:
        how = call.on_page("check", "--fix")
        yield Command(f"{_count(len(look.mendings), 'file')} can be mended, once you say yes:", how)


def _mended(call: Call, mendings: Sequence[Mending], *, all_: bool) -> set[Mending]:
    """The changes that were made, after all of them were shown and somebody said yes."""
    book = call.book
    told = mendings if all_ else mendings[:SHOWN]
    lines = ["", "What would change, and nothing else:"]
    for each in told:
        lines += [f"  {checking.place(each.path, book.root)}"]
        lines += [f"    {change}" for change in each.changes]
    if len(told) < len(mendings):
        lines.append(f"  and {len(mendings) - len(told)} more; with --all you see each of them")
    for line in lines:
        messages.talk(visible(MASKED.get()(line)))
    is_agreed = messages.is_agreed(
        book,
        N_("Shall these changes be made?"),
        no=N_("no, leave everything as it is"),
        yes=N_("yes, make these changes"),
        left=N_("Everything was left as it is."),
    )
    if not is_agreed:
        return set()
    done, refused = checking.mend(book, mendings)
    messages.say(*(error.sentence for error in refused))
    return done


def _all_is_well(entries: int) -> str:
    looked = f"{_count(entries, 'entry', 'entries')} and all around them"
    return f"{looked}: nothing needs a hand." if entries else "There is nothing to mend."


def _rest(left: int) -> str:
    if not left:
        return "Nothing else needs you."
    return f"{_count(left, 'thing is', 'things are')} left to you; the way out stands above."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
