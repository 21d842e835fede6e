//! The dialect of Cloudflare's Workers AI: chat messages in, and out a stream of `response` pieces
//! or, from newer models, of OpenAI's chunks.
//!
//! Source of the shapes: Cloudflare's documentation of text generation models, and of the errors
//! that the binding throws.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Turn;
use super::decode::{Answer, Fault, parse};
use super::openai::{Chunk, Message, chunk_of, messages, read_chunk};
use crate::sse;

#[derive(Serialize)]
struct Body<'a> {
    stream: bool,
    /// Without it a reply ends after 256 tokens, and nothing says so.
    max_tokens: u32,
    messages: Vec<Message<'a>>,
}

/// The input of a run; the model is named beside it.
pub(super) fn request_body(prompt: &str, turns: &[Turn], max_tokens: u32) -> String {
    let body = Body { stream: true, max_tokens, messages: messages(prompt, turns) };
    // Strings and numbers: serialising them cannot fail.
    serde_json::to_string(&body).unwrap_or_default()
}

#[derive(Deserialize)]
struct Piece {
    /// Words. A token of digits alone may come as a number.
    response: Option<Value>,
    #[serde(flatten)]
    chunk: Chunk,
}

/// Reads one event of the stream.
pub(super) fn read(event: &sse::Event, answer: &mut Answer) -> Result<(), Fault> {
    let Some(data) = chunk_of(event, answer) else { return Ok(()) };
    let piece: Piece = parse(data)?;
    answer.words(match piece.response {
        Some(Value::String(words)) => Some(words),
        Some(Value::Number(digits)) => Some(digits.to_string()),
        _ => None,
    });
    read_chunk(piece.chunk, event.name == "error", answer)
}

/// The HTTP status that an error of the binding amounts to, by the code its message begins with or
/// follows the error's name in (`3040: Capacity temporarily exceeded`); `None` when it has none of
/// those that are documented.
pub fn error_status(message: &str) -> Option<u16> {
    let code = message
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))?;
    match code {
        "3007" | "3008" => Some(408),
        "3036" | "3040" => Some(429),
        "3023" | "3041" | "5016" | "5018" => Some(403),
        "3042" | "5007" => Some(404),
        "3003" | "3006" | "5004" | "5005" => Some(400),
        "3046" => Some(504),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::llm::decode::testing::{
        an_endless_line_is_an_error, cuts_change_nothing, decode, delta,
    };
    use crate::llm::{Event, Provider, Reported, Role};

    fn stream(pieces: &[&str]) -> String {
        pieces.iter().map(|piece| format!("data: {piece}\n\n")).collect()
    }

    #[test]
    fn reads_both_shapes() {
        let told = Reported { input_tokens: Some(9), output_tokens: Some(4) };
        let old = stream(&[
            r#"{"response":"I was ","p":"abcd"}"#,
            r#"{"response":19,"tool_calls":[]}"#,
            r#"{"response":null}"#,
            r#"{"response":".","usage":{"prompt_tokens":9,"completion_tokens":4,"total_tokens":13}}"#,
            "[DONE]",
        ]);
        let expected = vec![delta("I was "), delta("19"), delta("."), Event::Whole, Event::Done];
        assert_eq!(decode(Provider::WorkersAi, &old), (expected.clone(), Ok(()), told));
        let new = stream(&[
            r#"{"choices":[{"index":0,"delta":{"content":"I was "}}]}"#,
            r#"{"choices":[{"index":0,"delta":{"content":"19"}}]}"#,
            r#"{"choices":[{"index":0,"delta":{"content":"."},"finish_reason":"stop"}]}"#,
            r#"{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4}}"#,
            "[DONE]",
        ]);
        assert_eq!(decode(Provider::WorkersAi, &new), (expected, Ok(()), told));
    }

    #[test]
    fn a_cut_or_an_error_is_not_an_end() {
        let said = r#"{"response":"I was "}"#;
        let rows = [
            (stream(&[said]), Fault::Truncated),
            (stream(&[said, r#"{"error":"gone"}"#, "[DONE]"]), Fault::Upstream),
            (stream(&[said, "oops"]), Fault::Malformed),
        ];
        for (stream, fault) in rows {
            let (events, result, _) = decode(Provider::WorkersAi, &stream);
            assert_eq!((events, result), (vec![delta("I was ")], Err(fault)), "{stream}");
        }
    }

    #[test]
    fn cuts_and_line_ends_change_nothing() {
        let stream = stream(&[r#"{"response":"Grüße 😀"}"#, r#"{"response":" 你好"}"#, "[DONE]"]);
        cuts_change_nothing(Provider::WorkersAi, &stream);
        an_endless_line_is_an_error(Provider::WorkersAi);
    }

    #[test]
    fn errors_of_the_binding_have_a_status() {
        let rows = [
            ("3040: Capacity temporarily exceeded, please try again.", Some(429)),
            ("InferenceUpstreamError: 3007: Request timeout", Some(408)),
            ("AiError: 5007: No such model @cf/meta/none or task", Some(404)),
            ("Network connection lost.", None),
            ("", None),
        ];
        for (message, status) in rows {
            assert_eq!(error_status(message), status, "{message}");
        }
    }

    #[test]
    fn asks_for_a_stream_of_a_stated_length() {
        let turns = [Turn { role: Role::User, content: "so".into() }];
        let body: Value = serde_json::from_str(&request_body("be kind", &turns, 1_024)).unwrap();
        assert_eq!(
            body,
            serde_json::json!({"stream": true, "max_tokens": 1024, "messages": [
                {"role": "system", "content": "be kind"},
                {"role": "user", "content": "so"},
            ]})
        );
    }
}
