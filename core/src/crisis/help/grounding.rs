//! Two exercises that anyone can do anywhere, in a minute or two.

use serde::Serialize;
use utoipa::ToSchema;

/// A way to steady oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Exercise {
    /// What it is called.
    pub name: &'static str,
    /// What to do, one thing after the other.
    pub steps: &'static [&'static str],
}

/// The five senses, counted down, and breathing in four equal parts. Both are common in crisis
/// counselling; neither is a treatment.
pub const GROUNDING: &[Exercise] = &[
    Exercise {
        name: "Five, four, three, two, one",
        steps: &[
            "Five things you can see. Name each one, out loud or in your head.",
            "Four things you can feel: your feet on the floor, the cloth on your skin.",
            "Three things you can hear, near or far.",
            "Two things you can smell, or two smells you like.",
            "One thing you can taste, or one slow sip of water.",
        ],
    },
    Exercise {
        name: "Box breathing",
        steps: &[
            "Breathe in while you count to four.",
            "Hold it gently while you count to four.",
            "Breathe out slowly while you count to four.",
            "Rest while you count to four. Then round again, four times in all; if you feel dizzy, \
             breathe as you like.",
        ],
    },
];
