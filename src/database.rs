//! What every owner of D1 tables shares: the binding, transactions, and how rows expire.

use ventvault_core::calendar::DAY_MS;
use worker::wasm_bindgen::JsValue;
use worker::{D1Database, D1PreparedStatement, Env, Result};

/// The binding of the database in `wrangler.toml`.
pub const DATABASE: &str = "DB";

/// How long the marks stay that tell a job delivered late or twice, in days: longer than a message
/// can live in the queue and then in its dead letters (Cloudflare keeps one for 4 days unless told
/// otherwise).
pub const MARK_DAYS: i64 = 14;

/// Rows deleted in one statement, so that no statement holds the database for long.
const ROWS_A_STEP: u32 = 5_000;

/// Statements a table and a night: more rows than a day brings in.
const STEPS: u32 = 200;

/// Which rows of a table have had their time.
pub struct Retention {
    /// The table.
    pub table: &'static str,
    /// The column that tells a row's age.
    column: &'static str,
    /// The value before which a row goes.
    before: JsValue,
}

impl Retention {
    /// Rows of `table` whose `column` is less than `before`.
    pub fn new(table: &'static str, column: &'static str, before: impl Into<JsValue>) -> Self {
        Self { table, column, before: before.into() }
    }

    /// Deletes them; how many there were.
    pub async fn sweep(&self, env: &Env) -> Result<usize> {
        let Self { table, column, before } = self;
        let statement = format!(
            "DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {column} < ?1 LIMIT {ROWS_A_STEP})"
        );
        let database = env.d1(DATABASE)?;
        let mut deleted = 0;
        for _ in 0..STEPS {
            let statement = database.prepare(&statement).bind(std::slice::from_ref(before))?;
            let changed = statement.run().await?.meta()?.and_then(|meta| meta.changes).unwrap_or(0);
            deleted += changed;
            if changed == 0 {
                break;
            }
        }
        Ok(deleted)
    }
}

/// `days` before `now_ms`, Unix milliseconds.
pub fn days_before(now_ms: i64, days: i64) -> i64 {
    now_ms - days * DAY_MS
}

/// Runs statements in one transaction: all of them or none.
pub async fn together(database: &D1Database, statements: Vec<D1PreparedStatement>) -> Result<()> {
    let results = database.batch(statements).await?;
    match results.iter().find_map(|result| result.error()) {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}
