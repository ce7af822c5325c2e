"""PDFs that Chromium printed or LibreOffice exported."""

from collections.abc import Callable
from functools import partial

import docx
from docx.shared import Pt
from files import converted, printed
from word import saved

_LOSS_PAGE = """<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Duelo</title><style>
@page { size: A4; margin: 22mm;
  @top-left { content: "30/11/26, 20:21"; } @top-right { content: "Duelo"; }
  @bottom-left { content: "https://sosten.example/duelo"; }
  @bottom-right { content: counter(page) "/" counter(pages); } }
body { font: 11pt "Liberation Sans"; } h1 { font-size: 22pt; } h2 { font-size: 15pt; }
.note { border-left: 3px solid #999; padding-left: 10px; font-style: italic; }
.space { border-bottom: 1px solid #999; height: 26px; }
td, th { border: 1px solid #999; padding: 4px 10px; }
</style></head><body>
<h1>Después de una pérdida</h1>
<p>Esta hoja no pretende que el dolor pase antes. Quiere darle un lugar y un rato cada semana.</p>
<h2>Lo que ha cambiado</h2>
<p class="note">No hay sentimientos equivocados. Puede dejar en blanco lo que hoy pese demasiado.</p>
<p>¿Qué momento del día me resulta más difícil?</p><div class="space"></div><div class="space"></div>
<p>¿Qué hago de otra manera desde entonces, y desde cuándo lo hago sin pensar en ello, como si siempre hubiera sido así?</p><div class="space"></div><div class="space"></div>
<h2>Cómo estoy esta semana</h2>
<table><tr><th></th><th>nada</th><th>un poco</th><th>bastante</th><th>mucho</th></tr>
<tr><td>He dormido bien</td><td>☐</td><td>☐</td><td>☐</td><td>☐</td></tr>
<tr><td>He comido con ganas</td><td>☐</td><td>☐</td><td>☐</td><td>☐</td></tr>
<tr><td>He hablado con alguien de mi pérdida</td><td>☐</td><td>☐</td><td>☐</td><td>☐</td></tr></table>
<h2>Lo que me sostiene</h2>
<p>Escriba tres cosas que le han dado un poco de calma.</p>
<p>1. ____________________________</p><p>2. ____________________________</p><p>3. ____________________________</p>
<p>¿A quién puedo llamar de noche?</p><div class="space"></div>
<h2>Para terminar</h2>
<p>Guarde la hoja. Dentro de unos meses le dirá cuánto camino ha hecho.</p>
</body></html>"""
_BALANCE_PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>-</title><style>
@page { size: A4; margin: 20mm; } body { font: 12pt "DejaVu Sans"; } h1 { font-size: 22pt; }
h2 { font-size: 15pt; } li { margin-bottom: 18px; }
</style></head><body>
<h1>ميزان العمل والبيت</h1>
<p>هذه الورقة لمن يعود إلى البيت ويبقى قلبه في المكتب. املأها مرة كل أسبوع.</p>
<h2>العمل</h2><p>اكتب ما حدث كما حدث.</p>
<ul><li>ما الذي أخذ معظم وقتي؟</li><li>كم ساعة نمت في المتوسط؟</li></ul>
<h2>البيت</h2>
<ul><li>متى ضحكت مع أهلي آخر مرة؟</li><li>هل أكلنا معا هذا الأسبوع؟ &nbsp; ☐ نعم &nbsp; ☐ لا</li>
<li>كم أنا راض عن وقتي في البيت؟ (1 = غير راض، 10 = راض تماما)</li></ul>
<h2>الأسبوع القادم</h2>
<ul><li>ما الشيء الواحد الذي سأتركه في المكتب؟</li></ul>
</body></html>"""
_ENOUGH_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>-</title><style>
@page { size: A4; margin: 20mm; @bottom-center { content: "softlanding.example · page " counter(page); } }
body { font: 11pt "DejaVu Serif"; } h1 { font-size: 24pt; font-weight: normal; }
h2 { font-size: 10pt; letter-spacing: 3px; text-transform: uppercase; color: #a0522d; }
.row { display: grid; grid-template-columns: 45% 55%; margin-bottom: 10px; }
.box { border: 1px solid #bbb; height: 46px; } .sub { color: #666; font-style: italic; }
</style></head><body>
<h1>Good Enough Is a Place</h1>
<p class="sub">For people who read an email five times before they send it.</p>
<h2>Notice</h2>
<div class="row"><div>The last thing I did twice</div><div class="box"></div></div>
<div class="row"><div>How long it took</div><div class="box"></div></div>
<div class="row"><div>What would have happened if I had done it once</div><div class="box"></div></div>
<h2>Measure</h2>
<div class="row"><div>How much of my day goes into polishing? (0 = nothing, 10 = everything)</div><div class="box"></div></div>
<div class="row"><div>Whose voice is it that says “not yet”?</div><div class="box"></div></div>
<h2>Try</h2>
<p class="sub">Pick something small. It should be slightly embarrassing, not dangerous.</p>
<div class="row"><div>Something I will hand in unfinished</div><div class="box"></div></div>
<div class="row"><div>What I expect people to say</div><div class="box"></div></div>
</body></html>"""


def before_studying() -> bytes:
    """A document of LibreOffice, exported as a PDF: headings by style, a Polish font."""
    document = docx.Document()
    document.add_heading("Zanim zacznę się uczyć", 0)
    document.add_paragraph("Ta karta zajmie ci dziesięć minut. Tyle samo trwa szukanie wymówki.")
    document.add_heading("Gdzie jestem", 1)
    for text in ("Ile umiem dziś, w skali od 0 do 10?", "Czego boję się najbardziej?"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Dokąd idę", 1)
    for text in ("Jaki wynik mnie ucieszy?", "Kto ucieszy się razem ze mną?"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Jak tam dojdę", 1)
    document.add_paragraph("Wypisz trzy tematy, od których zaczniesz.", style="List Bullet")
    for number in (1, 2, 3):
        document.add_paragraph(f"{number}. ______________________________")
    document.add_paragraph("Kiedy masz najwięcej siły?", style="List Bullet")
    for text in ("rano", "po południu", "wieczorem"):
        document.add_paragraph(f"○ {text}")
    return converted("plan.docx", saved(document), "pdf")


def letter_japanese() -> bytes:
    """Another export of LibreOffice: no bold, headings and questions numbered by hand."""
    document = docx.Document()

    def line(text: str, size: float = 11) -> None:
        document.add_paragraph().add_run(text).font.size = Pt(size)

    line("十年後の自分への手紙", 20)
    line("書き始める前に、静かな場所を見つけてください。時間は三十分ほどです。")
    line("１．今の私", 14)
    line("問１　今、いちばん大切にしているものは何ですか。")
    line("＿" * 36)
    line("問２　毎日のなかで、ほっとするのはどんな時ですか。")
    line("＿" * 36)
    line("２．十年後の私", 14)
    line("目を閉じて、十年後の朝を思いうかべてください。")
    line("問３　どこで目を覚ましますか。")
    line("＿" * 36)
    line("問４　だれと暮らしていますか。")
    line("＿" * 36)
    line("問５　今の悩みは、どのくらい残っていると思いますか。（0＝まったくない、10＝そのまま）")
    line("３．手紙", 14)
    line("問６　十年後の自分に、ひとこと伝えるとしたら？")
    line("＿" * 36)
    return converted("letter.docx", saved(document), "pdf")


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "perdida": partial(printed, _LOSS_PAGE),
    "mizan-ar": partial(printed, _BALANCE_PAGE),
    "tegami": letter_japanese,
    "perfectionism": partial(printed, _ENOUGH_PAGE),
    "plan-na-egzamin": before_studying,
}
