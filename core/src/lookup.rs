//! Tables that the compiler sorts: the first vent of a fresh runtime waits for whatever is built at first
//! use, in code that the engine has not made quick yet.

/// What a table is searched by. Two different things may have the same: whoever finds a place looks whether it
/// is the right one.
pub(crate) type Key = u32;

/// The places, in some list, of what has a key.
#[derive(Debug)]
pub(crate) struct Places<const N: usize> {
    /// By key, then by place.
    sorted: [(Key, u32); N],
}

impl<const N: usize> Places<N> {
    /// For a `static` or a `const`, where the compiler runs it.
    pub const fn of(mut entries: [(Key, u32); N]) -> Self {
        // Heapsort: short, and never slow.
        let mut root = N / 2;
        while root > 0 {
            root -= 1;
            sift(&mut entries, root, N);
        }
        let mut end = N;
        while end > 1 {
            end -= 1;
            (entries[0], entries[end]) = (entries[end], entries[0]);
            sift(&mut entries, 0, end);
        }
        Self { sorted: entries }
    }

    /// In order.
    pub fn with(&self, key: Key) -> impl Iterator<Item = u32> {
        let start = self.sorted.partition_point(|(other, _)| *other < key);
        let here = self.sorted.get(start..).unwrap_or_default();
        here.iter().take_while(move |(other, _)| *other == key).map(|(_, place)| *place)
    }
}

/// Moves what is at `root` down, until nothing below it in the heap of `end` entries is greater.
const fn sift(heap: &mut [(Key, u32)], mut root: usize, end: usize) {
    while root * 2 + 1 < end {
        let mut child = root * 2 + 1;
        if child + 1 < end && less(heap[child], heap[child + 1]) {
            child += 1;
        }
        if !less(heap[root], heap[child]) {
            return;
        }
        (heap[root], heap[child]) = (heap[child], heap[root]);
        root = child;
    }
}

/// Comparing tuples is not for the compiler yet.
const fn less(one: (Key, u32), other: (Key, u32)) -> bool {
    one.0 < other.0 || (one.0 == other.0 && one.1 < other.1)
}

/// A word as a number that no other has, for all practical purposes: FNV-1a in 64 bits.
pub(crate) const fn hash(word: &str) -> u64 {
    let mut rest = word.as_bytes();
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    while let [byte, after @ ..] = rest {
        state = (state ^ *byte as u64).wrapping_mul(0x0000_0100_0000_01b3);
        rest = after;
    }
    state
}

/// Half of a [`hash`].
pub(crate) const fn key(hash: u64) -> Key {
    hash as Key
}

/// What stands before the first `separator`, and what stands behind it; all of it and nothing when there is none.
pub(crate) const fn cut(text: &str, separator: u8) -> (&str, &str) {
    let mut at = 0;
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        if *byte == separator {
            return (text.split_at(at).0, text.split_at(at + 1).1);
        }
        at += 1;
        rest = after;
    }
    (text, "")
}

/// Whether two texts are the same, for the compiler.
pub(crate) const fn same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([a, one_after @ ..], [b, other_after @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (one_after, other_after);
    }
    one.is_empty() && other.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_place_of_a_key_in_order() {
        const KEYS: [Key; 9] = [7, 3, 7, 1, 9, 3, 7, 0, Key::MAX];
        static PLACES: Places<9> = {
            let mut entries = [(0, 0); 9];
            let mut at = 0;
            while at < 9 {
                entries[at] = (KEYS[at], at as u32);
                at += 1;
            }
            Places::of(entries)
        };
        for key in [0, 1, 2, 3, 7, 8, 9, 10, Key::MAX] {
            let wanted: Vec<u32> =
                (0..9).zip(KEYS).filter(|(_, k)| *k == key).map(|(at, _)| at).collect();
            assert_eq!(PLACES.with(key).collect::<Vec<_>>(), wanted, "{key}");
        }
    }

    proptest::proptest! {
        #[test]
        fn sorts_as_the_library_does(keys: [Key; 40], few: [u8; 40]) {
            for keys in [keys, few.map(|key| Key::from(key % 5))] {
                let mut entries = [(0, 0); 40];
                for ((at, entry), key) in (0..).zip(&mut entries).zip(keys) {
                    *entry = (key, at);
                }
                let mut wanted = entries;
                wanted.sort_unstable();
                proptest::prop_assert_eq!(Places::of(entries).sorted, wanted);
            }
        }

        #[test]
        fn hashes_as_fnv(word: String) {
            use std::hash::Hasher;
            let mut hasher = fnv::FnvHasher::default();
            hasher.write(word.as_bytes());
            proptest::prop_assert_eq!(hash(&word), hasher.finish());
        }

        #[test]
        fn cuts_and_compares_as_the_library_does(one in "[ab, é]{0,8}", other in "[ab, é]{0,3}") {
            let wanted = one.split_once(',').unwrap_or((&one, ""));
            proptest::prop_assert_eq!(cut(&one, b','), wanted);
            proptest::prop_assert_eq!(same(&one, &other), one == other);
            proptest::prop_assert!(same(&one, &one.clone()));
        }
    }
}
