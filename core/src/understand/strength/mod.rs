//! Words of feeling as they stand in a text: how strong each is once the words around it have
//! strengthened, weakened or denied it. [`intensity`](super::intensity) and
//! [`sentiment`](super::sentiment) both read from here; which emotion it is, is decided elsewhere.

mod dark;
mod fear;
mod feelings;
mod figures;
mod signs;
mod synonyms;

use super::lexicon::{Hit, Lexicon, Table, sizes};
use super::text::Token;

/// What a word or phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Names a good feeling, with its strength.
    Bright,
    /// Names a bad one.
    Dark,
    /// A feeling that may be either: surprise, or a body that shakes.
    Either,
    /// "Very": goes the weight's share of the way to 1.
    Stronger,
    /// "A bit": leaves the weight's share.
    Weaker,
    /// Denies; the weight is how fully.
    Not,
    /// Denies, but strengthens what "so" or "this" follows: "never been this sad".
    Never,
    /// A denial or degree stops here.
    Barrier,
    /// Duration and absolutes: raise the whole text.
    Raise,
    /// Plays the whole text down.
    Soften,
    /// Looks like a sign and is none ("a little girl").
    Silent,
}

/// The lists behind the index.
pub(super) const LISTS: &[Table<Sign>] = &[
    feelings::FEELINGS,
    figures::FIGURES,
    synonyms::SYNONYMS,
    dark::DARK,
    fear::FEAR,
    signs::SIGNS,
];

static LEXICON: Lexicon<Sign, { sizes(LISTS).0 }, { sizes(LISTS).1 }> = Lexicon::of(LISTS);

/// One word or phrase of feeling.
#[derive(Debug, Clone, Copy)]
pub(super) struct Felt {
    /// The token it starts at.
    pub(super) start: usize,
    /// [`Sign::Bright`], [`Sign::Dark`] or [`Sign::Either`].
    pub(super) pole: Sign,
    /// 0 to 1, strengthened and weakened by its neighbours, but not by a denial.
    pub(super) strength: f32,
    /// How fully it is denied; 0 when it holds.
    pub(super) denied: f32,
}

/// What the words of a text say about strength.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// In the order of the text.
    pub(super) felt: Vec<Felt>,
    /// The sum of what raises the whole text, 0 or more.
    pub(super) raise: f32,
    /// What is left after all that plays it down, 0 to 1.
    pub(super) soften: f32,
}

/// How many tokens after a degree ("a bit of a …") the feeling may stand, and after a denial.
const DEGREE_REACH: usize = 4;
const DENIAL_REACH: usize = 5;
/// How many tokens before a degree ("it hurts me and her a lot").
const BACKWARD_REACH: usize = 8;
/// A degree that stands at no feeling still tells something about the whole; one that does, a bit.
const LOOSE: f32 = 0.3;
const ATTACHED: f32 = 0.08;

/// Reads the words: linear in them, since every reach is bounded.
pub(super) fn read(words: &[Token]) -> Reading {
    let hits = LEXICON.find(words);
    let mut felt: Vec<Felt> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    // For each token, the feeling that starts there.
    let mut at: Vec<Option<usize>> = vec![None; words.len()];
    for hit in &hits {
        if matches!(hit.what, Sign::Bright | Sign::Dark | Sign::Either) {
            if let Some(slot) = at.get_mut(hit.start) {
                slot.get_or_insert(felt.len());
            }
            felt.push(Felt { start: hit.start, pole: hit.what, strength: hit.weight, denied: 0.0 });
            ends.push(hit.start + hit.len);
        }
    }
    let map = Map { words, at, ends, walls: walls(words, &hits) };
    let mut reading = Reading { felt, raise: loudness(words, &hits), soften: 1.0 };
    // Weakening comes last, so that the order of "very" and "a bit" does not matter.
    let mut left = vec![1.0_f32; reading.felt.len()];
    for hit in &hits {
        let end = hit.start + hit.len;
        match hit.what {
            Sign::Stronger => {
                let target = map.degree_target(hit.start, end);
                if let Some(felt) = target.and_then(|i| reading.felt.get_mut(i)) {
                    felt.strength += (1.0 - felt.strength) * hit.weight;
                }
                reading.raise += hit.weight * if target.is_some() { ATTACHED } else { LOOSE };
            }
            Sign::Weaker => {
                let target = map.degree_target(hit.start, end);
                if let Some(share) = target.and_then(|i| left.get_mut(i)) {
                    *share *= hit.weight;
                }
                let lost = 1.0 - hit.weight;
                reading.soften *= 1.0 - lost * if target.is_some() { 0.2 } else { 0.4 };
            }
            Sign::Not | Sign::Never => {
                let (target, strengthened) = map.denial_target(end);
                if let Some(felt) = target.and_then(|i| reading.felt.get_mut(i)) {
                    if hit.what == Sign::Never && strengthened {
                        felt.strength += (1.0 - felt.strength) * 0.6;
                    } else {
                        // "Not unhappy", "never not tired": twice denied is said.
                        felt.denied = if felt.denied > 0.0 { 0.0 } else { hit.weight };
                    }
                }
            }
            Sign::Raise => reading.raise += hit.weight,
            Sign::Soften => reading.soften *= hit.weight,
            Sign::Bright | Sign::Dark | Sign::Either | Sign::Barrier | Sign::Silent => {}
        }
    }
    for (felt, share) in reading.felt.iter_mut().zip(left) {
        felt.strength *= share.max(0.35);
    }
    reading
}

/// Where feelings and barriers stand.
struct Map<'a> {
    words: &'a [Token],
    at: Vec<Option<usize>>,
    ends: Vec<usize>,
    walls: Vec<bool>,
}

impl Map<'_> {
    /// Whether `token` ends a clause or holds back a degree.
    fn stops(&self, token: usize) -> bool {
        self.words.get(token).is_none_or(|t| t.word.is_empty())
            || self.walls.get(token).copied().unwrap_or(true)
    }

    /// The feeling that a degree at `start..end` speaks of: the next one, else the last before it.
    fn degree_target(&self, start: usize, end: usize) -> Option<usize> {
        for token in end..end + DEGREE_REACH {
            if let Some(found) = self.at.get(token).copied().flatten() {
                return Some(found);
            }
            if self.stops(token) {
                break;
            }
        }
        for back in 1..=BACKWARD_REACH {
            let token = start.checked_sub(back)?;
            if self.words.get(token).is_none_or(|t| t.word.is_empty()) {
                return None;
            }
            if let Some(found) = self.at.get(token).copied().flatten() {
                // Not one that it is part of: "over the moon" is no "over" plus a degree.
                return self.ends.get(found).is_some_and(|e| *e <= start).then_some(found);
            }
        }
        None
    }

    /// The feeling that a denial before `end` speaks of, and whether "so" or "this" stands between.
    fn denial_target(&self, end: usize) -> (Option<usize>, bool) {
        let mut strengthened = false;
        for token in end..end + DENIAL_REACH {
            let word = self.words.get(token).map_or("", |t| t.word.as_str());
            strengthened |= matches!(word, "so" | "this" | "more" | "such" | "as" | "that" | "soo");
            if let Some(found) = self.at.get(token).copied().flatten() {
                return (Some(found), strengthened);
            }
            if self.stops(token) {
                break;
            }
        }
        (None, false)
    }
}

fn walls(words: &[Token], hits: &[Hit<Sign>]) -> Vec<bool> {
    let mut walls = vec![false; words.len()];
    for hit in hits.iter().filter(|h| h.what == Sign::Barrier) {
        if let Some(wall) = walls.get_mut(hit.start) {
            *wall = true;
        }
    }
    walls
}

/// Exclamation marks, capitals and drawn-out letters, as a part of [`Reading::raise`]. A text all in
/// capitals is a habit more than a scream: it counts like two shouted words.
fn loudness(words: &[Token], hits: &[Hit<Sign>]) -> f32 {
    let marks = words.iter().map(|t| usize::from(t.exclaimed)).sum::<usize>().min(4);
    let stretched = words.iter().filter(|t| t.stretched).count().min(2);
    let shouted = hits
        .iter()
        .filter(|h| h.what != Sign::Silent && words.get(h.start).is_some_and(|t| t.shouted))
        .count();
    let (spoken, loud) = words
        .iter()
        .filter(|t| t.word.len() > 1)
        .fold((0, 0), |(all, loud), t| (all + 1, loud + usize::from(t.shouted)));
    let all = if loud * 2 > spoken && spoken > 2 { 2 } else { 0 };
    0.05 * marks as f32 + 0.07 * stretched as f32 + 0.07 * shouted.max(all).min(2) as f32
}
