"""Attacks planted in a journal folder before it is given away: programs to run, links out of it.

Each is a script that runs at the top of the journal, with the functions of `Journal.script`, or a
function. `$outside` is another journal of the user.
"""

import json
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from journals import FIRST, SECOND, Journal, git

#: A word in files outside of the journal, which must not be shown.
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
_ENTRY = "2026/2026-03-03-near.md"


def outside(journal: Journal) -> Path:
    """Another journal of the user, in a repository of its own."""
    folder = journal.home / "outside"
    if not folder.exists():
        sheet = (journal.folder / "worksheets" / "near.md").read_text()
        sheet = sheet.replace("Near and far", SECRET).replace("id: near", f"id: {SECRET}")
        held = {_ENTRY: ELSEWHERE, "worksheets/secret.md": sheet}
        held["unfinished/1.json"] = autosave(folder / _ENTRY)
        for path, text in held.items():
            (folder / path).parent.mkdir(parents=True)
            (folder / path).write_text(text)
        git(folder, "init", "--quiet", "--initial-branch=main")
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        git(folder, "add", "--all")
        git(folder, *who, "commit", "--quiet", "-m", SECRET)
    return folder


def autosave(entry: object, typed: str = f"half a {SECRET}") -> str:
    """An autosave file: text *typed* for an *entry* that is not in it yet."""
    head = "date: 2030-01-01T20:00:00\nworksheet: near\n"
    held = {"entry": str(entry), "id": "near", "person": None, "part": "value", "typed": typed}
    return json.dumps(held | {"before": "", "head": f"---\n{head}---\n"})


#: A repository in $nested, with a filter and an fsmonitor.
_NESTED = """
    git init --quiet --initial-branch=main $nested; echo '# no entry' > $nested/a.md
    git -C $nested add --all
    git -C $nested -c user.name=x -c user.email=x@example.org commit -qm x
    echo '* filter=x' > $nested/.gitattributes; p=$(planted nested cat)
    printf '%s\\n' '[core]' "fsmonitor = $p" '[filter "x"]' "clean = $p" "smudge = $p" >> $nested/.git/config
""".strip()
_FSMONITOR = 'lines "[core]" "fsmonitor = $(planted fsmonitor)"'
_FILTER = """
    p=$(planted filter cat); echo '*.md filter=x' > .gitattributes
    lines '[filter "x"]' "clean = $p" "smudge = $p" "process = $p" 'required = true'
""".strip()
_INCLUDED = """
    p=$(planted included); printf '[core]\\nfsmonitor = %s\\n' $p > more
""".strip()
_THEIRS = "rm .reflect/history/own"
_BY_A_FILE = 'rm -r .git; echo "gitdir: $outside/.git" > .git'


def _committed(folder: str) -> Callable[[Journal], None]:
    """A commit of an entry in a *folder*, forged with plumbing commands."""

    def plant(journal: Journal) -> None:
        blob = journal.git("rev-parse", f"HEAD:{FIRST}")
        below = journal.git("mktree", data=f"100644 blob {blob}\t2026-04-04-near.md\n".encode())
        name = folder.format(home=journal.home)
        data = f"40000 {name}\0".encode() + bytes.fromhex(below)
        tree = journal.git("hash-object", "-t", "tree", "--literally", "-w", "--stdin", data=data)
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        told = ("-p", "HEAD", "-m", "write 2026-04-04-near")
        commit = journal.git(*who, "commit-tree", tree, *told)
        journal.git("update-ref", "refs/heads/main", commit)
        if folder == "out":
            (journal.folder / "out").symlink_to(outside(journal))

    return plant


def _impossible_date(journal: Journal) -> None:
    """Date the last commit to a year outside of the calendar."""
    lines = journal.git("cat-file", "commit", "HEAD").replace("heron", "").splitlines()
    for at, line in enumerate(lines):
        if line.startswith(("author ", "committer ")):
            lines[at] = line.rsplit(" ", 2)[0] + " 99999999999999 +1400"
    text = ("\n".join(lines) + "\n").encode()
    commit = journal.git("hash-object", "-t", "commit", "--literally", "-w", "--stdin", data=text)
    journal.git("update-ref", "refs/heads/main", commit)


def _autosaves(journal: Journal) -> None:
    """Autosaves for entries outside of the journal, a link to one, and a broken one."""
    folder, entry = journal.folder / ".reflect" / "unfinished", outside(journal) / _ENTRY
    folder.mkdir()
    (folder / "1.json").write_text(autosave(entry, "planted"))
    around = f"{journal.folder}/../outside/2026/{entry.name}"
    (folder / "2.json").write_text(autosave(around, "planted"))
    (folder / "3.json").symlink_to(outside(journal) / "unfinished" / "1.json")
    (folder / "4.json").write_text("[" * 100_000)


def _autosaves_through_a_link(journal: Journal) -> None:
    journal.script("moved .reflect/unfinished $outside/unfinished")
    (outside(journal) / "unfinished" / "1.json").write_text(autosave(journal.folder / SECOND))


def _pipes_and_sockets(journal: Journal) -> None:
    journal.script("mkfifo 2026/2026-01-20-near.md worksheets/pipe.md")
    here = Path.cwd()
    os.chdir(journal.folder)  # the name of a socket has at most 100 bytes
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("2026-01-21-near.md")
    os.chdir(here)
    (journal.folder / "2026-01-22-near.md").symlink_to("/dev/zero")


def _huge_file(journal: Journal) -> None:
    with (journal.folder / "2026" / "2026-01-20-near.md").open("wb") as file:
        file.write((journal.folder / FIRST).read_bytes())
        file.truncate(2**40)


#: Folders with subfolders nested deeper than the recursion limit.
DEEP = (".", ".reflect/trash/2026-02-02-000000")


def _deep_folders(journal: Journal) -> None:
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


def remove_deep_folders(folder: Path) -> None:
    """Remove folders that are too deep for pytest to remove."""
    subprocess.run(["rm", "-rf", *(str(folder / name / "d") for name in DEEP)], check=True)


PLANTS: dict[str, str | Callable[[Journal], None]] = {
    # Programs that a repository can name.
    "hooks": "hooks",
    "a path of hooks in the folder": """
        mkdir hooks; cp $(planted reference-transaction) $(planted post-index-change) hooks
        lines '[core]' "hooksPath = $PWD/hooks"
    """,
    "a hook of the config": """
        lines '[hook "x"]' "command = $(planted hook)" 'event = post-commit'
    """,
    "an fsmonitor": _FSMONITOR,
    "programs": "programs",
    "aliases": """
        p=$(planted alias); lines '[alias]'
        for name in status log config fast-import update-index cat-file init gc
        do lines "$name = !$p"; done
    """,
    "signatures": """
        p=$(planted gpg 'exit 2'); lines '[gpg]' "program = $p" '[gpg "ssh"]' "program = $p"
        lines '[commit]' 'gpgSign = true' '[log]' 'showSignature = true'
    """,
    "credentials and transport": """
        p=$(planted credential); lines '[credential]' "helper = !$p" '[uploadpack]'
        lines "packObjectsHook = $p" '[core]' "alternateRefsCommand = $p"
        lines '[url "ext::sh"]' 'insteadOf = https://' '[remote "origin"]'
        lines "url = ext::$p" "uploadpack = $p" 'vcs = planted'
    """,
    "a hook for gc": """
        lines '[gc]' "recentObjectsHook = $(planted recent)" 'auto = 1' 'autoDetach = false'
    """,
    "a diff and a textconv": "diffs",
    "a filter": _FILTER,
    "a filter by the attributes of the repository": """
        p=$(planted filter cat); mkdir -p .git/info; echo '* filter=x=y ident' > .git/info/attributes
        lines '[filter "x=y"]' "clean = $p" "process = $p"
    """,
    # One from the account's own config must not run on the files of others, either.
    "a filter of the account": """
        p=$(planted filter cat); echo '* filter=lfs' > .gitattributes
        printf '%s\\n' '[filter "lfs"]' "clean = $p" "process = $p" 'required = true' > $home/home/.gitconfig
    """,
    "an include": f"{_INCLUDED}; lines '[include]' \"path = $PWD/more\"",
    "an include by condition": f'{_INCLUDED}; lines \'[includeIf "gitdir:/"]\' "path = $PWD/more"',
    "a config of the worktree": """
        printf '[core]\\nfsmonitor = %s\\n' $(planted worktree) > .git/config.worktree
        lines '[core]' 'repositoryFormatVersion = 1' '[extensions]' 'worktreeConfig = true'
    """,
    "objects that another promises": """
        lines '[core]' 'repositoryFormatVersion = 1' '[extensions]' 'partialClone = x'
        lines '[remote "x"]' "url = ext::$(planted fetch)" 'promisor = true'
        lines '[protocol]' 'allow = always' '[protocol "ext"]' 'allow = always'
        name=$(git rev-parse HEAD~1:$first)
        rm -f .git/objects/$(echo $name | cut -c 1-2)/$(echo $name | cut -c 3-)
    """,
    "a nested repository": f"nested=${{place}}2026/nested; mkdir -p $nested; {_NESTED}",
    "a submodule": f"""
        nested=${{place}}part; {_NESTED}
        commit=$(git -C $nested rev-parse HEAD)
        git update-index --add --cacheinfo 160000,$commit,$nested
        printf '%s\\n' '[submodule "part"]' "path = $nested" 'url = ./part' 'ignore = none' > .gitmodules
        echo '# NO ENTRY' > $nested/a.md  # as long as it was: git has to look inside
    """,
    # The journal's own folder is one, and says where its work tree is.
    "a bare repository": f"""
        p=$(planted bare); mv .git/* .; rmdir .git; {_THEIRS}
        printf '%s\\n' '[core]' 'bare = false' "worktree = $PWD" "fsmonitor = $p" >> config
    """,
    # In a repository of the user, its programs would run: this one only claims to be that.
    "a repository said to be theirs": f"{_THEIRS}; hooks; {_FSMONITOR}; {_FILTER}",
    # Ways out of a repository.
    "a work tree elsewhere": "lines '[core]' \"worktree = $outside\"",
    "a repository by a file": _BY_A_FILE,
    "a repository by a file said to be theirs": f"{_BY_A_FILE}; {_THEIRS}",
    "a repository by a link": "moved .git $outside/.git",
    "a common folder": "echo $outside/.git > .git/commondir",
    "alternates": """
        mkdir -p .git/objects/info; echo $outside/.git/objects > .git/objects/info/alternates
        git -C $outside rev-parse HEAD > .git/refs/heads/main
    """,
    "links in the repository": "moved .git/refs $outside/.git/refs; moved .git/logs $outside/.git/logs",
    "objects by a link": "moved .git/objects $outside/.git/objects",
    "folders of objects by links": """
        mkdir $outside/empty
        for at in $(seq 0 255); do ln -s $outside/empty .git/objects/$(printf %02x $at) || true; done
    """,
    "an index by a link": "moved .git/index $outside/.git/index",
    "a config by a link": """
        printf '[core]\\nfsmonitor = %s\\n' $(planted linked) > $outside/config
        moved .git/config $outside/config
    """,
    "pipes in the repository": "rm -f .git/index .git/packed-refs; mkfifo .git/index .git/packed-refs",
    "a pipe for attributes": "rm .gitattributes; mkfifo .gitattributes",
    "a history of what lies above": _committed(".."),
    "a history of a whole path": _committed("{home}"),
    "a history of what a link leads to": _committed("out"),
    "an impossible commit date": _impossible_date,
    # Ways out of the journal.
    "entries by links": f"ln -s $outside/{_ENTRY} 2026; ln -s {_ENTRY} letter-2.md",
    "a year by a link": "for to in 2027 2025; do ln -s $outside/2026 $to; done; ln -s $outside 2026/more",
    "the year of today by a link": "mv 2026 2026-before; ln -s $outside/2026 2026",
    "worksheets by links": "ln -s $outside/worksheets/secret.md worksheets/other.md",
    "the worksheets by a link": "moved worksheets $outside/worksheets",
    "what reflect keeps by a link": "moved .reflect $outside",
    "the trash by a link": "moved .reflect/trash $outside",
    "links in the trash": f"""
        mkdir -p .reflect/trash/2026-02-02-000000/2026
        ln -s $outside/{_ENTRY} .reflect/trash/2026-02-02-000000/2026
        ln -s $outside .reflect/trash/2026-02-03-000000
    """,
    "the history by a link": "moved .reflect/history $outside",
    "a mark of the history by a link": "moved .reflect/history/writing $outside/new",
    "a mark of the history that is a pipe": "mkfifo .reflect/history/writing",
    "a lock by a link": f"moved .reflect/lock $outside/{_ENTRY}",
    "a lock that is a pipe": "rm .reflect/lock; mkfifo .reflect/lock",
    "autosaves": _autosaves,
    "autosaves by a link": _autosaves_through_a_link,
    "what editors left by a link": f"""
        mkdir $outside/editing; cp {SECOND} $outside/editing/answer.md
        moved .reflect/editing $outside/editing
    """,
    "pipes and sockets": _pipes_and_sockets,
    "a huge file": _huge_file,
    "deep folders": _deep_folders,
}


def plant(journal: Journal, name: str) -> None:
    """Put a plant into a *journal*."""
    outside(journal)
    does = PLANTS[name]
    if isinstance(does, str):
        journal.script(does)
    else:
        does(journal)
