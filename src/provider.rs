//! Reaching a language model: one request, and its answer as a stream of words.

use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::StreamExt;
use ventvault_core::llm::Turn;
use ventvault_core::llm::openai::{Decoder, Event, request_body};
use worker::js_sys::Array;
use worker::{
    AbortController, AbortSignal, ByteStream, Delay, Fetch, Headers, Method, Request, RequestInit,
    RequestRedirect, web_sys,
};

use crate::config::OpenAi;

/// The provider's name in receipts and the log.
pub const OPENAI: &str = "openai";

/// What came of listening once.
pub enum Heard {
    /// More of the reply.
    Words(String),
    /// The reply is whole.
    End,
    /// It broke; the name is for the log.
    Fault(&'static str),
    /// Nothing yet.
    Nothing,
}

/// One answer under way. Dropping it aborts the upstream, so that nobody generates, and nobody
/// pays, for words that nobody reads.
pub struct Upstream {
    step: Step,
    decoder: Decoder,
    /// Decoded and not yet told.
    events: std::collections::VecDeque<Event>,
    status: Option<u16>,
    abort: Option<AbortController>,
}

type Opening = std::pin::Pin<Box<dyn Future<Output = Result<worker::Response, worker::Error>>>>;

enum Step {
    Opening(Opening),
    Reading(ByteStream),
    Ended(&'static str),
}

impl Upstream {
    /// Sends the request. `left` is the client's signal: leaving before the first byte must abort
    /// the upstream, too.
    pub fn open(
        config: &OpenAi,
        system: &str,
        turns: &[Turn],
        left: &web_sys::AbortSignal,
    ) -> Self {
        let abort = AbortController::default();
        let signals = Array::of2(left, &abort.signal());
        let signal = AbortSignal::from(web_sys::AbortSignal::any(&signals));
        let step = match request(config, request_body(&config.model, system, turns)) {
            Ok(request) => Step::Opening(Box::pin(async move {
                Fetch::Request(request).send_with_signal(&signal).await
            })),
            Err(_) => Step::Ended("bad-configuration"),
        };
        Self {
            step,
            decoder: Decoder::default(),
            events: std::collections::VecDeque::new(),
            status: None,
            abort: Some(abort),
        }
    }

    /// The upstream's HTTP status, once there is one.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// Waits at most `wait_ms` for the next words.
    pub async fn listen(&mut self, wait_ms: u32) -> Heard {
        let delay = Delay::from(Duration::from_millis(wait_ms.into()));
        match select(Box::pin(self.next()), delay).await {
            Either::Left((heard, _)) => heard,
            Either::Right(_) => Heard::Nothing,
        }
    }

    /// The next words. Dropping this future loses nothing: what is under way stays in `self`.
    async fn next(&mut self) -> Heard {
        loop {
            match self.events.pop_front() {
                Some(Event::Delta(words)) => return Heard::Words(words),
                Some(Event::Done) => return Heard::End,
                None => {}
            }
            match &mut self.step {
                Step::Ended(fault) => return Heard::Fault(fault),
                Step::Opening(opening) => {
                    self.step = match opening.await {
                        Ok(mut response) => {
                            self.status = Some(response.status_code());
                            match (response.status_code(), response.stream()) {
                                (200, Ok(stream)) => Step::Reading(stream),
                                (200, Err(_)) => Step::Ended("no-body"),
                                _ => Step::Ended("status"),
                            }
                        }
                        Err(_) => Step::Ended("network"),
                    };
                }
                Step::Reading(bytes) => {
                    let mut events = Vec::new();
                    let ended = match bytes.next().await {
                        Some(Ok(bytes)) => self.decoder.push(&bytes, &mut events).err(),
                        // A reset and an early end are one: both lack the end that the dialect has.
                        Some(Err(_)) | None => self.decoder.finish().err(),
                    };
                    self.events.extend(events);
                    if let Some(fault) = ended {
                        self.step = Step::Ended(fault.as_str());
                    }
                }
            }
        }
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        if let Some(abort) = self.abort.take() {
            abort.abort();
        }
    }
}

fn request(config: &OpenAi, body: String) -> worker::Result<Request> {
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    headers.set("accept", "text/event-stream")?;
    if !config.api_key.is_empty() {
        headers.set("authorization", &format!("Bearer {}", config.api_key))?;
    }
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_headers(headers).with_body(Some(body.into()));
    // A redirect would carry the key to wherever it points.
    init.redirect = RequestRedirect::Manual;
    Request::new_with_init(&format!("{}/chat/completions", config.base_url), &init)
}
