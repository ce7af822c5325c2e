"""Changes between two entries, with marks that need no colour."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reflect.comparison import Change
from reflect.entries import Answer
from reflect.journal import Stored
from reflect.questions import data
from reflect.render import console, put, put_beside, styled
from reflect.render.dates import long
from reflect.text import one_line
from reflect.words import of

_SAID = {
    "unchanged": "as it was",
    "reworded": "reworded",
    "extended": "grew",
    "shortened": "shorter",
    "rewritten": "new words",
    "new": "for the first time",
    "removed": "not this time",
    "moved": "another order",
    "changed": "changed",
}


def shown(old: Stored, new: Stored, changes: Sequence[Change], *, everything: bool) -> None:
    """What has changed, changed questions first."""
    out = console()
    _head(out, old, new)
    put(out, _summary(changes), above=1)
    put(out, Text("[-then-]  [+now+]", style="dim"))
    changed = [change for change in changes if change.kind != "unchanged"]
    same = [change for change in changes if change.kind == "unchanged"]
    for change in changed:
        _put(out, change, new.header.language)
    if everything:
        for change in same:
            _put(out, change, new.header.language)
    elif same:
        put(out, styled(f"The other {len(same)}: reflect compare --all", "dim"), above=1)


def _head(out: Console, old: Stored, new: Stored) -> None:
    """Which two runs these are."""
    for stored in [new] if old.header.title == new.header.title else [old, new]:
        put(out, styled(stored.header.title or stored.path.stem, "bold"))
    language = new.header.language
    weeks = abs((new.day - old.day).days) // 7
    apart = f", {weeks} weeks apart" if weeks > 1 else ""
    put(out, styled(f"{long(old.day, language)} and {long(new.day, language)}{apart}"))
    if old.header.about == new.header.about:
        if new.header.about:
            put(out, styled(f"about {', '.join(new.header.about)}"))
    else:
        for stored in (old, new):
            about = ", ".join(stored.header.about) or "nobody by name"
            put(out, styled(f"{long(stored.day, language)}: about {about}"))
    versions = old.header.worksheet_version, new.header.worksheet_version
    if versions[0] != versions[1] and None not in versions:
        then, now = versions
        said = f"The worksheet has changed in between (version {then}, now {now})."
        put(out, styled(said))


def _summary(changes: Sequence[Change]) -> Text:
    """How many answers changed, in a sentence."""
    counts = {kind: sum(change.kind == kind for change in changes) for kind in _SAID}
    told = [
        f"{count} {_SAID[kind]}" for kind, count in counts.items() if count and kind != "unchanged"
    ]
    same = counts["unchanged"]
    reads = "reads as it did" if same == 1 else "read as they did"
    return styled(
        f"Of {len(changes)} answers {same} {reads}" + (f": {', '.join(told)}." if told else ".")
    )


def _put(out: Console, change: Change, language: str) -> None:
    """One question and what became of its answer."""
    question = styled(change.question or change.id, "bold")
    put_beside(out, question, styled(_SAID[change.kind], "dim"), above=1)
    if change.old and change.new and change.old.question != change.new.question:
        put(out, styled(f"then asked as: {change.old.question}", "dim"), indent=4)
    for label, text in _body(change, language):
        put(out, text, indent=4, label=styled(f"{label:6}", "dim") if label else None)


def _body(change: Change, language: str) -> list[tuple[str, Text]]:
    """What is shown of an answer: texts, each with the word before it."""
    old, new = change.old, change.new
    if change.kind == "changed" and old and new:
        return _values(old, new, language)
    if change.kind == "rewritten" and old and new:
        return [("Then", styled(old.text)), ("Now", styled(new.text))]
    if change.kind == "removed" and old:
        return [("Then", styled(old.text)), *([("Now", _state(new, language))] if new else [])]
    if change.kind in ("new", "unchanged"):
        return [("", styled(new.text) if new and new.text else _state(new or old, language))]
    return [("", _marked(change))]


def _values(old: Answer, new: Answer, language: str) -> list[tuple[str, Text]]:
    """Two marks, choices or days beside each other, and the words about them."""
    then, now = (_value(answer, language) for answer in (old, new))
    lines = [("", styled(f"{then} then, {now} now"))]
    lines += [("Then", styled(old.words))] if old.words and old.words != new.words else []
    lines += [("Now", styled(new.words))] if new.words else []
    return lines


def _value(answer: Answer, language: str) -> str:
    words = of(language)
    if answer.kind == "yesno":
        named = {"True": words.yes, "False": words.no, "depends": words.depends}
        return named.get(str(answer.value), one_line(answer.text))
    value = data(answer.value)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or words.none
    return one_line(answer.text) if value is None else str(value)


def _state(answer: Answer | None, language: str) -> Text:
    declined = answer is not None and answer.declined
    return styled(f"({of(language).not_today})" if declined else "(open)", "dim")


def _marked(change: Change) -> Text:
    """The text with marks round what went and what came."""
    text = Text()
    for sign, *words in change.segments:
        if sign == "=":
            text.append_text(styled(words[-1]))
            continue
        gone = sign in "-<"
        core = words[0].strip() or words[0]
        before, _, behind = words[0].partition(core)
        text.append_text(styled(before))
        marked = f"[-{core}-]" if gone else f"[+{core}+]"
        text.append_text(styled(marked, "strike" if gone else "underline"))
        text.append_text(styled(behind or (" " if gone else "")))
    return text
