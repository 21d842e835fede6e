//! The queue `classify`: a sealed job after every vent, and its consumer, the one writer of
//! `vent_metadata` and `mood_daily`.

use ventvault_core::classify::{Job, Row, VentRecord, classify, retry_delay_seconds, unclassified};
use ventvault_core::understand::{Emotion, Theme};
use ventvault_durable::now_ms;
use worker::wasm_bindgen::JsValue;
use worker::{
    Env, MessageBatch, MessageExt, Queue, QueueContentType, QueueRetryOptionsBuilder, RawMessage,
    RawMessageBuilder,
};

use crate::config::Config;
use crate::context::{RequestContext, log_fault, random_bytes};

/// The binding of the queue in `wrangler.toml`.
const QUEUE: &str = "CLASSIFY";
/// The binding of the database.
pub const DATABASE: &str = "DB";
/// How the queue of dead letters is told from the other.
const DEAD_LETTERS: &str = "dead";

/// How often a job is handed to the queue before it is given up.
const TRIES: u32 = 3;

const INSERT_VENT: &str = include_str!("classify/insert_vent.sql");
const COUNT_MOOD: &str = include_str!("classify/count_mood.sql");

/// Seals and sends one job. What cannot be sent is logged: the person has their reply, and only a
/// count is lost.
pub async fn send(context: &RequestContext, record: VentRecord, text: &str) {
    let Some(ring) = &context.config.seal_keys else {
        return context.log_fault("classify", &"SEAL_KEYS is missing or of another shape");
    };
    let sealed = random_bytes()
        .map_err(|error| error.to_string())
        .and_then(|nonce| Job::seal(record, text, ring, nonce).map_err(|error| error.to_string()));
    let job = match sealed {
        Ok(job) => job,
        Err(error) => return context.log_fault("classify", &error),
    };
    for attempt in 1..=TRIES {
        match enqueue(&context.env, &job).await {
            Ok(()) => return,
            Err(error) if attempt == TRIES => context.log_fault("classify", &error),
            Err(_) => {}
        }
    }
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
                let age_ms = now_ms(env) - message.timestamp().as_millis() as i64;
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
    let Job::Vent { record, text } = job else { return Ok(()) };
    let row = if dead {
        unclassified(record)
    } else {
        let ring =
            Config::of(env).seal_keys.as_ref().ok_or("SEAL_KEYS is missing or of another shape")?;
        classify(record, &text, ring).map_err(|error| error.to_string())?
    };
    store(env, &row).await.map_err(|error| error.to_string())
}

/// Writes the row and its roll-up in one transaction. A job delivered twice changes nothing: the
/// roll-up counts only while the row is not there yet.
async fn store(env: &Env, row: &Row) -> worker::Result<()> {
    let database = env.d1(DATABASE)?;
    let record = &row.record;
    let emotion = JsValue::from(row.emotion.map(Emotion::as_str));
    let intensity =
        row.intensity.map_or(JsValue::NULL, |intensity| JsValue::from(f64::from(intensity)));
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
        null_if_undefined(emotion),
        null_if_undefined(JsValue::from(row.theme.map(Theme::as_str))),
        intensity,
        record.mode.as_str().into(),
        f64::from(record.word_count).into(),
        record.local.time_of_day.as_str().into(),
        f64::from(record.local.day_of_week).into(),
        created_at,
        f64::from(u8::from(record.pii_detected)).into(),
        row.classifier.as_str().into(),
    ])?;
    let results = database.batch(vec![count, insert]).await?;
    match results.iter().find_map(|result| result.error()) {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}

/// D1 refuses `undefined`, which is what `None` becomes.
fn null_if_undefined(value: JsValue) -> JsValue {
    if value.is_undefined() { JsValue::NULL } else { value }
}
