//! The nightly sweep: every table's rows go when their time is over.

use ventvault_core::calendar::{DAY_MS, local_time};
use ventvault_durable::now_ms;
use worker::Env;
use worker::wasm_bindgen::JsValue;

use crate::classify::DATABASE;
use crate::config::Config;
use crate::context::log_fault;

/// How long the mark of an erasure stays: longer than a job can live in the queue and its dead
/// letters (4 days each, the retention in `wrangler.toml` and the platform's default).
const ERASURE_DAYS: i64 = 14;

/// Rows deleted in one statement, so that no statement holds the database for long.
const ROWS_A_STEP: u32 = 5_000;

/// Steps a night and a table: more than a day brings in.
const STEPS: u32 = 200;

/// Deletes what is past its retention. Stops a table at its first fault; the next night goes on.
pub async fn sweep(env: &Env) {
    let now = now_ms(env);
    let kept_ms = i64::from(Config::of(env).retention_days) * DAY_MS;
    let tables = [
        ("vent_metadata", "created_at", JsValue::from((now - kept_ms) as f64)),
        ("mood_daily", "day", JsValue::from(local_time(now - kept_ms, &[]).date)),
        ("erasure", "erased_at", JsValue::from((now - ERASURE_DAYS * DAY_MS) as f64)),
    ];
    for (table, column, before) in tables {
        match delete_before(env, table, column, &before).await {
            Ok(deleted) => {
                let line =
                    serde_json::json!({"event": "retention", "table": table, "deleted": deleted});
                worker::console_log!("{line}");
            }
            Err(error) => log_fault(None, "retention", &error),
        }
    }
}

async fn delete_before(
    env: &Env,
    table: &str,
    column: &str,
    before: &JsValue,
) -> worker::Result<usize> {
    let statement = format!(
        "DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {column} < ?1 LIMIT {ROWS_A_STEP})"
    );
    let database = env.d1(DATABASE)?;
    let mut deleted = 0;
    for _ in 0..STEPS {
        let result = database.prepare(&statement).bind(std::slice::from_ref(before))?.run().await?;
        let changed = result.meta()?.and_then(|meta| meta.changes).unwrap_or(0);
        deleted += changed;
        if changed == 0 {
            break;
        }
    }
    Ok(deleted)
}
