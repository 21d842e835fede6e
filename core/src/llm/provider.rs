//! The providers of language models, by the dialect they speak.

use super::{Turn, anthropic, openai, workers_ai};

/// One provider. Each is configured at most once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// Anthropic's Messages API.
    Anthropic,
    /// OpenAI's chat completions, and every server that speaks like it.
    OpenAi,
    /// Cloudflare's Workers AI, by the binding `AI`.
    WorkersAi,
}

impl Provider {
    /// All of them, in the order that holds unless `PROVIDERS` says another.
    pub const ALL: [Self; 3] = [Self::Anthropic, Self::OpenAi, Self::WorkersAi];

    /// The name in `PROVIDERS`, in receipts, in the log and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Anthropic => "anthropic",
            Self::OpenAi => "openai",
            Self::WorkersAi => "workers-ai",
        }
    }

    /// The body of a request for a streamed reply: `prompt` as the instructions, then `turns`,
    /// oldest first. Everything in them has been scrubbed. `max_tokens` is the most that may be
    /// written, where the dialect wants a number.
    pub fn request_body(
        self,
        model: &str,
        prompt: &str,
        turns: &[Turn],
        max_tokens: u32,
    ) -> String {
        match self {
            Self::Anthropic => anthropic::request_body(model, prompt, turns, max_tokens),
            Self::OpenAi => openai::request_body(model, prompt, turns),
            Self::WorkersAi => workers_ai::request_body(prompt, turns, max_tokens),
        }
    }
}
