//! A small pattern language over words, and its matcher.
//!
//! A pattern is a row of steps: `word`, `one|or|other`, `maybe?`, `*3` (up to three words, in the
//! same sentence), `!not|these` (the next word is none of these), `#` (a number of eight or more),
//! `@class` (see [`rules::CLASSES`]). It begins with words, by which it is indexed. Steps and gaps are few and
//! short, so matching is linear in the text, and nothing needs compiling beyond a split.

use super::rules::{self, Rule};
use super::words::{self, STOP};
use super::{danger, harm, languages, languages_east};
use std::collections::HashMap;
use std::sync::LazyLock;

type Words = Vec<&'static str>;

/// One step of a pattern.
#[derive(Debug)]
pub(super) enum Step {
    One(Words),
    Maybe(Words),
    Gap(usize),
    Not(Words),
    /// A number no ordinary dose has.
    Many,
}

/// Where a pattern matched, in words; `end` exclusive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub start: usize,
    pub end: usize,
    /// A word of negation stands in one of the gaps: "I'm *not really* suicidal".
    pub negated: bool,
}

impl Match {
    pub(super) fn within<'w>(&self, words: &'w [String]) -> &'w [String] {
        words.get(self.start..self.end).unwrap_or_default()
    }
}

struct Compiled {
    rule: &'static Rule,
    steps: Vec<Step>,
}

struct Index {
    patterns: Vec<Compiled>,
    /// First word → patterns that may begin there.
    first: HashMap<&'static str, Vec<usize>>,
}

static ENGLISH: LazyLock<Index> =
    LazyLock::new(|| index(rules::RULES.iter().chain(danger::DANGER).chain(harm::HARM)));

/// Apart from English, whose spellings and phrases would mangle them.
static ELSEWHERE: LazyLock<Index> =
    LazyLock::new(|| index(languages::WEST.iter().chain(languages_east::EAST)));

fn index(rules: impl Iterator<Item = &'static Rule>) -> Index {
    let mut index = Index { patterns: Vec::new(), first: HashMap::new() };
    for rule in rules {
        for pattern in rule.patterns {
            let steps = compile(pattern);
            if let Some(Step::One(words)) = steps.first() {
                for word in words {
                    let at = index.first.entry(word).or_default();
                    at.push(index.patterns.len());
                }
            }
            index.patterns.push(Compiled { rule, steps });
        }
    }
    index
}

/// Every English pattern that matches, at every place, in words as [`words::normalise`] gives them.
pub(super) fn english(words: &[String]) -> impl Iterator<Item = (&'static Rule, Match)> + '_ {
    matches(&ENGLISH, words)
}

/// The same for the other languages, in words as [`super::letters::raw_words`] gives them.
pub(super) fn elsewhere(words: &[String]) -> impl Iterator<Item = (&'static Rule, Match)> + '_ {
    matches(&ELSEWHERE, words)
}

fn matches<'w>(
    index: &'static Index,
    words: &'w [String],
) -> impl Iterator<Item = (&'static Rule, Match)> + 'w {
    words.iter().enumerate().flat_map(move |(start, word)| {
        let candidates = index.first.get(word.as_str()).map(Vec::as_slice);
        candidates.unwrap_or_default().iter().filter_map(move |&i| {
            let pattern = index.patterns.get(i)?;
            let (end, negated) = go(&pattern.steps, words, start, false)?;
            let hit = Match { start, end, negated };
            Some((pattern.rule, hit))
        })
    })
}

#[cfg(test)]
thread_local! {
    /// Steps taken, so that a test can prove the time linear without a clock.
    pub(super) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The end of the match of `steps` at `at`, and whether a gap held a negation.
fn go(steps: &[Step], words: &[String], at: usize, negated: bool) -> Option<(usize, bool)> {
    #[cfg(test)]
    STEPS.set(STEPS.get() + 1);
    let Some((step, rest)) = steps.split_first() else {
        return Some((at, negated));
    };
    let word = words.get(at).map(String::as_str);
    let is_one = |list: &Words| word.is_some_and(|w| list.contains(&w));
    match step {
        Step::One(list) => is_one(list).then(|| go(rest, words, at + 1, negated))?,
        Step::Maybe(list) => is_one(list)
            .then(|| go(rest, words, at + 1, negated))
            .flatten()
            .or_else(|| go(rest, words, at, negated)),
        Step::Many => many(word?).then(|| go(rest, words, at + 1, negated))?,
        Step::Not(list) => (!is_one(list)).then(|| go(rest, words, at, negated))?,
        Step::Gap(most) => {
            let mut negated = negated;
            for skip in 0..=*most {
                if let Some(found) = go(rest, words, at + skip, negated) {
                    return Some(found);
                }
                let passed = words.get(at + skip)?;
                if passed == STOP {
                    return None;
                }
                negated |= words::is_negation(words, at + skip);
            }
            None
        }
    }
}

/// Eight or more, in digits or as a word.
fn many(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "eight", "nine", "ten", "twelve", "dozen", "fifteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "hundred",
    ];
    WORDS.contains(&word) || word.parse::<u32>().is_ok_and(|n| n >= 8)
}

/// The steps of one pattern.
pub(super) fn compile(pattern: &'static str) -> Vec<Step> {
    pattern
        .split_whitespace()
        .map(|step| match step.split_at_checked(1) {
            Some(("#", "")) => Step::Many,
            Some(("*", most)) => Step::Gap(most.parse().unwrap_or(0)),
            Some(("!", list)) => Step::Not(expand(list)),
            _ => match step.strip_suffix('?') {
                Some(list) => Step::Maybe(expand(list)),
                None => Step::One(expand(step)),
            },
        })
        .collect()
}

/// `him|@kin` as words.
fn expand(list: &'static str) -> Words {
    list.split('|')
        .flat_map(|word| match word.strip_prefix('@') {
            Some(class) => rules::CLASSES
                .iter()
                .filter(|(name, _)| *name == class)
                .flat_map(|(_, words)| words.split_whitespace())
                .collect(),
            None => vec![word],
        })
        .collect()
}
