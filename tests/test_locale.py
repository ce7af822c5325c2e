"""The sentences in other languages: each is there, is up to date, and is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import locales  # what builds the package, from .ci
import pytest
from babel.messages.catalog import Catalog

from reflect import locale

#: How many of the first arguments of each call are read by whoever extracts the messages.
KEYWORDS = {"N_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2}
#: Three words in a row, which nothing but a sentence has.
SENTENCE = re.compile(r"[A-Za-z']{2,} [a-z']+ [a-z']+")
#: Modules whose words are read or run, or belong into a file.
OTHERS = ("reflect.languages.", "reflect.commands.completion")
#: Modules of importers with words that are read in documents.
OTHERS += tuple(
    f"reflect.importers.{name}"
    for name in ("headings", "labels", "language", "leftovers", "phrases", "ratings")
)
#: The same in other modules, each by its beginning.
UNSAID = (
    "begin the history",  # a commit message
    "does not have any commits", "not a git repository", "(?:dubious ownership",  # git's own
    "import sys; ", "pip install ",  # commands
    "'{word}' is not a valid int", "{word} is not in the range",  # typer's own
    "while scanning a simple key", "while parsing a flow",  # ruamel's own
    "boolean, true/false, yes or no",  # in a worksheet
    "leave it open",  # the value of an Enum
    "exclude in config.toml", " (a sync program's copy)",  # data
)  # fmt: skip


def calls(nodes: list[ast.AST]) -> Iterator[tuple[int, list[ast.expr]]]:
    """The line of each call that says something, and what it says."""
    for node in nodes:
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in KEYWORDS:
                yield node.lineno, node.args[: KEYWORDS[name]]


def literal(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def messages(catalog: Catalog) -> dict[object, object]:
    return {(each.context, each.id): each for each in catalog if each.id}


def forms(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said


def fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text)} - {None}


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    """What translators get to see."""
    return locales.extracted()


def test_every_sentence_of_the_code_is_one_that_translators_get_to_see(
    house: dict[str, list[ast.AST]], extracted: Catalog
) -> None:
    said = [
        (f"{module}:{line}", each)
        for module, nodes in house.items()
        for line, each in (calls(nodes) if module != "reflect.locale" else ())
    ]

    assert len(said) > 900
    hidden = [
        where
        for where, some in said
        if not some or not all(isinstance(literal(each), str) for each in some)
    ]
    assert hidden == []
    assert {literal(some[-1]) for _, some in said} <= {
        text for each in extracted if each.id for text in forms(each.id)
    }


def test_no_sentence_of_the_code_is_said_in_english_alone(
    house: dict[str, list[ast.AST]], extracted: Catalog
) -> None:
    known = {text for each in extracted if each.id for text in forms(each.id)}
    unknown = []
    for module, nodes in house.items():
        done = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        done |= {id(each) for _, some in calls(nodes) for each in some}
        unknown += [
            f"{module}:{node.lineno}: {node.value}"
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if not module.startswith(OTHERS) and id(node) not in done
            if SENTENCE.search(node.value) and not node.value.startswith(UNSAID)
            if node.value not in known
        ]

    assert unknown == []


@pytest.mark.parametrize("path", locales.catalogs(), ids=lambda path: path.parents[1].name)
def test_every_sentence_is_there_in_every_language_with_the_same_fields(
    path: Path, extracted: Catalog
) -> None:
    english, other = messages(extracted), messages(locales.read(path))

    assert {"missing": english.keys() - other.keys(), "stale": other.keys() - english.keys()} == {
        "missing": set(),
        "stale": set(),
    }
    untranslated = [key for key, each in other.items() if each.fuzzy or not all(forms(each.string))]
    assert untranslated == []
    # One of something need not be counted: "ein Tag".
    unlike = {
        form
        for each in other.values()
        for form in forms(each.string)
        if fields(form) | {"count"} not in [fields(some) | {"count"} for some in forms(each.id)]
    }
    assert unlike == set()


def test_a_wrong_field_in_a_translation_falls_back_to_english() -> None:
    class Wrong(locale.NullTranslations):
        def gettext(self, message: str) -> str:
            return "Es fehlt {wem}."

        def ngettext(self, one: str, many: str, count: int) -> str:
            return "{anzahl} {"

    wrong = locale.Locale("de", Wrong())

    assert wrong.gettext("{who} is missing.", who="Sam") == "Sam is missing."
    assert wrong.ngettext("one day", "{count} days", 3) == "3 days"


@pytest.mark.parametrize("code", ["de", "de-AT", "de_DE.UTF-8", "DE"])
def test_a_language_is_known_by_each_of_its_names(code: str) -> None:
    assert locale.of(code).language == "de"
    assert locale.of(code).gettext("It was left as it is.") == "Der Eintrag bleibt, wie er ist."


@pytest.mark.parametrize("code", ["", "C", "POSIX", "xx", "../de", "/", "d\0e", "de/../de", "düü"])
def test_a_language_without_a_catalog_is_english(code: str) -> None:
    assert locale.of(code) is locale.ENGLISH


def test_a_message_is_said_later_with_what_is_in_it() -> None:
    message = locale.N_("deleted on {day}", day=locale.N_("deleted"))

    assert str(message) == "deleted on deleted"
    assert locale.of("de").say(message) == "gelöscht am gelöscht"
    assert locale.of("de").say("as it is {") == "as it is {"
