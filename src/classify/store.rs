//! The tables `vent_metadata`, `mood_daily`, `erasure` and `second_opinion`: the one place that names them in
//! SQL.

use serde::Deserialize;
use ventvault_core::calendar::local_time;
use ventvault_core::classify::{Row, VentRecord};
use ventvault_core::crisis::Level;
use ventvault_core::understand::Emotion;
use worker::wasm_bindgen::JsValue;
use worker::{D1Database, D1PreparedStatement, Env, Result};

use crate::database::{DATABASE, MARK_DAYS, Retention, days_before, together};

const INSERT_VENT: &str = include_str!("insert_vent.sql");
const COUNT_MOOD: &str = include_str!("count_mood.sql");
const COUNT_OPINION: &str = include_str!("count_opinion.sql");
const WANTED: &str = include_str!("wanted.sql");

#[derive(Deserialize)]
struct Wanted {
    id: String,
}

/// What writes the row and its roll-up, for one transaction. A job delivered twice changes nothing:
/// the roll-up counts only while the row is not there yet.
pub fn insert(database: &D1Database, row: &Row) -> Result<[D1PreparedStatement; 2]> {
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
    Ok([count, insert])
}

/// The ids of those of `records` that are not stored yet, and whose people did not ask to be
/// forgotten since.
pub async fn wanted(database: &D1Database, records: &[&VentRecord]) -> Result<Vec<String>> {
    let jobs: Vec<(&str, &str, i64)> = records
        .iter()
        .map(|record| (record.id.as_str(), record.user_hash.as_str(), record.created_at))
        .collect();
    let jobs = JsValue::from(serde_json::to_string(&jobs)?);
    let rows = database.prepare(WANTED).bind(std::slice::from_ref(&jobs))?.all().await?;
    let ids: Vec<Wanted> = rows.results()?;
    Ok(ids.into_iter().map(|Wanted { id }| id).collect())
}

/// What counts whether the crisis rules and the full model agree on a vent, for the transaction that
/// [`insert`] is in, and before it: a job delivered twice counts once.
pub fn count_opinion(
    database: &D1Database,
    record: &VentRecord,
    rules: Level,
    danger: bool,
) -> Result<D1PreparedStatement> {
    database.prepare(COUNT_OPINION).bind(&[
        local_time(record.created_at, &[]).date.into(),
        rules.as_str().into(),
        f64::from(u8::from(danger)).into(),
        record.id.as_str().into(),
        record.user_hash.as_str().into(),
        JsValue::from(record.created_at as f64),
    ])
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

/// How long rows stay.
pub fn retention(now_ms: i64, retention_days: u32) -> [Retention; 4] {
    let kept_from = days_before(now_ms, retention_days.into());
    let first_day = local_time(kept_from, &[]).date;
    let marked_from = days_before(now_ms, MARK_DAYS);
    [
        Retention::new("vent_metadata", "created_at", kept_from as f64),
        Retention::new("mood_daily", "day", first_day.as_str()),
        Retention::new("second_opinion", "day", first_day),
        Retention::new("erasure", "erased_at", marked_from as f64),
    ]
}

/// Whether the database answers, and has its tables: reads the newest of them.
///
/// # Errors
/// When it does not, or has not.
pub async fn probe(env: &Env) -> Result<()> {
    let statement = "SELECT count(*) AS rows FROM (SELECT 1 FROM second_opinion LIMIT 1)";
    env.d1(DATABASE)?.prepare(statement).first::<f64>(Some("rows")).await.map(|_| ())
}
