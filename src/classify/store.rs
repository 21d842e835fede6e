//! The tables `vent_metadata`, `mood_daily` and `erasure`: the one place that names them in SQL.

use ventvault_core::calendar::{DAY_MS, local_time};
use ventvault_core::classify::Row;
use ventvault_core::understand::Emotion;
use worker::wasm_bindgen::JsValue;
use worker::{D1Database, D1PreparedStatement, Env, Result};

/// The binding of the database in `wrangler.toml`.
const DATABASE: &str = "DB";

const INSERT_VENT: &str = include_str!("insert_vent.sql");
const COUNT_MOOD: &str = include_str!("count_mood.sql");

/// How long the mark of an erasure stays, in days: longer than a message can live in the queue and
/// then in its dead letters (Cloudflare keeps one for 4 days unless told otherwise).
const ERASURE_DAYS: i64 = 14;

/// Rows deleted in one statement, so that no statement holds the database for long.
const ROWS_A_STEP: u32 = 5_000;

/// Statements a table and a night: more rows than a day brings in.
const STEPS: u32 = 200;

/// Writes the row and its roll-up in one transaction. A job delivered twice changes nothing: the
/// roll-up counts only while the row is not there yet.
pub async fn store(env: &Env, row: &Row) -> Result<()> {
    let database = env.d1(DATABASE)?;
    let record = &row.record;
    // D1 refuses `undefined`, which is what `None` would become by itself.
    let emotion = row.emotion.map_or(JsValue::NULL, |emotion| emotion.as_str().into());
    let theme = row.theme.map_or(JsValue::NULL, |theme| theme.as_str().into());
    let intensity = row.intensity.map_or(JsValue::NULL, |intensity| f64::from(intensity).into());
    let created_at = JsValue::from(record.created_at as f64);
    let count = database.prepare(COUNT_MOOD).bind(&[
        record.user_hash.as_str().into(),
        record.local.date.as_str().into(),
        row.emotion.map_or("unknown", Emotion::as_str).into(),
        intensity.clone(),
        record.id.as_str().into(),
        created_at.clone(),
    ])?;
    let insert = database.prepare(INSERT_VENT).bind(&[
        record.id.as_str().into(),
        record.user_hash.as_str().into(),
        record.session_id.as_str().into(),
        emotion,
        theme,
        intensity,
        record.mode.as_str().into(),
        f64::from(record.word_count).into(),
        record.local.time_of_day.as_str().into(),
        f64::from(record.local.day_of_week).into(),
        created_at,
        f64::from(u8::from(record.pii_detected)).into(),
        row.classifier.as_str().into(),
    ])?;
    together(&database, vec![count, insert]).await
}

/// Deletes what is stored of `user_hash`, and marks it, so that a job still in the queue does not
/// bring back what was erased.
pub async fn erase(env: &Env, user_hash: &str, now_ms: i64) -> Result<()> {
    let database = env.d1(DATABASE)?;
    let user = JsValue::from(user_hash);
    let user = std::slice::from_ref(&user);
    let mark = "INSERT OR REPLACE INTO erasure (user_hash, erased_at) VALUES (?1, ?2)";
    let statements = vec![
        database.prepare(mark).bind(&[user_hash.into(), JsValue::from(now_ms as f64)])?,
        database.prepare("DELETE FROM vent_metadata WHERE user_hash = ?1").bind(user)?,
        database.prepare("DELETE FROM mood_daily WHERE user_hash = ?1").bind(user)?,
    ];
    together(&database, statements).await
}

/// Every table, with the column that tells a row's age and the value before which it goes.
fn retention(now_ms: i64, retention_days: u32) -> [(&'static str, &'static str, JsValue); 3] {
    let kept_from = now_ms - i64::from(retention_days) * DAY_MS;
    let marked_from = now_ms - ERASURE_DAYS * DAY_MS;
    [
        ("vent_metadata", "created_at", JsValue::from(kept_from as f64)),
        ("mood_daily", "day", JsValue::from(local_time(kept_from, &[]).date)),
        ("erasure", "erased_at", JsValue::from(marked_from as f64)),
    ]
}

/// Deletes what is past its time. Answers, for each table, how many rows went or why not; a table
/// that fails does not hold up the next.
pub async fn expire(
    env: &Env,
    now_ms: i64,
    retention_days: u32,
) -> Vec<(&'static str, Result<usize>)> {
    let mut outcomes = Vec::new();
    for (table, column, before) in retention(now_ms, retention_days) {
        outcomes.push((table, delete_before(env, table, column, &before).await));
    }
    outcomes
}

async fn delete_before(env: &Env, table: &str, column: &str, before: &JsValue) -> Result<usize> {
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

/// Whether the database answers, and has its tables: reads the newest of them.
///
/// # Errors
/// When it does not, or has not.
pub async fn probe(env: &Env) -> Result<()> {
    let statement = "SELECT count(*) AS rows FROM (SELECT 1 FROM erasure LIMIT 1)";
    env.d1(DATABASE)?.prepare(statement).first::<f64>(Some("rows")).await.map(|_| ())
}

/// Runs statements in one transaction: all of them or none.
async fn together(database: &D1Database, statements: Vec<D1PreparedStatement>) -> Result<()> {
    let results = database.batch(statements).await?;
    match results.iter().find_map(|result| result.error()) {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}
