"""Recognizes headings: by a word and a number ("Step 1"), or by how a block looks."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reflect.importers.blocks import Block

LONGEST_HEADING = 150
#: Longer blocks are no headings by their look alone.
LONGEST_LOOK = 90

# The number of such a heading is all that its words say.
_STEPS = """
    step part section phase stage schritt teil abschnitt phase etappe étape partie paso parte
    sección fase etapa passo sezione passaggio tappa seção secção stap deel onderdeel krok część
    etap faza ステップ パート 步骤 步驟 部分 阶段 階段 خطوة الخطوة الجزء القسم المرحلة שלב צעד חלק
"""
# These words say more: they stay in the title.
_SERIES = """
    day week month module activity exercise session lesson chapter topic unit round task theme
    worksheet tag woche monat modul aktivität übung sitzung lektion kapitel thema einheit runde
    aufgabe jour semaine mois activité exercice séance chapitre thème leçon tâche día semana mes
    módulo actividad ejercicio sesión capítulo tema lección tarea giorno settimana mese attività
    esercizio sessione capitolo lezione compito dia mês atividade exercício sessão lição tarefa dag
    maand activiteit oefening sessie hoofdstuk les taak dzień tydzień miesiąc moduł ćwiczenie
    sesja rozdział temat lekcja zadanie aktywność ワーク 練習 課題 エクササイズ 练习 練習 活动 活動
    اليوم الأسبوع الشهر الوحدة النشاط التمرين تمرين نشاط الجلسة الدرس יום שבוע חודש יחידה פעילות
    תרגיל מפגש שיעור פרק
"""
_NUMBERS = """
    one two three four five six seven eight nine ten
    eins zwei drei vier fünf sechs sieben acht neun zehn
    un deux trois quatre cinq sept huit neuf dix
    uno dos tres cuatro cinco seis siete ocho nueve diez
    due tre quattro cinque sei sette otto nove dieci
    um dois três quatro sete oito dez
    een twee drie vier vijf zes zeven acht negen tien
    jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć
    الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة
    الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر
    ראשון שני שלישי רביעי חמישי שישי שביעי שמיני תשיעי עשירי
    ראשונה שנייה שלישית רביעית חמישית
"""
_WORDS = "|".join(sorted({*_STEPS.split(), *_SERIES.split()}, key=len, reverse=True))
#: Their number is all that these words say.
STEP_WORDS = frozenset(_STEPS.split())
_HAN = "[一二三四五六七八九十百]{1,3}"
_NUMBER = (
    rf"(?P<number>\d{{1,3}}|{_HAN}|[ivxl]{{1,6}}|[a-h]|[א-י]['׳]?|{'|'.join(_NUMBERS.split())})"
)
_TITLE = r"(?:\s*[:：.)、|·–—-]+\s*(?P<title>.*)|\s*)(?P<bare>)"
_REST = r"(?:\s*[:：.)、|·–—\t-]+\s*(?P<title>.*)|\s+(?P<bare>\S.*)|\s*)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.DOTALL)
    for form in (
        # Step 1: Trust
        rf"(?P<word>{_WORDS})\s*(?:nr\.?|no\.?|n[°º]|#)?\s*{_NUMBER}(?!\w){_REST}",
        # 1. Schritt: Vertrauen · 1re étape : ...
        rf"(?P<number>\d{{1,3}})(?:\.|º|ª|°|re|er|e|ère|st|nd|rd|th)\s*(?P<word>{_WORDS}){_TITLE}",
        # 第一步：信任 · 第1部 · 1日目
        rf"第\s*(?P<number>\d{{1,3}}|{_HAN})\s*(?P<word>步|部分|部|章|节|節|阶段|段階|课|課|天|日|周|週|回){_REST}",
        r"(?P<number>\d{1,3})\s*(?P<word>日目|週目|週間目|回目)" + _REST,
    )
)
_COUNTED = re.compile(r"(?P<word>[^\W\d_]{2,20})\s+(?P<number>\d{1,2})\s*(?P<rest>[:.)–—-].*|)")
_BARE_NUMBER = re.compile(r"\(?\d{1,2}[.)]?")
# What these words count has no questions below: it is one.
_COUNTS_QUESTIONS = frozenset(
    [
        "question",
        "statement",
        "item",
        "goal",
        "emotion",
        "thought",
        "example",
        "person",
        "option",
        "prompt",
        "frage",
        "aussage",
        "ziel",
        "gefühl",
        "gedanke",
        "beispiel",
        "impuls",
        "domanda",
        "pregunta",
        "pergunta",
        "vraag",
        "pytanie",
        "objectif",
        "objetivo",
        "obiettivo",
        "doel",
        "cel",
        "exemple",
        "ejemplo",
        "esempio",
        "exemplo",
        "voorbeeld",
        "przykład",
    ]
)
_HAN_STEPS = frozenset(["步", "部分", "部", "阶段", "段階", "节", "節"])
_LETTER = re.compile(r"[A-ZÄÖÜÉ]\s?[–—-]\s+\w.{1,60}|[A-ZÄÖÜÉ]\s[–—-]\s?\w.{1,60}")
_BRACKETED = re.compile(
    r"[【〔［〈《][^【〔［〈《]{1,40}[】〕］〉》][^。？！]{0,40}|\[[^\[\]]{2,40}\]"
)
_RULED = re.compile(r"(?P<rule>[-=*~#+–—_]{2,})\s*(?P<text>[^\s=*~#+–—_-].{0,80}?)\s*(?P=rule)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s+(?=\w)")
#: A line that may name what follows: few words, and nothing to fill in.
_NAME = re.compile(r"(?![a-zà-ÿ\d])[^\W_][^|\t_?？:：=]{1,58}[\w)）]")
_SENTENCE_END = (".", ",", ";", "。", "、", "…", "!", "！")
_NOT_LOOKS = frozenset(
    ["quote", "code", "callout", "list", "body", "normal", "text", "standard", "summary"]
)
#: Marks that stand before headings in plain typing, and in some languages always.
_HEADING_MARKS = frozenset("■□◆◇▼▽▲△●◎★☆▶►➤➔❖✦✿❀#§")
#: Styles of paragraphs that are underlined, or on a bar.
_SET_OFF = frozenset(("underlined", "shaded"))
_OUTER = (
    (re.compile(r"\(?[IVX]{1,5}[.)]"), {"I", "II"}),
    (re.compile(r"\(?[A-Z][.)]"), {"A", "B"}),
)
_LARGER = 1.05


@dataclass(frozen=True)
class Heading:
    """A block that begins a step."""

    title: str
    #: As the document counts; empty if the title says it, or nothing does.
    number: str = ""
    #: What stands before the title: "Day 1".
    counted: str = ""
    #: The word in it; "1" if the number stands alone.
    word: str = ""


@cache
def step_heading(text: str) -> Heading | None:
    """The heading in *text* that a word and a number make, or None."""
    if len(text) > LONGEST_HEADING:
        return None
    for form in _FORMS:
        if not (found := form.fullmatch(text)):
            continue
        title, bare, number = found["title"], found["bare"], found["number"]
        if bare and not _is_title(bare, number):
            continue
        word = found["word"].casefold()
        rest = " ".join((title or bare or "").split())
        counted = " ".join(text[: found.end("number")].split())
        if found.end("word") > found.end("number"):
            counted = " ".join(text[: found.end("word")].split())
        if word in STEP_WORDS or word in _HAN_STEPS:
            digits = number if number.isdecimal() else ""
            return Heading(rest, str(int(digits)) if digits else "", counted, word)
        return Heading(" ".join(text.split()).rstrip(" :："), "", counted, word)
    return None


def series(texts: Sequence[str]) -> dict[int, Heading]:
    """By place, the headings among *texts* that one word counts, whatever it means: "Vaihe 1"."""
    counted: dict[str, list[tuple[int, int]]] = {}
    for place, text in enumerate(texts):
        found = _COUNTED.fullmatch(text) if len(text) <= LONGEST_LOOK else None
        if found and not found["rest"].rstrip().endswith(_SENTENCE_END):
            counted.setdefault(found["word"].casefold(), []).append((place, int(found["number"])))
    headings = {}
    for word, places in counted.items():
        numbers = [number for _, number in places]
        if word not in _COUNTS_QUESTIONS and len(numbers) > 1 and _counts_up(numbers):
            for place, _ in places:
                text = " ".join(texts[place].split())
                begun = text.partition(":")[0].strip()
                headings[place] = Heading(text.rstrip(" :："), "", begun, word)
    return headings


def bare_numbers(texts: Sequence[str]) -> dict[int, Heading]:
    """By place, numbers on a line of their own, each with its title on the next line."""
    found = [place for place, text in enumerate(texts) if _BARE_NUMBER.fullmatch(text)]
    numbers = [int(re.sub(r"\D", "", texts[place])) for place in found]
    if len(found) < 2 or not _counts_up(numbers) or any(place + 1 in found for place in found):
        return {}
    return {
        place: Heading("", str(number), texts[place], "1")
        for place, number in zip(found, numbers, strict=True)
    }


def _counts_up(numbers: Sequence[int]) -> bool:
    return numbers[0] in (0, 1) and all(b - a == 1 for a, b in itertools.pairwise(numbers))


def _is_title(bare: str, number: str) -> bool:
    """Whether *bare* text behind "Part 1" is a title, and no sentence goes on."""
    return number.isdecimal() and not bare[0].islower() and not bare.endswith(_SENTENCE_END)


def plain_title(text: str) -> str:
    """*text* on one line, without a rule of strokes around it."""
    text = " ".join(text.split())
    ruled = _RULED.fullmatch(text)
    return (ruled["text"] if ruled else text).rstrip(" :：")


def unnumbered(text: str) -> tuple[str, str]:
    """The number at the start of a heading ("1. Trust"), and its text without it."""
    found = _NUMBERED.match(text)
    if not found:
        return "", text
    return re.sub(r"\W", "", found[0]), text[found.end() :]


@dataclass(frozen=True, order=True)
class Look:
    """How a heading looks; the first in order are the larger ones."""

    rank: int
    detail: str = ""


class Looks:
    """Tells how the blocks of one document look as headings."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        sizes: Counter[float] = Counter()
        styles: dict[str, list[int]] = {}
        for block in blocks:
            sizes[round(block.size, 1)] += len(block.text)
            styles.setdefault(block.style, []).append(len(block.text))
        self._size = max(sizes, key=lambda size: sizes[size], default=0.0)
        #: Styles that several blocks have, all of them short.
        self._styles = {
            style
            for style, lengths in styles.items()
            if len(lengths) > 1 and max(lengths) <= LONGEST_LOOK and not _is_body(style)
        }
        glyphs = {block.glyph.strip("().") for block in blocks}
        #: Marks of lists that stand above other lists.
        self._outer = [form for form, first in _OUTER if glyphs >= first]
        self._marks = _marks(blocks)

    def look(self, block: Block, *, is_above_question: bool = False) -> Look | None:
        """The look of *block* if it can be a heading, or None."""
        text = block.text
        if not text or block.is_rule or block.cell or block.fields or "__" in text:
            return None
        if block.heading:
            return Look(block.heading)
        if len(text) > LONGEST_LOOK or text.endswith(_SENTENCE_END):
            return None
        if block.glyph in self._marks or any(form.fullmatch(block.glyph) for form in self._outer):
            return Look(11)
        if block.glyph and not block.glyph[0].isdigit():
            return None
        return self._typed(block, is_above_question=is_above_question)

    def _typed(self, block: Block, *, is_above_question: bool) -> Look | None:
        """The look of a short *block* by its letters."""
        text = block.text
        looks = (
            (
                self._size and block.size > _LARGER * self._size,
                Look(10, f"{999 - block.size:06.1f}"),
            ),
            (_LETTER.fullmatch(text), Look(12)),
            (_RULED.fullmatch(text), Look(12, "ruled")),
            (_BRACKETED.fullmatch(text), Look(12, "bracketed")),
            (block.is_bold, Look(13, "caps" if text.isupper() else "text")),
            (text.isupper() and sum(map(str.isalpha, text)) > 3, Look(14)),
            (_SET_OFF & {*block.style.split()}, Look(13, "set off")),
            (block.style in self._styles, Look(15, block.style)),
            (block.glyph or _NUMBERED.match(text), Look(16)),
            ((block.gap or is_above_question) and _NAME.fullmatch(text), Look(17)),
        )
        return next((look for is_so, look in looks if is_so), None)


def _marks(blocks: Sequence[Block]) -> set[str]:
    """The marks of list items that are never in a list: each has other text below it."""
    glyphs = Counter(block.glyph for block in blocks)
    listed = {a.glyph for a, b in itertools.pairwise(blocks) if a.glyph == b.glyph or b.is_rule}
    alone = {glyph for glyph, count in glyphs.items() if count > 1 and glyph not in listed}
    return {glyph for glyph in alone if glyph in _HEADING_MARKS}


def _is_body(style: str) -> bool:
    return not style or any(word in _NOT_LOOKS for word in style.casefold().split())
