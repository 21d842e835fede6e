//! What is known by the words that name it: dates of birth, documents, names on social networks.

use super::Kind;
use super::detect::Find;
use super::number::{is_glue, luhn};
use super::scan::{CONTEXT, Scanner};
use super::words;
use super::work;

/// The date of birth that begins at `at`, when the words before speak of a birth.
pub(super) fn birth(scanner: &Scanner<'_>, at: usize) -> Option<Find> {
    let spoken = scanner.ends_before(words::BIRTH, at)?;
    // Few words stand between, and none of them ends the sentence.
    // "d.o.b. 14.03.1991"
    let between = scanner.text.get(spoken..at)?.trim_start_matches('.');
    let few = between.split_ascii_whitespace().count() <= 5;
    if !few || between.contains(['?', '!', ';']) || between.contains(". ") {
        return None;
    }
    let end = at + date(scanner, scanner.text.get(at..)?)?;
    Some(Find { kind: Kind::DateOfBirth, start: at, end })
}

/// The length of the date at the start of `text`: a day and a month at least.
fn date(scanner: &Scanner<'_>, text: &str) -> Option<usize> {
    work::did(32);
    let digits = leading_digits(text);
    if digits == 0 {
        // "March 5th, 1990"
        let month = month(scanner, text)?;
        let day_at = month + gap(text.get(month..)?)?;
        let day = day(text.get(day_at..)?)?;
        return Some(day_at + day + year(text.get(day_at + day..)?));
    }
    let separator = text.get(digits..)?.chars().next()?;
    if matches!(separator, '/' | '.' | '-')
        && let Some(end) = numeric(text, digits, separator)
    {
        return Some(end);
    }
    // "5th of March 1990", "5. März 1990", "5 de marzo de 1990"
    let day = day(text)?;
    let mut month_at = day + gap(text.get(day..)?)?;
    for of in ["of ", "de ", "di "] {
        if text.get(month_at..)?.starts_with(of) {
            month_at += of.len();
        }
    }
    let month = month_at + month(scanner, text.get(month_at..)?)?;
    Some(month + year(text.get(month..)?))
}

/// `5/3/1990`, `1990-03-05`, `5.3.90`, `5/3`.
fn numeric(text: &str, first: usize, separator: char) -> Option<usize> {
    let mut groups = vec![first];
    let mut end = first;
    while groups.len() < 3 {
        let rest = text.get(end..)?;
        let Some(next) = rest.strip_prefix(separator) else { break };
        let digits = leading_digits(next);
        if digits == 0 {
            break;
        }
        groups.push(digits);
        end += 1 + digits;
    }
    let next = text.get(end..)?.chars().next();
    if next.is_some_and(is_glue) {
        return None;
    }
    let shaped = match groups.as_slice() {
        [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2] => true,
        [1 | 2, 1 | 2] => separator == '/',
        _ => false,
    };
    shaped.then_some(end)
}

/// A day of the month with its ending, if it has one: `5`, `5th`, `5.`, `1er`.
fn day(text: &str) -> Option<usize> {
    let digits = leading_digits(text);
    let number: u32 = text.get(..digits)?.parse().ok()?;
    let rest = text.get(digits..)?;
    let ending = ["st", "nd", "rd", "th", "er", ".", "º"]
        .iter()
        .find(|ending| rest.get(..ending.len()).is_some_and(|r| r.eq_ignore_ascii_case(ending)))
        // The stop behind the last word is the sentence's.
        .filter(|ending| **ending != "." || rest.starts_with(". "))
        .map_or(0, |ending| ending.len());
    let next = rest.get(ending..)?.chars().next();
    ((1..=31).contains(&number) && !next.is_some_and(is_glue)).then_some(digits + ending)
}

fn month(scanner: &Scanner<'_>, text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    scanner.words.means(text.get(..end)?, words::MONTH).then_some(end)
}

/// The length of a year at the start, with what joins it to the day; 0 when there is none.
fn year(text: &str) -> usize {
    let rest = text.trim_start_matches([',', '.', ' ']);
    let lead = text.len() - rest.len();
    let (joined, rest) = match rest.strip_prefix("de ").or_else(|| rest.strip_prefix("of ")) {
        Some(after) => (3, after),
        None => (0, rest),
    };
    let digits = leading_digits(rest);
    let next = rest.get(digits..).and_then(|r| r.chars().next());
    let sound = digits == 4 && rest.starts_with(['1', '2']) && !next.is_some_and(is_glue);
    if sound && (1..=3).contains(&lead) { lead + joined + digits } else { 0 }
}

fn gap(text: &str) -> Option<usize> {
    let len = text.len() - text.trim_start_matches([' ', ',', '.', '-']).len();
    (1..=2).contains(&len).then_some(len)
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take(12).take_while(u8::is_ascii_digit).count()
}

/// The most letters and digits of a document's number.
const MOST_SIGNS: usize = 24;

/// The number of a document in the chunk from `start` on, when the words before name one: "my
/// passport number is X1234567".
pub(super) fn document(scanner: &Scanner<'_>, start: usize, chunk: &str) -> Option<Find> {
    let named = scanner.ends_before(words::DOCUMENT, start)?;
    let text = scanner.text;
    let mut at = start + chunk.find(|c: char| c.is_ascii_alphanumeric())?;
    // "QQ 12 34 56 C": its letters stand apart.
    if let Some(word) = scanner.before(0)
        && (1..=3).contains(&(word.end - word.start))
        && word.outer_end == word.end
        && word.start >= named
        && text.get(word.start..word.end)?.bytes().all(|b| b.is_ascii_uppercase())
        && word.meaning & (words::FILLER | words::DOCUMENT) == 0
    {
        at = word.start;
    }
    if !scanner.only(words::FILLER | words::IS | words::NUMBER | words::DOCUMENT, named, at) {
        return None;
    }
    let mut end = at;
    let (mut digits, mut letters) = (0, 0);
    loop {
        let rest = text.get(end..)?;
        let len = rest
            .bytes()
            .take(CONTEXT)
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'.'))
            .count();
        let part = rest.get(..len)?.trim_end_matches(['-', '/', '.']);
        work::did(len);
        digits += part.bytes().filter(u8::is_ascii_digit).count();
        letters += part.bytes().filter(u8::is_ascii_alphabetic).count();
        end += part.len();
        if digits + letters > MOST_SIGNS {
            return None;
        }
        if !text.get(end..)?.starts_with(' ') || !goes_on(text.get(end + 1..)?, letters == 2) {
            break;
        }
        end += 1;
    }
    let next = text.get(end..)?.chars().next();
    let value = text.get(at..end)?;
    // What has a kind of its own: a card, a date, a price.
    let only_digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let card = (13..=19).contains(&digits) && letters == 0 && luhn(&only_digits);
    let date = value
        .find(['/', '.', '-'])
        .and_then(|mark| numeric(value, mark, value.get(mark..)?.chars().next()?))
        .is_some_and(|len| len == value.len() && value.matches(['/', '.', '-']).count() == 2);
    let price = text.get(..at)?.ends_with(['$', '€', '£']) || value.matches('.').count() == 1;
    (digits >= 4
        && (5..=MOST_SIGNS).contains(&(digits + letters))
        && letters <= 12
        && !(card || date || price)
        && !next.is_some_and(|c| is_glue(c) || c == '%'))
    .then_some(Find { kind: Kind::Document, start: at, end })
}

/// Whether the next word belongs to the number of a document: digits, or the capital at its end.
fn goes_on(text: &str, lettered: bool) -> bool {
    let word = text.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match word.as_bytes() {
        // "I" and "A" begin sentences, but "QQ 12 34 56 A" is a national insurance number.
        b"I" => false,
        b"A" => lettered,
        [letter] if letter.is_ascii_uppercase() => true,
        digits => (2..=6).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit),
    }
}

/// The name on a social network in the chunk from `start` on: "my insta is ann.lee99".
pub(super) fn handle(scanner: &Scanner<'_>, start: usize, chunk: &str) -> Option<Find> {
    let named = scanner.ends_before(words::NETWORK, start)?;
    let at = start + chunk.find(|c: char| c.is_ascii_alphanumeric() || c == '_')?;
    let rest = scanner.text.get(at..start + chunk.len())?;
    let len = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'#'))
        .count();
    let name = rest.get(..len)?.trim_end_matches(['.', '-', '#']);
    let mark = name.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '.' | '#'));
    let sound = (3..=40).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && scanner.text.get(at + name.len()..)?.chars().next().is_none_or(|c| !is_glue(c));
    (mark
        && sound
        && scanner.only(words::FILLER | words::IS | words::NETWORK | words::NAME, named, at))
    .then_some(Find { kind: Kind::Handle, start: at, end: at + name.len() })
}
