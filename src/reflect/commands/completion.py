"""`reflect completion`: scripts that let a shell complete commands, worksheets and entries."""

import sys
from typing import Annotated, Literal

import typer

from reflect.commands.call import program_line

# Each script passes the words up to the cursor, the last one incomplete, and reads lines of a name,
# a tab and a description; a line ``:files`` asks the shell to complete files itself.
_BASH = """\
# Tab for reflect in bash. For all shells to come, put this line into ~/.bashrc:
#   eval "$(reflect completion bash)"
_reflect() {
    local name what
    local -a told=()
    COMPREPLY=()
    while IFS=$'\\t' read -r name what; do
        case $name in
            :files) compopt -o default 2>/dev/null ;;
            *)
                COMPREPLY+=("$(printf %q "$name")")
                told+=("$name${what:+  ($what)}")
                ;;
        esac
    done < <(_REFLECT_COMPLETE=1 "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # What they are is only listed (on "?" and "!"), never typed.
    if [[ ${#told[@]} -gt 1 && ${COMP_TYPE:-9} =~ ^(63|33)$ ]]; then
        COMPREPLY=("${told[@]}")
    fi
}
complete -F _reflect reflect
"""

_ZSH = """\
# Tab for reflect in zsh. For all shells to come, put this line into ~/.zshrc, below compinit:
#   eval "$(reflect completion zsh)"
_reflect() {
    local name what
    local -a found told
    while IFS=$'\\t' read -r name what; do
        if [[ $name == :files ]]; then
            _files
        else
            found+=("$name")
            told+=("$name${what:+  -- $what}")
        fi
    done < <(_REFLECT_COMPLETE=1 "${(Q)words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    # In the order given: the newest entry first.
    compadd -V reflect -l -d told -a found
}
compdef _reflect reflect
"""

_FISH = """\
# Tab for reflect in fish. For all shells to come, put this line into ~/.config/fish/config.fish:
#   reflect completion fish | source
function __reflect_offered
    set -l before (commandline -opc)
    set -l now (commandline -ct)
    for line in (_REFLECT_COMPLETE=1 $before "$now" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$now"
        else
            echo $line
        end
    end
end
complete -c reflect -f -k -a '(__reflect_offered)'
"""


SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def command(
    shell: Annotated[
        Literal["bash", "zsh", "fish"], typer.Argument(metavar="SHELL", help="bash, zsh or fish.")
    ],
) -> None:
    """Let Tab complete names in your shell.

    Prints a script, and changes nothing: its first lines say how to switch it on. Tab then offers
    commands, options, worksheets, entries, questions and steps, and says what each is, but never a
    person or a word of an answer.
    """
    called = f"{program_line(anywhere=True)} completion"
    sys.stdout.write(SCRIPTS[shell].replace("reflect completion", called))
