//! Names on social networks.

use super::Value;
use super::names::{COMMON, FIRST_WORDS, SECOND_WORDS};
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "my insta is private now and I feel safer",
    "my instagram is full of fake smiles",
    "my twitter got hacked {small} times",
    "my snap streak of {n3} days is gone",
    "#MeToo and #mondayblues is all I read",
    "we met @ {hour} and he left @ {hour}",
    "I deleted tiktok and instagram on {weekday}",
    "my discord is quiet since {year}",
    "I lost {n3} followers on instagram in one day",
    "he follows {thousands} people on insta but not me",
    "my snapchat is dead, my twitter is deader",
    "insta is toxic and so is telegram",
    "I scroll twitter until {time} every night",
];

pub fn value(random: &mut Random) -> Value {
    let handle = handle(random);
    match random.below(10) {
        0..6 => Value::thing("@name", format!("@{handle}")),
        6 => Value::clause("introduced, with @", network(random), format!("@{handle}")),
        _ => Value::clause("introduced", network(random), handle),
    }
}

/// Words that say a name on a network follows.
fn network(random: &mut Random) -> String {
    let network = random.pick(&[
        "insta",
        "instagram",
        "ig",
        "snap",
        "snapchat",
        "twitter",
        "tiktok",
        "telegram",
        "discord",
    ]);
    match random.below(6) {
        0 | 1 => format!("my {network} is "),
        2 => format!("my {network} handle is "),
        3 => format!("my {network}: "),
        4 => format!("{network}: "),
        _ => format!("add me on {network}: "),
    }
}

/// No word of any language: it has a digit, or a sign between two words.
fn handle(random: &mut Random) -> String {
    let name = random.pick(COMMON).to_lowercase();
    let (first, second) = (random.pick(FIRST_WORDS), random.pick(SECOND_WORDS));
    match random.below(7) {
        0 => format!("{name}.{first}{}", random.pattern("##")),
        1 => format!("{name}_{second}"),
        2 => format!("{first}.{second}_{}", random.pattern("#")),
        3 => format!("{name}{}", random.pattern("####")),
        4 => format!("_{name}_{}", random.pattern("##")),
        5 => format!("x{first}{second}{}x", random.pattern("#")),
        _ => format!("the_real_{name}{}", random.pattern("#")),
    }
}
