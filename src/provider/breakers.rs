//! The circuit breaker of each provider, as this isolate sees it. Isolates do not tell each other:
//! one that is new finds out for itself with a few calls.

use std::sync::Mutex;

use ventvault_core::llm::Provider;
use ventvault_core::llm::breaker::{Breaker, Outcome, Pass};

static ANTHROPIC: Mutex<Breaker> = Mutex::new(Breaker::new());
static OPENAI: Mutex<Breaker> = Mutex::new(Breaker::new());
static WORKERS_AI: Mutex<Breaker> = Mutex::new(Breaker::new());

fn of(provider: Provider) -> &'static Mutex<Breaker> {
    match provider {
        Provider::Anthropic => &ANTHROPIC,
        Provider::OpenAi => &OPENAI,
        Provider::WorkersAi => &WORKERS_AI,
    }
}

/// Whether `provider` may be asked now.
pub fn admit(provider: Provider, now_ms: i64) -> Option<Pass> {
    // Nothing can panic while it is held, so it is never poisoned.
    of(provider).lock().ok()?.admit(now_ms)
}

/// Tells how a call of `provider` ended.
pub fn record(provider: Provider, pass: Pass, outcome: Outcome, now_ms: i64) {
    if let Ok(mut breaker) = of(provider).lock() {
        breaker.record(pass, outcome, now_ms);
    }
}
