//! Reading a streamed answer, whatever its dialect, from bytes cut anywhere.

use serde::de::DeserializeOwned;

use super::{Provider, anthropic, openai, workers_ai};
use crate::sse;
use crate::text::mend_surrogates;

/// What a piece of the answer means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// More of the reply, never empty.
    Delta(String),
    /// The reply is whole. The count of its tokens may still follow.
    Whole,
    /// Nothing follows any more.
    Done,
}

/// Why an answer cannot be read on. None carries what the upstream said: it may repeat the vent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A line or an event past [`sse::MAX_EVENT_BYTES`].
    TooLong,
    /// An event whose data is not what the dialect sends.
    Malformed,
    /// The upstream reported an error inside the stream.
    Upstream,
    /// The bytes ended before the reply was whole: a cut, not an end.
    Truncated,
    /// The upstream stopped because the reply was as long as it may be.
    Length,
    /// The upstream stopped because it would not say this.
    Filtered,
    /// The upstream stopped for another reason: it wants to call a tool, or one we do not know.
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
            Self::Length => "length",
            Self::Filtered => "filtered",
            Self::Unfinished => "unfinished",
        }
    }
}

/// The tokens that the upstream says it read and wrote, as far as it said so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reported {
    /// Of the request.
    pub input_tokens: Option<u32>,
    /// Of the reply.
    pub output_tokens: Option<u32>,
}

impl Reported {
    /// Takes over what `newer` says.
    pub(super) fn update(&mut self, newer: Self) {
        self.input_tokens = newer.input_tokens.or(self.input_tokens);
        self.output_tokens = newer.output_tokens.or(self.output_tokens);
    }
}

/// What the events of a dialect add to.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Read and not yet handed out.
    pub events: Vec<Event>,
    pub reported: Reported,
    pub whole: bool,
    pub done: bool,
}

impl Answer {
    /// More words, unless the reply is whole already: then they are not part of it.
    pub fn words(&mut self, words: Option<String>) {
        if let Some(words) = words.filter(|words| !words.is_empty() && !self.whole) {
            self.events.push(Event::Delta(words));
        }
    }

    pub fn whole(&mut self) {
        if !std::mem::replace(&mut self.whole, true) {
            self.events.push(Event::Whole);
        }
    }

    pub fn done(&mut self) {
        self.whole();
        self.done = true;
        self.events.push(Event::Done);
    }
}

/// Reads the JSON of an event. A server that cuts text in the middle of an emoji sends halves of it;
/// they are no reason to lose the words around them.
pub(super) fn parse<T: DeserializeOwned>(data: &str) -> Result<T, Fault> {
    serde_json::from_str(data)
        .or_else(|_| serde_json::from_slice(&mend_surrogates(data.as_bytes())))
        .map_err(|_| Fault::Malformed)
}

/// More tokens than this no model reads or writes; a count past it is a fault, and would spend the
/// day's budget.
const MOST_TOKENS: f64 = 10_000_000.0;

/// The count `name` of a usage. One that is none is left out: a count must never cost a reply.
pub(super) fn tokens(usage: &serde_json::Value, name: &str) -> Option<u32> {
    let count = usage.get(name)?.as_f64()?;
    (0.0..=MOST_TOKENS).contains(&count).then_some(count as u32)
}

/// Reads one answer.
#[derive(Debug)]
pub struct Decoder {
    provider: Provider,
    stream: sse::Decoder,
    answer: Answer,
}

impl Decoder {
    /// A decoder of `provider`'s dialect.
    pub fn new(provider: Provider) -> Self {
        Self { provider, stream: sse::Decoder::default(), answer: Answer::default() }
    }

    /// Feeds bytes and appends what they mean to `events`. After [`Event::Done`] everything is
    /// passed over; after [`Event::Whole`] a fault is no fault any more.
    ///
    /// # Errors
    /// A [`Fault`]; `events` holds what came before it.
    pub fn push(&mut self, bytes: &[u8], events: &mut Vec<Event>) -> Result<(), Fault> {
        let read = self.read(bytes);
        events.append(&mut self.answer.events);
        match read {
            Err(_) if self.answer.whole => {
                if !std::mem::replace(&mut self.answer.done, true) {
                    events.push(Event::Done);
                }
                Ok(())
            }
            read => read,
        }
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if self.answer.done {
            return Ok(());
        }
        for event in self.stream.push(bytes).map_err(|sse::TooLong| Fault::TooLong)? {
            if self.answer.done {
                break;
            }
            match self.provider {
                Provider::Anthropic => anthropic::read(&event, &mut self.answer)?,
                Provider::OpenAi => openai::read(&event, &mut self.answer)?,
                Provider::WorkersAi => workers_ai::read(&event, &mut self.answer)?,
            }
        }
        Ok(())
    }

    /// The bytes have ended.
    ///
    /// # Errors
    /// [`Fault::Truncated`] when nothing had said that the reply is whole.
    pub fn finish(&self) -> Result<(), Fault> {
        if self.answer.whole { Ok(()) } else { Err(Fault::Truncated) }
    }

    /// Whether the reply is whole.
    pub fn is_whole(&self) -> bool {
        self.answer.whole
    }

    /// The tokens that were reported so far.
    pub fn reported(&self) -> Reported {
        self.answer.reported
    }
}

/// What the tests of every dialect ask.
#[cfg(test)]
pub(super) mod testing {
    use super::*;

    /// All events of a stream fed at once, and how it ended.
    pub fn decode(provider: Provider, stream: &str) -> (Vec<Event>, Result<(), Fault>, Reported) {
        let mut decoder = Decoder::new(provider);
        let mut events = Vec::new();
        let result = decoder.push(stream.as_bytes(), &mut events).and_then(|()| decoder.finish());
        (events, result, decoder.reported())
    }

    pub fn delta(text: &str) -> Event {
        Event::Delta(text.into())
    }

    /// However `stream` is cut, and whichever line end it has, it means the same.
    pub fn cuts_change_nothing(provider: Provider, stream: &str) {
        let whole = decode(provider, stream);
        assert!(whole.0.len() > 2, "{whole:?}");
        for stream in [stream.to_owned(), stream.replace('\n', "\r\n"), stream.replace('\n', "\r")]
        {
            for size in 1..40 {
                let mut decoder = Decoder::new(provider);
                let mut events = Vec::new();
                let mut result = Ok(());
                for bytes in stream.as_bytes().chunks(size) {
                    result = result.and_then(|()| decoder.push(bytes, &mut events));
                }
                let result = result.and_then(|()| decoder.finish());
                assert_eq!((events, result, decoder.reported()), whole, "cut every {size} bytes");
            }
        }
    }

    /// A line past the bound is an error, whatever the dialect, and not memory.
    pub fn an_endless_line_is_an_error(provider: Provider) {
        let mut decoder = Decoder::new(provider);
        let mut events = Vec::new();
        let chunk = vec![b'x'; 64 * 1024];
        let mut pushes = 0;
        let fault = loop {
            pushes += 1;
            assert!(pushes < 10, "no bound");
            if let Err(fault) = decoder.push(&chunk, &mut events) {
                break fault;
            }
        };
        assert_eq!((fault, events), (Fault::TooLong, Vec::new()));
    }
}
