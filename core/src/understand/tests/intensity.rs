//! The ladders, the laws (stronger never lowers, weaker never raises), and the development triples.

use proptest::prelude::*;

use super::super::intensity::{DEFAULT, intensity};
use super::super::strength::{LISTS, Sign};
use super::super::themes::THEMES;

/// Ours, for tuning: the same situation felt slightly, plainly, extremely, tab-separated.
const TRIPLES: &str = include_str!("intensity_triples.tsv");

fn words_of(wanted: impl Fn(Sign) -> bool) -> Vec<(&'static str, f32)> {
    let lists = LISTS
        .iter()
        .copied()
        .flatten()
        .filter(|(sign, _)| wanted(*sign))
        .flat_map(|(_, groups)| groups.iter());
    lists
        .flat_map(|(weight, list)| list.split(',').map(|w| (w.trim(), *weight)))
        .filter(|(word, _)| word.starts_with(char::is_alphanumeric))
        .collect()
}

/// A stem as a word that it finds.
fn spelt(word: &str) -> String {
    word.replace('*', "ed")
}

fn feelings() -> Vec<(&'static str, f32)> {
    words_of(|s| matches!(s, Sign::Bright | Sign::Dark | Sign::Either))
}

#[test]
fn ladders_of_all_thirteen() {
    for ladder in [
        ["I'm a bit happy", "I'm happy", "I'm very happy", "I'm ecstatic"],
        ["I'm a bit sad", "I'm sad", "I'm very sad", "I'm devastated"],
        ["I'm slightly angry", "I'm angry", "I'm really angry", "I'm livid"],
        ["I'm a little scared", "I'm scared", "I'm so scared", "I'm petrified"],
        ["I'm mildly surprised", "I'm surprised", "I'm very surprised", "I'm in complete shock"],
        ["it's a bit gross", "it's gross", "it's really gross", "it's vile"],
        ["I kind of trust her", "I trust her", "I really trust her", "I trust her with my life"],
        [
            "I'm a little excited for Sunday",
            "I'm excited for Sunday",
            "I'm so excited for Sunday",
            "I'm dying of excitement for Sunday",
        ],
        [
            "I'm a bit overwhelmed",
            "I'm overwhelmed",
            "I'm very overwhelmed",
            "I'm drowning, I can't do this anymore",
        ],
        [
            "I'm kinda anxious",
            "I'm anxious",
            "I'm really anxious",
            "I'm having a panic attack, I can't breathe",
        ],
        [
            "I'm a bit relieved",
            "I'm relieved",
            "I'm so relieved",
            "I'm shaking with relief, I can't stop crying",
        ],
        [
            "it's slightly frustrating",
            "it's frustrating",
            "it's so frustrating",
            "it's driving me insane",
        ],
        ["I'm a bit lonely", "I'm lonely", "I'm very lonely", "I'm dying of loneliness"],
    ] {
        let steps = ladder.map(intensity);
        assert!(steps.is_sorted_by(|a, b| a < b), "{ladder:?}: {steps:?}");
        let [slight, plain, strong, extreme] = steps;
        assert!((0.1..0.38).contains(&slight), "{ladder:?}: {steps:?}");
        assert!((0.38..0.6).contains(&plain), "{ladder:?}: {steps:?}");
        assert!((0.6..0.85).contains(&strong), "{ladder:?}: {steps:?}");
        assert!(extreme >= 0.82, "{ladder:?}: {steps:?}");
    }
}

#[test]
fn signs_point_their_way() {
    for (weaker, stronger) in [
        ("I'm not sad", "I'm sad"),
        ("I'm not very sad", "I'm sad"),
        ("it's not too bad", "it's bad"),
        ("I'm not happy", "I'm unhappy and angry"),
        ("I'm sad", "I've never been so sad"),
        ("I'm happy", "I haven't been this happy in years"),
        ("I'm happy", "I couldn't be happier"),
        ("I'm tired", "I've been tired for months"),
        ("I'm angry", "I'm always angry"),
        ("I'm sad", "I'm saaaad"),
        ("I'm so sad", "I'm sooooo sad"),
        ("I'm sad", "I'm SAD"),
        ("I'm sad", "I'm sad!!!"),
        ("I'm sad", "I'm sad 😭"),
        ("I'm scared", "I'm scared as hell"),
        ("I'm angry", "I'm fucking angry"),
        ("It hurts a bit", "It hurts"),
        ("It hurts", "It hurts so much"),
        ("I'm sad but it's fine", "I'm sad"),
        ("I'm sad, no big deal", "I'm sad"),
        ("I was angry but I've calmed down", "I was angry"),
        ("he forgot my birthday", "he forgot my birthday every single year"),
    ] {
        let (low, high) = (intensity(weaker), intensity(stronger));
        assert!(low < high, "{weaker:?} {low} < {stronger:?} {high}");
    }
}

#[test]
fn a_text_in_capitals_is_not_five_times_louder() {
    let (plain, loud) = (intensity("i am sad about my job"), intensity("I AM SAD ABOUT MY JOB"));
    assert!(plain < loud && loud < plain + 0.12, "{plain} {loud}");
}

#[test]
fn no_word_of_strength_leaves_the_default() {
    assert_eq!(intensity(""), DEFAULT);
    assert_eq!(intensity("my brother moved to Leeds"), DEFAULT);
}

#[test]
fn every_word_with_every_degree() {
    let stronger = words_of(|s| s == Sign::Stronger);
    let weaker = words_of(|s| s == Sign::Weaker);
    // Idioms of their own, which mean the other thing.
    let idioms =
        ["today barely ", "today almost died", "today nearly died", "today might burst into"];
    let mut broken = Vec::new();
    for (feeling, _) in feelings() {
        let feeling = spelt(feeling);
        // "Today", for a degree may be part of a phrase with "I am" or "I feel": "feel small".
        let plain = intensity(&format!("today {feeling}"));
        let loud = feeling.to_uppercase();
        for shouted in
            [format!("today {loud}"), format!("TODAY {loud}"), format!("TODAY {feeling}")]
        {
            if intensity(&shouted) < plain {
                broken.push(shouted);
            }
        }
        for (degree, _) in &stronger {
            let text = format!("today {degree} {feeling}");
            if intensity(&text) < plain {
                broken.push(text);
            }
        }
        for (degree, _) in &weaker {
            let text = format!("today {degree} {feeling}");
            if intensity(&text) > plain && !idioms.iter().any(|i| text.starts_with(i)) {
                broken.push(text);
            }
        }
    }
    assert!(broken.is_empty(), "{}: {broken:#?}", broken.len());
}

#[test]
fn every_word_is_found_and_worth_what_it_says() {
    for (feeling, weight) in feelings() {
        let got = intensity(&spelt(feeling));
        // Its own signs ("always has my back") may add, a longer phrase may speak for it.
        assert!(got >= weight * 0.6 - 0.01, "{feeling}: {weight}, got {got}");
    }
    let lists = LISTS.iter().copied().flatten().flat_map(|(_, groups)| groups.iter());
    for (_, list) in lists.chain(THEMES.iter().flat_map(|(_, groups)| groups.iter())) {
        for stem in list.split([',', ' ']).filter_map(|w| w.strip_suffix('*')) {
            assert!(stem.len() >= 3, "{stem}* is too short to be found");
        }
    }
}

#[test]
fn no_word_stands_twice() {
    let mut words: Vec<&str> = feelings().into_iter().map(|(word, _)| word).collect();
    words.sort_unstable();
    let twice: Vec<_> = words.windows(2).filter(|w| w.first() == w.last()).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn development_triples_are_in_order() {
    let (mut right, mut all) = ([0, 0, 0], 0);
    let mut sums = [0.0; 3];
    for row in TRIPLES.lines() {
        let mut texts = row.split('\t');
        let mut next = || intensity(texts.next().unwrap());
        let (low, medium, high) = (next(), next(), next());
        all += 1;
        for (sum, got) in sums.iter_mut().zip([low, medium, high]) {
            *sum += got;
        }
        for (count, ok) in right.iter_mut().zip([low < medium, medium < high, low < high]) {
            *count += i32::from(ok);
        }
        if !(low < medium && medium < high) {
            println!("{low:.2} {medium:.2} {high:.2} {row}");
        }
    }
    let share = right.map(|r| r as f32 / all as f32);
    println!("{all} triples: {share:?}, means {:?}", sums.map(|s| s / all as f32));
    assert!(all >= 150 && share.iter().all(|s| *s >= 0.93), "{share:?}");
}

proptest! {
    #[test]
    fn any_text_stays_in_range(text in "\\PC{0,400}") {
        prop_assert!((0.0..=1.0).contains(&intensity(&text)));
    }

    #[test]
    fn louder_is_never_weaker(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "i", "am", "not", "never", "so", "sad", "happy", "a bit", "very", "livid", "but",
                "fine", ",", "always", "kind of", "scared", "no", "of", "nobody", "😭",
            ]),
            0..30,
        ),
        at in 0_usize..30,
    ) {
        let plain = words.join(" ");
        let mut shouted: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        if let Some(word) = shouted.get_mut(at) {
            *word = word.to_uppercase();
        }
        prop_assert!(intensity(&shouted.join(" ")) >= intensity(&plain));
        prop_assert!(intensity(&plain.to_uppercase()) >= intensity(&plain));
        let exclaimed = format!("{plain}!");
        prop_assert!(intensity(&exclaimed) >= intensity(&plain));
    }
}
