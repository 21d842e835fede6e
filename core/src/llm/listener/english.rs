//! English as it is typed at night: words put right, turned from "I" to "you", and checked for
//! being a whole sentence. What is not certain says so, and is then not spoken back.

use super::lists::{
    ADVERBS, AFTER_YOU, AUXILIARIES, DANGLING, DETERMINERS, ITS_IS, MAY_LOWER, NOT_AFTER_PRONOUN,
    PRONOUN_LIKE, PRONOUNS, RESTORED, SAYING, SPOKEN_FOR, TIMES, TURNS, TURNS_BACK, UNTURNABLE,
    VERBS, WAITING,
};

/// A clause turned to the second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turned {
    /// The clause, without end punctuation, its first word in lower case unless it may be a name.
    pub(super) text: String,
    /// Whether it can be spoken back inside a sentence: a whole statement, no "you" whose meaning
    /// (the reader, or anyone) has to be guessed, no slang that does not turn.
    pub(super) sure: bool,
}

/// One typed word: its letters, and what surrounds them.
#[derive(Debug)]
struct Word<'a> {
    before: &'a str,
    core: String,
    lower: String,
    after: &'a str,
}

/// Turns one clause of the writer's own words to the second person.
pub(super) fn turn(clause: &str) -> Turned {
    let words = words(clause);
    let loud =
        words.iter().filter(|w| w.core.len() > 1 && is_upper(&w.core)).count() * 2 > words.len();
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut sure = is_statement(&words);
    let mut subject_i = false;
    for (at, word) in words.iter().enumerate() {
        let lower = word.lower.as_str();
        let next = words.get(at + 1).map_or("", |w| w.lower.as_str());
        let last = at.checked_sub(1).and_then(|i| words.get(i)).map_or("", |w| w.lower.as_str());
        sure &= !has(UNTURNABLE, lower);
        let turned = if let Some((_, to)) = TURNS.iter().find(|(from, _)| *from == lower) {
            if lower == "i" {
                agree_backwards(&mut out, last);
            }
            Some((*to).to_string())
        } else if let Some((_, to)) = TURNS_BACK.iter().find(|(from, _)| *from == lower) {
            sure = false;
            Some((*to).to_string())
        } else if lower == "you" {
            sure = false;
            let subject = has(AFTER_YOU, next) || has(AUXILIARIES, last);
            if last == "are" {
                replace_last(&mut out, "am");
            }
            Some(if subject { "I" } else { "me" }.to_string())
        } else if last == "you" && matches!(lower, "are" | "were") {
            Some(if lower == "are" { "am" } else { "was" }.to_string())
        } else if matches!(lower, "4" | "2") && has("me you him her us them", next) {
            Some(if lower == "4" { "for" } else { "to" }.to_string())
        } else if lower == "its" && has(ITS_IS, next) {
            Some("it's".to_string())
        } else if subject_i {
            agree(lower).map(str::to_string)
        } else {
            None
        };
        // "I just really am": adverbs keep the subject waiting for its verb.
        subject_i = lower == "i" || (subject_i && has(ADVERBS, lower));
        let text = turned.unwrap_or_else(|| plain(word, at == 0, loud));
        out.push(format!("{}{text}{}", word.before, word.after));
    }
    let text = tidy(&out.join(" "));
    sure &= !text.is_empty();
    Turned { text, sure }
}

/// The clause as it was typed, fit to stand between quotation marks; `None` when too little is left.
pub(super) fn quote(clause: &str, most: usize) -> Option<String> {
    let mut words: Vec<&str> = clause.split_whitespace().collect();
    if words.len() > most {
        words.truncate(most);
        while words.last().is_some_and(|w| waits(w)) {
            words.pop();
        }
    }
    // "And then she said" is not theirs to stop at.
    while words.last().is_some_and(|w| says_what(w) && !words.iter().any(|w| asks_what(w))) {
        words.pop();
    }
    let text: String = tidy(&words.join(" ")).replace(['"', '?', '!'], "");
    let readable =
        text.chars().filter(char::is_ascii_alphabetic).count() * 3 > text.chars().count() * 2;
    (words.len() >= 2 && readable && text.len() <= 90).then_some(text)
}

/// Whether a list of words, parted by spaces, holds this one. An entry that ends in `*` is a stem.
pub(super) fn has(list: &str, word: &str) -> bool {
    // Byte by byte, without splitting: a reply looks up every word in a few dozen lists.
    let (mut list, word) = (list.as_bytes(), word.as_bytes());
    loop {
        let mut entry = list;
        let mut rest = word;
        loop {
            match (entry, rest) {
                // Before the letters are compared: an angry word may have a star of its own.
                ([b'*'] | [b'*', b' ', ..], _) | ([] | [b' ', ..], []) => return true,
                ([a, after @ ..], [b, more @ ..]) if a == b && *a != b' ' => {
                    (entry, rest) = (after, more);
                }
                _ => break,
            }
        }
        loop {
            match entry {
                [] => return false,
                [b' ', after @ ..] => {
                    list = after;
                    break;
                }
                [_, after @ ..] => entry = after,
            }
        }
    }
}

/// The clause's words in lower case, apostrophes put right: what the checks read.
pub(super) fn lowered(clause: &str) -> Vec<String> {
    words(clause).into_iter().map(|w| w.lower).collect()
}

/// Upper case for the first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn words(clause: &str) -> Vec<Word<'_>> {
    clause
        .split_whitespace()
        .map(|raw| {
            // A placeholder is one word, brackets and all.
            if raw.contains('[') {
                return Word {
                    before: "",
                    core: raw.to_string(),
                    lower: raw.to_string(),
                    after: "",
                };
            }
            let inner = raw.trim_start_matches(|c: char| !c.is_alphanumeric());
            let before = raw.strip_suffix(inner).unwrap_or("");
            let core = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
            let after = inner.strip_prefix(core).unwrap_or("");
            let core = core.replace(['\u{2019}', '\u{2018}', '`', '\u{b4}', '\u{2bc}'], "'");
            let mut lower = core.to_lowercase();
            let mut core = core;
            if let Some((_, to)) = RESTORED.iter().find(|(from, _)| *from == lower) {
                lower = (*to).to_string();
                core.clone_from(&lower);
            }
            Word { before, core, lower, after }
        })
        .collect()
}

fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// "I was" → "you were".
fn agree(verb: &str) -> Option<&'static str> {
    match verb {
        "am" | "is" => Some("are"),
        "was" => Some("were"),
        "wasn't" => Some("weren't"),
        "isn't" => Some("aren't"),
        "has" => Some("have"),
        "hasn't" => Some("haven't"),
        "does" => Some("do"),
        "doesn't" => Some("don't"),
        _ => None,
    }
}

/// "Who was I" → "who were you".
fn agree_backwards(out: &mut [String], verb: &str) {
    if let Some(to) = agree(verb).filter(|_| matches!(verb, "am" | "was" | "wasn't")) {
        replace_last(out, to);
    }
}

fn replace_last(out: &mut [String], to: &str) {
    if let Some(last) = out.last_mut() {
        *last = to.to_string();
    }
}

/// An unturned word: lower-case at the start where it cannot be a name, and where all is shouted.
fn plain(word: &Word<'_>, first: bool, loud: bool) -> String {
    if word.core.starts_with('[') || word.core.contains('[') {
        return word.core.clone();
    }
    let may_lower = first && !is_upper(&word.core) && known(&word.lower);
    if may_lower || (loud && is_upper(&word.core)) || word.lower == "a" {
        word.lower.clone()
    } else {
        word.core.clone()
    }
}

fn known(lower: &str) -> bool {
    [PRONOUNS, SPOKEN_FOR, PRONOUN_LIKE, DETERMINERS, TIMES, ADVERBS, MAY_LOWER, AUXILIARIES]
        .iter()
        .any(|list| has(list, lower))
        || lower == "last"
        || lower == "this"
}

/// Whether the words make a whole statement: a subject, then a verb, and no loose end.
fn is_statement(words: &[Word<'_>]) -> bool {
    let mut lower: Vec<&str> = words.iter().map(|w| w.lower.as_str()).collect();
    if lower.last().is_none_or(|w| cannot_end(w)) || lower.len() < 2 {
        return false;
    }
    // "He said" waits for what was said; "what he said" does not.
    let last = match lower.as_slice() {
        [.., told, "me" | "us" | "him" | "her" | "them"] | [.., told] => *told,
        [] => "",
    };
    if has(SAYING, last) && !lower.iter().any(|w| asks_what(w)) {
        return false;
    }
    // "How I was" may end so, "the worst is" may not.
    if let [.., subject, "is" | "was" | "are" | "were" | "am"] = lower.as_slice()
        && !has(PRONOUNS, subject)
    {
        return false;
    }
    // "Sarah" at the start may be a name or any noun: too unsure to lower or to keep.
    if words.first().is_some_and(|w| w.core.starts_with(char::is_uppercase) && !known(&w.lower)) {
        return false;
    }
    let skip = match lower.as_slice() {
        ["last" | "this", "night" | "week" | "morning" | "year" | "month" | "weekend", ..] => 2,
        [time, ..] if has(TIMES, time) => 1,
        _ => 0,
    };
    lower.drain(..skip);
    while lower.first().is_some_and(|w| has(ADVERBS, w) && *w != "both" && *w != "all") {
        lower.remove(0);
    }
    let Some((first, rest)) = lower.split_first() else { return false };
    let after = rest.iter().find(|w| !has(ADVERBS, w)).copied().unwrap_or("");
    if has(SPOKEN_FOR, first) {
        return !after.is_empty();
    }
    if has(PRONOUNS, first) {
        return !after.is_empty() && !has(NOT_AFTER_PRONOUN, after);
    }
    if matches!(*first, "nobody" | "everyone" | "everybody" | "someone" | "somebody")
        && !has(NOT_AFTER_PRONOUN, after)
        && after != "else"
    {
        return !after.is_empty();
    }
    if !has(PRONOUN_LIKE, first) && !has(DETERMINERS, first) {
        return false;
    }
    // "My boss who yelled at me" is no statement; its verb belongs to the "who".
    let verb = rest.iter().take(7).position(|w| is_verb(w));
    let relative =
        rest.iter().take(7).position(|w| matches!(*w, "who" | "which" | "that" | "where"));
    // "My exhausted" alone is none either: a determiner needs its noun before the verb.
    let noun_first = !has(DETERMINERS, first) || verb.is_some_and(|v| v >= 1);
    noun_first && verb.is_some_and(|v| relative.is_none_or(|r| v < r))
}

fn is_verb(word: &str) -> bool {
    has(AUXILIARIES, word)
        || has(VERBS, word)
        || (word.len() > 4 && word.ends_with("ed"))
        || word.ends_with("n't")
}

/// Whether a clause that was cut must lose this word too: it waits for what is gone.
pub(super) fn waits(word: &str) -> bool {
    let lower = lowered(word);
    lower.iter().any(|w| cannot_end(w) || has(WAITING, w))
}

fn says_what(word: &str) -> bool {
    lowered(word).iter().any(|w| has(SAYING, w))
}

fn asks_what(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "what" | "how" | "as" | "things" | "something" | "was")
}

fn cannot_end(word: &str) -> bool {
    has(DANGLING, word)
}

/// One space between words, straight apostrophes, no punctuation at either end.
fn tidy(text: &str) -> String {
    let text =
        text.replace(['\u{2019}', '\u{2018}'], "'").replace(['\u{201c}', '\u{201d}', '"'], "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let keep = |c: char| c.is_alphanumeric() || matches!(c, '[' | ']' | '%');
    text.trim_start_matches(|c| !keep(c)).trim_end_matches(|c| !keep(c)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn looks_words_up_as_if_split(
            list in "[ab*]{0,3}( [ab]{0,3}[*]?){0,6}",
            word in "[ab *]{0,4}",
        ) {
            let split = list.split(' ').any(|entry| match entry.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => entry == word,
            });
            prop_assert_eq!(has(&list, &word), split, "{:?} {:?}", list, word);
        }
    }
}
