//! The quota of one subject: a device, a network, or a network's crisis allowance.
//!
//! **Owns** the tables `day` (the UTC day and its settled vents) and `charge` (open reservations,
//! and charges whose `Idempotency-Key` is still remembered). They hold keyed hashes and counts.
//!
//! - owner: durable/src/quota.rs
//! - retention: until the end of the UTC day; the alarm erases the whole object when nothing in it
//!   is open or counted any more
//! - erasure: nothing in it names a person, and the name of the object itself is a keyed hash;
//!   it erases itself within a day
//!
//! **Calls**: [`Call`] as a JSON body of a POST, answered by [`Answer`].
//!
//! **Why it is atomic**: one object runs on one thread, and between reading the ledger and writing
//! it there is no await, so calls apply one at a time. The answer leaves only after the write is
//! durable (the runtime's output gate), so that nobody is admitted by a write that is then lost.

use std::cell::{Cell, RefCell};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use ventvault_core::quota::{Answer, Call, Charge, Ledger, RetryKey, State};
use worker::{
    DurableObject, Env, Method, ObjectNamespace, Request, RequestInit, Response, Result,
    SqlStorage, SqlStorageValue, durable_object, wasm_bindgen,
};

use crate::{clock_offset_ms, now_ms};

/// The binding of the object's namespace in `wrangler.toml`.
const BINDING: &str = "QUOTA";

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS day (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  day INTEGER NOT NULL,
  used INTEGER NOT NULL,
  returned INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS charge (
  id TEXT PRIMARY KEY,
  day INTEGER NOT NULL,
  state TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  forget_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  open TEXT NOT NULL,
  retry_key TEXT,
  retry_body TEXT
) WITHOUT ROWID;";

/// Whose quota it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A device or an account, by its `user_hash`.
    User(String),
    /// A network, by its keyed hash.
    Network(String),
    /// The crisis vents that a network sends past its limits.
    Crisis(String),
    /// Nobody's: whether the object answers at all.
    Health,
}

impl Subject {
    fn object_name(&self) -> String {
        match self {
            Self::User(hash) => format!("user:{hash}"),
            Self::Network(hash) => format!("network:{hash}"),
            Self::Crisis(hash) => format!("crisis:{hash}"),
            Self::Health => "health".to_owned(),
        }
    }
}

/// The edge's way to the objects.
#[derive(Clone)]
pub struct Quota(ObjectNamespace);

impl Quota {
    /// The namespace of this environment.
    ///
    /// # Errors
    /// When the binding is missing.
    pub fn new(env: &Env) -> Result<Self> {
        env.durable_object(BINDING).map(Self)
    }

    /// Asks `subject`'s object.
    ///
    /// # Errors
    /// When the object cannot be reached, fails, or answers something else than an [`Answer`].
    pub async fn ask(&self, subject: &Subject, call: &Call) -> Result<Answer> {
        let body = serde_json::to_string(call)?;
        let mut init = RequestInit::new();
        init.with_method(Method::Post).with_body(Some(body.into()));
        let request = Request::new_with_init("https://quota/", &init)?;
        let stub = self.0.get_by_name(&subject.object_name())?;
        let mut response = stub.fetch_with_request(request).await?;
        let status = response.status_code();
        if status != 200 {
            return Err(format!("the quota object answered {status}").into());
        }
        Ok(serde_json::from_str(&response.text().await?)?)
    }
}

/// The object itself.
#[durable_object]
pub struct QuotaObject {
    state: worker::State,
    clock_offset_ms: i64,
    /// Read from storage on the first call, and the same as storage after every call.
    ledger: RefCell<Option<Ledger>>,
    /// When the alarm rings, in Unix milliseconds of this object's clock.
    alarm: Cell<Option<i64>>,
}

impl DurableObject for QuotaObject {
    fn new(state: worker::State, env: Env) -> Self {
        let clock_offset_ms = clock_offset_ms(&env);
        Self { state, clock_offset_ms, ledger: RefCell::new(None), alarm: Cell::new(None) }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        let Ok(call) = serde_json::from_str::<Call>(&request.text().await?) else {
            return Response::error("expected a quota call", 400);
        };
        let now = now_ms(self.clock_offset_ms);
        let before = self.load()?;
        let mut ledger = before.clone();
        let answer = ledger.apply(call, now);
        self.keep(&before, ledger, now).await?;
        Response::from_json(&answer)
    }

    async fn alarm(&self) -> Result<Response> {
        self.alarm.set(None);
        let now = now_ms(self.clock_offset_ms);
        let before = self.load()?;
        let mut ledger = before.clone();
        ledger.advance(now);
        if ledger.next_alarm(now).is_none() {
            // No copy is kept in memory: a call that arrives while the storage is being erased
            // waits for it, and then starts from nothing.
            self.state.storage().delete_all().await?;
        } else {
            self.keep(&before, ledger, now).await?;
        }
        Response::empty()
    }
}

#[derive(Deserialize)]
struct TableRow {}

#[derive(Deserialize)]
struct DayRow {
    day: i64,
    used: u32,
    returned: u32,
}

#[derive(Deserialize)]
struct ChargeRow {
    id: String,
    day: i64,
    state: String,
    expires_at: i64,
    forget_at: i64,
    tries: u32,
    open: String,
    retry_key: Option<String>,
    retry_body: Option<String>,
}

impl From<ChargeRow> for Charge {
    fn from(row: ChargeRow) -> Self {
        Self {
            id: row.id,
            day: row.day,
            state: match row.state.as_str() {
                "reserved" => State::Reserved,
                "returned" => State::Returned,
                // What cannot be read counts: a limit must not open by a fault.
                _ => State::Charged,
            },
            expires_at: row.expires_at,
            forget_at: row.forget_at,
            tries: row.tries,
            open: row.open.split_whitespace().map(str::to_owned).collect(),
            retry: row.retry_key.zip(row.retry_body).map(|(key, body)| RetryKey { key, body }),
        }
    }
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Reserved => "reserved",
        State::Charged => "charged",
        State::Returned => "returned",
    }
}

impl QuotaObject {
    fn sql(&self) -> SqlStorage {
        self.state.storage().sql()
    }

    fn rows<T: DeserializeOwned>(&self, query: &str) -> Result<Vec<T>> {
        self.sql().exec(query, None)?.to_array()
    }

    /// The ledger as storage has it. The copy in memory is handed out, and comes back only with
    /// [`Self::keep`]: when anything fails in between, storage alone is the truth.
    fn load(&self) -> Result<Ledger> {
        if let Some(ledger) = self.ledger.take() {
            return Ok(ledger);
        }
        // Looking leaves nothing behind: the tables come with the first row.
        let tables =
            self.rows::<TableRow>("SELECT name FROM sqlite_master WHERE name = 'charge'")?;
        if tables.is_empty() {
            return Ok(Ledger::default());
        }
        let day = self.rows::<DayRow>("SELECT day, used, returned FROM day")?.into_iter().next();
        let charges = self.rows::<ChargeRow>(
            "SELECT id, day, state, expires_at, forget_at, tries, open, retry_key, retry_body FROM charge",
        )?;
        let (day, used, returned) = day.map_or((0, 0, 0), |row| (row.day, row.used, row.returned));
        let charges = charges.into_iter().map(Charge::from).collect();
        Ok(Ledger { day, used, returned, charges })
    }

    /// Writes what differs, keeps the copy in memory, and sets the alarm for it.
    async fn keep(&self, before: &Ledger, after: Ledger, now: i64) -> Result<()> {
        self.store(before, &after)?;
        let wake = after.next_alarm(now);
        self.ledger.replace(Some(after));
        self.wake_at(wake, now).await
    }

    /// Writes what differs. All statements of one call are one write to the runtime.
    fn store(&self, before: &Ledger, after: &Ledger) -> Result<()> {
        let sql = self.sql();
        let counted = (before.used, before.returned) != (after.used, after.returned);
        // A day that turned over nothing is not worth a row, or a first look would leave one.
        let turned = before.day != after.day && (before.used, before.returned) != (0, 0);
        if counted || turned || before.charges != after.charges {
            sql.exec(SCHEMA, None)?;
        }
        if counted || turned {
            sql.exec(
                "INSERT OR REPLACE INTO day (only_row, day, used, returned) VALUES (1, ?, ?, ?)",
                vec![
                    SqlStorageValue::Integer(after.day),
                    SqlStorageValue::Integer(after.used.into()),
                    SqlStorageValue::Integer(after.returned.into()),
                ],
            )?;
        }
        for gone in
            before.charges.iter().filter(|old| after.charges.iter().all(|new| new.id != old.id))
        {
            sql.exec("DELETE FROM charge WHERE id = ?", vec![gone.id.as_str().into()])?;
        }
        for charge in after.charges.iter().filter(|charge| !before.charges.contains(charge)) {
            let (key, body) = charge.retry.clone().map(|retry| (retry.key, retry.body)).unzip();
            sql.exec(
                "INSERT OR REPLACE INTO charge \
                 (id, day, state, expires_at, forget_at, tries, open, retry_key, retry_body) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                vec![
                    charge.id.as_str().into(),
                    SqlStorageValue::Integer(charge.day),
                    state_name(charge.state).into(),
                    SqlStorageValue::Integer(charge.expires_at),
                    SqlStorageValue::Integer(charge.forget_at),
                    SqlStorageValue::Integer(charge.tries.into()),
                    charge.open.join(" ").as_str().into(),
                    key.into(),
                    body.into(),
                ],
            )?;
        }
        Ok(())
    }

    /// Sets the alarm to `wake`, unless it already rings no later: an alarm too early finds nothing
    /// to do and sets itself anew, and most calls are spared a write.
    async fn wake_at(&self, wake: Option<i64>, now: i64) -> Result<()> {
        let Some(wake) = wake else { return Ok(()) };
        if self.alarm.get().is_some_and(|set| set <= wake && set > now) {
            return Ok(());
        }
        // One millisecond past it, so that what expires at `wake` has expired when it rings.
        self.state.storage().set_alarm(wake - now + 1).await?;
        self.alarm.set(Some(wake));
        Ok(())
    }
}
