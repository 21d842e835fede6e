//! The parts of a layer that stay in floating point, eight numbers at a time; each sums in a fixed order, so
//! that every machine gives the same numbers.

use std::sync::LazyLock;

use wide::bytemuck::cast;
use wide::{f32x8, i32x8};

use super::encoder::HIDDEN;

/// Heads of attention, and the numbers of a token that each sees.
const HEADS: usize = 12;
const HEAD: usize = HIDDEN / HEADS;
/// Numbers worked on side by side.
const LANES: usize = 8;

/// The whole groups of numbers in a row; every width here is a multiple of [`LANES`].
fn groups(row: &[f32]) -> &[[f32; LANES]] {
    row.as_chunks().0
}

fn groups_mut(row: &mut [f32]) -> &mut [[f32; LANES]] {
    row.as_chunks_mut().0
}

/// Adds `more` to `states`, number by number.
pub fn add(states: &mut [f32], more: &[f32]) {
    for (x, y) in groups_mut(states).iter_mut().zip(groups(more)) {
        *x = (f32x8::new(*x) + f32x8::new(*y)).to_array();
    }
}

/// The sum of `f` over a row.
fn sum(row: &[f32], f: impl Fn(f32x8) -> f32x8) -> f32 {
    total(groups(row).iter().fold(f32x8::ZERO, |sums, x| sums + f(f32x8::new(*x))))
}

/// One after the other, on every machine.
fn total(sums: f32x8) -> f32 {
    sums.to_array().iter().sum()
}

/// Layer normalisation of rows of [`HIDDEN`] numbers, with BERT's epsilon of 1e-12.
pub fn normalise(states: &mut [f32], gains: &[f32], biases: &[f32]) {
    for row in states.chunks_exact_mut(HIDDEN) {
        let mean = f32x8::splat(sum(row, |x| x) / HIDDEN as f32);
        let variance = sum(row, |x| (x - mean) * (x - mean)) / HIDDEN as f32;
        let factor = f32x8::splat(1.0 / (variance + 1e-12).sqrt());
        for ((x, gain), bias) in groups_mut(row).iter_mut().zip(groups(gains)).zip(groups(biases)) {
            let centred = (f32x8::new(*x) - mean) * factor;
            *x = (centred * f32x8::new(*gain) + f32x8::new(*bias)).to_array();
        }
    }
}

/// The mean of rows of [`HIDDEN`] numbers; zeros when there are none.
pub fn mean(states: &[f32]) -> Vec<f32> {
    let mut mean = vec![0.0; HIDDEN];
    for row in states.chunks_exact(HIDDEN) {
        add(&mut mean, row);
    }
    let count = (states.len() / HIDDEN).max(1) as f32;
    mean.iter_mut().for_each(|x| *x /= count);
    mean
}

/// The table of [`gelu`] reaches from −`REACH` to `REACH`; beyond, it is 0 or `x` to 1e-8.
const REACH: f32 = 6.0;
const STEPS: usize = 2_048;

static GELU: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let at = |step: usize| (step as f64 / STEPS as f64).mul_add(2.0, -1.0) * f64::from(REACH);
    (0..=STEPS + 1).map(|step| (at(step) * normal(at(step))) as f32).collect()
});

/// The chance that a standard normal number is at most `x`, by the series of the error function
/// (Abramowitz and Stegun 1964, 7.1.6), which is exact to 1e-12 for |x| ≤ 6.1.
fn normal(x: f64) -> f64 {
    let z = x / std::f64::consts::SQRT_2;
    let mut term = z;
    let mut total = z;
    for n in 1..200 {
        term *= 2.0 * z * z / (2.0 * f64::from(n) + 1.0);
        total += term;
    }
    0.5 + total * (-z * z).exp() / std::f64::consts::PI.sqrt()
}

/// `x · Φ(x)`, read between the steps of a table: the worst error is 1e-5.
pub fn gelu(states: &mut [f32]) {
    let table = GELU.as_slice();
    let scale = STEPS as f32 / (2.0 * REACH);
    for state in states {
        let x = *state;
        if x <= -REACH || x.is_nan() {
            *state = 0.0;
        } else if x < REACH {
            let place = (x + REACH) * scale;
            let step = place as usize;
            if let Some([low, high]) = table.get(step..step + 2) {
                *state = low + (high - low) * (place - step as f32);
            }
        }
    }
}

/// e to the power of `x` ≤ 0, to 1e-5 of its value: 2 to a whole power times a polynomial for the rest.
/// ([`f32x8::exp`] is exacter and slower, and its last bits differ between machines.)
fn exp(x: f32x8) -> f32x8 {
    let power = (x * f32x8::splat(std::f32::consts::LOG2_E)).max(f32x8::splat(-126.0));
    let whole = power.floor();
    let rest = power - whole;
    // The Taylor series of 2^rest: ln(2)^n / n!.
    let series = [
        0.000_154_035_3,
        0.001_333_355_8,
        0.009_618_129,
        0.055_504_11,
        0.240_226_5,
        std::f32::consts::LN_2,
    ];
    let series =
        series.iter().fold(f32x8::ZERO, |sum, factor| (sum + f32x8::splat(*factor)) * rest);
    let exponents: i32x8 = (whole.trunc_int() + i32x8::splat(127)) << 23;
    cast::<i32x8, f32x8>(exponents) * (series + f32x8::ONE)
}

/// A head's share of a token's numbers.
type Part = [[f32; LANES]; HEAD / LANES];

/// Scaled dot-product attention over all heads; every slice holds the same rows of [`HIDDEN`] numbers.
pub fn attend(query: &[f32], key: &[f32], value: &[f32], mixed: &mut [f32]) {
    let tokens = query.len() / HIDDEN;
    let scale = f32x8::splat(1.0 / (HEAD as f32).sqrt());
    // Keys of eight tokens side by side, number by number, so that the scores of eight grow at once.
    let mut columns = vec![[[0.0; LANES]; HEAD]; tokens.div_ceil(LANES)];
    let mut weights = vec![f32x8::ZERO; columns.len()];
    for head in 0..HEADS {
        let part = |row: &[f32]| -> Part {
            let groups = groups(row).get(head * HEAD / LANES..).unwrap_or_default();
            groups.first_chunk().copied().unwrap_or_default()
        };
        for (token, row) in key.chunks_exact(HIDDEN).enumerate() {
            let Some(column) = columns.get_mut(token / LANES) else { continue };
            for (lanes, x) in column.iter_mut().zip(part(row).as_flattened()) {
                if let Some(place) = lanes.get_mut(token % LANES) {
                    *place = *x;
                }
            }
        }
        for (row, out) in query.chunks_exact(HIDDEN).zip(mixed.chunks_exact_mut(HIDDEN)) {
            let own = part(row);
            for (weight, column) in weights.iter_mut().zip(&columns) {
                let products = own.as_flattened().iter().zip(column);
                let scores = products.fold(f32x8::ZERO, |sums, (x, lanes)| {
                    sums + f32x8::splat(*x) * f32x8::new(*lanes)
                });
                *weight = scores * scale;
            }
            // Where no token stands, nothing weighs.
            if let Some(last) = weights.last_mut() {
                let mut scores = last.to_array();
                scores
                    .iter_mut()
                    .skip((tokens - 1) % LANES + 1)
                    .for_each(|score| *score = f32::MIN);
                *last = f32x8::new(scores);
            }
            let largest = weights.iter().fold(f32x8::splat(f32::MIN), |most, x| most.max(*x));
            let largest = f32x8::splat(largest.to_array().into_iter().fold(f32::MIN, f32::max));
            let mut sums = f32x8::ZERO;
            for weight in &mut weights {
                *weight = exp((*weight - largest).min(f32x8::ZERO));
                sums += *weight;
            }
            let all = total(sums);
            let mut sums = [f32x8::ZERO; HEAD / LANES];
            let each = weights.iter().flat_map(|weight| weight.to_array());
            for (weight, row) in each.zip(value.chunks_exact(HIDDEN)) {
                for (sum, x) in sums.iter_mut().zip(part(row)) {
                    *sum += f32x8::splat(weight) * f32x8::new(x);
                }
            }
            let out = groups_mut(out).iter_mut().skip(head * HEAD / LANES);
            for (out, sum) in out.zip(sums) {
                *out = (sum / f32x8::splat(all)).to_array();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for step in 0..8_000 {
            let x = -(step as f32) / 100.0;
            let exact = f64::from(x).exp();
            for got in exp(f32x8::splat(x)).to_array() {
                assert!((f64::from(got) - exact).abs() <= 1e-5 * exact + 1e-37, "{x}");
            }
        }
    }

    #[test]
    fn gelu_is_close() {
        // Of PyTorch's `gelu`, in double precision.
        for (x, wanted) in
            [(-3.0, -0.004_049_693), (-0.5, -0.154_268_77), (0.0, 0.0), (1.7, 1.624_239_3)]
        {
            let mut states = [x];
            gelu(&mut states);
            assert!((states[0] - wanted).abs() < 2e-5, "{x}: {}", states[0]);
        }
        let mut states = [-1e30, 1e30, 6.0, -6.0, f32::NAN, f32::INFINITY];
        gelu(&mut states);
        assert_eq!(states, [0.0, 1e30, 6.0, 0.0, 0.0, f32::INFINITY]);
    }

    /// Attention as it is defined, one number at a time and in double precision.
    fn plain(query: &[f32], key: &[f32], value: &[f32]) -> Vec<f64> {
        let number = |x: &f32| f64::from(*x);
        let mut mixed = vec![0.0; query.len()];
        for (row, out) in query.chunks_exact(HIDDEN).zip(mixed.chunks_exact_mut(HIDDEN)) {
            for head in 0..HEADS {
                let own = head * HEAD..(head + 1) * HEAD;
                let score = |other: &[f32]| {
                    let pairs = row[own.clone()].iter().zip(&other[own.clone()]);
                    pairs.map(|(x, y)| number(x) * number(y)).sum::<f64>() / (HEAD as f64).sqrt()
                };
                let weights: Vec<f64> =
                    key.chunks_exact(HIDDEN).map(|other| score(other).exp()).collect();
                let total: f64 = weights.iter().sum();
                for (weight, other) in weights.iter().zip(value.chunks_exact(HIDDEN)) {
                    for (out, x) in out[own.clone()].iter_mut().zip(&other[own.clone()]) {
                        *out += weight / total * number(x);
                    }
                }
            }
        }
        mixed
    }

    #[test]
    fn attends_as_defined_to_any_number_of_tokens() {
        for tokens in 1..=19 {
            let numbers = |shift: f32| -> Vec<f32> {
                (0..tokens * HIDDEN).map(|n| (n as f32).mul_add(0.37, shift).sin() * 2.0).collect()
            };
            let (query, key, value) = (numbers(0.1), numbers(1.3), numbers(2.9));
            let mut mixed = vec![7.0; tokens * HIDDEN];
            attend(&query, &key, &value, &mut mixed);
            for (got, wanted) in mixed.iter().zip(plain(&query, &key, &value)) {
                assert!((f64::from(*got) - wanted).abs() < 1e-4, "{tokens}: {got} {wanted}");
            }
        }
    }

    #[test]
    fn attention_to_one_token_is_its_value() {
        let value: Vec<f32> = (0..HIDDEN).map(|n| n as f32).collect();
        let mut mixed = vec![0.0; HIDDEN];
        attend(&value, &value, &value, &mut mixed);
        for (got, wanted) in mixed.iter().zip(&value) {
            assert!((got - wanted).abs() < 1e-3);
        }
        attend(&[], &[], &[], &mut []);
    }
}
