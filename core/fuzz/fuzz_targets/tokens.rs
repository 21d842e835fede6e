//! Any text: the sentence model's windows hold known tokens, no more than fit, with the two that stand at the
//! ends; and the quick model reads it within its bounds.
//!
//! As a file: the text, up to the first byte that is no UTF-8.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ventvault_core::sentence::{MOST_WINDOWS, SentenceModel, WINDOW};
use ventvault_core::understand::understand;

static MODEL: LazyLock<SentenceModel> = LazyLock::new(|| {
    let weights = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/weights/sentence.bin");
    let bytes = std::fs::read(weights).expect("core/model/weights/sentence.bin");
    SentenceModel::read(bytes.into()).expect("it is ours")
});

/// Windows begin to matter beyond 254 tokens.
const ROW: usize = 40;

fuzz_target!(|text: &str| {
    holds(text);
    holds(&text.repeat(ROW));
});

fn holds(text: &str) {
    let windows = MODEL.windows(text, MOST_WINDOWS);
    assert!((1..=MOST_WINDOWS).contains(&windows.len()));
    for window in &windows {
        assert!((2..=WINDOW).contains(&window.len()));
        assert_eq!((window.first(), window.last()), (Some(&101), Some(&102)));
        assert!(window.iter().all(|id| *id < 30_522));
    }
    let read = understand(text);
    let chances = read.scores.iter().map(|(_, score)| *score);
    let numbers = chances.chain([read.neutral, read.intensity, read.sentiment.confidence]);
    assert!(numbers.into_iter().all(|number| (0.0..=1.0).contains(&number)), "{read:?}");
    assert!((-1.0..=1.0).contains(&read.sentiment.polarity));
}
