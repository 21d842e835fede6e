//! Reaching a language model: one request, and its answer as a stream of words.

pub mod breakers;
mod request;

use std::collections::VecDeque;
use std::pin::Pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use futures_util::stream::StreamExt;
use ventvault_core::cost::{Estimate, Usage};
use ventvault_core::llm::retry::Failure;
use ventvault_core::llm::route::Route;
use ventvault_core::llm::{Decoder, Event, Turn};
use worker::js_sys::Array;
use worker::wasm_bindgen_futures::spawn_local;
use worker::{AbortController, AbortSignal, ByteStream, Delay, Env, web_sys};

use crate::config::Config;

/// How long the count of a whole answer's tokens is waited for, milliseconds. Whoever asked has their
/// answer by then.
const DRAIN_MS: u32 = 1_000;

/// What came of listening once.
pub enum Heard {
    /// More of the reply.
    Words(String),
    /// The reply is whole.
    Whole,
    /// It broke, or never began.
    Failed(Failure),
    /// Nothing yet.
    Nothing,
}

/// One answer under way. Dropping it aborts the upstream, so that nobody generates, and nobody
/// pays, for words that nobody reads; a run of the binding ends when its stream comes.
pub struct Upstream {
    step: Step,
    decoder: Decoder,
    /// Decoded and not yet told.
    events: VecDeque<Event>,
    status: Option<u16>,
    /// Of the request and of what was heard, in case the provider never says.
    asked: Estimate,
    heard: Estimate,
    abort: AbortController,
    /// Rings when it is time to look at the clock, whether words came or not: a timer a word would
    /// cost more than the word.
    bell: Option<Delay>,
}

type Opening = Pin<Box<dyn Future<Output = request::Opened>>>;

enum Step {
    Opening(Opening),
    Reading(ByteStream),
    /// The answer has ended as its dialect ends.
    Done,
    Failed(Failure),
}

impl Upstream {
    /// Sends the request. A `client` who waits for the answer and leaves before the first byte must
    /// abort it, too.
    pub fn open(
        env: &Env,
        client: Option<&web_sys::AbortSignal>,
        route: &Route<'static>,
        system: &str,
        turns: &[Turn],
        max_tokens: u32,
    ) -> Self {
        let Route { provider, model } = *route;
        let abort = AbortController::default();
        let signals = Array::of1(&abort.signal());
        client.map(|signal| signals.push(signal));
        let signal = AbortSignal::from(web_sys::AbortSignal::any(&signals));
        let body = provider.request_body(model, system, turns, max_tokens);
        let configured = Config::of(env).providers.get(provider);
        let step = match configured.map(|configured| configured.endpoint.as_ref()) {
            None => Step::Failed(Failure::Configuration),
            Some(Some(endpoint)) => {
                Step::Opening(Box::pin(request::post(provider, endpoint, body, signal)))
            }
            Some(None) => {
                let env = env.clone();
                Step::Opening(Box::pin(async move { request::run(&env, model, &body).await }))
            }
        };
        let mut asked = Estimate::default();
        asked.add(system);
        turns.iter().for_each(|turn| asked.add(&turn.content));
        Self {
            step,
            decoder: Decoder::new(provider),
            events: VecDeque::new(),
            status: None,
            asked,
            heard: Estimate::default(),
            abort,
            bell: None,
        }
    }

    /// The upstream's HTTP status, once there is one.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The tokens of this call: as the provider told them, else as they are estimated. `None` when
    /// the provider refused it or was never reached: then nothing was generated.
    pub fn usage(&self) -> Option<Usage> {
        let nothing = match (&self.step, self.status) {
            (_, Some(status)) => status != 200,
            (Step::Failed(Failure::Network | Failure::Configuration), None) => true,
            // Given up before the answer began: the provider may be at work already.
            (_, None) => false,
        };
        if nothing {
            return None;
        }
        let told = self.decoder.reported();
        let whole = self.decoder.is_whole();
        let heard = self.heard.tokens();
        Some(Usage {
            input_tokens: told.input_tokens.unwrap_or_else(|| self.asked.tokens()),
            // What is told while the reply is under way is not the last word on it.
            output_tokens: match told.output_tokens {
                Some(tokens) if whole => tokens,
                tokens => tokens.unwrap_or_default().max(heard),
            },
            estimated: !whole || told.input_tokens.is_none() || told.output_tokens.is_none(),
        })
    }

    /// Waits for the next words, and at most `wait_ms` from a call that had words or nothing: a bell
    /// that was set goes on ringing for the calls after it.
    pub async fn listen(&mut self, wait_ms: u32) -> Heard {
        let mut bell =
            self.bell.take().unwrap_or_else(|| Delay::from(Duration::from_millis(wait_ms.into())));
        let heard = match select(Box::pin(self.next()), &mut bell).await {
            Either::Left((heard, _)) => heard,
            Either::Right(_) => return Heard::Nothing,
        };
        self.bell = Some(bell);
        heard
    }

    /// Reads an answer whose reply is whole to its end, at most [`DRAIN_MS`]: the count of its tokens
    /// comes last, and a connection that is left early looks to the provider like a client that
    /// went away.
    pub async fn drain(&mut self) {
        let end = Box::pin(async {
            while !matches!(self.step, Step::Done | Step::Failed(_)) {
                self.events.clear();
                self.read().await;
            }
        });
        select(end, Delay::from(Duration::from_millis(DRAIN_MS.into()))).await;
    }

    /// The next words. Dropping this future loses nothing: what is under way stays in `self`.
    async fn next(&mut self) -> Heard {
        loop {
            match self.events.pop_front() {
                Some(Event::Delta(mut words)) => {
                    // What came together is passed on together.
                    while let Some(Event::Delta(more)) = self.events.front() {
                        words.push_str(more);
                        self.events.pop_front();
                    }
                    self.heard.add(&words);
                    return Heard::Words(words);
                }
                Some(Event::Whole) => return Heard::Whole,
                Some(Event::Done) => continue,
                None => {}
            }
            match self.step {
                Step::Failed(failure) => return Heard::Failed(failure),
                Step::Done => return Heard::Whole,
                Step::Opening(_) | Step::Reading(_) => self.read().await,
            }
        }
    }

    /// One step further.
    async fn read(&mut self) {
        match &mut self.step {
            Step::Done | Step::Failed(_) => {}
            Step::Opening(opening) => {
                let (status, opened) = opening.await;
                self.status = status;
                self.step = match opened {
                    Ok(stream) => Step::Reading(stream),
                    Err(failure) => Step::Failed(failure),
                };
            }
            Step::Reading(bytes) => {
                let mut events = Vec::new();
                let read = match bytes.next().await {
                    Some(Ok(bytes)) => self.decoder.push(&bytes, &mut events).map(|()| false),
                    // A reset and an early end are one: both lack the end that the dialect has.
                    Some(Err(_)) | None => self.decoder.finish().map(|()| true),
                };
                self.events.extend(events);
                match read {
                    Ok(false) => {}
                    Ok(true) => self.step = Step::Done,
                    Err(fault) => self.step = Step::Failed(Failure::Fault(fault)),
                }
            }
        }
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        match std::mem::replace(&mut self.step, Step::Done) {
            // An answer that was read to its end has nothing to abort.
            Step::Done => return,
            // A run of the binding takes no signal: its stream is cancelled when it comes.
            Step::Opening(opening) => spawn_local(async { drop(opening.await) }),
            Step::Reading(_) | Step::Failed(_) => {}
        }
        std::mem::take(&mut self.abort).abort();
    }
}
