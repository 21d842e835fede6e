//! The queue `classify`: a sealed job after every vent, and its consumer, which turns it into a row
//! of metadata.

pub mod store;

use ventvault_core::classify::{Job, VentRecord, classify, retry_delay_seconds, unclassified};
use ventvault_core::cost::{Bill, Call};
use worker::wasm_bindgen::JsValue;
use worker::{
    D1Database, D1PreparedStatement, Date, Env, MessageBatch, MessageExt, Queue, QueueContentType,
    QueueRetryOptionsBuilder, RawMessage, RawMessageBuilder,
};

use crate::config::Config;
use crate::context::{RequestContext, log_fault, random_bytes, random_uuid};
use crate::cost;
use crate::database::{DATABASE, together};

/// The binding of the queue in `wrangler.toml`.
const QUEUE: &str = "CLASSIFY";
/// How the queue of dead letters is told from the other.
const DEAD_LETTERS: &str = "dead";

/// Seals and sends one job. What cannot be sent is logged: the person has their reply, and only a
/// count is lost.
pub async fn send(context: &RequestContext, record: VentRecord, text: &str, calls: Vec<Call>) {
    let Some(ring) = &context.config.seal_keys else {
        return context.log_fault("classify", &"SEAL_KEYS is missing or of another shape");
    };
    let id = if calls.is_empty() { None } else { random_uuid().ok() };
    let bill = id.map(|id| Bill { id, calls });
    let sealed = random_bytes().map_err(|error| error.to_string()).and_then(|nonce| {
        Job::seal(record, text, bill, ring, nonce).map_err(|error| error.to_string())
    });
    let job = match sealed {
        Ok(job) => job,
        Err(error) => return context.log_fault("classify", &error),
    };
    context.insist("classify", async || enqueue(&context.env, &job).await).await;
}

/// Puts a job into the queue, as JSON text.
pub async fn enqueue(env: &Env, job: &Job) -> worker::Result<()> {
    let queue: Queue = env.queue(QUEUE)?;
    let body = JsValue::from(serde_json::to_string(job)?);
    queue
        .send_raw(RawMessageBuilder::new(body).build_with_content_type(QueueContentType::Text))
        .await
}

/// What a message asks of the database, and why it must come again, when it must.
struct Handled {
    statements: Vec<D1PreparedStatement>,
    fault: Option<String>,
}

/// Consumes a batch: one transaction for all of it. When that fails, each message has one of its
/// own, and is acknowledged or retried by itself: one that is broken must not hold up the others.
pub async fn consume(batch: &MessageBatch<JsValue>, env: &Env) {
    let dead = batch.queue().ends_with(DEAD_LETTERS);
    let database = match env.d1(DATABASE) {
        Ok(database) => database,
        Err(error) => {
            let cause = error.to_string();
            return batch.raw_iter().for_each(|message| retry(&message, env, dead, &cause));
        }
    };
    let messages: Vec<(RawMessage, Handled)> = batch
        .raw_iter()
        .map(|message| {
            let handled = handle(&message, env, &database, dead);
            (message, handled)
        })
        .collect();
    let all = messages.iter().flat_map(|(_, handled)| handled.statements.iter().cloned()).collect();
    let stored = run(&database, all).await;
    for (message, handled) in messages {
        let written = match &stored {
            Ok(()) => Ok(()),
            Err(_) => run(&database, handled.statements).await,
        };
        match (written, handled.fault) {
            (Ok(()), None) => message.ack(),
            (Err(cause), _) | (Ok(()), Some(cause)) => retry(&message, env, dead, &cause),
        }
    }
}

/// Runs statements in one transaction, if there are any.
async fn run(database: &D1Database, statements: Vec<D1PreparedStatement>) -> Result<(), String> {
    if statements.is_empty() {
        return Ok(());
    }
    together(database, statements).await.map_err(|error| error.to_string())
}

fn retry(message: &RawMessage, env: &Env, dead: bool, cause: &str) {
    log_fault(None, if dead { "dead-letter" } else { "classify" }, &cause);
    // Both by the platform's clock, whatever CLOCK_OFFSET_SECONDS says.
    let age_ms = Date::now().as_millis().saturating_sub(message.timestamp().as_millis()) as i64;
    let delay = retry_delay_seconds(age_ms, Config::of(env).classify_retry_seconds);
    message.retry_with_options(&QueueRetryOptionsBuilder::new().with_delay_seconds(delay).build());
}

/// What went wrong with a message is for the log: never its body.
fn handle(message: &RawMessage, env: &Env, database: &D1Database, dead: bool) -> Handled {
    let mut statements = Vec::new();
    let fault = prepare(message, env, database, dead, &mut statements).err();
    Handled { statements, fault }
}

fn prepare(
    message: &RawMessage,
    env: &Env,
    database: &D1Database,
    dead: bool,
    statements: &mut Vec<D1PreparedStatement>,
) -> Result<(), String> {
    let body = message.body().as_string().ok_or("the message is not text")?;
    let job: Job = match serde_json::from_str(&body) {
        Ok(job) => job,
        // There is no vent in it to count, so trying again cannot help.
        Err(_) if dead => {
            log_fault(None, "dead-letter", &"a message that is not a job was dropped");
            return Ok(());
        }
        Err(_) => return Err("the message is not a job".into()),
    };
    let Job::Vent { record, text, bill } = job else { return Ok(()) };
    // What was spent counts, also when the words can no longer be opened.
    if let Some(bill) = bill {
        let counted = cost::store::count(database, &bill, record.created_at);
        statements.extend(counted.map_err(|error| error.to_string())?);
    }
    let row = if dead {
        unclassified(*record)
    } else {
        let ring =
            Config::of(env).seal_keys.as_ref().ok_or("SEAL_KEYS is missing or of another shape")?;
        classify(*record, &text, ring).map_err(|error| error.to_string())?
    };
    statements.extend(store::insert(database, &row).map_err(|error| error.to_string())?);
    Ok(())
}
