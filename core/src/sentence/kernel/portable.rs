//! The tile in safe Rust, for native builds and for WebAssembly without SIMD.

use wide::bytemuck::cast;
use wide::{i8x16, i16x8, i16x16, i32x4};

use super::OUTPUTS;

/// Bytes, each an `i8`, as numbers of 16 bits; both slices are taken as far as they hold whole groups of 16.
pub fn widen(bytes: &[u8], wide: &mut [i16]) {
    for (from, to) in bytes.as_chunks::<16>().0.iter().zip(wide.as_chunks_mut::<16>().0) {
        *to = i16x16::from(cast::<[u8; 16], i8x16>(*from)).to_array();
    }
}

/// The integer products of `R` rows of `x` with [`OUTPUTS`] rows of `weights`, each `width` long, a multiple
/// of [`LANES`](super::LANES).
pub fn tile<const R: usize>(x: &[i16], weights: &[i16], width: usize) -> [[i32; OUTPUTS]; R] {
    let mut sums = [[0; OUTPUTS]; R];
    for (row, sums) in x.chunks_exact(width).zip(&mut sums) {
        for (weights, sum) in weights.chunks_exact(width).zip(sums) {
            let pairs = row.as_chunks().0.iter().zip(weights.as_chunks().0);
            let products = pairs.map(|(x, w)| i16x8::new(*x).dot(i16x8::new(*w)));
            // Nothing wraps (see LARGEST).
            *sum = products.fold(i32x4::ZERO, |sums, four| sums + four).reduce_add();
        }
    }
    sums
}
