//! The order in which things are looked for, and what one find means for the next.

use super::{Kind, Span, number, web};

/// A find without its offset: a range of the piece that was searched.
pub(super) struct Find {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// Widest first: an address holds a domain, a URL may hold an address or a number.
const PASSES: [fn(&str) -> Vec<Find>; 5] =
    [web::urls, web::emails, web::domains, web::ips, number::numbers];

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
    let mut spans = Vec::new();
    let mut pieces = vec![(0, text.len())];
    for _ in 0..ROUNDS {
        let mut split = Vec::new();
        for piece in pieces {
            let mut rest = vec![piece];
            let before = spans.len();
            for pass in PASSES {
                rest = search(text, &rest, pass, &mut spans);
            }
            if spans.len() > before {
                split.extend(rest);
            }
        }
        if split.is_empty() {
            break;
        }
        pieces = split;
    }
    spans.sort_unstable_by_key(|span| span.start);
    spans
}

/// One pass over the pieces; returns what is left between its finds.
fn search(
    text: &str,
    pieces: &[(usize, usize)],
    pass: fn(&str) -> Vec<Find>,
    spans: &mut Vec<Span>,
) -> Vec<(usize, usize)> {
    let mut rest = Vec::with_capacity(pieces.len());
    for &(start, end) in pieces {
        let mut at = start;
        for find in pass(text.get(start..end).unwrap_or_default()) {
            let span = Span { kind: find.kind, start: start + find.start, end: start + find.end };
            // Finders keep to this; a slip there must not become a broken text here.
            let sound = text.get(span.start..span.end).is_some_and(|v| !v.is_empty());
            if span.start < at || !sound {
                continue;
            }
            if at < span.start {
                rest.push((at, span.start));
            }
            at = span.end;
            spans.push(span);
        }
        if at < end {
            rest.push((at, end));
        }
    }
    rest
}
