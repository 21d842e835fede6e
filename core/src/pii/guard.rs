//! What a model makes up, held back before the person reads it: a number nobody checked may ring at
//! a stranger's, a link may lead anywhere.
//!
//! [`Guard`] stands before the [`Restorer`](super::Restorer): the model's words still have the
//! placeholders in them, and those pass as they are. What passes besides is in `allowed`.
//!
//! Words of letters pass at once, for the person waits for them. From the first sign on that no
//! word has (a digit, an `@`, a dot with a letter behind it) everything is held until ordinary words
//! go on, and [`detect()`] then reads it in one piece. Where a piece begins and ends is told by the
//! text alone, so how a reply is cut into chunks never changes what the person reads. The price:
//! the letters before that first sign are sent already. Of `ann@x.org` the person reads `ann`, and
//! without the rest nobody is reached by that.
//!
//! The one find without such a sign, a private key in PEM over many lines, is no business of a
//! guard: a made-up one opens nothing.

mod allowed;
#[cfg(test)]
mod tests;

use std::fmt;

use super::words::{self, Meaning, Words};
use super::{Kind, detect, work};
use crate::text::is_visible;
use allowed::Allowed;

/// Stands where something was held back. A reply comes in any language, so it is no word; and in
/// round brackets, since square ones are a placeholder's, and bare dots would end a sentence.
const MARK: &str = "(…)";

/// The most bytes that are held: more than any address but a link's, whose rest is not held but
/// dropped. A model that writes numbers alone would otherwise never be heard.
const MOST_HELD: usize = 400;

/// How many bytes before a held piece are read with it: what [`detect()`] looks back for stands at
/// most 40 bytes away, and the part before an `@` has at most 64.
const CONTEXT: usize = 64;

/// Words that begin with a capital letter and may follow a number before it is let go: the name of
/// a street and that of its town.
const MOST_CAPITALS: u8 = 8;

/// The longest word that may hold a piece open, bytes.
const LONGEST_WORD: usize = 16;

/// Bytes without a letter or digit that are held at the beginning of a reply.
const MOST_OPENING: usize = 200;

/// How a web address begins. Held until it is clear whether it is one, so that no "https" is left
/// standing: the one case of a word that waits, and only for one letter.
const SCHEMES: [&str; 3] = ["http://", "https://", "www."];

/// The meanings of words in small letters that stand inside an address.
const INSIDE: Meaning =
    words::AT | words::DOT | words::STREET | words::STREET_FIRST | words::UNIT | words::PARTICLE;

/// More of them; those for telephones stand behind a number.
const ALSO_INSIDE: [&str; 20] = [
    "ext",
    "extension",
    "x",
    "office",
    "fax",
    "cell",
    "mobile",
    "phone",
    "of",
    "the",
    "des",
    "du",
    "les",
    "los",
    "las",
    "dei",
    "degli",
    "e",
    "l",
    "d",
];

/// Reads a model's reply as it comes in, and gives what the person may read of it.
pub struct Guard {
    allowed: Allowed,
    words: Words,
    mode: Mode,
    /// Read, and not yet decided on.
    held: String,
    /// The end of what was decided on, as the model wrote it.
    context: String,
    /// The last two characters that can be seen, or white space; the newest last.
    last: [char; 2],
    /// Until the first letter or digit passes: what stands before it.
    opening: Option<Opening>,
    held_back: usize,
}

/// What is done with the next character.
enum Mode {
    /// Words pass as they come.
    Open,
    /// What is held may begin something: `(`, `htt`.
    Maybe,
    /// It is held until ordinary words go on.
    Hot(Hot),
    /// Too long to be held: the rest of the address goes the way of its beginning.
    Rest { passes: bool },
}

/// Where a held piece stands.
#[derive(Default)]
struct Hot {
    /// Where the word in small letters begins that is being read.
    word: Option<usize>,
    /// Nothing but opening punctuation since the last white space.
    is_start: bool,
    /// The next word is the end of a domain: "example dot com".
    after_dot: bool,
    capitals: u8,
}

/// A reply that is nothing but a mark says nothing, so the mark waits for a word.
#[derive(Default)]
struct Opening {
    text: String,
    is_marked: bool,
}

impl Guard {
    /// A guard for one reply. `known`: everything the model was shown of the conversation, a line
    /// each; what stands there is not made up.
    #[must_use]
    pub fn new(known: String) -> Self {
        Self {
            allowed: Allowed::new(known),
            words: Words::new(),
            mode: Mode::Open,
            held: String::new(),
            context: String::new(),
            last: [' '; 2],
            opening: Some(Opening::default()),
            held_back: 0,
        }
    }

    /// The next piece of the reply, as far as it is decided on. May be empty.
    #[must_use]
    pub fn push(&mut self, chunk: &str) -> String {
        let mut out = String::with_capacity(chunk.len());
        for c in chunk.chars() {
            self.step(c, &mut out);
        }
        out
    }

    /// What was still held, once the reply has ended. A reply of nothing but finds is empty.
    #[must_use]
    pub fn finish(&mut self) -> String {
        let mut out = String::new();
        match std::mem::replace(&mut self.mode, Mode::Open) {
            Mode::Maybe => self.let_pass(&mut out),
            Mode::Hot(_) => self.decide(self.held.len(), false, &mut out),
            Mode::Open | Mode::Rest { .. } => {}
        }
        if let Some(opening) = self.opening.take().filter(|opening| !opening.is_marked) {
            out.push_str(&opening.text);
        }
        out
    }

    /// Forgets what is held, and reads on behind `said`: what the person has read of the reply,
    /// when another model goes on with it.
    pub fn resume(&mut self, said: &str) {
        self.mode = Mode::Open;
        self.held.clear();
        self.context.clear();
        self.context.push_str(tail(said));
        let mut seen = self.context.chars().rev().filter(|c| is_seen(*c));
        let last = seen.next().unwrap_or(' ');
        self.last = [seen.next().unwrap_or(' '), last];
        self.opening = said.is_empty().then(Opening::default);
    }

    /// How many finds were left out so far.
    #[must_use]
    pub fn held_back(&self) -> usize {
        self.held_back
    }

    fn step(&mut self, c: char, out: &mut String) {
        work::did(1);
        match std::mem::replace(&mut self.mode, Mode::Open) {
            Mode::Open => self.open(c, out),
            Mode::Maybe => self.maybe(c, out),
            Mode::Hot(hot) => self.hot(hot, c, out),
            Mode::Rest { passes } => self.rest(passes, c, out),
        }
    }

    /// Ordinary words.
    fn open(&mut self, c: char, out: &mut String) {
        let plain = plain(c);
        let [before, last] = self.last;
        // "example.com", "ann_lee": a sign that joins, between two letters.
        let joined =
            is_letter(plain) && matches!(last, '.' | ':' | '_') && before.is_alphanumeric();
        let begins =
            !is_letter(last) && !last.is_numeric() && matches!(plain, 'h' | 'H' | 'w' | 'W');
        if plain.is_numeric() || matches!(plain, '@' | '/' | '+') || joined {
            self.hot(Hot::default(), c, out);
        } else if plain.is_whitespace() && self.is_behind_dot() {
            self.hot(Hot { after_dot: true, ..Hot::default() }, c, out);
        } else if begins || matches!(plain, '(' | '{') {
            self.hold(c);
            self.mode = Mode::Maybe;
        } else {
            self.see(c);
            self.pass(c.encode_utf8(&mut [0; 4]), out);
        }
    }

    /// A bracket that may begin a number, or letters that may begin a web address.
    fn maybe(&mut self, c: char, out: &mut String) {
        let plain = plain(c);
        if self.held.starts_with(|c| matches!(self::plain(c), '(' | '{')) {
            // "(415) 555-2671", "ann(at)example(dot)com"
            let [before, _] = self.last;
            let joined = is_letter(plain) && before.is_alphanumeric();
            if plain.is_numeric() || plain == '+' || joined {
                return self.hot(Hot::default(), c, out);
            }
        } else {
            let shown: String = self.held.chars().map(self::plain).chain([plain]).collect();
            let shown = shown.to_ascii_lowercase();
            if SCHEMES.contains(&shown.as_str()) {
                return self.hot(Hot::default(), c, out);
            }
            if SCHEMES.iter().any(|scheme| scheme.starts_with(&shown)) {
                self.hold(c);
                self.mode = Mode::Maybe;
                return;
            }
        }
        self.let_pass(out);
        self.open(c, out);
    }

    /// A held piece, and whether `c` belongs to it.
    fn hot(&mut self, mut hot: Hot, c: char, out: &mut String) {
        let plain = plain(c);
        if self.held.len() + c.len_utf8() > MOST_HELD {
            self.decide(self.held.len(), true, out);
            return self.step(c, out);
        }
        if !is_seen(c) {
            return self.stay(hot, c);
        }
        if let Some(start) = hot.word {
            if is_letter(plain) && self.held.len() - start < LONGEST_WORD {
                return self.stay(hot, c);
            }
            hot.word = None;
            if !self.is_inside(start, &mut hot) {
                self.decide(start, false, out);
                return self.step(c, out);
            }
        }
        let [before, last] = self.last;
        if plain.is_whitespace() {
            hot.after_dot |= last == '.' && before.is_whitespace();
            hot.is_start = true;
        }
        let capital = hot.is_start && plain.is_uppercase();
        let ends = matches!(c, '\n' | '\r' | '[')
            || is_wide(plain)
            || (plain.is_whitespace() && !hot.after_dot && self.is_sentence())
            || (capital && hot.capitals == MOST_CAPITALS);
        // What begins a piece belongs to it.
        if ends && !self.held.is_empty() {
            self.decide(self.held.len(), false, out);
            return self.step(c, out);
        }
        if c == ']' {
            self.hold(c);
            return self.decide(self.held.len(), false, out);
        }
        if capital {
            hot.capitals += 1;
        } else if hot.is_start && is_letter(plain) {
            hot.word = Some(self.held.len());
        } else if plain.is_numeric() {
            hot.capitals = 0;
        }
        if !plain.is_whitespace() {
            // A dash that parts words stands for white space.
            hot.is_start = matches!(plain, '—' | '–') || (hot.is_start && opens(plain));
        }
        self.stay(hot, c);
    }

    /// Behind a piece that was too long.
    fn rest(&mut self, passes: bool, c: char, out: &mut String) {
        let ends =
            c.is_whitespace() || matches!(c, '[' | ']' | '<' | '>' | '"') || is_wide(plain(c));
        if ends {
            return self.open(c, out);
        }
        self.see(c);
        let mut bytes = [0; 4];
        let shown = c.encode_utf8(&mut bytes);
        if passes {
            self.pass(shown, out);
        } else {
            self.remember(shown);
        }
        self.mode = Mode::Rest { passes };
    }

    /// Decides on what is held before `end`; what is held behind it is read anew.
    fn decide(&mut self, end: usize, is_cut: bool, out: &mut String) {
        let mut piece = std::mem::take(&mut self.held);
        let again = piece.split_off(end);
        let context = tail(&self.context);
        let mut done = context.len();
        let text = format!("{context}{piece}");
        self.remember(&piece);
        for span in detect(&text) {
            if span.end <= done || matches!(span.kind, Kind::Person | Kind::DateOfBirth) {
                continue;
            }
            let passes = self.allowed.allows(&text, span);
            let mut end = span.end;
            let behind = text.get(end..).unwrap_or_default();
            if is_cut && !behind.contains(char::is_whitespace) {
                self.mode = Mode::Rest { passes };
                end = text.len();
            }
            if !passes {
                let part = text.get(done..).unwrap_or_default();
                let lead = span.start.saturating_sub(done);
                let blank = part.get(lead..).map_or(0, |p| p.len() - p.trim_start().len());
                self.release(part.get(..lead + blank).unwrap_or_default(), false, out);
                self.release(MARK, true, out);
                self.held_back += 1;
                done = end;
            }
        }
        self.release(text.get(done..).unwrap_or_default(), false, out);
        if !again.is_empty() {
            self.last = [' '; 2];
            for c in again.chars() {
                self.step(c, out);
            }
        }
    }

    /// Whether a word in small letters may stand inside an address.
    fn is_inside(&self, start: usize, hot: &mut Hot) -> bool {
        let word = self.held.get(start..).unwrap_or_default();
        if std::mem::take(&mut hot.after_dot) {
            return true;
        }
        hot.after_dot = self.words.means(word, words::DOT);
        self.words.means(word, INSIDE) || ALSO_INSIDE.contains(&word)
    }

    /// Whether what is held ends as a sentence does. "St." and "Avda." do not end one.
    fn is_sentence(&self) -> bool {
        let [_, last] = self.last;
        let before = self.held.trim_end_matches('.');
        let letters = before.chars().rev().take(LONGEST_WORD).take_while(|c| c.is_alphabetic());
        let (count, bytes) = letters.fold((0, 0), |(n, bytes), c| (n + 1, bytes + c.len_utf8()));
        let word = before.get(before.len() - bytes..).unwrap_or_default();
        let is_short = matches!(count, 1..4) || self.words.means(word, INSIDE);
        matches!(last, '!' | '?' | ';') || (last == '.' && !is_short)
    }

    /// Whether the last word is a dot: "example dot com", "example . com".
    fn is_behind_dot(&self) -> bool {
        let [before, last] = self.last;
        if last == '.' {
            return before.is_whitespace();
        }
        let word = self.context.trim_end_matches([')', ']', '}']);
        word.len().checked_sub(3).and_then(|at| word.split_at_checked(at)).is_some_and(
            |(before, dot)| {
                dot.eq_ignore_ascii_case("dot") && !before.ends_with(char::is_alphanumeric)
            },
        )
    }

    fn stay(&mut self, hot: Hot, c: char) {
        self.hold(c);
        self.mode = Mode::Hot(hot);
    }

    fn hold(&mut self, c: char) {
        self.see(c);
        self.held.push(c);
    }

    fn see(&mut self, c: char) {
        if is_seen(c) {
            let [_, last] = self.last;
            self.last = [last, plain(c)];
        }
    }

    /// Lets pass what is held: it begins nothing.
    fn let_pass(&mut self, out: &mut String) {
        let held = std::mem::take(&mut self.held);
        self.pass(&held, out);
    }

    fn pass(&mut self, words: &str, out: &mut String) {
        self.remember(words);
        self.release(words, false, out);
    }

    fn remember(&mut self, words: &str) {
        self.context.push_str(words);
        // Not at every character: what is cut off must be moved.
        if self.context.len() > 8 * CONTEXT {
            self.context = tail(&self.context).to_owned();
        }
    }

    /// Gives words to the person, the first of them not before there is a letter or a digit.
    fn release(&mut self, words: &str, is_mark: bool, out: &mut String) {
        let Some(opening) = &mut self.opening else { return out.push_str(words) };
        // White space at the beginning is somebody else's to judge.
        if opening.text.is_empty() && !is_mark && !words.chars().any(is_visible) {
            return out.push_str(words);
        }
        opening.text.push_str(words);
        opening.is_marked |= is_mark;
        let spoken = !is_mark && words.chars().any(char::is_alphanumeric);
        if spoken || opening.text.len() > MOST_OPENING {
            out.push_str(&opening.text);
            self.opening = None;
        }
    }
}

/// Counts only: what is held and what is known never reach a log.
impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard")
            .field("held_back", &self.held_back)
            .field("held_bytes", &self.held.len())
            .finish_non_exhaustive()
    }
}

/// The last [`CONTEXT`] bytes, or a little less: whole characters.
fn tail(text: &str) -> &str {
    let start = text.ceil_char_boundary(text.len().saturating_sub(CONTEXT));
    text.get(start..).unwrap_or_default()
}

/// Full-width signs and letters are read as those of ASCII, as [`detect()`] reads them.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// White space is seen, too: it parts words.
fn is_seen(c: char) -> bool {
    is_visible(c) || c.is_whitespace()
}

/// A letter of a script that is written with spaces (Latin to Arabic).
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && (c as u32) < 0x700
}

/// A letter of any other script: no part of an address, so it ends one without a space.
fn is_wide(c: char) -> bool {
    c.is_alphabetic() && !c.is_numeric() && (c as u32) >= 0x700
}

/// What may stand before the first letter of a word.
fn opens(c: char) -> bool {
    matches!(c, '(' | '"' | '\'' | '“' | '„' | '‘' | '«' | '¿' | '¡' | '*' | '-')
}
