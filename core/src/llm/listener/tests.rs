#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::english::turn;
use super::*;
use crate::understand::understand;

mod vents;
mod weighed;

use proptest::prelude::*;
use vents::{ODD, VENTS};

fn say(content: &str, seed: u64) -> String {
    say_in(content, seed, &[], false)
}

fn say_in(content: &str, seed: u64, history: &[Turn], in_danger: bool) -> String {
    let understanding = &understand(content);
    reply(&Moment { content, history, understanding, in_danger, seed })
}

fn turn_of(role: Role, content: &str) -> Turn {
    Turn { role, content: content.to_string() }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn first_person_turns_to_second() {
    for (from, to) in [
        ("my boss yelled at me", "your boss yelled at you"),
        ("I am tired", "you are tired"),
        ("I was alone", "you were alone"),
        ("I'm tired", "you're tired"),
        ("im tired", "you're tired"),
        ("I\u{2019}m tired", "you're tired"),
        ("I've had enough", "you've had enough"),
        ("ive had enough", "you've had enough"),
        ("I'd rather stay", "you'd rather stay"),
        ("I'll never finish", "you'll never finish"),
        ("i dont know anymore", "you don't know anymore"),
        ("I wasn't ready", "you weren't ready"),
        ("i wasnt ready", "you weren't ready"),
        ("I just was there", "you just were there"),
        ("I really am sorry", "you really are sorry"),
        ("I have nothing left", "you have nothing left"),
        ("I hate myself", "you hate yourself"),
        ("the fault is mine", "the fault is yours"),
        ("he took mine", "he took yours"),
        ("we fight all the time", "you fight all the time"),
        ("we were happy", "you were happy"),
        ("we're moving", "you're moving"),
        ("we've tried", "you've tried"),
        ("they ignored us", "they ignored you"),
        ("our house is cold", "your house is cold"),
        ("the house is ours", "the house is yours"),
        ("we did it ourselves", "you did it yourselves"),
        ("my sister and I were close", "your sister and you were close"),
        ("my mum told me I was lazy", "your mum told you you were lazy"),
        ("he said I am too much", "he said you are too much"),
        ("she thinks I'm lying", "she thinks you're lying"),
        ("they never asked me how I was", "they never asked you how you were"),
        ("nobody knows who I am", "nobody knows who you are"),
        ("everyone left me", "everyone left you"),
        ("My dad was drunk", "your dad was drunk"),
        ("He was rude to me", "he was rude to you"),
        ("MY BOSS FIRED ME", "your boss fired you"),
        ("my friend [NAME_1] called me", "your friend [NAME_1] called you"),
        ("they call me at [PHONE_1]", "they call you at [PHONE_1]"),
        ("last night I cried", "last night you cried"),
        ("today my car broke down.", "today your car broke down"),
        ("I said what was on my mind", "you said what was on your mind"),
        ("it was me", "it was you"),
        ("I always was the quiet one", "you always were the quiet one"),
        ("it feels like its over for me", "it feels like it's over for you"),
    ] {
        let turned = turn(from);
        assert_eq!(turned.text, to);
        assert!(turned.sure, "{from}");
    }
}

#[test]
fn what_is_said_of_the_reader_turns_back_but_is_not_spoken() {
    for (from, to) in [
        ("I hope you can hear me", "you hope I can hear you"),
        ("I think you are a bot", "you think I am a bot"),
        ("I want to tell you my story", "you want to tell me your story"),
        ("your answers help me", "my answers help you"),
        ("I know you're listening", "you know I'm listening"),
    ] {
        let turned = turn(from);
        assert_eq!(turned.text, to);
        assert!(!turned.sure, "{from}");
    }
}

#[test]
fn fragments_and_slang_are_not_sure() {
    for from in [
        "my stupid job",
        "such a mess",
        "when I came home",
        "and then the",
        "",
        "me",
        "lets go",
        "imma quit",
        "Sarah left me",
        "my boss who yelled at me",
        "because of my",
        "tired of everything",
        "not again",
        "u hurt me",
    ] {
        assert!(!turn(from).sure, "{from:?} → {:?}", turn(from).text);
    }
}

/// What no reply says: human claims, diagnoses, sayings, orders.
const BANNED: &[&str] = &[
    "i feel ",
    "i felt",
    "i know how",
    "i understand how",
    "as a human",
    "i've been there",
    "me too",
    "happened to me",
    "at least",
    "everything happens",
    "could be worse",
    "look on the bright",
    "silver lining",
    "time heals",
    "stay positive",
    "stay strong",
    "cheer up",
    "calm down",
    "you should",
    "you must",
    "you need to",
    "you have to ",
    "get over",
    "it will be okay",
    "it'll be okay",
    "it will get better",
    "i promise",
    "everything will be",
    "depression",
    "anxiety",
    "disorder",
    "bipolar",
    "ptsd",
    "medication",
    "diagnosis",
    "why ",
    "you am ",
    "you was ",
    "you's",
    "i are",
    "your're",
    " ,",
    " .",
    "..",
    "{",
    "}",
    "you you ",
    "that you is ",
    "so you is ",
    "you has ",
    "you wasn't",
    " i was",
    " i am ",
    " my ",
    "myself",
];

/// What holds for every reply.
fn check(vent: &str, reply: &str) {
    assert_eq!(reply.matches('?').count(), 1, "{vent:?} → {reply}");
    assert_eq!(reply.matches('"').count() % 2, 0, "{vent:?} → {reply}");
    assert!(!reply.contains("  ") && !reply.contains('\n'), "{vent:?} → {reply}");
    assert!(reply.ends_with('?'), "{vent:?} → {reply}");
    assert!(!reply.contains(['\u{2019}', '\u{201c}', '\u{201d}']), "{vent:?} → {reply}");
    // Their own words, between quotation marks, are theirs.
    let ours: String = reply.split('"').step_by(2).collect::<Vec<_>>().join("_").to_lowercase();
    for banned in BANNED {
        // "They told me I was" and "we have to be out" are theirs.
        let theirs = (*banned == "you you " && vent.contains("told me I"))
            || (*banned == "you have to " && vent.contains("have to "));
        assert!(theirs || !ours.contains(banned), "{banned:?} in {vent:?} → {reply}");
    }
    assert!(reply.chars().next().is_some_and(|c| !c.is_lowercase()), "{reply}");
}

fn has_step(reply: &str) -> bool {
    phrases::GROUNDING.iter().chain(phrases::SAVOURING).any(|s| reply.contains(s))
}

#[test]
fn every_vent_is_answered_well_on_every_seed() {
    assert!(VENTS.len() >= 60);
    for vent in VENTS {
        let read = understand(vent);
        for seed in 0..20 {
            let reply = say(vent, seed);
            check(vent, &reply);
            let least = if count(vent) >= SHORT { LEAST } else { 18 };
            assert!(
                (least..=MOST).contains(&count(&reply)),
                "{} words: {vent:?} → {reply}",
                count(&reply)
            );
            // Where it can't go on, or good news turned, no exercise stands before the question.
            assert!(!has_step(&reply) || read.intensity >= INTENSE, "{vent:?} → {reply}");
            if read.emotion.is_none_or(|e| !matches!(e, Emotion::Joy | Emotion::Relief)) {
                assert!(!reply.contains('!'), "{vent:?} → {reply}");
            }
            let heard = reply.to_lowercase();
            let taken_up = lowered(vent).iter().any(|w| {
                (w.len() >= 4 || (w.len() == 3 && !english::has(kind::COMMON, w)))
                    && heard.contains(w.as_str())
            });
            assert!(taken_up, "{vent:?} → {reply}");
        }
    }
}

/// Both read so by a person who went through replies to strangers' comments.
#[test]
fn wishes_are_no_news_and_liking_is_no_shoulder_to_lean_on() {
    for seed in 0..40 {
        let wish = say("I would love it if we got Nino! That would be a great second line.", seed);
        assert!(!wish.contains("good news") && !wish.contains("bright spot"), "{wish}");
        let liked =
            say("I watched that same movie. Very generic Christmas movie but I liked it", seed);
        assert!(!liked.contains("lean on") && !liked.contains("held"), "{liked}");
    }
}

#[test]
fn odd_messages_are_answered_too() {
    for vent in ODD {
        for seed in 0..20 {
            let reply = say(vent, seed);
            assert_eq!(reply.matches('?').count(), 1, "{vent:?} → {reply}");
            assert_eq!(reply.matches('"').count() % 2, 0, "{vent:?} → {reply}");
            assert!((8..=80).contains(&count(&reply)), "{vent:?} → {reply}");
        }
    }
}

#[test]
fn kinds_are_told_apart() {
    for (text, wanted) in [
        ("hi", Kind::Greeting),
        ("ugh", Kind::Groan),
        ("idk", Kind::DontKnow),
        ("are you human?", Kind::AboutListener),
        ("are you a real person", Kind::AboutListener),
        ("what should i do", Kind::Advice),
        ("😭", Kind::Emoji),
        ("[EMAIL_1]", Kind::Placeholder),
        ("", Kind::Empty),
        ("estoy muy triste porque mi novio me dejó", Kind::Foreign),
        ("мне очень плохо", Kind::Foreign),
        ("let x = y; if (x == 1) { z(); }", Kind::Code),
        ("I hate my job", Kind::Vent),
        ("are you kidding me", Kind::Vent),
        ("You are useless, this app is stupid", Kind::Complaint),
        ("you're useless", Kind::Complaint),
        ("stop repeating what I say", Kind::Complaint),
        ("you don't understand", Kind::Complaint),
        ("this isn't helping", Kind::Complaint),
        ("my boss said you are useless", Kind::Vent),
        ("you were the love of my life and you left me", Kind::Vent),
        ("I am so stupid and useless", Kind::Vent),
        ("my boss is a robot", Kind::Vent),
        ("feeling lost", Kind::Vent),
    ] {
        assert_eq!(kind::kind(text), wanted, "{text:?}");
    }
    for seed in 0..20 {
        assert!(say("are you human?", seed).contains("program"));
        assert!(
            say("are you human? I lost my job today and I have nobody else to tell this to", seed)
                .contains("program")
        );
    }
}

#[test]
fn a_wall_is_met() {
    let walls = [
        "my boss yelled at me again and I am so tired of it. ".repeat(200),
        "a".repeat(10_000),
        "I was so sad and ".repeat(700),
        "[".repeat(10_000),
        "\u{1f62d}".repeat(2_500),
        "so, ".repeat(2_500),
    ];
    for wall in &walls {
        for seed in 0..5 {
            let reply = say(wall, seed);
            assert!(count(&reply) <= MOST && reply.ends_with('?'), "{reply}");
        }
    }
}

#[test]
fn one_vent_many_replies() {
    for vent in VENTS {
        let replies: std::collections::HashSet<String> =
            (0..20).map(|seed| say(vent, seed)).collect();
        assert!(replies.len() >= 15, "{} for {vent}", replies.len());
        assert_eq!(say(vent, 7), say(vent, 7));
    }
}

#[test]
fn judgements_are_given_back_as_thoughts() {
    for seed in 0..20 {
        for vent in [
            "I'm worthless",
            "I'm a failure and a burden to my family",
            "nobody likes me at all",
            "I will never be happy again",
        ] {
            let reply = say(vent, seed).to_lowercase();
            let reply = reply.split('.').next().unwrap().to_string() + ".";
            let framed = ["thought", "feels to you", "voice in you", "from where you stand", "\""];
            assert!(framed.iter().any(|f| reply.contains(f)), "{vent:?} → {reply}");
        }
    }
}

#[test]
fn lost_gladness_and_irony_are_not_celebrated() {
    for vent in [
        "I was so happy with him and now he's gone and the flat feels dead",
        "great, another bill. love that for me",
        "he forgot our anniversary for the third year running and laughed about it",
        "we were so happy until the funeral",
    ] {
        for seed in 0..20 {
            let reply = say(vent, seed);
            assert!(
                !reply.contains('!') && !reply.contains("joy") && !reply.contains("enjoy"),
                "{reply}"
            );
        }
    }
}

#[test]
fn harm_and_illness_are_not_said_back() {
    for seed in 0..20 {
        for (vent, word) in [
            ("I want to kill my brother for what he did", "kill"),
            ("my bipolar is getting worse and I stopped taking lithium", "bipolar"),
            ("I was raped last year and I can't talk about it", "rape"),
            ("my boss is a fucking bitch and I can't stand her", "bitch"),
        ] {
            assert!(!say(vent, seed).to_lowercase().contains(word), "{}", say(vent, seed));
        }
    }
}

#[test]
fn a_talk_goes_on_without_repeating_itself() {
    for vent in VENTS {
        for seed in 0..8 {
            let first = say(vent, seed);
            let history = [
                turn_of(Role::User, "I had a bad day with my mother again"),
                turn_of(Role::Assistant, &first),
            ];
            let second = say_in(vent, seed, &history, false);
            let last = |r: &str| r.rsplit(['.', '!', ':']).next().unwrap_or("").trim().to_string();
            assert_ne!(last(&first), last(&second), "{second}");
            let start = |r: &str| r.chars().take(24).collect::<String>();
            assert_ne!(start(&first), start(&second), "{first}\n{second}");
            check(vent, &second);
        }
    }
    let history = [
        turn_of(Role::User, "my mother called again"),
        turn_of(Role::Assistant, "What did she say?"),
    ];
    let reply = say_in("I feel like a child every time and I can't hang up", 3, &history, false);
    assert!(reply.contains("your mother"), "{reply}");
}

#[test]
fn danger_is_taken_seriously() {
    for vent in VENTS.iter().chain(ODD) {
        for seed in 0..20 {
            let reply = say_in(vent, seed, &[], true);
            assert!(reply.contains("shown above"), "{reply}");
            assert!(reply.to_lowercase().contains("safe right now?"), "{reply}");
            assert!(
                reply.to_lowercase().contains("thank you")
                    || reply.contains("I'm glad you told me"),
                "{reply}"
            );
            assert!(!has_step(&reply), "{reply}");
            check("", &reply);
        }
    }
}

/// A whole: ends as a sentence does, marks balanced, no doubled space, at most one question.
fn check_whole(partial: &str, rest: &str) {
    let whole = format!("{partial}{rest}");
    assert!(whole.trim_end().ends_with(['.', '?', '!']), "{whole:?}");
    assert_eq!(whole.matches('"').count() % 2, 0, "{whole:?}");
    assert_eq!(whole.matches('?').count(), 1, "{whole:?}");
    assert!(!whole.contains("  "), "{whole:?}");
    assert!(
        partial.is_empty() || rest.is_empty() || !rest.contains(partial) || partial.len() < 8,
        "{whole:?}"
    );
}

#[test]
fn a_cut_reply_is_made_whole() {
    let other = "I'm so sorry this happened. You said \"he left\" and that (on top of **everything**) must hurt, deeply. \
                 What has the evening been like? I am here to listen.";
    for vent in [
        "my boss yelled at me in front of everyone and I feel so small today",
        "hi",
        "",
        "I feel sad",
    ] {
        let understanding = &understand(vent);
        for seed in 0..4 {
            let moment =
                Moment { content: vent, history: &[], understanding, in_danger: false, seed };
            for at in (0..=other.len()).filter(|at| other.is_char_boundary(*at)) {
                let partial = &other[..at];
                let rest = close(partial, &moment);
                check_whole(partial, &rest);
                assert!(!rest.is_empty());
            }
            let own = reply(&moment);
            for at in 0..=own.len() {
                assert_eq!(format!("{}{}", &own[..at], close(&own[..at], &moment)), own);
            }
            let danger = Moment { in_danger: true, ..moment };
            for at in 0..=other.len() {
                let whole = format!("{}{}", &other[..at], close(&other[..at], &danger));
                assert!(
                    whole.contains("shown above")
                        && whole.to_lowercase().contains("safe right now?"),
                    "{whole}"
                );
            }
        }
    }
}

#[test]
fn words_concatenate() {
    for text in ["", "  a b", "one", "Two words. ", "a  b\n c", "\u{1f62d} x"] {
        assert_eq!(words(text).collect::<String>(), text);
        assert!(words(text).all(|w| !w.is_empty()));
    }
    assert_eq!(words("It sounds hard.").collect::<Vec<_>>(), ["It ", "sounds ", "hard."]);
}

proptest! {
    #[test]
    fn never_panics_and_never_silent(
        content in "\\PC{0,200}", partial in "\\PC{0,80}", seed: u64, in_danger: bool, earlier in "\\PC{0,60}",
    ) {
        let history = [turn_of(Role::User, &earlier), turn_of(Role::Assistant, &partial)];
        let understanding = &understand(&content);
        let moment = Moment { content: &content, history: &history, understanding, in_danger, seed };
        let whole = reply(&moment);
        prop_assert!(!whole.is_empty());
        prop_assert_eq!(words(&whole).collect::<String>(), whole);
        let _ = close(&partial, &moment);
    }

    #[test]
    fn english_salad_never_breaks_a_reply(picked in prop::collection::vec(prop::sample::select(vec![
        "I", "was", "my", "boss", "sad", ",", ".", "you", "and", "but", "because", "yelled", "at", "me", "\"", "we", "is", "[X_1]",
        "never", "so", "?", "!", "the", "he", "said", "I'm", "not", "fine", "who",
    ]), 0..40), seed: u64) {
        let reply = say(&picked.join(" "), seed);
        prop_assert_eq!(reply.matches('?').count(), 1, "{}", &reply);
        prop_assert_eq!(reply.matches('"').count() % 2, 0, "{}", &reply);
        prop_assert!(!reply.contains("  "), "{}", &reply);
    }
}
