"""Prompts that screens and plain lines share, and the menu of a question."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from reflect import languages
from reflect.errors import (
    CannotRead,
    CannotWrite,
    EditorFailed,
    EditorReturnedAtOnce,
    NoEditor,
    NotText,
)
from reflect.interview import Move, Navigation, Prompt
from reflect.locale import N_, Locale, joined
from reflect.questions.kinds import LAST_TIME
from reflect.terminal import editor


class Prompts(ABC):
    """Base of the screen and the plain lines: both retry saving and open an editor alike."""

    def __init__(self, locale: Locale, scratch: Path) -> None:
        self.locale, self._scratch = locale, scratch
        self.remarks: list[str] = []

    @abstractmethod
    def choose(self, text: str, ways: Mapping[str, str]) -> str | None:
        """The key of the option in *ways* that is chosen below *text*; None at a pause."""

    def try_again(self, trouble: str) -> bool:
        """Whether to try again to save an answer, after the error *trouble*."""
        why = N_("This could not be saved: {why}.", why=trouble)
        stop = N_("stop; if they cannot be saved anywhere, you will see them, to copy")
        text = joined([why, N_("Your words are still here.")], " ")
        return self.choose(text, {"": N_("try again"), "q": stop}) == ""

    def settled(self, prompt: Prompt, reply: str | Move) -> str | Move | None:
        """*reply* with one day wherever two may be meant; None to go on with the text as it is."""
        text = reply.typed or "" if isinstance(reply, Move) else reply
        unread = (Navigation.PAUSE, Navigation.NOT_TODAY)
        if isinstance(reply, Move) and reply.navigation in unread:
            return reply
        while typed := next((each for each in prompt.typed_days(text) if len(each.days) > 1), None):
            first, second = typed.days
            ways = {
                "": prompt.words.long_with_weekday(first),
                "o": prompt.words.long_with_weekday(second),
                "c": N_("change what I wrote"),
            }
            asked = N_("Which day do you mean by '{typed}'?", typed=typed.typed)
            way = self.choose(asked, ways)
            chosen = {"": first, "o": second}.get("c" if way is None else way)
            if not chosen:
                return None
            text = f"{text[: typed.start]}{chosen.isoformat()}{text[typed.end :]}"
        return reply._replace(typed=text or reply.typed) if isinstance(reply, Move) else text

    def edited(
        self, text: str, at_rest: Callable[[], AbstractContextManager[None]]
    ) -> tuple[str | None, str]:
        """*text* as changed in the editor and no message; or None and an error message.

        *at_rest* gives the terminal to the editor. The message is empty where it has been shown.
        """
        remark, is_said = "", True
        try:
            return editor.written(text, self._scratch, at_rest, self._is_saved), ""
        except NoEditor:
            return None, N_("No editor could be opened. Name yours in EDITOR, and try again.")
        except CannotWrite as refused:
            return None, N_("This could not be saved: {why}.", why=refused.reason)
        except EditorReturnedAtOnce as early:
            kept = N_(
                "What you save in the window of your editor is kept in {path}.", path=early.path
            )
            remark, is_said = kept, False
        except (EditorFailed, NotText) as failed:
            # The text such an editor saved is still in its file.
            remark = N_(
                "Your editor reported an error. What it saved is kept in {path}.", path=failed.path
            )
        except CannotRead as gone:
            remark = gone.sentence
        self.remarks.append(self.locale.say(remark))
        return None, remark if is_said else ""

    def _is_saved(self) -> bool:
        """Whether the person saved the text in the window of an editor that returned at once."""
        text = N_(
            "Your editor returned at once, and nothing has changed. If it opened "
            "a window, write and save there first."
        )
        taken = N_("I have saved there: use that text")
        return self.choose(text, {"": taken, "q": N_("continue writing")}) == ""


def ways(prompt: Prompt, typed: str) -> dict[str, tuple[str, str]]:
    """The menu of a question with *typed* in its field: by letter, a label and a remark.

    The remark says what the choice does to the answer.
    """
    has_typed, is_asked = bool(typed.strip()), not prompt.asks_names
    found: dict[str, tuple[str, str]] = {"r": (N_("read back"), N_("what you wrote so far"))}
    edited = {
        "u": (N_("undo what I typed (Ctrl-_)"), ""),
        "e": (N_("write this one in my editor"), ""),
    }
    if is_asked and not prompt.number:
        to = N_("to your plans") if prompt.question.id == LAST_TIME else N_("to the last page")
        return {"b": (N_("back"), to), **found, **edited}
    before, stays = N_("to the question before"), N_("what you wrote here stays")
    if prompt.part == "words":
        before = N_("to the answer itself")
    back, go_on = before, (N_("skip: leave it open"), N_("you can come back to it"))
    if not is_asked:
        back, go_on = N_("the names stay here"), (go_on[0], N_("about no one in particular"))
    elif has_typed:
        back, go_on = stays, (N_("go on to the next"), stays)
    found = {
        "b": (N_("back"), back),
        "s": go_on,
        "t": (N_("all questions"), N_("a list, to go to any of them")),
        **found,
    }
    # The words beside a rating cannot be declined by themselves: skipping them keeps the rating.
    if prompt.part == "value" and prompt.number:
        replaced = N_("replaces what you wrote")
        is_there = has_typed or prompt.is_answered
        found["n"] = (N_("not today"), replaced if is_there else N_("an answer of its own"))
    if is_asked:
        found["l"] = (N_("what I wrote last time"), "")
    if prompt.step.guidance:
        found["g"] = (N_("the guidance again"), "")
    if is_asked and not prompt.is_chosen:
        found |= edited
    found["f"] = (N_("enough: finish with what is there"), "")
    found["p"] = (N_("pause"), N_("continue another day"))
    return found


def said(ways: Mapping[str, str]) -> dict[str, str]:
    """Words and letters for yes and no in all languages, each with its key in *ways*.

    None unless both are among them: "no name" is no answer to a question of yes or no.
    """
    found: dict[str, str] = {}
    every = languages.every()
    for words in ([each.yes.casefold() for each in every], [each.no.casefold() for each in every]):
        key = next((key for key, label in ways.items() if first_word(label) in words), None)
        if key is None:
            return {}
        found |= dict.fromkeys([*words, *(word[0] for word in words)], key)
    return found


def first_word(label: str) -> str:
    """The first word of *label*, in lower case."""
    return re.split(r"\W", label)[0].casefold()
