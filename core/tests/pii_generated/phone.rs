//! Telephone numbers, as people of many countries write them.

use super::Value;
use super::disguise::spaced;
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "call me at {hour} if you care",
    "call me in {small} minutes, I begged",
    "he called me {n2} times and hung up",
    "I called 911 and they put me on hold",
    "my number is up, that's how it feels",
    "his number on the team was {n2}",
    "text me {small} times a day, is that so hard",
    "I sent {thousands} texts in {year}",
    "my order #{n10} was cancelled again",
    "order number {n10} never arrived",
    "tracking number {n12} shows nothing for {small} days",
    "reference {n9}-{n2} got denied",
    "we lost 21-19 21-17 and it was my fault",
    "sets of 100 200 300 reps until I dropped",
    "my phone died at {pct}% and so did I",
    "the phone bill was ${price} for {small} calls",
    "phone: dead, wallet: empty, me: done",
    "the years {year}-{year} were a blur",
    "he rang at {time} and again at {time}",
    "I counted 1 2 3 4 5 and breathed",
    "serial number {n8} is on the recall list",
];

/// Area codes of the United States and Canada.
const AREAS: [&str; 16] = [
    "212", "415", "646", "310", "312", "617", "702", "713", "786", "808", "917", "416", "604",
    "514", "206", "503",
];

/// With the code of the country. `{a}` is an area, `{e}` an exchange of the North American plan.
const INTERNATIONAL: &[&str] = &[
    "+1 {a} {e} ####",
    "+1 ({a}) {e}-####",
    "+1-{a}-{e}-####",
    "+1{a}{e}####",
    "+1.{a}.{e}.####",
    "+44 77## ######",
    "+44 20 7### ####",
    "+44 (0)20 7### ####",
    "+4477########",
    "+44 161 %## ####",
    "0044 77## ######",
    "+49 171 #######",
    "+49 30 %#######",
    "+49 (0)89 %#######",
    "+49151########",
    "0049 171 #######",
    "+49-170-#######",
    "+33 6 ## ## ## ##",
    "+33 (0)1 ## ## ## ##",
    "+336########",
    "+33.6.##.##.##.##",
    "+34 6## ### ###",
    "+34 9## ## ## ##",
    "+346########",
    "+39 347 #######",
    "+39 06 %### ####",
    "+39 333 ### ####",
    "+31 6 ########",
    "+31 (0)20 %## ####",
    "+316########",
    "+31 6 #### ####",
    "+46 70 ### ## ##",
    "+46 (0)8 ### ### ##",
    "+4670#######",
    "+61 4## ### ###",
    "+61 2 9### ####",
    "+61 (0)4## ### ###",
    "+91 98### #####",
    "+91-98########",
    "+9198########",
    "+55 11 9#### ####",
    "+55 (21) 9####-####",
    "+55 11 %###-####",
    "+81 90-####-####",
    "+81 3-####-####",
    "+8190########",
    "+41 79 ### ## ##",
    "+43 664 #######",
    "+48 6## ### ###",
    "+90 532 ### ## ##",
    "+27 82 ### ####",
    "+52 55 #### ####",
    "+234 803 ### ####",
    "+254 7## ### ###",
    "+86 138 #### ####",
    "+65 9### ####",
    "+971 50 ### ####",
];

/// National forms that nothing else looks like.
const CLEAR: &[&str] = &[
    "({a}) {e}-####",
    "{a}-{e}-####",
    "{a}.{e}.####",
    "({a}){e}-####",
    "1-{a}-{e}-####",
    "1 ({a}) {e}-####",
    "({a}) {e} ####",
    "1-800-{e}-####",
    "077## ######",
    "077## ### ###",
    "020 7### ####",
    "(020) 7### ####",
    "0161 496 0###",
    "01632 960###",
    "0171 #######",
    "0151/########",
    "0171-#######",
    "030 %#######",
    "(030) %#######",
    "089/%#######",
    "030-%#######",
    "06 ## ## ## ##",
    "01.##.##.##.##",
    "07-##-##-##-##",
    "02 %#######",
    "06 %### ####",
    "06-########",
    "06 ########",
    "020-%######",
    "020 %## ####",
    "(020) %######",
    "070-### ## ##",
    "08-### ### ##",
    "070 ### ## ##",
    "04## ### ###",
    "(02) 9### ####",
    "02 9### ####",
    "(11) 9####-####",
    "(21) %###-####",
    "090-####-####",
    "03-####-####",
    "080-####-####",
];

/// National forms that could be another number, and so stand behind words like "call me at".
const AMBIGUOUS: &[&str] = &[
    "{a} {e} ####",
    "{a}{e}####",
    "1{a}{e}####",
    "{e}-####",
    "{e} ####",
    "{e}####",
    "077########",
    "6## ### ###",
    "6## ## ## ##",
    "9## ### ###",
    "6########",
    "347 #######",
    "347-#######",
    "333 ### ####",
    "347#######",
    "06########",
    "070#######",
    "04########",
    "98### #####",
    "98########",
    "098### #####",
    "98###-#####",
    "11 9####-####",
    "119########",
    "090########",
    "9### ####",
    "0171#######",
    "1300 ### ###",
];

const CONTEXTS: &[&str] = &[
    "call me at ",
    "my number is ",
    "text me at ",
    "you can reach me at ",
    "my cell is ",
    "my phone number is ",
    "phone: ",
    "tel: ",
    "mobile: ",
    "whatsapp: ",
    "ring me on ",
    "his number is ",
    "you can call her on ",
    "please call ",
    "her phone number is ",
    "you can text him at ",
    "my work phone is ",
    "my mobile is ",
    "cell: ",
    "Tel. ",
    "text me on ",
    "my new number: ",
    "give me a call at ",
    "her cell number is ",
];

pub fn value(random: &mut Random) -> Value {
    match random.below(100) {
        0..35 => {
            let pattern = random.pick(INTERNATIONAL);
            Value::thing(pattern, number(random, pattern))
        }
        35..65 => {
            let pattern = random.pick(CLEAR);
            Value::thing(pattern, number(random, pattern))
        }
        65..71 => {
            let pattern = random.pick(&["({a}) {e}-####", "{a}-{e}-####", "+1 {a} {e} ####"]);
            let extension = random.pick(&[
                " ext. ###",
                " x####",
                " extension ##",
                " ext ####",
                "x###",
                ", ext. ##",
            ]);
            let core = number(random, pattern) + &random.pattern(extension);
            Value::thing(extension, core)
        }
        71..75 => {
            let core = spaced(&number(random, "{a}{e}####"));
            Value::clause("spaced digits", random.pick(CONTEXTS), core).undisguised()
        }
        75..80 => {
            let pattern = random.pick(CLEAR);
            let core = number(random, pattern);
            Value::clause(pattern, random.pick(CONTEXTS), core)
        }
        _ => {
            let pattern = random.pick(AMBIGUOUS);
            let core = number(random, pattern);
            Value::clause(pattern, random.pick(CONTEXTS), core)
        }
    }
}

pub fn international(random: &mut Random) -> String {
    let pattern = random.pick(INTERNATIONAL);
    number(random, pattern)
}

fn number(random: &mut Random, pattern: &str) -> String {
    // The plan keeps 211, 311 and their like for services.
    let exchange = loop {
        let exchange = random.pattern("%##");
        if !exchange.ends_with("11") {
            break exchange;
        }
    };
    let filled = pattern.replace("{a}", random.pick(&AREAS)).replace("{e}", &exchange);
    random.pattern(&filled)
}
