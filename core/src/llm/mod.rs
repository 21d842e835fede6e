//! Where replies come from: the dialects of language models, the prompt they are given, which of
//! them is asked and how often, and the built-in listener that answers when none of them can.
//!
//! Everything here is sans-IO: a dialect builds the bytes of a request and decodes the bytes of an
//! answer, cut anywhere; a rule is given the time and the chance it needs. The edge does the
//! fetching.

mod anthropic;
pub mod breaker;
mod decode;
pub mod listener;
mod openai;
pub mod prompt;
mod provider;
pub mod resume;
pub mod retry;
pub mod route;
mod turn;
mod workers_ai;

pub use decode::{Decoder, Event, Fault, Reported};
pub use provider::Provider;
pub use turn::{Role, Turn};
pub use workers_ai::error_status as workers_ai_status;

/// The name of the built-in listener, beside those of the providers.
pub const LISTENER: &str = "listener";

/// The most tokens of a reply, where its dialect wants a number: about six times the 120
/// words it is asked for, in any language.
pub const MAX_REPLY_TOKENS: u32 = 1_024;
