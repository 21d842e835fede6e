//! Payment cards, social security numbers and phone numbers: finds among groups of digits.
//!
//! A *run* is a row of digit groups with one separator between each two (`415-555-2671`,
//! `+46 (0)8 928 571 38`). A *window* is some neighbouring groups of a run. Each shape below looks
//! at one window of at most [`MAX_GROUPS`] groups, so that time stays linear.

use super::Kind;
use super::detect::Find;
use super::work;

const MAX_GROUPS: usize = 8;
/// ITU-T E.164: at most 15 digits with the country code.
const E164_MAX: usize = 15;
/// How far before a number its context may stand, in bytes.
const CONTEXT: usize = 40;

/// Words that make a bare number a phone number…
const PHONE_WORDS: &[&str] = &[
    "phone",
    "call",
    "called",
    "calling",
    "calls",
    "text",
    "texted",
    "txt",
    "cell",
    "cellphone",
    "mobile",
    "mob",
    "tel",
    "telephone",
    "whatsapp",
    "fax",
    "dial",
    "dialed",
    "ring",
    "rang",
    "contact",
    "number",
    "digits",
    "sms",
    "landline",
    "voicemail",
    "signal",
    "viber",
];
/// …words that make it something else, whatever else stands there…
const OTHER_WORDS: &[&str] = &[
    "order",
    "invoice",
    "ticket",
    "case",
    "ref",
    "reference",
    "tracking",
    "confirmation",
    "claim",
    "serial",
    "policy",
    "booking",
    "receipt",
    "isbn",
    "sku",
    "version",
];
/// …and words that make nine digits in a row a social security number.
const SSN_WORDS: &[&str] = &["ssn", "ssns", "social", "itin"];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sep {
    /// Before the first group.
    None,
    Space,
    Dash,
    Dot,
    Slash,
    /// A bracket, with or without a space: `(0)8`, `(415) 555`.
    Paren,
}

#[derive(Clone, Copy)]
struct Group<'t> {
    digits: &'t str,
    /// Byte offset of the first digit.
    at: usize,
    /// What stands between the group before and this one.
    sep: Sep,
}

impl Group<'_> {
    const fn end(&self) -> usize {
        self.at + self.digits.len()
    }
    const fn len(&self) -> usize {
        self.digits.len()
    }
}

/// What a shape is asked about: the groups from one place on, and the text around them.
struct Here<'t> {
    groups: &'t [Group<'t>],
    /// A `+` stands before.
    plus: bool,
    /// A `(` stands before.
    paren: bool,
    /// A currency sign or `#` stands before: no national phone number.
    marked: bool,
    phone: bool,
    other: bool,
    ssn: bool,
}

/// Cards, social security numbers and phone numbers, in order.
pub(super) fn numbers(text: &str) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    // Context never reaches back over a find: a placeholder will stand there.
    let mut floor = 0;
    while let Some(run) = next_run(text, at) {
        at = run.last().map_or(text.len(), Group::end);
        let mut i = 0;
        while let Some(groups) = run.get(i..).filter(|g| !g.is_empty()) {
            let Some((find, used)) = look(text, floor, groups) else {
                i += 1;
                continue;
            };
            i += used;
            floor = find.end;
            // An extension may reach past the run.
            at = at.max(find.end);
            finds.push(find);
        }
    }
    finds
}

/// The first shape that fits at the first of `groups`, and how many groups it took.
fn look(text: &str, floor: usize, groups: &[Group<'_>]) -> Option<(Find, usize)> {
    let first = groups.first()?;
    let before = text.get(floor..first.at)?;
    let (mut lead, mut rest) = (0, before);
    let mut paren = false;
    let mut plus = false;
    if let Some(r) = rest.strip_suffix('(') {
        (paren, rest, lead) = (true, r, 1);
    }
    if let Some(r) = rest.strip_suffix('+') {
        (plus, rest, lead) = (true, r, lead + 1);
    }
    // Part of a word, a name or a longer count (`abc123`, `room_12`).
    if rest.ends_with(|c: char| c.is_alphanumeric() && !c.is_ascii_digit() || c == '_') {
        return None;
    }
    let words = context(rest);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    let groups = groups.get(..MAX_GROUPS).unwrap_or(groups);
    work::did(
        groups.iter().map(Group::len).sum::<usize>() + before.len() - before.trim_end().len(),
    );
    let here = Here {
        groups,
        plus,
        paren,
        marked: rest.trim_end().ends_with(['$', '€', '£', '¥', '₹', '#']),
        phone: has(PHONE_WORDS),
        other: has(OTHER_WORDS),
        ssn: has(SSN_WORDS),
    };
    // A `+` begins a phone number, even one that happens to pass the Luhn check.
    let (kind, used) = card(&here)
        .filter(|_| !plus)
        .map(|n| (Kind::Card, n))
        .or_else(|| ssn(&here).map(|n| (Kind::Ssn, n)))
        .or_else(|| phone(&here).map(|n| (Kind::Phone, n)))?;
    let last = groups.get(used.checked_sub(1)?)?;
    let mut end = last.end();
    let tail = text.get(end..)?;
    if used == 1 && !plus && tail.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '%') {
        // A lone row of digits in a word is an identifier, but "x12" is an extension.
        if kind != Kind::Phone || extension(tail) == 0 {
            return None;
        }
    }
    if kind == Kind::Phone {
        end += extension(tail);
    }
    // An opening bracket goes with the number if its other half does.
    let start = first.at - lead;
    let start = match paren && !text.get(first.at..end)?.contains(')') {
        true => first.at,
        false => start,
    };
    Some((Find { kind, start, end }, used))
}

/// The words just before, in lower case, back to a bracket, a line's end or [`CONTEXT`] bytes.
fn context(before: &str) -> Vec<String> {
    let mut from = before.len().saturating_sub(CONTEXT);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before.get(from..).unwrap_or_default();
    // "Phone:" may stand on the line above.
    let near = near.trim_end().rsplit(['[', ']', '\n']).next();
    let near = near.unwrap_or_default();
    near.split(|c: char| !c.is_ascii_alphabetic())
        .filter(|w| !w.is_empty())
        .map(str::to_ascii_lowercase)
        .collect()
}

/// Length of an extension at the start of `tail`: ` ext. 12`, `x459`, `#3`. 0 if none.
fn extension(tail: &str) -> usize {
    let rest = tail.strip_prefix([' ', ',']).unwrap_or(tail);
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let lower: String = rest.chars().take(10).collect::<String>().to_ascii_lowercase();
    let Some(mark) =
        ["extension", "ext.", "ext", "x", "#"].into_iter().find(|mark| lower.starts_with(mark))
    else {
        return 0;
    };
    let number = rest.get(mark.len()..).unwrap_or_default();
    let number = number.trim_start_matches([' ', ':']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let next = number.get(digits..).and_then(|r| r.chars().next());
    if !(1..=6).contains(&digits) || next.is_some_and(char::is_alphanumeric) {
        return 0;
    }
    tail.len() - number.len() + digits
}

/// The next row of digit groups at or after `from`.
fn next_run(text: &str, from: usize) -> Option<Vec<Group<'_>>> {
    let start = from
        + text.get(from..)?.find(|c: char| {
            work::did(1);
            c.is_ascii_digit()
        })?;
    let mut groups = Vec::new();
    let (mut at, mut sep) = (start, Sep::None);
    loop {
        let rest = text.get(at..)?;
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        work::did(len);
        groups.push(Group { digits: rest.get(..len)?, at, sep });
        let Some((next, len)) = separator(rest.get(len..)?) else {
            break;
        };
        at = groups.last()?.end() + len;
        sep = next;
    }
    Some(groups)
}

/// The separator at the start of `rest` and its length, if a digit follows it.
fn separator(rest: &str) -> Option<(Sep, usize)> {
    let (mut spaces, mut mark, mut open, mut closed) = (0, None, 0, 0);
    for (i, c) in rest.char_indices() {
        work::did(1);
        match c {
            ' ' | '\u{a0}' | '\u{202f}' => spaces += 1,
            '-' | '\u{2010}'..='\u{2015}' if mark.is_none() => mark = Some(Sep::Dash),
            '.' if mark.is_none() => mark = Some(Sep::Dot),
            '/' if mark.is_none() => mark = Some(Sep::Slash),
            ')' if closed == 0 => closed = 1,
            '(' if open == 0 => open = 1,
            '0'..='9' if i > 0 => {
                let bracket = open + closed > 0;
                return match mark {
                    // ". 3" begins a sentence.
                    Some(Sep::Dot) if spaces > 0 => None,
                    Some(mark) if spaces <= 2 => Some((mark, i)),
                    None if bracket => Some((Sep::Paren, i)),
                    None if spaces == 1 => Some((Sep::Space, i)),
                    _ => None,
                };
            }
            _ => return None,
        }
        if spaces > 2 {
            return None;
        }
    }
    None
}

/// 13 to 19 digits that pass the Luhn check, in one row or grouped as cards are printed.
fn card(here: &Here<'_>) -> Option<usize> {
    let mut digits = String::new();
    let mut best = None;
    for (i, group) in here.groups.iter().enumerate() {
        if i > 0 && !matches!(group.sep, Sep::Space | Sep::Dash) {
            break;
        }
        digits.push_str(group.digits);
        if digits.len() > 19 {
            break;
        }
        let lens: Vec<usize> = here.groups.iter().take(i + 1).map(Group::len).collect();
        let printed = match lens.as_slice() {
            [_] | [4, 6, 4 | 5] => true,
            [head @ .., last] => head.len() > 1 && head.iter().all(|&n| n == 4) && *last <= 7,
            [] => false,
        };
        if printed && digits.len() >= 13 && !digits.starts_with('0') && luhn(&digits) {
            best = Some(i + 1);
        }
    }
    best
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0') << (i % 2);
            if d > 9 { d - 9 } else { d }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Area, group, serial. The Social Security Administration never gave out area 000, 666 or
/// 900–999, group 00 or serial 0000 (SSA POMS RM 10201.035).
fn ssn(here: &Here<'_>) -> Option<usize> {
    let (digits, used) = match here.groups {
        [a, b, c, ..]
            if (a.len(), b.len(), c.len()) == (3, 2, 4)
                && b.sep == c.sep
                && matches!(b.sep, Sep::Dash | Sep::Space | Sep::Dot) =>
        {
            ([a.digits, b.digits, c.digits].concat(), 3)
        }
        [one, ..] if one.len() == 9 && here.ssn => (one.digits.to_owned(), 1),
        _ => return None,
    };
    let (area, rest) = digits.split_at_checked(3)?;
    let (group, serial) = rest.split_at_checked(2)?;
    let given = area != "000" && area != "666" && !area.starts_with('9');
    (given && group != "00" && serial != "0000" && !here.plus).then_some(used)
}

/// How many groups a phone number takes here.
fn phone(here: &Here<'_>) -> Option<usize> {
    if let Some(used) = international(here) {
        return Some(used);
    }
    if here.plus || here.marked || here.other {
        return None;
    }
    // Longest first, so that no tail of a number stays behind.
    (1..=here.groups.len().min(6)).rev().find(|&used| {
        let Some(groups) = here.groups.get(..used) else {
            return false;
        };
        national(groups, here.paren) || (here.phone && spoken_of(groups))
    })
}

/// `+` or `00`, a country code, at most 15 digits (ITU-T E.164). The shortest numbers in use have
/// seven digits after the prefix; fewer is a sum (`+1000`).
fn international(here: &Here<'_>) -> Option<usize> {
    let first = here.groups.first()?;
    let zeros = match (here.plus, first.digits.as_bytes()) {
        (true, [b'1'..=b'9', ..]) => 0,
        (false, [b'0', b'0', b'1'..=b'9', ..]) if !here.marked && !here.other => 2,
        (false, [b'0', b'0']) => 2,
        _ => return None,
    };
    let mut total = 0;
    let mut best = None;
    let mut country = String::new();
    for (i, group) in here.groups.iter().enumerate() {
        if group.sep == Sep::Slash {
            break;
        }
        if country.len() < 3 {
            country.push_str(group.digits);
        }
        total += group.len();
        let digits = total - zeros;
        if digits > E164_MAX {
            break;
        }
        // North America's numbers have one length, so what follows is not theirs.
        let north_america = country.get(zeros..).is_some_and(|c| c.starts_with('1'));
        let fits = if north_america { digits == 11 } else { digits >= 8 };
        if fits && (i == 0 || group.len() > 1) {
            best = Some(i + 1);
        }
    }
    best
}

/// Shapes that are phone numbers without a word said.
fn national(groups: &[Group<'_>], paren: bool) -> bool {
    if is_date(groups) || thousands(groups) {
        return false;
    }
    let lens: Vec<usize> = groups.iter().map(Group::len).collect();
    let total: usize = lens.iter().sum();
    let digits: String = groups.iter().map(|g| g.digits).collect();
    let d = digits.as_bytes();
    let at = |i: usize| d.get(i).copied().unwrap_or(b'0');
    let dashed = groups.iter().skip(1).all(|g| g.sep == Sep::Dash);
    let spaced = groups.iter().skip(1).all(|g| g.sep == Sep::Space);
    let slashed = groups.iter().skip(2).any(|g| g.sep == Sep::Slash);
    match lens.as_slice() {
        // North America: 415-555-2671, 1 (415) 555-2671. Ten digits in a row only if the area
        // and the exchange are ones that exist there (NANPA: 2–9), or an Indian mobile (6–9).
        [3, 3, 4] | [3, 7] | [6, 4] if at(0) >= b'2' => lens.len() == 3 || paren,
        [1, 3, 3, 4] => at(0) == b'1' && at(1) >= b'2',
        [10] if at(0) != b'0' => at(0) >= b'6' || (at(0) >= b'2' && at(3) >= b'2'),
        [11] if at(0) == b'1' => at(1) >= b'2' && at(4) >= b'2',
        [5, 5] => at(0) >= b'6' && !groups.iter().any(round),
        // A trunk 0, as in most of Europe, Asia and Australia: 07700 900123, 01.84.17.61.18.
        [10 | 11] => at(0) == b'0' && at(1) != b'0',
        [2..=5, rest @ ..] if at(0) == b'0' => {
            at(1) != b'0' && !slashed && (9..=11).contains(&total) && rest.iter().all(|&n| n > 1)
        }
        // Without trunk 0: Spain, Portugal, Poland (3-3-3), Denmark, Norway, Singapore (4-4).
        [3, 3, 3] => at(0) >= b'5' && (spaced || dashed),
        [4, 4] => {
            matches!(at(0), b'2' | b'3' | b'6' | b'8' | b'9')
                && spaced
                && !groups.iter().any(|g| round(g) || year(g))
        }
        // A local number, by its dash: 867-5309, but no range ("500-1000").
        [3, 4] => at(0) >= b'2' && dashed && !groups.iter().any(|g| round(g) || year(g)),
        [2, 3, 3] => paren && at(0) >= b'2',
        [2, 3, 3, 4] | [2, 4, 4] | [2, 5, 4] => {
            at(0) >= b'2' && (spaced || paren) && !groups.iter().any(round)
        }
        _ => false,
    }
}

/// Seven to twelve digits after "call me at", in whatever groups.
fn spoken_of(groups: &[Group<'_>]) -> bool {
    let total: usize = groups.iter().map(Group::len).sum();
    let whole = groups.len() == 1 || groups.iter().all(|g| g.len() > 1);
    let counts = groups.iter().any(|g| year(g)) || groups.iter().filter(|g| round(g)).count() > 1;
    (7..=12).contains(&total) && whole && !counts && !is_date(groups) && !thousands(groups)
}

/// Whether it begins with a date: 05.06.1990, 5/6/1990, 1990-06-05.
fn is_date(groups: &[Group<'_>]) -> bool {
    let [a, b, c, ..] = groups else {
        return false;
    };
    let two = |g: &Group<'_>| matches!(g.len(), 1 | 2);
    let marked = b.sep == c.sep && matches!(b.sep, Sep::Dash | Sep::Dot | Sep::Slash);
    marked && ((two(a) && two(b) && year(c)) || (year(a) && two(b) && two(c)))
}

/// Whether it is one count written in thousands: 10 000 000.
fn thousands(groups: &[Group<'_>]) -> bool {
    let after = groups.get(1..).unwrap_or_default();
    let threes = after.iter().all(|g| g.len() == 3 && g.sep == Sep::Space);
    threes && after.iter().any(|g| g.digits == "000")
}

fn year(group: &Group<'_>) -> bool {
    group.len() == 4 && (group.digits.starts_with("19") || group.digits.starts_with("20"))
}

fn round(group: &Group<'_>) -> bool {
    group.len() > 2 && group.digits.ends_with("00")
}
