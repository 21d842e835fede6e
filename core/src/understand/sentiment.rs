//! The tone of a text, by its words, and how to blend it with what a model says.

use super::Sentiment;
use super::strength::{Reading, Sign};
use super::text::Token;

/// What the words of a text weigh on either side, each 0 or more.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Tone {
    pub(super) bright: f32,
    pub(super) dark: f32,
}

/// What comes before "but" counts for less than what follows ("lovely place, but I cried").
const BEFORE_BUT: f32 = 0.5;
/// How many tokens before "but" that reaches.
const BUT_REACH: usize = 14;
/// "Not happy" is darker than "not sad" is bright.
const DENIED_BRIGHT: f32 = 0.8;
const DENIED_DARK: f32 = 0.35;
/// Below this mass either way there is next to nothing to go by.
const SLIGHT: f32 = 0.2;
/// How much words count beside a model of equal confidence: they miss what is not said outright.
const WORDS_SHARE: f32 = 0.4;

/// The tone of a text: its words, and what [`read`](super::strength::read) made of them. Linear.
pub(super) fn tone(words: &[Token], reading: &Reading) -> Tone {
    let mut tone = Tone::default();
    let mut but: Option<usize> = None;
    let mut next = words.len();
    for felt in reading.felt.iter().rev() {
        let between = words.get(felt.start..next).unwrap_or_default();
        next = felt.start;
        but = between
            .iter()
            .position(|t| matches!(t.word.as_str(), "but" | "however" | "yet"))
            .map(|i| felt.start + i)
            .or(but);
        let turned = but.is_some_and(|at| at - felt.start <= BUT_REACH);
        let weight = felt.strength * if turned { BEFORE_BUT } else { 1.0 };
        match (felt.pole, felt.denied > 0.0) {
            (Sign::Bright, false) => tone.bright += weight,
            (Sign::Bright, true) => tone.dark += weight * DENIED_BRIGHT * felt.denied,
            (Sign::Dark, false) => tone.dark += weight,
            (Sign::Dark, true) => tone.bright += weight * DENIED_DARK * felt.denied,
            // A surprise or a shaking body may be either.
            _ => {}
        }
    }
    tone
}

impl Tone {
    /// The words alone as a [`Sentiment`].
    pub(super) fn sentiment(self) -> Sentiment {
        let mass = self.bright + self.dark;
        Sentiment {
            polarity: ((self.bright - self.dark) / (mass + SLIGHT)).clamp(-1.0, 1.0),
            confidence: (1.0 - (-1.2 * mass).exp()).clamp(0.0, 1.0),
        }
    }
}

/// Words and a model's opinion as one. `model_positive` and `model_negative` are the probabilities
/// that the text holds a good or a bad feeling, 0 to 1 each; both may be high, and what is not a
/// number counts as 0.
///
/// The polarity is the mean of both, weighed by their confidence, the words at two fifths. The
/// confidence is the chance that not both are mistaken, less what they disagree: opposite poles
/// leave half of it. Where the model finds neither, the words speak alone with two fifths of their
/// confidence; where no word is known, the model speaks alone.
#[must_use]
pub(super) fn blend(words: Tone, model_positive: f32, model_negative: f32) -> Sentiment {
    let chance = |p: f32| if p.is_finite() { p.clamp(0.0, 1.0) } else { 0.0 };
    let (positive, negative) = (chance(model_positive), chance(model_negative));
    let model = Sentiment {
        polarity: (positive - negative) / (positive + negative).max(1.0),
        confidence: positive.max(negative),
    };
    let words = words.sentiment();
    let (own, theirs) = (words.confidence * WORDS_SHARE, model.confidence);
    let weight = own + theirs;
    if weight <= f32::EPSILON {
        return Sentiment { polarity: 0.0, confidence: 0.0 };
    }
    let apart = (words.polarity - model.polarity).abs() / 2.0;
    // Where one side is silent there is nothing to disagree with.
    let disagreement = apart * words.confidence.min(model.confidence);
    let either = 1.0 - (1.0 - own) * (1.0 - theirs);
    Sentiment {
        polarity: ((words.polarity * own + model.polarity * theirs) / weight).clamp(-1.0, 1.0),
        confidence: (either * (1.0 - 0.5 * disagreement)).clamp(0.0, 1.0),
    }
}
