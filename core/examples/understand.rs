//! What the full model, and the crisis rules, say of lines of JSON: `{"text": …}` on standard input becomes
//! `{"emotion": …, "labels": […], "scores": {…}, "intensity": …, "theme": …, "sentiment": {…}, "crisis": {…}}`.
//!
//!     echo '{"text":"I miss her so much"}' | cargo run --release -p ventvault-core --example understand
//!
//! `-- --quick` asks the quick model instead, which needs no weights beside the program.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use serde::Deserialize;
use serde_json::json;
use ventvault_core::crisis::assess;
use ventvault_core::sentence::MOST_WINDOWS;
use ventvault_core::understand::full::FullModel;
use ventvault_core::understand::understand;

#[derive(Deserialize)]
struct Line {
    text: String,
}

fn weights(name: &str) -> std::io::Result<Vec<u8>> {
    std::fs::read(format!("{}/model/weights/{name}", env!("CARGO_MANIFEST_DIR")))
}

fn main() -> Result<(), Box<dyn Error>> {
    let full = match std::env::args().nth(1).as_deref() {
        None => Some(FullModel::read(
            weights("sentence.bin")?.into(),
            weights("understanding.bin")?.into(),
        )?),
        Some("--quick") => None,
        Some(other) => return Err(format!("the one option is --quick, not {other}").into()),
    };
    let mut out = BufWriter::new(stdout().lock());
    for (number, line) in stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let Line { text } = serde_json::from_str(&line).map_err(|error| {
            format!("line {}: expected {{\"text\": \"…\"}}: {error}", number + 1)
        })?;
        let read = match &full {
            Some(full) => full.understand(&text, MOST_WINDOWS).understanding,
            None => understand(&text),
        };
        let mut scores: BTreeMap<&str, f32> =
            read.scores.iter().map(|(emotion, score)| (emotion.as_str(), *score)).collect();
        scores.insert("neutral", read.neutral);
        let danger = assess(&text, &[]);
        let answer = json!({
            "emotion": read.emotion,
            "labels": read.named(),
            "scores": scores,
            "intensity": read.intensity,
            "theme": read.theme,
            "sentiment": read.sentiment,
            "crisis": { "level": danger.level, "signal": danger.signal },
        });
        writeln!(out, "{answer}")?;
    }
    Ok(out.flush()?)
}
