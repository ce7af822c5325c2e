"""Through whatever became of a worksheet: no two scales in a row, and none under wrong ends."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from reflect import entries
from reflect.comparison import ratings
from reflect.entries.answer import Response, ScaleEnds
from reflect.entries.header import Header
from reflect.interview.route import Route
from reflect.journal import Journal
from reflect.journal.draft import Draft
from reflect.journal.runs import Selection
from reflect.settings import Settings

Scale = tuple[int, int, str, str]

SCALES = st.sampled_from([
    (1, 10, "calm", "tense"), (1, 10, "tense", "calm"), (1, 10, "quite calm", "very tense"),
    (1, 5, "calm", "tense"), (0, 10, "calm", "tense"), (1, 10, "", ""),
])  # fmt: skip
#: How a question is asked, whether its author gave it a new number, and whether the copy is lost.
CHANGES = st.lists(st.tuples(SCALES, st.booleans(), st.booleans()), min_size=1, max_size=6)


def written(scale: Scale, version: int) -> str:
    low, high, *ends = scale
    named = f": {ends[0]} ... {ends[1]}" if any(ends) else ""
    head = f"---\nid: near\ntitle: Near\nversion: {version}\n---\n\n## All {{#all}}\n\n"
    return f"{head}- How is it? [{low}-{high}{named}] {{#it}}\n"


def kept(journal: Journal, number: int) -> None:
    """A run that rates with the highest number there is."""
    asked = journal.library.named("near")
    sheet, moment = asked.worksheet, datetime(2026, 1, 1 + number).astimezone()
    header = Header.new(
        title="Near", moment=moment, worksheet="near", version=sheet.version, language="en"
    )
    [_, place, _] = Route(sheet, {}, ()).places
    [question] = sheet.family()
    most = question.kind.parameters()["max"]
    assert isinstance(most, int)
    entry = entries.begin(header, sheet.wordings()).with_answers([(place, Response(most))])
    Draft(journal, entry.with_status("complete"), moment, asked_worksheet=asked).save()


def sense(scale: Scale) -> tuple[int, int, str]:
    """What two scales with which may share a row; those without names go with any."""
    low, high, *ends = scale
    return low, high, {"": "", "calm": "up", "quite calm": "up", "tense": "down"}[ends[0]]


@given(CHANGES)
# Of both directions the copies are lost, and those are left in which the scale has no names.
@example([
    ((1, 10, "tense", "calm"), False, False), ((1, 10, "", ""), False, True),
    ((1, 10, "calm", "tense"), False, False), ((1, 10, "", ""), False, True),
])  # fmt: skip
def test_every_rating_stands_on_the_scale_it_was_asked_on(
    changes: list[tuple[Scale, bool, bool]],
) -> None:
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder), journal_from="", config=None, state=None)
        sheet = settings.journal / "worksheets" / "near.md"
        sheet.parent.mkdir(0o700)
        asked: list[Scale] = []
        for number, (scale, is_numbered, _) in enumerate(changes):
            library = Journal(settings).library
            version = library.named("near").worksheet.version if asked else 1
            sheet.write_text(written(scale, version + is_numbered), encoding="utf-8")
            kept(Journal(settings), number)
            asked.append(scale)
        for path, (_, _, is_lost) in zip(
            sorted((sheet.parent / "versions").iterdir()), changes, strict=False
        ):
            if is_lost:
                path.unlink()

        journal = Journal(settings)
        series = ratings.rating_table(list(Selection().runs(journal))).series

        cells = [each.rows[0].cells for each in series]
        assert all(sum(row[at] is not None for row in cells) == 1 for at in range(len(asked)))
        for each, row in zip(series, cells, strict=True):
            on = [scale for scale, cell in zip(asked, row, strict=True) if cell is not None]
            assert {scale[1] for scale in on} == {each.ends.max}
            if each.ends.min is not None:
                senses = {sense(scale) for scale in on} | {sense(_ends(each.ends))}
                assert len({low for low, _, _ in senses}) == 1
                assert len({way for _, _, way in senses} - {""}) <= 1


def _ends(ends: ScaleEnds) -> Scale:
    assert ends.min is not None
    assert ends.max is not None
    return ends.min, ends.max, ends.low, ends.high
