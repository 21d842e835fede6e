//! The sentence model on lines of JSON: `{"text":…}` on standard input becomes `{"embedding":[…]}`, 384 numbers
//! of length one.
//!
//!     echo '{"text":"I miss her"}' | cargo run --release -p ventvault-core --example embed

use serde_json::json;
use ventvault_core::sentence::SentenceModel;

mod lines;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let weights = concat!(env!("CARGO_MANIFEST_DIR"), "/model/weights/sentence.bin");
    let model = SentenceModel::read(std::fs::read(weights)?.into())?;
    lines::answer(|text| json!({ "embedding": model.embed(text) }))
}
