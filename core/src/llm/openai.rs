//! The chat-completions dialect with streaming: OpenAI, and everything that speaks like it (Ollama,
//! vLLM, llama.cpp's server).
//!
//! Source of the shapes: OpenAI's API reference, "Create chat completion" and its streamed chunks.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::decode::{Answer, Fault, Reported, parse, tokens};
use super::{Role, Turn};
use crate::sse;

/// One message, as Workers AI takes it, too.
#[derive(Serialize)]
pub(super) struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

/// `prompt` as the system message, then `turns`.
pub(super) fn messages<'a>(prompt: &'a str, turns: &'a [Turn]) -> Vec<Message<'a>> {
    let system = Message { role: "system", content: prompt };
    let spoken = turns.iter().map(|turn| Message {
        role: match turn.role {
            Role::User => "user",
            Role::Assistant => "assistant",
        },
        content: &turn.content,
    });
    std::iter::once(system).chain(spoken).collect()
}

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    stream: bool,
    stream_options: StreamOptions,
    messages: Vec<Message<'a>>,
}

#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

pub(super) fn request_body(model: &str, prompt: &str, turns: &[Turn]) -> String {
    let body = Body {
        model,
        stream: true,
        stream_options: StreamOptions { include_usage: true },
        messages: messages(prompt, turns),
    };
    // Strings and flags: serialising them cannot fail.
    serde_json::to_string(&body).unwrap_or_default()
}

/// Every field may be missing or null: servers that speak like OpenAI differ in that.
#[derive(Deserialize)]
pub(super) struct Chunk {
    choices: Option<Vec<Choice>>,
    usage: Option<Value>,
    error: Option<Value>,
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

/// Reads one event of the stream.
pub(super) fn read(event: &sse::Event, answer: &mut Answer) -> Result<(), Fault> {
    let Some(data) = chunk_of(event, answer) else { return Ok(()) };
    read_chunk(parse(data)?, event.name == "error", answer)
}

/// The chunk that an event carries, when it does: `[DONE]` ends the answer.
pub(super) fn chunk_of<'a>(event: &'a sse::Event, answer: &mut Answer) -> Option<&'a str> {
    let data = event.data.trim();
    if data == "[DONE]" {
        answer.done();
        return None;
    }
    (!data.is_empty()).then_some(data)
}

/// Reads one chunk, whose event may have been named an error.
pub(super) fn read_chunk(chunk: Chunk, is_error: bool, answer: &mut Answer) -> Result<(), Fault> {
    if chunk.error.is_some() || is_error {
        return Err(Fault::Upstream);
    }
    if let Some(usage) = chunk.usage {
        answer.reported.update(Reported {
            input_tokens: tokens(&usage, "prompt_tokens"),
            output_tokens: tokens(&usage, "completion_tokens"),
        });
    }
    // `choices` is empty in a chunk that carries usage alone; one reply was asked for, so another
    // index is somebody's surprise.
    let choices = chunk.choices.unwrap_or_default();
    let first = choices.into_iter().find(|choice| choice.index.unwrap_or(0) == 0);
    let Some(choice) = first else { return Ok(()) };
    answer.words(choice.delta.and_then(|delta| delta.content));
    match choice.finish_reason.as_deref() {
        None | Some("") => {}
        Some("stop") => answer.whole(),
        Some("length") => return Err(Fault::Length),
        Some("content_filter") => return Err(Fault::Filtered),
        Some(_) => return Err(Fault::Unfinished),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::llm::decode::testing::{an_endless_line_is_an_error, cuts_change_nothing, delta};
    use crate::llm::{Event, Provider, decode::testing};

    fn chunk(content: &str) -> String {
        format!(
            "data: {}\n\n",
            serde_json::json!({"choices": [{"index": 0, "delta": {"content": content}, "finish_reason": null}]})
        )
    }

    const STOP: &str = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    const USAGE: &str = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":3,\"total_tokens\":23}}\n\n";
    const DONE: &str = "data: [DONE]\n\n";

    fn decode(stream: &str) -> (Vec<Event>, Result<(), Fault>) {
        let (events, result, _) = testing::decode(Provider::OpenAi, stream);
        (events, result)
    }

    #[test]
    fn reads_a_reply_to_its_end() {
        let role =
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n";
        let (a, b) = (chunk("Hello"), chunk(" you"));
        let rows = [
            (format!("{role}{a}{b}{STOP}{DONE}"), true),
            (format!("{a}{USAGE}{b}{DONE}").replace('\n', "\r\n"), true),
            (format!("{a}{b}{STOP}{USAGE}{DONE}data: not json any more\n\n"), true),
            // The reply is whole; what follows it cannot make it less.
            (format!("{a}{b}{STOP}data: not json any more\n\n"), true),
            (format!("{a}{b}{STOP}{}{DONE}", chunk(" and more")), true),
            (format!(": ping\n\n{a}{b}{STOP}{USAGE}"), false),
        ];
        for (stream, done) in rows {
            let mut expected = vec![delta("Hello"), delta(" you"), Event::Whole];
            expected.extend(done.then_some(Event::Done));
            assert_eq!(decode(&stream), (expected, Ok(())), "{stream}");
        }
    }

    #[test]
    fn a_cut_is_not_an_end() {
        let (events, result) = decode(&chunk("Hello"));
        assert_eq!((events, result), (vec![delta("Hello")], Err(Fault::Truncated)));
        assert_eq!(decode("").1, Err(Fault::Truncated));
        assert_eq!(decode("data: {\"choices\"").1, Err(Fault::Truncated));
        assert_eq!(decode(&format!("{}{USAGE}", chunk("Hello"))).1, Err(Fault::Truncated));
    }

    #[test]
    fn words_before_a_fault_are_kept() {
        let rows = [
            ("data: {\"error\":{\"message\":\"overloaded\"}}\n\n", Fault::Upstream),
            ("event: error\ndata: {\"message\":\"overloaded\"}\n\n", Fault::Upstream),
            ("data: oops\n\n", Fault::Malformed),
        ];
        for (broken, fault) in rows {
            let (events, result) = decode(&format!("{}{broken}", chunk("Hello")));
            assert_eq!((events, result), (vec![delta("Hello")], Err(fault)), "{broken}");
        }
    }

    #[test]
    fn what_a_server_leaves_null_or_empty_is_no_fault() {
        let stream = [
            r#"{"choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":""}]}"#,
            r#"{"choices":[{"index":1,"delta":{"content":"someone else"},"finish_reason":"stop"}]}"#,
            r#"{"choices":null,"usage":{"total_tokens":3}}"#,
            r#"{"choices":[{"index":0,"delta":{"content":null,"role":null}}],"usage":null}"#,
            r#"{"choices":[{"index":0,"delta":null,"finish_reason":"stop"}]}"#,
        ]
        .map(|chunk| format!("data: {chunk}\n\n"))
        .concat();
        assert_eq!(decode(&stream), (vec![delta("Hello"), Event::Whole], Ok(())));
    }

    #[test]
    fn half_an_emoji_is_no_fault() {
        let stream = r#"data: {"choices":[{"delta":{"content":"Hello \ud83d"}}]}"#.to_owned();
        let expected = vec![delta("Hello \u{fffd}"), Event::Whole];
        assert_eq!(decode(&format!("{stream}\n\n{STOP}")), (expected, Ok(())));
    }

    #[test]
    fn a_reply_that_was_stopped_is_not_whole() {
        for (reason, fault) in [
            ("length", Fault::Length),
            ("content_filter", Fault::Filtered),
            ("tool_calls", Fault::Unfinished),
            ("anything", Fault::Unfinished),
        ] {
            let stop = STOP.replace("stop", reason);
            let (events, result) = decode(&format!("{}{stop}{DONE}", chunk("It sounds")));
            assert_eq!((events, result), (vec![delta("It sounds")], Err(fault)));
        }
    }

    #[test]
    fn tokens_are_counted_wherever_they_are_told() {
        let told = Reported { input_tokens: Some(20), output_tokens: Some(3) };
        for stream in [
            format!("{}{STOP}{USAGE}{DONE}", chunk("Hello")),
            format!("{}{USAGE}{STOP}{DONE}", chunk("Hello")),
            format!("{USAGE}{}", chunk("Hello")),
        ] {
            assert_eq!(testing::decode(Provider::OpenAi, &stream).2, told, "{stream}");
        }
        // A count that is none must not cost the words beside it.
        for usage in [
            "{\"prompt_tokens\":-1,\"completion_tokens\":\"3\"}",
            "{\"prompt_tokens\":1e30}",
            "{}",
            "null",
            "\"none\"",
            "12",
            "[]",
        ] {
            let odd = USAGE.replace(
                "{\"prompt_tokens\":20,\"completion_tokens\":3,\"total_tokens\":23}",
                usage,
            );
            let (events, result, told) =
                testing::decode(Provider::OpenAi, &format!("{}{odd}{STOP}{DONE}", chunk("Hello")));
            assert_eq!((events.len(), result, told), (3, Ok(()), Reported::default()), "{odd}");
        }
        let float = USAGE.replace("20,", "20.0,");
        assert_eq!(testing::decode(Provider::OpenAi, &float).2, told);
        let none = format!("{}{STOP}{DONE}", chunk("Hello"));
        assert_eq!(testing::decode(Provider::OpenAi, &none).2, Reported::default());
    }

    #[test]
    fn cuts_and_line_ends_change_nothing() {
        let stream = format!(": hi\n\n{}{}{STOP}{USAGE}{DONE}", chunk("Grüße 😀"), chunk(" 你好"));
        cuts_change_nothing(Provider::OpenAi, &stream);
        an_endless_line_is_an_error(Provider::OpenAi);
    }

    #[test]
    fn asks_for_a_stream_with_its_usage_and_the_prompt_first() {
        let turns = [
            Turn { role: Role::User, content: "a \"quoted\" day".into() },
            Turn { role: Role::Assistant, content: "tell me".into() },
        ];
        let body: serde_json::Value =
            serde_json::from_str(&request_body("m", "be kind", &turns)).unwrap();
        assert_eq!(
            body,
            serde_json::json!({
                "model": "m", "stream": true, "stream_options": {"include_usage": true},
                "messages": [
                    {"role": "system", "content": "be kind"},
                    {"role": "user", "content": "a \"quoted\" day"},
                    {"role": "assistant", "content": "tell me"},
                ],
            })
        );
    }
}
