//! Looking words and phrases up: one pass over the text, bounded work at every word.

use std::collections::HashMap;

use super::text::Token;

/// Words and phrases of one weight (0 to 1), separated by commas. A word that ends in `*` is a
/// stem: `overwhelm*` finds "overwhelmed" and "overwhelming".
pub(super) type Weighted = (f32, &'static str);

/// A phrase that was found: where it starts, how many tokens it takes, what it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<T> {
    pub(super) start: usize,
    pub(super) len: usize,
    pub(super) weight: f32,
    pub(super) what: T,
}

struct Entry<T> {
    /// The words after the first.
    rest: Vec<Word>,
    weight: f32,
    what: T,
}

struct Word {
    text: &'static str,
    stem: bool,
}

impl Word {
    fn new(raw: &'static str) -> Self {
        match raw.strip_suffix('*') {
            Some(text) => Self { text, stem: true },
            None => Self { text: raw, stem: false },
        }
    }

    fn fits(&self, word: &str) -> bool {
        if self.stem { word.starts_with(self.text) } else { word == self.text }
    }
}

/// An index by first word, whole or stem.
pub(super) struct Lexicon<T> {
    whole: HashMap<&'static str, Vec<Entry<T>>>,
    stems: HashMap<&'static str, Vec<Entry<T>>>,
}

impl<T: Copy + PartialEq> Lexicon<T> {
    pub(super) fn new(lists: &[(T, &[Weighted])]) -> Self {
        let mut lexicon = Self { whole: HashMap::new(), stems: HashMap::new() };
        for (what, groups) in lists {
            for (weight, list) in *groups {
                for phrase in list.split(',') {
                    let mut words = phrase.split_whitespace().map(Word::new);
                    let Some(first) = words.next() else { continue };
                    let entry = Entry { rest: words.collect(), weight: *weight, what: *what };
                    let index = if first.stem { &mut lexicon.stems } else { &mut lexicon.whole };
                    index.entry(first.text).or_default().push(entry);
                }
            }
        }
        lexicon
    }

    /// What starts at each token: the longest phrase of each meaning. A phrase takes its words, so
    /// that "not good enough" is not also "good".
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<Hit<T>> {
        let mut hits: Vec<Hit<T>> = Vec::new();
        let mut taken = 0;
        for start in 0..tokens.len() {
            let here = self.at(tokens, start);
            let longest = here.iter().map(|h| h.len).max().unwrap_or(0);
            if start < taken && longest < 2 {
                continue;
            }
            for hit in here {
                if hit.len == longest {
                    hits.push(hit);
                }
            }
            if longest > 1 {
                taken = taken.max(start + longest);
            }
        }
        hits
    }

    fn at(&self, tokens: &[Token], start: usize) -> Vec<Hit<T>> {
        let mut found = Vec::new();
        let Some(token) = tokens.get(start) else { return found };
        let word = token.word.as_str();
        let mut look = |entries: Option<&Vec<Entry<T>>>| {
            for entry in entries.into_iter().flatten() {
                let fits = entry
                    .rest
                    .iter()
                    .enumerate()
                    .all(|(i, w)| tokens.get(start + 1 + i).is_some_and(|t| w.fits(&t.word)));
                if fits {
                    let len = 1 + entry.rest.len();
                    found.push(Hit { start, len, weight: entry.weight, what: entry.what });
                }
            }
        };
        look(self.whole.get(word));
        for (end, _) in word.char_indices().skip(2).chain([(word.len(), ' ')]) {
            look(word.get(..end).and_then(|stem| self.stems.get(stem)));
        }
        found
    }
}
