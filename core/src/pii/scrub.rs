//! Values out, placeholders in.

use super::detect::detect_knowing;
use super::restore::{self, Value};
use super::{Kind, Restorer, Scrubbed};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

/// Gives every value of one conversation its placeholder, and remembers which is whose.
#[derive(Clone, Default)]
pub struct Scrubber {
    /// Keyed by kind and exact spelling: what comes back must be what was typed, so
    /// `Ann@x.org` and `ann@x.org` are two values.
    known: HashMap<(Kind, String), String>,
    values: BTreeMap<String, Value>,
    last: HashMap<Kind, u32>,
    taken: HashSet<(Kind, u32)>,
    /// Names that were introduced: in what follows they need no introduction.
    names: HashSet<String>,
}

impl Scrubber {
    /// A scrubber for one conversation.
    ///
    /// `texts` is everything it will scrub (the history and the vent). A placeholder that a
    /// person typed themself is then never handed out as ours, and comes back as they typed it.
    #[must_use]
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut scrubber = Self::default();
        for text in texts {
            scrubber.taken.extend(restore::placeholders(text));
        }
        scrubber
    }

    /// Replaces every find in `text` by its placeholder, numbered per kind from 1. The same
    /// value gets the same placeholder in every call.
    pub fn scrub(&mut self, text: &str) -> Scrubbed {
        // A text that `new` did not see: what it claims and we have not yet given away, we skip.
        self.taken.extend(restore::placeholders(text));
        let found = detect_knowing(text, &mut self.names);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for span in &found {
            let (Some(before), Some(value)) =
                (text.get(at..span.start), text.get(span.start..span.end))
            else {
                continue;
            };
            out.push_str(before);
            out.push_str(&self.placeholder(span.kind, value));
            at = span.end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        Scrubbed { text: out, found }
    }

    /// What turns placeholders back into the values seen so far; a long one as many times as it
    /// was seen (see [`Restorer`]).
    #[must_use]
    pub fn restorer(&self) -> Restorer {
        Restorer::new(self.values.clone())
    }

    fn placeholder(&mut self, kind: Kind, value: &str) -> String {
        let key = (kind, value.to_owned());
        if let Some(known) = self.known.get(&key) {
            if let Some(value) = self.values.get_mut(known) {
                value.seen += 1;
            }
            return known.clone();
        }
        let last = self.last.entry(kind).or_default();
        *last += 1;
        while self.taken.contains(&(kind, *last)) {
            *last += 1;
        }
        let placeholder = format!("[{}_{}]", kind.label(), last);
        self.values.insert(placeholder.clone(), Value { text: key.1.clone(), seen: 1 });
        self.known.insert(key, placeholder.clone());
        placeholder
    }
}

/// Counts only: the values never reach a log.
impl fmt::Debug for Scrubber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scrubber").field("values", &self.values.len()).finish_non_exhaustive()
    }
}
