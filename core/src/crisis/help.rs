//! Whom to call, by country.

use super::lines::COUNTRIES;
use serde::Serialize;
use utoipa::ToSchema;

/// What a line is for. Serialised in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// Suicide and emotional crisis.
    Suicide,
    /// Violence at home or by a partner.
    Violence,
    /// Any distress, or a directory of lines.
    General,
}

/// One service a person can turn to. At least one of `phone`, `text` and `url` is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct HelpLine {
    /// Its own name.
    pub name: &'static str,
    /// What it is for.
    pub topic: Topic,
    /// The number as dialled in the country.
    pub phone: Option<&'static str>,
    /// How to write to it: "text HOME to 741741".
    pub text: Option<&'static str>,
    /// Where it can be reached or read about on the web.
    pub url: Option<&'static str>,
    /// When it answers: "24/7", or words.
    pub hours: &'static str,
    /// Languages it answers in, ISO 639-1.
    pub languages: &'static [&'static str],
    /// The page that states it (`https://…`).
    pub source: &'static str,
}

/// Help in one country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Help {
    /// ISO 3166-1 alpha-2, upper case; none when the country is unknown or has no entry.
    pub country: Option<&'static str>,
    /// The emergency number there (the one that brings an ambulance); none when unknown.
    pub emergency: Option<&'static str>,
    /// Suicide lines first; never empty.
    pub lines: &'static [HelpLine],
}

/// Where no entry of ours reaches: a directory of lines in over 130 countries.
const ANYWHERE: &[HelpLine] = &[HelpLine {
    name: "Find A Helpline",
    topic: Topic::General,
    phone: None,
    text: None,
    url: Some("https://findahelpline.com"),
    hours: "24/7",
    languages: &["en"],
    source: "https://findahelpline.com",
}];

/// The lines for a country: ISO 3166-1 alpha-2 in any case. A country without an entry, or none
/// at all, gets a directory that knows most of the world.
#[must_use]
pub fn help_for(country: Option<&str>) -> Help {
    let code = country.map(str::trim).unwrap_or_default();
    COUNTRIES
        .iter()
        .find(|help| help.country.is_some_and(|c| c.eq_ignore_ascii_case(code)))
        .copied()
        .unwrap_or(Help { country: None, emergency: None, lines: ANYWHERE })
}

// Builders for the table in `lines.rs`.

const DAY_AND_NIGHT: &str = "24/7";

const fn line(
    topic: Topic,
    name: &'static str,
    phone: &'static str,
    hours: &'static str,
    languages: &'static [&'static str],
    source: &'static str,
) -> HelpLine {
    HelpLine {
        name,
        topic,
        phone: Some(phone),
        text: None,
        url: Some(source),
        hours,
        languages,
        source,
    }
}

pub(super) const fn suicide(
    name: &'static str,
    phone: &'static str,
    languages: &'static [&'static str],
    source: &'static str,
) -> HelpLine {
    line(Topic::Suicide, name, phone, DAY_AND_NIGHT, languages, source)
}

pub(super) const fn violence(
    name: &'static str,
    phone: &'static str,
    languages: &'static [&'static str],
    source: &'static str,
) -> HelpLine {
    line(Topic::Violence, name, phone, DAY_AND_NIGHT, languages, source)
}

pub(super) const fn text_only(
    name: &'static str,
    how: &'static str,
    languages: &'static [&'static str],
    source: &'static str,
) -> HelpLine {
    HelpLine {
        phone: None,
        text: Some(how),
        ..line(Topic::Suicide, name, "", DAY_AND_NIGHT, languages, source)
    }
}

impl HelpLine {
    pub(super) const fn text(mut self, how: &'static str) -> Self {
        self.text = Some(how);
        self
    }
    pub(super) const fn hours(mut self, hours: &'static str) -> Self {
        self.hours = hours;
        self
    }
}

pub(super) const fn at(
    country: &'static str,
    emergency: &'static str,
    lines: &'static [HelpLine],
) -> Help {
    Help { country: Some(country), emergency: Some(emergency), lines }
}
