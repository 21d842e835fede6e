//! The quota of one subject: a device, a network, or a network's crisis allowance.
//!
//! **Owns** the table `ledger`: one row, the subject's [`Ledger`] as JSON, because it is always read
//! and written as a whole. It holds the day, counts and keyed hashes.
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
use ventvault_core::quota::{Answer, Call, Ledger};
use worker::{
    DurableObject, Env, Method, ObjectNamespace, Request, RequestInit, Response, Result,
    durable_object, wasm_bindgen,
};

use crate::{clock_offset_ms, now_ms};

/// The binding of the object's namespace in `wrangler.toml`.
const BINDING: &str = "QUOTA";

const LOOK: &str = "SELECT name FROM sqlite_master WHERE name = 'ledger'";

const READ: &str = "SELECT body FROM ledger";

/// The table comes with its first row; a statement's values go to the last one.
const WRITE: &str = "
CREATE TABLE IF NOT EXISTS ledger (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  body TEXT NOT NULL
);
INSERT OR REPLACE INTO ledger (only_row, body) VALUES (1, ?);";

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
struct LedgerRow {
    body: String,
}

impl QuotaObject {
    fn row<T: DeserializeOwned>(&self, query: &str) -> Result<Option<T>> {
        let rows = self.state.storage().sql().exec(query, None)?.to_array()?;
        Ok(rows.into_iter().next())
    }

    /// The ledger as storage has it. The copy in memory is handed out, and comes back only with
    /// [`Self::keep`]: when anything fails in between, storage alone is the truth.
    fn load(&self) -> Result<Ledger> {
        if let Some(ledger) = self.ledger.take() {
            return Ok(ledger);
        }
        // Looking leaves nothing behind, or a probe would fill the storage.
        if self.row::<TableRow>(LOOK)?.is_none() {
            return Ok(Ledger::default());
        }
        match self.row::<LedgerRow>(READ)? {
            Some(row) => Ok(serde_json::from_str(&row.body)?),
            None => Ok(Ledger::default()),
        }
    }

    /// Writes what has changed, keeps the copy in memory, and sets the alarm for it.
    async fn keep(&self, before: &Ledger, after: Ledger, now: i64) -> Result<()> {
        // A day that turned over nothing is not worth a row, or a first look would leave one.
        let turned_over_nothing = Ledger { day: after.day, ..before.clone() } == after
            && before.used == 0
            && before.returned == 0;
        if !turned_over_nothing && *before != after {
            let body = serde_json::to_string(&after)?;
            self.state.storage().sql().exec(WRITE, vec![body.into()])?;
        }
        let wake = after.next_alarm(now);
        self.ledger.replace(Some(after));
        self.wake_at(wake, now).await
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
