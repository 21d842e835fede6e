//! What a case is: a text, and where its values stand.

mod address;
mod birth;
mod coordinates;
mod disguise;
mod document;
mod email;
pub mod frames;
mod handle;
mod iban;
pub mod kinds;
mod machine;
mod names;
pub mod negatives;
mod numbers;
mod person;
mod phone;
pub mod random;
pub mod score;
mod secret;
mod sentences;
mod url;
mod wallet;

use std::ops::Range;

use ventvault_core::pii::Kind;

/// What the value is to the sentence around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// A thing, as in "he keeps posting …".
    Thing,
    /// A person, as in "I had a fight with …".
    Someone,
    /// A clause of its own, with the words that give the value away ("call me at …").
    Clause,
}

/// A value, before it stands in a sentence.
#[derive(Debug, Clone)]
pub struct Value {
    /// Words that give it away and are no part of it.
    context: String,
    /// What a find may hold before the value ("mailto:", "Dr. ").
    before: String,
    /// What a find must hold.
    core: String,
    /// What a find may hold behind the value (the town of an address).
    after: String,
    fit: Fit,
    /// Kinds that are as right as the kind itself.
    also: &'static [Kind],
    /// Under which heading a miss is counted.
    form: &'static str,
    /// Whether it may be disguised further.
    plain: bool,
}

impl Value {
    fn thing(form: &'static str, core: impl Into<String>) -> Self {
        Self {
            context: String::new(),
            before: String::new(),
            core: core.into(),
            after: String::new(),
            fit: Fit::Thing,
            also: &[],
            form,
            plain: true,
        }
    }

    fn someone(form: &'static str, core: impl Into<String>) -> Self {
        Self { fit: Fit::Someone, ..Self::thing(form, core) }
    }

    fn clause(form: &'static str, context: impl Into<String>, core: impl Into<String>) -> Self {
        Self { fit: Fit::Clause, context: context.into(), ..Self::thing(form, core) }
    }

    fn with_context(self, context: impl Into<String>) -> Self {
        Self { context: context.into(), ..self }
    }

    fn with_before(self, before: impl Into<String>) -> Self {
        Self { before: before.into(), ..self }
    }

    fn with_after(self, after: impl Into<String>) -> Self {
        Self { after: after.into(), ..self }
    }

    fn or_also(self, also: &'static [Kind]) -> Self {
        Self { also, ..self }
    }

    fn undisguised(self) -> Self {
        Self { plain: false, ..self }
    }
}

/// Where a value stands in a text.
#[derive(Debug, Clone)]
pub struct Gold {
    pub kind: Kind,
    also: &'static [Kind],
    /// Under which heading a miss is counted.
    form: &'static str,
    /// Bytes a find must cover.
    pub must: Range<usize>,
    /// Bytes beyond which a find takes words of the sentence along.
    pub may: Range<usize>,
}

impl Gold {
    fn accepts(&self, kind: Kind) -> bool {
        self.kind == kind || self.also.contains(&kind)
    }
}

/// A text, and all that must be found in it.
#[derive(Debug, Clone)]
pub struct Case {
    pub text: String,
    pub gold: Vec<Gold>,
    /// Under which heading a false find is counted.
    form: &'static str,
}

impl Case {
    fn new(form: &'static str) -> Self {
        Self { text: String::new(), gold: Vec::new(), form }
    }

    fn push_value(&mut self, kind: Kind, value: &Value) {
        self.text += &value.context;
        let before = self.text.len();
        self.text += &value.before;
        let start = self.text.len();
        self.text += &value.core;
        let end = self.text.len();
        self.text += &value.after;
        let may = before..self.text.len();
        self.gold.push(Gold { kind, also: value.also, form: value.form, must: start..end, may });
    }
}
