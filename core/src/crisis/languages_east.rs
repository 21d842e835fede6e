//! Polish, Russian, Ukrainian, Turkish, Arabic and Hindi; `languages.rs` continued.

use super::Level::{High, Moderate};
use super::Signal::{Behaviour, Intent, Thoughts, WishToBeDead};
use super::languages::LAUGHTER;
use super::rules::{Rule, rule};

/// Turkish puts the place before the verb.
const PLACES_TR: &[&str] = &[
    "burada",
    "orada",
    "seninle",
    "onunla",
    "onlarla",
    "birlikte",
    "sehirde",
    "evde",
    "ulkede",
    "ailemle",
    "yalniz",
    "gulmekten",
    "utanctan",
];

pub(super) const EAST: &[Rule] = &[
    // Polish.
    rule(
        Moderate,
        WishToBeDead,
        &[
            "chce|chcialbym|chcialabym|wole|wolalbym|wolalabym umrzec !ze|z",
            "chce mi sie umrzec !ze|z",
            "nie chce juz? dluzej? zyc !w|z|tu|tak|bez|na|tutaj|sam|sama",
            "nie chce mi sie juz? zyc !w|z|tu|tak|bez|na|tutaj",
            "wolalbym|wolalabym|chcialbym|chcialabym nie zyc",
            "nie mam po co zyc",
            "nie mam dla kogo zyc",
            "nie mam juz? sily zyc",
            "mam juz? dosc zycia !w|z|na",
            "moje zycie nie ma sensu",
            "chce zniknac na zawsze",
        ],
    )
    .unless(LAUGHTER),
    rule(
        Moderate,
        Thoughts,
        &[
            "chce|chcialbym|chcialabym sie zabic|powiesic",
            "chce zabic|powiesic sie|siebie",
            "mysle o samobojstwie",
            "mysli samobojcze",
            "chce popelnic samobojstwo",
            "chce odebrac sobie zycie",
            "chce skonczyc ze soba",
        ],
    )
    .unless(LAUGHTER),
    rule(
        High,
        Intent,
        &["zabije sie !jak|jesli|jezeli", "popelnie samobojstwo", "odbiore sobie zycie"],
    )
    .unless(LAUGHTER),
    rule(
        High,
        Behaviour,
        &["probowalem|probowalam sie zabic|powiesic", "probowalem|probowalam popelnic samobojstwo"],
    ),
    rule(
        Moderate,
        Behaviour,
        &[
            "tne|pocialem|pocielam sie",
            "okaleczam|samookaleczam sie?",
            "chce sie pociac|okaleczyc",
            "chce zrobic sobie krzywde",
        ],
    ),
    // Russian.
    rule(
        Moderate,
        WishToBeDead,
        &[
            "хочу|хотел|хотела|хочется|хотелось умереть|сдохнуть !от|со|с",
            "умереть|сдохнуть хочу|хочется !от|со|с",
            "лучше бы я умер|умерла|сдох|сдохла",
            "не хочу|хочется больше? жить !в|с|так|тут|здесь|без|на|по|вместе|один|одна",
            "жить не хочу|хочется !в|с|так|тут|здесь|без|на|вместе",
            "незачем жить",
            "нет смысла|сил жить !в|с|тут|здесь|на",
            "устал|устала жить !в|с|тут|здесь|на|один|одна",
            "надоело жить !в|с|тут|здесь|на",
            "хочу исчезнуть навсегда",
            "не хочу существовать",
            "не хочу больше просыпаться",
        ],
    )
    .unless(LAUGHTER),
    rule(
        Moderate,
        Thoughts,
        &[
            "хочу|хотел|хотела|хочется убить себя",
            "покончить с собой|жизнью",
            "хочу|хочется повеситься|застрелиться|утопиться|самоубиться",
            "думаю о самоубийстве|суициде",
            "мысли о самоубийстве|суициде",
            "суицидальные мысли",
            "наложить на себя руки",
            "хочу совершить самоубийство|суицид",
        ],
    )
    .unless(LAUGHTER),
    rule(High, Intent, &["убью себя !если", "покончу с собой|жизнью", "наложу на себя руки"]),
    rule(
        High,
        Behaviour,
        &[
            "пытался|пыталась|попытался|попыталась покончить с",
            "пытался|пыталась|попытался|попыталась убить себя",
        ],
    ),
    rule(
        Moderate,
        Behaviour,
        &[
            "режу себя|вены|руки",
            "порезал|порезала вены|себя",
            "хочу порезать|резать себя|вены|руки",
            "вскрыть себе? вены",
            "хочу причинить себе боль|вред",
        ],
    ),
    // Ukrainian.
    rule(
        Moderate,
        WishToBeDead,
        &[
            "хочу|хотів|хотіла|хочеться померти|вмерти|здохнути !від|зі|з",
            "не хочу|хочеться більше? жити !в|у|з|так|тут|без|на|разом|сам|сама",
            "жити не хочу|хочеться !в|у|з|так|тут|без|на|разом",
            "немає|нема сенсу|сил жити !в|у|з|тут|на",
            "краще б я помер|померла|вмер|вмерла",
            "хочу зникнути назавжди",
        ],
    )
    .unless(LAUGHTER),
    rule(
        Moderate,
        Thoughts,
        &[
            "хочу|хотів|хотіла вбити|убити себе",
            "накласти на себе руки",
            "покінчити з собою|життям",
            "думаю про самогубство|суїцид",
            "думки про самогубство|суїцид",
            "суїцидальні думки",
            "хочу повіситися|повіситись",
        ],
    )
    .unless(LAUGHTER),
    rule(High, Intent, &["вбю|убю себе", "покінчу з собою|життям", "накладу на себе руки"]),
    rule(
        Moderate,
        Behaviour,
        &[
            "ріжу себе|вени|руки",
            "хочу порізати|різати себе|вени|руки",
            "хочу завдати собі болю|шкоди",
        ],
    ),
    // Turkish.
    rule(
        Moderate,
        WishToBeDead,
        &[
            "olmek istiyorum|isterdim",
            "olup gitmek istiyorum",
            "keske olsem",
            "yasamak istemiyorum",
            "yasamaktan biktim|yoruldum",
            "yasamanin bir? anlami yok|kalmadi",
            "yasamak icin bir? sebebim|nedenim yok|kalmadi",
            "yok olmak istiyorum",
        ],
    )
    .unless(PLACES_TR),
    rule(
        Moderate,
        Thoughts,
        &[
            "intihar etmek istiyorum",
            "intihar etmeyi|etmek dusunuyorum|planliyorum",
            "intihari dusunuyorum",
            "intihar dusunceleri|dusuncelerim",
            "kendimi oldurmek|asmak istiyorum",
            "kendimi oldurmeyi dusunuyorum",
            "canima kiymak istiyorum",
            "hayatima son vermek istiyorum",
        ],
    ),
    rule(
        High,
        Intent,
        &["intihar edecegim|edicem", "kendimi oldurecegim|oldurucem", "hayatima son verecegim"],
    ),
    rule(High, Behaviour, &["intihar etmeye calistim|kalkistim", "intihara tesebbus|kalkistim"]),
    rule(
        Moderate,
        Behaviour,
        &[
            "kendimi kesiyorum|kesmek|jiletliyorum|jiletledim",
            "kendime zarar vermek|veriyorum|verdim",
            "bileklerimi kesmek|kestim|kesecegim",
        ],
    ),
    // Arabic, standard and as spoken.
    rule(
        Moderate,
        WishToBeDead,
        &[
            "اريد|اود|اتمني|ابغي|ابي|عايز|عاوز|عايزه|عاوزه|بدي ان? اموت !من|عليك",
            "نفسي اموت !من|عليك",
            "اتمني|اريد الموت",
            "لا اريد ان? اعيش|العيش !في|مع|هنا|بدون|معه|معها",
            "لا اريد الحياه",
            "مش عايز|عاوز|عايزه|عاوزه اعيش !في|مع|هنا|معاه|معاها",
            "ما بدي|ابي|ابغي اعيش !في|مع|هنا|معه",
            "تعبت|مليت|زهقت|سئمت من الحياه",
            "ليتني|ريتني اموت|مت",
        ],
    )
    .unless(LAUGHTER),
    rule(
        Moderate,
        Thoughts,
        &[
            "اريد|عايز|عاوز|عايزه|عاوزه|بدي|ابغي|اود ان? انتحر|الانتحار",
            "افكر في? بالانتحار|الانتحار",
            "اريد|عايز|عاوز|عايزه|عاوزه|بدي|ابغي|اود ان? اقتل نفسي|حالي",
            "اريد|عايز|عاوز|بدي|ابغي|اود ان? انهي حياتي",
            "افكار انتحاريه",
        ],
    )
    .unless(LAUGHTER),
    rule(High, Intent, &["سانتحر|هنتحر", "ساقتل نفسي", "سانهي حياتي", "راح|رح انتحر"]),
    rule(High, Behaviour, &["حاولت ان? الانتحار|انتحر", "حاولت ان? اقتل نفسي"]),
    rule(Moderate, Behaviour, &["اريد ان? اؤذي|اجرح|ايذاء نفسي", "اجرح|اؤذي نفسي"]),
    // Hindi, in its own letters and in Latin ones.
    rule(
        Moderate,
        WishToBeDead,
        &[
            "मरना चाहता|चाहती",
            "मर जाना चाहता|चाहती",
            "मुझे मर जाना|मरना है",
            "मरने का मन",
            "जीना नहीं चाहता|चाहती !यहां",
            "मुझे नहीं जीना",
            "मुझे और? जीना नहीं",
            "जीने का मन नहीं",
            "जीने की इच्छा नहीं",
            "जिंदगी से तंग|थक",
            "marna chahta|chahti|chahata",
            "mar jana chahta|chahti",
            "mujhe|muje mar jana hai|h",
            "mujhe|muje marna hai|h",
            "marne ka man|mann",
            "jeena|jina nahi|nahin|nhi|nai chahta|chahti",
            "mujhe|muje aur? nahi|nahin|nhi|nai jeena|jina",
            "mujhe|muje aur? jeena|jina nahi|nahin|nhi|nai",
            "jeene|jine ka man|mann nahi|nahin|nhi|nai",
            "zindagi|jindagi se tang|thak",
        ],
    )
    .unless(LAUGHTER),
    rule(
        Moderate,
        Thoughts,
        &[
            "आत्महत्या|खुदकुशी|सुसाइड करना चाहता|चाहती",
            "आत्महत्या|खुदकुशी|सुसाइड करने का|की मन|सोच",
            "आत्महत्या|खुदकुशी|सुसाइड के विचार",
            "खुद को मारना|खत्म चाहता|चाहती|कर|करना",
            "अपनी जान देना|लेना चाहता|चाहती",
            "suicide|khudkushi|aatmahatya|atmahatya karna chahta|chahti|hai",
            "suicide|khudkushi|aatmahatya|atmahatya karne ka|ki man|mann|soch",
            "khud ko maarna|marna|khatam chahta|chahti|kar|karna",
            "apni jaan dena|lena chahta|chahti",
        ],
    ),
    rule(
        High,
        Intent,
        &[
            "आत्महत्या|खुदकुशी|सुसाइड कर लूंगा|लूंगी",
            "आत्महत्या|खुदकुशी|सुसाइड करने वाला|वाली हूं",
            "suicide|khudkushi|aatmahatya|atmahatya kar lunga|lungi|loonga|loongi",
        ],
    ),
    rule(
        Moderate,
        Behaviour,
        &["अपनी नस|कलाई काटना|काट", "खुद को चोट|नुकसान", "apni nas|kalai kaat|kaatna|kat"],
    ),
];
