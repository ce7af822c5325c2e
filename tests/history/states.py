"""States of a repository, each made with git by a script."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from journals import NEW, Journal


@dataclass(frozen=True)
class State:
    """A state of a repository, and the expected results of a command in it."""

    #: Run at the top of the work tree; for its functions see `Journal.script`.
    script: str
    #: Part of the message if nothing can be committed; "" if all is.
    says: str = ""
    #: Whether earlier commits can be read.
    reads: bool = True
    #: Whether the journal is in the user's own repository.
    theirs: bool = False
    #: Whether the history is off.
    off: bool = False
    #: An entry that is not committed even so.
    but: str = ""
    #: Part of the message if the first entry's earlier state cannot be restored.
    lost: str = ""
    #: Run after the script, for what a script cannot do.
    then: Callable[[Journal], None] = lambda journal: None

    def prepare(self, journal: Journal) -> None:
        """Put a journal into this state."""
        journal.script(self.script)
        self.then(journal)


def path(journal: Journal) -> None:
    """Put `bin` first on PATH; if it has no git, there is none on PATH."""
    folder = journal.home / "bin"
    other = f"{os.pathsep}{os.environ['PATH']}" if (folder / "git").exists() else ""
    journal.patch.setenv("PATH", f"{folder}{other}")


def impatient(journal: Journal) -> None:
    """Shorten the timeouts for git."""
    journal.patch.setattr("reflect.history.git.PATIENCE", 0.5)
    journal.patch.setattr("reflect.history.repository._PATIENCE", 0.05)
    if (journal.home / "bin").exists():
        path(journal)


def variables(journal: Journal) -> None:
    """Set variables that lead git elsewhere, or name a program for it to run."""
    decoy, evil = journal.home / "decoy", journal.home / "planted" / "variable"
    values = {
        "GIT_DIR": decoy,
        "GIT_WORK_TREE": journal.home,
        "GIT_INDEX_FILE": decoy / "index",
        "GIT_OBJECT_DIRECTORY": decoy / "objects",
        "GIT_CONFIG_COUNT": 1,
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_PARAMETERS": f"'core.hooksPath={evil.parent}'",
        "GIT_EXEC_PATH": evil.parent,
        "GIT_TRACE": journal.home / "traces" / "log",
        "GIT_NAMESPACE": "elsewhere",
        "GIT_DEFAULT_HASH": "sha256",
    }
    programs = ("CONFIG_VALUE_0", "EXTERNAL_DIFF", "SSH_COMMAND", "PAGER", "EDITOR")
    programs += ("PYTHON_GIT_EXECUTABLE",)
    for name, value in (values | {f"GIT_{name}": evil for name in programs}).items():
        journal.patch.setenv(name, str(value))


def handed_over(journal: Journal) -> None:
    """Give the repository's files to another account."""
    if not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip("only root can give files to another account")
    folder = journal.top if journal.folder != journal.top else journal.top / ".git"
    for each in (folder, *folder.rglob("*")):
        os.chown(each, 12345, 12345)


def mounted(script: str) -> Callable[[Journal], None]:
    """Run commands where .git is a disk of its own."""

    def then(journal: Journal) -> None:
        if sys.platform != "linux" or not shutil.which("unshare"):
            pytest.skip("no disks can be made up here")
        call = f'G={journal.top}/.git\n{script}\nexec "$@"'
        journal.before = ["unshare", "-m", "sh", "-c", call, "sh"]
        if subprocess.run([*journal.before, "true"], capture_output=True).returncode:
            pytest.skip("nothing may be mounted here")

    return then


def now_at(top: str, folder: str = "") -> Callable[[Journal], None]:
    """Use the journal at another path below home; it is moved there unless that exists."""

    def then(journal: Journal) -> None:
        if not (journal.home / top).exists():
            journal.top.rename(journal.home / top)
        journal.top = journal.home / top
        journal.folder = journal.top / folder
        if not journal.top.is_symlink():
            journal.agree()

    return then


#: A branch `other` that has another version of the first entry.
_BRANCHED = """
    git checkout --quiet -b other HEAD~1
    printf '\\nThe heron, otherwise.\\n' >> $first
    git commit --quiet -am other
    git checkout --quiet main
""".strip()
_NOBODY = "git config user.name reflect; git config user.email reflect@localhost"
#: Removes an object from the history: the first state of the first entry.
_LOST = """
    name=$(git rev-parse HEAD~1:$first)
    git repack -a -d --quiet
    mv .git/objects/pack/*.pack "$home/pack"; rm .git/objects/pack/*
    git unpack-objects -q < "$home/pack"; rm "$home/pack"
    rm .git/objects/$(echo $name | cut -c 1-2)/$(echo $name | cut -c 3-)
""".strip()
_LOCKED = "touch .git/index.lock .git/HEAD.lock .git/refs/heads/main.lock"
_LONG_AGO = "touch -t 202001010000 .git/index.lock"
_ODD = "Über 'mich'\n\"und\" [die] $Welt:*"
_WITHOUT_OURS = "rm -r .git .reflect/history ../state/reflect/history"
_KILLED = 'case "$*" in *fast-import*) head -c 20 >/dev/null; kill -9 $$;; esac; exec $REAL "$@"'

STATES = {
    # No git, or another git.
    "no git": State("mkdir ../bin", "git was not found", reads=False, then=path),
    "a git that hangs": State(
        "stands_in 'exec sleep 60'", "took longer than", reads=False, then=impatient
    ),
    "a git that cannot start": State(
        "stands_in ''; echo '#!/no/such' > ../bin/git",
        "could not be started",
        reads=False,
        then=path,
    ),
    "a git that is killed half way": State(
        f"stands_in '{_KILLED}'", "fast-import failed", then=path
    ),
    "git variables set": State(
        "planted variable; git init --quiet --bare ../decoy", then=variables
    ),
    # Who commits.
    "no identity": State(
        "git config --unset user.name; git config --unset user.email", "which name to commit under"
    ),
    "signing without a key": State(
        "config commit.gpgsign true gpg.program $(planted gpg 'exit 2') log.showSignature true"
    ),
    "signing without a key in their own": State(
        "config commit.gpgsign true gpg.program /bin/false", "git commit failed", theirs=True
    ),
    # Hooks.
    "failing hooks": State("hooks 'exit 1'"),
    "a hooks path": State("""
        planted post-index-change
        config core.hooksPath $(dirname $(planted reference-transaction 'exit 1'))
    """),
    # The output of a hook may quote an answer, so it is not shown.
    "a failing hook in their own": State(
        "hook pre-commit 'git diff --cached; git diff --cached >&2; exit 1'",
        "a hook in",
        theirs=True,
    ),
    "a slow hook in their own": State("hook commit-msg 'sleep 0.1'", theirs=True),
    "a hanging hook in their own": State(
        "hook pre-commit 'sleep 60'", "took longer than", theirs=True, then=impatient
    ),
    # Locks.
    "a young lock": State("touch .git/index.lock", "Another git is running", then=impatient),
    "old locks": State(
        f"{_LOCKED}; touch -t 202001010000 .git/*.lock .git/refs/heads/*.lock", then=impatient
    ),
    "locks of a git that died with us": State(
        f"{_LOCKED}; touch .reflect/history/writing", then=impatient
    ),
    "an old lock in their own": State(
        _LONG_AGO, "Another git is running", theirs=True, then=impatient
    ),
    # Operations in progress.
    "a detached head": State("git checkout --quiet --detach", "detached HEAD"),
    "a merge": State(f"{_BRANCHED}; git merge other || true", "A merge is in progress"),
    "a rebase": State(f"{_BRANCHED}; git rebase other || true", "A rebase is in progress"),
    "a rebase by patches": State(
        f"{_BRANCHED}; git rebase --apply other || true", "A rebase is in progress"
    ),
    "a cherry pick": State(
        f"{_BRANCHED}; git cherry-pick other || git checkout --ours $first; git add $first",
        "A cherry-pick is in progress",
    ),
    "a revert": State(
        "git revert --no-commit HEAD; git checkout HEAD~1 -- $first", "A revert is in progress"
    ),
    "a bisect": State("git bisect start", "A bisect is in progress"),
    "an unmerged index": State(
        """
        old=$(git rev-parse HEAD~1:$first) new=$(git rev-parse HEAD:$first)
        git rm --quiet --cached $first
        printf "100644 %s %s\\t$first\\n" $old 1 $old 2 $new 3 | git update-index --index-info
        """,
        "need to be merged",
    ),
    # Files that are staged, ignored or converted.
    "another file staged": State("git add notes.txt; echo 'and changed since' > notes.txt"),
    "an entry staged": State("echo more >> $third; git add $third"),
    "an ignored entry": State("echo '2026-02-*' >> .gitignore", but=NEW),
    "line ends converted": State("""
        echo '*.md text=auto eol=crlf' > .gitattributes
        config core.autocrlf true core.safecrlf true core.eol crlf
        awk '{ printf "%s\\r\\n", $0 }' $third > ../lines; cat ../lines > $third
    """),
    "a clean filter": State(
        """
        p=$(planted filter cat); echo '*.md filter=planted diff=planted' > .gitattributes
        config filter.planted.clean $p filter.planted.smudge $p
        config filter.planted.process $p filter.planted.required true
        """,
        "through a filter",
    ),
    "a filter with a strange name": State(
        """
        p=$(planted filter cat); echo '*.md filter=a=b' > .gitattributes
        config filter.a=b.clean $p filter.a=b.process $p
        """,
        "through a filter",
        reads=False,
    ),
    # Whose repository it is, and where.
    "an outer repository": State(f"{_WITHOUT_OURS}; git -C .. init --quiet", off=True),
    "work staged in their own": State(
        """
        echo 'more work' > project.txt; echo 'new work' > new.txt
        git add project.txt new.txt; echo 'and more since' > project.txt
        """,
        theirs=True,
    ),
    "an entry staged in their own": State(
        "echo more >> journal/$third; git add journal/$third; hook pre-commit 'exit 1'",
        "a hook in",
        theirs=True,
    ),
    "a linked worktree": State(
        """
        cd ..; mv outer main
        git -C main worktree add --quiet -b side ../outer
        cp -R main/journal/.reflect outer/journal
        """,
        theirs=True,
        then=now_at("outer", "journal"),
    ),
    "a submodule": State(
        """
        cd ..; git init --quiet super
        git -C super submodule --quiet add "$PWD/outer" part
        cp -R outer/journal/.reflect super/part/journal; cd super/part
        git checkout --quiet main
        config user.name Somebody user.email somebody@example.org
        """,
        theirs=True,
        then=now_at("super/part", "journal"),
    ),
    "a bare repository": State(
        "config core.bare true",
        "cannot be used (this operation must be run in a work tree)",
        theirs=True,
        reads=False,
    ),
    "another owner": State("", "belongs to another account", then=handed_over),
    "another owner of their own": State(
        "", "git config --global --add safe.directory", theirs=True, reads=False, then=handed_over
    ),
    # Missing or damaged parts.
    "an unborn branch": State("rm -r .git/logs; git update-ref -d refs/heads/main; rm .git/index"),
    "a head that points nowhere": State("git symbolic-ref HEAD refs/heads/nowhere"),
    "a missing object": State(_LOST, lost="cannot be read"),
    "a missing object that a remote promises": State(
        f"""{_LOST}
        config core.repositoryFormatVersion 1 extensions.partialClone planted
        config remote.planted.url "ext::$(planted fetch)" remote.planted.promisor true
        config protocol.ext.allow always protocol.allow always
        config remote.planted.partialCloneFilter blob:none
        """,
        lost="cannot be read",
    ),
    "a corrupt index": State("printf '????' | dd of=.git/index conv=notrunc", "bad signature"),
    "no index": State("rm .git/index"),
    "entries taken from the index": State("git rm --quiet --cached $first $third"),
    "an empty git folder": State(
        "rm -r .git; mkdir .git", "is not a git repository any", reads=False
    ),
    "no git folder": State("rm -r .git", "is not a git repository any more", reads=False),
    "a read only repository": State(
        "",
        "Read-only file system",
        then=mounted('mount --bind "$G" "$G"; mount -o remount,bind,ro "$G"'),
    ),
    "a full disk": State(
        "",
        "fast-import failed",
        then=mounted(
            'cp -a "$G" "$G.kept"; mount -t tmpfs -o size=1m,mode=700 none "$G"; cp -a "$G.kept/." '
            '"$G"; rm -r "$G.kept"; dd if=/dev/zero of="$G/filler" 2>/dev/null'
        ),
    ),
    "shallow": State(f"""
        mv .git ../kept; git clone --quiet --bare --depth=2 "file://$home/kept" .git
        config core.bare false; {_NOBODY}
        git remote remove origin; git reset --quiet
    """),
    "another kind of names": State(f"""
        git fast-export --all > ../exported; rm -r .git
        git init --quiet --object-format=sha256 --initial-branch=main
        git fast-import --quiet < ../exported; git reset --quiet; {_NOBODY}
    """),
    "packed": State("git gc --quiet; git pack-refs --all"),
    "a strange branch": State("git branch -m main 'wörter/\"it'\\''s$(true)\"&more'"),
    # Programs that a config can name.
    "a planted fsmonitor": State(
        "config core.fsmonitor $(planted fsmonitor) core.untrackedCache true"
    ),
    "planted diffs": State("diffs"),
    "planted programs": State("programs; config alias.status !$p alias.fast-import !$p"),
    "a remote": State("""
        git clone --quiet --bare . ../far; git remote add origin ../far
        cp $(planted pre-receive) $(planted post-update) ../far/hooks
        config branch.main.remote origin branch.main.merge refs/heads/main
        config push.default current remote.origin.uploadpack $(planted up)
    """),
    # Where the journal is.
    "through a link": State("ln -s journal ../link", then=now_at("link")),
    "through a link in their own": State(
        "ln -s outer ../link", theirs=True, then=now_at("link", "journal")
    ),
    "an odd path": State("", then=now_at(_ODD)),
    "an odd path in their own": State("", theirs=True, then=now_at(_ODD, "journal")),
    "an entry renamed": State("mv $third '2026/Ein \"Brief\" – mit [Namen].md'"),
}
