//! Addresses that are spelled so that machines pass them by: "jane at example dot com".

use super::Kind;
use super::detect::Find;
use super::scan::{Scanner, Word};
use super::web;
use super::words::{self, Meaning};
use super::work;

/// What a lone sign stands for: "jane @ example . com".
pub(super) fn sign(chunk: &[u8]) -> Meaning {
    match chunk {
        b"@" => words::AT,
        b"." => words::DOT,
        _ => 0,
    }
}

/// The address whose ending follows `dot`, when the words before and behind make one.
pub(super) fn spelled(scanner: &Scanner<'_>, dot: &Word) -> Option<Find> {
    let text = scanner.text;
    let (mut end, is_sure) = ending(text, dot.outer_end)?;
    // "co dot uk"
    while let Some(next) = dot_at(text, end)
        && let Some((further, _)) = ending(text, next)
    {
        end = further;
    }
    let label = scanner.before(0).filter(|word| is_label(scanner, word))?;
    let is_dot = |word: &Word| word.meaning & words::DOT != 0;
    let (start, back) = walk_back(scanner, label.start, 1, is_dot);
    // "jane@example dot com"
    if text.get(start..label.end)?.contains('@') {
        return Some(Find { kind: Kind::Email, start, end });
    }
    let at = scanner.before(back).filter(|word| word.meaning & words::AT != 0);
    if let Some(at) = at
        && let Some(local) = scanner.before(back + 1).filter(|word| is_label(scanner, word))
        && (is_sign(scanner, at) || local.meaning & words::BEFORE_AT == 0)
    {
        let joined =
            |word: &Word| is_dot(word) || text.get(word.start..word.end).is_some_and(joins);
        let (start, _) = walk_back(scanner, local.start, back + 2, joined);
        return Some(Find { kind: Kind::Email, start, end });
    }
    // "the dot com boom"
    let era = text.get(end..)?.trim_start_matches(' ');
    let era =
        ["bubble", "boom", "era", "crash", "bust", "compan"].iter().any(|e| era.starts_with(e));
    let spoken = text.get(dot.start..dot.end)?.eq_ignore_ascii_case("dot") && !era;
    let named = label.meaning & (words::NO_NAME | words::OWN | words::BEFORE_AT) == 0;
    (spoken && is_sure && named && label.end - label.start > 2).then_some(Find {
        kind: Kind::Url,
        start,
        end,
    })
}

/// Where a row of labels begins that ends with the one at `start`, each two of them `joined` by a word;
/// and how many words back the row is left behind.
fn walk_back(
    scanner: &Scanner<'_>,
    mut start: usize,
    mut back: usize,
    joined: impl Fn(&Word) -> bool,
) -> (usize, usize) {
    while let (Some(join), Some(label)) = (scanner.before(back), scanner.before(back + 1))
        && joined(join)
        && is_label(scanner, label)
    {
        (start, back) = (label.start, back + 2);
    }
    (start, back)
}

/// Where the part before the `@` begins, of an address that ends with the domain at `at` and is
/// spelled with the word "at": "jane.doe at example.com", "e-mail jane at example.com".
pub(super) fn local_before(scanner: &Scanner<'_>, at: usize) -> Option<usize> {
    scanner.before(0).filter(|word| word.meaning & words::AT != 0 && word.outer_end < at)?;
    let local = scanner.before(1).filter(|word| is_label(scanner, word))?;
    let name = scanner.text.get(local.start..local.end)?;
    let made_up = name.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_'));
    let mail = scanner.is_near(words::MAIL, local.start, super::scan::CONTEXT);
    (made_up || (mail && local.meaning & (words::BEFORE_AT | words::FILLER) == 0))
        .then_some(local.start)
}

/// The address whose domain is the chunk behind a sign for the `@`: "jane (at) proton.me".
pub(super) fn after_sign(scanner: &Scanner<'_>, start: usize, chunk: &str) -> Option<Find> {
    let sign = scanner.before(0).filter(|word| word.meaning & words::AT != 0)?;
    let local = scanner.before(1).filter(|word| is_label(scanner, word))?;
    if !is_sign(scanner, sign) {
        return None;
    }
    let len = web::mail_domain_len(chunk);
    (len > 0).then_some(Find { kind: Kind::Email, start: local.start, end: start + len })
}

/// Whether the word "at" stands in a form that no ordinary sentence has: "(at)", `[at]`, "@".
fn is_sign(scanner: &Scanner<'_>, at: &Word) -> bool {
    let shown = scanner.text.get(at.start..at.end).unwrap_or_default();
    let before = scanner.text.get(..at.start).unwrap_or_default();
    !shown.eq_ignore_ascii_case("at") || before.ends_with(['(', '{', '<'])
}

/// Addresses without white space: "jane(at)example(dot)com".
pub(super) fn within(chunk: &str) -> Vec<Find> {
    let lower = chunk.to_ascii_lowercase();
    let mut finds = Vec::new();
    let mut floor = 0;
    let marks = lower.match_indices("(at)").chain(lower.match_indices("{at}"));
    for (at, mark) in marks.collect::<Vec<_>>() {
        let Some(before) = lower.get(floor..at) else { continue };
        let mut local = before.trim_end_matches(is_local);
        // "ann(dot)lee(at)…"
        while let Some(head) = local.strip_suffix("(dot)").or_else(|| local.strip_suffix("{dot}")) {
            local = head.trim_end_matches(is_local);
        }
        let Some(domain) = lower.get(at + mark.len()..).and_then(domain_within) else { continue };
        if local.len() < before.len() {
            let start = floor + local.len();
            floor = at + mark.len() + domain;
            finds.push(Find { kind: Kind::Email, start, end: floor });
        }
    }
    finds.sort_unstable_by_key(|find| find.start);
    finds
}

/// The length of a domain whose dots may be spelled: "example(dot)com". At least one is there, and
/// the ending is known.
fn domain_within(rest: &str) -> Option<usize> {
    let (mut end, mut best) = (0, None);
    loop {
        let label = rest.get(end..)?.bytes().take(64);
        let len = label.take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let shown = rest.get(end..end + len)?;
        work::did(len + 1);
        if len == 0 {
            return best;
        }
        if end > 0 && web::ending(shown).is_some() {
            best = Some(end + len);
        }
        end += len;
        let dot = ["(dot)", "{dot}", "."]
            .iter()
            .find(|dot| rest.get(end..).is_some_and(|r| r.starts_with(**dot)));
        match dot {
            Some(dot) => end += dot.len(),
            None => return best,
        }
    }
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')
}

/// Whether a word can be part of an address: nothing of a sentence clings to it.
fn is_label(scanner: &Scanner<'_>, word: &Word) -> bool {
    let text = scanner.text.get(word.start..word.outer_end).unwrap_or_default();
    // The stop of a sentence parts it from what follows.
    word.start < word.end && !text.ends_with('.') && text.chars().all(|c| is_local(c) || c == '@')
}

fn joins(word: &str) -> bool {
    ["underscore", "dash", "hyphen"].iter().any(|join| word.eq_ignore_ascii_case(join))
}

/// Passes white space; `None` where none stands.
fn gap(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let len = rest.len() - rest.trim_start_matches(' ').len();
    (1..=2).contains(&len).then_some(at + len)
}

/// The ending of a domain behind `at`: where it ends, and whether it is no word.
fn ending(text: &str, at: usize) -> Option<(usize, bool)> {
    let start = gap(text, at)?;
    let rest = text.get(start..)?;
    let len = rest.bytes().take(8).take_while(u8::is_ascii_alphabetic).count();
    let next = rest.get(len..)?.chars().next();
    if next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '_' | '@')) {
        return None;
    }
    web::ending(rest.get(..len)?).map(|is_sure| (start + len, is_sure))
}

/// Where a "dot" behind `at` ends.
fn dot_at(text: &str, at: usize) -> Option<usize> {
    let start = gap(text, at)?;
    let rest = text.get(start..)?;
    ["dot ", "(dot) ", "[dot] ", ". ", "punto ", "ponto "]
        .iter()
        .find(|dot| rest.get(..dot.len()).is_some_and(|r| r.eq_ignore_ascii_case(dot)))
        .map(|dot| start + dot.len() - 1)
}
