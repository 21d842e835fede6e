//! What the targets share.

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use ventvault_core::pii::Restorer;

/// A text that arrives in pieces.
///
/// As a file: eight bytes that say how long the pieces are, then the text. A digit stands for its
/// own value, so a seed may begin with a line of seven digits (the end of the line is the eighth
/// byte, and stands for ten).
#[derive(Arbitrary, Debug)]
pub struct Stream<'a> {
    cuts: [u8; 8],
    /// The whole of it.
    pub text: &'a str,
}

impl<'a> Stream<'a> {
    /// The text in pieces of 0 to 15 characters, as `cuts` says, over and over.
    #[must_use]
    pub fn pieces(&self) -> Vec<&'a str> {
        self.pieces_of(self.text)
    }

    /// Another text, cut in the same way.
    #[must_use]
    pub fn pieces_of<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let lengths = self.cuts.map(|cut| usize::from(cut % 16));
        let mut pieces = Vec::new();
        let mut rest = text;
        // Pieces of nothing alone would never come to an end.
        if lengths.iter().any(|&length| length > 0) {
            for length in lengths.into_iter().cycle() {
                let Some((at, _)) = rest.char_indices().nth(length) else {
                    break;
                };
                let (piece, after) = rest.split_at(at);
                pieces.push(piece);
                rest = after;
            }
        }
        pieces.push(rest);
        pieces
    }
}

/// More bytes than the longest placeholder has, with markup inside.
const MOST_HELD: usize = 64;

/// What a restorer makes of pieces, from the first to the end of the stream.
#[must_use]
pub fn restored(mut restorer: Restorer, pieces: &[&str]) -> String {
    let mut out = String::new();
    for piece in pieces {
        out += &restorer.push(piece);
        let held = restorer.clone().finish();
        assert!(held.len() <= MOST_HELD, "a reader waits for {held:?}");
    }
    out += &restorer.finish();
    assert_eq!(restorer.finish(), "", "nothing is held after the end");
    out
}
