//! A small pattern language over words, and its matcher.
//!
//! A pattern is a row of steps: `word`, `one|or|other`, `maybe?`, `*3` (up to three words, in the
//! same sentence), `~9` (up to nine words, full stops too), `!not|these` (the next word is none of
//! these), `#` (a number of eight or more), `@class` (see [`rules::CLASSES`]). It begins with
//! words, by which it is indexed. Steps and gaps are few and short, so matching is linear in the
//! text, and nothing needs compiling beyond a split.

use super::words::STOP;
use super::{context, rules};
use std::collections::HashMap;

/// One step of a pattern, over words as text or as numbers of an [`Index`].
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

/// A word as its place in an [`Index`]: comparing numbers is what keeps a thousand patterns quick.
type Id = u16;
/// A word that no pattern names.
const OTHER: Id = 0;

/// Patterns, each with what it says, by the words they begin with.
pub(super) struct Index<T> {
    patterns: Vec<(T, Vec<Step<Id>>)>,
    ids: HashMap<&'static str, Id>,
    /// First word → patterns that may begin there.
    first: Vec<Vec<usize>>,
    stop: Id,
}

impl<T: Copy> Index<T> {
    pub(super) fn new(patterns: impl Iterator<Item = (T, &'static str)>) -> Self {
        let mut index =
            Self { patterns: Vec::new(), ids: HashMap::new(), first: vec![Vec::new()], stop: 0 };
        index.stop = index.id(STOP);
        for (what, source) in patterns {
            let steps: Vec<_> =
                compile(source).into_iter().map(|step| index.number(step)).collect();
            if let Some(Step::One(words)) = steps.first() {
                for &word in words {
                    if let Some(here) = index.first.get_mut(usize::from(word)) {
                        here.push(index.patterns.len());
                    }
                }
            }
            index.patterns.push((what, steps));
        }
        index
    }

    fn id(&mut self, word: &'static str) -> Id {
        let next = Id::try_from(self.first.len()).unwrap_or(OTHER);
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.first.push(Vec::new());
        }
        id
    }

    fn number(&mut self, step: Step<&'static str>) -> Step<Id> {
        let mut ids = |words: Vec<_>| words.into_iter().map(|word| self.id(word)).collect();
        match step {
            Step::One(words) => Step::One(ids(words)),
            Step::Maybe(words) => Step::Maybe(ids(words)),
            Step::Not(words) => Step::Not(ids(words)),
            Step::Gap(most) => Step::Gap(most),
            Step::Leap(most) => Step::Leap(most),
            Step::Many => Step::Many,
        }
    }

    /// Every pattern that matches, at every place.
    pub(super) fn matches(&self, words: &[String]) -> Vec<(T, Match)> {
        let numbered =
            words.iter().map(|word| self.ids.get(word.as_str()).copied().unwrap_or(OTHER));
        let text = Text {
            words,
            ids: numbered.collect(),
            negations: (0..words.len()).map(|at| context::is_negation(words, at)).collect(),
            stop: self.stop,
        };
        let mut found = Vec::new();
        for (start, id) in text.ids.iter().enumerate() {
            for &i in self.first.get(usize::from(*id)).into_iter().flatten() {
                let Some((what, steps)) = self.patterns.get(i) else { continue };
                if let Some((end, negated)) = text.go(steps, start, false) {
                    found.push((*what, Match { start, end, negated }));
                }
            }
        }
        found
    }
}

/// A text, numbered for one index.
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
        "eight", "nine", "ten", "twelve", "dozen", "fifteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "hundred",
    ];
    WORDS.contains(&word) || word.parse::<u32>().is_ok_and(|n| n >= 8)
}

/// The steps of one pattern.
pub(super) fn compile(pattern: &'static str) -> Vec<Step<&'static str>> {
    let number = |text: &str| text.parse().unwrap_or(0);
    pattern
        .split_whitespace()
        .map(|step| match step.split_at_checked(1) {
            Some(("#", "")) => Step::Many,
            Some(("*", most)) => Step::Gap(number(most)),
            Some(("~", most)) => Step::Leap(number(most)),
            Some(("!", list)) => Step::Not(expand(list)),
            _ => match step.strip_suffix('?') {
                Some(list) => Step::Maybe(expand(list)),
                None => Step::One(expand(step)),
            },
        })
        .collect()
}

/// `him|@kin` as words.
fn expand(list: &'static str) -> Vec<&'static str> {
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
