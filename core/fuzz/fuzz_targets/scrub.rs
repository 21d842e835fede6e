//! Any text: what is found are places in it, in order and apart; scrubbing what was scrubbed
//! changes nothing; and restoring gives the text back byte for byte.
//!
//! As a file: the text, up to the first byte that is no UTF-8.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ventvault_core::pii::{Scrubber, detect};
use ventvault_fuzz::restored;

/// A find can free its neighbour, and that one the next. So a short text is tried many times in a
/// row as well, which no fuzzer would come upon by itself.
const SHORT: usize = 48;
const ROW: usize = 80;

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
    // Said again, when the scrubber knows what was said.
    let again = scrubber.scrub(text);
    for scrubbed in [&once.text, &again.text] {
        assert_eq!(restored(scrubber.restorer(), &[scrubbed]), text, "restoring undoes scrubbing");
        let twice = scrubber.scrub(scrubbed);
        assert_eq!(twice.text, *scrubbed, "scrubbing twice finds nothing new");
        assert_eq!(twice.found, []);
    }
}
