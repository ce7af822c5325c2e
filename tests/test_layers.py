"""The house: imports only run downwards, and four libraries have one home each."""

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
    "commands.sitting",
    "commands.recorded",
    "commands.options",
    "commands.filters",
    "commands.call",
    "pages",
    "terminal history importers exporters",
    "render",
    "interview comparison",
    "journal",
    "entries worksheets",
    "questions files settings yaml",
    "words",
    "languages text",
    "errors",
    "locale",
    "__init__",
)
LEVEL = {room: level for level, row in enumerate(ROWS) for room in row.split()}
HOMES = {"questionary": "terminal", "prompt_toolkit": "terminal", "rich": "render"}
HOMES |= {"git": "history", "ruamel": "yaml"}


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


def faults(sources: Mapping[str, str]) -> list[str]:
    """What is out of place in *sources*, which are texts by the names of their modules."""
    trees = {module: ast.parse(text) for module, text in sources.items()}
    graph = {module: sorted(imports(ast.walk(tree), trees)) for module, tree in trees.items()}
    found = [f"{module} is in no row" for module in graph if room(module) not in LEVEL]
    for module, tree in trees.items():
        found += [
            f"{module} imports {name}" for name in graph[module] if not may_import(module, name)
        ]
        slow = [name for name in imports(tree.body, trees) if name.split(".")[0] == "ruamel"]
        found += [f"{module} imports {name} before it needs it" for name in slow]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append(f"a cycle: {' < '.join(error.args[1])}")
    return found


@pytest.fixture(scope="module")
def house() -> dict[str, str]:
    """Our modules, as they are."""

    def name(path: Path) -> str:
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        return ".".join(parts).removesuffix(".__init__")

    return {name(path): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}


def test_imports_only_run_downwards(house: dict[str, str]) -> None:
    assert len(house) > 40
    assert faults(house) == []


def test_no_module_is_longer_than_its_story(house: dict[str, str]) -> None:
    lengths = {module: len(text.splitlines()) for module, text in house.items()}

    assert {module: length for module, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("yaml", "import reflect.journal"),
        ("files", "def f():\n    from reflect import settings"),
        ("entries", "if TYPE_CHECKING:\n    from reflect.worksheets import Worksheet"),
        ("commands.new", "from reflect.commands import resume"),
        ("commands.options", "from reflect.commands.new import command"),
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
    house = {f"reflect.{name}": "" for name in [*LEVEL, "commands.new", "commands.resume"]}
    house["reflect.render.dates"] = "from reflect.render import console"

    assert faults(house) == []
    assert len(faults(house | {f"reflect.{module}": text})) == 1
