//! Measures the detector on sentences that are made up here, from a seed, so that every run sees
//! the same ones: for each kind ten thousand that hold a value, and a quarter as many that only
//! look as if they did.
//!
//!     cargo test -p ventvault-core --test pii_generated -- --nocapture

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "pii_generated/mod.rs"]
mod generated;

use std::collections::HashSet;

use generated::Case;
use generated::frames;
use generated::kinds::{MAKERS, Maker};
use generated::negatives;
use generated::random::Random;
use generated::score::Score;
use ventvault_core::pii::{Kind, detect};

/// Sentences with a value, for each kind.
const POSITIVES: usize = 10_000;
/// Sentences without one, for each kind: half for what looks like this kind, half for all kinds.
const NEGATIVES: usize = 2_500;
/// What recall, precision and the share of silent negatives must reach, for each kind.
const ENOUGH: f64 = 0.995;

#[test]
fn finds_nearly_all_and_nearly_nothing_else() {
    let mut score = Score::default();
    for maker in &MAKERS {
        for case in cases(maker) {
            score.add(maker.kind, &case, &detect(&case.text));
        }
    }
    let table = score.table();
    println!("{table}");
    for kind in Kind::ALL {
        let row = table.lines().find(|line| line.starts_with(kind.label())).unwrap();
        for bound in score.lower_bounds(kind) {
            assert!(row.contains(&bound), "{row} lacks a lower bound, {bound}");
        }
    }
    let short = score.below(ENOUGH);
    assert!(short.is_empty(), "below {ENOUGH}:\n{}", short.join("\n"));
}

#[test]
fn the_same_seed_makes_the_same_cases_and_marks_them_rightly() {
    for maker in &MAKERS {
        let (one, two) = (cases(maker), cases(maker));
        assert_eq!(one.len(), POSITIVES + NEGATIVES);
        assert!(one.iter().map(|case| &case.text).eq(two.iter().map(|case| &case.text)));
        let held = one.iter().filter(|case| case.gold.iter().any(|gold| gold.kind == maker.kind));
        assert_eq!(held.count(), POSITIVES);
        for gold in one.iter().flat_map(|case| &case.gold) {
            assert!(gold.may.start <= gold.must.start && gold.must.end <= gold.may.end);
            assert!(gold.must.start < gold.must.end);
        }
    }
}

/// All cases of one kind, no two of them the same.
fn cases(maker: &Maker) -> Vec<Case> {
    let mut random = Random::new(maker.kind as u64 + 1);
    let mut seen = HashSet::new();
    let mut cases = Vec::with_capacity(POSITIVES + NEGATIVES);
    while cases.len() < POSITIVES {
        let value = maker.value(&mut random);
        let neighbour = random.chance(4).then(|| maker.neighbour(&mut random, &value)).flatten();
        let case = frames::around(&mut random, maker.kind, &value, neighbour);
        if seen.insert(case.text.clone()) {
            cases.push(case);
        }
    }
    while cases.len() < POSITIVES + NEGATIVES {
        let templates = if random.chance(50) { maker.negatives } else { negatives::SHARED };
        let case = negatives::case(&mut random, templates);
        if seen.insert(case.text.clone()) {
            cases.push(case);
        }
    }
    cases
}
