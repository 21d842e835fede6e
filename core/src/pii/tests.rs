#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use cases::{FOUND, NOTHING};
use proptest::prelude::*;

mod cases;

fn finds(text: &str) -> Vec<(Kind, &str)> {
    detect(text).into_iter().map(|span| (span.kind, &text[span.start..span.end])).collect()
}

#[test]
fn finds_what_names_a_person() {
    for (text, expected) in FOUND {
        assert_eq!(finds(text), *expected, "{text}");
    }
}

#[test]
fn leaves_prose_alone() {
    for text in NOTHING {
        assert_eq!(finds(text), [], "{text}");
    }
}

#[test]
fn numbers_per_kind_and_keeps_the_same_value_the_same() {
    let mut scrubber = Scrubber::new([]);
    let first = scrubber.scrub("ann@x.org, bob@x.org, 415-555-2671");
    assert_eq!(first.text, "[EMAIL_1], [EMAIL_2], [PHONE_1]");
    let second = scrubber.scrub("bob@x.org again, and cat@x.org");
    assert_eq!(second.text, "[EMAIL_2] again, and [EMAIL_3]");
    assert_eq!(second.found[0], Span { kind: Kind::Email, start: 0, end: 9 });
}

#[test]
fn a_name_that_was_introduced_is_known_from_then_on() {
    let vent = "My boss Daniel yelled. Later Daniel laughed, and Daniel's wife did, too.";
    let mut scrubber = Scrubber::new([]);
    let scrubbed = scrubber.scrub(vent);
    assert_eq!(
        scrubbed.text,
        "My boss [PERSON_1] yelled. Later [PERSON_1] laughed, and [PERSON_1]'s wife did, too."
    );
    assert_eq!(restore(&scrubber, &scrubbed.text), vent);
    let later = scrubber.scrub("I told Daniel to stop. A daniel or a Daniella is nobody I know.");
    assert_eq!(later.text, "I told [PERSON_1] to stop. A daniel or a Daniella is nobody I know.");
}

#[test]
fn never_hands_out_what_a_person_typed() {
    let vent = "they sent me [email_1] and [EMAIL_3], I am ann@x.org and bob@x.org";
    let mut scrubber = Scrubber::new([vent]);
    let scrubbed = scrubber.scrub(vent);
    assert_eq!(scrubbed.text, "they sent me [email_1] and [EMAIL_3], I am [EMAIL_2] and [EMAIL_4]");
    assert_eq!(restore(&scrubber, &scrubbed.text), vent);
}

#[test]
fn restores_in_any_case_and_leaves_the_unknown() {
    let mut scrubber = Scrubber::new([]);
    let _ = scrubber.scrub("ann@x.org");
    let reply = "[email_1], [Email_1]! [EMAIL_2] [EMAIL_01] [EMAIL_1 ] [x] [[EMAIL_1]]";
    let expected = "ann@x.org, ann@x.org! [EMAIL_2] [EMAIL_01] [EMAIL_1 ] [x] [ann@x.org]";
    assert_eq!(restore(&scrubber, reply), expected);
}

#[test]
fn restores_through_markup() {
    let mut scrubber = Scrubber::new([]);
    let _ = scrubber.scrub("ann@x.org, born on 5 March 1990");
    let reply = "**[EMAIL_1]**, `[email_1]`, [EMAIL\\_1], [**EMAIL_1**], [DATE\\_OF\\_BIRTH\\_1], [EMAIL\\_2] [*x*]";
    let expected =
        "**ann@x.org**, `ann@x.org`, ann@x.org, ann@x.org, 5 March 1990, [EMAIL\\_2] [*x*]";
    assert_eq!(restore(&scrubber, reply), expected);
}

#[test]
fn a_typed_placeholder_comes_back_in_the_form_it_was_typed_in() {
    for typed in ["[EMAIL_1]", "[email_1]", "[EMAIL\\_1]", "[**Email_1**]", "[PERSON_1]"] {
        let vent = format!("I typed {typed}, and I am ann@x.org, my boss Daniel");
        let mut scrubber = Scrubber::new([vent.as_str()]);
        let scrubbed = scrubber.scrub(&vent);
        assert_eq!(restore(&scrubber, &scrubbed.text), vent, "{}", scrubbed.text);
    }
}

#[test]
fn holds_back_no_more_than_it_must() {
    let mut scrubber = Scrubber::new([]);
    let _ = scrubber.scrub("ann@x.org");
    let mut restorer = scrubber.restorer();
    assert_eq!(restorer.push("a ["), "a ");
    assert_eq!(restorer.push("x"), "[x");
    assert_eq!(restorer.push(" [EMAIL_"), " ");
    assert_eq!(restorer.push("2"), "[EMAIL_2");
    assert_eq!(restorer.push(" [PH"), " [PH", "no phone was handed out");
    assert_eq!(restorer.push("[EMAIL_1"), "");
    assert_eq!(restorer.finish(), "[EMAIL_1");
    assert_eq!(restorer.finish(), "");
}

#[test]
fn kinds_serialise_as_their_label() {
    for kind in Kind::ALL {
        let json = serde_json::to_value(kind).unwrap();
        assert_eq!(json, kind.label());
    }
}

#[test]
fn debug_shows_no_values() {
    let mut scrubber = Scrubber::new([]);
    let _ = scrubber.scrub("ann@x.org");
    let mut restorer = scrubber.restorer();
    let _ = restorer.push("[EMAIL_");
    let shown = format!("{scrubber:?} {restorer:?}");
    assert!(!shown.contains("ann"), "{shown}");
    assert!(!shown.contains("EMAIL"), "{shown}");
}

/// Ten times the text takes about ten times as long, for texts built to be slow; a hundred
/// thousand bytes of each here would not end in time if it were the square.
#[test]
fn stays_linear() {
    for seed in [
        "a@",
        "@a.",
        "1-",
        "1 ",
        "555-123-4567-",
        "w",
        "www.",
        "://",
        "a.b.",
        ".",
        ":1",
        "a:",
        "[EMAIL_",
        "foo.com-415-555-2671-",
        "ab.com415-555-2671",
        "(",
        "1(1)",
        "+1",
        "é@é.",
    ] {
        let text = seed.repeat(100_000 / seed.len());
        let mut scrubber = Scrubber::new([text.as_str()]);
        let scrubbed = scrubber.scrub(&text);
        assert_eq!(restore(&scrubber, &scrubbed.text), text, "{seed}");
    }
}

#[test]
fn counts_linear_work() {
    for seed in [
        "a/",
        "1/",
        "ü/",
        "www.!",
        "aa://!",
        "www.(",
        "aa://a!",
        "a.",
        "a..",
        "a.-",
        "a@",
        "@",
        "a@a.",
        "7",
        "1 ",
        "1.",
        "555-",
        "[",
        "[EMAIL_",
        ":",
        "f:",
        "1.1.1.1 ",
        "a.com:!",
        "a.com/",
        "t.me/!",
        "(",
        "a(",
        "a.b/",
        "v 1",
        "  ",
        "+",
        "$1",
        "born on ",
        "12 Oak ",
        "12 ",
        "my boss ",
        "a dot com ",
        "(at)",
        "a(at)b(dot)",
        "DE89 ",
        "DE89",
        "@a",
        "u/",
        "Apt 1 ",
        "passport ",
        "1 1 ",
        "40.1234, ",
        "4°",
        "\u{200b}",
        "４",
        "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\na@b.co ",
        "Daniel ",
        "rue de la ",
        "0a:",
        "sk-",
        "[at]",
        "a [dot] ",
        "password is ",
        "insta ",
        "my name is A. ",
        "bc1q",
        "Via Roma ",
        "number ",
        "no. ",
        "5 March ",
    ] {
        grows_with_the_text(seed, [10_000, 20_000, 40_000]);
    }
    for seed in
        ["a@b.co ", "1 ", "my boss Daniel ", "12 Oak Street, ", "I feel so tired of all this. "]
    {
        grows_with_the_text(seed, [250_000, 500_000, 1_000_000]);
    }
}

/// Twice the text takes at most twice the steps, and a little for what is counted once.
fn grows_with_the_text(seed: &str, sizes: [usize; 3]) {
    let [one, two, four] = sizes.map(|bytes| {
        let text = seed.repeat(bytes / seed.len());
        work::steps(|| {
            let mut scrubber = Scrubber::new([text.as_str()]);
            let scrubbed = scrubber.scrub(&text);
            assert_eq!(restore(&scrubber, &scrubbed.text), text, "{seed}");
        })
    });
    let room = 2_000;
    assert!(two <= one * 21 / 10 + room, "{seed}: {one}, {two}");
    assert!(four <= two * 21 / 10 + room, "{seed}: {two}, {four}");
    assert!(four <= sizes[2] * 400, "{seed}: {four}");
}

/// A part of a URL left behind would still name its person, however long the rest.
#[test]
fn a_long_address_goes_as_a_whole() {
    let url = format!("https://x.example/{}", "ann/".repeat(4_000));
    assert_eq!(finds(&format!("see {url} now")), [(Kind::Url, url.as_str())]);
    let domain = format!("annwrites.com/{}", "ann/".repeat(4_000));
    assert_eq!(finds(&format!("see {domain}, now")), [(Kind::Url, domain.as_str())]);
    for text in ["t.me/_ann", "t.me/~ann", "t.me/@ann"] {
        assert_eq!(finds(text), [(Kind::Url, text)]);
    }
}

#[test]
fn a_long_value_comes_back_as_often_as_it_was_written() {
    let url = format!("https://x.example/{}", "a".repeat(9_800));
    let vent = format!("{url} and ann@x.org and {url}, then {url}");
    let mut scrubber = Scrubber::new([vent.as_str()]);
    let scrubbed = scrubber.scrub(&vent);
    assert_eq!(scrubbed.text, "[URL_1] and [EMAIL_1] and [URL_1], then [URL_1]");
    assert_eq!(restore(&scrubber, &scrubbed.text), vent);
    // Each restorer may say it anew, in as many pieces as it likes.
    let mut restorer = scrubber.restorer();
    let reply: String = (0..1_000).map(|_| restorer.push("[url_1] [EMAIL_1] ")).collect();
    assert_eq!(reply.matches(&url).count(), 3);
    assert_eq!(reply.matches("[url_1]").count(), 997);
    assert_eq!(reply.matches("ann@x.org").count(), 1_000);
    assert!(reply.len() < 3 * vent.len());
}

#[test]
fn a_value_of_ordinary_length_always_comes_back() {
    let url = format!("https://x.example/{}", "a".repeat(182));
    assert_eq!(url.len(), 200);
    let mut scrubber = Scrubber::new([]);
    let _ = scrubber.scrub(&url);
    assert_eq!(restore(&scrubber, "[URL_1][URL_1]"), url.repeat(2));
    let _ = scrubber.scrub(&format!("{url}b"));
    assert_eq!(restore(&scrubber, "[URL_2][URL_2]"), format!("{url}b[URL_2]"));
}

fn restore(scrubber: &Scrubber, text: &str) -> String {
    let mut restorer = scrubber.restorer();
    restorer.push(text) + &restorer.finish()
}

/// Arbitrary text, sprinkled with things that look like something.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "\\PC{0,12}",
        2 => "[ -~]{0,12}",
        2 => "[0-9+(). /-]{1,20}",
        1 => "[a-z0-9.@:/_-]{1,20}",
        2 => prop::sample::select(FOUND).prop_map(|(text, _)| text.to_owned()),
        1 => prop::sample::select(NOTHING).prop_map(str::to_owned),
        2 => prop::sample::select(&[
            "[EMAIL_1]", "[email_2]", "[PHONE_1]", "[Url_1]", "[IP_1", "[", "]", "[CARD_", "www.",
            "foo.com", "415-555-2671", "ann@x.org", "1.2.3.4", "-", ".", "\n", " at ", " dot ", "[at]",
            "(dot)", "com", "call ", "my boss ", "Daniel", "born on ", "5 March", "12 ", "Oak ", "Street",
            "passport ", "DE89370400440532013000", "\u{200b}", "４１５", "@ann", "sk-ant-a1", " is ",
        ][..]).prop_map(str::to_owned),
        1 => Just(format!(" https://x.example/{} ", "long".repeat(60))),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn restoring_undoes_scrubbing(history in texts(), vent in texts()) {
        let mut scrubber = Scrubber::new([history.as_str(), vent.as_str()]);
        let one = scrubber.scrub(&history);
        let two = scrubber.scrub(&vent);
        prop_assert_eq!(restore(&scrubber, &one.text), history);
        prop_assert_eq!(restore(&scrubber, &two.text), vent);
    }

    #[test]
    fn scrubbing_twice_finds_nothing_new(text in texts()) {
        let mut scrubber = Scrubber::new([text.as_str()]);
        let once = scrubber.scrub(&text).text;
        let twice = scrubber.scrub(&once);
        prop_assert_eq!(&twice.text, &once);
        prop_assert_eq!(twice.found, vec![]);
    }

    #[test]
    fn spans_are_ordered_and_apart(text in texts()) {
        let mut at = 0;
        for span in detect(&text) {
            prop_assert!(at <= span.start && span.start < span.end);
            prop_assert!(text.get(span.start..span.end).is_some());
            at = span.end;
        }
    }

    #[test]
    fn cuts_do_not_matter(text in texts(), cuts in prop::collection::vec(0usize..6, 1..60)) {
        let mut scrubber = Scrubber::new([text.as_str()]);
        let scrubbed = scrubber.scrub(&text).text;
        for source in [&scrubbed, &text.to_lowercase(), &scrubbed.to_lowercase()] {
            let mut restorer = scrubber.restorer();
            let mut chars = source.chars();
            let mut out = String::new();
            for &cut in cuts.iter().cycle().take(source.len() + cuts.len()) {
                out += &restorer.push(&chars.by_ref().take(cut).collect::<String>());
            }
            out += &restorer.push(chars.as_str());
            out += &restorer.finish();
            prop_assert_eq!(out, restore(&scrubber, source));
        }
    }
}
