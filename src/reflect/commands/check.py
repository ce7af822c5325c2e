"""`reflect check`: problems in files, each with its fix."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.commands import autocommit, messages, output
from reflect.commands.call import INTO_FILE, MASKED, Call, format_option, takes
from reflect.journal import checking
from reflect.journal.checking import CheckResult, Repair
from reflect.locale import N_, Message, joined, ngettext
from reflect.terminal import is_attended

if TYPE_CHECKING:
    from reflect.render.page import Block

#: Findings of a kind that are shown without --all.
SHOWN = 5


@takes(format_option(), *INTO_FILE)
def command(
    call: Call,
    fix: Annotated[
        bool, typer.Option("--fix", help="Fix what is safe to fix, after asking you.")
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="Show all, not only 5 of each kind.")] = False,
) -> int:
    """Check your files, and see how to fix what is wrong."""
    journal = call.journal
    look = CheckResult.at(journal, datetime.now(), call.command_line)
    masked = MASKED.get()
    shown = [each.shown(masked) for each in (look.findings if all_ else look.first(SHOWN))]
    if look.findings and not call.is_json:
        from reflect.pages import journal as pages

        say = journal.settings.locale
        ends = _next_steps(call, look, more=len(look.findings) - len(shown), fix=fix)
        page = pages.findings(say, shown, journal.root, messages.runnable, ends=ends)
        output.show(call, page)
    is_asked = fix and bool(look.repairs)
    done = _fixed(call, look.repairs, all_=all_) if is_asked and is_attended() else set()
    if call.is_json:
        found = [e.shown(masked).data(fixed=e.repair in done) for e in look.findings]
        output.put_json(call, {"findings": found})
    if is_asked:
        messages.expect_terminal(N_("whether to make these changes. Nothing was changed"))
    if done:
        autocommit.commit(journal, *(each.path for each in done if each))
    left = [each for each in look.findings if not (each.is_mild or each.repair in done)]
    if not look.findings:
        messages.say(_all_is_well(look.entries))
    elif done:
        messages.say(_fixed_and_left(len(done), len(left)))
    return 1 if left else 0


def _next_steps(call: Call, look: CheckResult, *, more: int, fix: bool) -> "Iterator[Block]":
    """Blocks below the findings: what to do next."""
    from reflect.render.page import Command, Paragraph

    say = call.journal.settings.locale
    if more:
        others = say.ngettext(
            "And one more of these kinds:", "And {count} more of these kinds:", more
        )
        yield Command(others, call.page_command("check", "--all"))
    if all(each.is_mild for each in look.findings):
        yield Paragraph(say.gettext("You do not have to do anything about this."))
    if look.repairs and not fix:
        offer = say.ngettext(
            "One file can be fixed, once you say yes:",
            "{count} files can be fixed, once you say yes:",
            len(look.repairs),
        )
        yield Command(offer, call.page_command("check", "--fix"))


def _fixed(call: Call, repairs: Sequence[Repair], *, all_: bool) -> set[Repair]:
    """Changes that were made, after they were shown and agreed to."""
    journal, say = call.journal, call.journal.settings.locale
    shown = repairs if all_ else repairs[:SHOWN]
    lines = ["", say.gettext("What would change, and nothing else:")]
    for each in shown:
        lines.append(f"  {checking.place(each.path, journal.root)}")
        lines += [f"    {say.say(change)}" for change in each.changes]
    if more := len(repairs) - len(shown):
        others = say.ngettext(
            "and one more; --all shows it", "and {count} more; --all shows each of them", more
        )
        lines.append(f"  {others}")
    for line in lines:
        messages.print_error(MASKED.get()(line))
    is_agreed = messages.confirm(
        journal,
        N_("Make these changes?"),
        no=N_("no, leave everything as it is"),
        yes=N_("yes, make these changes"),
        left=N_("Everything was left as it is."),
    )
    if not is_agreed:
        return set()
    done, refused = checking.apply_repairs(journal, repairs)
    messages.say(*(error.sentence for error in refused))
    return done


def _all_is_well(entries: int) -> Message:
    if not entries:
        return N_("There are no entries yet, and nothing is wrong.")
    return ngettext(
        "One entry and everything around it: all is well.",
        "{count} entries and everything around them: all is well.",
        entries,
    )


def _fixed_and_left(done: int, left: int) -> Message:
    rest = N_("There is nothing else for you to do.")
    if left:
        rest = ngettext(
            "One thing is left for you to fix; see above how.",
            "{count} things are left for you to fix; see above how.",
            left,
        )
    return joined([ngettext("One file was fixed.", "{count} files were fixed.", done), rest], " ")
