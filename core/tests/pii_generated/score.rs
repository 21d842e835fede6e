//! Counts what was found, missed and invented.

use std::collections::BTreeMap;
use std::fmt::Write;

use ventvault_core::pii::{Kind, Span};

use super::Case;

/// How many failures of a kind are shown: the most common forms, one of each.
const SHOWN: usize = 5;

/// Failures of one form.
struct Failures {
    count: usize,
    example: String,
}

#[derive(Default)]
struct Tally {
    cases: usize,
    /// Cases without any value, and those of them in which nothing was found.
    negatives: usize,
    silent: usize,
    /// Values, and those that a find covers.
    values: usize,
    covered: usize,
    /// Finds, those that touch a value, and those that take no word of the sentence along.
    finds: usize,
    right: usize,
    tight: usize,
    misses: BTreeMap<&'static str, Failures>,
    inventions: BTreeMap<&'static str, Failures>,
    /// Negatives made for this kind in which anything was found.
    alarms: BTreeMap<&'static str, Failures>,
}

#[derive(Default)]
pub struct Score(BTreeMap<Kind, Tally>);

impl Score {
    /// Counts the finds in a case made for `kind`. A value counts for its own kind, a find for the
    /// kind it claims, whatever the case was made for.
    pub fn add(&mut self, kind: Kind, case: &Case, finds: &[Span]) {
        let own = self.of(kind);
        own.cases += 1;
        if case.gold.is_empty() {
            own.negatives += 1;
            own.silent += usize::from(finds.is_empty());
            if let Some(find) = finds.first() {
                let example = || format!("{} in {:?}", shown(case, find), case.text);
                note(&mut own.alarms, case.form, example);
            }
        }
        for gold in &case.gold {
            let tally = self.of(gold.kind);
            tally.values += 1;
            let covers = |find: &&Span| {
                gold.accepts(find.kind)
                    && find.start <= gold.must.start
                    && gold.must.end <= find.end
            };
            if finds.iter().any(|find| covers(&find)) {
                tally.covered += 1;
            } else {
                note(&mut tally.misses, gold.form, || {
                    let found: Vec<String> = finds.iter().map(|find| shown(case, find)).collect();
                    format!("{:?} found {}", case.text, found.join(", "))
                });
            }
        }
        for find in finds {
            let tally = self.of(find.kind);
            tally.finds += 1;
            let touched = case.gold.iter().find(|gold| {
                gold.accepts(find.kind) && find.start < gold.may.end && gold.may.start < find.end
            });
            if let Some(gold) = touched {
                tally.right += 1;
                let is_tight = gold.may.start <= find.start && find.end <= gold.may.end;
                tally.tight += usize::from(is_tight);
            } else {
                note(&mut tally.inventions, case.form, || {
                    format!("{} in {:?}", shown(case, find), case.text)
                });
            }
        }
    }

    fn of(&mut self, kind: Kind) -> &mut Tally {
        self.0.entry(kind).or_default()
    }

    /// The lower bounds of recall and precision as the table prints them.
    pub fn lower_bounds(&self, kind: Kind) -> [String; 2] {
        let tally = &self.0[&kind];
        [(tally.covered, tally.values), (tally.right, tally.finds)]
            .map(|(right, all)| format!("{:.4}", wilson_lower(right, all)))
    }

    /// What falls below `enough`.
    pub fn below(&self, enough: f64) -> Vec<String> {
        let mut short = Vec::new();
        for (kind, tally) in &self.0 {
            for (what, share) in [
                ("recall", share(tally.covered, tally.values)),
                ("precision", share(tally.right, tally.finds)),
                ("silent negatives", share(tally.silent, tally.negatives)),
            ] {
                if share < enough {
                    short.push(format!("{} {what} {share:.4}", kind.label()));
                }
            }
        }
        short
    }

    pub fn table(&self) -> String {
        let mut text = format!(
            "{:<14}{:>7}{:>9}{:>9}{:>11}{:>9}{:>8}{:>8}\n",
            "kind", "cases", "recall", "lower", "precision", "lower", "tight", "silent"
        );
        for (&kind, tally) in &self.0 {
            let [recall, precision] = self.lower_bounds(kind);
            writeln!(
                text,
                "{:<14}{:>7}{:>9.4}{recall:>9}{:>11.4}{precision:>9}{:>8.4}{:>8.4}",
                kind.label(),
                tally.cases,
                share(tally.covered, tally.values),
                share(tally.right, tally.finds),
                share(tally.tight, tally.right),
                share(tally.silent, tally.negatives),
            )
            .unwrap();
        }
        text += "\nlower: 95 % lower bound (Wilson). tight: right finds that take no other words \
                 along. silent: sentences without a value in which nothing was found.\n";
        for (kind, tally) in &self.0 {
            for (what, failures) in [
                ("missed", &tally.misses),
                ("invented", &tally.inventions),
                ("alarmed by", &tally.alarms),
            ] {
                let mut failures: Vec<_> = failures.iter().collect();
                failures.sort_by_key(|(_, failure)| std::cmp::Reverse(failure.count));
                for (form, Failures { count, example }) in failures.iter().take(SHOWN) {
                    let label = kind.label();
                    writeln!(text, "{label} {what} ×{count} [{form}] {example}").unwrap();
                }
            }
        }
        text
    }
}

fn note(
    failures: &mut BTreeMap<&'static str, Failures>,
    form: &'static str,
    example: impl FnOnce() -> String,
) {
    let failure = failures.entry(form).or_insert_with(|| Failures { count: 0, example: example() });
    failure.count += 1;
}

fn shown(case: &Case, find: &Span) -> String {
    format!("{} {:?}", find.kind.label(), &case.text[find.start..find.end])
}

/// One where nothing was asked: no finds are no false finds.
fn share(right: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { right as f64 / all as f64 }
}

/// The lower end of Wilson's interval: with 95 % confidence the true share is no lower.
fn wilson_lower(right: usize, all: usize) -> f64 {
    if all == 0 {
        return 0.0;
    }
    let (z, n) = (1.959_964_f64, all as f64);
    let p = right as f64 / n;
    let middle = p + z * z / (2.0 * n);
    let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    ((middle - reach) / (1.0 + z * z / n)).max(0.0)
}

#[test]
fn wilson_is_wilson() {
    assert_eq!(wilson_lower(0, 0), 0.0);
    assert!((wilson_lower(50, 100) - 0.4038).abs() < 0.0001);
    assert!((wilson_lower(10_000, 10_000) - 0.9996).abs() < 0.0001);
}
