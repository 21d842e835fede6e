//! JSON lines, for the examples that answer texts.

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Line {
    text: String,
}

/// Reads `{"text":…}` from each line of standard input and writes what `answer` says of it on a line of
/// standard output. Empty lines are passed over.
///
/// # Errors
/// A line of another shape, named by its number; input that is no UTF-8; output that is closed.
pub fn answer<A: Serialize>(answer: impl Fn(&str) -> A) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for (number, line) in stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let Line { text } = serde_json::from_str(&line).map_err(|error| {
            format!("line {}: expected {{\"text\": \"…\"}}: {error}", number + 1)
        })?;
        serde_json::to_writer(&mut out, &answer(&text))?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}
