#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

mod cases;
mod intensity;
mod sentiment;

use proptest::prelude::*;

/// The share a table must reach; below it the word lists are not worth their place.
const ENOUGH: f32 = 0.8;

fn accuracy<T: Copy + PartialEq + std::fmt::Debug>(
    table: &[(&str, Option<T>)],
    read: impl Fn(&str) -> Option<T>,
) -> f32 {
    let mut right = 0;
    for (text, wanted) in table {
        let got = read(text);
        if got == *wanted {
            right += 1;
        } else {
            println!("miss: {text:?}: wanted {wanted:?}, got {got:?}");
        }
    }
    let share = right as f32 / table.len() as f32;
    println!("{right} of {} = {share:.3}", table.len());
    share
}

#[test]
fn names_the_first_emotion() {
    for emotion in Emotion::ALL {
        let rows = cases::EMOTIONS.iter().filter(|(_, e)| *e == Some(emotion)).count();
        assert!(rows >= 10, "{emotion} has {rows} sentences");
    }
    assert!(accuracy(cases::EMOTIONS, |t| understand(t).emotion) >= ENOUGH);
}

#[test]
fn names_the_theme() {
    for theme in Theme::ALL {
        let rows = cases::THEMES.iter().filter(|(_, t)| *t == Some(theme)).count();
        assert!(rows >= 8, "{theme} has {rows} sentences");
    }
    assert!(accuracy(cases::THEMES, |t| understand(t).theme) >= ENOUGH);
}

#[test]
fn stays_quiet_on_plain_text() {
    let plain: Vec<_> = cases::EMOTIONS.iter().copied().filter(|(_, e)| e.is_none()).collect();
    assert!(accuracy(&plain, |text| understand(text).emotion) >= ENOUGH);
    for read in plain.iter().map(|(text, _)| understand(text)) {
        assert!(read.emotion.is_some() || read.intensity == 0.0, "{read:?}");
    }
}

#[test]
fn intensity_grows_with_the_words() {
    for ladder in [
        ["I'm a bit sad", "I'm sad", "I'm very sad", "I'm devastated"],
        ["I'm slightly angry", "I'm angry", "I'm really angry", "I'm furious"],
        ["I'm a little scared", "I'm scared", "I'm so scared", "I'm absolutely terrified"],
        ["I'm kinda anxious", "I'm anxious", "I'm extremely anxious", "I'm extremely anxious!!!"],
        ["I'm a bit lonely", "I'm lonely", "I'm so lonely", "I've been so lonely for months"],
        ["I'm a bit happy", "I'm happy", "I'm very happy", "I'm ecstatic"],
    ] {
        let steps = ladder.map(|text| understand(text).intensity);
        assert!(steps.is_sorted_by(|a, b| a < b), "{ladder:?}: {steps:?}");
    }
}

/// What the word lists speak of most, if of anything: rules that the models take as one sign of many.
fn listed_first(text: &str) -> Option<Emotion> {
    let scores = listed::scores(&tokens(text));
    let (best, score) =
        Emotion::ALL.into_iter().zip(scores).max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (score >= 0.33).then_some(best)
}

#[test]
fn negation_has_a_scope() {
    for (text, wanted) in [
        ("I'm not happy", Some(Emotion::Sadness)),
        ("I am not sad", None),
        ("I was never angry about it", None),
        ("I've never felt so alone", Some(Emotion::Loneliness)),
        ("I have never been this sad", Some(Emotion::Sadness)),
        ("I don't know why I'm so sad", Some(Emotion::Sadness)),
        ("I can't stop crying", Some(Emotion::Sadness)),
        ("not tired but sad", Some(Emotion::Sadness)),
        ("I'm not scared", None),
        ("it wasn't scary", None),
        ("I can't help being sad", Some(Emotion::Sadness)),
    ] {
        assert_eq!(listed_first(text), wanted, "{text}");
    }
}

#[test]
fn hope_for_ill_guilt_and_happy_tears() {
    for (text, wanted) in [
        ("i wish i could just disappear", Some(Emotion::Sadness)),
        ("I stole money from my grandma", Some(Emotion::Sadness)),
        ("he stole money from my grandma", Some(Emotion::Anger)),
        ("I cheated on my husband and he doesn't know", Some(Emotion::Sadness)),
        ("I'm disgusting and fat", Some(Emotion::Sadness)),
        ("She said yes!! We're getting married", Some(Emotion::Joy)),
        ("I got the job!!! I can't believe it", Some(Emotion::Joy)),
        ("I was laughing so hard with my sister that we cried", Some(Emotion::Joy)),
        ("I was laughing and then I was alone", Some(Emotion::Loneliness)),
    ] {
        assert_eq!(listed_first(text), wanted, "{text}");
    }
    for (text, looks_forward) in [
        ("I hope my husband dies", false),
        ("I hope he rots", false),
        ("I hope my dog doesn't die", true),
    ] {
        let labels = understand(text).labels;
        assert_eq!(labels.contains(&Emotion::Anticipation), looks_forward, "{text}: {labels:?}");
    }
    assert_eq!(understand("The election makes me sick").theme, None);
}

#[test]
fn apostrophes_curly_straight_or_missing_read_the_same() {
    let straight = understand("I'm sad and I can't stop crying, I've had enough");
    assert_eq!(
        understand("I\u{2019}m sad and I can\u{2019}t stop crying, I\u{2019}ve had enough"),
        straight
    );
    assert_eq!(understand("im sad and i cant stop crying, ive had enough"), straight);
}

#[test]
fn several_feelings_hold_together() {
    let read = understand("I'm furious with him and so sad that it's over");
    for emotion in [Emotion::Anger, Emotion::Sadness] {
        assert!(read.labels.contains(&emotion), "{:?}", read.labels);
    }
}

#[test]
fn tone_points_the_right_way() {
    assert!(understand("I'm so happy and proud").sentiment.polarity > 0.5);
    assert!(understand("everything is awful and I'm sad").sentiment.polarity < -0.5);
    let plain = understand("the meeting is at ten").sentiment;
    assert!(plain.polarity.abs() < 0.3 && plain.confidence < 0.5, "{plain:?}");
}

#[test]
fn placeholders_say_nothing() {
    assert_eq!(understand("[EMAIL_1] [PHONE_2]").emotion, None);
    assert_eq!(understand("[SAD_1]").emotion, None);
    // Brackets around what is no placeholder take no word away.
    assert_eq!(understand("[I feel so sad]").emotion, Some(Emotion::Sadness));
    assert_eq!(understand("so sad]").emotion, Some(Emotion::Sadness));
}

#[test]
fn names_read_back() {
    for emotion in Emotion::ALL {
        assert_eq!(emotion.as_str().parse(), Ok(emotion));
        assert_eq!(serde_json::to_string(&emotion).unwrap(), format!("\"{emotion}\""));
    }
    for theme in Theme::ALL {
        assert_eq!(theme.as_str().parse(), Ok(theme));
        assert_eq!(serde_json::to_string(&theme).unwrap(), format!("\"{theme}\""));
    }
    assert_eq!("melancholia".parse::<Emotion>(), Err(UnknownName));
}

#[test]
fn a_wall_of_text_is_read() {
    for wall in
        ["so sad ".repeat(5000), "a".repeat(100_000), "'[".repeat(50_000), "not ".repeat(20_000)]
    {
        let read = understand(&wall);
        assert!(read.intensity <= 1.0);
    }
}

proptest! {
    #[test]
    fn every_figure_stays_in_its_range(text in "\\PC{0,400}") {
        in_range(&understand(&text));
    }

    #[test]
    fn word_salad_stays_in_range(words in prop::collection::vec(
        prop::sample::select(vec!["not", "never", "so", "sad", "HAPPY", "very", "!!!", ",", "alone", "but", "can't", "[X_1]"]),
        0..60,
    )) {
        in_range(&understand(&words.join(" ")));
    }
}

fn in_range(read: &Understanding) {
    assert_eq!(read.scores.len(), 13);
    assert!(read.scores.iter().all(|(_, s)| (0.0..=1.0).contains(s)));
    assert!((0.0..=1.0).contains(&read.intensity));
    assert!((-1.0..=1.0).contains(&read.sentiment.polarity));
    assert!((0.0..=1.0).contains(&read.sentiment.confidence));
    let surest = read.labels.first().copied();
    assert!(read.emotion == surest || (read.emotion.is_none() && read.is_neutral), "{read:?}");
}
