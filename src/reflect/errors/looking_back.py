"""What can go wrong when one looks back on a question, or on all runs."""

from collections.abc import Sequence

from reflect.errors import ReflectError, command, nearest


class UnknownQuestion(ReflectError):
    """Nothing that was asked answers to this name."""

    def __init__(self, name: str, known: Sequence[str], count: int) -> None:
        number = f"its number (1 to {count})" if count else "its number"
        super().__init__(
            f"There is no question '{name}' here.{nearest(name, known)} "
            f"Name one by {number}, its id, or some of its words."
        )


class AmbiguousQuestion(ReflectError):
    """Several questions have these words."""

    def __init__(self, said: str, candidates: Sequence[tuple[str, str]]) -> None:
        shown = "".join(f"\n  {name:4} {wording}".rstrip() for name, wording in candidates)
        super().__init__(f"'{said}' may be any of these. Name one by what stands before it:{shown}")


class NothingFinished(ReflectError):
    """There is no finished run to look back on."""

    def __init__(self, *, is_begun: bool) -> None:
        go_on = (
            f"To go on with yours: {command('resume')}"
            if is_begun
            else f"To begin one: {command('new')}"
        )
        super().__init__(
            f"There is no finished entry yet. As soon as there is one, look here. {go_on}"
        )


class OneRunOnly(ReflectError):
    """There is nothing yet to compare a run with: a *sentence* in the language of its worksheet."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
