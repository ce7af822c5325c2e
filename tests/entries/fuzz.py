"""Files that nobody would make: the damaged ones, damaged further by chance."""

from collections.abc import Callable
from random import Random

from damaged import CASES

#: The larger ones take their time, and teach nothing that the smaller do not.
LARGEST = 20_000
CORPUS = [case.data for case in CASES.values() if len(case.data) <= LARGEST]
PIECES = [
    *(b"\n", b"\r", b"\r\n", b"\n\n", b" ", b"\t", b"    ", b"\xc2\xa0", b"\xe2\x80\xa8", b"\xc2\x85"),
    *(b"\0", b"\x0b", b"\x0c", b"\x1b[2J", b"\x7f", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe9", b"\xed\xa0\x80"),
    *(b"---\n", b"...\n", b"\n---\n", b"```\n", b"~~~\n", b"````\n", b"```x\n", b"===\n", b"> ", b"- ", b"1. "),
    *(b"# ", b"## ", b"### ", b"#### ", b"\n### How near was I?\n", b"\n## Looking closer\n", b"\n### In one word?\n"),
    *(b"\n<!-- q: near -->\n", b"\n<!-- q: text -->\n", b"\n<!-- step: more -->\n", b"<!-- q: near, aside -->"),
    *(b"\n<!-- q: safe, for: Sam -->\n", b'\n<!-- q: safe, for: "S\\u002d" -->\n', b"<!-- ", b" -->", b"\\"),
    *(b"\n7 / 10\n", b"\n- [x] quiet\n", b"\n_(not today)_\n", b"\n\\_(none)_\n", b"\n\\# a\n", b"(by tomorrow)"),
    *(b"worksheet: an-evening\n", b"worksheet: x\n", b"status: draft\n", b"about: [", b"about: &a [*a]\n", b"a: b: c\n"),
    *(b"? ", b"[", b"]", b"{", b"}", b'"', b"'", b"|", b">-\n", b"!!python/name:os.system ", b"*a", b"&a ", b"%%"),
    *(b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> theirs\n", "é".encode(), "e\u0301".encode(), "👩‍👩‍👧".encode()),
]  # fmt: skip


def _span(data: bytes, by: Random) -> tuple[int, int]:
    start = by.randrange(len(data) + 1)
    return start, min(len(data), start + by.choice([1, 1, 4, 16, 64, 256]))


def _flipped(data: bytes, by: Random) -> bytes:
    at, _ = _span(data, by)
    return data[:at] + bytes([by.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, by: Random) -> bytes:
    start, end = _span(data, by)
    return data[:start] + data[end:]


def _truncated(data: bytes, by: Random) -> bytes:
    at, _ = _span(data, by)
    return data[:at] if by.random() < 0.7 else data[at:]


def _doubled(data: bytes, by: Random) -> bytes:
    start, end = _span(data, by)
    return data[:end] + data[start:]


def _moved(data: bytes, by: Random) -> bytes:
    start, end = _span(data, by)
    rest = data[:start] + data[end:]
    at, _ = _span(rest, by)
    return rest[:at] + data[start:end] + rest[at:]


def _put_in(data: bytes, by: Random) -> bytes:
    at, _ = _span(data, by)
    return data[:at] + by.choice(PIECES) + data[at:]


def _on_a_line(data: bytes, by: Random) -> bytes:
    every = data.split(b"\n")
    every.insert(by.randrange(len(every) + 1), by.choice(PIECES).strip(b"\n"))
    return b"\n".join(every)


def _spliced(data: bytes, by: Random) -> bytes:
    start, end = _span(data, by)
    other = by.choice(CORPUS)
    first, last = _span(other, by)
    return data[:start] + other[first:last] + data[end:]


def _shuffled(data: bytes, by: Random) -> bytes:
    every = data.split(b"\n")
    start = by.randrange(len(every))
    some = every[start : start + by.choice([2, 3, 8, 100])]
    by.shuffle(some)
    return b"\n".join(every[:start] + some + every[start + len(some) :])


def _with_other_ends(data: bytes, by: Random) -> bytes:
    return data.replace(
        b"\n", by.choice([b"\r", b"\r\n", b"\n\n", b"\r\r\n", b" \n", b"\n ", b"\n\t"])
    )


DAMAGES: list[Callable[[bytes, Random], bytes]] = [
    *[_put_in, _put_in, _on_a_line, _on_a_line, _shuffled, _spliced, _moved, _doubled],
    *[_cut, _flipped, _truncated, _with_other_ends],
]


def made(seed: int, number: int) -> tuple[bytes, Random]:
    """The file of a *number* that a *seed* makes, and the chance for what is done with it."""
    by = Random(f"{seed}, {number}")
    data = by.choice(CORPUS)
    for _ in range(by.choice([1, 1, 2, 3, 6])):
        data = by.choice(DAMAGES)(data, by)
    return data, by
