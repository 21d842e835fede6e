//! What is found in a text: its pieces are scanned, and what a find frees is scanned again.

use super::scan::Scanner;
use super::view::View;
use super::{Kind, Span};

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
const ROUNDS: usize = 12;

/// Everything found in `text`, in order, without overlap.
///
/// Each piece between finds is searched as if it stood alone. A placeholder put in the place of
/// a find is such a wall too, so scrubbing what was scrubbed finds nothing new.
#[must_use]
pub fn detect(text: &str) -> Vec<Span> {
    let view = View::of(text);
    let read = view.text();
    let mut finds: Vec<Find> = Vec::new();
    let mut pieces = vec![(0, read.len(), None)];
    for _ in 0..ROUNDS {
        let mut split = Vec::new();
        for (start, end, next) in pieces {
            let mut scanner = Scanner::new(read.get(start..end).unwrap_or_default(), next);
            scanner.scan();
            let mut at = start;
            for find in &scanner.finds {
                let find =
                    Find { kind: find.kind, start: start + find.start, end: start + find.end };
                if at < find.start {
                    split.push((at, find.start, Some(find.kind)));
                }
                at = find.end;
                finds.push(find);
            }
            if at > start && at < end {
                split.push((at, end, next));
            }
        }
        if split.is_empty() {
            break;
        }
        pieces = split;
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
