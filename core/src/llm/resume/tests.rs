#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;

/// The whole reply when `rest` comes in pieces of `size` characters.
fn join(said: &str, rest: &str, size: usize) -> Result<String, NoSeam> {
    let mut seam = Seam::new(said);
    let mut whole = said.to_owned();
    let characters: Vec<char> = rest.chars().collect();
    for piece in characters.chunks(size) {
        whole += &seam.push(piece.iter().collect())?;
    }
    whole += &seam.finish()?;
    Ok(whole)
}

const SIZES: [usize; 5] = [1, 2, 3, 7, 1000];

#[test]
fn whatever_the_continuation_repeats_comes_once() {
    let said = "It sounds as if the quiet in the ho";
    let whole = "It sounds as if the quiet in the house is the worst part.";
    for rest in [
        // as it was asked to
        "as if the quiet in the house is the worst part.",
        "the quiet in the house is the worst part.",
        " \n\"quiet in the house is the worst part.",
        "…quiet in the house is the worst part.",
        "**the quiet in the house is the worst part.",
        "The Quiet in the house is the worst part.",
        "the  quiet\nin the house is the worst part.",
        // a few words of it
        "in the house is the worst part.",
        "the house is the worst part.",
        // the whole reply again
        "It sounds as if the quiet in the house is the worst part.",
        "\n\nIt sounds as if the quiet in the house is the worst part.",
        // simply on
        "use is the worst part.",
    ] {
        for size in SIZES {
            assert_eq!(join(said, rest, size).as_deref(), Ok(whole), "{rest:?} by {size}");
        }
    }
}

#[test]
fn a_whole_word_keeps_its_space() {
    let whole = "You said the house feels empty at night.";
    for (said, rest) in [
        ("You said the house", "You said the house feels empty at night."),
        ("You said the house", "said the house feels empty at night."),
        ("You said the house", "the house feels empty at night."),
        ("You said the house", "house feels empty at night."),
        ("You said the house", " feels empty at night."),
        ("You said the house ", "feels empty at night."),
        ("You said the house ", "said the house feels empty at night."),
    ] {
        for size in SIZES {
            assert_eq!(join(said, rest, size).as_deref(), Ok(whole), "{said:?} {rest:?} {size}");
        }
    }
}

#[test]
fn other_marks_and_scripts_are_the_same_words() {
    let rows = [
        ("She said she doesn’t", "said she doesn't want to.", "She said she doesn’t want to."),
        ("“I can’t,” you wr", "\"I can't,\" you write.", "“I can’t,” you write."),
        (
            "You lost her — and the days go",
            "- and the days go on.",
            "You lost her — and the days go on.",
        ),
        (
            "And the days go on.\n\nIt sounds as if",
            "the days go on. It sounds as if it hurts.",
            "And the days go on.\n\nIt sounds as if it hurts.",
        ),
        (
            "你说你很累，晚上特别难熬。我听到",
            "晚上特别难熬。我听到你很孤独。",
            "你说你很累，晚上特别难熬。我听到你很孤独。",
        ),
        (
            "你说你很累，晚上特别难熬。我听到",
            "你很孤独。",
            "你说你很累，晚上特别难熬。我听到你很孤独。",
        ),
        (
            "今日はとても疲れたのですね。夜が",
            "疲れたのですね。夜が長い。",
            "今日はとても疲れたのですね。夜が長い。",
        ),
        ("Ты говоришь, что устал", "что устала.", "Ты говоришь, что устала."),
    ];
    for (said, rest, whole) in rows {
        for size in SIZES {
            assert_eq!(join(said, rest, size).as_deref(), Ok(whole), "{rest:?} by {size}");
        }
    }
}

#[test]
fn words_that_are_said_twice_stay() {
    for (said, rest) in [
        ("It is very", " very hard."),
        ("Was it that", " that hurt?"),
        ("I hear you. I", " hear how tired you are."),
        ("It is a", "lone that hurts."),
        ("no", " no no"),
        ("It is hard", "."),
        ("It is hard", ". And it stays so."),
        ("On some days", ", some days are like that."),
        ("It is 1", "1 o'clock."),
        ("天", "气很冷"),
        ("I am not OK", "AY with it."),
    ] {
        for size in SIZES {
            assert_eq!(join(said, rest, size), Ok(format!("{said}{rest}")), "by {size}");
        }
    }
}

#[test]
fn what_would_have_to_be_guessed_is_refused() {
    let said = "It sounds as if the quiet in the house is what you dread.";
    for (said, other) in [
        // another reply that begins alike, and the same one broken off
        (said, "It sounds as if the quiet in the evenings weighs on you."),
        (said, "It sounds as if the quiet in the house"),
        // a cut word in full, or another word: the meaning hangs on it
        ("He said you are not", "nothing to me, and you keep hearing it."),
        ("I am so", "sorry that it is so."),
        // a refusal in the middle of a sentence
        ("the quiet in the house is what you", "I'm sorry, but I can't help with that."),
        ("It sounds as if the qu", "Sure, here is the rest."),
    ] {
        for size in SIZES {
            assert_eq!(join(said, other, size), Err(NoSeam), "{said:?} {other:?} by {size}");
        }
    }
    // A reply that begins alike for a few words is not the same.
    assert!(join(said, " It sounds lonely.", 3).is_ok());
}

#[test]
fn a_continuation_that_adds_nothing_adds_nothing() {
    let said = "What is it like in the evenings?";
    for rest in ["", said, "in the evenings?", "\n"] {
        let whole = join(said, rest, 3).unwrap();
        assert_eq!(whole.trim_end(), said, "{rest:?}");
    }
}

#[test]
fn behind_nothing_everything_is_new() {
    assert_eq!(join("", "Hello.", 1).as_deref(), Ok("Hello."));
    assert_eq!(join(" \n", "Hello.", 1).as_deref(), Ok(" \nHello."));
}

#[test]
fn blanks_without_end_are_no_continuation() {
    let mut seam = Seam::new("It sounds");
    let mut heard = 0;
    while seam.push("\n".repeat(100)).is_ok() {
        heard += 100;
        assert!(heard <= MOST_BLANKS, "no bound");
    }
}

#[test]
fn the_anchor_is_the_end_as_it_stands_and_short() {
    let rows = [
        ("", ""),
        ("Hello", "Hello"),
        (
            "one two three four five six seven eight nine t",
            "three four five six seven eight nine t",
        ),
        ("You lost her.\n\nIt sounds as if ", "You lost her.\n\nIt sounds as if"),
        ("a  b  c  d  e  f  g  h  i  j", "c  d  e  f  g  h  i  j"),
    ];
    for (said, expected) in rows {
        assert_eq!(anchor(said), expected, "{said:?}");
    }
    assert_eq!(anchor(&"晚".repeat(200)).chars().count(), ANCHOR_CHARS);
}

proptest! {
    /// A reply cut anywhere and taken up where it was cut, with its last words, or from its
    /// beginning, is whole, whatever stands between its words.
    #[test]
    fn taken_up_anywhere_it_is_whole(
        words in proptest::collection::vec(("[a-zäß你]{1,7}[,.]?", "( |\n\n|  |\u{a0})"), 12..30),
        cut in 0.2..0.95_f64,
        size in 1..9_usize,
    ) {
        // Numbered, so that no stretch of it stands in it twice.
        let mut whole: String =
            words.iter().enumerate().map(|(n, (word, space))| format!("{n}{word}{space}")).collect();
        whole.push('.');
        let place = whole.floor_char_boundary((whole.len() as f64 * cut) as usize);
        let (said, rest) = whole.split_at(place);
        // The same letter on both sides of a cut may be a word begun anew: that is refused.
        if let Ok(joined) = join(said, rest, size) {
            prop_assert_eq!(joined, whole.clone());
        }
        prop_assert_eq!(join(said, &whole, size), Ok(whole.clone()));
        let space = said.get(said.trim_end().len()..).unwrap();
        let asked = format!("{}{space}{rest}", anchor(said));
        prop_assert_eq!(join(said, &asked, size), Ok(whole.clone()));
    }

    #[test]
    fn never_panics_and_only_takes_out(said in "\\PC{0,60}", rest in "\\PC{0,60}", size in 1..9_usize) {
        if let Ok(whole) = join(&said, &rest, size) {
            prop_assert!(whole.starts_with(&said));
            prop_assert!(rest.ends_with(&whole[said.len()..]));
        }
    }
}
