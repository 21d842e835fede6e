//! The chat-completions dialect with streaming: OpenAI, and everything that speaks like it (Ollama,
//! vLLM, llama.cpp's server).
//!
//! Source of the shapes: OpenAI's API reference, "Create chat completion" and its streamed chunks.

use serde::{Deserialize, Serialize};

use super::{Role, Turn};
use crate::sse;

/// What a chunk of the answer means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// More of the reply, never empty.
    Delta(String),
    /// The reply is whole: `finish_reason: "stop"` or `[DONE]` came.
    Done,
}

/// Why an answer cannot be read on. None carries what the upstream said: it may repeat the vent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A line or an event past [`sse::MAX_EVENT_BYTES`].
    TooLong,
    /// An event whose data is not a chunk.
    Malformed,
    /// The upstream reported an error inside the stream.
    Upstream,
    /// The bytes ended without `finish_reason` or `[DONE]`: a cut, not an end.
    Truncated,
    /// The upstream stopped before the reply was whole: a length limit, a content filter, a tool.
    Unfinished,
}

impl Fault {
    /// The name for the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::Malformed => "malformed",
            Self::Upstream => "upstream-error",
            Self::Truncated => "truncated",
            Self::Unfinished => "unfinished",
        }
    }
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    stream: bool,
    messages: Vec<Message<'a>>,
}

/// The body of a request: `prompt` as the system message, then `turns`, oldest first. Everything
/// in them has been scrubbed.
pub fn request_body(model: &str, prompt: &str, turns: &[Turn]) -> String {
    let system = Message { role: "system", content: prompt };
    let spoken = turns.iter().map(|turn| Message {
        role: match turn.role {
            Role::User => "user",
            Role::Assistant => "assistant",
        },
        content: &turn.content,
    });
    let body =
        Body { model, stream: true, messages: std::iter::once(system).chain(spoken).collect() };
    // Strings and a flag: serialising them cannot fail.
    serde_json::to_string(&body).unwrap_or_default()
}

/// Every field may be missing or null: servers that speak like OpenAI differ in that.
#[derive(Deserialize)]
struct Chunk {
    choices: Option<Vec<Choice>>,
    error: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Choice {
    index: Option<u32>,
    delta: Option<Delta>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Delta {
    content: Option<String>,
}

/// Reads a streamed answer from bytes cut anywhere.
#[derive(Debug, Default)]
pub struct Decoder {
    events: sse::Decoder,
    done: bool,
}

impl Decoder {
    /// Feeds bytes and returns what they mean. After [`Event::Done`] everything is passed over.
    ///
    /// # Errors
    /// A [`Fault`]; `before` holds the events of this call that came before it.
    pub fn push(&mut self, bytes: &[u8], before: &mut Vec<Event>) -> Result<(), Fault> {
        let events = self.events.push(bytes).map_err(|sse::TooLong| Fault::TooLong)?;
        for event in events {
            if self.done {
                break;
            }
            if event.data.trim() == "[DONE]" {
                self.done = true;
                before.push(Event::Done);
                break;
            }
            if event.data.trim().is_empty() {
                continue;
            }
            let chunk: Chunk = serde_json::from_str(&event.data).map_err(|_| Fault::Malformed)?;
            if chunk.error.is_some() || event.name == "error" {
                return Err(Fault::Upstream);
            }
            // `choices` is empty in a chunk that carries usage alone; one reply was asked for, so
            // another index is somebody's surprise.
            let choices = chunk.choices.unwrap_or_default();
            let first = choices.into_iter().find(|choice| choice.index.unwrap_or(0) == 0);
            let Some(choice) = first else { continue };
            let content = choice.delta.and_then(|delta| delta.content);
            if let Some(content) = content.filter(|content| !content.is_empty()) {
                before.push(Event::Delta(content));
            }
            match choice.finish_reason.as_deref() {
                None | Some("") => {}
                Some("stop") => {
                    self.done = true;
                    before.push(Event::Done);
                }
                Some(_) => return Err(Fault::Unfinished),
            }
        }
        Ok(())
    }

    /// The bytes have ended.
    ///
    /// # Errors
    /// [`Fault::Truncated`] when nothing had said that the reply is whole.
    pub fn finish(&self) -> Result<(), Fault> {
        if self.done { Ok(()) } else { Err(Fault::Truncated) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn chunk(content: &str) -> String {
        format!(
            "data: {}\n\n",
            serde_json::json!({"choices": [{"index": 0, "delta": {"content": content}, "finish_reason": null}]})
        )
    }

    const STOP: &str = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

    fn decode(stream: &str) -> (Vec<Event>, Result<(), Fault>) {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        let result = decoder.push(stream.as_bytes(), &mut events).and_then(|()| decoder.finish());
        (events, result)
    }

    fn delta(text: &str) -> Event {
        Event::Delta(text.into())
    }

    #[test]
    fn reads_a_reply_to_its_end() {
        let usage = "data: {\"choices\":[],\"usage\":{\"total_tokens\":3}}\n\n";
        let role =
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";
        let rows = [
            format!("{role}{}{}{STOP}data: [DONE]\n\n", chunk("Hello"), chunk(" you")),
            format!(": ping\n\n{}{}{STOP}{usage}", chunk("Hello"), chunk(" you")),
            format!("{}{usage}{}data: [DONE]\n\n", chunk("Hello"), chunk(" you"))
                .replace('\n', "\r\n"),
            format!("{}{}{STOP}data: not json any more\n\n", chunk("Hello"), chunk(" you")),
        ];
        for stream in rows {
            let (events, result) = decode(&stream);
            assert_eq!(
                (events, result),
                (vec![delta("Hello"), delta(" you"), Event::Done], Ok(())),
                "{stream}"
            );
        }
    }

    #[test]
    fn a_cut_is_not_an_end() {
        let (events, result) = decode(&chunk("Hello"));
        assert_eq!((events, result), (vec![delta("Hello")], Err(Fault::Truncated)));
        assert_eq!(decode("").1, Err(Fault::Truncated));
        assert_eq!(decode("data: {\"choices\"").1, Err(Fault::Truncated));
    }

    #[test]
    fn words_before_a_fault_are_kept() {
        let error = "data: {\"error\":{\"message\":\"overloaded\"}}\n\n";
        let (events, result) = decode(&format!("{}{error}", chunk("Hello")));
        assert_eq!((events, result), (vec![delta("Hello")], Err(Fault::Upstream)));
        let (events, result) = decode(&format!("{}data: oops\n\n", chunk("Hello")));
        assert_eq!((events, result), (vec![delta("Hello")], Err(Fault::Malformed)));
    }

    #[test]
    fn what_a_server_leaves_null_or_empty_is_no_fault() {
        let stream = [
            r#"{"choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":""}]}"#,
            r#"{"choices":[{"index":1,"delta":{"content":"someone else"},"finish_reason":"stop"}]}"#,
            r#"{"choices":null,"usage":{"total_tokens":3}}"#,
            r#"{"choices":[{"index":0,"delta":{"content":null,"role":null}}]}"#,
            r#"{"choices":[{"index":0,"delta":null,"finish_reason":"stop"}]}"#,
        ]
        .map(|chunk| format!("data: {chunk}\n\n"))
        .concat();
        assert_eq!(decode(&stream), (vec![delta("Hello"), Event::Done], Ok(())));
    }

    #[test]
    fn a_reply_that_was_stopped_is_not_whole() {
        for reason in ["length", "content_filter", "tool_calls", "anything"] {
            let stop = STOP.replace("stop", reason);
            let (events, result) = decode(&format!("{}{stop}data: [DONE]\n\n", chunk("It sounds")));
            assert_eq!((events, result), (vec![delta("It sounds")], Err(Fault::Unfinished)));
        }
    }

    #[test]
    fn cuts_change_nothing() {
        let stream = format!("{}{}{STOP}", chunk("Grüße 😀"), chunk(" ja"));
        let whole = decode(&stream).0;
        for size in 1..20 {
            let mut decoder = Decoder::default();
            let mut events = Vec::new();
            for bytes in stream.as_bytes().chunks(size) {
                decoder.push(bytes, &mut events).unwrap();
            }
            assert_eq!((events, decoder.finish()), (whole.clone(), Ok(())));
        }
    }

    #[test]
    fn asks_for_a_stream_with_the_prompt_first() {
        let turns = [
            Turn { role: Role::User, content: "a \"quoted\" day".into() },
            Turn { role: Role::Assistant, content: "tell me".into() },
        ];
        let body: serde_json::Value =
            serde_json::from_str(&request_body("m", "be kind", &turns)).unwrap();
        assert_eq!(
            body,
            serde_json::json!({"model": "m", "stream": true, "messages": [
                {"role": "system", "content": "be kind"},
                {"role": "user", "content": "a \"quoted\" day"},
                {"role": "assistant", "content": "tell me"},
            ]})
        );
    }
}
