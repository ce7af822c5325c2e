"""French, Spanish, Italian, Portuguese, Catalan and Romanian."""

from reflect.comparison.vocabulary.table import table

FRENCH = table(
    """
    a ai ait alors après as assez au aura aurais aurait aussi autre autres aux avait avais avant
    avec avoir avons ayant beaucoup bien c ça car ce ceci cela celle celles celui ces cet cette
    ceux chaque chez ci comme comment d dans de depuis des dès deux donc du elle elles en encore
    entre es est et étaient étais était été être eu eux faire fait fois font fut grand ici il ils
    j je l la là le les leur leurs lors lui m ma mais même mêmes mes mieux moi moins mon n nos
    notre nous on ont ou où par parce parfois pendant peu peut peux plus plusieurs pour pourquoi
    pouvais pouvait pouvoir près presque puis qu quand que quel quelle quelles quels quelque
    quelques qui quoi s sa sans se sera serais serait ses seul si sinon soi soit son sont souvent
    sous suis sur t ta tandis te tellement tes toi ton toujours tous tout toute toutes très trop
    tu un une va vais vers veut veux voilà vos votre vous vraiment y déjà peut-être
    """,
    """
    pas
    jamais
    rien
    aucun aucune
    nul nulle
    guère
    ni
    non
    ne n'*
    """,
    """
    an année années besoin bonne bon chose choses crois dernier dernière dire dis dit fin gens
    heure jour journée jours matin moment mois monde nuit part partie peine pense penser premier
    première première quelqu'un sais savoir semaine sens sent sentir soir temps vie voir voulais
    voudrais vouloir façon
    """,
    companions="ne",
    beside="plus personne",
)
SPANISH = table(
    """
    a al algo alguien algún alguna algunas algunos ante antes aquel aquella así aún aunque bajo
    bien cada casi como cómo con contra cosas cual cuál cuando cuándo cuanto de del desde después
    donde dónde dos durante e el él ella ellas ellos en entonces entre era eran eras eres es esa
    esas ese eso esos esta está están estaba estaban estamos estar estas estado este esto estos
    estoy fue fueron fui gran ha había habían haber hace hacer hacia han has hasta hay he hemos
    hizo iba ir la las le les lo los luego más me mejor menos mi mí mientras mis mismo misma
    mucha muchas mucho muchos muy nos nosotros nuestra nuestras nuestro nuestros o os otra otras
    otro otros para pero poco por porque pues que qué quien quién quizá quizás se sea ser si sí
    sido siempre sin sino sobre solo sólo somos son soy su sus suyo también tan tanto te tener
    tengo tenía ti tiene tienen todavía toda todas todo todos tu tú tus tuve un una unas uno unos
    usted va vamos van voy vez veces y ya yo
    """,
    """
    no
    nunca
    nada
    nadie
    ningún ninguna ninguno ningunas ningunos
    jamás
    ni
    tampoco
    apenas
    """,
    """
    año años bueno buena casa cosa creo decir día días digo dijo fin final forma gente gusta hora
    hoy mañana manera mes meses momento mundo noche nuevo parte pienso primera primer quería
    quiere quiero saber sé semana siento tarde tiempo ver veo vida último
    """,
)
ITALIAN = table(
    """
    a abbia abbiamo ad agli ai al all alla alle allo allora altra altre altri altro anche ancora
    anni avere aveva avevo avevano ben bene c che chi ci ciò come con contro cosa così cui d da
    dagli dai dal dall dalla dalle dallo davvero degli dei del dell della delle dello dentro di
    dire dopo dove due dunque e è ed ecco era erano ero essere faccio fare fatto fino fra fu già
    gli ha hai hanno ho i il in infatti io l la là le lei li lo loro lui m ma me meglio meno
    mentre mi mia mie miei mio molta molte molti molto ne negli nei nel nell nella nelle nello
    noi nostra nostri nostro o ogni oppure ora per perché perciò però più po poco poi possiamo
    posso prima proprio può qua quale qualche qualcosa qualcuno quando quanto quasi quel quell
    quella quelle quelli quello questa queste questi questo qui quindi s sarà sarebbe se sei
    sempre senza si sia siamo sono sopra sotto sta stata stati stato sto stesso stessa su sua sue
    sugli sui sul sull sulla sulle suo suoi t tanto te ti tra troppo tu tua tuo tutta tutte tutti
    tutto un una uno v va vado verso vi via voi vostro forse spesso
    """,
    """
    non
    mai
    niente
    nulla
    nessun nessuno nessuna
    né
    neanche nemmeno neppure
    no
    """,
    """
    anno bella bello bisogno casa cose credo dico dice fine gente giorni giorno inizio mattina
    mese mesi modo momento mondo notte ora parte penso persone prima primo sento sera settimana
    so tempo vedo vita voglio vorrei volta volte ultimo
    """,
)
PORTUGUESE = table(
    """
    a à agora ainda além algo alguém algum alguma algumas alguns ali ante antes ao aos após
    aquela aquele aquilo as às assim até bem cada com como contra da daquele das de dela delas
    dele deles demais depois desde dessa desse desta deste do dos e é ela elas ele eles em embora
    enquanto então entre era eram essa essas esse esses esta está estamos estão estar estas
    estava estavam este estes estou eu faz fazer foi foram fui há isso isto já lá lhe lhes logo
    mais mas me mesma mesmo meu meus mim minha minhas muita muitas muito muitos na nas nem nessa
    nesse nesta neste nos nós nossa nossas nosso nossos num numa o onde os ou outra outras outro
    outros para pela pelas pelo pelos perante pode podia pois por porque porquê pouco quais qual
    quando quanto quase que quê quem se seja sem sempre ser seu seus si sido só sob sobre sou sua
    suas são também tanto te tem têm tenho ter teu teus tinha tinham toda todas todo todos tu tua
    tudo um uma umas uns vai vezes vez você vocês vou talvez
    """,
    """
    não
    nunca jamais
    nada
    ninguém
    nenhum nenhuma
    nem
    tampouco
    """,
    """
    acho ano anos boa bom casa coisa coisas começo creio dia dias digo disse dizer fim final
    forma gente gosto hora hoje maneira manhã mês meses momento mundo noite parte penso pessoas
    primeira primeiro queria quero saber sei semana sinto tarde tempo ver vejo vida último
    """,
)
CATALAN = table(
    """
    a abans aix això al als amb aquell aquella aquest aquesta així ara de del dels després d'una
    el ella ells els em en encara entre era es és estic està et fa fer fins ha han havia he hem
    hi ho i jo l la les li lo més meu meva mentre molt molts nosaltres o on per però perquè poc
    potser que què quan qui se sempre sense ser seu seva si sobre sóc són també tan tot tota tots
    totes tu un una uns va vaig
    """,
    """
    no
    mai
    res
    ningú
    ni
    tampoc
    """,
)
ROMANIAN = table(
    """
    a acea această acel acest acum ai aici al ale am ar are as aș asta așa atât au avea avem ca
    că când care ce cel cele cine cu cum da dacă dar de deci deși din după e ea ei el ele era
    eram este eu fi fie fost foarte iar îi îl îmi în înainte încă între îți la le lor lui m-am mă
    mai mea mei mele meu mi mie mult ne noi nostru o ori pe pentru poate prin sa să sau se și
    spre sub sunt suntem ta te tot toată toate toți tu tău un una unde unei unor unui va vor eram
    acolo doar
    """,
    """
    nu n-am n-a
    niciodată
    nimic
    nimeni
    nici
    niciun nicio
    """,
)
TABLES = (FRENCH, SPANISH, ITALIAN, PORTUGUESE, CATALAN, ROMANIAN)
