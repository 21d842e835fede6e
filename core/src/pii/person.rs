//! Names of people, where the words before introduce one: "my name is …", "my boss Daniel", "Dr. …".
//!
//! A name is only taken for one where little else could stand: prose that loses words is as bad as
//! a name that stays.

use std::collections::HashSet;

use super::detect::Find;
use super::scan::{Scanner, Word};
use super::words::{self, Words};
use super::{Kind, work};

/// How sure the words before are that a name follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Introduction {
    /// Whatever begins with a capital letter and is no other word.
    Any,
    /// A given name that is no other word.
    Given,
}

/// What is written with a capital letter and is no name.
const OTHER_WORDS: words::Meaning =
    words::NO_NAME | words::MONTH | words::RELATION | words::OWN | words::TITLE;

/// Who may be called by a name.
const PEOPLE: &[&str] = &[
    "man", "woman", "guy", "girl", "boy", "someone", "somebody", "kid", "person", "lady", "nurse",
    "dude", "bloke", "child",
];

/// What the last word before a name may mean.
const LEADING: words::Meaning =
    words::LEADS | words::TITLE | words::IS | words::NAME | words::NAMED | words::RELATION;

/// The most words of one name.
const MOST_WORDS: usize = 6;

/// The name that begins with `word`.
pub(super) fn person(scanner: &Scanner<'_>, word: &Word) -> Option<Find> {
    let text = scanner.text;
    let shown = text.get(word.start..word.end)?;
    let introduction = introduced(scanner, word)?;
    // "Mr van der Berg"
    if word.meaning & words::PARTICLE != 0 && shown.starts_with(char::is_lowercase) {
        let end = rest_of(scanner, word.end, introduction, true);
        let titled = scanner.before(0).is_some_and(|last| last.meaning & words::TITLE != 0);
        return (titled && end > word.end).then_some(Find {
            kind: Kind::Person,
            start: word.start,
            end,
        });
    }
    // "Mary-Jane" is as much a name as Mary.
    let name = shown.get(..name_len(shown)).unwrap_or_default();
    let given = [name, name.split('-').next().unwrap_or_default()]
        .iter()
        .any(|name| scanner.words.means(name, words::GIVEN));
    let is_name = match introduction {
        Introduction::Any => given || is_capitalised(scanner, shown),
        Introduction::Given => given,
    };
    // "'s" and what hangs on it stay outside.
    let first = name_len(shown);
    if !is_name || first < 2 {
        return None;
    }
    let mut end = word.start + first;
    if first == shown.len() && word.outer_end == word.end {
        end = rest_of(scanner, end, introduction, shown.starts_with(char::is_uppercase));
    }
    // "Aunt Bertha Inc."
    let company = text.get(end..)?.trim_start_matches([' ', ',']);
    let company = [company, text.get(word.start..end)?.rsplit(' ').next()?];
    if company
        .iter()
        .any(|c| ["Inc", "Ltd", "LLC", "Corp", "GmbH"].iter().any(|form| c.starts_with(form)))
    {
        return None;
    }
    Some(Find { kind: Kind::Person, start: word.start, end })
}

/// What the words around `word` say.
fn introduced(scanner: &Scanner<'_>, word: &Word) -> Option<Introduction> {
    if is_explained(scanner, word) {
        return Some(Introduction::Given);
    }
    let last = scanner.before(0)?;
    // Most words lead to nothing.
    if last.meaning & LEADING == 0 {
        return None;
    }
    let before = Before::new(scanner, word)?;
    before
        .as_listed()
        .or_else(|| before.as_signed())
        .or_else(|| before.as_titled())
        .or_else(|| before.as_named())
        .or_else(|| before.as_related(word))
        .or_else(|| before.as_addressed(word))
        .or_else(|| before.as_oneself())
}

/// "Daniel, my boss, …", "Daniel (my boss)"
fn is_explained(scanner: &Scanner<'_>, word: &Word) -> bool {
    let after = scanner.text.get(word.end..).unwrap_or_default();
    [", my ", " (my ", ", her ", ", his "].iter().any(|my| after.starts_with(my))
        && after.split(' ').nth(2).is_some_and(|next| {
            let next = next.trim_end_matches(|c: char| !c.is_alphabetic());
            scanner.words.means(next, words::RELATION)
        })
}

/// The words before one that may be a name.
struct Before<'s, 't> {
    scanner: &'s Scanner<'t>,
    last: &'s Word,
    /// What stands between the last of them and the name.
    between: &'t str,
    /// That is white space, and the marks of Markdown and quotation.
    plain: bool,
}

impl<'s, 't> Before<'s, 't> {
    fn new(scanner: &'s Scanner<'t>, word: &Word) -> Option<Self> {
        let last = scanner.before(0)?;
        let between = scanner.text.get(last.end..word.start)?;
        let plain = between.starts_with([' ', '\n'])
            && between.chars().all(|c| matches!(c, ' ' | '\n' | '*' | '_' | '"'))
            && between.len() < 6;
        Some(Self { scanner, last, between, plain })
    }

    /// The word `back` words before the last.
    fn shown(&self, back: usize) -> &'t str {
        let word = self.scanner.before(back);
        word.and_then(|word| self.scanner.text.get(word.start..word.end)).unwrap_or_default()
    }

    fn means(&self, back: usize, meanings: words::Meaning) -> bool {
        self.scanner.before(back).is_some_and(|word| word.meaning & meanings != 0)
    }

    fn says(&self, back: usize, words: &[&str]) -> bool {
        let shown = self.shown(back);
        words.iter().any(|word| shown.eq_ignore_ascii_case(word))
    }

    /// "my coworkers Tina and Greg"
    fn as_listed(&self) -> Option<Introduction> {
        let joins = matches!(self.shown(0), "and" | "&" | "und" | "et" | "y" | "e");
        let follows = self.scanner.finds.last().is_some_and(|find| {
            find.kind == Kind::Person
                && self.scanner.text.get(find.end..self.last.start) == Some(" ")
        });
        (joins && self.plain && follows).then_some(Introduction::Given)
    }

    /// "Best regards,\nThomas Becker"
    fn as_signed(&self) -> Option<Introduction> {
        const CLOSINGS: &[&str] =
            &["regards", "sincerely", "signed", "xoxo", "yours", "truly", "cheers", "grüße"];
        let apart = matches!(self.between, " " | ", " | ",\n" | "\n" | ",\n\n" | ":\n");
        (apart && self.says(0, CLOSINGS)).then_some(Introduction::Given)
    }

    /// "Dr. Meyer", "Miss Rodriguez"
    fn as_titled(&self) -> Option<Introduction> {
        // "MS Paint" has no title.
        let shouted = self.shown(0).chars().all(char::is_uppercase);
        let title =
            self.last.meaning & words::TITLE != 0 && !shouted && matches!(self.between, " " | ". ");
        let word = self.plain && matches!(self.shown(0), "Doctor" | "Professor" | "Miss");
        (title || word).then_some(Introduction::Any)
    }

    /// "my name is …", "Name: …", "a girl named …", "some man called …"
    fn as_named(&self) -> Option<Introduction> {
        if self.plain && self.means(0, words::IS) && self.means(1, words::NAME) {
            return Some(Introduction::Any);
        }
        // Not "Brand name: Nike".
        let is_form = matches!(self.between, ": " | " : " | " = ")
            && self.means(0, words::NAME)
            && (self.scanner.before(1).is_none_or(|word| word.outer_end + 1 < self.last.start)
                || self.means(1, words::OWN)
                || self.says(1, &["full", "first", "last", "given", "legal"]));
        if is_form {
            return Some(Introduction::Any);
        }
        if !self.plain {
            return None;
        }
        // Not "a place named Hell".
        let someone = self.says(1, PEOPLE) || self.means(1, words::RELATION);
        if self.says(0, &["named", "called"]) {
            return Some(if someone { Introduction::Any } else { Introduction::Given });
        }
        self.means(0, words::NAMED).then_some(Introduction::Any)
    }

    /// "my boss Daniel", "my wife, Anna", "my boss is Daniel"
    fn as_related(&self, word: &Word) -> Option<Introduction> {
        let is = self.plain
            && self.means(0, words::IS)
            && self.means(1, words::RELATION)
            && self.means(2, words::OWN);
        if is && is_capital(self.scanner, word) {
            return Some(Introduction::Given);
        }
        let apart = matches!(self.between, ", " | ": " | " (" | " - ");
        if !self.means(0, words::RELATION) || !(self.plain || apart) {
            return None;
        }
        let owned = (1..4).any(|back| self.means(back, words::OWN));
        // "My Boss Yelled At Me": every word of a title has a capital.
        let title = self.shown(0).starts_with(char::is_uppercase);
        let sure = owned && self.plain && !title && goes_on(self.scanner, word);
        Some(if sure { Introduction::Any } else { Introduction::Given })
    }

    /// "Dear Jonathan", "I go by Ren", "my names dylan"
    fn as_addressed(&self, word: &Word) -> Option<Introduction> {
        const GREETINGS: &[&str] =
            &["dear", "hi", "hello", "hey", "hallo", "liebe", "lieber", "cher", "chère"];
        let greeted = self.says(0, GREETINGS) && is_capital(self.scanner, word);
        let goes_by = self.says(0, &["by"]) && self.says(1, &["go", "goes"]);
        let names = self.says(0, &["names"]) && self.means(1, words::OWN);
        (self.plain && (greeted || goes_by || names)).then_some(Introduction::Given)
    }

    /// "I'm Sarah", "this is Sarah", "they call me Sarah"
    fn as_oneself(&self) -> Option<Introduction> {
        let pairs: &[(&[&str], &[&str])] = &[
            (&["i"], &["am"]),
            (&["this", "here"], &["is"]),
            (&["call", "calls"], &["me"]),
            (&["ich"], &["bin"]),
            (&["je"], &["suis"]),
        ];
        let said = self.says(0, &["i'm", "im", "this's", "soy"])
            || pairs.iter().any(|(first, second)| self.says(1, first) && self.says(0, second));
        (self.plain && said).then_some(Introduction::Given)
    }
}

fn is_capital(scanner: &Scanner<'_>, word: &Word) -> bool {
    scanner.text.get(word.start..).is_some_and(|text| text.starts_with(char::is_uppercase))
}

/// Whether what follows a word does what follows a name: "my boss Okonkwo said", "my boss Okonkwo's".
/// "My cousin Harvard, me dropout" shows why a capital letter alone says little.
fn goes_on(scanner: &Scanner<'_>, word: &Word) -> bool {
    const VERBS: &[&str] = &[
        "said", "says", "told", "tells", "asked", "asks", "is", "was", "has", "had", "isn't",
        "wasn't", "keeps", "kept", "yelled", "yells", "screamed", "screams", "left", "died", "hit",
        "hurt", "thinks", "thought", "wants", "wanted", "makes", "made", "got", "gets", "always",
        "never", "still", "who", "and", "just", "did", "does", "didn't", "doesn't", "won't",
        "will", "would", "can", "can't", "called", "calls", "took", "takes", "came", "comes",
        "went", "knows", "knew", "lied", "lies", "moved", "works", "lives", "hates", "loves",
        "loved", "hated", "about", "again",
    ];
    let text = scanner.text.get(word.start..).unwrap_or_default();
    let shown = scanner.text.get(word.start..word.end).unwrap_or_default();
    if shown.ends_with("'s") {
        return true;
    }
    let rest = text.get(shown.len()..).unwrap_or_default();
    let Some(next) = rest.strip_prefix(' ') else {
        return false;
    };
    let next = next.split(|c: char| !(c.is_alphabetic() || c == '\'')).next().unwrap_or_default();
    VERBS.contains(&next) || (is_capitalised(scanner, next) && rest.len() > next.len() + 1)
}

/// Whether a word is written as a name is, and is no other word that is written so.
fn is_capitalised(scanner: &Scanner<'_>, word: &str) -> bool {
    let name = word.get(..name_len(word)).unwrap_or_default();
    let stem = name.split('\'').next().unwrap_or_default();
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase)
        // Capitals alone are an abbreviation or a shout.
        && letters.clone().any(char::is_lowercase)
        && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
        // "I'm" begins as a word does.
        && ![name, stem].iter().any(|part| scanner.words.means(part, OTHER_WORDS))
}

/// The length of a name without "'s".
fn name_len(word: &str) -> usize {
    let end =
        word.find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\''))).unwrap_or(word.len());
    let name = word.get(..end).unwrap_or_default();
    name.strip_suffix("'s")
        .or_else(|| name.strip_suffix("'S"))
        .unwrap_or(name)
        .trim_end_matches(['-', '\''])
        .len()
}

/// The end of a name whose first word ends at `end`: further capitals, initials, and the small
/// words between them. A name that is written small ends with its first word.
fn rest_of(
    scanner: &Scanner<'_>,
    mut end: usize,
    introduction: Introduction,
    capital: bool,
) -> usize {
    let text = scanner.text;
    let mut at = end;
    for _ in 1..MOST_WORDS {
        let Some(next) = text.get(at..).and_then(|rest| rest.strip_prefix(' ')) else { break };
        let start = text.len() - next.len();
        let len = next
            .find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'')))
            .unwrap_or(next.len());
        let Some(word) = next.get(..len).filter(|word| !word.is_empty()) else { break };
        let after = next.get(len..).unwrap_or_default();
        let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
        if capital && initial {
            // "Margaux G. Edwards": an initial is part of the name when a name follows.
            at = start + len + usize::from(after.starts_with(". "));
            continue;
        }
        let particle =
            scanner.words.means(word, words::PARTICLE) && word.starts_with(char::is_lowercase);
        if particle && capital {
            at = start + len;
            continue;
        }
        let given = scanner.words.means(word, words::GIVEN);
        let named = capital && is_capitalised(scanner, word);
        if !(named || (given && introduction == Introduction::Any && !capital)) {
            break;
        }
        at = start + name_len(word);
        end = at;
        if at != start + len {
            break;
        }
    }
    end
}

/// The fewest bytes of a name that is looked for where nothing introduces it.
const SHORTEST_NAME: usize = 3;

/// Adds the words of the names among `finds`, as they were written.
pub(super) fn add_names(text: &str, finds: &[Find], names: &mut HashSet<String>) {
    let words = Words::new();
    for find in finds.iter().filter(|find| find.kind == Kind::Person) {
        let name = text.get(find.start..find.end).unwrap_or_default();
        work::did(name.len());
        for word in name.split(|c: char| !(c.is_alphabetic() || c == '-')) {
            let is_name = word.len() >= SHORTEST_NAME
                && word.starts_with(char::is_uppercase)
                && !words.means(word, OTHER_WORDS | words::PARTICLE);
            if is_name && !names.contains(word) {
                names.insert(word.to_owned());
            }
        }
    }
}

/// Where `names` stand in a text, written as they were.
pub(super) fn known(text: &str, names: &HashSet<String>) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    while let Some(skip) = text.get(at..).and_then(|rest| rest.find(is_inside)) {
        let start = at + skip;
        let rest = text.get(start..).unwrap_or_default();
        let word = rest.find(|c| !is_inside(c)).map_or(rest, |end| rest.split_at(end).0);
        at = start + word.len();
        if names.contains(word) {
            finds.push(Find { kind: Kind::Person, start, end: at });
        }
    }
    work::did(text.len());
    finds
}
