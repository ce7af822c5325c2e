"""An asker and a draft for tests of interviews."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from reflect import entries
from reflect.entries.answer import Response
from reflect.entries.header import Header
from reflect.interview import Passage
from reflect.interview.route import Route
from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.settings import Settings
from reflect.worksheets import Worksheet

MOMENT = datetime(2026, 11, 23, 21, 14, tzinfo=UTC)
Key = tuple[str, str | None]


class Somebody:
    """An asker without answers: what all askers of these tests share."""

    signal, columns = 0, 80

    def __init__(self) -> None:
        self.remarks: list[str] = []

    def begin(self, worksheet: Worksheet, remarks: list[str]) -> None:
        pass

    def read(self, passages: Iterable[Passage]) -> None:
        pass

    def choose(self, text: str, ways: Mapping[str, str]) -> str:
        raise AssertionError(text)

    def try_again(self, trouble: str) -> bool:
        raise AssertionError(trouble)


def begun(
    home: Path,
    sheet: Worksheet,
    moment: datetime = MOMENT,
    people: tuple[str, ...] = (),
    there: Mapping[str, Response] = MappingProxyType({}),
) -> Draft:
    """A draft of *sheet* in a journal below *home*, saved if it has the answers *there*."""
    journal = Journal(Settings.made({"HOME": str(home), "USERPROFILE": str(home)}))
    header = Header.new(
        title=sheet.title, moment=moment, worksheet=sheet.id, version=1, language="en"
    )
    draft = Draft(journal, entries.begin(header, sheet.wordings()).with_about(people), moment)
    places = {place.id: place for place in Route(sheet, {}, ()).places}
    draft.entry = draft.entry.with_answers([(places[id_], given) for id_, given in there.items()])
    if there:
        draft.save()
    return draft


def kept(draft: Draft) -> dict[Key, Response]:
    """Answers in the file of a *draft*, without follow-ups that do not apply."""
    if draft.path is None:
        return {}
    entry = entries.read(draft.path.read_text(encoding="utf-8"), draft.entry.wordings)
    return {each.key: each.response for each in entry.answers if each.text and not each.inactive}
