//! One pass over a text: what ends a word is looked at only where the word says that it may be
//! something.
//!
//! Most words of a vent are letters alone. They are looked up once, for what they say of their
//! neighbours, and passed by; only a word with a digit, an `@`, a dot or a colon inside is shown to
//! the finders.

mod context;

use super::detect::Find;
use super::number;
use super::words::{self, Meaning, Words};
use super::{Kind, numbered, person, place, spelled, token, web, work};

// What a byte may be part of.
const BREAK: u8 = 1;
const DIGIT: u8 = 1 << 1;
const MARK: u8 = 1 << 2;
const DOT: u8 = 1 << 3;
const OPEN: u8 = 1 << 4;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            0..=b' ' | b'[' | b']' => BREAK,
            b'0'..=b'9' => DIGIT,
            b'@' | b':' | b'/' | b'#' | b'_' => MARK,
            b'(' | b'{' => OPEN,
            b'.' => DOT,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// A word, without the punctuation around it.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub meaning: Meaning,
    /// Where what stands between white space ends: behind its punctuation.
    pub outer_end: usize,
}

/// How many words back are remembered.
const REMEMBERED: usize = 16;

/// The longest chunk that is taken apart at the marks inside it, bytes.
const LONGEST_WITH_MARKS: usize = 64;

/// How far before a find the word may stand that speaks of it, bytes.
pub(super) const CONTEXT: usize = 40;

/// The meanings whose last place is remembered.
const TRACKED: Meaning = words::PHONE
    | words::NUMBER
    | words::THING
    | words::SSN
    | words::DOCUMENT
    | words::BIRTH
    | words::MAIL
    | words::COIN
    | words::PLACE
    | words::SECRET
    | words::NETWORK
    | words::LIVES
    | words::OWN
    | words::VERSION;

/// What a word in small letters may mean, to begin or end a find.
const TELLING: Meaning =
    words::DOT | words::MONTH | words::STREET_FIRST | words::UNIT | words::GIVEN | words::PARTICLE;

/// One piece of text under way.
pub(super) struct Scanner<'t> {
    pub text: &'t str,
    /// What was found behind it before.
    pub next: Option<Kind>,
    pub words: Words,
    pub finds: Vec<Find>,
    /// Nothing before this is looked at: the end of the last find, or a wall.
    pub floor: usize,
    /// The last words behind the floor, in a ring, and how many there were.
    recent: [Word; REMEMBERED],
    remembered: usize,
    /// Where each meaning was last seen: the end of the word. 0 is never.
    last: [usize; Meaning::BITS as usize],
    /// Where the line begins, and the one before; for the first word of a line both are that of
    /// the line above, since "Phone:" may stand there.
    line: usize,
    above: usize,
    line_is_empty: bool,
    /// A number that may be that of a house.
    pub house: Option<place::House>,
    /// Known to be without the end of a private key from here on, up to the next bracket.
    no_key_end: Option<usize>,
}

impl<'t> Scanner<'t> {
    pub fn new(text: &'t str, next: Option<Kind>) -> Self {
        Self {
            text,
            next,
            words: Words::new(),
            finds: Vec::new(),
            floor: 0,
            recent: [Word::default(); REMEMBERED],
            remembered: 0,
            last: [0; Meaning::BITS as usize],
            line: 0,
            above: 0,
            line_is_empty: true,
            house: None,
            no_key_end: None,
        }
    }

    /// Looks at the whole piece; what is found is in `finds`, in order.
    pub fn scan(&mut self) {
        let bytes = self.text.as_bytes();
        work::did(bytes.len());
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let mut class = CLASSES[usize::from(byte)];
            if class & BREAK != 0 {
                at = self.pass_break(byte, at);
                continue;
            }
            let start = at;
            while let Some(&byte) = bytes.get(at) {
                let next = CLASSES[usize::from(byte)];
                if next & BREAK != 0 {
                    break;
                }
                class |= next;
                at += 1;
            }
            at = self.chunk(start, at, class);
        }
    }

    /// Passes white space or a bracket at `at`; returns where to go on.
    fn pass_break(&mut self, byte: u8, at: usize) -> usize {
        match byte {
            b'\n' => {
                if !self.line_is_empty {
                    self.above = self.line;
                }
                self.line = at + 1;
                self.line_is_empty = true;
            }
            // "jane [at] example [dot] com": the one thing in brackets that is no wall.
            b'[' => {
                let rest = self.text.get(at..).unwrap_or_default();
                for (mark, meaning) in [("[at]", words::AT), ("[dot]", words::DOT)] {
                    if rest.get(..mark.len()).is_some_and(|m| m.eq_ignore_ascii_case(mark)) {
                        let end = at + mark.len();
                        let word = Word { start: at, end, meaning, outer_end: end };
                        if let Some(find) = spelled::spelled(self, &word) {
                            return self.keep(find);
                        }
                        self.remember(word);
                        return end;
                    }
                }
                self.bracket(at);
            }
            b']' => self.bracket(at),
            _ => {}
        }
        at + 1
    }

    /// Looks at what stands between white space; returns where to go on.
    fn chunk(&mut self, start: usize, end: usize, class: u8) -> usize {
        if !self.line_is_empty {
            return self.look(start, end, class);
        }
        self.line_is_empty = false;
        let line = std::mem::replace(&mut self.line, self.above);
        let end = self.look(start, end, class);
        self.line = self.line.max(line.max(self.floor));
        end
    }

    fn look(&mut self, start: usize, end: usize, class: u8) -> usize {
        let bytes = self.text.as_bytes();
        let mut word = Word { start, end, meaning: 0, outer_end: end };
        while word.start < word.end && !is_word_byte(bytes[word.start]) {
            word.start += 1;
        }
        while word.start < word.end && !is_word_byte(bytes[word.end - 1]) {
            word.end -= 1;
        }
        let inner = bytes.get(word.start..word.end).unwrap_or_default();
        let inner_dot = class & DOT != 0 && inner.contains(&b'.');
        let inner_open = class & OPEN != 0 && inner.iter().any(|b| matches!(b, b'(' | b'{'));
        let is_long = end - start >= token::LONG;
        if class & (DIGIT | MARK) != 0 || inner_dot || inner_open || is_long {
            let chunk = self.text.get(start..end).unwrap_or_default();
            if let Some(end) = self.marked(start, chunk, class, inner_dot) {
                return end;
            }
        }
        if bytes.get(start..end).is_some_and(|chunk| chunk.starts_with(b"-----BEGIN"))
            && let Some(find) = token::private_key(self.text, start, &mut self.no_key_end)
        {
            return self.keep(find);
        }
        word.meaning = match (inner, bytes.get(word.start.min(end - 1)..end).unwrap_or_default()) {
            ([], _) => spelled::sign(bytes.get(start..end).unwrap_or_default()),
            // In small letters they are many things: a sin, a pan, the speed of light.
            (b"ID" | b"SIN" | b"PAN", _) => words::DOCUMENT,
            (b"NI", _) if self.text.get(end..).is_some_and(|t| t.starts_with(" n")) => {
                words::DOCUMENT
            }
            (_, b"C/" | b"c/") => words::STREET_FIRST,
            // "aws_secret_access_key" is a key.
            _ if class & MARK != 0 => {
                let last = inner.rsplit(|b| *b == b'_').next().unwrap_or_default();
                self.words.meaning(last)
            }
            _ => self.words.meaning(inner),
        };
        self.word(word)
    }

    /// Looks at a word for what it means, and at the words before it.
    fn word(&mut self, word: Word) -> usize {
        let first = self.text.as_bytes().get(word.start).copied().unwrap_or_default();
        // Most words begin nothing and end nothing.
        let telling =
            !first.is_ascii_lowercase() || self.house.is_some() || word.meaning & TELLING != 0;
        let find = match word.meaning {
            _ if !telling => None,
            meaning if meaning & (words::DOT) != 0 => spelled::spelled(self, &word),
            _ => self.introduced(&word, first),
        };
        if let Some(find) = find {
            return self.keep(find);
        }
        self.remember(word);
        word.outer_end
    }

    /// What the words before introduce, or this word begins.
    fn introduced(&mut self, word: &Word, first: u8) -> Option<Find> {
        let is_capital = first.is_ascii_uppercase() || first >= 0x80;
        let dated = word.meaning & words::MONTH != 0;
        let placed = self.house.is_some()
            || word.meaning & (words::STREET_FIRST | words::UNIT) != 0
            || (is_capital && word.end - word.start > 4);
        dated
            .then(|| numbered::birth(self, word.start))
            .flatten()
            .or_else(|| placed.then(|| place::street(self, word)).flatten())
            .or_else(|| {
                let titled = word.meaning & words::PARTICLE != 0
                    && self.before(0).is_some_and(|last| last.meaning & words::TITLE != 0);
                // "I" is the most common word of all.
                let long = word.end - word.start > 1;
                let named = (is_capital && long) || titled || word.meaning & words::GIVEN != 0;
                named.then(|| person::person(self, word)).flatten()
            })
    }

    /// A chunk with a digit or a mark: shown to the finders. Returns where to go on after a find.
    fn marked(&mut self, start: usize, chunk: &str, class: u8, inner_dot: bool) -> Option<usize> {
        work::did(chunk.len());
        if class & OPEN != 0
            && let Some(end) = self.keep_all(start, spelled::within(chunk))
        {
            return Some(end);
        }
        if inner_dot && let Some(find) = spelled::after_sign(self, start, chunk) {
            return Some(self.keep(find));
        }
        if class & MARK != 0 || inner_dot {
            let version = self.is_near(words::VERSION, start, 2);
            for find in [web::urls, web::emails] {
                if let Some(end) = self.keep_all(start, find(chunk)) {
                    return Some(end);
                }
            }
            let domains = web::domains(chunk);
            if let Some(first) = domains.first()
                && let Some(local) = spelled::local_before(self, start + first.start)
            {
                let end = start + first.end;
                return Some(self.keep(Find { kind: Kind::Email, start: local, end }));
            }
            if let Some(end) = self.keep_all(start, domains) {
                return Some(end);
            }
            if class & DIGIT != 0
                && !version
                && let Some(end) = self.keep_all(start, web::ips(chunk))
            {
                return Some(end);
            }
            if let Some(end) = self.keep_all(start, web::handles(chunk)) {
                return Some(end);
            }
        }
        let secret = self.ends_before(words::SECRET, start);
        let near = token::Near {
            coin: self.is_near(words::COIN, start, CONTEXT),
            secret: secret.is_some_and(|end| self.only(words::FILLER | words::IS, end, start)),
        };
        if let Some(end) = self.keep_all(start, token::tokens(chunk, near)) {
            return Some(end);
        }
        if let Some(end) = self.word_before_mark(start, chunk) {
            return Some(end);
        }
        if let Some(find) = numbered::handle(self, start, chunk) {
            return Some(self.keep(find));
        }
        if class & DIGIT == 0 {
            return None;
        }
        if let Some(end) = self.keep_all(0, token::ibans(self.text, start, chunk.len())) {
            return Some(end);
        }
        if let Some(find) = numbered::document(self, start, chunk) {
            return Some(self.keep(find));
        }
        self.digits(start, chunk)
    }

    /// "Phone:5551234", "Oak Lane,2": a word and a mark before something else. The word is looked at
    /// by itself; returns where to go on.
    fn word_before_mark(&mut self, start: usize, chunk: &str) -> Option<usize> {
        // What is left is looked at anew, so that a long row of marks would cost its square.
        if chunk.len() > LONGEST_WITH_MARKS {
            return None;
        }
        let lead = chunk.len() - chunk.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let rest = chunk.get(lead..)?;
        let len = rest.find(|c: char| !(c.is_alphabetic() || c == '-'))?;
        let behind = rest.get(len..)?;
        let mark = behind
            .chars()
            .next()
            .filter(|c| !c.is_alphanumeric() && !matches!(c, '.' | '_' | '#'))?;
        if len == 0 || !behind.contains(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let (word_start, end) = (start + lead, start + lead + len);
        let meaning = self.words.meaning(rest.get(..len)?.as_bytes());
        let outer_end = end + mark.len_utf8();
        Some(self.word(Word { start: word_start, end, meaning, outer_end }))
    }

    /// Looks at each row of digits of a chunk. All of them, before any remainder is looked at anew:
    /// a chunk may be long.
    fn digits(&mut self, start: usize, chunk: &str) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let end = start + chunk.len();
        let (mut at, mut kept) = (start, None);
        while let Some(rest) = bytes.get(at..end) {
            let Some(skip) = rest.iter().position(u8::is_ascii_digit) else { break };
            at += skip;
            let before = self.text.get(self.floor..at).unwrap_or_default();
            if !before.ends_with(number::is_glue)
                && let Some(find) = self.number(at)
            {
                at = self.keep(find);
                kept = Some(at);
                continue;
            }
            let digits = bytes.get(at..end).unwrap_or_default();
            at += digits.iter().take_while(|b| b.is_ascii_digit()).count();
        }
        kept
    }

    /// What begins with the digits at `at`.
    fn number(&mut self, at: usize) -> Option<Find> {
        let spoken = self.is_near(words::PLACE, at, CONTEXT);
        numbered::birth(self, at)
            .or_else(|| place::coordinates(self.text, self.floor, at, spoken))
            .or_else(|| {
                let find = number::number(self.text, self.floor, at, self.around(at))?;
                // "9543 1819 St. John Street" are numbers of a house, and two groups after a
                // postal code are no phone number where more of an address follows.
                let shown = self.text.get(find.start..find.end)?;
                let two = shown.split(' ').count() == 2 && !shown.contains(['+', '(']);
                let spoken = self.is_near(words::PHONE, at, CONTEXT);
                let house = find.kind == Kind::Phone
                    && two
                    && (place::street_follows(self, find.end)
                        || (!spoken
                            && !shown.starts_with("07")
                            && place::address_follows(self, find.end)));
                (!house).then_some(find)
            })
            .or_else(|| place::numbered_street(self, at))
    }

    /// Keeps a find; what stands before it says nothing of what follows. Returns where to go on.
    fn keep(&mut self, find: Find) -> usize {
        self.finds.push(find);
        self.wall(find.end);
        find.end
    }

    /// Keeps finds of a chunk that begins at `start`; returns where the last one ends.
    fn keep_all(&mut self, start: usize, finds: Vec<Find>) -> Option<usize> {
        finds
            .into_iter()
            .map(|find| {
                self.keep(Find {
                    kind: find.kind,
                    start: start + find.start,
                    end: start + find.end,
                })
            })
            .last()
    }

    /// Passes a bracket; a private key may end behind it, though none did before.
    fn bracket(&mut self, at: usize) {
        self.wall(at + 1);
        self.no_key_end = None;
    }

    /// From here on the text is read as if it began here.
    fn wall(&mut self, at: usize) {
        self.floor = at;
        self.remembered = 0;
        self.last = [0; Meaning::BITS as usize];
        self.line = at;
        self.above = at;
        self.line_is_empty = true;
        self.house = None;
    }
}

/// Letters, digits and whatever is not ASCII.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}
