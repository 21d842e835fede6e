//! A text as a reader sees it: full-width letters are letters, what is invisible is not there.
//!
//! Finders read the view; what they find is told in places of the text itself.

use std::borrow::Cow;

use super::work;

/// A text, and where the view of it differs.
pub(super) struct View<'t> {
    text: Cow<'t, str>,
    changes: Vec<Change>,
}

/// One character that is read as another, or not at all.
struct Change {
    /// Its first byte in the view, and its bytes there: one, or none.
    read_at: usize,
    read_len: usize,
    /// The same in the text.
    at: usize,
    len: usize,
}

enum Reading {
    Same,
    As(u8),
    Nothing,
}

impl<'t> View<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut changes = Vec::new();
        let mut read = String::new();
        let mut done = 0;
        if !text.is_ascii() {
            for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
                let (read_len, as_byte) = match reading(c) {
                    Reading::Same => continue,
                    Reading::As(byte) => (1, Some(byte)),
                    Reading::Nothing => (0, None),
                };
                read.push_str(text.get(done..at).unwrap_or_default());
                changes.push(Change { read_at: read.len(), read_len, at, len: c.len_utf8() });
                read.extend(as_byte.map(char::from));
                done = at + c.len_utf8();
            }
        }
        work::did(text.len());
        if changes.is_empty() {
            return Self { text: Cow::Borrowed(text), changes };
        }
        read.push_str(text.get(done..).unwrap_or_default());
        Self { text: Cow::Owned(read), changes }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the characters from `start` to `end` of the view stand in the text. What is invisible
    /// before and behind them stays outside.
    pub fn place(&self, start: usize, end: usize) -> (usize, usize) {
        let before_start = self.changes.partition_point(|c| c.read_at + c.read_len <= start);
        // What is invisible is read at the place of what follows it, so it is before `end` only
        // when its place is.
        let before_end = self.changes.partition_point(|c| c.read_at < end);
        (self.original(before_start, start), self.original(before_end, end))
    }

    /// The place in the text of a place in the view that has `count` changes before it.
    fn original(&self, count: usize, at: usize) -> usize {
        match count.checked_sub(1).and_then(|last| self.changes.get(last)) {
            Some(change) => {
                (change.at + change.len + at).saturating_sub(change.read_at + change.read_len)
            }
            None => at,
        }
    }
}

/// How a character is read. Square brackets of any width stay what they are: they are walls.
fn reading(c: char) -> Reading {
    let number = c as u32;
    let digit = |zero: u32| Reading::As(b'0' + (number.saturating_sub(zero) % 10) as u8);
    match c {
        // What is not seen: joiners, directions, variation selectors, the soft hyphen, the BOM.
        '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Reading::Nothing,
        // Full-width forms of ASCII (Unicode block FF00).
        '\u{ff3b}' | '\u{ff3d}' => Reading::Same,
        '\u{ff01}'..='\u{ff5e}' => Reading::As((number - 0xfee0) as u8),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Reading::As(b' ')
        }
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '·' => Reading::As(b'-'),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '′' => Reading::As(b'\''),
        '\u{201c}'..='\u{201e}' | '«' | '»' | '″' => Reading::As(b'"'),
        // They part words as a comma does; as a hyphen or a dot they would join them.
        '\u{2014}' | '\u{2015}' | '…' | '、' | '。' | '•' => Reading::As(b','),
        // Digits of other scripts (Unicode category Nd).
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{966}'..='\u{96f}' => digit(0x966),
        '\u{9e6}'..='\u{9ef}' => digit(0x9e6),
        '\u{1d7ce}'..='\u{1d7ff}' => digit(0x1d7ce),
        _ => Reading::Same,
    }
}
