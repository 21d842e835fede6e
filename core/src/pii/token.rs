//! Tokens that are made by machines: keys and passwords, wallets, hardware addresses, bank accounts.

use sha2::{Digest, Sha256};

use super::Kind;
use super::detect::Find;
use super::work;

/// What the words before a token say of it.
#[derive(Clone, Copy)]
pub(super) struct Near {
    /// A cryptocurrency is spoken of.
    pub coin: bool,
    /// "password is", and nothing else, stands before.
    pub secret: bool,
}

/// How keys and tokens of common issuers begin, and how long they are at least. From the issuers'
/// documentation on the formats of their keys (for secret scanning).
const PREFIXES: &[(&str, usize)] = &[
    ("sk-ant-", 20),
    ("sk-proj-", 20),
    ("sk-", 20),
    ("sk_live_", 16),
    ("sk_test_", 16),
    ("pk_live_", 16),
    ("pk_test_", 16),
    ("rk_live_", 16),
    ("rk_test_", 16),
    ("whsec_", 20),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 22),
    ("glpat-", 20),
    ("gldt-", 20),
    ("xoxb-", 16),
    ("xoxp-", 16),
    ("xoxa-", 16),
    ("xoxr-", 16),
    ("xoxs-", 16),
    ("xapp-", 16),
    ("AIza", 30),
    ("ya29.", 20),
    ("npm_", 20),
    ("pypi-", 20),
    ("hf_", 20),
    ("SG.", 30),
    ("shpat_", 20),
    ("shpss_", 20),
    ("dop_v1_", 20),
    ("sq0atp-", 20),
    ("sq0csp-", 20),
    ("r8_", 20),
    ("gsk_", 20),
    ("xai-", 20),
    ("pplx-", 20),
    ("lin_api_", 20),
    ("figd_", 20),
    ("dapi", 34),
    ("key-", 36),
    ("EAA", 60),
];

/// Words from this length on are looked at even when they are letters alone, bytes.
pub(super) const LONG: usize = 20;

/// Secrets, wallets and hardware addresses in text without white space.
pub(super) fn tokens(chunk: &str, near: Near) -> Vec<Find> {
    if near.secret
        && let Some(find) = password(chunk)
    {
        return vec![find];
    }
    let mut finds: Vec<Find> = assigned(chunk).into_iter().chain(bot_token(chunk)).collect();
    if !finds.is_empty() {
        return finds;
    }
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut at = 0;
    while let Some(skip) = chunk.get(at..).and_then(|rest| rest.find(is_inside)) {
        let rest = chunk.get(at + skip..).unwrap_or_default();
        let run = rest.find(|c| !is_inside(c)).map_or(rest, |end| rest.split_at(end).0);
        work::did(run.len());
        at += skip;
        let end = at + run.len();
        let lead = run.len() - run.trim_start_matches(['-', '.', '_']).len();
        let token = run.trim_matches(['-', '.']).trim_start_matches('_');
        if token.len() >= 11
            && let Some(kind) = kind(token, near)
        {
            finds.push(Find { kind, start: at + lead, end: at + lead + token.len() });
        }
        at = end;
    }
    if finds.is_empty() {
        finds.extend(mac(chunk));
    }
    finds
}

fn kind(token: &str, near: Near) -> Option<Kind> {
    let any = |test: fn(&u8) -> bool| token.as_bytes().iter().any(test);
    let has_digit = any(u8::is_ascii_digit);
    // "sk-" begins words, too: what is random has digits, or letters of both cases.
    let random = has_digit || (any(u8::is_ascii_uppercase) && any(u8::is_ascii_lowercase));
    let issued = random
        && PREFIXES.iter().any(|(prefix, len)| token.len() >= *len && token.starts_with(prefix));
    if issued || is_aws_key(token) || is_jwt(token) {
        return Some(Kind::Secret);
    }
    if !has_digit {
        return None;
    }
    if is_wallet(token, near.coin) {
        return Some(Kind::Wallet);
    }
    let hex = token.strip_prefix("0x").filter(|hex| hex.len() == 64 && is_hex(hex));
    if hex.is_some() {
        return Some(Kind::Secret);
    }
    cisco(token).then_some(Kind::Mac)
}

/// Access keys of Amazon Web Services: twenty capital letters and digits.
fn is_aws_key(token: &str) -> bool {
    token.len() == 20
        && ["AKIA", "ASIA", "AROA", "AIDA"].iter().any(|prefix| token.starts_with(prefix))
        && token.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// A JSON Web Token (RFC 7519): a head that begins `{"`, in base64, and two more parts.
fn is_jwt(token: &str) -> bool {
    token.starts_with("eyJ") && token.len() >= 30 && token.matches('.').count() == 2
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// What follows "my password is": letters with digits or signs among them.
fn password(chunk: &str) -> Option<Find> {
    let start = chunk.len() - chunk.trim_start_matches(['"', '\'', '(', '`', ':', '=']).len();
    let value = chunk.get(start..)?.trim_end_matches(['"', '\'', ')', '`', '.', ',', ';', '?']);
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let others = value.bytes().filter(|b| b.is_ascii_digit() || b"@#$%^&*_+=!".contains(b)).count();
    let ordinal = value.contains('/')
        || value.as_bytes().first().is_some_and(u8::is_ascii_digit) && letters <= 2;
    (value.len() >= 6 && letters > 0 && others > 0 && !ordinal).then_some(Find {
        kind: Kind::Secret,
        start,
        end: start + value.len(),
    })
}

/// What is set in the way of a configuration: `api_key=…`, `password:…`.
fn assigned(chunk: &str) -> Option<Find> {
    let mark = chunk.find(['=', ':'])?;
    let (name, value) = (chunk.get(..mark)?, chunk.get(mark + 1..)?);
    let name = name.to_ascii_lowercase();
    let named = ["key", "token", "secret", "password", "passwd", "pwd", "pass"]
        .iter()
        .any(|n| name.ends_with(n));
    let find = password(value).filter(|_| named && !value.starts_with('/'))?;
    Some(Find { kind: find.kind, start: mark + 1 + find.start, end: mark + 1 + find.end })
}

/// The token of a bot on Telegram: its number, a colon, and 35 characters.
fn bot_token(chunk: &str) -> Option<Find> {
    let mark = chunk.find(':')?;
    let number = chunk.get(..mark)?.bytes().rev().take_while(u8::is_ascii_digit).count();
    let key = chunk
        .get(mark + 1..)?
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        .count();
    ((8..=10).contains(&number) && key == 35).then_some(Find {
        kind: Kind::Secret,
        start: mark - number,
        end: mark + 1 + key,
    })
}

/// A private key in PEM (RFC 7468) that begins at `start`, to its last line. `no_end` remembers
/// from where on there is none, so that a text of many beginnings is searched once.
pub(super) fn private_key(text: &str, start: usize, no_end: &mut Option<usize>) -> Option<Find> {
    // The first line is short: looking for its end must not cost more.
    let near = text.floor_char_boundary(start + 64);
    let head = text.get(start..near)?.lines().next()?;
    work::did(head.len());
    if !head.contains("PRIVATE KEY") || no_end.is_some_and(|from| start >= from) {
        return None;
    }
    let rest = text.get(start + head.len()..)?;
    // Brackets are walls, and a key has none.
    let inside = rest.split(['[', ']']).next().unwrap_or_default();
    work::did(inside.len());
    let Some(tail) = inside.find("-----END") else {
        *no_end = Some(start);
        return None;
    };
    let last = inside.get(tail..)?;
    let end = last.find("KEY-----").map_or(8, |at| at + 8);
    Some(Find { kind: Kind::Secret, start, end: start + head.len() + tail + end })
}

const BASE58: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

fn is_base58(token: &str) -> bool {
    token.bytes().all(|b| BASE58.contains(&b))
}

fn is_wallet(token: &str, coin: bool) -> bool {
    if let Some(hex) = token.strip_prefix("0x").or_else(|| token.strip_prefix("0X")) {
        return hex.len() == 40 && is_hex(hex);
    }
    let lower = token.to_ascii_lowercase();
    if ["bc1", "tb1", "ltc1"].iter().any(|prefix| lower.starts_with(prefix)) {
        return (14..=90).contains(&token.len()) && (bech32(&lower) || (coin && token.len() >= 26));
    }
    if lower.starts_with("addr1") && token.len() >= 50 {
        return true;
    }
    if !is_base58(token) {
        return false;
    }
    let mixed = token.bytes().any(|b| b.is_ascii_uppercase())
        && token.bytes().any(|b| b.is_ascii_lowercase());
    match token.len() {
        25..=36 if base58check(token) => true,
        26..=44 if coin => mixed,
        95 | 106 => mixed && token.starts_with(['4', '8']),
        _ => false,
    }
}

/// Whether the last four bytes are the double SHA-256 of the others (Bitcoin's Base58Check).
fn base58check(token: &str) -> bool {
    let mut bytes = [0_u8; 25];
    for digit in token.bytes() {
        let Some(value) = BASE58.iter().position(|&b| b == digit) else { return false };
        let mut carry = value;
        for byte in bytes.iter_mut().rev() {
            carry += usize::from(*byte) * 58;
            *byte = (carry & 0xff) as u8;
            carry >>= 8;
        }
        if carry > 0 {
            return false;
        }
    }
    let (body, sum) = bytes.split_at(21);
    Sha256::digest(Sha256::digest(body)).starts_with(sum)
}

/// Whether the checksum holds: Bech32 (BIP 173) or Bech32m (BIP 350).
fn bech32(token: &str) -> bool {
    const LETTERS: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const STEPS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let Some((human, data)) = token.rsplit_once('1') else { return false };
    let values = data.bytes().map(|b| LETTERS.iter().position(|&l| l == b));
    let head = human.bytes().map(|b| Some(usize::from(b >> 5)));
    let tail = human.bytes().map(|b| Some(usize::from(b & 31)));
    let mut sum = 1_u32;
    for value in head.chain([Some(0)]).chain(tail).chain(values) {
        let Some(value) = value else { return false };
        let top = sum >> 25;
        sum = ((sum & 0x01ff_ffff) << 5) ^ value as u32;
        for (bit, step) in STEPS.iter().enumerate() {
            if top >> bit & 1 == 1 {
                sum ^= step;
            }
        }
    }
    matches!(sum, 1 | 0x2bc8_30a3)
}

/// Six pairs of hexadecimal digits with one separator: `00:1a:2b:3c:4d:5e`.
fn mac(chunk: &str) -> Option<Find> {
    let bytes = chunk.as_bytes();
    let glued = |byte: Option<&u8>| {
        byte.is_some_and(|&b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-' | b'_'))
    };
    (0..bytes.len()).find_map(|start| {
        let token = bytes.get(start..start + 17)?;
        work::did(1);
        let separator = *token.get(2)?;
        let shaped = matches!(separator, b':' | b'-')
            && token.iter().enumerate().all(|(i, b)| match i % 3 {
                2 => *b == separator,
                _ => b.is_ascii_hexdigit(),
            });
        let before = start.checked_sub(1).and_then(|i| bytes.get(i));
        let after = bytes.get(start + 17);
        // "…:4d:5e: that is it"
        let ends = matches!(after, Some(b':' | b'-'))
            && !bytes.get(start + 18).is_some_and(u8::is_ascii_alphanumeric);
        // "MAC:00:1a:…" is glued to its name alone.
        let apart = !glued(before) || (before == Some(&b':') && !ends_hex_pair(bytes, start - 1));
        (shaped && apart && (ends || !glued(after))).then_some(Find {
            kind: Kind::Mac,
            start,
            end: start + 17,
        })
    })
}

fn ends_hex_pair(bytes: &[u8], end: usize) -> bool {
    let pair = end.checked_sub(2).and_then(|start| bytes.get(start..end));
    pair.is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
}

/// The same in three groups of four: `001a.2b3c.4d5e`.
fn cisco(token: &str) -> bool {
    token.len() == 14
        && token.split('.').count() == 3
        && token.split('.').all(|group| group.len() == 4 && is_hex(group))
}

/// Countries and the length of their account numbers (the SWIFT registry of IBAN formats).
const IBAN_LENGTHS: &[(&str, u8)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BI", 27),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DJ", 27),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FK", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("LY", 25),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MN", 20),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NI", 28),
    ("NL", 18),
    ("NO", 15),
    ("OM", 23),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("RU", 33),
    ("SA", 24),
    ("SC", 31),
    ("SD", 18),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SO", 23),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
    ("YE", 30),
];

/// The account numbers that begin in the `len` bytes from `start` on; the last may go on in groups
/// behind them.
pub(super) fn ibans(text: &str, start: usize, len: usize) -> Vec<Find> {
    let bytes = text.as_bytes();
    let mut finds = Vec::new();
    let (mut at, mut was_inside) = (start, false);
    while at < start + len {
        let byte = bytes.get(at).copied().unwrap_or_default();
        let is_inside = byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b'_';
        let rest = bytes.get(at..).unwrap_or_default();
        if is_inside
            && !was_inside
            && let Some(length) = iban_len(rest)
        {
            finds.push(Find { kind: Kind::Iban, start: at, end: at + length });
            at += length;
        } else {
            at += 1;
        }
        was_inside = is_inside;
    }
    finds
}

/// The length of the account number at the start, whose check digits must hold (ISO 7064, mod 97).
fn iban_len(bytes: &[u8]) -> Option<usize> {
    let (country, check) = bytes.get(..4)?.split_at(2);
    if !country.iter().all(u8::is_ascii_alphabetic) || !check.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let wanted = IBAN_LENGTHS
        .iter()
        .find(|(code, _)| country.eq_ignore_ascii_case(code.as_bytes()))
        .map(|(_, len)| usize::from(*len))?;
    let (mut number, mut end) = (Vec::with_capacity(wanted), 0);
    while number.len() < wanted {
        match bytes.get(end)? {
            b if b.is_ascii_alphanumeric() => number.push(b.to_ascii_uppercase()),
            // In groups of four, as it is printed.
            b' ' | b'-'
                if number.len().is_multiple_of(4)
                    && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => {}
            _ => return None,
        }
        end += 1;
    }
    work::did(end);
    if bytes.get(end).is_some_and(|&b| b.is_ascii_alphanumeric() || b >= 0x80) {
        return None;
    }
    number.rotate_left(4);
    let rest = number.iter().fold(0_u32, |rest, &b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b - b'A') + 10) % 97,
    });
    (rest == 1).then_some(end)
}
