"""What somebody may have put into a journal folder that they give away: programs, and ways out."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from journals import FIRST, SECOND, Journal, git

Plant = Callable[[Journal], None]

#: What lies outside, and is neither shown nor changed.
SECRET = "kestrel"
ELSEWHERE = f"""---
date: 2026-03-03T20:00:00
worksheet: near
title: {SECRET} and far
---

### What is near?
<!-- q: near -->

A {SECRET}.
"""

PLANTS: dict[str, Plant] = {}


def plant(function: Plant) -> Plant:
    """Have a function be a plant, under its name."""
    PLANTS[function.__name__.replace("_", " ").strip()] = function
    return function


def outside(journal: Journal) -> Path:
    """Another journal of the person's, in a repository of its own."""
    folder = journal.home / "outside"
    if not folder.exists():
        (folder / "2026").mkdir(parents=True)
        (folder / "2026" / "2026-03-03-near.md").write_text(ELSEWHERE)
        (folder / "worksheets").mkdir()
        sheet = (journal.folder / "worksheets" / "near.md").read_text()
        sheet = sheet.replace("Near and far", SECRET).replace("id: near", f"id: {SECRET}")
        (folder / "worksheets" / "secret.md").write_text(sheet)
        (folder / "unfinished").mkdir()
        (folder / "unfinished" / "1.json").write_text(slip(folder / "2026" / "2026-03-03-near.md"))
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "config", "user.name", "Somebody")
        git(folder, "config", "user.email", "somebody@example.org")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "-m", SECRET)
    return folder


def slip(entry: object, typed: str = f"half a {SECRET}") -> str:
    """What was typed for an entry and is no answer yet, as it is kept."""
    head = "date: 2030-01-01T20:00:00\nworksheet: near\n"
    held = {"entry": str(entry), "id": "near", "person": None, "part": "value", "typed": typed}
    return json.dumps(held | {"before": "", "head": f"---\n{head}---\n"})


def _config(journal: Journal, *lines: str) -> None:
    """Lines for the config of the journal's repository."""
    text = "".join(f"{line}\n" for line in lines)
    with (journal.folder / ".git" / "config").open("a") as config:
        config.write(text)


def _moved(journal: Journal, name: str, to: Path) -> None:
    """A part of the journal that has become a link to what is outside."""
    path = journal.folder / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to)


# Programs that a repository can name.


@plant
def hooks(journal: Journal) -> None:
    (journal.folder / ".git" / "hooks").mkdir(exist_ok=True)
    for name in (
        "pre-commit",
        "commit-msg",
        "post-commit",
        "reference-transaction",
        "post-index-change",
        "pre-auto-gc",
        "post-checkout",
        "post-rewrite",
        "fsmonitor-watchman",
    ):
        shutil.copy(journal.planted(name, "exit 0"), journal.folder / ".git" / "hooks" / name)


@plant
def a_path_of_hooks_in_the_folder(journal: Journal) -> None:
    (journal.folder / "hooks").mkdir()
    shutil.copy(journal.planted("transaction"), journal.folder / "hooks" / "reference-transaction")
    shutil.copy(journal.planted("index"), journal.folder / "hooks" / "post-index-change")
    _config(journal, "[core]", f"hooksPath = {journal.folder / 'hooks'}")


@plant
def a_hook_of_the_config(journal: Journal) -> None:
    _config(journal, '[hook "x"]', f"command = {journal.planted('hook')}", "event = post-commit")


@plant
def an_fsmonitor(journal: Journal) -> None:
    _config(journal, "[core]", f"fsmonitor = {journal.planted('fsmonitor')}")


@plant
def programs_for_people(journal: Journal) -> None:
    program = journal.planted("program")
    _config(journal, "[core]", f"pager = {program}", f"editor = {program}", f"askPass = {program}")
    _config(journal, f"sshCommand = {program}", f"gitProxy = {program}")
    _config(journal, "[pager]", f"log = {program}", f"status = {program}", f"config = {program}")
    _config(
        journal, "[sequence]", f"editor = {program}", "[interactive]", f"diffFilter = {program}"
    )


@plant
def aliases(journal: Journal) -> None:
    program = journal.planted("alias")
    names = ("status", "log", "config", "fast-import", "update-index", "cat-file", "init", "gc")
    _config(journal, "[alias]", *(f"{name} = !{program}" for name in names))


@plant
def signatures(journal: Journal) -> None:
    program = journal.planted("gpg", "exit 2")
    _config(journal, "[gpg]", f"program = {program}", '[gpg "ssh"]', f"program = {program}")
    _config(journal, "[commit]", "gpgSign = true", "[log]", "showSignature = true")


@plant
def credentials_and_transport(journal: Journal) -> None:
    program = journal.planted("credential")
    _config(journal, "[credential]", f"helper = !{program}", "[uploadpack]")
    _config(journal, f"packObjectsHook = {program}", "[core]", f"alternateRefsCommand = {program}")
    _config(journal, '[url "ext::sh"]', "insteadOf = https://", '[remote "origin"]')
    _config(journal, f"url = ext::{program}", f"uploadpack = {program}", "vcs = planted")


@plant
def a_hook_for_gc(journal: Journal) -> None:
    program = journal.planted("recent")
    _config(journal, "[gc]", f"recentObjectsHook = {program}", "auto = 1", "autoDetach = false")


@plant
def a_diff_and_a_textconv(journal: Journal) -> None:
    program = journal.planted("diff", "cat")
    (journal.folder / ".gitattributes").write_text("*.md diff=x merge=x\n")
    _config(journal, "[diff]", f"external = {program}", '[diff "x"]', f"command = {program}")
    _config(journal, f"textconv = {program}", '[merge "x"]', f"driver = {program}")


@plant
def a_filter(journal: Journal) -> None:
    program = journal.planted("filter", "cat")
    (journal.folder / ".gitattributes").write_text("*.md filter=x\n")
    _config(journal, '[filter "x"]', f"clean = {program}", f"smudge = {program}")
    _config(journal, f"process = {program}", "required = true")


@plant
def a_filter_by_the_attributes_of_the_repository(journal: Journal) -> None:
    program = journal.planted("filter", "cat")
    (journal.folder / ".git" / "info").mkdir(exist_ok=True)
    (journal.folder / ".git" / "info" / "attributes").write_text("* filter=x=y ident\n")
    _config(journal, '[filter "x=y"]', f"clean = {program}", f"process = {program}")


@plant
def a_filter_of_the_account(journal: Journal) -> None:
    """One that the person has set up themselves runs on no file of somebody else's either."""
    program = journal.planted("filter", "cat")
    config = journal.home / "home" / ".gitconfig"
    config.write_text(f'[filter "lfs"]\nclean = {program}\nprocess = {program}\nrequired = true\n')
    (journal.folder / ".gitattributes").write_text("* filter=lfs\n")


@plant
def an_include(journal: Journal) -> None:
    program = journal.planted("included")
    (journal.folder / "more").write_text(f"[core]\nfsmonitor = {program}\n")
    _config(journal, "[include]", f"path = {journal.folder / 'more'}")


@plant
def an_include_by_condition(journal: Journal) -> None:
    program = journal.planted("included")
    (journal.folder / "more").write_text(f"[core]\nfsmonitor = {program}\n")
    _config(journal, '[includeIf "gitdir:/"]', f"path = {journal.folder / 'more'}")


@plant
def a_config_of_the_worktree(journal: Journal) -> None:
    program = journal.planted("worktree")
    (journal.folder / ".git" / "config.worktree").write_text(f"[core]\nfsmonitor = {program}\n")
    _config(
        journal, "[core]", "repositoryFormatVersion = 1", "[extensions]", "worktreeConfig = true"
    )


@plant
def objects_that_another_promises(journal: Journal) -> None:
    program = journal.planted("fetch")
    _config(journal, "[core]", "repositoryFormatVersion = 1", "[extensions]", "partialClone = x")
    _config(journal, '[remote "x"]', f"url = ext::{program}", "promisor = true")
    _config(journal, "[protocol]", "allow = always", '[protocol "ext"]', "allow = always")
    name = journal.git("rev-parse", f"HEAD~1:{FIRST}")
    (journal.folder / ".git" / "objects" / name[:2] / name[2:]).unlink(missing_ok=True)


@plant
def a_nested_repository(journal: Journal) -> None:
    _nested(journal, journal.folder / "2026" / "nested")


@plant
def a_submodule(journal: Journal) -> None:
    folder = journal.folder / "part"
    _nested(journal, folder)
    commit = git(folder, "rev-parse", "HEAD")
    journal.git("update-index", "--add", "--cacheinfo", f"160000,{commit},{journal.place('part')}")
    modules = f'[submodule "part"]\npath = {journal.place("part")}\nurl = ./part\nignore = none\n'
    (journal.top / ".gitmodules").write_text(modules)
    (folder / "a.md").write_text("# NO ENTRY\n")  # as long as it was: git has to look inside


def _nested(journal: Journal, folder: Path) -> None:
    """A repository in the journal, with a filter and a program that tells what has changed."""
    program = journal.planted("nested", "cat")
    git(journal.home, "init", "--quiet", "--initial-branch=main", folder)
    (folder / "a.md").write_text("# no entry\n")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x")
    (folder / ".gitattributes").write_text("* filter=x\n")
    text = f'[core]\nfsmonitor = {program}\n[filter "x"]\nclean = {program}\nsmudge = {program}\n'
    with (folder / ".git" / "config").open("a") as config:
        config.write(text)


@plant
def a_bare_repository(journal: Journal) -> None:
    """The journal's own folder is one, and says where its work tree is."""
    program = journal.planted("bare")
    for path in (journal.folder / ".git").iterdir():
        path.rename(journal.folder / path.name)
    (journal.folder / ".git").rmdir()
    with (journal.folder / "config").open("a") as config:
        config.write(f"[core]\nbare = false\nworktree = {journal.folder}\nfsmonitor = {program}\n")
    (journal.folder / ".reflect" / "history" / "own").unlink()


@plant
def a_repository_said_to_be_theirs(journal: Journal) -> None:
    """Where a history is kept in somebody's own repository, its programs run: not in this one."""
    (journal.folder / ".reflect" / "history" / "own").unlink()
    hooks(journal)
    an_fsmonitor(journal)
    a_filter(journal)


# Ways out of a repository.


@plant
def a_work_tree_elsewhere(journal: Journal) -> None:
    _config(journal, "[core]", f"worktree = {outside(journal)}")


@plant
def a_repository_by_a_file(journal: Journal) -> None:
    shutil.rmtree(journal.folder / ".git")
    (journal.folder / ".git").write_text(f"gitdir: {outside(journal) / '.git'}\n")


@plant
def a_repository_by_a_file_said_to_be_theirs(journal: Journal) -> None:
    a_repository_by_a_file(journal)
    (journal.folder / ".reflect" / "history" / "own").unlink()


@plant
def a_repository_by_a_link(journal: Journal) -> None:
    _moved(journal, ".git", outside(journal) / ".git")


@plant
def a_common_folder(journal: Journal) -> None:
    (journal.folder / ".git" / "commondir").write_text(f"{outside(journal) / '.git'}\n")


@plant
def alternates(journal: Journal) -> None:
    info = journal.folder / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_text(f"{outside(journal) / '.git' / 'objects'}\n")
    commit = git(outside(journal), "rev-parse", "HEAD")
    (journal.folder / ".git" / "refs" / "heads" / "main").write_text(f"{commit}\n")


@plant
def links_in_the_repository(journal: Journal) -> None:
    _moved(journal, ".git/refs", outside(journal) / ".git" / "refs")
    _moved(journal, ".git/logs", outside(journal) / ".git" / "logs")


@plant
def objects_by_a_link(journal: Journal) -> None:
    _moved(journal, ".git/objects", outside(journal) / ".git" / "objects")


@plant
def folders_of_objects_by_links(journal: Journal) -> None:
    (outside(journal) / "empty").mkdir()
    for number in range(256):
        path = journal.folder / ".git" / "objects" / f"{number:02x}"
        if not path.exists():
            path.symlink_to(outside(journal) / "empty")


@plant
def an_index_by_a_link(journal: Journal) -> None:
    _moved(journal, ".git/index", outside(journal) / ".git" / "index")


@plant
def a_config_by_a_link(journal: Journal) -> None:
    config = outside(journal) / "config"
    config.write_text(f"[core]\nfsmonitor = {journal.planted('linked')}\n")
    _moved(journal, ".git/config", config)


@plant
def pipes_in_the_repository(journal: Journal) -> None:
    for name in ("index", "packed-refs"):
        (journal.folder / ".git" / name).unlink(missing_ok=True)
        os.mkfifo(journal.folder / ".git" / name)


@plant
def a_pipe_for_attributes(journal: Journal) -> None:
    (journal.folder / ".gitattributes").unlink()
    os.mkfifo(journal.folder / ".gitattributes")


@plant
def a_history_of_what_lies_above(journal: Journal) -> None:
    _committed(journal, "..")


@plant
def a_history_of_a_whole_path(journal: Journal) -> None:
    _committed(journal, str(journal.home))


@plant
def a_history_of_what_a_link_leads_to(journal: Journal) -> None:
    _committed(journal, "out")
    (journal.folder / "out").symlink_to(outside(journal))


def _committed(journal: Journal, folder: str) -> None:
    """A commit of an entry in a *folder*, which no git would have made so."""
    blob = journal.git("rev-parse", f"HEAD:{FIRST}")
    below = journal.git("mktree", data=f"100644 blob {blob}\t2026-04-04-near.md\n".encode())
    data = f"40000 {folder}\0".encode() + bytes.fromhex(below)
    tree = journal.git("hash-object", "-t", "tree", "--literally", "-w", "--stdin", data=data)
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    told = ("-p", "HEAD", "-m", "write 2026-04-04-near")
    commit = journal.git(*who, "commit-tree", tree, *told)
    journal.git("update-ref", "refs/heads/main", commit)


@plant
def commits_of_no_year(journal: Journal) -> None:
    data = journal.git("cat-file", "commit", "HEAD").replace("heron", "")
    lines = [
        " ".join([*line.split(" ")[:-2], "99999999999999", "+1400"])
        if line.startswith(("author ", "committer "))
        else line
        for line in data.splitlines()
    ]
    text = ("\n".join(lines) + "\n").encode()
    commit = journal.git("hash-object", "-t", "commit", "--literally", "-w", "--stdin", data=text)
    journal.git("update-ref", "refs/heads/main", commit)


# Ways out of the journal.


@plant
def entries_by_links(journal: Journal) -> None:
    entry = outside(journal) / "2026" / "2026-03-03-near.md"
    (journal.folder / "2026" / "2026-03-03-near.md").symlink_to(entry)
    (journal.folder / "letter-2.md").symlink_to("2026/2026-03-03-near.md")


@plant
def a_year_by_a_link(journal: Journal) -> None:
    for year in ("2027", "2025"):
        (journal.folder / year).symlink_to(outside(journal) / "2026")
    (journal.folder / "2026" / "more").symlink_to(outside(journal))


@plant
def the_year_of_today_by_a_link(journal: Journal) -> None:
    (journal.folder / "2026").rename(journal.folder / "2026-before")
    (journal.folder / "2026").symlink_to(outside(journal) / "2026")


@plant
def worksheets_by_links(journal: Journal) -> None:
    sheet = outside(journal) / "worksheets" / "secret.md"
    (journal.folder / "worksheets" / "other.md").symlink_to(sheet)


@plant
def the_worksheets_by_a_link(journal: Journal) -> None:
    _moved(journal, "worksheets", outside(journal) / "worksheets")


@plant
def what_reflect_keeps_by_a_link(journal: Journal) -> None:
    _moved(journal, ".reflect", outside(journal))


@plant
def the_trash_by_a_link(journal: Journal) -> None:
    _moved(journal, ".reflect/trash", outside(journal))


@plant
def links_in_the_trash(journal: Journal) -> None:
    trash = journal.folder / ".reflect" / "trash"
    (trash / "2026-02-02-000000" / "2026").mkdir(parents=True)
    entry = outside(journal) / "2026" / "2026-03-03-near.md"
    (trash / "2026-02-02-000000" / "2026" / "2026-03-03-near.md").symlink_to(entry)
    (trash / "2026-02-03-000000").symlink_to(outside(journal))


@plant
def the_history_by_a_link(journal: Journal) -> None:
    _moved(journal, ".reflect/history", outside(journal))


@plant
def a_mark_of_the_history_by_a_link(journal: Journal) -> None:
    _moved(journal, ".reflect/history/writing", outside(journal) / "new")


@plant
def a_mark_of_the_history_that_is_a_pipe(journal: Journal) -> None:
    os.mkfifo(journal.folder / ".reflect" / "history" / "writing")


@plant
def a_lock_by_a_link(journal: Journal) -> None:
    _moved(journal, ".reflect/lock", outside(journal) / "2026" / "2026-03-03-near.md")


@plant
def a_lock_that_is_a_pipe(journal: Journal) -> None:
    (journal.folder / ".reflect" / "lock").unlink()
    os.mkfifo(journal.folder / ".reflect" / "lock")


@plant
def half_sentences(journal: Journal) -> None:
    """Of entries elsewhere, one way and another, and in a folder that is elsewhere."""
    folder = journal.folder / ".reflect" / "unfinished"
    folder.mkdir()
    entry = outside(journal) / "2026" / "2026-03-03-near.md"
    (folder / "1.json").write_text(slip(entry, "planted"))
    (folder / "2.json").write_text(
        slip(f"{journal.folder}/../outside/2026/{entry.name}", "planted")
    )
    (folder / "3.json").symlink_to(outside(journal) / "unfinished" / "1.json")
    (folder / "4.json").write_text("[" * 100_000)


@plant
def half_sentences_by_a_link(journal: Journal) -> None:
    _moved(journal, ".reflect/unfinished", outside(journal) / "unfinished")
    (outside(journal) / "unfinished" / "1.json").write_text(slip(journal.folder / SECOND))


@plant
def what_editors_left_by_a_link(journal: Journal) -> None:
    (outside(journal) / "editing").mkdir()
    shutil.copy(journal.folder / SECOND, outside(journal) / "editing" / "answer.md")
    _moved(journal, ".reflect/editing", outside(journal) / "editing")


@plant
def pipes_and_sockets(journal: Journal) -> None:
    os.mkfifo(journal.folder / "2026" / "2026-01-20-near.md")
    os.mkfifo(journal.folder / "worksheets" / "pipe.md")
    here = Path.cwd()
    os.chdir(journal.folder)  # the name of a socket has at most 100 bytes
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("2026-01-21-near.md")
    os.chdir(here)
    (journal.folder / "2026-01-22-near.md").symlink_to("/dev/zero")


@plant
def a_huge_file(journal: Journal) -> None:
    with (journal.folder / "2026" / "2026-01-20-near.md").open("wb") as file:
        file.write((journal.folder / FIRST).read_bytes())
        file.truncate(2**40)


#: Where folders lie in folders, deeper than functions may call each other.
DEEP = (".", ".reflect/trash/2026-02-02-000000")


@plant
def folders_in_folders(journal: Journal) -> None:
    for name in DEEP:
        (journal.folder / name).mkdir(parents=True, exist_ok=True)
        here = os.open(journal.folder / name, os.O_RDONLY)
        for _ in range(1_020):
            os.mkdir("d", dir_fd=here)
            below = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        os.close(here)
    (journal.folder / "again").symlink_to(".")


def cleared(folder: Path) -> None:
    """Take away what is too deep for whoever clears up."""
    subprocess.run(["rm", "-rf", *(str(folder / name / "d") for name in DEEP)], check=True)
