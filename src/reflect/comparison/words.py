"""The words of each language that the comparison treats apart: small ones, negations, worn ones."""

from typing import NamedTuple


class Table(NamedTuple):
    """The words of a language, in small letters and with blanks between them."""

    #: Words that nearly every text has: all of them, or the commonest, to know the language by.
    small: str
    #: Words that turn round what is said, the forms of one together: ``keine`` with ``kein``.
    #: ``*n't`` stands for all words that end so, ``n'*`` for all that begin so.
    negations: str
    #: Words with a meaning of their own that are in many texts by chance.
    worn: str = ""
    #: Parts of a word that turn it round: ``ne-`` before it, ``-m-`` within.
    turns: str = ""
    #: Negations that say little beside another, as "ne" beside "pas",
    companions: str = ""
    #: and words that turn round what is said only beside those, as "plus".
    beside: str = ""
    #: Words of a script without blanks, to know where they end.
    lexicon: str = ""


ENGLISH = Table(
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
    "not cannot *n't | no | never | none | nobody | nothing | nowhere | neither | nor | hardly",
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
GERMAN = Table(
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
    "nicht | kein keine keinem keinen keiner keines | nie niemals | niemand niemandem niemanden | "
    "nichts | nirgends nirgendwo | weder | kaum",
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
#: Of these only what tells them apart: their commonest words, and their negations.
FURTHER = (
    Table(  # Dutch
        "aan als dat de deze die dit een en er het hij ik in is je maar me met mijn naar ook op "
        "te van voor was we wel zij zijn ze zo",
        "niet | geen | nooit | niemand | niets niks | nergens | noch | nauwelijks",
    ),
    Table(  # Swedish
        "att av den det du en ett för från han har hon i jag kan med men mig min mitt och om på "
        "sig som till var vi är inte",
        "inte ej icke | ingen inget inga | aldrig | ingenting | knappt | varken",
    ),
    Table(  # Danish, Norwegian
        "at av af den det du en er et for fra han har hun i jeg kan med meg mig men min mitt mit "
        "og om på seg sig som til var vi",
        "ikke ikkje | ingen intet inga | aldrig aldri | ingenting | hverken verken | næppe neppe",
    ),
    Table(  # French
        "a au avec c'est ce dans de des du elle en est et il ils j'ai je la le les leur lui ma "
        "mais me mes mon nous on où par pour que qui sa se ses son sur un une vous",
        "pas | jamais | rien | aucun aucune | nul nulle | guère | ni | non | ne n'*",
        companions="ne",
        beside="plus personne",
    ),
    Table(  # Spanish
        "a al como con cuando de del el ella en es está la las le lo los me mi mis muy más para "
        "pero por que se ser si sin su sus un una y ya yo",
        "no | nunca | nada | nadie | ningún ninguna ninguno ningunas ningunos | jamás | ni | "
        "tampoco | apenas",
    ),
    Table(  # Italian
        "a che ci come con da dal del della di e gli ho i il in io la le lo ma me mi mia mio nel "
        "non per più quando se si sono su suo un una è",
        "non | mai | niente | nulla | nessun nessuno nessuna | né | neanche nemmeno neppure | no",
    ),
    Table(  # Portuguese
        "a ao as com como da das de do dos e ela ele em eu mas me meu minha na no nos o os para "
        "por que se seu sua um uma é",
        "não | nunca jamais | nada | ninguém | nenhum nenhuma | nem | tampouco",
    ),
    Table(  # Catalan
        "a al amb de del dels el els em en és et ha he i jo la les li més meu meva molt o per "
        "però que què quan se si sóc un una va",
        "no | mai | res | ningú | ni | tampoc",
    ),
    Table(  # Romanian
        "a am ar au că ce cu cum dar de din după e ea el este eu fi în îmi la le m-am mai mă mea "
        "meu o pe pentru prin sa să se și sunt un",
        "nu n-am n-a | niciodată | nimic | nimeni | nici | niciun nicio",
    ),
    Table(  # Polish
        "a ale bo być co czy dla do go i ja jak je jest jestem już kiedy ma mam mi mnie mój moja "
        "na o od po się są tak tam to tylko w z za ze że",
        "nie | nigdy | nic | nikt nikogo nikomu nikim | żaden żadna żadne żadnego żadnej żadnych "
        "| nigdzie | ani",
    ),
    Table(  # Czech, Slovak
        "a aby ale bych byl byla co do i já jak jako je jen jsem k když která který mám mě mi "
        "můj na o od po pro s se si som sú tak to u v ve z za že",
        "ne nie | nikdy | nic nič | nikdo nikto | žádný žádná žádné žiadny žiadna | nikde | není "
        "nejsem nejsou nebyl nebyla nebylo nebudu nebude nemám nemá nechci nechce nevím | ani",
        turns="ne-",
    ),
    Table(  # Croatian, Serbian
        "a ali bih bila bio da do i ih ja je kad kada kako koja koji me mi moj moja na o od on "
        "po sa sam se s što su u uz za",
        "ne | nije nisam nisi nismo nisu | nikad nikada | ništa | nitko niko | nema nemam | "
        "nijedan nijedna | ni niti | neću neće",
    ),
    Table(  # Russian
        "а бы была был в все всё да для до его ее её если же за и из или к как когда меня мне "
        "мной мой моя мы на но о об он она они от по с со так то что чтобы это я",
        "не | нет | ни | никогда | никто никого никому никем | ничего ничто ничем | нельзя | "
        "нигде | никак | никакой никакая никакие никаких никакого",
    ),
    Table(  # Ukrainian
        "а але бо був була в вже від він вона для до є з за зі і із й його коли мене мені ми мій "
        "моя на про та так те то у це чи що щоб я як",
        "не | ні | ніколи | ніхто нікого нікому | нічого | немає нема | жоден жодна жодного | ніде",
    ),
    Table(  # Turkish
        "ama bana beni benim ben bir biz bu çok da daha de en gibi her için ile kadar ki kendi "
        "mi mı ne o olan olarak onu onun sonra şey ve ya",
        "değil değilim değiliz değilsin değildi değildim | yok yoktu | asla | hiçbir hiçbiri | "
        "kimse",
        turns="-m- -me- -ma- -mı- -mi- -mu- -mü- -may- -mey- -mez- -maz-",
    ),
    Table(  # Finnish
        "että hän ja jo joka jos kanssa kuin kun kuin me minä minua minulla minun minut mutta "
        "myös niin nyt oli olen olla on ovat se sen sitä tai tämä vain",
        "ei en et emme ette eivät | älä älkää älköön | ikinä koskaan | kukaan ketään | mikään | "
        "eikä enkä",
    ),
    Table(  # Hungarian
        "a az azt be csak de egy el én és ez ezt fel ha hogy is itt le már meg mert mi mint most "
        "nagyon nekem olyan ő úgy vagy van vissza volt",
        "nem | ne | soha sose sohasem | semmi semmit | senki senkit | sem se | nincs nincsenek",
    ),
    Table(  # Greek
        "αλλά αν από αυτό για είμαι είναι ένα έχω η ή θα και κι με μια μου να ο οι όταν ότι που "
        "πολύ σε στη στην στο στον τα τη την της τι το τον του των",
        "δεν δε | μην μη | όχι | ποτέ | τίποτα τίποτε | κανείς κανένας καμία κανένα κανέναν | ούτε",
    ),
    Table(  # Arabic
        "أن أنا أنني أو إلى التي الذي إن بعد به بين ثم حتى ذلك عندما على عليه عن في فيه قبل قد "
        "كان كانت كل لأن لكن لي ما مع معه من منذ هذا هذه هو هي و",
        "لا ولا فلا ألا لئلا | لم ولم فلم | لن ولن فلن | ليس ليست لست لسنا ليسوا وليس وليست فليس "
        "| غير | أبدا",
    ),
    Table(  # Persian
        "آن از است اگر اما او این با باید بر برای بود بودم به تا چه خود در را شد شده که کرد من "
        "می ما هر هم و یا یک",
        "نه | نیست نیستم نیستند نیستیم | هرگز هیچوقت | هیچ | هیچکس | نبود نبودم | ندارم ندارد "
        "نداشت نداشتم | نمی*",
        turns="ن-",
    ),
    Table(  # Hebrew
        "או אז אם אני אנחנו את אבל אותי אותו אל בין גם הוא היא היה הייתי זה זאת יש כבר כי כל כמו "
        "לה לו לי מה מי מן עד על עם רק של שלה שלו שלי שאני",
        "לא ולא שלא הלא | אין ואין שאין אינו אינה אינני איני אינם | לעולם מעולם | כלום",
    ),
    Table(  # Hindi
        "और अब अपना अपनी अपने इस उस उसने उसे एक ऐसा कर का कि की कुछ के को क्या जब जो तो था थी थे "
        "ने पर भी मुझे में मेरा मेरी मेरे मैं मैंने यह वह से हम ही हूँ है हैं हो",
        "नहीं नही | न | मत | ना",
    ),
    Table(  # Indonesian
        "ada adalah aku akan atau bahwa dalam dan dari dengan di dia ini itu juga kami karena ke "
        "kita mereka oleh pada saya seperti setelah sudah untuk yang",
        "tidak tak tidaklah | bukan | jangan | belum",
    ),
    Table(  # Vietnamese
        "anh bị các cái cho chúng có còn con của cũng để đã đang đến đi được em khi là lại làm "
        "mà mình một này những như ở ra rất rồi sẽ tôi trong và vào vẫn về vì với",
        "không | chưa | chẳng chả | đừng",
    ),
)
CHINESE = Table(
    """
    的 了 着 过 是 在 有 和 与 跟 也 都 就 又 还 很 这 那 我 你 您 他 她 它 们 个 之 而 地 得 么
    吗 吧 呢 啊 被 把 让 给 对 从 到 向 以 于 为 因 所 但 可 会 能 要 想 说 上 下 里 中 去 来 再
    才 只 更 最 太 该 些 每 各 其 此 并 或 如 等 当 我们 你们 他们 她们 自己 这个 那个 这些 那些
    这样 那样 这么 那么 什么 怎么 为什么 因为 所以 但是 可是 不过 而且 或者 如果 虽然 然后 还是
    已经 可以 可能 应该 一个 一些 一点 一直 一起 一样 有点 有些 有时 有时候 时候 之前 之后 以前
    以后 的话 其实 只是 就是 还有 非常 也许 常常 总是 经常 現在 现在 特别 甚至 無論 无论 關於
    关于 於是 于是 過 還 這 個 們 麼 嗎 為 與 對 從 說 來 會
    """,
    "不 | 没 没有 沒 沒有 | 别 別 不要 | 无 無 | 未 | 从不 从来不 从未",
    """
    一天 一次 时间 今天 今年 明天 昨天 每天 晚上 早上 觉得 知道 事情 问题 生活 感觉 开始 最后
    第一次 希望 喜欢 世界 地方 东西 星期 上个月 去年
    """,
    lexicon="""
    有时间 不一样 不知不觉 不由得 不少 不足 不安 不满 不禁 不时 不停 不光 不只 不然 要不 好不容易
    不過 不錯 特別 告別 離別 分別 區別 別人 別的 無論 無聊 未來 差别 级别 无奈 无数 无比 无所谓
    没关系 没事 未必 不过 不错 不管 不但 不仅 不断 不同 不好意思 差不多 对不起 了不起 忍不住
    不得不 来不及 不久 不如 特别 别人 别的 分别 区别 告别 性别 个别 离别 无聊 无论 非常 爸爸 妈妈
    哥哥 姐姐 弟弟 妹妹 爷爷 奶奶 外公 外婆 父亲 母亲 父母 孩子 儿子 女儿 丈夫 妻子 老公 老婆
    家人 朋友 同事 同学 老师 学生 老板 领导 医生 邻居 亲戚 男友 女友 男朋友 女朋友 先生 太太 客户
    家里 家庭 房子 房间 厨房 书房 卧室 客厅 阳台 花园 院子 学校 公司 办公室 医院 超市 公园 图书馆
    城市 老家 故乡 国家 地铁 火车 飞机 汽车 路上 门口 窗口 窗户 桌子 椅子 沙发 手机 电话 电脑
    电视 照片 书信 春天 夏天 秋天 冬天 今天 明天 昨天 后天 前天 每天 白天 夜里 夜晚 早上 早晨
    上午 中午 下午 傍晚 晚上 周末 周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四
    星期五 星期六 星期日 星期天 今年 去年 明年 上周 下周 上个月 下个月 这个月 月底 年底 春节 生日
    假期 最近 以前 以后 将来 未来 过去 早饭 午饭 晚饭 吃饭 喝茶 喝酒 喝水 咖啡 做饭 睡觉 起床
    洗澡 跑步 走路 散步 游泳 运动 唱歌 跳舞 画画 看书 读书 写字 写信 写作 旅行 旅游 上班 下班
    加班 出差 开会 请假 辞职 工作 学习 考试 休息 聊天 说话 吵架 打架 生气 发火 道歉 原谅 相信
    信任 怀疑 理解 了解 明白 知道 记得 忘记 想念 怀念 喜欢 讨厌 爱情 害怕 担心 放心 开心 高兴
    快乐 幸福 难过 伤心 悲伤 痛苦 孤独 孤单 寂寞 紧张 放松 轻松 平静 安静 安心 安全 焦虑 烦躁
    烦恼 生活 疲惫 疲倦 满足 满意 失望 希望 绝望 羡慕 嫉妒 后悔 内疚 羞愧 害羞 骄傲 自豪 感动
    感激 感谢 谢谢 温暖 冷漠 冷静 激动 兴奋 无奈 委屈 自由 自信 自卑 勇敢 勇气 胆小 坚强 脆弱
    """,
)
JAPANESE = Table(
    """
    は が を に で と も の へ や か ね よ な だ た て し い う る す ま せ ん さ れ っ こ そ あ
    ど から まで より だけ など しか です でした でも ので のに けど けれど だった この その あの
    どの これ それ あれ ここ そこ こと もの とき 時 私 僕 俺 自分 また まだ もう とても そして
    だから しかし いつも ときどき 時々 たぶん 多分 少し すこし ちょっと やっぱり やはり とか
    という ため よう たい くれる いる ある する なる 人
    """,
    "ない ません ませんでした なかった なくて 無い | 決して けっして",
    """
    一日 今 今日 昨日 明日 毎日 時間 年 月 日 朝 夜 思う 思った 思います 言う 言った 気 気持ち
    感じ 感じる 今年 去年 最近 生活 人生 前 後 中 最初 最後 本当
    """,
    lexicon="""
    少ない 危ない 切ない もったいない かもしれない かもしれません かも知れない 間違いない
    違いない しかたない 仕方ない つまらない くだらない さりげない なければならない
    なければいけない なくてはならない なくてはいけない うれしい かなしい さびしい さみしい
    たのしい つらい こわい やさしい きびしい はずかしい くやしい おいしい しあわせ こども
    ともだち おかあさん おとうさん おばあさん おじいさん ごはん ありがとう ごめん いつも とても
    すこし ちょっと まだ もう また そして だから でも たぶん きっと やっぱり やはり あまり
    ぜんぜん ときどき たまに ずっと もっと ゆっくり はっきり しっかり なかなか まったく ほとんど
    だんだん いつか どこか なにか だれか こと もの とき ため ところ よう ほう うち なか あと まえ
    です でした ながら 子ども 子供 友だち 大丈夫 から まで より だけ など しか でも ので のに
    けど けれど だった この その あの
    """,
)
KOREAN = Table(
    "거의 것 것이 것이다 그 그냥 그는 그래서 그런데 그리고 나 나는 나를 나의 내 내가 너무 다시 "
    "더 또 수 아주 우리 우리는 이 이제 있는 있다 있었다 있어 자주 잘 저는 정말 제가 조금 좀 지금 "
    "하고 하는 하지만 한 할 함께 항상 했다 혼자",
    "안 않* *않다 *않는다 *않아 *않았다 *않고 *않는 *않은 *않을 *않습니다 | 못 못하* 못해* 못한* "
    "못했* *못해 *못한다 *못했다 | 아니* 아닌* | 없* | 결코 | 절대 | 전혀 | 말고 마라 마세요",
    "날 말 매일 사람 사람들 생각 생각한다 시간 아침 오늘 일 저녁 처음 하루 느낀다 느낌",
)
THAI = Table("ที่ และ ใน ของ เป็น มี ได้ ให้ กับ ว่า จะ ก็", "ไม่ | อย่า", lexicon="อย่า")
