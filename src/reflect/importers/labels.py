"""Recognizes labels: words such as "Purpose" that say what the text below them is for."""

import re
import unicodedata
from dataclasses import dataclass

from reflect.importers.blocks import Block
from reflect.importers.outline import Role

_LABELS = {
    Role.PURPOSE: """
        purpose, objective, objectives, learning objectives, learning goals, lernziele, aim, aims,
        goal, introduction, intro, overview, preface, about this worksheet, about this exercise,
        about this sheet, about the worksheet, purpose of this worksheet,
        purpose of the worksheet, aim of this worksheet, aim of this exercise, why this worksheet,
        why this matters, why this sheet, what this is for, what this worksheet is for,
        wozu das gut ist, wofür das gut ist, ziel, ziele, zweck, einleitung, einführung,
        worum es geht, darum geht es, vorwort, über dieses arbeitsblatt, über diese übung,
        zu diesem arbeitsblatt, wozu dieses blatt, zweck dieses arbeitsblatts,
        ziel dieses arbeitsblatts, ziel der übung, objectif, objectifs, but, présentation,
        avant-propos, à quoi ça sert, à propos de cette fiche, objectif de cette fiche,
        but de cette fiche, pourquoi cette fiche, objetivo, objetivos, propósito, introducción,
        finalidad, presentación, para qué sirve, sobre esta hoja, acerca de esta hoja,
        sobre esta ficha, acerca de esta ficha, scopo, obiettivo, obiettivi, introduzione,
        premessa, finalità, a cosa serve, su questa scheda, scopo di questa scheda,
        informazioni su questa scheda, introdução, apresentação, sobre esta folha, para que serve,
        doel, doelen, doelstelling, inleiding, over dit werkblad, doel van dit werkblad,
        waar dit over gaat, waarvoor dit werkblad is, cel, cele, wstęp, wprowadzenie,
        o tej karcie, o tym arkuszu, cel ćwiczenia, cel tej karty, cel arkusza, 目的, ねらい,
        目標, はじめに, このワークシートについて, このシートについて, このシートの目的,
        このワークの目的, このワークについて, 趣旨, 概要, 目标, 简介, 簡介, 介绍, 介紹, 前言,
        引言, 关于本练习, 关于此工作表, 关于这张工作表, 練習目的, 练习目的, 关于本工作表, الهدف,
        الغرض, الأهداف, مقدمة, المقدمة, تمهيد, عن هذه الورقة, الهدف من هذه الورقة, نبذة, מטרה,
        מטרות, המטרה, מבוא, הקדמה, פתיחה, על דף העבודה, על הדף הזה, מטרת הדף, מטרת התרגיל
    """,
    Role.GUIDANCE: """
        guidance, guide, instruction, instructions, directions, how to use this worksheet,
        how to use this sheet, how to use this page, how to fill in this sheet, how to use it,
        how to use, how it works, how to fill this in, how to do it, what to do, explanation,
        background, before you begin, before you start, anleitung, anweisung, anweisungen,
        hinweis, hinweise, erklärung, erläuterung, hintergrund, so geht es, so gehts, so geht's,
        so funktioniert es, so füllst du das blatt aus, vorgehen, bevor du beginnst, orientierung,
        begleittext, impuls zum einstieg, consigne, consignes, indications, conseils, repères,
        mode d'emploi, comment faire, explication, explications, pour vous guider, accompagnement,
        instrucciones, instrucción, indicaciones, orientación, orientaciones, guía, cómo usarla,
        cómo usar esta hoja, cómo se usa, explicación, antes de empezar, istruzioni, indicazioni,
        guida, come usare questa scheda, come si usa, spiegazione, come fare, orientamento,
        prima di iniziare, instruções, instrução, orientação, orientações, indicações, guia,
        como usar, explicação, como usar esta ficha, antes de começar, instructie, instructies,
        aanwijzingen, aanwijzing, toelichting, uitleg, begeleiding, leidraad, hoe werkt het,
        zo werkt het, zo gebruik je dit werkblad, voor je begint, instrukcja, instrukcje,
        wskazówki, wskazówka, wyjaśnienie, objaśnienie, jak to działa, jak korzystać z karty,
        jak wypełnić, zanim zaczniesz, przewodnik, 手引き, 手引, 説明, 使い方, やり方, 進め方,
        書き方, 案内, ガイド, ガイダンス, 解説, 指示, 記入方法, 指导, 指導, 说明, 說明, 指引,
        引导, 引導, 使用方法, 使用说明, 使用說明, 填写说明, 做法, الإرشاد, إرشاد, إرشادات,
        الإرشادات, التعليمات, تعليمات, توجيه, توجيهات, شرح, توضيح, طريقة الاستخدام, הנחיה, הנחיות,
        הוראות, הוראה, הסבר, הדרכה, איך משתמשים בדף, איך עובדים עם הדף, רקע
    """,
    Role.QUESTIONS: """
        reflection questions, questions, reflection, reflections, questions for reflection,
        self-reflection questions, self-reflection, prompts, reflection prompts, journal prompts,
        journaling prompts, writing prompts, reflective questions, reflective prompts, reflect,
        guiding questions, discussion questions, key questions, questions to consider,
        your answers, questions to ask yourself, questions to reflect on, for reflection,
        your reflections, your turn, think about it, self-inquiry, question prompts,
        exercise questions, questions for you, reflect on this, fragen, reflexionsfragen,
        fragen zur reflexion, reflexion, selbstreflexion, impulse, impulsfragen, leitfragen,
        fragen zum nachdenken, fragen an dich, deine antworten, zum nachdenken, denkanstöße,
        fragen zur selbstreflexion, schreibimpulse, questions de réflexion, réflexion,
        questions pour réfléchir, pour réfléchir, pistes de réflexion, questions à se poser,
        vos réponses, tes réponses, à vous de jouer, questions d'introspection, auto-réflexion,
        preguntas, preguntas de reflexión, preguntas para reflexionar, reflexión, autorreflexión,
        para reflexionar, preguntas guía, tus respuestas, preguntas de autorreflexión, domande,
        domande di riflessione, domande per riflettere, riflessione, riflessioni, per riflettere,
        spunti di riflessione, domande guida, le tue risposte, autoriflessione, perguntas,
        perguntas de reflexão, perguntas para reflexão, perguntas para refletir, questões,
        questões para reflexão, reflexão, para refletir, autorreflexão, suas respostas, vragen,
        reflectievragen, vragen ter reflectie, reflectie, zelfreflectie, om over na te denken,
        jouw antwoorden, denkvragen, vragen om over na te denken, hulpvragen, pytania,
        pytania do refleksji, refleksja, pytania do przemyślenia, do przemyślenia, autorefleksja,
        pytania refleksyjne, pytania pomocnicze, twoje odpowiedzi, 質問, 問い, 振り返りの質問,
        ふりかえりの質問, 振り返り, ふりかえり, 考えてみましょう, 内省の質問, 問いかけ, 自問,
        振り返りの問い, ふりかえりの問い, 設問, リフレクション, 问题, 問題, 反思问题, 反思問題,
        思考问题, 思考題, 思考题, 反思, 自我反思, 提问, 反思提问, 思考與反思, أسئلة, الأسئلة,
        أسئلة للتأمل, أسئلة التأمل, أسئلة للتفكير, تأمل, للتأمل, أسئلة تأملية, שאלות,
        שאלות לחשיבה, שאלות להתבוננות, שאלות לרפלקציה, רפלקציה, להתבוננות, למחשבה, שאלות למחשבה
    """,
    Role.CONCLUSION: """
        conclusion, conclusions, summary, closing, closing thoughts, final thoughts, afterword,
        closing words, closing note, in closing, to close, wrap-up, wrapping up, a final word,
        final words, last words, concluding thoughts, closing thought, final thought,
        last thought, to finish, final note, the end, epilogue, schluss, abschluss, fazit,
        zusammenfassung, schlusswort, nachwort, zum schluss, zum abschluss,
        abschließende gedanken, schlussgedanken, schlussgedanke, ausklang, schlussbemerkung,
        en conclusion, synthèse, pour conclure, pour finir, mot de la fin, résumé, pour terminer,
        clôture, conclusión, conclusiones, cierre, para terminar, para concluir, resumen,
        palabras finales, reflexión final, despedida, para cerrar, conclusione, conclusioni,
        chiusura, per concludere, per finire, riepilogo, in conclusione, parole finali,
        pensieri finali, conclusão, conclusões, encerramento, fechamento, resumo, palavras finais,
        considerações finais, conclusie, afsluiting, slot, slotwoord, tot slot, samenvatting,
        nawoord, ter afsluiting, slotgedachte, podsumowanie, zakończenie, wnioski, na koniec,
        na zakończenie, słowo końcowe, posłowie, まとめ, おわりに, 終わりに, 結論, 最後に, 結び,
        さいごに, むすび, 结论, 总结, 總結, 结语, 結語, 小结, 结束语, 結束語, 最后, 最後, 结尾,
        الخاتمة, خاتمة, الختام, ختام, خلاصة, الخلاصة, في الختام, ملخص, סיכום, סיום, לסיכום, לסיום,
        מסקנה, מסקנות, אחרית דבר, דברי סיום
    """,
}


def _key(text: str) -> str:
    """*text* as it is compared with the labels: without case, marks around it and asides."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    bare = re.sub(r"\([^()]*\)\s*$", "", folded.replace("’", "'"))
    return " ".join(re.sub(r"^[\W_]+|[\W_]+$", "", bare).split())


LABELS = {_key(word): role for role, listed in _LABELS.items() for word in listed.split(",")}
LONGEST_LABEL = 60
#: What to call a conclusion that has no label.
_CLOSING_WORDS = {
    "en": "Conclusion",
    "de": "Abschluss",
    "fr": "Conclusion",
    "es": "Conclusión",
    "it": "Conclusione",
    "pt": "Conclusão",
    "nl": "Afsluiting",
    "pl": "Zakończenie",
    "ja": "おわりに",
    "zh": "结语",
    "ar": "الخاتمة",
    "he": "סיום",
}


@dataclass(frozen=True)
class Label:
    """A block, or the start of one, that names the part below it."""

    role: Role
    words: str
    #: The text behind it.
    rest: str = ""


def label(block: Block) -> Label | None:
    """The label that *block* is or begins with, or None."""
    for words, rest in _openings(block):
        if len(words) <= LONGEST_LABEL and (role := LABELS.get(_key(words))):
            return Label(role, words.strip().rstrip(":： "), rest.strip())
    return None


def closing_word(language: str) -> str:
    """The heading in *language* for a conclusion that the document gives none."""
    return _CLOSING_WORDS.get(language, _CLOSING_WORDS["en"])


def _openings(block: Block) -> list[tuple[str, str]]:
    """Ways to part *block* into a label and the text behind it."""
    text = block.text
    found = [(text, "")]
    for mark in (":", "：", "\n"):
        words, parted, rest = text.partition(mark)
        if parted:
            found.append((words, rest))
    if 0 < block.bold < len(text):
        found.append((text[: block.bold], text[block.bold :].lstrip(" .:–—-")))
    return found
