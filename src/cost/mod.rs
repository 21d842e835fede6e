//! The day's budget, as this isolate knows it: what D1 has summed, and what was spent here since.
//!
//! D1 is asked once before the first vent of a day in this isolate, and then now and then, beside
//! the vents and never before them. So a budget may be overspent by what is under way everywhere
//! when it runs out, and by no more than that.

pub mod store;

use std::sync::Mutex;

use serde_json::Value;
use ventvault_core::calendar::utc_day;
use ventvault_core::cost::{self, Call, NANOS_A_DOLLAR, Step};
use ventvault_core::llm::route::Route;
use worker::{Env, console_warn};

use crate::config::Config;
use crate::context::{RequestContext, log_fault};
use crate::provider::Upstream;

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
    let Some(is_known) = due(context.config) else { return };
    let ask = ask(context.env.clone(), Some(context.id.clone()));
    if is_known { context.afterwards(ask) } else { ask.await }
}

/// The same for work that nobody waits for, and which waits for it.
pub async fn refresh_first(env: &Env) {
    if due(Config::of(env)).is_some() {
        ask(env.clone(), None).await;
    }
}

/// Whether D1 is to be asked now, and if so whether anything is known already.
fn due(config: &Config) -> Option<bool> {
    config.daily_budget_nanos?;
    let now = config.now_ms();
    with_today(now, |spent| {
        let is_fresh = spent.is_known && now - spent.asked_at <= FRESH_MS;
        (!is_fresh).then(|| {
            spent.asked_at = now;
            spent.is_known
        })
    })
}

async fn ask(env: Env, request_id: Option<String>) {
    let now = Config::of(&env).now_ms();
    let answer = store::spent(&env, now).await;
    with_today(now, |spent| {
        spent.is_known = true;
        // What was spent here may not have reached D1, so what is known never shrinks.
        spent.nanos = spent.nanos.max(answer.as_ref().copied().unwrap_or_default());
    });
    if let Err(error) = answer {
        log_fault(request_id.as_deref(), "budget", &error);
    }
}

/// What the budget still allows. A change is told to the log once an isolate, of the request
/// `request_id` if it is one.
pub fn step(config: &Config, request_id: Option<&str>) -> Step {
    let budget = config.daily_budget_nanos;
    if budget.is_none() {
        return Step::Free;
    }
    with_today(config.now_ms(), |spent| {
        let step = cost::step(spent.nanos, budget);
        if step != spent.step {
            spent.step = step;
            let line = serde_json::json!({
                "event": "budget", "request_id": request_id, "step": step.as_str(),
                "spent_nanos": spent.nanos, "budget_nanos": budget,
            });
            console_warn!("{line}");
        }
        step
    })
}

/// Adds what a call cost to what is known of the day. Gives what it was for the log, and for the
/// bill, when the provider was at work on it.
pub fn charge(
    config: &Config,
    route: &Route<'_>,
    upstream: &Upstream,
    ended: &str,
    began_at: i64,
) -> (Value, Option<Call>) {
    let now = config.now_ms();
    let (provider, model) = (route.provider.as_str(), route.model);
    let usage = upstream.usage();
    let cost_nanos = usage.and_then(|usage| config.prices.cost_nanos(model, usage));
    let line = serde_json::json!({
        "provider": provider,
        "model": model,
        "ended": ended,
        "status": upstream.status(),
        "duration_ms": now - began_at,
        "input_tokens": usage.map(|usage| usage.input_tokens),
        "output_tokens": usage.map(|usage| usage.output_tokens),
        "estimated": usage.map(|usage| usage.estimated),
        "cost_usd": cost_nanos.map(|nanos| nanos as f64 / NANOS_A_DOLLAR as f64),
    });
    let nanos = cost_nanos.unwrap_or_default();
    with_today(now, |spent| spent.nanos = spent.nanos.saturating_add(nanos));
    let call = usage.map(|usage| Call {
        provider: provider.to_owned(),
        model: model.to_owned(),
        usage,
        cost_nanos,
    });
    (line, call)
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
