//! Joining the rest of a reply to its beginning, when someone else goes on with it.
//!
//! A model that goes on is asked to begin with the last words it was shown ([`anchor`]), so that a
//! word cut in the middle and the space after a whole one both come out right. It may repeat more
//! or fewer words than that, say the whole reply again, or simply go on; with other quotation marks,
//! another case, a line where there was a space. Nothing that the person has read may come twice,
//! and nothing may be left out. What would have to be guessed at is refused, and somebody else goes
//! on: a word too few can turn a sentence into its opposite.

/// How many characters back the last words are looked for.
const LOOKS_BACK: usize = 240;
/// An anchor has at most this many words,
const ANCHOR_WORDS: usize = 8;
/// and at most this many characters: there are scripts without spaces.
const ANCHOR_CHARS: usize = 60;
/// Words repeated from the middle are at least this many bytes, or a few whole words: less may be
/// said twice on purpose.
const LEAST_BYTES: usize = 12;
/// The same for words that begin where a word does, in characters, a space among them.
const LEAST_WORDS_CHARS: usize = 5;
/// A reply that begins like the one before for this many characters, and then goes another way, is
/// a new reply: it cannot be joined.
const LEAST_RESTARTED: usize = 32;
/// More blanks than this before any word are no continuation, bytes.
const MOST_BLANKS: usize = 1_000;

/// It cannot be joined: another reply, or one whose seam would have to be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSeam;

/// The last words of `said`, which a continuation is asked to begin with.
pub fn anchor(said: &str) -> &str {
    let said = said.trim_end();
    let by_chars = said.char_indices().rev().nth(ANCHOR_CHARS - 1).map_or(0, |(place, _)| place);
    let mut spaces = said.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    let mut by_words = 0;
    let mut words = 0;
    let mut last = said.len();
    for (place, space) in &mut spaces {
        // A run of white space ends one word.
        if place + space.len_utf8() != last {
            words += 1;
        }
        last = place;
        if words == ANCHOR_WORDS {
            by_words = place;
            break;
        }
    }
    said.get(by_chars.max(by_words)..).unwrap_or(said).trim_start()
}

/// Takes out of a continuation what it repeats.
#[derive(Debug)]
pub struct Seam {
    said: Said,
    /// Heard, and not yet known to be new or repeated. `None` once that is known.
    heard: Option<String>,
}

/// A character as it is compared, and where it ends in its text.
type Folded = (char, usize);

#[derive(Debug)]
struct Said {
    folded: Vec<Folded>,
    /// The word at its end, when it may have been cut there.
    last_word: String,
    /// How many characters of white space it ends with.
    spaces: usize,
}

/// What the beginning of a continuation is.
enum Verdict {
    /// Too short to tell.
    Unclear,
    /// New from this byte on.
    NewFrom(usize),
    NoSeam,
}

impl Seam {
    /// A seam behind `said`. Behind nothing, everything is new.
    pub fn new(said: &str) -> Self {
        let mut folded = fold(said);
        folded.pop_if(|(c, _)| *c == ' ');
        let spaces = said.chars().rev().take_while(|c| c.is_whitespace()).count();
        let last_word = said.trim_end_matches(is_cased);
        let is_word = !last_word.ends_with(char::is_alphanumeric);
        let last_word =
            said.strip_prefix(last_word).filter(|_| is_word).unwrap_or_default().to_owned();
        let heard = (!folded.is_empty()).then(String::new);
        Self { said: Said { folded, last_word, spaces }, heard }
    }

    /// More of the continuation; gives what of it is new, as far as that is certain.
    ///
    /// # Errors
    /// [`NoSeam`]: this cannot be joined.
    pub fn push(&mut self, words: String) -> Result<String, NoSeam> {
        let Some(heard) = &mut self.heard else { return Ok(words) };
        heard.push_str(&words);
        match self.said.verdict(heard, false) {
            Verdict::Unclear => Ok(String::new()),
            Verdict::NoSeam => Err(NoSeam),
            Verdict::NewFrom(place) => {
                let new = heard.split_off(place);
                self.heard = None;
                Ok(new)
            }
        }
    }

    /// The continuation has ended; gives what was still unclear and is not a repetition.
    ///
    /// # Errors
    /// [`NoSeam`]: it cannot be joined.
    pub fn finish(&mut self) -> Result<String, NoSeam> {
        let Some(mut heard) = self.heard.take() else { return Ok(String::new()) };
        match self.said.verdict(&heard, true) {
            Verdict::NoSeam => Err(NoSeam),
            Verdict::Unclear => Ok(String::new()),
            Verdict::NewFrom(place) => Ok(heard.split_off(place)),
        }
    }
}

impl Said {
    fn verdict(&self, heard: &str, is_all: bool) -> Verdict {
        let folded = fold(heard);
        let opening = folded.iter().take_while(|(c, _)| matches!(c, ' ' | '"' | '.')).count();
        let opened = folded.get(opening..).unwrap_or_default();
        if opened.is_empty() {
            return match (is_all, heard.len() > MOST_BLANKS) {
                (false, false) => Verdict::Unclear,
                (false, true) => Verdict::NoSeam,
                (true, _) => Verdict::NewFrom(0),
            };
        }
        let tails = || self.starts().filter_map(|start| self.tail(start, opening > 0));
        if !is_all {
            let longer = tails().any(|tail| tail.len() > opened.len() && begins(tail, opened));
            if longer || self.last_word.starts_with(heard) {
                return Verdict::Unclear;
            }
        }
        // From the longest repetition to the shortest.
        if let Some(tail) = tails().find(|tail| begins(opened, tail)) {
            let end =
                opened.get(..tail.len()).and_then(<[Folded]>::last).map_or(0, |(_, end)| *end);
            let after = heard.get(end..).unwrap_or_default();
            // The space at the end was said already.
            let spaces = after.chars().take(self.spaces).take_while(|c| c.is_whitespace());
            let spaces: usize = spaces.map(char::len_utf8).sum();
            let more_to_come =
                !is_all && spaces == after.len() && self.spaces > after.chars().count();
            return if more_to_come { Verdict::Unclear } else { Verdict::NewFrom(end + spaces) };
        }
        let same = self.folded.iter().zip(opened).take_while(|(a, b)| a.0 == b.0).count();
        if same >= LEAST_RESTARTED || (is_all && same == opened.len()) {
            return Verdict::NoSeam;
        }
        self.joined(heard)
    }

    /// Nothing is repeated but, maybe, the word at the end. Between two letters there is no seam to
    /// be seen, so what such a joint cannot be is ruled out.
    fn joined(&self, heard: &str) -> Verdict {
        let goes_on = heard.starts_with(is_cased);
        if self.last_word.is_empty() || !goes_on {
            return Verdict::NewFrom(0);
        }
        // "youI'm": no word goes on with a capital. Somebody begins anew, or excuses themself.
        if heard.starts_with(char::is_uppercase) && !self.last_word.ends_with(char::is_uppercase) {
            return Verdict::NoSeam;
        }
        match heard.strip_prefix(self.last_word.as_str()) {
            None => Verdict::NewFrom(0),
            // The same word in full: nobody writes it twice without a space.
            Some(rest) if !rest.starts_with(is_cased) => Verdict::NewFrom(self.last_word.len()),
            // "not" and "nothing": a cut word in full, or another word that begins alike.
            Some(_) => Verdict::NoSeam,
        }
    }

    /// The end of what was said, from `start` on, when it is long enough to be told from words that
    /// happen to be said twice. All of it may be short, unless something stands `before` the words
    /// that are heard.
    fn tail(&self, start: usize, before: bool) -> Option<&[Folded]> {
        let tail = self.folded.get(start..)?;
        let is_space = |(c, _): &Folded| *c == ' ';
        let begins_word =
            start.checked_sub(1).and_then(|at| self.folded.get(at)).is_some_and(is_space);
        let few_words = begins_word && tail.len() >= LEAST_WORDS_CHARS && tail.iter().any(is_space);
        let long = || tail.iter().map(|(c, _)| c.len_utf8()).sum::<usize>() >= LEAST_BYTES;
        (few_words || (start == 0 && !before) || long()).then_some(tail)
    }

    /// Where a repetition may begin: at the start of what was said, and anywhere at its end.
    fn starts(&self) -> impl Iterator<Item = usize> + '_ {
        let from = self.folded.len().saturating_sub(LOOKS_BACK).max(1);
        std::iter::once(0).chain(from..self.folded.len())
    }
}

/// Whether `text` begins with `with`.
fn begins(text: &[Folded], with: &[Folded]) -> bool {
    text.len() >= with.len() && text.iter().zip(with).all(|(a, b)| a.0 == b.0)
}

/// A letter of a script that has words between spaces: where two meet, a word goes on.
fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

/// Characters as they are compared: a run of white space is one space, quotation marks and
/// apostrophes are one, and so are dashes; letters have no case, and marks of emphasis are not
/// there.
fn fold(text: &str) -> Vec<Folded> {
    let mut folded: Vec<Folded> = Vec::with_capacity(text.len());
    for (place, c) in text.char_indices() {
        let end = place + c.len_utf8();
        let c = match c {
            '*' | '_' | '`' | '#' => continue,
            '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '´' => '"',
            '-' | '–' | '—' | '‑' | '−' => '-',
            '…' => '.',
            c if c.is_whitespace() => ' ',
            // The few letters whose small form is more than one character keep their own.
            c => {
                let mut small = c.to_lowercase();
                small.next().filter(|_| small.next().is_none()).unwrap_or(c)
            }
        };
        // Runs of white space and of dots are one.
        match folded.last_mut() {
            Some((last, at)) if *last == c && matches!(c, ' ' | '.') => *at = end,
            _ => folded.push((c, end)),
        }
    }
    folded
}

#[cfg(test)]
mod tests;
