//! The weightiest things a vent says, each in the form in which it may be said back.

use crate::understand::understand;

use super::english::{capital, has, lowered, quote, turn, waits};

/// A clause ready to be spoken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Echo {
    /// Turned to "you", and plain fact as far as a listener can tell.
    Said(String),
    /// Turned to "you", and a judgement or a forecast: only to be given back as a thought.
    Thought(String),
    /// A fragment in their own words.
    Quoted(String),
}

impl Echo {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Said(text) | Self::Thought(text) | Self::Quoted(text) => text,
        }
    }

    /// The echo in a template: at its start, in capitals.
    pub(super) fn fill(&self, template: &str) -> String {
        if template.starts_with("{}") {
            template.replacen("{}", &capital(self.text()), 1)
        } else {
            template.replacen("{}", self.text(), 1)
        }
    }
}

/// Clauses looked at, from each end of a wall of text.
const LOOKED_AT: usize = 60;
/// Longer clauses are cut where a part of their own begins.
const LONGEST: usize = 17;

/// Never spoken back: harm, and what would name an illness or a medicine as if by diagnosis. A
/// stem ends in `*`.
const UNSPOKEN: &str = "\
    suicid* kill kills killed die dying overdos* cutting rape* raping molest* murder* gun \
    knife depress* anxiety bipolar* ptsd ocd adhd add autis* bpd schizo* disorder* anorexi* \
    bulimi* psycho* narcissis* zoloft prozac xanax ssri* lexapro sertraline antidepress* \
    lithium ritalin adderall meds medication* pills borderline manic mania sociopath* cptsd \
    hang strangl* abus* nigg* fag* retard* tranny cunt* whore* slut* porn* sex dick cock";
/// Dropped where it only adds force; elsewhere the clause is left unspoken.
const FORCE: &str = "fucking fuckin fkn goddamn damn bloody freaking friggin frickin";
const COARSE: &str = "fuck* shit* bitch* asshole* bastard* cunt* wank* bullshit arse* crap piss*";
/// A judgement on a person or a life.
const JUDGING: &str = "\
    worthless useless stupid idiot* ugly failure burden pathetic disgusting unlovable loser \
    hopeless pointless selfish dumb fraud imposter impostor disappointment fault deserve* \
    liar moron* evil monster toxic ruin* meaningless trash garbage incompetent replaceable \
    freak embarrassment unwanted broken crazy insane";
/// A judgement where one says it of oneself: "I'm a mess", but not "I had a terrible day".
const JUDGING_SELF: &str = "\
    fat waste terrible awful bad horrible enough weak lazy nothing nobody boring joke mess \
    gross wrong invisible problem coward";
/// What may stand between "I'm" and the judgement.
const BETWEEN: &str = "\
    a an the such so just too not really very always never completely total totally complete \
    absolute nothing but even only probably honestly basically still all being like and fucking \
    good my own";
/// What others do to one, seen as a verdict on oneself: "nobody likes me".
const REGARD: &str = "\
    like likes love loves care cares want wants notice miss need needs understands hate hates \
    hated believe believes sees";
/// A subject that takes in all people or things.
const SWEEPING: &str = "nobody everyone everybody noone everything nothing people life";
/// Already told as a feeling or a thought: it needs no second frame.
const OWNED: &str = "feel felt think thought feels seems believe guess know wish hope";

/// How a clause may be given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weighed {
    /// A fact, however hard: never called a thought.
    Fact,
    /// A verdict on oneself.
    OfSelf,
    /// A verdict on the world or on another: theirs, so in quotation marks.
    OfOther,
}

/// Whether the words hold a verdict on the one who writes: "I'm a failure", "I ruin everything",
/// "I hate myself", "nobody likes me". Events are none: "I had a bad day", "nobody came".
pub(super) fn judges_self(words: &[String]) -> bool {
    verdict_at(words).is_some()
}

/// Where the verdict begins.
fn verdict_at(words: &[String]) -> Option<usize> {
    let at = |i: usize| words.get(i).map_or("", String::as_str);
    (0..words.len()).find(|&i| {
        let (first, next) = (at(i), at(i + 1));
        let is = match (first, next) {
            ("i'm", _) => Some(i + 1),
            ("i", "am" | "was" | "look" | "feel") => Some(i + 2),
            ("i", adverb) if has(BETWEEN, adverb) && matches!(at(i + 2), "am" | "was" | "feel") => {
                Some(i + 3)
            }
            _ => None,
        };
        let verdict = is.is_some_and(|from| {
            (from..from + 5)
                .find(|j| !has(BETWEEN, at(*j)))
                .is_some_and(|j| has(JUDGING, at(j)) || has(JUDGING_SELF, at(j)))
                || has(JUDGING_SELF, at(from)) && at(from) == "nothing"
                || (at(from) == "not" || at(from) == "never") && words.iter().skip(from).take(3).any(|w| w == "enough")
        });
        verdict
            || (matches!(first, "hate" | "hates") && next == "myself")
            || (first == "i" && words.iter().skip(i + 1).take(2).any(|w| has("ruin* deserve*", w)))
            || (matches!(first, "my" | "mine") && next == "fault")
            || (first == "i"
                && words.iter().skip(i + 1).take(2).any(|w| matches!(w.as_str(), "fail" | "mess" | "screw" | "destroy"))
                && words.iter().skip(i + 2).take(4).any(|w| w == "everything"))
            // "I'll never find anyone": a verdict on what is to come.
            || ((first == "i" && matches!(next, "will" | "won't")) || first == "i'll")
                && words.iter().skip(i + 1).take(3).any(|w| matches!(w.as_str(), "never" | "ever"))
            || {
                let all = matches!(first, "nobody" | "noone" | "everyone" | "everybody")
                    || (first == "no" && next == "one");
                all && words.iter().skip(i + 1).take(4).any(|w| has(REGARD, w))
                    && words.iter().skip(i + 1).any(|w| matches!(w.as_str(), "me" | "i" | "i'm" | "am"))
            }
    })
}

fn weighed(words: &[String]) -> Weighed {
    let first = words.first().map_or("", String::as_str);
    let of_other = matches!(
        first,
        "he" | "she" | "they" | "he's" | "she's" | "they're" | "my" | "our" | "his" | "her"
    );
    if let Some(at) = verdict_at(words) {
        // "She said I'm useless" is what she said; what comes late is part of a longer story.
        return if at > 3
            || of_other && !(first == "my" && words.get(1).is_some_and(|w| w == "fault"))
        {
            Weighed::OfOther
        } else {
            Weighed::OfSelf
        };
    }
    let two = |a: &[&str], b: &[&str]| {
        words
            .windows(2)
            .any(|w| matches!(w, [x, y] if a.contains(&x.as_str()) && b.contains(&y.as_str())))
    };
    let verdict = words.iter().any(|w| has(JUDGING, w))
        || (of_other && words.iter().any(|w| matches!(w.as_str(), "never" | "always")))
        || (has(SWEEPING, first)
            && words.iter().any(|w| {
                matches!(w.as_str(), "matters" | "enough" | "is" | "feels" | "would" | "hurts")
            }))
        || two(&["no"], &["point", "hope", "way"])
        || two(&["have", "got"], &["nobody", "nothing", "noone"])
        || (matches!(first, "it" | "it's" | "this")
            && words.iter().any(|w| matches!(w.as_str(), "ends" | "end" | "stops" | "won't")));
    if verdict { Weighed::OfOther } else { Weighed::Fact }
}

/// The two weightiest echoes of a vent, weightiest first, each with its place in the text. With
/// `bright`, good news weighs more. Works on a bounded part of any text.
pub(super) fn echoes(content: &str, bright: bool) -> Vec<(usize, Echo)> {
    let clauses = split(content);
    let late = clauses.len().saturating_sub(LOOKED_AT);
    let looked = clauses.iter().enumerate().filter(|(at, _)| *at < LOOKED_AT || *at >= late);
    let mut found: Vec<(f32, usize, Echo)> = looked
        .filter_map(|(at, c)| echo(c, bright).map(|(weight, echo)| (weight, at, echo)))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut out: Vec<(usize, Echo)> = Vec::new();
    for (_, at, echo) in found {
        if out.len() < 2 && out.iter().all(|(_, o)| o.text() != echo.text()) {
            out.push((at, echo));
        }
    }
    out
}

fn echo(clause: &str, bright: bool) -> Option<(f32, Echo)> {
    let spoken: Vec<&str> = clause
        .split_whitespace()
        .filter(|w| !has(FORCE, w.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())))
        .collect();
    let clause = spoken.join(" ");
    let words = lowered(&clause);
    if words.is_empty() || words.iter().any(|w| has(UNSPOKEN, w) || has(COARSE, w)) {
        return None;
    }
    // "Hurt myself", "end it": only a person should take that up.
    let pairs = |a: &str, b: &str| {
        words.windows(2).any(|w| matches!(w, [x, y] if x.starts_with(a) && y == b))
    };
    let exactly =
        |a: &str, b: &str| words.windows(2).any(|w| matches!(w, [x, y] if x == a && y == b));
    if pairs("hurt", "myself")
        || pairs("harm", "myself")
        || pairs("cut", "myself")
        || exactly("end", "it")
        || exactly("ending", "it")
        || exactly("end", "everything")
        || pairs("not", "exist")
        || pairs("be", "dead")
        || pairs("wake", "up")
    {
        return None;
    }
    // "He told me, …, that I'm useless": reported, and not theirs.
    if let ([that, subject, ..], Some((_, rest))) = (words.as_slice(), clause.split_once(' '))
        && that == "that"
        && has(SUBJECTS, subject)
    {
        return quote(rest, 10).map(|q| (0.5, Echo::Quoted(q)));
    }
    let read = understand(&clause);
    let first_person =
        words.iter().any(|w| matches!(w.as_str(), "i" | "i'm" | "i've" | "my" | "me" | "myself"));
    let only_mood = words.len() <= 5
        && words.first().is_some_and(|w| w == "i'm" || w == "i")
        && read.theme.is_none();
    let vague = words.first().is_some_and(|w| {
        matches!(w.as_str(), "it" | "it's" | "that" | "that's" | "this" | "there" | "there's")
    });
    let empty = words.windows(2).any(|w| matches!(w, [a, b] if a == "can't" && b == "believe"))
        || words.iter().any(|w| w == "anyway" || w == "whatever");
    let guessing = words.iter().take(2).any(|w| matches!(w.as_str(), "guess" | "mean"));
    let mut weight = 2.0 * read.intensity
        + if bright { 2.0 } else { -0.8 } * read.sentiment.polarity
        + if first_person { 0.6 } else { 0.0 }
        + if read.theme.is_some() { 0.4 } else { 0.0 }
        + if (5..=14).contains(&words.len()) { 0.5 } else { 0.0 }
        - if only_mood { 0.7 } else { 0.0 }
        - if vague { 0.5 } else { 0.0 }
        - if words
            .first()
            .is_some_and(|w| matches!(w.as_str(), "everyone" | "everybody" | "people"))
        {
            0.8
        } else {
            0.0
        }
        - if empty { 0.9 } else { 0.0 }
        - if guessing { 0.8 } else { 0.0 };
    let turned = turn(&clause);
    if turned.sure && words.len() <= 20 {
        let owned = words.iter().take(4).any(|w| has(OWNED, w.as_str()));
        weight += 0.8;
        let weighed = if owned && !judges_self(&words) { Weighed::Fact } else { weighed(&words) };
        return match weighed {
            Weighed::OfSelf if owned => Some((weight, Echo::Said(turned.text))),
            Weighed::OfSelf => Some((weight, Echo::Thought(turned.text))),
            // "He is a liar" is theirs to say: their words, in quotation marks.
            Weighed::OfOther => quote(&clause, 14).map(|q| (weight, Echo::Quoted(q))),
            Weighed::Fact => Some((weight, Echo::Said(turned.text))),
        };
    }
    if words.len() > 20 {
        weight -= 0.5
    }
    quote(&clause, 8).map(|q| (weight, Echo::Quoted(q)))
}

/// The clauses of a text: split at punctuation, pictures, line ends and the joints of run-ons.
/// Questions are left out: they are theirs to ask, not to be told back.
fn split(content: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in content.lines().take(400) {
        let mut clause: Vec<&str> = Vec::new();
        for word in line.split_whitespace().take(3_000) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']'));
            if bare.is_empty() {
                // A dash or a picture ends the clause.
                close(&mut clause, false, &mut out);
                continue;
            }
            let lower = bare.to_lowercase();
            if is_joint(&lower, &clause) {
                close(&mut clause, false, &mut out);
            }
            clause.push(word);
            let tail = word.rsplit(|c: char| c.is_alphanumeric()).next().unwrap_or("");
            if tail.contains(['.', ',', ';', ':', '!', '?', ')', '\u{2026}', '\u{2014}'])
                || tail.contains("--")
            {
                close(&mut clause, tail.contains('?'), &mut out);
            }
        }
        close(&mut clause, false, &mut out);
    }
    out
}

/// Whether a run-on breaks before this word.
fn is_joint(lower: &str, clause: &[&str]) -> bool {
    if clause.len() < 3 {
        return false;
    }
    let last = clause.last().map_or(String::new(), |w| w.to_lowercase());
    let subject = matches!(
        lower,
        "i" | "i'm"
            | "im"
            | "i've"
            | "ive"
            | "he"
            | "she"
            | "they"
            | "we"
            | "it"
            | "it's"
            | "my"
            | "now"
            | "then"
            | "nobody"
            | "everyone"
            | "the"
            | "nothing"
            | "everything"
            | "i\u{2019}m"
            | "i\u{2019}ve"
    );
    matches!(lower, "but" | "because" | "cause" | "cuz" | "bc" | "although" | "though")
        // "And I", "so he": the joint lies before the "and", which the next clause sheds.
        || (subject && matches!(last.as_str(), "and" | "n" | "&" | "so" | "then"))
}

/// Joints and fillers at the start of a clause.
const LEADS: &str = "\
    and n but so because cause cuz bc well like honestly anyway then ok okay oh ugh also plus \
    or tbh lol omg although though um basically literally god idk hi hey hello guess yeah \
    yes";
/// Fillers at its end.
const TRAILS: &str =
    "and n but so because then or lol tbh rn ugh lmao though like yk imo haha omg idk right";
const SUBJECTS: &str = "i my he she they we i'm im";

/// Ends a clause: sheds its joints, cuts it to length, keeps it if anything is left.
fn close(clause: &mut Vec<&str>, question: bool, out: &mut Vec<String>) {
    let words = std::mem::take(clause);
    if question {
        return;
    }
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words = words.as_slice();
    while let Some((first, rest)) = words.split_first() {
        let first = bare(first);
        // "Now he" is shed; "no one", "now what" is not.
        let before_subject = rest.first().is_some_and(|w| has(SUBJECTS, bare(w).as_str()));
        let joint = before_subject && matches!(first.as_str(), "no" | "now");
        if !(joint || has(LEADS, first.as_str())) {
            break;
        }
        words = rest;
    }
    while let Some((last, rest)) = words.split_last() {
        if !has(TRAILS, bare(last).as_str()) {
            break;
        }
        words = rest;
    }
    if words.len() > LONGEST {
        let cut = words.iter().enumerate().take(LONGEST).skip(4).rev().find(|(_, w)| {
            matches!(
                bare(w).as_str(),
                "when"
                    | "while"
                    | "since"
                    | "until"
                    | "after"
                    | "before"
                    | "even"
                    | "and"
                    | "where"
                    | "which"
            )
        });
        if let Some(part) = cut.and_then(|(at, _)| words.get(..at)) {
            words = part;
            while let Some((_, rest)) = words.split_last().filter(|(last, _)| waits(last)) {
                words = rest;
            }
        }
    }
    if !words.is_empty() && words.len() <= 60 {
        out.push(words.join(" "));
    }
}
