//! Tone: which way it points, how it blends with a model, and how well the words do alone.

use proptest::prelude::*;

use super::super::sentiment::{self, Tone, blend};
use super::super::strength::read;
use super::super::text::tokens;

fn tone(text: &str) -> Tone {
    let words = tokens(text);
    sentiment::tone(&words, &read(&words))
}

fn polarity(text: &str) -> f32 {
    tone(text).sentiment().polarity
}

#[test]
fn words_point_their_way() {
    for text in [
        "I'm so happy and proud",
        "not bad",
        "it was scary but now I'm so happy",
        "thank you so much 😊",
        "I cried with joy",
        "no complaints, it's great",
        "that's lovely :)",
    ] {
        assert!(polarity(text) > 0.1, "{text}: {}", polarity(text));
    }
    for text in [
        "everything is awful and I'm sad",
        "I'm not happy",
        "nothing is good",
        "it's a nice place but I hate it here",
        "he left 💔",
        "ok :(",
        "I can't enjoy anything",
    ] {
        assert!(polarity(text) < -0.1, "{text}: {}", polarity(text));
    }
    for text in ["", "the meeting is at ten", "note:(see below) at 10:30"] {
        assert_eq!((polarity(text), tone(text).sentiment().confidence), (0.0, 0.0), "{text}");
    }
    assert!(polarity("I'm very sad") < polarity("I'm a bit sad"));
}

#[test]
fn words_and_model_together() {
    let (bright, dark) = (Tone { bright: 0.8, dark: 0.0 }, Tone { bright: 0.0, dark: 0.8 });
    let (agreed, apart) = (blend(bright, 0.9, 0.0), blend(dark, 0.9, 0.0));
    assert!(agreed.polarity > 0.7 && agreed.confidence > 0.9);
    assert!(apart.polarity > 0.0 && apart.polarity < agreed.polarity);
    assert!(apart.confidence < agreed.confidence - 0.2);
    assert!((blend(Tone::default(), 0.0, 0.8).polarity + 0.8).abs() < 1e-6);
    let words_alone = blend(dark, 0.0, 0.0);
    assert!((words_alone.polarity - dark.sentiment().polarity).abs() < 1e-6);
    assert!(words_alone.confidence < dark.sentiment().confidence);
    let nothing = blend(Tone::default(), f32::NAN, f32::NEG_INFINITY);
    assert_eq!((nothing.polarity, nothing.confidence), (0.0, 0.0));
}

/// GoEmotions' labels that say good or bad, by the line of its label list, as its paper groups them
/// (Demszky et al. 2020, figure 2).
const POSITIVE: [u8; 12] = [0, 1, 4, 5, 8, 13, 15, 17, 18, 20, 21, 23];
const NEGATIVE: [u8; 11] = [2, 3, 9, 10, 11, 12, 14, 16, 19, 24, 25];

#[test]
fn words_alone_on_comments_by_people() {
    let rows = include_str!("../../../tests/data/goemotions_dev.tsv");
    let (mut all, mut said, mut right) = (0, 0, 0);
    for row in rows.lines() {
        let mut fields = row.split('\t');
        let (Some(text), Some(labels)) = (fields.next(), fields.next()) else { continue };
        let labels: Vec<u8> = labels.split(',').filter_map(|l| l.parse().ok()).collect();
        let good = labels.iter().all(|l| POSITIVE.contains(l));
        let bad = labels.iter().all(|l| NEGATIVE.contains(l));
        if good == bad {
            continue;
        }
        all += 1;
        let polarity = polarity(text);
        if polarity.abs() > 0.1 {
            said += 1;
            right += i32::from((polarity > 0.0) == good);
        }
    }
    let (accuracy, coverage) = (right as f32 / said as f32, said as f32 / all as f32);
    println!("{all} comments: sign right {accuracy:.3} of those read, {coverage:.3} read");
    assert!(accuracy >= 0.8 && coverage >= 0.7, "{accuracy} {coverage}");
}

proptest! {
    #[test]
    fn blends_stay_in_range(
        bright in 0.0_f32..50.0, dark in 0.0_f32..50.0,
        positive in prop::num::f32::ANY, negative in prop::num::f32::ANY,
    ) {
        let mixed = blend(Tone { bright, dark }, positive, negative);
        prop_assert!((-1.0..=1.0).contains(&mixed.polarity));
        prop_assert!((0.0..=1.0).contains(&mixed.confidence));
    }
}
