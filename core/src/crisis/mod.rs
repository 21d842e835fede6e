//! Does this text speak of suicide, self-harm or danger? And whom can the person call?
//!
//! [`assess`] knows phrases, as tables over normalised words: English broadly (`rules`, `danger`,
//! `harm`, over `letters` and `words`; `context` and `frames` lower what is denied, past or told),
//! sixteen more languages by their commonest words of suicide and self-harm (`languages`,
//! `languages_east`, `spaceless`). It serves one promise, never a closed door in a crisis, so when
//! unsure it leans towards showing help. It is no diagnosis, it never blocks anything, and nothing
//! it reads is kept. [`help_for`] names the lines to call, by country; [`GROUNDING`] and
//! [`safety_plan`] ride along.
//!
//! Time is linear in the text; no input makes it panic.

#[cfg(test)]
mod cases;
#[cfg(test)]
mod cases_elsewhere;
#[cfg(test)]
mod cases_veiled;
mod context;
mod danger;
mod frames;
mod harm;
mod help;
mod languages;
mod languages_east;
mod letters;
#[cfg(test)]
mod near_misses;
#[cfg(test)]
mod near_misses_veiled;
mod pattern;
mod rules;
mod spaceless;
#[cfg(test)]
mod tests;
mod words;

pub use help::{
    Against, Checked, Exercise, GROUNDING, Help, HelpLine, PlanStep, SafetyPlan, Topic, help_for,
    safety_plan,
};

use serde::Serialize;
use std::cell::LazyCell;
use utoipa::ToSchema;

/// How urgently the text asks for help lines. Serialised in lower case.
///
/// After the triage of the Columbia screener, with one deliberate difference: the screener rates
/// a wish to be dead and unspecific thoughts as low; here they are already moderate, because
/// moderate is where help lines appear, and someone alone at night should see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing of the kind.
    None,
    /// The subject is there, the danger is not: a denial, a story, the news, long ago.
    Low,
    /// A wish, thoughts, a way; self-harm; abuse. Show help lines.
    Moderate,
    /// A plan, an intent, an act; a threat to life. Show help lines and the emergency number.
    High,
}

impl Level {
    /// The name on the wire and in the database: lower-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// What was recognised. The first six follow the questions of the Columbia Suicide Severity Rating
/// Scale, screener version (<https://cssrs.columbia.edu/>), in its order of severity.
/// Serialised in snake case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Question 1: to be dead, or to sleep and not wake up.
    WishToBeDead,
    /// Question 2: thoughts of killing oneself.
    Thoughts,
    /// Question 3: thoughts with a way of doing it.
    Method,
    /// Question 5: details worked out, things prepared.
    Plan,
    /// Question 4: some intention of acting on it.
    Intent,
    /// Question 6: something done. Self-harm without intent to die counts here too.
    Behaviour,
    /// Someone hurts or threatens the person.
    HarmByAnother,
    /// The person may hurt someone.
    HarmToAnother,
}

/// What a text says about danger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Assessment {
    /// How urgent.
    pub level: Level,
    /// The most urgent thing recognised; none at [`Level::None`].
    pub signal: Option<Signal>,
}

impl Assessment {
    const NOTHING: Self = Self { level: Level::None, signal: None };

    /// Whether help lines go before the reply: moderate or high.
    #[must_use]
    pub fn needs_help_lines(&self) -> bool {
        self.level >= Level::Moderate
    }

    /// The more urgent of two; at the same level, the further signal of the ladder.
    fn or(self, other: Self) -> Self {
        if (other.level, other.signal) > (self.level, self.signal) { other } else { self }
    }
}

/// Assesses what a person wrote just now, in the light of what they wrote before.
///
/// `earlier`: their earlier turns, oldest first. Danger spoken of in any of them keeps the level at
/// moderate, whatever comes now: one denial does not clear what was said before.
#[must_use]
pub fn assess(text: &str, earlier: &[&str]) -> Assessment {
    let now = assess_one(text);
    if now.needs_help_lines() {
        return now;
    }
    let before =
        earlier.iter().map(|turn| assess_one(turn)).fold(Assessment::NOTHING, Assessment::or);
    if before.needs_help_lines() {
        return Assessment { level: Level::Moderate, signal: before.signal };
    }
    now
}

fn assess_one(text: &str) -> Assessment {
    let found = assess_reading(text);
    // "d!e" hides a word, "I want to die!please help" ends one: whichever of the two says more. A mark with
    // a gap behind it is read once.
    let joins = |after: &str| after.starts_with(|c: char| !c.is_whitespace());
    if text.split('!').skip(1).any(joins) {
        found.or(assess_reading(&text.replace('!', "! ")))
    } else {
        found
    }
}

fn assess_reading(text: &str) -> Assessment {
    let raw = letters::raw_words(text);
    let mut found = spaceless::assess(&raw);
    for (rule, hit) in rules::ELSEWHERE.matches(&raw) {
        let denied = languages::denied(&raw, &hit);
        found = found.or(judge(rule, context::sentence(&raw, hit.start), denied));
    }
    let mut words = words::normalise(raw);
    // Many leave the last full stop out, and patterns may end at it.
    words.push(words::STOP.to_owned());
    let tale = LazyCell::new(|| frames::tale(&words));
    for (rule, hit) in rules::ENGLISH.matches(&words) {
        let (clause, matched) = (context::clause(&words, &hit), hit.within(&words));
        let calm = (!context::present(matched) && *tale)
            || context::denied(&words, &hit)
            || context::long_ago(clause, matched)
            || frames::told(clause);
        found = found.or(judge(rule, clause, calm));
    }
    found
}

/// What one match says: nothing in a thought about something else, little when it is `calm`.
fn judge(rule: &rules::Rule, thought: &[String], calm: bool) -> Assessment {
    if names(rule.unless, thought) {
        return Assessment::NOTHING;
    }
    let level = if calm { Level::Low.min(rule.level) } else { rule.level };
    Assessment { level, signal: Some(rule.signal) }
}

/// Whether one of these words, in groups separated by spaces, stands in the thought.
fn names(groups: &[&str], thought: &[String]) -> bool {
    groups.iter().flat_map(|group| group.split_whitespace()).any(|w| thought.iter().any(|s| s == w))
}
