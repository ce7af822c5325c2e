"""The house: imports only run downwards, and each library has one home."""

import ast
from collections.abc import Container, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "reflect"
LONGEST = 500

#: From the roof to the ground. Each command is a room of its own; all of them share the lower ones.
ROWS = (
    "__main__",
    "completion",
    "cli",
    "commands",
    "commands.session commands.plan.changing commands.next.changing commands.worksheet.proposal"
    " commands.worksheet.ids commands.worksheet.documents",
    "commands.autocommit",
    "commands.output commands.help",
    "commands.messages",
    "commands.call",
    "exporters",
    "pages",
    "terminal history importers",
    "render",
    "interview comparison",
    "journal",
    "entries worksheets line_cache",
    "questions files settings yaml",
    "languages text",
    "errors",
    "locale",
    "__init__",
)
LEVEL = {room: level for level, row in enumerate(ROWS) for room in row.split()}
HOMES = {"questionary": "terminal", "prompt_toolkit": "terminal", "rich": "render"}
HOMES |= {"git": "history", "ruamel": "yaml", "icalendar": "exporters"}
HOMES |= {"pypdf": "importers", "markdown_it": "importers"}


def room(module: str) -> str:
    """The room that *module* is in, even if it is in no row."""
    path = module.removeprefix("reflect").removeprefix(".") or "__init__"
    rooms = (room for room in LEVEL if f"{path}.".startswith(f"{room}."))
    return max(rooms, key=len, default=path)


def imports(nodes: Iterable[ast.AST], known: Container[str]) -> set[str]:
    """The modules that *nodes* import, as far down as they are *known*."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            inside = [f"{origin}.{name.name}" for name in node.names]
            found |= {name if name in known else origin for name in inside}
    return found


def may_import(module: str, imported: str) -> bool:
    here, there, top = room(module), room(imported), imported.split(".")[0]
    if top != "reflect":
        return top != "" and HOMES.get(top, here) == here
    return here == there != "commands" or LEVEL.get(here, 0) < LEVEL.get(there, 0)


def faults(house: Mapping[str, list[ast.AST]]) -> list[str]:
    """What is out of place in a *house*: modules by their names, as nodes."""
    graph = {module: sorted(imports(nodes, house)) for module, nodes in house.items()}
    found = [f"{module} is in no row" for module in graph if room(module) not in LEVEL]
    for module, (root, *_) in house.items():
        found += [
            f"{module} imports {name}" for name in graph[module] if not may_import(module, name)
        ]
        at_once = imports(root.body, house)  # type: ignore[attr-defined]
        slow = [name for name in at_once if name.split(".")[0] == "ruamel"]
        found += [f"{module} imports {name} before it needs it" for name in slow]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append(f"a cycle: {' < '.join(error.args[1])}")
    return found


def test_imports_only_run_downwards(house: dict[str, list[ast.AST]]) -> None:
    assert len(house) >= 150
    assert faults(house) == []


def test_no_module_is_longer_than_its_story() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCE.rglob("*.py")}

    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("yaml", "import reflect.journal"),
        ("files", "def f():\n    from reflect import settings"),
        ("entries", "if TYPE_CHECKING:\n    from reflect.worksheets import Worksheet"),
        ("commands.new", "from reflect.commands import resume"),
        ("commands.output", "from reflect.commands.new import command"),
        ("text", "from . import errors"),
        ("helpers", ""),
        ("cli", "import reflect.helpers"),
        ("commands.list", "def f():\n    import rich.table"),
        ("journal", "from git import Repo"),
        ("yaml", "from ruamel.yaml import YAML"),
        ("render", "def f():\n    from reflect.render.dates import long"),
    ],
)
def test_what_is_out_of_place_is_found(module: str, text: str) -> None:
    texts = {f"reflect.{name}": "" for name in [*LEVEL, "commands.new", "commands.resume"]}
    texts["reflect.render.dates"] = "from reflect.render import console"

    def found() -> list[str]:
        return faults({name: [*ast.walk(ast.parse(each))] for name, each in texts.items()})

    assert found() == []
    texts[f"reflect.{module}"] = text
    assert len(found()) == 1
