"""English, for the history."""

from reflect.words.history import HistoryWords

HISTORY = HistoryWords(
    whose="Under which name? It stands in the history, and the history stays on this computer.",
    nobody="none ({name})",
    as_usual="{name} <{email}>, as in your other repositories",
    leave="not now",
    begun="A history is kept from now on, in a git repository that only your account can open.",
    begun_existing="A history is kept from now on, in your own repository: {top}",
    holds=("It holds one file.", "It holds {count} files."),
    others=("One other file is left alone.", "{count} other files are left alone."),
    ended="Nothing more is recorded. What there is stays where it is: {folder}",
    goes_on=(
        "This journal already has a history of its entries, begun elsewhere or with an earlier "
        "version of reflect. Before reflect adds to it on this computer, it asks once: keep it up "
        "to date here?"
    ),
    goes_on_existing=(
        "A history of this journal was kept in the git repository {top}, and git would run the "
        "programs that are set up there. If that repository is your own: keep the history up to "
        "date on this computer?"
    ),
    not_here="no, leave it as it is",
    keep_on="yes, keep it up to date",
    nothing_more="The history stays as it is. If you change your mind: {command}",
    is_on="A history of your entries is kept here: {folder}",
    is_on_existing="A history of your entries is kept in your own repository: {folder}",
    is_off="No history is kept. To begin one: {command}",
    was_kept="No history is kept at present. An earlier one is here: {folder}",
    complete="All that is finished is in it.",
    waiting=(
        "One change waits to be recorded; the next command that writes does it.",
        "{count} changes wait to be recorded; the next command that writes does it.",
    ),
    ignored=("git is told to ignore one entry.", "git is told to ignore {count} entries."),
    empty="The history holds nothing yet.",
    as_asked="a worksheet, as it was asked",
    restored="The entry is again as it was then. How it was until now is in the history.",
    restored_beside="The entry is there again.",
    sure=(
        "Shall the history forget the entry of {day} in all its states? Nothing brings them back "
        "then."
    ),
    sure_undated=(
        "Shall the history forget this entry in all its states? Nothing brings them back then."
    ),
    keep="no, keep it",
    forget="yes, forget it",
    kept="The history is as it was.",
    forgotten=(
        "The history was written anew without the entry, which one commit had.",
        "The history was written anew without the entry, which {count} commits had.",
    ),
    still_holds="The history still holds it.",
    forget_too="To have it forgotten there too: {command}",
    cannot_forget=(
        "It cannot be forgotten there: another entry has its name by now, or the repository is "
        "your own."
    ),
)
