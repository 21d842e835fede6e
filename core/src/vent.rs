//! What a person sends: its shape, its bounds, and what is said when it is not right.

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::calendar::is_zone_shaped;
use crate::llm::{Role, Turn};
use crate::problem::{FieldError, Kind, Refusal};
use crate::text::{is_visible, mend_surrogates};

/// The most bytes a body may have: 128 KiB holds 40,000 characters of 3 bytes each (any script of
/// today; an emoji takes 4) and the JSON around them.
pub const MAX_BODY_BYTES: usize = 128 * 1024;
/// The most characters (Unicode scalar values) of `content`, after trimming.
pub const MAX_CONTENT_CHARS: usize = 10_000;
/// The most turns of `history`.
pub const MAX_HISTORY_TURNS: usize = 20;
/// The most characters of `history`, all turns together.
pub const MAX_HISTORY_CHARS: usize = 30_000;

/// How the words came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Written.
    Text,
    /// Spoken; `content` is the transcript.
    Voice,
}

impl Mode {
    /// The name stored in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Voice => "voice",
        }
    }
}

/// One vent. Used for its reply and never stored.
#[derive(Clone, PartialEq, Eq, ToSchema)]
pub struct Vent {
    /// How the words came.
    pub mode: Mode,
    /// What weighs on the person, 1 to 10,000 characters after trimming.
    #[schema(
        min_length = 1,
        max_length = 10000,
        example = "I had a row with my sister and I can't stop replaying it."
    )]
    pub content: String,
    /// Earlier turns of this conversation, oldest first: at most 20 turns and 30,000 characters.
    #[schema(max_items = 20)]
    #[schema(required = false)]
    pub history: Vec<Turn>,
    /// Ties vents of one sitting together: a UUID, made up by the client or taken from
    /// `X-Session-ID`. Without one, a new session begins.
    #[schema(format = "uuid", required = false)]
    pub session_id: Option<String>,
    /// The person's IANA time zone, as `Europe/Berlin`. Without one, the network's is taken.
    #[schema(max_length = 64, required = false, example = "Europe/Berlin")]
    pub timezone: Option<String>,
}

/// Says how much there is, never what.
impl std::fmt::Debug for Vent {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            out,
            "Vent({} characters, {} turns)",
            self.content.chars().count(),
            self.history.len()
        )
    }
}

impl Vent {
    /// Reads a body of at most [`MAX_BODY_BYTES`].
    ///
    /// # Errors
    /// [`Kind::BadRequest`] when it is not JSON; [`Kind::Invalid`] with one entry a field when it
    /// is JSON of another shape. Neither repeats what was sent.
    pub fn parse(body: &[u8]) -> Result<Self, Refusal> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let parsed = serde_json::from_slice(body)
            .or_else(|error| serde_json::from_slice(&mend_surrogates(body)).map_err(|_| error));
        let value: Value = parsed.map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            Refusal::new(Kind::BadRequest, format!("The body is not JSON (it breaks at {place})."))
        })?;
        let Value::Object(fields) = value else {
            return Err(Refusal::new(
                Kind::BadRequest,
                "The body must be a JSON object with `mode` and `content`.",
            ));
        };
        let mut errors = Errors(Vec::new());
        let vent = Self {
            mode: errors.mode(&fields),
            content: errors.content(&fields),
            history: errors.history(&fields),
            session_id: errors.session_id(&fields),
            timezone: errors.timezone(&fields),
        };
        if errors.0.is_empty() { Ok(vent) } else { Err(Refusal::invalid(errors.0)) }
    }

    /// What the person wrote in earlier turns, oldest first.
    pub fn earlier_words(&self) -> Vec<&str> {
        self.history
            .iter()
            .filter(|turn| turn.role == Role::User)
            .map(|turn| turn.content.as_str())
            .collect()
    }

    /// Words of the content: runs between white space.
    pub fn word_count(&self) -> u32 {
        u32::try_from(self.content.split_whitespace().count()).unwrap_or(u32::MAX)
    }
}

/// Collects what is not right, so that one answer names every field.
struct Errors(Vec<FieldError>);

impl Errors {
    fn add(&mut self, field: impl Into<String>, detail: impl Into<String>) {
        self.0.push(FieldError { field: field.into(), detail: detail.into() });
    }

    fn mode(&mut self, fields: &Map<String, Value>) -> Mode {
        match fields.get("mode").and_then(Value::as_str) {
            Some("text") => return Mode::Text,
            Some("voice") => return Mode::Voice,
            _ => self.add("mode", "Say \"text\", or \"voice\" with the transcript in `content`."),
        }
        Mode::Text
    }

    fn content(&mut self, fields: &Map<String, Value>) -> String {
        let text = fields.get("content").and_then(Value::as_str).unwrap_or_default().trim();
        let length = text.chars().count();
        if !text.chars().any(is_visible) {
            self.add("content", "Write at least one character of text.");
        } else if length > MAX_CONTENT_CHARS {
            self.add(
                "content",
                format!("Write at most {MAX_CONTENT_CHARS} characters; this has {length}."),
            );
        } else {
            return text.to_owned();
        }
        String::new()
    }

    fn history(&mut self, fields: &Map<String, Value>) -> Vec<Turn> {
        let turns = match fields.get("history") {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(turns)) => turns,
            Some(_) => {
                self.add("history", "Send a list of turns, or leave it out.");
                return Vec::new();
            }
        };
        if turns.len() > MAX_HISTORY_TURNS {
            self.add(
                "history",
                format!(
                    "Send at most {MAX_HISTORY_TURNS} turns, the latest; this has {}.",
                    turns.len()
                ),
            );
            return Vec::new();
        }
        let mut read = Vec::with_capacity(turns.len());
        for (number, turn) in turns.iter().enumerate() {
            let role = match turn.get("role").and_then(Value::as_str) {
                Some("user") => Some(Role::User),
                Some("assistant") => Some(Role::Assistant),
                _ => {
                    self.add(format!("history[{number}].role"), "Say \"user\" or \"assistant\".");
                    None
                }
            };
            let content = turn.get("content").and_then(Value::as_str).map(str::trim);
            match (role, content) {
                (_, None | Some("")) => {
                    self.add(
                        format!("history[{number}].content"),
                        "Send the turn's text, at least one character.",
                    );
                }
                (Some(role), Some(content)) => {
                    read.push(Turn { role, content: content.to_owned() })
                }
                (None, Some(_)) => {}
            }
        }
        let length: usize = read.iter().map(|turn| turn.content.chars().count()).sum();
        if length > MAX_HISTORY_CHARS {
            self.add(
                "history",
                format!("Send at most {MAX_HISTORY_CHARS} characters in all turns together; this has {length}."),
            );
        }
        read
    }

    /// Only a UUID: any freer text could carry words into the database.
    fn session_id(&mut self, fields: &Map<String, Value>) -> Option<String> {
        let text = match fields.get("session_id") {
            None | Some(Value::Null) => return None,
            Some(value) => value.as_str(),
        };
        let session =
            text.filter(|text| text.len() == 36).and_then(|text| Uuid::try_parse(text).ok());
        if session.is_none() {
            self.add(
                "session_id",
                "Send a UUID, as X-Session-ID gave it, or leave it out for a new session.",
            );
        }
        session.map(|uuid| uuid.to_string())
    }

    fn timezone(&mut self, fields: &Map<String, Value>) -> Option<String> {
        let name = match fields.get("timezone") {
            None | Some(Value::Null) => return None,
            Some(value) => value.as_str(),
        };
        let zone = name.filter(|name| is_zone_shaped(name));
        if zone.is_none() {
            self.add("timezone", "Send an IANA time zone as \"Europe/Berlin\", or leave it out.");
        }
        zone.map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn parse(body: &Value) -> Result<Vent, Refusal> {
        Vent::parse(body.to_string().as_bytes())
    }

    fn fields(body: &Value) -> Vec<String> {
        let refusal = parse(body).unwrap_err();
        assert_eq!(refusal.kind, Kind::Invalid);
        refusal.errors.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn reads_a_whole_vent() {
        let session = "3F2504E0-4F89-41D3-9A0C-0305E82C3301";
        let vent = parse(&json!({
            "mode": "voice", "content": "  a heavy day \n", "session_id": session, "timezone": "Europe/Berlin",
            "history": [{"role": "user", "content": "hi"}, {"role": "assistant", "content": "hello"}],
            "something_else": 1,
        }))
        .unwrap();
        assert_eq!(vent.mode, Mode::Voice);
        assert_eq!(vent.content, "a heavy day");
        assert_eq!(vent.word_count(), 3);
        assert_eq!(vent.earlier_words(), ["hi"]);
        assert_eq!(vent.session_id.as_deref(), Some(session.to_lowercase().as_str()));
        assert_eq!(format!("{vent:?}"), "Vent(11 characters, 2 turns)");
    }

    #[test]
    fn what_may_be_left_out_may_be_null() {
        let vent = parse(
            &json!({"mode": "text", "content": "x", "history": null, "session_id": null, "timezone": null}),
        );
        assert_eq!(vent.unwrap().history, []);
    }

    #[test]
    fn names_every_field_that_is_not_right() {
        let long = "x".repeat(MAX_CONTENT_CHARS + 1);
        let turn = json!({"role": "user", "content": "x".repeat(3_001)});
        let rows = [
            (json!({}), vec!["mode", "content"]),
            (json!({"mode": "audio", "content": "x"}), vec!["mode"]),
            (json!({"mode": "text", "content": " \n "}), vec!["content"]),
            (json!({"mode": "text", "content": 5}), vec!["content"]),
            (json!({"mode": "text", "content": "\u{200b}\u{feff}"}), vec!["content"]),
            (json!({"mode": "text", "content": long}), vec!["content"]),
            (json!({"mode": "text", "content": "x", "history": "no"}), vec!["history"]),
            (json!({"mode": "text", "content": "x", "history": vec![&turn; 21]}), vec!["history"]),
            (json!({"mode": "text", "content": "x", "history": vec![&turn; 10]}), vec!["history"]),
            (
                json!({"mode": "text", "content": "x", "history": [{"role": "system", "content": ""}, 7]}),
                vec![
                    "history[0].role",
                    "history[0].content",
                    "history[1].role",
                    "history[1].content",
                ],
            ),
            (json!({"mode": "text", "content": "x", "session_id": "my boss"}), vec!["session_id"]),
            (json!({"mode": "text", "content": "x", "session_id": 5}), vec!["session_id"]),
            (json!({"mode": "text", "content": "x", "timezone": "my boss"}), vec!["timezone"]),
        ];
        for (body, expected) in rows {
            assert_eq!(fields(&body), expected);
        }
    }

    #[test]
    fn bounds_are_inclusive_and_count_characters() {
        let turn = json!({"role": "user", "content": "ü".repeat(1_500)});
        let body = json!({"mode": "text", "content": "ü".repeat(MAX_CONTENT_CHARS), "history": vec![turn; 20]});
        assert!(parse(&body).is_ok());
        assert!(body.to_string().len() <= MAX_BODY_BYTES);
    }

    #[test]
    fn half_an_emoji_is_no_reason_to_refuse() {
        let vent = Vent::parse(br#"{"mode":"text","content":"so tired \ud83d"}"#).unwrap();
        assert_eq!(vent.content, "so tired \u{fffd}");
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert!(Vent::parse(b"\xef\xbb\xbf{\"mode\":\"text\",\"content\":\"x\"}").is_ok());
    }

    #[test]
    fn not_json_is_told_from_not_right() {
        for body in [&b""[..], b"{", b"\xff\xfe", b"content=x"] {
            assert_eq!(Vent::parse(body).unwrap_err().kind, Kind::BadRequest);
        }
        assert_eq!(Vent::parse(b"[1]").unwrap_err().kind, Kind::BadRequest);
    }

    #[test]
    fn a_refusal_never_repeats_what_was_sent() {
        let canary = "CANARY";
        let bodies = [
            format!(
                r#"{{"mode":"{canary}","content":["{canary}"],"history":"{canary}","session_id":"{canary}","timezone":"{canary} x"}}"#
            ),
            format!(r#"{{"content": {canary}"#),
            format!(r#""{canary}""#),
        ];
        for body in bodies {
            let refusal = Vent::parse(body.as_bytes()).unwrap_err();
            assert!(!format!("{refusal:?}").contains(canary), "{refusal:?}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(body in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Vent::parse(&body);
        }
    }
}
