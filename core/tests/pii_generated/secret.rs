//! Keys and tokens of services many people use. None is real: chance fills what follows the
//! letters by which each issuer marks its own.

use super::Value;
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "I fell at the sk8 park and everyone laughed",
    "sk-learn gave me {pct}% accuracy and a headache",
    "ghp_ is all that was left on the screen",
    "the task-force met {small} times for nothing",
    "my secret is that I never loved him",
    "the key to the flat is gone since {weekday}",
    "I ran npm_install by mistake",
    "token of love, he said, and gave me ${price}",
    "my desk-bound job is killing me",
    "eyJ, he typed, and fell asleep on the keys",
    "request id {uuid} failed {small} times",
    "Donaudampfschifffahrtsgesellschaft is easier to spell than my feelings",
    "AKIA was the name of the shop",
    "SG. is short for something awful",
    "the password reset mail took {n2} minutes",
    "commit {hex40} was mine, I admit it",
];

const ALNUM: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const BASE64URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE32: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

pub fn value(random: &mut Random) -> Value {
    let (form, core) = match random.below(20) {
        0 | 1 => ("sk-…", "sk-".to_owned() + &random.letters(ALNUM, 48)),
        2 => ("sk-proj-…", "sk-proj-".to_owned() + &ends_plain(random, 64)),
        3 | 4 => ("sk-ant-…", format!("sk-ant-api03-{}AA", random.letters(BASE64URL, 93))),
        5 => {
            let prefix = random.pick(&["sk_live_", "sk_test_", "rk_live_"]);
            ("sk_live_…", prefix.to_owned() + &random.letters(ALNUM, 24))
        }
        6 | 7 => {
            let prefix = random.pick(&["ghp_", "ghp_", "gho_", "ghs_"]);
            ("ghp_…", prefix.to_owned() + &random.letters(ALNUM, 36))
        }
        8 => {
            let first = random.letters(ALNUM, 22);
            ("github_pat_…", format!("github_pat_{first}_{}", random.letters(ALNUM, 59)))
        }
        9 => ("glpat-…", "glpat-".to_owned() + &ends_plain(random, 20)),
        10 | 11 => {
            let prefix = random.pick(&["xoxb", "xoxb", "xoxp"]);
            let numbers = random.pattern("%###########-%###########");
            ("xoxb-…", format!("{prefix}-{numbers}-{}", random.letters(ALNUM, 24)))
        }
        12 | 13 => {
            let prefix = random.pick(&["AKIA", "AKIA", "ASIA"]);
            ("AKIA…", prefix.to_owned() + &random.letters(BASE32, 16))
        }
        14 => ("AIza…", "AIzaSy".to_owned() + &ends_plain(random, 33)),
        15 | 16 => ("JWT", jwt(random)),
        17 => ("npm_…", "npm_".to_owned() + &random.letters(ALNUM, 36)),
        18 => ("hf_…", "hf_".to_owned() + &random.letters(ALNUM, 34)),
        _ => ("SG.…", format!("SG.{}.{}", ends_plain(random, 22), ends_plain(random, 43))),
    };
    match random.below(10) {
        0 | 1 => {
            let context = random.pick(&[
                "my api key is ",
                "token: ",
                "the key is ",
                "key: ",
                "my access token is ",
            ]);
            Value::clause(form, context, core)
        }
        2 => {
            let contexts = ["API_KEY=", "export TOKEN=", "SECRET_KEY=", "Authorization: Bearer "];
            let context = random.pick(&contexts);
            Value::thing(form, core).with_context(context)
        }
        _ => Value::thing(form, core),
    }
}

/// With signs inside, but none at the end, where it would look like the sentence's.
fn ends_plain(random: &mut Random, count: usize) -> String {
    random.letters(BASE64URL, count - 1) + &random.letters(ALNUM, 1)
}

/// Three parts: the usual header, a body that begins as JSON does, a signature.
fn jwt(random: &mut Random) -> String {
    let header = random.pick(&["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJhbGciOiJSUzI1NiJ9"]);
    let length = random.between(40, 120);
    let body = random.letters(BASE64URL, length);
    format!("{header}.eyJ{body}.{}", ends_plain(random, 43))
}
