//! One turn of a conversation, as every dialect and the listener read it.

use serde::{Deserialize, Serialize};

/// Who spoke. The product's own instructions are never a turn: they are the prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The person who writes.
    User,
    /// The reply they were given.
    Assistant,
}

/// One turn: who spoke, and what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Turn {
    /// Who spoke.
    pub role: Role,
    /// What was said, as plain text.
    pub content: String,
}
