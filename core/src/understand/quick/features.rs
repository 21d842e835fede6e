//! What the quick model sees of a text: hashes of its words, pairs of words, parts of words, and signs.

use crate::understand::listed::denied;
use crate::understand::text::{MAX_CHARS, Token};

/// The fewest and the most letters of a part of a word.
const PARTS: std::ops::RangeInclusive<usize> = 3..=5;

/// Places for a hash; some features share one.
pub const BUCKETS: u32 = 61_440;

/// The places of a text's features, each once; `words` are its tokens. They mean the same to `core/model/`, which learns their
/// weights from what the example `features` prints.
pub(in crate::understand) fn features(text: &str, words: &[Token]) -> Vec<u32> {
    let mut found = Vec::with_capacity(words.len() * 16);
    let mut before: Option<&Token> = None;
    for (at, token) in words.iter().enumerate() {
        let word = token.word.as_str();
        // "Not happy" must not look happy.
        if denied(at, words) {
            found.push(hash("n", &[word]));
        } else {
            found.push(hash("w", &[word]));
            parts(word, &mut found);
        }
        if token.shouted {
            found.push(hash("s", &[word]));
        }
        if token.stretched {
            found.push(hash("l", &[word]));
        }
        found.push(hash("p", &[before.map_or("^", |before| before.word.as_str()), word]));
        before = Some(token);
    }
    signs(text, &mut found);
    found.iter_mut().for_each(|hash| *hash %= BUCKETS);
    found.sort_unstable();
    found.dedup();
    found
}

/// Runs of letters, with the ends of the word marked: "<sad", "sad>".
fn parts(word: &str, found: &mut Vec<u32>) {
    if word.is_empty() {
        return;
    }
    let marked: Vec<char> = std::iter::once('<').chain(word.chars()).chain(['>']).collect();
    let mut letters = [0; 4];
    for first in 0..marked.len() {
        // One part after the other grows out of the same letters.
        let mut state = start("c");
        for (length, c) in (1..=*PARTS.end()).zip(marked.iter().skip(first)) {
            state = more(state, c.encode_utf8(&mut letters).as_bytes());
            if PARTS.contains(&length) {
                found.push(finish(state));
            }
        }
    }
}

/// Marks, which the words leave out.
fn signs(text: &str, found: &mut Vec<u32>) {
    let end = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or_default();
    let mut letters = [0; 4];
    for c in text.chars().filter(|c| matches!(c, '!' | '?' | '"' | '*')) {
        found.push(hash("e", &[c.encode_utf8(&mut letters)]));
    }
    for run in ["!!", "??", "?!", "...", ";)", "/s"] {
        if text.contains(run) {
            found.push(hash("r", &[run]));
        }
    }
}

/// FNV-1a in 32 bits, with the words kept apart.
fn hash(kind: &str, words: &[&str]) -> u32 {
    finish(words.iter().fold(start(kind), |state, word| more(more(state, b" "), word.as_bytes())))
}

fn start(kind: &str) -> u32 {
    more(0x811c_9dc5, kind.as_bytes())
}

fn more(state: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(state, |state, byte| (state ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Spreads the last byte over all bits: FNV leaves it in the low ones.
fn finish(state: u32) -> u32 {
    let state = (state ^ (state >> 16)).wrapping_mul(0x85eb_ca6b);
    let state = (state ^ (state >> 13)).wrapping_mul(0xc2b2_ae35);
    state ^ (state >> 16)
}
