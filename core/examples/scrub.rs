//! Scrubs JSON lines: `{"text":…}` on standard input becomes `{"text":…,"found":[…]}` on standard
//! output, each find with its kind and its byte offsets into the text as it was.
//!
//!     echo '{"text":"write to ann@example.org"}' | cargo run --release -p ventvault-core --example scrub

use serde_json::json;
use ventvault_core::pii::{Scrubbed, Scrubber};

mod lines;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    lines::answer(|text| {
        // Each line is a conversation of its own.
        let Scrubbed { text, found } = Scrubber::new([text]).scrub(text);
        let found: Vec<_> = found
            .iter()
            .map(|span| json!({ "kind": span.kind, "start": span.start, "end": span.end }))
            .collect();
        json!({ "text": text, "found": found })
    })
}
