//! The reply as it travels: parts of the AI SDK UI message stream, version 1, as server-sent events.
//!
//! Order: `start`, `data-crisis`?, `text-start`, `text-delta`…, `data-failover`?, `text-end`,
//! `data-receipt`, `finish`, `[DONE]`. Whatever fails, the listener brings the reply to its end, so
//! there is no part for an error; a stream without `finish` was cut.
//!
//! Source of the shapes: `uiMessageChunkSchema` of the npm package `ai`.

use serde::Serialize;
use utoipa::ToSchema;

use crate::crisis::{
    Assessment, Exercise, GROUNDING, Help, Level, SafetyPlan, Signal, Topic, help_for, safety_plan,
};

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

/// Whom to reach, when the words speak of danger, and what to hold on to until then.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Crisis {
    /// How grave the words are.
    pub level: Level,
    /// What to say above the lines.
    pub message: &'static str,
    /// The lines of the person's country; those for violence first when someone hurts them.
    #[serde(flatten)]
    pub help: Help,
    /// Two short ways to steady oneself.
    pub grounding: &'static [Exercise],
    /// A plan to fill in, after what was recognised.
    pub safety_plan: SafetyPlan,
}

impl Crisis {
    /// Help for what was found, in `country` (ISO 3166-1 alpha-2, when known).
    pub fn new(found: Assessment, country: Option<&str>) -> Self {
        let help = help_for(country);
        let help = match found.signal {
            Some(Signal::HarmByAnother) => help.led_by(Topic::Violence),
            _ => help,
        };
        Self {
            level: found.level,
            message: message(found),
            help,
            grounding: GROUNDING,
            safety_plan: safety_plan(found.signal),
        }
    }
}

/// What to say above the lines. It names what was heard and leaves the rest to the person: no
/// order, and no promise of what others will do.
fn message(found: Assessment) -> &'static str {
    match (found.signal, found.level) {
        (Some(Signal::HarmByAnother), Level::High) => {
            "What you wrote sounds like someone may be putting you in danger right now. If you can, \
             be where other people are, or call the emergency number. These people know this well:"
        }
        (Some(Signal::HarmByAnother), _) => {
            "What you wrote sounds like someone is hurting you. That is not your fault, and you do \
             not have to face it alone. These people can think it through with you:"
        }
        (Some(Signal::HarmToAnother), Level::High) => {
            "What you wrote sounds like someone may be hurt or in danger. If someone is hurt, or \
             could be in a moment, call the emergency number first. These people listen, too:"
        }
        (Some(Signal::HarmToAnother), _) => {
            "What you wrote sounds like you are afraid of hurting someone. Putting it into words is \
             a step away from it. You can say the same to these people:"
        }
        (_, Level::High) => {
            "What you wrote sounds like there may be danger right now. Please reach someone who can \
             be there, now. These people listen:"
        }
        _ => {
            "What you wrote sounds very heavy. You do not have to carry it alone. These people are \
             there to listen:"
        }
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
        let found = Assessment { level: Level::High, signal: Some(Signal::Intent) };
        let part = Part::DataCrisis { data: Box::new(Crisis::new(found, Some("US"))) };
        let event = part.encode();
        assert!(event.contains(r#""level":"high""#) && event.contains("988"), "{event}");
    }
}
