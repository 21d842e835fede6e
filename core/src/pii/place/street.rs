//! Street addresses: a house number and the name of a street, in either order.

use super::super::Kind;
use super::super::detect::Find;
use super::super::number::is_glue;
use super::super::scan::{Scanner, Word};
use super::super::words::{self, STREET_ENDINGS};
use super::super::work;

/// A number that may be that of a house, with the words behind it that may name its street.
#[derive(Clone, Copy)]
pub(in super::super) struct House {
    start: usize,
    words: u8,
    /// A word began with a small letter.
    is_small: bool,
}

/// The most words in the name of a street.
const MOST_WORDS: u8 = 5;

/// A number at `at`: the address that it begins when the street follows in French, Spanish or
/// Portuguese ("12 rue de la Paix"), or that it ends ("PO Box 12"). Else it is remembered as a
/// number that a street's name may follow.
pub(in super::super) fn numbered_street(scanner: &mut Scanner<'_>, at: usize) -> Option<Find> {
    let text = scanner.text;
    let before = text.get(scanner.floor..at)?;
    let number = house_number(text.get(at..)?)?;
    let after = text.get(at + number..)?;
    if let Some(start) = post_box(scanner) {
        return Some(Find { kind: Kind::Address, start, end: at + number });
    }
    if before
        .ends_with(|c: char| is_glue(c) || matches!(c, '$' | '€' | '£' | '#' | '.' | '-' | '/'))
    {
        return None;
    }
    // "12 bis rue …"
    let after = [" bis", " ter"].iter().find_map(|bis| after.strip_prefix(bis)).unwrap_or(after);
    let gap = after.strip_prefix(", ").or_else(|| after.strip_prefix(' '))?;
    let street_at = text.len() - gap.len();
    let kind_end = street_at + word_len(gap);
    let first = text.get(street_at..kind_end)?;
    if scanner.words.means(first, words::STREET_FIRST)
        && !first.eq_ignore_ascii_case("via")
        && let Some(end) = name_of_street(scanner, kind_end, false)
    {
        return Some(with_town(scanner, at, end));
    }
    scanner.house = Some(House { start: at, words: 0, is_small: false });
    None
}

/// The address that `word` completes or begins.
pub(in super::super) fn street(scanner: &mut Scanner<'_>, word: &Word) -> Option<Find> {
    let text = scanner.text;
    let shown = text.get(word.start..word.end)?;
    let is_capital = shown.starts_with(char::is_uppercase);
    if let Some(find) = completed(scanner, word, is_capital) {
        return Some(find);
    }
    // "Apt. 595"
    if is_capital && matches!(shown, "Apt" | "Apartment" | "Suite" | "Unit" | "Flat") {
        let end = part_of_house(scanner, word.start)?;
        return Some(Find { kind: Kind::Address, start: word.start, end });
    }
    if !is_capital && word.meaning & words::STREET_FIRST == 0 {
        return None;
    }
    if word.meaning & words::STREET_FIRST != 0
        && (is_capital
            || !matches!(shown, "via" | "place" | "avenue" | "boulevard" | "plaza" | "largo"))
    {
        let end = name_of_street(scanner, word.outer_end.min(word.end + 1), true)?;
        return Some(with_town(scanner, word.start, end));
    }
    // "Hauptstraße 12", "Berliner Str. 5"
    let lower = shown.to_lowercase();
    let ending = STREET_ENDINGS.iter().find(|ending| lower.ends_with(**ending))?;
    // The way home and the place to park are no streets.
    const NO_STREETS: &[&str] = &[
        "heimweg",
        "rückweg",
        "ausweg",
        "umweg",
        "hinweg",
        "arbeitsplatz",
        "parkplatz",
        "spielplatz",
        "sitzplatz",
        "studienplatz",
        "listenplatz",
        "stehplatz",
        "startplatz",
        "stellplatz",
        "kitaplatz",
        "therapieplatz",
    ];
    if NO_STREETS.contains(&lower.as_str()) {
        return None;
    }
    let rest = text.get(word.end..)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let number_at = text.len() - rest.strip_prefix(' ')?.len();
    let number = house_number(text.get(number_at..)?).filter(|len| *len <= 5)?;
    // "20 Minuten" is how long, and no house.
    let next = text.get(number_at + number..)?.trim_start_matches(' ');
    if measures(next.get(..word_len(next))?) {
        return None;
    }
    let mut start = word.start;
    if lower.len() == ending.len() {
        let name = scanner.before(0).filter(|name| name.outer_end == name.end)?;
        let capital = text.get(name.start..)?.starts_with(char::is_uppercase);
        if !capital || name.meaning & words::NO_NAME != 0 {
            return None;
        }
        start = name.start;
    } else if lower.len() < ending.len() + 3 {
        return None;
    }
    let end = number_at + number;
    Some(with_town(scanner, start, end))
}

/// The address whose house number was seen before, when `word` ends the name of its street.
fn completed(scanner: &mut Scanner<'_>, word: &Word, is_capital: bool) -> Option<Find> {
    let house = scanner.house?;
    let text = scanner.text;
    // The number itself.
    if word.start <= house.start {
        return None;
    }
    let is_small = house.is_small || !is_capital;
    // "8280 willow lane" says where; "a 10 minute drive" says how far.
    let digits = text.get(house.start..)?.bytes().take_while(u8::is_ascii_digit).count();
    let lives = || digits > 2 || scanner.is_near(words::LIVES, house.start, 12);
    if word.meaning & words::STREET != 0
        && house.words > 0
        && (!is_small || (is_said_in_full(text.get(word.start..word.end)?) && lives()))
    {
        let end = unit(scanner, word.end);
        return Some(with_town(scanner, house.start, end));
    }
    let punctuation = text.get(word.end..word.outer_end)?;
    let abbreviated = punctuation == "." && word.end - word.start <= 3;
    let ordinal = text.get(word.start..)?.starts_with(|c: char| c.is_ascii_digit());
    let particle = word.meaning & words::PARTICLE != 0
        || matches!(text.get(word.start..word.end)?, "of" | "the");
    // "45 MINUTES FOR Dr. Patel"
    let short = word.end - word.start <= 3 && word.meaning & words::NO_NAME != 0;
    let named = !text.get(word.start..word.end).is_some_and(measures)
        && ((is_capital && !short)
            || ordinal
            || particle
            || (house.words < 2 && word.meaning == 0 && lives()));
    scanner.house = (named && house.words < MOST_WORDS && (punctuation.is_empty() || abbreviated))
        .then_some(House {
            start: house.start,
            words: house.words + 1,
            is_small: house.is_small || !(is_capital || ordinal || particle),
        });
    None
}

/// Whether a word counts how far or how long.
fn measures(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let measure = [
        "minute", "hour", "mile", "km", "meter", "metre", "block", "way", "lane", "day", "foot",
        "feet", "star", "step", "year", "week", "second", "minuten", "stunden", "uhr", "tage",
        "mal", "jahre", "wochen", "leute", "euro", "prozent", "minuto", "hora", "minuut", "uur",
        "heure",
    ];
    measure.iter().any(|m| lower.strip_suffix('s').unwrap_or(&lower) == *m)
}

/// Whether the next words end with one for a street: then the number before them is a house's.
pub(in super::super) fn street_follows(scanner: &Scanner<'_>, end: usize) -> bool {
    let rest = scanner.text.get(end..).unwrap_or_default();
    work::did(40);
    let near = rest.get(..rest.floor_char_boundary(40)).unwrap_or_default();
    let line = near.split(['\n', ',', '[', ']', '!', '?']).next().unwrap_or_default();
    let ends = |word: &str| scanner.words.means(word.trim_end_matches('.'), words::STREET);
    line.starts_with(' ') && line.split(' ').skip(2).take(4).any(ends)
}

/// Whether what follows goes on as an address does: with a number, the name of a street or a part of
/// a house, on this line or the next.
pub(in super::super) fn address_follows(scanner: &Scanner<'_>, end: usize) -> bool {
    let rest = scanner.text.get(end..).unwrap_or_default();
    let next = rest.trim_start_matches([' ', '\n']);
    let gap = rest.get(..rest.len() - next.len()).unwrap_or_default();
    work::did(gap.len());
    let word = next.get(..word_len(next)).unwrap_or_default();
    let is_place = next.starts_with(|c: char| c.is_ascii_digit())
        || scanner.words.means(word, words::STREET_FIRST | words::UNIT);
    let is_name = gap == " "
        && word.starts_with(char::is_uppercase)
        && !scanner.words.means(word, words::NO_NAME);
    // Part of the address may be gone by now, or a placeholder stands for it.
    let was_found =
        next.starts_with("[ADDRESS_") || (next.is_empty() && scanner.next == Some(Kind::Address));
    !gap.is_empty() && gap.len() < 8 && (is_place || is_name || was_found)
}

/// Words for a street that are not often something else when they are written small.
fn is_said_in_full(word: &str) -> bool {
    ["street", "avenue", "road", "lane", "drive", "boulevard", "ave", "blvd", "rd", "st", "court"]
        .iter()
        .any(|street| word.eq_ignore_ascii_case(street))
}

/// The end of the name of a street that goes on at `at`: capitals and the small words between them,
/// and then the number where that is wanted.
fn name_of_street(scanner: &Scanner<'_>, mut at: usize, wants_number: bool) -> Option<usize> {
    let text = scanner.text;
    let mut capitals = 0;
    for _ in 0..=MOST_WORDS {
        let rest = text.get(at..)?;
        let Some(next) = rest.strip_prefix(' ').or_else(|| rest.strip_prefix(". ")) else { break };
        let start = text.len() - next.len();
        let len = word_len(next);
        let word = next.get(..len)?;
        work::did(len + 1);
        let capital = word.starts_with(char::is_uppercase);
        let small = scanner.words.means(word, words::PARTICLE)
            || matches!(
                word,
                "des" | "du" | "l" | "d" | "les" | "e" | "degli" | "dei" | "los" | "las"
            );
        if len == 0 || !(capital || small) {
            break;
        }
        capitals += usize::from(capital);
        at = start + len;
        // "l'Église"
        if text.get(at..)?.starts_with('\'') {
            let rest = text.get(at + 1..)?;
            let len = word_len(rest);
            capitals += usize::from(rest.starts_with(char::is_uppercase));
            at += 1 + len;
        }
    }
    if capitals == 0 {
        return None;
    }
    let rest = text.get(at..)?;
    let number = rest
        .strip_prefix(", ")
        .or_else(|| rest.strip_prefix(' '))
        .map(|rest| {
            ["nº ", "n° ", "no. ", "nr. ", "n. "]
                .iter()
                .find_map(|n| rest.strip_prefix(n))
                .unwrap_or(rest)
        })
        .and_then(|rest| Some(text.len() - rest.len() + house_number(rest)?));
    match (number, wants_number) {
        (Some(end), true) => Some(end),
        (None, true) => None,
        (_, false) => Some(at),
    }
}

/// The length of a house number: digits, and a letter or a range behind them.
fn house_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take(7).take_while(u8::is_ascii_digit).count();
    if !(1..=6).contains(&digits) {
        return None;
    }
    let rest = text.get(digits..)?;
    let mut end = digits;
    let flat =
        rest.strip_prefix('-').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_uppercase()));
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) || flat {
        end += 1 + usize::from(flat);
    } else if let Some(range) = rest.strip_prefix(['-', '/']) {
        let more = range.bytes().take(5).take_while(u8::is_ascii_digit).count();
        end += if more > 0 { 1 + more } else { 0 };
    }
    let next = text.get(end..)?;
    let fraction = next
        .strip_prefix(['.', ',', ':'])
        .is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    (!fraction && !next.starts_with(|c: char| is_glue(c) || c == '%')).then_some(end)
}

/// The part of a house behind a street that ends at `end`: ", Apt 4B"; also its quarter: "NW".
fn unit(scanner: &Scanner<'_>, mut end: usize) -> usize {
    let text = scanner.text;
    let part = |end: usize| -> Option<usize> {
        let rest = text.get(end..)?;
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        let rest = rest.strip_prefix([' ', '\n'])?;
        let quarter = ["NW", "NE", "SW", "SE", "N", "S", "E", "W"]
            .iter()
            .find_map(|q| rest.strip_prefix(q).filter(|next| !next.starts_with(is_glue)));
        match quarter {
            Some(after) => Some(text.len() - after.len()),
            None => part_of_house(scanner, text.len() - rest.len()),
        }
    };
    for _ in 0..2 {
        let Some(next) = part(end) else { break };
        end = next;
    }
    end
}

/// The end of the part of a house that begins at `at`: "Apt 4B", "#12", "21st Floor".
fn part_of_house(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    let text = scanner.text;
    let rest = text.get(at..)?;
    let ordinal = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if ordinal > 0 {
        let floor = ["st ", "nd ", "rd ", "th "]
            .iter()
            .find_map(|o| rest.get(ordinal..)?.strip_prefix(o))?;
        let len = word_len(floor);
        let named = scanner.words.means(floor.get(..len)?, words::UNIT);
        return named.then(|| text.len() - floor.len() + len);
    }
    let value = match rest.strip_prefix('#') {
        Some(value) => value,
        None => {
            let len = word_len(rest);
            if !scanner.words.means(rest.get(..len)?, words::UNIT) {
                return None;
            }
            rest.get(len..)?.trim_start_matches(['.', ' ', '#'])
        }
    };
    let len = value.bytes().take(7).take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    let named = value.get(..len)?;
    (named.bytes().any(|b| b.is_ascii_digit()) || len == 1).then(|| text.len() - value.len() + len)
}

/// The address of a street from `start` to `end`, with the town that follows it.
fn with_town(scanner: &Scanner<'_>, start: usize, end: usize) -> Find {
    Find { kind: Kind::Address, start, end: town(scanner, end).unwrap_or(end) }
}

/// The end of the town behind a street that ends at `end`, when its postal code is told too:
/// ", Springfield, IL 62704", ", 10115 Berlin", ", London NW1 6XE".
fn town(scanner: &Scanner<'_>, end: usize) -> Option<usize> {
    let text = scanner.text;
    let skip = |at: usize| -> Option<usize> {
        let rest = text.get(at..)?;
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        let next = rest.strip_prefix([' ', '\n'])?;
        Some(text.len() - next.trim_start_matches(' ').len())
    };
    let mut at = skip(end)?;
    if let Some(code) = postal_code(text.get(at..)?) {
        // The town follows.
        let after = at + code;
        let named = skip(after).filter(|next| *next == after + 1).and_then(|next| {
            let rest = text.get(next..)?;
            rest.starts_with(char::is_uppercase).then(|| next + word_len(rest))
        });
        return named;
    }
    for _ in 0..4 {
        let rest = text.get(at..)?;
        let len = word_len(rest);
        work::did(len + 1);
        if len == 0 || !rest.starts_with(char::is_uppercase) {
            return None;
        }
        at = skip(at + len)?;
        if let Some(code) = postal_code(text.get(at..)?) {
            return Some(at + code);
        }
    }
    None
}

/// The length of a postal code: `62704`, `62704-1234`, `NW1 6XE`.
fn postal_code(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = bytes.iter().take(6).take_while(|b| b.is_ascii_digit()).count();
    let end = match digits {
        // The Netherlands: 1017 GC.
        4 if matches!(bytes.get(4..7), Some([b' ', a, b]) if a.is_ascii_uppercase() && b.is_ascii_uppercase())
            && !text.get(7..)?.starts_with(is_glue) =>
        {
            7
        }
        // Sweden: 111 22.
        3 if matches!(bytes.get(3..6), Some([b' ', a, b]) if a.is_ascii_digit() && b.is_ascii_digit()) => {
            6
        }
        4 | 5 => {
            let plus = text
                .get(digits..)?
                .strip_prefix('-')
                .map_or(0, |rest| rest.bytes().take(5).take_while(u8::is_ascii_digit).count());
            if plus == 4 { digits + 5 } else { digits }
        }
        0 => {
            let outward = bytes
                .iter()
                .take(4)
                .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
                .count();
            let inward = bytes.get(outward..outward + 4)?;
            let shaped = matches!(inward, [b' ', d, a, b] if d.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase());
            let has_digit = bytes.get(..outward)?.iter().any(u8::is_ascii_digit);
            if !(shaped && has_digit && outward >= 2) {
                return None;
            }
            outward + 4
        }
        _ => return None,
    };
    (!text.get(end..)?.starts_with(is_glue)).then_some(end)
}

/// Where the box begins, when "PO Box" stands before.
fn post_box(scanner: &Scanner<'_>) -> Option<usize> {
    let shown = |word: &Word| scanner.text.get(word.start..word.end).map(str::to_ascii_lowercase);
    let last = scanner.before(0)?;
    let before = scanner.before(1)?;
    if shown(last)? != "box" {
        return None;
    }
    match shown(before)?.as_str() {
        "po" | "p.o" => Some(before.start),
        "office" => scanner
            .before(2)
            .filter(|post| shown(post).is_some_and(|p| p == "post"))
            .map(|post| post.start),
        _ => None,
    }
}

/// Letters, and the hyphens and apostrophes inside a word.
fn word_len(text: &str) -> usize {
    let end = text.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches('-').len()
}
