//! What the quick model sees of lines of JSON, for `core/model/quick.py` to learn from: `{"text":…}` on standard
//! input becomes `[[buckets…],[the word lists' scores…]]`.

use ventvault_core::understand::quick::inputs;

mod lines;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    lines::answer(inputs)
}
