//! Social security numbers and payment cards.

use super::Value;
use super::disguise::spaced;
use super::random::Random;

pub const SSN_NEGATIVES: &[&str] = &[
    "the sample form said 000-{n2}-{n4}, how helpful",
    "part number 666-{n2}-{n4} is sold out again",
    "the example in the leaflet was 123-00-{n4}",
    "they printed 123-45-0000 on the specimen",
    "social security made me wait {n3} minutes",
    "my social life ended in {year}",
    "social security pays me ${price} a month",
    "my social anxiety is at level {n2}",
    "page {n3} of {n3}, and no end in sight",
    "I was number {n3} in the queue at social security",
    "the social worker came {small} times in {year}",
];

pub const CARD_NEGATIVES: &[&str] = &[
    "the parcel {badcard} is lost, of course",
    "reference {badcard4} means nothing to them",
    "my card was declined {small} times at the till",
    "I maxed out my card, ${price} gone",
    "she sent me a card for my {n2}th anniversary at work",
    "card ending in {n4} was blocked, they said",
    "I owe {thousands} on my credit card",
    "{thousands},000 people and I felt alone",
    "the library card costs ${price} a year",
    "batch {badcard} was recalled and I ate it",
    "he has {n2} cards in his wallet and no heart",
];

pub fn ssn(random: &mut Random) -> Value {
    let area = match random.between(1, 898) {
        area @ 666.. => area + 1,
        area => area,
    };
    let (group, serial) = (random.between(1, 99), random.between(1, 9999));
    let joined = |joint: &str| format!("{area:03}{joint}{group:02}{joint}{serial:04}");
    let context = random.pick(&[
        "my social security number is ",
        "SSN: ",
        "my SSN is ",
        "ssn ",
        "my social is ",
        "social security no. ",
        "her social security number was ",
        "my ssn: ",
        "SSN ",
        "social security number: ",
        "his SSN is ",
    ]);
    match random.below(20) {
        0..9 => Value::thing("###-##-####", joined("-")),
        9..13 => Value::clause("###-##-####, introduced", context, joined("-")),
        13..16 => Value::clause("### ## ####, introduced", context, joined(" ")),
        16..19 => Value::clause("#########, introduced", context, joined("")),
        _ => Value::clause("spaced digits", context, spaced(&joined(""))).undisguised(),
    }
}

pub fn card(random: &mut Random) -> Value {
    // The first digits of each network, the length, and the groups on the card.
    let (form, prefixes, groups): (_, &[&str], &[usize]) = match random.below(20) {
        0..7 => ("Visa", &["4"], &[4, 4, 4, 4]),
        7..12 => {
            ("Mastercard", &["51", "52", "53", "54", "55", "2221", "2512", "2720"], &[4, 4, 4, 4])
        }
        12..15 => ("American Express", &["34", "37"], &[4, 6, 5]),
        15 => ("Discover", &["6011", "65"], &[4, 4, 4, 4]),
        16 => ("JCB", &["3528", "3589"], &[4, 4, 4, 4]),
        17 => ("UnionPay, 19 digits", &["62"], &[4, 4, 4, 4, 3]),
        18 => ("Diners", &["36", "300", "305"], &[4, 6, 4]),
        _ => ("Visa, 13 digits", &["4"], &[4, 3, 3, 3]),
    };
    let prefix = random.pick(prefixes);
    let digits = with_check_digit(random, prefix, groups.iter().sum());
    let context = random.pick(&[
        "my card number is ",
        "card: ",
        "credit card number ",
        "I paid with card ",
        "my visa is ",
        "the card on file is ",
        "my debit card number: ",
    ]);
    match random.below(20) {
        0..8 => Value::thing(form, grouped(&digits, groups, " ")),
        8..12 => Value::thing(form, grouped(&digits, groups, "-")),
        12..14 => Value::clause(form, context, grouped(&digits, groups, " ")),
        14..16 if digits.len() > 14 => Value::thing(form, digits),
        14..19 => Value::clause(form, context, digits),
        _ => Value::clause("spaced digits", context, spaced(&digits)).undisguised(),
    }
}

/// Sixteen digits of which the last is not the check digit.
pub fn bad_card(random: &mut Random) -> String {
    let digits = with_check_digit(random, "9", 16);
    let last = digits.as_bytes()[15] - b'0';
    let wrong = (usize::from(last) + random.between(1, 9)) % 10;
    format!("{}{wrong}", &digits[..15])
}

pub fn bad_card_in_fours(random: &mut Random) -> String {
    grouped(&bad_card(random), &[4, 4, 4, 4], " ")
}

/// `length` digits that begin with `prefix` and pass the check of ISO/IEC 7812-1.
fn with_check_digit(random: &mut Random, prefix: &str, length: usize) -> String {
    let digits = prefix.to_owned() + &random.letters("0123456789", length - 1 - prefix.len());
    let sum: usize = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = usize::from(digit - b'0');
            // Counted from the check digit, every second digit is doubled.
            if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn grouped(digits: &str, groups: &[usize], joint: &str) -> String {
    let mut rest = digits;
    let mut parts = Vec::with_capacity(groups.len());
    for &group in groups {
        let (part, behind) = rest.split_at(group);
        parts.push(part);
        rest = behind;
    }
    parts.join(joint)
}
