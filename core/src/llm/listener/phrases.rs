//! What the listener says. Every phrase stands alone, asks nothing (the questions excepted), orders
//! nothing, promises nothing, and claims no life of its own.

use crate::understand::Emotion;

/// How a reply may sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// Joy and relief: celebrated.
    Bright,
    /// Trust and hope: met warmly.
    Warm,
    /// Sadness, loneliness, without a death in it.
    Heavy,
    /// Anger, frustration, disgust.
    Hot,
    /// Fear, anxiety, too much at once.
    Pressed,
    /// A loss, by death.
    Grieving,
    /// No feeling named, but something is plainly going on.
    Unnamed,
    /// Nothing named.
    Plain,
}

/// Openings around a clause turned to "you" that stands for itself.
pub(super) const SAID: &[&str] = &[
    "{}.",
    "So {}.",
    "What I hear first is that {}.",
    "You wrote that {}, and I don't want to hurry past it.",
    "One thing you wrote stands out to me: {}.",
    "The part I keep coming back to is that {}.",
    "Let me stay with this for a moment: {}.",
    "{}. I don't want to hurry past that.",
    "I'm taking in what you wrote: {}.",
];

/// Openings around good news.
pub(super) const SAID_BRIGHT: &[&str] = &[
    "So {}, and that deserves a moment of its own.",
    "{}! That's worth saying out loud.",
    "What good news to read: {}.",
    "Let me stay with the best part: {}.",
    "You wrote that {}, and it reads like a bright spot.",
];

/// Openings around a clause that is a judgement on oneself, on all others or on all time. It is
/// given back as a thought, never as a fact.
pub(super) const THOUGHT: &[&str] = &[
    "Right now it feels to you as if {}.",
    "The thought you're carrying right now is that {}.",
    "From where you stand right now, it feels as though {}.",
];

/// Openings around a harsh judgement on oneself.
pub(super) const HARSH: &[&str] = &[
    "There seems to be a voice in you saying that {}, and it's a hard one to live with.",
    "The thought that {} is a heavy one to carry around.",
    "Right now it feels to you as if {}.",
    "The thought that {} can feel very true from the inside.",
];

/// Openings around something told in passing, with no feeling in it.
pub(super) const TOLD: &[&str] =
    &["So {}.", "You write that {}.", "I've read it: {}.", "{}, you write."];

/// Openings around the writer's own words, quoted.
pub(super) const QUOTED: &[&str] = &[
    "You put it as \"{}\", and I don't want to hurry past that.",
    "The words \"{}\" stand out to me.",
    "I'm staying with these words of yours: \"{}\".",
    "You wrote \"{}\", and there's a lot in those few words.",
    "Out of all of this, \"{}\" is what I keep coming back to.",
];

/// The same around good news.
pub(super) const QUOTED_BRIGHT: &[&str] = &[
    "\"{}\": that's worth saying out loud.",
    "\"{}\", and that deserves a moment of its own.",
    "What good news to read: \"{}\".",
    "You wrote \"{}\", and it reads like a bright spot.",
];

/// Openings that take up no words of theirs.
pub(super) const UNQUOTED: &[&str] = &[
    "Thank you for putting this into words here.",
    "I've read what you wrote, all of it, and I don't want to hurry past it.",
    "What you wrote here matters, and it can stand just as it is.",
    "That took some writing, and it's all here now.",
];

/// The same for few words.
pub(super) const UNQUOTED_SHORT: &[&str] = &[
    "Thank you for putting this into words here.",
    "I've read that twice, and I don't want to hurry past it.",
    "What you wrote here can stand just as it is.",
    "Few words, and there's something in them.",
];

/// For a question that is theirs to ask.
pub(super) const UNQUOTED_QUESTION: &[&str] = &[
    "That's a question to sit with, and it doesn't need an answer right away.",
    "A question like that rarely comes from nowhere.",
    "There's a good deal behind a question like that, and I don't want to hurry past it.",
    "I can't answer that one for you, but it can be asked here.",
];

/// A guess at what is carried by someone who did what they regret.
pub(super) const GUILT: &[&str] = &[
    "this sits heavily with you",
    "part of you wishes it had gone differently",
    "you've been carrying this around with you",
];

/// For walls of text: said before anything else.
pub(super) const A_LOT: &[&str] = &[
    "You put a great deal down here, and there's room for all of it.",
    "There's a lot in what you wrote, more than one reply can hold.",
    "That was a long breath of words, and none of it was too much.",
];

/// A second thing they said.
pub(super) const AND_ALSO: &[&str] =
    &["And there's this as well: {}.", "And {}.", "You also wrote that {}."];

/// Around a feeling that was plain to hear.
pub(super) const SURE: &[&str] = &[
    "It sounds as if {}.",
    "From the way you write it, {}.",
    "What comes across is that {}.",
    "Reading it, I get the sense that {}.",
];

/// Around a feeling that is a guess.
pub(super) const UNSURE: &[&str] = &[
    "I may have this wrong, but it sounds as if {}.",
    "Perhaps {}; you'd know better than I do.",
    "I'm only guessing from a few words, but maybe {}.",
    "I could be off here, but it reads as if {}.",
];

/// When bright and dark stand side by side.
pub(super) const MIXED: &[&str] = &[
    "There seems to be more than one feeling in this, and they don't have to agree with each other.",
    "It reads as if good and hard are sitting right next to each other here.",
];

/// What the feeling is, for a strong one and for a mild one.
pub(super) fn feeling(emotion: Emotion, strong: bool) -> &'static [&'static str] {
    match (emotion, strong) {
        (Emotion::Joy, true) => {
            &["you're glowing with this", "this is pure joy", "there's so much happiness in this"]
        }
        (Emotion::Joy, false) => {
            &["there's real gladness in this", "this did you good", "something in you is smiling"]
        }
        (Emotion::Sadness, true) => &[
            "you're carrying a great deal of sadness",
            "this hurts all the way down",
            "there's a deep sorrow in this",
        ],
        (Emotion::Sadness, false) => {
            &["there's sadness in this", "this has left you low", "this hurts"]
        }
        (Emotion::Anger, true) => &[
            "you're burning with anger about this",
            "there's a lot of anger here, and it has a reason",
            "something in you is furious that this could happen",
        ],
        (Emotion::Anger, false) => &[
            "this made you angry",
            "there's anger in this",
            "this goes against something that matters to you",
        ],
        (Emotion::Fear, true) => &[
            "this really frightens you",
            "you're living with a lot of fear right now",
            "the fear in this is hard to put down",
        ],
        (Emotion::Fear, false) => {
            &["there's fear in this", "this frightens you", "part of you is bracing for something"]
        }
        (Emotion::Surprise, true) => {
            &["this knocked the ground away for a moment", "you're still stunned by this"]
        }
        (Emotion::Surprise, false) => {
            &["this caught you by surprise", "you didn't see this coming"]
        }
        (Emotion::Disgust, true) => {
            &["this fills you with disgust", "everything in you pulls away from this"]
        }
        (Emotion::Disgust, false) => {
            &["something in you recoils at this", "this leaves a bad taste"]
        }
        // Safety with someone, and as often plain approval of something: both must fit.
        (Emotion::Trust, true) => &["this means a lot to you", "there's a deep trust here"],
        (Emotion::Trust, false) => {
            &["you see something good in this", "this sits well with you", "there's warmth in this"]
        }
        (Emotion::Anticipation, true) => &["you can hardly wait", "a lot of hope hangs on this"],
        (Emotion::Anticipation, false) => {
            &["you're hoping for something here", "part of you is already looking ahead"]
        }
        (Emotion::Overwhelm, true) => &[
            "everything is landing on you at once",
            "there's far more on you than one person can hold",
            "you're worn out from carrying all of this",
        ],
        (Emotion::Overwhelm, false) => &[
            "it's getting to be a lot",
            "you're tired in a way that sleep alone may not fix",
            "there's more on your plate than fits",
        ],
        (Emotion::Anxiety, true) => &[
            "the worry hardly lets go of you",
            "your mind is running and won't let you rest",
            "the worry in this takes up nearly everything",
        ],
        (Emotion::Anxiety, false) => &[
            "there's a lot of worry in this",
            "this is keeping you on edge",
            "part of you is uneasy",
        ],
        (Emotion::Relief, true) => {
            &["a huge weight has come off you", "something has let go of you at last"]
        }
        (Emotion::Relief, false) => {
            &["something has eased for you", "a weight has lifted a little"]
        }
        (Emotion::Frustration, true) => &[
            "you're at the end of your patience with this",
            "this is frustrating beyond words",
            "you've tried and tried, and it keeps hitting a wall",
        ],
        (Emotion::Frustration, false) => &[
            "this is wearing your patience thin",
            "there's frustration in this",
            "this grates on you",
        ],
        (Emotion::Loneliness, true) => &[
            "you feel very much alone with this",
            "there's a deep loneliness in this",
            "you've been without someone to turn to",
        ],
        (Emotion::Loneliness, false) => &[
            "this leaves you alone with it",
            "there's loneliness in this",
            "you're missing someone who sees you",
        ],
    }
}

/// A sentence that lets the feeling be.
pub(super) fn allowing(mood: Mood) -> &'static [&'static str] {
    match mood {
        Mood::Bright => &[
            "You get to enjoy every bit of it!",
            "Moments like this are worth holding on to, and you get to enjoy it without explaining yourself.",
            "You don't have to play it down here; this is a place for good things too.",
            "It's lovely that you gave it words, because good things deserve them as much as hard ones do.",
            "That's yours, and nobody can make it smaller here!",
        ],
        Mood::Warm => &[
            "It's good that you gave this words, because things like it are easy to let slip by.",
            "There's something steady in the way you write about it.",
            "Good things can be fragile to talk about, and you did it anyway.",
            "This is a place for what warms you as much as for what hurts.",
        ],
        Mood::Heavy => &[
            "You don't have to make it smaller or tidier than it is here.",
            "It makes sense that this weighs on you, and there's no right pace for it.",
            "Something like this can follow a person through the whole day.",
            "Nobody needs you to be fine in this place.",
            "Putting it into words takes something, and you did it.",
            "There's room here for all of it, the part without words too.",
        ],
        Mood::Hot => &[
            "You don't have to be fair or calm about it here.",
            "It makes sense that it hasn't just gone away since.",
            "What flares up like that often stands guard over something that matters, and it can speak here.",
            "There's no need to swallow it in this place.",
            "You can say it as sharply as it feels; nobody is grading the tone.",
            "It's understandable that this got under your skin.",
        ],
        Mood::Pressed => &[
            "It makes sense that this takes up so much room in you.",
            "You don't have to sort it all out at once, or in this one message.",
            "With that much pulling at you, it's no wonder that it's hard to settle.",
            "Here it can come out in any order, one piece at a time.",
            "Holding all of that takes strength, even when it doesn't feel like strength.",
            "Nothing has to be solved in this place before it may be said.",
        ],
        Mood::Grieving => &[
            "There's no right pace for a loss, and nothing that has to be over by now.",
            "You don't have to be brave about it here.",
            "A loss like that doesn't fit into a sentence, and it doesn't have to.",
            "There's room here for all of it, the part without words too.",
            "It makes sense that so much feels different now.",
        ],
        Mood::Unnamed => &[
            "I'd sooner ask than guess what it's like for you.",
            "It makes sense if that has been taking up a lot of room.",
            "You don't have to have a name for the feeling to bring it here.",
            "Whatever one would call the feeling, it's welcome here.",
            "There's no wrong way to say it, and no hurry either.",
        ],
        Mood::Plain => &[
            "You don't have to know yet what it adds up to.",
            "It can stand here just as you put it, without a label.",
            "There's no wrong way to say it, and no hurry either.",
            "Sometimes putting it down is already what was needed.",
            "It's all right if it's still a bit unsorted.",
        ],
    }
}

/// A last sentence of presence when the rest came out short.
pub(super) const PRESENT: &[&str] = &[
    "You can take all the room you want for it here.",
    "There's time for whatever else belongs to it.",
    "Whatever else belongs to it is welcome here as well.",
    "You can leave it at that or go on; both are fine.",
];

/// One small step, offered and easy to pass over.
pub(super) const GROUNDING: &[&str] = &[
    "If you'd like, try one slow breath, out a little longer than in, before anything else.",
    "If it helps, you could press both feet into the floor for a moment and feel it hold.",
    "Only if you want to: a glass of cold water, drunk slowly, can give the body a pause.",
    "If it feels right, you could let your shoulders drop once and unclench your hands.",
    "If you like, look around for three things of the same colour, just to rest your mind for a breath.",
    "You might rest a hand on your chest for a few breaths, if that feels all right.",
];

/// One small way to stay with a good moment.
pub(super) const SAVOURING: &[&str] = &[
    "If you like, stay with it for one slow breath and let it sink in.",
    "If you want, you could write down one detail of it, so that it's there on a greyer day.",
    "You might close your eyes for a breath and see it once more, if you like.",
];

/// The body of a danger reply: thanks, weight, who is there, the question.
pub(super) const DANGER_THANKS: &[&str] = &[
    "Thank you for saying this here.",
    "I'm glad you told me this.",
    "Thank you for not keeping this to yourself.",
    "It took courage to write this, and thank you for doing it.",
];
pub(super) const DANGER_WEIGHT: &[&str] = &[
    "I'm taking it seriously, every word of it.",
    "What you wrote is serious, and I'm treating it that way.",
    "I take this seriously, and I'm not going to talk around it.",
];
pub(super) const DANGER_LINES: &[&str] = &[
    "I'm a program, and you deserve a person right now: the help lines shown above are there for exactly this, and someone there can be with you now.",
    "The help lines are shown above. A real person can be there with you now, and you don't need the right words for it.",
    "You don't have to get through this moment alone. Through the help lines shown above, a person can be there with you now.",
];
pub(super) const DANGER_NEAR: &[&str] = &[
    "If someone you trust is near, it's all right to tell them just what you told me.",
    "If there's someone close by, you could let them sit with you while you call.",
    "If you're in immediate danger, the emergency number is the quickest way to someone beside you.",
];
pub(super) const DANGER_QUESTION: &[&str] = &[
    "Are you safe right now?",
    "Can you tell me, are you safe right now?",
    "Before anything else: are you safe right now?",
];

/// When a reply was cut in mid-sentence.
pub(super) const CUT: &[&str] = &[
    "My reply broke off there, but what you wrote didn't get lost.",
    "I was cut off in the middle of that sentence, so let me finish simply.",
    "The rest of that sentence got lost on the way, and it was on my side, not yours.",
];

/// When a reply that had asked its question was cut: nothing more is asked.
pub(super) const NO_HURRY: &[&str] = &[
    "There's no hurry with any of this.",
    "You can take that at whatever pace suits you.",
    "Whatever comes to mind is welcome, and so is nothing at all.",
    "I'll leave it there, so that there's room for your words.",
];
