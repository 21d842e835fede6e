//! Who is shown help lines, measured on lines that were written without sight of the rules, and on
//! comments by strangers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use ventvault_core::crisis::{Assessment, assess};

/// Danger that must be met, and quiet lines that may be flagged, in percent. The first pair was
/// there before the rules.
const RECALL: usize = 97;
const FALSE_ALARMS: usize = 2;
/// The same for the second pair, written after the rules and without sight of them: how they fare on words
/// that nobody fitted them to. Bounds a little worse than what was measured once (69 and 6.1), so that it is seen when they
/// get worse; rules must never be mended by these lines.
const SECOND_RECALL: usize = 65;
const SECOND_FALSE_ALARMS: usize = 8;
/// A third pair, by others again, who were asked for danger that at least half of the time is not said plainly: what
/// rules over words cannot do. Bounds in the same way (22 and 5).
const THIRD_RECALL: usize = 20;
const THIRD_FALSE_ALARMS: usize = 6;
const DEV_FLAGS: usize = 10;

fn read(name: &str) -> Option<Vec<Vec<String>>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn column(row: &[String], at: usize) -> &str {
    row.get(at).map_or("", String::as_str)
}

/// Level and signal as they are serialised.
fn named(assessment: Assessment) -> (String, String) {
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let json = serde_json::to_value(assessment).unwrap();
    (name(json["level"].clone()), name(json["signal"].clone()))
}

/// Prints how the danger of `name` is met; what percentage of it is.
fn recall(name: &str) -> Option<usize> {
    let rows = read(name)?;
    let mut by_signal: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut levels: BTreeMap<(String, String), usize> = BTreeMap::new();
    let (mut met, mut same_level, mut same_signal) = (0, 0, 0);
    for row in &rows {
        let (text, level, signal) = (column(row, 0), column(row, 1), column(row, 2));
        let assessment = assess(text, &[]);
        let (our_level, our_signal) = named(assessment);
        let flagged = assessment.needs_help_lines();
        let [hits, all] = by_signal.entry(signal.to_owned()).or_default();
        *all += 1;
        if flagged {
            *hits += 1;
            met += 1;
        } else {
            println!("missed ({level}, {signal}): {text}");
        }
        same_level += usize::from(level == our_level);
        same_signal += usize::from(flagged && signal == our_signal);
        *levels.entry((level.to_owned(), our_level)).or_default() += 1;
    }
    println!("{name}: {met} of {} met", rows.len());
    for (signal, [hits, all]) in by_signal {
        println!("  {signal}: {hits} of {all}");
    }
    println!("  level as written {same_level}, signal as written {same_signal}");
    for ((written, ours), count) in levels {
        println!("  level {written}, assessed {ours}: {count}");
    }
    Some(met * 100 / rows.len())
}

/// Prints the quiet lines of `name` that are flagged; whether they are within `most` percent.
fn quiet(name: &str, most: usize) -> bool {
    let rows = read(name).unwrap();
    let flagged: Vec<_> =
        rows.iter().filter(|row| assess(column(row, 0), &[]).needs_help_lines()).collect();
    println!("{name}: {} of {} flagged", flagged.len(), rows.len());
    for row in &flagged {
        let (level, signal) = named(assess(column(row, 0), &[]));
        println!("  {level} {signal} ({}): {}", column(row, 1), column(row, 0));
    }
    flagged.len() * 100 <= rows.len() * most
}

#[test]
fn danger_is_met() {
    assert!(recall("crisis/danger.tsv").unwrap() >= RECALL);
    assert!(recall("crisis/second_danger.tsv").unwrap() >= SECOND_RECALL);
    assert!(recall("crisis/third_danger.tsv").unwrap() >= THIRD_RECALL);
}

#[test]
fn other_things_are_left_alone() {
    assert!(read("crisis/near_misses.tsv").unwrap().len() >= 300);
    assert!(quiet("crisis/near_misses.tsv", FALSE_ALARMS));
    assert!(quiet("crisis/second_near_misses.tsv", SECOND_FALSE_ALARMS));
    assert!(quiet("crisis/third_near_misses.tsv", THIRD_FALSE_ALARMS));
}

/// Every comment that is flagged stands in `dev_flags.tsv` with a verdict, and nothing else.
#[test]
fn strangers_comments_are_flagged_as_listed() {
    let comments = read("goemotions_dev.tsv").unwrap();
    let flagged: Vec<_> = comments
        .iter()
        .map(|row| column(row, 0))
        .filter(|text| assess(text, &[]).needs_help_lines())
        .collect();
    let listed = read("crisis/dev_flags.tsv").unwrap();
    for row in &listed {
        println!("{}: {}", column(row, 0), column(row, 1));
        assert!(["right", "arguable", "wrong"].contains(&column(row, 0)));
    }
    let listed: Vec<_> = listed.iter().map(|row| column(row, 1)).collect();
    assert_eq!(flagged, listed);
    assert!(flagged.len() <= DEV_FLAGS);
}
