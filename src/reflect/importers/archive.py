"""Opens documents that are zip archives of XML parts, as .docx and .odt are; trusts neither."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

from reflect.importers.blocks import OLD_WORD, TOO_DEEP, TOO_LARGE, Unreadable
from reflect.locale import N_

#: Of the parts that are read, in bytes, as they come out: a header may lie.
LARGEST = 30_000_000
MOST_PARTS = 5_000
#: Elements inside each other; a table in a table in a table has 60.
DEEPEST = 150

#: Old Office files begin with it, and new ones that are encrypted.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
_WORD_MARK = "WordDocument".encode("utf-16-le")
_ENCRYPTED_FLAG = 1

DAMAGED = N_(
    "it is damaged. Open it in the program that it was made with, save it again, and import that"
)
PASSWORD = N_("it needs a password. Save it without one, and import that")
DOCTYPE = N_("it contains a document type declaration, which no document of its kind needs")


class Archive:
    """The parts of a document; raises Unreadable."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(OLE):
            old = OLD_WORD if _WORD_MARK in data else DAMAGED
            raise Unreadable(PASSWORD if _ENCRYPTED_MARK in data else old)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, RuntimeError):
            raise Unreadable(DAMAGED) from None
        self._names = {info.filename: info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > MOST_PARTS:
            raise Unreadable(TOO_LARGE)
        self._left = LARGEST

    def read(self, name: str) -> bytes | None:
        """The bytes of the part *name*; None without it."""
        info = self._names.get(name)
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Unreadable(PASSWORD)
        try:
            with self._zip.open(info) as part:
                data = part.read(self._left + 1)
        except (BadZipFile, ValueError, OSError, RuntimeError, EOFError, zlib.error):
            raise Unreadable(DAMAGED) from None
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(TOO_LARGE)
        return data

    def xml(self, name: str, prefixes: Mapping[str, str]) -> Element | None:
        """The root of the XML part *name*; None without it."""
        data = self.read(name)
        return None if data is None else xml(data, prefixes)


def xml(data: bytes, prefixes: Mapping[str, str]) -> Element:
    """The root of the XML in *data*; names such as ``w.p`` by the *prefixes* of namespaces."""
    if b"<!DOCTYPE" in data:  # before the parser; the builder sees those in other encodings
        raise Unreadable(DOCTYPE)
    parser = XMLParser(target=_Builder(prefixes))
    try:
        parser.feed(data)
        root = parser.close()
    except Unreadable:
        raise
    except (ParseError, ValueError, LookupError):
        raise Unreadable(DAMAGED) from None
    if not isinstance(root, Element):
        raise Unreadable(DAMAGED)
    return root


class _Builder(TreeBuilder):
    """Builds a tree with short names; refuses document types and trees that are too deep."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._depth = 0

    def _name(self, name: str) -> str:
        if name not in self._names:
            space, _, local = name.rpartition("}")
            self._names[name] = f"{self._prefixes.get(space[1:], '')}.{local}" if space else local
        return self._names[name]

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(TOO_DEEP)
        return super().start(self._name(tag), {self._name(key): attrs[key] for key in attrs})

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(self._name(tag))

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise Unreadable(DOCTYPE)
