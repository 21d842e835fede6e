//! Web addresses, with and without a scheme.

use ventvault_core::pii::Kind;

use super::Value;
use super::names::{COMMON, FIRST_WORDS, SECOND_WORDS};
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "I just want to go home.it was so bad today",
    "I left work.Then I cried for {small} hours",
    "so tired.no energy.so done with it all",
    "wait...what did he say",
    "I opened report.pdf and saw the numbers",
    "main.rs still doesn't compile after {small} hours",
    "my script.py crashed {small} times",
    "he deleted notes.txt and photo_{n4}.jpg on purpose",
    "read the README.md before you judge me",
    "I have to learn Node.js by {weekday}",
    "e.g. my job, i.e. my whole life",
    "he/she/they, and/or nobody, w/o me",
    "the U.S.A. and the U.K. feel so far away",
    "she has a Ph.D. and still treats me like dirt",
    "the file is called thesis_final_v{small}.docx",
    "I spent {small} hours on budget.xlsx for nothing",
    "http is a word I never want to hear again",
    "www stands for what went wrong",
    "it's over...me too",
    "No.{small} on my list is sleep",
];

pub fn value(random: &mut Random) -> Value {
    let site = site(random);
    let name = random.pick(COMMON).to_lowercase();
    match random.below(100) {
        0..30 => Value::thing("with a scheme", with_scheme(random)),
        30..34 => Value::thing("capitals in the scheme", format!("HTTPS://{site}")),
        34..38 => {
            let core = format!("https://{name}:{}@{site}/inbox", random.pattern("s%cret##"));
            Value::thing("with a user", core).or_also(&[Kind::Secret])
        }
        38..42 => Value::thing("with brackets", format!("https://{site}/wiki/Grief_(feeling)")),
        42..45 => Value::thing("with a port", format!("http://{site}:{}/", random.pattern("%0##"))),
        45..57 => {
            let ending = random.pick(&["it", "me", "in", "es", "is", "com", "org", "ca"]);
            let word = random.pick(FIRST_WORDS);
            Value::thing("www.", format!("www.{word}-{name}.{ending}{}", path(random)))
        }
        57..72 => Value::thing("bare domain", site),
        72..82 => Value::thing("bare domain with a path", format!("{site}/{name}")),
        82..94 => {
            let network = random.pick(&[
                "instagram.com/",
                "facebook.com/",
                "t.me/",
                "linktr.ee/",
                "tiktok.com/@",
                "x.com/",
                "linkedin.com/in/",
                "github.com/",
            ]);
            let core = format!("{network}{name}{}", random.pattern("##"));
            Value::thing("page on a network", core).or_also(&[Kind::Handle])
        }
        94..97 => {
            let code = random.letters("abcdefgHJKMN23456789", 7);
            Value::thing("short link", format!("{}/{code}", random.pick(&["bit.ly", "youtu.be"])))
        }
        _ => Value::thing("letters with marks", format!("https://müller-{name}.de/über")),
    }
}

pub fn with_scheme(random: &mut Random) -> String {
    let scheme = random.pick(&["https", "https", "https", "http"]);
    let www = random.pick(&["", "", "www.", "blog.", "m."]);
    format!("{scheme}://{www}{}{}", site(random), path(random))
}

/// A domain that can only be one: two words, and an ending that is no English word.
fn site(random: &mut Random) -> String {
    let (first, second) = (random.pick(FIRST_WORDS), random.pick(SECOND_WORDS));
    let ending = random.pick(&["com", "com", "com", "org", "net", "de", "co.uk", "fr", "nl", "eu"]);
    let joint = random.pick(&["", "", "-"]);
    format!("{first}{joint}{second}.{ending}")
}

fn path(random: &mut Random) -> String {
    let word = random.pick(SECOND_WORDS);
    match random.below(8) {
        0 => "/".to_owned(),
        1 => format!("/{word}/{}", random.pattern("20##/0%")),
        2 => format!("/{word}?id={}&ref=mail", random.pattern("####")),
        3 => format!("/{word}#part-{}", random.pattern("#")),
        4 => format!("/p/{word}-{}.html", random.pick(FIRST_WORDS)),
        5 => format!("/~{word}/index.php?q=why+me%3F&page={}", random.pattern("%")),
        6 => format!("/{word}_{}", random.pattern("######")),
        _ => String::new(),
    }
}
