//! Words of suicide and self-harm in Chinese, Japanese and Korean, found inside a row of characters:
//! two of them are written without spaces, and Korean with spaces as one pleases.
//!
//! Each phrase is looked for once along the text, so time stays linear.

use super::Assessment;
use super::Level::{self, High, Moderate};
use super::Signal::{self, Behaviour, Intent, Method, Thoughts, WishToBeDead};
use super::words::STOP;

/// Phrases as they stand without spaces.
pub(super) struct Row {
    pub level: Level,
    pub signal: Signal,
    /// Not when one of these stands directly before: 不想死.
    pub not_after: &'static [&'static str],
    /// Not when one of these follows directly: 想死你了, "I missed you to death".
    pub not_before: &'static [&'static str],
    pub phrases: &'static [&'static str],
}

const fn row(level: Level, signal: Signal, phrases: &'static [&'static str]) -> Row {
    Row { level, signal, not_after: &[], not_before: &[], phrases }
}

impl Row {
    const fn not_after(mut self, before: &'static [&'static str]) -> Self {
        self.not_after = before;
        self
    }
    const fn not_before(mut self, after: &'static [&'static str]) -> Self {
        self.not_before = after;
        self
    }
}

/// Chinese: what denies the phrase that follows.
const NOT_ZH: &[&str] =
    &["不", "没", "沒", "没有", "沒有", "别", "別", "不是", "不会", "不會", "不要"];
/// Japanese: what denies the phrase before.
const NOT_JA: &[&str] =
    &["わけじゃ", "わけでは", "とは思わ", "とは思って", "と思ったことはない", "とか思わ"];
/// Korean: the same.
const NOT_KO: &[&str] =
    &["지않", "지는않", "지도않", "진않", "지안", "지만떡볶이", "생각은없", "생각없"];
/// Korean: not wanting to live *somewhere*, or with someone.
const PLACE_KO: &[&str] = &["여기", "에", "에서", "서", "랑", "하고", "같이", "집", "동네", "혼자"];

pub(super) const ROWS: &[Row] = &[
    // Chinese, simplified and traditional.
    row(Moderate, WishToBeDead, &["想死", "想去死", "想要死", "好想死"])
        .not_after(NOT_ZH)
        .not_before(&["你", "妳", "您", "他", "她", "我了", "我啦", "大家"]),
    row(
        Moderate,
        WishToBeDead,
        &[
            "不想活",
            "活不下去",
            "活着没意思",
            "活著沒意思",
            "活着没有意义",
            "活著沒有意義",
            "活着没意义",
            "活着好累",
            "活著好累",
            "活够了",
            "活夠了",
            "死了算了",
            "死了就好了",
            "想永远消失",
            "想永遠消失",
        ],
    ),
    row(
        Moderate,
        Thoughts,
        &[
            "想自杀",
            "想自殺",
            "想要自杀",
            "想要自殺",
            "想轻生",
            "想輕生",
            "自杀的念头",
            "自殺的念頭",
            "自杀念头",
            "想结束生命",
            "想結束生命",
            "想结束自己的生命",
            "想結束自己的生命",
            "想了结自己",
            "想杀了自己",
            "想殺了自己",
            "想杀死自己",
            "想殺死自己",
        ],
    )
    .not_after(NOT_ZH),
    row(Moderate, Method, &["想跳楼", "想跳樓", "想割腕", "想上吊"]).not_after(NOT_ZH),
    row(
        High,
        Intent,
        &["我要自杀", "我要自殺", "打算自杀", "打算自殺", "准备自杀", "準備自殺", "我要去死"],
    ),
    row(High, Behaviour, &["试过自杀", "試過自殺", "自杀过", "自殺過", "自杀未遂", "自殺未遂"])
        .not_after(&["没", "沒", "没有", "沒有", "他", "她", "从没"]),
    row(
        Moderate,
        Behaviour,
        &[
            "我自残",
            "我自殘",
            "想自残",
            "想自殘",
            "又自残",
            "又自殘",
            "在自残",
            "在自殘",
            "我割腕",
            "想伤害自己",
            "想傷害自己",
            "忍不住伤害自己",
            "忍不住傷害自己",
        ],
    )
    .not_after(NOT_ZH),
    // Japanese.
    row(
        Moderate,
        WishToBeDead,
        &[
            "死にたい",
            "しにたい",
            "死にたくなる",
            "死にたくなった",
            "死にたくなって",
            "死んでしまいたい",
            "死んじゃいたい",
            "死んだ方がまし",
            "死んだほうがまし",
            "死んだ方がいい",
            "死んだほうがいい",
            "消えてしまいたい",
            "消えたい",
            "いなくなりたい",
            "生きていたくない",
            "生きたくない",
            "生きてたくない",
            "生きるのに疲れた",
            "生きるのがつらい",
            "生きるのが辛い",
            "生きるのがしんどい",
            "生きてる意味がない",
            "生きている意味がない",
            "生きる意味がない",
            "もう生きられない",
            "生きていけない",
        ],
    )
    .not_before(NOT_JA),
    row(
        Moderate,
        Thoughts,
        &["自殺したい", "自殺を考え", "自殺しよう", "自殺願望がある", "希死念慮"],
    )
    .not_before(NOT_JA),
    row(Moderate, Method, &["首を吊りたい", "首吊りたい", "飛び降りたい", "手首を切りたい"])
        .not_before(NOT_JA),
    row(High, Intent, &["自殺します", "自殺するつもり", "今夜死にます", "今から死にます"]),
    row(High, Behaviour, &["自殺しようとした", "自殺未遂をした", "自殺未遂した"]),
    row(
        Moderate,
        Behaviour,
        &[
            "リスカした",
            "リスカしたい",
            "リスカして",
            "リストカットした",
            "リストカットして",
            "自傷した",
            "自傷して",
            "自傷したい",
            "自分を傷つけたい",
            "自分を傷つけて",
            "アムカした",
            "手首を切った",
        ],
    ),
    // Korean.
    row(
        Moderate,
        WishToBeDead,
        &[
            "죽고싶",
            "죽고만싶",
            "죽어버리고싶",
            "죽었으면좋겠",
            "사라지고싶",
            "살이유가없",
            "살아갈이유가없",
            "사는게지옥",
            "더이상살수가없",
            "더이상못살겠",
            "눈뜨고싶지않",
            "살의욕이없",
            "태어나지말았어야",
        ],
    )
    .not_after(&["네가", "니가", "걔가", "걔", "안"])
    .not_before(NOT_KO),
    row(Moderate, WishToBeDead, &["살고싶지않", "살기싫", "살고싶지가않"]).not_after(PLACE_KO),
    row(
        Moderate,
        Thoughts,
        &[
            "자살하고싶",
            "자살하고만싶",
            "자살생각",
            "자살충동",
            "자살할까",
            "목숨을끊고싶",
            "스스로목숨을끊고",
        ],
    )
    .not_before(NOT_KO),
    row(Moderate, Method, &["뛰어내리고싶", "목매달고싶", "손목을긋고싶", "손목긋고싶"])
        .not_before(NOT_KO),
    row(High, Intent, &["자살할거", "자살할래", "자살하려고", "죽어버릴거"]),
    row(High, Behaviour, &["자살시도를했", "자살시도했", "자살기도를했"]),
    row(
        Moderate,
        Behaviour,
        &["자해했", "자해하고싶", "자해를했", "자해하고", "자해를하고", "손목을그었"],
    )
    .not_before(NOT_KO),
];

/// Hangul, kana, ideographs: from here on.
const FIRST: char = '\u{1100}';

/// What the words of a text say in these languages.
pub(super) fn assess(words: &[String]) -> Assessment {
    let wide = |word: &String| word.chars().any(|c| c >= FIRST);
    if !words.iter().any(wide) {
        return Assessment::NOTHING;
    }
    // Sentences apart, words together.
    let text: String =
        words.iter().map(|word| if word == STOP { "\n" } else { word.as_str() }).collect();
    let mut found = Assessment::NOTHING;
    for row in ROWS {
        let said = row.phrases.iter().any(|phrase| {
            text.match_indices(phrase).any(|(at, _)| {
                let (before, rest) = text.split_at(at);
                let after = rest.strip_prefix(phrase).unwrap_or_default();
                !row.not_after.iter().any(|w| before.ends_with(w))
                    && !row.not_before.iter().any(|w| after.starts_with(w))
            })
        });
        if said {
            found = found.or(Assessment { level: row.level, signal: Some(row.signal) });
        }
    }
    found
}
