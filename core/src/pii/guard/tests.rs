#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::super::{Scrubber, Span};
use super::*;

/// What a model writes, and what the person reads of it.
const MADE_UP: &[(&str, &str)] = &[
    // Numbers.
    ("Call me at 415-555-2671, any time.", "Call me at (…), any time."),
    ("Call +1 (415) 555-2671 now.", "Call (…) now."),
    ("It is (415) 555-2671 ext. 12, I think.", "It is (…), I think."),
    ("Ring 020 7946 0958 or 07700 900 123.", "Ring (…) or (…)."),
    ("Ring **020 7946 0958**!", "Ring **(…)**!"),
    ("Appelle le 01.84.17.61.18 ce soir", "Appelle le (…) ce soir"),
    ("请拨打 13812345678，好吗", "请拨打 (…)，好吗"),
    ("Phone:\n467 3395\nAnd rest.", "Phone:\n(…)\nAnd rest."),
    ("Call me: ４１５-555-2671.", "Call me: (…)."),
    ("Pay with 4111 1111 1111 1111 then.", "Pay with (…) then."),
    ("Her ssn 460-89-9847 is no secret.", "Her ssn (…) is no secret."),
    ("To DE89 3704 0044 0532 0130 00 please.", "To DE(…) please."),
    ("They sit at 40.4461, -79.9822 today.", "They sit at (…) today."),
    // Links.
    ("See https://calm-mind.example/start?x=1, it helps.", "See (…), it helps."),
    ("See [this page](https://calm.example/a).", "See [this page]((…))."),
    ("See HTTP://CALM.EXAMPLE/A today", "See (…) today"),
    ("See www.calmmind.com today", "See (…) today"),
    ("See calmmind.com today", "See calmmind.(…) today"),
    ("See calmmind.com.", "See calmmind.(…)."),
    ("calmmind dot com has more", "calmmind dot (…) has more"),
    ("请访问https://calm.example了解", "请访问(…)了解"),
    ("https://988lifeline.org.calm.example/ is one", "(…) is one"),
    ("https://988lifeline.org@calm.example/ is one", "(…) is one"),
    ("not988lifeline.org is one", "not(…) is one"),
    // E-mail and names.
    ("Write to ann@calm.example, please.", "Write to ann(…), please."),
    ("Write to ann.lee+x@calm.example.org.", "Write to ann.(…)."),
    ("Write to (ann@calm.example)", "Write to (ann(…))"),
    ("mail ann at calm dot com today", "mail ann at calm dot (…) today"),
    ("mail ann(at)calm(dot)com today", "mail ann(…) today"),
    ("mail ann @ calm . com today", "mail ann @ calm . (…) today"),
    ("mail ann [at] calm [dot] com today", "mail ann [at] calm [dot] (…) today"),
    ("Find me as @ann_lee there.", "Find me as (…) there."),
    // Places and machines.
    ("Come to 12 Oak Street, Springfield, IL 62704 at noon.", "Come to (…) at noon."),
    ("Viens au 12 rue de la Paix demain.", "Viens au (…) demain."),
    ("Ven a 12 Avda. Generalísimo hoy.", "Ven a (…) hoy."),
    ("Komm in die Hauptstraße 12 am Abend.", "Komm in die Hauptstraße (…) am Abend."),
    ("They live at 112 Oak Street now.", "They live at (…) now."),
    ("The router is 192.168.100.200 there.", "The router is (…) there."),
    ("Use sk-ant-api03-abcdefghij0123456789 now", "Use sk-ant-api(…) now"),
    // Several, and beside what passes.
    ("Call 988, or 415-555-2671, or mail ann@calm.example.", "Call 988, or (…), or mail ann(…)."),
    ("[PHONE_1] is yours, 415-555-2671 is not.", "[PHONE_1] is yours, (…) is not."),
];

/// Passes as it is.
const ORDINARY: &[&str] = &[
    "",
    " ",
    "It sounds as if the evenings are the hardest, when the house is quiet.",
    "Take 5 minutes. Then try 4-7-8 breathing: in for 4, hold for 7, out for 8.",
    "It is 24/7, and/or at 3 a.m., e.g. this one. It's 2024, not 1999.",
    "1. Rest.\n2. Drink water.\n3. Call someone you trust.\n\n- one\n- two\n* three (3)",
    "Between 7:30 and 8:15, or at 7.30 p.m., for 1 1/2 hours, 2.5 times.",
    "You're carrying 100% of it, $1,250.00 of debt, 3 kids (aged 4, 7 and 11)...",
    "He/she/they said \"I can't\" — and you, at 42, did. Well-being, self-care, mother-in-law.",
    "wait...what? Oh. So.. yes.You did. U.S. and U.K., p.m., etc.",
    "**It is okay.** _Really_, `breathe`. # Heading\n> quote ~ 5 min",
    "5-4-3-2-1: name 5 things you see, 4 you feel, 3 you hear, 2 you smell, 1 you taste.",
    "On 2024-05-01, 1/5/2024, the 5th of May, May 5, 2024 or 5. Mai 2024.",
    "Seit 3 Wochen schläfst du nur 4 Stunden, um 22:30 Uhr liegst du wach.",
    "Depuis 3 ans, à 22h30, tu dors 4 heures ; c'est 50 % de moins.",
    "已经三年了，每天只睡4个小时，凌晨3点醒来。",
    "[EMAIL_1] and [phone_22], [DATE_OF_BIRTH_1]; [PERSON_3]'s words. [EMAIL_7] [x] [[EMAIL_1]]",
    "Look at step 2 of 3 at 9 on page 12 of the book.",
    "Dr. Seuss wrote it in 1957, and Mr. Rogers said 143.",
    "My number 1 rule: 10 deep breaths, 3 times a day, for 2-3 weeks.",
    "A score of 7/10 and B12, COVID-19, PHQ-9, GAD-7, H2O, 9-to-5, 20-year-olds.",
    "You can text 741741 or call 911, 112 or 116 123 (24/7).",
    "See [988](https://988lifeline.org), or https://www.samaritans.org/how-we-can-help/.",
    "Call 116 123 24/7. Call 13 11 14 24 hours a day. Mail jo@samaritans.org today.",
    "🙂 5 … 6",
    "。 ，",
];

fn read(text: &str, known: &str) -> (String, usize) {
    let mut guard = Guard::new(known.to_owned());
    let out = guard.push(text) + &guard.finish();
    (out, guard.held_back())
}

/// The same, a few characters at a time.
fn read_in_pieces(text: &str, known: &str, cuts: &[usize]) -> String {
    let mut guard = Guard::new(known.to_owned());
    let mut chars = text.chars();
    let mut out = String::new();
    for &cut in cuts.iter().cycle().take(text.len() + cuts.len()) {
        out += &guard.push(&chars.by_ref().take(cut).collect::<String>());
    }
    out += &guard.push(chars.as_str());
    out + &guard.finish()
}

#[test]
fn what_is_made_up_is_left_out() {
    for (text, expected) in MADE_UP {
        let (out, held_back) = read(text, "");
        assert_eq!(out, *expected, "{text}");
        assert_eq!(held_back, expected.matches(MARK).count(), "{text}");
        for cuts in [&[1][..], &[2], &[3, 1], &[5], &[0, 7]] {
            assert_eq!(read_in_pieces(text, "", cuts), *expected, "{text}");
        }
    }
}

#[test]
fn ordinary_words_pass_as_they_are() {
    for text in ORDINARY {
        assert_eq!(read(text, ""), ((*text).to_owned(), 0));
        assert_eq!(read_in_pieces(text, "", &[1]), *text);
    }
}

#[test]
fn every_help_line_of_the_table_passes() {
    let mut count = 0;
    for help in allowed::everywhere() {
        for line in help.lines {
            let numbers = [line.phone, line.text, help.emergency].into_iter().flatten();
            let sites: Vec<&str> = [line.url, Some(line.source)].into_iter().flatten().collect();
            for number in numbers {
                for site in &sites {
                    let bare = site.split_once("://").unwrap().1.trim_end_matches('/');
                    for text in [
                        format!("You can call {number} or visit {site} now."),
                        format!("You can call {} at {number}, {site}", line.name),
                        number.to_owned(),
                        format!("- **{}**: {number} (24/7), {bare}.\n", line.name),
                        format!("[{bare}]({site}) – {number}. Call them."),
                        format!("Call {number} 24/7 or see {bare}"),
                        format!("Phone: {number}\nWeb: {site}\n"),
                    ] {
                        assert_eq!(read(&text, ""), (text.clone(), 0));
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 500, "{count}");
}

#[test]
fn help_lines_pass_as_they_are_dialled_from_abroad() {
    for text in [
        "+1 800 799 7233",
        "1 (800) 799-7233",
        "800-799-7233",
        "+1-800-799-7233",
        "18007997233",
        "+44 808 2000 247",
        "+44 (0)808 2000 247",
        "0044 808 2000 247",
        "+44 116 123",
        "+49 800 1110111",
        "0800 1110111",
        "0800/111 0 111",
        "+39 02 2327 2327",
        "+81 120-279-338",
        "+61 13 11 14",
        "(0808) 2000 247",
    ] {
        let text = format!("You can call {text} now.");
        assert_eq!(read(&text, ""), (text.clone(), 0));
    }
    for text in ["+1 800 799 7234", "9800-799-7233", "0808 2000 248", "144 5551", "1813 5678"] {
        let (out, held_back) = read(&format!("You can call {text} now."), "");
        assert_eq!((out.contains(MARK), held_back), (true, 1), "{out}");
    }
}

#[test]
fn what_the_person_wrote_is_not_made_up() {
    let known = "I kept 5551234, in 12, Oak\nand we met on Calmmind.com; ring 415 555 2671 (mom)";
    for text in ["Call 555-1234 then.", "So CALMMIND.COM it was.", "Call (415) 555-2671."] {
        assert_eq!(read(text, known), (text.to_owned(), 0));
    }
    for text in ["Call 555-1235.", "So mind.com it was.", "Call 555-2671."] {
        assert_eq!(read(text, "calmmind.com, 555 123, 5 1235, 555267").1, 1, "{text}");
    }
}

/// The person waits for words: none of them waits for the next.
#[test]
fn words_come_out_of_the_push_that_they_came_in() {
    let mut guard = Guard::new(String::new());
    for words in ["It", " sounds", " li", "ke", " a lot", ",", " and", ".", " You're", "\n\nSo"] {
        assert_eq!(guard.push(words), words);
    }
    assert_eq!(guard.push(" well-being, (no"), " well-being, (no");
    // A number waits for one ordinary word.
    assert_eq!(guard.push(" 5"), " ");
    assert_eq!(guard.push(" minu"), "");
    assert_eq!(guard.push("tes"), "");
    assert_eq!(guard.push(" of"), "5 minutes of");
    assert_eq!(guard.push(" 2024."), " ");
    assert_eq!(guard.push(" It"), "2024. It");
    assert_eq!(guard.push(" 3\n"), " 3\n");
    assert_eq!(guard.push(" [EMAIL_1"), " [EMAIL_");
    assert_eq!(guard.push("]"), "1]");
    // And so do three letters, for one letter more.
    assert_eq!(guard.push(" h"), " ");
    assert_eq!(guard.push("ow w"), "how ");
    assert_eq!(guard.push("e"), "we");
    assert_eq!(guard.finish(), "");
}

#[test]
fn a_reply_of_nothing_but_finds_is_empty() {
    for text in
        ["415-555-2671", "\n(415) 555-2671.\n", "**https://calm.example**", "?! 07700 900123"]
    {
        let (out, held_back) = read(text, "");
        assert_eq!((out.trim(), held_back), ("", 1), "{text}");
    }
    assert_eq!(read("415-555-2671 is mine.", "").0, "(…) is mine.");
    assert_eq!(read("…?!", "").0, "…?!");
    let mut guard = Guard::new(String::new());
    assert_eq!(guard.push("“415-555-2671"), "");
    assert_eq!(guard.push("”. He said"), "“(…)”. He said");
}

#[test]
fn what_is_held_is_forgotten_when_another_goes_on() {
    let mut guard = Guard::new(String::new());
    assert_eq!(guard.push("Call me at 415-5"), "Call me at ");
    guard.resume("Call me at ");
    assert_eq!(guard.push("415-555-2671, please!"), "(…), please!");
    guard.resume("Write to ann");
    assert_eq!(guard.push("@calm.example today!"), "(…) today!");
    // What was read is behind it, and a mark alone says nothing only at the beginning.
    guard.resume("Call me at ");
    assert_eq!(guard.push("4673395"), "");
    assert_eq!(guard.finish(), "(…)");
    guard.resume("");
    assert_eq!(guard.push("415-555-2671"), "");
    assert_eq!(guard.finish(), "");
    assert_eq!(guard.held_back(), 4);
}

/// Wherever a model breaks off: what the next one writes behind what was read is guarded as if
/// nothing had happened.
#[test]
fn going_on_behind_any_cut_changes_nothing() {
    for (text, expected) in MADE_UP {
        for (cut, _) in text.char_indices() {
            let mut guard = Guard::new(String::new());
            let said = guard.push(&text[..cut]);
            let Some(rest) = text.strip_prefix(&said) else { continue };
            guard.resume(&said);
            assert_eq!(said + &guard.push(rest) + &guard.finish(), *expected, "{text}: {cut}");
        }
    }
}

#[test]
fn the_rest_of_a_long_address_goes_with_its_beginning() {
    let path = "ann/415-555-2671/".repeat(100);
    let text = format!("See (https://calm.example/{path}) and rest. 5 min");
    let expected = "See ((…) and rest. 5 min";
    assert_eq!(read(&text, "").0, expected);
    assert_eq!(read_in_pieces(&text, "", &[7]), expected);
    let text = format!("See https://www.samaritans.org/{path}, and rest. 5 min");
    assert_eq!(read(&text, ""), (text.clone(), 0));
}

#[test]
fn debug_shows_no_words() {
    let mut guard = Guard::new("ann@x.org".into());
    let _ = guard.push("Call bob@x.org");
    let shown = format!("{guard:?}");
    assert!(!shown.contains("ann") && !shown.contains("x.org"), "{shown}");
}

/// Twice the reply takes twice the steps, and holds no more.
#[test]
fn counts_linear_work() {
    let known = "415-555-1234 ann@x.org ".repeat(200);
    for seed in [
        "1",
        "1 ",
        "1 a ",
        "a.b",
        "a.b ",
        "@",
        "a@b.co ",
        "/",
        "+",
        "(",
        "h",
        "http",
        "https://a",
        "https://a ",
        "www.",
        "dot ",
        "dot com ",
        " . ",
        "A 1 ",
        "1 A ",
        "[1] ",
        "(1",
        "415-555-2671 ",
        "415-555-2671",
        "1 at ",
        "x.",
        "é.é",
        "１",
        "中1",
        "\u{200b}1",
        "1\n",
        "-",
        "a_",
    ] {
        let work = |bytes: usize| {
            let text = seed.repeat(bytes / seed.len());
            let mut guard = Guard::new(known.clone());
            work::steps(|| {
                let _ = guard.push(&text);
                assert!(guard.held.len() <= MOST_HELD && guard.context.len() < 16 * CONTEXT);
                let _ = guard.finish();
            })
        };
        // The conversation is looked through a few times, however long the reply.
        let [one, two, four] = [10_000, 20_000, 40_000].map(work);
        let room = 2_000 + MOST_HELD * known.len();
        assert!(two <= one * 21 / 10 + room, "{seed}: {one}, {two}");
        assert!(four <= two * 21 / 10 + room, "{seed}: {two}, {four}");
        assert!(four <= 40_000 * 400 + room, "{seed}: {four}");
    }
}

fn guarded(text: &str) -> Vec<Span> {
    let mut spans = detect(text);
    spans.retain(|span| !matches!(span.kind, Kind::Person | Kind::DateOfBirth));
    spans
}

fn pieces() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "\\PC{0,12}",
        2 => "[ -~]{0,12}",
        2 => "[0-9+(). /-]{1,20}",
        2 => "[a-zA-Z0-9.@:/_ -]{1,20}",
        4 => prop::sample::select(MADE_UP).prop_map(|(text, _)| text.to_owned()),
        4 => prop::sample::select(ORDINARY).prop_map(str::to_owned),
        3 => prop::sample::select(&[
            " dot ", " com ", " at ", "http", "https://", "www.", "foo.com", "415-555-2671", "\n",
            "ann@x.org", "[EMAIL_1]", "[", "]", ". ", "St. ", "Street ", " 12 ", "\u{200b}", "８",
            "中", "—", " ",
        ][..]).prop_map(str::to_owned),
        1 => Just(format!(" https://x.example/{} ", "long".repeat(120))),
        1 => Just("1 2 A ".repeat(90)),
    ]
}

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(pieces(), 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn cuts_do_not_matter(text in texts(), known in texts(), cuts in prop::collection::vec(0usize..6, 1..60)) {
        prop_assume!(cuts.iter().any(|cut| *cut > 0));
        prop_assert_eq!(read_in_pieces(&text, &known, &cuts), read(&text, &known).0);
    }

    #[test]
    fn prose_without_finds_passes(parts in prop::collection::vec(prop::sample::select(ORDINARY), 0..6), joint in prop::sample::select(&[" ", "\n", ". ", " – "][..])) {
        let text = parts.join(joint);
        prop_assume!(guarded(&text).is_empty());
        prop_assert_eq!(read(&text, ""), (text.clone(), 0));
    }

    /// What the detector finds in the whole reply is not read: of each find at most the letters
    /// before its first sign.
    #[test]
    fn finds_do_not_come_through(before in prop::sample::select(ORDINARY), made_up in prop::sample::select(MADE_UP), behind in prop::sample::select(ORDINARY)) {
        let text = format!("{before}\n{}\n{behind}", made_up.0);
        let out = read(&text, "").0;
        let expected = read(before, "").0 + "\n" + made_up.1 + "\n" + &read(behind, "").0;
        prop_assert_eq!(out, expected);
    }

    #[test]
    fn placeholders_come_back(vent in texts()) {
        let mut scrubber = Scrubber::new([vent.as_str()]);
        let scrubbed = scrubber.scrub(&vent).text;
        let out = read(&scrubbed, &scrubbed).0;
        prop_assert_eq!(out.matches(MARK).count(), scrubbed.matches(MARK).count(), "{}", scrubbed);
    }
}
