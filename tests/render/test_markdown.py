"""Changes as CriticMarkup: taking all of them gives today's answer, refusing them that of then."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.comparison import prose
from reflect.comparison.parts import sides
from reflect.render.markdown import marked

_MARK = re.compile(r"\{(\+\+|--|>>)(.*?)(\+\+|--|<<)\}", re.DOTALL)
_SIGNS = ["{++", "++}", "{--", "--}", "{~~", "~~}", "{==", "==}", "{>>", "<<}", "{", "}", "\\", "+"]
_SIGNS += ["<!-- ", "<", "!-- "]

#: Words, signs of the notation, and what gives a text its lines.
_PIECES = st.sampled_from(
    ["She calls. ", "I wait", "not ", "窓辺に座る。", "أنا ", "-", "- walk\n", "\n\n", "\n", "# ", "\t", *_SIGNS]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=12).map("".join)


def read(source: str, *, taken: bool) -> str:
    """What is left of *source* once all changes are taken, or refused."""
    source = re.sub(r"^( {0,3})\\(?=\\*#{1,6}(?:[ \t]|$))", r"\1", source, flags=re.MULTILINE)
    stays, at, found = "++" if taken else "--", 0, []
    for mark in _MARK.finditer(source):
        found += [source[at : mark.start()], mark[2] if mark[1] == stays else ""]
        at = mark.end()
    return "".join(map(_unescaped, [*found, source[at:]]))


def _unescaped(words: str) -> str:
    closed = re.sub(r"([+~=<-])\\(?=\\*\1\})", r"\1", words)
    opened = re.sub(r"(\{)\\(?=\\*(?:\+\+|--|~~|==|>>))", r"\1", closed)
    return re.sub(r"(<)\\(?=\\*!--)", r"\1", opened)


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_had_from_it(old: str, new: str) -> None:
    parts = prose.between(old, new).parts

    source = marked(parts, "moved")

    now = sides((s[0], s[-1]) for part in parts for s in part.segments)
    assert read(source, taken=True) == new
    assert read(source, taken=False) == now[0]


@given(_TEXTS, _TEXTS)
def test_no_mark_reaches_across_lines(old: str, new: str) -> None:
    source = marked(prose.between(old, new).parts, "moved")

    for mark in _MARK.finditer(source):
        assert "\n" not in mark[2] or not mark[2].strip()


@pytest.mark.parametrize(
    ("old", "new", "source"),
    [
        ("I sit by the window.", "I sit by the door.", "I sit by the {--window--}{++door++}."),
        ("We eat.", "We eat. We walk. We talk.", "We eat.{++ We walk. ++}{++We talk.++}"),
        ("- tea\n- milk", "- tea\n- bread\n- milk", "- tea\n{++- bread++}{++\n++}- milk"),
        ("a {++ b", "a {++ c", "a {\\++ {--b--}{++c++}"),
        ("# Ah", "# Ah", "\\# Ah"),
        ("<!-- q: who -->", "<!-- q: who -->", "<\\!-- q: who -->"),
    ],
)
def test_it_reads_as_other_programs_write_it(old: str, new: str, source: str) -> None:
    assert marked(prose.between(old, new).parts, "moved") == source


def test_what_moved_says_so_in_both_places() -> None:
    old = "The garden needs me every morning. Nobody calls before noon."
    new = "Nobody calls before noon. The garden needs me every morning."

    source = marked(prose.between(old, new).parts, "moved")

    assert source.count("{>>moved<<}") == 2
    assert read(source, taken=True) == new
    assert read(source, taken=False).split() == old.split()
