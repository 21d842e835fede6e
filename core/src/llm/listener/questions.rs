//! The open questions, one a reply: what, how, where, when; never "why", which asks for a defence.

use crate::understand::Theme;

use super::phrases::Mood;

/// The questions that fit a theme and a mood.
pub(super) fn questions(theme: Option<Theme>, mood: Mood) -> &'static [&'static str] {
    match (mood, theme) {
        (Mood::Bright, _) => &[
            "What part of it do you most want to hold on to?",
            "How does it feel to see that written down?",
            "What was the best moment in all of it?",
            "Who would you most like to share this with?",
            "What does this open up for you?",
            "What did it take to get here?",
        ],
        (Mood::Warm, _) => &[
            "What is it about this that does you good?",
            "What would you like to come of it?",
            "How has this changed things for you?",
            "What do you notice in yourself when you think of it?",
            "What makes this matter so much to you?",
        ],
        (Mood::Grieving, _) => &[
            "What would you like to tell about the one you lost?",
            "When does the loss catch you most?",
            "What has nobody said yet that you needed to hear?",
            "How are the hours, one after another, right now?",
            "What do you miss most just now?",
        ],
        (_, Some(Theme::Work)) => &[
            "What part of it stays with you longest?",
            "How has this been following you home?",
            "What would you most like to be different about it?",
            "What is the hardest part of facing it again?",
            "What would you want them to see?",
        ],
        (_, Some(Theme::Relationships)) => &[
            "What do you most wish could be heard and understood here?",
            "What has this been like for you, underneath?",
            "What do you need most right now?",
            "How has this changed the way your days feel?",
            "Which moment of it keeps coming back to you?",
        ],
        (_, Some(Theme::Family)) => &[
            "What would you most want your family to understand about this?",
            "What part of this is hardest to say at home?",
            "What do you need for yourself in the middle of it?",
            "What does this stir up in you?",
            "What is it like to be you in the middle of that?",
        ],
        (_, Some(Theme::Health)) => &[
            "How do the days feel from the inside at the moment?",
            "What is the hardest part of the day with this?",
            "What do you wish people around you knew about it?",
            "How much room does it take up in your days?",
            "What does it ask of you that others don't see?",
        ],
        (_, Some(Theme::Finances)) => &[
            "What weighs on you most when you look at it all?",
            "How does this follow you through the day?",
            "What part of it is the most pressing?",
            "When does it press on you most?",
            "Who else, if anyone, knows how tight it is?",
        ],
        (_, Some(Theme::SelfEsteem)) => &[
            "What happened today, before it got this heavy?",
            "When is it at its loudest?",
            "What would you wish someone could see about you?",
            "How long have you been carrying this around?",
            "Who else, if anyone, knows that it's like this for you?",
        ],
        (_, Some(Theme::Future)) => &[
            "What do you find yourself picturing when you look ahead?",
            "What feels most uncertain about it right now?",
            "What would you want to be true a year from now?",
            "Which part of this is yours to decide, as you see it?",
            "What matters most to you in the middle of all this?",
        ],
        (_, Some(Theme::Past)) => &[
            "What brings it back just now?",
            "What did you need back then that nobody gave you?",
            "How does it show up in your life today?",
            "What part of it is hardest to set down?",
            "How long has this been with you?",
        ],
        (_, Some(Theme::Social)) => &[
            "What would you have wished for instead?",
            "What hurts most about it?",
            "When do you notice it most?",
            "What would you want someone to know about it?",
            "How has it been for you since?",
        ],
        (_, Some(Theme::Existential)) => &[
            "When is it closest to you?",
            "What is underneath it for you?",
            "What brought this up for you today?",
            "What makes it so present right now?",
            "How long has this been with you?",
        ],
        (_, Some(Theme::DailyStress)) => &[
            "What was the part that made it too much?",
            "What would you put down first if you could?",
            "How much of this have you been carrying by yourself?",
            "What kind of day would be a good one right now?",
            "What got to you most in all of it?",
        ],
        (_, None) => &[
            "What would you like to say about it that you haven't said yet?",
            "What feels heaviest about it right now?",
            "How has this been sitting with you?",
            "What part of it keeps coming back to you?",
            "Where do you notice it most, in your thoughts or in your body?",
            "What would you want someone to understand about this?",
        ],
    }
}

/// For a plain text that names no feeling: nothing is presumed heavy.
pub(super) const PLAIN: &[&str] = &[
    "What's behind it for you?",
    "How is that sitting with you?",
    "What made this come up today?",
    "What would you like to say more about?",
    "What comes up in you as you write this?",
];

/// For the end of a relationship: there is no "between the two of you" any more.
pub(super) const PARTED: &[&str] = &[
    "What is hardest about it right now?",
    "What keeps coming back to you?",
    "How are the days since then?",
    "What do you wish had been said?",
    "When does it catch you most?",
];

/// For a vent that says it can't go on: how it is, before anything else.
pub(super) const SPENT: &[&str] = &[
    "How bad is it right now, and are you safe?",
    "How are you in this very moment, and is anyone near you?",
    "How close to the edge does it feel right now?",
];

/// Whether a love is told as over.
pub(super) fn tells_of_parting(words: &[String]) -> bool {
    words.iter().any(|w| {
        matches!(w.as_str(), "ex" | "divorce" | "divorced" | "breakup" | "ghosted" | "dumped")
    }) || words.windows(2).any(|w| {
        matches!(w, [a, b] if matches!(
            (a.as_str(), b.as_str()),
            ("broke" | "broken" | "breaking", "up") | ("left", "me") | ("ended", "it") | ("walked", "out")
        ))
    })
}

/// Where something is going on and no feeling was heard: open, whatever it turns out to be.
pub(super) const UNNAMED: &[&str] = &[
    "How has this been sitting with you?",
    "What would you like to say about it that you haven't said yet?",
    "What part of it keeps coming back to you?",
    "What would you want someone to understand about this?",
    "What is it like for you right now?",
    "What comes up in you as you write this?",
];
