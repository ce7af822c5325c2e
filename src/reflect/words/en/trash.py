"""English, for deleting and bringing back."""

from reflect.words.trash import TrashWords

TRASH = TrashWords(
    put_away="It is in the trash now, whole. To bring it back:",
    deleted_on="deleted on {day}",
    deleted="deleted",
    back="It is back where it was.",
    back_beside="It is back. Another file has its old name by now, so it has a new one.",
    sure="Shall the entry of {day} be deleted for good? Nothing brings it back then.",
    sure_undated="Shall this entry be deleted for good? Nothing brings it back then.",
    leave="no, leave it",
    delete="yes, delete it for good",
    left="It was left as it is.",
    gone="It is gone, and so is what was half typed for it.",
    beyond=(
        "What reflect cannot reach: a git repository of your own, backups, what a sync program has "
        "carried elsewhere, what your editor keeps of its own, what this terminal still shows "
        "further up, and what a disk of flash memory has not yet written over."
    ),
    others="Some of its words are also in this entry, which was left alone: {path}",
    perhaps="An editor left this behind; there may be words of it here: {path}",
)
