//! From what people type to plain words: case, apostrophes, accents, disguises.

use super::words::STOP;

/// The sign that silences a vowel in Devanagari: a letter here, or it would cut words in two.
const VIRAMA: char = '\u{94d}';

/// Letters written as digits and signs hide Latin words; elsewhere a `!` is a `!`.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (c as u32) < 0x250
}

/// Marks that many leave out: combining accents (also the dot of a lowered `İ`), the vowel signs and
/// the stretch of Arabic, the dot below of Devanagari.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' | '\u{93c}')
}

/// A letter as someone in a hurry types it: `é` → `e`, `ı` → `i`, `ł` → `l`, `ё` → `е`, `أ` → `ا`.
const fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'æ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'œ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        // Devanagari: candrabindu as anusvara; letters with the dot below without it.
        '\u{901}' => '\u{902}',
        '\u{958}' => 'क',
        '\u{959}' => 'ख',
        '\u{95a}' => 'ग',
        '\u{95b}' => 'ज',
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        '\u{95e}' => 'फ',
        _ => c,
    }
}

/// Lower-case words without apostrophes and accents; `k!ll`, `su1cide` and `diiie` spelled out;
/// [`STOP`] between sentences.
pub(super) fn raw_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut chars = text.chars().flat_map(char::to_lowercase).peekable();
    let mut dots = 0;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let inside = word.ends_with(is_latin) && next.is_some_and(is_latin);
        let letter = match c {
            // Zero-width characters, soft hyphens: not there.
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => continue,
            c if is_mark(c) => continue,
            'ß' => {
                word.push('s');
                's'
            }
            VIRAMA => c,
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '′' => continue,
            '!' | '1' | '|' if inside => 'i',
            '@' | '4' if inside => 'a',
            '0' if inside => 'o',
            '3' if inside => 'e',
            '$' | '5' if inside => 's',
            '*' if inside && word.ends_with('k') => 'i',
            '*' if inside && word.ends_with('s') => 'u',
            c if c.is_alphanumeric() => plain(c),
            _ => ' ',
        };
        if letter != ' ' {
            word.push(letter);
            dots = 0;
            continue;
        }
        if !word.is_empty() {
            words.push(squeeze(&std::mem::take(&mut word)));
        }
        match c {
            '.' => {
                dots += 1;
                // "i just... want to die" is one breath; "k.m.s" are letters.
                let ends = next.is_none_or(char::is_whitespace);
                if dots == 1 && ends {
                    words.push(STOP.to_owned());
                }
            }
            '!' | '?' | ';' | '。' | '！' | '？' | '；' | '؟' | '।' => {
                words.push(STOP.to_owned())
            }
            _ => {}
        }
    }
    if !word.is_empty() {
        words.push(squeeze(&word));
    }
    words
}

/// Three or more of a letter in a row become one: "diiiie". Digits stay.
fn squeeze(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let mut more = 0;
        while chars.next_if_eq(&c).is_some() {
            more += 1;
        }
        let times = if more >= 2 && c.is_alphabetic() { 1 } else { more + 1 };
        out.extend(std::iter::repeat_n(c, times));
    }
    out
}
