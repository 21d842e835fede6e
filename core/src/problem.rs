//! Errors as people and programs read them: problem documents (RFC 9457).
//!
//! A problem never repeats what was sent: a field's value may be the very words that must not
//! travel. A 5xx never carries a cause; the log does.

use serde::Serialize;
use utoipa::ToSchema;

/// The media type of a [`Problem`], RFC 9457 §6.1.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What kind of problem it is: one status, one title, one way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The body is not JSON, or the request cannot be read.
    BadRequest,
    /// The device token was not signed by us.
    ForgedToken,
    /// Nothing is here.
    NotFound,
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// The `Idempotency-Key` has covered all its tries.
    KeySpent,
    /// The body is past its bound.
    TooLarge,
    /// The body is of another media type.
    UnsupportedMediaType,
    /// A field is missing, of another type or out of range.
    Invalid,
    /// The `Idempotency-Key` was used with another body.
    KeyReused,
    /// The day's vents are spent.
    QuotaSpent,
    /// Something of ours failed.
    Internal,
}

impl Kind {
    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::ForgedToken => 401,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::KeySpent => 409,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Invalid | Self::KeyReused => 422,
            Self::QuotaSpent => 429,
            Self::Internal => 500,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::ForgedToken => "forged-token",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::KeySpent => "idempotency-key-spent",
            Self::TooLarge => "too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::Invalid => "invalid",
            Self::KeyReused => "idempotency-key-reused",
            Self::QuotaSpent => "quota-spent",
            Self::Internal => "internal",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::BadRequest => "The request cannot be read",
            Self::ForgedToken => "The device token is not one of ours",
            Self::NotFound => "There is nothing here",
            Self::MethodNotAllowed => "This address does not take that method",
            Self::KeySpent => "This Idempotency-Key has been used up",
            Self::TooLarge => "The request is too large",
            Self::UnsupportedMediaType => "The body must be JSON",
            Self::Invalid => "That could not be accepted as it is",
            Self::KeyReused => "This Idempotency-Key belongs to another vent",
            Self::QuotaSpent => "Today's vents are used up",
            Self::Internal => "Something went wrong on our side",
        }
    }

    fn next(self) -> &'static str {
        match self {
            Self::BadRequest => "Send a JSON object as described at /docs.",
            Self::ForgedToken => "Send the request again without the token; a new one is minted.",
            Self::NotFound => "See /docs for every address there is.",
            Self::MethodNotAllowed => "Use a method that the Allow header lists.",
            Self::KeySpent => "Send a new Idempotency-Key; it counts as a new vent.",
            Self::TooLarge => "Send at most 128 KiB.",
            Self::UnsupportedMediaType => "Send Content-Type: application/json.",
            Self::Invalid => "Change the fields that `errors` lists and send it again.",
            Self::KeyReused => "Send a new Idempotency-Key with every new vent.",
            Self::QuotaSpent => {
                "Come back after the time in Retry-After. If you are in danger, call your local \
                 emergency number, or find someone to talk to at https://findahelpline.com."
            }
            Self::Internal => {
                "Try again in a moment. If it stays, tell the operator the request_id."
            }
        }
    }
}

/// One field that is not right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Where it stands in the body, as a path: `content`, `history[3].role`.
    pub field: String,
    /// What would be right.
    pub detail: String,
}

/// A problem document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// A stable name for the kind of problem: `urn:ventvault:problem:NAME`.
    #[serde(rename = "type")]
    pub type_uri: String,
    /// The kind of problem in a few words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time.
    pub detail: String,
    /// What the reader can do next.
    pub next: &'static str,
    /// Names this request in the log.
    pub request_id: String,
    /// The fields that are not right, when the body was read but not accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// A problem before it is known which request it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What kind it is.
    pub kind: Kind,
    /// What happened this time. Never what was sent, never an inner cause.
    pub detail: String,
    /// The fields that are not right.
    pub errors: Vec<FieldError>,
}

impl Refusal {
    /// A refusal of `kind`; `detail` is read by people.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), errors: Vec::new() }
    }

    /// A body whose fields are not right; `errors` is not empty.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        let detail = format!("Please change: {}.", fields.join(", "));
        Self { kind: Kind::Invalid, detail, errors }
    }

    /// Something of ours failed. `detail` says what that means for the person; the cause goes to the
    /// log, never here.
    pub fn internal(detail: &str) -> Self {
        Self::new(Kind::Internal, detail)
    }

    /// The document that answers the request `request_id`.
    pub fn into_problem(self, request_id: String) -> Problem {
        Problem {
            type_uri: format!("urn:ventvault:problem:{}", self.kind.name()),
            title: self.kind.title(),
            status: self.kind.status(),
            detail: self.detail,
            next: self.kind.next(),
            request_id,
            errors: self.errors,
        }
    }
}
