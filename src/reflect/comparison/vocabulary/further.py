"""Turkish, Finnish, Hungarian, Greek, Arabic, Persian, Hebrew, Hindi, Indonesian, Vietnamese."""

from reflect.comparison.vocabulary.table import table

TURKISH = table(
    """
    acaba ama ancak artık aslında az bana bazen bazı belki ben beni benim bile bir biraz biri
    birkaç birlikte biz bize bizi bizim böyle bu bunu bunun bunlar buna bunda bundan çok çünkü da
    daha de diye en fakat gibi göre hâlâ hala hem hep hepsi her herkes hiç için ile ilgili ise
    işte kadar kendi kendim kendime kendimi ki kim mı mi mu mü nasıl ne neden nerede niye o olan
    olarak oldu olduğu olduğunu olmak olsa on ona onlar onları onların onu onun orada önce öyle
    pek sadece sana sanki sen seni senin siz sonra şey şimdi şu tüm üzere ve veya ya yani yine
    zaten çoğu
    """,
    """
    değil değilim değiliz değilsin değildi değildim
    yok yoktu
    asla
    hiçbir hiçbiri
    kimse
    """,
    """
    akşam an artık ay bence defa dün gece gün günü günler hafta hayat insan insanlar istiyorum
    iyi kez kişi sabah saat sene söyledi şey şeyler yarın yıl zaman düşünüyorum hissediyorum
    """,
    turns="-m- -me- -ma- -mı- -mi- -mu- -mü- -may- -mey- -mez- -maz-",
)
FINNISH = table(
    """
    aina ehkä eli enemmän ennen että hän hänen häntä hänelle he heidän hyvin itse ja jo joka joku
    jolloin jonka jopa jos joskus jossa jota jotka jotain kaikki kanssa keskellä koko koska kuin
    kuinka kuitenkin kun me meidän meille melkein mihin mikä millä minä minua minulla minulle
    minun minusta minut missä mitä mitään mukaan mutta myös ne niin niitä noin nyt olen oli olin
    olisi olla ollut oma omaa oman on ovat paljon pitää saa se sen siellä sieltä siinä siitä
    siksi sillä silloin sitä sitten tai taas te tämä tämän tästä tätä toinen tuo usein vaan
    vaikka vain vielä voi voin voisi yksi yli
    """,
    """
    ei en et emme ette eivät
    älä älkää älköön
    ikinä koskaan
    kukaan ketään
    mikään
    eikä enkä
    """,
    """
    aika aikaa alku asia asioita asiat elämä hetki hyvä ihmiset ilta kertaa kuukausi loppu päivä
    päivää päivät sanoi sanoo tiedä tiedän tuntuu tunnen vuosi vuotta viikko yö ajattelen haluan
    """,
)
HUNGARIAN = table(
    """
    a az ahogy ahol aki akkor alatt általában ami amikor amit át azért azt be benne csak de egy
    egyik egyszer el előtt én és ez ezek ezért ezt fel felé hanem hiszen hogy hogyan ide így igen
    ilyen is itt jó jól kell késő ki le legyen lenne lesz között ma magam már másik meg mellett
    mert mi mindig mint miért mit mivel most nagy nagyon ne nekem neki nélkül nagyon ő ők őt
    olyan ott össze s saját sok számára szerint talán te tovább több úgy után utolsó vagy vagyok
    valaki valami van vannak vele vissza volna volt voltam néha gyakran
    """,
    """
    nem
    ne
    soha sose sohasem
    semmi semmit
    senki senkit
    sem se
    nincs nincsenek
    """,
)
GREEK = table(
    """
    αλλά αν από απ' αυτά αυτή αυτό αυτός αυτόν για γιατί δικό δικά εγώ εδώ εκεί είμαι είναι
    εκείνο εμάς εμένα ένα έναν ένας επειδή έτσι έχω έχει έχουμε ή η ήδη ήμουν ήταν θα ίσως και
    κάθε κάποιος κάτι κι λίγο μα μαζί μας με μέσα μετά μέχρι μη μια μία μου να ο οι όλα όλη όλοι
    όμως όπως όταν ό,τι που πού πολύ πρέπει πριν προς πως πώς σαν σε στα στη στην στις στο στον
    στους συχνά τα της την τη τι τις το τον του τους των τώρα ως ώστε πάλι πάντα
    """,
    """
    δεν δε
    μην μη
    όχι
    ποτέ
    τίποτα τίποτε
    κανείς κανένας καμία κανένα κανέναν
    ούτε
    """,
)
ARABIC = table(
    """
    أحيانا أن أنا أنت أنني أنه أنها أو أي أيضا إذا إلا إلى إن الآن التي الذي الذين بدون بعد بعض
    بل بلا بن به بها بين بينما تلك ثم حتى حول حيث حين خلال دائما ذلك ربما سوف شيء صار ضد ضمن عليه
    عليها علي على عن عند عندما عندي عنه عنها فقط فوق في فيه فيها قبل قد كان كانت كأن كثيرا كل
    كلما كم كما كنا كنت كي كيف لأن لأنني لأنه لأنها لدي لقد لكن لكنني لكنه له لها لهم لو لي ماذا
    متى مثل مع معه معها معي من منذ منه منها مني نحن نفس نفسي هذا هذه هل هم هناك هنا هو هي و وأنا
    وفي وقد ولكن وكان وهو وهي يا يكون كنت أكون كلها كله
    """,
    """
    لا ولا فلا ألا لئلا
    لم ولم فلم
    لن ولن فلن
    ليس ليست لست لسنا ليسوا وليس وليست فليس
    غير
    أبدا
    """,
    """
    الحياة الشيء العام الليل الناس النهار الوقت اليوم أريد أسبوع أشعر أعتقد أعرف أقول جدا سنة شهر
    مرة يوم كثير وقت
    """,
)
PERSIAN = table(
    """
    آن آنها از است اگر اما او این اینکه با باید بر برای بود بودم به بعد بدون بعضی بین پس تا تو چه
    چرا چون چیزی حالا خود خودم خیلی در درباره دیگر را روی شاید شد شده شما شود که کرد کردم کرده
    کنم کند ما من مرا می میشود نزد نیز هم همه همیشه هنوز هر هست هستم هستند و ولی یا یک یکی
    """,
    """
    نه
    نیست نیستم نیستند نیستیم
    هرگز هیچوقت
    هیچ
    هیچکس
    نبود نبودم
    ندارم ندارد نداشت نداشتم
    نمی*
    """,
    turns="ن-",
)
HEBREW = table(
    """
    אבל או אולי אותה אותו אותי אותך אותם אותנו אז אחר אחרי איך אים איפה אלה אליה אליו אליי אם אני
    אנחנו אף אצל את אתה אתם באמת בגלל בה בו בזה בי ביחד בין בכל בלי גם דבר די ה הוא היא היה היו
    היום הייתה הייתי היתה הם הן הנה הזה הזאת הזו ו ואני ואת וגם והוא והיא זאת זה זו יותר יש כאילו
    כאן כבר כדי כי כל כמה כמו כן כש כשאני כשהוא כשהיא לה להיות להם לו לי לך למה לנו לפני לפעמים
    מאוד מאז מדי מה מי מישהו ממש ממנה ממנו ממני מן משהו מתי נגד עד עדיין עוד על עליה עליו עליי עם
    עכשיו עצמי פה פעם קצת רק ש שאני שהוא שהיא שוב של שלה שלהם שלו שלי שלך שלנו שם תמיד תחת
    """,
    """
    לא ולא שלא הלא
    אין ואין שאין אינו אינה אינני איני אינם
    לעולם מעולם
    כלום
    """,
    """
    אדם אומר אומרת אנשים בוקר הזמן החיים הכי השנה זמן חודש חיים טוב יודע יודעת יום ימים לילה
    מרגיש מרגישה ערב פעמים רגע רוצה שבוע שנה שנים חושב חושבת
    """,
)
HINDI = table(
    """
    अगर अपना अपनी अपने अब अभी आज आप इतना इतनी इस इसके इसलिए इसे उन उनका उनकी उनके उनसे उन्हें उस
    उसका उसकी उसके उसने उससे उसे एक ऐसा और कई कब कभी कर करता करती करते करना करने का कि किसी किया
    की कुछ के को कोई कौन क्या क्यों क्योंकि गई गए गया जब जहाँ जा जाता जाती जाते जाना जैसे जो तक
    तब तरह तो था थी थीं थे दिया दूसरे दे दो नीचे ने पर पहले पास फिर फ़िर बहुत बाद बिना बार बारे
    बीच भी मगर मुझसे मुझे में मेरा मेरी मेरे मैं मैंने यह यहाँ या ये रहता रहती रहते रहा रही रहे
    लिए लेकिन व वह वहाँ वाला वाली वाले वे शायद सब सभी साथ सिर्फ़ से हम हमने हमारा हमारी हमारे
    हमें हर ही हुआ हुई हुए हूँ हूं हैं है हो होता होती होते होना हमेशा अक्सर
    """,
    """
    नहीं नही
    न
    मत
    ना
    """,
    """
    आदमी काम घर चीज़ जगह जीवन दिन दिनों दुनिया बात बातें महीने रात लगता लगती लोग वक़्त शाम समय
    साल सुबह सोचता सोचती हफ़्ते चाहता चाहती
    """,
)
INDONESIAN = table(
    """
    ada adalah agar akan aku anda antara apa apakah atau bagi bagaimana bahwa banyak beberapa
    begitu bisa boleh dalam dan dapat dari daripada dengan di dia dulu hanya harus hingga ia ini
    itu jadi jika juga kadang kalau kami kamu karena ke kepada ketika kita lagi lalu lebih maka
    masih mau mereka meskipun mungkin nya oleh pada paling para pernah pun saat saja sama sampai
    sangat saya sebagai sebelum sebuah secara sedang sehingga sejak selalu semua seorang seperti
    sering serta setelah setiap sudah supaya tanpa tapi telah tentang tetapi untuk waktu yang
    """,
    """
    tidak tak tidaklah
    bukan
    jangan
    belum
    """,
)
VIETNAMESE = table(
    """
    ai anh bao bây bị bởi cả các cái cần chỉ cho chúng có còn con của cũng cùng cứ đã đang đây để
    đến đi điều đó được em gì giờ hay hơn hết hoặc khi là lại lên làm luôn mà mình một mỗi mọi
    nào nên nếu này nhau nhưng những như nữa ở phải qua ra rằng rất rồi sau sẽ sự ta tại tất theo
    thế thì thôi tôi trên trong trước từ tuy và vào vẫn về vì việc với vừa xuống
    """,
    """
    không
    chưa
    chẳng chả
    đừng
    """,
)
TABLES = (
    *(TURKISH, FINNISH, HUNGARIAN, GREEK, ARABIC, PERSIAN, HEBREW, HINDI),
    *(INDONESIAN, VIETNAMESE),
)
