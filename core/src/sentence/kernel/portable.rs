//! The tile in plain Rust, for native builds.

use super::OUTPUTS;

/// The integer products of `R` rows of `x` with [`OUTPUTS`] rows of `weights`, each `width` long.
pub fn tile<const R: usize>(x: &[i16], weights: &[i16], width: usize) -> [[i32; OUTPUTS]; R] {
    let mut sums = [[0; OUTPUTS]; R];
    for (row, sums) in x.chunks_exact(width).zip(&mut sums) {
        for (weights, sum) in weights.chunks_exact(width).zip(sums) {
            // Nothing wraps (see LARGEST); a checked sum would keep the compiler from using SIMD.
            let products =
                row.iter().zip(weights).map(|(x, w)| i32::from(*x).wrapping_mul(i32::from(*w)));
            *sum = products.fold(0, i32::wrapping_add);
        }
    }
    sums
}
