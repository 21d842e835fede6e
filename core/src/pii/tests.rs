#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use proptest::prelude::*;

/// A text, and what must be found in it, in order.
const FOUND: &[(&str, &[(Kind, &str)])] = &[
    // E-mail.
    ("write to ann.lee+x@mail.example.org.", &[(Kind::Email, "ann.lee+x@mail.example.org")]),
    ("(bob@x.io)", &[(Kind::Email, "bob@x.io")]),
    (
        "mailto:bob@x.io, or O'Neil@corp.ie",
        &[(Kind::Email, "bob@x.io"), (Kind::Email, "O'Neil@corp.ie")],
    ),
    ("José: josé@correo.es!", &[(Kind::Email, "josé@correo.es")]),
    ("a_b@c-d.co.uk", &[(Kind::Email, "a_b@c-d.co.uk")]),
    // Phone.
    ("call +1 (415) 555-2671 now", &[(Kind::Phone, "+1 (415) 555-2671")]),
    ("it's (415) 555-2671", &[(Kind::Phone, "(415) 555-2671")]),
    ("(my cell: 415.555.2671)", &[(Kind::Phone, "415.555.2671")]),
    ("415-555-2671 ext. 12", &[(Kind::Phone, "415-555-2671 ext. 12")]),
    ("345-899-3560x4587", &[(Kind::Phone, "345-899-3560x4587")]),
    ("4155552671", &[(Kind::Phone, "4155552671")]),
    ("+44 7700 900123", &[(Kind::Phone, "+44 7700 900123")]),
    (
        "07700 900 123 or 020 7946 0958",
        &[(Kind::Phone, "07700 900 123"), (Kind::Phone, "020 7946 0958")],
    ),
    ("0044 20 7946 0958", &[(Kind::Phone, "0044 20 7946 0958")]),
    ("+46 (0)8 928 571 38", &[(Kind::Phone, "+46 (0)8 928 571 38")]),
    ("01.84.17.61.18", &[(Kind::Phone, "01.84.17.61.18")]),
    ("+4915112345678.", &[(Kind::Phone, "+4915112345678")]),
    ("0412 345 678", &[(Kind::Phone, "0412 345 678")]),
    ("text me: 9472 7916", &[(Kind::Phone, "9472 7916")]),
    ("my number is 5551234", &[(Kind::Phone, "5551234")]),
    ("Phone:\n467 3395", &[(Kind::Phone, "467 3395")]),
    ("867-5309", &[(Kind::Phone, "867-5309")]),
    ("tel:467 3395, id:4155552671", &[(Kind::Phone, "467 3395")]),
    // Web addresses.
    ("see https://x.example/a?b=c@d.com#e.", &[(Kind::Url, "https://x.example/a?b=c@d.com#e")]),
    ("(http://a.org/b_(c))", &[(Kind::Url, "http://a.org/b_(c)")]),
    ("www.mysite.net/me", &[(Kind::Url, "www.mysite.net/me")]),
    ("my blog, annwrites.com, is gone", &[(Kind::Url, "annwrites.com")]),
    ("instagram.com/ann.lee!", &[(Kind::Url, "instagram.com/ann.lee")]),
    ("t.me/ann", &[(Kind::Url, "t.me/ann")]),
    ("on example.com.Then I left", &[(Kind::Url, "example.com")]),
    // Social security.
    ("ssn 460-89-9847", &[(Kind::Ssn, "460-89-9847")]),
    ("my social: 460 89 9847.", &[(Kind::Ssn, "460 89 9847")]),
    ("SSN 460899847", &[(Kind::Ssn, "460899847")]),
    // Cards.
    ("4111 1111 1111 1111", &[(Kind::Card, "4111 1111 1111 1111")]),
    ("card 4111-1111-1111-1111!", &[(Kind::Card, "4111-1111-1111-1111")]),
    ("3782 822463 10005", &[(Kind::Card, "3782 822463 10005")]),
    ("5555555555554444", &[(Kind::Card, "5555555555554444")]),
    // Addresses of machines.
    ("from 192.168.100.200.", &[(Kind::Ip, "192.168.100.200")]),
    ("10.0.0.1:8080", &[(Kind::Ip, "10.0.0.1")]),
    ("2001:db8::8a2e:370:7334", &[(Kind::Ip, "2001:db8::8a2e:370:7334")]),
    ("fe80::1ff:fe23:4567:890a", &[(Kind::Ip, "fe80::1ff:fe23:4567:890a")]),
    // E-mail, spelled so that machines pass it by.
    ("write jane at example dot com", &[(Kind::Email, "jane at example dot com")]),
    (
        "jane.doe [at] example [dot] co [dot] uk!",
        &[(Kind::Email, "jane.doe [at] example [dot] co [dot] uk")],
    ),
    ("jane(at)example(dot)com", &[(Kind::Email, "jane(at)example(dot)com")]),
    ("ＪＡＮＥ＠ｅｘａｍｐｌｅ．ｃｏｍ", &[(Kind::Email, "ＪＡＮＥ＠ｅｘａｍｐｌｅ．ｃｏｍ")]),
    ("ja\u{200b}ne@exa\u{ad}mple.com", &[(Kind::Email, "ja\u{200b}ne@exa\u{ad}mple.com")]),
    // Phone, spelled.
    ("call me at 4 1 5 5 5 5 2 6 7 1.", &[(Kind::Phone, "4 1 5 5 5 5 2 6 7 1")]),
    ("tel ０７７００ ９００１２３", &[(Kind::Phone, "０７７００ ９００１２３")]),
    (
        "(11) 98765-4321 or 612 34 56 78",
        &[(Kind::Phone, "(11) 98765-4321"), (Kind::Phone, "612 34 56 78")],
    ),
    // Accounts, devices, wallets, secrets.
    ("to DE89 3704 0044 0532 0130 00 please", &[(Kind::Iban, "DE89 3704 0044 0532 0130 00")]),
    ("gb82west12345698765432", &[(Kind::Iban, "gb82west12345698765432")]),
    ("on 00:1a:2b:3c:4d:5e now", &[(Kind::Mac, "00:1a:2b:3c:4d:5e")]),
    ("001a.2b3c.4d5e", &[(Kind::Mac, "001a.2b3c.4d5e")]),
    (
        "to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        &[(Kind::Wallet, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")],
    ),
    (
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        &[(Kind::Wallet, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")],
    ),
    ("my key sk-ant-api03-AbCdEf0123456789", &[(Kind::Secret, "sk-ant-api03-AbCdEf0123456789")]),
    ("my password is hunter2!", &[(Kind::Secret, "hunter2!")]),
    // Names on networks.
    ("@ann.lee, or u/ann_lee", &[(Kind::Handle, "@ann.lee"), (Kind::Handle, "u/ann_lee")]),
    ("my insta is ann.lee99.", &[(Kind::Handle, "ann.lee99")]),
    // Places.
    ("at 40.4461, -79.9822 now", &[(Kind::Coordinates, "40.4461, -79.9822")]),
    ("40°26′46″N 79°58′56″W", &[(Kind::Coordinates, "40°26′46″N 79°58′56″W")]),
    ("221B Baker Street, London NW1 6XE", &[(Kind::Address, "221B Baker Street, London NW1 6XE")]),
    ("12 rue de la Paix", &[(Kind::Address, "12 rue de la Paix")]),
    ("in der Hauptstraße 12, 10115 Berlin", &[(Kind::Address, "Hauptstraße 12, 10115 Berlin")]),
    ("i live at 12 oak street", &[(Kind::Address, "12 oak street")]),
    ("PO Box 123", &[(Kind::Address, "PO Box 123")]),
    // By the words before.
    ("born on 5 March 1990.", &[(Kind::DateOfBirth, "5 March 1990")]),
    ("DOB: 03/05/1990", &[(Kind::DateOfBirth, "03/05/1990")]),
    ("my birthday is March 5th", &[(Kind::DateOfBirth, "March 5th")]),
    ("passport no. X1234567", &[(Kind::Document, "X1234567")]),
    ("NHS number 943 476 5919", &[(Kind::Document, "943 476 5919")]),
    ("my name is Daniel Okafor", &[(Kind::Person, "Daniel Okafor")]),
    ("my boss Daniel's desk", &[(Kind::Person, "Daniel")]),
    ("Dr. Meyer and I'm Sarah", &[(Kind::Person, "Meyer"), (Kind::Person, "Sarah")]),
    // Several, side by side.
    (
        "ann@x.org 415-555-2671 1.1.1.1",
        &[(Kind::Email, "ann@x.org"), (Kind::Phone, "415-555-2671"), (Kind::Ip, "1.1.1.1")],
    ),
];

const NOTHING: &[&str] = &[
    "I was born in 1985 and moved in 2004, 2010-2015 was hard",
    "it cost $1,250.00, or 10 000 000 in the end, or $415 555 2671",
    "at 12:30:45 on 05.06.1990 and 2020-01-02 10:00",
    "we lost 3-2, then 21-19 21-17",
    "order #4155552671 and order number 4155552671",
    "between 500-1000 calories, 1999 2004",
    "call me at 5",
    "I slept 2 hours, woke 3 times, 100 200 300",
    "e.g. this, i.e. that, at 3 a.m. in the U.S.A.",
    "I left work.Then I cried.it was bad",
    "I want to go home.it is so hard.me too.so tired.no",
    "wait...what",
    "ann@ and @ and a@b and @home and @3pm",
    "000-12-3456, 666-12-3456, 900-12-3456, 123-00-4567, 123-45-0000",
    "4111 1111 1111 1112",
    "version 1.2.3 and v1.2.3.4 and 1.2.3.4.5 and 256.1.1.1",
    "std::vec, ::, a::b, :-) 12:30",
    "room_12345678, abc4155552671def",
    "[EMAIL_1] and [phone_22]",
    "1234567890123",
    "I was born in 1985, and my birthday was awful",
    "my mom Monday, my boss I think, my wife Christmas",
    "I'm Sad, I'm German, I am Christian, I'm Done",
    "My Boss Yelled At Me",
    "a 10 minute drive, a 2 way street, 5 Star Way is no name of mine",
    "the dot com boom, connect the dots in it",
    "look at me dot dot dot",
    "my passport expired in 2019 and my license was lost 3 times",
    "my password is the name of my dog",
    "the ratio is 1.5, 2.5 and pi is 3.14159",
    "reference 9981 9280 4566 6493",
];

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

/// Twice the text may take twice the steps, and a little for what is counted once.
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
        let work = |bytes: usize| {
            let text = seed.repeat(bytes / seed.len());
            work::steps(|| {
                let mut scrubber = Scrubber::new([text.as_str()]);
                let scrubbed = scrubber.scrub(&text);
                assert_eq!(restore(&scrubber, &scrubbed.text), text, "{seed}");
            })
        };
        let [one, two, four] = [10_000, 20_000, 40_000].map(work);
        let room = 2_000;
        assert!(two <= one * 21 / 10 + room, "{seed}: {one}, {two}");
        assert!(four <= two * 21 / 10 + room, "{seed}: {two}, {four}");
        assert!(four <= 40_000 * 400, "{seed}: {four}");
    }
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
