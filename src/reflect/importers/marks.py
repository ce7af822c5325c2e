"""Recognizes marks to answer at: blanks, boxes, rows of numbers, legends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from reflect.importers import phrases
from reflect.questions import Kind
from reflect.questions.kinds import Choice, Choices, Scale, YesNo

#: The ends of a line without numbers between two words.
_LINE_ENDS = (1, 10)
#: Longer texts have no marks, and looking for some would take long.
_LONGEST_LINE, _LONGEST_LEGEND = 300, 1000
_LONGEST_OPTION = 120
_LONGEST_END = 60

_BOX = "☐☑☒□❏❑▢⬜◻▫"
_CIRCLE = "○◯⚪🔘"
_ANY_BOX = re.compile(rf"[{_BOX}{_CIRCLE}]\ufe0f?|\[[ xX_]{{0,3}}\]|\([ ]{{0,3}}\)|\(_+\)")
_LETTER_O = re.compile(r"(?:(?<=^)|(?<=\t)|(?<=[ \xa0][ \xa0]))[oO](?=[ \xa0]+[^\W\d])")
#: Words with room for a tick in front of each.
_GRID = re.compile(r"(?:_{2,}[^_\n.?!:]{2,44}){2,}")
_CAPITAL_O = re.compile(r"(?<![^\s])O(?=[ \xa0]+[^\W\d])")
_IS_CIRCLE = re.compile(rf"[{_CIRCLE}(]")
#: Somewhere to write: three strokes or dots at least, or a field.
BLANK = re.compile(r"[_＿](?:[ ]?[_＿])+|\.{4,}|…(?:[ ]?…)+|(?:[.…][ ]?){5,}")
_ELLIPSIS = re.compile(r"…|\.{3,}")
_ONLY_STROKES = re.compile(r"[\s_＿.…·•*=~#（）|:,;/\\()\[\]<>–—\-%€$£]+")
_DATE = re.compile(
    r"_+\s*[/.-]\s*_+\s*[/.-]\s*_+|\b(?:dd|tt|jj|gg|d|mm)\s*[/.-]\s*(?:mm|dd|m)\s*[/.-]\s*(?:yy(?:yy)?"
    r"|jj(?:jj)?|aa(?:aa)?|rr(?:rr)?)\b|\byyyy-mm-dd\b|[_＿\s]*年[_＿\s]*月[_＿\s]*日|[_＿\s：]月[_＿\s]*日",
    re.IGNORECASE,
)
_ROOM_AT_END = re.compile(
    rf"(?<=[?？؟:：.)])\s*(?:{BLANK.pattern}|{_DATE.pattern})[.\s]*$", re.IGNORECASE
)
_DATE_LABEL = re.compile(
    r"^(?:date|datum|data|fecha|日付|日期|تاريخ|תאריך)\b(?! of birth)"
    r"|\b(?:date|datum|data|fecha|am)\s*[:：]$|(?:日期|日付|日)[:：]$",
    re.IGNORECASE,
)
_STARS = re.compile(r"(?:[★☆⭐✩✰][\ufe0f\s]*){3,10}")
_DIGIT = re.compile(r"\d")
_CIRCLED = {0x2460 + number: f"{number + 1} " for number in range(10)}
_KEYCAP = re.compile("[\ufe0f\u20e3]")
_BETWEEN = rf"[\s\-–—·•|/.,;_…→<>%{_BOX}{_CIRCLE}()\[\]]+"
_NUMBERS = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:{_BETWEEN}\d{{1,3}}){{2,}}%?(?!\w|[.,]\d)")
_TWO_ENDS = re.compile(
    r"(?<![\w.,])(\d{1,3})\s*%?\s*(?:[\s\-–—_=.…·•●○|/←→<>]|to\b|bis\b)+\s*(\d{1,3})(?![\w]|[.,]\d)\s*%?"
)
_STROKES = re.compile(
    r"\s*(?:[<←|]?\s*(?:(?:[-–—_=]\s?){5,}|(?:[-–—·.]\s){2,}[-–—·.](?=\s)|(?:[|+][-–—_\s]*){3,}|(?:○\s*){3,})\s*[>→|]?)\s*"
)
_PAIR = re.compile(
    r"(?<![\w.,–-])(\d{1,3})\s*(?:=|＝|:|：|–|-|—|\(|\bmeans\b|\bbedeutet\b|\bbeing\b)\s*([^\W\d_][^=＝\d;；|]*)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?<![\w.,–-])(\d{1,3})[.)]?\s+([^\W\d_][^\d;|]*)")
#: never (1)
_NUMBERED_LABEL = re.compile(r"([^\d()?:|\t]{1,40})\((\d{1,3})\)")
#: 1 very unsafe · 5 very safe
_TWO_RUNGS = re.compile(r"[01]\s+[^\d·;/|]{2,60}[·;/|–—]\s*\d{1,3}\s+[^\d·;/|]{2,60}")
_NEXT_SENTENCE = re.compile(r"(?<=\w\w)[.!?]\s+(?=[^\W\d_a-zà-ÿ])|。(?=.)")
_EDGES = ' \t\n\xa0,;:.、，。；：（）–—-()[]|/…"“”„=<>←→'
_WIDE = re.compile(r"\t+|[ \xa0]{3,}|\s+[|←→↔]+\s+|\s*(?:…|\.{3,}|<-+>|←-*→|—{2,}|-{3,})\s*")


@dataclass(frozen=True)
class Beside:
    """A statement, and the kind of question that marks beside it tell."""

    text: str
    kind: Kind


def is_blank(text: str) -> bool:
    """Whether *text* is only room to write in: strokes, dots, "write here"."""
    if not text.strip() or is_placeholder(text):
        return True
    return bool(_ONLY_STROKES.fullmatch(text)) and not scale(text)


def has_blank(text: str) -> bool:
    """Whether *text* has room to write in it, as a stem does."""
    return bool(BLANK.search(text)) or _has_gap(text)


def _has_gap(text: str) -> bool:
    """Whether an ellipsis stands in the middle of, or ends a sentence to complete."""
    found = _ELLIPSIS.search(text)
    if found and re.match(r"…*[”\"」』»]\W*\w{2}", text[found.end() :]):
        return False
    is_begun = found and (len(text[: found.start()].split()) > 1 or text[0] > "\u2e80")
    return bool(is_begun and found and found.start() > 3)


def unanswered(text: str) -> str:
    """*text* without room to write behind its last mark: "What helped? ____"."""
    start = max(0, len(text) - _LONGEST_LINE)
    if room := _ROOM_AT_END.search(text, start):
        return text[: room.start()]
    at = max(text.rfind(mark) for mark in "?？؟") + 1
    return text[:at] if at and is_placeholder(text[at:]) and text[at:].strip() else text


def is_placeholder(text: str) -> bool:
    """Whether *text* only says where to write, or to choose."""
    return bool(phrases.WRITE_HERE.match(text) or phrases.PLACEHOLDER.match(text))


def without_blanks(text: str) -> str:
    """*text* without room to write at its end: "Other: ____" is "Other"."""
    bare = re.sub(r"[(（]\s*[)）]", "", BLANK.sub(" ", text))
    return bare.strip().rstrip(":：").strip() if bare != text else text.strip()


def is_date_label(text: str) -> bool:
    """Whether *text* is a label for a date: "Date of our next talk: ____"."""
    bare = unanswered(text).rstrip()
    first = max(map(bare.rstrip(":：").rfind, ".?!？")) + 1
    label = bare[first:].strip()
    return label.endswith((":", "：")) and bool(_DATE_LABEL.search(label))


def has_date(text: str) -> bool:
    """Whether *text* has room for a date: __/__/____, DD.MM.YYYY."""
    return len(text) <= _LONGEST_LEGEND and bool(_DATE.search(text))


def circled(text: str) -> str:
    """*text* with circles where the letter O was typed for them: "O yes   O no"."""
    for letter in (_LETTER_O, _CAPITAL_O) if text.startswith("O ") else (_LETTER_O,):
        if len(letter.findall(text)) > 1:
            return letter.sub("○", text)
    return text


def is_box(glyph: str) -> bool:
    """Whether the mark of a list item is a box or a circle to tick."""
    return bool(_ANY_BOX.fullmatch(glyph))


def options(text: str, glyph: str = "") -> tuple[list[str], bool] | None:
    """The options in a line of boxes, and whether it has circles, for one; or None."""
    if glyph and _ANY_BOX.fullmatch(glyph):
        text = f"{glyph} {text}"
    text = circled(text)
    if _GRID.fullmatch(text):
        text = BLANK.sub("☐", text)
    boxes = _ANY_BOX.findall(text)
    pieces = _ANY_BOX.split(text)
    if not boxes:
        return None
    first, *others = (without_blanks(piece).strip(" \t|/,;–-") for piece in pieces)
    if first:
        # The boxes are behind their options: Yes ☐ No ☐
        if others[-1] or len(boxes) < 2 or re.search("[?？؟]", first):
            return None
        found = [first, *others[:-1]]
    else:
        found = others
    if not all(found) or any(len(each) > _LONGEST_OPTION for each in found):
        return None
    return found, bool(_IS_CIRCLE.match(boxes[0]))


def chosen_from(found: Sequence[str], *, is_one: bool) -> Kind | None:
    """The kind of a question with these options below it; None if they are not two or more."""
    found = [each for each in found if not is_placeholder(each)]
    if is_yes_no(found):
        return YesNo()
    if rated := _rated(found):
        return rated
    names = tuple(dict.fromkeys(each for each in found if each))
    # Nobody ticks both yes and no.
    is_one = is_one or any(map(is_yes_no, combinations(names[:4], 2)))
    if len({each.casefold() for each in names}) < 2 or len(names) != len(found):
        return None
    return Choice(names) if is_one else Choices(names)


def is_yes_no(found: Sequence[str]) -> bool:
    """Whether *found* are yes and no, in one language."""
    pair = tuple(each.casefold().strip(" .!") for each in found)
    return len(pair) == 2 and (pair in phrases.YES_NO or pair[::-1] in phrases.YES_NO)


def _rated(found: Sequence[str]) -> Scale | None:
    """The scale of options that count: 1, 2, 3, or 1 = never, 2, 3 = always."""
    numbers = [re.match(r"(\d{1,3})(?!\w)\s*(.*)", each, re.DOTALL) for each in found]
    if len(found) < 3:
        return None
    counted = [(int(each[1]), each[2]) for each in numbers if each]
    return _counted(counted) if len(counted) == len(found) else None


def _counted(counted: Sequence[tuple[int, str]]) -> Scale | None:
    """The scale of numbers in equal steps with the labels at its ends; or None."""
    values = [value for value, _ in counted]
    steps = {b - a for a, b in pairwise(values)}
    if len(values) < 2 or len(steps) != 1 or 0 in steps or abs(values[-1] - values[0]) < 2:
        return None
    (low, low_name), *_, (high, high_name) = sorted(counted, key=lambda each: each[0])
    return Scale(low, high, end(low_name), end(high_name))


def end(text: str) -> str:
    """*text* as the name of the end of a scale."""
    return " ".join(_NEXT_SENTENCE.split(text)[0].split()).strip(_EDGES)


def ends(text: str) -> tuple[str, str] | None:
    """The names of both ends in a line such as "not at all      very much"; or None."""
    parts = [end(part) for part in _WIDE.split(text.strip()) if end(part)]
    if len(parts) < 2 or any(len(part) > _LONGEST_END or part.isdigit() for part in parts):
        return None
    return parts[0], parts[-1]


def scale(text: str) -> Scale | None:
    """The scale in a line that is only a scale: "low 1 2 3 4 5 high", stars, 0 ---- 100."""
    if len(text) > _LONGEST_LINE:
        return None
    text = _KEYCAP.sub("", text.translate(_CIRCLED)).strip()
    if signs := _signs(text):
        return signs
    for numbers in (_NUMBERS, _TWO_ENDS):
        for found in numbers.finditer(text):
            before, after = text[: found.start()].strip(), text[found.end() :].strip()
            values = [int(each) for each in re.findall(r"\d+", found[0])]
            # Words only in front of the numbers are a statement, with its numbers beside it.
            if not (_is_end(before) and _is_end(after)) or (before and not after):
                continue
            if numbers is _TWO_ENDS and not _is_span(found[0], values, is_bare=not before + after):
                continue
            pairs = [(value, "") for value in values]
            if rated := _counted([(values[0], before), *pairs[1:-1], (values[-1], after)]):
                return rated
    return legend(text) if _is_legend(text) else None


def _signs(text: str) -> Scale | None:
    """The scale of a line of signs: ____ / 10, ____ %, ☆☆☆☆☆, never (1) often (2) always (3)."""
    if found := _OUT_OF.fullmatch(text):
        return _out_of(int(found[1]))
    if _PERCENT.fullmatch(text):
        return Scale(0, 100)
    if _STARS.fullmatch(text):
        return Scale(1, len(re.findall("[★☆⭐✩✰]", text)))
    named = _NUMBERED_LABEL.findall(text)
    if len(named) > 2 and not _NUMBERED_LABEL.sub("", text).strip(" \t|,;/"):
        return _counted([(int(number), label) for label, number in named])
    return None


def _is_span(text: str, values: Sequence[int], *, is_bare: bool) -> bool:
    """Whether two numbers are the ends of a line that is drawn between them."""
    between = re.sub(r"[\d%]", "", text)
    is_drawn = len(between.strip()) > 2 or len(between) > 4 or "\t" in between
    return values[0] in (0, 1) and values[1] in (4, 5, 6, 7, 10, 100) and (is_bare or is_drawn)


def _is_end(text: str) -> bool:
    return len(text) <= _LONGEST_END and not re.search(r"[?!:？！：]|\d", text.rstrip(":："))


def line_scale(text: str) -> Scale | None:
    """The scale of a line drawn between two words: "passive - - - assertive"; or None."""
    if len(text) > _LONGEST_LINE:
        return None
    found = _STROKES.search(text)
    while found and not (found.start() and found.end() < len(text)):
        found = _STROKES.search(text, found.end()) if found.end() < len(text) else None
    if not found:
        return None
    low, high = end(text[: found.start()]), end(text[found.end() :])
    if not low or not high or max(len(low), len(high)) > 40 or re.search(r"[\d?!_]", low + high):
        return None
    if ":" in text[: found.start()]:
        return None
    drawn = len(re.findall("[○|+]", found[0]))
    lowest, highest = (1, drawn) if drawn > 2 else _LINE_ENDS
    return Scale(lowest, highest, low, high)


def legend(text: str) -> Scale | None:
    """The scale that a legend explains: "1 = never, 2 = rarely ... 5 = always"; or None."""
    if len(text) > _LONGEST_LEGEND or not _DIGIT.search(text):
        return None
    for form in (_PAIR, _LABELLED):
        pairs = [(int(each[1]), each[2]) for each in form.finditer(text)]
        values = [value for value, _ in pairs]
        is_whole = bool(_TWO_RUNGS.fullmatch(text))
        if len(pairs) < (2 if form is _PAIR or is_whole else 3) or len(set(values)) < len(values):
            continue
        if min(values) > 1 and (len(pairs) == 2 or form is _LABELLED):
            continue
        rated = _counted(pairs)
        if rated and max(len(rated.low), len(rated.high)) <= _LONGEST_END:
            return rated
    return None


def explains_all(text: str) -> bool:
    """Whether a legend names three numbers or more."""
    return len(_PAIR.findall(text)) > 2 and legend(text) is not None


def _is_legend(text: str) -> bool:
    """Whether *text* is nothing but a legend."""
    return bool(re.match(r"[(\[]?\d{1,3}\s*(?:=|:|–|-|—|\(|\s)", text))


def _yes_no(words: str) -> bool:
    parts = [part for part in re.split(r"[\s/|,·•・／、–-]+|\bor\b|\boder\b", words) if part]
    return is_yes_no(parts)


def kind(text: str, glyph: str = "") -> Kind | None:
    """The kind that a line of marks tells, if it is nothing but marks; or None."""
    if rated := scale(text):
        return rated
    if found := options(text, glyph):
        names, is_one = found
        return chosen_from(names, is_one=is_one) if len(names) > 1 else None
    if _yes_no(text.strip(" .()[]")):
        return YesNo()
    return None


_LAST_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
#: (yes / no / not sure)
_OPTIONS = re.compile(
    r"(?<=[?？؟:：.])\s*(?:[(（]\s*([^()（）]+\s+[/|]\s+[^()（）]+)[)）]|(?:\s|(?<=[：？。]))([^()（）?/|]+(?:\s+[/|]\s+[^()（）/|]+){2,}))\s*$"
)
#: Circle: never – sometimes – often
_TOLD = re.compile(r"([^:：?？؟]{4,80}[:：])\s*([^:：?？؟]+)$")
_INSTRUCTED = re.compile(r"(?<=[?？؟])\s+([^?？؟:：]{2,40})[:：]\s+([^?？؟:：]+)$")
_TRUE_FALSE = re.compile(
    r"(?:\t|\s{2,}|(?<=[.!?。])\s)\(?([^\W\d_a-zà-ÿ])(?:\s*[/|]\s*|\s+)([^\W\d_a-zà-ÿ])\)?$"
    r"|\s+\(?(T)\s*[/|]?\s*(F)\)?$|\s+\(?(True)\s*[/|]?\s*(False)\)?$"
)
_LAST_WORDS = re.compile(
    r"(?:[\s:：(（\[]+|(?<=[?？؟]))([^\s(（\[/|・／?？؟]+(?:\s*[/|・／·]\s*|\s+)[^\s/|・／)）\]]+)\s*[)）\]]?\s*$"
)
_OUT_OF = re.compile(r"(?:[_.…]{2,}|(?<![^\s:])_|\bX|\?|☐|\[ *\]|:)\s*/\s*(5|7|10|100)\b\s*$")
_PERCENT = re.compile(r"[_.…]{2,}\s*%\s*(?:[(（]?0\s*%?\s*[-–]\s*100\s*%?[)）]?)?\s*$")
_LAST_SIGNS = re.compile(
    rf"[\s:]((?:[★☆⭐✩✰]\ufe0f?\s*){{3,10}}|(?:[{_CIRCLE}]\s*){{3,10}}|(?:[{_BOX}]\s*){{3,10}})$"
)
_LAST_NUMBERS = re.compile(rf"\(?\d{{1,3}}(?:{_BETWEEN}\d{{1,3}}){{2,}}\s*%?\)?\s*$")


def beside(text: str) -> Beside | None:
    """The statement in *text* and the kind that marks beside it tell; or None."""
    if len(text) > _LONGEST_LEGEND:
        return None
    text = _KEYCAP.sub("", text)
    for found in (_boxes_beside(text), _words_beside(text), _numbers_beside(text)):
        if found and re.search(r"\w", found.text):
            return found
    return None


def _boxes_beside(text: str) -> Beside | None:
    text = circled(text)
    boxes = list(_ANY_BOX.finditer(text))
    if len(boxes) < 2:
        return None
    before, after = text[: boxes[0].start()].rstrip(" \t–-"), text[boxes[0].start() :]
    if _ANY_BOX.split(text)[-1].strip():
        found = options(after)
        statement = before
    else:
        # Do I sleep? Yes ☐ No ☐
        cut = max(before.rfind(mark) for mark in "?？؟:：.")
        statement, first = before[: cut + 1], before[cut + 1 :]
        found = options(first + " " + after) if statement and first.strip() else None
    if not (found and statement.strip()):
        return None
    chosen = chosen_from(found[0], is_one=found[1])
    return Beside(statement.strip(), chosen) if chosen else None


def _words_beside(text: str) -> Beside | None:
    if options_beside := _options_beside(text):
        return options_beside
    if found := _TRUE_FALSE.search(text):
        names = tuple(each for each in found.groups() if each)
        kind = chosen_from(names, is_one=True)
        return Beside(text[: found.start()].strip(), kind) if kind else None
    found = _LAST_WORDS.search(text)
    if found and _yes_no(found[1]):
        statement = text[: found.start()].rstrip()
        # "Am I a no" has no answers printed beside it.
        is_apart = statement.endswith(tuple("?？؟.。:：…_")) or re.search(
            r"[/|]|\s{2,}|\t|\(", text[found.start() :]
        )
        return Beside(statement, YesNo()) if is_apart else None
    return None


def _options_beside(text: str) -> Beside | None:
    """Words to choose from behind a question, in columns or in a last bracket."""
    bracketed = _OPTIONS.search(text)
    instructed, told = _INSTRUCTED.search(text), _TOLD.match(text)
    told = told if told and phrases.PICK.match(told[1]) else None
    if bracketed:
        statement = text[: bracketed.start()]
        names = re.split(r"\s+[/|]\s+", bracketed[1] or bracketed[2])
    elif told:
        statement, names = told[1], list(bank(told[2]))
    elif instructed and phrases.PICK.search(instructed[1]):
        statement, names = text[: instructed.start(2)], list(bank(instructed[2]))
    else:
        statement, *names = re.split(r"\s*\t\s*", text)
        if len(names) < 3 or not statement.endswith((":", "：", "?", "？", "؟")):
            return None
        # Words far apart in a sentence that goes on to its question mark are no answers.
        if names[-1].rstrip().endswith(("?", "？", "؟")):
            return None
    names = [name.strip() for name in names]
    if len(names) < 2 or has_date(text):
        return None
    if any(not name or len(name) > _LONGEST_WORD or _DIGIT.search(name) for name in names):
        return None
    is_many = bool(phrases.MANY.search(statement)) or (
        bool(told) and not phrases.ONE.search(statement)
    )
    kind = chosen_from(names, is_one=not is_many)
    return Beside(statement.strip(), kind) if kind and not BLANK.search(text) else None


def _out_of(highest: int) -> Scale:
    """The scale of a number to write before "/ 10"."""
    return Scale(0 if highest == 100 else 1, highest)


def _numbers_beside(text: str) -> Beside | None:
    if last := _LAST_BRACKET.search(text):
        # How full is it? 1 2 3 4 5 (1 = empty, 5 = full)
        explained, plain = legend(last[0]), text[: last.start()]
        inner = _numbers_beside(plain) if explained and not _LAST_BRACKET.search(plain) else None
        if inner and explained:
            return Beside(inner.text, explained)
    if found := _OUT_OF.search(text):
        colon = ":" if found[0].startswith(":") else ""
        return Beside(text[: found.start()].strip() + colon, _out_of(int(found[1])))
    if found := _PERCENT.search(text):
        return Beside(text[: found.start()].strip(), Scale(0, 100))
    if found := _LAST_SIGNS.search(text):
        colon = ":" if found[0].startswith(":") else ""
        statement = text[: found.start()].strip() + colon
        return Beside(statement, Scale(1, len(re.findall(r"\S", found[1].replace("\ufe0f", "")))))
    if found := _LAST_NUMBERS.search(text):
        rated = _counted([(int(each), "") for each in re.findall(r"\d+", found[0])])
        statement = re.sub(r"(?:[\s_…–—|-]|\.{2,})+$", "", text[: found.start()])
        if rated and statement and rated.min < 2:
            return Beside(text[: len(statement)].strip(), rated)
    return _named_beside(text)


def _named_beside(text: str) -> Beside | None:
    """A label with a whole scale behind it: "Stress today: low 1 2 3 4 5 high"."""
    at = max(text.rfind(mark) for mark in ":：?？؟") + 1
    rated = scale(text[at:]) if at else None
    if not rated or not rated.low or not rated.high or legend(text[at:]):
        return None
    return Beside(text[:at].strip(), rated)


_LONGEST_WORD = 40
_APART = re.compile(r"\s*[,;•·|/]\s*|(?:\s+[–—-]\s+)|\t+|\s{2,}|\n|[、，；،]")


def bank(text: str, least: int = 3) -> tuple[str, ...]:
    """The words of a word bank, some at *least*: parted by commas, strokes, wide space; or ()."""
    apart = re.compile(r"[\s、，・]+") if text[:1] > "\u3000" else _APART
    names = [each.strip(" .…–—-") for each in apart.split(text)]
    found = tuple(dict.fromkeys(filter(None, names)))
    if any(map(str.isdigit, found)) or len(found) < least or re.search(r"[?？؟:]|__", text):
        return ()
    return found if max(map(len, found)) <= _LONGEST_WORD else ()
