//! Choosing among phrases: the same seed and vent choose the same, and nothing already said is said
//! again.

use crate::lookup::hash;

/// Picks phrases by a hash, and passes over those already said.
pub(super) struct Chooser {
    hash: u64,
    /// What was said before, in lower case.
    said: String,
}

impl Chooser {
    /// `said` is everything a phrase must not repeat.
    pub(super) fn new(seed: u64, content: &str, said: &str) -> Self {
        Self { hash: mix(hash(content) ^ mix(seed)), said: said.to_lowercase() }
    }

    /// One of the phrases; each slot draws on its own. When all were said before, any.
    pub(super) fn pick<'t>(&self, slot: u64, options: &[&'t str]) -> &'t str {
        let fresh: Vec<&'t str> = options.iter().copied().filter(|o| !self.was_said(o)).collect();
        let from = if fresh.is_empty() { options } else { fresh.as_slice() };
        let at = self.number(slot, from.len());
        from.get(at).copied().unwrap_or("")
    }

    /// A number below `below` for a slot; 0 when there is no choice.
    pub(super) fn number(&self, slot: u64, below: usize) -> usize {
        let below = u64::try_from(below).unwrap_or(1).max(1);
        usize::try_from(mix(self.hash ^ mix(slot)) % below).unwrap_or(0)
    }

    /// Whether the fixed words of a phrase (around `{}`) were said before.
    pub(super) fn was_said(&self, phrase: &str) -> bool {
        let fixed = phrase.split("{}").map(str::trim).max_by_key(|part| part.len()).unwrap_or("");
        fixed.len() > 8 && self.said.contains(&fixed.to_lowercase())
    }
}

/// The finaliser of splitmix64 (Steele, Lea and Flood, 2014).
fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
