//! Rows of digits with one separator between each two: `415-555-2671`, `+46 (0)8 928 571 38`.

use super::super::work;

/// The most groups of a row that are looked at: a card's nineteen digits, one by one.
const MAX_GROUPS: usize = 20;

/// From this many digits in a row that stand alone, they are one number spelled out.
const SPELLED: usize = 7;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sep {
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
pub(super) struct Group<'t> {
    pub digits: &'t str,
    /// Byte offset of the first digit.
    pub at: usize,
    /// What stands between the group before and this one.
    pub sep: Sep,
}

impl Group<'_> {
    pub const fn end(&self) -> usize {
        self.at + self.digits.len()
    }
    pub const fn len(&self) -> usize {
        self.digits.len()
    }
}

/// The row of groups whose first digit stands at `start`.
pub(super) fn run(text: &str, start: usize) -> Vec<Group<'_>> {
    let mut groups = Vec::with_capacity(4);
    let (mut at, mut sep) = (start, Sep::None);
    while groups.len() < MAX_GROUPS {
        let rest = text.get(at..).unwrap_or_default();
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        work::did(len);
        let Some(digits) = rest.get(..len).filter(|digits| !digits.is_empty()) else { break };
        groups.push(Group { digits, at, sep });
        let Some((next, gap)) = separator(rest.get(len..).unwrap_or_default()) else { break };
        at += len + gap;
        sep = next;
    }
    groups
}

/// How many groups at the start are one digit each, with the same separator: 0 when they are too
/// few to be one number spelled out.
pub(super) fn spelled(groups: &[Group<'_>]) -> usize {
    let sep = groups.get(1).map_or(Sep::None, |group| group.sep);
    let alone = |(i, group): (usize, &Group<'_>)| group.len() == 1 && (i == 0 || group.sep == sep);
    let count = groups.iter().enumerate().take_while(|&(i, g)| alone((i, g))).count();
    if count >= SPELLED && matches!(sep, Sep::Space | Sep::Dash | Sep::Dot) { count } else { 0 }
}

/// The separator at the start of `rest` and its length, if a digit follows it.
fn separator(rest: &str) -> Option<(Sep, usize)> {
    let (mut spaces, mut mark, mut open, mut closed) = (0, None, 0, 0);
    for (i, byte) in rest.bytes().enumerate() {
        work::did(1);
        match byte {
            b' ' | b'\t' => spaces += 1,
            b'-' if mark.is_none() => mark = Some(Sep::Dash),
            b'.' if mark.is_none() => mark = Some(Sep::Dot),
            b'/' if mark.is_none() => mark = Some(Sep::Slash),
            b')' if closed == 0 => closed = 1,
            b'(' if open == 0 => open = 1,
            b'0'..=b'9' if i > 0 => {
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
