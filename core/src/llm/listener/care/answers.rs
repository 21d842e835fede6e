//! What is said to each, weighed beforehand: no exercise, no cheer, and where it may be needed, the
//! way to a person.

use super::Care;

/// Slots of statements, one of each said in order.
type Said = &'static [&'static [&'static str]];

/// The statements and the questions for each.
pub(in crate::llm::listener) fn answers(care: Care) -> (Said, &'static [&'static str]) {
    match care {
        Care::Brink => (
            &[
                &[
                    "Thank you for writing that here instead of holding it alone.",
                    "I'm glad you put that into words, even just those few.",
                    "That sounds like the end of a very long stretch, and I'm glad you wrote it here.",
                ],
                &[
                    "When it gets to be this much, wanting it to stop makes sense.",
                    "Something must have been pressing on you hard for it to come to this.",
                    "You don't have to explain it well, or make it sound smaller than it is.",
                ],
                LINES,
            ],
            &[
                "How bad is it right now, and are you safe where you are?",
                "Are you safe right now, or are there also thoughts of not living anymore?",
                "How close to the edge does it feel at this moment, and who is near you?",
            ],
        ),
        Care::Urge => (
            &[
                &[
                    "Thank you for saying something that is so hard to say.",
                    "That took courage to write, and it won't be held against you here.",
                    "It's good that you didn't keep that one to yourself.",
                ],
                &[
                    "A thought like that can be frightening to have, and having it is not the same as doing it; it often comes when someone is worn far past their limit.",
                    "Thoughts like that can show up in people who are exhausted or pushed too far, and they're worth taking seriously, not hiding.",
                ],
                &[
                    "If it ever comes close to happening, getting some distance and having another adult there matters most, and a doctor or a line listed at https://findahelpline.com can hear exactly this without judging you.",
                    "It's all right to step out of the room when it gets strong, as long as everyone is somewhere safe, and to tell a doctor or someone you trust just what you wrote; https://findahelpline.com lists people to call, too.",
                ],
            ],
            &[
                "How strong is it right now, and is everyone safe?",
                "Is everyone safe right now, and who could be there with you?",
                "How near does it feel to something you might do?",
            ],
        ),
        Care::DeathWish => (
            &[
                &[
                    "That's a heavy thing to carry around, and it can be said here.",
                    "Thank you for saying that out loud, as hard as it is to say.",
                    "I've read that as it stands, and it won't be held against you here.",
                ],
                &[
                    "A wish like that usually has a long story behind it, and often a lot of hurt.",
                    "People rarely get to a wish like that from nowhere; something has been going on for it to come to this.",
                    "Behind a wish that strong there is often something that has gone on far too long.",
                ],
            ],
            &[
                "What has been happening that it came to this, and are you safe?",
                "What has it been like for you, and do you feel safe where you are?",
                "How safe are you at the moment, with all of this going on?",
            ],
        ),
        Care::Ordeal => (ORDEAL, ORDEAL_QUESTIONS),
        Care::OrdealNear => (ORDEAL_NEAR, ORDEAL_QUESTIONS),
        Care::Hit => (
            &[
                &[
                    "Thank you for telling that here, because it's a hard thing to write down.",
                    "I'm glad you didn't keep that to yourself.",
                ],
                &[
                    "Being hit is never something you bring on yourself, whatever is said about it afterwards.",
                    "Nothing you did makes it all right for anyone to hurt you.",
                ],
                &[
                    "People who know this well can think it through with you, without rushing you: https://findahelpline.com lists them country by country.",
                    "You can talk it over with someone who knows this well, at your own pace; https://findahelpline.com lists lines to call or text.",
                ],
            ],
            &[
                "Are you safe right now?",
                "How safe are you where you are right now?",
                "Are you somewhere safe as you write this?",
            ],
        ),
        Care::Bereaved => (
            &[
                &[
                    "I'm so sorry for this loss, and for the way it came.",
                    "That is a terrible loss, and I'm sorry it's yours to carry.",
                ],
                &[
                    "Losing someone that way leaves more behind than grief alone, and none of it has to be in order here.",
                    "The pictures, the questions, the anger, the missing: whatever it left in you can be said here.",
                    "There's no right pace for it, and nothing that has to be over by now.",
                ],
                LINES,
            ],
            &[
                "How are you right now, with all of that?",
                "What would you like to tell about the one you lost?",
                "What is it like to live with it today?",
            ],
        ),
        Care::Freed => (
            &[
                &[
                    "A death can bring relief, and you don't have to explain that to anyone here.",
                    "It's all right to feel what you feel about this death, gladness and relief included.",
                    "Nobody gets to tell you how to feel about this death.",
                ],
                &[
                    "When someone did harm, their being gone can change the air in a room, and still leave a lot behind.",
                    "It may be simple for you, or it may be tangled with other things that come later; either has room here.",
                    "Whatever else comes up beside it, anger or grief or nothing at all, is welcome here too.",
                ],
            ],
            &[
                "What is it like for you, now that this is over?",
                "What has shifted in you since you heard?",
                "What comes up in you when you let it sink in?",
            ],
        ),
        Care::Body => (
            &[
                &[
                    "Thank you for telling it as it is, because this is a hard thing to say.",
                    "I'm glad you wrote this down and didn't keep it hidden.",
                    "It takes something to say that, even in a place where nobody is looking.",
                ],
                &[
                    "The way you've been treated by your own thoughts sounds merciless, and your body has been paying for it.",
                    "There's a lot of pain in being that hard on yourself, and none of it makes you less deserving of food or of kindness.",
                    "That sounds like a lonely fight with your own body, and you deserve gentleness in it, today as well.",
                ],
                &[
                    "A doctor has heard this many times and can help with it, and https://findahelpline.com lists people who know this well.",
                    "If you feel faint or weak, it's worth having a doctor look after you today; for someone to talk to, https://findahelpline.com lists who is there.",
                ],
            ],
            &[
                "How is your body doing right now?",
                "How are you right now, and is anyone with you who knows?",
                "What was going on for you just before it got this hard?",
            ],
        ),
        Care::Medicine => (
            &[
                &[
                    "Being made to feel unlike yourself by something that was meant to help is a hard bind.",
                    "It makes sense to want to feel like yourself again.",
                    "That's a real reason, and it deserves to be heard by whoever treats you.",
                ],
                &[
                    "Whoever prescribed it would want to know, about how it felt as well as about the stopping, because some medicines are rough on the body when they're left all at once.",
                    "A doctor or a pharmacist can say how to stop safely, or what else there is, and how it made you feel is just what they need to hear.",
                ],
            ],
            &[
                "How have you been since you stopped?",
                "How are you doing now, in body and in mind?",
                "What has changed for you since then?",
            ],
        ),
        Care::HatedWork => (
            &[
                &[
                    "Losing work pulls the ground away, and it often takes more with it than the money.",
                    "There's a lot in losing a job: the income, the routine, and the sense of being needed.",
                    "Being left without the work you counted on is a real loss.",
                ],
                &[
                    "I'd sooner stay with what it did to you than with who is to blame.",
                    "What I'd like to hear about is you in this, and how hard it landed.",
                ],
            ],
            &[
                "What has losing it been like for you?",
                "How have things been for you since then?",
                "What weighs on you most since it happened?",
            ],
        ),
        Care::Hated => (
            &[
                &[
                    "There's a lot of heat in what you wrote, and something must have set it off.",
                    "That came out with a lot of force, and there's usually something personal underneath.",
                    "Something has clearly got to you.",
                ],
                &[
                    "I'd sooner stay with what it did to you than with a whole group of people.",
                    "What I'd like to hear about is you in this, and what it stirs up in you.",
                ],
            ],
            &[
                "What happened to you, in particular?",
                "What set this off today?",
                "What is underneath it for you?",
            ],
        ),
    }
}

/// Where a person can be reached, whatever the country.
const LINES: &[&str] = &[
    "If you'd like a person with you in this, https://findahelpline.com lists lines to call or text, country by country.",
    "You don't have to sit through this with only a program: https://findahelpline.com lists people to talk to, by phone or by text.",
];

const ORDEAL: Said = &[
    &[
        "Thank you for trusting these words to this place.",
        "I'm sorry that this was done to you.",
        "None of that should ever have been done to you, and it was not yours to prevent.",
    ],
    &[
        "You can say as much or as little about it as you like, and in any order.",
        "Something like that doesn't keep to a calendar, and whatever it stirs up in you now is allowed to be here.",
        "None of what you feel about it needs to be justified here.",
    ],
    LINES,
];
const ORDEAL_NEAR: Said = &[
    &[
        "I'm sorry that this was done to you, and that it came so close again.",
        "None of that should ever have been done to you, and now it has stood right in front of you again.",
    ],
    &[
        "Coming across the one who did it can bring all of it back at once, in the body too, however long ago it was.",
        "It makes sense if the ground hasn't felt solid since.",
        "Whatever it stirred up, fear or rage or nothing at all, is allowed to be here.",
    ],
    LINES,
];
const ORDEAL_QUESTIONS: &[&str] = &[
    "How are you right now, and do you feel safe where you are?",
    "Do you feel safe where you are, and is someone with you?",
    "What would help most right now, and are you safe where you are?",
];
