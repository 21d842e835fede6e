//! Dates of birth: a date, and the words that make it one.

use super::Value;
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "I was born in {year} and it went downhill",
    "my birthday is next week and nobody will come",
    "my birthday is in {small} days",
    "my birthday is on {weekday} and I dread it",
    "we broke up on {date}",
    "the accident on {date} changed me",
    "my {n2}th birthday was the worst",
    "my birthday party cost ${price} and {small} people came",
    "she was born at {time}, after {n2} hours",
    "born in the 90s and already tired",
    "my son was born {small} weeks early",
    "I turned {n2} and felt nothing",
    "a birthday cake for {small} and one candle",
    "since {date} I can't sleep",
    "the deadline is {date}, my boss says",
    "I was born to lose, like {pct}% of us",
    "nobody was born yesterday, it's {year}",
    "my date on {date} didn't show up",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Before a date with its year.
const BORN: &[&str] = &[
    "I was born on ",
    "born on ",
    "I was born ",
    "DOB: ",
    "dob ",
    "D.O.B.: ",
    "date of birth: ",
    "my date of birth is ",
    "birthdate: ",
    "my birthday is ",
    "my son was born on ",
    "she was born on ",
    "my DOB is ",
    "Date of Birth: ",
    "he was born on ",
    "birth date: ",
    "my daughter was born on ",
    "we were both born on ",
    "my date of birth: ",
];

/// Before a date without a year, which is a birthday only behind that word.
const BIRTHDAY: &[&str] = &[
    "my birthday is ",
    "my bday is ",
    "my birthday is on ",
    "her birthday is ",
    "my birthday falls on ",
    "his birthday is on ",
    "my mom's birthday is ",
    "birthday: ",
];

pub fn value(random: &mut Random) -> Value {
    let (day, month, year) =
        (random.between(1, 28), random.between(1, 12), random.between(1940, 2015));
    let name = MONTHS[month - 1];
    let short = &name[..3];
    let nth = ordinal(day);
    // May has no short form; a stop would end the sentence.
    let stop = if month == 5 { "" } else { "." };
    if random.chance(25) {
        let (form, date) = match random.below(10) {
            0..3 => ("March 5th", format!("{name} {nth}")),
            3..5 => ("March 5", format!("{name} {day}")),
            5..7 => ("5 March", format!("{day} {name}")),
            7 | 8 => ("5th of March", format!("{nth} of {name}")),
            _ => ("3/5", format!("{month}/{day}")),
        };
        let the = if form == "5th of March" && random.chance(50) { "the " } else { "" };
        return Value::clause(form, random.pick(BIRTHDAY).to_owned() + the, date);
    }
    let century = year % 100;
    let (form, date) = match random.below(20) {
        0..3 => ("5 March 1990", format!("{day} {name} {year}")),
        3 | 4 => ("5th March 1990", format!("{nth} {name} {year}")),
        5 | 6 => ("5th of March 1990", format!("{nth} of {name} {year}")),
        7..10 => ("March 5, 1990", format!("{name} {day}, {year}")),
        10 | 11 => ("March 5th, 1990", format!("{name} {nth}, {year}")),
        12 => ("5 Mar 1990", format!("{day} {short} {year}")),
        13 => ("Mar. 5, 1990", format!("{short}{stop} {day}, {year}")),
        14 => ("03/05/1990", format!("{month:02}/{day:02}/{year}")),
        15 => ("3/5/90", format!("{month}/{day}/{century:02}")),
        16 => ("05.03.1990", format!("{day:02}.{month:02}.{year}")),
        17 => ("1990-03-05", format!("{year}-{month:02}-{day:02}")),
        18 => ("05-03-1990", format!("{day:02}-{month:02}-{year}")),
        _ => ("5.3.1990", format!("{day}.{month}.{year}")),
    };
    Value::clause(form, random.pick(BORN), date)
}

fn ordinal(day: usize) -> String {
    let ending = match (day / 10, day % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}
