//! The nightly sweep: every table's rows go when their time is over.

use worker::{Env, console_log};

use crate::config::Config;
use crate::context::log_fault;
use crate::{classify, cost};

/// Deletes what is past its retention, and logs how much. What failed goes the next night.
pub async fn sweep(env: &Env) {
    let config = Config::of(env);
    let (now, days) = (config.now_ms(), config.retention_days);
    let tables = classify::store::retention(now, days).into_iter();
    for retention in tables.chain(cost::store::retention(now, days)) {
        match retention.sweep(env).await {
            Ok(deleted) => {
                let line = serde_json::json!({
                    "event": "retention", "table": retention.table, "deleted": deleted,
                });
                console_log!("{line}");
            }
            Err(error) => log_fault(None, "retention", &error),
        }
    }
}
