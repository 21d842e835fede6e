//! The transformer of all-MiniLM-L6-v2 (BERT, Devlin et al. 2019): post-norm layers, twelve heads, GELU.

use super::blob::{Blob, BlobError, Reader};
use super::kernel::{Matrix, Rounded, multiply};
use super::math::{add, attend, gelu, normalise};
use std::ops::Range;

/// Numbers for each token.
pub const HIDDEN: usize = 384;
/// Numbers for each token inside a layer.
const INNER: usize = 1_536;
/// Rows that go through the inner part at once: bounds its memory to 64 × 1,536 × 6 bytes.
const ROWS_AT_ONCE: usize = 64;

/// Weights of `outputs × inputs` bytes in the blob.
#[derive(Debug)]
struct Dense {
    weights: Range<usize>,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Dense {
    fn read(reader: &mut Reader<'_>, outputs: usize, inputs: usize) -> Result<Self, BlobError> {
        let scales = reader.floats(outputs)?;
        let biases = reader.floats(outputs)?;
        let weights = reader.range(outputs * inputs)?;
        Ok(Self { weights, scales, biases })
    }

    fn run(&self, blob: &Blob, x: &Rounded, out: &mut [f32], space: &mut Vec<i16>) {
        let weights = blob.get(&self.weights);
        let matrix = Matrix { weights, scales: &self.scales, biases: &self.biases };
        multiply(x, matrix, out, space);
    }
}

/// Brings each row to mean 0 and variance 1, then to a scale and a place of its own.
#[derive(Debug)]
pub struct Norm {
    gains: Vec<f32>,
    biases: Vec<f32>,
}

impl Norm {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, BlobError> {
        Ok(Self { gains: reader.floats(HIDDEN)?, biases: reader.floats(HIDDEN)? })
    }

    pub(super) fn run(&self, states: &mut [f32]) {
        normalise(states, &self.gains, &self.biases);
    }
}

/// One layer.
#[derive(Debug)]
pub struct Layer {
    query: Dense,
    key: Dense,
    value: Dense,
    output: Dense,
    attention_norm: Norm,
    inner: Dense,
    outer: Dense,
    norm: Norm,
}

/// Memory that layers share, so that a run asks for it once.
#[derive(Debug, Default)]
pub struct Space {
    rounded: Rounded,
    wide: Vec<i16>,
    query: Vec<f32>,
    key: Vec<f32>,
    value: Vec<f32>,
    mixed: Vec<f32>,
    inner: Vec<f32>,
}

impl Layer {
    /// Reads one layer in the order of its fields.
    ///
    /// # Errors
    /// [`BlobError::Length`], [`BlobError::Value`].
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, BlobError> {
        Ok(Self {
            query: Dense::read(reader, HIDDEN, HIDDEN)?,
            key: Dense::read(reader, HIDDEN, HIDDEN)?,
            value: Dense::read(reader, HIDDEN, HIDDEN)?,
            output: Dense::read(reader, HIDDEN, HIDDEN)?,
            attention_norm: Norm::read(reader)?,
            inner: Dense::read(reader, INNER, HIDDEN)?,
            outer: Dense::read(reader, HIDDEN, INNER)?,
            norm: Norm::read(reader)?,
        })
    }

    /// Turns the states of all tokens, [`HIDDEN`] numbers each, into this layer's. `blob` is the one it
    /// was read from.
    pub fn run(&self, blob: &Blob, states: &mut [f32], space: &mut Space) {
        let Space { rounded, wide, query, key, value, mixed, inner } = space;
        for part in [&mut *query, &mut *key, &mut *value, &mut *mixed] {
            part.resize(states.len(), 0.0);
        }
        rounded.set(states, HIDDEN);
        self.query.run(blob, rounded, query, wide);
        self.key.run(blob, rounded, key, wide);
        self.value.run(blob, rounded, value, wide);
        attend(query, key, value, mixed);
        rounded.set(mixed, HIDDEN);
        self.output.run(blob, rounded, query, wide);
        add(states, query);
        self.attention_norm.run(states);
        for rows in states.chunks_mut(ROWS_AT_ONCE * HIDDEN) {
            inner.resize(rows.len() / HIDDEN * INNER, 0.0);
            let outer = query.get_mut(..rows.len()).unwrap_or_default();
            rounded.set(rows, HIDDEN);
            self.inner.run(blob, rounded, inner, wide);
            gelu(inner);
            rounded.set(inner, INNER);
            self.outer.run(blob, rounded, outer, wide);
            add(rows, outer);
            self.norm.run(rows);
        }
    }
}
