"""Recognizes headings that a word and a number make, such as "Step 1", or a number alone."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reflect.importers.looks import LONGEST_LOOK, OPEN_ENDS

LONGEST_HEADING = 150

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
_QUESTION_WORDS = """
    question statement item goal emotion thought example person option prompt frage aussage ziel
    gefühl gedanke beispiel impuls domanda pregunta pergunta vraag pytanie objectif objetivo
    obiettivo doel cel exemple ejemplo esempio exemplo voorbeeld przykład
"""
_HAN_STEPS = frozenset(["步", "部分", "部", "阶段", "段階", "节", "節"])


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
    #: What stands behind it.
    rest: str = ""


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
            return Heading(rest, str(int(digits)) if digits else "", counted, word, rest)
        return Heading(" ".join(text.split()).rstrip(" :："), "", counted, word, rest)
    return None


def series(texts: Sequence[str]) -> dict[int, Heading]:
    """By place, the headings among *texts* that one word counts, whatever it means: "Vaihe 1"."""
    counted: dict[str, list[tuple[int, int]]] = {}
    for place, text in enumerate(texts):
        found = _COUNTED.fullmatch(text) if len(text) <= LONGEST_LOOK else None
        if found and not found["rest"].rstrip().endswith(OPEN_ENDS):
            counted.setdefault(found["word"].casefold(), []).append((place, int(found["number"])))
    headings = {}
    for word, places in counted.items():
        numbers = [number for _, number in places]
        if word not in _QUESTION_WORDS.split() and len(numbers) > 1 and _counts_up(numbers):
            for place, _ in places:
                text = " ".join(texts[place].split())
                begun = text.partition(":")[0].strip()
                rest = text[len(begun) :].lstrip(" :")
                headings[place] = Heading(text.rstrip(" :："), "", begun, word, rest)
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
    return number.isdecimal() and not bare[0].islower() and not bare.endswith(OPEN_ENDS)
