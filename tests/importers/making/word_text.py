"""Word documents that ask in paragraphs and lists."""

from collections.abc import Callable

import docx
import friendship
from docx.shared import Pt
from word import LINE, bold, italic, raw, saved


def friendship_docx() -> bytes:
    document = docx.Document()
    document.add_heading(friendship.TITLE, 0)
    bold(document, "Purpose:")
    for text in friendship.PURPOSE:
        document.add_paragraph(text)
    for number, (title, guidance, asked) in enumerate(friendship.STEPS, 1):
        document.add_heading(f"Step {number}: {title}", 2)
        bold(document, "Guidance:")
        document.add_paragraph(guidance)
        bold(document, "Reflection Questions:")
        for each in asked:
            document.add_paragraph(each, style="List Bullet")
    bold(document, "Conclusion:")
    for text in friendship.CONCLUSION:
        document.add_paragraph(text)
    return saved(document)


def school_numbered() -> bytes:
    """Headings that are only larger, and questions numbered 1., a), b) by hand or by Word."""
    document = docx.Document()

    def large(text: str, size: float) -> None:
        document.add_paragraph().add_run(text).font.size = Pt(size)

    large("Starting the New School Year", 22)
    document.add_paragraph("For students of grades 7 to 9. Only you and your tutor will read this.")
    large("About last year", 15)
    document.add_paragraph("1. Which subject did you like best?")
    document.add_paragraph("1a. What did the teacher do that helped?")
    document.add_paragraph("1b. What did you do yourself?")
    document.add_paragraph("2. Did you ever stay at home because you did not want to go?")
    document.add_paragraph("Yes ☐     No ☐")
    document.add_paragraph("If yes, what would have made it easier?")
    large("About you", 15)
    document.add_paragraph("3. I learn best")
    for text in ("alone", "with one friend", "in a group", "when somebody asks me questions"):
        document.add_paragraph(f"○ {text}")
    document.add_paragraph(
        "4. How sure are you that this will be a good year? Draw a circle around a number."
    )
    document.add_paragraph("not at all sure   1   2   3   4   5   6   7   very sure")
    document.add_paragraph("5. Name two people at school you can talk to.")
    document.add_paragraph("1) ______________________")
    document.add_paragraph("2) ______________________")
    large("About this year", 15)
    document.add_paragraph("6. What do you want to be able to do in July that you cannot do today?")
    document.add_paragraph("7. Is there anything else your tutor should know?")
    document.add_paragraph("Thank you! Hand the sheet in by Friday.")
    return saved(document)


def changing_jobs_chinese() -> bytes:
    """Headings by style, numbered with words; questions numbered by hand."""
    document = docx.Document()
    document.add_heading("换工作之前", 0)
    bold(document, "目的")
    document.add_paragraph(
        "很多人想了很久才换工作，也有人一生气就辞职。这张表帮助你在安静的时候把事情想清楚。"
    )
    document.add_heading("第一步：现在的工作", 1)
    bold(document, "说明：", then="请先写事实，再写感受。")
    document.add_paragraph("1、我每天最喜欢做的是什么？")
    document.add_paragraph("2、哪些事情让我很累？")
    document.add_paragraph("3、我对现在的工作满意吗？（1＝非常不满意，5＝非常满意）")
    document.add_heading("第二步：我想要什么", 1)
    bold(document, "说明：", then="想象三年以后的一个普通的星期二。")
    document.add_paragraph("1、那一天我几点起床，和谁一起工作？")
    document.add_paragraph("2、下面哪些对我最重要？（可多选）")
    document.add_paragraph("□ 收入  □ 时间  □ 学习机会  □ 同事  □ 其他：＿＿＿＿")
    document.add_paragraph("3、我和家人谈过吗？  □ 是  □ 否")
    document.add_heading("第三步：下一步", 1)
    document.add_paragraph("1、这个星期我可以做哪三件小事？")
    for mark in "①②③":
        document.add_paragraph(f"{mark}＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿")
    document.add_paragraph("2、我打算什么时候再看这张表？＿＿＿＿年＿＿月＿＿日")
    document.add_heading("结语", 1)
    document.add_paragraph("不换工作也是一种决定，只要它是你自己的决定。")
    return saved(document)


def worry_time() -> bytes:
    """Headings that are underlined, and options on one line."""
    document = docx.Document()
    title = bold(document, "WORRY TIME", 16)
    title.alignment = 1

    def head(text: str) -> None:
        document.add_paragraph().add_run(text).underline = True

    document.add_paragraph(
        "Twenty minutes a day, always at the same time, always in the same chair. Outside of it, "
        "worries are told to come back later."
    )
    head("Choosing the time")
    document.add_paragraph("When and where will my worry time be?")
    document.add_paragraph()
    document.add_paragraph("Whom do I have to tell about it?")
    document.add_paragraph()
    head("The list of today")
    document.add_paragraph("Write without stopping. Spelling does not matter.")
    document.add_paragraph("What am I worried about?")
    document.add_paragraph()
    document.add_paragraph()
    document.add_paragraph("Which of these worries can I do something about? Which can I not?")
    document.add_paragraph()
    head("After a week")
    document.add_paragraph("How much did the worries outside of the worry time change?")
    document.add_paragraph("☐ much less\t☐ a little less\t☐ no change\t☐ more")
    document.add_paragraph("What surprised me?")
    return saved(document)


def home_office() -> bytes:
    """Each question is a heading below the heading of its step."""
    document = docx.Document()
    document.add_heading("Tra casa e lavoro", 1)
    document.add_paragraph("Una scheda per chi lavora da casa, da compilare in pausa pranzo.")
    document.add_heading("La mia giornata", 2)
    for text in (
        "A che ora comincio davvero?",
        "Quante volte mi alzo dalla sedia?",
        "Che cosa mangio, e dove?",
    ):
        document.add_heading(text, 3)
        document.add_paragraph()
    document.add_heading("I confini", 2)
    document.add_paragraph("Un confine è anche una porta chiusa.")
    document.add_heading("Rispondo ai messaggi dopo cena?", 3)
    for text in ("mai", "qualche volta", "sempre"):
        document.add_paragraph(f"○\t{text}")
    document.add_heading("Chi mi interrompe più spesso?", 3)
    document.add_paragraph()
    document.add_heading("Una prova", 2)
    for text in ("Che cosa cambierò per cinque giorni?", "Come saprò se ha funzionato?"):
        document.add_heading(text, 3)
        document.add_paragraph()
    document.add_heading("Per concludere", 2)
    document.add_paragraph(
        "Se dopo cinque giorni non è cambiato niente, cambiate la prova, non voi stessi."
    )
    return saved(document)


def new_team() -> bytes:
    """Headings with a number typed in front, questions with a dash, a line to tick on."""
    document = docx.Document()
    bold(document, "Week 1 With a New Team", 20)
    italic(
        document, "Prepared by: People & Culture. Keep it to yourself or share it with your buddy."
    )
    bold(document, "1. Where I come from", 12)
    document.add_paragraph("- Which three words would my last team use about me?")
    document.add_paragraph("- What did I leave behind that I will miss?")
    bold(document, "2. What I see", 12)
    document.add_paragraph("Look at the small things: who makes the coffee, who speaks last.")
    document.add_paragraph("- Who talks to whom?")
    document.add_paragraph("- What is never said in meetings?")
    document.add_paragraph("- I feel welcome here.")
    document.add_paragraph(
        "strongly disagree (1)   disagree (2)   neither (3)   agree (4)   strongly agree (5)"
    )
    bold(document, "3. What I bring", 12)
    document.add_paragraph("- Which habit of mine could be useful here?")
    document.add_paragraph("- What will I ask my manager on Friday?")
    return saved(document)


def chain() -> bytes:
    """Bold labels with a colon, each with a word of help in brackets, and room below."""
    document = docx.Document()
    bold(document, "Looking at a Slip, Link by Link", 18)
    document.add_paragraph(
        "Slips happen. This sheet is for afterwards, when you are rested and have eaten something."
    )
    for label, help_ in (
        ("What happened:", "name the behaviour, without adjectives"),
        ("Vulnerabilities:", "sleep, food, pain, stress in the days before"),
        ("First link:", "a sight, a sentence, a thought"),
        ("What came next:", "as many links as you can find"),
        ("What it cost:", "you and others"),
        ("Repair:", "what you can do this week"),
    ):
        bold(document, label, then=f" ({help_})")
        for _ in range(3):
            document.add_paragraph()
    return saved(document)


def the_two_of_us() -> bytes:
    """A line for each partner below each question."""
    document = docx.Document()
    document.add_heading("Wir zwei, drei Jahre später", 0)
    document.add_paragraph(
        "Jeder schreibt in seine Zeile. Gelesen wird erst, wenn beide fertig sind."
    )
    for head, questions in (
        (
            "Was uns gelungen ist",
            (
                "Worauf bin ich stolz, wenn ich an uns denke?",
                "Was können wir besser als vor drei Jahren?",
            ),
        ),
        (
            "Was uns fehlt",
            ("Was haben wir zuletzt vor einem Jahr gemacht?", "Was wünsche ich mir von dir?"),
        ),
    ):
        document.add_heading(head, 2)
        for question in questions:
            document.add_paragraph(question)
            document.add_paragraph("Partner A: ______________________________________")
            document.add_paragraph("Partner B: ______________________________________")
    document.add_heading("Was wir verabreden", 2)
    document.add_paragraph("Unser nächster freier Abend: ____.____.________")
    document.add_paragraph("Wer sorgt dafür? ______________________")
    return saved(document)


def day_of_silence() -> bytes:
    """A table of contents, what to prepare as bullets, and only then the questions."""
    document = docx.Document()
    document.add_heading("A Day of Silence", 0)
    contents = document.add_paragraph()
    raw(
        contents,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        'TOC \\o "1-2" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>Morning</w:t></w:r><w:r><w:tab/><w:t>1</w:t></w:r>",
    )
    raw(document.add_paragraph(), "<w:r><w:t>Afternoon</w:t></w:r><w:r><w:tab/><w:t>1</w:t></w:r>")
    raw(
        document.add_paragraph(),
        "<w:r><w:t>Evening</w:t></w:r><w:r><w:tab/><w:t>2</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    document.add_paragraph(
        "This worksheet accompanies a day without talking. It can be done alone or in a group."
    )
    document.add_heading("Before you begin", 1)
    for text in (
        "Choose a day on which nobody depends on you.",
        "Tell the people you live with.",
        "Switch off what can ring.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Morning", 1)
    document.add_paragraph("Walk to the place where you will spend the day. Take the longer way.")
    document.add_paragraph("What do you hear first when you stop talking?")
    document.add_paragraph(LINE)
    document.add_paragraph("What do you want to leave outside today?")
    document.add_paragraph(LINE)
    document.add_heading("Afternoon", 1)
    document.add_paragraph("Which thought came back more than three times?")
    document.add_paragraph(LINE)
    document.add_paragraph("What did your body ask for?")
    document.add_paragraph(LINE)
    document.add_heading("Evening", 1)
    document.add_paragraph("What will you say first, and to whom?")
    document.add_paragraph(LINE)
    return saved(document)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "school-year": school_numbered,
    "worry-time": worry_time,
    "equilibrio": home_office,
    "team-start": new_team,
    "chain-analysis": chain,
    "wir-zwei": the_two_of_us,
    "guide-retreat": day_of_silence,
    "huan-gongzuo": changing_jobs_chinese,
}
