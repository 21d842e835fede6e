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
            "What does it ask of you that nobody sees?",
        ],
        (_, Some(Theme::Relationships)) => &[
            "What do you most wish could be heard between the two of you?",
            "What has this been like for you, underneath?",
            "What is it that you miss or need most right now?",
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
            "What has this taken away from your days?",
            "How have you been getting through the nights?",
        ],
        (_, Some(Theme::Finances)) => &[
            "What weighs on you most when you look at it all?",
            "How does this follow you through the day?",
            "What would a little more room change for you first?",
            "When does the pressure feel strongest?",
            "Who else, if anyone, knows how tight it is?",
        ],
        (_, Some(Theme::SelfEsteem)) => &[
            "What happened just before that thought got so loud?",
            "Whose voice does that sound like to you?",
            "What would you say to a friend who told you the same?",
            "When did you first start to see yourself that way?",
            "What does that thought leave out about you?",
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
            "What do you wish someone had said to you back then?",
            "How does it show up in your life today?",
            "What part of it is hardest to set down?",
            "What do you see now that you couldn't see then?",
        ],
        (_, Some(Theme::Social)) => &[
            "What would you have wished for instead?",
            "What is it like for you to be around them?",
            "When did you last feel that you belonged somewhere?",
            "What do you think they don't see about you?",
            "How does it feel afterwards, when you're by yourself?",
        ],
        (_, Some(Theme::Existential)) => &[
            "When do these thoughts come closest?",
            "What used to carry you, before it got like this?",
            "What would it be like to say this to someone out loud?",
            "What, however small, still feels real to you?",
            "What set these thoughts going this time?",
        ],
        (_, Some(Theme::DailyStress)) => &[
            "What was the drop that made it too much?",
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
