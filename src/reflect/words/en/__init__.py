"""English."""

from reflect.languages import en
from reflect.words.table import Words

WORDS = Words(*en.WORDS)
