//! Scrubs JSON lines: `{"text":…}` on standard input becomes `{"text":…,"found":[…]}` on standard
//! output, each find with its kind and its byte offsets into the text as it was.
//!
//!     echo '{"text":"write to ann@example.org"}' | cargo run --release --example scrub

use std::io::{BufRead, BufWriter, Error, ErrorKind, Write, stdin, stdout};

use serde::Deserialize;
use ventvault_core::pii::{Scrubbed, Scrubber};

#[derive(Deserialize)]
struct Line {
    text: String,
}

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    for (number, line) in stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let Line { text } = serde_json::from_str(&line).map_err(|error| {
            let reason = format!("line {}: expected {{\"text\": \"…\"}}: {error}", number + 1);
            Error::new(ErrorKind::InvalidData, reason)
        })?;
        // Each line is a conversation of its own.
        let Scrubbed { text, found } = Scrubber::new([text.as_str()]).scrub(&text);
        let found: Vec<_> = found
            .iter()
            .map(|span| {
                serde_json::json!({ "kind": span.kind, "start": span.start, "end": span.end })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({ "text": text, "found": found }))?;
    }
    out.flush()
}
