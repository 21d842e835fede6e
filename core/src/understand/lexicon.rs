//! Looking words and phrases up: one pass over the text, bounded work at every word.

use super::text::Token;
use crate::lookup::{Key, Places, cut};

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

/// The first three bytes of a phrase's first word, as a number: stems are found by them, and are never
/// shorter (a test says so).
const fn key(phrase: &str) -> Key {
    let mut key = 0;
    let mut rest = phrase.as_bytes();
    let mut taken = 0;
    while let [byte, after @ ..] = rest
        && taken < 3
        && *byte != b' '
        && *byte != b'*'
    {
        key = key << 8 | *byte as Key;
        taken += 1;
        rest = after;
    }
    key
}

/// Phrases by meaning and weight, as they are written down.
pub(super) type Table<T> = &'static [(T, &'static [Weighted])];

/// An index by how the first word begins.
pub(super) struct Lexicon<T, const GROUPS: usize, const PHRASES: usize> {
    groups: [(T, Weighted); GROUPS],
    /// The place is that of the group and, in the lower half, that of the phrase in the group's list.
    first: Places<PHRASES>,
}

/// How many groups and phrases the tables have.
pub(super) const fn sizes<T: Copy>(tables: &[Table<T>]) -> (usize, usize) {
    fill(tables, &mut [], &mut [])
}

/// Writes the groups, and how their phrases begin, as far as there is room; how many there are of both.
const fn fill<T: Copy>(
    mut tables: &[Table<T>],
    groups: &mut [(T, Weighted)],
    first: &mut [(Key, u32)],
) -> (usize, usize) {
    let (mut group, mut phrase) = (0, 0);
    while let [table, more @ ..] = tables {
        let mut meanings = *table;
        while let [(what, weighted), more @ ..] = meanings {
            let mut weighted = *weighted;
            while let [(weight, list), more @ ..] = weighted {
                if group < groups.len() {
                    groups[group] = (*what, (*weight, list));
                }
                let mut rest = *list;
                while !rest.is_empty() {
                    let (text, more) = cut(rest, b',');
                    if !text.trim_ascii().is_empty() {
                        if phrase < first.len() {
                            let place = list.len() - rest.len();
                            assert!(group < 1 << 16 && place < 1 << 16);
                            first[phrase] = (key(text.trim_ascii()), (group << 16 | place) as u32);
                        }
                        phrase += 1;
                    }
                    rest = more;
                }
                group += 1;
                weighted = more;
            }
            meanings = more;
        }
        tables = more;
    }
    (group, phrase)
}

impl<T: Copy + PartialEq, const GROUPS: usize, const PHRASES: usize> Lexicon<T, GROUPS, PHRASES> {
    /// For a `static`, where the compiler runs it; [`sizes`] has the numbers.
    pub(super) const fn of(tables: &[Table<T>]) -> Self {
        // Something has to stand there until the groups do.
        let mut groups = [(tables[0][0].0, (0.0, "")); GROUPS];
        let mut first = [(0, 0); PHRASES];
        fill(tables, &mut groups, &mut first);
        Self { groups, first: Places::of(first) }
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
        for place in self.first.with(key(&token.word)) {
            let Some((what, (weight, list))) = self.groups.get((place >> 16) as usize) else {
                continue;
            };
            let list = list.get((place & 0xffff) as usize..).unwrap_or_default();
            if let Some(len) = fits(list, tokens.get(start..).unwrap_or_default()) {
                found.push(Hit { start, len, weight: *weight, what: *what });
            }
        }
    }
}

/// How many tokens the first phrase of a list takes from the first of `tokens`; `None` when it does not stand
/// there.
fn fits(list: &str, tokens: &[Token]) -> Option<usize> {
    // Byte by byte, without splitting: a text has hundreds of phrases that may begin at one of its words.
    let mut phrase = list.as_bytes();
    let mut len = 0;
    loop {
        while let [b' ', after @ ..] = phrase {
            phrase = after;
        }
        if let [] | [b',', ..] = phrase {
            return (len > 0).then_some(len);
        }
        let mut word = tokens.get(len)?.word.as_bytes();
        loop {
            match (phrase, word) {
                ([b'*', after @ ..], _) => {
                    phrase = after;
                    break;
                }
                ([] | [b' ' | b',', ..], []) => break,
                ([a, after @ ..], [b, more @ ..]) if a == b && !matches!(a, b' ' | b',') => {
                    (phrase, word) = (after, more);
                }
                _ => return None,
            }
        }
        len += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn token(word: &str) -> Token {
        Token { word: word.to_owned(), ..Token::default() }
    }

    proptest! {
        #[test]
        fn fits_as_if_split(
            phrase in "[ab]{1,2}[*]?( [ab]{1,2}[*]?){0,2}",
            more in "(, [ab]{1,2}){0,2}",
            words in prop::collection::vec("[ab,* ]{0,3}", 0..4),
        ) {
            let tokens: Vec<Token> = words.iter().map(|word| token(word)).collect();
            let parts: Vec<&str> = phrase.split(' ').collect();
            let fit = parts.len() <= words.len()
                && parts.iter().zip(&words).all(|(part, word)| match part.strip_suffix('*') {
                    Some(stem) => word.starts_with(stem),
                    None => word == part,
                });
            let found = fits(&format!("{phrase}{more}"), &tokens);
            prop_assert_eq!(found, fit.then_some(parts.len()), "{:?} {:?}", phrase, words);
        }
    }
}
