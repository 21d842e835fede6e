//! The sentence model on lines of JSON: `{"text": …}` in, `{"embedding": [384 numbers of length one]}` out.
//!
//! `echo '{"text":"I miss her"}' | cargo run --release -p ventvault-core --example embed`

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use serde::{Deserialize, Serialize};
use ventvault_core::sentence::SentenceModel;

#[derive(Deserialize)]
struct Input {
    text: String,
}

#[derive(Serialize)]
struct Output {
    embedding: Vec<f32>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let weights = concat!(env!("CARGO_MANIFEST_DIR"), "/model/weights/sentence.bin");
    let model = SentenceModel::read(std::fs::read(weights)?.into())?;
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let Input { text } = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &Output { embedding: model.embed(&text) })?;
        writeln!(out)?;
    }
    Ok(())
}
