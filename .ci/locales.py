"""The catalogs of sentences: `python .ci/locales.py` brings them up to date with the code.

hatchling calls `Compiled` for each wheel, and for `pip install -e`; the tests call `compile_all`.
"""

import os
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # only a build has it
    BuildHookInterface = object

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reflect"
#: A line above a call that begins like this goes to the translators.
COMMENT = "Translators:"


class Compiled(BuildHookInterface):
    """Puts the compiled catalogs, and not their sources, into the wheel."""

    def initialize(self, version, build_data):
        build_data["artifacts"] += [f"/{path.relative_to(ROOT)}" for path in compile_all()]


def catalogs():
    """The sources of all catalogs."""
    return sorted(SOURCE.glob("locale/*/LC_MESSAGES/reflect.po"))


def read(path):
    """The catalog at *path*, of the language that its folder is named after."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def compile_all():
    """Write each catalog as gettext reads it; the paths of what was written."""
    compiled = [path.with_suffix(".mo") for path in catalogs()]
    for path in compiled:
        data, scratch = BytesIO(), path.with_suffix(f".{os.getpid()}")
        write_mo(data, read(path.with_suffix(".po")))
        scratch.write_bytes(data.getvalue())
        scratch.replace(path)  # another process may be reading it
    return compiled


def extracted():
    """A catalog without translations: every message in the code, and where it stands."""
    from reflect.cli import app  # only here: a build has no typer
    from reflect.commands.help import texts

    found = Catalog()
    for path in sorted(SOURCE.rglob("*.py")):
        messages = extract_from_file(
            "python", str(path), DEFAULT_KEYWORDS, [COMMENT], strip_comment_tags=True
        )
        for _, message, comments, context in messages:
            where = path.relative_to(SOURCE.parent).as_posix()
            about = [" ".join(comments)] if comments else []
            found.add(message, None, [(where, None)], auto_comments=about, context=context)
    # What stands in decorators, annotations and docstrings of commands is no call of gettext.
    helped = "reflect/commands/help.py"
    for text in filter(None, dict.fromkeys(texts(app([])))):
        found.add(text, None, [(helped, None)])
    return found


def update():
    """Add new messages to each catalog, and drop those that are said no more; heads stay."""
    template = extracted()
    for path in catalogs():
        head, catalog, body = path.read_text("utf-8").partition("\n\n")[0], read(path), BytesIO()
        catalog.update(template, no_fuzzy_matching=True)
        write_po(body, catalog, width=0, omit_header=True, ignore_obsolete=True)
        path.write_text(f"{head.rstrip()}\n\n{body.getvalue().decode().strip()}\n", "utf-8")


if __name__ == "__main__":
    update()
