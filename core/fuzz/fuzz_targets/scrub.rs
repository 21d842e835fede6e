//! Any text: what is found are places in it, in order and apart; scrubbing it twice is scrubbing
//! it once; and restoring gives it back byte for byte.
//!
//! As a file: the text, up to the first byte that is no UTF-8.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ventvault_core::pii::{Scrubber, detect};
use ventvault_fuzz::restored;

/// A find can free its neighbour, and that one the next. So a short text is tried many times in a
/// row as well, which no fuzzer would come upon by itself.
const SHORT: usize = 48;
const ROW: usize = 20;

fuzz_target!(|text: &str| {
    holds(text);
    if text.len() <= SHORT {
        holds(&text.repeat(ROW));
    }
});

fn holds(text: &str) {
    let spans = detect(text);
    let mut at = 0;
    for span in &spans {
        assert!(at <= span.start, "in order and apart: {spans:?}");
        assert!(span.start < span.end, "not empty: {spans:?}");
        assert!(text.get(span.start..span.end).is_some(), "whole characters: {spans:?}");
        at = span.end;
    }

    let mut scrubber = Scrubber::new([text]);
    let once = scrubber.scrub(text);
    assert_eq!(once.found, spans, "the scrubber takes out what is found");
    assert_eq!(restored(scrubber.restorer(), &[&once.text]), text, "restoring undoes scrubbing");

    let twice = scrubber.scrub(&once.text);
    assert_eq!(twice.text, once.text, "scrubbing twice finds nothing new");
    assert_eq!(twice.found, []);
}
