//! The tile in plain Rust, for native builds.

use super::OUTPUTS;

/// The integer products of `R` rows of `x` with [`OUTPUTS`] rows of `weights`, each `width` long.
pub fn tile<const R: usize>(x: &[i16], weights: &[i16], width: usize) -> [[i32; OUTPUTS]; R] {
    let mut sums = [[0; OUTPUTS]; R];
    for (row, sums) in x.chunks_exact(width).zip(&mut sums) {
        for (weights, sum) in weights.chunks_exact(width).zip(sums) {
            *sum = row.iter().zip(weights).map(|(x, w)| i32::from(*x) * i32::from(*w)).sum();
        }
    }
    sums
}
