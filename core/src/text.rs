//! Small truths about text that more than one domain needs.

/// Whether a person can see `character`. White space, controls, the marks that only join, separate
/// or vary others, and letters that are drawn as nothing (Hangul fillers, the blank Braille cell)
/// are not seen: text of nothing else is empty.
pub fn is_visible(character: char) -> bool {
    let joins = matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    );
    let blank = matches!(
        character,
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    );
    !character.is_whitespace() && !character.is_control() && !joins && !blank
}

/// Whether `text` ends as a sentence does, quotation marks and brackets behind it left aside.
pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '*' | '_')
    });
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '።'])
}

/// JSON with every escaped half of a surrogate pair (RFC 8259 §8.2) that lacks its other half
/// replaced by U+FFFD. A client that cuts text in the middle of an emoji sends such halves, and one
/// broken picture is no reason to refuse the words around it.
pub fn mend_surrogates(json: &[u8]) -> Vec<u8> {
    let mut mended = Vec::with_capacity(json.len());
    let mut rest = json;
    while let Some((&byte, after)) = rest.split_first() {
        let (taken, replacement) = match (byte, after.first(), escaped(rest)) {
            (b'\\', Some(b'u'), Some(0xD800..=0xDBFF)) => {
                match escaped(rest.get(6..).unwrap_or(&[])) {
                    Some(0xDC00..=0xDFFF) => (12, None),
                    _ => (6, Some(b"\\ufffd")),
                }
            }
            (b'\\', Some(b'u'), Some(0xDC00..=0xDFFF)) => (6, Some(b"\\ufffd")),
            // An escaped backslash must not lend its second half to what follows.
            (b'\\', Some(_), _) => (2, None),
            _ => (1, None),
        };
        let (head, tail) = rest.split_at(taken.min(rest.len()));
        mended.extend_from_slice(replacement.map_or(head, |text| text.as_slice()));
        rest = tail;
    }
    mended
}

/// The code unit of `\uXXXX` at the start of `json`.
fn escaped(json: &[u8]) -> Option<u32> {
    let digits = json.strip_prefix(b"\\u")?.get(..4)?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn read(json: &str) -> String {
        serde_json::from_slice(&mend_surrogates(json.as_bytes())).unwrap()
    }

    #[test]
    fn half_an_emoji_becomes_the_replacement_character() {
        assert_eq!(read(r#""a \ud83d b""#), "a \u{fffd} b");
        assert_eq!(read(r#""a \ude00 b""#), "a \u{fffd} b");
        assert_eq!(read(r#""\ud83d\ud83d\ude00""#), "\u{fffd}😀");
        assert_eq!(read(r#""\ud83d""#), "\u{fffd}");
    }

    #[test]
    fn what_is_whole_stays() {
        for json in [r#""\ud83d\ude00""#, r#""\\ud83d""#, r#""\\\"\n\u00fc ü""#, "\"\\", ""] {
            assert_eq!(mend_surrogates(json.as_bytes()), json.as_bytes(), "{json}");
        }
    }

    #[test]
    fn marks_that_only_join_are_not_seen() {
        assert!(!"\u{200b}\u{feff} \u{ad}\n\u{3164}\u{2800}\u{fe0f}".chars().any(is_visible));
        assert!("😀".chars().any(is_visible) && "ü".chars().any(is_visible));
    }

    #[test]
    fn sentences_end() {
        for text in ["It hurts.", "Why? ", "“I can't,” you said.”", "晚上。", "(Really!)\n"]
        {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["", "It hur", "It hurts,", "…and", "”"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn json_of_whole_text_is_not_touched(text in any::<String>()) {
            let json = serde_json::to_vec(&text).unwrap();
            prop_assert_eq!(mend_surrogates(&json), json);
        }

        #[test]
        fn never_panics(bytes in proptest::collection::vec(prop_oneof![Just(b'\\'), Just(b'u'), Just(b'd'), Just(b'8'), any::<u8>()], 0..60)) {
            mend_surrogates(&bytes);
        }
    }
}
