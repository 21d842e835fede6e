//! A file of weights: a header that says what it is, then numbers in the order their reader asks for.
//!
//! ```text
//! bytes  0..4   "VVM1": the format
//! bytes  4..8   what the file holds, see [`Kind`]
//! bytes  8..12  length of what follows the header
//! bytes 12..16  CRC-32 (IEEE 802.3) of what follows the header
//! ```
//!
//! Whole numbers are little-endian. Nothing in the file is trusted: each read names the length it wants
//! and fails when the file is shorter, and [`Reader::end`] fails when it is longer.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

const FORMAT: &[u8; 4] = b"VVM1";
const HEADER: usize = 16;

/// What a file of weights holds. A change of shape or order is a new number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The sentence model: vocabulary, word vectors, layers.
    Sentence = 1,
    /// The emotion branch and the heads of understanding.
    Understanding = 2,
    /// The quick model of hashed n-grams.
    Quick = 3,
}

/// Why a file of weights cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlobError {
    /// It does not begin as such files do: another file, or another version of the format.
    Foreign,
    /// It holds something else than what was asked for.
    OtherKind,
    /// It is shorter or longer than its header or its reader says.
    Length,
    /// Its contents do not fit its checksum.
    Checksum,
    /// A number in it cannot be: not finite, or out of its range.
    Value,
}

impl fmt::Display for BlobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is not a file of weights in format VVM1",
            Self::OtherKind => "this file of weights belongs to another model",
            Self::Length => "this file of weights is cut or has more than it should",
            Self::Checksum => "this file of weights is damaged: its checksum differs",
            Self::Value => "this file of weights holds a number that cannot be",
        })
    }
}

impl std::error::Error for BlobError {}

/// The bytes of a file whose header is right, and whose checksum, too, unless it is part of the program.
#[derive(Debug)]
pub struct Blob(Cow<'static, [u8]>);

impl Blob {
    /// Checks header, length and checksum.
    ///
    /// # Errors
    /// Each of [`BlobError`] but [`BlobError::Value`].
    pub fn open(bytes: Cow<'static, [u8]>, kind: Kind) -> Result<Self, BlobError> {
        let blob = Self::part_of_program(bytes, kind)?;
        let sum = blob.reader_at(12).bytes(4)?;
        if sum != crc32fast::hash(blob.0.get(HEADER..).unwrap_or_default()).to_le_bytes() {
            return Err(BlobError::Checksum);
        }
        Ok(blob)
    }

    /// As [`Blob::open`] without the checksum, for bytes that came with the program and are as whole as it is:
    /// the first vent of a process would wait for a sum that a test has seen already.
    ///
    /// # Errors
    /// As [`Blob::open`], but [`BlobError::Checksum`].
    pub fn part_of_program(bytes: Cow<'static, [u8]>, kind: Kind) -> Result<Self, BlobError> {
        let (header, contents) = bytes.split_at_checked(HEADER).ok_or(BlobError::Foreign)?;
        if !header.starts_with(FORMAT) {
            return Err(BlobError::Foreign);
        }
        let number = |range: Range<usize>| {
            let bytes = header.get(range).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_le_bytes)
        };
        if number(4..8) != kind as u32 {
            return Err(BlobError::OtherKind);
        }
        if usize::try_from(number(8..12)) != Ok(contents.len()) {
            return Err(BlobError::Length);
        }
        Ok(Self(bytes))
    }

    /// Reads from the first byte after the header.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        self.reader_at(HEADER)
    }

    fn reader_at(&self, at: usize) -> Reader<'_> {
        Reader { bytes: &self.0, at }
    }

    /// The bytes of a range that [`Reader::range`] gave; empty for any other that does not fit.
    #[must_use]
    pub fn get(&self, range: &Range<usize>) -> &[u8] {
        self.0.get(range.clone()).unwrap_or_default()
    }
}

/// Goes through a blob from front to back.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Where the next `length` bytes stand.
    ///
    /// # Errors
    /// [`BlobError::Length`] when there are fewer.
    pub fn range(&mut self, length: usize) -> Result<Range<usize>, BlobError> {
        let end = self.at.checked_add(length).ok_or(BlobError::Length)?;
        if end > self.bytes.len() {
            return Err(BlobError::Length);
        }
        let start = std::mem::replace(&mut self.at, end);
        Ok(start..end)
    }

    /// The next `length` bytes.
    ///
    /// # Errors
    /// [`BlobError::Length`] when there are fewer.
    pub fn bytes(&mut self, length: usize) -> Result<&'a [u8], BlobError> {
        let range = self.range(length)?;
        self.bytes.get(range).ok_or(BlobError::Length)
    }

    /// The next `count` numbers, each finite.
    ///
    /// # Errors
    /// [`BlobError::Length`], [`BlobError::Value`].
    pub fn floats(&mut self, count: usize) -> Result<Vec<f32>, BlobError> {
        let bytes = self.bytes(count.checked_mul(4).ok_or(BlobError::Length)?)?;
        let (numbers, _) = bytes.as_chunks::<4>();
        let numbers: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(numbers)
        } else {
            Err(BlobError::Value)
        }
    }

    /// The next whole number.
    ///
    /// # Errors
    /// [`BlobError::Length`].
    pub fn count(&mut self) -> Result<u32, BlobError> {
        let bytes = self.bytes(4)?.try_into().map_err(|_| BlobError::Length)?;
        Ok(u32::from_le_bytes(bytes))
    }

    /// That nothing is left.
    ///
    /// # Errors
    /// [`BlobError::Length`] when something is.
    pub fn end(self) -> Result<(), BlobError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(BlobError::Length) }
    }
}
