//! What the quick model sees of lines of JSON, for `core/model/quick.py` to learn from: `{"text":…}` on standard
//! input becomes `[[buckets…],[the word lists' scores…]]`.

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use serde::Deserialize;
use ventvault_core::understand::quick::inputs;

#[derive(Deserialize)]
struct Line {
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let Line { text } = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &inputs(&text))?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}
