//! Reserving a vent, settling it at the first word, giving it back when it failed before.
//!
//! A vent holds a slot of its device and one of its network. The device is asked first: only who
//! is admitted there may hold a slot that others of the network wait for.

use http::{HeaderMap, HeaderName};
use ventvault_core::calendar::next_utc_midnight;
use ventvault_core::problem::{Kind, Refusal};
use ventvault_core::quota::{Answer, Call, RetryKey};
use ventvault_durable::quota::{Quota, Subject};

use crate::context::{RequestContext, random_uuid};
use crate::identity::Caller;
use crate::respond::set;

/// A slot held at one object.
#[derive(Clone)]
struct Hold {
    subject: Subject,
    id: String,
    limit: u32,
    remaining: u32,
}

impl Hold {
    /// The name of its limit in the headers; a crisis allowance is not the person's to know.
    fn policy(&self) -> Option<&'static str> {
        match self.subject {
            Subject::User(_) => Some("device"),
            Subject::Network(_) => Some("network"),
            Subject::Crisis(_) | Subject::Health => None,
        }
    }
}

/// How a vent was let in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Within its limits.
    Counted,
    /// Past its limits, because it speaks of danger.
    Crisis {
        /// Whether the network's crisis allowance still pays for a language model.
        model: bool,
    },
    /// The quota could not be asked. The built-in listener answers, at no cost and uncounted.
    Unknown,
}

/// What one vent holds.
#[derive(Clone)]
pub struct Ticket {
    /// How it was let in.
    pub admission: Admission,
    /// The device's vents a day; `None` without a limit, or when it is not known.
    pub limit: Option<u32>,
    holds: Vec<Hold>,
}

impl Ticket {
    /// For a vent that could not be counted.
    pub fn unknown() -> Self {
        Self { admission: Admission::Unknown, limit: None, holds: Vec::new() }
    }

    /// Whether a language model may be asked for this vent.
    pub fn allows_model(&self) -> bool {
        match self.admission {
            Admission::Counted => true,
            Admission::Crisis { model } => model,
            Admission::Unknown => false,
        }
    }

    /// Vents left to the person: the least of every limit that holds. `None` without a limit.
    pub fn remaining(&self) -> Option<u32> {
        match self.admission {
            Admission::Crisis { .. } => Some(0),
            Admission::Counted | Admission::Unknown => {
                self.holds.iter().map(|hold| hold.remaining).min()
            }
        }
    }

    /// Writes the limits into an answer's headers.
    pub fn describe(&self, headers: &mut HeaderMap, now_ms: i64) {
        describe(headers, &self.holds, now_ms);
        let remaining = match (self.admission, self.remaining()) {
            (Admission::Unknown, _) => return,
            (_, Some(remaining)) => remaining.to_string(),
            (_, None) => "unlimited".to_owned(),
        };
        set(headers, HeaderName::from_static("x-remaining-vents"), &remaining);
    }

    /// The first word was sent: the charges stand. What cannot be told to the object is given back
    /// by its alarm: the fault is ours, not the person's.
    pub async fn settle(&self, context: &RequestContext) {
        for hold in &self.holds {
            let call = Call::Settle { id: hold.id.clone() };
            tell(context, hold, &call).await;
        }
    }

    /// It failed before the first word: nobody pays. Updates what remains, and answers whether the
    /// charge stands all the same, as it does when another try of the same vent was answered.
    /// `spent` says whether a model was asked or a reply given.
    pub async fn give_back(&mut self, context: &RequestContext, spent: bool) -> bool {
        let mut stands = false;
        for hold in &mut self.holds {
            let call = Call::GiveBack { id: hold.id.clone(), limit: hold.limit, spent };
            let answer = tell(context, hold, &call).await;
            if let Some(Answer::Done { remaining: Some(remaining), charged }) = answer {
                hold.remaining = remaining;
                stands |= charged;
            }
        }
        stands
    }
}

/// Why a vent is not let in, and the headers that tell which limit and until when.
pub struct Denied {
    /// What to say.
    pub refusal: Refusal,
    /// Empty when it is not for a limit.
    pub headers: HeaderMap,
}

/// Reserves one vent for `caller`. `in_danger` lets it in past the limits.
pub async fn reserve(
    context: &RequestContext,
    caller: &Caller,
    retry: Option<RetryKey>,
    in_danger: bool,
) -> Result<Ticket, Denied> {
    match try_reserve(context, caller, retry, in_danger).await {
        Ok(outcome) => outcome,
        Err(error) => {
            context.log_fault("quota", &error);
            Ok(Ticket::unknown())
        }
    }
}

async fn try_reserve(
    context: &RequestContext,
    caller: &Caller,
    retry: Option<RetryKey>,
    in_danger: bool,
) -> worker::Result<Result<Ticket, Denied>> {
    let quota = Quota::new(&context.env)?;
    let limits = &context.config.limits;
    let limit = limits.of(caller.tier);
    let wanted = [
        (Subject::User(caller.user_hash.clone()), limit),
        (Subject::Network(caller.network.clone()), limits.network),
    ];
    let mut ticket = Ticket { admission: Admission::Counted, limit, holds: Vec::new() };
    for (subject, limit) in wanted {
        let Some(limit) = limit else { continue };
        let id = random_uuid()?;
        let call = Call::Reserve { id: id.clone(), limit, retry: retry.clone() };
        let answer = match quota.ask(&subject, &call).await {
            Ok(answer) => answer,
            Err(error) => {
                ticket.give_back(context, false).await;
                return Err(error);
            }
        };
        let hold = Hold { subject, id, limit, remaining: 0 };
        if let Answer::Admitted { remaining } = answer {
            ticket.holds.push(Hold { remaining, ..hold });
            continue;
        }
        ticket.give_back(context, false).await;
        if in_danger {
            return crisis(context, caller, &quota).await.map(Ok);
        }
        return Ok(Err(match answer {
            Answer::KeyReused => {
                denied(Kind::KeyReused, "It was sent with another body in the last 10 minutes.")
            }
            Answer::KeySpent => {
                denied(Kind::KeySpent, "It has covered three tries in the last 10 minutes.")
            }
            _ => {
                ticket.holds.push(hold);
                spent(context, &ticket.holds)
            }
        }));
    }
    Ok(Ok(ticket))
}

/// Past the limits the door stays open; the allowance only decides who answers.
async fn crisis(
    context: &RequestContext,
    caller: &Caller,
    quota: &Quota,
) -> worker::Result<Ticket> {
    let limit = context.config.limits.of(caller.tier);
    let admission = Admission::Crisis { model: true };
    let mut ticket = Ticket { admission, limit, holds: Vec::new() };
    let Some(allowance) = context.config.limits.crisis else { return Ok(ticket) };
    let subject = Subject::Crisis(caller.network.clone());
    let id = random_uuid()?;
    let call = Call::Reserve { id: id.clone(), limit: allowance, retry: None };
    match quota.ask(&subject, &call).await? {
        Answer::Admitted { remaining } => {
            ticket.holds.push(Hold { subject, id, limit: allowance, remaining });
        }
        _ => ticket.admission = Admission::Crisis { model: false },
    }
    Ok(ticket)
}

fn denied(kind: Kind, detail: &str) -> Denied {
    Denied { refusal: Refusal::new(kind, detail), headers: HeaderMap::new() }
}

/// The last of `holds` is the one that was refused.
fn spent(context: &RequestContext, holds: &[Hold]) -> Denied {
    let now = context.now_ms();
    let detail = match holds.last().map(|hold| &hold.subject) {
        Some(Subject::Network(_)) => {
            "The vents of this network are used up for today, by everyone on it together. They begin \
             anew at midnight UTC."
        }
        _ => "You have used up today's vents. They begin anew at midnight UTC.",
    };
    let mut headers = HeaderMap::new();
    describe(&mut headers, holds, now);
    set(&mut headers, HeaderName::from_static("x-remaining-vents"), "0");
    set(&mut headers, http::header::RETRY_AFTER, &seconds_to_midnight(now).to_string());
    Denied { refusal: Refusal::new(Kind::QuotaSpent, detail), headers }
}

/// `RateLimit-Policy` and `RateLimit`, draft-ietf-httpapi-ratelimit-headers-10 §3 and §4: a list
/// of named policies with their quota, window, rest and seconds to the next window.
fn describe(headers: &mut HeaderMap, holds: &[Hold], now_ms: i64) {
    let resets = seconds_to_midnight(now_ms);
    let (policies, rests): (Vec<String>, Vec<String>) = holds
        .iter()
        .filter_map(|hold| {
            let name = hold.policy()?;
            let policy = format!("\"{name}\";q={};w=86400", hold.limit);
            let rest = format!("\"{name}\";r={};t={resets}", hold.remaining);
            Some((policy, rest))
        })
        .unzip();
    if policies.is_empty() {
        return;
    }
    set(headers, HeaderName::from_static("ratelimit-policy"), &policies.join(", "));
    set(headers, HeaderName::from_static("ratelimit"), &rests.join(", "));
}

/// Seconds until the day's count begins anew, rounded up so that nobody comes a moment early.
pub fn seconds_to_midnight(now_ms: i64) -> i64 {
    (next_utc_midnight(now_ms) - now_ms + 999) / 1000
}

async fn tell(context: &RequestContext, hold: &Hold, call: &Call) -> Option<Answer> {
    let ask = async || Quota::new(&context.env)?.ask(&hold.subject, call).await;
    context.insist("quota", ask).await
}
