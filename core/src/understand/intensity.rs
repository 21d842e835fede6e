//! How strongly a feeling is felt, whatever the feeling, from 0 to 1.
//!
//! The anchors: about 0.2 slight, 0.4 to 0.5 plain, 0.7 strong, 0.9 and more extreme. The strongest
//! word of feeling leads; the others, and signs of the whole text, move it from there. More of what
//! strengthens never lowers the figure, and more of what weakens never raises it.

use super::strength::{Felt, Reading, Sign, read};
use super::text::tokens;

/// Where no word tells how strongly: somewhat below plain, for words fail the strongest feelings
/// less often than they are spared on the weak ones.
pub(super) const DEFAULT: f32 = 0.42;
/// The most that the company of other feelings adds, as a share of the way to 1.
const COMPANY: f32 = 0.3;
/// From here on, a second feeling deepens the first; "nice" beside "devastated" does not.
const COMPANY_FROM: f32 = 0.3;
/// The most that duration, absolutes and loudness add, as a share of the way to 1.
const RAISE: f32 = 0.45;
/// The least that is left of a text that plays itself down.
const SOFTENED: f32 = 0.5;

/// How strongly the feeling in `text` is felt, 0 to 1, provided that there is one: a plain or empty
/// text gets the default, and its caller knows that nothing is felt. Linear, and reads 12,000
/// characters at most.
#[must_use]
pub fn intensity(text: &str) -> f32 {
    of(&read(&tokens(text)))
}

/// [`intensity`] of a text that is already read.
pub(super) fn of(reading: &Reading) -> f32 {
    let Reading { felt, raise, soften } = reading;
    let values = || felt.iter().map(felt_strength);
    let top = values().reduce(f32::max).unwrap_or(DEFAULT);
    let beside = values().map(|v| (v - COMPANY_FROM).max(0.0)).sum::<f32>()
        - (top - COMPANY_FROM).max(0.0) * f32::from(u8::from(!felt.is_empty()));
    let lead = top + (1.0 - top) * saturate(beside.max(0.0), COMPANY);
    let raised = lead + (1.0 - lead) * saturate(*raise, RAISE);
    (raised * soften.max(SOFTENED)).clamp(0.0, 1.0)
}

/// What a word of feeling is worth once a denial is counted: "not sad" is next to nothing, "not
/// happy" a plain discontent, and neither is more than the word itself.
fn felt_strength(felt: &Felt) -> f32 {
    match felt.pole {
        _ if felt.denied == 0.0 => felt.strength,
        Sign::Bright => felt.strength.min(0.45) * felt.denied,
        _ => felt.strength * 0.35 * felt.denied,
    }
}

/// Grows with `sum`, at first as fast, and never reaches `most`.
fn saturate(sum: f32, most: f32) -> f32 {
    most * (1.0 - (-sum / most).exp())
}
