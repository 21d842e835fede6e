//! The built-in listener: it answers when no model is configured, and when every model has failed,
//! so that nobody who writes is met with silence.
//!
//! It listens reflectively (Carl Rogers; the open questions, affirmations and reflections of
//! motivational interviewing): it takes up the writer's own words, names the feeling it heard as
//! surely as it heard it, and asks one open question. It never claims to be a person or to have felt
//! the same, never diagnoses, orders, promises or consoles with sayings. Where a phrase cannot be
//! turned with certainty it quotes, and where it cannot quote it does without: a plain sentence is
//! kinder than a mangled one. Nothing is kept; the same moment always gives the same reply.

mod care;
mod choose;
mod clause;
mod close;
mod english;
mod kind;
mod lists;
mod phrases;
mod questions;
mod short;
#[cfg(test)]
mod tests;

use crate::llm::turn::{Role, Turn};
use crate::understand::{Emotion, Theme, Understanding, understand};

use choose::Chooser;
use clause::{Echo, echoes};
use english::lowered;
use kind::Kind;
use phrases::Mood;

/// All the listener knows when it answers.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// What was just written, scrubbed: placeholders such as `[EMAIL_1]` stay as they are.
    pub content: &'a str,
    /// The turns before it, oldest first; it may end with `content` itself.
    pub history: &'a [Turn],
    /// What was understood of `content`.
    pub understanding: &'a Understanding,
    /// Whether it speaks of suicide, self-harm or danger. Help lines are then shown above the reply.
    pub in_danger: bool,
    /// Varies the wording; the same seed gives the same reply.
    pub seed: u64,
}

/// From here on a feeling is strong, and one small step is offered.
const INTENSE: f32 = 0.7;
/// From here on a feeling is named without a guess.
const PLAIN_TO_HEAR: f32 = 0.55;
/// A vent of fewer words gets a shorter reply.
const SHORT: usize = 8;
/// No reply to a vent of [`SHORT`] words or more is shorter than this, or longer than [`MOST`].
const LEAST: usize = 40;
/// The most words of a reply.
const MOST: usize = 110;
/// From this many characters on, a vent is a wall, and its size is acknowledged.
const WALL: usize = 2_000;
/// How many turns back the listener looks.
const LOOKS_BACK: usize = 8;

/// A whole reply: never empty, one question, plain text. Linear in the content.
#[must_use]
pub fn reply(moment: &Moment<'_>) -> String {
    let said = said_before(moment);
    let choose = Chooser::new(moment.seed, moment.content, &said);
    if moment.in_danger {
        return danger(&choose);
    }
    let (mut sentences, question) = body(moment, &choose);
    sentences.push(question);
    sentences.join(" ")
}

/// What makes an interrupted reply whole and kind: continues after `partial` (which was cut
/// anywhere, maybe in mid-word), repeats none of it, and ends the reply properly. Empty only when
/// `partial` is this listener's own whole reply.
#[must_use]
pub fn close(partial: &str, moment: &Moment<'_>) -> String {
    close::close(partial, moment)
}

/// The reply in pieces, a word and the white space after it each; they concatenate to the reply.
pub fn words(reply: &str) -> impl Iterator<Item = &str> {
    let mut rest = reply;
    std::iter::from_fn(move || {
        let word = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let tail = rest.get(word..).unwrap_or("");
        let gap = tail.find(char::is_whitespace).map_or(rest.len(), |at| word + at);
        let tail = rest.get(gap..).unwrap_or("");
        let end = tail.find(|c: char| !c.is_whitespace()).map_or(rest.len(), |at| gap + at);
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Taken seriously, thanked, told who is there, asked whether they are safe. Nothing that delays.
fn danger(choose: &Chooser) -> String {
    [
        choose.pick(80, phrases::DANGER_THANKS),
        choose.pick(81, phrases::DANGER_WEIGHT),
        choose.pick(82, phrases::DANGER_LINES),
        choose.pick(83, phrases::DANGER_NEAR),
        choose.pick(84, phrases::DANGER_QUESTION),
    ]
    .join(" ")
}

/// The statements of a reply, and its question.
fn body(moment: &Moment<'_>, choose: &Chooser) -> (Vec<String>, String) {
    let kind = kind::kind(moment.content);
    if kind == Kind::Vent {
        return vent(moment, choose);
    }
    let (statements, questions) = short::answers(kind, moment.content);
    let mut sentences = vec![choose.pick(1, statements).to_string()];
    if kind == Kind::Foreign {
        sentences.push(short::help_line(moment.content).to_string());
    } else if kind != Kind::Complaint && moment.understanding.intensity >= INTENSE {
        sentences.push(step(mood(moment.understanding), choose).to_string());
    }
    (sentences, choose.pick(2, questions).to_string())
}

/// What outweighs the mood of a vent, in words weighed beforehand.
fn cared_for(care: care::Care, choose: &Chooser) -> (Vec<String>, String) {
    let (said, questions) = care::answers(care);
    let sentences =
        (100..).zip(said).map(|(slot, options)| choose.pick(slot, options).to_string()).collect();
    (sentences, choose.pick(99, questions).to_string())
}

fn vent(moment: &Moment<'_>, choose: &Chooser) -> (Vec<String>, String) {
    let read = moment.understanding;
    let content = moment.content;
    let asked = lowered(content.get(..content.floor_char_boundary(4_000)).unwrap_or(""));
    if let Some(care) = care::care(&asked) {
        return cared_for(care, choose);
    }
    // "I passed, but my dad just said …": what follows the "but" is what it is about.
    let gladness = read.emotion.filter(|e| {
        matches!(e, Emotion::Joy | Emotion::Relief | Emotion::Trust | Emotion::Anticipation)
    });
    let after = gladness.and_then(|_| after_but(content));
    let mood = match mood(read) {
        _ if after.is_some() => Mood::Unnamed,
        Mood::Heavy | Mood::Unnamed | Mood::Plain if tells_of_death(&asked) => Mood::Grieving,
        Mood::Bright | Mood::Warm if tells_of_death(&asked) => Mood::Plain,
        // Sharpness is not invited where it is turned on oneself.
        Mood::Hot if clause::judges_self(&asked) => Mood::Heavy,
        mood => mood,
    };
    let long = asked.len() >= SHORT;
    let spent = care::is_spent(&asked);
    let echoes = echoes(after.unwrap_or(content), mood == Mood::Bright);
    let mut sentences = Vec::new();
    if kind::asks_about_listener(&asked) {
        sentences.push(choose.pick(10, short::HONEST).to_string());
    }
    if content.len() >= WALL {
        sentences.push(choose.pick(11, phrases::A_LOT).to_string());
    }
    // Where it can't go on, one question matters, and no exercise stands before it. Where good
    // news turned, the strength that was read is the gladness's.
    let intense = read.intensity >= INTENSE && !spent && after.is_none();
    // A second echo where there is room for it, both in their own order; the step of an intense
    // reply comes first.
    let (first, second) = match echoes.as_slice() {
        [(at, first @ Echo::Said(_)), (then, second @ Echo::Said(text))]
            if asked.len() >= 20 && !intense && text.split_whitespace().count() <= 14 =>
        {
            if at < then { (Some(first), Some(second)) } else { (Some(second), Some(first)) }
        }
        other => (other.first().map(|(_, echo)| echo), None),
    };
    sentences.push(opening(first, mood, content, choose));
    sentences.extend(second.map(|echo| echo.fill(choose.pick(14, phrases::AND_ALSO))));
    let guilt = tells_of_guilt(&asked);
    let feeling = feeling(read, mood, guilt, choose);
    let allowing = if kind::asks_advice(&asked) {
        Some(choose.pick(12, short::ASKED_ADVICE).to_string())
    } else {
        thread(moment, choose).or_else(|| {
            (long || feeling.is_none())
                .then(|| choose.pick(13, phrases::allowing(mood)).to_string())
        })
    };
    let middle = if choose.number(15, 3) == 0 { [allowing, feeling] } else { [feeling, allowing] };
    sentences.extend(middle.into_iter().flatten());
    let asking = if spent { questions::SPENT } else { ask(read, mood, guilt, &asked) };
    let question = choose.pick(16, asking);
    if intense {
        sentences.push(step(mood, choose).to_string());
    }
    let count = |all: &[String]| all.iter().map(|s| s.split_whitespace().count()).sum::<usize>();
    let asked_with = question.split_whitespace().count();
    for slot in 60..66 {
        if long && count(&sentences) + asked_with < LEAST {
            let from = if slot % 2 == 0 { phrases::allowing(mood) } else { phrases::PRESENT };
            let more = choose.pick(slot, from).to_string();
            if !sentences.contains(&more) {
                sentences.push(more);
            }
        }
    }
    while count(&sentences) + asked_with > MOST && sentences.len() > 3 {
        sentences.remove(1);
    }
    (sentences, question.to_string())
}

fn opening(echo: Option<&Echo>, mood: Mood, content: &str, choose: &Chooser) -> String {
    let Some(echo) = echo else {
        let words = content.split_whitespace().take(40).count();
        let unquoted = match words {
            ..=20 if content.trim_end().ends_with('?') => phrases::UNQUOTED_QUESTION,
            ..=20 => phrases::UNQUOTED_SHORT,
            _ => phrases::UNQUOTED,
        };
        return choose.pick(20, unquoted).to_string();
    };
    let templates = match (echo, mood) {
        (Echo::Said(text), Mood::Bright) if has_happened(text) => phrases::SAID_BRIGHT,
        (Echo::Said(_), Mood::Plain) => phrases::TOLD,
        (Echo::Thought(text), _) if text.starts_with("you") => phrases::HARSH,
        (Echo::Thought(_), _) => phrases::THOUGHT,
        (Echo::Said(_), _) => phrases::SAID,
        (Echo::Quoted(_), Mood::Bright) => phrases::QUOTED_BRIGHT,
        (Echo::Quoted(_), _) => phrases::QUOTED,
    };
    // A template that would begin as an earlier reply did is passed over.
    let fresh: Vec<&str> = templates
        .iter()
        .copied()
        .filter(|t| !choose.was_said(&echo.fill(t).chars().take(24).collect::<String>()))
        .collect();
    echo.fill(choose.pick(20, if fresh.is_empty() { templates } else { &fresh }))
}

/// Whether a clause tells what is so: what is wished for or denied is no good news yet.
fn has_happened(clause: &str) -> bool {
    const OPEN: &[&str] = &["would", "could", "if", "not", "wish", "hope", "no", "never"];
    !clause.split(' ').any(|word| OPEN.contains(&word) || word.ends_with("n't"))
}

/// The feeling, as surely as it was heard; none when none was.
fn feeling(read: &Understanding, mood: Mood, guilt: bool, choose: &Chooser) -> Option<String> {
    let emotion = read.emotion.filter(|_| mood != Mood::Unnamed)?;
    if guilt && mood == Mood::Heavy {
        let words = choose.pick(31, phrases::GUILT);
        return Some(choose.pick(32, phrases::UNSURE).replacen("{}", words, 1));
    }
    if mood == Mood::Plain && emotion != Emotion::Surprise {
        return Some(choose.pick(30, phrases::MIXED).to_string());
    }
    let words = choose.pick(31, phrases::feeling(emotion, read.intensity >= INTENSE));
    let frames = if read.score(emotion) >= PLAIN_TO_HEAR { phrases::SURE } else { phrases::UNSURE };
    Some(choose.pick(32, frames).replacen("{}", words, 1))
}

/// A death, of a person or an animal, told as such.
fn tells_of_death(words: &[String]) -> bool {
    words.iter().any(|w| matches!(w.as_str(), "died" | "funeral" | "miscarriage" | "miscarried" | "stillborn" | "grief" | "grieving"))
        || words.windows(2).any(|w| matches!(w, [a, b] if a == "passed" && b == "away"))
        || words.windows(3).any(|w| matches!(w, [a, b, c] if matches!((a.as_str(), b.as_str(), c.as_str()), ("say" | "said", "goodbye", "to") | ("put", "to", "sleep"))))
        || words.windows(3).any(|w| matches!(w, [a, b, c] if a == "lost" && matches!(b.as_str(), "the" | "our" | "my")
            && matches!(c.as_str(), "baby" | "mum" | "mom" | "dad" | "mother" | "father" | "son" | "daughter" | "brother" | "sister" | "husband" | "wife" | "dog" | "cat" | "grandma" | "grandmother" | "grandpa" | "grandfather")))
}

/// The text after the last "but", when it says something of its own and nothing bright.
fn after_but(content: &str) -> Option<&str> {
    let at = content.to_ascii_lowercase().rfind(" but ")? + 5;
    let after = content.get(at..).filter(|a| a.split_whitespace().take(3).count() == 3)?;
    let bright = matches!(
        understand(after).emotion,
        Some(Emotion::Joy | Emotion::Relief | Emotion::Trust | Emotion::Anticipation)
    );
    (!bright).then_some(after)
}

/// "I stole", "I cheated on her", "it's my fault": what one did, and carries.
fn tells_of_guilt(words: &[String]) -> bool {
    words.iter().any(|w| matches!(w.as_str(), "guilty" | "guilt" | "ashamed"))
        || words.windows(2).any(|w| {
            matches!(w, [i, did] if i == "i" && matches!(did.as_str(), "stole" | "lied" | "cheated" | "betrayed" | "yelled" | "shouted" | "snapped"))
        })
}

/// The questions: of the theme where both theme and feeling are plain, else the general ones.
fn ask(read: &Understanding, mood: Mood, guilt: bool, words: &[String]) -> &'static [&'static str] {
    let theme = read.theme.filter(|_| !guilt);
    if mood == Mood::Plain {
        return questions::PLAIN;
    }
    if theme == Some(Theme::Relationships) && questions::tells_of_parting(words) {
        return match mood {
            Mood::Bright | Mood::Warm => questions::questions(theme, mood),
            _ => questions::PARTED,
        };
    }
    if mood == Mood::Unnamed {
        return questions::UNNAMED;
    }
    questions::questions(theme, mood)
}

fn step(mood: Mood, choose: &Chooser) -> &'static str {
    let steps = if matches!(mood, Mood::Bright | Mood::Warm) {
        phrases::SAVOURING
    } else {
        phrases::GROUNDING
    };
    choose.pick(40, steps)
}

fn mood(read: &Understanding) -> Mood {
    let Some(emotion) = read.emotion else {
        let eventful = read.theme.is_some() || read.sentiment.polarity < 0.0;
        return if eventful { Mood::Unnamed } else { Mood::Plain };
    };
    match emotion {
        // "I was so happy before he died": what is bright is not celebrated over what is dark.
        Emotion::Joy | Emotion::Relief | Emotion::Trust | Emotion::Anticipation
            if read.sentiment.polarity < 0.3 =>
        {
            Mood::Plain
        }
        // "Great, another bill": one weak bright word is no reason to celebrate, or to say so.
        Emotion::Joy | Emotion::Relief if read.score(emotion) < PLAIN_TO_HEAR => Mood::Unnamed,
        Emotion::Joy | Emotion::Relief => Mood::Bright,
        Emotion::Trust | Emotion::Anticipation => Mood::Warm,
        Emotion::Sadness | Emotion::Loneliness => Mood::Heavy,
        Emotion::Anger | Emotion::Frustration | Emotion::Disgust => Mood::Hot,
        Emotion::Fear | Emotion::Anxiety | Emotion::Overwhelm => Mood::Pressed,
        Emotion::Surprise => Mood::Plain,
    }
}

/// What the listener has said lately: no phrase of it comes again.
fn said_before(moment: &Moment<'_>) -> String {
    let mut said = String::new();
    for turn in moment.history.iter().rev().take(LOOKS_BACK).filter(|t| t.role == Role::Assistant) {
        said.push_str(turn.content.get(..turn.content.floor_char_boundary(4_000)).unwrap_or(""));
        said.push('\n');
    }
    said
}

/// What people come back to: named with "my" in an earlier turn, it is the thread of the talk.
const KIN: &str = "\
    boss manager mum mom mother dad father parents sister brother son daughter husband wife \
    boyfriend girlfriend partner ex friend roommate job work family kids children baby dog \
    cat grandma grandmother grandfather grandpa marriage landlord teacher supervisor team \
    exam exams thesis health rent surgery divorce";

/// A sentence that takes up what was said in earlier turns; none on a first turn.
fn thread(moment: &Moment<'_>, choose: &Chooser) -> Option<String> {
    let earlier = moment
        .history
        .iter()
        .rev()
        .take(LOOKS_BACK)
        .filter(|t| t.role == Role::User && t.content.trim() != moment.content.trim());
    let mut any = false;
    for turn in earlier {
        any = true;
        let heard =
            lowered(turn.content.get(..turn.content.floor_char_boundary(4_000)).unwrap_or(""));
        let named = heard.windows(2).find_map(|w| match w {
            [my, who] if my == "my" => KIN.split(' ').find(|k| k == who),
            _ => None,
        });
        if let Some(named) = named {
            let again = lowered(moment.content).iter().any(|w| w == named);
            let templates: &[&str] = if again {
                &[
                    "You come back to your {}, and that alone says how much room this takes up.",
                    "Your {} comes up again here, so this isn't only about today.",
                ]
            } else {
                &[
                    "I still have in view what you wrote before about your {}, and this seems to stand beside it.",
                    "You wrote about your {} before, and this comes on top of it.",
                ]
            };
            return Some(choose.pick(50, templates).replacen("{}", named, 1));
        }
    }
    any.then(|| {
        choose
            .pick(51, &[
                "I still have in view what you wrote before, and this adds to it.",
                "This goes on from what you wrote before, and it's good that you stayed with it.",
                "Together with what you wrote earlier, it gets a little clearer what this is about for you.",
            ])
            .to_string()
    })
}
