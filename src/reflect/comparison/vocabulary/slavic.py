"""Polish, Czech, Slovak, Croatian, Serbian, Russian and Ukrainian."""

from reflect.comparison.vocabulary.table import table

POLISH = table(
    """
    a aby albo ale ani aż bardzo bez bo by być byli był była było były będę będzie cały chce chcę
    ci co coś czasem czy czyli dla do dlaczego dlatego gdy gdyby gdzie go i ich ile im inny ja
    jak jaki jako je jednak jedna jeden jego jej jemu jest jestem jeśli jeszcze już każdy każda
    kiedy kto ktoś która które którego której który których którym ku lub ma mają mam mi mnie mną
    mogę może mógł moja moje mój mu my na nad nam nami nas nasz nasza nawet niego niej nim nimi
    niż o od on ona one oni ono oraz po pod podczas ponieważ potem przed przez przy sam sama się
    siebie sobą sobie są ta tak taka taki także tam te tego tej ten teraz też to tobie trochę tu
    twój ty tych tylko tym u w we więc więcej wszystko wszyscy wy z za ze zawsze że znowu żeby
    często
    """,
    """
    nie
    nigdy
    nic
    nikt nikogo nikomu nikim
    żaden żadna żadne żadnego żadnej żadnych
    nigdzie
    ani
    """,
    """
    czas czasu czuję dzień dni dnia dobrze dużo godzin koniec ludzi ludzie lat lata miesiąc
    miesięcy moment mówi mówię myślę noc początek powiedział raz rok roku rzeczy sposób świat
    tydzień tygodnia widzę wiem wieczorem życia życie
    """,
)
CZECH = table(
    """
    a aby aj ak ako ale alebo ani asi až bez bol bola bolo bude budem budu by byl byla bylo byly
    byť být cez co či čo do ho i ich já ja jak jako jeho její jej jejich jen jenom je jsem jsi
    jsme jsou jste k kam kde kdo kdy keď když která které který každý ke ktorá ktoré ktorý kto ku
    ma má mám mě mi mít mně mnou moc moje môj můj mu my můžu na nad nám náš nás nebo než o od on
    ona oni ono pak po pod podle pre pro proč proto protože pred před přes při s sa sam sám se
    seba sebe si so som sú svůj svoj ta tá tak také takže tam te ten teď to toho tom ty tu u už v
    vám vás ve velmi veľmi vo vše všechno všetko vy vždy vždycky z za ze že zo často ešte ještě
    možná možno
    """,
    """
    ne nie
    nikdy
    nic nič
    nikdo nikto
    žádný žádná žádné žiadny žiadna
    nikde
    není nejsem nejsou nebyl nebyla nebylo nebudu nebude nemám nemá nechci nechce nevím
    ani
    """,
    turns="ne-",
)
CROATIAN = table(
    """
    a ako ali bez bi bih bila bilo bio biti budem će ću da do dok ga gde gdje i ih ili im iz ja
    jako je jedan jedna jer još ju kad kada kako kao ko koja koje koji kroz li ma me meni mi
    mnogo moj moja moje može mogu mu na nad nam nas naš nego neki nešto njega njegov njih njoj
    njom o od on ona oni po pod pre prije pri s sa sam samo se sebe si smo ste su sve svi svoj ta
    taj tako te ti to toga tu u uvek uvijek uz već vi vrlo za zato zbog što šta
    """,
    """
    ne
    nije nisam nisi nismo nisu
    nikad nikada
    ništa
    nitko niko
    nema nemam
    nijedan nijedna
    ni niti
    neću neće
    """,
)
RUSSIAN = table(
    """
    а без более больше будет буду бы был была были было быть в вам вас весь во вот все всё всегда
    всего всех вы где да даже для до его ее её ей ему если есть еще ещё же за здесь и из или им
    их к как какой когда кто ли лишь между меня мне много мной мог могу может мой моя моё мои
    моего моей мы на над надо нам нас наш наша него нее неё ней нём них но ну о об обо один одна
    однако он она они оно от очень перед по под после потом потому почему почти при про раз разве
    с сам сама своей свой своего своих себе себя сейчас со совсем так также такой там тебе тебя
    тем теперь то тогда того тоже той только том тот туда ты у уж уже хотя чего чем через что
    чтобы эта эти это этого этой этом этот я наверное иногда часто
    """,
    """
    не
    нет
    ни
    никогда
    никто никого никому никем
    ничего ничто ничем
    нельзя
    нигде
    никак
    никакой никакая никакие никаких никакого
    """,
    """
    вечер вечером видел вижу времени время говорит говорю год года году дела дело день дни думаю
    жизни жизнь знаю знает кажется конец конце лет люди людей месяц минут мир мира момент начала
    недели неделю ночь образом первый первые понимаю сегодня сказал сказала утром хочу хотел
    часть человек чувствую
    """,
)
UKRAINIAN = table(
    """
    а або але б без би був була були було бути в вам вас весь від він вона вони воно все всі ви
    вже втім де для до дуже є з за завжди зараз зі й його її їй їм їх і із інколи каже коли ким
    ким крім лише мене мені ми мій моя моє мої між на над нам нас наш наша не́ї неї ніж о об один
    одна он от перед по під після при про саме свій свого себе собі та так також там те тебе ти
    тим то тобі тоді того той тому у хто це цей ця ці через час чи чого чому що щоб я як який яка
    яке які якщо ще можливо
    """,
    """
    не
    ні
    ніколи
    ніхто нікого нікому
    нічого
    немає нема
    жоден жодна жодного
    ніде
    """,
)
TABLES = (POLISH, CZECH, CROATIAN, RUSSIAN, UKRAINIAN)
