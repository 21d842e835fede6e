//! VentVault's Durable Objects: state that must be exact or alive, one object a file.
//!
//! Their decisions live in `ventvault-core`; here they are loaded, applied one at a time, and
//! written before they are answered. The edge reaches an object only through the client beside it,
//! which is the one place that names bindings, objects and calls.

use worker::Env;

pub mod quota;

/// Now, in Unix milliseconds, moved by `CLOCK_OFFSET_SECONDS` when that is set: tests and
/// rehearsals turn a day over without waiting for midnight. Unset in production.
pub fn now_ms(env: &Env) -> i64 {
    let offset = env
        .var("CLOCK_OFFSET_SECONDS")
        .ok()
        .and_then(|text| text.to_string().parse::<i64>().ok())
        .unwrap_or(0);
    // Unix milliseconds stay under 2⁵³ for longer than anyone plans, so the cast is exact.
    worker::Date::now().as_millis() as i64 + offset * 1000
}
