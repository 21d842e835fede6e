//! What a text says about how its writer feels: emotions, a theme, an intensity, a tone.
//!
//! Two models read it. The quick one ([`understand`], [`quick`]) serves the hot path; the full one
//! ([`full`]) reads better, takes 27 MB of weights, and serves the queue. Both say the same sort of thing,
//! an [`Understanding`]: chances that were calibrated, and labels from a chance on that suits each. How
//! strongly ([`intensity`]) and in which tone is told by words that can be looked up. Nothing here keeps
//! or logs a word. docs/understanding.md says what it can know and what not, core/model/README.md how the
//! models were made.

mod decision;
mod emotions;
pub mod full;
mod intensity;
mod lexicon;
mod listed;
pub mod quick;
mod sentiment;
mod strength;
#[cfg(test)]
mod tests;
mod text;
mod themes;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use decision::Verdict;
pub use intensity::intensity;
use quick::Quick;
use text::{Token, tokens};

/// A feeling: Plutchik's eight (1980) and five that vents name more often than those.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Emotion {
    /// Gladness, pride, amusement, gratitude.
    Joy,
    /// Sorrow, grief, disappointment, remorse.
    Sadness,
    /// Rage at a wrong or a person.
    Anger,
    /// A danger that is near and named.
    Fear,
    /// Something unforeseen, good or bad.
    Surprise,
    /// Revulsion.
    Disgust,
    /// Safety with someone, admiration, being held.
    Trust,
    /// Looking forward, hope, wish.
    Anticipation,
    /// More than one can carry; exhaustion.
    Overwhelm,
    /// Worry without an object at hand, nervousness.
    Anxiety,
    /// A weight that has lifted.
    Relief,
    /// Being thwarted, annoyed, stuck.
    Frustration,
    /// Being without others, unseen.
    Loneliness,
}

impl Emotion {
    /// Every emotion, in the order of [`Understanding::scores`].
    pub const ALL: [Self; 13] = [
        Self::Joy,
        Self::Sadness,
        Self::Anger,
        Self::Fear,
        Self::Surprise,
        Self::Disgust,
        Self::Trust,
        Self::Anticipation,
        Self::Overwhelm,
        Self::Anxiety,
        Self::Relief,
        Self::Frustration,
        Self::Loneliness,
    ];

    /// The name on the wire and in the database: lower-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Joy => "joy",
            Self::Sadness => "sadness",
            Self::Anger => "anger",
            Self::Fear => "fear",
            Self::Surprise => "surprise",
            Self::Disgust => "disgust",
            Self::Trust => "trust",
            Self::Anticipation => "anticipation",
            Self::Overwhelm => "overwhelm",
            Self::Anxiety => "anxiety",
            Self::Relief => "relief",
            Self::Frustration => "frustration",
            Self::Loneliness => "loneliness",
        }
    }
}

/// What a vent is about.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Job, study, colleagues.
    Work,
    /// A partner, an ex, dating.
    Relationships,
    /// Parents, children, kin.
    Family,
    /// Body, illness, sleep.
    Health,
    /// Money, rent, debt.
    Finances,
    /// How one sees oneself.
    SelfEsteem,
    /// Decisions and what may come.
    Future,
    /// What happened long ago.
    Past,
    /// Friends and belonging.
    Social,
    /// Meaning, death, faith.
    Existential,
    /// Chores, traffic, neighbours.
    DailyStress,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 11] = [
        Self::Work,
        Self::Relationships,
        Self::Family,
        Self::Health,
        Self::Finances,
        Self::SelfEsteem,
        Self::Future,
        Self::Past,
        Self::Social,
        Self::Existential,
        Self::DailyStress,
    ];

    /// The name on the wire and in the database: kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Relationships => "relationships",
            Self::Family => "family",
            Self::Health => "health",
            Self::Finances => "finances",
            Self::SelfEsteem => "self-esteem",
            Self::Future => "future",
            Self::Past => "past",
            Self::Social => "social",
            Self::Existential => "existential",
            Self::DailyStress => "daily-stress",
        }
    }
}

/// A name that is no emotion or theme; a model may answer anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownName;

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no emotion or theme bears this name")
    }
}

impl std::error::Error for UnknownName {}

impl FromStr for Emotion {
    type Err = UnknownName;

    /// Reads [`Emotion::as_str`], in any case of letters.
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL.into_iter().find(|e| e.as_str().eq_ignore_ascii_case(name)).ok_or(UnknownName)
    }
}

impl FromStr for Theme {
    type Err = UnknownName;

    /// Reads [`Theme::as_str`], in any case of letters.
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL.into_iter().find(|t| t.as_str().eq_ignore_ascii_case(name)).ok_or(UnknownName)
    }
}

impl fmt::Display for Emotion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The tone of a text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Sentiment {
    /// −1 (all dark) to 1 (all bright); 0 when neutral or evenly mixed.
    pub polarity: f32,
    /// 0 (nothing to go by) to 1.
    pub confidence: f32,
}

/// What a text says about how its writer feels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Understanding {
    /// The surest emotion; `None` when neutral is surer, or the text cannot be read.
    pub emotion: Option<Emotion>,
    /// All emotions that hold, the surest first; empty when only neutral does.
    pub labels: Vec<Emotion>,
    /// All 13 in the order of [`Emotion::ALL`], each 0 to 1; they need not sum to 1.
    pub scores: Vec<(Emotion, f32)>,
    /// The chance that nothing is felt, 0 to 1.
    pub neutral: f32,
    /// Whether that holds; feelings may hold beside it.
    pub is_neutral: bool,
    /// How strongly it is felt, 0 to 1; 0 when neutral.
    pub intensity: f32,
    /// What it is about, when that is plain.
    pub theme: Option<Theme>,
    /// Its tone.
    pub sentiment: Sentiment,
}

impl Understanding {
    /// The names of all that holds, `neutral` among them: first when it is the surest, else last.
    #[must_use]
    pub fn named(&self) -> Vec<&'static str> {
        let neutral = self.is_neutral.then_some("neutral");
        let (first, last) = if self.emotion.is_none() { (neutral, None) } else { (None, neutral) };
        let emotions = self.labels.iter().map(|emotion| emotion.as_str());
        first.into_iter().chain(emotions).chain(last).collect()
    }

    /// The score of one emotion, 0 to 1.
    #[must_use]
    pub fn score(&self, emotion: Emotion) -> f32 {
        self.scores.iter().find(|(e, _)| *e == emotion).map_or(0.0, |(_, s)| *s)
    }
}

/// Reads a text of any length and language with the quick model: linear in it, and never more than 12,000
/// characters of it. A text that it knows nothing of is neutral.
#[must_use]
pub fn understand(text: &str) -> Understanding {
    let words = tokens(text);
    let quick = Quick::built_in().filter(|_| !words.is_empty());
    let verdict = quick.map(|quick| quick.decide(text, &words));
    assemble(&words, verdict.unwrap_or_default(), listed::theme(&words))
}

/// A model's verdict, and what words say of strength and tone.
fn assemble(words: &[Token], verdict: Verdict, theme: Option<Theme>) -> Understanding {
    let Verdict { scores, mut labels, neutral, positive, negative } = verdict;
    if listed::wishes_ill(words) {
        labels.retain(|label| *label != Some(Emotion::Anticipation));
    }
    let emotion = labels.first().copied().flatten();
    let reading = strength::read(words);
    Understanding {
        emotion,
        is_neutral: labels.contains(&None),
        labels: labels.into_iter().flatten().collect(),
        scores,
        neutral,
        intensity: if emotion.is_some() { intensity::of(&reading) } else { 0.0 },
        theme,
        sentiment: sentiment::blend(sentiment::tone(words, &reading), positive, negative),
    }
}
