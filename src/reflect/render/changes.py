"""Changes between two entries, with marks that need no colour."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reflect.comparison import Change
from reflect.entries import Answer
from reflect.errors import listing
from reflect.journal.runs import Run
from reflect.questions import data
from reflect.render.drawing import put, put_beside, styled
from reflect.text import one_line
from reflect.words import of

_SAID = {
    "unchanged": "as it was",
    "reworded": "reworded",
    "extended": "grew",
    "shortened": "shorter",
    "rewritten": "new words",
    "new": "not there before",
    "removed": "not this time",
    "moved": "another order",
    "changed": "changed",
}

#: The same in a sentence, after one and after several.
_COUNTED = {
    "reworded": ("was reworded", "were reworded"),
    "extended": ("grew", "grew"),
    "shortened": ("is shorter", "are shorter"),
    "rewritten": ("is in new words", "are in new words"),
    "new": ("was not there before", "were not there before"),
    "removed": ("is not for today", "are not for today"),
    "moved": ("is in another order", "are in another order"),
    "changed": ("changed", "changed"),
}


def drawn(
    out: Console,
    old: Run,
    new: Run,
    changes: Sequence[Change],
    *,
    everything: bool,
    more: str = "",
) -> None:
    """Draw what has changed, changed questions first; *more* is the command for the rest."""
    _head(out, old, new)
    put(out, _summary(changes), above=1)
    told = [change for change in changes if everything or change.is_told]
    if any(sign != "=" for change in told if _is_marked(change) for sign, *_ in change.segments):
        put(out, styled("[-then-]  [+now+]", "dim"))
    for change in sorted(told, key=lambda change: change.kind == "unchanged"):
        _put(out, change, new.language)
    if any(
        change.kind == "changed" and change.new and change.new.kind == "scale" for change in told
    ):
        put(out, styled("A step or two on a mark is often just the day.", "dim"), above=1)
    if more and len(told) < len(changes):
        put(
            out, styled(f"What reads as it did, or was left open this time: {more}", "dim"), above=1
        )


def _is_marked(change: Change) -> bool:
    """Whether the text is shown with marks in it."""
    return change.kind in ("reworded", "extended", "shortened", "moved")


def _head(out: Console, old: Run, new: Run) -> None:
    """Which two runs these are."""
    for title in dict.fromkeys((old.title, new.title)):
        put(out, styled(title, "bold"))
    words = of(new.language)
    weeks = abs((new.day - old.day).days) // 7
    apart = f", {weeks} weeks apart" if weeks > 1 else ""
    put(out, styled(f"{words.long(old.day)} and {words.long(new.day)}{apart}"))
    if old.about == new.about:
        if new.about:
            put(out, styled(f"about {', '.join(new.about)}"))
    else:
        for run in (old, new):
            about = ", ".join(run.about) or "no one named"
            put(out, styled(f"{words.long(run.day)}: about {about}"))
    versions = old.version, new.version
    if versions[0] != versions[1] and None not in versions:
        then, now = versions
        said = f"The worksheet has changed in between (version {then}, now {now})."
        put(out, styled(said))


def _summary(changes: Sequence[Change]) -> Text:
    """How many answers changed, in a sentence or two."""
    told = [change.kind for change in changes if change.is_told]
    same = sum(change.kind == "unchanged" for change in changes)
    if not told:
        return styled("All answers read as they did." if same else "There is nothing to compare.")
    reads = {0: "none reads as it did", 1: "1 reads as it did"}.get(
        same, f"{same} read as they did"
    )
    counts = {kind: told.count(kind) for kind in _COUNTED if kind in told}
    listed = listing([f"{n} {_COUNTED[kind][n > 1]}" for kind, n in counts.items()])
    return styled(f"Of {same + len(told)} answers {reads}. Of the others {listed}.")


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
    signs = [sign for sign, *_ in change.segments[1:]] + ["="]
    for (sign, *words), following in zip(change.segments, signs, strict=True):
        if sign == "=":
            text.append_text(styled(words[-1]))
            continue
        gone = sign in "-<"
        core = words[0].strip() or words[0]
        before, _, behind = words[0].partition(core)
        text.append_text(styled(before))
        marked = f"[-{core}-]" if gone else f"[+{core}+]"
        text.append_text(styled(marked, "strike" if gone else "underline"))
        text.append_text(styled(behind or (" " if gone and following in "+>" else "")))
    return text
