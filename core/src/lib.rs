//! What is true anywhere in VentVault: bytes, rows and a time in; decisions out.
//!
//! No Cloudflare type, no I/O, no clock and no randomness of its own is found here. Whoever calls
//! brings the time (Unix milliseconds), the random bytes and the keys. That keeps every decision
//! testable natively, and the promises provable without a network.

pub mod calendar;
pub mod classify;
pub mod cost;
pub mod crisis;
pub mod identity;
pub mod llm;
mod lookup;
pub mod pii;
pub mod problem;
pub mod quota;
pub mod seal;
pub mod sse;
pub mod stream;
pub mod text;
pub mod understand;
pub mod vent;

pub use ventvault_sentence as sentence;
