//! Danger told without its usual words: who comes at night, what lies ready, what was done to a
//! child. The same tables as `rules.rs`.

use super::Level::{High, Low, Moderate};
use super::Signal::{HarmByAnother, HarmToAnother, Method, Plan, WishToBeDead};
use super::rules::{JOKE, Rule, rule};

/// What makes a blow a mishap or a game.
const MISHAP: &[&str] = &[
    "accident",
    "accidentally",
    "ball",
    "frisbee",
    "snowball",
    "balloon",
    "pillow",
    "game",
    "swing",
    "printer",
    "cat",
    "hamster",
    "lol",
    "lmao",
    "haha",
    "joking",
];

pub(super) const HARM: &[Rule] = &[
    rule(Moderate, HarmByAnother, &[
        "dad|daddy|father|stepdad|stepfather|uncle|brother|stepbrother|cousin|grandpa|grandfather|teacher|coach|boyfriend|he *1 comes|came|coming|sneaks|sneaking|sneaked|snuck|creeps|crawls|climbs|gets|got into|in|to my room|bed|bedroom *2 night|nights|drunk|naked",
    ])
    .unless(&[
        "check", "checks", "tuck", "tucks", "snoring",
        "snores", "dog", "sleepwalks", "sleepwalking", "story", "nightmare",
        "nightmares", "kiss", "goodnight", "toddler", "cat", "window",
    ]),
    rule(High, Plan, &[
        "wrote|written|finished|sealed *2 letters|letter|notes *5 gave|given|giving|gifted *3 away",
        "gave|given|giving *3 away *4 wrote|written|finished|sealed *2 letters|notes",
    ])
    .unless(&["wedding", "charity", "allergies", "allergy", "allergic", "moving", "moved", "job", "customers", "school", "prizes"]),
    rule(Moderate, Method, &[
        "gun|pistol|rope|noose|pills|razor|blades|knife *1 on|in|by|beside|under|next *3 nightstand|bed|bedside|drawer|pillow|desk|table|lap|sink *2 i keep|kept|cant *1 looking|staring|thinking|stop|look",
        "gun|pistol|noose *5 i keep|kept looking|staring at it",
    ])
    .unless(&["game", "museum", "movie", "film", "video", "toy"]),
    // Danger to a child.
    rule(High, HarmToAnother, &[
        "slapped|hit|shook|shaken|dropped|threw|punched|smothered|choked my|the|our *1 baby|newborn|infant|toddler|son|daughter|kid|child *4 stopped|isnt|not|wont *1 moving|breathing|wake|waking|responding",
    ])
    .unless(&["game", "doll"]),
    rule(Moderate, HarmToAnother, &[
        "i|ive *1 slapped|hit|punched|shook|shaken|smothered|beat|kicked my|our *1 baby|newborn|infant|toddler|kid|kids|child|children|son|daughter !with|in|up|by|at|on|to",
        "i|ive *1 hit|slap|slapped|hitting|beat|beating my|our|the kid|kids|child|children|baby|son|daughter *2 cant|again|wont stop|again",
        "wanna|gonna|could|might|urge|urges|about|of *2 throw|throwing|toss|drop|dropping him|her|them *2 out|off|down|against *2 window|balcony|stairs|wall|bridge",
        "wanna|gonna|could|might|urge|urges|about|of *2 throw|throwing|toss|drop|dropping my|the|our *1 baby|newborn|infant|toddler|son|daughter|kid|child *2 out|off|down|against",
        "wanna|gonna|could|might|urge|urges|about|of *2 shake|shaking|smother|smothering|drown|drowning|slap|slapping|strangle my|the|our|this *1 baby|newborn|infant|toddler !awake",
    ])
    .unless(MISHAP),
    // Alone, these are weariness; with anything more, another rule speaks up.
    rule(Low, WishToBeDead, &[
        "wish|wished i could *1 disappear|vanish",
        "cant do|take|handle this anymore",
        "wanna disappear|vanish",
    ])
    .unless(JOKE),
];
