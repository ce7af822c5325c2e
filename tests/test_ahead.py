"""A second process works ahead; whatever becomes of it, no piece of work is left out."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.files import ahead

if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
    pytest.skip(
        "a second process is called on Linux alone, where there are two processors",
        allow_module_level=True,
    )

COUNT = 1000
#: Which piece of work it was, and what was told of it.
Taken = tuple[int, tuple[bytes, ...]]


def named(number: int) -> tuple[bytes, bytes]:
    return (b"it is", str(number).encode())


def taken(number: int, told: tuple[bytes, ...]) -> Taken:
    return number, told


def told(work: Callable[[int], ahead.Told]) -> list[Taken | None]:
    """What is told of a thousand pieces of work, if the second process has all the time it wants.

    What else there is to do waits until that has come to its end, whatever end that is.
    """
    reading, writing = os.pipe()
    found = ahead.told(work, COUNT, taken)
    first = next(found)
    os.close(writing)
    assert os.read(reading, 1) == b""  # it returns as the last process has closed the other end
    os.close(reading)
    return [first, *found]


@given(st.integers(0, 400), st.integers(1, 9))
def test_each_piece_of_work_is_done_in_its_place(count: int, every: int) -> None:
    def work(number: int) -> ahead.Told:
        return None if number % every == 0 else named(number)

    found = list(ahead.told(work, count, taken))

    assert len(found) == count
    assert all(each is None or each == (at, work(at)) for at, each in enumerate(found))


def test_the_second_process_begins_at_the_other_end_and_goes_on_until_they_meet() -> None:
    found = told(named)

    # It may be done with all of it before the first has begun.
    few = ahead.A_FEW
    every = [(number, named(number)) for number in range(COUNT)]
    assert found[few:] == every[few:]
    assert found[:few] in ([None] * few, every[:few])


def test_it_may_have_done_each_once_before_the_first_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fork = os.fork
    reading, writing = os.pipe()

    def patient() -> int:
        if process := fork():
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        return process

    def work(number: int) -> ahead.Told:
        os.write(writing, b".")
        return named(number)

    monkeypatch.setattr(os, "fork", patient)

    assert list(ahead.told(work, 20, taken)) == [(at, named(at)) for at in range(20)]
    assert os.read(reading, 100) == b"." * 20


def test_what_both_have_done_as_they_meet_comes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    few, getppid, asked = ahead.A_FEW, os.getppid, []
    waiting, go_on, done = os.pipe(), os.pipe(), os.pipe()

    def held_up() -> int:
        """The second process has been told to do one more, and waits before it says that it does."""
        asked.append("one")
        if len(asked) == few + 1:
            os.write(waiting[1], b".")
            os.read(go_on[0], 1)
        return getppid()

    def work(number: int) -> ahead.Told:
        os.write(done[1], b".")
        return named(number)

    monkeypatch.setattr(os, "getppid", held_up)
    found = ahead.told(work, few * 3, taken)
    first = list(islice(found, few))
    os.read(waiting[0], 1)
    first.append(next(found))  # up to where the second is held up
    os.write(go_on[1], b".")

    assert first == [None] * (few + 1)
    assert list(found) == [None] * (few - 1) + [(at, named(at)) for at in range(few * 2, few * 3)]
    assert os.read(done[0], 100) == b"." * (few + 1)


@pytest.mark.parametrize("last", [ahead.A_FEW, 500, COUNT - 1])
@pytest.mark.parametrize("fatal", [signal.SIGTERM, signal.SIGKILL])
def test_where_the_second_process_is_killed_all_is_left_to_the_first(
    last: int, fatal: signal.Signals
) -> None:
    ours = os.getpid()

    def work(number: int) -> ahead.Told:
        if os.getpid() != ours and number <= last:
            os.kill(os.getpid(), fatal)
        return named(number)

    assert told(work) == [None] * COUNT


@pytest.mark.parametrize("fault", [MemoryError, KeyboardInterrupt, SystemExit, OSError])
def test_a_fault_in_the_second_process_is_not_heard_of(
    fault: type[BaseException], capfd: pytest.CaptureFixture[str]
) -> None:
    ours = os.getpid()

    def work(number: int) -> ahead.Told:
        if os.getpid() != ours:
            raise fault("a word of an answer")
        return named(number)

    assert told(work) == [None] * COUNT
    assert capfd.readouterr() == ("", "")


def test_what_is_found_ahead_does_not_fill_the_memory() -> None:
    count, most = 10_000, 400
    piece = b" " * (ahead.MOST // most)
    reading, writing = os.pipe()

    def work(number: int) -> ahead.Told:
        os.write(writing, b".")
        return (piece,)

    found = ahead.told(work, count, taken)
    done = list(islice(found, 1))
    os.close(writing)
    while os.read(reading, 1):  # nothing comes any more once it has ended
        done += islice(found, ahead.A_FEW)
    os.close(reading)

    told = [(number, (piece,)) for number in range(count - most, count)]
    assert [*done, *found] == [None] * (count - most) + told


def test_where_it_is_killed_while_it_tells_what_it_has_told_is_kept() -> None:
    reading, writing = os.pipe()

    def work(number: int) -> ahead.Told:
        if number == COUNT - 1:
            os.write(writing, b"%d\n" % os.getpid())
        return (b"%9000d" % number,)  # more, all told, than a pipe takes before somebody reads

    found = ahead.told(work, COUNT, taken)
    first = next(found)
    second = int(os.read(reading, 20))
    while " S " not in Path(f"/proc/{second}/stat").read_text(encoding="ascii"):
        pass  # until it waits for us to read
    os.kill(second, signal.SIGKILL)

    every = [first, *found]
    known = [each for each in every if each]
    assert known == [(at, (b"%9000d" % at,)) for at in range(COUNT - len(known), COUNT)]
    assert every == [None] * (COUNT - len(known)) + known
    assert known


@pytest.mark.parametrize("error", [errno.EAGAIN, errno.ENOMEM])
def test_where_there_is_no_room_for_a_second_process_one_does_it_all(
    monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def fork() -> int:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fork", fork)
    before = sorted(Path("/proc/self/fd").iterdir())

    assert list(ahead.told(named, 20, taken)) == [None] * 20
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert sorted(Path("/proc/self/fd").iterdir()) == before


def test_where_there_is_nothing_to_do_nobody_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise AssertionError

    monkeypatch.setattr(os, "fork", fork)

    assert list(ahead.told(named, 0, taken)) == []


def test_where_nobody_is_told_of_its_end_there_is_no_second_process() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert list(ahead.told(named, 20, taken)) == [None] * 20
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_an_interruption_as_it_begins_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork

    def interrupted() -> int:
        if process := fork():
            os.kill(os.getpid(), signal.SIGINT)
        return process

    monkeypatch.setattr(os, "fork", interrupted)

    with pytest.raises(KeyboardInterrupt):
        list(ahead.told(named, 1_000_000, taken))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("work", ["(b'%1000d' % at,)", "None"])
@pytest.mark.parametrize("fatal", [signal.SIGTERM, signal.SIGKILL])
def test_it_does_not_outlive_the_first(fatal: signal.Signals, work: str) -> None:
    script = (
        "import os\nfrom reflect.files import ahead\n"
        f"found = ahead.told(lambda at: {work}, 10**9, lambda at, told: told)\n"
        f"next(found)\nos.kill(os.getpid(), {int(fatal)})\n"
    )

    # It ends once nobody holds its output any more.
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)

    assert done.returncode == -fatal


@pytest.mark.parametrize("work", [named, lambda _: None])
def test_who_has_seen_enough_leaves_no_process_behind(work: Callable[[int], ahead.Told]) -> None:
    assert len(list(islice(ahead.told(work, 10**9, taken), 3))) == 3

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
