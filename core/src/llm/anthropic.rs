//! Anthropic's Messages dialect with streaming.
//!
//! Source of the shapes: Anthropic's API reference, "Create a Message" and "Streaming Messages"
//! (version 2023-06-01). It asks readers to pass over events and deltas they do not know.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::decode::{Answer, Fault, Reported, parse, tokens};
use super::{Role, Turn};
use crate::sse;
use crate::text::is_visible;

/// Stands before a conversation whose first turn is ours: the dialect wants the person to begin.
const BEGINNING: &str = "(The conversation began earlier.)";

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    max_tokens: u32,
    stream: bool,
    system: &'a str,
    messages: Vec<Message<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    role: Role,
    content: &'a str,
}

pub(super) fn request_body(model: &str, prompt: &str, turns: &[Turn], max_tokens: u32) -> String {
    // A turn without visible text is refused, and one that says nothing is not missed.
    let mut messages: Vec<Message<'_>> = turns
        .iter()
        .filter(|turn| turn.content.chars().any(is_visible))
        .map(|turn| Message { role: turn.role, content: &turn.content })
        .collect();
    if messages.first().is_none_or(|first| first.role == Role::Assistant) {
        messages.insert(0, Message { role: Role::User, content: BEGINNING });
    }
    let body = Body { model, max_tokens, stream: true, system: prompt, messages };
    // Strings and numbers: serialising them cannot fail.
    serde_json::to_string(&body).unwrap_or_default()
}

/// The events we read; each names itself in its data, too.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Data {
    MessageStart {
        message: Option<Start>,
    },
    ContentBlockDelta {
        delta: Delta,
    },
    MessageDelta {
        delta: Option<Stop>,
        usage: Option<Value>,
    },
    MessageStop,
    Error,
    /// `ping`, the start and the stop of a block, and whatever comes to be.
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
struct Start {
    usage: Option<Value>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Delta {
    TextDelta {
        text: String,
    },
    /// Thinking, its signature, citations, the input of a tool: none is said to the person.
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
struct Stop {
    stop_reason: Option<String>,
}

/// Reads one event of the stream.
pub(super) fn read(event: &sse::Event, answer: &mut Answer) -> Result<(), Fault> {
    if event.name == "error" {
        return Err(Fault::Upstream);
    }
    let data = event.data.trim();
    if data.is_empty() {
        return Ok(());
    }
    let mut report = |usage: Option<Value>| {
        if let Some(usage) = usage {
            answer.reported.update(Reported {
                input_tokens: tokens(&usage, "input_tokens"),
                output_tokens: tokens(&usage, "output_tokens"),
            });
        }
    };
    match parse(data)? {
        Data::Error => return Err(Fault::Upstream),
        Data::MessageStart { message } => report(message.and_then(|message| message.usage)),
        Data::ContentBlockDelta { delta: Delta::TextDelta { text } } => answer.words(Some(text)),
        Data::MessageDelta { delta, usage } => {
            report(usage);
            match delta.and_then(|delta| delta.stop_reason).as_deref() {
                None => {}
                Some("end_turn" | "stop_sequence") => answer.whole(),
                Some("max_tokens" | "model_context_window_exceeded") => return Err(Fault::Length),
                Some("refusal") => return Err(Fault::Filtered),
                Some(_) => return Err(Fault::Unfinished),
            }
        }
        Data::MessageStop => answer.done(),
        Data::ContentBlockDelta { delta: Delta::Unknown } | Data::Unknown => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::llm::decode::testing::{an_endless_line_is_an_error, cuts_change_nothing, delta};
    use crate::llm::{Event, Provider, decode::testing};

    fn event(data: serde_json::Value) -> String {
        let name = data["type"].as_str().unwrap().to_owned();
        format!("event: {name}\ndata: {data}\n\n")
    }

    fn words(text: &str) -> String {
        event(serde_json::json!({
            "type": "content_block_delta", "index": 0,
            "delta": {"type": "text_delta", "text": text},
        }))
    }

    fn start() -> String {
        event(serde_json::json!({"type": "message_start", "message": {
            "id": "msg_1", "role": "assistant", "content": [], "stop_reason": null,
            "usage": {"input_tokens": 25, "output_tokens": 1},
        }})) + &event(serde_json::json!({
            "type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""},
        }))
    }

    fn stop(reason: &str) -> String {
        event(serde_json::json!({"type": "content_block_stop", "index": 0}))
            + &event(serde_json::json!({
                "type": "message_delta",
                "delta": {"stop_reason": reason, "stop_sequence": null},
                "usage": {"output_tokens": 15},
            }))
    }

    fn end() -> String {
        event(serde_json::json!({"type": "message_stop"}))
    }

    fn decode(stream: &str) -> (Vec<Event>, Result<(), Fault>) {
        let (events, result, _) = testing::decode(Provider::Anthropic, stream);
        (events, result)
    }

    #[test]
    fn reads_a_reply_to_its_end_and_passes_over_what_it_does_not_know() {
        let others = [
            serde_json::json!({"type": "ping"}),
            serde_json::json!({"type": "something_new", "of": ["any", "shape"]}),
            serde_json::json!({"type": "content_block_delta", "index": 0, "delta": {"type": "thinking_delta", "thinking": "hm"}}),
            serde_json::json!({"type": "content_block_delta", "index": 0, "delta": {"type": "signature_delta", "signature": "x"}}),
        ]
        .map(event)
        .concat();
        let stream = format!(
            "{}{others}{}: a comment\n\n{}{others}{}{}{}",
            start(),
            words("Hello"),
            words(" you"),
            stop("end_turn"),
            end(),
            words("nothing any more"),
        );
        let (events, result, reported) = testing::decode(Provider::Anthropic, &stream);
        assert_eq!(events, [delta("Hello"), delta(" you"), Event::Whole, Event::Done]);
        assert_eq!(result, Ok(()));
        assert_eq!(reported, Reported { input_tokens: Some(25), output_tokens: Some(15) });
    }

    #[test]
    fn a_cut_is_not_an_end() {
        for stream in [
            "".to_owned(),
            start(),
            start() + &words("Hello"),
            start() + &words("Hello") + "event: message_stop\n",
        ] {
            assert_eq!(decode(&stream).1, Err(Fault::Truncated), "{stream}");
        }
        // The model had said that it was at its end.
        assert_eq!(decode(&(words("Hello") + &stop("end_turn"))).1, Ok(()));
        // Only the end was told, and not why.
        assert_eq!(decode(&(words("Hello") + &end())).1, Ok(()));
    }

    #[test]
    fn words_before_a_fault_are_kept() {
        let overloaded = event(serde_json::json!({
            "type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"},
        }));
        let unnamed = overloaded.replace("event: error\n", "");
        let rows = [
            (overloaded, Fault::Upstream),
            (unnamed, Fault::Upstream),
            ("event: error\n\nevent: error\ndata: not even json\n\n".to_owned(), Fault::Upstream),
            ("data: {broken\n\n".to_owned(), Fault::Malformed),
            ("data: [1]\n\n".to_owned(), Fault::Malformed),
            (stop("max_tokens"), Fault::Length),
            (stop("refusal"), Fault::Filtered),
            (stop("tool_use"), Fault::Unfinished),
            (stop("pause_turn"), Fault::Unfinished),
        ];
        for (broken, fault) in rows {
            let (events, result) = decode(&(start() + &words("Hello") + &broken + &end()));
            assert_eq!((events, result), (vec![delta("Hello")], Err(fault)), "{broken}");
        }
    }

    #[test]
    fn cuts_and_line_ends_change_nothing() {
        let stream = start() + &words("Grüße 😀") + &words(" 你好") + &stop("end_turn") + &end();
        cuts_change_nothing(Provider::Anthropic, &stream);
        an_endless_line_is_an_error(Provider::Anthropic);
    }

    fn asked(turns: &[(Role, &str)]) -> serde_json::Value {
        let turns: Vec<Turn> = turns
            .iter()
            .map(|(role, content)| Turn { role: *role, content: (*content).into() })
            .collect();
        serde_json::from_str(&request_body("m", "be kind", &turns, 1_024)).unwrap()
    }

    #[test]
    fn asks_for_a_stream_with_the_prompt_beside_the_turns() {
        assert_eq!(
            asked(&[
                (Role::User, "a \"quoted\" day"),
                (Role::Assistant, "tell me"),
                (Role::User, "so")
            ]),
            serde_json::json!({
                "model": "m", "max_tokens": 1024, "stream": true, "system": "be kind",
                "messages": [
                    {"role": "user", "content": "a \"quoted\" day"},
                    {"role": "assistant", "content": "tell me"},
                    {"role": "user", "content": "so"},
                ],
            })
        );
    }

    #[test]
    fn the_person_begins_and_nobody_says_nothing() {
        let body =
            asked(&[(Role::Assistant, "tell me"), (Role::User, " \u{200b}"), (Role::User, "so")]);
        let roles: Vec<&str> = body["messages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| m["role"].as_str().unwrap())
            .collect();
        assert_eq!(roles, ["user", "assistant", "user"]);
        assert_eq!(body["messages"][2]["content"], "so");
    }
}
