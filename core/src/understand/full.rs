//! The full model: the sentence model's trunk, an emotion branch tuned on it, and heads for theme and danger.
//!
//! It serves the queue, where nobody waits: some 20 ms a vent and 27 MB of weights, which the caller brings.
//! Labels come from the branch and, with a share of their own, from the quick model; the theme from the
//! sentence model's vector; intensity from words alone. `core/model/train.py` trains it.

use std::borrow::Cow;
use std::mem::take;

use super::decision::{Decision, Logits, NEUTRAL, OUTPUTS, array, chance};
use super::quick::Quick;
use super::text::tokens;
use super::{Theme, Understanding, assemble};
use crate::sentence::{
    Blob, BlobError, HIDDEN, Kind, LAYERS, Layer, MOST_WINDOWS, SHARED_LAYERS, SentenceModel,
    Space, Window, mean, pooled,
};

/// Layers of the branch: as many as the sentence model has above its trunk.
const BRANCH_LAYERS: usize = LAYERS - SHARED_LAYERS;
const ALL_LAYERS: usize = LAYERS + BRANCH_LAYERS;
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
    /// [`SentenceModel::windows`]): that bounds the time, about 0.2 s a window in workerd.
    #[must_use]
    pub fn understand(&self, text: &str, most: usize) -> Reading {
        let mut steps = self.steps(text, most);
        while steps.step() {}
        steps.reading()
    }

    /// The same in steps, for a caller with others waiting.
    #[must_use]
    pub fn steps<'a>(&'a self, text: &'a str, most: usize) -> Steps<'a> {
        let windows = self.sentence.windows(text, most.min(MOST_WINDOWS)).into_iter();
        Steps {
            model: self,
            text,
            windows,
            open: None,
            space: Space::default(),
            logits: None,
            parts: Vec::new(),
        }
    }

    /// What the branch says of the states that left its last layer.
    fn logits(&self, states: &[f32]) -> Logits {
        let mut pooled = mean(states);
        pooled.extend(states.iter().take(HIDDEN));
        linear(&self.head, self.biases, &pooled)
    }

    fn theme(&self, vector: &[f32]) -> Option<Theme> {
        let logits = self.themes.run(vector);
        let places = logits.iter().enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
        places.and_then(|(place, _)| Theme::ALL.get(place)).copied()
    }
}

/// A text on its way through the model. It holds the memory of a run until it is dropped.
#[derive(Debug)]
pub struct Steps<'a> {
    model: &'a FullModel,
    text: &'a str,
    windows: std::vec::IntoIter<Window>,
    open: Option<Open>,
    space: Space,
    logits: Option<Logits>,
    /// Of each window that was read its vector, and how many tokens it has.
    parts: Vec<(Vec<f32>, usize)>,
}

/// A window between two layers.
#[derive(Debug)]
struct Open {
    tokens: usize,
    states: Vec<f32>,
    /// How many layers the states have been through: first the sentence model's, then the branch's.
    layers: usize,
    /// What the branch begins with.
    trunk: Vec<f32>,
}

impl Steps<'_> {
    /// Goes through one layer, about 25 ms of a full window in workerd; whether there was one to go.
    pub fn step(&mut self) -> bool {
        let Self { model, windows, open, space, logits, parts, .. } = self;
        let mut window = match open.take() {
            Some(window) => window,
            None => {
                let Some(ids) = windows.next() else { return false };
                let states = model.sentence.states(&ids);
                Open { tokens: ids.len(), states, layers: 0, trunk: Vec::new() }
            }
        };
        match window.layers.checked_sub(LAYERS) {
            None => model.sentence.layer(window.layers, &mut window.states, space),
            Some(layer) => {
                if let Some(layer) = model.layers.get(layer) {
                    layer.run(&model.blob, &mut window.states, space);
                }
            }
        }
        window.layers += 1;
        match window.layers {
            SHARED_LAYERS => window.trunk.clone_from(&window.states),
            LAYERS => {
                parts.push((mean(&window.states), window.tokens));
                window.states = take(&mut window.trunk);
            }
            ALL_LAYERS => {
                let own = model.logits(&window.states);
                *logits = Some(logits.map_or(own, |before| either(before, own)));
                return true;
            }
            _ => {}
        }
        *open = Some(window);
        true
    }

    /// What the windows say together that went through all layers.
    #[must_use]
    pub fn reading(self) -> Reading {
        let Self { model, text, logits, parts, .. } = self;
        let vector = pooled(parts);
        let mut logits = logits.unwrap_or(model.biases);
        let words = tokens(text);
        if let Some(quick) = Quick::built_in() {
            let more = quick.logits(text, &words);
            logits.iter_mut().zip(more).for_each(|(logit, more)| *logit += model.stacked * more);
        }
        let verdict = model.decision.decide(&logits);
        let [danger] = model.danger.run(&vector);
        Reading {
            understanding: assemble(&words, verdict, model.theme(&vector)),
            danger: chance(danger),
            vector,
        }
    }
}
