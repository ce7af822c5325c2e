"""Leaves out what no worksheet needs: lines for name and date, page numbers, tables of contents."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reflect.importers import mail, marks, questions, running
from reflect.importers.blocks import Block, Note
from reflect.locale import N_

RULED = N_("left out: lines and dots, to write on or as dividers")

# Who filled in a sheet, and when: an entry has its date, and a journal its one writer.
_NAMES = frozenset(
    word.strip()
    for word in """
    name, my name, your name, names, full name, first name, last name, date, today's date, time,
    class, student, client, patient, therapist, counselor, teacher, group, signature, signed,
    period, session, week, child's name, name of child, name des kindes, nom de l'enfant,
    nombre del niño, nome del bambino, nome da criança, naam van het kind, imię dziecka,
    date of birth, geburtsdatum, date de naissance, fecha de nacimiento, data di nascita,
    data de nascimento, geboortedatum, data urodzenia, 生年月日, worksheet no, page no,
    team, facilitator, facilitadora, facilitador, participants, moderation,
    teilnehmer, vorname, nachname, datum, unterschrift, klasse, klient, klientin, patientin,
    therapeut, uhrzeit, therapeutin, heutiges datum, ort, ort und datum, mein name, dein name,
    gruppe, nom, prénom, nom et prénom, classe, heure, signature du client, groupe, nombre,
    apellido, apellidos, nombre y apellidos, fecha, firma, clase, curso, grupo, hora, nome,
    cognome, nome e cognome, data, ora, gruppo, il mio nome, assinatura, turma, meu nome,
    nome completo, naam, voornaam, achternaam, handtekening, klas, tijd, groep, mijn naam, imię,
    nazwisko, imię i nazwisko, podpis, klasa, godzina, grupa, 名前, 氏名, お名前, 日付, 日にち,
    年月日, 署名, クラス, 記入日, 記入者, 年, 月, 日, 姓名, 名字, 日期, 签名, 簽名, 班级, 班級,
    时间, الاسم, التاريخ, التوقيع, الصف, اسمي, الإسم, שם, שם מלא, תאריך, חתימה, כיתה, השם שלי
    """.replace("\n", ",").split(",")
    if word.strip()
)
#: All words of such lines.
_BETWEEN = "vor of the and i y e und et en von der des de del di la le les van het z na no nr n"
_NAME_WORDS = {word for name in (*_NAMES, _BETWEEN) for word in name.split()}
_ROOM = re.compile(r"[_.…·\s/–—-]{3,}|\t|_+|[(（]\s*[)）]")
_CONTENTS = """
    contents, table of contents, inhalt, inhaltsverzeichnis, sommaire, table des matières,
    contenido, índice, indice, sommario, conteúdo, sumário, inhoud, inhoudsopgave, spis treści,
    目次, 目录, 目錄, المحتويات, الفهرس, תוכן עניינים, תוכן העניינים
"""
_SITE = re.compile(
    r"(?:https?://|www\.)\S+|(?:subscribe|sign up|join|newsletter|abonnier|melde?|inscri|abonne|"
    r"suscr|iscriv|inscrev|assin|zapisz)(?=.*(?:newsletter|e-?mail|mailing))[^.?？؟]{1,80}[.!]?",
    re.IGNORECASE | re.DOTALL,
)
# The number of a question on a line of its own.
_QUESTION = re.compile(
    r"(?:question|frage|pregunta|domanda|pergunta|questão|vraag|pytanie|質問|設問|问题|問題|سؤال|"
    r"السؤال|שאלה)\s*(?:nr\.?|no\.?|n[°º]|#)?\s*\d{1,3}\s*[.:：)]?",
    re.IGNORECASE,
)
_LEADER = re.compile(r".{2,}?(?:\.{4,}|…{2,}|(?: \.){3,}|\t)\s*\d{1,3}", re.DOTALL)
# Copyright by whom, or since when: the word alone can begin a sentence.
_RIGHTS = re.compile(
    r"©|\(c\)\s*\S|copyright\W*(?:by\b|c\)|©|(?:19|20)\d\d|(?-i:[A-Z]))|all rights reserved|"
    r"alle rechte vorbehalten|cc[ -](?:by|0)\b|creative commons\b",
    re.IGNORECASE,
)
#: Elsewhere, (c) follows (b).
_C_AND_YEAR = re.compile(r"\(c\)\s*(?:19|20)\d\d", re.IGNORECASE)
LONGEST_LEFTOVER = 200
LONGEST_RIGHTS = 300
LONGEST_ENTRY = 100
#: The style of a line that stood beside room for names.
LETTERHEAD = "letterhead"
#: Rights are named in the first and last blocks.
_AT_THE_EDGE = 8


def without_leftovers(blocks: Sequence[Block]) -> tuple[list[Block], str, list[Note]]:
    """The *blocks* that belong to the worksheet, its copyright lines, and notes on the rest."""
    blocks, sent = mail.body(blocks)
    blocks, notes = _without_names(blocks)
    notes += map(left_out, sent)
    first, last = _asked_between(blocks)
    contents, named = _contents(blocks), _named(blocks)
    kept: list[Block] = []
    rights: list[str] = []
    for place, block in enumerate(blocks):
        is_outside = not first < place < last
        is_edge = not _AT_THE_EDGE <= place < len(blocks) - _AT_THE_EDGE
        if block.cell and not (is_outside and block.cell.table in named):
            kept.append(block)
        elif block.cell and not any(map(str.isalnum, block.text)):
            pass
        elif block.cell or place in contents or _is_leftover(block, is_outside=is_outside):
            notes.append(left_out(block))
        elif _is_ornament(block):
            kept.append(replace(block, is_rule=True))
        elif is_edge and _names_rights(block, blocks[:place]):
            is_last = all(each.heading for each in blocks[place + 1 : place + 2])
            heading = [kept.pop()] if is_last and kept and kept[-1].heading else []
            rights += map(_whole, [*heading, block])
        else:
            kept.append(block)
    ruled = [Note(block.line, RULED, is_omission=True) for block in kept if block.is_rule]
    return kept, " ".join(rights), [*notes, *ruled[:1]]


def _without_names(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """The *blocks*, where the first have no room for names beside other words: a letterhead."""
    found, notes = list(blocks), []
    for place, block in enumerate(blocks[:_AT_THE_EDGE]):
        parts = [replace(block, text=part) for part in block.text.split("\t")]
        kept = "\t".join(part.text for part in parts if not _is_name_or_room(part))
        names = [part for part in parts if _is_name_or_room(part)]
        is_head = any(map(_is_name, names)) and not (block.cell or questions.asks(parts[0]))
        if kept and is_head:
            notes.append(left_out(replace(block, text=" ".join(part.text for part in names))))
            found[place] = replace(block, text=kept, style=LETTERHEAD, fields=())
    return found, notes


def _is_leftover(block: Block, *, is_outside: bool) -> bool:
    """Whether *block* is short and says only a number, a name, or something about a website.

    Names and sites count *is_outside* of all questions.
    """
    if len(block.text) > LONGEST_LEFTOVER:
        return False
    is_of_nobody = is_outside and (_is_name(block) or _SITE.fullmatch(block.text))
    return bool(
        is_of_nobody or running.PAGE.fullmatch(block.text) or _QUESTION.fullmatch(block.text)
    )


def left_out(block: Block) -> Note:
    """A note that *block* was left out, with its words."""
    return Note(block.line, N_("left out: {text}", text=_whole(block)), is_omission=True)


def _asked_between(blocks: Sequence[Block]) -> tuple[int, int]:
    """The places of the first and the last block that asks something."""
    names = [place for place, block in enumerate(blocks) if _is_name(block)]
    asked = [n for n, block in enumerate(blocks) if n not in names and questions.asks(block)]
    # The title may ask, too: right above the line for a name.
    if asked and asked[0] + 1 in names and _is_first(asked[0], blocks):
        del asked[0]
    return (asked[0], asked[-1]) if asked else (len(blocks), -1)


def _is_first(place: int, blocks: Sequence[Block]) -> bool:
    """Whether the block at *place* is a large heading, or only a letterhead stands above it."""
    above = [block for block in blocks[:place] if block.text and not block.is_rule]
    return blocks[place].heading in (0, 1) or all(block.style == LETTERHEAD for block in above)


def _named(blocks: Sequence[Block]) -> set[int]:
    """The tables that are only room for names and dates."""
    tables: dict[int, list[str]] = {}
    for block in blocks:
        if block.cell:
            tables.setdefault(block.cell.table, []).append(_bare(block.text.rstrip(":：")))
    return {
        table
        for table, texts in tables.items()
        if any(text in _NAMES for text in texts)
        and all(text in _NAMES or not any(map(str.isalnum, text)) for text in texts)
    }


def _is_name(block: Block) -> bool:
    """Whether *block* is only room for names and dates, such as "Name: ____ Date: ____"."""
    text = re.sub(r"@\w+", "\t", block.text.casefold().replace("’", "'"))
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)
    has_room = bool(_ROOM.search(text) or block.fields or text.endswith((":", "：")))
    chooses = any(field.options for field in block.fields)
    is_named = any(word in _NAMES for word in words) and all(word in _NAME_WORDS for word in words)
    return has_room and is_named and not chooses


def _is_name_or_room(block: Block) -> bool:
    """Whether *block* is only a name, or the room for one."""
    words = re.findall(r"[^\W_]+", _bare(block.text))
    return _is_name(block) or _bare(block.text) in _NAMES or all(word in _NAMES for word in words)


def _bare(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text).strip(" _.*#").casefold().replace("’", "'")


def _is_ornament(block: Block) -> bool:
    """Whether *block* is a single sign, such as the icon of a page."""
    signs = block.text.strip("\ufe0e\ufe0f\u200d")
    return 0 < len(signs) <= 2 and not re.search(r"\w", signs) and not (block.glyph or block.fields)


def _names_rights(block: Block, above: Sequence[Block]) -> bool:
    """Whether *block* says who has the rights, and is no third question after (a) and (b)."""
    text = _whole(block)
    if len(text) > LONGEST_RIGHTS or not _RIGHTS.match(text):
        return False
    is_third = text[:3].lower() == "(c)" and any(other.glyph.lower() == "(b)" for other in above)
    if is_third and not _C_AND_YEAR.match(text):
        return False
    return "©" in text or not questions.asks(block)


def _whole(block: Block) -> str:
    return " ".join(f"{block.glyph} {block.worded}".split())


def _contents(blocks: Sequence[Block]) -> set[int]:
    """The places of a table of contents: three lines or more that lead to pages or repeat below."""
    places: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        places.setdefault(_entry(block.text), []).append(place)
    found: set[int] = set()
    run: list[int] = []
    after = 0
    for place, block in enumerate([*blocks, Block(text="")]):
        said = places.get(_entry(block.text), [])
        below = said[1:] if len(said) == 2 and said[0] == place else []
        # Below, something stands between the entries, or they would be a list said twice.
        is_short = 0 < len(block.text) <= LONGEST_ENTRY
        is_entry = not block.cell and bool(below) and below[0] > after
        is_entry &= not block.text.endswith((":", "："))
        # "I sleep well    0  1  2  3" leads to no page.
        leads = _LEADER.fullmatch(block.text) and not marks.beside(block.text)
        if is_short and (is_entry or leads):
            after = below[0] + 1 if below else after
            run.append(place)
            continue
        if len(run) > 2:
            above = run[0] - 1
            is_headed = above >= 0 and _is_named_contents(blocks[above])
            # Questions alone are asked again in another step.
            is_said = all(questions.asks(blocks[n]) for n in run) and not is_headed
            found |= set() if is_said else {*run, above} if is_headed else {*run}
        run, after = [], 0
    return found


def _is_named_contents(block: Block) -> bool:
    return _bare(block.text.rstrip(":：")) in map(str.strip, _CONTENTS.split(","))


def _entry(text: str) -> str:
    """The text of an entry of a table of contents, without dots and page."""
    return text.casefold().rstrip("0123456789").rstrip(" .…·_\t:：-–—")
