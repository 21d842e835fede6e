//! Where a sentence is about something that did not happen to anyone here: a novel, a match, a song.

/// One of these in the sentence, and it is told, not felt.
const TOLD: &[&str] = &[
    "novel",
    "narrator",
    "protagonist",
    "detective",
    "villain",
    "character",
    "characters",
    "pov",
    "screenplay",
    "fanfic",
    "lyric",
    "lyrics",
    "graffiti",
    "meme",
    "statistic",
    "statistics",
    "thesis",
    "seminar",
    "syllabus",
    "podcast",
    "documentary",
    "healer",
    "respawn",
    "dungeon",
    "minecraft",
    "bjj",
    "sparring",
    "judo",
    "mma",
    "boxing",
    "wrestling",
    "playthrough",
    "speedrun",
];
/// The same in two words.
const TOLD_PAIRS: &[(&str, &str)] = &[
    ("my", "story"),
    ("the", "story"),
    ("short", "story"),
    ("dads", "joke"),
    ("old", "joke"),
    ("this", "game"),
    ("the", "game"),
    ("video", "game"),
    ("the", "movie"),
    ("the", "film"),
    ("the", "book"),
    ("a", "book"),
];
/// Words of a tale; three of them anywhere, and the whole text is one.
const TALE: &[&str] = &[
    "novel",
    "detective",
    "chapter",
    "villain",
    "widows",
    "character",
    "raid",
    "healer",
    "replay",
    "wiped",
    "episode",
    "season",
    "scene",
    "plot",
    "author",
    "reader",
    "editor",
    "penalties",
    "murder",
    "killer",
    "respawn",
];
/// An old diary speaks of then.
const THEN: &[(&str, &str)] =
    &[("diary", "from"), ("old", "diary"), ("old", "diaries"), ("diaries", "from")];

fn has(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}

fn pairs(words: &[String], list: &[(&str, &str)]) -> bool {
    words.windows(2).any(|two| matches!(two, [a, b] if list.contains(&(a.as_str(), b.as_str()))))
}

/// Whether the whole text is a tale.
pub(super) fn tale(text: &[String]) -> bool {
    let named = TALE.iter().filter(|tale| text.iter().any(|word| word == *tale)).count();
    named > 2 || pairs(text, THEN)
}

/// Whether the sentence is told.
pub(super) fn told(sentence: &[String]) -> bool {
    has(sentence, TOLD) || pairs(sentence, TOLD_PAIRS)
}
