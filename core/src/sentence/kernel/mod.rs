//! The one loop that takes the time: rows of activations times a matrix of int8 weights.
//!
//! Activations are rounded to whole numbers of about 14 bits, each row with a scale of its own, so that
//! every product and sum is exact in integers: the portable and the SIMD path give the same bits.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use portable::{tile, widen};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use simd::{tile, widen};

use wide::{f32x8, i16x8};

/// Every width of a row is a multiple of this: the numbers of 16 bits in a SIMD register.
pub const LANES: usize = 8;
/// Outputs computed side by side; more would not fit the registers.
const OUTPUTS: usize = 2;
/// Rows computed side by side.
const ROWS: usize = 4;
/// The largest rounded activation. A row of [`WIDEST`] inputs sums to at most
/// 1,536 × 10,000 × 128 = 1,966,080,000, which 32 bits hold.
const LARGEST: f32 = 10_000.0;
/// The widest row whose sum cannot overflow.
pub const WIDEST: usize = 1_536;

/// Rows of activations, rounded.
#[derive(Debug, Default)]
pub struct Rounded {
    values: Vec<i16>,
    scales: Vec<f32>,
    width: usize,
}

impl Rounded {
    /// Takes over `rows`, each of `width` numbers. What does not fill a row is left out.
    pub fn set(&mut self, rows: &[f32], width: usize) {
        self.width = width;
        self.values.clear();
        self.scales.clear();
        for row in rows.chunks_exact(width) {
            let groups = row.as_chunks().0.iter().map(|x| f32x8::new(*x));
            let largest = groups.clone().fold(f32x8::splat(1e-9), |most, x| most.max(x.abs()));
            let largest = largest.to_array().into_iter().fold(1e-9, f32::max);
            self.scales.push(largest / LARGEST);
            let factor = f32x8::splat(LARGEST / largest);
            for group in groups {
                let rounded = i16x8::from_i32x8_saturate((group * factor).round_int());
                self.values.extend(rounded.to_array());
            }
        }
    }
}

/// A matrix as it stands in the blob: for each output its scale, its bias and a row of int8 weights.
#[derive(Debug, Clone, Copy)]
pub struct Matrix<'a> {
    /// `outputs` rows of `inputs` bytes, each an `i8`.
    pub weights: &'a [u8],
    /// What one step of an output's weights is worth.
    pub scales: &'a [f32],
    /// Added to each output.
    pub biases: &'a [f32],
}

/// `out[row][output] = activations[row] · weights[output] + bias[output]`. `space` is memory to reuse.
///
/// Shapes are the caller's to keep: `out` has a row for each of the activations, as wide as there are
/// scales, and the weights' rows are as wide as the activations'. Where they differ, the shorter decides.
pub fn multiply(x: &Rounded, matrix: Matrix<'_>, out: &mut [f32], space: &mut Vec<i16>) {
    let (inputs, outputs) = (x.width, matrix.scales.len());
    if inputs == 0 || inputs % LANES != 0 || inputs > WIDEST || outputs % OUTPUTS != 0 {
        return;
    }
    space.clear();
    space.resize(OUTPUTS * inputs, 0);
    let weights = matrix.weights.chunks_exact(OUTPUTS * inputs);
    for (index, weights) in weights.enumerate().take(outputs / OUTPUTS) {
        // Widened once for all rows.
        widen(weights, space);
        let first = index * OUTPUTS;
        let mut rows = x.values.chunks_exact(ROWS * inputs);
        let mut at = 0;
        for part in rows.by_ref() {
            let sums = tile::<ROWS>(part, space, inputs);
            write(&sums, at, first, &x.scales, matrix, out);
            at += ROWS;
        }
        for part in rows.remainder().chunks_exact(inputs) {
            let sums = tile::<1>(part, space, inputs);
            write(&sums, at, first, &x.scales, matrix, out);
            at += 1;
        }
    }
}

fn write(
    sums: &[[i32; OUTPUTS]],
    row: usize,
    output: usize,
    rows: &[f32],
    matrix: Matrix<'_>,
    out: &mut [f32],
) {
    let width = matrix.scales.len();
    let columns = output..output + OUTPUTS;
    let scales = matrix.scales.get(columns.clone()).unwrap_or_default();
    let biases = matrix.biases.get(columns).unwrap_or_default();
    let rows = rows.get(row..).unwrap_or_default();
    let targets = out.get_mut(row * width..).unwrap_or_default().chunks_exact_mut(width);
    for ((sums, scale), target) in sums.iter().zip(rows).zip(targets) {
        let target = target.get_mut(output..).unwrap_or_default();
        for (((sum, own), bias), value) in sums.iter().zip(scales).zip(biases).zip(target) {
            *value = *sum as f32 * (scale * own) + bias;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    /// The same product, in 64 bits and one number at a time.
    fn plain(x: &Rounded, matrix: Matrix<'_>) -> Vec<f32> {
        let rows = x.values.chunks_exact(x.width).zip(&x.scales);
        rows.flat_map(|(row, scale)| {
            let weights = matrix.weights.chunks_exact(x.width);
            weights.zip(matrix.scales).zip(matrix.biases).map(move |((weights, own), bias)| {
                let products =
                    row.iter().zip(weights).map(|(x, w)| i64::from(*x) * i64::from(*w as i8));
                products.sum::<i64>() as f32 * (scale * own) + bias
            })
        })
        .collect()
    }

    proptest! {
        #[test]
        fn multiplies_exactly(
            rows in 1_usize..11,
            eighths in 1_usize..24,
            pairs in 1_usize..5,
            seed in any::<u64>(),
        ) {
            let (inputs, outputs) = (eighths * LANES, pairs * OUTPUTS);
            let mut state = seed;
            let mut random = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) as u32
            };
            let activations: Vec<f32> =
                (0..rows * inputs).map(|_| random() as f32 / 1e8 - 10.0).collect();
            let weights: Vec<u8> = (0..inputs * outputs).map(|_| random() as u8).collect();
            let scales: Vec<f32> = (0..outputs).map(|_| random() as f32 / 1e12).collect();
            let biases: Vec<f32> = (0..outputs).map(|_| random() as f32 / 1e9).collect();
            let matrix = Matrix { weights: &weights, scales: &scales, biases: &biases };
            let mut x = Rounded::default();
            x.set(&activations, inputs);
            let mut out = vec![0.0; rows * outputs];
            multiply(&x, matrix, &mut out, &mut Vec::new());
            prop_assert_eq!(out, plain(&x, matrix));
        }
    }

    #[test]
    fn the_largest_sum_does_not_overflow() {
        let mut x = Rounded::default();
        x.set(&[-3.0; WIDEST], WIDEST);
        let matrix = Matrix { weights: &[0x80; 2 * WIDEST], scales: &[1.0; 2], biases: &[0.0; 2] };
        let mut out = [0.0; 2];
        multiply(&x, matrix, &mut out, &mut Vec::new());
        let wanted = 1_536.0 * 3.0 * 128.0;
        assert!(out.iter().all(|sum| (sum / wanted - 1.0).abs() < 1e-5), "{out:?}");
    }

    #[test]
    fn shapes_that_do_not_fit_write_nothing() {
        let mut x = Rounded::default();
        x.set(&[1.0; 12], 12);
        let matrix = Matrix { weights: &[1; 24], scales: &[1.0; 2], biases: &[0.0; 2] };
        let mut out = [7.0; 2];
        multiply(&x, matrix, &mut out, &mut Vec::new());
        assert_eq!(out, [7.0; 2]);
        x.set(&[1.0; 16], 16);
        // Weights that are too few.
        multiply(&x, matrix, &mut out, &mut Vec::new());
        assert_eq!(out, [7.0; 2]);
    }

    #[test]
    fn odd_numbers_round_to_something() {
        let mut x = Rounded::default();
        x.set(&[f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 0.0, -0.0, 1.0, -1.0, 1e-30], 8);
        assert_eq!(x.values.len(), 8);
        // What is no number neither hides a large one nor grows.
        let mut row = [0.0; 3 * LANES];
        (row[0], row[LANES], row[2 * LANES]) = (100.0, f32::NAN, 1.0);
        x.set(&row, 3 * LANES);
        assert_eq!((x.values[0], x.values[LANES], x.values[2 * LANES]), (10_000, 0, 100));
        x.set(&[0.0; 8], 8);
        assert_eq!(x.values, [0; 8]);
    }
}
