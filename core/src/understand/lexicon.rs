//! Looking words and phrases up: one pass over the text, bounded work at every word.

use fnv::FnvHashMap;

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
    first: Word,
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

/// The first three bytes of a word: stems are found by them, and are never shorter (a test says so).
type Key = [u8; 3];

fn key(word: &str) -> Key {
    let mut key = Key::default();
    for (to, from) in key.iter_mut().zip(word.bytes()) {
        *to = from;
    }
    key
}

/// An index by first word, whole or by the beginning of its stem: two look-ups a word.
pub(super) struct Lexicon<T> {
    whole: FnvHashMap<&'static str, Vec<Entry<T>>>,
    stems: FnvHashMap<Key, Vec<Entry<T>>>,
}

impl<T: Copy + PartialEq> Lexicon<T> {
    pub(super) fn new(lists: &[(T, &[Weighted])]) -> Self {
        let mut lexicon = Self { whole: FnvHashMap::default(), stems: FnvHashMap::default() };
        for (what, groups) in lists {
            for (weight, list) in *groups {
                for phrase in list.split(',') {
                    let mut words = phrase.split_whitespace().map(Word::new);
                    let Some(first) = words.next() else { continue };
                    let bucket = if first.stem {
                        lexicon.stems.entry(key(first.text)).or_default()
                    } else {
                        lexicon.whole.entry(first.text).or_default()
                    };
                    let rest = words.collect();
                    bucket.push(Entry { first, rest, weight: *weight, what: *what });
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
        let mut here = Vec::new();
        for start in 0..tokens.len() {
            self.at(tokens, start, &mut here);
            let longest = here.iter().map(|h| h.len).max().unwrap_or(0);
            if start + longest <= taken {
                continue;
            }
            hits.extend(here.iter().filter(|h| h.len == longest));
            if longest > 1 {
                taken = taken.max(start + longest);
            }
        }
        hits
    }

    /// Everything that starts at one token.
    fn at(&self, tokens: &[Token], start: usize, found: &mut Vec<Hit<T>>) {
        found.clear();
        let Some(token) = tokens.get(start).filter(|t| !t.word.is_empty()) else { return };
        let whole = self.whole.get(token.word.as_str());
        let stems = self.stems.get(&key(&token.word));
        for entry in whole.into_iter().chain(stems).flatten() {
            let rest = tokens.get(start + 1..).unwrap_or_default();
            if entry.rest.len() <= rest.len()
                && entry.rest.iter().zip(rest).all(|(w, t)| w.fits(&t.word))
                && entry.first.fits(&token.word)
            {
                let len = 1 + entry.rest.len();
                found.push(Hit { start, len, weight: entry.weight, what: entry.what });
            }
        }
    }
}
