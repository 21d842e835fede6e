//! What a model may name though it looks made up: the help lines of our table, and what stands in
//! the conversation.

use std::sync::LazyLock;

use super::super::view::View;
use super::super::{Kind, Span, work};
use super::plain;
use crate::crisis::{Help, help_for};

/// How many finds of one reply are looked for in the conversation, so that the work stays linear in
/// both. No honest reply repeats more.
const MOST_LOOKS: usize = 32;

/// Fewer digits than this are not looked for apart from the signs between them.
const LEAST_DIGITS: usize = 7;

/// From this many digits on a number of the table may stand behind a country's code; before shorter
/// ones nobody dials it.
const LEAST_NATIONAL: usize = 6;

/// How many characters beside a find are looked at for more digits of its number.
const MOST_BESIDE: usize = 24;

/// Says which finds are not made up.
pub(super) struct Allowed {
    known: Known,
    looks: usize,
}

/// The conversation. It is made ready when the first find asks for it, which few replies have.
enum Known {
    AsWritten(String),
    Ready {
        text: String,
        /// Its digits; where more than the signs of a number stand between them, one space does.
        digits: String,
    },
}

impl Allowed {
    pub fn new(known: String) -> Self {
        Self { known: Known::AsWritten(known), looks: 0 }
    }

    /// Whether a find in `text` may be read.
    pub fn allows(&mut self, text: &str, find: Span) -> bool {
        let value = text.get(find.start..find.end).unwrap_or_default();
        let shown = View::of(value).text().to_lowercase();
        work::did(shown.len());
        let helps = match find.kind {
            Kind::Url | Kind::Email => LINES.has_host(&shown) || LINES.has_host(&whole(text, find)),
            // Never another kind: "112 Oak Street" is no call for an ambulance.
            Kind::Phone | Kind::Ssn | Kind::Document => LINES.has_number(text, find),
            _ => false,
        };
        helps || self.is_known(&shown)
    }

    fn is_known(&mut self, shown: &str) -> bool {
        if self.looks == MOST_LOOKS {
            return false;
        }
        self.looks += 1;
        if let Known::AsWritten(known) = &self.known {
            let text = View::of(known).text().to_lowercase();
            let digits = joined_digits(&text);
            self.known = Known::Ready { text, digits };
        }
        let Known::Ready { text, digits } = &self.known else { return false };
        work::did(text.len());
        let stands = text.match_indices(shown).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let behind = text.get(at + shown.len()..).unwrap_or_default();
            !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
        });
        let number = digits_of(shown);
        stands || (number.len() >= LEAST_DIGITS && digits.contains(&number))
    }
}

/// A find with what goes on behind it: in `ncmh.gov.mn` the scanner takes `ncmh.gov` for the whole,
/// since it does not know every country's ending.
fn whole(text: &str, find: Span) -> String {
    let behind = text.get(find.end..).unwrap_or_default();
    let is_host = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let more =
        behind.chars().take(MOST_BESIDE).take_while(is_host).map(char::len_utf8).sum::<usize>();
    work::did(more);
    let whole = text.get(find.start..find.end + more).unwrap_or_default();
    View::of(whole).text().to_lowercase()
}

/// The digits of `text`; the rows of one number are joined.
fn joined_digits(text: &str) -> String {
    let mut digits = String::new();
    let mut between = 0;
    for c in text.chars() {
        if c.is_ascii_digit() {
            if between > 3 {
                digits.push(' ');
            }
            digits.push(c);
            between = 0;
        } else {
            between += if is_between(c) { 1 } else { 4 };
        }
    }
    digits
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A row of digits.
struct Group {
    start: usize,
    end: usize,
    digits: String,
    /// A `+` stands before it.
    is_abroad: bool,
}

/// The digits of a find, and those beside it with no more than the signs of a number between.
fn groups(text: &str, find: Span) -> Vec<Group> {
    let beside = |chars: &mut dyn Iterator<Item = char>| -> usize {
        let near = chars.take(MOST_BESIDE).map(|c| (c, plain(c)));
        let near = near.take_while(|(_, c)| c.is_ascii_digit() || is_between(*c));
        near.map(|(c, _)| c.len_utf8()).sum()
    };
    let before = text.get(..find.start).unwrap_or_default();
    let behind = text.get(find.end..).unwrap_or_default();
    let from = find.start - beside(&mut before.chars().rev());
    let to = find.end + beside(&mut behind.chars());
    let mut groups: Vec<Group> = Vec::new();
    let mut last = ' ';
    for (at, c) in text.get(from..to).unwrap_or_default().char_indices() {
        work::did(1);
        let (start, c, end) = (from + at, plain(c), from + at + c.len_utf8());
        match groups.last_mut().filter(|group| group.end == start) {
            _ if !c.is_ascii_digit() => {}
            Some(group) => {
                group.digits.push(c);
                group.end = end;
            }
            None => groups.push(Group { start, end, digits: c.into(), is_abroad: last == '+' }),
        }
        // "+(44) 20"
        if !matches!(c, '(' | ' ') {
            last = c;
        }
    }
    groups
}

/// What may stand between the digits of one number.
fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2010}'..='\u{2013}' | '.' | '/' | '(' | ')' | '+'
    )
}

/// The help lines of every country.
struct Lines {
    /// Digits as dialled in the country.
    numbers: Vec<String>,
    hosts: Vec<String>,
}

static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let (mut numbers, mut hosts) = (Vec::new(), Vec::new());
    for help in everywhere() {
        numbers.extend(help.emergency.map(digits_of));
        for line in help.lines {
            numbers.extend([line.phone, line.text].into_iter().flatten().map(digits_of));
            hosts.extend([line.url, Some(line.source)].into_iter().flatten().map(host));
        }
    }
    numbers.retain(|number| !number.is_empty());
    hosts.retain(|host| !host.is_empty());
    Lines { numbers, hosts }
});

/// The table of [`crate::crisis`], which is asked by country: every code is tried once, when the
/// first find of a process asks.
pub(super) fn everywhere() -> impl Iterator<Item = Help> {
    let codes = ('A'..='Z').flat_map(|a| ('A'..='Z').map(move |b| format!("{a}{b}")));
    let countries = codes.map(|code| help_for(Some(&code))).filter(|help| help.country.is_some());
    countries.chain([help_for(None)])
}

/// The host of a web address, or of an e-mail address, without `www.`.
fn host(address: &str) -> String {
    let lower = address.to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    // Also "help at example.org".
    let host = authority.rsplit(['@', ' ']).next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default().trim_end_matches('.');
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

impl Lines {
    /// Whether an address is at a host of the table, or below one.
    fn has_host(&self, address: &str) -> bool {
        let host = host(address);
        self.hosts.iter().any(|known| {
            host.strip_suffix(known.as_str())
                .is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
        })
    }

    /// Whether a number of the table stands where something was found. The digits beside a find are
    /// looked at, too: where one number ends and the next begins, only the table knows.
    fn has_number(&self, text: &str, find: Span) -> bool {
        let groups = groups(text, find);
        let Some(inside) = groups.iter().find(|group| group.end > find.start) else { return false };
        groups.iter().take_while(|first| first.start <= inside.start).any(|first| {
            let mut number = String::new();
            groups.iter().skip_while(|group| group.start < first.start).any(|last| {
                number.push_str(&last.digits);
                let behind = groups.iter().filter(|g| g.start > last.start && g.start < find.end);
                let behind: Vec<&str> = behind.map(|group| group.digits.as_str()).collect();
                last.start >= inside.start
                    // "116 123 24/7", "116 123 24 hours a day"
                    && matches!(behind.as_slice(), [] | ["24"] | ["24", "7"])
                    && self.is_number(&number, first.is_abroad)
            })
        })
    }

    fn is_number(&self, number: &str, is_abroad: bool) -> bool {
        self.numbers.iter().any(|known| {
            // The digits that are dialled only inside the country are left out from abroad.
            let national = match known.strip_prefix('1').filter(|_| known.len() == 11) {
                Some(rest) => rest,
                None => known.trim_start_matches('0'),
            };
            if number == known || number == national {
                return true;
            }
            let code = number.strip_suffix(national).filter(|_| national.len() >= LEAST_NATIONAL);
            code.is_some_and(|code| match code {
                "0" | "1" => true,
                // A country's code has three digits at most; some write a 0 behind it.
                code => {
                    let code = code.strip_prefix("00").or(is_abroad.then_some(code));
                    code.is_some_and(|code| code.strip_suffix('0').unwrap_or(code).len() <= 3)
                }
            })
        })
    }
}
