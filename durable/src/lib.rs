//! VentVault's Durable Objects: state that must be exact or alive, one object a file.
//!
//! Their decisions live in `ventvault-core`; here they are loaded, applied one at a time, and
//! written before they are answered. The edge reaches an object only through the client beside it,
//! which is the one place that names bindings, objects and calls.

use worker::Env;

pub mod quota;

/// How far `CLOCK_OFFSET_SECONDS` moves the clock, in milliseconds: tests and rehearsals turn a day
/// over without waiting for midnight. Unset in production.
pub fn clock_offset_ms(env: &Env) -> i64 {
    let seconds = env.var("CLOCK_OFFSET_SECONDS").ok();
    seconds.and_then(|text| text.to_string().parse::<i64>().ok()).unwrap_or(0).saturating_mul(1000)
}

/// Now, in Unix milliseconds, moved by `offset_ms`: see [`clock_offset_ms`].
pub fn now_ms(offset_ms: i64) -> i64 {
    // Unix milliseconds stay under 2⁵³ for longer than anyone plans, so the cast is exact.
    (worker::Date::now().as_millis() as i64).saturating_add(offset_ms)
}
