"""What the history holds and what it does not; it is readable by its owner only."""

import os
import stat
import time
from pathlib import Path

import pytest
from journals import FIRST, LINE, MARK, NEW, SECOND, THIRD, Journal, append, git, git_raw

from typed import Reflect


def _config(journal: Journal, text: str) -> None:
    folder = journal.home / "config" / "reflect"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(text)


def _subjects(journal: Journal) -> list[str]:
    """Commit messages, newest first."""
    return journal.git("log", "--format=%B%x00").replace("\n", "").rstrip("\0").split("\0")


def _paths(journal: Journal, commit: str = "HEAD") -> list[str]:
    """The files in a commit."""
    shown = journal.git("show", "--format=", "--name-only", "--no-renames", "-z", commit)
    return sorted(shown.rstrip("\0").split("\0"))


def _previous(journal: Journal) -> bytes:
    """The first entry in the commit before the last."""
    return git_raw(journal.top, "cat-file", "blob", f"HEAD~1:{FIRST}")


# Who can read it.


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o377])
def test_the_history_is_readable_by_its_owner_only(journal: Journal, umask: int) -> None:
    assert journal.reflect("history", "off").code == 0
    (journal.folder / ".git").rename(journal.home / "earlier")
    old = os.umask(umask)
    try:
        assert journal.reflect("history", "on").code == 0
        journal.new()
        journal.reflect("history", "restore", "2026-02-01@1")
        journal.reflect("history", "log")
    finally:
        os.umask(old)

    tops = [journal.folder / name for name in (".git", ".gitignore", ".gitattributes", ".reflect")]
    ours = [path for top in tops for path in (top, *top.rglob("*"))]
    assert len(ours) >= 50
    assert [path for path in ours if stat.S_IMODE(path.lstat().st_mode) & 0o077] == []


def test_no_commit_tells_answers_titles_names_or_the_host(journal: Journal) -> None:
    general = journal.home / "home" / ".gitconfig"
    general.write_text("[user]\nname = Somebody Real\nemail = real@example.org\n")
    for who in ("AUTHOR", "COMMITTER"):
        journal.patch.setenv(f"GIT_{who}_NAME", "Somebody Real")
        journal.patch.setenv(f"GIT_{who}_EMAIL", "real@example.org")
    journal.new(day="03-01", about="Robin")
    (journal.folder / THIRD).rename(journal.folder / "2026" / "Letter to Robin.md")
    journal.reflect("delete", "2026-01-12")
    journal.reflect("history", "restore", "2026-01-12@1")

    objects = journal.git("cat-file", "--batch-all-objects", "--batch-check").splitlines()
    commits = [line.split()[0] for line in objects if line.split()[1] == "commit"]
    raw = [journal.git("cat-file", "commit", name) for name in commits]

    assert _subjects(journal) == [
        "restore 2026-01-12-near",
        "delete 2026-01-12-near",
        "edit 2026-01-19-near",
        "write 2026-03-01-near",
        "edit 2026-01-05-near",
        "begin the history",
    ]
    assert len(raw) == 6
    secrets = (MARK, "Near and far", "Robin", "Letter", "Somebody", "real@", os.uname().nodename)
    for told in (journal.git("log", "--all", "--format=fuller"), *raw):
        assert [word for word in secrets if word in told] == []
    names = set(journal.git("log", "--format=%an <%ae>, %cn <%ce>").splitlines())
    assert names == {"reflect <reflect@localhost>, reflect <reflect@localhost>"}


def test_a_configured_identity_stays(journal: Journal) -> None:
    journal.git("config", "user.name", "Chosen")
    journal.git("config", "user.email", "chosen@example.org")
    journal.reflect("history", "off")

    assert journal.reflect("history", "on").code == 0

    journal.new()
    assert journal.git("log", "-1", "--format=%an %ce") == "Chosen chosen@example.org"


# What it holds.


def test_each_entry_is_committed_by_itself_with_every_byte(journal: Journal) -> None:
    append(journal.folder / SECOND)
    third = journal.folder / THIRD
    third.write_bytes(third.read_bytes() + b"\r\nA line\r\nof Windows, and caf\xe9, and no end")
    (journal.folder / "notes.txt").write_text("not an entry, and changed\n")

    path = journal.new()

    subjects = _subjects(journal)[:3]
    assert subjects[0] == "write 2026-02-01-near"
    assert sorted(subjects[1:]) == ["edit 2026-01-12-near", "edit 2026-01-19-near"]
    paths = sorted(_paths(journal, f"HEAD~{number}") for number in range(3))
    assert paths == [[SECOND], [THIRD], [NEW]]
    assert journal.recorded(NEW) == path.read_bytes()
    assert journal.recorded(THIRD) == third.read_bytes()
    assert journal.git("status", "--porcelain") == "?? letter.md\n?? notes.txt"


@pytest.mark.parametrize("wanted", [False, True])
def test_a_draft_is_committed_only_if_configured(journal: Journal, wanted: bool) -> None:
    if wanted:
        _config(journal, "history_drafts = true\n")
    draft = "2026/2026-01-20-near.md"
    text = (journal.folder / THIRD).read_text().replace("status: complete", "status: draft")
    (journal.folder / draft).write_text(text.replace("01-19", "01-20"))

    assert journal.reflect("history", "status").code == 0

    assert (journal.recorded(draft) is not None) == wanted


def test_own_worksheets_are_committed_and_nothing_else(journal: Journal) -> None:
    sheets = journal.folder / "worksheets"
    (sheets / "far.md").write_text((sheets / "near.md").read_text().replace("id: near", "id: far"))
    (sheets / "notes.md").write_text("No worksheet.\n")

    journal.new()

    assert sorted(_subjects(journal)[:2]) == ["edit worksheet far", "write 2026-02-01-near"]
    kept = {"worksheets/far.md", "worksheets/near.md", "worksheets/versions/near@1.md"}
    wanted = {".gitattributes", ".gitignore", FIRST, SECOND, THIRD, NEW} | kept
    assert set(journal.git("ls-files").splitlines()) == wanted


# Names and states.


def test_an_entry_that_moved_is_one_commit_and_keeps_its_states(journal: Journal) -> None:
    first = (journal.folder / FIRST).read_bytes()
    (journal.folder / "elsewhere").mkdir()
    (journal.folder / FIRST).rename(journal.folder / "elsewhere" / "Ein Brief.md")
    append(journal.folder / "elsewhere" / "Ein Brief.md", "\nMoved.\n")

    journal.reflect("history", "status")

    assert _subjects(journal)[0] == "edit 2026-01-05-near"
    assert sorted(_paths(journal)) == [FIRST, "elsewhere/Ein Brief.md"]
    log = journal.log("2026-01-05")
    assert [each["number"] for each in log] == [3, 2, 1]
    assert journal.reflect("history", "restore", "2026-01-05@2").code == 0
    assert (journal.folder / "elsewhere" / "Ein Brief.md").read_bytes() == first
    assert not (journal.folder / FIRST).exists()


def test_the_log_shows_worksheets_and_commits_not_made_by_reflect(journal: Journal) -> None:
    append(journal.folder / "worksheets" / "near.md", "- And tomorrow? {#tomorrow}\n")
    journal.reflect("history", "status")
    append(journal.folder / SECOND)
    journal.git("commit", "--quiet", "--all", "-m", "edit typo")
    append(journal.folder / THIRD)
    journal.git("commit", "--quiet", "--all", "-m", "edit 2026-01-99")

    run = journal.reflect("history", "log")

    assert (run.code, run.said) == (0, [])
    rows = [" ".join(line.split()[1:]) for line in run.out.splitlines()[1:4]]
    assert rows[0].startswith("edited ")
    assert rows[1].startswith("a commit of your own")
    assert rows[2] == "edited Near and far +4 words"


def test_the_log_says_if_commits_are_missing(journal: Journal) -> None:
    append(journal.folder / SECOND)
    (journal.top / ".git" / "rebase-merge").mkdir()

    run = journal.reflect("history", "log")

    assert run.code == 0
    assert "the history begins" in run.out
    assert (
        "reflect: The history does not hold everything yet: A rebase is in progress in " in run.err
    )


def test_the_log_of_an_entry_counts_answer_words_and_shows_its_deletion(journal: Journal) -> None:
    entry = _previous(journal).decode().split("---\n", 2)[2]
    written = [line for line in entry.splitlines() if not line.startswith(("#", "<!--"))]
    words = len(" ".join(written).split())
    log = journal.log("2026-01-05")
    assert [(each["more"], each["fewer"]) for each in log] == [(len(LINE.split()), 0), (words, 0)]
    append(journal.folder / SECOND, "\nTogether.\n")
    one = journal.reflect("history", "log", "2026-01-12")
    assert one.out.splitlines()[1].endswith("+1 word")

    journal.reflect("delete", "2026-01-05")
    gone = journal.log("2026-01-05")
    journal.reflect("history", "restore", "2026-01-05@1")
    back = journal.reflect("history", "log", "2026-01-05")

    told = [(each["what"], each["number"]) for each in gone]
    assert told == [("delete", None), ("edit", 2), (None, 1)]
    rows = [" ".join(line.split()[1:]) for line in back.out.splitlines()[1:]]
    assert rows[:3] == [f"@3 brought back +{words} words", "deleted", "@2 edited +5 words"]


def test_two_entries_with_one_id_are_told_apart(journal: Journal) -> None:
    twin = journal.folder / "2026" / "2026-01-05-near-2.md"
    twin.write_text((journal.folder / FIRST).read_text() + "\nThe other.\n")
    journal.reflect("history", "status")
    append(journal.folder / FIRST, "\nThe first alone.\n")
    journal.reflect("history", "status")
    append(twin, "\nThe other alone.\n")
    append(journal.folder / FIRST, "\nBoth.\n")

    assert (len(journal.log("2026-01-05-near")), len(journal.log(twin.stem))) == (4, 2)
    assert "The first alone" not in journal.reflect("history", "show", f"{twin.stem}@2").out


def test_a_state_is_shown_and_compared(journal: Journal) -> None:
    old, new = (journal.reflect("history", "show", f"2026-01-05@{number}") for number in (1, 2))
    plain = journal.reflect("--plain", "history", "show", "2026-01-05@1")
    today = journal.reflect("show", "2026-01-05")
    compared = journal.reflect("compare", "2026-01-05@1", "2026-01-05", "--format", "json")

    assert "5 January 2026; as it was on " in old.out
    assert "5 January 2026; as it was on " in plain.out
    assert "as it was" not in today.out
    assert "came back" not in old.out
    assert "came back" in new.out
    assert [each["class"] for each in compared.json["changes"]] == ["unchanged", "extended"]


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("show 2026-01-05@1", 1, "reflect history show ENTRY@1"),
        ("history show 2026-01-05@3", 1, "It has @1 to @2"),
        ("history show 2026-01-05", 2, "Write it like 2026-01-05@1."),
        ("history restore 2026-01-05@last", 2, "Write it like 2026-01-05@1."),
        ("history show @1", 2, "Write it like latest@1."),
        ("history restore @1", 2, "Write it like latest@1."),
    ],
)
def test_a_name_of_no_state_is_refused_with_an_example(
    journal: Journal, command: str, code: int, said: str
) -> None:
    run = journal.reflect(*command.split())

    assert (run.code, said in run.err) == (code, True), run


@pytest.mark.parametrize("is_draft", [False, True])
def test_restoring_commits_the_present_first(journal: Journal, is_draft: bool) -> None:
    path, first = journal.folder / FIRST, _previous(journal)
    append(path, "\nOnly here.\n")
    if is_draft:
        path.write_text(path.read_text().replace("status: complete", "status: draft"))
    present = path.read_bytes()

    run = journal.reflect("history", "restore", "2026-01-05@1")

    assert (run.code, run.out) == (0, f"{path}\n")
    assert path.read_bytes() == first == journal.recorded(FIRST)
    assert _previous(journal) == present
    assert _subjects(journal)[:2] == ["restore 2026-01-05-near", "edit 2026-01-05-near"]


@pytest.mark.parametrize("name", ["2026-01-05", "{path}"])
def test_restoring_first_commits_an_unreadable_entry(journal: Journal, name: str) -> None:
    path = journal.folder / FIRST
    path.write_text("All that is left of it.\n")

    run = journal.reflect("history", "restore", f"{name.format(path=path)}@2")

    assert (run.code, run.said) == (0, [])
    assert path.read_text().endswith(LINE)
    assert _previous(journal) == b"All that is left of it.\n"


def test_an_ignored_entry_is_not_overwritten(journal: Journal) -> None:
    path = journal.folder / FIRST
    journal.git("rm", "--quiet", "--cached", FIRST)
    journal.git("commit", "--quiet", "-m", "no longer")
    append(journal.folder / ".gitignore", "2026-01-05*\n")
    append(path, "\nOnly here.\n")
    present = path.read_bytes()

    run = journal.reflect("history", "restore", "2026-01-05@1")

    assert (run.code, len(run.said)) == (1, 1)
    assert "is not in the history" in run.err
    assert path.read_bytes() == present
    assert "ignore one entry" in journal.reflect("history", "status").out


def test_a_deleted_entry_is_restored_and_an_ambiguous_name_refused(journal: Journal) -> None:
    before = (journal.folder / SECOND).read_bytes()
    (journal.folder / SECOND).unlink()

    run = journal.reflect("history", "restore", "2026-01-12@1")

    assert (run.code, run.out) == (0, f"{journal.folder / SECOND}\n")
    assert (journal.folder / SECOND).read_bytes() == before
    assert _subjects(journal)[:2] == ["restore 2026-01-12-near", "delete 2026-01-12-near"]
    for path in (FIRST, SECOND, THIRD):
        (journal.folder / path).unlink()
    run = journal.reflect("history", "restore", "2026-01@1")
    assert (run.code, "could be any of these" in run.err) == (1, True)
    assert not (journal.folder / THIRD).exists()


def test_off_leaves_the_repository_and_on_commits_what_changed_meanwhile(journal: Journal) -> None:
    append(journal.folder / THIRD)
    assert journal.reflect("history", "off").code == 0
    assert _subjects(journal)[0] == "edit 2026-01-19-near"
    head = journal.git("rev-parse", "HEAD")

    append(journal.folder / SECOND)
    assert journal.new().exists()
    assert journal.git("rev-parse", "HEAD") == head
    assert journal.reflect("history", "log").code == 0
    assert "Not" not in journal.reflect("history", "status").err
    run = journal.reflect("history", "on")
    assert run.code == 0
    assert sorted(_subjects(journal)[:2]) == ["edit 2026-01-12-near", "edit 2026-02-01-near"]
    assert _subjects(journal).count("begin the history") == 1
    # Other entries were committed before.
    assert "It holds" not in run.out


def test_a_missing_repository_can_be_created_again(journal: Journal) -> None:
    (journal.folder / ".git").rename(journal.home / "earlier")
    assert "history on" in journal.reflect("history", "log").err

    assert journal.reflect("history", "on").code == 0

    assert journal.recorded(FIRST) == (journal.folder / FIRST).read_bytes()


# Forgetting.


def _all_objects(journal: Journal) -> bytes:
    """All objects, loose or packed, with reflogs and lost ones."""
    journal.git("fsck", "--lost-found", may_fail=True)
    kept = git_raw(journal.top, "cat-file", "--batch-all-objects", "--batch", "--unordered")
    loose = b"".join(p.read_bytes() for p in (journal.top / ".git").rglob("*") if p.is_file())
    return kept + loose


def _check_forgets(journal: Journal, name: str) -> None:
    """Forget an entry; checks that its words are in the repository before, and not afterwards."""
    assert b"Unforgettable" in _all_objects(journal)
    run = journal.at_terminal("2\n", "history", "forget", name)
    assert run.code == 0, run
    assert b"Unforgettable" not in _all_objects(journal)


def test_deleting_for_good_mentions_the_history_and_forgetting_leaves_nothing(
    journal: Journal,
) -> None:
    path = journal.new("Unforgettable.")
    append(path, "\nUnforgettable, too.\n")
    path = path.rename(path.with_name("other.md"))
    journal.reflect("history", "status")
    journal.git("gc", "--quiet")
    append(journal.folder / THIRD, "\nKept.\n")
    third = (journal.folder / THIRD).read_bytes()
    # A crash report, as a killed git leaves it.
    (journal.folder / ".git/objects/pack/tmp_pack_1").write_text("Unforgettable")
    (journal.folder / ".git/fast_import_crash_1").write_text("M 100644 inline 2026-02-01")

    told = _deletion_messages(journal, "other")
    assert "It is still in the history" in told
    assert "history forget other" in told
    _check_forgets(journal, "other")

    assert b"2026-02-01" not in _all_objects(journal)
    assert not journal.git("fsck", "--full", "--no-dangling")
    assert journal.git("status", "--porcelain") == "?? letter.md\n?? notes.txt"
    rest = ["edit 2026-01-19-near", "edit 2026-01-05-near", "begin the history"]
    assert _subjects(journal) == rest
    assert journal.recorded(THIRD) == third
    assert journal.reflect("history", "show", "2026-01-05@1").code == 0


def _deletion_messages(journal: Journal, name: object) -> str:
    """The messages when an entry is deleted for good."""
    run = journal.at_terminal("2\n", "delete", name, "--for-good")
    assert run.code == 0, run
    return run.talk


def _to_trash(journal: Journal, path: Path) -> Path:
    """Delete an entry; returns its path in the trash."""
    journal.reflect("delete", path.stem)
    [away] = journal.folder.rglob(f".reflect/trash/*/2026/{path.name}")
    return away


def test_deleting_for_good_from_the_trash_mentions_the_history(journal: Journal) -> None:
    path = journal.new()
    _to_trash(journal, path)
    assert f"history forget {path.stem}" in _deletion_messages(journal, path.stem)
    path = journal.new(day="02-02")
    assert f"history forget {path.stem}" in _deletion_messages(journal, _to_trash(journal, path))


@pytest.mark.sweep
def test_deleting_for_good_mentions_the_history_under_any_name(journal: Journal) -> None:
    # Renamed, and nothing was committed since.
    path = journal.new("Unforgettable.", day="02-03")
    path.rename(path.with_name("renamed.md"))
    assert f"history forget {path.stem}" in _deletion_messages(journal, "renamed")
    _check_forgets(journal, path.stem)
    # Restored under another name, since another run has its own.
    path = journal.new(day="02-04")
    _to_trash(journal, path)
    other = journal.new("Another.", day="02-04")
    journal.reflect("restore", path.stem)
    assert f"history forget {path.stem}-2" in _deletion_messages(journal, f"{path.stem}-2")
    assert journal.at_terminal("2\n", "history", "forget", f"{path.stem}-2").code == 0
    assert other.exists()
    # The same, and the name of its first commit is now another run's.
    path = journal.new(day="02-05", at="21:00")
    _to_trash(journal, path)
    journal.new("Another.", day="02-05")
    journal.reflect("restore", path.stem)
    told = _deletion_messages(journal, f"{path.stem}-2")
    assert f"history forget {path.stem}-2" in told
    assert "still in the history. It cannot be removed from there" in told
    # Its name is now another run's.
    away = _to_trash(journal, other)
    path = journal.new("One more.", day="02-04")
    assert "still in the history. It cannot be removed from there" in _deletion_messages(
        journal, away
    )
    # A history that has been turned off.
    journal.reflect("history", "off")
    assert f"history forget {path.stem}" in _deletion_messages(journal, path.stem)


def test_deleting_an_entry_that_was_never_committed_mentions_no_history(journal: Journal) -> None:
    path = journal.new("Unforgettable.")
    draft = path.with_name("2026-02-02-near.md")
    draft.write_bytes(path.read_bytes().replace(b"complete", b"draft").replace(b"02-01", b"02-02"))
    away = _to_trash(journal, draft)
    draft.write_bytes(path.read_bytes().replace(b"20:00", b"21:00"))
    journal.reflect("history", "status")

    assert "still in the history" not in _deletion_messages(journal, away)


def test_forgetting_spares_an_entry_of_the_same_name_and_all_others(journal: Journal) -> None:
    journal.new("Unforgettable.").rename(journal.folder / "2026" / "moved.md")
    journal.reflect("history", "status")
    path = journal.new("Another.")
    append(path)
    (journal.folder / "link").symlink_to("notes.txt")
    (journal.folder / "program").write_text("#!/bin/sh\n")
    (journal.folder / "program").chmod(0o755)
    journal.reflect("history", "status")
    journal.git("add", "link", "program")
    who = ("--author", "Me <me@example.org>")
    journal.git("commit", "--quiet", "-m", "mine\n\nWith a body.\n", *who)
    (journal.folder / "2026" / "moved.md").unlink()
    journal.reflect("history", "status")

    _check_forgets(journal, "moved")

    assert [each["what"] for each in journal.log(path.stem)] == ["edit", "write"]
    assert journal.recorded(NEW) == path.read_bytes()
    kinds = {line.split("\t")[1]: line[:6] for line in journal.git("ls-tree", "HEAD").splitlines()}
    assert (kinds["link"], kinds["program"]) == ("120000", "100755")
    assert journal.git("log", "-1", "--format=%an %B") == "Me mine\n\nWith a body."
    assert (journal.folder / "link").is_symlink()


def test_forgetting_asks_first_and_no_changes_nothing(journal: Journal) -> None:
    # The account's config does not matter.
    general = journal.home / "home" / ".gitconfig"
    general.write_text('[branch]\n\tautoSetupRebase = always\n[remote "origin"]\n\tprune = true\n')
    (journal.folder / SECOND).unlink()
    journal.reflect("history", "status")
    head = journal.git("rev-parse", "HEAD")

    run = journal.at_terminal("1\n", "history", "forget", "2026-01-12")

    assert (run.code, "12 January 2026" in run.err + run.out) == (0, True)
    assert (
        journal.reflect("history", "forget", "2026-01-12").code == 2
    )  # not a terminal, so nobody can agree
    assert journal.git("rev-parse", "HEAD") == head


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("git remote add origin ..", "is linked to another repository"),
        ("git branch more", "more than one branch or tag"),
        ("git tag kept", "more than one branch or tag"),
        ("echo more >> letter.md; git stash -qu", "more than one branch or tag"),
        ("git worktree add --quiet --detach ../tree", "is a worktree of it"),
        (
            """
            git checkout --quiet -b side HEAD~1; git commit --quiet --allow-empty -m side
            git checkout --quiet main; git merge --quiet --no-edit side; git branch -D side
            """,
            "contains merges",
        ),
        (f"git checkout HEAD~1 -- {SECOND}", "still in your journal"),
    ],
)
def test_nothing_is_forgotten_if_more_than_our_commits_would_change(
    journal: Journal, script: str, why: str
) -> None:
    (journal.folder / SECOND).unlink()
    journal.reflect("history", "status")
    journal.script(script)

    run = journal.reflect("history", "forget", "2026-01-12")

    assert (run.code, len(run.said)) == (1, 1)
    assert why in run.err
    assert f"The {MARK} of day 12".encode() in _all_objects(journal)


# In the user's own repository.


def test_an_existing_repository_is_used_only_if_agreed(journal: Journal, typed: Reflect) -> None:
    outer = journal.home / "other"
    diary = outer / "diary"
    git(journal.home, "init", "--quiet", outer)
    git(outer, "config", "user.name", "Somebody")
    git(outer, "config", "user.email", "somebody@example.org")

    run = typed(diary, "history", "on")

    assert run.code == 2
    assert "history on --existing" in run.err
    assert not (diary / ".git").exists()
    assert not git(outer, "for-each-ref")

    # Files that reflect keeps for itself are not counted.
    diary.mkdir(exist_ok=True)
    (diary / "2026-01-05-near.md").write_bytes((journal.folder / FIRST).read_bytes())
    run = typed(diary, "history", "on", "--existing")
    assert run.code == 0
    assert "one file" in run.out
    assert "left alone" not in run.out


def test_an_existing_repository_gets_only_entries_and_worksheets_and_is_not_rewritten(
    theirs: Journal,
) -> None:
    tracked = set(theirs.git("ls-files").splitlines())

    sheets = ("worksheets/near.md", "worksheets/versions/near@1.md")
    wanted = {theirs.place(path) for path in (FIRST, SECOND, THIRD, *sheets)}
    assert tracked == wanted | {"project.txt"}
    assert set(theirs.git("log", "--format=%an").splitlines()) == {"Somebody"}
    assert not (theirs.top / ".gitattributes").exists()

    # `git add` does not add what reflect keeps for itself.
    assert theirs.reflect("delete", "2026-01-12").code == 0
    assert [path for path in (theirs.folder / ".reflect").rglob("*.md") if path.is_file()]
    theirs.git("add", "--all")
    assert ".reflect" not in theirs.git("ls-files")
    run = theirs.reflect("history", "forget", "2026-01-12")
    assert (run.code, "yours to rewrite" in run.err) == (1, True)


# Exclusions.


def test_an_excluded_question_is_hidden_under_its_former_id_too(journal: Journal) -> None:
    _config(journal, 'exclude = ["nearby"]\n')
    sheet = journal.folder / "worksheets" / "near.md"
    text = sheet.read_text().replace("{#near}", "{#nearby}")
    sheet.write_text(text.replace("version: 1", "version: 2\nafter:\n  nearby: near"))

    shown = journal.reflect("show", "2026-01-05")
    state = journal.reflect("history", "show", "2026-01-05@1")

    assert (shown.code, state.code) == (0, 0)
    assert "The sea." in state.out
    assert f"The {MARK} of day 05" not in shown.out + state.out


def test_the_log_hides_excluded_runs_and_people(journal: Journal) -> None:
    sheet = journal.folder / "worksheets" / "near.md"
    sheet.write_text(sheet.read_text().replace("Near and far", "Robin and I"))
    for day, person in (("01", "Robin"), ("02", "Kim"), ("03", "Robin")):
        journal.new(day=f"02-{day}", about=person)
    journal.reflect("delete", "2026-02-03")
    assert "Robin and I" in journal.reflect("history", "log").out
    _config(journal, 'exclude = ["Robin", "2026-01-05"]\n')

    shown = journal.reflect("history", "log").out

    ids = [each["id"] for each in journal.log()]
    assert [each for each in ids if each != "worksheet near"] == ["2026-02-02-near", None]
    assert "2 Feb 2026, near " in shown
    assert [word for word in ("1 Feb", "3 Feb", "5 Jan", "Robin") if word in shown] == []
    # An entry asked for by name is shown, as with `show`.
    assert len(journal.log("2026-02-01")) == 1


def test_the_log_shows_twenty_commits_besides_excluded_ones(journal: Journal) -> None:
    twin = (journal.folder / FIRST).read_text()
    for day in (f"2026-03-{number:02}" for number in range(1, 31)):
        (journal.folder / f"2026/{day}-near.md").write_text(twin.replace("2026-01-05", day))
    journal.reflect("history", "status")
    _config(journal, 'exclude = ["2026-03-15", "2026-03-16"]\n')

    shown = journal.reflect("history", "log")

    assert "15 Mar" not in shown.out
    assert shown.out.count("edited") == 20
    assert "--all" in shown.out


# Editors, time zones, and no git.


def test_messages_about_an_edit_come_before_those_about_git(journal: Journal) -> None:
    journal.git("switch", "--quiet", "--detach")
    journal.editor("""printf '<!-- q: nobody-asked -->\\n\\nWords.\\n' >> "$1" """)

    run = journal.reflect("edit", journal.folder / SECOND)

    lines = run.err.splitlines()
    assert (run.code, len(lines)) == (0, 2)
    assert "nobody-asked" in lines[0]
    assert lines[1].startswith("reflect: Saved, but not in the history yet: ")


@pytest.mark.posix
@pytest.mark.parametrize("zone", ["<+05>-5:30:15", "<+23>-23:59"])
def test_a_time_zone_unknown_to_git_does_not_prevent_a_commit(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        journal.new()
    time.tzset()

    assert journal.recorded(NEW) == (journal.folder / NEW).read_bytes()


def test_reading_the_journal_needs_no_git(journal: Journal) -> None:
    journal.patch.setenv("PATH", str(journal.home))

    for command in ("list", "show latest", "compare first latest", "timeline near", "where"):
        run = journal.reflect(*command.split())
        assert (run.code, run.said) == (0, []), command
