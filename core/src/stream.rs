//! The reply as it travels: parts of the AI SDK UI message stream, version 1, as server-sent events.
//!
//! Order: `start`, `data-crisis`?, `text-start`, `text-delta`…, `data-failover`?, `text-end`,
//! `data-receipt`, `finish`, `[DONE]`. Whatever fails, the listener brings the reply to its end, so
//! there is no part for an error; a stream without `finish` was cut.
//!
//! Source of the shapes: `uiMessageChunkSchema` of the npm package `ai`.

use serde::Serialize;
use utoipa::ToSchema;

use crate::crisis::{Help, Level};

/// The header that names the protocol, and its value.
pub const PROTOCOL_HEADER: (&str, &str) = ("x-vercel-ai-ui-message-stream", "v1");

/// What ends every stream.
pub const DONE: &str = "data: [DONE]\n\n";

/// A comment line that keeps an idle connection open, and that every reader passes over.
pub const HEARTBEAT: &str = ": still here\n\n";

/// The id of the one text block of a reply.
const TEXT_ID: &str = "reply";

/// One part of a stream.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Part {
    /// The stream begins.
    Start {
        /// The request's id.
        #[serde(rename = "messageId")]
        message_id: String,
    },
    /// Help lines, before the first word.
    DataCrisis {
        /// Whom to reach.
        data: Box<Crisis>,
    },
    /// The reply begins.
    TextStart {
        /// The block's id.
        id: &'static str,
    },
    /// More of the reply.
    TextDelta {
        /// The block's id.
        id: &'static str,
        /// The words to append.
        delta: String,
    },
    /// Someone else goes on from where the reply broke off.
    DataFailover {
        /// Who stopped and who goes on.
        data: Failover,
    },
    /// The reply is whole.
    TextEnd {
        /// The block's id.
        id: &'static str,
    },
    /// What it took.
    DataReceipt {
        /// Counts and names.
        data: Receipt,
    },
    /// The stream is whole. The AI SDK takes one that ends without a reason for one that was cut.
    #[serde(rename_all = "camelCase")]
    Finish {
        /// Always `stop`.
        finish_reason: &'static str,
    },
}

/// Whom to reach, when the words speak of danger.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Crisis {
    /// How grave the words are.
    pub level: Level,
    /// What to say above the lines.
    pub message: &'static str,
    /// The lines of the person's country.
    #[serde(flatten)]
    pub help: Help,
}

impl Crisis {
    /// Help for `level` in `country` (ISO 3166-1 alpha-2, when known).
    pub fn new(level: Level, country: Option<&str>) -> Self {
        let message = match level {
            Level::High => {
                "What you wrote sounds like there may be danger right now. Please reach someone who \
                 can be there, now. These people listen:"
            }
            _ => {
                "What you wrote sounds very heavy. You do not have to carry it alone. These people \
                 listen, and they will take you seriously:"
            }
        };
        Self { level, message, help: crate::crisis::help_for(country) }
    }
}

/// A reply that broke off and was taken up by someone else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Failover {
    /// Who stopped.
    pub from: &'static str,
    /// Who goes on.
    pub to: &'static str,
}

/// What a reply took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Receipt {
    /// Vents left today; `null` without a limit, or when the count could not be read.
    pub remaining: Option<u32>,
    /// Vents a day; `null` without a limit.
    pub limit: Option<u32>,
    /// Seconds until the day's count begins anew.
    pub resets_in: i64,
    /// Whether this vent was counted. One whose provider failed before the first word is not.
    pub charged: bool,
    /// The model that spoke last, also when the listener ended the reply: `anthropic`, `openai`,
    /// `workers-ai`; `listener` when no model spoke.
    pub provider: &'static str,
    /// Milliseconds from the request to the first word.
    pub latency_ms: i64,
}

impl Part {
    /// The start of the one text block.
    pub fn text_start() -> Self {
        Self::TextStart { id: TEXT_ID }
    }

    /// More words.
    pub fn text_delta(delta: String) -> Self {
        Self::TextDelta { id: TEXT_ID, delta }
    }

    /// The end of the one text block.
    pub fn text_end() -> Self {
        Self::TextEnd { id: TEXT_ID }
    }

    /// The end of the stream.
    pub fn finish() -> Self {
        Self::Finish { finish_reason: "stop" }
    }

    /// The event that carries this part.
    pub fn encode(&self) -> String {
        // Every field is a string, a number or a list of them: this cannot fail, and if it ever
        // did, a comment would keep the stream readable.
        match serde_json::to_string(self) {
            Ok(json) => format!("data: {json}\n\n"),
            Err(_) => HEARTBEAT.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_the_protocols_shapes() {
        let rows = [
            (Part::Start { message_id: "m".into() }, r#"{"type":"start","messageId":"m"}"#),
            (Part::text_start(), r#"{"type":"text-start","id":"reply"}"#),
            (
                Part::text_delta("a\n\"b".into()),
                r#"{"type":"text-delta","id":"reply","delta":"a\n\"b"}"#,
            ),
            (Part::text_end(), r#"{"type":"text-end","id":"reply"}"#),
            (
                Part::DataFailover { data: Failover { from: "openai", to: "listener" } },
                r#"{"type":"data-failover","data":{"from":"openai","to":"listener"}}"#,
            ),
            (Part::finish(), r#"{"type":"finish","finishReason":"stop"}"#),
        ];
        for (part, json) in rows {
            assert_eq!(part.encode(), format!("data: {json}\n\n"));
        }
    }

    #[test]
    fn an_event_is_one_line_whatever_the_words() {
        let event = Part::text_delta("data: [DONE]\r\n\n\u{2028}".into()).encode();
        assert_eq!(event.trim_end().lines().count(), 1);
    }

    #[test]
    fn help_lines_stand_beside_the_level() {
        let part = Part::DataCrisis { data: Box::new(Crisis::new(Level::High, Some("US"))) };
        let event = part.encode();
        assert!(event.contains(r#""level":"high""#) && event.contains("988"), "{event}");
    }
}
