//! Words of suicide and self-harm in languages that put spaces between words, the western ones and
//! what all share; those without spaces are in `spaceless.rs`.
//!
//! The commonest ways a person says it of themselves, no more. Words stand as [`super::letters`]
//! leaves them: without accents and apostrophes. To add a phrase, add its line to
//! `cases_elsewhere.rs` first, and what it must not be taken for.

use super::Level::{High, Moderate};
use super::Signal::{Behaviour, Intent, Method, Thoughts, WishToBeDead};
use super::pattern::Match;
use super::rules::{Rule, rule};

/// Words that deny what follows, in all of them.
const NOT: &[&str] = &[
    "no",
    "nunca",
    "jamas",
    "sin",
    "nao",
    "nem",
    "sem",
    "pas",
    "sans",
    "aucune",
    "nicht",
    "nie",
    "kein",
    "keine",
    "non",
    "mai",
    "senza",
    "niet",
    "geen",
    "nooit",
    "bez",
    "не",
    "нет",
    "без",
    "никогда",
    "ніколи",
    "لا",
    "لن",
    "ما",
    "مش",
    "لم",
    "مو",
    "بدون",
    "नहीं",
    "inte",
    "aldrig",
    "inga",
];
/// Words that may stand between the denial and the verb: "no *me* quiero morir".
const BETWEEN: &[&str] =
    &["me", "mi", "mich", "sie", "mezelf", "tengo", "tenho", "ho", "habe", "heb"];

/// Whether the word before the match denies it.
pub(super) fn denied(words: &[String], hit: &Match) -> bool {
    let is = |back: usize, list: &[&str]| {
        let word = hit.start.checked_sub(back).and_then(|at| words.get(at));
        word.is_some_and(|w| list.contains(&w.as_str()))
    };
    is(1, NOT) || (is(1, BETWEEN) && is(2, NOT))
}

/// Laughter, with which one says such things of an exam.
pub(super) const LAUGHTER: &[&str] = &[
    "jaja",
    "jajaja",
    "jajajaja",
    "kkk",
    "kkkk",
    "rsrs",
    "mdr",
    "ptdr",
    "haha",
    "hahaha",
    "ahaha",
    "ahahah",
    "xd",
    "lol",
    "ahah",
    "хаха",
    "хахаха",
    "ахаха",
    "ههههه",
    "هههه",
    "ههه",
];

/// Spanish, Portuguese, French, German, Italian, Dutch, Swedish; the others are in
/// `languages_east.rs`.
pub(super) const WEST: &[Rule] = &[
    // Spanish.
    rule(Moderate, WishToBeDead, &[
        "quiero|quisiera|deseo|desearia|prefiero|preferiria morir|morirme !de",
        "ganas de morir|morirme !de",
        "quiero|quisiera|ojala|desearia estar|estuviera muerto|muerta !de",
        "no quiero|deseo mas? vivir|existir !en|con|aqui|solo|sola|sin|cerca|lejos|alli|alla",
        "no quiero|deseo vivir mas|asi",
        "no quiero seguir viviendo !en|con|aqui|solo|sola",
        "no quiero estar vivo|viva",
        "no tengo ganas|motivos|razones de|para vivir",
        "mi vida no tiene|vale sentido|nada",
        "no vale la pena vivir",
        "cansado|cansada de vivir !en|con|aqui|solo|sola",
        "estarian|estaran mejor sin mi",
        "quiero desaparecer para siempre",
    ])
    .unless(LAUGHTER),
    rule(Moderate, Thoughts, &[
        "me quiero|quisiera suicidar|matar !de",
        "quiero|quisiera|pienso|pensando|pensado en? suicidarme|matarme|suicidarse",
        "ganas de suicidarme|matarme",
        "quiero|quisiera|pienso|pensando|pensado en? quitarme la vida",
        "quiero|quisiera acabar|terminar con mi vida",
        "pensamientos|ideas suicidas|suicidio",
        "pienso|pensando|pensado en el suicidio",
    ])
    .unless(LAUGHTER),
    rule(High, Intent, &[
        "me voy a suicidar",
        "me voy a matar !si|de|a|en|con|estudiando|trabajando",
        "voy a suicidarme",
        "voy a matarme !si|de|a|en|con|estudiando|trabajando",
        "voy a quitarme la vida",
        "voy a acabar|terminar con mi vida",
    ])
    .unless(LAUGHTER),
    rule(High, Behaviour, &["intente|intentado suicidarme|matarme", "intente|intentado quitarme la vida"]),
    rule(Moderate, Behaviour, &[
        "me corto los|las brazos|venas|munecas|piernas",
        "quiero|ganas de? cortarme !el|la|las|un",
        "quiero|ganas de? lastimarme|autolesionarme",
        "quiero|ganas de? hacerme dano",
        "me autolesiono|autolesione",
    ]),
    // Portuguese.
    rule(Moderate, WishToBeDead, &[
        "quero|queria|prefiro|preferia morrer !de",
        "vontade de morrer !de",
        "quero|queria estar morto|morta !de",
        "nao quero|queria mais? viver !em|com|aqui|sozinho|sozinha|na|no|sem",
        "nao quero viver mais|assim",
        "nao aguento mais viver !em|com|aqui|na|no",
        "nao tenho vontade|razao|motivo|motivos de|para|pra viver",
        "cansado|cansada de viver !em|com|aqui|na|no",
        "quero|queria sumir|desaparecer para|pra sempre",
    ])
    .unless(LAUGHTER),
    rule(Moderate, Thoughts, &[
        "quero|queria|penso|pensando|pensado|vontade em|de? me matar|suicidar !de",
        "quero|queria|penso|pensando|vontade em|de? matar|suicidar me !de",
        "quero|queria|penso|pensando em? tirar|acabar a|com? minha propria? vida",
        "pensamentos suicidas",
        "penso|pensando|pensado em suicidio",
    ])
    .unless(LAUGHTER),
    rule(High, Intent, &[
        "vou me suicidar",
        "vou me matar !de|se|estudando|trabalhando",
        "vou suicidar|matar me !de|se",
        "vou tirar|acabar a|com? minha propria? vida",
    ])
    .unless(LAUGHTER),
    rule(High, Behaviour, &["tentei me matar|suicidar", "tentei suicidar|matar me"]),
    rule(Moderate, Behaviour, &[
        "quero|queria|vontade de? me cortar|machucar|ferir|magoar !o|um",
        "me corto|cortei de novo|outra",
        "cortei os meus? pulsos|bracos",
    ]),
    // French.
    rule(Moderate, WishToBeDead, &[
        "veux|jveux|voudrais|voulais|souhaite|aimerais|prefere|prefererais mourir|mourrir|crever !de",
        "envie de mourir|mourrir|crever !de",
        "veux|jveux|voudrais|aimerais|jaimerais|prefererais etre mort|morte !de",
        "veux|jveux|peux plus vivre !avec|a|dans|chez|en|sans|seul|seule|ici|la",
        "plus envie de vivre !avec|a|dans|chez|en|ici|la",
        "plus|aucune raison de vivre",
        "fatigue|fatiguee|marre de vivre !avec|a|dans|chez|en|ici|comme|la",
        "veux|jveux|voudrais|aimerais|jaimerais ne plus|jamais me reveiller",
        "veux|jveux|voudrais plus jamais me reveiller",
        "veux|jveux|voudrais|aimerais disparaitre pour|a toujours|jamais|tout",
        "seraient|serait|seront mieux sans moi",
    ])
    .unless(LAUGHTER),
    rule(Moderate, Thoughts, &[
        "veux|jveux|voudrais|envie|pense|pensais de|a? me suicider|tuer !au|a|la",
        "veux|jveux|voudrais mettre fin a mes|ma jours|vie",
        "envie de mettre fin a mes|ma jours|vie",
        "veux|jveux en finir !avec",
        "envie den finir !avec",
        "en|den finir avec la|ma vie",
        "pensees|idees|envies suicidaires",
        "pense|penser|penses au suicide",
    ])
    .unless(LAUGHTER),
    rule(High, Intent, &[
        "vais me suicider|pendre",
        "vais me tuer !au|a|la",
        "vais mettre fin a mes|ma jours|vie",
        "vais en finir !avec",
    ])
    .unless(LAUGHTER),
    rule(High, Behaviour, &[
        "tente|essaye de me suicider|tuer",
        "tente|essaye de mettre fin a mes|ma jours|vie",
        "fait une tentative de suicide",
    ]),
    rule(Moderate, Behaviour, &[
        "me scarifie|scarifier|mutile|mutiler|automutile|automutiler",
        "veux|jveux|voudrais|envie|besoin de? me faire du? mal !au|a|en",
        "me couper|tailler|ouvrir|coupe les veines",
    ]),
    // German.
    rule(Moderate, WishToBeDead, &[
        "will|mochte|moechte|wollte sterben !wie|an|vor",
        "sterben will|mochte|moechte|wollte",
        "will|mochte|moechte|wollte tot sein",
        "ware|waere lieber|am? liebsten? tot !als",
        "wunschte|wuenschte ich ware|waere tot",
        "wunschte|wuenschte ich ware|waere nie geboren",
        "will|mochte|moechte|kann so? nicht mehr leben !in|mit|bei|ohne|hier|wie|unter",
        "nicht mehr leben will|mochte|moechte|kann",
        "will|mochte|moechte nicht mehr da|am sein|leben",
        "will|mochte|moechte nicht mehr aufwachen|existieren",
        "will|mochte|moechte nie mehr|wieder aufwachen",
        "lebensmude|lebensmuede",
        "keine lust|kraft mehr? zu leben",
        "keinen grund mehr? zu leben",
        "ohne mich besser dran",
    ])
    .unless(LAUGHTER),
    rule(Moderate, Thoughts, &[
        "ich will|mochte|moechte|wollte mich umbringen|toten|toeten|erhangen|erhaengen|erschiessen",
        "will|mochte|moechte ich mich umbringen|toten|toeten",
        "mich umbringen|toten|toeten will|mochte|moechte|soll",
        "mich umzubringen",
        "mir das leben nehmen",
        "meinem leben ein ende",
        "selbstmordgedanken|suizidgedanken|suizidal",
        "denke|nachgedacht|nachdenke an|uber|ueber selbstmord|suizid",
        "will|mochte|moechte selbstmord|suizid begehen",
    ])
    .unless(LAUGHTER),
    rule(High, Intent, &[
        "ich bring|bringe mich um !wenn|vor",
        "bring|bringe ich mich um !wenn|vor",
        "ich werde mich umbringen|toten|toeten|erhangen|erhaengen",
        "werde ich mich umbringen|toten|toeten",
        "werde mir das leben nehmen",
    ])
    .unless(LAUGHTER),
    rule(High, Behaviour, &["versucht mich umzubringen|zu", "versucht mir das leben zu nehmen"]),
    rule(Moderate, Behaviour, &[
        "ritze mich",
        "mich ritzen|geritzt",
        "mich wieder|selbst|selber ritzen|geritzt|verletzen|verletzt|schneiden|geschnitten",
        "ich will|mochte|moechte mich verletzen|schneiden",
    ]),
    // Italian.
    rule(Moderate, WishToBeDead, &[
        "voglio|vorrei|desidero|preferisco|preferirei morire !di|dal|dalle|dalla",
        "voglia di morire !di|dal|dalle|dalla",
        "voglio|vorrei essere morto|morta !di",
        "non voglio piu? vivere|esistere !in|con|qui|a|da|senza",
        "non voglio vivere piu|cosi",
        "non ho piu? voglia|motivo|motivi|ragione|ragioni di|per vivere",
        "stanco|stanca di vivere !in|con|qui|a|da",
        "non voglio piu svegliarmi",
        "voglio|vorrei sparire per sempre",
        "starebbero|starebbe meglio senza di me",
    ])
    .unless(LAUGHTER),
    rule(Moderate, Thoughts, &[
        "voglio|vorrei|penso|pensando|pensato|voglia di|a? suicidarmi|uccidermi|ammazzarmi|impiccarmi !di",
        "mi voglio|vorrei suicidare|uccidere|ammazzare !di",
        "mi ammazzo|uccido|suicido !di|dal|se|in",
        "voglio|vorrei|penso|pensando di|a? farla finita !con",
        "voglio|vorrei|penso|pensando di|a? togliermi la vita",
        "pensieri suicidi|suicidari",
        "penso|pensando al suicidio",
    ])
    .unless(LAUGHTER),
    rule(High, Intent, &[
        "mi uccidero|suicidero|ammazzero !di|se",
        "mi togliero la vita",
        "sto per uccidermi|suicidarmi|ammazzarmi",
    ])
    .unless(LAUGHTER),
    rule(High, Behaviour, &[
        "tentato|provato a|di suicidarmi|uccidermi|ammazzarmi|togliermi",
        "ho tentato il suicidio",
    ]),
    rule(Moderate, Behaviour, &[
        "mi taglio le|i vene|braccia|polsi|gambe",
        "tagliarmi le|i vene|polsi|braccia",
        "voglio|vorrei|voglia di? farmi del? male",
        "faccio autolesionismo",
    ]),
    // Dutch.
    rule(Moderate, WishToBeDead, &[
        "ik wil|wou dood",
        "wil|wilde|wou|liever dood zijn|gaan",
        "wil|wilde|wou sterven|doodgaan !aan|van",
        "was ik maar dood",
        "wou dat ik dood was",
        "wil niet meer|langer leven !in|met|bij|zo|hier|zonder|van",
        "niet meer wil leven !in|met|bij|hier|zonder|van",
        "wil er niet meer zijn",
        "wil niet meer wakker worden",
        "geen zin meer om te leven",
        "geen zin meer in het leven",
        "zie het leven niet meer zitten",
        "levensmoe",
    ])
    .unless(LAUGHTER),
    rule(Moderate, Thoughts, &[
        "wil|wilde|wou mezelf|mijzelf doden|vermoorden|ophangen|verhangen|verdrinken",
        "wil|wilde|wou zelfmoord plegen",
        "mezelf van kant maken",
        "einde maken aan mijn leven",
        "einde aan mijn leven maken",
        "denk|dacht|denken|gedacht aan zelfmoord",
        "zelfmoordgedachten|zelfmoordgedachtes|suicidaal",
    ]),
    rule(High, Intent, &["ga mezelf|mijzelf doden|vermoorden|ophangen|verhangen", "ga zelfmoord plegen"]),
    rule(High, Behaviour, &["geprobeerd|probeerde mezelf te doden|vermoorden", "geprobeerd zelfmoord te plegen"]),
    rule(Moderate, Behaviour, &[
        "snij|snijd mezelf|mijzelf",
        "mezelf snijden|gesneden|verwonden|beschadigen",
        "wil mezelf pijn|iets doen|aandoen",
    ]),
    // Swedish.
    rule(Moderate, WishToBeDead, &[
        "jag vill|skulle do !av|for|i|som",
        "vill jag do !av|for|i|som",
        "vill vara dod",
        "onskar att? jag var dod",
        "jag vill|orkar inte langre? leva !med|i|utan|har|sa|ihop|som|pa",
        "vill inte langre? finnas !med|i|har|pa",
        "vill inte vakna igen|mer",
        "trott|less pa livet",
        "inget|ingenting att leva for",
        "livet ar inte vart",
    ])
    .unless(LAUGHTER),
    rule(Moderate, Thoughts, &[
        "vill|tanker|funderar pa? att? ta mitt liv",
        "vill|tanker|funderar pa? att? ta livet av mig",
        "vill|tanker|funderar pa? att? doda|hanga mig",
        "vill|tanker|funderar pa? att? bega sjalvmord",
        "tanker|tankt pa sjalvmord",
        "sjalvmordstankar",
    ]),
    rule(High, Intent, &["ska ta mitt liv", "ska ta livet av mig", "ska doda|hanga mig", "ska bega sjalvmord"]),
    rule(High, Behaviour, &["forsokte|forsokt ta mitt|livet liv|av", "forsokte|forsokt bega sjalvmord"]),
    rule(Moderate, Behaviour, &["skar mig sjalv|igen", "vill skada|skara mig !pa|i", "skadar mig sjalv"]),
    // A way of doing it that sounds alike in several.
    rule(Moderate, Method, &["quiero ahorcarme|colgarme", "quero me enforcar", "veux|jveux me pendre"]),
];
