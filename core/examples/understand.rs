//! What the full model, and the crisis rules, say of lines of JSON: `{"text":…}` on standard input becomes
//! `{"emotion":…,"labels":[…],"scores":{…},"intensity":…,"theme":…,"sentiment":{…},"crisis":{…}}`.
//!
//!     echo '{"text":"I miss her so much"}' | cargo run --release -p ventvault-core --example understand
//!
//! `-- --quick` asks the quick model instead, which needs no weights beside the program.

use std::collections::BTreeMap;
use std::error::Error;

use serde_json::json;
use ventvault_core::crisis::assess;
use ventvault_core::sentence::MOST_WINDOWS;
use ventvault_core::understand::full::FullModel;
use ventvault_core::understand::understand;

mod lines;

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
    lines::answer(|text| {
        let read = match &full {
            Some(full) => full.understand(text, MOST_WINDOWS).understanding,
            None => understand(text),
        };
        let mut scores: BTreeMap<&str, f32> =
            read.scores.iter().map(|(emotion, score)| (emotion.as_str(), *score)).collect();
        scores.insert("neutral", read.neutral);
        let danger = assess(text, &[]);
        json!({
            "emotion": read.emotion,
            "labels": read.named(),
            "scores": scores,
            "intensity": read.intensity,
            "theme": read.theme,
            "sentiment": read.sentiment,
            "crisis": { "level": danger.level, "signal": danger.signal },
        })
    })
}
