"""Tells legends, columns and rows of numbers by what is around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reflect.importers import marks
from reflect.importers.kinds import Draft
from reflect.importers.pieces import Piece
from reflect.importers.ratings import rating
from reflect.questions.kinds import Scale

_LONGEST_LABEL = 60
#: Longer labels above a legend only lead up to it.
_LONGEST_WORD = 25
_OPEN = (":", "：", "?", "？", "؟")
#: A line of a legend.
_RUNG = re.compile(r"\d{1,3}\s*(?:[=＝]|\s[–-]\s)\s*[^\d?？]{1,60}")


def with_scales(pieces: "Sequence[Piece | Draft]") -> "list[Piece | Draft]":
    """The *pieces* of a step, each with the scale that it explains, or that stands beside it."""
    found = list(_with_legends(pieces))
    for at, piece in enumerate(found):
        if isinstance(piece, Piece) and not piece.block.cell:
            found[at] = _with_scale(piece, _piece(found, at - 1), found[at + 1 : at + 2])
    for seen in (_columns(found), _pairs(found)):
        for at, beside in seen:
            if stated := _piece(found, at):
                found[at] = replace(stated, columns=beside)
    return found


def _piece(found: "Sequence[Piece | Draft]", at: int) -> Piece | None:
    piece = found[at] if 0 <= at < len(found) else None
    return piece if isinstance(piece, Piece) else None


def _with_scale(piece: Piece, above: Piece | None, next_: "Sequence[Piece | Draft]") -> Piece:
    """A *piece*, told as a legend of statements, or as a line between two words, if it is one."""
    below = _piece(next_, 0)
    if names := _names_of(piece, below):
        return replace(piece, is_legend=True, names=names)
    if marks.legend(piece.text) and not piece.asks and not piece.block.is_item:
        states = below and (below.block.is_item or below.after_blank or below.beside)
        is_rated = any(isinstance(each, Draft) and isinstance(each.kind, Scale) for each in next_)
        labels = above and is_label(above) and len(above.text) < _LONGEST_WORD
        is_apart = bool(above and not labels and marks.explains_all(piece.text))
        is_legend = (states or is_apart or is_rated) and not (above and above.asks)
        return replace(piece, is_legend=bool(is_legend))
    if line := marks.line_scale(piece.text):
        is_row = any(marks.line_scale(each.text) for each in (above, below) if each)
        if above and above.text.endswith(_OPEN) and not is_row:
            return replace(piece, line=line)
    return piece


def _columns(found: "Sequence[Piece | Draft]") -> Iterator[tuple[int, marks.Beside]]:
    """Statements with the same answers beside each, by place."""
    places: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for at, piece in enumerate(found):
        if isinstance(piece, Piece) and not piece.block.cell:
            statement, *answers = map(str.strip, piece.text.split("\t"))
            if len(answers) > 2 and statement:
                places.setdefault(tuple(answers), []).append((at, statement))
    for shared, statements in places.items():
        kind = marks.chosen_from(shared, is_one=True) if len(statements) > 1 else None
        for at, statement in statements if kind else ():
            if kind:
                yield at, marks.Beside(statement, kind)


def _pairs(found: "Sequence[Piece | Draft]") -> Iterator[tuple[int, marks.Beside]]:
    """Rows of numbers between two words each, one below the other, by place: each asks."""
    rated = {
        at: piece.kind
        for at, piece in enumerate(found)
        if isinstance(piece, Piece) and not (piece.is_legend or piece.block.cell)
    }
    rows = {at: kind for at, kind in rated.items() if isinstance(kind, Scale) and kind.low}
    for at, kind in rows.items():
        if rows.keys() & {at - 1, at + 1}:
            yield at, marks.Beside(f"{kind.low} – {kind.high}", kind)


def _with_legends(pieces: "Sequence[Piece | Draft]") -> "Iterator[Piece | Draft]":
    """The *pieces*, where a legend over several lines is one: 1 = never, 5 = always."""
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if isinstance(piece, Piece) and _RUNG.fullmatch(piece.text) and not piece.block.cell:
            run.append(piece)
            continue
        text = "; ".join(each.text for each in run)
        if len(run) > 1 and marks.legend(text):
            yield replace(run[0], block=replace(run[0].block, text=text, glyph="", level=0))
        else:
            yield from run
        run = []
        if piece:
            yield piece


def explained(piece: Piece) -> Scale | None:
    """The scale that a text explains for the statements below it; or None."""
    if piece.names:
        return piece.names
    if piece.asks or piece.block.is_item or piece.block.cell:
        return None
    return rating(piece.text) or marks.legend(piece.text)


def _names_of(piece: Piece, below: Piece | None) -> Scale | None:
    """The scale of the statements *below*, if *piece* names each of its numbers in columns."""
    scale = below.beside.kind if below and below.beside else None
    names = piece.text.split("\t")
    if any(name.strip().isdigit() for name in names[1:]):
        return None
    if not isinstance(scale, Scale) or scale.low or len(names) != scale.max - scale.min + 1:
        return None
    return Scale(scale.min, scale.max, marks.end(names[0]), marks.end(names[-1]))


def is_label(piece: Piece) -> bool:
    """Whether the piece is a short label with a colon."""
    text = piece.text.rstrip()
    if text.endswith((")", "）")):
        text = text[: max(text.rfind("("), text.rfind("（"))].rstrip()
    return not piece.is_mark and len(text) <= _LONGEST_LABEL and text.endswith((":", "："))
