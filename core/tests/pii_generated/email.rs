//! E-mail addresses, as they are and spelled out.

use super::Value;
use super::names::{COMMON, FAMILY, FIRST_WORDS, SECOND_WORDS};
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "let's meet @ {hour}pm, he wrote, and never came",
    "the dot com bubble ruined my father in {year}",
    "I stared at the dot on the wall for {small} hours",
    "my inbox has {thousands} unread emails",
    "he answered my email after {small} weeks with one word",
    "I sat at home {small} days and looked at the ceiling",
    "I sent {n2} emails and got {small} replies",
    "eggs are $4 @ the corner shop, I can't even afford that",
    "I wrote three emails (at work) and deleted them all",
    "she types \"@\" when she means at",
    "I was at the point where nothing mattered",
    "look at dot three on the list, that one is me",
    "email me back already, it's been {small} days",
];

/// Providers and their country's endings.
const PROVIDERS: [&str; 16] = [
    "gmail.com",
    "yahoo.com",
    "outlook.com",
    "hotmail.co.uk",
    "icloud.com",
    "proton.me",
    "web.de",
    "gmx.net",
    "gmx.de",
    "orange.fr",
    "libero.it",
    "yahoo.co.in",
    "uol.com.br",
    "ziggo.nl",
    "mail.ru",
    "telia.se",
];

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

pub fn value(random: &mut Random) -> Value {
    match random.below(100) {
        0..60 => Value::thing("plain", plain(random)),
        60..66 => Value::thing("capitals", plain(random).to_uppercase()),
        66..70 => Value::thing("mailto:", plain(random)).with_before("mailto:"),
        70..74 => {
            let core = plain(random);
            Value::thing("behind a word and a colon", core)
                .with_context(random.pick(&["email:", "e-mail: ", "Email: ", "mail:"]))
        }
        74..77 => {
            let core = format!(
                "{}@{}",
                random.pick(&["josé", "jürgen.weiß", "zoë", "søren"]),
                host(random)
            );
            Value::thing("letters with marks", core)
        }
        77..79 => {
            let core =
                format!("{}@{}", local(random), random.pick(&["müller-bau.de", "bücher.example"]));
            Value::thing("host with marks", core)
        }
        79..83 => {
            let contexts =
                ["email me at ", "you can write to me at ", "my email is ", "write me: "];
            let context = random.pick(&contexts);
            Value::clause("introduced", context, plain(random))
        }
        _ => spelled(random),
    }
}

/// "jane at example dot com", with and without brackets.
fn spelled(random: &mut Random) -> Value {
    let local = name(random);
    let host = host(random);
    let (form, at, dot) = random.pick(&[
        ("… at … dot …", " at ", " dot "),
        ("… at … dot …", " at ", " dot "),
        ("… AT … DOT …", " AT ", " DOT "),
        ("… (at) … (dot) …", " (at) ", " (dot) "),
        ("… (at) … (dot) …", " (at) ", " (dot) "),
        ("…(at)…(dot)…", "(at)", "(dot)"),
        ("…(at)….…", "(at)", "."),
        ("… (at) ….…", " (at) ", "."),
    ]);
    let local = match random.below(4) {
        0 => format!("{local}{}", random.between(1, 99)),
        1 => format!("{local}{dot}{}", name(random)),
        _ => local,
    };
    Value::thing(form, format!("{local}{at}{}", host.replace('.', dot))).undisguised()
}

pub fn plain(random: &mut Random) -> String {
    format!("{}@{}", local(random), host(random))
}

fn local(random: &mut Random) -> String {
    let (given, family) = (name(random), family(random));
    let initial = &given[..1];
    match random.below(10) {
        0 => format!("{given}.{family}"),
        1 => format!("{given}_{family}{}", random.between(1, 99)),
        2 => format!("{initial}{family}"),
        3 => format!("{given}{}", random.between(1950, 2009)),
        4 => format!("{given}.{family}+{}", random.pick(FIRST_WORDS)),
        5 => format!("{given}-{family}"),
        6 => format!("{}{}", random.pick(FIRST_WORDS), random.pattern("####")),
        7 => format!("{given}.{initial}.{family}"),
        8 => random.letters(LETTERS, 3) + &random.pattern("##"),
        _ => given,
    }
}

fn host(random: &mut Random) -> String {
    let (first, second) = (random.pick(FIRST_WORDS), random.pick(SECOND_WORDS));
    match random.below(10) {
        0..6 => random.pick(&PROVIDERS).to_owned(),
        6 => format!("{first}{second}.com"),
        7 => format!("{first}-{second}.{}", random.pick(&["org", "de", "io", "eu", "co.uk", "ca"])),
        8 => format!("mail.{first}{second}.{}", random.pick(&["net", "com.au", "fr", "co.jp"])),
        _ => format!("students.{first}.{}", random.pick(&["edu", "ac.uk", "edu.au"])),
    }
}

/// A given name in small ASCII letters.
fn name(random: &mut Random) -> String {
    random.pick(COMMON).to_lowercase()
}

fn family(random: &mut Random) -> String {
    let family = random.pick(FAMILY).to_lowercase();
    family.chars().filter(char::is_ascii_alphabetic).collect()
}
