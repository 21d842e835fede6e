//! The sentence model on its real weights, against what others compute from the same model.
//!
//!     cargo test --release -p ventvault-core --test sentence -- --nocapture
//!
//! `data/sentence/` is written by `core/model/fixtures.py`: tokens by Hugging Face's `tokenizers`, vectors by
//! PyTorch in f32.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use serde::Deserialize;
use ventvault_core::sentence::{BlobError, Embedding, HIDDEN, MOST_WINDOWS, SentenceModel, WINDOW};

fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

fn weights() -> Vec<u8> {
    file("model/weights/sentence.bin")
}

fn model() -> SentenceModel {
    SentenceModel::read(weights().into()).unwrap()
}

fn rows<T: for<'a> Deserialize<'a>>(name: &str) -> Vec<T> {
    let text = String::from_utf8(file(name)).unwrap();
    text.split_terminator('\n').map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without --release")]
fn splits_as_hugging_face_does() {
    #[derive(Deserialize)]
    struct Row {
        text: String,
        ids: Vec<u16>,
    }
    let (model, rows) = (model(), rows::<Row>("tests/data/sentence/tokens.jsonl"));
    assert!(rows.len() >= 2_000, "{}", rows.len());
    let mut wrong = 0;
    for Row { text, ids } in &rows {
        let windows = model.windows(text, 1);
        let got = windows[0].get(1..windows[0].len() - 1).unwrap();
        if got != &ids[..ids.len().min(WINDOW - 2)] {
            wrong += 1;
            println!("{text:?}: {got:?} instead of {ids:?}");
        }
    }
    println!("{} texts, {wrong} split otherwise", rows.len());
    assert_eq!(wrong, 0);
}

#[derive(Deserialize)]
struct Reference {
    text: String,
    vector: Vec<f32>,
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without --release")]
fn is_as_good_as_the_original() {
    let (model, rows) = (model(), rows::<Reference>("tests/data/sentence/vectors.jsonl"));
    assert_eq!(rows.len(), 50);
    let vectors: Vec<_> = rows.iter().map(|row| model.embed(&row.text)).collect();
    let stored: Vec<_> = vectors.iter().map(|vector| Embedding::from(&vector[..])).collect();
    let alike: Vec<f32> =
        vectors.iter().zip(&rows).map(|(vector, row)| cosine(vector, &row.vector)).collect();
    let mean = alike.iter().sum::<f32>() / 50.0;
    let worst = alike.iter().copied().fold(1.0, f32::min);
    println!("cosine to PyTorch in f32: mean {mean:.5}, worst {worst:.5}");
    assert!(mean >= 0.998 && worst >= 0.995);
    // Stored vectors are compared among themselves.
    let mut furthest = 0.0_f32;
    for (a, one) in stored.iter().enumerate() {
        for (b, other) in stored.iter().enumerate() {
            let exact = cosine(&rows[a].vector, &rows[b].vector);
            furthest = furthest.max((one.cosine(other) - exact).abs());
        }
    }
    println!("cosines of stored vectors: at most {furthest:.4} from those in f32");
    assert!(furthest < 0.03);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without --release")]
fn vectors_have_length_one() {
    let model = model();
    for text in ["", " ", "\u{0}", "sad", "😀", &"long ".repeat(5_000)] {
        let vector = model.embed(text);
        assert_eq!(vector.len(), HIDDEN);
        let length = vector.iter().map(|x| x * x).sum::<f32>();
        assert!((length - 1.0).abs() < 1e-4, "{length}");
    }
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without --release")]
fn long_texts_are_read_in_windows_that_overlap() {
    let model = model();
    for (words, count) in
        [(0, 1), (1, 1), (254, 1), (255, 2), (444, 2), (445, 3), (634, 3), (2_344, 12), (9_000, 12)]
    {
        let windows = model.windows(&"so ".repeat(words), MOST_WINDOWS);
        assert_eq!(windows.len(), count, "{words}");
        assert!(windows.iter().all(|window| (2..=WINDOW).contains(&window.len())));
    }
    // The end is never left out, however few windows there may be.
    let text = format!("{} joy", "so ".repeat(5_000));
    for most in [2, 3, 7, 12, 100] {
        let windows = model.windows(&text, most);
        assert_eq!(windows.len(), most.min(MOST_WINDOWS));
        let last = windows.last().unwrap();
        assert_eq!(last[last.len() - 2], model.windows("joy", 1)[0][1]);
    }
    assert_eq!(model.windows(&text, 0).len(), 1);
    // What stands only in the second window still moves the vector.
    let calm = "We walked along the river and talked about the weather. ".repeat(40);
    let [plain, turned] =
        [calm.clone(), format!("{calm} Then my father died.")].map(|t| model.embed(&t));
    assert!(cosine(&plain, &turned) < 0.999);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without --release")]
fn a_file_that_is_not_ours_is_an_error() {
    let whole = weights();
    let read = |bytes: Vec<u8>| SentenceModel::read(bytes.into()).map(|_| ()).unwrap_err();
    assert_eq!(read(Vec::new()), BlobError::Foreign);
    assert_eq!(read(b"<!DOCTYPE html><title>Not found</title>".to_vec()), BlobError::Foreign);
    for length in [0, 1, 15] {
        assert_eq!(read(whole[..length].to_vec()), BlobError::Foreign);
    }
    for length in [16, 17, 1_000, whole.len() / 2, whole.len() - 1] {
        assert_eq!(read(whole[..length].to_vec()), BlobError::Length, "{length}");
    }
    assert_eq!(read([&whole[..], b"more"].concat()), BlobError::Length);
    for (place, wanted) in [
        (0, BlobError::Foreign),
        (3, BlobError::Foreign),
        (4, BlobError::OtherKind),
        (8, BlobError::Length),
        (12, BlobError::Checksum),
        (16, BlobError::Checksum),
        (whole.len() - 1, BlobError::Checksum),
    ] {
        let mut broken = whole.clone();
        broken[place] ^= 0x10;
        assert_eq!(read(broken), wanted, "{place}");
    }
    // A checksum proves no good will: cut contents under a header that fits them.
    for length in [16, 30_000, 91_600, 400_000, whole.len() - 100] {
        let mut cut = whole[..length].to_vec();
        let sum = crc32fast::hash(&cut[16..]);
        cut[8..12].copy_from_slice(&u32::try_from(length - 16).unwrap().to_le_bytes());
        cut[12..16].copy_from_slice(&sum.to_le_bytes());
        assert_eq!(read(cut), BlobError::Length, "{length}");
    }
}
