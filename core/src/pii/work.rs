//! Steps taken while looking, so that tests can prove the time linear without a clock.
//!
//! Outside tests this is nothing at all.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Says that `count` bytes or characters were looked at.
#[inline]
pub(super) fn did(count: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + count);
    #[cfg(not(test))]
    let _ = count;
}

/// The steps `job` takes.
#[cfg(test)]
pub(super) fn steps<T>(job: impl FnOnce() -> T) -> usize {
    let before = STEPS.get();
    let _ = job();
    STEPS.get() - before
}
