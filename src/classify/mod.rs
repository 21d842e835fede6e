//! The queue `classify`: a sealed job after every vent, and its consumer, which turns it into a row
//! of metadata.

pub mod store;

use ventvault_core::classify::{Job, VentRecord, classify, retry_delay_seconds, unclassified};
use ventvault_core::cost::{Bill, Call};
use worker::wasm_bindgen::JsValue;
use worker::{
    Date, Env, MessageBatch, MessageExt, Queue, QueueContentType, QueueRetryOptionsBuilder,
    RawMessage, RawMessageBuilder,
};

use crate::config::Config;
use crate::context::{RequestContext, log_fault, random_bytes, random_uuid};
use crate::cost;

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
    let sealed = random_bytes()
        .map_err(|error| error.to_string())
        .and_then(|nonce| Job::seal(record, text, ring, nonce).map_err(|error| error.to_string()));
    let bill = if calls.is_empty() { None } else { random_uuid().ok() };
    let job = match sealed {
        Ok(job) => job.with_bill(bill.map(|id| Bill { id, calls })),
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

/// Consumes a batch. Each message is acknowledged or retried by itself: one that is broken must
/// not hold up the others.
pub async fn consume(batch: &MessageBatch<JsValue>, env: &Env) {
    let dead = batch.queue().ends_with(DEAD_LETTERS);
    for message in batch.raw_iter() {
        match handle(&message, env, dead).await {
            Ok(()) => message.ack(),
            Err(cause) => {
                log_fault(None, if dead { "dead-letter" } else { "classify" }, &cause);
                // Both by the platform's clock, whatever CLOCK_OFFSET_SECONDS says.
                let age_ms =
                    Date::now().as_millis().saturating_sub(message.timestamp().as_millis()) as i64;
                let delay = retry_delay_seconds(age_ms, Config::of(env).classify_retry_seconds);
                message.retry_with_options(
                    &QueueRetryOptionsBuilder::new().with_delay_seconds(delay).build(),
                );
            }
        }
    }
}

/// What went wrong with a message, for the log. Never its body.
async fn handle(message: &RawMessage, env: &Env, dead: bool) -> Result<(), String> {
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
    if let Some(bill) = bill {
        cost::store::count(env, &bill, record.created_at)
            .await
            .map_err(|error| error.to_string())?;
    }
    let row = if dead {
        unclassified(*record)
    } else {
        let ring =
            Config::of(env).seal_keys.as_ref().ok_or("SEAL_KEYS is missing or of another shape")?;
        classify(*record, &text, ring).map_err(|error| error.to_string())?
    };
    store::store(env, &row).await.map_err(|error| error.to_string())
}
