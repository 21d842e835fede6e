//! The parts of a layer that stay in floating point. Written so that compilers turn them into SIMD; each
//! sums in a fixed order, so that every machine gives the same numbers.

use std::sync::LazyLock;

use super::encoder::HIDDEN;

/// Heads of attention, and the numbers of a token that each sees.
const HEADS: usize = 12;
const HEAD: usize = HIDDEN / HEADS;
/// Sums kept side by side.
const LANES: usize = 8;

/// Adds `more` to `states`, number by number.
pub fn add(states: &mut [f32], more: &[f32]) {
    for (x, y) in states.iter_mut().zip(more) {
        *x += y;
    }
}

/// The sum of `f` over a row, in eight sums that are added at the end.
fn sum(row: &[f32], f: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    let (chunks, rest) = row.as_chunks::<LANES>();
    for chunk in chunks {
        for (sum, x) in sums.iter_mut().zip(chunk) {
            *sum += f(*x);
        }
    }
    sums.iter().sum::<f32>() + rest.iter().map(|x| f(*x)).sum::<f32>()
}

/// Layer normalisation of rows of [`HIDDEN`] numbers, with BERT's epsilon of 1e-12.
pub fn normalise(states: &mut [f32], gains: &[f32], biases: &[f32]) {
    for row in states.chunks_exact_mut(HIDDEN) {
        let mean = sum(row, |x| x) / HIDDEN as f32;
        let variance = sum(row, |x| (x - mean) * (x - mean)) / HIDDEN as f32;
        let factor = 1.0 / (variance + 1e-12).sqrt();
        for ((x, gain), bias) in row.iter_mut().zip(gains).zip(biases) {
            *x = (*x - mean) * factor * gain + bias;
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
fn exp(x: f32) -> f32 {
    let power = (x * std::f32::consts::LOG2_E).max(-126.0);
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
    let value = series.iter().fold(0.0, |sum, factor| (sum + factor) * rest) + 1.0;
    f32::from_bits((((whole as i32) + 127) << 23) as u32) * value
}

/// Scaled dot-product attention over all heads; every slice holds the same rows of [`HIDDEN`] numbers.
pub fn attend(query: &[f32], key: &[f32], value: &[f32], mixed: &mut [f32]) {
    let tokens = query.len() / HIDDEN;
    let scale = 1.0 / (HEAD as f32).sqrt();
    let mut columns = vec![0.0; HEAD * tokens];
    let mut weights = vec![0.0; tokens];
    for head in 0..HEADS {
        let own = head * HEAD..(head + 1) * HEAD;
        let part = |row: &[f32]| {
            row.get(own.clone()).map_or([0.0; HEAD], |part| {
                let mut own = [0.0; HEAD];
                own.copy_from_slice(part);
                own
            })
        };
        // Keys by column, so that the scores of all tokens grow side by side.
        for (token, row) in key.chunks_exact(HIDDEN).enumerate() {
            for (column, x) in columns.chunks_exact_mut(tokens).zip(part(row)) {
                if let Some(place) = column.get_mut(token) {
                    *place = x;
                }
            }
        }
        for (row, out) in query.chunks_exact(HIDDEN).zip(mixed.chunks_exact_mut(HIDDEN)) {
            weights.fill(0.0);
            for (x, column) in part(row).into_iter().zip(columns.chunks_exact(tokens)) {
                let x = x * scale;
                for (weight, y) in weights.iter_mut().zip(column) {
                    *weight += x * y;
                }
            }
            let largest = weights.iter().fold(f32::MIN, |most, x| most.max(*x));
            for weight in &mut weights {
                *weight = exp((*weight - largest).min(0.0));
            }
            let total = sum(&weights, |x| x);
            let mut sums = [0.0; HEAD];
            for (weight, row) in weights.iter().zip(value.chunks_exact(HIDDEN)) {
                for (sum, x) in sums.iter_mut().zip(part(row)) {
                    *sum += weight * x;
                }
            }
            if let Some(out) = out.get_mut(own.clone()) {
                for (out, sum) in out.iter_mut().zip(sums) {
                    *out = sum / total;
                }
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
            assert!((f64::from(exp(x)) - exact).abs() <= 1e-5 * exact + 1e-37, "{x}");
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
