//! From words as typed (`letters`) to words that rules can know: spelling, slang, phrases.
//! And what the words around a match say about it: a denial, a memory.

use super::pattern::Match;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The end of a sentence, as a word of its own.
pub(super) const STOP: &str = ".";

/// One word → how the rules spell it. An empty right side drops a filler.
const SPELLINGS: &[(&str, &str)] = &[
    // Slang and code words, some of them used to slip past filters.
    ("kms", "kill myself"),
    ("ctb", "kill myself"),
    ("unalive", "kill"),
    ("unaliving", "killing"),
    ("unalived", "killed"),
    ("offing", "killing"),
    ("sewerslide", "suicide"),
    ("sewercide", "suicide"),
    ("sh", "selfharm"),
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
    ("kind of", ""),
    ("sort of", ""),
    ("i am", "im"),
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
    ("need to", "wanna"),
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
    ("catch the bus", "kill myself"),
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

type Table = HashMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>;

static SPELLING: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| SPELLINGS.iter().copied().collect());

static PHRASE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (from, to) in PHRASES {
        let words: Vec<_> = from.split(' ').collect();
        if let Some(first) = words.first() {
            table.entry(first).or_default().push((words, to));
        }
    }
    table
});

/// The words of [`super::letters::raw_words`] as the English rules spell them.
pub(super) fn normalise(raw: Vec<String>) -> Vec<String> {
    let spelled: Vec<String> = join_letters(raw)
        .into_iter()
        .scan(false, |measure, word| {
            // "low kms": a distance, not the slang.
            let distance = *measure && word == "kms";
            *measure = word.bytes().all(|b| b.is_ascii_digit())
                || matches!(word.as_str(), "low" | "many" | "few" | "hundred" | "thousand");
            Some(if distance { "km".to_owned() } else { word })
        })
        .flat_map(|word| match SPELLING.get(word.as_str()) {
            Some(to) => to.split_whitespace().map(str::to_owned).collect(),
            None => vec![word],
        })
        .collect();
    // Twice, since one phrase can make another: "do not want to" → "dont want to" → "dont wanna".
    fold_phrases(fold_phrases(spelled))
}

fn fold_phrases(words: Vec<String>) -> Vec<String> {
    let mut out = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let Some((word, after)) = rest.split_first() {
        let phrases = PHRASE.get(word.as_str()).map(Vec::as_slice);
        let fits = phrases.unwrap_or_default().iter().find(|(from, _)| {
            let here = rest.get(..from.len());
            here.is_some_and(|here| here.iter().eq(from.iter()))
        });
        if let Some((from, to)) = fits {
            out.extend(to.split_whitespace().map(str::to_owned));
            rest = rest.get(from.len()..).unwrap_or_default();
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

/// How many words each way still count as the same sentence: people forget full stops, and time
/// must stay linear where they do.
const SENTENCE_REACH: usize = 30;

/// The words of the sentence that holds `at`, no further than [`SENTENCE_REACH`].
pub(super) fn sentence(words: &[String], at: usize) -> &[String] {
    let first = at.saturating_sub(SENTENCE_REACH);
    let before = words.get(first..at).unwrap_or_default();
    let start = before.iter().rposition(|w| w == STOP);
    let after = words.get(at..).unwrap_or_default();
    let after = after.get(..SENTENCE_REACH).unwrap_or(after);
    let end = after.iter().position(|w| w == STOP);
    let start = start.map_or(first, |i| first + i + 1);
    let end = at + end.unwrap_or(after.len());
    words.get(start..end).unwrap_or_default()
}

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "dont", "doesnt", "didnt", "wouldnt", "isnt", "arent", "aint", "wasnt",
    "wont", "havent", "hasnt", "nor", "neither", "without", "zero",
];
/// After these a negation denies something else: "I don't *know* if I want to die".
const OPEN: &[&str] = &[
    "know",
    "sure",
    "only",
    "care",
    "understand",
    "stop",
    "help",
    "sleep",
    "eat",
    "ok",
    "okay",
    "fine",
    "well",
    "doing",
    "matter",
    "wanna",
];
/// Where a clause begins anew.
const BREAKS: &[&str] = &[
    STOP, "but", "and", "because", "cause", "cuz", "cos", "bc", "then", "when", "although", "yet",
    "except", "until", "still",
];
/// Words after which "I" continues the denial: "I don't *think* I want to die".
const CARRY: &[&str] =
    &["think", "believe", "that", "saying", "mean", "said", "say", "like", "if", "feel", "as"];
const SUBJECTS: &[&str] = &["i", "im", "ive", "id", "ill"];
/// How many words back a denial may stand.
const DENIAL_REACH: usize = 6;

/// Whether the word at `at` negates what follows it.
pub(super) fn is_negation(words: &[String], at: usize) -> bool {
    let word = |i: usize| words.get(i).map_or("", String::as_str);
    let asks = at.checked_sub(1).is_some_and(|i| word(i) == "why");
    // "dont wanna" denies only as a whole, and the match then begins at "wanna".
    NEGATIONS.contains(&word(at))
        && !asks
        && (!OPEN.contains(&word(at + 1)) || word(at + 1) == "wanna")
}

/// Whether the words before the match (or in its gaps) deny it. Unsure means no.
pub(super) fn denied(words: &[String], hit: &Match) -> bool {
    if hit.negated {
        return true;
    }
    let word = |i: usize| words.get(i).map_or("", String::as_str);
    for at in (0..hit.start).rev().take(DENIAL_REACH) {
        let here = word(at);
        if BREAKS.contains(&here) {
            return false;
        }
        if is_negation(words, at) {
            return true;
        }
        let carried = at.checked_sub(1).is_some_and(|i| CARRY.contains(&word(i)));
        if SUBJECTS.contains(&here) && !carried {
            // "I'm not sleeping I want to die": a new beginning, unless the next word back denies.
            return false;
        }
    }
    false
}

/// Phrases that place a sentence in the past or in recovery.
const PAST: &[&str] = &[
    "years ago",
    "year ago",
    "decades ago",
    "decade ago",
    "long ago",
    "used to",
    "back then",
    "in the past",
    "years clean",
    "months clean",
    "year clean",
    "years sober",
    "years free",
    "years since",
    "year since",
    "as a kid",
    "as a teenager",
    "as a child",
    "as a teen",
    "when i was",
    "in high school",
    "last attempt and",
];
/// Words that bring it back into the present.
const PRESENT: &[&str] =
    &["again", "still", "lately", "tonight", "recently", "relapsed", "back", "anymore"];
/// Words in the match itself that cannot be about the past.
const PRESENT_FORMS: &[&str] =
    &["wanna", "gonna", "im", "ill", "dont", "cant", "wont", "hes", "shes"];

/// Whether the sentence tells of a time gone by, and the match does not say otherwise.
pub(super) fn long_ago(sentence: &[String], matched: &[String]) -> bool {
    let has = |list: &[&str]| sentence.iter().any(|w| list.contains(&w.as_str()));
    if has(PRESENT) || matched.iter().any(|w| PRESENT_FORMS.contains(&w.as_str())) {
        return false;
    }
    let year = |w: &String| w.len() == 4 && (w.starts_with("19") || w.starts_with("20"));
    let digits = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    let dated = sentence
        .windows(2)
        .any(|pair| matches!(pair, [before, w] if before == "in" && year(w) && digits(w)));
    dated
        || PAST.iter().any(|phrase| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            let mut windows = sentence.windows(phrase.len());
            windows.any(|w| w.iter().eq(phrase.iter()))
        })
}
