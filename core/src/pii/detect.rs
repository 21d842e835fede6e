//! What is found in a text: its pieces are scanned, and what a find frees is scanned again.

use std::collections::HashSet;

use super::scan::Scanner;
use super::view::View;
use super::{Kind, Span, person};

/// A find: a range of the piece that was searched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Find {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// A find can free its neighbour (`example.com-` in `example.com-415-555-2671`), so pieces that
/// were split are searched again. Ordinary text settles in one round; the bound keeps
/// a text built to cascade linear.
const ROUNDS: usize = 64;

/// Everything found in `text`, in order, without overlap.
///
/// Each piece between finds is searched as if it stood alone. A placeholder put in the place of
/// a find is such a wall too, so scrubbing what was scrubbed finds nothing new.
#[must_use]
pub fn detect(text: &str) -> Vec<Span> {
    detect_knowing(text, &mut HashSet::new())
}

/// The same, with the names that were introduced before: they are found wherever they stand, and
/// those that `text` introduces are added.
pub(super) fn detect_knowing(text: &str, names: &mut HashSet<String>) -> Vec<Span> {
    let view = View::of(text);
    let read = view.text();
    let mut finds: Vec<Find> = Vec::new();
    settle(read, vec![Piece { start: 0, end: read.len(), next: None }], &mut finds);
    // "My boss Daniel yelled. Later Daniel laughed." What that frees may introduce another name.
    for _ in 0..ROUNDS {
        person::add_names(read, &finds, names);
        if names.is_empty() {
            break;
        }
        let mut freed = Vec::new();
        for piece in gaps(&mut finds, read.len()) {
            let known = person::known(piece.text(read), names);
            piece.cut(&known, &mut finds, &mut freed);
        }
        if freed.is_empty() {
            break;
        }
        settle(read, freed, &mut finds);
    }
    finds.sort_unstable_by_key(|find| find.start);
    let mut spans: Vec<Span> = Vec::with_capacity(finds.len());
    for find in finds {
        let (start, end) = view.place(find.start, find.end);
        // Finders keep to this; a slip there must not become a broken text here.
        let sound = text.get(start..end).is_some_and(|value| !value.is_empty());
        if sound && spans.last().is_none_or(|last| last.end <= start) {
            spans.push(Span { kind: find.kind, start, end });
        }
    }
    spans
}

/// Text between finds, and what was found behind it.
struct Piece {
    start: usize,
    end: usize,
    next: Option<Kind>,
}

impl Piece {
    fn text<'t>(&self, read: &'t str) -> &'t str {
        read.get(self.start..self.end).unwrap_or_default()
    }

    /// Cuts what was `found` in this piece out of it, and adds what is left to `rest`, if anything
    /// was found at all.
    fn cut(&self, found: &[Find], finds: &mut Vec<Find>, rest: &mut Vec<Self>) {
        let mut at = self.start;
        for find in found {
            let (start, end) = (self.start + find.start, self.start + find.end);
            if at < start {
                rest.push(Self { start: at, end: start, next: Some(find.kind) });
            }
            at = end;
            finds.push(Find { kind: find.kind, start, end });
        }
        if !found.is_empty() && at < self.end {
            rest.push(Self { start: at, end: self.end, next: self.next });
        }
    }
}

/// Scans `pieces`, and those that they are cut into, until nothing is found.
fn settle(read: &str, mut pieces: Vec<Piece>, finds: &mut Vec<Find>) {
    for _ in 0..ROUNDS {
        let mut split = Vec::new();
        for piece in &pieces {
            let mut scanner = Scanner::new(piece.text(read), piece.next);
            scanner.scan();
            piece.cut(&scanner.finds, finds, &mut split);
        }
        if split.is_empty() {
            return;
        }
        pieces = split;
    }
}

/// What lies between the finds of a text of `len` bytes.
fn gaps(finds: &mut [Find], len: usize) -> Vec<Piece> {
    finds.sort_unstable_by_key(|find| find.start);
    let mut gaps = Vec::with_capacity(finds.len() + 1);
    let mut at = 0;
    for find in finds {
        gaps.push(Piece { start: at, end: find.start, next: Some(find.kind) });
        at = find.end;
    }
    gaps.push(Piece { start: at, end: len, next: None });
    gaps
}
