//! What the words around a match say about it: its sentence, a denial, a memory.

use super::pattern::Match;
use super::words::STOP;
use std::ops::Range;

/// How many words each way still count as the same sentence: people forget full stops, and time
/// must stay linear where they do.
const SENTENCE_REACH: usize = 30;

/// The words of the sentence that holds `at`, no further than [`SENTENCE_REACH`].
pub(super) fn sentence(words: &[String], at: usize) -> &[String] {
    words.get(bounds(words, at)).unwrap_or_default()
}

fn bounds(words: &[String], at: usize) -> Range<usize> {
    let first = at.saturating_sub(SENTENCE_REACH);
    let before = words.get(first..at).unwrap_or_default();
    let start = before.iter().rposition(|w| w == STOP);
    let after = words.get(at..).unwrap_or_default();
    let after = after.get(..SENTENCE_REACH).unwrap_or(after);
    let end = after.iter().position(|w| w == STOP);
    start.map_or(first, |i| first + i + 1)..at + end.unwrap_or(after.len())
}

/// The part of the sentence around a match that is one thought: "the film is over, and now I want to die"
/// tells nothing but the wish.
pub(super) fn clause<'w>(words: &'w [String], hit: &Match) -> &'w [String] {
    let turns = |pair: &[String]| match pair {
        [word, next] => {
            word == "but" || (word == "and" && (next == "now" || SUBJECTS.contains(&next.as_str())))
        }
        _ => false,
    };
    let Range { start, end } = bounds(words, hit.start);
    // The match may begin with the "I" that the turn leads to.
    let lead = words.get(start..=hit.start).unwrap_or_default();
    let start = lead.windows(2).rposition(turns).map_or(start, |turn| start + turn + 1);
    let after = words.get(hit.start..end).unwrap_or_default();
    let end = after.windows(2).position(turns).map_or(end, |turn| hit.start + turn);
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
    // "Don't call, I won't be here": what begins with its own denial is not denied twice.
    if words.get(hit.start).is_some_and(|w| NEGATIONS.contains(&w.as_str())) {
        return false;
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
    "years on",
    "year 7",
    "year 8",
    "year 9",
    "year 10",
    "in my twenties",
    "in my teens",
    "in my thirties",
    "i once",
    "was once",
    "suicidal once",
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
const PRESENT: &[&str] = &[
    "again", "still", "lately", "tonight", "recently", "relapsed", "undid", "slipped", "back",
    "anymore",
];
/// Words in the match itself that cannot be about the past.
const PRESENT_FORMS: &[&str] =
    &["wanna", "gonna", "im", "ill", "dont", "cant", "wont", "hes", "shes"];

/// Whether a match cannot be about the past.
pub(super) fn present(matched: &[String]) -> bool {
    matched.iter().any(|w| PRESENT_FORMS.contains(&w.as_str()))
}

/// Whether the sentence tells of a time gone by, and the match does not say otherwise.
pub(super) fn long_ago(sentence: &[String], matched: &[String]) -> bool {
    let has = |list: &[&str]| sentence.iter().any(|w| list.contains(&w.as_str()));
    if has(PRESENT) || present(matched) {
        return false;
    }
    // No clock here says which year it is: what is surely gone by.
    let year =
        |w: &String| w.len() == 4 && ["19", "200", "201"].iter().any(|begin| w.starts_with(begin));
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
