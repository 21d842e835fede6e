//! What to hand someone in a crisis: whom to reach in their country, two ways to steady themselves
//! for a minute, and a plan for the night.
//!
//! The lines stand in `lines.tsv` and the emergency numbers in `emergency.tsv`, one a row, so that
//! whoever checks numbers needs to read no code; `docs/HELP_LINES.md` says what is in a column, what
//! each number was compared with, and how to compare it anew.

mod grounding;
mod plan;
mod table;
#[cfg(test)]
mod tests;

pub use grounding::{Exercise, GROUNDING};
pub use plan::{PlanStep, SafetyPlan, safety_plan};

use serde::Serialize;
use utoipa::ToSchema;

/// What a line is for. Serialised in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// Suicide and emotional crisis.
    Suicide,
    /// Violence by a partner, at home, or sexual.
    Violence,
    /// Alcohol and drugs.
    Substances,
    /// Any distress, or a directory of lines.
    General,
}

/// What a number was compared with. The stored copies that were read may be older than the day of
/// the comparison. Serialised in kebab case, as in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Against {
    /// A page of the service itself.
    Service,
    /// A page of a government.
    Government,
    /// A report in the press.
    Press,
    /// Wikipedia's lists of crisis lines and of emergency numbers, October 2026.
    Wikipedia,
    /// A directory of lines in many countries: a list of about 2022 that looks like a copy of Find A
    /// Helpline, or Find A Helpline as it was in April 2026.
    Directory,
    /// The project open-helplines, June 2026.
    OpenHelplines,
    /// One or more lists in public code repositories. The weakest.
    Repositories,
}

/// When a number was compared, and with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Checked {
    /// The day it was compared (`2026-11-21`).
    pub on: &'static str,
    /// With what; never empty.
    pub against: Vec<Against>,
}

/// One service a person can turn to. At least one of `phone`, `text`, `chat` and `url` is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HelpLine {
    /// Its own name.
    pub name: &'static str,
    /// What it is for.
    pub topic: Topic,
    /// Whom it is for, when not for everyone: "veterans and their families".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<&'static str>,
    /// The number as dialled in the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<&'static str>,
    /// What to do once it answers: "press 1".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<&'static str>,
    /// How to write to it: "text HOME to 741741".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'static str>,
    /// Where to chat with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<&'static str>,
    /// Its own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'static str>,
    /// When it answers, in local time: "24 hours", as the service says, or "see page".
    pub hours: &'static str,
    /// Languages it answers in, ISO 639-1.
    pub languages: Vec<&'static str>,
    /// The page that states the number (`https://…`): its own, or a directory's.
    pub source: &'static str,
    /// When and with what the number was compared.
    pub checked: Checked,
}

/// Help in one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Help {
    /// ISO 3166-1 alpha-2, upper case; none when the country is unknown or has no entry.
    pub country: Option<&'static str>,
    /// The emergency number there (the one that brings an ambulance); none when unknown.
    pub emergency: Option<&'static str>,
    /// Suicide lines first; never empty.
    pub lines: Vec<HelpLine>,
}

/// Where no entry of ours reaches: a directory of lines in over 130 countries.
const DIRECTORY: &str = "https://findahelpline.com";

/// The lines for a country: ISO 3166-1 alpha-2 in any case. A country without an entry, or none
/// at all, gets a directory that knows most of the world.
#[must_use]
pub fn help_for(country: Option<&str>) -> Help {
    let code = country.map(str::trim).unwrap_or_default();
    table::TABLE
        .iter()
        .find(|help| help.country.is_some_and(|c| c.eq_ignore_ascii_case(code)))
        .cloned()
        .unwrap_or_else(anywhere)
}

impl Help {
    /// The lines of one topic first, the others behind them in their order.
    #[must_use]
    pub fn led_by(mut self, topic: Topic) -> Self {
        self.lines.sort_by_key(|line| line.topic != topic);
        self
    }
}

fn anywhere() -> Help {
    let line = HelpLine {
        name: "Find A Helpline",
        topic: Topic::General,
        audience: None,
        phone: None,
        then: None,
        text: None,
        chat: None,
        url: Some(DIRECTORY),
        hours: "24 hours",
        languages: vec!["en"],
        source: DIRECTORY,
        checked: Checked { on: "2026-11-21", against: vec![Against::Directory] },
    };
    Help { country: None, emergency: None, lines: vec![line] }
}
