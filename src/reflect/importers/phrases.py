"""Phrases of twelve languages that tell the kind of a question, where no mark on paper does."""

import re

# English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Japanese, Chinese, Arabic,
# Hebrew.


def _phrases(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


#: "Yes" and "no" as they are printed to be circled or ticked, with one-letter forms.
YES_NO = frozenset({
    ("yes", "no"), ("y", "n"), ("ja", "nein"), ("j", "n"), ("oui", "non"), ("o", "n"),
    ("sí", "no"), ("si", "no"), ("sì", "no"), ("s", "n"), ("sim", "não"), ("ja", "nee"),
    ("tak", "nie"), ("t", "n"), ("はい", "いいえ"), ("是", "否"), ("是", "不是"), ("有", "没有"),
    ("نعم", "لا"), ("כן", "לא"),
})  # fmt: skip

#: An instruction to pick one of several.
ONE = _phrases(r"""
    \b(?:choose|circle|pick|select|tick|check|mark|underline)\s+(?:only\s+|just\s+)?(?:the\s+)?one\b
    | \bonly\ one\b | \b(?:one\ option|one\ answer)\b
    | \b(?:nur|bitte)\s+ein(?:e[ns]?)?\b | \beine?\ (?:Antwort|Möglichkeit)\b
      | \bkreuze?\s+eine?s?\b
    | \bune?\ seule?\b | \b(?:una|un)\ sol[ao]\b | \buna\ opci[óo]n\b
    | \b(?:elige|marca|rodea)\s+un[oa]\b | \b(?:scegli|segna)\s+un[oa]?\b | \b(?:uma|um)\ só\b
    | \bapenas\ uma?\b | \b(?:escolha|assinale)\s+uma\b | \béén\s+(?:antwoord|optie)\b
    | \bkies\s+één\b | \bjedn[ąoe]\s+(?:odpowiedź|opcj\w+)\b | \bzaznacz\s+jedn\w+
    | [一1１]つ(?:だけ)?(?:選|えら) | 单选 | 選択肢から1つ | 选择?一[个项個]
    | خيارًا\ واحدًا | اختر\ واحد
    | בחרו?\ (?:ב)?אחת
""")

#: An instruction to pick any number.
MANY = _phrases(r"""
    \b(?:all|any|every)\s+(?:\w+\s+)?(?:that|which|of\ them|you)\b
    | \b(?:as\ many|one\ or\ more|several)\b | \bmore\ than\ one\b | \beverything\ that\b
    | \b(?:alles|alle)\b[^.?!]{0,30}\b(?:an|zutrifft|zutreffend\w*|passt|passen|treffen)\b
    | \bmehrere\b | \bMehrfach\w* | \btous?\ (?:ceux|celles?|les)\b | \btoutes\ (?:celles|les)\b
    | \bplusieurs\b | \btod[oa]s\ (?:los|las|os|as)\b | \b(?:varias|várias|vários)\b
    | \btutt[ei]\ (?:quell[ei]|le|i|gli)\b | \bpiù\ (?:di\ una|risposte)\b
    | \balle[ns]?\ (?:wat|die)\b | \bmeerdere\b | \bwszystk\w+ | \bwiele\ odpowiedzi\b
    | (?:すべて|全て|いくつでも|複数) | (?:所有|多选|多选题|全部|多個|多项) | (?:كل|جميع)\ ما
    | כל\ (?:מה|ה)
""")

#: The beginning of an instruction to write something down.
IMPERATIVE = _phrases(r"""
    (?:please\s+|bitte\s+|now\s+|briefly\s+|then\s+)?(?:
    (?:describe|list|write|name|note|explain|identify|complete|finish|tell|jot|recall|state|give
      |record|rate|circle|tick|check|underline|choose|pick|select|rank|draw|summari[sz]e|share)\b
    | (?:beschreibe?|nenne?|schreibe?|notiere?|liste?|zähle|erkläre?|ergänze?|vervollständige?
      |bewerte?|kreuze?|kreise?|wähle?|erzähle?|halte)(?:n?\s+Sie|t)?\b
    | (?:décri(?:s|vez)|écri(?:s|vez)|note[rz]?|nomme[rz]?|liste[rz]?|énumère[rz]?|cite[rz]?
      |expliqu(?:e|ez)|complét(?:e|ez)|raconte[rz]?|entoure[rz]?|coche[rz]?|choisi(?:s|ssez))\b
    | (?:describ[ae]|escrib[ae]|anot[ae]|nombr[ae]|enumer[ae]|explica|explique|complet[ae]
      |menciona|cuenta|rodea|marca|elige|haz\ una\ lista)\b
    | (?:descrivi|scrivi|annota|elenca|nomina|spiega|completa|racconta|cerchia|segna|scegli)\b
    | (?:descrev[ae]|escrev[ae]|anote|liste|enumere|nomeie|expliqu[ae]|complete|conte|assinale
      |escolha)\b
    | (?:beschrijf|schrijf|noteer|noem|som|leg|vertel|vul|omcirkel|kruis|kies)\b
    | (?:opisz|napisz|wypisz|wymień|zapisz|zanotuj|wyjaśnij|dokończ|uzupełnij|zaznacz|wybierz)\b
    | (?:请|請)?(?:写下|描述|列出|写出|說明|说明|記錄|记录|舉出)
    | (?:اكتب|صف|اذكر|دوّن|عدد|اشرح|أكمل|سجّل) | (?:כתבו?|תארו?|רשמו?|ציינו?|פרטו?|השלימו?)\b
    )
    | .*(?:書いてください|書きましょう|挙げてください|記入してください|教えてください
      |書き出してください|書き出しましょう|書こう)。?$
""")

#: The beginning of an example or other hint.
EXAMPLE = _phrases(r"""
    [(\[（„"“*]*(?:
    (?:e\.?\ ?g\.?|ex\.?|i\.e\.|for\ (?:example|instance)|examples?|such\ as|hint|tip
      |note)(?:\s*[:.,;–-]|\s|$)
    | (?:z\.\ ?B\.?|zum\ Beispiel|Beispiele?|etwa|Tipp|Hinweis)(?:\s*[:.,;–-]|\s)
    | (?:p(?:ar)?\.?\ ?ex(?:emple)?\.?|exemples?|p\.\ ?ej\.?|por\ ejemplo|ejemplos?|ad\ esempio
      |per\ esempio
      |(?:ad\ )?es\.|esempi[o]?|por\ exemplo|exemplos?|p\.\ ?ex\.|bijv(?:oorbeeld)?\.?
      |voorbeeld(?:en)?
      |np\.|na\ przykład|przykład\w*)(?:\s*[:.,;–-]|\s)
    | (?:例えば|たとえば|例)[:：、,] | (?:例如|比如|例)[:：，,]? | (?:مثال|على\ سبيل\ المثال|مثلاً)
    | (?:לדוגמה|לדוגמא|למשל|דוגמה)
    )
""")

#: The beginning of a question that is asked only after a yes, or a no.
IF_YES = _phrases(r"""
    if\ (?:yes|so)\b | if\ you\ (?:answered|said|ticked|circled|chose)\ ["“']?yes\b
    | (?:wenn|falls)\ ja\b | si\ oui\b | (?:si\ (?:es\ así|es\ que\ sí|sí|la\ respuesta\ es\ sí)
      |en\ caso\ afirmativo)
    | se\ s[ìi]\b | in\ caso\ affermativo | se\ sim\b | em\ caso\ afirmativo | (?:zo|indien)\ ja\b
    | (?:jeśli|jeżeli)\ tak\b | 「?はい」?(?:の場合|なら|と答え) | (?:如果|若)(?:是|有|答案是)
    | (?:إذا|إن)\ (?:كانت?\ )?(?:الإجابة\ |الجواب\ )?(?:ب)?نعم | אם\ כן
""")
IF_NO = _phrases(r"""
    if\ (?:not|no)\b | if\ you\ (?:answered|said|ticked|circled|chose)\ ["“']?no\b
    | (?:wenn|falls)\ (?:nein|nicht)\b | si\ non\b | si\ (?:la\ respuesta\ es\ )?no\s*[,:]
    | en\ caso\ negativo | se\ no\b\s*[,:] | se\ não\b | (?:zo|indien)\ (?:nee|niet)\b
    | (?:jeśli|jeżeli)\ nie\b | 「?いいえ」?(?:の場合|なら|と答え)
    | (?:如果|若)(?:不是|否|没有|答案是否)
    | (?:إذا|إن)\ (?:كانت?\ )?(?:الإجابة\ |الجواب\ )?(?:ب)?لا\b | אם\ לא
""")

#: The beginning of a question that is asked only after a low, or a high number.
IF_NUMBER = _phrases(r"""
    (?:if|when|wenn|falls|si|se|als|indien|jeśli|gdy)\b[^.?!,]{0,60}?\b
    (?: (?P<below>below|under|less\ than|lower\ than|unter|weniger\ als|kleiner\ als
      |inférieure?\ à|moins\ de|menor\ (?:que|a|de)|menos\ de|inferior\ a|meno\ di|inferiore\ a
      |abaixo\ de|minder\ dan|lager\ dan|onder|poniżej|mniej\ niż)
    | above|over|more\ than|higher\ than|über|mehr\ als|größer\ als|supérieure?\ à|plus\ de
      |mayor\ (?:que|a|de)|más\ de|superior\ a|più\ di|superiore\ a|acima\ de|maior\ que|mais\ de
      |meer\ dan|hoger\ dan|boven|powyżej|więcej\ niż)\ (?P<number>\d{1,3})(?!\d)
""")

#: A place to answer that is said in words.
WRITE_HERE = _phrases(r"""
    [(\[<_*….\s]*(?:
    (?:your\ |my\ )?(?:answer|response)s?(?:\ here)?\s*[:.…_]* | your\ notes(?:\ here)?\s*[:.…_]*
    | (?:please\ )?(?:write|type|enter|add|click|tap|start|jot)\b[^.?!]{0,30}
      (?:here|answer|answers|text|response|writing|typing)\b(?:\s+to\ enter\ \w+)?
    | (?:deine|meine|ihre)?\s*antwort(?:en)?\s*[:.…_]*
    | hier\s+(?:schreiben|eintragen|klicken)[^.?!]{0,30}
    | schreibe?\s+hier[^.?!]{0,20} | (?:ma|votre|ta)?\s*réponse\s*[:.…_]* | écri(?:s|vez)\s+ici
    | (?:mi|tu|su)?\s*respuesta\s*[:.…_]* | escrib[ae]\s+aquí
    | (?:la\ (?:mia|tua)\ )?risposta\s*[:.…_]*
    | scrivi\s+qui | (?:a\ (?:minha|sua)\ )?resposta\s*[:.…_]* | escrev[ae]\s+aqui
    | (?:mijn|jouw|je)?\s*antwoord\s*[:.…_]* | schrijf\s+hier
    | (?:(?:mo|two)ja\ )?odpowiedź\s*[:.…_]* | (?:wpisz|napisz)\s+tutaj
    | (?:回答|答え|答案|答)\s*[:：…_]* | ここに(?:書|記入).{0,8}
    | (?:在此|在这里)(?:填写|书写|写下)
    | (?:الإجابة|إجابتي|الجواب)\s*[:.…_]* | اكتب\ هنا | (?:תשובה|התשובה\ שלי)\s*[:.…_]* | כתבו?\ כאן
    )[\s.…_)\]>*:-]*$
""")

#: The option for all else.
OTHER = _phrases(r"""
    (?:other|something\ else|else|andere[rs]?|anderes|sonstiges|etwas\ anderes|autres?|otr[oa]s?
    |altr[oiae]|outr[oa]s?|anders|andere|inn[eya]|その他|其他|其它|أخرى|غير\ ذلك|אחר)
""")

#: Words for a day until which something is to be done.
BY_WHEN = _phrases(r"""
    \bby\ when\b | \bbis\ wann\b | \bd['’]ici\ quand\b | \bpour\ quand\b | \bpara\ cuándo\b
    | \bentro\ quando\b | \baté\ quando\b | \btegen\ wanneer\b | \bvoor\ wanneer\b | \bdo\ kiedy\b
    | いつまでに | 什么时候之前 | 何时完成 | (?:حتى|قبل)\ متى | עד\ מתי
""")
#: The heading of a column for such a day.
WHEN = _phrases(r"""
    (?:by\ )?when\b | (?:due|target|start)?\s*(?:date|deadline|day)\b | due\b | (?:bis\ )?wann\b
    | termin\b | datum\b | frist\b | fällig\w* | quand\b | échéance\b | (?:para\ )?cuándo\b
      | fecha\b
    | plazo\b | (?:entro\ )?quando\b | scadenza\b | data\b | prazo\b | (?:tegen\ )?wanneer\b
    | (?:do\ )?kiedy\b | termin\w*\b | いつ | 期限 | 日付 | 时间 | 何时 | 截止 | 日期
    | متى | الموعد | التاريخ
    | מתי | תאריך | עד\ מתי
""")
#: The heading of a column for what is to be done.
WHAT = _phrases(r"""
    (?:what|actions?|(?:next\ |small\ |first\ )?steps?|tasks?|to[\ -]?dos?|goals?|plan|i\ will)\b
    | (?:was|aktion(?:en)?|schritte?|aufgaben?|maßnahmen?|vorhaben|ziele?|ich\ werde)\b
    | (?:quoi|actions?|étapes?|tâches?|objectifs?)\b | (?:qué|acci[óo]n(?:es)?|pasos?|tareas?)\b
    | (?:che\ cosa|cosa|azion[ei]|pass[oi]|compit[oi])\b | (?:o\ qu[eê]|aç(?:ão|ões)|passos?
      |tarefas?)\b
    | (?:wat|acties?|stap(?:pen)?|taken|taak)\b | (?:co|działani[ea]|kroki?|zadani[ea])\b
    | (?:何を|行動|やること|ステップ|行动|任务|步骤|做什么|ماذا|الإجراء|الخطوة|מה|פעולה|צעד)
""")

_NUMBERS = (
    "two|zwei|deux|dos|due|dois|duas|twee|dwie|dwa|اثنين|שני|שתי",
    "three|drei|trois|tres|tre|três|drie|trzy|ثلاثة|ثلاث|שלושה|שלוש",
    "four|vier|quatre|cuatro|quattro|quatro|cztery|أربعة|أربع|ארבעה|ארבע",
    "five|fünf|cinq|cinco|cinque|vijf|pięć|خمسة|خمس|חמישה|חמש",
    "six|sechs|seis|sei|zes|sześć|ستة|שש|שישה",
    "seven|sieben|sept|siete|sette|sete|zeven|siedem|سبعة|שבע",
    "eight|acht|huit|ocho|otto|oito|osiem",
    "nine|neun|neuf|nueve|nove|negen|dziewięć",
    "ten|zehn|dix|diez|dieci|dez|tien|dziesięć",
)
#: Two things, in a language that has a form for two.
DUAL = re.compile(r"(?:شيئين|أمرين|خطوتين|كلمتين|جملتين|هدفين)")
_CJK = ("二两", "三", "四", "五", "六", "七", "八", "九", "十")
NUMBERS = {
    word: number
    for number, words in enumerate(_NUMBERS, 2)
    for word in (*words.split("|"), str(number), *_CJK[number - 2])
}

#: An instruction to mark words of a list.
PICK = _phrases(r"""
    \b(?:circle|tick|check|underline|mark|highlight|choose|pick|select)\b
    | \bput\ an?\ (?:check|tick|x|cross|mark)\w*
    | \b(?:kreise|kreuze|unterstreiche|markiere|wähle)\b
    | \b(?:entoure|coche|souligne|choisi)\w*
    | \b(?:rodea|marca|subraya|elige|selecciona)\b | \b(?:cerchia|segna|sottolinea|scegli|spunta)\b
    | \b(?:circule|assinale|sublinhe|marque|escolha)\b | \b(?:omcirkel|kruis|onderstreep|vink
      |kies)\b
    | \b(?:zakreśl|zaznacz|podkreśl|wybierz)\b | (?:丸を|○を|チェック|選ん|選び|圈出|勾选|选出|选择)
    | (?:ضع\ دائرة|ضع\ علامة|اختر) | (?:הקיפו|סמנו|בחרו)
""")

#: What Word and web pages write where a person is to type or to choose.
PLACEHOLDER = _phrases(r"""
    \W*(?:
    (?:click|click\ or\ tap|tap)\ (?:here|or)\b.{0,40} | (?:please\ )?(?:choose
      |select)\ an?\ (?:item|option|answer)
    | (?:please\ )?(?:choose|select)(?:\ one)? | klicken\b.{0,12}\ sie\ hier\b.{0,40}
      | wählen\ sie\ ein(?:e)?\ \w+\ aus
    | bitte\ (?:aus)?wählen | cliquez\ (?:ou\ appuyez\ )?ici\b.{0,40} | choisissez\ un\ \w+
    | haga\ clic\b.{0,50} | (?:elija|seleccione)\ un\ \w+ | fare\ clic\b.{0,50}
      | scegliere\ un\ \w+ | seleziona
    | clique\ (?:ou\ toque\ )?aqui\b.{0,40} | (?:escolha|escolher|selecione)\ um\ \w+
    | klik\ (?:of\ tik\ )?(?:om|hier)\b.{0,40} | kies\ een\ \w+ | kliknij\b.{0,50} | wybierz\ \w+
    | .{0,6}クリックまたはタップ.{0,30} | アイテムを選択してください
    | (?:单击|點選|点击).{0,20} | (?:请)?选择一项
    )\W*$
""")

#: An instruction that says what to write about, and not how.
DESCRIBE = _phrases(r"""
    (?:please\s+|bitte\s+)?(?:
    (?:describe|list|name|identify|explain|summari[sz]e)\b
    | (?:beschreib|nenn|zähl|erklär)\w*\b | (?:décri|nomm|énumér|list|cit|expliqu)(?:ez|e|s|vez)\b
    | (?:describ|nombr|enumer|mencion|expli[cq]u?)[ae]\b | (?:descrivi|elenca|nomina|spiega)\b
    | (?:descrev|liste|enumere|nomei|expli[cq]u?)[ae]?\b | (?:beschrijf|noem)\b | (?:opisz|wymień
      |wypisz)\b
    | (?:请|請)?(?:描述|列出|说明|說明) | (?:صف|اذكر|عدد) | (?:תארו?|ציינו?|פרטו?)\b
    )
""")

#: Words for a list that follows.
BELOW = _phrases(r"""
    \b(?:below|following|from\ (?:the|this)\ list|unten|unten(?:stehend)?e[nr]?|folgende[nr]?
    |aus\ der\ Liste
    |ci-dessous|suivante?s?|de\ la\ liste|siguientes?|de\ la\ lista|seguenti|dalla\ lista|abaixo
    |seguintes?|da\ lista|hieronder|volgende|uit\ de\ lijst|poniższ\w+|poniżej|z\ listy)\b
    | 下の | 次の | 以下 | 下面 | (?:التالية|أدناه|القائمة) | (?:הבאים|הבאות|מהרשימה)
""")

_PARTNER = _phrases(r"""
    (?:partner(?:in)?|person|spouse|parent|me|myself|i|you|my\ partner|your\ partner|he|she|him|her
    |ich|du|meine?\ partner(?:in)?|personne|partenaire|moi|toi|pareja|persona|yo|tú|mi\ pareja
    |io|tu|il\ partner|parceir[oa]|pessoa|eu|você|ik|jij|persoon|ja|ty|partnerka|osoba
    |[ab]|私|あなた|パートナー|我|你|伴侣|أنا|أنت|الشريك|אני|את|אתה|בן\ הזוג)
    \W*(?:[a-c]|[1-3]|one|two|eins|zwei)?\W*
""")


def is_partner(text: str) -> bool:
    """Whether *text* is the name of a column or line for one of two people."""
    return bool(_PARTNER.fullmatch(text.strip()))
