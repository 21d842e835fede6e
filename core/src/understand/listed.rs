//! What the word lists say: how strongly a text names or betrays each emotion, and its theme.
//!
//! The quick model takes the scores as features of its own: they know of negation, and of words too rare
//! to be learnt.

use super::emotions::EMOTIONS;
use super::lexicon::{Hit, Lexicon, sizes};
use super::text::Token;
use super::themes::THEMES;
use super::{Emotion, Theme};

static FEELING_WORDS: Lexicon<Emotion, { sizes(&[EMOTIONS]).0 }, { sizes(&[EMOTIONS]).1 }> =
    Lexicon::of(&[EMOTIONS]);
static THEME_WORDS: Lexicon<Theme, { sizes(&[THEMES]).0 }, { sizes(&[THEMES]).1 }> =
    Lexicon::of(&[THEMES]);

/// A theme is named from one weak word on.
const THEME_HOLDS: f32 = 0.5;
/// How far before a word its negation may stand.
const NEGATION_REACH: usize = 3;

/// How far before tears the laughter they come from may stand.
const LAUGHTER_REACH: usize = 10;

const NEGATORS: &[&str] = &[
    "not", "no", "never", "dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "werent", "cant",
    "couldnt", "wont", "wouldnt", "havent", "hasnt", "hadnt", "aint", "without", "hardly",
    "nothing", "neither", "nor", "barely", "shouldnt", "noo", "stopped",
];
/// A negation does not reach across these: "I don't know why I'm sad", "not tired but sad".
const BARRIERS: &[&str] = &[
    "but", "because", "why", "how", "if", "though", "although", "and", "just", "since", "when",
    "so", "this", "more", "stop", "help", "only", "cause", "cuz", "that", "until", "am", "than",
    "who", "as",
];
const STRONGER: &[(&str, f32)] = &[
    ("very", 1.3),
    ("so", 1.25),
    ("soo", 1.35),
    ("really", 1.25),
    ("extremely", 1.45),
    ("incredibly", 1.4),
    ("completely", 1.4),
    ("totally", 1.35),
    ("absolutely", 1.4),
    ("utterly", 1.45),
    ("fucking", 1.4),
    ("fuckin", 1.4),
    ("insanely", 1.4),
    ("deeply", 1.35),
    ("truly", 1.25),
    ("such", 1.2),
    ("too", 1.2),
    ("super", 1.25),
    ("always", 1.15),
    ("constantly", 1.25),
    ("more", 1.15),
    ("most", 1.25),
    ("never", 1.25),
    ("bloody", 1.3),
    ("damn", 1.3),
    ("terribly", 1.4),
    ("awfully", 1.3),
    ("this", 1.1),
    ("beyond", 1.4),
];
const WEAKER: &[(&str, f32)] = &[
    ("bit", 0.6),
    ("little", 0.6),
    ("slightly", 0.55),
    ("somewhat", 0.65),
    ("kinda", 0.7),
    ("kind", 0.75),
    ("sort", 0.75),
    ("sorta", 0.7),
    ("mildly", 0.55),
    ("almost", 0.75),
    ("less", 0.55),
    ("fairly", 0.85),
    ("maybe", 0.75),
    ("barely", 0.6),
    ("vaguely", 0.55),
];

/// How strongly the lists speak of each emotion, in the order of [`Emotion::ALL`], each 0 to 1. Linear in
/// the words; zeros for a text that they know nothing of.
pub(super) fn scores(words: &[Token]) -> [f32; Emotion::ALL.len()] {
    let aloud = all_shouted(words);
    let hits: Vec<Hit<Emotion>> =
        FEELING_WORDS.find(words).into_iter().filter_map(|hit| weigh(hit, words, aloud)).collect();
    Emotion::ALL.map(|e| any_of(hits.iter().filter(|h| h.what == e).map(|h| h.weight.min(0.97))))
}

/// One minus the chance that none holds: grows with each word, never beyond 1. Later words count
/// less, so that length alone does not make a vent extreme.
fn any_of(weights: impl Iterator<Item = f32>) -> f32 {
    let mut sorted: Vec<f32> = weights.collect();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let mut none = 1.0;
    let mut share = 1.0;
    for weight in sorted.into_iter().take(6) {
        none *= 1.0 - (weight * share).clamp(0.0, 1.0);
        share *= 0.6;
    }
    1.0 - none
}

/// `aloud`: all of the text is in capitals, so that one more word in them says nothing.
fn weigh(mut hit: Hit<Emotion>, words: &[Token], aloud: bool) -> Option<Hit<Emotion>> {
    let (mut negated, factor) = context(hit.start, words);
    // A phrase may bring its own barrier: "never felt | so alone".
    negated &= words.get(hit.start).is_none_or(|t| !BARRIERS.contains(&t.word.as_str()));
    hit.weight = (hit.weight * factor).min(0.97);
    let end = hit.start + hit.len;
    if words.get(hit.start..end).is_some_and(|own| own.iter().any(|t| t.shouted)) && !aloud {
        hit.weight = (hit.weight * 1.15).min(0.97);
    }
    // "Leave me alone" is no loneliness.
    let own = words.get(hit.start).map_or("", |t| t.word.as_str());
    let before = words.get(hit.start.saturating_sub(NEGATION_REACH)..hit.start).unwrap_or_default();
    if own == "alone"
        && before.iter().any(|t| matches!(t.word.as_str(), "leave" | "leaves" | "leaving"))
    {
        return None;
    }
    // "Laughing so hard that we cried": tears of another kind.
    if hit.what == Emotion::Sadness && matches!(own, "cried" | "cry" | "crying" | "tears") {
        let from = hit.start.saturating_sub(LAUGHTER_REACH);
        let lead = words.get(from..hit.start).unwrap_or_default();
        if lead.iter().any(|t| t.word.starts_with("laugh")) {
            return Some(Hit { what: Emotion::Joy, ..hit });
        }
    }
    // "I was so happy, and now …": gladness that is over.
    let past = before.iter().any(|t| matches!(t.word.as_str(), "was" | "were" | "used"));
    let turned = || {
        let later = words.get(hit.start..).unwrap_or_default();
        later.iter().take(20).any(|t| matches!(t.word.as_str(), "now" | "but" | "until" | "before"))
    };
    if hit.what == Emotion::Joy && past && !negated && turned() {
        return Some(Hit { what: Emotion::Sadness, weight: 0.5, ..hit });
    }
    if !negated {
        return Some(hit);
    }
    // "Not happy" is sad, if less than "sad"; "not sad" names nothing.
    match hit.what {
        Emotion::Joy if hit.weight >= 0.5 => {
            Some(Hit { what: Emotion::Sadness, weight: 0.45, ..hit })
        }
        Emotion::Trust if hit.weight >= 0.5 => {
            Some(Hit { what: Emotion::Anxiety, weight: 0.4, ..hit })
        }
        // "I wasn't surprised" names nothing; "no relief" is no relief.
        _ => None,
    }
}

/// Whether what is hoped or wished for is ill: "I hope he dies", "wish it would rot". No looking forward.
pub(super) fn wishes_ill(words: &[Token]) -> bool {
    words.iter().enumerate().any(|(at, token)| {
        matches!(token.word.as_str(), "hope" | "hoping" | "hopefully" | "wish" | "want")
            && hopes_for_ill(words.get(at + 1..).unwrap_or_default())
    })
}

fn hopes_for_ill(later: &[Token]) -> bool {
    const ILL: &[&str] = &[
        "dies",
        "die",
        "died",
        "dead",
        "death",
        "suffer",
        "suffers",
        "rot",
        "rots",
        "disappear",
        "vanish",
        "dying",
    ];
    const AVERTED: &[&str] = &["doesnt", "dont", "wont", "not", "never", "didnt", "hadnt"];
    let near = || later.iter().take(6).take_while(|t| !t.word.is_empty());
    near().any(|t| ILL.contains(&t.word.as_str()))
        && !near().any(|t| AVERTED.contains(&t.word.as_str()))
}

fn all_shouted(words: &[Token]) -> bool {
    let spoken = words.iter().filter(|t| t.word.len() > 1);
    let (all, loud) = spoken.fold((0, 0), |(a, l), t| (a + 1, l + usize::from(t.shouted)));
    loud * 2 > all && all > 3
}

/// Whether what stands at `at` is denied.
pub(super) fn denied(at: usize, words: &[Token]) -> bool {
    context(at, words).0
}

/// Whether what starts at `start` is denied, and by how much it is strengthened or weakened.
fn context(start: usize, words: &[Token]) -> (bool, f32) {
    let mut factor: f32 = 1.0;
    let mut negated = false;
    let mut open = true;
    for back in 1..=NEGATION_REACH {
        let Some(token) = start.checked_sub(back).and_then(|i| words.get(i)) else { break };
        let word = token.word.as_str();
        if word.is_empty() {
            break;
        }
        if back <= 2 || word == "never" {
            let step = STRONGER.iter().chain(WEAKER).find(|(w, _)| *w == word).map(|(_, f)| *f);
            factor *= step.unwrap_or(1.0);
        }
        // "Never felt so alone", "never been this tired": the barrier words keep the feeling alive.
        if BARRIERS.contains(&word) {
            open = false;
        }
        if open && NEGATORS.contains(&word) {
            negated = !negated;
        }
    }
    (negated, factor.clamp(0.4, 1.7))
}

/// What the lists say a text is about, when one theme stands out.
pub(super) fn theme(words: &[Token]) -> Option<Theme> {
    let hits = THEME_WORDS.find(words);
    let mut best: Option<(Theme, f32)> = None;
    for theme in Theme::ALL {
        let sum: f32 = hits.iter().filter(|h| h.what == theme).map(|h| h.weight).take(50).sum();
        if sum >= THEME_HOLDS && best.is_none_or(|(_, s)| sum > s) {
            best = Some((theme, sum));
        }
    }
    best.map(|(theme, _)| theme)
}
