//! Joining the rest of a reply to its beginning, when someone else goes on with it.
//!
//! A model that is asked to go on may begin with the last words it was shown (as it is asked to, so
//! that a word cut in the middle and the space after a whole one both come out right), finish the
//! word that was cut, say the whole reply again, or simply go on. Whatever it does, nothing that
//! the person has read may come twice, and nothing may be left out.

/// How many bytes back the last words are looked for.
const LOOKS_BACK: usize = 400;
/// Words repeated from the middle must be at least this many bytes, or they are words that happen
/// to be said twice.
const LEAST_REPEATED: usize = 12;
/// A reply that begins like the one before for this many bytes, and then goes another way, is a new
/// reply: it cannot be joined.
const LEAST_RESTARTED: usize = 32;

/// It is another reply, begun anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restarted;

/// Takes out of a continuation what it repeats.
#[derive(Debug)]
pub struct Seam {
    said: String,
    /// Heard, and not yet known to be new or repeated. `None` once that is known.
    heard: Option<String>,
}

/// What the beginning of a continuation is.
enum Verdict {
    /// Too short to tell.
    Unclear,
    /// New from this byte on.
    NewFrom(usize),
    Restarted,
}

impl Seam {
    /// A seam behind `said`. Behind nothing, everything is new.
    pub fn new(said: &str) -> Self {
        Self { said: said.to_owned(), heard: (!said.is_empty()).then(String::new) }
    }

    /// More of the continuation; gives what of it is new, as far as that is certain.
    ///
    /// # Errors
    /// [`Restarted`]: this is no continuation.
    pub fn push(&mut self, words: String) -> Result<String, Restarted> {
        let Some(heard) = &mut self.heard else { return Ok(words) };
        heard.push_str(&words);
        match verdict(&self.said, heard) {
            Verdict::Unclear => Ok(String::new()),
            Verdict::Restarted => Err(Restarted),
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
    /// [`Restarted`]: it was no continuation.
    pub fn finish(&mut self) -> Result<String, Restarted> {
        let Some(mut heard) = self.heard.take() else { return Ok(String::new()) };
        let place = repeated(&self.said, &heard).filter(|place| *place > 0);
        match place {
            Some(place) => Ok(heard.split_off(place)),
            // It says the beginning again and ends before it has said all of it.
            None if is_restart(&self.said, &heard) => Err(Restarted),
            None => Ok(heard),
        }
    }
}

fn verdict(said: &str, heard: &str) -> Verdict {
    let (_, opened) = without_opening(heard);
    let pending = starts(said).any(|start| {
        let tail = said.get(start..).unwrap_or_default();
        let long_enough = tail.len() >= LEAST_REPEATED;
        (long_enough && tail.len() > opened.len() && tail.starts_with(opened))
            || (tail.len() >= heard.len() && tail.starts_with(heard))
    });
    if pending || opened.is_empty() {
        return Verdict::Unclear;
    }
    match repeated(said, heard) {
        Some(place) => Verdict::NewFrom(place),
        None if is_restart(said, opened) => Verdict::Restarted,
        None => Verdict::NewFrom(0),
    }
}

/// How many bytes at the start of `heard` repeat the end of `said`; the most that do.
fn repeated(said: &str, heard: &str) -> Option<usize> {
    let (opening, opened) = without_opening(heard);
    // From the longest to the shortest.
    starts(said).find_map(|start| {
        let tail = said.get(start..)?;
        if tail.len() >= LEAST_REPEATED {
            if opened.starts_with(tail) {
                return Some(opening + tail.len());
            }
            // The last words end with a space that the continuation leaves to the next word.
            let trimmed = tail.trim_end();
            if trimmed.len() >= LEAST_REPEATED && opened.trim_end() == trimmed {
                return Some(heard.len());
            }
        }
        if start == 0 && heard.starts_with(tail) {
            return Some(tail.len());
        }
        // The word that was cut, said in full: "ho" and then "house". The same word as a whole is
        // said twice on purpose.
        let is_cut_word = !tail.contains(char::is_whitespace) && tail.chars().count() >= 2;
        let goes_on = |rest: &str| rest.starts_with(char::is_alphabetic);
        (is_cut_word && heard.strip_prefix(tail).is_some_and(goes_on)).then_some(tail.len())
    })
}

/// Whether `heard` begins as `said` did.
fn is_restart(said: &str, heard: &str) -> bool {
    let same = said.bytes().zip(heard.bytes()).take_while(|(a, b)| a == b).count();
    same >= LEAST_RESTARTED.min(said.len())
}

/// `heard` without the spaces, dots and quotation marks that a model may put before words it
/// repeats, and how many bytes they are.
fn without_opening(heard: &str) -> (usize, &str) {
    let opened = heard.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '“' | '„' | '«' | '…' | '.')
    });
    (heard.len() - opened.len(), opened)
}

/// Where the repetition may begin in `said`: at its start, and at each word of its end.
fn starts(said: &str) -> impl Iterator<Item = usize> + '_ {
    let from = said.floor_char_boundary(said.len().saturating_sub(LOOKS_BACK));
    let end = said.get(from..).unwrap_or_default();
    let mut before = said.get(..from).and_then(|text| text.chars().next_back());
    let words = end.char_indices().filter_map(move |(place, c)| {
        let begins = !c.is_whitespace() && before.is_some_and(char::is_whitespace);
        before = Some(c);
        begins.then_some(from + place)
    });
    std::iter::once(0).chain(words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    /// The whole reply when `rest` comes in pieces of `size` characters.
    fn join(said: &str, rest: &str, size: usize) -> Result<String, Restarted> {
        let mut seam = Seam::new(said);
        let mut whole = said.to_owned();
        let characters: Vec<char> = rest.chars().collect();
        for piece in characters.chunks(size) {
            whole += &seam.push(piece.iter().collect())?;
        }
        whole += &seam.finish()?;
        Ok(whole)
    }

    #[test]
    fn whatever_the_continuation_repeats_comes_once() {
        let said = "It sounds as if the quiet in the ho";
        let whole = "It sounds as if the quiet in the house is the worst part.";
        for rest in [
            // as it was asked to
            "as if the quiet in the house is the worst part.",
            "the quiet in the house is the worst part.",
            " \n\"quiet in the house is the worst part.",
            "…quiet in the house is the worst part.",
            // the word that was cut, in full
            "house is the worst part.",
            // the whole reply again
            "It sounds as if the quiet in the house is the worst part.",
            "\n\nIt sounds as if the quiet in the house is the worst part.",
            // simply on
            "use is the worst part.",
        ] {
            for size in [1, 2, 3, 7, 100] {
                assert_eq!(join(said, rest, size).as_deref(), Ok(whole), "{rest:?} by {size}");
            }
        }
    }

    #[test]
    fn a_whole_word_keeps_its_space() {
        let whole = "You said the house feels empty at night.";
        for (said, rest) in [
            ("You said the house", "You said the house feels empty at night."),
            ("You said the house", "said the house feels empty at night."),
            ("You said the house", " feels empty at night."),
            ("You said the house ", "feels empty at night."),
            ("You said the house ", "said the house feels empty at night."),
        ] {
            for size in [1, 3, 100] {
                assert_eq!(
                    join(said, rest, size).as_deref(),
                    Ok(whole),
                    "{said:?} {rest:?} {size}"
                );
            }
        }
    }

    #[test]
    fn words_that_are_said_twice_stay() {
        for (said, rest) in [
            ("It is very", " very hard."),
            ("Was it that", " that hurt?"),
            ("I hear you. I", " hear how tired you are."),
            ("It is a", "lone that hurts."),
            ("no", " no no"),
        ] {
            assert_eq!(join(said, rest, 1), Ok(format!("{said}{rest}")));
        }
    }

    #[test]
    fn another_reply_is_no_continuation() {
        let said = "It sounds as if the quiet in the house is what you dread.";
        let other = "It sounds as if the quiet in the evenings weighs on you.";
        for size in [1, 5, 100] {
            assert_eq!(join(said, other, size), Err(Restarted));
        }
        // It broke off while it said the same again.
        assert_eq!(join(said, "It sounds as if the quiet in the house", 4), Err(Restarted));
        // A reply that begins alike for a few words is not the same.
        assert!(join(said, "It sounds lonely.", 3).is_ok());
    }

    #[test]
    fn a_continuation_that_adds_nothing_adds_nothing() {
        let said = "What is it like in the evenings?";
        for rest in ["", said, "in the evenings?", "\n"] {
            let whole = join(said, rest, 3).unwrap();
            assert_eq!(whole.trim_end(), said, "{rest:?}");
        }
    }

    #[test]
    fn behind_nothing_everything_is_new() {
        assert_eq!(join("", "Hello.", 1).as_deref(), Ok("Hello."));
    }

    proptest! {
        /// A reply cut anywhere and taken up with its last words, or from its beginning, is whole.
        #[test]
        fn taken_up_anywhere_it_is_whole(
            words in proptest::collection::vec("[a-zäß你]{1,7}[,.]?", 12..30),
            cut in 0.2..0.95_f64,
            size in 1..9_usize,
        ) {
            // Numbered, so that no stretch of it stands in it twice.
            let whole = words
                .iter()
                .enumerate()
                .map(|(n, word)| format!("{n}{word}"))
                .collect::<Vec<_>>()
                .join(" ");
            let place = whole.floor_char_boundary((whole.len() as f64 * cut) as usize);
            let (said, rest) = whole.split_at(place);
            prop_assert_eq!(join(said, rest, size), Ok(whole.clone()));
            prop_assert_eq!(join(said, &whole, size), Ok(whole.clone()));
            let anchor = super::super::prompt::going_on("", said);
            let anchor = anchor.rsplit_once(": ").unwrap().1;
            let space = if said.ends_with(' ') { " " } else { "" };
            prop_assert_eq!(join(said, &format!("{anchor}{space}{rest}"), size), Ok(whole.clone()));
        }
    }
}
