//! What kind of message this is: most are vents, and some want another answer.

use super::english::{has, lowered};

/// The kinds that are answered differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing but white space or marks.
    Empty,
    /// "hi"
    Greeting,
    /// "ugh", "sigh"
    Groan,
    /// "idk", "I don't know"
    DontKnow,
    /// "yes", "exactly"
    Yes,
    /// "no", "not really"
    No,
    /// "thank you"
    Thanks,
    /// "good night", "bye"
    Farewell,
    /// "help"
    Help,
    /// "are you human?" and little else
    AboutListener,
    /// "you are useless, this app is stupid": anger at the listener and little else
    Complaint,
    /// "what should I do?" and little else
    Advice,
    /// Only pictures.
    Emoji,
    /// Only `[EMAIL_1]` and the like.
    Placeholder,
    /// Program text or other symbols.
    Code,
    /// A language the listener does not read, or no language.
    Foreign,
    /// A vent.
    Vent,
}

/// Few enough words that a question about the listener is all there is.
const BRIEF: usize = 14;
/// Only so much of a wall is looked at to tell its kind.
const LOOKED_AT: usize = 4_000;

pub(super) fn kind(content: &str) -> Kind {
    let content = content.get(..content.floor_char_boundary(LOOKED_AT)).unwrap_or(content);
    let without = without_placeholders(content);
    if !without.chars().any(char::is_alphanumeric) {
        return match () {
            () if content.contains('[') && without.len() < content.len() => Kind::Placeholder,
            () if without.chars().any(is_picture) => Kind::Emoji,
            () if without
                .chars()
                .filter(|c| matches!(c, '{' | '}' | '<' | '>' | '=' | ';'))
                .count()
                > 3 =>
            {
                Kind::Code
            }
            () => Kind::Empty,
        };
    }
    let words: Vec<String> = lowered(&without).into_iter().filter(|w| !w.is_empty()).collect();
    let phrase = words.join(" ");
    let short = match phrase.as_str() {
        "hi" | "hello" | "hey" | "hi there" | "hello there" | "hey there" | "good morning"
        | "good evening" | "good afternoon" | "yo" | "heya" | "hiya" | "hi again"
        | "hello again" | "howdy" | "sup" | "what's up" | "how are you" | "hi how are you"
        | "hey how are you" | "hello how are you" => Some(Kind::Greeting),
        "idk"
        | "i don't know"
        | "dunno"
        | "no idea"
        | "not sure"
        | "i'm not sure"
        | "i dunno"
        | "maybe"
        | "i don't know what to say"
        | "i don't know what to write"
        | "i don't know where to start"
        | "don't know"
        | "hard to say"
        | "i guess"
        | "nothing"
        | "test"
        | "testing"
        | "i can't explain" => Some(Kind::DontKnow),
        "yes" | "yeah" | "yep" | "yup" | "exactly" | "true" | "right" | "ok" | "okay" | "k"
        | "sure" | "kind of" | "i think so" | "that's right" | "a bit" | "pretty much" => {
            Some(Kind::Yes)
        }
        "no" | "nope" | "nah" | "not really" | "no not really" | "wrong" | "that's wrong" => {
            Some(Kind::No)
        }
        "thanks"
        | "thank you"
        | "thx"
        | "ty"
        | "thank you so much"
        | "thanks a lot"
        | "ok thanks"
        | "ok thank you"
        | "thank you for listening"
        | "thanks for listening"
        | "that helped"
        | "this helped" => Some(Kind::Thanks),
        "bye" | "goodbye" | "good night" | "goodnight" | "see you" | "gn" | "bye bye"
        | "good night then" => Some(Kind::Farewell),
        "help" | "help me" | "please help" | "please help me" | "i need help" | "sos" => {
            Some(Kind::Help)
        }
        _ => None,
    };
    if let Some(kind) = short {
        return kind;
    }
    if words.len() <= 2 && words.iter().all(|w| is_groan(w)) {
        return Kind::Groan;
    }
    if is_code(&without) {
        return Kind::Code;
    }
    if words.len() <= BRIEF && asks_about_listener(&words) {
        return Kind::AboutListener;
    }
    if words.len() <= BRIEF && complains_of_listener(&words) {
        return Kind::Complaint;
    }
    if words.len() <= BRIEF && asks_advice(&words) && words.len() <= 8 {
        return Kind::Advice;
    }
    if is_foreign(&without, &words) { Kind::Foreign } else { Kind::Vent }
}

/// "You're useless", "this app is stupid", "stop repeating me": said to the listener itself. A vent
/// that speaks to someone else as "you" says more than that, and is left alone.
fn complains_of_listener(words: &[String]) -> bool {
    const FAULTS: &str = "\
        useless stupid dumb pointless worthless terrible awful annoying rubbish garbage trash \
        crap bad fake broken creepy idiot unhelpful";
    const PLACES: &str = "app thing bot page site website program service place chat";
    let at = |i: usize| words.get(i).map_or("", String::as_str);
    const MACHINES: &str = "bot app ai program machine robot chatbot computer";
    // "You stupid bot", whatever else is said.
    let named = words.windows(2).enumerate().any(|(i, w)| {
        matches!(w, [you, _] if you == "you")
            && words.iter().skip(i + 1).take(3).any(|w| has(MACHINES, w.as_str()))
    });
    if named && words.iter().any(|w| has(FAULTS, w.as_str()) || w == "hate") {
        return true;
    }
    let fault_after =
        |from: usize| words.iter().skip(from).take(4).any(|w| has(FAULTS, w.as_str()));
    (0..words.len()).any(|i| match (at(i), at(i + 1)) {
        ("this", place) if has(PLACES, place) => fault_after(i + 2),
        ("you", "are") => i == 0 && words.len() <= 6 && fault_after(2),
        ("you're", _) => i == 0 && words.len() <= 5 && fault_after(1),
        ("stop", "repeating") | ("stop", "parroting") => true,
        ("doesn't" | "isn't" | "not", "help" | "helping" | "helpful") => words.len() <= 5,
        ("you", "don't" | "didn't") => {
            matches!(at(i + 2), "understand" | "listen" | "get") && i == 0 && words.len() <= 5
        }
        _ => false,
    })
}

/// "Are you human?", "who are you", "is anyone there", "do you care": asked of the listener itself.
pub(super) fn asks_about_listener(words: &[String]) -> bool {
    const NATURES: &str = "\
        human real person bot robot ai machine alive chatgpt gpt program computer llm \
        chatbot therapist conscious sentient";
    const VERBS: &str = "feel care understand remember love think exist have even listen";
    let at = |i: usize| words.get(i).map_or("", String::as_str);
    (0..words.len()).any(|i| {
        let near = || words.iter().skip(i + 2).take(5).any(|w| has(NATURES, w.as_str()));
        match (at(i), at(i + 1)) {
            ("are", "you") => {
                near()
                    || (i > 0 && matches!(at(i - 1), "who" | "what") && i + 2 == words.len())
                    || at(i + 2) == "there"
            }
            ("you're", _) if i == 0 => {
                words.iter().skip(1).take(4).any(|w| has(NATURES, w.as_str()))
            }
            ("is", "this" | "it") | ("am", "i") => {
                words.len() <= 10
                    && words.iter().skip(i + 2).take(6).any(|w| {
                        matches!(
                            w.as_str(),
                            "bot" | "robot" | "ai" | "human" | "machine" | "chatbot" | "chatgpt"
                        )
                    })
            }
            ("is", "anyone" | "anybody" | "someone" | "somebody")
            | ("anyone" | "anybody", "there") => {
                words.len() <= 6
                    && words
                        .iter()
                        .any(|w| matches!(w.as_str(), "there" | "reading" | "listening" | "here"))
            }
            ("do" | "can", "you") => {
                words.len() <= 7
                    && (has(VERBS, at(i + 2))
                        || matches!(at(i + 2), "hear" | "read" | "see" | "help"))
            }
            _ => false,
        }
    })
}

/// "What should I do?", "any advice".
pub(super) fn asks_advice(words: &[String]) -> bool {
    let asks = |pattern: &[&str]| {
        words.windows(pattern.len()).any(|w| w.iter().zip(pattern).all(|(a, b)| a == b))
    };
    asks(&["what", "should", "i", "do"])
        || asks(&["what", "do", "i", "do"])
        || asks(&["what", "can", "i", "do"])
        || asks(&["what", "am", "i", "supposed", "to", "do"])
        || asks(&["tell", "me", "what", "to", "do"])
        || asks(&["any", "advice"])
        || asks(&["give", "me", "advice"])
        || asks(&["what", "would", "you", "do"])
        || words.first().is_some_and(|w| w == "should") && words.get(1).is_some_and(|w| w == "i")
        || words.first().is_some_and(|w| w == "how") && asks(&["how", "do", "i"])
}

/// The text without `[NAME_1]` and its like.
pub(super) fn without_placeholders(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        match after.split_once(']') {
            Some((name, tail)) if is_placeholder(name) => {
                out.push(' ');
                rest = tail;
            }
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_placeholder(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 40
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

fn is_picture(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x2bff | 0x1f000..=0x1faff)
}

fn is_groan(word: &str) -> bool {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    let squeezed: String = letters.into_iter().collect();
    matches!(
        squeezed.as_str(),
        "ugh"
            | "argh"
            | "agh"
            | "ah"
            | "gah"
            | "meh"
            | "sigh"
            | "hm"
            | "uf"
            | "ough"
            | "ugha"
            | "fml"
            | "wtf"
            | "omg"
            | "blah"
            | "bleh"
            | "grr"
            | "gr"
            | "whatever"
            | "fuck"
            | "shit"
            | "damn"
            | "fine"
            | "oh"
            | "ow"
            | "no"
            | "why"
    )
}

fn is_code(text: &str) -> bool {
    let marks = text
        .chars()
        .filter(|c| matches!(c, '{' | '}' | ';' | '=' | '<' | '>' | '\\' | '|' | '$' | '_' | '#'))
        .count();
    let all = text.chars().filter(|c| !c.is_whitespace()).count();
    marks >= 4 && marks * 14 > all
}

/// Whether the listener, which reads English, can make nothing of it.
fn is_foreign(text: &str, words: &[String]) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let ascii = text.chars().filter(char::is_ascii_alphabetic).count();
    if ascii * 10 < letters * 7 {
        return true;
    }
    let counted: Vec<&String> =
        words.iter().filter(|w| w.chars().any(char::is_alphabetic)).take(200).collect();
    let known = counted.iter().filter(|w| has(COMMON, w.as_str())).count();
    match counted.len() {
        // One or two words may be anything; a very long one is nothing.
        0..=3 => counted.iter().any(|w| w.len() > 24),
        4..=7 => known == 0,
        n => known * 6 < n,
    }
}

/// The words that hold English together; few of them are words elsewhere.
pub(super) const COMMON: &str = "\
    the i i'm you and to of my is it it's that he she they we was for with have had not be \
    but at this so just all about what don't can't are do because when if been i've his her \
    their our from up out there how who never always feel want know like get got would too \
    very said every everything nothing nobody again by as than then an today now will did \
    didn't won't going think back over even more much really still work day time people life \
    hate love tired sad angry these them into after myself your has hasn't isn't wasn't \
    doesn't could should being where down off no one two three four five six year years month \
    months week weeks days night into who can same she's he's we're they're hadn't someone \
    anyone something anything why where which only last first good new woman \
    mother father friend friends home house money alone crying scared hurt lost \
    left told took made makes make came went need needs help talk heart mind mine us them were \
    until while since though maybe ever yet tonight yesterday please anymore without through";

/// A language told by its small words, for a line the reader can read.
pub(super) fn language(content: &str) -> Option<&'static str> {
    const LANGUAGES: &[(&str, &str)] = &[
        ("es", "estoy muy que mi el los una pero porque yo con por nada siento"),
        ("fr", "je suis les une mais pas mon que avec j'ai et c'est tout vie"),
        ("de", "ich bin und nicht mein meine das die ist habe mir mich es der"),
        ("pt", "estou muito eu minha meu uma mas porque com tudo não nao que sinto"),
        ("it", "sono molto che mio mia una ma perché con tutto mi non ho il"),
    ];
    let words: Vec<String> = lowered(content).into_iter().take(60).collect();
    let counts = LANGUAGES
        .iter()
        .map(|(code, small)| (*code, words.iter().filter(|w| has(small, w)).count()));
    counts.max_by_key(|(_, n)| *n).filter(|(_, n)| *n >= 2).map(|(code, _)| code)
}
