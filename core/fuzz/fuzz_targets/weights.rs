//! Any bytes as a file of weights: an error or a model, and nothing else. A checksum would stop nearly all of
//! them, so it is made to fit; and so that readers get beyond their first numbers, bytes are also laid over a
//! file that is ours.
//!
//! As a file: what the file holds (1, 2 or 3), where the bytes go (4 bytes), then the bytes.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use ventvault_core::sentence::{Blob, BlobError, Kind, Layer, Space};
use ventvault_core::understand::quick::Quick;

static OURS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let weights = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/weights/quick.bin");
    std::fs::read(weights).expect("core/model/weights/quick.bin")
});
const HEADER: usize = 16;

#[derive(Debug, Arbitrary)]
struct Input {
    kind: u8,
    place: u32,
    bytes: Vec<u8>,
}

fuzz_target!(|input: Input| {
    let Input { kind, place, bytes } = input;
    // As it came.
    let _ = Quick::read(bytes.clone().into());
    // Under a header that fits.
    let mut whole = OURS.get(..HEADER).unwrap_or_default().to_vec();
    whole.extend_from_slice(&bytes);
    let kind = match kind % 3 {
        0 => Kind::Sentence,
        1 => Kind::Understanding,
        _ => Kind::Quick,
    };
    seal(&mut whole, kind);
    let blob = Blob::open(whole.into(), kind).expect("header and checksum fit");
    let mut reader = blob.reader();
    let count = reader.count().unwrap_or_default();
    let _ =
        reader.floats(count as usize).map(|numbers| assert!(numbers.iter().all(|x| x.is_finite())));
    let _ = reader.range(usize::MAX);
    if let Ok(layer) = Layer::read(&mut reader) {
        layer.run(&blob, &mut [0.5; 384], &mut Space::default());
    }
    let _ = reader.end();
    // Over a file that is ours.
    let mut ours = OURS.clone();
    let place = place as usize % ours.len();
    for (byte, other) in ours.iter_mut().skip(place.max(HEADER)).zip(&bytes) {
        *byte = *other;
    }
    ours.truncate(ours.len() - usize::from(kind == Kind::Sentence && bytes.len() % 2 == 1));
    seal(&mut ours, Kind::Quick);
    match Quick::read(ours.into()) {
        Ok(_) => {}
        Err(error) => assert!(matches!(error, BlobError::Value | BlobError::Length), "{error}"),
    }
});

/// Makes kind, length and checksum those of the contents.
fn seal(file: &mut [u8], kind: Kind) {
    let Some((header, contents)) = file.split_at_mut_checked(HEADER) else { return };
    let length = u32::try_from(contents.len()).unwrap_or_default();
    for (place, number) in [(4, kind as u32), (8, length), (12, crc32fast::hash(contents))] {
        header[place..place + 4].copy_from_slice(&number.to_le_bytes());
    }
}
