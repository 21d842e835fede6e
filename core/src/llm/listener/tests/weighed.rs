//! Replies that would hurt if they were only well formed.

use super::vents::{BRIGHT, TENDER, TURNED};
use super::*;

/// Only a verdict on oneself is called a thought.
const AS_THOUGHT: &[&str] =
    &["thought that", "thought you're", "voice in you", "feels to you as if", "feels as though"];

fn framed(reply: &str) -> bool {
    AS_THOUGHT.iter().any(|f| reply.contains(f))
}

#[test]
fn what_outweighs_the_mood_is_met_first() {
    for (vent, never, some) in TENDER {
        for seed in 0..20 {
            let reply = say(vent, seed);
            check(vent, &reply);
            assert!((18..=MOST).contains(&count(&reply)), "{vent:?} → {reply}");
            assert!(!has_step(&reply) && !reply.contains('!'), "{vent:?} → {reply}");
            let lower = reply.to_lowercase();
            for word in *never {
                assert!(!lower.contains(word), "{word:?} in {vent:?} → {reply}");
            }
            assert!(some.iter().any(|w| lower.contains(w)), "{vent:?} → {reply}");
        }
    }
}

#[test]
fn care_is_kept_for_what_needs_it() {
    for vent in [
        "I don't want to hurt him but I have to tell him the truth",
        "I want to throw my kid a birthday party",
        "I want to leave my husband, the kids are all that keeps me",
        "I'm scared he will hurt my kids",
        "I hope my dog doesn't die",
        "I wish my dad hadn't died",
        "I was so happy before he died",
        "my brother stopped taking his meds",
        "my dad hates immigrants and I can't stand it",
        "I hate women's shoes with heels",
        "I haven't eaten since breakfast because the meeting ran late",
        "I skipped dinner to finish the report",
    ] {
        assert_eq!(care::care(&lowered(vent)), None, "{vent}");
    }
}

#[test]
fn facts_are_never_called_thoughts() {
    for vent in [
        "I had a bad day.",
        "Nobody came to my birthday",
        "My best friend moved away and my boyfriend left and now I have nobody",
        "Everyone drinks",
        "everyone laughed when I tripped on the stage",
        "I never see my kids",
        "my car is broken and I was late",
        "it was a terrible night",
        "I'm in a bad place at work",
        "my mother says I'm selfish because I moved out",
        "nothing works in this flat",
        "he told me, in front of the kids, that I'm useless",
    ] {
        for seed in 0..20 {
            assert!(!framed(&say(vent, seed)), "{vent:?} → {}", say(vent, seed));
        }
    }
    for vent in ["I'm such a failure", "nobody loves me", "I always ruin everything"] {
        assert!((0..20).any(|seed| framed(&say(vent, seed))), "{vent}");
    }
}

#[test]
fn good_news_is_met_as_good_news() {
    for vent in BRIGHT {
        for seed in 0..40 {
            let reply = say(vent, seed).to_lowercase();
            let question = reply.rsplit(['.', '!', ':']).next().unwrap_or("");
            for word in ["different", "miss", "need", "heav", "hard", "wish"] {
                assert!(!question.contains(word), "{vent:?} → {reply}");
            }
            assert!(
                !reply.contains("sadness") && !reply.contains("left you"),
                "{vent:?} → {reply}"
            );
        }
    }
    for (vent, after) in TURNED {
        for seed in 0..20 {
            let reply = say(vent, seed);
            assert!(
                reply.to_lowercase().contains(after) && !reply.contains("joy"),
                "{vent:?} → {reply}"
            );
            assert!(!reply.contains('!') && !has_step(&reply), "{vent:?} → {reply}");
        }
    }
}

#[test]
fn wording_fits_what_was_said() {
    for seed in 0..20 {
        let reply = say("my gf broke up w me n i cant breathe", seed);
        assert!(!reply.contains(" w ") && !reply.contains(" n "), "{reply}");
        let reply = say("what is the meaning of life?", seed);
        assert!(!reply.contains("some writing") && !reply.contains("all of it"), "{reply}");
        let reply = say("I stole money from my grandma", seed);
        assert!(!reply.contains("angry") && !reply.contains("anger"), "{reply}");
        let reply = say("we broke up after six years", seed);
        assert!(!reply.contains("two of you"), "{reply}");
        let reply = say("The election makes me sick", seed);
        assert!(!reply.contains("nights") && !reply.contains("getting through"), "{reply}");
        // Where it can't go on, it is asked about, among whatever else.
        let reply = say(
            "my boss moved the deadline again and the kids are sick and my husband is away and I can't do this anymore",
            seed,
        );
        assert!(!has_step(&reply), "{reply}");
        assert!(["safe", "edge", "near you"].iter().any(|w| reply.contains(w)), "{reply}");
    }
    for cut in [
        "My sister who never calls called and said that I was the reason our mother got sick",
        "and then in front of the whole office that awful woman from sales said",
        "then out of the blue at dinner with everyone there my uncle told",
    ] {
        let quoted = english::quote(cut, 8).unwrap();
        let last = quoted.rsplit(' ').next().unwrap();
        assert!(!["said", "told", "that", "and", "because", "called"].contains(&last), "{quoted}");
    }
}

#[test]
fn a_text_in_another_language_is_pointed_to_a_person() {
    for (text, own) in [
        ("estoy muy triste porque mi novio me dejó", "necesitas"),
        ("je suis tellement fatigué et je ne sais pas quoi faire", "besoin"),
        ("ich bin so müde und weiß nicht mehr weiter", "brauchst"),
        ("estou muito triste e não sei o que fazer com tudo isso", "precisar"),
        ("sono molto stanca e non ho voglia di fare niente", "bisogno"),
        ("мне очень плохо сегодня", "нужен"),
        ("мені дуже погано і я не можу спати", "потрібна"),
        ("今日はとても悲しい", "人"),
        ("أنا حزين جدا اليوم", "شخص"),
        ("我今天非常难过", "人"),
        ("오늘 너무 힘들어요", "사람"),
        ("asdkjh qwelkj zxcmnb qwpoei asldkj", "person"),
    ] {
        assert_eq!(kind::kind(text), Kind::Foreign, "{text}");
        for seed in 0..20 {
            let reply = say(text, seed);
            assert!(reply.contains("https://findahelpline.com ") && reply.contains(own), "{reply}");
            assert!(reply.trim_end().ends_with('?') && reply.matches('?').count() == 1, "{reply}");
        }
    }
    for text in ["No one touched me in two years.", "my gf broke up w me n i cant breathe"] {
        assert_eq!(kind::kind(text), Kind::Vent, "{text}");
    }
    assert_eq!(kind::kind("I hate you, you stupid bot"), Kind::Complaint);
}
