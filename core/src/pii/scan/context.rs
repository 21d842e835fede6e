//! What was read before the word at hand: the last words, and where each meaning was last seen.

use super::super::number::Around;
use super::super::words::{self, Meaning};
use super::super::work;
use super::{CONTEXT, REMEMBERED, Scanner, TRACKED, Word};

impl Scanner<'_> {
    pub(super) fn around(&self, at: usize) -> Around {
        let number_of_a_thing = self.ends_before(words::THING, at);
        Around {
            phone: self.is_near(words::PHONE | words::NUMBER, at, CONTEXT),
            thing: number_of_a_thing.is_some_and(|end| {
                end > self.last_of(words::PHONE)
                    && self.only(words::FILLER | words::NUMBER, end, at)
            }),
            ssn: self.is_near(words::SSN, at, CONTEXT),
        }
    }

    /// Where the last word with one of `meanings` ends; 0 when there was none.
    pub fn last_of(&self, meanings: Meaning) -> usize {
        let mut rest = meanings & TRACKED;
        let mut last = 0;
        while rest != 0 {
            last = last.max(self.last[rest.trailing_zeros() as usize]);
            rest &= rest - 1;
        }
        last
    }

    /// Where the word ends that has one of `meanings` and stands before `at`, on the same line and
    /// at most [`CONTEXT`] bytes away.
    pub fn ends_before(&self, meanings: Meaning, at: usize) -> Option<usize> {
        let last = self.last_of(meanings);
        (last > self.line && last <= at && at - last <= CONTEXT).then_some(last)
    }

    /// Whether a word with one of `meanings` ends at most `reach` bytes before `at`.
    pub fn is_near(&self, meanings: Meaning, at: usize, reach: usize) -> bool {
        self.ends_before(meanings, at).is_some_and(|end| at - end <= reach)
    }

    /// Whether every word between two places has one of `meanings`.
    pub fn only(&self, meanings: Meaning, start: usize, end: usize) -> bool {
        let between = self.text.get(start..end).unwrap_or_default();
        work::did(between.len());
        !between.contains(['?', '!', ';'])
            && between.split_ascii_whitespace().all(|token| {
                // A sentence that ends between them parts them; "no." ends none.
                let stops = token.ends_with('.')
                    && !["no.", "nr.", "num."].iter().any(|no| token.eq_ignore_ascii_case(no));
                !stops
                    && token
                        .split([':', ',', '(', '=', '#', '"', '-', '+', '/'])
                        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
                        .all(|word| word.is_empty() || self.words.means(word, meanings))
            })
    }

    /// The word `back` words before the one at hand: 0 is the newest.
    pub fn before(&self, back: usize) -> Option<&Word> {
        let known = back < self.remembered.min(REMEMBERED);
        known.then(|| &self.recent[(self.remembered - 1 - back) % REMEMBERED])
    }

    /// Remembers a word that is no find.
    pub(super) fn remember(&mut self, word: Word) {
        self.recent[self.remembered % REMEMBERED] = word;
        self.remembered += 1;
        let mut tracked = word.meaning & TRACKED;
        while tracked != 0 {
            self.last[tracked.trailing_zeros() as usize] = word.end;
            tracked &= tracked - 1;
        }
    }
}
