"""Labels, step words and languages of imported documents."""

import pytest

from reflect import worksheets
from reflect.importers import import_document, labels
from reflect.importers.blocks import Block
from reflect.importers.language import language
from reflect.importers.outline import Role

#: A title, a purpose, a step with guidance and a question, and a conclusion.
DOCUMENTS = {
    "en": "Letting go\nPurpose:\nTo see what I carry.\nStep 1: Looking\nGuidance:\nTake your time "
    "with it.\nReflection Questions:\n• What do I carry with me?\nConclusion:\nWell done.",
    "de": "Loslassen\nZiel:\nSehen, was ich mit mir trage.\nSchritt 1: Hinsehen\nAnleitung:\nNimm dir "
    "Zeit.\nReflexionsfragen:\n• Was trage ich mit mir?\nAbschluss:\nDas ist gut so.",
    "fr": "Lâcher prise\nObjectif :\nVoir ce que je porte.\nÉtape 1 : Regarder\nConsignes :\nPrenez "
    "votre temps.\nQuestions de réflexion :\n• Qu’est-ce que je porte avec moi ?\nConclusion :\n"
    "C’est bien ainsi.",
    "es": "Soltar\nObjetivo:\nVer lo que llevo.\nPaso 1: Mirar\nInstrucciones:\nTómate tu tiempo.\n"
    "Preguntas de reflexión:\n• ¿Qué es lo que llevo conmigo?\nConclusión:\nEstá bien así.",
    "it": "Lasciare andare\nScopo:\nVedere che cosa porto.\nPasso 1: Guardare\nIstruzioni:\nPrenditi "
    "il tuo tempo.\nDomande di riflessione:\n• Che cosa porto con me?\nConclusione:\nVa bene così.",
    "pt": "Deixar ir\nObjetivo:\nVer o que carrego.\nPasso 1: Olhar\nInstruções:\nNão tenha pressa.\n"
    "Perguntas de reflexão:\n• O que é que eu carrego comigo?\nConclusão:\nEstá bem assim.",
    "nl": "Loslaten\nDoel:\nZien wat ik meedraag.\nStap 1: Kijken\nInstructies:\nNeem de tijd.\n"
    "Reflectievragen:\n• Wat draag ik met mij mee?\nConclusie:\nHet is goed zo.",
    "pl": "Odpuszczanie\nCel:\nZobaczyć, co ze sobą noszę.\nKrok 1: Patrzeć\nWskazówki:\nNie śpiesz "
    "się.\nPytania do refleksji:\n• Co ja noszę ze sobą?\nPodsumowanie:\nTak jest dobrze.",
    "ja": "手放す\n目的：\n自分が背負っているものを見る。\nステップ1：見る\n説明：\nゆっくり進めてください。\n質問：\n"
    "• 私は何を背負っていますか？\nまとめ：\nお疲れさまでした。",
    "zh": "放下\n目的：\n看看我背负着什么。\n第一步：看\n说明：\n慢慢来。\n反思问题：\n• 我背负着什么？\n总结：\n这样就好。",
    "ar": "التخلي\nالهدف:\nأن أرى ما أحمله.\nالخطوة 1: النظر\nإرشادات:\nخذ وقتك.\nأسئلة للتأمل:\n"
    "• ماذا أحمل معي؟\nالخاتمة:\nهذا جيد.",
    "he": "לשחרר\nמטרה:\nלראות מה אני נושא.\nשלב 1: להביט\nהנחיות:\nקחו את הזמן.\nשאלות לחשיבה:\n"
    "• מה אני נושא איתי?\nסיכום:\nטוב שכך.",
}


@pytest.mark.parametrize(("code", "document"), DOCUMENTS.items(), ids=list(DOCUMENTS))
def test_a_worksheet_of_each_language_is_cut_at_its_labels(code: str, document: str) -> None:
    title, _, purpose, heading, _, guidance, _, question, _, conclusion = document.split("\n")

    sheet = worksheets.read(import_document("sheet.txt", document.encode()).text).worksheet

    (step,) = sheet.steps
    assert (sheet.title, sheet.language) == (title, code)
    assert (sheet.purpose, step.guidance) == (purpose, guidance)
    assert heading.endswith(step.title)
    assert [asked.wording.text for asked in step.questions] == [question.removeprefix("• ")]
    assert sheet.conclusion == conclusion


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("PURPOSE", Role.PURPOSE),
        ("🌱 About this worksheet", Role.PURPOSE),
        ("Reflection Questions (10 minutes)", Role.QUESTIONS),
        ("Guidance: go slowly", Role.GUIDANCE),
        ("Fazit\nDas war es.", Role.CONCLUSION),
        ("Mode d’emploi :", Role.GUIDANCE),
        ("【使い方】", Role.GUIDANCE),
    ],
)
def test_a_label_is_known_whatever_stands_around_it(text: str, role: Role) -> None:
    found = labels.label(Block(text=text))

    assert getattr(found, "role", None) is role


def test_a_bold_beginning_can_be_a_label() -> None:
    found = labels.label(Block(text="Purpose To see what is.", bold=7))

    assert found == labels.Label(Role.PURPOSE, "Purpose", "To see what is.")


@pytest.mark.parametrize(
    "text", ["My purpose in life", "Summary of my year so far", "Goals for you"]
)
def test_a_sentence_with_the_word_of_a_label_is_none(text: str) -> None:
    assert labels.label(Block(text=text)) is None


@pytest.mark.parametrize(
    ("text", "marked", "code"),
    [
        ("Was ist mir heute wichtig, und wie geht es mir damit?", "en-US", "de"),
        ("Hvad er vigtigt for mig i dag?", "da", "da"),
        ("自己紹介", "ja", "ja"),
        ("自己介绍", "", "zh"),
        ("Trust", "fr", "fr"),
        ("Trust", "", "en"),
        ("Trust", "no language: x", "en"),
    ],
)
def test_the_words_tell_the_language_before_the_mark_of_the_document(
    text: str, marked: str, code: str
) -> None:
    assert language([text], marked) == code
