//! How fast the scrubber is, and that its time grows with the text and no faster.
//!
//!     cargo bench -p ventvault-core --bench scrub
//!
//! With `--serve` it times what it is given, beside others (`npm run bench:pii`): for each line of
//! standard input it scrubs `{"texts":[…]}` one by one and answers with `{"ms":…}`, or, asked to
//! `"find"`, with what it found in each, as byte offsets.

use std::hint::black_box;
use std::io::{Write, stdin, stdout};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};
use ventvault_core::pii::{Scrubbed, Scrubber, Span, detect};

/// People venting, with nothing in it that names anyone.
const PROSE: &str = include_str!("prose.txt");

/// Bytes of prose between two details.
const APART: usize = 300;
const MIB: usize = 1 << 20;

/// An odd number, so that the median is one of them.
const REPEATS: usize = 15;

fn main() -> std::io::Result<()> {
    // A large block given back once teaches the system's allocator to keep what it has. It would
    // return the pages of a long text's finds after each repeat, and times would jump by the size.
    drop(black_box(vec![1_u8; 24 * MIB]));
    if std::env::args().any(|argument| argument == "--serve") {
        return serve();
    }
    println!("Median of {REPEATS} repeats on one core; MB/s are millions of bytes a second.\n");
    println!("{:<32} {:>12} {:>12} {:>8}", "text of 1 MiB", "detect, MB/s", "scrub, MB/s", "finds");
    let prose = repeated(PROSE, MIB);
    for (name, text) in [("prose", &prose), ("prose, a detail each 300 bytes", &detailed(MIB))] {
        let found = detect(text).len();
        let (detecting, scrubbing) = (median(|| detect(text)), median(|| scrub(text)));
        let [detecting, scrubbing] = [detecting, scrubbing].map(|time| speed(text.len(), time));
        println!("{name:<32} {detecting:>12.1} {scrubbing:>12.1} {found:>8}");
    }
    println!(
        "\n{:<32} {:>12} {:>12} {:>12}",
        "detect, prose of", "ms", "times 64 KiB", "linear is"
    );
    let mut first = None;
    for factor in [1, 2, 4, 8, 16] {
        let text = prefix(&prose, factor * 64 * 1024);
        let time = median(|| detect(text)).as_secs_f64();
        let growth = time / *first.get_or_insert(time);
        let size = format!("{} KiB", factor * 64);
        println!("{size:<32} {:>12.3} {growth:>12.2} {factor:>12}", time * 1000.0);
    }
    Ok(())
}

/// A conversation of its own, as the worker has one for each vent.
fn scrub(text: &str) -> Scrubbed {
    Scrubber::new([text]).scrub(text)
}

/// The median time of `job`. What it makes is dropped within the time: whoever calls it pays too.
fn median<T>(mut job: impl FnMut() -> T) -> Duration {
    let mut run = || {
        let start = Instant::now();
        drop(black_box(job()));
        start.elapsed()
    };
    run();
    let mut times: Vec<_> = (0..REPEATS).map(|_| run()).collect();
    times.sort_unstable();
    times.get(REPEATS / 2).copied().unwrap_or_default()
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

/// The start of `text`, at most `bytes` long.
fn prefix(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or_default()
}

/// `text` again and again, `bytes` long.
fn repeated(text: &str, bytes: usize) -> String {
    prefix(&text.repeat(bytes / text.len() + 1), bytes).to_owned()
}

/// Prose with a detail of another kind after each `APART` bytes or so, always between two words.
/// The values differ each time: a scrubber has to remember each of them.
fn detailed(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + APART);
    let (mut since, mut count) = (0, 0);
    for word in PROSE.split_inclusive(' ').cycle() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(word);
        since += word.len();
        if since >= APART {
            text.push_str(&detail(count));
            (since, count) = (0, count + 1);
        }
    }
    text.truncate(text.floor_char_boundary(bytes));
    text
}

/// A detail that nobody has: documentation's addresses and numbers, and cards made for tests.
fn detail(count: usize) -> String {
    let (few, many) = (count % 100, 1000 + count % 9000);
    match count % 6 {
        0 => format!("(write to ann.{many}@example.org) "),
        1 => format!("(call me on (415) 555-01{few:02}) "),
        2 => format!("(it is on https://blog{few}.example.org/me/{many}) "),
        3 => format!("(my ssn is 460-89-{many}) "),
        4 => "(the card was 4111 1111 1111 1111) ".to_owned(),
        _ => format!("(from 192.0.2.{few}) "),
    }
}

#[derive(Deserialize)]
struct Order {
    texts: Vec<String>,
    #[serde(default)]
    find: bool,
}

fn told(span: &Span) -> Value {
    json!({ "kind": span.kind, "start": span.start, "end": span.end })
}

fn serve() -> std::io::Result<()> {
    for line in stdin().lines() {
        let Order { texts, find } = serde_json::from_str(&line?)?;
        let answer = if find {
            let found: Vec<Vec<_>> =
                texts.iter().map(|text| scrub(text).found.iter().map(told).collect()).collect();
            json!({ "found": found })
        } else {
            let start = Instant::now();
            for text in &texts {
                black_box(scrub(text));
            }
            json!({ "ms": start.elapsed().as_secs_f64() * 1000.0 })
        };
        let mut out = stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}
