"""Fuzzed files: the damaged ones, with further random damage."""

from collections.abc import Callable
from random import Random

from damaged import CASES

#: Maximum size, in bytes: larger files are slow, and find nothing more.
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


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice([1, 1, 4, 16, 64, 256]))


def _flipped(data: bytes, random: Random) -> bytes:
    at, _ = _span(data, random)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _truncated(data: bytes, random: Random) -> bytes:
    at, _ = _span(data, random)
    return data[:at] if random.random() < 0.7 else data[at:]


def _doubled(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:]


def _moved(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    rest = data[:start] + data[end:]
    at, _ = _span(rest, random)
    return rest[:at] + data[start:end] + rest[at:]


def _inserted(data: bytes, random: Random) -> bytes:
    at, _ = _span(data, random)
    return data[:at] + random.choice(PIECES) + data[at:]


def _line_inserted(data: bytes, random: Random) -> bytes:
    every = data.split(b"\n")
    every.insert(random.randrange(len(every) + 1), random.choice(PIECES).strip(b"\n"))
    return b"\n".join(every)


def _spliced(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    other = random.choice(CORPUS)
    first, last = _span(other, random)
    return data[:start] + other[first:last] + data[end:]


def _shuffled(data: bytes, random: Random) -> bytes:
    every = data.split(b"\n")
    start = random.randrange(len(every))
    some = every[start : start + random.choice([2, 3, 8, 100])]
    random.shuffle(some)
    return b"\n".join(every[:start] + some + every[start + len(some) :])


def _line_ends_replaced(data: bytes, random: Random) -> bytes:
    return data.replace(
        b"\n", random.choice([b"\r", b"\r\n", b"\n\n", b"\r\r\n", b" \n", b"\n ", b"\n\t"])
    )


DAMAGES: list[Callable[[bytes, Random], bytes]] = [
    *[_inserted, _inserted, _line_inserted, _line_inserted, _shuffled, _spliced, _moved, _doubled],
    *[_cut, _flipped, _truncated, _line_ends_replaced],
]


def made(seed: int, number: int) -> tuple[bytes, Random]:
    """Fuzzed file *number* of *seed*, and its random generator for further choices."""
    random = Random(f"{seed}, {number}")
    data = random.choice(CORPUS)
    for _ in range(random.choice([1, 1, 2, 3, 6])):
        data = random.choice(DAMAGES)(data, random)
    return data, random
