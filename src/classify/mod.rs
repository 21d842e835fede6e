//! The queue `classify`: a sealed job after every vent, and its consumer, which turns it into a row
//! of metadata.

mod refine;
pub mod store;

use std::time::Duration;

use ventvault_core::classify::refine::MOST_VENTS;
use ventvault_core::classify::{Classifier, Job, Row, VentRecord, open, retry_delay_seconds};
use ventvault_core::cost::{Bill, Call};
use ventvault_core::crisis::assess;
use ventvault_core::understand::{Understanding, full::FullModel, understand};
use worker::wasm_bindgen::JsValue;
use worker::{
    D1Database, D1PreparedStatement, Date, Delay, Env, MessageBatch, MessageExt, Queue,
    QueueContentType, QueueRetryOptionsBuilder, RawMessage, RawMessageBuilder,
};

use crate::config::Config;
use crate::context::{RequestContext, log_fault, random_bytes, random_uuid};
use crate::cost;
use crate::database::{DATABASE, together};
use crate::understand::full_model;

/// The binding of the queue in `wrangler.toml`.
const QUEUE: &str = "CLASSIFY";
/// How the queue of dead letters is told from the other.
const DEAD_LETTERS: &str = "dead";
/// Windows of 256 tokens that the full model reads for so many messages together: at some 0.2 s each, 6 s of
/// the 30 s of CPU that a consumer has. One long vent may have twelve; ten get three each, 600 words.
const WINDOWS: usize = 30;
/// From this chance on the full model's second opinion is that there is danger.
const DANGER: f32 = 0.5;

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

/// A vent whose words are in memory.
struct Opened {
    record: VentRecord,
    words: String,
}

/// The same, and what is made of it.
pub struct Reading {
    record: VentRecord,
    words: String,
    understanding: Understanding,
    classifier: Classifier,
}

/// What a message asks of the database, and why it must come again, when it must.
struct Handled<'a> {
    message: &'a RawMessage,
    statements: Vec<D1PreparedStatement>,
    opened: Option<Opened>,
    fault: Option<String>,
}

/// Consumes a batch, ten messages at a time, which is also the most that `wrangler.toml` has sent: so
/// many fit into memory and into the consumer's time, and share a request to a language model.
pub async fn consume(batch: &MessageBatch<JsValue>, env: &Env) {
    let dead = batch.queue().ends_with(DEAD_LETTERS);
    let messages: Vec<RawMessage> = batch.raw_iter().collect();
    let database = match env.d1(DATABASE) {
        Ok(database) => database,
        Err(error) => {
            let cause = error.to_string();
            return messages.iter().for_each(|message| retry(message, env, dead, &cause));
        }
    };
    for messages in messages.chunks(MOST_VENTS) {
        consume_some(messages, env, &database, dead).await;
    }
}

/// One transaction for all of them. When that fails, each message has one of its own, and is
/// acknowledged or retried by itself: one that is broken must not hold up the others.
async fn consume_some(messages: &[RawMessage], env: &Env, database: &D1Database, dead: bool) {
    let mut handled: Vec<Handled<'_>> =
        messages.iter().map(|message| handle(message, env, database, dead)).collect();
    let mut readings = read(&mut handled, env, database).await;
    let bill =
        refine::refine(env, database, &mut readings.iter_mut().flatten().collect::<Vec<_>>()).await;
    for (Handled { statements, fault, .. }, reading) in handled.iter_mut().zip(readings) {
        let Some(Reading { record, understanding, classifier, .. }) = reading else { continue };
        match store::insert(database, &Row::new(record, &understanding, classifier)) {
            Ok(insert) => statements.extend(insert),
            Err(error) => *fault = Some(error.to_string()),
        }
    }
    let mut all: Vec<_> = handled.iter().flat_map(|one| one.statements.iter().cloned()).collect();
    all.extend(bill.iter().cloned());
    let stored = run(database, all).await;
    if stored.is_err()
        && let Err(cause) = run(database, bill).await
    {
        log_fault(None, "refine", &cause);
    }
    for Handled { message, statements, fault, .. } in handled {
        let written = match &stored {
            Ok(()) => Ok(()),
            Err(_) => run(database, statements).await,
        };
        match (written, fault) {
            (Ok(()), None) => message.ack(),
            (Err(cause), _) | (Ok(()), Some(cause)) => retry(message, env, dead, &cause),
        }
    }
}

/// What the opened vents say, each at its message's place. The full model is loaded only for them: a message
/// that holds no words needs no weights.
async fn read(
    handled: &mut [Handled<'_>],
    env: &Env,
    database: &D1Database,
) -> Vec<Option<Reading>> {
    let vents = handled.iter().filter(|one| one.opened.is_some()).count();
    if vents == 0 {
        return Vec::new();
    }
    // The vents still count without it.
    let model = if Config::of(env).full_model {
        full_model(env).await.inspect_err(|cause| log_fault(None, "understand", cause)).ok()
    } else {
        None
    };
    let mut readings = Vec::new();
    for one in handled {
        readings.push(read_one(one, model.as_deref(), WINDOWS / vents, database).await);
    }
    readings
}

/// One vent, in at most so many windows; the quick model reads it where there is no other.
async fn read_one(
    one: &mut Handled<'_>,
    model: Option<&FullModel>,
    windows: usize,
    database: &D1Database,
) -> Option<Reading> {
    let Opened { record, words } = one.opened.take()?;
    let Some(model) = model else {
        let understanding = understand(&words);
        return Some(Reading { record, words, understanding, classifier: Classifier::Quick });
    };
    let mut steps = model.steps(&words, windows);
    while steps.step() {
        // Replies that stream from this isolate get their turn: a long vent takes seconds in all.
        Delay::from(Duration::ZERO).await;
    }
    let full = steps.reading();
    let rules = assess(&words, &[]).level;
    match store::count_opinion(database, &record, rules, full.danger >= DANGER) {
        Ok(count) => one.statements.push(count),
        Err(error) => {
            one.fault = Some(error.to_string());
            return None;
        }
    }
    let understanding = full.understanding;
    Some(Reading { record, words, understanding, classifier: Classifier::Model })
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
fn handle<'a>(
    message: &'a RawMessage,
    env: &Env,
    database: &D1Database,
    dead: bool,
) -> Handled<'a> {
    let mut statements = Vec::new();
    let (opened, fault) = match prepare(message, env, database, dead, &mut statements) {
        Ok(opened) => (opened, None),
        Err(fault) => (None, Some(fault)),
    };
    Handled { message, statements, opened, fault }
}

/// Opens a message. What needs no reading is in `statements` afterwards, also when it fails.
fn prepare(
    message: &RawMessage,
    env: &Env,
    database: &D1Database,
    dead: bool,
    statements: &mut Vec<D1PreparedStatement>,
) -> Result<Option<Opened>, String> {
    let body = message.body().as_string().ok_or("the message is not text")?;
    let job: Job = match serde_json::from_str(&body) {
        Ok(job) => job,
        // There is no vent in it to count, so trying again cannot help.
        Err(_) if dead => {
            log_fault(None, "dead-letter", &"a message that is not a job was dropped");
            return Ok(None);
        }
        Err(_) => return Err("the message is not a job".into()),
    };
    let Job::Vent { record, text, bill } = job else { return Ok(None) };
    // What was spent counts, also when the words can no longer be opened.
    if let Some(bill) = bill {
        let counted = cost::store::count(database, &bill, record.created_at);
        statements.extend(counted.map_err(|error| error.to_string())?);
    }
    let ring = Config::of(env).seal_keys.as_ref();
    let words = ring.map(|ring| open(&record, &text, ring).map_err(|error| error.to_string()));
    if dead {
        // The quick model read the same words when they came: whatever the others did to the job, it does not.
        let row = match words {
            Some(Ok(words)) => Row::new(*record, &understand(&words), Classifier::Quick),
            Some(Err(_)) | None => Row::unclassified(*record),
        };
        statements.extend(store::insert(database, &row).map_err(|error| error.to_string())?);
        return Ok(None);
    }
    let words = words.ok_or("SEAL_KEYS is missing or of another shape")??;
    Ok(Some(Opened { record: *record, words }))
}
