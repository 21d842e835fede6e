//! The day's budget, as this isolate knows it: what D1 has summed, and what was spent here since.
//!
//! D1 is asked once before the first vent of a day in this isolate, and then now and then, beside
//! the vents and never before them. So a budget may be overspent by what is under way everywhere
//! when it runs out, and by no more than that.

pub mod store;

use std::sync::Mutex;

use ventvault_core::calendar::utc_day;
use ventvault_core::cost::{self, Step};
use worker::console_warn;

use crate::context::{RequestContext, log_fault};

/// How long an answer of D1 is good, milliseconds.
const FRESH_MS: i64 = 10_000;

/// What is known of one UTC day.
struct Spent {
    /// Days since 1970.
    day: i64,
    nanos: u64,
    /// When D1 was last asked, Unix milliseconds.
    asked_at: i64,
    /// Whether it has answered, or failed to.
    is_known: bool,
    /// The step that was last told to the log.
    step: Step,
}

static SPENT: Mutex<Option<Spent>> = Mutex::new(None);

/// Learns what the day has cost, where there is a budget. Waits for it only when nothing is known.
pub async fn refresh(context: &RequestContext) {
    if context.config.daily_budget_nanos.is_none() {
        return;
    }
    let now = context.now_ms();
    let (is_known, asked_at) = with_today(now, |spent| (spent.is_known, spent.asked_at));
    if is_known && now - asked_at <= FRESH_MS {
        return;
    }
    with_today(now, |spent| spent.asked_at = now);
    let env = context.env.clone();
    let id = context.id.clone();
    let ask = async move {
        let answer = store::spent(&env, now).await;
        with_today(now, |spent| {
            spent.is_known = true;
            // What was spent here may not have reached D1, so what is known never shrinks.
            spent.nanos = spent.nanos.max(answer.as_ref().copied().unwrap_or_default());
        });
        if let Err(error) = answer {
            log_fault(Some(&id), "budget", &error);
        }
    };
    if is_known { context.afterwards(ask) } else { ask.await }
}

/// What the budget still allows. A change is told to the log once an isolate.
pub fn step(context: &RequestContext) -> Step {
    let budget = context.config.daily_budget_nanos;
    if budget.is_none() {
        return Step::Free;
    }
    with_today(context.now_ms(), |spent| {
        let step = cost::step(spent.nanos, budget);
        if step != spent.step {
            spent.step = step;
            let line = serde_json::json!({
                "event": "budget", "request_id": context.id, "step": step.as_str(),
                "spent_nanos": spent.nanos, "budget_nanos": budget,
            });
            console_warn!("{line}");
        }
        step
    })
}

/// Adds what a call cost.
pub fn add(context: &RequestContext, nanos: u64) {
    with_today(context.now_ms(), |spent| spent.nanos = spent.nanos.saturating_add(nanos));
}

/// Runs `work` on what is known of the day of `now_ms`: nothing, when it has just begun.
fn with_today<T>(now_ms: i64, work: impl FnOnce(&mut Spent) -> T) -> T {
    let mut new =
        Spent { day: utc_day(now_ms), nanos: 0, asked_at: 0, is_known: false, step: Step::Free };
    match SPENT.lock() {
        Ok(mut spent) => {
            if spent.as_ref().is_none_or(|spent| spent.day != new.day) {
                *spent = None;
            }
            work(spent.get_or_insert(new))
        }
        // Nothing can panic while it is held, so it is never poisoned.
        Err(_) => work(&mut new),
    }
}
