//! What names a person, taken out before words leave and put back as they return.
//!
//! [`detect()`] finds the sixteen kinds of [`Kind`]. [`Scrubber`] swaps each find for a placeholder
//! (`[EMAIL_1]`); [`Restorer`] swaps them back in a reply that arrives in pieces. [`Guard`] holds back
//! what a model made up itself.
//!
//! The values live in memory, for the length of one reply. Nothing here stores, logs or prints
//! them: `Debug` shows counts only, and a [`Span`] is a place in a text, not the text.
//!
//! Everything runs in time linear in the text, and a reply is bounded by what the person wrote:
//! a long value comes back no more often than they wrote it. Square brackets are walls, but for those of
//! `[at]` and `[dot]`: a placeholder can neither be scrubbed again nor grow together with its neighbours.
//!
//! A text is read once (`scan/`). What a find changes for its neighbours is read again (`detect.rs`).

mod detect;
mod guard;
mod names;
mod number;
mod numbered;
mod person;
mod place;
mod restore;
mod scan;
mod scrub;
mod spelled;
#[cfg(test)]
mod tests;
mod token;
mod view;
mod web;
mod words;
mod work;

pub use detect::detect;
pub use guard::Guard;
pub use restore::Restorer;
pub use scrub::Scrubber;

use serde::Serialize;
use utoipa::ToSchema;

/// What was found. Serialised in upper case, as it stands in a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    /// An e-mail address (the everyday subset of RFC 5322), also spelled out ("ann at x dot org").
    Email,
    /// A telephone number, with its extension where one follows.
    Phone,
    /// A web address, with or without a scheme.
    Url,
    /// A United States social security number.
    Ssn,
    /// A payment card number of 13 to 19 digits that passes the Luhn check (ISO/IEC 7812-1).
    Card,
    /// An IPv4 or IPv6 address.
    Ip,
    /// A bank account number (ISO 13616) that passes its check digits.
    Iban,
    /// The hardware address of a device (IEEE 802).
    Mac,
    /// An address of a cryptocurrency.
    Wallet,
    /// A place on Earth, as latitude and longitude.
    Coordinates,
    /// A key, token or password.
    Secret,
    /// A name on a social network.
    Handle,
    /// A street address.
    Address,
    /// The day someone was born.
    DateOfBirth,
    /// The number of a passport, a licence or another official document.
    Document,
    /// A person's name, where the words around it introduce one.
    Person,
}

impl Kind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 16] = [
        Self::Email,
        Self::Phone,
        Self::Url,
        Self::Ssn,
        Self::Card,
        Self::Ip,
        Self::Iban,
        Self::Mac,
        Self::Wallet,
        Self::Coordinates,
        Self::Secret,
        Self::Handle,
        Self::Address,
        Self::DateOfBirth,
        Self::Document,
        Self::Person,
    ];

    /// The word inside the placeholder: `EMAIL` in `[EMAIL_1]`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "EMAIL",
            Self::Phone => "PHONE",
            Self::Url => "URL",
            Self::Ssn => "SSN",
            Self::Card => "CARD",
            Self::Ip => "IP",
            Self::Iban => "IBAN",
            Self::Mac => "MAC",
            Self::Wallet => "WALLET",
            Self::Coordinates => "COORDINATES",
            Self::Secret => "SECRET",
            Self::Handle => "HANDLE",
            Self::Address => "ADDRESS",
            Self::DateOfBirth => "DATE_OF_BIRTH",
            Self::Document => "DOCUMENT",
            Self::Person => "PERSON",
        }
    }
}

/// Where something was found: byte offsets into the original text, on character boundaries,
/// `start < end`, `end` exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A text without what names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scrubbed {
    /// The text with placeholders; safe to hand to a model.
    pub text: String,
    /// What was taken out, in order, as offsets into the text as it was before.
    pub found: Vec<Span>,
}
