"""Writes are durable, atomic and private."""

import errno
import os
import runpy
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from forked import child, end_of
from reflect import files
from reflect.errors import CannotRead, CannotWrite, FileChanged, JournalLocked, LeavesJournal
from reflect.files import systems

OLD = b"what was written in spring\n"
NEW = b"what was written in autumn, and at some more length\n"

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
not_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root is refused nothing"
)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    request.getfixturevalue("tmp_path")  # created before, as it must stay writable
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    """A file with the content OLD."""
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


@pytest.fixture
def sync_with_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make macOS use os.fsync as other systems do, so that a test can patch it."""

    def full_sync(*_: object) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    if sys.platform == "darwin":
        monkeypatch.setattr("fcntl.fcntl", full_sync)


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Callable[..., None]:
    """Make only the *nth* call of a function of `os` fail."""
    request.getfixturevalue("sync_with_fsync")

    def fail_at(name: str, code: int, nth: int = 1) -> None:
        real, calls = getattr(os, name), count(1)

        def faulty(*args: object, **kwargs: object) -> object:
            if next(calls) != nth:
                return real(*args, **kwargs)
            if name == "close":
                real(*args)
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, name, faulty)

    return fail_at


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("data", [b"", OLD, b"\xff\x00\r\n\xef\xbb\xbf"])
def test_reading_returns_the_bytes_that_were_written(tmp_path: Path, data: bytes) -> None:
    files.create(tmp_path / "a.md", data)

    assert files.read(tmp_path / "a.md") == data


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent.md", "this file or folder does not exist"),
        ("folder", "it is a folder, not a file"),
        ("fifo", "it is not a regular file"),
        ("device", "it is not a regular file"),
        ("circle", "its links go round in a circle"),
        ("a.md/b.md", "a part of its path is a file, not a folder"),
    ],
)
@pytest.mark.timeout(10)
@pytest.mark.posix
def test_only_regular_files_are_read_and_nothing_blocks(
    tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "a.md").write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "circle").symlink_to("circle")

    with pytest.raises(CannotRead, match=reason):
        files.read(tmp_path / name)


def test_a_file_above_the_size_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "video.md").open("wb") as file:
        file.truncate(files.MAX_SIZE + 1)

    with pytest.raises(CannotRead, match="larger than 100 MB"):
        files.read(tmp_path / "video.md")


@pytest.mark.posix
def test_links_that_lead_out_of_the_root_are_refused_though_the_root_may_be_a_link(
    tmp_path: Path,
) -> None:
    real, root = tmp_path / "real", tmp_path / "journal"
    (real / "2026").mkdir(parents=True)
    root.symlink_to(real)
    for path in (tmp_path / "a.md", real / "2026" / "a.md"):
        path.write_bytes(OLD)
    (real / "inside.md").symlink_to("2026/a.md")
    (real / "out.md").symlink_to(tmp_path / "a.md")
    (real / "further.md").symlink_to("out.md")
    (real / "folder").symlink_to(tmp_path)

    assert files.read(root / "inside.md", root) == files.read(root / "2026/a.md", root) == OLD
    assert files.read(real / "out.md") == OLD
    for name in ("out.md", "further.md"):
        with pytest.raises(LeavesJournal, match="leads out of the journal"):
            files.read(root / name, root)
    for path in (root / "folder" / "a.md", real / "folder" / "new.md", root / ".." / "a.md"):
        with pytest.raises(LeavesJournal):
            files.check_inside(path, root)
    files.check_inside(tmp_path / "a.md", root)


@pytest.mark.posix
def test_folders_may_be_nested_deeper_than_the_recursion_limit(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(sys.getrecursionlimit()):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    (tmp_path / "again").symlink_to(".")
    (tmp_path / "circle").symlink_to("circle")

    found = list(files.walk(tmp_path))
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)

    assert len(found) == sys.getrecursionlimit() + 1
    assert (found[0][1], found[0][2], sorted(found[0][3])) == (["d"], [], ["again", "circle"])


@pytest.mark.parametrize("kind", ["file", "folder", "broken link"])
@pytest.mark.posix
def test_creating_never_overwrites(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.md"
    if kind == "file":
        path.write_bytes(OLD)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere.md")
    before = path.lstat()

    with pytest.raises(FileExistsError):
        files.create(path, NEW)

    assert path.lstat() == before
    assert names(tmp_path) == ["a.md"]


def test_replacing_requires_the_expected_old_content(spring: Path) -> None:
    with pytest.raises(FileChanged):
        files.replace(spring, NEW, was=b"changed in an editor\n")
    before = spring.read_bytes()
    files.replace(spring, NEW, was=OLD)

    assert (before, spring.read_bytes(), names(spring.parent)) == (OLD, NEW, ["a.md"])
    spring.unlink()
    with pytest.raises(CannotRead, match="this file or folder does not exist"):
        files.replace(spring, OLD, was=NEW)
    assert names(spring.parent) == []


@pytest.mark.usefixtures("sync_with_fsync")
def test_a_save_of_another_program_during_fsync_is_not_overwritten(
    spring: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def slow(descriptor: int) -> None:
        spring.write_bytes(b"changed in an editor\n")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)

    with pytest.raises(FileChanged):
        files.replace(spring, NEW, was=OLD)

    assert spring.read_bytes() == b"changed in an editor\n"


@pytest.mark.posix
def test_replacing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "a.md"
    files.create(target, OLD)
    link, further = tmp_path / "a.md", tmp_path / "b.md"
    link.symlink_to("elsewhere/a.md")
    further.symlink_to(link)

    files.replace(further, NEW, was=OLD)

    assert (further.readlink(), link.readlink()) == (link, Path("elsewhere/a.md"))
    assert target.read_bytes() == NEW
    assert names(tmp_path / "elsewhere") == ["a.md"]


@pytest.mark.parametrize("step", ["create", "replace"])
@pytest.mark.usefixtures("sync_with_fsync")
@pytest.mark.posix
def test_data_is_synced_before_the_rename_and_the_folder_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.md"
    if step == "replace":
        path.write_bytes(OLD)
    events: list[str] = []

    def watched(name: str) -> None:
        real = getattr(os, name)

        def spy(first: int, *rest: object) -> object:
            folder = name == "fsync" and stat.S_ISDIR(os.fstat(first).st_mode)
            events.append(f"{name} folder" if folder else name)
            return real(first, *rest)

        monkeypatch.setattr(os, name, spy)

    for name in ("write", "fsync", "link", "replace"):
        watched(name)

    if step == "create":
        files.create(path, NEW)
    else:
        files.replace(path, NEW, was=OLD)

    named = "link" if step == "create" else "replace"
    assert events == ["write", "fsync", named, "fsync folder"]


@forks
def test_of_many_processes_creating_the_same_file_one_succeeds(tmp_path: Path) -> None:
    path = tmp_path / "a.md"

    ends = [
        end_of(process)
        for process in [child(lambda n=n: files.create(path, b"%d" % n)) for n in range(8)]
    ]

    assert sorted(ends) == [0] + [1] * 7
    assert path.read_bytes() == b"%d" % ends.index(0)
    assert names(tmp_path) == ["a.md"]


@pytest.mark.posix
@pytest.mark.usefixtures("umask")
def test_a_file_is_never_accessible_to_others_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes, path, write = [], tmp_path / "a.md", os.write

    def watched(descriptor: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", watched)

    files.create(path, OLD)
    created = mode(path)
    files.replace(path, NEW, was=OLD)

    assert (created, mode(path)) == (0o600, 0o600)
    assert modes
    assert not any(each & 0o077 for each in modes)


@pytest.mark.parametrize(("was", "becomes"), [(0o644, 0o600), (0o777, 0o600), (0o440, 0o400)])
@pytest.mark.posix
def test_replacing_keeps_the_permissions_of_the_owner_and_removes_all_others(
    spring: Path, was: int, becomes: int
) -> None:
    spring.chmod(was)

    files.replace(spring, NEW, was=OLD)

    assert mode(spring) == becomes


@pytest.mark.posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct, indirect=True)
@pytest.mark.usefixtures("umask")
def test_new_folders_are_private_and_existing_ones_keep_their_mode(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    old.chmod(0o755)

    files.create(old / "2026" / "11" / "a.md", NEW)
    files.make_folder(old)

    assert [mode(path) for path in (old, old / "2026", old / "2026" / "11")] == [
        0o755,
        0o700,
        0o700,
    ]


@pytest.mark.parametrize("act", [files.make_folder, files.check_writable])
@pytest.mark.parametrize("below", ["", "2026", "2026/11"])
@pytest.mark.posix
def test_a_file_in_place_of_a_folder_is_reported(
    tmp_path: Path, act: Callable[[Path], None], below: str
) -> None:
    (tmp_path / "journal").write_bytes(OLD)

    with pytest.raises(CannotWrite, match=r"journal could not .* it is a file, not a folder"):
        act(tmp_path / "journal" / below)

    assert names(tmp_path) == ["journal"]


@pytest.mark.parametrize("act", [files.make_folder, files.check_writable])
@pytest.mark.posix
def test_a_link_to_a_missing_drive_is_reported(tmp_path: Path, act: Callable[[Path], None]) -> None:
    (tmp_path / "journal").symlink_to(tmp_path / "drive" / "journal")

    with pytest.raises(CannotWrite, match="it is a broken link"):
        act(tmp_path / "journal")


@pytest.mark.parametrize("below", ["", "journal", "journal/2026"])
def test_checking_for_write_access_leaves_no_file(tmp_path: Path, below: str) -> None:
    files.check_writable(tmp_path / below)

    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("function", "code", "reason"),
    [
        ("open", errno.EROFS, "the folder is read-only"),
        ("open", errno.EACCES, "permission denied"),
        ("write", errno.ENOSPC, "the disk is full"),
    ],
)
def test_checking_for_write_access_reports_a_fault(
    tmp_path: Path, fail: Callable[..., None], function: str, code: int, reason: str
) -> None:
    fail(function, code)

    with pytest.raises(CannotWrite, match=reason):
        files.check_writable(tmp_path / "journal")

    assert names(tmp_path) == []


@not_root
@pytest.mark.posix
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(CannotWrite, match="permission denied"):
        files.check_writable(tmp_path)
    with pytest.raises(CannotWrite, match="permission denied"):
        files.create(tmp_path / "a.md", NEW)

    assert names(tmp_path) == []


@not_root
@pytest.mark.posix
def test_files_can_be_created_in_a_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir(0o300)

    files.create(folder / "a.md", NEW)

    assert files.read(folder / "a.md") == NEW
    folder.chmod(0o700)


FAULTS_BEFORE_RENAME = [
    ("open", errno.EMFILE, "too many open files"),
    ("open", errno.EACCES, "permission denied"),
    ("write", errno.ENOSPC, "the disk is full"),
    ("write", errno.EDQUOT, "your disk quota is used up"),
    ("fsync", errno.EIO, "the disk reports an error"),
    ("close", errno.EIO, "the disk reports an error"),
]


@pytest.mark.parametrize(
    ("function", "code", "reason"),
    [
        *FAULTS_BEFORE_RENAME,
        ("replace", errno.EACCES, "permission denied"),
        ("replace", errno.ENOSPC, "the disk is full"),
        ("replace", errno.EXDEV, os.strerror(errno.EXDEV).lower()),
    ],
)
@pytest.mark.posix
def test_a_fault_while_replacing_leaves_only_the_old_file(
    tmp_path: Path, spring: Path, fail: Callable[..., None], function: str, code: int, reason: str
) -> None:
    fail(function, code)

    with pytest.raises(CannotWrite, match=f"a.md could not be written: {reason}"):
        files.replace(spring, NEW, was=OLD)

    assert spring.read_bytes() == OLD
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("function", "code", "reason", "nth"),
    [
        *[(*fault, 1) for fault in FAULTS_BEFORE_RENAME],
        ("link", errno.ENOSPC, "the disk is full", 1),
        ("link", errno.EIO, "the disk reports an error", 1),
        ("open", errno.EMFILE, "too many open files", 2),  # opening the folder to sync it
        ("fsync", errno.EIO, "the disk reports an error", 2),
        ("close", errno.EIO, "the disk reports an error", 2),
    ],
)
@pytest.mark.posix
def test_a_fault_while_creating_leaves_nothing_and_a_retry_succeeds(
    tmp_path: Path, fail: Callable[..., None], function: str, code: int, reason: str, nth: int
) -> None:
    path = tmp_path / "a.md"
    fail(function, code, nth)

    with pytest.raises(CannotWrite, match=f"a.md could not be written: {reason}"):
        files.create(path, NEW)
    after = names(tmp_path)
    files.create(path, NEW)

    assert after == []
    assert path.read_bytes() == NEW


@pytest.mark.posix
def test_a_failed_sync_of_the_folder_is_an_error_and_a_retry_succeeds(
    tmp_path: Path, spring: Path, fail: Callable[..., None]
) -> None:
    fail("fsync", errno.EIO, nth=2)

    with pytest.raises(CannotWrite):
        files.replace(spring, NEW, was=OLD)
    after = spring.read_bytes()
    files.replace(spring, NEW, was=OLD)

    assert (after, spring.read_bytes()) == (NEW, NEW)
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(("function", "code"), [("mkdir", errno.ENOSPC), ("fsync", errno.EIO)])
@pytest.mark.posix
def test_a_fault_while_creating_a_folder_leaves_none(
    tmp_path: Path, fail: Callable[..., None], function: str, code: int
) -> None:
    fail(function, code)

    with pytest.raises(CannotWrite):
        files.make_folder(tmp_path / "journal")

    assert names(tmp_path) == []


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.EBADF])
@pytest.mark.posix
def test_files_are_saved_where_folders_cannot_be_synced(
    tmp_path: Path, fail: Callable[..., None], code: int
) -> None:
    fail("fsync", code, nth=2)

    files.create(tmp_path / "a.md", NEW)

    assert (tmp_path / "a.md").read_bytes() == NEW


def test_a_fault_without_our_own_message_gets_the_message_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"\.md could not be written: [a-z]"):
        files.create(tmp_path / ("long" * 100 + ".md"), NEW)

    assert names(tmp_path) == []


@forks
def test_a_disk_that_fills_up_during_a_write_leaves_the_old_file(
    tmp_path: Path, spring: Path
) -> None:
    resource = pytest.importorskip("resource")

    def write_on_a_full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        with pytest.raises(CannotWrite):
            files.replace(spring, NEW, was=OLD)
        with pytest.raises(CannotWrite):
            files.create(tmp_path / "b.md", NEW)

    assert end_of(child(write_on_a_full_disk)) == 0
    assert spring.read_bytes() == OLD
    assert names(tmp_path) == ["a.md"]


STEPS = ("open", "write", "fsync", "close", "chmod", "link", "replace", "unlink", "mkdir")


def is_killed_at(nth: int, action: Callable[[], object]) -> bool:
    """Whether a process that runs *action* reached its *nth* system call and was killed there."""

    def action_under_fire() -> None:
        calls = count(1)

        def fragile(name: str) -> Callable[..., object]:
            real = getattr(os, name)

            def step(*args: object, **kwargs: object) -> object:
                if next(calls) == nth:
                    os.kill(os.getpid(), signal.SIGKILL)
                if name == "write":
                    args = (args[0], memoryview(args[1])[:7])  # torn in several places
                return real(*args, **kwargs)

            return step

        for name in STEPS:
            setattr(os, name, fragile(name))
        action()

    end = end_of(child(action_under_fire))
    assert end in (0, -signal.SIGKILL)
    return end != 0


def states_after_kills(
    begun: Callable[[int], Callable[[], object]], look: Callable[[int], object]
) -> list[object]:
    """Results of *look* after a kill at each system call in turn, and last after none."""
    left = []
    for nth in count(1):
        killed = is_killed_at(nth, begun(nth))
        left.append(look(nth))
        if not killed:
            return left
    raise AssertionError


@forks
def test_a_kill_while_replacing_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.md"

    def begun(_: int) -> Callable[[], object]:
        path.write_bytes(OLD)
        return lambda: files.replace(path, NEW, was=OLD)

    left = states_after_kills(begun, lambda _: path.read_bytes())

    assert len(left) >= 18
    assert left == sorted(left, key=[OLD, NEW].index)
    assert left[-1] == NEW


@pytest.mark.parametrize("links", [True, False])
@forks
def test_a_kill_while_creating_leaves_no_file_or_the_new(
    tmp_path: Path, fail: Callable[..., None], links: bool
) -> None:
    if not links:
        fail("link", errno.EPERM)
    paths = [tmp_path / str(nth) / "a.md" for nth in range(99)]

    left = states_after_kills(
        lambda nth: lambda: files.create(paths[nth], NEW),
        lambda nth: paths[nth].read_bytes() if paths[nth].exists() else None,
    )

    # Without hard links an empty file may be left, but never a partial one.
    assert len(left) >= 18
    assert left == sorted(left, key=[None, NEW].index if links else [None, b"", NEW].index)
    assert left[-1] == NEW


@pytest.mark.parametrize("links", [True, False])
@forks
def test_a_kill_while_renaming_leaves_the_file_complete_under_one_name_or_both(
    tmp_path: Path, fail: Callable[..., None], links: bool
) -> None:
    if not links:
        fail("link", errno.EPERM)
    places = [(tmp_path / f"{nth}/a.md", tmp_path / f"{nth}/below/b.md") for nth in range(99)]

    def begun(nth: int) -> Callable[[], object]:
        files.create(places[nth][0], OLD)
        return lambda: files.rename(*places[nth])

    left = states_after_kills(
        begun, lambda nth: {it.name for it in places[nth] if it.exists() and it.read_bytes() == OLD}
    )

    assert len(left) >= 12
    assert all(left)
    assert left[-1] == {"b.md"}


def test_renaming_never_overwrites(tmp_path: Path) -> None:
    path, to = tmp_path / "a.md", tmp_path / "b.md"
    path.write_bytes(OLD)
    to.write_bytes(NEW)

    with pytest.raises(FileExistsError):
        files.rename(path, to)

    assert (path.read_bytes(), to.read_bytes()) == (OLD, NEW)


@pytest.mark.posix
def test_making_a_file_private_only_removes_permissions(tmp_path: Path) -> None:
    for given, expected in ((0o644, 0o600), (0o777, 0o700), (0o044, 0o000), (0o400, 0o400)):
        path = tmp_path / f"{given:o}.md"
        path.write_bytes(OLD)
        path.chmod(given)
        assert files.is_open_to_others(path) is (given != expected)

        files.make_private(path)

        assert mode(path) == expected
        assert not files.is_open_to_others(path)
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "gone.md")
    assert not files.is_open_to_others(link)
    assert not files.is_open_to_others(tmp_path / "gone.md")


NO_LINKS = [errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK]


@pytest.mark.parametrize("code", NO_LINKS, ids=errno.errorcode.get)
@pytest.mark.posix
def test_without_hard_links_files_are_created_and_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def link(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", link)
    path = tmp_path / "a.md"

    files.create(path, OLD)
    with pytest.raises(FileExistsError):
        files.create(path, NEW)

    assert path.read_bytes() == OLD
    assert mode(path) == 0o600
    assert names(tmp_path) == ["a.md"]


@pytest.mark.posix
def test_without_hard_links_a_fault_leaves_nothing(
    tmp_path: Path, fail: Callable[..., None]
) -> None:
    fail("link", errno.EPERM)
    fail("replace", errno.EIO)

    with pytest.raises(CannotWrite, match="the disk reports an error"):
        files.create(tmp_path / "a.md", NEW)

    assert names(tmp_path) == []


def test_files_are_opened_in_binary_mode_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    # Otherwise the C library there writes CRLF for LF (learn.microsoft.com, _open).
    monkeypatch.setattr(os, "O_BINARY", 0x8000, raising=False)

    assert runpy.run_path(systems.__file__)["BINARY"] == 0x8000


def held_by_a_scanner(winerror: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_replacing_is_retried_while_windows_holds_a_file(
    spring: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float], winerror: int
) -> None:
    replace, tries = os.replace, count(1)

    def scanned(temp: Path, target: Path) -> None:
        if next(tries) < 4:
            raise held_by_a_scanner(winerror)
        replace(temp, target)

    monkeypatch.setattr(os, "replace", scanned)

    files.replace(spring, NEW, was=OLD)

    assert spring.read_bytes() == NEW
    assert len(slept) == 3


def test_replacing_fails_if_windows_holds_a_file_too_long(
    tmp_path: Path, spring: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:

    def scanned(*_: object) -> None:
        raise held_by_a_scanner(32)

    monkeypatch.setattr(os, "replace", scanned)

    with pytest.raises(CannotWrite, match="permission denied"):
        files.replace(spring, NEW, was=OLD)

    assert sum(slept) == pytest.approx(2.5)
    assert spring.read_bytes() == OLD
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("code", "saved"), [(None, True), (errno.ENOTSUP, True), (errno.EIO, False)]
)
@pytest.mark.posix
def test_the_cache_of_the_drive_is_flushed_on_macos_where_supported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None, saved: bool
) -> None:
    fcntl = pytest.importorskip("fcntl")
    commands, fsyncs = [], []

    def full_sync(_: int, command: int) -> None:
        commands.append(command)
        if code:
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_sync)
    monkeypatch.setattr(os, "fsync", fsyncs.append)

    if saved:
        files.create(tmp_path / "a.md", NEW)
    else:
        with pytest.raises(CannotWrite, match="the disk reports an error"):
            files.create(tmp_path / "a.md", NEW)

    assert commands == [51, 51] if saved else [51]
    assert len(fsyncs) == (2 if code == errno.ENOTSUP else 0)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[int]:
    """A process that holds the lock of tmp_path / ".reflect" until it is killed."""
    receive, send = os.pipe()

    def hold() -> None:
        with files.lock(tmp_path / ".reflect"):
            os.write(send, b"!")
            signal.pause()

    process = child(hold)
    os.close(send)
    assert os.read(receive, 1) == b"!"
    os.close(receive)
    yield process
    with suppress(ProcessLookupError):  # a test may have killed it
        os.kill(process, signal.SIGKILL)
        end_of(process)


@forks
@pytest.mark.usefixtures("holder")
def test_a_lock_has_one_holder_and_others_wait_for_five_seconds(
    tmp_path: Path, slept: list[float]
) -> None:
    with pytest.raises(JournalLocked), files.lock(tmp_path / ".reflect"):
        pytest.fail("two hold it")

    assert sum(slept) == pytest.approx(5)


@forks
def test_a_lock_is_released_when_its_process_ends(
    tmp_path: Path, holder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    def kill_instead(pause: float) -> None:
        slept.append(pause)
        os.kill(holder, signal.SIGKILL)
        end_of(holder)

    monkeypatch.setattr(time, "sleep", kill_instead)

    with files.lock(tmp_path / ".reflect"):
        pass

    assert len(slept) == 1


@pytest.mark.posix
def test_a_lock_file_is_private_and_free_again_after_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "journal" / ".reflect"

    with pytest.raises(FileNotFoundError), files.lock(folder):
        (folder / "absent").unlink()
    with files.lock(folder):
        modes = [mode(path) for path in (folder.parent, folder, folder / "lock")]

    assert modes == [0o700, 0o700, 0o600]


@pytest.mark.posix
def test_an_unopenable_lock_file_is_reported(tmp_path: Path, fail: Callable[..., None]) -> None:
    fail("open", errno.EROFS)

    refusal = "lock could not be written: the folder is read-only"
    with pytest.raises(CannotWrite, match=refusal), files.lock(tmp_path):
        pytest.fail("nobody holds it")


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP])
@pytest.mark.posix
def test_saving_works_where_locks_are_unsupported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def flock(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", flock)

    with files.lock(tmp_path):
        files.create(tmp_path / "a.md", NEW)

    assert (tmp_path / "a.md").read_bytes() == NEW
