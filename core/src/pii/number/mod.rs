//! Payment cards, social security numbers and phone numbers: finds among groups of digits.
//!
//! A *run* is a row of digit groups (see [`run`]). Each shape looks at some neighbouring groups of
//! a run, and at no more than a bounded number of them, so that time stays linear.

mod phone;
mod run;

use super::Kind;
use super::detect::Find;
use super::work;
use run::{Group, Sep};

/// What a shape is asked about: the groups from one place on, and the text around them.
struct Here<'t> {
    groups: &'t [Group<'t>],
    /// A `+` stands before.
    plus: bool,
    /// A `(` stands before.
    paren: bool,
    /// Digits stand before, with a separator between.
    follows: bool,
    /// A currency sign or `#` stands before: no national phone number.
    marked: bool,
    around: Around,
}

/// Groups that a shape looks at; more only where single digits are spelled out.
const MAX_GROUPS: usize = 8;

/// What the words before a number say of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    /// A phone is spoken of.
    pub phone: bool,
    /// It is the number of a thing: "order number".
    pub thing: bool,
    /// A social security number is spoken of.
    pub ssn: bool,
}

/// The card, social security number or phone number whose first digit stands at `at`; nothing
/// before `floor` is looked at.
pub(super) fn number(text: &str, floor: usize, at: usize, around: Around) -> Option<Find> {
    let groups = run::run(text, at);
    let first = groups.first()?;
    let before = text.get(floor..first.at)?;
    let (mut lead, mut rest) = (0, before);
    let mut paren = false;
    let mut plus = false;
    if let Some(r) = rest.strip_suffix('(') {
        (paren, rest, lead) = (true, r, 1);
    }
    if let Some(r) = rest.strip_suffix('+').or_else(|| rest.strip_suffix("+ ")) {
        (plus, lead, rest) = (true, lead + rest.len() - r.len(), r);
    }
    if rest.ends_with(is_glue) {
        return None;
    }
    let spelled = run::spelled(&groups);
    let digits: String;
    let one;
    let shown = if spelled > 0 {
        digits = groups.iter().take(spelled).map(|group| group.digits).collect();
        one = [Group { digits: &digits, at: first.at, sep: Sep::None }];
        one.as_slice()
    } else {
        groups.get(..MAX_GROUPS).unwrap_or(&groups)
    };
    work::did(rest.len() - rest.trim_end_matches([' ', '-', '.', '/']).len());
    let after = groups.last().and_then(|last| text.get(last.end()..)).unwrap_or_default();
    let around = Around { phone: around.phone || is_said_after(after), ..around };
    let here = Here {
        groups: shown,
        plus,
        paren,
        // "HX-2291-0042" is one number, too.
        follows: rest.ends_with([' ', '-', '.', '/'])
            && (rest
                .trim_end_matches([' ', '-', '.', '/'])
                .ends_with(|c: char| c.is_ascii_digit())
                || rest.strip_suffix('-').is_some_and(|rest| rest.ends_with(is_glue))),
        marked: rest.trim_end_matches(' ').ends_with(['$', '€', '£', '¥', '₹'])
            || (!around.phone && rest.trim_end_matches(' ').ends_with('#')),
        around,
    };
    // A `+` begins a phone number, even one that happens to pass the Luhn check.
    let (kind, used) = card(&here)
        .filter(|_| !plus)
        .map(|n| (Kind::Card, n))
        .or_else(|| ssn(&here).map(|n| (Kind::Ssn, n)))
        .or_else(|| phone::phone(&here).map(|n| (Kind::Phone, n)))?;
    let last = groups.get(if spelled > 0 { spelled } else { used }.checked_sub(1)?)?;
    let mut end = last.end();
    let tail = text.get(end..)?;
    if groups.len() == 1 && !plus && tail.starts_with(|c: char| is_glue(c) || c == '%') {
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
    Some(Find { kind, start, end })
}

/// Whether the words behind a number say that it is a telephone's: "416 60 039 office", "-Fax".
fn is_said_after(text: &str) -> bool {
    let rest = text.trim_start_matches([' ', '-', '(', '\\', ',']);
    text.len() - rest.len() <= 3
        && ["office", "fax", "cell", "mobile", "phone"].iter().any(|word| {
            let next = rest.get(word.len()..).and_then(|next| next.chars().next());
            rest.get(..word.len()).is_some_and(|r| r.eq_ignore_ascii_case(word))
                && !next.is_some_and(is_glue)
        })
}

/// Whether a character makes one word with a digit beside it (`abc123`, `room_12`). Scripts that
/// are written without spaces (beyond Arabic) do not: there a neighbour may be a word of its own.
pub(super) fn is_glue(c: char) -> bool {
    c == '_' || (c.is_alphanumeric() && (c as u32) < 0x700)
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

/// 13 to 19 digits that pass the Luhn check, in one row or grouped as cards are printed.
fn card(here: &Here<'_>) -> Option<usize> {
    let mut digits = String::new();
    let mut best = None;
    for (i, group) in here.groups.iter().enumerate() {
        if i > 0 && !matches!(group.sep, Sep::Space | Sep::Dash | Sep::Dot) {
            break;
        }
        digits.push_str(group.digits);
        if digits.len() > 19 {
            break;
        }
        let lens: Vec<usize> = here.groups.iter().take(i + 1).map(Group::len).collect();
        let printed = match lens.as_slice() {
            [_] | [4, 6, 4 | 5] | [4, 3, 3, 3] => true,
            [head @ .., last] => head.len() > 1 && head.iter().all(|&n| n == 4) && *last <= 7,
            [] => false,
        };
        if printed && digits.len() >= 13 && !digits.starts_with('0') && luhn(&digits) {
            best = Some(i + 1);
        }
    }
    best
}

pub(super) fn luhn(digits: &str) -> bool {
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
        [one, ..] if one.len() == 9 && here.around.ssn => (one.digits.to_owned(), 1),
        _ => return None,
    };
    let (area, rest) = digits.split_at_checked(3)?;
    let (group, serial) = rest.split_at_checked(2)?;
    let given = area != "000" && area != "666" && !area.starts_with('9');
    (given && group != "00" && serial != "0000" && !here.plus).then_some(used)
}
