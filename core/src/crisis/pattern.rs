//! A small pattern language over words, and its matcher.
//!
//! A pattern is a row of steps: `word`, `one|or|other`, `maybe?`, `*3` (up to three words, in the
//! same sentence), `~9` (up to nine words, full stops too), `!not|these` (the next word is none of
//! these), `#` (a number of eight or more), `@class` (see [`rules::CLASSES`]). It begins with
//! words, by which it is indexed. Steps and gaps are few and short, so matching is linear in the
//! text, and nothing needs compiling beyond a split.

use super::words::STOP;
use super::{context, rules};
use fnv::FnvHasher;
use std::hash::Hasher;
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

/// A word as a number, its hash: comparing numbers is what keeps a thousand patterns quick, and one
/// that needs no table costs the first vent of a process nothing.
type Id = u64;

fn id(word: &str) -> Id {
    let mut hasher = FnvHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// Patterns, each with what it says, by the words they begin with.
pub(super) struct Index<T> {
    patterns: Vec<Pattern<T>>,
    /// First word and the place of a pattern that may begin there, in order.
    first: Vec<(Id, u16)>,
}

struct Pattern<T> {
    what: T,
    source: &'static str,
    /// Compiled when a text first has a word that it begins with: of a thousand, one vent needs a few.
    steps: OnceLock<Vec<Step<Id>>>,
}

impl<T: Copy> Index<T> {
    pub(super) fn new(patterns: impl Iterator<Item = (T, &'static str)>) -> Self {
        let mut index = Self { patterns: Vec::new(), first: Vec::new() };
        for (at, (what, source)) in (0..).zip(patterns) {
            let begin = source.split_ascii_whitespace().next().unwrap_or_default();
            index.first.extend(expand(begin).map(|word| (id(word), at)));
            index.patterns.push(Pattern { what, source, steps: OnceLock::new() });
        }
        index.first.sort_unstable();
        index
    }

    /// The patterns that may begin with a word.
    fn beginning(&self, word: Id) -> impl Iterator<Item = &Pattern<T>> {
        let start = self.first.partition_point(|(first, _)| *first < word);
        let here = self.first.get(start..).unwrap_or_default();
        here.iter()
            .take_while(move |(first, _)| *first == word)
            .filter_map(|(_, at)| self.patterns.get(usize::from(*at)))
    }

    /// Every pattern that matches, at every place.
    pub(super) fn matches(&self, words: &[String]) -> Vec<(T, Match)> {
        let text = Text {
            words,
            ids: words.iter().map(|word| id(word)).collect(),
            negations: (0..words.len()).map(|at| context::is_negation(words, at)).collect(),
            stop: id(STOP),
        };
        let mut found = Vec::new();
        for (start, word) in text.ids.iter().enumerate() {
            for Pattern { what, source, steps } in self.beginning(*word) {
                let steps = steps.get_or_init(|| compile(source, id));
                if let Some((end, negated)) = text.go(steps, start, false) {
                    found.push((*what, Match { start, end, negated }));
                }
            }
        }
        found
    }
}

/// A text in numbers.
struct Text<'w> {
    words: &'w [String],
    ids: Vec<Id>,
    negations: Vec<bool>,
    stop: Id,
}

#[cfg(test)]
thread_local! {
    /// Steps taken, so that a test can prove the time linear without a clock.
    pub(super) static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl Text<'_> {
    /// The end of the match of `steps` at `at`, and whether a gap held a negation.
    fn go(&self, steps: &[Step<Id>], at: usize, negated: bool) -> Option<(usize, bool)> {
        #[cfg(test)]
        STEPS.set(STEPS.get() + 1);
        let Some((step, rest)) = steps.split_first() else {
            return Some((at, negated));
        };
        let is_one = |list: &Vec<Id>| self.ids.get(at).is_some_and(|id| list.contains(id));
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
        rest: &[Step<Id>],
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
            negated |= !leap && self.negations.get(passed).copied().unwrap_or_default();
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
    list.split('|').flat_map(|word| {
        let class = word.strip_prefix('@').map(|class| {
            let named = rules::CLASSES.iter().find(|(name, _)| *name == class);
            named.map_or("", |(_, words)| *words)
        });
        class.unwrap_or(word).split_ascii_whitespace()
    })
}
