//! What outweighs the mood of a vent: told in passing or with a bright word beside it, it is met
//! first, in words that were weighed beforehand, and with nothing of it said back.

mod answers;

use super::english::has;

pub(super) use answers::answers;

/// Things told that an ordinary reply would hurt by missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// At the end of what can be borne: "I can't do this anymore", "I wish I could disappear".
    Brink,
    /// A thought of harming a child, or of killing anyone.
    Urge,
    /// "I hope he dies".
    DeathWish,
    /// Rape, assault, abuse.
    Ordeal,
    /// Seeing again the one who did it.
    OrdealNear,
    /// Hit by someone close.
    Hit,
    /// Someone's suicide.
    Bereaved,
    /// Glad or relieved at a death.
    Freed,
    /// Hunger, purging, as a punishment.
    Body,
    /// Medicine left off.
    Medicine,
    /// Hatred of a group of people: never said back. With the loss of work in it.
    HatedWork,
    /// Hatred of a group of people, without more.
    Hated,
}

/// From this many words on, "I can't do this anymore" stands among other things: the reply is an
/// ordinary one, and only its question changes.
const AMONG_OTHERS: usize = 16;

const CHILDREN: &str = "baby newborn toddler child children kid kids infant";
const THEM: &str = "him her them it";
const KILLING: &str = "kill killing stab stabbing strangle choke poison murder shoot";
const HARMING: &str = "hurt harm throw hit shake slap smother drown suffocate punch";
const WANTING: &str = "\
    want wanted wanna urge urges imagine imagining picture thoughts going tempted wish might \
    afraid scared gonna";
const DENIED: &str = "don't didn't never not doesn't won't wouldn't isn't";
const OTHERS: &str = "he she they him her them you my our that this everyone";
const GLAD: &str = "happy glad relieved thrilled joy overjoyed celebrating celebrated dancing \
    relief delighted";
const DEATH: &str = "died dead death dies passed funeral gone";
const ABUSERS: &str = "abuser abusers rapist attacker molester stalker";
const GROUPS: &str = "immigrants migrants refugees foreigners muslims jews christians blacks whites \
    gays lesbians gay trans women men mexicans indians chinese arabs asians africans gypsies \
    americans russians liberals conservatives republicans democrats boomers feminists homosexuals";
const HATING: &str = "hate hates hated despise loathe disgust disgusting filthy scum vermin \
    inferior animals parasites";
const JOBS: &str = "job jobs work fired laid";

/// What the vent tells that is met first; `None` for most.
pub(super) fn care(words: &[String]) -> Option<Care> {
    let any = |list: &str| words.iter().any(|w| has(list, w));
    let phrase = |text: &str| {
        let wanted: Vec<&str> = text.split(' ').collect();
        words.windows(wanted.len()).any(|w| w.iter().zip(&wanted).all(|(a, b)| a == b))
    };
    let one_of = |texts: &[&str]| texts.iter().any(|t| phrase(t));
    if urge(words) {
        return Some(Care::Urge);
    }
    if glad_of_death(words) {
        return Some(Care::Freed);
    }
    if one_of(BEREAVED) {
        return Some(Care::Bereaved);
    }
    if is_hit(words) {
        return Some(Care::Hit);
    }
    if any("raped molested abuser rapist groomed") || one_of(ASSAULTS) {
        let again = ["saw him", "saw her", "saw them", "ran into", "texted me", "messaged me"];
        return Some(if one_of(&again) { Care::OrdealNear } else { Care::Ordeal });
    }
    if wishes_death(words) {
        return Some(Care::DeathWish);
    }
    if one_of(PURGING) || (one_of(FASTING) && any(AGAINST_THE_BODY)) {
        return Some(Care::Body);
    }
    if one_of(VANISHING) || (words.len() < AMONG_OTHERS && one_of(SPENT)) {
        return Some(Care::Brink);
    }
    if stopped_medicine(words) {
        return Some(Care::Medicine);
    }
    if hates_group(words) {
        return Some(if any(JOBS) { Care::HatedWork } else { Care::Hated });
    }
    None
}

/// Whether a longer vent says, among other things, that it can't go on.
pub(super) fn is_spent(words: &[String]) -> bool {
    SPENT.iter().any(|text| {
        let wanted: Vec<&str> = text.split(' ').collect();
        words.windows(wanted.len()).any(|w| w.iter().zip(&wanted).all(|(a, b)| a == b))
    })
}

const ASSAULTS: &[&str] = &[
    "sexually assaulted",
    "was assaulted",
    "got assaulted",
    "assaulted me",
    "sexual assault",
    "abused me",
    "was abused",
    "forced himself on me",
    "touched me when i was",
    "raped me",
];
const BEREAVED: &[&str] = &[
    "killed himself",
    "killed herself",
    "killed themselves",
    "took his own life",
    "took her own life",
    "took their own life",
    "died by suicide",
    "committed suicide",
];
const PURGING: &[&str] = &[
    "threw up on purpose",
    "throw up on purpose",
    "throwing up on purpose",
    "made myself throw up",
    "make myself throw up",
    "making myself throw up",
    "made myself sick",
    "make myself sick",
    "starving myself",
    "starve myself",
    "starved myself",
    "purged again",
    "purging again",
    "don't deserve to eat",
    "don't deserve food",
];
const FASTING: &[&str] = &[
    "haven't eaten",
    "not eaten",
    "didn't eat",
    "not eating",
    "stopped eating",
    "skipped dinner",
    "skipped lunch",
    "barely eat",
    "barely eating",
    "refuse to eat",
    "won't eat",
    "only ate",
];
const AGAINST_THE_BODY: &str =
    "fat disgusting gross weight thin thinner skinny ugly calories ashamed";
const VANISHING: &[&str] = &[
    "could just disappear",
    "could disappear",
    "want to disappear",
    "wanna disappear",
    "just disappear",
    "could vanish",
    "want to vanish",
    "wish i wasn't here",
    "wish i didn't exist",
    "wish i wasn't alive",
    "wish i was never born",
    "wish i were never born",
    "wish i'd never been born",
    "don't want to be here anymore",
    "don't want to be here any more",
    "don't wanna be here anymore",
    "don't want to wake up",
    "don't want to exist",
    "tired of living",
    "tired of being alive",
    "better off without me",
    "can't go on",
];
const SPENT: &[&str] = &[
    "can't do this anymore",
    "can't do this any more",
    "can't do it anymore",
    "can't do it any more",
    "can't take it anymore",
    "can't take this anymore",
    "can't take it any more",
    "can't take any more",
    "can't cope anymore",
    "can't keep going",
    "can't keep doing this",
    "can't go on like this",
    "want it all to stop",
    "want everything to stop",
    "want it to be over",
    "done with everything",
];

/// "Sometimes I want to throw him out of the window", with a child in the text; "I want to kill him".
fn urge(words: &[String]) -> bool {
    let child = words.iter().any(|w| has(CHILDREN, w))
        || words.windows(2).any(
            |w| matches!(w, [my, who] if my == "my" && matches!(who.as_str(), "son" | "daughter")),
        );
    (0..words.len()).any(|at| {
        let near = |from: usize, to: usize| words.get(from..to.min(words.len())).unwrap_or(&[]);
        let before = near(at.saturating_sub(5), at);
        let own = before.iter().any(|w| matches!(w.as_str(), "to" | "of" | "wanna" | "i" | "i'll"));
        // "He wants to hurt my kids" and "I don't want to hurt him" are other things.
        let wanted = own
            && before.iter().any(|w| has(WANTING, w))
            && !near(at.saturating_sub(7), at)
                .iter()
                .any(|w| matches!(w.as_str(), "he" | "she" | "they" | "who") || has(DENIED, w));
        let Some(verb) = words.get(at).filter(|_| wanted) else { return false };
        let after = near(at + 1, at + 4);
        let person = after.iter().any(|w| {
            has(THEM, w) || has(CHILDREN, w) || matches!(w.as_str(), "my" | "everyone" | "someone")
        });
        let of_self = after.iter().any(|w| w == "myself" || w == "me");
        let kind = near(at + 1, at + 7).iter().any(|w| matches!(w.as_str(), "party" | "birthday"));
        person && !of_self && !kind && (has(KILLING, verb) || (child && has(HARMING, verb)))
    })
}

/// "He hits me": not "it hits me that".
fn is_hit(words: &[String]) -> bool {
    const WHO: &str = "he she they boyfriend girlfriend husband wife partner dad father mom mum \
        mother stepdad stepfather stepmother brother uncle ex fiance";
    words.windows(3).any(|w| {
        matches!(w, [who, hits, me] if has(WHO, who) && me == "me" && matches!(
            hits.as_str(), "hits" | "beats" | "chokes" | "slaps" | "punches" | "kicks" | "choked" | "punched" | "slapped" | "beat"
        ))
    })
}

/// "I hope my husband dies", "I wish he was dead".
fn wishes_death(words: &[String]) -> bool {
    words.iter().enumerate().any(|(at, w)| {
        if !matches!(w.as_str(), "hope" | "wish" | "want" | "hoping" | "wishing") {
            return false;
        }
        let before = words.get(at.saturating_sub(2)..at).unwrap_or(&[]);
        let after = words.get(at + 1..(at + 8).min(words.len())).unwrap_or(&[]);
        let Some(end) = after.iter().position(|w| {
            matches!(w.as_str(), "die" | "dies" | "dead" | "died" | "rots" | "dying")
        }) else {
            return false;
        };
        let between = after.get(..end).unwrap_or(&[]);
        between.first().is_some_and(|w| has(OTHERS, w))
            && !before.iter().any(|w| has(DENIED, w))
            && !between.iter().any(|w| has(DENIED, w) || matches!(w.as_str(), "hadn't" | "i"))
    })
}

/// "I'm so happy he finally died", "my abuser is dead": not "I was so happy before he died".
fn glad_of_death(words: &[String]) -> bool {
    let death = |w: &[String]| w.iter().any(|w| has(DEATH, w));
    let abuser = words.iter().any(|w| has(ABUSERS, w));
    if abuser && words.iter().any(|w| matches!(w.as_str(), "died" | "dead" | "death" | "funeral")) {
        return true;
    }
    words.iter().enumerate().any(|(at, w)| {
        let before = words.get(at.saturating_sub(4)..at).unwrap_or(&[]);
        let after = words.get(at + 1..(at + 8).min(words.len())).unwrap_or(&[]);
        has(GLAD, w)
            && before.iter().any(|w| matches!(w.as_str(), "i'm" | "am" | "feel" | "was"))
            && after.first().is_some_and(|w| {
                matches!(
                    w.as_str(),
                    "that" | "he" | "she" | "they" | "my" | "when" | "he's" | "she's"
                )
            })
            && death(after)
            && after.iter().any(|w| matches!(w.as_str(), "died" | "dead" | "passed" | "death"))
            && !after.iter().any(|w| {
                matches!(
                    w.as_str(),
                    "before" | "until" | "with" | "then" | "not" | "isn't" | "didn't"
                )
            })
    })
}

fn stopped_medicine(words: &[String]) -> bool {
    const MEDICINES: &str = "meds med medication medications pills antidepressants ssri ssris \
        lithium zoloft prozac lexapro sertraline adderall insulin antipsychotics";
    words.iter().enumerate().any(|(at, w)| {
        has(MEDICINES, w) && {
            let before = words.get(at.saturating_sub(5)..at).unwrap_or(&[]);
            let own = |w: &String| matches!(w.as_str(), "i" | "i'm" | "i've");
            before.iter().any(own)
                && before.iter().any(|w| {
                    matches!(
                        w.as_str(),
                        "stopped"
                            | "quit"
                            | "quitting"
                            | "skipping"
                            | "skipped"
                            | "off"
                            | "without"
                    )
                })
        }
    })
}

fn hates_group(words: &[String]) -> bool {
    words.iter().enumerate().any(|(at, w)| {
        let around = words.get(at.saturating_sub(3)..(at + 5).min(words.len())).unwrap_or(&[]);
        // "I hate men who hit" is about those who hit; "hates women" is told of someone else.
        let mine = words.get(at.saturating_sub(4)..at).unwrap_or(&[]);
        has(GROUPS, w)
            && around.iter().any(|w| has(HATING, w))
            && !mine
                .iter()
                .any(|w| matches!(w.as_str(), "he" | "she" | "they" | "dad" | "mom" | "who"))
    })
}
