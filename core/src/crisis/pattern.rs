//! A small pattern language over words, and its matcher.
//!
//! A pattern is a row of steps: `word`, `one|or|other`, `maybe?`, `*3` (up to three words, in the
//! same sentence), `~9` (up to nine words, full stops too), `!not|these` (the next word is none of
//! these), `#` (a number of eight or more), `@class` (see [`rules::CLASSES`]). It begins with
//! words, by which it is indexed. Steps and gaps are few and short, so matching is linear in the
//! text, and nothing needs compiling beyond a split.

use super::rules::Rule;
use super::words::STOP;
use super::{context, rules};
use crate::lookup::{self, Key, Places, cut, hash, same};
use std::sync::OnceLock;

/// One step of a pattern, over words as text or as numbers.
#[derive(Debug)]
pub(super) enum Step<W> {
    One(Vec<W>),
    Maybe(Vec<W>),
    Not(Vec<W>),
    /// So many words at most, all of one sentence.
    Gap(usize),
    /// So many words at most, over the ends of sentences.
    Leap(usize),
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

/// Patterns by the words they begin with, each as a number: comparing numbers is what keeps a thousand
/// patterns quick.
pub(super) struct Index<const PATTERNS: usize, const BEGINNINGS: usize> {
    patterns: [(&'static Rule, &'static str); PATTERNS],
    /// Compiled when a text first has a word that it begins with: of a thousand, one vent needs a few.
    steps: [OnceLock<Vec<Step<u64>>>; PATTERNS],
    first: Places<BEGINNINGS>,
}

impl<const PATTERNS: usize, const BEGINNINGS: usize> Index<PATTERNS, BEGINNINGS> {
    /// The patterns of all of `tables`, for a `static`; [`sizes`] has the numbers.
    pub(super) const fn of(tables: &'static [&'static [Rule]]) -> Self {
        const UNSET: (&Rule, &str) = (&Rule::NONE, "");
        let mut patterns = [UNSET; PATTERNS];
        let mut first = [(0, 0); BEGINNINGS];
        fill(tables, &mut patterns, &mut first);
        Self { patterns, steps: [const { OnceLock::new() }; PATTERNS], first: Places::of(first) }
    }

    /// Every pattern that matches, at every place.
    pub(super) fn matches(&self, words: &[String]) -> Vec<(&'static Rule, Match)> {
        let text =
            Text { words, ids: words.iter().map(|word| hash(word)).collect(), stop: hash(STOP) };
        let mut found = Vec::new();
        for (start, word) in text.ids.iter().enumerate() {
            for at in self.first.with(lookup::key(*word)) {
                let at = at as usize;
                let Some(((rule, source), steps)) = self.patterns.get(at).zip(self.steps.get(at))
                else {
                    continue;
                };
                let steps = steps.get_or_init(|| compile(source, hash));
                if let Some((end, negated)) = text.go(steps, start, false) {
                    found.push((*rule, Match { start, end, negated }));
                }
            }
        }
        found
    }
}

/// How many patterns the tables have, and how many words they begin with.
pub(super) const fn sizes(tables: &'static [&'static [Rule]]) -> (usize, usize) {
    fill(tables, &mut [], &mut [])
}

/// Writes the patterns and what they begin with, as far as there is room; how many there are of both.
const fn fill(
    mut tables: &'static [&'static [Rule]],
    patterns: &mut [(&'static Rule, &'static str)],
    first: &mut [(Key, u32)],
) -> (usize, usize) {
    let (mut pattern, mut beginning) = (0, 0);
    while let [table, more @ ..] = tables {
        let mut rules = *table;
        while let [rule, more @ ..] = rules {
            let mut sources = rule.patterns;
            while let [source, more @ ..] = sources {
                if pattern < patterns.len() {
                    patterns[pattern] = (rule, source);
                }
                let before = beginning;
                beginning = begin(source, pattern as u32, first, beginning);
                assert!(
                    beginning > before,
                    "a pattern begins with words, and with a class that there is"
                );
                pattern += 1;
                sources = more;
            }
            rules = more;
        }
        tables = more;
    }
    (pattern, beginning)
}

/// The same for what one pattern begins with, behind the `beginning` that were written before.
const fn begin(
    source: &'static str,
    pattern: u32,
    first: &mut [(Key, u32)],
    mut beginning: usize,
) -> usize {
    let mut list = cut(source, b' ').0;
    while !list.is_empty() {
        let (word, more) = cut(list, b'|');
        let mut words = named(word);
        while !words.is_empty() {
            let (word, more) = cut(words, b' ');
            if !word.is_empty() {
                if beginning < first.len() {
                    first[beginning] = (lookup::key(hash(word)), pattern);
                }
                beginning += 1;
            }
            words = more;
        }
        list = more;
    }
    beginning
}

/// The words of a class by its name with an "@"; another word itself. Empty for a class that is none.
const fn named(word: &'static str) -> &'static str {
    let (before, class) = cut(word, b'@');
    if !before.is_empty() || class.is_empty() {
        return word;
    }
    let mut classes = rules::CLASSES;
    while let [(name, words), more @ ..] = classes {
        if same(name, class) {
            return words;
        }
        classes = more;
    }
    ""
}

/// A text in numbers.
struct Text<'w> {
    words: &'w [String],
    ids: Vec<u64>,
    stop: u64,
}

#[cfg(test)]
thread_local! {
    /// Steps taken, so that a test can prove the time linear without a clock.
    pub(super) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Text<'_> {
    /// The end of the match of `steps` at `at`, and whether a gap held a negation.
    fn go(&self, steps: &[Step<u64>], at: usize, negated: bool) -> Option<(usize, bool)> {
        #[cfg(test)]
        STEPS.set(STEPS.get() + 1);
        let Some((step, rest)) = steps.split_first() else {
            return Some((at, negated));
        };
        let is_one = |list: &Vec<u64>| self.ids.get(at).is_some_and(|id| list.contains(id));
        match step {
            Step::One(list) => is_one(list).then(|| self.go(rest, at + 1, negated))?,
            Step::Maybe(list) => is_one(list)
                .then(|| self.go(rest, at + 1, negated))
                .flatten()
                .or_else(|| self.go(rest, at, negated)),
            Step::Many => many(self.words.get(at)?).then(|| self.go(rest, at + 1, negated))?,
            Step::Not(list) => (!is_one(list)).then(|| self.go(rest, at, negated))?,
            Step::Gap(most) => self.skip(*most, false, rest, at, negated),
            Step::Leap(most) => self.skip(*most, true, rest, at, negated),
        }
    }

    fn skip(
        &self,
        most: usize,
        leap: bool,
        rest: &[Step<u64>],
        at: usize,
        mut negated: bool,
    ) -> Option<(usize, bool)> {
        for passed in at..=at + most {
            if let Some(found) = self.go(rest, passed, negated) {
                return Some(found);
            }
            if *self.ids.get(passed)? == self.stop && !leap {
                return None;
            }
            // What a leap passes over is too far away to deny anything.
            negated |= !leap && context::is_negation(self.words, passed);
        }
        None
    }
}

/// Eight or more, in digits or as a word.
fn many(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
    ];
    WORDS.contains(&word) || word.parse::<u32>().is_ok_and(|n| n >= 8)
}

/// The steps of one pattern, each word as `of` has it.
pub(super) fn compile<W>(pattern: &'static str, of: impl Fn(&'static str) -> W) -> Vec<Step<W>> {
    let number = |text: &str| text.parse().unwrap_or(0);
    let words = |list| expand(list).map(&of).collect();
    pattern
        .split_whitespace()
        .map(|step| match step.split_at_checked(1) {
            Some(("#", "")) => Step::Many,
            Some(("*", most)) => Step::Gap(number(most)),
            Some(("~", most)) => Step::Leap(number(most)),
            Some(("!", list)) => Step::Not(words(list)),
            _ => match step.strip_suffix('?') {
                Some(list) => Step::Maybe(words(list)),
                None => Step::One(words(step)),
            },
        })
        .collect()
}

/// `him|@kin` as words.
fn expand(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').flat_map(|word| named(word).split_ascii_whitespace())
}
