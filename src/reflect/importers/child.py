"""Imports a document in a child process, which has limits and is not trusted.

Whoever made the document may have made it to harm. The child gets the bytes on its standard input,
opens no file but the program's own, writes none, and calls nobody; all that comes back is JSON.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Event, Timer
from typing import Any

from reflect.errors import CannotImport
from reflect.files import systems
from reflect.importers import Imported, Note, import_document, short_name
from reflect.locale import N_, Message

#: In seconds of CPU time; and until the parent ends the child, which the child cannot put off.
CPU_SECONDS = 10
PATIENCE = 12.0
#: In bytes.
MEMORY = 512 * 2**20
LARGEST_ANSWER = 16 * 2**20
#: The child finds programs, and Windows finds itself; the rest of the environment is private.
_VARIABLES = ("PATH", "SYSTEMROOT")
# The child looks for modules where the parent does, and nowhere else.
_START = "import sys; sys.path[:] = sys.argv[1:]; from reflect.importers import child; child.main()"

TOO_SLOW = N_("reading it takes longer than {seconds} seconds", seconds=CPU_SECONDS)
TOO_BIG = N_("reading it takes too much memory")
DAMAGED = N_("it is damaged, or not what its name says it is")
NOT_STARTED = N_("the process that reads it could not be started")


def import_safely(name: str, data: bytes) -> Imported:
    """The worksheet in the document *data* from the file *name*; raises CannotImport."""
    call = [sys.executable, "-I", "-B", "-c", _START, *filter(None, sys.path)]
    environment = {key: os.environ[key] for key in _VARIABLES if key in os.environ}
    try:
        child = subprocess.Popen(
            call,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except (OSError, ValueError):
        raise CannotImport(short_name(name), NOT_STARTED) from None
    is_late = Event()

    def give_up() -> None:
        is_late.set()
        _end(child)

    timer = Timer(PATIENCE, give_up)
    timer.start()
    try:
        answer = _ask(child, name.encode("utf-8", "surrogatepass") + b"\0" + data)
    finally:
        timer.cancel()
        _end(child)
        child.wait()
    if is_late.is_set() or child.returncode == systems.OUT_OF_CPU_TIME:
        raise CannotImport(short_name(name), TOO_SLOW)
    try:
        return _imported(json.loads(answer))
    except CannotImport as error:
        raise CannotImport(short_name(name), error.reason) from None
    except (LookupError, RecursionError, TypeError, ValueError):
        raise CannotImport(short_name(name), DAMAGED) from None


def _ask(child: "subprocess.Popen[bytes]", question: bytes) -> bytes:
    """The answer of the *child* process; empty if it is too long."""
    assert child.stdin
    assert child.stdout
    with suppress(OSError):  # it has ended already
        child.stdin.write(question)
    with suppress(OSError):
        child.stdin.close()
    answer = child.stdout.read(LARGEST_ANSWER + 1)
    return answer if len(answer) <= LARGEST_ANSWER else b""


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the *child* and all that it has started."""
    with suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)


def _imported(answer: dict[str, Any]) -> Imported:
    """The child's *answer*; raises CannotImport for its reason, and others if it has no shape."""
    if "reason" in answer:
        raise CannotImport("", _unpacked(answer["reason"]))
    text, notes, places = answer["text"], answer["notes"], answer["places"]
    if not (isinstance(text, str) and isinstance(notes, list) and isinstance(places, dict)):
        raise TypeError
    return Imported(
        text,
        tuple(Note(int(line), _unpacked(what), bool(is_out)) for line, what, is_out in notes),
        {id_: int(line) for id_, line in places.items()},
    )


def _packed(value: object) -> object:
    """*value* for JSON: a message as its parts, so that it can still be translated."""
    if isinstance(value, Message) and value:
        fields = {name: _packed(field) for name, field in value.fields.items()}
        return {"text": value.text, "many": value.many, "fields": fields}
    return value if isinstance(value, str | int) else str(value)


def _unpacked(value: Any) -> str:
    """The sentence that was `_packed`."""
    if isinstance(value, str):
        return value
    fields = {
        name: field if isinstance(field, int) else _unpacked(field)
        for name, field in value["fields"].items()
    }
    text, many = value["text"], value["many"]
    if not (isinstance(text, str) and isinstance(many, str)):
        raise TypeError
    return Message.of(text, many, fields)


def main() -> None:
    """Answer with the worksheet in the document on standard input, or with a reason."""
    sys.addaudithook(_stay_offline)
    systems.limit_process(seconds=CPU_SECONDS, memory=MEMORY)
    name, _, data = sys.stdin.buffer.read().partition(b"\0")
    answer: dict[str, object]
    try:
        imported = import_document(name.decode("utf-8", "surrogatepass"), data)
    except CannotImport as error:
        answer = {"reason": _packed(error.reason)}
    except MemoryError:
        answer = {"reason": _packed(TOO_BIG)}
    except Exception:  # any fault of a library; what it says could quote the document
        answer = {"reason": _packed(DAMAGED)}
    else:
        notes = [(each.line, _packed(each.what), each.is_omission) for each in imported.notes]
        answer = {"text": imported.text, "notes": notes, "places": dict(imported.places)}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.flush()
    # The memory goes with the process; freeing it first would only take time.
    os._exit(0)


def _stay_offline(event: str, _: tuple[object, ...]) -> None:
    """Stop whoever calls out; nothing here does, nor should a library."""
    if event.startswith("socket."):
        raise OSError
