"""What is said in German while somebody works through a worksheet."""

from reflect.words.talk import Talk

TALK = Talk(
    steps=("Schritt", "Schritte"),
    questions=("Frage", "Fragen"),
    step="Schritt {number} von {count}",
    a_step="Schritt {number}",
    question="Frage {number} von {count}",
    an_hour="etwa eine Stunde",
    minutes="etwa {count} Minuten",
    takes="Insgesamt braucht es {length}, an so vielen Abenden, wie du magst.",
    good_stops="Nach jedem Schritt lässt sich gut aufhören, und es wartet, solange du willst.",
    goes_to="Deine Worte kommen nach {folder}.",
    goes_to_new="Deine Worte kommen nach {folder} (vor deiner ersten Antwort ist dort nichts).",
    who_can_read="Wer dein Konto auf diesem Rechner benutzen kann, kann diesen Ordner öffnen.",
    waiting="Was du früher begonnen hast, wartet:  {command}",
    begin="anfangen",
    later="heute nicht",
    ctrl="Strg",
    enter="Eingabe",
    bars=(
        "{done} fertig, weiter   Tab zurück, offen lassen, heute nicht   Strg-C Pause",
        "{done} fertig, weiter   Tab zurück, mehr   Strg-C Pause",
        "{done} fertig  Tab mehr  Strg-C Pause",
    ),
    whom_bars=(
        "Eingabe fertig, weiter   Tab zurück, niemand, mehr   Strg-C Pause",
        "Eingabe fertig   Tab zurück, mehr   Strg-C Pause",
        "Eingabe fertig  Tab mehr  Strg-C Pause",
    ),
    rest="Tab g: alles lesen",
    go_on="weiter",
    back_to_writing="ein Buchstabe oder Pfeile; mit Tab weiterschreiben",
    arrows="Pfeile und Eingabe, oder ein Buchstabe.",
    way_back="zurück",
    way_questions="alle Fragen",
    way_read="nachlesen",
    way_open="offen lassen",
    way_on="weiter zur nächsten",
    way_undo="zurücknehmen, was ich tippte (Strg-_)",
    way_not_today="heute nicht",
    way_last="was ich letztes Mal schrieb",
    way_guidance="noch einmal die Hinweise",
    way_editor="in meinem Editor weiterschreiben",
    way_enough="genug: mit dem abschließen, was da ist",
    way_pause="Pause",
    stays="was hier steht, bleibt",
    to_the_one_before="zur Frage davor",
    to_its_value="zu dem, worum es geht",
    to_the_last_page="zur letzten Seite",
    stays_open="du kannst darauf zurückkommen",
    an_answer="auch das ist eine Antwort",
    in_its_place="anstelle dessen, was hier steht",
    to_any="eine Liste, von dort zu jeder",
    so_far="was du bisher geschrieben hast",
    another_day="an einem anderen Tag weiter",
    names_stay="die Namen bleiben hier",
    about_no_one="um niemand Bestimmten",
    sure_not_today=(
        "„Heute nicht“ käme an die Stelle dessen, was du hier geschrieben hast. "
        "Noch einmal n tut das; die Eingabetaste lässt deine Worte, wie sie sind."
    ),
    begins="Pfeile, oder zum Suchen tippen. Eingabe fängt an, Esc bricht ab.",
    signs="● beantwortet  ○ offen  – heute nicht",
    go_there="Pfeile, eine Nummer oder Buchstaben. Mit Eingabe dorthin, mit Esc zurück.",
    not_found="Hier passt nichts dazu.",
    last_time="Am {day} schriebst du:",
    no_last_time="Von früher ist hierzu nichts da.",
    take_over="ins Feld übernehmen, um es dort zu ändern",
    leave_it="weiterschreiben",
    editor_failed="Dein Editor ging nicht wie sonst zu Ende. Was er sicherte, liegt in {path}.",
    came_back=(
        "Dein Editor war sofort zurück, und geändert hat sich nichts. Falls er ein Fenster "
        "geöffnet hat, schreib und speichere erst dort."
    ),
    take_saved="dort ist alles gespeichert: übernehmen",
    saved_there="Was du im Fenster deines Editors speicherst, liegt in {path}.",
    how={
        "line": "Eine Zeile.",
        "scale": "Eine Zahl, dann die Eingabetaste.",
        "yesno": "Ja, nein, oder: es kommt darauf an. Der erste Buchstabe genügt.",
        "choice": "Eine Nummer, dann die Eingabetaste.",
        "choices": "Nummern, mit Kommas dazwischen; auch keine ist eine Antwort.",
        "list": "Eins in jeder Zeile.",
        "date": "Ein Tag: gestern, Freitag, 24. Dezember oder {day}.",
        "one action": "Wenn du magst, mit einem Tag oder Rhythmus in Klammern am Ende: Mama "
        "anrufen (bis Freitag), oder: wieder hinsehen (alle 3 Monate).",
        "action": "Eins in jeder Zeile. Wenn du magst, mit einem Tag oder einem Rhythmus in "
        "Klammern am Ende: Mama anrufen (bis Freitag), oder: spazieren gehen (jede Woche).",
    },
    chosen={
        "scale": "Pfeile nach links und rechts oder eine Zahl, dann die Eingabetaste.",
        "yesno": "Pfeile, eine Nummer oder der erste Buchstabe; dann die Eingabetaste.",
        "choice": "Pfeile, eine Nummer oder Buchstaben zum Suchen; dann die Eingabetaste.",
        "choices": "Pfeile, Leertaste oder Nummern; dann Eingabe. Auch „keine“ ist eine Antwort.",
    },
    wanted={
        "line": "Bitte eine Zeile.",
        "scale": "Bitte eine ganze Zahl von {min} bis {max}.",
        "yesno": "Bitte ja, nein, oder: es kommt darauf an.",
        "choice": "Bitte eine der Nummern.",
        "choices": "Bitte Nummern mit Kommas dazwischen, oder: keine.",
        "list": "Bitte eins in jeder Zeile.",
        "date": "Bitte einen Tag: morgen, Freitag, 24. Dezember oder {day}.",
        "action": "Bitte ein Vorhaben in jeder Zeile.",
        "whom": "Das ist lang für einen Namen. Initialen genügen, mit Kommas dazwischen.",
    },
    a_word="{said}   und, wenn du magst, ein Wort dazu:",
    was_declined="Du sagtest: heute nicht. Bleibt das Feld leer, bleibt es dabei.",
    whom="Um wen soll es in den Fragen zu einem Menschen gehen?",
    initials="Initialen genügen; leer lassen heißt: um niemand Bestimmten.",
    names="Ein Name oder mehrere, mit Kommas dazwischen.",
    numbers_or_names="Nummern oder Namen, mit Kommas dazwischen.",
    who_is_it="Du hast {name} geschrieben. In früheren Einträgen steht {known}. Ist das derselbe "
    "Mensch?",
    same_person="ja, {name} schreiben",
    another_person="nein, jemand anderes",
    not_saved="Das ließ sich nicht sichern: {why}.",
    still_here="Deine Worte sind noch hier.",
    try_again="noch einmal versuchen",
    stop_here="aufhören; findet sich nirgends Platz dafür, stehen sie in der Shell",
    kept_all="Alles ist gesichert.",
    chose="Das hast du dir vorgenommen",
    close="schließen und den Bildschirm leeren",
    read_it="einmal alles lesen",
    what_changed="was sich seit dem {day} verändert hat",
    own_words="in eigenen Worten sagen, was sich verändert hat",
    not_yet="zurück, noch nicht",
    enough_reading="genug für jetzt",
    stopped_in=(
        "Das hier hast du {when} begonnen, und aufgehört hast du in Schritt {number} von {count}. "
        "Nichts ist verloren, und nichts ist zu spät."
    ),
    as_it_began=(
        "Das Arbeitsblatt hat sich seither geändert. Du machst mit den Fragen weiter, mit denen "
        "du angefangen hast."
    ),
    some_time_ago="vor einiger Zeit",
    resume="weitermachen, wo du warst",
    read_first="erst lesen, was du bisher geschrieben hast",
    finish_it="so abschließen, wie es ist",
    half_sentence="Und, noch keine Antwort:",
    unkept=(
        "Ein paar unsichtbare Zeichen fehlen nun in einer Antwort; alles andere ist so, wie du "
        "es geschrieben hast."
    ),
    rescued="Was du zuletzt schriebst, liegt in {path}, einer kleinen Datei für jeden Editor.",
    kept_nowhere="Was du zuletzt schriebst, ließ sich nirgends sichern. Hier ist es:",
    begun_elsewhere="Was du bei einer anderen Frage begonnen hattest, liegt noch in {path}.",
    put_back=(
        "{path} ist auf einen früheren Stand zurückgesetzt worden, während du geschrieben hast. "
        "Was du seither geantwortet hattest, steht wieder darin."
    ),
    taken_out=(
        "{path} ist anderswo geändert worden, während du geschrieben hast. Etwas, das du "
        "geantwortet hattest, steht nicht mehr darin, und reflect hat es nicht zurückgeholt."
    ),
    renumbered=(
        "Eine Frage in diesem Arbeitsblatt bedeutet jetzt vielleicht etwas anderes. Von nun an ist "
        "es Fassung {number}, und deine früheren Antworten behalten ihre Bedeutung."
    ),
    not_renumbered=(
        "Eine Frage in diesem Arbeitsblatt bedeutet jetzt vielleicht etwas anderes, und die neue "
        "Fassung ließ sich nicht eintragen: {why}. Bitte schreib oben 'version: {number}' hinein. "
        "Dieser Durchgang zählt schon zu Fassung {number}."
    ),
    kept_waits="Gesichert, bis aufs letzte Wort. Es wartet auf dich:  {command}",
    kept_read="Gesichert. Zum Lesen:  {command}",
    kept_compare="Was sich verändert hat:  {command}",
    nothing_written="Es wurde nichts geschrieben.",
    guidance_is="Hinweise. {guidance}",
    about_question="Dazu: {question}",
    lines_end=(
        "Schreib so viele Zeilen, wie du magst. Eine Zeile, in der nur ein Punkt steht, beendet "
        "die Antwort."
    ),
    a_word_line="Wenn du magst, ein Wort dazu. Ein Punkt allein beendet es.",
    help_is="Was du sonst noch sagen kannst, steht unter :hilfe, ein Doppelpunkt und dann hilfe.",
    help=(
        "Eine Zeile, in der nur ein Punkt steht, beendet eine Antwort. Diese Wörter beginnen mit "
        "einem Doppelpunkt.\n"
        ":zurück geht zur Frage davor, :zurück 3 zur Frage 3. :liste nennt alle Fragen.\n"
        ":weiter geht weiter und lässt diese, wie sie ist. :heutenicht ist auch eine Antwort.\n"
        ":letztes liest vor, was du letztes Mal schriebst.\n"
        ":nachlesen liest alles vor, was du bisher geschrieben hast.\n"
        ":lesen liest vor, was hier steht, :rückgängig nimmt die letzte Zeile zurück, :leeren "
        "alles.\n"
        ":hinweise liest noch einmal die Hinweise. :editor öffnet deinen Editor.\n"
        ":genug schließt mit dem ab, was da ist.\n"
        ":pause hebt alles für einen anderen Tag auf. Strg-C auch, und das Schließen des "
        "Fensters auch.\n"
        "Um so ein Wort selbst zu schreiben, oder nur einen Punkt, verdopple sein erstes Zeichen."
    ),
    commands={
        "hilfe": "help",
        "zurück": "back",
        "weiter": "skip",
        "heutenicht": "nottoday",
        "letztes": "last",
        "lesen": "read",
        "liste": "list",
        "nachlesen": "readback",
        "rückgängig": "undo",
        "leeren": "clear",
        "hinweise": "guidance",
        "editor": "edit",
        "genug": "enough",
    },
    begun="Du hattest begonnen: {typed}",
    goes_on="Was du jetzt schreibst, geht dort weiter.",
    there_is="Hier steht schon eine Antwort: {typed}",
    leaves_it="Eine leere Zeile lässt es dabei. Alles andere tritt an seine Stelle.",
    adds_to_it=(
        "Was du jetzt schreibst, kommt darunter. Ein Punkt allein lässt es dabei, und mit :leeren "
        "fängst du neu an."
    ),
    until_now="Bisher: {names}. Eine leere Zeile belässt es dabei.",
    clear_first=(
        "Das käme an die Stelle dessen, was du hier geschrieben hast. Schreib erst :leeren."
    ),
    no_such_word="Ein Wort {word} gibt es hier nicht.",
    written_down="Darum steht es jetzt da; :rückgängig nimmt es zurück.",
    double_it="Soll es trotzdem dastehen, verdopple den Doppelpunkt.",
    did_you_mean="Meintest du {word}?",
    kept="Gesichert.",
    kept_day="Gesichert: {day}.",
    kept_not_today="Heute nicht. Gesichert.",
    written_so_far="Bisher: {typed}",
    nothing_so_far="Hier steht noch nichts.",
    nothing_to_read="Es gibt noch keine Antworten zum Nachlesen.",
    taken_back="Zurückgenommen: {line}",
    nothing_to_undo="Es gibt nichts zurückzunehmen.",
    cleared="Jetzt ist es leer. :rückgängig holt es zurück.",
    here_now="Es steht jetzt hier. :lesen liest es vor.",
    is_answered="beantwortet",
    is_open="offen",
    to_go_there="Mit :zurück und einer Nummer kommst du zu dieser Frage.",
    no_guidance="Hier gibt es keine Hinweise.",
    no_editor="Es ließ sich kein Editor öffnen. Nenne deinen in EDITOR, dann geht es.",
    close_lines="fertig",
    yes_keys="Pfeile, oder j und n; dann die Eingabetaste.",
    yes_or_no="Bitte ja oder nein: j oder n.",
    a_number="Eine Zahl von 1 bis {count}.",
    scale_from="Eine Zahl von {low} bis {high}.",
    last_again="Um es zu übernehmen, schreib noch einmal :letztes.",
)
