"""Worksheets put together by chance out of the parts that people make them of.

Each has headings, questions, options and room to write in one of the usual ways; which ways meet is
drawn, so that no rule of an importer can lean on one document.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from random import Random


@dataclass(frozen=True)
class Line:
    """A paragraph, whatever the format."""

    text: str
    #: How it looks: ``title``, ``heading``, ``bold``, ``italic``, ``label`` (bold up to the colon).
    look: str = ""
    #: The mark of a list item.
    mark: str = ""
    #: Where it belongs to the line above: an option, a row to write on.
    is_below: bool = False


@dataclass(frozen=True)
class Words:
    """What one writes around the questions, in a language."""

    language: str
    step: str
    purpose: str
    guidance: str
    questions: str
    conclusion: str
    yes: str
    no: str
    if_yes: str
    between: str
    name: str
    colon: str = ":"
    end: str = "?"


@dataclass(frozen=True)
class Content:
    """The questions of a worksheet by step; each with its kind as a worksheet has it."""

    words: Words
    title: str
    purpose: str
    steps: Sequence[tuple[str, str, Sequence[tuple[str, ...]]]]
    conclusion: str


ENGLISH = Words(
    "en", "Step", "Purpose", "Guidance", "Reflection Questions", "Conclusion", "Yes", "No",
    "If yes, ", "from {} ({}) to {} ({})", "Name: ____________   Date: ____________",
)  # fmt: skip
GERMAN = Words(
    "de", "Schritt", "Ziel", "Anleitung", "Fragen", "Fazit", "Ja", "Nein", "Wenn ja, ",
    "von {} ({}) bis {} ({})", "Name: ____________   Datum: ____________",
)  # fmt: skip
FRENCH = Words(
    "fr", "Étape", "Objectif", "Consigne", "Questions de réflexion", "Conclusion", "Oui", "Non",
    "Si oui, ", "de {} ({}) à {} ({})", "Nom : ____________   Date : ____________", " :", " ?",
)  # fmt: skip

#: Questions by kind: ``text``, ``scale`` with range and ends, ``one`` and ``many`` with options,
#: ``yes``, ``if`` (asked after a yes), ``list`` with a number, ``date``, ``stem``, ``hint`` with an
#: example, ``rated`` statements with what their numbers mean.
CONTENTS = (
    Content(ENGLISH, "Sharing a Flat in Peace", "Living together needs few rules, but those.", (
        ("The kitchen", "Think of last Sunday evening, and of the sink.", (
            ("text", "What annoys me most about the kitchen?"),
            ("yes", "Have I ever said so?"),
            ("if", "how did the others react?"),
            ("scale", "How tidy would I call myself", "1", "10", "chaotic", "spotless"))),
        ("The noise", "Some people hear doors that others never notice.", (
            ("one", "When do I need silence most?", "in the morning", "after work", "at night"),
            ("text", "What sound of the others do I like?"))),
        ("The plan", "Small agreements last longer than big ones.", (
            ("list", "Name three things we could agree on.", "3"),
            ("many", "What could I take over?", "shopping", "the bins", "the bathroom"),
            ("date", "When do we talk about it?"))),
        ("The week", "Be quick; the first thought counts.", (
            ("rated", "I slept well.|I ate with the others.|I laughed.", "never", "often", "always"),
            ("hint", "What gave me rest?", "e.g. a bath, a book, an empty afternoon")))),
        "Hang the sheet on the fridge and look at it again after a month."),
    Content(GERMAN, "Allein essen", "Wer allein wohnt, isst oft im Stehen.", (
        ("Gestern", "Erinnern Sie sich an das Abendessen von gestern.", (
            ("text", "Was habe ich gegessen, und wo?"),
            ("scale", "Wie gut hat es geschmeckt", "0", "10", "gar nicht", "köstlich"),
            ("yes", "Lief dabei der Fernseher?"),
            ("if", "was habe ich gesehen?"))),
        ("Morgen", "Ein Teller, ein Glas, eine Kerze reichen.", (
            ("many", "Worauf hätte ich Lust?", "Suppe", "Nudeln", "Fisch", "etwas Süßes"),
            ("stem", "Am liebsten esse ich ____________, wenn es regnet."),
            ("hint", "Was brauche ich dazu?", "z. B. einen Topf, eine Zwiebel, ein Rezept"),
            ("list", "Nennen Sie zwei Menschen, die Sie einladen könnten.", "2")))),
        "Guten Appetit, auch wenn niemand es sagt."),
    Content(FRENCH, "Apprendre à quarante ans", "On apprend autrement quand on a oublié.", (
        ("Le premier cours", "Souvenez-vous de la porte de la salle.", (
            ("text", "Qu’est-ce qui m’a fait rougir ?"),
            ("scale", "À quel point étais-je nerveux", "1", "5", "calme", "paniqué"),
            ("one", "Où me suis-je assis ?", "devant", "au milieu", "au fond"))),
        ("Chez moi", "Dix minutes valent mieux que rien.", (
            ("yes", "Ai-je un endroit calme ?"),
            ("if", "lequel ?"),
            ("many", "Quand puis-je réviser ?", "le matin", "dans le train", "le soir"),
            ("stem", "Je serai content quand ____________.")))),
        "Se tromper, c’est déjà parler."),
)  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """How somebody makes worksheets, drawn by *draw*."""

    heading: str
    mark: str
    guidance: str
    purpose: str
    room: str
    scale: str
    options: str
    yes: str
    asks_for_name: bool

    @classmethod
    def drawn(cls, draw: Random) -> "Habits":
        return cls(
            heading=draw.choice(("heading", "bold", "capitals", "step", "number", "roman")),
            mark=draw.choice(("•", "-", "number", "number on", "Q", "", "bold")),
            guidance=draw.choice(("label", "own line", "italic", "")),
            purpose=draw.choice(("label", "own line", "")),
            room=draw.choice(("_" * 60, "." * 80, "")),
            scale=draw.choice(("words", "between", "row")),
            options=draw.choice(("lines", "one line")),
            yes=draw.choice(("boxes", "slash", "lines")),
            asks_for_name=draw.random() < 0.3,
        )


@dataclass
class Made:
    """A worksheet made out of a *content* with *habits*: its lines, and the truth about it."""

    content: Content
    habits: Habits
    lines: list[Line] = field(default_factory=list)
    truth: list[str] = field(default_factory=list)
    _number: int = 0

    def __post_init__(self) -> None:
        words, content = self.content.words, self.content
        self.lines.append(Line(content.title, "title"))
        if self.habits.asks_for_name:
            self.lines.append(Line(words.name))
        self._labelled(self.habits.purpose, words.purpose, content.purpose)
        self.truth += ["---", f"language: {words.language}", "---"]
        self.truth += [f"# {content.title}", "", content.purpose, ""]
        for number, (title, guidance, questions) in enumerate(content.steps, 1):
            self._heading(title, number)
            self._labelled(self.habits.guidance, words.guidance, guidance)
            if self.habits.guidance == "own line":
                self.lines.append(Line(words.questions + words.colon, "bold"))
            self.truth += [f"## {title}", "", guidance, ""]
            if self.habits.mark != "number on":
                self._number = 0
            for kind, text, *more in questions:
                if kind == "rated":
                    self._rated(text.split("|"), more)
                else:
                    self._question(kind, text, more)
            self.truth.append("")
        self._heading(words.conclusion, 0)
        self.lines.append(Line(content.conclusion))
        self.truth += [f"# {words.conclusion}", "", content.conclusion, ""]
        if self.habits.asks_for_name:
            self.truth.append(f"<!-- left out: {words.name} -->")

    def _heading(self, title: str, number: int) -> None:
        roman = ("", "I. ", "II. ", "III. ", "IV. ")[number]
        marks = {"step": f"{self.content.words.step} {number}: ", "number": f"{number}. "}
        mark = roman if self.habits.heading == "roman" else marks.get(self.habits.heading, "")
        looks = {"bold": "bold", "capitals": ""}
        text = title.upper() if self.habits.heading == "capitals" else title
        look = looks.get(self.habits.heading, "heading")
        self.lines.append(Line(f"{mark if number else ''}{text}", look))

    def _labelled(self, how: str, label: str, text: str) -> None:
        label += self.content.words.colon
        if how == "label":
            self.lines.append(Line(f"{label} {text}", "label"))
        elif how == "own line":
            self.lines += [Line(label, "bold"), Line(text)]
        else:
            self.lines.append(Line(text, how))

    def _question(self, kind: str, text: str, more: Sequence[str]) -> None:
        asked, below, bracket = getattr(self, f"_{kind}")(text, more)
        self._number += 1
        habit = "" if kind == "if" else self.habits.mark
        marks = {"number": f"{self._number}.", "number on": f"{self._number}.", "bold": ""}
        mark = marks.get(habit, habit)
        if habit == "Q":
            asked, mark = f"Q{self._number}. {asked}", ""
        self.lines.append(Line(asked, "bold" if habit == "bold" else "", mark))
        self.lines += [Line(each, is_below=True) for each in below]
        self.truth.append(f"{'  - if yes:' if kind == 'if' else '-'} {asked}{bracket}")

    def _rated(self, statements: Sequence[str], meanings: Sequence[str]) -> None:
        numbered = enumerate(meanings, 1)
        self.lines.append(Line(", ".join(f"{number} = {each}" for number, each in numbered)))
        for each in statements:
            self.lines.append(Line(f"____ {each}"))
            self.truth.append(f"- {each} [1-{len(meanings)}: {meanings[0]} ... {meanings[-1]}]")

    def _hint(self, text: str, more: Sequence[str]) -> tuple[str, list[str], str]:
        room = [self.habits.room] * 2 if self.habits.room else []
        return text, [f"({more[0]})", *room], f"\n  {more[0]}"

    def _text(self, text: str, _: Sequence[str]) -> tuple[str, list[str], str]:
        return text, [self.habits.room] * 2 if self.habits.room else [], ""

    def _stem(self, text: str, _: Sequence[str]) -> tuple[str, list[str], str]:
        return text, [], " <!-- or: one line -->"

    def _if(self, text: str, _: Sequence[str]) -> tuple[str, list[str], str]:
        return self.content.words.if_yes + text, [], ""

    def _scale(self, text: str, more: Sequence[str]) -> tuple[str, list[str], str]:
        low, high, worst, best = more
        words, bracket = self.content.words, f" [{low}-{high}: {worst} ... {best}]"
        if self.habits.scale == "words":
            return f"{text} ({low} = {worst}, {high} = {best}){words.end}", [], bracket
        if self.habits.scale == "between":
            return f"{text}, {words.between.format(low, worst, high, best)}{words.end}", [], bracket
        numbers = "   ".join(str(each) for each in range(int(low), int(high) + 1))
        return text + words.end, [f"{worst}   {numbers}   {best}"], bracket

    def _one(self, text: str, more: Sequence[str]) -> tuple[str, list[str], str]:
        return text, self._options("○", more), f" [choose: {', '.join(more)}]"

    def _many(self, text: str, more: Sequence[str]) -> tuple[str, list[str], str]:
        return text, self._options("☐", more), f" [choose many: {', '.join(more)}]"

    def _options(self, box: str, options: Sequence[str]) -> list[str]:
        boxed = [f"{box} {each}" for each in options]
        return boxed if self.habits.options == "lines" else ["   ".join(boxed)]

    def _yes(self, text: str, _: Sequence[str]) -> tuple[str, list[str], str]:
        yes, no = self.content.words.yes, self.content.words.no
        if self.habits.yes == "slash":
            return f"{text}   {yes} / {no}", [], f" [yes/no] <!-- as: {text} -->"
        boxed = [f"☐ {yes}", f"☐ {no}"]
        return text, boxed if self.habits.yes == "lines" else ["   ".join(boxed)], " [yes/no]"

    def _list(self, text: str, more: Sequence[str]) -> tuple[str, list[str], str]:
        rows = [f"{number}. ______________" for number in range(1, int(more[0]) + 1)]
        return text, rows, f" [list {more[0]}]"

    def _date(self, text: str, _: Sequence[str]) -> tuple[str, list[str], str]:
        return text, ["____ / ____ / ________"], " [date]"


def as_text(lines: Sequence[Line]) -> str:
    """The *lines* as plain text."""

    def written() -> Iterator[str]:
        for line in lines:
            text = f"{line.mark} {line.text}".strip()
            if line.look == "title":
                yield f"{text}\n{'=' * len(text)}\n"
            elif line.look == "heading":
                yield f"\n{text}\n{'-' * len(text)}\n"
            else:
                yield ("" if line.is_below or line.mark else "\n") + text

    return "\n".join(written()) + "\n"


def as_markdown(lines: Sequence[Line]) -> str:
    """The *lines* as Markdown."""

    def written() -> Iterator[str]:
        looks = {"title": "# {}", "heading": "## {}", "bold": "**{}**", "italic": "*{}*"}
        for line in lines:
            text = looks.get(line.look, "{}").format(line.text)
            if line.look == "label":
                label, colon, rest = line.text.partition(":")
                text = f"**{label}{colon}**{rest}"
            if line.is_below and "   " not in text:
                text = text.replace("☐ ", "- [ ] ").replace("○ ", "- ( ) ")
            yield f"{line.mark.replace('•', '-')} {text}".strip()

    return "\n\n".join(written()) + "\n"


def as_html(lines: Sequence[Line]) -> str:
    """The *lines* as a page of HTML."""

    def written() -> Iterator[str]:
        looks = {"title": "<h1>{}</h1>", "heading": "<h2>{}</h2>", "bold": "<p><b>{}</b></p>"}
        looks |= {"italic": "<p><em>{}</em></p>", "": "<p>{}</p>"}
        for line in lines:
            text = escape(line.text).replace("   ", "&nbsp;&nbsp; ")
            if line.look == "label":
                label, colon, rest = text.partition(":")
                yield f"<p><strong>{label}{colon}</strong>{rest}</p>"
            elif line.mark in ("•", "-"):
                yield f"<ul><li>{text}</li></ul>"
            else:
                yield looks[line.look].format(f"{line.mark} {text}".strip())

    body = "\n".join(written()).replace("</ul>\n<ul>", "\n")
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'


FORMATS: dict[str, Callable[[Sequence[Line]], str]] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
}


def drawn(number: int) -> tuple[str, bytes, str]:
    """The name, the bytes and the truth of the worksheet with this *number*."""
    draw = Random(number)
    habits = Habits.drawn(draw)
    ending = draw.choice(tuple(FORMATS))
    if habits.heading == habits.mark == "bold":  # nobody could tell them apart
        habits = replace(habits, mark="")
    made = Made(draw.choice(CONTENTS), habits)
    name = f"drawn-{number}{ending}"
    return name, FORMATS[ending](made.lines).encode(), "\n".join(made.truth)
