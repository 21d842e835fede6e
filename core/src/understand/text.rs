//! Text as the word lists read it: lower-case words without apostrophes, in clauses.

/// How much of a text is read. A vent may hold 10,000 characters; what lies beyond adds nothing.
pub(super) const MAX_CHARS: usize = 12_000;
/// Longer words are not English ("aaaaaaa…"): they are cut, which bounds every look-up.
const MAX_WORD: usize = 24;

/// One word, one emoji or emoticon, or the end of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Token {
    /// Lower-case, without apostrophes; empty marks the end of a clause.
    pub(crate) word: String,
    /// Written in capitals (two letters or more).
    pub(crate) shouted: bool,
    /// Drawn out: "sooo", "aaagh" (a letter three times or more).
    pub(crate) stretched: bool,
    /// How many exclamation marks end the clause; 0 for a word.
    pub(crate) exclaimed: u8,
}

impl Token {
    fn bare(word: &str) -> Self {
        Self { word: word.to_owned(), ..Self::default() }
    }
}

/// The words of `text`, contractions taken apart ("I'm", "im" → "i" "am"), with one empty token
/// wherever punctuation ends a clause. Placeholders such as `[EMAIL_1]` say nothing and vanish; an
/// emoji is a word, and so are ":)", ":(", ":d" and "<3" in their many spellings.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut word = String::new();
    let mut in_placeholder = false;
    let mut before = ' ';
    let mut chars = text.chars().take(MAX_CHARS).peekable();
    while let Some(c) = chars.next() {
        let last = std::mem::replace(&mut before, c);
        match c {
            '[' => {
                flush(&mut word, &mut out);
                in_placeholder = true;
            }
            ']' => {
                if in_placeholder {
                    word.clear();
                }
                flush(&mut word, &mut out);
                in_placeholder = false;
            }
            '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' | '\u{2bc}' if !word.is_empty() => {
                word.push('\'');
            }
            // "Note:(this)" and "10:30" are no faces: they have no gap before the eyes.
            ':' | ';' | '=' | '<' if !last.is_alphanumeric() => {
                flush(&mut word, &mut out);
                if c != '<' && chars.peek().is_some_and(|n| matches!(n, '-' | '\'')) {
                    chars.next();
                }
                let face = match (c, chars.peek()) {
                    ('<', Some('3')) => Some("<3"),
                    ('<', _) => None,
                    (_, Some(')' | ']' | '3')) => Some(":)"),
                    (_, Some('D')) => Some(":d"),
                    (_, Some('(' | '[' | '/' | '|')) => Some(":("),
                    _ => None,
                };
                if let Some(face) = face {
                    chars.next();
                    out.push(Token::bare(face));
                }
                end_clause(&mut out);
            }
            // Emoji; skin tones and joiners say nothing of their own.
            '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1faff}' => {
                flush(&mut word, &mut out);
                out.push(Token::bare(c.encode_utf8(&mut [0; 4])));
            }
            c if c.is_alphanumeric() || (in_placeholder && c == '_') => word.push(c),
            c => {
                // "[not a placeholder]" holds spaces: read it as text.
                in_placeholder = in_placeholder && c == '_';
                flush(&mut word, &mut out);
                if matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\n' | '(' | ')') {
                    end_clause(&mut out);
                }
                if c == '!'
                    && let Some(end) = out.last_mut()
                {
                    end.exclaimed = end.exclaimed.saturating_add(1);
                }
            }
        }
    }
    flush(&mut word, &mut out);
    out
}

/// One mark for any run of punctuation, none at the very start.
fn end_clause(out: &mut Vec<Token>) {
    if out.last().is_some_and(|t| !t.word.is_empty()) {
        out.push(Token::default());
    }
}

/// Ends the word under way, whose buffer is left empty for the next.
fn flush(word: &mut String, out: &mut Vec<Token>) {
    let raw = word.trim_matches('\'');
    if !raw.is_empty() {
        push_word(raw, out);
    }
    word.clear();
}

fn push_word(raw: &str, out: &mut Vec<Token>) {
    let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 2 && !raw.chars().any(char::is_lowercase);
    let (lower, stretched) = squeeze(raw.to_lowercase());
    let mut push = |w: &str| {
        let plain = w.len() <= MAX_WORD && !w.contains('\'');
        let cut = if plain {
            w.to_owned()
        } else {
            w.chars().filter(|c| *c != '\'').take(MAX_WORD).collect()
        };
        if !cut.is_empty() {
            out.push(Token { word: cut, shouted, stretched, exclaimed: 0 });
        }
    };
    match lower.as_str() {
        "im" => return ["i", "am"].into_iter().for_each(push),
        "ive" => return ["i", "have"].into_iter().for_each(push),
        "cannot" => return push("cant"),
        "its" | "thats" | "whats" | "theres" | "hes" | "shes" => {
            lower.strip_suffix('s').into_iter().chain(["is"]).for_each(push);
            return;
        }
        "gonna" => return ["going", "to"].into_iter().for_each(push),
        _ => {}
    }
    let endings = [
        ("'m", "am"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'d", "would"),
        ("'s", "is"),
    ];
    let contracted = lower.contains('\'');
    for (ending, spelt) in endings.into_iter().filter(|_| contracted) {
        if let Some(stem) = lower.strip_suffix(ending) {
            push(stem);
            // "My sister's" is hers as often as it is "sister is".
            if ending != "'s" || matches!(stem, "it" | "that" | "what" | "there" | "he" | "she") {
                push(spelt);
            }
            return;
        }
    }
    push(&lower);
}

/// "ughhhh" → "ugh", "soooo" → "soo", and whether there was such a letter: three or more are drawn
/// out for weight.
fn squeeze(word: String) -> (String, bool) {
    let even = |w: &[u8]| matches!(w, [a, b, c] if a == b && b == c);
    if word.is_ascii() && !word.as_bytes().windows(3).any(even) {
        return (word, false);
    }
    let mut out = String::with_capacity(word.len());
    let mut last = '\0';
    let mut run = 0;
    let mut held = false;
    let mut stretched = false;
    for c in word.chars() {
        if c == last {
            run += 1;
        } else {
            (last, run, held) = (c, 1, false);
        }
        stretched |= run > 2 && c.is_alphabetic();
        match run {
            1 | 2 => out.push(c),
            3 if !held && !matches!(c, 'e' | 'o') => {
                out.pop();
                held = true;
            }
            _ => {}
        }
    }
    (out, stretched)
}
