//! A circuit breaker: a provider that keeps failing is left alone for a while, so that nobody waits
//! for it in vain and it can recover.
//!
//! What counts is how vents ended, not how each try did: a provider that answers the second time is
//! one that works. Closed, it counts how the last of them ended. When enough failed it opens, and
//! nothing passes. After a while one call at a time is let through as a probe: one that succeeds closes the
//! breaker, one that fails opens it for twice as long. (Michael Nygard, "Release It!", 2007, with
//! the half-open state.)

use std::collections::VecDeque;

/// Only calls that ended within this time count, milliseconds.
const WINDOW_MS: i64 = 60_000;
/// Fewer calls than this say nothing.
const LEAST_CALLS: usize = 8;
/// The most calls that are remembered: the newest.
const MOST_CALLS: usize = 50;
/// The first time it stays open, milliseconds; each failed probe doubles it.
const OPEN_MS: i64 = 5_000;
/// The longest it stays open, milliseconds.
const MOST_OPEN_MS: i64 = 60_000;
/// A probe that never tells how it ended has failed to be one after this, milliseconds.
const PROBE_MS: i64 = 60_000;

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The provider works.
    Success,
    /// It does not.
    Failure,
    /// The call says nothing of the provider: the person left.
    Neither,
}

/// Lets one call through; to be handed back with how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// The probe's start, when it is one: it tells this probe from one that was given up.
    probe: Option<i64>,
}

#[derive(Debug)]
enum State {
    Closed,
    Open { until: i64, lasts: i64 },
    HalfOpen { probe: Option<i64>, lasted: i64 },
}

impl Pass {
    /// Whether this call finds out for all others: it is made once, and not tried again.
    pub fn is_probe(self) -> bool {
        self.probe.is_some()
    }
}

/// The breaker of one provider. Times are Unix milliseconds.
#[derive(Debug)]
pub struct Breaker {
    state: State,
    /// When each call ended, and whether it failed; the newest last.
    ended: VecDeque<(i64, bool)>,
}

impl Default for Breaker {
    fn default() -> Self {
        Self::new()
    }
}

impl Breaker {
    /// A closed breaker that has seen nothing.
    pub const fn new() -> Self {
        Self { state: State::Closed, ended: VecDeque::new() }
    }

    /// Whether a call may be made now.
    pub fn admit(&mut self, now_ms: i64) -> Option<Pass> {
        if let State::Open { until, lasts } = self.state
            && now_ms >= until
        {
            self.state = State::HalfOpen { probe: None, lasted: lasts };
        }
        match &mut self.state {
            State::Closed => Some(Pass { probe: None }),
            State::Open { .. } => None,
            State::HalfOpen { probe, .. } => {
                if probe.is_some_and(|since| now_ms - since < PROBE_MS) {
                    return None;
                }
                *probe = Some(now_ms);
                Some(Pass { probe: *probe })
            }
        }
    }

    /// Tells how a call ended.
    pub fn record(&mut self, pass: Pass, outcome: Outcome, now_ms: i64) {
        match &mut self.state {
            State::Closed => {
                let failed = match outcome {
                    Outcome::Success => false,
                    Outcome::Failure => true,
                    Outcome::Neither => return,
                };
                self.ended.push_back((now_ms, failed));
                while self.ended.len() > MOST_CALLS
                    || self.ended.front().is_some_and(|(at, _)| now_ms - at > WINDOW_MS)
                {
                    self.ended.pop_front();
                }
                let failures = self.ended.iter().filter(|(_, failed)| *failed).count();
                if self.ended.len() >= LEAST_CALLS && failures * 2 >= self.ended.len() {
                    self.open(now_ms, OPEN_MS);
                }
            }
            // A call from before it opened: it is known already.
            State::Open { .. } => {}
            State::HalfOpen { probe, lasted } => {
                if pass.probe.is_none() || pass.probe != *probe {
                    return;
                }
                match outcome {
                    Outcome::Success => {
                        self.state = State::Closed;
                        self.ended.clear();
                    }
                    Outcome::Failure => {
                        let lasts = (*lasted * 2).min(MOST_OPEN_MS);
                        self.open(now_ms, lasts);
                    }
                    Outcome::Neither => *probe = None,
                }
            }
        }
    }

    fn open(&mut self, now_ms: i64, lasts: i64) {
        self.state = State::Open { until: now_ms + lasts, lasts };
        self.ended.clear();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn call(breaker: &mut Breaker, outcome: Outcome, now: i64) -> bool {
        match breaker.admit(now) {
            Some(pass) => {
                breaker.record(pass, outcome, now);
                true
            }
            None => false,
        }
    }

    fn opened(now: i64) -> Breaker {
        let mut breaker = Breaker::new();
        for _ in 0..LEAST_CALLS {
            assert!(call(&mut breaker, Outcome::Failure, now));
        }
        assert_eq!(breaker.admit(now), None);
        breaker
    }

    #[test]
    fn a_few_failures_say_nothing() {
        let mut breaker = Breaker::new();
        for _ in 0..LEAST_CALLS - 1 {
            assert!(call(&mut breaker, Outcome::Failure, 0));
        }
        assert!(breaker.admit(0).is_some());
    }

    #[test]
    fn it_opens_when_half_of_the_calls_fail_and_not_before() {
        let mut breaker = Breaker::new();
        for n in 0..30 {
            let outcome = if n % 3 == 0 { Outcome::Failure } else { Outcome::Success };
            assert!(call(&mut breaker, outcome, n), "a third");
        }
        let mut breaker = Breaker::new();
        let outcomes = [Outcome::Success, Outcome::Failure].into_iter().cycle();
        let passed = outcomes.take(30).filter(|outcome| call(&mut breaker, *outcome, 0)).count();
        assert_eq!(passed, LEAST_CALLS, "half");
    }

    #[test]
    fn what_is_long_past_does_not_count() {
        let mut breaker = Breaker::new();
        for n in 0..20 {
            assert!(call(&mut breaker, Outcome::Failure, n * (WINDOW_MS / 4)), "{n}");
        }
    }

    #[test]
    fn one_probe_at_a_time_decides() {
        let mut breaker = opened(0);
        assert_eq!(breaker.admit(OPEN_MS - 1), None);
        let probe = breaker.admit(OPEN_MS).unwrap();
        assert_eq!(breaker.admit(OPEN_MS), None, "one at a time");
        breaker.record(probe, Outcome::Failure, OPEN_MS);
        assert_eq!(breaker.admit(OPEN_MS + 2 * OPEN_MS - 1), None, "twice as long");
        let probe = breaker.admit(OPEN_MS + 2 * OPEN_MS).unwrap();
        breaker.record(probe, Outcome::Success, 20_000);
        for _ in 0..LEAST_CALLS - 1 {
            assert!(call(&mut breaker, Outcome::Failure, 20_000), "it begins anew");
        }
    }

    #[test]
    fn a_probe_that_says_nothing_makes_room_for_another() {
        let mut breaker = opened(0);
        let left = breaker.admit(OPEN_MS).unwrap();
        breaker.record(left, Outcome::Neither, OPEN_MS);
        let lost = breaker.admit(OPEN_MS).unwrap();
        assert_eq!(breaker.admit(OPEN_MS + PROBE_MS - 1), None);
        let probe = breaker.admit(OPEN_MS + PROBE_MS).unwrap();
        breaker.record(lost, Outcome::Failure, OPEN_MS + PROBE_MS);
        breaker.record(probe, Outcome::Success, OPEN_MS + PROBE_MS);
        assert!(breaker.admit(OPEN_MS + PROBE_MS).is_some_and(|pass| pass.probe.is_none()));
    }

    #[test]
    fn calls_from_before_it_opened_do_not_decide() {
        let mut breaker = Breaker::new();
        let early = breaker.admit(0).unwrap();
        for _ in 0..LEAST_CALLS {
            call(&mut breaker, Outcome::Failure, 0);
        }
        breaker.record(early, Outcome::Success, 1);
        assert_eq!(breaker.admit(1), None);
        let probe = breaker.admit(OPEN_MS).unwrap();
        breaker.record(early, Outcome::Success, OPEN_MS);
        assert_eq!(breaker.admit(OPEN_MS), None);
        breaker.record(probe, Outcome::Success, OPEN_MS);
        assert!(breaker.admit(OPEN_MS).is_some());
    }

    proptest! {
        /// Whatever happens, a minute of rest is enough to be asked again, and memory is bounded.
        #[test]
        fn it_never_stays_closed_to_a_provider_for_good(
            steps in proptest::collection::vec((0..3_usize, 0..20_000_i64, any::<bool>()), 0..200),
        ) {
            let mut breaker = Breaker::new();
            let mut now = 0;
            let mut passes = Vec::new();
            for (outcome, later, old) in steps {
                now += later;
                passes.extend(breaker.admit(now));
                let pass = if old { passes.first().copied() } else { passes.pop() };
                if let Some(pass) = pass {
                    let outcome = [Outcome::Success, Outcome::Failure, Outcome::Neither][outcome];
                    breaker.record(pass, outcome, now);
                }
                prop_assert!(breaker.ended.len() <= MOST_CALLS);
            }
            prop_assert!(breaker.admit(now + MOST_OPEN_MS.max(PROBE_MS)).is_some());
        }
    }
}
