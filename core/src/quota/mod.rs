//! Exact limits: how many vents one subject (a device, a network) may have in one UTC day.
//!
//! A vent is *reserved* before anything is spent on it, *settled* at the first word of the reply,
//! or *given back* when it failed before that. A reservation nobody settles is given back when it
//! expires. At every moment `charged + reserved ≤ limit`, whatever the order of these calls; the
//! Durable Object that owns a [`Ledger`] only has to apply them one at a time.
//!
//! An `Idempotency-Key` lets a retry of the same vent join its first charge. The key is bound to
//! the body, to [`KEY_TRIES`] tries and to [`KEY_WINDOW_MS`], so that it cannot buy free vents.

use serde::{Deserialize, Serialize};

use crate::calendar::{next_utc_midnight, utc_day};
use crate::identity::Tier;

#[cfg(test)]
mod tests;

/// How long a reservation may stay unsettled. Longer than the longest wait for a first word (the
/// edge caps its timeout at [`MAX_FIRST_WORD_MS`]), so that a slot is never handed on while the
/// vent that holds it can still begin.
pub const RESERVATION_MS: i64 = 180_000;

/// The longest the edge may wait for a first word before it gives up on providers: a third of
/// [`RESERVATION_MS`].
pub const MAX_FIRST_WORD_MS: i64 = RESERVATION_MS / 3;

/// How long an `Idempotency-Key` is remembered: 10 minutes.
pub const KEY_WINDOW_MS: i64 = 10 * 60 * 1000;

/// How many tries of the same vent one `Idempotency-Key` covers, the first included.
pub const KEY_TRIES: u32 = 3;

/// How many vents a day are given back to one subject, for each vent of its limit. A provider that
/// is down all evening stays free; asking it for nothing over and over does not.
pub const RETURNS_PER_VENT: u32 = 10;

/// How many vents a day each tier has, and each network. `None` is without limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A device without an account.
    pub anonymous: Option<u32>,
    /// An account without a subscription.
    pub signed_in: Option<u32>,
    /// A subscription: unlimited to the person, with a bound for fair use.
    pub premium: Option<u32>,
    /// All devices of one network together: minting a device is free, a network is not.
    pub network: Option<u32>,
    /// Vents in a crisis that a network may send past its limits and still have answered by a
    /// language model. Past this the built-in listener answers them: the door stays open, the bill
    /// does not.
    pub crisis: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            anonymous: Some(2),
            signed_in: Some(10),
            premium: Some(200),
            network: Some(20),
            crisis: Some(10),
        }
    }
}

impl Limits {
    /// The daily limit of a tier.
    pub fn of(&self, tier: Tier) -> Option<u32> {
        match tier {
            Tier::Anonymous => self.anonymous,
            Tier::SignedIn => self.signed_in,
            Tier::Premium => self.premium,
        }
    }
}

/// Reads a limit from configuration: a whole number, or `unlimited`.
///
/// # Errors
/// `Err` with the text when it is neither.
pub fn parse_limit(text: &str) -> Result<Option<u32>, String> {
    match text.trim() {
        "unlimited" => Ok(None),
        number => number.parse().map(Some).map_err(|_| number.to_owned()),
    }
}

/// The `Idempotency-Key` of a try, both parts as keyed hashes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetryKey {
    /// Hash of the device and the header.
    pub key: String,
    /// Hash of the request body.
    pub body: String,
}

/// Where a charge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Holds a slot until it is settled, given back or expires.
    Reserved,
    /// Counted for its day.
    Charged,
    /// Not counted; kept only so that its key remembers its tries.
    Returned,
}

/// One vent's claim on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// The id of its first try.
    pub id: String,
    /// The UTC day it counts for, in days since 1970-01-01.
    pub day: i64,
    /// Where it stands.
    pub state: State,
    /// When an unsettled reservation is given back, Unix milliseconds.
    pub expires_at: i64,
    /// When its key is forgotten, Unix milliseconds; for a charge without a key, `expires_at`.
    pub forget_at: i64,
    /// Tries so far on which something was spent, or may be; the first included.
    pub tries: u32,
    /// The ids of tries that have not failed yet.
    pub open: Vec<String>,
    /// The key that a retry may join it by.
    pub retry: Option<RetryKey>,
}

/// What a call asks of a ledger. Also the wire between the edge and the Durable Object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum Call {
    /// Hold one vent of today's `limit`.
    Reserve {
        /// A fresh id for this try.
        id: String,
        /// Today's limit.
        limit: u32,
        /// The key of a retry, if the client sent one.
        retry: Option<RetryKey>,
    },
    /// The first word was sent: the charge stands.
    Settle {
        /// The id of the try.
        id: String,
    },
    /// It failed before the first word.
    GiveBack {
        /// The id of the try.
        id: String,
        /// Today's limit, for the count of what remains.
        limit: u32,
        /// Whether anything was spent on it (a model asked, a reply given): then it counts as a try
        /// of its key, and among the day's give-backs.
        spent: bool,
    },
    /// Nothing but whether the ledger can be reached and read.
    Ping,
}

/// What a ledger answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// A slot is held: a new one, or that of the first try.
    Admitted {
        /// Vents left today after this one.
        remaining: u32,
    },
    /// The day is spent.
    Refused,
    /// The key was used with another body.
    KeyReused,
    /// The key has covered all its tries.
    KeySpent,
    /// A settle or a give-back was applied, or had been before, or its charge is gone.
    Done {
        /// Vents left today; `None` where the call named no limit.
        remaining: Option<u32>,
        /// Whether the charge of this try stands, now or by another try of the same vent.
        charged: bool,
    },
}

/// The claims of one subject. Also what the Durable Object stores: a field that joins it later
/// needs a default, so that the day's ledgers stay readable.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// The UTC day that `used` counts.
    pub day: i64,
    /// Settled charges of `day` that are no longer in `charges`.
    pub used: u32,
    /// Vents of `day` that were given back.
    pub returned: u32,
    /// Open reservations, and charges whose key is still remembered.
    pub charges: Vec<Charge>,
}

impl Ledger {
    /// Applies one call at `now_ms` and answers it.
    pub fn apply(&mut self, call: Call, now_ms: i64) -> Answer {
        self.advance(now_ms);
        match call {
            Call::Reserve { id, limit, retry } => self.reserve(id, limit, retry, now_ms),
            Call::Settle { id } => {
                let mut charged = false;
                if let Some(charge) = self.find(&id) {
                    charge.state = State::Charged;
                    charged = true;
                }
                self.advance(now_ms);
                Answer::Done { remaining: None, charged }
            }
            Call::GiveBack { id, limit, spent } => {
                let charged = self.give_back(&id, limit, spent);
                self.advance(now_ms);
                Answer::Done { remaining: Some(self.remaining(limit)), charged }
            }
            Call::Ping => Answer::Done { remaining: None, charged: false },
        }
    }

    /// Brings the ledger to `now_ms`: the day turns, what has expired is given back, what nobody
    /// can ask for any more is folded into the count or forgotten.
    pub fn advance(&mut self, now_ms: i64) {
        let today = utc_day(now_ms);
        // A clock that steps back (another machine's) must not reopen a day that was spent.
        if today > self.day {
            self.day = today;
            self.used = 0;
            self.returned = 0;
        }
        let day = self.day;
        let mut folded = 0;
        self.charges.retain_mut(|charge| {
            if charge.state == State::Reserved && charge.expires_at <= now_ms {
                charge.state = State::Returned;
                charge.open.clear();
            }
            let remembered =
                charge.retry.is_some() && charge.tries > 0 && charge.forget_at > now_ms;
            let keep = charge.state == State::Reserved || remembered;
            if !keep && charge.state == State::Charged && charge.day == day {
                folded += 1;
            }
            keep
        });
        self.used = self.used.saturating_add(folded);
    }

    /// When [`Ledger::advance`] next has something to do, Unix milliseconds; `None` when the ledger
    /// holds nothing worth keeping, and its storage may be erased.
    pub fn next_alarm(&self, now_ms: i64) -> Option<i64> {
        let wakes = self.charges.iter().map(|charge| match charge.state {
            State::Reserved => charge.expires_at,
            State::Charged | State::Returned => charge.forget_at,
        });
        let counts = self.used > 0 || self.returned > 0;
        let midnight = counts.then(|| next_utc_midnight(now_ms));
        wakes.chain(midnight).min()
    }

    fn reserve(&mut self, id: String, limit: u32, retry: Option<RetryKey>, now_ms: i64) -> Answer {
        let free = self.remaining(limit);
        let day = self.day;
        let known = retry.as_ref().and_then(|retry| {
            self.charges
                .iter_mut()
                .find(|charge| charge.retry.as_ref().is_some_and(|other| other.key == retry.key))
        });
        if let (Some(charge), Some(retry)) = (known, &retry) {
            if charge.retry.as_ref().is_some_and(|other| other.body != retry.body) {
                return Answer::KeyReused;
            }
            if charge.tries >= KEY_TRIES {
                return Answer::KeySpent;
            }
            if charge.state == State::Returned {
                if free == 0 {
                    return Answer::Refused;
                }
                charge.state = State::Reserved;
                charge.day = day;
            }
            charge.expires_at = now_ms + RESERVATION_MS;
            charge.tries += 1;
            charge.open.push(id);
            return Answer::Admitted { remaining: self.remaining(limit) };
        }
        if free == 0 {
            return Answer::Refused;
        }
        let expires_at = now_ms + RESERVATION_MS;
        let forget_at = if retry.is_some() { now_ms + KEY_WINDOW_MS } else { expires_at };
        self.charges.push(Charge {
            id: id.clone(),
            open: vec![id],
            day,
            state: State::Reserved,
            expires_at,
            forget_at,
            tries: 1,
            retry,
        });
        Answer::Admitted { remaining: self.remaining(limit) }
    }

    /// Whether the charge stands all the same. A try that is given back twice was found only once.
    fn give_back(&mut self, id: &str, limit: u32, spent: bool) -> bool {
        let exhausted = self.returned >= limit.saturating_mul(RETURNS_PER_VENT);
        let Some(charge) = self.find(id) else { return false };
        charge.open.retain(|open| open != id);
        if !spent {
            charge.tries = charge.tries.saturating_sub(1);
        }
        // Another try of the same vent may still reach its first word: the slot is theirs until the
        // last of them has failed.
        if charge.state == State::Reserved && charge.open.is_empty() {
            charge.state = if spent && exhausted { State::Charged } else { State::Returned };
        }
        let charged = charge.state == State::Charged;
        if charge.state == State::Returned && spent {
            self.returned += 1;
        }
        charged
    }

    /// Vents left of `limit` today: what is neither charged nor reserved.
    pub fn remaining(&self, limit: u32) -> u32 {
        let held = self
            .charges
            .iter()
            .filter(|charge| charge.state != State::Returned && charge.day == self.day)
            .count();
        limit.saturating_sub(self.used).saturating_sub(u32::try_from(held).unwrap_or(u32::MAX))
    }

    /// The charge that the open try `id` holds.
    fn find(&mut self, id: &str) -> Option<&mut Charge> {
        self.charges.iter_mut().find(|charge| charge.open.iter().any(|open| open == id))
    }
}
