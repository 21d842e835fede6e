//! From what a model gives to what holds: chances, and the chance from which each label is named.

use super::Emotion;
use crate::sentence::{BlobError, Reader};

/// The emotions in the order of [`Emotion::ALL`], then neutral.
pub(super) const LABELS: usize = Emotion::ALL.len() + 1;
/// The labels, then whether the tone is positive and whether it is negative.
pub(super) const OUTPUTS: usize = LABELS + 2;
/// Where neutral stands among them.
pub(super) const NEUTRAL: usize = Emotion::ALL.len();

/// One number for each output, before it is a chance.
pub(super) type Logits = [f32; OUTPUTS];

/// A model's calibration (Platt 1999) and its thresholds, both set in training.
#[derive(Debug)]
pub(super) struct Decision {
    factors: Logits,
    offsets: Logits,
    /// From these chances on a label holds: where F1 is best.
    thresholds: [f32; LABELS],
}

/// What a model says of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    /// The chance of each emotion.
    pub scores: Vec<(Emotion, f32)>,
    /// What holds, the surest first; `None` is neutral.
    pub labels: Vec<Option<Emotion>>,
    /// The chance that nothing is felt.
    pub neutral: f32,
    /// The chance that the tone is positive.
    pub positive: f32,
    /// The chance that the tone is negative; both may be high.
    pub negative: f32,
}

impl Default for Verdict {
    /// Neutral: nothing was read.
    fn default() -> Self {
        let scores = Emotion::ALL.map(|emotion| (emotion, 0.0)).to_vec();
        Self { scores, labels: vec![None], neutral: 1.0, positive: 0.0, negative: 0.0 }
    }
}

pub(super) fn array<const N: usize>(reader: &mut Reader<'_>) -> Result<[f32; N], BlobError> {
    reader.floats(N)?.try_into().map_err(|_| BlobError::Length)
}

impl Decision {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, BlobError> {
        let decision =
            Self { factors: array(reader)?, offsets: array(reader)?, thresholds: array(reader)? };
        let chances = decision.thresholds.iter().all(|chance| *chance > 0.0 && *chance < 1.0);
        if chances { Ok(decision) } else { Err(BlobError::Value) }
    }

    pub(super) fn decide(&self, logits: &Logits) -> Verdict {
        let numbers = logits.iter().zip(&self.factors).zip(&self.offsets);
        let chances: Vec<f32> =
            numbers.map(|((logit, factor), offset)| chance(logit * factor + offset)).collect();
        let at = |place: usize| chances.get(place).copied().unwrap_or_default();
        let names = Emotion::ALL.into_iter().map(Some).chain([None]);
        let mut labels: Vec<(Option<Emotion>, f32)> = names
            .zip(&chances)
            .zip(&self.thresholds)
            .filter(|((_, chance), threshold)| chance >= threshold)
            .map(|((name, chance), threshold)| (name, rank(name, *chance, *threshold)))
            .collect();
        labels.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        Verdict {
            scores: Emotion::ALL.into_iter().zip(chances.iter().copied()).collect(),
            labels: labels.into_iter().map(|(name, _)| name).collect(),
            neutral: at(NEUTRAL),
            positive: at(LABELS),
            negative: at(LABELS + 1),
        }
    }
}

/// How far in front a label that holds is named. A rare one is sure of itself at a chance that a common one is
/// not, yet the likelier of two says more. Loneliness and overwhelm go before all that is wider: whoever
/// labelled the comments that the models learn from had no such names, and called both sadness.
fn rank(label: Option<Emotion>, chance: f32, threshold: f32) -> f32 {
    let narrow = matches!(label, Some(Emotion::Loneliness | Emotion::Overwhelm)) && chance >= 0.5;
    f32::from(u8::from(narrow)) * 2.0 + chance / threshold.powf(0.25)
}

/// The logistic function.
pub(super) fn chance(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}
