//! Web addresses, e-mail addresses, bare domains, IP addresses and names on social networks, in text
//! without white space.

use super::Kind;
use super::detect::Find;
use super::work;
use std::net::{Ipv4Addr, Ipv6Addr};

/// RFC 5321, 4.5.3.1.1: a local part has at most 64 octets; also what keeps the way back short.
const MAX_LOCAL: usize = 64;
/// RFC 1035, 2.3.4: a domain name has at most 255 octets.
const MAX_DOMAIN: usize = 255;

/// Domains that end so are taken for one wherever they stand. Neither English words
/// nor endings of files people speak of: those would eat prose that lacks a space after a stop.
const TLDS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "mil", "int", "io", "co", "dev", "app", "xyz", "biz",
    "info", "shop", "blog", "online", "website", "ai", "gg", "tv", "fm", "ly", "cc", "eu", "uk",
    "de", "fr", "es", "nl", "ch", "se", "dk", "fi", "pl", "cz", "sk", "hu", "ro", "bg", "gr", "pt",
    "ie", "lu", "lt", "lv", "ee", "si", "hr", "ba", "ua", "ru", "by", "kz", "tr", "il", "ae", "sa",
    "eg", "ma", "ng", "ke", "gh", "za", "br", "ar", "cl", "pe", "uy", "ec", "bo", "py", "ve", "cr",
    "mx", "ca", "jp", "kr", "cn", "tw", "hk", "sg", "ph", "th", "vn", "id", "pk", "bd", "lk", "np",
    "au", "nz", "cy", "mt", "be", "at", "it", "me", "us", "in", "is", "no", "to", "so", "am", "as",
    "my", "do", "rs", "sh", "md", "li", "la", "page", "link", "site", "live", "life", "love",
    "world", "today", "news", "space", "club", "help", "care", "chat", "social", "email", "tech",
    "store", "art", "name", "pro", "one", "top", "fun", "games", "ws", "pw", "su", "cat", "onion",
];

/// Among them, those that are words (`home.it was`), initials or file endings: a domain only
/// when a path, a `www.` or another dotted label before a second-level ending says so.
const WORDS: &[&str] = &[
    "be", "at", "it", "me", "us", "in", "is", "no", "to", "so", "am", "as", "my", "do", "by", "id",
    "rs", "sh", "md", "li", "la", "page", "link", "site", "live", "life", "love", "world", "today",
    "news", "space", "club", "help", "care", "chat", "social", "email", "tech", "store", "art",
    "name", "pro", "one", "top", "fun", "games", "cat", "shop", "blog", "online", "website",
    "info", "app", "ma", "es", "py", "pl", "int", "cc", "hr", "ba", "se", "si", "pe", "sa", "ve",
    "ph", "th", "ie",
];

/// Second-level endings under which a country code is never a word: `example.co.in`.
const SECOND_LEVEL: &[&str] = &["co", "com", "net", "org", "ac", "edu", "gov", "gob", "gouv"];

/// Scripts written with spaces (Latin to Arabic). Beyond, a neighbour may be a word of its own.
fn is_name_char(c: char) -> bool {
    work::did(1);
    c.is_ascii_alphanumeric() || (c.is_alphanumeric() && (c as u32) < 0x700)
}

fn is_domain_char(c: char) -> bool {
    is_name_char(c) || c == '-' || c == '.'
}

fn ends_url(c: char) -> bool {
    work::did(1);
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '[' | ']' | '{' | '}' | '|' | '\\' | '^' | '`')
        || matches!(c, '“' | '”' | '‘' | '’' | '«' | '»' | '…' | '、' | '。' | '「' | '」')
}

/// Punctuation that belongs to the sentence when nothing of the URL follows it.
const PUNCTUATION: &[char] = &['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'];

/// Length of the URL text that `rest` starts with: to the first character no URL holds, without
/// the punctuation that belongs to the sentence.
///
/// However long: half a URL left behind would still name its person. A long look pays only where
/// the caller then steps over all of it, so call this for what is a URL, never to find out
/// whether it is one ([`continues`] does that).
fn url_len(rest: &str) -> usize {
    let mut url = match rest.find(ends_url) {
        Some(end) => rest.split_at(end).0,
        None => rest,
    };
    work::did(2 * url.len());
    let mut open = url.matches('(').count();
    let mut closed = url.matches(')').count();
    while let Some(last) = url.chars().next_back() {
        let drop = match last {
            c if PUNCTUATION.contains(&c) => true,
            '(' => {
                open -= 1;
                true
            }
            ')' if closed > open => {
                closed -= 1;
                true
            }
            _ => false,
        };
        if !drop {
            break;
        }
        url = url.strip_suffix(last).unwrap_or_default();
    }
    url.len()
}

/// How far [`continues`] looks; more marks in a row than any path begins with.
const LOOK_AHEAD: usize = 16;

/// Whether a path goes on here: something other than the sentence's punctuation comes before
/// whatever ends a URL. Looks at [`LOOK_AHEAD`] characters and then takes it for one.
fn continues(path: &str) -> bool {
    let mut seen = 0;
    for c in path.chars().take(LOOK_AHEAD) {
        if ends_url(c) {
            return false;
        }
        if !PUNCTUATION.contains(&c) && c != '(' {
            return true;
        }
        seen += 1;
    }
    seen == LOOK_AHEAD
}

/// Addresses with a scheme, or beginning with `www.`.
pub(super) fn urls(text: &str) -> Vec<Find> {
    let bytes = text.as_bytes();
    let mut finds: Vec<Find> = Vec::new();
    let mut floor = 0;
    while let Some((start, body)) = next_url(bytes, floor) {
        let rest = text.get(body..).unwrap_or_default();
        // First, since `url_len` may look far and only a find steps over what it saw.
        if !rest.starts_with(is_name_char) {
            floor = body;
            continue;
        }
        floor = body + url_len(rest);
        finds.push(Find { kind: Kind::Url, start, end: floor });
    }
    finds
}

/// Where the next `scheme://` or `www.` behind `floor` begins, and where it ends.
fn next_url(bytes: &[u8], floor: usize) -> Option<(usize, usize)> {
    let mut at = floor;
    while let Some(rest) = bytes.get(at..).filter(|rest| rest.len() > 3) {
        work::did(1);
        if rest.starts_with(b"://") {
            let scheme = bytes.get(floor..at).unwrap_or_default().iter().rev();
            let letters = scheme.take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
            if letters >= 2 {
                return Some((at - letters, at + 3));
            }
        }
        let inside = at > floor && bytes.get(at - 1).is_some_and(u8::is_ascii_alphanumeric);
        if !inside && rest.get(..4).is_some_and(|www| www.eq_ignore_ascii_case(b"www.")) {
            return Some((at, at + 4));
        }
        at += 1;
    }
    None
}

/// E-mail addresses: every `@` with a local part before it and a dotted domain after it.
pub(super) fn emails(text: &str) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut floor = 0;
    for (at, _) in text.match_indices('@') {
        let before = text.get(floor..at).unwrap_or_default();
        let mut start = at;
        for (i, c) in before.char_indices().rev().take(MAX_LOCAL) {
            if !is_name_char(c) && !"._%+-'&=#".contains(c) {
                break;
            }
            start = floor + i;
        }
        let local = text.get(start..at).unwrap_or_default();
        let local = local.trim_start_matches(|c| !is_name_char(c) && c != '_');
        let domain = text.get(at + 1..).unwrap_or_default();
        let len = mail_domain_len(domain);
        if local.is_empty() || local.ends_with('.') || len == 0 {
            continue;
        }
        floor = at + 1 + len;
        finds.push(Find { kind: Kind::Email, start: at - local.len(), end: floor });
    }
    finds
}

/// Length of the domain of an address; 0 if none. Any ending of two letters or more will do:
/// the `@` has said enough.
pub(super) fn mail_domain_len(rest: &str) -> usize {
    let run = domain_run(rest);
    let mut best = 0;
    let mut end = 0;
    let mut previous = "";
    for (i, label) in run.split('.').enumerate() {
        end += label.len() + usize::from(i > 0);
        if label.is_empty() || label.starts_with('-') {
            break;
        }
        // "mail me at ann@x.com.Then I left": the sentence goes on.
        let new_sentence = label.starts_with(char::is_uppercase);
        if i > 1 && SECOND_LEVEL.contains(&previous) && new_sentence {
            break;
        }
        let label = label.trim_end_matches('-');
        let ending = label.chars().all(char::is_alphabetic) || label.starts_with("xn--");
        if i > 0 && label.chars().nth(1).is_some() && ending {
            best = end - (run.get(..end).unwrap_or_default().len() - trimmed(run, end));
        }
        previous = label;
    }
    best
}

/// `run[..end]` without hyphens at its end, as a length.
fn trimmed(run: &str, end: usize) -> usize {
    let head = run.get(..end).unwrap_or_default();
    head.trim_end_matches('-').len()
}

/// The domain characters that `rest` starts with, at most as many as a name may have.
fn domain_run(rest: &str) -> &str {
    let end = rest.char_indices().take(MAX_DOMAIN).find(|&(_, c)| !is_domain_char(c));
    let end = end.map(|(i, _)| i).or_else(|| {
        let last = rest.char_indices().nth(MAX_DOMAIN);
        last.map(|(i, _)| i)
    });
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

/// Domains without scheme (`example.org/page`), if the ending is one we know.
pub(super) fn domains(text: &str) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    while let Some(skip) = text.get(at..).and_then(|rest| rest.find(is_name_char)) {
        let start = at + skip;
        let rest = text.get(start..).unwrap_or_default();
        let run = dotted_run(rest);
        let after = rest.get(run.len()..).unwrap_or_default();
        let slash = after.strip_prefix('/').is_some_and(continues);
        let glued = after.starts_with(['_', '@'])
            || text.get(..start).is_some_and(|b| b.ends_with(['_', '@']));
        let trailing = run.len() - run.trim_end_matches(['.', '-']).len();
        let mut len = domain_len(run, slash && trailing == 0);
        if glued && !text.get(..start).is_some_and(|b| b.ends_with('@')) {
            len = 0;
        }
        if len > 0 {
            let tail = rest.get(len..).unwrap_or_default();
            if tail.starts_with(['/', ':', '?', '#']) {
                len += url_len(tail);
            }
            finds.push(Find { kind: Kind::Url, start, end: start + len });
        }
        at = start + len.max(run.len()).max(1);
    }
    finds
}

/// The domain characters that `rest` starts with, up to two dots in a row: those end a sentence,
/// not a label.
fn dotted_run(rest: &str) -> &str {
    let mut dot = false;
    for (i, c) in rest.char_indices() {
        if !is_domain_char(c) {
            return rest.get(..i).unwrap_or_default();
        }
        if c == '.' && dot {
            return rest.get(..i - 1).unwrap_or_default();
        }
        dot = c == '.';
    }
    rest
}

/// Names of software that are written as a domain is.
const NO_DOMAINS: &[&str] = &["asp.net", "vb.net", "ado.net"];

/// Length of the domain that `run` starts with; 0 if none.
fn domain_len(run: &str, path: bool) -> usize {
    work::did(run.len());
    if NO_DOMAINS.iter().any(|name| run.eq_ignore_ascii_case(name)) {
        return 0;
    }
    let run = run.trim_end_matches(['.', '-']);
    let mut best = 0;
    let mut end = 0;
    let mut previous = "";
    for (i, label) in run.split('.').enumerate() {
        end += label.len() + usize::from(i > 0);
        if end > MAX_DOMAIN || label.is_empty() || label.starts_with('-') || label.ends_with('-') {
            break;
        }
        let lower = label.to_lowercase();
        if i > 0 && TLDS.contains(&lower.as_str()) && previous.chars().any(char::is_alphanumeric) {
            let last = end == run.len();
            let second = SECOND_LEVEL.contains(&previous.to_lowercase().as_str()) && i > 1;
            let word = WORDS.contains(&lower.as_str());
            // "…on example.com.Then": only endings that are nothing else may stand inside.
            let sure = if word { last && (path || second) } else { last || lower.len() == 3 };
            if sure {
                best = end;
            }
        }
        previous = label;
    }
    best
}

/// IPv4 in dotted decimal (each part ≤ 255) and IPv6 (RFC 4291 text forms).
pub(super) fn ips(text: &str) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    let address = |c: char| {
        work::did(1);
        c.is_ascii_hexdigit() || c == ':' || c == '.'
    };
    while let Some(skip) = text.get(at..).and_then(|rest| rest.find(address)) {
        let start = at + skip;
        let rest = text.get(start..).unwrap_or_default();
        let run = match rest.find(|c| !address(c)) {
            Some(end) => rest.split_at(end).0,
            None => rest,
        };
        at = start + run.len();
        let before = text.get(..start).and_then(|b| b.chars().next_back());
        let after = text.get(at..).and_then(|a| a.chars().next());
        let glued = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        if glued(before) || glued(after) {
            continue;
        }
        let lead = run.len() - run.trim_start_matches('.').len();
        let body = run.trim_matches('.');
        if let Some(len) = ip_len(body) {
            // A network: 198.51.100.0/24.
            let end = start + lead + len;
            let rest = text.get(end..).unwrap_or_default().strip_prefix('/').unwrap_or_default();
            let mask = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
            let end = if (1..=3).contains(&mask) { end + 1 + mask } else { end };
            finds.push(Find { kind: Kind::Ip, start: start + lead, end });
        }
    }
    finds
}

/// Length of the address in `body`, which may carry an IPv4 port or a closing colon.
fn ip_len(body: &str) -> Option<usize> {
    if body.len() > 64 {
        return None;
    }
    let host = body.split(':').next().unwrap_or_default();
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        let [first, rest @ ..] = address.octets();
        // "4.3.2.1" is a section; 1.1.1.1 and 8.8.8.8 are known to all.
        let section = first < 10 && rest.iter().all(|part| *part < 10 && *part != 0);
        return (!section || rest.iter().all(|part| *part == first)).then_some(host.len());
    }
    let single = body.strip_suffix(':').filter(|b| !b.ends_with(':'));
    let body = single.unwrap_or(body);
    body.parse::<Ipv6Addr>().ok()?;
    // "::" and "a::b" are code or a smile; an address says more.
    let digits = body.bytes().filter(u8::is_ascii_hexdigit).count();
    let decimal = body.bytes().any(|b| b.is_ascii_digit());
    (digits >= 4 && decimal).then_some(body.len())
}

/// What stands behind an `@` in ordinary speech: "@home".
const NO_HANDLES: &[&str] = &[
    "home",
    "work",
    "school",
    "night",
    "least",
    "all",
    "me",
    "here",
    "channel",
    "everyone",
    "gmail",
    "mom",
    "dad",
    "god",
    "my",
    "him",
    "her",
    "them",
    "you",
    "people",
    "someone",
    "nurse",
    "ll",
    // What stands behind it in programs.
    "override",
    "media",
    "property",
    "param",
    "return",
    "returns",
    "import",
    "keyframes",
    "dataclass",
    "staticmethod",
    "classmethod",
    "autowired",
    "test",
    "app.route",
    "ts-ignore",
    "types",
    "angular",
];

/// Names on social networks: `@ann.lee`, `u/ann_lee`.
pub(super) fn handles(text: &str) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut floor = 0;
    for (at, mark) in text.match_indices(['@', '/']) {
        let before = text.get(floor..at).unwrap_or_default();
        let start = match mark {
            "@" if !before.ends_with(|c| is_name_char(c) || c == '_' || c == '@') => at,
            "/" => {
                // "u/ann" and "/u/ann", and nothing that only ends so ("you/ann").
                let Some(rest) = before.strip_suffix(['u', 'U']) else { continue };
                let rest = rest.strip_suffix('/').unwrap_or(rest);
                if rest.ends_with(|c| is_name_char(c) || c == '_' || c == '/') {
                    continue;
                }
                floor + rest.len()
            }
            _ => continue,
        };
        let rest = text.get(at + 1..).unwrap_or_default();
        let inside = |c: char| is_name_char(c) || matches!(c, '_' | '.' | '-');
        let name = match rest.find(|c| !inside(c)) {
            Some(end) => rest.get(..end).unwrap_or_default(),
            None => rest,
        };
        let name = name.trim_end_matches(['.', '-']);
        let speech = NO_HANDLES.iter().any(|word| name.eq_ignore_ascii_case(word));
        let sound = (2..=40).contains(&name.len()) && name.contains(char::is_alphabetic);
        let next = rest.get(name.len()..).unwrap_or_default();
        // "@3pm" is a time.
        let time = mark == "@" && name.starts_with(|c: char| c.is_ascii_digit()) && name.len() < 6;
        if !sound || speech || time || next.starts_with('@') {
            continue;
        }
        floor = at + 1 + name.len();
        finds.push(Find { kind: Kind::Handle, start, end: floor });
    }
    finds
}

/// Whether a top-level domain is known, and whether it is not a word as well.
pub(super) fn ending(label: &str) -> Option<bool> {
    let lower = label.to_ascii_lowercase();
    TLDS.contains(&lower.as_str()).then(|| !WORDS.contains(&lower.as_str()))
}
