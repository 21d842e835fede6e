//! The tables `model_daily` and `bill`: the one place that names them in SQL.

use ventvault_core::calendar::local_time;
use ventvault_core::cost::Bill;
use worker::wasm_bindgen::JsValue;
use worker::{D1Database, D1PreparedStatement, Env, Result};

use crate::database::{DATABASE, MARK_DAYS, Retention, days_before};

const COUNT_CALL: &str = include_str!("count_call.sql");

/// The UTC date by which costs are summed.
fn day(at_ms: i64) -> String {
    local_time(at_ms, &[]).date
}

/// What adds a bill to its day, for one transaction. One that is delivered twice changes nothing.
pub fn count(
    database: &D1Database,
    bill: &Bill,
    created_at: i64,
) -> Result<Vec<D1PreparedStatement>> {
    let day = day(created_at);
    let mut statements = Vec::new();
    for call in &bill.calls {
        statements.push(database.prepare(COUNT_CALL).bind(&[
            day.as_str().into(),
            call.provider.as_str().into(),
            call.model.as_str().into(),
            f64::from(u8::from(call.usage.estimated)).into(),
            f64::from(call.usage.input_tokens).into(),
            f64::from(call.usage.output_tokens).into(),
            (call.cost_nanos.unwrap_or_default() as f64).into(),
            bill.id.as_str().into(),
        ])?);
    }
    let mark = "INSERT INTO bill (id, created_at) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";
    let mark = database
        .prepare(mark)
        .bind(&[bill.id.as_str().into(), JsValue::from(created_at as f64)])?;
    statements.push(mark);
    Ok(statements)
}

/// What models have cost so far on the UTC day of `now_ms`, nano-dollars.
pub async fn spent(env: &Env, now_ms: i64) -> Result<u64> {
    let statement = "SELECT COALESCE(SUM(cost_nanos), 0) AS nanos FROM model_daily WHERE day = ?1";
    let nanos = env
        .d1(DATABASE)?
        .prepare(statement)
        .bind(&[day(now_ms).into()])?
        .first::<f64>(Some("nanos"))
        .await?;
    // A float becomes the nearest whole number that fits.
    Ok(nanos.unwrap_or_default() as u64)
}

/// How long rows stay.
pub fn retention(now_ms: i64, retention_days: u32) -> [Retention; 2] {
    let kept_from = days_before(now_ms, retention_days.into());
    let marked_from = days_before(now_ms, MARK_DAYS);
    [
        Retention::new("model_daily", "day", day(kept_from)),
        Retention::new("bill", "created_at", marked_from as f64),
    ]
}
