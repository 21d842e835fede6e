//! Values as they are written to slip past a filter.

use super::Value;
use super::random::Random;

/// What can be done to the values of a kind so that a reader still reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disguise {
    /// Characters without width inside, as a copy from a web page may have.
    ZeroWidth,
    /// Digits as wide as a Chinese character, as a Japanese keyboard writes them.
    WideDigits,
    /// All of ASCII that wide.
    WideAll,
}

const ZERO_WIDTH: [char; 6] =
    ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'];

/// Disguises one value in twenty.
pub fn maybe(random: &mut Random, value: Value, ways: &[Disguise]) -> Value {
    if !value.plain || ways.is_empty() || !random.chance(5) {
        return value;
    }
    let (form, core) = match random.pick(ways) {
        Disguise::ZeroWidth => ("zero-width characters inside", zero_width(random, &value.core)),
        Disguise::WideDigits => ("full-width digits", wide(&value.core, |c| c.is_ascii_digit())),
        Disguise::WideAll => ("full-width characters", wide(&value.core, |c| c.is_ascii_graphic())),
    };
    Value { form, core, ..value }
}

fn zero_width(random: &mut Random, core: &str) -> String {
    let count = core.chars().count();
    let places = [random.between(1, count - 1), random.between(1, count - 1)];
    let mut text = String::with_capacity(core.len() + 6);
    for (place, c) in core.chars().enumerate() {
        if places.contains(&place) {
            text.push(random.pick(&ZERO_WIDTH));
        }
        text.push(c);
    }
    text
}

fn wide(core: &str, is_meant: impl Fn(char) -> bool) -> String {
    // The block of full-width forms has the order of ASCII.
    let widen = |c: char| char::from_u32(c as u32 + 0xfee0).unwrap();
    core.chars().map(|c| if is_meant(c) { widen(c) } else { c }).collect()
}

/// Every digit on its own: "4 1 5".
pub fn spaced(digits: &str) -> String {
    let digits: Vec<String> =
        digits.chars().filter(char::is_ascii_digit).map(String::from).collect();
    digits.join(" ")
}
