//! Puts a value into a sentence: at its beginning, in its middle, at its end, in brackets, before
//! each sign that ends a clause, next to another value.

use ventvault_core::pii::Kind;

use super::random::Random;
use super::sentences as words;
use super::{Case, Fit, Value};

/// Signs around a value, each with its closing one.
const WRAPS: [(&str, &str); 6] =
    [("\"", "\""), ("“", "”"), ("«", "»"), ("*", "*"), ("`", "`"), ("<", ">")];

/// Words between a value and a second one.
const JOINS: [&str; 6] = [" or ", ", ", " and ", " / ", "\n", "; "];

/// A sentence around `value`, and around `neighbour` too where there is one.
pub fn around(
    random: &mut Random,
    kind: Kind,
    value: &Value,
    neighbour: Option<(Kind, Value)>,
) -> Case {
    let (leads, subjects, middles) = match value.fit {
        Fit::Thing => (words::THING_LEADS, words::THING_SUBJECTS, words::MIDDLES),
        Fit::Someone => (words::SOMEONE_LEADS, words::SOMEONE_SUBJECTS, words::MIDDLES),
        Fit::Clause => (words::CLAUSE_LEADS, words::CLAUSE_TAILS, words::CLAUSE_TAILS),
    };
    let mut case = Case::new(value.form);
    if random.chance(25) {
        case.text += random.pick(words::BEFORE);
        case.text.push_str(random.pick(&[" ", "\n", " "]));
    }
    let place = random.below(9);
    if place > 0 {
        case.text += random.pick(leads);
    }
    // Some people shout.
    if random.chance(3) {
        case.text = case.text.to_uppercase();
    }
    let (open, close) = match place {
        3 => ("(", ")"),
        8 => random.pick(&WRAPS),
        _ => ("", ""),
    };
    case.text += open;
    case.push_value(kind, value);
    if let Some((kind, value)) = &neighbour {
        case.text += random.pick(&JOINS);
        case.push_value(*kind, value);
    }
    case.text += close;
    let tail = match place {
        0 => random.pick(subjects).to_owned(),
        1 | 8 => random.pick(middles).to_owned(),
        2 => random.pick(words::ENDS).to_owned(),
        3 if random.chance(50) => random.pick(&[".", "", ", I guess"]).to_owned(),
        3 => random.pick(middles).to_owned(),
        4 => random.pick(words::AFTER_COMMA).to_owned(),
        5 => format!(". {}", random.pick(words::NEXT)),
        6 => format!("? {}", random.pick(words::NEXT)),
        _ => format!("\n{}", random.pick(words::NEXT)),
    };
    case.text += &tail;
    case
}
