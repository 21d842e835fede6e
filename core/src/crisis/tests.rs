#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::cases::CRISIS;
use super::cases_elsewhere::ELSEWHERE;
use super::cases_veiled::VEILED;
use super::near_misses::NEAR_MISS;
use super::near_misses_veiled::NEAR_VEILED;
use super::*;
use proptest::prelude::*;

#[test]
fn speaks_up_in_a_crisis() {
    for lines in [CRISIS, VEILED] {
        assert!(lines.len() >= 80);
        let missed: Vec<_> =
            lines.iter().filter(|line| !assess(line, &[]).needs_help_lines()).collect();
        for line in &missed {
            println!("missed: {line} → {:?}", assess(line, &[]));
        }
        assert!(missed.len() * 100 <= lines.len() * 3, "{missed:#?}");
    }
}

#[test]
fn stays_quiet_otherwise() {
    for lines in [NEAR_MISS, NEAR_VEILED] {
        assert!(lines.len() >= 80);
        let alarms: Vec<_> = lines
            .iter()
            .map(|line| (line, assess(line, &[])))
            .filter(|(_, assessment)| assessment.needs_help_lines())
            .collect();
        for (line, assessment) in &alarms {
            println!("false alarm: {line} → {assessment:?}");
        }
        assert!(alarms.len() * 100 <= lines.len() * 2, "{alarms:#?}");
    }
}

#[test]
fn understands_other_languages() {
    let mut wrong: Vec<&&str> = Vec::new();
    for (language, danger, other) in ELSEWHERE {
        assert!(danger.len() >= 8 && other.len() >= 2, "{language}");
        wrong.extend(danger.iter().filter(|line| !assess(line, &[]).needs_help_lines()));
        wrong.extend(other.iter().filter(|line| assess(line, &[]).needs_help_lines()));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn climbs_the_ladder() {
    use Level::{High, Low, Moderate, None};
    for (line, level, signal) in [
        ("what a day", None, Option::None),
        ("I read about suicide in the paper", Low, Some(Signal::Thoughts)),
        ("I'm not suicidal, just tired", Low, Some(Signal::Thoughts)),
        ("I wish I was dead", Moderate, Some(Signal::WishToBeDead)),
        ("I keep thinking about killing myself", Moderate, Some(Signal::Thoughts)),
        ("I want to hang myself", Moderate, Some(Signal::Method)),
        ("I have a plan to kill myself", High, Some(Signal::Plan)),
        ("I'm going to kill myself tonight", High, Some(Signal::Intent)),
        ("I just took all my pills", High, Some(Signal::Behaviour)),
        ("my husband hits me", Moderate, Some(Signal::HarmByAnother)),
        ("I'm scared he will kill me", High, Some(Signal::HarmByAnother)),
        ("I might hurt someone", Moderate, Some(Signal::HarmToAnother)),
        ("I was raped", Moderate, Some(Signal::HarmByAnother)),
        ("I've written the letters and given away the dog", High, Some(Signal::Plan)),
        ("I slapped my baby and he stopped moving", High, Some(Signal::HarmToAnother)),
        ("I wish I could just disappear", Low, Some(Signal::WishToBeDead)),
        ("I wish I could disappear forever", Moderate, Some(Signal::WishToBeDead)),
        ("I can't do this anymore", Low, Some(Signal::WishToBeDead)),
        ("ich will nicht mehr leben", Moderate, Some(Signal::WishToBeDead)),
        ("我要自杀", High, Some(Signal::Intent)),
    ] {
        assert_eq!(assess(line, &[]), Assessment { level, signal }, "{line}");
    }
}

#[test]
fn a_denial_does_not_clear_what_was_said() {
    let earlier = ["I want to kill myself tonight", "it was a long day"];
    let now = assess("I'm not suicidal, just tired", &earlier);
    assert!(now.needs_help_lines());
    assert!(assess("ok, thanks", &earlier).needs_help_lines());
    assert!(!assess("I'm not suicidal, just tired", &["work was long"]).needs_help_lines());
    // What is said now is never lowered by what came before.
    assert_eq!(assess("I just took all my pills", &earlier).level, Level::High);
}

#[test]
fn levels_are_ordered() {
    assert!(Level::None < Level::Low && Level::Low < Level::Moderate);
    assert!(Level::Moderate < Level::High);
}

#[test]
fn serialises_as_documented() {
    let assessment = assess("I wish I was dead", &[]);
    let json = serde_json::to_string(&assessment).unwrap();
    assert_eq!(json, r#"{"level":"moderate","signal":"wish_to_be_dead"}"#);
}

/// A hundred thousand bytes of each would not end in time if this were the square.
#[test]
fn stays_linear() {
    for seed in
        ["kill myself ", "i dont ", "wish i ", "k ", "a", "he he ", "never ", "...", "took too "]
    {
        let _ = assess(&seed.repeat(100_000 / seed.len()), &[]);
    }
}

/// Twice the text may take twice the steps.
#[test]
fn counts_linear_work() {
    for seed in [
        "a/",
        "1/",
        "www.!",
        "a.",
        "a@",
        "7",
        "[",
        "i ",
        "kill myself ",
        "i wish i ",
        "he he ",
        "no quiero ",
        "nicht mehr leben ",
        "не хочу больше ",
        "my baby ",
        "gun ",
        "he ",
        "never ",
    ] {
        let work = |bytes: usize| {
            let text = seed.repeat(bytes / seed.len());
            let before = pattern::STEPS.get();
            let _ = assess(&text, &[]);
            pattern::STEPS.get() - before
        };
        let [one, two, four] = [10_000, 20_000, 40_000].map(work);
        assert!(two <= one * 21 / 10 + 1_000, "{seed}: {one}, {two}");
        assert!(four <= two * 21 / 10 + 1_000, "{seed}: {two}, {four}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,200}", earlier in "\\PC{0,80}") {
        let _ = assess(&text, &[&earlier]);
    }

    #[test]
    fn survives_spacing_case_and_quotes(i in 0..CRISIS.len()) {
        let line = CRISIS[i];
        if assess(line, &[]).needs_help_lines() {
            for form in [
                line.to_uppercase(),
                line.replace(' ', "   "),
                line.replace(' ', "\n"),
                line.replace('\'', "’"),
                line.replace(['\'', '’'], ""),
                format!("  {line}  "),
                format!("so. {line}. and work was fine."),
            ] {
                prop_assert!(assess(&form, &[]).needs_help_lines(), "{form}");
            }
        }
    }
}

#[test]
fn patterns_are_well_formed() {
    // A word that is always spelled otherwise stands in a pattern for nothing.
    let dead: std::collections::BTreeSet<_> = rules::ENGLISH_TABLES
        .iter()
        .copied()
        .flatten()
        .flat_map(|rule| {
            rule.patterns.iter().flat_map(|source| pattern::compile(source, |word| word))
        })
        .filter_map(|step| match step {
            pattern::Step::One(words) | pattern::Step::Maybe(words) => Some(words),
            _ => None,
        })
        .flatten()
        .filter(|word| words::normalise(vec![(*word).to_owned()]) != [*word])
        .collect();
    assert!(dead.is_empty(), "{dead:?}");
    for rule in rules::ENGLISH_TABLES.iter().chain(rules::ELSEWHERE_TABLES).copied().flatten() {
        for source in rule.patterns {
            let steps = pattern::compile(source, |word| word);
            assert!(matches!(steps.first(), Some(pattern::Step::One(_))), "{source}");
            for step in &steps {
                let words = match step {
                    pattern::Step::Gap(most) => {
                        assert!((1..=10).contains(most), "{source}");
                        continue;
                    }
                    pattern::Step::Leap(most) => {
                        assert!((1..=20).contains(most), "{source}");
                        continue;
                    }
                    pattern::Step::Many => continue,
                    pattern::Step::One(words)
                    | pattern::Step::Maybe(words)
                    | pattern::Step::Not(words) => words,
                };
                assert!(!words.is_empty(), "{source}");
                for word in words {
                    let same = *word == "." || letters::raw_words(word) == [*word];
                    assert!(same, "{word:?} in {source} is never met so");
                }
            }
            let gap =
                |s: &&pattern::Step<_>| matches!(s, pattern::Step::Gap(_) | pattern::Step::Leap(_));
            assert!(steps.iter().filter(gap).count() <= 7, "{source}");
        }
    }
}

#[test]
fn a_word_is_spelled_in_one_way() {
    let distinct: std::collections::BTreeSet<_> =
        words::SPELLINGS.iter().map(|(from, _)| from).collect();
    assert_eq!(distinct.len(), words::SPELLINGS.len());
}

/// What stands beside it, in another thought or as a filler, takes nothing from a wish to be dead.
#[test]
fn ordinary_words_hide_no_danger() {
    for line in [
        "of course I want to die",
        "I wish I was dead, of course nobody cares",
        "I want to kill myself and my client called again",
        "I have been thinking about killing myself since the season ended",
        "I was abused as a child and I think about suicide every day",
        "I think about suicide every day since my son died in 2023",
        "I've been suicidal since my husband died in 2024",
        "I got divorced a year ago and I have the pills ready and a plan to kill myself",
        "It was a manic episode, then the holiday season, and she made a scene. I'm going to kill myself tonight.",
        "I want to kill myself!please help me",
        "I want to die!",
        "k!ll myself tonight",
        "I took ninety pills",
    ] {
        assert!(assess(line, &[]).needs_help_lines(), "{line}: {:?}", assess(line, &[]));
    }
}
