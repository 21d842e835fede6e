//! A plan for the hours ahead: questions to answer while one can think, for when one cannot.
//!
//! For danger to oneself it follows the steps of Stanley and Brown's Safety Planning Intervention
//! (Cognitive and Behavioral Practice 19, 2012, <https://suicidesafetyplan.com/>). For danger from
//! someone else that plan would be wrong, and for danger to someone else it would miss the point:
//! each has its own. No step names a means of harm, and none promises what others will do.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::Signal;

/// One step of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlanStep {
    /// What it is about.
    pub title: &'static str,
    /// What to think of.
    pub prompt: &'static str,
}

/// A plan to fill in, on paper or in one's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct SafetyPlan {
    /// What to call it.
    pub title: &'static str,
    /// In their order: what one can do alone first.
    pub steps: &'static [PlanStep],
    /// What to keep in mind while reading it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// The last word of the plan.
    pub closing: &'static str,
}

/// The plan that fits what was recognised.
#[must_use]
pub fn safety_plan(signal: Option<Signal>) -> SafetyPlan {
    match signal {
        Some(Signal::HarmByAnother) => FROM_ANOTHER,
        Some(Signal::HarmToAnother) => TO_ANOTHER,
        _ => TO_ONESELF,
    }
}

const TO_ONESELF: SafetyPlan = SafetyPlan {
    title: "A plan for tonight",
    steps: &[
        PlanStep {
            title: "Signs that it is getting bad",
            prompt: "A thought, a feeling, a place, an hour: what do you notice first?",
        },
        PlanStep {
            title: "Things I can do on my own",
            prompt: "Small things that took the edge off before: a shower, a walk, music, a game, \
                     the dog.",
        },
        PlanStep {
            title: "People and places that take my mind off it",
            prompt: "Someone to be near without having to explain, or a place with others around.",
        },
        PlanStep {
            title: "People I can ask for help",
            prompt: "One or two names, and the words: \"I'm not safe with my thoughts tonight. Can \
                     you stay with me?\"",
        },
        PlanStep {
            title: "Professionals and lines",
            prompt: "A doctor or therapist, if there is one, the lines here, and the emergency \
                     number.",
        },
        PlanStep {
            title: "Making it safer around me",
            prompt: "Whatever you have thought of using, further away for now: with someone you \
                     trust, locked up, out of the house. Alcohol makes hard nights harder.",
        },
    ],
    note: None,
    closing: "One thing worth staying for, however small: a person, an animal, tomorrow's coffee.",
};

const FROM_ANOTHER: SafetyPlan = SafetyPlan {
    title: "A plan for staying safe",
    steps: &[
        PlanStep {
            title: "A safe place",
            prompt: "Where could you go, even for one night, and how would you get there? At home: a \
                     room with a way out, rather than the kitchen or the bathroom.",
        },
        PlanStep {
            title: "Someone who knows",
            prompt: "One person you could tell: a friend, a neighbour, a colleague, a doctor.",
        },
        PlanStep {
            title: "A code word",
            prompt: "A word or a picture you can send that means: come, or call the emergency number \
                     for me.",
        },
        PlanStep {
            title: "A packed bag",
            prompt: "Papers, keys, money, medicine, a charger, what the children need; kept where it \
                     will not be found, or with someone else.",
        },
        PlanStep {
            title: "Not facing them with it",
            prompt: "Telling them that you are leaving, or having it out, can make it more \
                     dangerous. It can wait until you are somewhere safe.",
        },
        PlanStep {
            title: "People who do this every day",
            prompt: "The lines here can think it through with you, whether you want to leave or \
                     not. In danger: the emergency number.",
        },
    ],
    note: Some(
        "If they may look at your phone or computer: its browser history and its list of calls can \
         show that you looked for help. A private window, or someone else's phone, leaves less \
         behind.",
    ),
    closing: "None of this is your fault. One thing you want to be safe for: a person, a place, a \
              quiet day.",
};

const TO_ANOTHER: SafetyPlan = SafetyPlan {
    title: "A plan for no one getting hurt",
    steps: &[
        PlanStep {
            title: "Signs that it is building",
            prompt: "Heat, a tight jaw, the same thought going round: what do you notice first?",
        },
        PlanStep {
            title: "Stepping away",
            prompt: "Where can you go the moment you feel it: another room, outside, round the \
                     block? A baby can lie in its cot for some minutes while you breathe next door.",
        },
        PlanStep {
            title: "Coming down",
            prompt: "What helps the heat pass: cold water, walking fast, counting, slow breaths?",
        },
        PlanStep {
            title: "Someone to call",
            prompt: "One person who could come, take over, or stay on the phone until it has passed.",
        },
        PlanStep {
            title: "Professionals and lines",
            prompt: "A doctor can hear this, and so can the lines here. If someone is hurt, or about \
                     to be: the emergency number.",
        },
        PlanStep {
            title: "Making it safer around us",
            prompt: "Whatever could do harm, out of reach or out of the house for now. Alcohol makes \
                     it harder to stop.",
        },
    ],
    note: None,
    closing: "One thing that matters more than the anger: who do you want to be tomorrow?",
};
