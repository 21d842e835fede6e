//! Numbers of official documents, each behind the words that say which.

use super::Value;
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "my passport expired in {year}",
    "the passport office opens at {time}, I was there at {time}",
    "I waited {n2} minutes for my driver's license",
    "my NHS appointment is at {time}",
    "national insurance went up {pct}% this year",
    "my license was suspended {small} times",
    "passport photos cost ${price} now",
    "passport control took {n3} minutes",
    "my passport is in room {n4}, locked away",
    "I failed my driving test {small} times, no licence for me",
    "the NHS waiting list is {n2} weeks long",
    "my ID card got wet on {weekday}",
    "ID number of the ticket, please, they say for the {n2}th time",
    "I need a new passport by {date}",
    "driver's license photo {n1} of 10, still ugly",
];

pub fn value(random: &mut Random) -> Value {
    let (form, context, core) = match random.below(10) {
        0..3 => ("passport", passport_context(random), passport(random)),
        3..6 => ("driver's license", license_context(random), license(random)),
        6 | 7 => {
            let context = random.pick(&[
                "my national insurance number is ",
                "national insurance number ",
                "National Insurance no. ",
                "NI number: ",
                "my NI number is ",
            ]);
            ("national insurance", context, national_insurance(random))
        }
        8 => {
            let context = random.pick(&[
                "NHS number ",
                "my NHS number is ",
                "NHS number: ",
                "my NHS no. is ",
            ]);
            ("NHS", context, nhs(random))
        }
        _ => {
            let context = random.pick(&[
                "my ID card number is ",
                "ID card no. ",
                "national ID number: ",
                "my identity card number is ",
                "residence permit number ",
            ]);
            ("ID card", context, identity_card(random))
        }
    };
    Value::clause(form, context, core)
}

fn passport_context(random: &mut Random) -> &'static str {
    random.pick(&[
        "passport no. ",
        "passport number ",
        "passport number: ",
        "my passport number is ",
        "passport #",
        "Passport: ",
        "my passport no is ",
        "her passport number is ",
        "Passport No: ",
    ])
}

fn license_context(random: &mut Random) -> &'static str {
    random.pick(&[
        "driver's license ",
        "driver's license number ",
        "my driver's license number is ",
        "driver’s license: ",
        "driving licence number ",
        "my driving licence is ",
        "driver's licence no. ",
        "drivers license number: ",
        "my driver's license is ",
    ])
}

/// As Germany, the United States, the United Kingdom, India and France number them.
fn passport(random: &mut Random) -> String {
    let pattern =
        random.pick(&["X#######", "C01X##T##", "#########", "A########", "K#######", "##AB#####"]);
    random.pattern(pattern)
}

/// As Florida, California, Texas, Illinois and the United Kingdom number them.
fn license(random: &mut Random) -> String {
    let pattern = random.pick(&[
        "?############",
        "?#######",
        "########",
        "?###-####-####",
        "MORGA657###SM9IJ",
        "OKAFO80%###AB9CD",
    ]);
    random.pattern(pattern)
}

/// As Germany, Poland and Italy number them.
fn identity_card(random: &mut Random) -> String {
    let pattern = random.pick(&["L01X##T##", "T22000####", "ABC######", "CA#####AA"]);
    random.pattern(pattern)
}

/// Letters the office gives out, digits, and a letter from A to D.
fn national_insurance(random: &mut Random) -> String {
    let prefix = random.pick(&["AB", "CE", "JG", "NX", "SR", "PW", "YZ", "HK"]);
    let digits = random.pattern("######");
    let suffix = random.pick(&["A", "B", "C", "D"]);
    if random.chance(50) {
        return format!("{prefix}{digits}{suffix}");
    }
    let (one, two, three) = (&digits[..2], &digits[2..4], &digits[4..]);
    format!("{prefix} {one} {two} {three} {suffix}")
}

/// Ten digits, the last of which checks the others by 11.
fn nhs(random: &mut Random) -> String {
    loop {
        let digits = random.pattern("%########");
        let sum: usize = digits
            .bytes()
            .enumerate()
            .map(|(place, digit)| (10 - place) * usize::from(digit - b'0'))
            .sum();
        let check = (11 - sum % 11) % 11;
        if check < 10 {
            let (one, two, three) = (&digits[..3], &digits[3..6], &digits[6..]);
            let joint = random.pick(&[" ", " ", "", "-"]);
            return format!("{one}{joint}{two}{joint}{three}{check}");
        }
    }
}
