//! Bank account numbers (ISO 13616).

use super::Value;
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "they said {badiban} is wrong, check again",
    "the bank took {pct}% of {thousands} euros",
    "my bank account is at ${price} and it's only {weekday}",
    "form DE{n2} and form GB{n2} got lost in the mail",
    "I flew LH{n4} on {weekday} and cried",
    "my IBAN was wrong by one digit and the rent bounced",
    "account manager number {n2} this year",
    "the code FR{n4} didn't work at checkout",
    "ES{n3} is the model that broke after {small} days",
    "NL{n2} seats free, none for me",
];

/// Country, and the account part as the registry lays it out.
const COUNTRIES: [(&str, &str); 19] = [
    ("DE", "##################"),
    ("DE", "##################"),
    ("GB", "NWBK##############"),
    ("GB", "BARC##############"),
    ("FR", "#######################"),
    ("ES", "####################"),
    ("IT", "?######################"),
    ("NL", "ABNA##########"),
    ("NL", "INGB##########"),
    ("SE", "####################"),
    ("AT", "################"),
    ("BE", "############"),
    ("CH", "#################"),
    ("IE", "AIBK##############"),
    ("PL", "########################"),
    ("PT", "#####################"),
    ("NO", "###########"),
    ("DK", "##############"),
    ("FI", "##############"),
];

pub fn value(random: &mut Random) -> Value {
    let (country, pattern) = random.pick(&COUNTRIES);
    let account = random.pattern(pattern);
    let iban = format!("{country}{:02}{account}", check_digits(country, &account));
    let (form, core) = match random.below(10) {
        0..4 => ("in fours", in_fours(&iban)),
        4..7 => ("in one", iban),
        7 => ("small letters", iban.to_lowercase()),
        8 => ("small letters, in fours", in_fours(&iban).to_lowercase()),
        _ => ("mixed letters", format!("{}{}", &country[..1], iban[1..].to_lowercase())),
    };
    match random.below(4) {
        0 => {
            let context = random.pick(&[
                "my IBAN is ",
                "IBAN: ",
                "the rent goes to ",
                "send it to ",
                "my account: ",
                "iban ",
            ]);
            Value::clause(form, context, core)
        }
        _ => Value::thing(form, core),
    }
}

/// Right in all but the check digits, which are off by a little.
pub fn bad_iban(random: &mut Random) -> String {
    let account = random.pattern("##################");
    let right = check_digits("DE", &account);
    let wrong =
        if right > 50 { right - random.between(1, 9) } else { right + random.between(1, 9) };
    format!("DE{wrong:02}{account}")
}

fn in_fours(iban: &str) -> String {
    let mut text = String::with_capacity(iban.len() + 8);
    for (place, c) in iban.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

/// 98 less the rest of the number, country and two zeros behind it, by 97.
fn check_digits(country: &str, account: &str) -> usize {
    let rest = format!("{account}{country}00").chars().fold(0, |rest, c| {
        let value = c.to_digit(36).unwrap() as usize;
        (rest * if value > 9 { 100 } else { 10 } + value) % 97
    });
    98 - rest
}

#[test]
fn checks_as_the_registry_does() {
    // Numbers from the examples of the registry.
    assert_eq!(check_digits("DE", "370400440532013000"), 89);
    assert_eq!(check_digits("GB", "NWBK60161331926819"), 29);
}
