//! The nightly sweep: every table's rows go when their time is over.

use ventvault_durable::now_ms;
use worker::{Env, console_log};

use crate::classify::store;
use crate::config::Config;
use crate::context::log_fault;

/// Deletes what is past its retention, and logs how much. What failed goes the next night.
pub async fn sweep(env: &Env) {
    for (table, outcome) in store::expire(env, now_ms(env), Config::of(env).retention_days).await {
        match outcome {
            Ok(deleted) => {
                let line =
                    serde_json::json!({"event": "retention", "table": table, "deleted": deleted});
                console_log!("{line}");
            }
            Err(error) => log_fault(None, "retention", &error),
        }
    }
}
