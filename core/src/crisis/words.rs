//! From words as typed (`letters`) to words that rules can know: spelling, slang, phrases.

use crate::lookup::{Places, cut, hash, key};

/// The end of a sentence, as a word of its own.
pub(super) const STOP: &str = ".";

/// One word → how the rules spell it. An empty right side drops a filler.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    // Slang and code words, some of them used to slip past filters.
    ("kms", "kill myself"),
    ("ctb", "kill myself"),
    ("unalive", "kill"),
    ("unaliving", "killing"),
    ("unalived", "killed"),
    ("offing", "killing"),
    ("sewerslide", "suicide"),
    ("sewercide", "suicide"),
    ("selfharming", "selfharm"),
    ("selfharmed", "selfharm"),
    ("od", "overdose"),
    ("oding", "overdosing"),
    // Misspellings.
    ("sucide", "suicide"),
    ("suicde", "suicide"),
    ("suiside", "suicide"),
    ("suacide", "suicide"),
    ("suecide", "suicide"),
    ("sui", "suicidal"),
    ("sucidal", "suicidal"),
    ("suicidle", "suicidal"),
    ("suicidel", "suicidal"),
    ("suicdal", "suicidal"),
    ("suisidal", "suicidal"),
    ("myslef", "myself"),
    ("mysef", "myself"),
    ("mysel", "myself"),
    ("meself", "myself"),
    ("mself", "myself"),
    ("kil", "kill"),
    ("kll", "kill"),
    ("killin", "killing"),
    ("dy", "die"),
    ("dieing", "dying"),
    ("wana", "wanna"),
    ("wannna", "wanna"),
    ("gona", "gonna"),
    ("gunna", "gonna"),
    ("gon", "gonna"),
    ("finna", "gonna"),
    ("cnt", "cant"),
    ("cannot", "cant"),
    ("dnt", "dont"),
    ("wnt", "want"),
    ("wan", "want"),
    ("wnat", "want"),
    ("watn", "want"),
    ("imma", "im gonna"),
    ("ima", "im gonna"),
    ("thinkin", "thinking"),
    ("livin", "living"),
    ("dyin", "dying"),
    ("cuttin", "cutting"),
    ("hurtin", "hurting"),
    ("endin", "ending"),
    ("anymor", "anymore"),
    ("anymroe", "anymore"),
    ("tonite", "tonight"),
    ("2nite", "tonight"),
    ("tmrw", "tomorrow"),
    ("tmr", "tomorrow"),
    ("tomorow", "tomorrow"),
    ("tommorow", "tomorrow"),
    ("tommorrow", "tomorrow"),
    ("thru", "through"),
    ("w", "with"),
    ("u", "you"),
    ("everybody", "everyone"),
    ("noone", "nobody"),
    ("themself", "themselves"),
    ("mums", "moms"),
    ("nan", "grandma"),
    ("gran", "grandma"),
    ("grandad", "grandpa"),
    ("granddad", "grandpa"),
    ("cud", "could"),
    ("shud", "should"),
    ("wud", "would"),
    ("bc", "because"),
    ("cuz", "because"),
    ("til", "until"),
    ("till", "until"),
    ("wknd", "weekend"),
    ("evry", "every"),
    ("dissapear", "disappear"),
    ("disapear", "disappear"),
    ("dissappear", "disappear"),
    ("hapened", "happened"),
    ("happend", "happened"),
    ("shall", "will"),
    ("shant", "wont"),
    ("railings", "railing"),
    ("cigs", "cigarettes"),
    ("goddamn", ""),
    ("simply", ""),
    ("finally", ""),
    ("genuinely", ""),
    ("basically", ""),
    ("mum", "mom"),
    ("bf", "boyfriend"),
    ("gf", "girlfriend"),
    ("hubby", "husband"),
    ("were", "was"),
    ("werent", "wasnt"),
    ("abt", "about"),
    ("bout", "about"),
    ("rly", ""),
    ("ngl", ""),
    ("tbh", ""),
    ("just", ""),
    ("really", ""),
    ("honestly", ""),
    ("literally", ""),
    ("actually", ""),
    ("seriously", ""),
    ("truly", ""),
    ("fucking", ""),
    ("fuckin", ""),
    ("freaking", ""),
    ("even", ""),
    ("so", ""),
    ("very", ""),
    ("sometimes", ""),
    ("kinda", ""),
    ("sorta", ""),
    ("also", ""),
    ("maybe", ""),
];

/// Phrases → how the rules spell them, after [`SPELLINGS`]; the first that fits wins.
const PHRASES: &[(&str, &str)] = &[
    ("not gonna lie", ""),
    ("not going to lie", ""),
    ("to be honest", ""),
    ("want too", "want to"),
    ("too die", "to die"),
    ("to due", "to die"),
    ("too due", "to die"),
    ("kind of", ""),
    ("sort of", ""),
    ("i am", "im"),
    ("i have to", "i gotta"),
    ("i have the", "i have the"),
    ("i have a", "i have a"),
    ("i have my", "i have my"),
    ("i have what", "i have what"),
    ("i have no", "i have no"),
    ("i had to", "i had to"),
    ("i had the", "i had the"),
    ("i had a", "i had a"),
    ("i had my", "i had my"),
    ("from sh", "from selfharm"),
    ("started sh", "started selfharm"),
    ("doing sh", "doing selfharm"),
    ("with sh", "with selfharm"),
    ("about sh", "about selfharm"),
    ("did sh", "did selfharm"),
    ("sh again", "selfharm again"),
    ("sh urges", "selfharm urges"),
    ("sh scars", "selfharm scars"),
    ("sh thoughts", "selfharm thoughts"),
    ("i sh", "i selfharm"),
    ("i have", "ive"),
    ("i had", "id"),
    ("i would", "id"),
    ("i will", "ill"),
    ("do not", "dont"),
    ("did not", "didnt"),
    ("does not", "doesnt"),
    ("can not", "cant"),
    ("could not", "couldnt"),
    ("would not", "wouldnt"),
    ("should not", "shouldnt"),
    ("will not", "wont"),
    ("is not", "isnt"),
    ("are not", "arent"),
    ("was not", "wasnt"),
    ("he will", "hell"),
    ("she will", "shell"),
    ("they will", "theyll"),
    ("it will", "itll"),
    ("you will", "youll"),
    ("he is", "hes"),
    ("she is", "shes"),
    ("they are", "theyre"),
    ("it is", "its"),
    ("there is", "theres"),
    ("what is", "whats"),
    ("no longer wanna", "dont wanna"),
    ("no longer want to", "dont wanna"),
    ("want to", "wanna"),
    ("wants to", "wanna"),
    ("want 2", "wanna"),
    ("id like to", "i wanna"),
    ("id love to", "i wanna"),
    ("i need to", "i wanna"),
    ("needs to", "needs"),
    ("wanting to", "wanna"),
    ("wish to", "wanna"),
    ("would like to", "wanna"),
    ("going to", "gonna"),
    ("about to", "gonna"),
    ("fixing to", "gonna"),
    ("trying to", "tryna"),
    ("try to", "tryna"),
    ("my self", "myself"),
    ("her self", "herself"),
    ("him self", "himself"),
    ("no one", "nobody"),
    ("any more", "anymore"),
    ("no more", "anymore"),
    ("to night", "tonight"),
    ("off myself", "kill myself"),
    ("sewer slide", "suicide"),
    ("self harm", "selfharm"),
    ("self harmed", "selfharm"),
    ("self harming", "selfharm"),
    ("self injury", "selfharm"),
    ("self injure", "selfharm"),
    ("step dad", "stepdad"),
    ("step father", "stepfather"),
    ("step mom", "stepmom"),
    ("boy friend", "boyfriend"),
    ("girl friend", "girlfriend"),
];

static SPELLING: Places<{ SPELLINGS.len() }> = by_first_word(SPELLINGS);
static PHRASE: Places<{ PHRASES.len() }> = by_first_word(PHRASES);

const fn by_first_word<const N: usize>(pairs: &[(&str, &str)]) -> Places<N> {
    let mut first = [(0, 0); N];
    let mut at = 0;
    while at < N {
        first[at] = (key(hash(cut(pairs[at].0, b' ').0)), at as u32);
        at += 1;
    }
    Places::of(first)
}

fn spelling(word: &str) -> Option<&'static str> {
    let mut pairs = SPELLING.with(key(hash(word))).filter_map(|at| SPELLINGS.get(at as usize));
    pairs.find(|(from, _)| *from == word).map(|(_, to)| *to)
}

/// How many words at the start of `words` a phrase takes, and what it is spelled as.
fn phrase(words: &[String]) -> Option<(usize, &'static str)> {
    let pairs = PHRASE.with(key(hash(words.first()?))).filter_map(|at| PHRASES.get(at as usize));
    let fits = |from: &str| {
        let mut words = words.iter();
        from.split(' ').all(|word| words.next().is_some_and(|here| here == word))
    };
    let (from, to) = pairs.into_iter().find(|(from, _)| fits(from))?;
    Some((from.split(' ').count(), to))
}

/// The words of [`super::letters::raw_words`] as the English rules spell them.
pub(super) fn normalise(raw: Vec<String>) -> Vec<String> {
    let spelled: Vec<String> = join_letters(raw)
        .into_iter()
        .scan(false, |measure, word| {
            // "low kms": a distance, not the slang.
            let distance = *measure && word == "kms";
            *measure = word.bytes().all(|b| b.is_ascii_digit())
                || matches!(word.as_str(), "low" | "for" | "many" | "few" | "hundred" | "thousand");
            Some(if distance { "km".to_owned() } else { word })
        })
        .flat_map(|word| match spelling(&word) {
            Some(to) => to.split_whitespace().map(str::to_owned).collect(),
            None => vec![word],
        })
        .collect();
    let spelled = fuzzy(spelled);
    // Twice, since one phrase can make another: "do not want to" → "dont want to" → "dont wanna".
    fold_phrases(fold_phrases(spelled))
}

/// Words that someone in tears mistypes, and that must be met all the same.
const KEYWORDS: &[&str] = &[
    "suicide",
    "suicidal",
    "myself",
    "overdose",
    "overdosed",
    "selfharm",
    "goodbye",
    "tonight",
    "killing",
];
/// Words of their own, one letter away from a keyword.
const OWN: &[&str] = &[
    "goodbyes",
    "suicides",
    "overdoses",
    "overdoes",
    "overdone",
    "himself",
    "billing",
    "filling",
    "milling",
    "willing",
    "tilling",
    "knights",
];
/// What is no slip for "kill" before "myself".
const NOT_KILL: &[&str] =
    &["ill", "fill", "will", "till", "bill", "skill", "still", "kills", "pill"];

/// Keywords with one letter wrong, missing, doubled or swapped; and "Jill myself", which no
/// dictionary would mend.
fn fuzzy(words: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let slip = |key: &&&str| word.len().abs_diff(key.len()) < 2 && one_slip(&word, key);
        let unknown =
            word.len() > 5 && !KEYWORDS.contains(&word.as_str()) && !OWN.contains(&word.as_str());
        let word = match KEYWORDS.iter().find(|key| unknown && slip(key)) {
            Some(key) => (*key).to_owned(),
            None => word,
        };
        if word == "myself"
            && let Some(verb) = out.last_mut()
            && one_slip(verb, "kill")
            && !NOT_KILL.contains(&verb.as_str())
        {
            "kill".clone_into(verb);
        }
        out.push(word);
    }
    out
}

/// Whether the two differ by one letter changed, added or left out, or two neighbours swapped.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    match (a, b) {
        ([x, y, a @ ..], [v, w, b @ ..]) if x == w && y == v && a == b => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) => a == b,
        _ => false,
    }
}

fn fold_phrases(words: Vec<String>) -> Vec<String> {
    let mut out = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let Some((word, after)) = rest.split_first() {
        if let Some((len, to)) = phrase(rest) {
            out.extend(to.split_whitespace().map(str::to_owned));
            rest = rest.get(len..).unwrap_or_default();
        } else {
            out.push(word.clone());
            rest = after;
        }
    }
    out
}

/// Three or more single letters in a row are a word spelled out: `k m s`, `d i e`.
fn join_letters(words: Vec<String>) -> Vec<String> {
    let single = |w: &String| w.len() == 1 && w.bytes().all(|b| b.is_ascii_alphabetic());
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut letters: Vec<String> = Vec::new();
    for word in words.into_iter().map(Some).chain([None]) {
        match word {
            Some(word) if single(&word) => letters.push(word),
            word => {
                if letters.len() > 2 {
                    out.push(letters.concat());
                } else {
                    out.append(&mut letters);
                }
                letters.clear();
                out.extend(word);
            }
        }
    }
    out
}
