//! Looking words and phrases up: one pass over the text, bounded work at every word.

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
    phrase: &'static str,
    weight: f32,
    what: T,
}

impl<T> Entry<T> {
    /// How many tokens the phrase takes from the first of `tokens`; `None` when it does not stand there.
    fn fits(&self, tokens: &[Token]) -> Option<usize> {
        let mut len = 0;
        for word in self.phrase.split_ascii_whitespace() {
            let token = tokens.get(len)?;
            let fits = match word.strip_suffix('*') {
                Some(stem) => token.word.starts_with(stem),
                None => token.word == word,
            };
            if !fits {
                return None;
            }
            len += 1;
        }
        Some(len)
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

/// An index by how the first word begins. It is built at the first vent of a process, which waits for it: so
/// nothing is split or hashed before a text asks for it.
pub(super) struct Lexicon<T> {
    entries: Vec<Entry<T>>,
    /// The beginning of a first word and the place of its phrase, in order.
    first: Vec<(Key, u16)>,
}

impl<T: Copy + PartialEq> Lexicon<T> {
    pub(super) fn new(lists: &[(T, &[Weighted])]) -> Self {
        let mut entries = Vec::new();
        for (what, groups) in lists {
            for (weight, list) in *groups {
                for phrase in
                    list.split(',').map(str::trim_ascii).filter(|phrase| !phrase.is_empty())
                {
                    entries.push(Entry { phrase, weight: *weight, what: *what });
                }
            }
        }
        let begin = |entry: &Entry<T>| {
            let first = entry.phrase.split_ascii_whitespace().next().unwrap_or_default();
            key(first.trim_end_matches('*'))
        };
        let mut first: Vec<(Key, u16)> =
            (0..).zip(&entries).map(|(at, entry)| (begin(entry), at)).collect();
        first.sort_unstable();
        Self { entries, first }
    }

    /// What starts at each token: the longest phrase, with each of its meanings. A phrase takes its words, so
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
        let here = key(&token.word);
        let from = self.first.partition_point(|(first, _)| *first < here);
        let begun = self.first.get(from..).unwrap_or_default();
        for (_, at) in begun.iter().take_while(|(first, _)| *first == here) {
            let Some(entry) = self.entries.get(usize::from(*at)) else { continue };
            if let Some(len) = entry.fits(tokens.get(start..).unwrap_or_default()) {
                found.push(Hit { start, len, weight: entry.weight, what: entry.what });
            }
        }
    }
}
