//! What replies cost: tokens, prices, and the day's budget.
//!
//! Amounts are whole nano-dollars (10⁻⁹ USD): a price of $0.15 a million tokens is 150 of them a
//! token, and sums stay exact.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// Nano-dollars of a dollar.
pub const NANOS_A_DOLLAR: u64 = 1_000_000_000;

/// A price is at most this, in USD a million tokens: no model of today costs a tenth of it.
const MOST_USD: f64 = 10_000.0;

/// From this part of the budget on, only fast models are asked,
const LOW: f64 = 0.8;
/// and from this one on, only for those in danger: nobody may spend what they need.
const RESERVED: f64 = 0.9;

/// Tokens of one call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Of the request.
    pub input_tokens: u32,
    /// Of the reply.
    pub output_tokens: u32,
    /// Whether either was estimated, because the provider never said.
    pub estimated: bool,
}

/// One call of a model: what is summed by day and model. It names no person and no vent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The provider's name.
    pub provider: String,
    /// The model's name.
    pub model: String,
    /// Its tokens.
    #[serde(flatten)]
    pub usage: Usage,
    /// Nano-dollars; `None` when the model has no price.
    pub cost_nanos: Option<u64>,
}

/// What the reply to one vent took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    /// A random id: a bill delivered twice is counted once, and nothing leads from it to the vent.
    pub id: String,
    /// Every call that a provider answered.
    pub calls: Vec<Call>,
}

/// Estimates tokens of text as it comes: four letters of a Latin script make about one
/// (OpenAI's help centre, "What are tokens and how to count them?"), every other character counts
/// for one, which is near for Chinese and too much for Cyrillic. An estimate is used only where a
/// provider never told the count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Estimate {
    ascii: usize,
    other: usize,
}

impl Estimate {
    /// More text.
    pub fn add(&mut self, text: &str) {
        let ascii = text.bytes().filter(u8::is_ascii).count();
        self.ascii += ascii;
        self.other += text.chars().count() - ascii;
    }

    /// The tokens so far.
    pub fn tokens(self) -> u32 {
        u32::try_from(self.ascii.div_ceil(4) + self.other).unwrap_or(u32::MAX)
    }
}

/// Nano-dollars a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Price {
    input: u64,
    output: u64,
}

/// The price of each model, by its exact name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prices(HashMap<String, Price>);

/// The list of prices cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPrices;

impl Prices {
    /// Reads a list such as `gpt-4o-mini=0.15/0.6, @cf/meta/llama=0.05/0.4`: for each model the
    /// USD a million tokens, those of the request before those of the reply.
    ///
    /// # Errors
    /// [`BadPrices`] when an entry has another shape, or stands twice.
    pub fn parse(list: &str) -> Result<Self, BadPrices> {
        let mut prices = HashMap::new();
        for entry in list.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            let (model, price) = entry.rsplit_once('=').ok_or(BadPrices)?;
            let (input, output) = price.split_once('/').ok_or(BadPrices)?;
            let price = Price { input: nanos_a_token(input)?, output: nanos_a_token(output)? };
            let model = model.trim();
            if model.is_empty() || prices.insert(model.to_owned(), price).is_some() {
                return Err(BadPrices);
            }
        }
        Ok(Self(prices))
    }

    /// What `usage` of `model` costs, in nano-dollars; `None` when it has no price.
    pub fn cost_nanos(&self, model: &str, usage: Usage) -> Option<u64> {
        let price = self.0.get(model)?;
        let input = u64::from(usage.input_tokens).saturating_mul(price.input);
        let output = u64::from(usage.output_tokens).saturating_mul(price.output);
        Some(input.saturating_add(output))
    }

    /// Whether `model` has a price.
    pub fn has(&self, model: &str) -> bool {
        self.0.contains_key(model)
    }
}

/// USD a million tokens are a thousand nano-dollars a token.
fn nanos_a_token(usd: &str) -> Result<u64, BadPrices> {
    let usd: f64 = usd.trim().parse().map_err(|_| BadPrices)?;
    if !(0.0..=MOST_USD).contains(&usd) {
        return Err(BadPrices);
    }
    Ok((usd * 1000.0).round() as u64)
}

/// Reads an amount of USD, such as `2.50` or `$2.50`, into nano-dollars; `None` when it is none.
pub fn parse_usd(text: &str) -> Option<u64> {
    let text = text.trim();
    let usd: f64 = text.strip_prefix('$').unwrap_or(text).parse().ok()?;
    (0.0..=1e6).contains(&usd).then(|| (usd * NANOS_A_DOLLAR as f64).round() as u64)
}

/// What a budget still allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Everything.
    Free,
    /// The fast models: four fifths are spent.
    FastOnly,
    /// Models for those in danger alone: nine tenths are spent.
    DangerOnly,
    /// The built-in listener: all of it is spent.
    ListenerOnly,
}

impl Step {
    /// The name for the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::FastOnly => "fast-only",
            Self::DangerOnly => "danger-only",
            Self::ListenerOnly => "listener-only",
        }
    }
}

/// What `budget_nanos` allows when `spent_nanos` of it are spent. Without a budget, everything.
pub fn step(spent_nanos: u64, budget_nanos: Option<u64>) -> Step {
    let Some(budget) = budget_nanos else { return Step::Free };
    if spent_nanos >= budget {
        return Step::ListenerOnly;
    }
    match spent_nanos as f64 / budget as f64 {
        part if part >= RESERVED => Step::DangerOnly,
        part if part >= LOW => Step::FastOnly,
        _ => Step::Free,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn usage(input_tokens: u32, output_tokens: u32) -> Usage {
        Usage { input_tokens, output_tokens, estimated: false }
    }

    #[test]
    fn a_list_of_prices_gives_exact_costs() {
        let prices =
            Prices::parse("small=0.15/0.6, @cf/a/b-fast = 0.045 / 0.384,free=0/0,").unwrap();
        assert_eq!(prices.cost_nanos("small", usage(1_000, 100)), Some(150_000 + 60_000));
        assert_eq!(prices.cost_nanos("@cf/a/b-fast", usage(1_000, 1_000)), Some(45_000 + 384_000));
        assert_eq!(prices.cost_nanos("free", usage(u32::MAX, u32::MAX)), Some(0));
        assert_eq!(prices.cost_nanos("smal", usage(1, 1)), None);
        assert!(prices.has("small") && !prices.has("Small"));
        assert_eq!(Prices::parse(""), Ok(Prices::default()));
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for list in [
            "a",
            "a=",
            "a=1",
            "a=1/",
            "=1/2",
            "a=1/-2",
            "a=x/1",
            "a=NaN/1",
            "a=1e9/1",
            "a=1/2,a=1/2",
            "a=inf/1",
        ] {
            assert_eq!(Prices::parse(list), Err(BadPrices), "{list}");
        }
    }

    #[test]
    fn a_budget_steps_down() {
        let rows = [
            (0, Some(100), Step::Free),
            (79, Some(100), Step::Free),
            (80, Some(100), Step::FastOnly),
            (89, Some(100), Step::FastOnly),
            (90, Some(100), Step::DangerOnly),
            (99, Some(100), Step::DangerOnly),
            (100, Some(100), Step::ListenerOnly),
            (500, Some(100), Step::ListenerOnly),
            (0, Some(0), Step::ListenerOnly),
            (u64::MAX, None, Step::Free),
        ];
        for (spent, budget, expected) in rows {
            assert_eq!(step(spent, budget), expected, "{spent} of {budget:?}");
        }
    }

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        assert_eq!(parse_usd("2.50"), Some(2_500_000_000));
        assert_eq!(parse_usd(" 0 "), Some(0));
        assert_eq!(parse_usd("0.000001"), Some(1_000));
        for text in ["", "-1", "a", "inf", "NaN", "1e12", "5 EUR"] {
            assert_eq!(parse_usd(text), None, "{text}");
        }
    }

    #[test]
    fn estimates_do_not_depend_on_how_text_is_cut() {
        let text = "That sounds heavy. 你好 😀";
        let mut whole = Estimate::default();
        whole.add(text);
        let mut cut = Estimate::default();
        for character in text.chars() {
            cut.add(character.encode_utf8(&mut [0; 4]));
        }
        assert_eq!((whole, whole.tokens()), (cut, 5 + 3));
        assert_eq!(Estimate::default().tokens(), 0);
    }
}
