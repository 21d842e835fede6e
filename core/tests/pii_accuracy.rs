//! How well the scrubber does on texts that others made: labelled ones, and ordinary comments.
//!
//!     cargo test -p ventvault-core --test pii_accuracy -- --nocapture

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use serde::Deserialize;
use ventvault_core::pii::{Kind, detect};

fn data(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[derive(Deserialize)]
struct Labelled {
    full_text: String,
    spans: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    entity_type: String,
    entity_value: String,
    /// In characters.
    start_position: usize,
    end_position: usize,
}

/// The kind that a label asks for.
fn kind(label: &Label) -> Option<Kind> {
    Some(match label.entity_type.as_str() {
        "EMAIL_ADDRESS" => Kind::Email,
        "DOMAIN_NAME" => Kind::Url,
        "US_SSN" => Kind::Ssn,
        "IP_ADDRESS" => Kind::Ip,
        "IBAN_CODE" => Kind::Iban,
        "CREDIT_CARD" => Kind::Card,
        "PHONE_NUMBER" => Kind::Phone,
        "PERSON" => Kind::Person,
        "STREET_ADDRESS" => Kind::Address,
        "US_DRIVER_LICENSE" => Kind::Document,
        _ => return None,
    })
}

/// Whether a find of `found` is right where `label` stands. A postal code and a town are part of an
/// address, and the set labels every date alike.
fn fits(found: Kind, label: &Label) -> bool {
    match label.entity_type.as_str() {
        "ZIP_CODE" | "GPE" => found == Kind::Address,
        "DATE_TIME" => found == Kind::DateOfBirth,
        _ => kind(label) == Some(found),
    }
}

/// Twelve digits are no payment card by ISO/IEC 7812-1, nor is what fails its check.
fn is_card(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| match (i % 2, d * 2) {
            (0, _) => *d,
            (_, double) => double / 10 + double % 10,
        })
        .sum();
    digits.len() >= 13 && sum.is_multiple_of(10)
}

fn bytes(text: &str, label: &Label) -> Range<usize> {
    let byte = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    byte(label.start_position)..byte(label.end_position)
}

#[derive(Default)]
struct Tally {
    labels: usize,
    covered: usize,
    finds: usize,
    right: usize,
}

/// `None` where the figure is only reported.
const LEAST_RECALL: &[(Kind, Option<f64>)] = &[
    (Kind::Email, Some(1.0)),
    (Kind::Url, Some(1.0)),
    (Kind::Ssn, Some(1.0)),
    (Kind::Ip, Some(1.0)),
    (Kind::Iban, Some(1.0)),
    (Kind::Card, Some(1.0)),
    (Kind::Phone, Some(0.97)),
    (Kind::Document, None),
    (Kind::Person, None),
    (Kind::Address, None),
    (Kind::DateOfBirth, None),
];

const LEAST_PRECISION: f64 = 0.99;

#[test]
fn finds_what_others_labelled() {
    let texts: Vec<Labelled> = serde_json::from_str(&data("presidio_synth_v2.json")).unwrap();
    let mut tallies: BTreeMap<Kind, Tally> = BTreeMap::new();
    for text in &texts {
        let found = detect(&text.full_text);
        let labels: Vec<(&Label, Range<usize>)> =
            text.spans.iter().map(|label| (label, bytes(&text.full_text, label))).collect();
        for (label, place) in &labels {
            let Some(kind) = kind(label) else { continue };
            if kind == Kind::Card && !is_card(&label.entity_value) {
                continue;
            }
            let tally = tallies.entry(kind).or_default();
            tally.labels += 1;
            let covers = found.iter().any(|find| {
                find.kind == kind && find.start <= place.start && place.end <= find.end
            });
            tally.covered += usize::from(covers);
        }
        for find in &found {
            let tally = tallies.entry(find.kind).or_default();
            tally.finds += 1;
            let right = labels.iter().any(|(label, place)| {
                fits(find.kind, label) && find.start < place.end && place.start < find.end
            });
            tally.right += usize::from(right);
        }
    }
    println!("{:<14} {:>12} {:>12}", "kind", "recall", "precision");
    let mut below = Vec::new();
    for (kind, Tally { labels, covered, finds, right }) in tallies {
        println!("{:<14} {covered:>6}/{labels:<5} {right:>6}/{finds:<5}", kind.label());
        let (_, least) =
            LEAST_RECALL.iter().find(|(k, _)| *k == kind).expect("a kind without a bar");
        if least.is_some_and(|least| (covered as f64) < least * labels as f64) {
            below.push(format!("{} recall", kind.label()));
        }
        if (right as f64) < LEAST_PRECISION * finds as f64 {
            below.push(format!("{} precision", kind.label()));
        }
    }
    assert!(below.is_empty(), "below the bar: {below:?}");
}

/// Every find in 5,426 ordinary comments, and whether it is one.
const FINDS_IN_COMMENTS: &[(Kind, &str, bool)] = &[
    (Kind::Handle, "u/1R0NYMAN", true),
    (Kind::Url, "change.org", true),
    (Kind::Handle, "U/scottgal", true),
    (Kind::Handle, "@lies_about_flossing", true),
    (Kind::Handle, "u/wikilacks", true),
    (Kind::DateOfBirth, "January 2nd", true),
    (Kind::Url, "Vapenorth.ca", true),
    (Kind::Handle, "u/Skraxx", true),
    (Kind::Handle, "/u/hyunL", true),
    (Kind::Handle, "u/sneakpeekbot", true),
    (Kind::Handle, "u/automoderator", true),
];

#[test]
fn leaves_ordinary_comments_alone() {
    let comments = data("goemotions_dev.tsv");
    let mut found = Vec::new();
    for line in comments.lines() {
        let text = line.split('\t').next().unwrap();
        found.extend(detect(text).into_iter().map(|find| (find.kind, &text[find.start..find.end])));
    }
    let expected: Vec<(Kind, &str)> =
        FINDS_IN_COMMENTS.iter().map(|(kind, value, _)| (*kind, *value)).collect();
    assert_eq!(found, expected);
    let wrong = FINDS_IN_COMMENTS.iter().filter(|(_, _, is_one)| !is_one).count();
    println!(
        "{} finds in {} comments, {wrong} of them wrong",
        found.len(),
        comments.lines().count()
    );
    assert!(wrong <= 5);
}
