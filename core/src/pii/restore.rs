//! Placeholders out, values in, on a stream that may be cut anywhere.

use super::{Kind, work};
use std::collections::BTreeMap;
use std::fmt;

/// Digits a placeholder's number may have: more than a conversation can ever reach.
const MAX_DIGITS: usize = 9;
/// Bytes of markup that a model may put inside: `[**EMAIL_1**]`, `[EMAIL\_1]`.
const MAX_MARKUP: usize = 8;
/// `[` + the longest label + `_` + digits + markup + `]`.
const MAX_LEN: usize = 1 + "DATE_OF_BIRTH".len() + 1 + MAX_DIGITS + MAX_MARKUP + 1;

/// Bytes a value may have to come back as often as the reply names it. An e-mail address or a
/// number is shorter, and so is a URL that someone types.
const LONG: usize = 200;

/// What stands behind a placeholder.
#[derive(Clone)]
pub(super) struct Value {
    pub text: String,
    /// How often it stood in what was scrubbed; for a restorer, how often it may still come back.
    pub seen: usize,
}

/// Puts the values back into a streamed reply.
///
/// Labels match in any case, for models that write `[email_1]`, and through the markup of Markdown:
/// `[EMAIL\_1]`, `[**EMAIL_1**]`. A placeholder that was never handed out stays as it is, byte for
/// byte. Text is held back only while it may still become a placeholder that was handed out: at most
/// `MAX_LEN` bytes, none of them past the first byte that rules it out.
///
/// A value of more than 200 bytes comes back at most as many times as it stood in what was
/// scrubbed, later placeholders stay as they are: a model told to say `[URL_1]` a thousand times
/// would otherwise turn one long URL into megabytes. So restoring what was scrubbed still gives
/// the text as it was.
#[derive(Clone)]
pub struct Restorer {
    /// Placeholder in upper case → value. Ordered, so that "may this still become one?" is a
    /// single look-up.
    values: BTreeMap<String, Value>,
    held: String,
}

enum Here {
    /// Its length, and its key.
    Known(usize, String),
    Maybe,
    No,
}

impl Restorer {
    pub(super) fn new(values: BTreeMap<String, Value>) -> Self {
        Self { values, held: String::new() }
    }

    /// The next piece of the reply, restored as far as it is certain. May be empty.
    #[must_use]
    pub fn push(&mut self, chunk: &str) -> String {
        let held = std::mem::take(&mut self.held);
        let joined;
        let mut rest = if held.is_empty() {
            chunk
        } else {
            joined = held + chunk;
            joined.as_str()
        };
        let mut out = String::with_capacity(rest.len());
        while let Some(at) = rest.find('[') {
            let (before, from) = rest.split_at(at);
            out.push_str(before);
            match self.here(from) {
                Here::Known(len, key) => {
                    let written = from.get(..len).unwrap_or_default();
                    out.push_str(self.take(&key).unwrap_or(written));
                    rest = from.get(len..).unwrap_or_default();
                }
                Here::Maybe => {
                    from.clone_into(&mut self.held);
                    return out;
                }
                Here::No => {
                    out.push('[');
                    rest = from.get(1..).unwrap_or_default();
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// What was still held back, once the stream has ended. Afterwards nothing is held.
    #[must_use]
    pub fn finish(&mut self) -> String {
        std::mem::take(&mut self.held)
    }

    /// The value of a placeholder, unless it is long and came back often enough.
    fn take(&mut self, key: &str) -> Option<&str> {
        let value = self.values.get_mut(key)?;
        if value.text.len() > LONG {
            value.seen = value.seen.checked_sub(1)?;
        }
        Some(&value.text)
    }

    /// What stands at the `[` that `from` begins with.
    fn here(&self, from: &str) -> Here {
        let head = from.as_bytes();
        let head = head.get(..MAX_LEN).unwrap_or(head);
        let close = head.iter().position(|&b| b == b']');
        if close.is_none() && head.len() == MAX_LEN {
            return Here::No; // nothing that was handed out is so long, whatever its markup
        }
        let len = close.map_or(head.len(), |at| at + 1);
        let Some(candidate) = from.get(..len) else {
            return Here::No; // the bound fell inside a character, which no placeholder has
        };
        work::did(len);
        let candidate = plain(candidate);
        if close.is_some() {
            return match self.values.contains_key(&candidate) {
                true => Here::Known(len, candidate),
                false => Here::No,
            };
        }
        let next = self.values.range(candidate.clone()..).next();
        match next {
            Some((key, _)) if key.starts_with(&candidate) => Here::Maybe,
            _ => Here::No,
        }
    }
}

/// Counts only: the values never reach a log.
impl fmt::Debug for Restorer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Restorer")
            .field("values", &self.values.len())
            .field("held_bytes", &self.held.len())
            .finish_non_exhaustive()
    }
}

/// A placeholder, or the beginning of one, without markup and in capitals.
fn plain(candidate: &str) -> String {
    candidate
        .chars()
        .filter(|c| !matches!(c, '\\' | '*' | '`' | '~'))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// The placeholders that stand literally in a text, in any form that [`Restorer`] takes for one.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = (Kind, u32)> + '_ {
    text.match_indices('[').filter_map(|(at, _)| {
        work::did(MAX_LEN);
        let rest = text.as_bytes().get(at + 1..)?;
        let rest = rest.get(..MAX_LEN).unwrap_or(rest);
        let end = rest.iter().position(|byte| *byte == b']')?;
        let rest = plain(std::str::from_utf8(rest.get(..=end)?).ok()?);
        Kind::ALL.into_iter().find_map(|kind| {
            let label = kind.label();
            let rest = rest.strip_prefix(label)?.strip_prefix('_')?;
            let digits = rest.bytes().take_while(u8::is_ascii_digit);
            let digits = digits.take(MAX_DIGITS + 1).count();
            if digits > MAX_DIGITS || !rest.get(digits..)?.starts_with(']') {
                return None;
            }
            Some((kind, rest.get(..digits)?.parse().ok()?))
        })
    })
}
