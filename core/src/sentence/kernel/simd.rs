//! The tile with WebAssembly's SIMD instructions: eight products and four sums an instruction.
//!
//! This file alone may be unsafe, for one reason: loads and stores of 16 bytes at a pointer. Everything that
//! is read or written lies inside the slices, which is checked before.
#![allow(unsafe_code)]

use core::arch::wasm32::{
    i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, i32x4_add, i32x4_dot_i16x8,
    i32x4_extract_lane, i32x4_splat, v128, v128_load, v128_store,
};

use super::{LANES, OUTPUTS};

/// As `widen` of `portable.rs`; both slices are taken as far as they hold whole groups of 16.
pub fn widen(bytes: &[u8], wide: &mut [i16]) {
    for (from, to) in bytes.as_chunks::<16>().0.iter().zip(wide.as_chunks_mut::<16>().0) {
        let (low, high) = to.split_at_mut(LANES);
        // SAFETY: `from` has 16 bytes, `low` and `high` 8 numbers of 2 bytes each. Neither loads nor stores
        // ask for alignment.
        unsafe {
            let bytes = v128_load(from.as_ptr().cast::<v128>());
            v128_store(low.as_mut_ptr().cast::<v128>(), i16x8_extend_low_i8x16(bytes));
            v128_store(high.as_mut_ptr().cast::<v128>(), i16x8_extend_high_i8x16(bytes));
        }
    }
}

/// As the tile of `portable.rs`: the integer products of `R` rows of `x` with [`OUTPUTS`] rows of
/// `weights`, each `width` long. All zero when the slices are shorter than that or `width` is no
/// multiple of [`LANES`].
pub fn tile<const R: usize>(x: &[i16], weights: &[i16], width: usize) -> [[i32; OUTPUTS]; R] {
    let fits =
        |slice: &[i16], rows: usize| rows.checked_mul(width).is_some_and(|n| n <= slice.len());
    if !width.is_multiple_of(LANES) || !fits(x, R) || !fits(weights, OUTPUTS) {
        return [[0; OUTPUTS]; R];
    }
    let mut sums = [[i32x4_splat(0); OUTPUTS]; R];
    for at in (0..width).step_by(LANES) {
        let mut wide = [i32x4_splat(0); OUTPUTS];
        for (output, wide) in wide.iter_mut().enumerate() {
            // SAFETY: at + LANES ≤ width and output < OUTPUTS, and `weights` holds OUTPUTS × width
            // numbers (checked above). The load asks for no alignment.
            *wide = unsafe { v128_load(weights.as_ptr().add(output * width + at).cast::<v128>()) };
        }
        for (row, sums) in sums.iter_mut().enumerate() {
            // SAFETY: as above, with row < R and `x` of R × width numbers.
            let values = unsafe { v128_load(x.as_ptr().add(row * width + at).cast::<v128>()) };
            for (sum, wide) in sums.iter_mut().zip(wide) {
                *sum = i32x4_add(*sum, i32x4_dot_i16x8(values, wide));
            }
        }
    }
    sums.map(|row| {
        row.map(|sum| {
            i32x4_extract_lane::<0>(sum)
                + i32x4_extract_lane::<1>(sum)
                + i32x4_extract_lane::<2>(sum)
                + i32x4_extract_lane::<3>(sum)
        })
    })
}
