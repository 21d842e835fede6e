//! Whether a provider that failed before its first word is asked again, and after what wait.

use chrono::DateTime;

use super::Fault;

/// No wait is shorter: what failed a moment ago still fails, milliseconds.
const LEAST_MS: u32 = 50;
/// The first wait is at most this long, milliseconds; each further one at most twice as long.
const BASE_MS: u32 = 250;
/// A further wait is at least this many times the one before: chance alone would often ask a
/// provider in trouble faster and faster.
const GROWTH: f64 = 1.5;
/// No wait is longer, unless the provider asks for it.
const CAP_MS: u32 = 2_000;

/// How a try ended before its first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// An HTTP status other than 200.
    Status {
        /// The status.
        code: u16,
        /// How long the provider asks to wait, milliseconds.
        retry_after_ms: Option<u32>,
    },
    /// No connection, or one that was lost before the answer began.
    Network,
    /// Nothing came in time.
    Timeout,
    /// The answer could not be read on.
    Fault(Fault),
    /// The answer ended, and had no words.
    Empty,
    /// It was no continuation of the reply it should go on with.
    NoSeam,
    /// The request cannot be made: an address or a binding is not right.
    Configuration,
}

impl Failure {
    /// Whether asking the same again may help. A timeout may not: the person has waited long
    /// enough for this provider.
    fn may_pass(self) -> bool {
        match self {
            // 529 is Anthropic's "overloaded", within the 5xx.
            Self::Status { code, .. } => matches!(code, 408 | 409 | 429 | 500..=599),
            Self::Network => true,
            Self::Fault(fault) => {
                matches!(fault, Fault::Truncated | Fault::Upstream | Fault::Malformed)
            }
            Self::Timeout | Self::Empty | Self::NoSeam | Self::Configuration => false,
        }
    }

    /// Whether the provider is in trouble, for everybody. What it refuses may be refused for what
    /// one person wrote or for how it is configured, and what it says or stops to say is up to the
    /// words, too: none of that may close it to others.
    pub fn is_the_providers(self) -> bool {
        match self {
            Self::Network | Self::Timeout => true,
            Self::Status { .. } => self.may_pass(),
            Self::Fault(fault) => {
                !matches!(fault, Fault::Length | Fault::Filtered | Fault::Unfinished)
            }
            Self::Empty | Self::NoSeam | Self::Configuration => false,
        }
    }

    /// The name for the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Fault(fault) => fault.as_str(),
            Self::Empty => "empty",
            Self::NoSeam => "no-seam",
            Self::Configuration => "bad-configuration",
        }
    }
}

/// How patient we are.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// Tries after the first.
    pub retries: u32,
    /// The longest `Retry-After` that is waited for, milliseconds.
    pub retry_after_max_ms: u32,
}

/// How long to wait before the next try, milliseconds; `None` when the next provider is asked
/// instead. `waits` are those before the tries so far, one less than there were tries; `chance` is
/// random, from 0 up to 1.
///
/// The wait is random up to a bound that doubles ("full jitter": Marc Brooker, "Exponential Backoff
/// And Jitter", AWS Architecture Blog, 2015), so that callers who failed together do not return
/// together. A wait that the provider asked for is kept to the full, and the jitter comes on top.
pub fn wait_ms(policy: Policy, failure: Failure, waits: &[u32], chance: f64) -> Option<u32> {
    let tries_again = u32::try_from(waits.len()).unwrap_or(u32::MAX);
    if tries_again >= policy.retries || !failure.may_pass() {
        return None;
    }
    let most = BASE_MS.saturating_mul(1 << tries_again.min(16)).min(CAP_MS);
    let last = waits.last().map_or(0.0, |last| f64::from(*last) * GROWTH);
    let least = last.clamp(f64::from(LEAST_MS), f64::from(most));
    let wait = (least + (f64::from(most) - least) * chance.clamp(0.0, 1.0)) as u32;
    match failure {
        Failure::Status { retry_after_ms: Some(asked), .. } => {
            (asked <= policy.retry_after_max_ms).then(|| asked + wait.min(BASE_MS))
        }
        _ => Some(wait),
    }
}

/// What `Retry-After` (RFC 9110 §10.2.3: seconds, or a date) asks for, in milliseconds from
/// `now_ms` (Unix milliseconds). `precise` is the header `retry-after-ms`, which OpenAI and Azure
/// send beside it. What cannot be read asks for nothing; a date that has passed, for no wait.
pub fn retry_after_ms(precise: Option<&str>, standard: Option<&str>, now_ms: i64) -> Option<u32> {
    let number = |text: &str| {
        text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0)
    };
    let date = |text: &str| {
        let at = DateTime::parse_from_rfc2822(text.trim()).ok()?.timestamp_millis();
        Some(at.saturating_sub(now_ms).max(0) as f64)
    };
    let ms = precise.and_then(number).or_else(|| {
        let text = standard?;
        number(text).map(|seconds| seconds * 1000.0).or_else(|| date(text))
    })?;
    // A float becomes the nearest whole number that fits.
    Some(ms.ceil() as u32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const POLICY: Policy = Policy { retries: 2, retry_after_max_ms: 5_000 };

    fn status(code: u16) -> Failure {
        Failure::Status { code, retry_after_ms: None }
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for code in [408, 409, 429, 500, 502, 503, 504, 529] {
            assert!(wait_ms(POLICY, status(code), &[], 0.5).is_some(), "{code}");
        }
        for code in [301, 302, 400, 401, 403, 404, 413, 422] {
            assert_eq!(wait_ms(POLICY, status(code), &[], 0.5), None, "{code}");
        }
        let rows = [
            (Failure::Network, true),
            (Failure::Fault(Fault::Truncated), true),
            (Failure::Fault(Fault::Upstream), true),
            (Failure::Fault(Fault::Malformed), true),
            (Failure::Fault(Fault::TooLong), false),
            (Failure::Fault(Fault::Filtered), false),
            (Failure::Timeout, false),
            (Failure::Empty, false),
            (Failure::Configuration, false),
        ];
        for (failure, again) in rows {
            assert_eq!(wait_ms(POLICY, failure, &[], 0.5).is_some(), again, "{failure:?}");
        }
    }

    #[test]
    fn tries_are_counted() {
        assert!(wait_ms(POLICY, status(503), &[100], 0.5).is_some());
        assert_eq!(wait_ms(POLICY, status(503), &[100, 200], 0.5), None);
        assert_eq!(wait_ms(Policy { retries: 0, ..POLICY }, status(503), &[], 0.5), None);
    }

    #[test]
    fn the_wait_is_random_and_grows_up_to_a_bound_that_doubles() {
        let patient = Policy { retries: 99, ..POLICY };
        let wait = |waits: &[u32], chance| wait_ms(patient, Failure::Network, waits, chance);
        assert_eq!([0.0, 0.5, 1.0].map(|chance| wait(&[], chance)), [50, 150, 250].map(Some));
        assert_eq!([0.0, 0.5, 1.0].map(|chance| wait(&[100], chance)), [150, 325, 500].map(Some));
        for chance in [0.0, 0.3, 1.0] {
            let mut waits: Vec<u32> = Vec::new();
            for _ in 0..20 {
                let next = wait(&waits, chance).unwrap();
                let last = waits.last().copied().unwrap_or(0);
                assert!(
                    f64::from(next) >= f64::from(last) * 1.4 || next == CAP_MS,
                    "{waits:?} {next}"
                );
                assert!(next <= CAP_MS);
                waits.push(next);
            }
        }
    }

    #[test]
    fn a_wait_that_was_asked_for_is_kept_to_the_full_or_not_waited_at_all() {
        let asked = |ms| Failure::Status { code: 429, retry_after_ms: Some(ms) };
        assert_eq!(wait_ms(POLICY, asked(1_000), &[], 0.0), Some(1_050));
        assert_eq!(wait_ms(POLICY, asked(5_000), &[], 1.0), Some(5_250));
        assert_eq!(wait_ms(POLICY, asked(5_001), &[], 0.0), None);
        assert_eq!(wait_ms(POLICY, asked(0), &[], 0.0), Some(50));
        let refused = Failure::Status { code: 401, retry_after_ms: Some(0) };
        assert_eq!(wait_ms(POLICY, refused, &[], 0.0), None);
    }

    #[test]
    fn reads_every_shape_of_retry_after() {
        // Sun, 06 Nov 1994 08:49:37 GMT, the date of RFC 9110's own example.
        let now = 784_111_777_000;
        let rows = [
            (None, Some("2"), Some(2_000)),
            (None, Some(" 0 "), Some(0)),
            (None, Some("1.5"), Some(1_500)),
            (Some("150"), Some("2"), Some(150)),
            (Some("soon"), Some("2"), Some(2_000)),
            (None, Some("Sun, 06 Nov 1994 08:49:40 GMT"), Some(3_000)),
            (None, Some("Sun, 06 Nov 1994 08:49:30 GMT"), Some(0)),
            (None, Some("99999999999999999999"), Some(u32::MAX)),
            (None, Some("-1"), None),
            (None, Some("NaN"), None),
            (None, Some("inf"), None),
            (None, Some("later"), None),
            (None, None, None),
        ];
        for (precise, standard, expected) in rows {
            assert_eq!(
                retry_after_ms(precise, standard, now),
                expected,
                "{precise:?} {standard:?}"
            );
        }
    }

    #[test]
    fn the_provider_is_not_blamed_for_what_is_ours() {
        assert!(!status(400).is_the_providers());
        assert!(!status(401).is_the_providers() && !status(403).is_the_providers());
        assert!(status(429).is_the_providers() && status(503).is_the_providers());
        assert!(!Failure::Fault(Fault::Filtered).is_the_providers());
        assert!(!Failure::Empty.is_the_providers() && !Failure::NoSeam.is_the_providers());
        assert!(Failure::Fault(Fault::Truncated).is_the_providers());
        assert!(Failure::Timeout.is_the_providers());
    }
}
