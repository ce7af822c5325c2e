"""English, German, Dutch, Swedish, Danish and Norwegian."""

from reflect.comparison.vocabulary.table import table

ENGLISH = table(
    """
    a about after again all also although always am among an and any anybody anyone anything are
    as at back be because been before being between both but by can could did do does doing done
    down during each either else ever every everybody everyone everything few for from get gets
    getting go goes going got had has have having he her here hers herself him himself his how
    however i if in into is it its itself just less let like lot made make makes many may maybe
    me might mine more most much must my myself next of off often on one ones only onto or other
    others our ours ourselves out over own perhaps quite rather really same shall she should
    since so some somebody someone something sometimes still such than that the their theirs them
    themselves then there these they thing things this those though through thus to together too
    toward towards until up upon us very was we well were what whatever when whenever where
    wherever whether which while who whoever whole whom whose why will with within would yet you
    your yours yourself
    """,
    """
    not cannot *n't
    no
    never
    none
    nobody
    nothing
    nowhere
    neither
    nor
    hardly
    """,
    """
    bad believe bit come comes coming day days different end evening every feel feeling feels
    felt find first found front gave getting give gives good great happened hard kind knew know
    knows last left life little long look matter mean means middle minute minutes moment month
    months morning need needed needs new night nights now once part past people person place
    point put right said say saying says see seen sort start started sure take takes tell thank
    think thinking thinks thought time times today told tomorrow took tried true try trying used
    usually want wanted wants way ways week weeks went words work world year years yesterday
    """,
)
GERMAN = table(
    """
    ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf
    aus bei beide beiden beim bevor bin bis bist da dabei dadurch dafür daher damit danach dann
    daran darauf daraus darin darum darüber das dass davon dazu dein deine deinem deinen deiner
    dem den denen denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir
    doch dort du durch eher ein eine einem einen einer eines einfach einige einmal er erst es
    etwas euch euer eure fast für ganz gar gegen gehabt geworden gewesen hab habe haben habt hast
    hat hatte hatten hätte hätten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
    ihres im immer in indem ins irgendwie ist ja jede jedem jeden jeder jedes jemand jetzt kann
    kannst können könnte könnten man manche manchmal mehr mein meine meinem meinen meiner meines
    mich mir mit muss musste müssen müsste nach noch nun nur ob obwohl oder oft ohne schon sehr
    sei seid sein seine seinem seinen seiner seines seit selbst sich sie sind so sogar solche
    soll sollen sollte sollten sondern sonst über um und uns unser unsere unserem unseren unserer
    unter viel viele vielleicht vielen vom von vor während wann war waren warst was weil weiter
    welche welcher wenn wer werde werden werdet weg wegen weniger wie wieder will wir wird
    wirklich wirst wo wohl wollen wollte worden wurde wurden würde würden zu zum zur zwischen
    """,
    """
    nicht
    kein keine keinem keinen keiner keines
    nie niemals
    niemand niemandem niemanden
    nichts
    nirgends nirgendwo
    weder
    kaum
    """,
    """
    abend abends anders anfang arbeit art augenblick bisschen brauche brauchen braucht denke
    denken denkt ende erste ersten finde finden findet fühle fühlen fühlt ganze ganzen gefühl
    geht gehen gehe gesagt gibt gut gute guten halt heute ihretwegen jahr jahre jahren kommt
    komme kommen leben letzte letzten leute mache machen macht mal meist meistens menschen
    minuten moment monat monate monaten morgen nacht neu neue neuen paar recht sache sachen sage
    sagen sagt sehe sehen sieht stelle stunden tag tage tagen teil tun versuche versuchen weise
    weiß welt wissen woche wochen wunsch zeit zeiten
    """,
)
DUTCH = table(
    """
    aan al alle alleen alles als altijd ben bent bij daar daarom dan dat de deze die dit doen
    door dus een en er erg even gaan geweest geworden had hadden hebben hebt heb heeft heel hem
    het hier hij hoe hun iedereen iemand iets ik in is ja je jij jou jouw jullie kan kon kunnen
    maar me meer meestal men met mij mijn moet moeten moest mogen mag na naar nog nu of om omdat
    ons onze ook op over soms te toch toen tot u uit uw van veel voor waar waren want was wat we
    weer wel welke werd wie wij wil willen worden wordt wou wilde zal ze zei zeer zelf zich zij
    zijn zo zoals zou zonder zullen zouden misschien eigenlijk elkaar haar hen dezelfde zelfs
    vaak
    """,
    """
    niet
    geen
    nooit
    niemand
    niets niks
    nergens
    noch
    nauwelijks
    """,
    """
    dag dagen tijd jaar jaren week weken maand maanden avond keer leven mensen goed gaat ging
    komt voel voelt denk weet zeg zegt zie begin einde deel manier
    """,
)
SWEDISH = table(
    """
    alla allt alltid att av bara blev bli blir bara där de dem den denna dess det detta dig din
    dina ditt du då efter eller en er era ett fick från får för ganska gör ha hade han hans har
    henne hennes hon honom hur här i ibland igen in innan jag ju kan kanske kunde lite man med
    medan mellan men mer mig min mina mitt mot mycket måste ni nog nu någon något några när och
    också om oss på redan sedan ser sig sin sina sitt själv ska skulle som så sådan till upp ut
    utan vad var vara varandra varför varit varje vem vi vid vilken vill ville vår våra vårt än
    ännu är åt över ofta
    """,
    """
    inte ej icke
    ingen inget inga
    aldrig
    ingenting
    knappt
    varken
    """,
    """
    dag dagar tid tiden år vecka månad kväll gång gånger liv livet människor bra går gick kommer
    känner känns tror tycker tänker vet säger början slut del sätt
    """,
)
NORSE = table(
    """
    af alle alt altid alltid at att av bare blev ble bliver blir da de dem den denne der deres
    det dette dig deg din dine dit ditt du eller en er et ett efter etter fik fikk for fordi fra
    før få får gør gjør ham han hans har havde hadde hende henne hendes hennes her hun hvad hva
    hver hvis hvor hvordan hvorfor i igen igjen ikkje ind inn jeg jo kan kunne kanskje lidt litt
    man med meg mig mellem mellom men mens mere mer meget mye min mine mit mitt mod mot må måske
    nogen noen noget noe nok nu nå når og også om op opp os oss over på sammen selv sig seg sin
    sine sit sitt skal skulle som så til ud ut under uten uden var ved vi vil ville vor vores vår
    være været vært ofte
    """,
    """
    ikke ikkje
    ingen intet inga
    aldrig aldri
    ingenting intet
    hverken verken
    næppe neppe
    """,
    """
    dag dage dager tid tiden år uge uke måned aften kveld gang liv livet mennesker folk går gik
    gikk kommer føler tror synes tænker tenker ved vet siger sier
    """,
)
TABLES = (ENGLISH, GERMAN, DUTCH, SWEDISH, NORSE)
