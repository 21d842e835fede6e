//! A reply in any pieces is restored as it is in one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use ventvault_core::pii::Scrubber;
use ventvault_fuzz::{Stream, restored};

/// A conversation in which values of several kinds were handed out, one of them too long to come
/// back as often as a reply names it. Kept, since every run begins with it.
static CONVERSATION: LazyLock<Scrubber> = LazyLock::new(|| {
    let long = format!("https://x.example/{}", "a".repeat(200));
    let vent = format!(
        "ann@x.org bob@x.org (415) 555-2671, 460-89-9847, 4111 1111 1111 1111 and 192.168.100.200, \
         see www.x.example or {long}, {long}"
    );
    let mut scrubber = Scrubber::new([vent.as_str()]);
    let _ = scrubber.scrub(&vent);
    scrubber
});

fuzz_target!(|stream: Stream<'_>| {
    let mut scrubber = CONVERSATION.clone();
    // The text as a model's reply, and as a person's next words.
    let scrubbed = scrubber.scrub(stream.text).text;
    for reply in [stream.text, &scrubbed] {
        let whole = restored(scrubber.restorer(), &[reply]);
        let pieces = stream.pieces_of(reply);
        assert_eq!(restored(scrubber.restorer(), &pieces), whole, "in pieces: {pieces:?}");
    }
});
