//! Ending a reply that was cut: whatever stands there already stays, and is made whole.

use super::choose::Chooser;
use super::phrases::{CUT, DANGER_LINES, DANGER_QUESTION, NO_HURRY};
use super::{Moment, body, reply, said_before};

/// Below this many words the cut reply had hardly begun, and the closing is a short reply itself.
const HARDLY_BEGUN: usize = 12;

/// What follows `partial`; the two together are a whole reply.
pub(super) fn close(partial: &str, moment: &Moment<'_>) -> String {
    let shown = partial.trim_end();
    let whole = reply(moment);
    if let Some(rest) = whole.strip_prefix(partial) {
        return rest.to_string();
    }
    if shown.is_empty() {
        return whole;
    }
    let mut out = String::new();
    let ended = ends_sentence(shown);
    if !ended {
        out.push_str("...");
    }
    out.push_str(&closers(partial));
    let mut said = said_before(moment);
    said.push_str(partial);
    let choose = Chooser::new(moment.seed, moment.content, &said);
    let mut sentences: Vec<String> = Vec::new();
    if !ended {
        sentences.push(choose.pick(90, CUT).to_string());
    }
    let lower = partial.to_lowercase();
    let asked = shown.contains('?');
    if moment.in_danger {
        // The lines and the question of safety outweigh the rule of one question.
        if !lower.contains("shown above") {
            sentences.push(choose.pick(91, DANGER_LINES).to_string());
        }
        if !(lower.contains("safe right now") && asked) {
            sentences.push(choose.pick(92, DANGER_QUESTION).to_string());
        } else if sentences.is_empty() {
            sentences.push(choose.pick(93, NO_HURRY_IN_DANGER).to_string());
        }
    } else if asked {
        sentences.push(choose.pick(93, NO_HURRY).to_string());
    } else {
        let (mut lead, question) = body(moment, &choose);
        lead.retain(|sentence| !lower.contains(&sentence.to_lowercase()));
        if shown.split_whitespace().count() < HARDLY_BEGUN {
            sentences.extend(lead);
        }
        sentences.push(question);
    }
    for sentence in sentences {
        // White space the cut left behind already parts it from what follows.
        let parted = out.is_empty() && partial.ends_with(char::is_whitespace);
        if !parted {
            out.push(' ');
        }
        out.push_str(&sentence);
    }
    out
}

/// In danger there is no "no hurry": only that someone is there.
const NO_HURRY_IN_DANGER: &[&str] = &[
    "The help lines shown above are there now, and so is the room to answer.",
    "A person can be with you now, through the help lines shown above.",
];

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', '*', '_', '`'])
        .ends_with(['.', '!', '?', '\u{2026}', '\u{3002}', '\u{ff1f}', '\u{ff01}'])
}

/// The marks that were opened and not closed, innermost first as far as that can be told.
fn closers(partial: &str) -> String {
    let mut out = String::new();
    let count = |c: char| partial.chars().filter(|x| *x == c).count();
    if count('"') % 2 == 1 {
        out.push('"');
    }
    if count('\u{201c}') > count('\u{201d}') {
        out.push('\u{201d}');
    }
    if partial.matches("**").count() % 2 == 1 {
        out.push_str("**");
    }
    if count('(') > count(')') {
        out.push(')');
    }
    out
}
