//! The full model: the sentence model's trunk, an emotion branch tuned on it, and heads for theme and danger.
//!
//! It serves the queue, where nobody waits: some 20 ms a vent and 27 MB of weights, which the caller brings.
//! Labels come from the branch and, with a share of their own, from the quick model; the theme from the
//! sentence model's vector; intensity from words alone. `core/model/train.py` trains it.

use std::borrow::Cow;

use super::decision::{Decision, Logits, NEUTRAL, OUTPUTS, array, chance};
use super::quick::Quick;
use super::text::tokens;
use super::{Theme, Understanding, assemble};
use crate::sentence::{
    Blob, BlobError, HIDDEN, Kind, LAYERS, Layer, MOST_WINDOWS, SHARED_LAYERS, SentenceModel,
    Space, Trunk, mean, pooled,
};

/// Layers of the branch: as many as the sentence model has above its trunk.
const BRANCH_LAYERS: usize = LAYERS - SHARED_LAYERS;
/// The mean over the tokens and the first token.
const POOLED: usize = 2 * HIDDEN;
/// The themes, then none.
const THEMES: usize = Theme::ALL.len() + 1;

/// The model, about 27 MB.
#[derive(Debug)]
pub struct FullModel {
    sentence: SentenceModel,
    blob: Blob,
    layers: Vec<Layer>,
    head: Vec<f32>,
    biases: Logits,
    /// The share of the quick model's logits.
    stacked: f32,
    decision: Decision,
    themes: Head<THEMES>,
    danger: Head<1>,
}

/// A linear layer over the sentence model's vector.
#[derive(Debug)]
struct Head<const N: usize> {
    weights: Vec<f32>,
    biases: [f32; N],
}

impl<const N: usize> Head<N> {
    fn read(reader: &mut crate::sentence::Reader<'_>) -> Result<Self, BlobError> {
        Ok(Self { weights: reader.floats(N * HIDDEN)?, biases: array(reader)? })
    }

    fn run(&self, vector: &[f32]) -> [f32; N] {
        linear(&self.weights, self.biases, vector)
    }
}

/// `weights[output] · vector + bias[output]`.
fn linear<const N: usize>(weights: &[f32], biases: [f32; N], vector: &[f32]) -> [f32; N] {
    let mut sums = biases;
    for (sum, row) in sums.iter_mut().zip(weights.chunks_exact(vector.len().max(1))) {
        *sum += row.iter().zip(vector).map(|(weight, x)| weight * x).sum::<f32>();
    }
    sums
}

/// What two parts of a text say together: what is felt in one is felt, and only what is neutral in both is
/// neutral.
fn either(one: Logits, other: Logits) -> Logits {
    let mut both = one;
    for (place, (both, other)) in both.iter_mut().zip(other).enumerate() {
        *both = if place == NEUTRAL { both.min(other) } else { both.max(other) };
    }
    both
}

/// What the full model says of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// As the quick model's, but better.
    pub understanding: Understanding,
    /// The chance that the text speaks of danger to someone's life: a second opinion beside the rules of
    /// [`crate::crisis`], for counts alone. Nobody is helped or refused by it.
    pub danger: f32,
    /// The sentence model's vector, of length one.
    pub vector: Vec<f32>,
}

impl FullModel {
    /// Reads the files `sentence.bin` and `understanding.bin` that `core/model/` writes.
    ///
    /// # Errors
    /// Each of [`BlobError`].
    pub fn read(
        sentence: Cow<'static, [u8]>,
        understanding: Cow<'static, [u8]>,
    ) -> Result<Self, BlobError> {
        let sentence = SentenceModel::read(sentence)?;
        let blob = Blob::open(understanding, Kind::Understanding)?;
        let mut reader = blob.reader();
        let layers =
            (0..BRANCH_LAYERS).map(|_| Layer::read(&mut reader)).collect::<Result<_, _>>()?;
        let head = reader.floats(OUTPUTS * POOLED)?;
        let biases = array(&mut reader)?;
        let [stacked] = array(&mut reader)?;
        let decision = Decision::read(&mut reader)?;
        let themes = Head::read(&mut reader)?;
        let danger = Head::read(&mut reader)?;
        reader.end()?;
        Ok(Self { sentence, blob, layers, head, biases, stacked, decision, themes, danger })
    }

    /// The sentence model inside.
    #[must_use]
    pub fn sentence(&self) -> &SentenceModel {
        &self.sentence
    }

    /// Reads a text of any length and language, through at most `most` windows of 256 tokens (see
    /// [`SentenceModel::windows`]): that bounds the time, about 0.25 s a window in workerd.
    #[must_use]
    pub fn understand(&self, text: &str, most: usize) -> Reading {
        let mut space = Space::default();
        let mut logits: Option<Logits> = None;
        let mut parts = Vec::new();
        for window in self.sentence.windows(text, most.min(MOST_WINDOWS)) {
            let trunk = self.sentence.trunk(&window, &mut space);
            let own = self.branch(&trunk, &mut space);
            logits = Some(logits.map_or(own, |before| either(before, own)));
            parts.push((self.sentence.pool(trunk, &mut space), window.len()));
        }
        let vector = pooled(parts);
        let mut logits = logits.unwrap_or(self.biases);
        let words = tokens(text);
        if let Some(quick) = Quick::built_in() {
            let more = quick.logits(text, &words);
            logits.iter_mut().zip(more).for_each(|(logit, more)| *logit += self.stacked * more);
        }
        let verdict = self.decision.decide(&logits);
        let [danger] = self.danger.run(&vector);
        Reading {
            understanding: assemble(&words, verdict, self.theme(&vector)),
            danger: chance(danger),
            vector,
        }
    }

    fn branch(&self, trunk: &Trunk, space: &mut Space) -> Logits {
        let mut states = trunk.0.clone();
        for layer in &self.layers {
            layer.run(&self.blob, &mut states, space);
        }
        let mut pooled = mean(&states);
        pooled.extend(states.iter().take(HIDDEN));
        linear(&self.head, self.biases, &pooled)
    }

    fn theme(&self, vector: &[f32]) -> Option<Theme> {
        let logits = self.themes.run(vector);
        let places = logits.iter().enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
        places.and_then(|(place, _)| Theme::ALL.get(place)).copied()
    }
}
