//! The quick model: a weight for each feature of the text and each label, added up.
//!
//! It serves the hot path, where a reply waits: microseconds, no memory to load beyond the 1 MiB that is
//! part of the program. Beside the hashed features stand the scores of the word lists, which know of
//! negation and of words too rare to be learnt. `core/model/quick.py` trains it.

mod features;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::Emotion;
use super::decision::{Decision, Logits, OUTPUTS, Verdict, array};
use super::listed;
use super::text::{Token, tokens};
use crate::sentence::{Blob, BlobError, Kind};
use features::{BUCKETS, features};

/// A text's features together weigh about this much, however many they are.
const REACH: f32 = 3.0;
/// The word lists' scores, one for each emotion.
const LISTED: usize = Emotion::ALL.len();

const WEIGHTS: &[u8] = include_bytes!("../../../model/weights/quick.bin");

static QUICK: LazyLock<Option<Quick>> = LazyLock::new(|| {
    Quick::of(Blob::part_of_program(Cow::Borrowed(WEIGHTS), Kind::Quick).ok()?).ok()
});

/// The weights.
#[derive(Debug)]
pub struct Quick {
    blob: Blob,
    /// [`BUCKETS`] rows of [`OUTPUTS`] bytes, each an `i8`.
    buckets: Range<usize>,
    scales: Logits,
    biases: Logits,
    listed: [[f32; LISTED]; OUTPUTS],
    decision: Decision,
}

impl Quick {
    /// Reads the file `quick.bin` that `core/model/` writes.
    ///
    /// # Errors
    /// Each of [`BlobError`].
    pub fn read(bytes: Cow<'static, [u8]>) -> Result<Self, BlobError> {
        Self::of(Blob::open(bytes, Kind::Quick)?)
    }

    fn of(blob: Blob) -> Result<Self, BlobError> {
        let mut reader = blob.reader();
        let scales = array(&mut reader)?;
        let biases = array(&mut reader)?;
        let mut listed = [[0.0; LISTED]; OUTPUTS];
        for row in &mut listed {
            *row = array(&mut reader)?;
        }
        let decision = Decision::read(&mut reader)?;
        let buckets = reader.range(BUCKETS as usize * OUTPUTS)?;
        reader.end()?;
        Ok(Self { blob, buckets, scales, biases, listed, decision })
    }

    /// The one that is part of the program; `None` only if its file was damaged before the build, which a
    /// test rules out.
    #[must_use]
    pub fn built_in() -> Option<&'static Self> {
        QUICK.as_ref()
    }

    /// `words` are the tokens of `text`.
    pub(super) fn decide(&self, text: &str, words: &[Token]) -> Verdict {
        self.decision.decide(&self.logits(text, words))
    }

    /// `words` are the tokens of `text`.
    pub(super) fn logits(&self, text: &str, words: &[Token]) -> Logits {
        let (buckets, listed) = inputs_of(text, words);
        let (rows, _) = self.blob.get(&self.buckets).as_chunks::<OUTPUTS>();
        let mut sums = [0_i32; OUTPUTS];
        for row in buckets.iter().filter_map(|bucket| rows.get(*bucket as usize)) {
            for (sum, byte) in sums.iter_mut().zip(row) {
                *sum += i32::from(*byte as i8);
            }
        }
        let share = REACH / (buckets.len().max(1) as f32).sqrt();
        let mut logits = self.biases;
        let parts = self.listed.iter().zip(sums.iter().zip(&self.scales));
        for (logit, (own, (sum, scale))) in logits.iter_mut().zip(parts) {
            *logit += *sum as f32 * scale * share;
            *logit += own.iter().zip(&listed).map(|(weight, score)| weight * score).sum::<f32>();
        }
        logits
    }
}

/// What the model sees of a text: its [`features`], and the word lists' score of each emotion. Training
/// learns from these.
#[must_use]
pub fn inputs(text: &str) -> (Vec<u32>, [f32; LISTED]) {
    inputs_of(text, &tokens(text))
}

fn inputs_of(text: &str, words: &[Token]) -> (Vec<u32>, [f32; LISTED]) {
    (features(text, words), listed::scores(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the program leaves out at its start.
    #[test]
    fn the_one_in_the_program_is_whole() {
        assert!(Quick::read(Cow::Borrowed(WEIGHTS)).is_ok() && Quick::built_in().is_some());
    }
}
