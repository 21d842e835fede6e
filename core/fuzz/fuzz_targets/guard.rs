//! A guard lets through the same of a reply in any pieces as it does in one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ventvault_core::pii::Guard;
use ventvault_fuzz::Stream;

/// What the model was shown: what a reply may say again, and placeholders.
const KNOWN: &str = "\
I am [PERSON_1], write to [EMAIL_1] or see www.x.example/me, it is 12 Rose Lane
call 415-555-2671 or (020) 7946 0958, at 10.0.0.1 since 05.06.1990";

fuzz_target!(|stream: Stream<'_>| {
    let whole = guarded(&[stream.text]);
    let pieces = stream.pieces();
    assert_eq!(guarded(&pieces), whole, "in pieces: {pieces:?}");
});

/// What comes through, and how many finds do not.
fn guarded(pieces: &[&str]) -> (String, usize) {
    let mut guard = Guard::new(KNOWN.to_owned());
    let mut out: String = pieces.iter().map(|piece| guard.push(piece)).collect();
    out += &guard.finish();
    assert_eq!(guard.finish(), "", "nothing is held after the end");
    (out, guard.held_back())
}
