//! Sentences full of numbers and capitals that name nobody.

use super::random::Random;
use super::{Case, iban, numbers, sentences, wallet};

/// For every kind. What stands in braces is filled in anew each time.
pub const SHARED: &[&str] = &[
    "my order #{n8} still hasn't shipped",
    "order number {n7} was cancelled without a word",
    "invoice {n6} is overdue and they keep adding fees",
    "ticket #{n5} has been open for {small} days",
    "I've felt like this since {year}",
    "from {year} to {year} I was numb",
    "the years {year}-{year} were hell",
    "the years {year}–{year} don't exist for me",
    "rent went up to ${price} a month",
    "it cost me €{price} and my last nerve",
    "he spent £{thousands} on a car we can't afford",
    "I was up at {time} again",
    "I was still crying at 3 a.m. and nobody came",
    "she left at {time} and came back at {time}",
    "we met on {date} and it went downhill",
    "the meeting on {date} at {time} was awful",
    "we lost {small}-{small} and I missed the penalty",
    "the score was 3-2, then 21-19, and dad left early",
    "I'm on {version} of the app and it lost my diary",
    "iOS 17.4.1 broke my alarm, so I was late",
    "ISBN {isbn} helped me a little",
    "the book (ISBN {isbn}) made me cry on page {n3}",
    "room {n3} is freezing and smells",
    "they moved me to room B-{n3} on floor {small}",
    "{pct}% of my salary goes to rent",
    "only {pct}.5 percent passed, not me",
    "{thousands} people saw the video",
    "a crowd of {thousands} and I felt alone",
    "he texts me 24/7 and I can't breathe",
    "#MeToo, #tired, #fml",
    "I want to go home.it was so bad",
    "I can't sleep.my head won't stop",
    "50-100 people were there and nobody helped",
    "it takes {small}-{small} hours and {small} pills",
    "the odds are {small}:1 against me",
    "I lost {n2} kg since {month}",
    "I weigh {n3} lbs and hate it",
    "I deleted report.pdf by accident",
    "main.rs, lib.rs, all of it is broken",
    "IMG_{n4}.jpg is the last photo of us",
    "Bohemian Rhapsody was on and I lost it",
    "I played Someone Like You {small} times in a row",
    "Fix You and Let It Be don't help anymore",
    "I'm Sad. I'm Tired. I'm Done",
    "I'm German, he is French, we fight in English",
    "I am Christian, my family is not",
    "my mom Monday said it was my fault",
    "my boss I think wants me gone",
    "my dad says I'm lazy",
    "on {weekday} the {month} bill came",
    "it's {month} and I haven't left the house",
    "I took {n3} mg and {small} glasses of water",
    "my blood pressure was 120/80, then 150/95",
    "bus {n2} was {small} minutes late again",
    "seat 12A, gate B7, no goodbye",
    "page {n3}, chapter {small}, line {small}, I can't focus",
    "I ran 10 000 steps from my own thoughts",
    "it's been 1,234,567 minutes, it feels like",
    "he is 5'11\" and thinks he is 6'",
    "my GPA fell from 3.8 to 2.1",
    "COVID-19 took my job in 2020",
    "Windows 11 and my iPhone 15 both died on {weekday}",
    "a 9-5 job, 40 hours, {pct}% of my soul",
    "half of it, 1/3 of it, 2/3, whatever",
    "the 2nd, 3rd and 4th time it hurt less",
    "rated 4.5/5 by everybody but me",
    "9/11 was on TV when my parents split up",
    "from 20:15-21:45 I just sat there",
    "at {hour}:00 sharp he started yelling",
    "{small} days, {n2} hours, {n2} minutes without a reply",
    "we booked for {small} adults and {small} kids, nobody came",
    "the temperature hit {n2}.5 degrees in there",
    "Why Me? Why Now? Why Always Me?",
    "New York in {month} is the loneliest place",
    "I hate Christmas, Easter and Mondays",
    "HE SAID I WAS NOTHING",
    "I read Pride and Prejudice to calm down",
    "the IRS, the DMV, the whole USA can wait",
    "exam CS-{n3} went badly, {n2} of 100",
    "step 1: breathe, step 2: breathe, step 3: cry",
    "{small}x{small} is all I could do in math",
    "a {n2}-year-old told me to grow up",
    "size {n2} doesn't fit anymore, size {n2} does",
    "Psalm 23:4 used to help",
    "flight LH{n3} was delayed {small} hours and I missed the funeral",
    "my bus stop is {small} minutes from nowhere",
    "mid-{year}s, late {year}s, always the same fight",
    "Q{small} numbers are due and I have nothing",
    "policy number {n6} doesn't cover therapy",
    "he gave me ${price}-${price} a week, like a child",
];

/// One of `templates`, filled in, between other words.
pub fn case(random: &mut Random, templates: &[&'static str]) -> Case {
    let template = random.pick(templates);
    let mut case = Case::new(template);
    if random.chance(60) {
        case.text += random.pick(sentences::CLAUSE_LEADS);
    }
    fill(random, template, &mut case.text);
    let tails = if random.chance(50) { sentences::ENDS } else { sentences::CLAUSE_TAILS };
    case.text += random.pick(tails);
    case
}

fn fill(random: &mut Random, template: &str, text: &mut String) {
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}').unwrap();
        text.push_str(before);
        text.push_str(&filling(random, name));
        rest = behind;
    }
    text.push_str(rest);
}

fn filling(random: &mut Random, name: &str) -> String {
    let year = random.between(1985, 2024);
    let (day, month) = (random.between(1, 28), random.between(1, 12));
    let month_name = random.pick(&["January", "March", "June", "October", "December"]);
    match name {
        "year" => year.to_string(),
        "small" => random.between(2, 9).to_string(),
        "hour" => random.between(1, 12).to_string(),
        "pct" => random.between(2, 99).to_string(),
        "month" => month_name.to_owned(),
        "weekday" => random.pick(&["Monday", "Tuesday", "Friday", "Sunday"]).to_owned(),
        "time" => format!("{:02}:{:02}", random.between(0, 23), random.between(0, 59)),
        "price" => {
            let cents = random.pick(&["", ".99", ".50", ".00"]);
            format!("{}{cents}", random.pick(&["12", "45", "1,250", "899", "3,400"]))
        }
        "thousands" => {
            let pattern = random.pick(&["%,###", "%#,###", "%##,###", "%,###,###"]);
            random.pattern(pattern)
        }
        "version" => {
            let pattern = random.pick(&["version %.#", "v%.#.#", "version %.##.#"]);
            random.pattern(pattern)
        }
        "date" => match random.below(5) {
            0 => format!("{month:02}/{day:02}/{year}"),
            1 => format!("{day:02}.{month:02}.{year}"),
            2 => format!("{year}-{month:02}-{day:02}"),
            3 => format!("{day} {month_name} {year}"),
            _ => format!("{month_name} {day}, {year}"),
        },
        "isbn" => isbn(random),
        "uuid" => {
            let parts = [8, 4, 4, 4, 12].map(|count| wallet::hex(random, count));
            parts.join("-")
        }
        "hex40" => wallet::hex(random, 40),
        "badcard" => numbers::bad_card(random),
        "badcard4" => numbers::bad_card_in_fours(random),
        "badiban" => iban::bad_iban(random),
        "badbase58" => wallet::bad_base58(random),
        "badbech32" => wallet::bad_bech32(random),
        digits => {
            let count: usize = digits.strip_prefix('n').and_then(|n| n.parse().ok()).unwrap();
            random.pattern(&format!("%{}", "#".repeat(count - 1)))
        }
    }
}

/// A book's number, with a check digit that is right for a book and wrong for a card.
fn isbn(random: &mut Random) -> String {
    loop {
        let digits = random.pattern("9783%#######");
        let value = |digit: u8| usize::from(digit - b'0');
        let weighed = digits.bytes().enumerate().map(|(place, digit)| match place % 2 {
            1 => value(digit) * 3,
            _ => value(digit),
        });
        let check = (10 - weighed.sum::<usize>() % 10) % 10;
        let doubled = digits.bytes().enumerate().map(|(place, digit)| match place % 2 {
            1 => value(digit) * 2 / 10 + value(digit) * 2 % 10,
            _ => value(digit),
        });
        if (doubled.sum::<usize>() + check) % 10 != 0 {
            let (a, b, c, d) = (&digits[..3], &digits[3..4], &digits[4..6], &digits[6..]);
            let joint = random.pick(&["-", "-", ""]);
            return [a, b, c, d, &check.to_string()].join(joint);
        }
    }
}
