//! The models as a WebAssembly module without a host's bindings, for whoever tests or measures them inside a
//! runtime (`tests/understanding.test.ts`, `npm run bench:understanding`).
//!
//!     cargo build --release --target wasm32-unknown-unknown -p ventvault-core --example understand_wasm
//!
//! A host asks for `room`, writes bytes there and calls another function, which reads them; what that one
//! answers stands at `answer`.

#![allow(unsafe_code)] // A name that a host can find is an unsafe attribute; nothing else here is.

use std::cell::RefCell;
use std::hint::black_box;
use std::mem::take;

use ventvault_core::sentence::MOST_WINDOWS;
use ventvault_core::understand::{full::FullModel, understand};

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static SENTENCE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static MODEL: RefCell<Option<FullModel>> = const { RefCell::new(None) };
}

/// The address of `bytes` bytes for what comes in, until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        *input = vec![0; bytes];
        input.as_mut_ptr()
    })
}

/// The address of the last answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(Vec::as_ptr)
}

/// Takes over the sentence model's file.
#[unsafe(no_mangle)]
pub extern "C" fn take_sentence() {
    SENTENCE.set(INPUT.take());
}

/// Takes over the file of understanding, and reads both: 1 when both are ours.
#[unsafe(no_mangle)]
pub extern "C" fn take_understanding() -> u32 {
    let model = FullModel::read(take(&mut SENTENCE.take()).into(), INPUT.take().into());
    MODEL.set(model.ok());
    MODEL.with_borrow(|model| model.is_some().into())
}

/// Reads the files that are part of the program, when it was built with `--cfg weights_inside`: what
/// `npm run bench:understanding` compares with.
#[cfg(weights_inside)]
#[unsafe(no_mangle)]
pub extern "C" fn take_inside() -> u32 {
    let sentence: &'static [u8] = include_bytes!("../model/weights/sentence.bin");
    let understanding: &'static [u8] = include_bytes!("../model/weights/understanding.bin");
    MODEL.set(FullModel::read(sentence.into(), understanding.into()).ok());
    MODEL.with_borrow(|model| model.is_some().into())
}

fn with_text<T>(act: impl FnOnce(&FullModel, &str) -> T) -> Option<T> {
    INPUT.with_borrow(|input| {
        let text = std::str::from_utf8(input).ok()?;
        MODEL.with_borrow(|model| model.as_ref().map(|model| act(model, text)))
    })
}

fn give(bytes: Vec<u8>) -> usize {
    let length = bytes.len();
    ANSWER.set(bytes);
    length
}

/// The vector of a text, 384 numbers of 32 bits, little-endian; how many bytes, 0 without a model.
#[unsafe(no_mangle)]
pub extern "C" fn embed() -> usize {
    let vector = with_text(|model, text| model.sentence().embed(text));
    give(vector.unwrap_or_default().into_iter().flat_map(f32::to_le_bytes).collect())
}

/// What the full model says of a text, as JSON; how many bytes, 0 without a model.
#[unsafe(no_mangle)]
pub extern "C" fn full() -> usize {
    let reading = with_text(|model, text| model.understand(text, MOST_WINDOWS).understanding);
    give(
        reading.map(|reading| serde_json::to_vec(&reading).unwrap_or_default()).unwrap_or_default(),
    )
}

/// Runs the full model so many times over a text; how many labels it named, so that no compiler can
/// leave the work out.
#[unsafe(no_mangle)]
pub extern "C" fn run_full(times: u32) -> usize {
    let run = |model: &FullModel, text: &str| {
        (0..times)
            .map(|_| black_box(model.understand(text, MOST_WINDOWS)).understanding.labels.len())
            .sum()
    };
    with_text(run).unwrap_or_default()
}

/// Runs the quick model so many times over a text, as [`run_full`].
#[unsafe(no_mangle)]
pub extern "C" fn run_quick(times: u32) -> usize {
    INPUT.with_borrow(|input| {
        let text = std::str::from_utf8(input).unwrap_or_default();
        (0..times).map(|_| black_box(understand(text)).labels.len()).sum()
    })
}
