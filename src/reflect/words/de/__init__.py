"""German."""

from reflect.languages import de
from reflect.words.table import Words

WORDS = Words(*de.WORDS)
