//! The phrases of suicide and self-harm, as tables by family: a level, a signal, and patterns in the
//! language of [`super::pattern`]. Danger between people is in `danger.rs` and `harm.rs`.
//!
//! Words stand as [`super::words`] spells them: "im", "wanna" for "want to", "gonna" for "going
//! to", "dont"; fillers such as "just" and "really" are gone. To add a phrase, add its line to
//! `cases.rs` first.

mod behaviour;
mod method;
mod plan;
mod thoughts;
mod wish;
mod wish_veiled;

use super::pattern::{Index, sizes};
use super::{Level, Signal, danger, harm, languages, languages_east};

/// Patterns that say the same thing equally urgently.
pub(in crate::crisis) struct Rule {
    pub level: Level,
    pub signal: Signal,
    /// Words, in groups separated by spaces, that in the same thought show that something else is
    /// meant.
    pub unless: &'static [&'static str],
    pub patterns: &'static [&'static str],
}

pub(in crate::crisis) const fn rule(
    level: Level,
    signal: Signal,
    patterns: &'static [&'static str],
) -> Rule {
    Rule { level, signal, unless: &[], patterns }
}

impl Rule {
    /// Stands where no rule does yet.
    pub(in crate::crisis) const NONE: Self = rule(Level::None, Signal::WishToBeDead, &[]);

    pub(in crate::crisis) const fn unless(mut self, words: &'static [&'static str]) -> Self {
        self.unless = words;
        self
    }
}

/// Named word lists, used as `@name`.
pub(in crate::crisis) const CLASSES: &[(&str, &str)] = &[
    (
        "kin",
        "husband wife boyfriend girlfriend fiance fiancee partner spouse ex dad daddy father stepdad \
         stepfather mom mommy mother stepmom stepmother brother stepbrother sister uncle aunt cousin \
         grandpa grandfather grandma grandson granddaughter nephew son daughter carer caretaker guardian \
         flatmate boss coach teacher landlord manager cellmate roommate parents family neighbor neighbour pimp",
    ),
    (
        "they",
        "he she they hes shes theyre hell shell theyll hed shed theyd husband wife boyfriend girlfriend \
         fiance fiancee partner spouse ex dad daddy father stepdad stepfather mom mommy mother stepmom \
         stepmother brother stepbrother sister uncle aunt cousin grandpa grandfather grandma grandson nephew \
         son daughter roommate flatmate parents carer landlord manager cellmate guard someone man guy coach teacher boss neighbor neighbour priest pimp stranger",
    ),
    (
        "them",
        "him her them guy man woman stepdad grandpa grandma mother father students girls boys \
         cellmate lawyer uncle someone somebody people everyone anyone others himself herself husband wife \
         boyfriend girlfriend partner ex dad father stepdad mom mother brother sister baby son daughter \
         kid kids child children family boss coworker coworkers neighbor neighbour roommate classmates \
         teacher",
    ),
    (
        "pills",
        "pills pill meds medication medications tablets tylenol paracetamol ibuprofen advil aspirin xanax \
         benzos opioids oxy fentanyl insulin antidepressants bleach antifreeze painkillers",
    ),
    (
        "height",
        "bridge roof rooftop building cliff cliffs ledge window balcony overpass multistorey pier viaduct \
     parapet",
    ),
    ("wish", "wish wished wishes wishing hope hoped hopes hoping pray prayed prays praying"),
    (
        "think",
        "think thinking thinks thought thoughts imagine imagines imagining imagined picture pictures \
         picturing pictured fantasise fantasises fantasising fantasize fantasizes fantasizing fantasy \
         fantasies daydream daydreaming dream dreaming wonder wondering consider considering considered \
         contemplate contemplating debating obsessing",
    ),
    ("self", "myself ourselves himself herself themselves"),
    (
        "day",
        "tonight tomorrow today monday tuesday wednesday thursday friday saturday sunday weekend \
         morning midnight",
    ),
    (
        "season",
        "christmas easter summer spring autumn winter birthday birthdays graduation adulthood thirty \
         forty fifty twenty eighteen tomorrow tomorrows mornings morning year years newyear",
    ),
    ("mind", "head brain mind voice voices thought thoughts demons demon inside"),
    (
        "weapon",
        "gun knife hammer machete bat axe rifle shotgun pistol scissors crowbar acid petrol gasoline hatchet",
    ),
    (
        "limb",
        "arms arm wrists wrist thighs thigh legs leg skin stomach veins hip hips forearm forearms ankles",
    ),
    (
        "harming",
        "hurt hurting harm harming injure injuring punish punishing cut cutting burn burning scratch \
         scratching hit hitting punch punching starve starving",
    ),
];

pub(in crate::crisis) const KITCHEN: &str = "muscles eczema knocked tripped slipped ladder fell shaving shaved cooking chopping onion onions kitchen oven stove paper accident \
     accidentally glass gym workout running muscle slack pan iron gardening cat dog kitten \
     bush cardboard";
pub(in crate::crisis) const TRIP: &str = "trip flight flying holiday holidays vacation weekend visiting appointment office work \
     school class parents moving conference wedding";
pub(in crate::crisis) const JOKE: &str = "lol lmao haha hahaha joking eating ate leftovers game character npc grades level \
     quest kindness kidding";

/// The rules of English.
pub(in crate::crisis) const ENGLISH_TABLES: &[&[Rule]] = &[
    wish::WISH,
    wish_veiled::WISH_VEILED,
    thoughts::THOUGHTS,
    method::METHOD,
    plan::PLAN,
    behaviour::BEHAVIOUR,
    danger::DANGER,
    harm::HARM,
];

/// The rules of the languages that put spaces between words, but English.
pub(in crate::crisis) const ELSEWHERE_TABLES: &[&[Rule]] = &[languages::WEST, languages_east::EAST];

const ENGLISH_SIZES: (usize, usize) = sizes(ENGLISH_TABLES);
const ELSEWHERE_SIZES: (usize, usize) = sizes(ELSEWHERE_TABLES);

pub(in crate::crisis) static ENGLISH: Index<{ ENGLISH_SIZES.0 }, { ENGLISH_SIZES.1 }> =
    Index::of(ENGLISH_TABLES);

/// Apart from English, whose spellings and phrases would mangle them.
pub(in crate::crisis) static ELSEWHERE: Index<{ ELSEWHERE_SIZES.0 }, { ELSEWHERE_SIZES.1 }> =
    Index::of(ELSEWHERE_TABLES);

/// With which one says of a brother that one could kill him.
pub(in crate::crisis) const LAUGH: &str = "lol lmao haha hahaha npc quest kindness rooster";
/// Where people die for fun, or on paper.
pub(in crate::crisis) const GAME: &str = "game games gaming raid spawn respawn npc minecraft fortnite sims xbox playstation quest \
     dnd character characters novel plot chapter fiction fanfic film movie movies episode season series \
     actor theatre opera musical screenplay villain cosplay podcast cinema netflix";
/// What fills ordinary days: moving house, jobs, parties, travel, sport.
pub(in crate::crisis) const ORDINARY: &str = "party job boss meeting hotel holiday holidays vacation flight airport gym marathon wedding \
     conference drawing cake shift interview colleague colleagues manager netflix coffee exam homework \
     office festival concert match team lottery sofa";

/// Goodbyes for a while: a job, a house, a journey.
pub(in crate::crisis) const LEAVING: &str = "moving moved job shift team colleagues coworkers cake retirement retiring retire notary charity \
     decluttering declutter kondo wedding holiday holidays vacation flight conference leave trip \
     appointment visiting stamped cards netflix santa surprise swing tent camping drums bake clothes gate";
/// Things one plans and reads up on.
pub(in crate::crisis) const PROJECT: &str = "recipe paint extension tiles sourdough knitting homework essay exam interview presentation \
     marathon parking photo photos video dentist";
