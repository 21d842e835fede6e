//! The scrubber as a WebAssembly module without a host's bindings, for whoever measures it inside a
//! runtime (`npm run bench:pii`).
//!
//!     cargo build --release --target wasm32-unknown-unknown -p ventvault-core --example scrub_wasm
//!
//! A host asks for `room`, writes a text of that many bytes of UTF-8 there, and calls `scrub`.

#![allow(unsafe_code)] // A name that a host can find is an unsafe attribute; nothing else here is.

use std::cell::RefCell;

use ventvault_core::pii::Scrubber;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of `bytes` bytes for the text, until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        *text = vec![0; bytes];
        text.as_mut_ptr()
    })
}

/// Scrubs the text so many times, each as a conversation of its own; how much was found in all of
/// them, so that no compiler can leave the work out. Finds nothing in what is not UTF-8.
#[unsafe(no_mangle)]
pub extern "C" fn scrub(times: u32) -> usize {
    TEXT.with_borrow(|text| {
        let text = std::str::from_utf8(text).unwrap_or_default();
        let found = |_| std::hint::black_box(Scrubber::new([text]).scrub(text)).found.len();
        (0..times).map(found).sum()
    })
}
