//! The circuit breaker of each model, as this isolate sees it. A provider limits and loses its models
//! one by one. Isolates do not tell each other: a new one finds out for itself with a few calls.

use std::sync::Mutex;

use ventvault_core::llm::breaker::{Breaker, Outcome, Pass};
use ventvault_core::llm::route::Route;

/// As many as there are models in the configuration.
static BREAKERS: Mutex<Vec<(Route<'static>, Breaker)>> = Mutex::new(Vec::new());

fn with<T>(route: &Route<'static>, work: impl FnOnce(&mut Breaker) -> T) -> Option<T> {
    // Nothing can panic while it is held, so it is never poisoned.
    let mut breakers = BREAKERS.lock().ok()?;
    if !breakers.iter().any(|(known, _)| known == route) {
        breakers.push((*route, Breaker::new()));
    }
    breakers.iter_mut().find(|(known, _)| known == route).map(|(_, breaker)| work(breaker))
}

/// Whether the model may be asked now.
pub fn admit(route: &Route<'static>, now_ms: i64) -> Option<Pass> {
    with(route, |breaker| breaker.admit(now_ms)).flatten()
}

/// Tells how a call ended.
pub fn record(route: &Route<'static>, pass: Pass, outcome: Outcome, now_ms: i64) {
    with(route, |breaker| breaker.record(pass, outcome, now_ms));
}
