//! WordPiece, as BERT's uncased models were trained with it (Devlin et al. 2019): text to token ids.
//!
//! Equal to Hugging Face's `tokenizers` for `bert-base-uncased`; a test compares more than 2,000 texts of
//! all scripts. The steps: drop control characters, set CJK characters apart, split off accents and drop
//! them, lower the case, split at blanks and punctuation, then take the longest known piece again and again.

use std::ops::Range;

use unicode_categories::UnicodeCategories;
use unicode_normalization::UnicodeNormalization;

use super::blob::{Blob, BlobError, Reader};

/// The number of pieces in the vocabulary.
pub const VOCABULARY: usize = 30_522;
/// What stands for a word that the vocabulary cannot make.
pub const UNKNOWN: u16 = 100;
/// What stands before every text.
pub const FIRST: u16 = 101;
/// What stands behind every text.
pub const LAST: u16 = 102;
/// A longer word is unknown as a whole.
const LONGEST_WORD: usize = 100;

/// The pieces and how to find them.
#[derive(Debug)]
pub struct Vocabulary {
    /// All pieces in a row, in the order of their bytes.
    pieces: Range<usize>,
    /// Where each ends in `pieces`.
    ends: Vec<u32>,
    /// The id of each.
    ids: Vec<u16>,
    /// The length of the longest in bytes.
    longest: usize,
}

impl Vocabulary {
    /// Reads the pieces, sorted by their bytes, each with its length and id.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, BlobError> {
        let lengths = reader.bytes(VOCABULARY)?;
        let mut end = 0;
        let ends: Vec<u32> = lengths
            .iter()
            .map(|length| {
                end += u32::from(*length);
                end
            })
            .collect();
        let (ids, _) = reader.bytes(VOCABULARY * 2)?.as_chunks::<2>();
        let ids: Vec<u16> = ids.iter().map(|id| u16::from_le_bytes(*id)).collect();
        if ids.iter().any(|id| usize::from(*id) >= VOCABULARY) {
            return Err(BlobError::Value);
        }
        let longest = lengths.iter().copied().max().map_or(0, usize::from);
        let pieces = reader.range(end as usize)?;
        Ok(Self { pieces, ends, ids, longest })
    }

    fn piece<'a>(&self, pieces: &'a [u8], at: usize) -> &'a [u8] {
        let start =
            at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        pieces.get(start as usize..end as usize).unwrap_or_default()
    }

    fn find(&self, blob: &Blob, piece: &[u8]) -> Option<u16> {
        let pieces = blob.get(&self.pieces);
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.piece(pieces, middle).cmp(piece) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.ids.get(middle).copied(),
            }
        }
        None
    }

    /// The tokens of `text`, without [`FIRST`] and [`LAST`], and at most `most` of them.
    pub(super) fn tokens(&self, blob: &Blob, text: &str, most: usize) -> Vec<u16> {
        let mut found = Vec::new();
        let mut word = String::new();
        for c in normalised(text) {
            if found.len() >= most {
                break;
            }
            if c == ' ' {
                self.add(blob, &mut word, &mut found);
            } else if is_punctuation(c) {
                self.add(blob, &mut word, &mut found);
                word.push(c);
                self.add(blob, &mut word, &mut found);
            } else {
                word.push(c);
            }
        }
        self.add(blob, &mut word, &mut found);
        found.truncate(most);
        found
    }

    /// Takes a word apart and empties it.
    fn add(&self, blob: &Blob, word: &mut String, found: &mut Vec<u16>) {
        if word.is_empty() {
            return;
        }
        let before = found.len();
        if self.split(blob, word, found).is_none() {
            found.truncate(before);
            found.push(UNKNOWN);
        }
        word.clear();
    }

    fn split(&self, blob: &Blob, word: &str, found: &mut Vec<u16>) -> Option<()> {
        if word.chars().count() > LONGEST_WORD {
            return None;
        }
        // Pieces that go on begin with "##".
        let mut piece = Vec::with_capacity(self.longest + 2);
        let mut rest = word;
        while !rest.is_empty() {
            let lead: &[u8] = if rest.len() == word.len() { b"" } else { b"##" };
            let furthest = rest.floor_char_boundary(self.longest.saturating_sub(lead.len()));
            let mut ends = (1..=furthest).rev().filter(|end| rest.is_char_boundary(*end));
            let (id, end) = ends.find_map(|end| {
                piece.clear();
                piece.extend_from_slice(lead);
                piece.extend_from_slice(rest.get(..end)?.as_bytes());
                self.find(blob, &piece).map(|id| (id, end))
            })?;
            found.push(id);
            rest = rest.get(end..)?;
        }
        Some(())
    }
}

/// The text as BERT's uncased models see it: every blank is a space.
fn normalised(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|c| !is_dropped(*c))
        .flat_map(|c| {
            let apart = is_ideograph(c).then_some(' ');
            let c = if c.is_whitespace() { ' ' } else { c };
            apart.into_iter().chain([c]).chain(apart)
        })
        .nfd()
        .filter(|c| !c.is_mark_nonspacing())
        .flat_map(char::to_lowercase)
}

/// Characters without a look of their own.
fn is_dropped(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0' | '\u{fffd}' => true,
        c => c.is_other(),
    }
}

/// The blocks that BERT's authors chose: each character is a word.
fn is_ideograph(c: char) -> bool {
    matches!(
        c,
        '\u{4E00}'..='\u{9FFF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{20000}'..='\u{2A6DF}'
            | '\u{2A700}'..='\u{2B73F}'
            | '\u{2B740}'..='\u{2B81F}'
            | '\u{2B920}'..='\u{2CEAF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{2F800}'..='\u{2FA1F}'
    )
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_punctuation()
}
