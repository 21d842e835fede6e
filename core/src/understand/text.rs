//! Text as the word lists read it: lower-case words without apostrophes, in clauses.

/// How much of a text is read. A vent may hold 10,000 characters; what lies beyond adds nothing.
const MAX_CHARS: usize = 12_000;
/// Longer words are not English ("aaaaaaa…"): they are cut, which bounds every look-up.
const MAX_WORD: usize = 24;

/// One word, or the end of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Lower-case, without apostrophes; empty marks the end of a clause.
    pub(crate) word: String,
    /// Written in capitals (two letters or more).
    pub(crate) shouted: bool,
}

/// The words of `text`, contractions taken apart ("I'm", "im" → "i" "am"), with one empty token
/// wherever punctuation ends a clause. Placeholders such as `[EMAIL_1]` say nothing and vanish.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut in_placeholder = false;
    for c in text.chars().take(MAX_CHARS) {
        match c {
            '[' => {
                flush(&mut word, &mut out);
                in_placeholder = true;
            }
            ']' => {
                word.clear();
                in_placeholder = false;
            }
            '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' | '\u{2bc}' if !word.is_empty() => {
                word.push('\'');
            }
            c if c.is_alphanumeric() || (in_placeholder && c == '_') => word.push(c),
            c => {
                // "[not a placeholder]" holds spaces: read it as text.
                in_placeholder = in_placeholder && c == '_';
                flush(&mut word, &mut out);
                if matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\n' | '(' | ')')
                    && out.last().is_some_and(|t: &Token| !t.word.is_empty())
                {
                    out.push(Token { word: String::new(), shouted: false });
                }
            }
        }
    }
    flush(&mut word, &mut out);
    out
}

fn flush(word: &mut String, out: &mut Vec<Token>) {
    let raw = std::mem::take(word);
    let raw = raw.trim_matches('\'');
    if raw.is_empty() {
        return;
    }
    let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 2 && !raw.chars().any(char::is_lowercase);
    let lower = squeeze(&raw.to_lowercase());
    let mut push = |w: &str| {
        let cut: String = w.chars().filter(|c| *c != '\'').take(MAX_WORD).collect();
        if !cut.is_empty() {
            out.push(Token { word: cut, shouted });
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
    for (ending, spelt) in endings {
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

/// "ughhhh" → "ugh", "soooo" → "soo": three or more of a letter are drawn out for weight.
fn squeeze(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut last = '\0';
    let mut run = 0;
    let mut held = false;
    for c in word.chars() {
        if c == last {
            run += 1;
        } else {
            (last, run, held) = (c, 1, false);
        }
        match run {
            1 | 2 => out.push(c),
            3 if !held && !matches!(c, 'e' | 'o') => {
                out.pop();
                held = true;
            }
            _ => {}
        }
    }
    out
}
