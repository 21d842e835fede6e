//! Names of people, where the words around them introduce one.

use super::Value;
use super::names::{COMMON, FAMILY, FAMILY_WITH_PARTICLE, GIVEN};
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "I'm Sad and that's all there is",
    "I'm German and we don't talk about feelings",
    "I am Christian and I still doubt everything",
    "I'm Muslim and alone here",
    "I'm Fine, that's what I always say",
    "I'm OK, I'm Okay, I'm not",
    "I'm So Tired of everything",
    "I'm Mexican and proud, and lonely",
    "I'm Gemini, of course I'm confused",
    "I'm DONE WITH THIS JOB",
    "I'm Team Coffee since {year}",
    "I'm Depressed. Capital D",
    "I am CEO of bad decisions",
    "I'm Still Standing was playing when he left",
    "I'm Yours on repeat {small} times",
    "my mom Monday, my dad {weekday}, that's the deal",
    "my boss I think hates me",
    "my mom I guess will never change",
    "my dad On Christmas was drunk",
    "MY BOSS HATES ME AND I HATE HIM",
    "MY MOM SAID NO AGAIN",
    "my boss HR and the union all shrugged",
    "my ex December {year} was a different person",
    "my sister Sunday didn't come, my aunt Friday didn't call",
    "my name is not important",
    "my name is on the list {small} times",
    "my name is mud in this family",
    "his name is all I hear",
    "the doctor on {weekday} didn't listen",
    "my therapist says I should breathe",
    "my brother, my sister, my mom: all the same",
    "my friends in Paris forgot me",
    "Dr. appointment at {time}, again",
    "call me crazy, call me Monday, just call",
    "named and shamed in front of {n2} people",
    "my husband Says nothing",
    "my wife Always wins",
];

const RELATIONS: &[&str] = &[
    "boss",
    "manager",
    "mom",
    "mum",
    "mother",
    "dad",
    "father",
    "brother",
    "sister",
    "husband",
    "wife",
    "boyfriend",
    "girlfriend",
    "ex",
    "friend",
    "best friend",
    "coworker",
    "colleague",
    "roommate",
    "neighbour",
    "neighbor",
    "therapist",
    "teacher",
    "cousin",
    "uncle",
    "aunt",
    "son",
    "daughter",
    "partner",
    "supervisor",
    "landlord",
    "ex-husband",
    "flatmate",
    "stepdad",
];

const TITLES: &[&str] = &[
    "Dr. ",
    "Dr. ",
    "Dr ",
    "Mr. ",
    "Mr ",
    "Mrs. ",
    "Mrs ",
    "Ms. ",
    "Ms ",
    "Miss ",
    "Prof. ",
    "Professor ",
    "Doctor ",
];

const NAME_IS: &[&str] = &[
    "my name is ",
    "My name is ",
    "my name's ",
    "his name is ",
    "her name is ",
    "her name was ",
    "my full name is ",
    "his name was ",
    "Hi, my name is ",
];

pub fn value(random: &mut Random) -> Value {
    match random.below(100) {
        0..20 => {
            let context = random.pick(NAME_IS);
            Value::clause("my name is First Last", context, full(random))
        }
        20..30 => Value::clause("my name is First", random.pick(NAME_IS), given(random)),
        30..32 => {
            let core = random.pick(COMMON).to_lowercase();
            Value::clause("my name is first", "my name is ", core)
        }
        32..42 => related(random, "my boss First", given),
        42..52 => related(random, "my boss First Last", full),
        52..54 => {
            let relation = random.pick(RELATIONS);
            let core = random.pick(COMMON);
            Value::someone("my boss, First", core).with_context(format!("my {relation}, "))
        }
        54..68 => titled(random, "Dr. Last", |random| random.pick(FAMILY).to_owned()),
        68..74 => titled(random, "Dr. First Last", full),
        74..84 => {
            let context = random.pick(&["I'm ", "I'm ", "I am ", "Hi, I'm ", "I’m "]);
            let core = random.pick(COMMON);
            Value::clause("I'm First", context, core)
        }
        84..90 => {
            let context = random.pick(&["I'm ", "I am ", "hey, I'm "]);
            let core = format!("{} {}", random.pick(COMMON), family(random));
            Value::clause("I'm First Last", context, core)
        }
        _ => {
            let context = random.pick(&[
                "a guy named ",
                "a girl named ",
                "some man called ",
                "a coworker named ",
                "a woman named ",
                "a nurse named ",
            ]);
            let core = if random.chance(50) { given(random) } else { full(random) };
            Value::someone("someone named First", core).with_context(context)
        }
    }
}

fn related(random: &mut Random, form: &'static str, name: fn(&mut Random) -> String) -> Value {
    let owner = random.pick(&["my", "my", "my", "my", "his", "her", "our"]);
    let context = format!("{owner} {} ", random.pick(RELATIONS));
    Value::someone(form, name(random)).with_context(context)
}

fn titled(random: &mut Random, form: &'static str, name: fn(&mut Random) -> String) -> Value {
    let title = random.pick(TITLES);
    Value::someone(form, name(random)).with_before(title)
}

fn given(random: &mut Random) -> String {
    let names = if random.chance(60) { COMMON } else { GIVEN };
    random.pick(names).to_owned()
}

fn family(random: &mut Random) -> &'static str {
    let names = if random.chance(8) { FAMILY_WITH_PARTICLE } else { FAMILY };
    random.pick(names)
}

fn full(random: &mut Random) -> String {
    let given = given(random);
    let middle = match random.below(10) {
        0 => random.pattern("? "),
        1 => random.pattern("?. "),
        2 => format!("{} ", random.pick(COMMON)),
        _ => String::new(),
    };
    format!("{given} {middle}{}", family(random))
}
