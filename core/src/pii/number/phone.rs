//! Telephone numbers: international ones by their prefix, national ones by their shape, any other
//! by the words around it.

use super::Here;
use super::run::{Group, Sep};

/// ITU-T E.164: at most 15 digits with the country code.
const E164_MAX: usize = 15;

/// How many groups a phone number takes here.
pub(super) fn phone(here: &Here<'_>) -> Option<usize> {
    if let Some(used) = international(here) {
        return Some(used);
    }
    if here.plus || here.marked || here.around.thing {
        return None;
    }
    // Longest first, so that no tail of a number stays behind.
    (1..=here.groups.len().min(6)).rev().find(|&used| {
        let Some(groups) = here.groups.get(..used) else {
            return false;
        };
        // Part of a longer row of the same kind is no number of its own.
        let sep = groups.get(1).map_or(Sep::Space, |group| group.sep);
        let alone = !here.follows && here.groups.get(used).is_none_or(|next| next.sep != sep);
        let shaped = (!here.follows && trunked(groups)) || (alone && untrunked(groups, here.paren));
        let counted =
            is_date(groups) || thousands(groups) || in_steps(groups) || groups.iter().all(round);
        (shaped && !counted) || (here.around.phone && spoken_of(groups))
    })
}

/// `+` or `00`, a country code, at most 15 digits (ITU-T E.164). The shortest numbers in use have
/// seven digits after the prefix; fewer is a sum (`+1000`).
fn international(here: &Here<'_>) -> Option<usize> {
    let first = here.groups.first()?;
    let zeros = match (here.plus, first.digits.as_bytes()) {
        (true, [b'1'..=b'9', ..]) => 0,
        (false, [b'0', b'0', b'1'..=b'9', ..]) if !here.marked && !here.around.thing => 2,
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

/// Shapes that are phone numbers without a word said, because they begin as those of their country
/// do: with North America's groups, or with a trunk 0.
fn trunked(groups: &[Group<'_>]) -> bool {
    let lens: Vec<usize> = groups.iter().map(Group::len).collect();
    let total: usize = lens.iter().sum();
    let digits: String = groups.iter().map(|g| g.digits).collect();
    let d = digits.as_bytes();
    let at = |i: usize| d.get(i).copied().unwrap_or(b'0');
    let slashed = groups.iter().skip(2).any(|g| g.sep == Sep::Slash);
    match lens.as_slice() {
        // North America: 415-555-2671, 1 (415) 555-2671.
        [3, 3, 4] if at(0) >= b'2' => true,
        [1, 3, 3, 4] => at(0) == b'1' && at(1) >= b'2',
        // A trunk 0, as in most of Europe, Asia and Australia: 07700 900123, 01.84.17.61.18.
        [10 | 11] => at(0) == b'0' && at(1) != b'0',
        [6, 5] => at(0) == b'0' && at(1) >= b'6',
        [2..=5, rest @ ..] if at(0) == b'0' => {
            at(1) != b'0' && !slashed && (9..=12).contains(&total) && rest.iter().all(|&n| n > 1)
        }
        // Australia's numbers for services.
        [4, 3, 3] => digits.starts_with("1300") || digits.starts_with("1800"),
        _ => false,
    }
}

/// Shapes that are phone numbers without a word said, where nothing else of their kind stands
/// beside them.
fn untrunked(groups: &[Group<'_>], paren: bool) -> bool {
    let lens: Vec<usize> = groups.iter().map(Group::len).collect();
    let digits: String = groups.iter().map(|g| g.digits).collect();
    let d = digits.as_bytes();
    let at = |i: usize| d.get(i).copied().unwrap_or(b'0');
    let joined = |sep: Sep| groups.iter().skip(1).all(|g| g.sep == sep);
    let (dashed, spaced) = (joined(Sep::Dash), joined(Sep::Space));
    let counts = groups.iter().any(|g| round(g) || year(g));
    match lens.as_slice() {
        // Italian mobiles begin with a 3, and have no trunk digit.
        [3, 7] | [6, 4] if at(0) >= b'2' => paren || (lens == [3, 7] && at(0) == b'3'),
        // Ten digits in a row only if the area and the exchange are ones that exist in North
        // America (NANPA: 2–9), or an Indian mobile (6–9).
        [10] if at(0) != b'0' => at(0) >= b'6' || (at(0) >= b'2' && at(3) >= b'2'),
        [11] if at(0) == b'1' => at(1) >= b'2' && at(4) >= b'2',
        [5, 5] => at(0) >= b'6' && !groups.iter().any(round),
        // Without trunk 0: Spain, Portugal, Poland (3-3-3), Denmark, Norway, Singapore (4-4).
        [3, 3, 3] => at(0) >= b'5' && (spaced || dashed),
        [3, 2, 2, 2] | [2, 3, 2, 2] => at(0) >= b'6' && (spaced || dashed),
        [4, 4] => matches!(at(0), b'2' | b'3' | b'6' | b'8' | b'9') && spaced && !counts,
        // A local number, by its dash: 867-5309, but no range ("500-1000").
        [3, 4] => at(0) >= b'2' && dashed && !counts,
        [2, 3, 3] => paren && at(0) >= b'2',
        // Brazil, with its area: 11 98765-4321, (11) 98765-4321.
        [2, 4 | 5, 4] if at(0) >= b'1' && paren => true,
        [2, 4 | 5, 4] if at(0) >= b'1' && groups.last().is_some_and(|g| g.sep == Sep::Dash) => {
            groups.get(1).is_some_and(|g| g.sep == Sep::Space) && !groups.iter().any(round)
        }
        [2, 3, 3, 4] | [2, 4, 4] if at(0) >= b'2' => (spaced || paren) && !groups.iter().any(round),
        _ => false,
    }
}

/// Seven to twelve digits after "call me at", in whatever groups.
fn spoken_of(groups: &[Group<'_>]) -> bool {
    let total: usize = groups.iter().map(Group::len).sum();
    let whole = groups.len() == 1 || groups.iter().all(|g| g.len() > 1);
    let counts = groups.iter().all(year)
        || groups.iter().any(|g| g.digits.ends_with("0000"))
        || groups.iter().filter(|g| round(g)).count() > 1;
    (7..=12).contains(&total) && whole && !counts && !is_date(groups) && !thousands(groups)
}

/// Whether it counts up or down: `06 12 18 24 30`, `0123456789`.
fn in_steps(groups: &[Group<'_>]) -> bool {
    let one = match groups {
        [one] => Some(one),
        _ => None,
    };
    let numbers: Vec<i64> = match one {
        Some(one) => one.digits.bytes().map(|b| i64::from(b - b'0')).collect(),
        None => groups.iter().filter_map(|group| group.digits.parse().ok()).collect(),
    };
    let steps: Vec<i64> = numbers
        .windows(2)
        .map(|pair| match pair {
            // After nine comes nothing: 1234567890.
            [9, 0] if one.is_some() => 1,
            [a, b] => b - a,
            _ => 0,
        })
        .collect();
    steps.len() >= 3
        && steps.first().is_some_and(|first| *first != 0 && steps.iter().all(|s| s == first))
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
