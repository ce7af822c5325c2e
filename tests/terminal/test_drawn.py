"""Lines of a page, as prompt_toolkit draws them."""

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.formatted_text import ANSI, to_formatted_text

from reflect.terminal.drawn import drawn
from reflect.terminal.page import bold, dim

plain = st.text(st.characters(codec="utf-8", exclude_characters="\x1b\x9b\x01\x02"), max_size=20)
pieces = st.builds(lambda text, tone: tone(text), plain, st.sampled_from([bold, dim, str]))


@given(st.lists(st.lists(pieces, max_size=4).map("".join), max_size=5))
def test_tones_are_those_of_the_escapes(lines: list[str]) -> None:
    expected = to_formatted_text(ANSI("\n".join(lines)))

    assert _letters(drawn(lines)) == _letters(expected)


def _letters(fragments: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(style.strip(), letter) for style, text, *_ in fragments for letter in text]
