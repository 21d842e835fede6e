//! The sentence model: all-MiniLM-L6-v2 in int8, from text to 384 numbers that stand for its meaning.
//!
//! Texts of like meaning get vectors of like direction (Reimers and Gurevych 2019): what semantic search
//! will compare, and what themes are told by. The first [`SHARED_LAYERS`] of its six layers are also the
//! trunk of the emotion branch (`core/src/understand/full.rs`), which so costs a third of a model of its own.
//!
//! Sans-IO: the weights come in as bytes ([`blob`]), which nobody has to trust. Time is about linear in
//! the text, memory bounded by [`WINDOW`] tokens at a time; no input makes it panic. The same blob gives
//! the same numbers natively and in WebAssembly.

pub mod blob;
mod encoder;
mod kernel;
mod math;
mod wordpiece;

use std::borrow::Cow;

pub use blob::{Blob, BlobError, Kind, Reader};
use encoder::Norm;
pub use encoder::{HIDDEN, Layer, Space};
pub use math::mean;
use wordpiece::{FIRST, LAST, VOCABULARY, Vocabulary};

/// Layers, all of them.
pub const LAYERS: usize = 6;
/// Layers below the emotion branch.
pub const SHARED_LAYERS: usize = 4;
/// The longest piece read at once, in tokens, with the two that stand at its ends. all-MiniLM-L6-v2 was
/// trained on pieces of this length.
pub const WINDOW: usize = 256;
/// Tokens of a text in a window.
const INSIDE: usize = WINDOW - 2;
/// Tokens that two neighbouring windows share, so that a sentence cut by one is whole in the other.
const OVERLAP: usize = 64;
/// The most windows a text is read through: 12 × 190 + 64 tokens, about 10,000 characters of English. A
/// longer text is read at twelve places spread over it.
pub const MOST_WINDOWS: usize = 12;
/// The most tokens looked at, far beyond what a vent may have: bounds the work for any text.
const MOST_TOKENS: usize = 40_000;

/// The model. Reading it keeps the blob's memory and adds about 1 MiB.
#[derive(Debug)]
pub struct SentenceModel {
    blob: Blob,
    vocabulary: Vocabulary,
    word_scales: Vec<f32>,
    words: std::ops::Range<usize>,
    positions: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

/// A piece of a text as token ids, with the ids that stand at its ends.
pub type Window = Vec<u16>;

impl SentenceModel {
    /// Reads the file `sentence.bin` that `core/model/` writes.
    ///
    /// # Errors
    /// Each of [`BlobError`]; the bytes are given up.
    pub fn read(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        let blob = Blob::open(bytes, Kind::Sentence)?;
        let mut reader = blob.reader();
        let vocabulary = Vocabulary::read(&mut reader)?;
        let word_scales = reader.floats(VOCABULARY)?;
        let words = reader.range(VOCABULARY * HIDDEN)?;
        let positions = reader.floats(WINDOW * HIDDEN)?;
        let norm = Norm::read(&mut reader)?;
        let layers = (0..LAYERS).map(|_| Layer::read(&mut reader)).collect::<Result<_, _>>()?;
        reader.end()?;
        Ok(Self { vocabulary, word_scales, words, positions, norm, layers, blob })
    }

    /// The text in windows, at most `most` and [`MOST_WINDOWS`] of them, spread over it; one without
    /// words for a text without words.
    #[must_use]
    pub fn windows(&self, text: &str, most: usize) -> Vec<Window> {
        let tokens = self.vocabulary.tokens(&self.blob, text, MOST_TOKENS);
        let step = INSIDE - OVERLAP;
        let count = tokens.len().saturating_sub(OVERLAP).div_ceil(step).max(1);
        let most = most.clamp(1, MOST_WINDOWS);
        let chosen = |place: usize| {
            if count <= most { place } else { place * (count - 1) / (most - 1).max(1) }
        };
        (0..count.min(most))
            .map(|place| {
                let start = chosen(place) * step;
                let end = (start + INSIDE).min(tokens.len());
                let inside = tokens.get(start..end).unwrap_or_default();
                [&[FIRST], inside, &[LAST]].concat()
            })
            .collect()
    }

    /// The states of a window's tokens before the first layer, [`HIDDEN`] numbers each; ids beyond [`WINDOW`] or
    /// the vocabulary are left out.
    #[must_use]
    pub fn states(&self, window: &[u16]) -> Vec<f32> {
        let words = self.blob.get(&self.words);
        let mut states = Vec::with_capacity(window.len().min(WINDOW) * HIDDEN);
        for (id, position) in window.iter().zip(self.positions.chunks_exact(HIDDEN)) {
            let id = usize::from(*id);
            let word = words.get(id * HIDDEN..(id + 1) * HIDDEN).unwrap_or_default();
            let scale = self.word_scales.get(id).copied().unwrap_or_default();
            let numbers = word.iter().zip(position);
            states.extend(numbers.map(|(byte, place)| f32::from(*byte as i8) * scale + place));
        }
        self.norm.run(&mut states);
        states
    }

    /// Takes the states through one of the [`LAYERS`], 0 first; their [`mean`] after the last is the window's
    /// vector, not yet of length one.
    pub fn layer(&self, layer: usize, states: &mut [f32], space: &mut Space) {
        if let Some(layer) = self.layers.get(layer) {
            layer.run(&self.blob, states, space);
        }
    }

    /// The vector of a text, [`HIDDEN`] numbers of length one: the mean over its windows.
    #[must_use]
    pub fn embed(&self, text: &str) -> Vec<f32> {
        let mut space = Space::default();
        let windows = self.windows(text, MOST_WINDOWS);
        let parts = windows.iter().map(|window| {
            let mut states = self.states(window);
            (0..LAYERS).for_each(|layer| self.layer(layer, &mut states, &mut space));
            (mean(&states), window.len())
        });
        pooled(parts)
    }
}

/// The mean of vectors, each weighed by the tokens it stands for, brought to length one.
pub fn pooled(parts: impl IntoIterator<Item = (Vec<f32>, usize)>) -> Vec<f32> {
    let mut total = vec![0.0; HIDDEN];
    for (part, tokens) in parts {
        for (sum, x) in total.iter_mut().zip(part) {
            *sum += x * tokens as f32;
        }
    }
    let length = total.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    total.iter_mut().for_each(|x| *x /= length);
    total
}

/// A vector as it is stored: 384 bytes, each an `i8`. Its direction is the text's, its length is not one.
///
/// Rounded so costs search nothing that could be measured (STS-B: 0.8197 against 0.8203 in f32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embedding(pub [i8; HIDDEN]);

impl From<&[f32]> for Embedding {
    /// The largest number becomes 127. Numbers that are missing are 0.
    fn from(vector: &[f32]) -> Self {
        let largest = vector.iter().fold(1e-12_f32, |most, x| most.max(x.abs()));
        let mut bytes = [0; HIDDEN];
        for (byte, x) in bytes.iter_mut().zip(vector) {
            *byte = (x / largest * 127.0).round_ties_even() as i8;
        }
        Self(bytes)
    }
}

impl Embedding {
    /// How alike two texts are: the cosine of the angle between their vectors, −1 to 1.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        let dot = |a: &Self, b: &Self| -> f32 {
            let products = a.0.iter().zip(&b.0).map(|(x, y)| i32::from(*x) * i32::from(*y));
            products.sum::<i32>() as f32
        };
        let lengths = (dot(self, self) * dot(other, other)).sqrt();
        if lengths > 0.0 { dot(self, other) / lengths } else { 0.0 }
    }
}
