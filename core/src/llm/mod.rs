//! Where replies come from: the dialects of language models, the prompt they are given, and the
//! built-in listener that answers when none of them can.
//!
//! Everything here is sans-IO: a dialect builds the bytes of a request and decodes the bytes of an
//! answer, cut anywhere. The edge does the fetching.

pub mod listener;
pub mod openai;
pub mod prompt;
mod turn;

pub use turn::{Role, Turn};
