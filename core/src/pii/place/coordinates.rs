//! Latitude and longitude: `40.4461, -79.9822` and `40°26′46″N 79°58′56″W`.

use super::super::Kind;
use super::super::detect::Find;
use super::super::number::is_glue;
use super::super::work;

/// The place whose first digit stands at `at`. `spoken` says that a place is spoken of: then fewer
/// decimals will do.
pub(in super::super) fn coordinates(
    text: &str,
    floor: usize,
    at: usize,
    spoken: bool,
) -> Option<Find> {
    let before = text.get(floor..at)?;
    let sign = usize::from(before.ends_with(['-', '+']));
    let lead = before.get(..before.len() - sign)?;
    if lead.ends_with(|c: char| is_glue(c) || matches!(c, '.' | '$' | '€' | '£' | '/')) {
        return None;
    }
    let rest = text.get(at..)?;
    work::did(16);
    let (end, first_letter) = decimals(rest, spoken).or_else(|| degrees(rest))?;
    // "N 40° 26.767 W 79° 58.933"
    let near = lead.trim_end_matches(' ');
    let letter = near.ends_with(['N', 'S'])
        && !near.get(..near.len() - 1)?.ends_with(is_glue)
        && !first_letter
        && rest.get(..end)?.contains('°');
    let start = if letter { floor + near.len() - 1 } else { at - sign };
    Some(Find { kind: Kind::Coordinates, start, end: at + end })
}

/// Two decimal numbers in the ranges of latitude and longitude.
fn decimals(text: &str, spoken: bool) -> Option<(usize, bool)> {
    let (first, first_decimals) = decimal(text, 90.0)?;
    let (first, letter) = hemisphere(text, first, ['N', 'S']);
    let gap_at = text.get(first..)?;
    let gap = gap_at.len() - gap_at.trim_start_matches([' ', ',', ';', '/']).len();
    let named_at = first + gap;
    let name = longitude(text.get(named_at..)?);
    if gap == 0 || gap > 3 {
        return None;
    }
    let second_at = named_at + name;
    let sign = usize::from(text.get(second_at..)?.starts_with(['-', '+']));
    let second_text = text.get(second_at + sign..)?;
    let (second, second_decimals) = decimal(second_text, 180.0)?;
    let (end, other) = hemisphere(text, second_at + sign + second, ['E', 'W']);
    let fewest = first_decimals.min(second_decimals);
    let sure = spoken || letter || name > 0;
    let next = text.get(end..)?.chars().next();
    let sound = !next.is_some_and(|c| is_glue(c) || c == '%');
    (sound && fewest >= if sure || other { 2 } else { 3 }).then_some((end, letter))
}

/// A number with a fraction, at most `most`: its length, and how many decimals it has.
fn decimal(text: &str, most: f64) -> Option<(usize, usize)> {
    let count = |text: &str| text.bytes().take(18).take_while(u8::is_ascii_digit).count();
    let whole = count(text);
    let fraction = count(text.get(whole..)?.strip_prefix('.')?);
    let end = whole + 1 + fraction;
    let value: f64 = text.get(..end)?.parse().ok()?;
    ((1..=3).contains(&whole) && fraction >= 1 && value <= most).then_some((end, fraction))
}

/// Passes a degree sign and the letter of a hemisphere behind `end`; whether there was one.
fn hemisphere(text: &str, end: usize, letters: [char; 2]) -> (usize, bool) {
    let rest = text.get(end..).unwrap_or_default();
    let after = rest.strip_prefix(['°', 'º']).unwrap_or(rest);
    let sign = rest.len() - after.len();
    let letter_at = after.strip_prefix(' ').unwrap_or(after);
    let letter = letter_at.strip_prefix(letters);
    match letter {
        Some(next) if !next.starts_with(is_glue) => (end + rest.len() - next.len(), true),
        _ => (end + sign, sign > 0),
    }
}

/// The length of "lon:" and the like.
fn longitude(text: &str) -> usize {
    let name = ["longitude", "long", "lon", "lng"]
        .iter()
        .find(|name| text.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)));
    name.map_or(0, |name| {
        let rest = text.get(name.len()..).unwrap_or_default();
        text.len() - rest.trim_start_matches([' ', ':', '=', '.']).len()
    })
}

/// Degrees, minutes and seconds, twice.
fn degrees(text: &str) -> Option<(usize, bool)> {
    let (first, letter) = angle(text, ['N', 'S'])?;
    let gap_at = text.get(first..)?;
    let mut second_at =
        first + gap_at.len() - gap_at.trim_start_matches([' ', ',', ';', '/']).len();
    let before = text.get(second_at..)?;
    if let Some(rest) = before.strip_prefix(['E', 'W']) {
        second_at += before.len() - rest.trim_start_matches(' ').len();
    }
    let (second, _) = angle(text.get(second_at..)?, ['E', 'W'])?;
    Some((second_at + second, letter))
}

/// One angle: `40°26'46"N`, `40° 26.767'`; its length, and whether its hemisphere is told.
fn angle(text: &str, letters: [char; 2]) -> Option<(usize, bool)> {
    let number =
        |text: &str| text.bytes().take(12).take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let whole = number(text);
    let rest = text.get(whole..)?;
    if !(1..=3).contains(&whole) {
        return None;
    }
    let mut at = whole + rest.len() - rest.strip_prefix(['°', 'º'])?.len();
    for mark in ["'", "\"", "''"] {
        let rest = text.get(at..)?;
        let part_at = rest.len() - rest.trim_start_matches(' ').len();
        let part = number(rest.get(part_at..)?);
        let after = rest.get(part_at + part..)?;
        if part == 0 || part_at > 1 {
            break;
        }
        at += part_at + part + after.strip_prefix(mark).map_or(0, |_| mark.len());
    }
    let rest = text.get(at..)?;
    let letter_at = rest.strip_prefix(' ').unwrap_or(rest);
    Some(match letter_at.strip_prefix(letters) {
        Some(next) if !next.starts_with(is_glue) => (text.len() - next.len(), true),
        _ => (at, false),
    })
}
