//! One reply, from the first part to the job in the queue.
//!
//! A provider speaks when one is configured and allowed; the built-in listener when none is, when
//! it fails before its first word, or to end what it broke off. Whatever happens, the person reads
//! a whole reply, and `[DONE]` follows a `finish` only then.

use std::sync::Arc;
use std::time::Duration;

use futures_channel::mpsc::Sender;
use futures_channel::oneshot;
use futures_util::SinkExt;
use futures_util::future::{Either, select};
use serde_json::{Map, Value};
use ventvault_core::calendar::local_time;
use ventvault_core::classify::VentRecord;
use ventvault_core::crisis::Assessment;
use ventvault_core::llm::listener::{self, Moment};
use ventvault_core::llm::{Role, Turn, prompt};
use ventvault_core::pii::Scrubber;
use ventvault_core::stream::{Crisis, DONE, Failover, HEARTBEAT, Part, Receipt};
use ventvault_core::text::is_visible;
use ventvault_core::understand::{Understanding, understand};
use ventvault_core::vent::Vent;
use worker::Delay;

use crate::classify;
use crate::context::RequestContext;
use crate::provider::{self, Heard, Upstream};
use crate::quota::{Admission, Ticket, seconds_to_midnight};

/// The most characters of a reply that are passed on, the person's own details put back: ten times
/// what is asked for. Past it the upstream is out of hand, and the reply is ended.
const MAX_REPLY_CHARS: usize = 8_000;

const LISTENER: &str = "listener";

/// What a reply needs.
pub struct Reply {
    /// The words.
    pub vent: Vent,
    /// The same for every try of the same vent.
    pub vent_id: String,
    /// What the crisis check said.
    pub danger: Assessment,
    /// Whose it is; `None` when that could not be told, and then nothing of it is kept.
    pub user_hash: Option<String>,
    /// What it holds of the quota.
    pub ticket: Ticket,
    /// The session, a UUID.
    pub session_id: String,
}

/// The client has left: nobody reads on.
struct Left;

/// The stream to the client, and what has been sent on it.
struct Voice {
    context: Arc<RequestContext>,
    sender: Sender<String>,
    /// Cancelled when the client leaves.
    leaving: oneshot::Sender<()>,
    ticket: Ticket,
    /// What the person has read.
    said: String,
    /// White space and the like from before the first word: nobody can read it yet.
    unsaid: String,
    first_word_ms: Option<i64>,
    /// A vent whose provider failed before the first word is not charged.
    charged: bool,
}

impl Voice {
    async fn send(&mut self, text: String) -> Result<(), Left> {
        self.sender.send(text).await.map_err(|_| Left)
    }

    async fn part(&mut self, part: &Part) -> Result<(), Left> {
        self.send(part.encode()).await
    }

    /// Sends words; the first of them settles the charge, without waiting for the quota.
    async fn say(&mut self, words: String) -> Result<(), Left> {
        let first = self.first_word_ms.is_none();
        if first && !words.chars().any(is_visible) {
            self.unsaid.push_str(&words);
            return Ok(());
        }
        let words = std::mem::take(&mut self.unsaid) + &words;
        if words.is_empty() {
            return Ok(());
        }
        self.said.push_str(&words);
        // Settled before it is sent: a client that does not read could hold the word back until the
        // reservation has lapsed, and then have it for nothing.
        if first {
            self.first_word_ms = Some(self.context.now_ms() - self.context.started_at);
            if self.charged {
                let (context, ticket) = (Arc::clone(&self.context), self.ticket.clone());
                self.context.afterwards(async move { ticket.settle(&context).await });
            }
        }
        self.part(&Part::text_delta(words)).await
    }

    /// Says `words` as far as the whole reply stays within `most` characters; whether that was all.
    async fn say_within(&mut self, mut words: String, most: usize) -> Result<bool, Left> {
        let room = most.saturating_sub(self.said.chars().count());
        let cut = words.char_indices().nth(room).map(|(place, _)| place);
        if let Some(place) = cut {
            words.truncate(place);
        }
        self.say(words).await?;
        Ok(cut.is_none())
    }

    /// It failed before the first word: nobody pays.
    async fn give_back(&mut self) {
        if self.charged && self.first_word_ms.is_none() {
            let context = Arc::clone(&self.context);
            self.charged = self.ticket.give_back(&context, true).await;
        }
    }
}

/// What the provider left for the listener to do.
enum Outcome {
    /// The reply is whole.
    Whole,
    /// Not one word came.
    Silent,
    /// It broke off in the middle.
    Broken,
}

/// Streams `reply` into `sender`, then sends the job and logs.
pub async fn speak(
    context: Arc<RequestContext>,
    reply: Reply,
    sender: Sender<String>,
    leaving: oneshot::Sender<()>,
) {
    let Reply { vent, vent_id, danger, user_hash, ticket, session_id } = reply;
    let place = &context.place;
    let mut scrubber = Scrubber::new(
        vent.history
            .iter()
            .map(|turn| turn.content.as_str())
            .chain(std::iter::once(vent.content.as_str())),
    );
    let mut turns: Vec<Turn> = vent
        .history
        .iter()
        .map(|turn| Turn { role: turn.role, content: scrubber.scrub(&turn.content).text })
        .collect();
    let scrubbed = scrubber.scrub(&vent.content);
    let understanding = understand(&scrubbed.text);
    turns.push(Turn { role: Role::User, content: scrubbed.text.clone() });

    let admission = ticket.admission;
    let counted = admission == Admission::Counted;
    let mut voice = Voice {
        context: Arc::clone(&context),
        sender,
        leaving,
        ticket,
        said: String::new(),
        unsaid: String::new(),
        first_word_ms: None,
        charged: true,
    };
    let words = Words {
        turns: &turns,
        understanding: &understanding,
        in_danger: danger.needs_help_lines(),
    };
    let mut log = Map::new();
    let crisis =
        danger.needs_help_lines().then(|| Crisis::new(danger.level, place.country.as_deref()));
    let spoken = stream(&mut voice, &words, &scrubber, crisis, counted, &mut log).await;
    if spoken.is_err() {
        log.insert("left".into(), true.into());
        voice.give_back().await;
    }
    // The client is done; what follows is ours.
    drop(voice.sender);

    // Past its allowance a crisis is answered, and not counted: made-up ones must not fill the tables.
    let kept = admission != Admission::Crisis { model: false };
    if let Some(user_hash) = user_hash.filter(|_| kept) {
        let zones = [vent.timezone.as_deref(), place.timezone.as_deref()];
        let record = VentRecord {
            id: vent_id,
            user_hash,
            session_id: session_id.clone(),
            mode: vent.mode,
            word_count: vent.word_count(),
            local: local_time(context.started_at, &zones),
            created_at: context.started_at,
            pii_detected: !scrubbed.found.is_empty(),
        };
        classify::send(&context, record, &scrubbed.text).await;
    }
    log.insert("session_id".into(), session_id.into());
    log.insert("first_word_ms".into(), voice.first_word_ms.into());
    log.insert("words_in".into(), vent.word_count().into());
    log.insert("characters_out".into(), voice.said.chars().count().into());
    log.insert("scrubbed".into(), scrubbed.found.len().into());
    log.insert("charged".into(), (voice.charged && counted).into());
    context.log("POST", 200, log);
}

/// What whoever answers is given: scrubbed turns, the last of them the vent.
struct Words<'a> {
    turns: &'a [Turn],
    understanding: &'a Understanding,
    in_danger: bool,
}

async fn stream(
    voice: &mut Voice,
    words: &Words<'_>,
    scrubber: &Scrubber,
    crisis: Option<Crisis>,
    counted: bool,
    log: &mut Map<String, Value>,
) -> Result<(), Left> {
    let context = Arc::clone(&voice.context);
    voice.part(&Part::Start { message_id: context.id.clone() }).await?;
    if let Some(data) = crisis {
        voice.part(&Part::DataCrisis { data: Box::new(data) }).await?;
    }
    voice.part(&Part::text_start()).await?;

    let upstream = context.config.openai.as_ref().filter(|_| voice.ticket.allows_model());
    let mut provider = LISTENER;
    let outcome = match upstream {
        None => Outcome::Silent,
        Some(config) => {
            provider = provider::OPENAI;
            log.insert("provider".into(), provider.into());
            let system = prompt::system(words.understanding, words.in_danger);
            let upstream = Upstream::open(config, &system, words.turns, &context.signal);
            let outcome = relay(voice, upstream, scrubber, log).await?;
            if matches!(outcome, Outcome::Silent) {
                provider = LISTENER;
                voice.unsaid.clear();
                voice.give_back().await;
            }
            outcome
        }
    };
    log.insert("provider".into(), provider.into());
    let rest = match outcome {
        Outcome::Whole => None,
        Outcome::Silent => Some(listener::reply(&moment(&context, words))),
        Outcome::Broken => {
            let data = Failover { from: provider, to: LISTENER };
            voice.part(&Part::DataFailover { data }).await?;
            Some(listener::close(&voice.said, &moment(&context, words)))
        }
    };
    if let Some(rest) = rest {
        let mut restorer = scrubber.restorer();
        let restored = restorer.push(&rest) + &restorer.finish();
        for word in listener::words(&restored) {
            voice.say(word.to_owned()).await?;
            if context.config.listener_word_ms > 0 {
                Delay::from(Duration::from_millis(context.config.listener_word_ms.into())).await;
            }
        }
    }
    voice.part(&Part::text_end()).await?;
    let receipt = Receipt {
        remaining: voice.ticket.remaining(),
        limit: voice.ticket.limit,
        resets_in: seconds_to_midnight(context.now_ms()),
        charged: voice.charged && counted,
        provider,
        latency_ms: voice.first_word_ms.unwrap_or_default(),
    };
    voice.part(&Part::DataReceipt { data: receipt }).await?;
    voice.part(&Part::Finish).await?;
    voice.send(DONE.to_owned()).await
}

/// The listener's view of the vent. Its choice of words turns with the request's id.
fn moment<'a>(context: &RequestContext, words: &Words<'a>) -> Moment<'a> {
    let seed = context
        .id
        .bytes()
        .fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
    let (content, history) = match words.turns.split_last() {
        Some((vent, history)) => (vent.content.as_str(), history),
        None => ("", words.turns),
    };
    Moment {
        content,
        history,
        understanding: words.understanding,
        in_danger: words.in_danger,
        seed,
    }
}

/// Passes the upstream's words on, with the person's own details put back.
async fn relay(
    voice: &mut Voice,
    mut upstream: Upstream,
    scrubber: &Scrubber,
    log: &mut Map<String, Value>,
) -> Result<Outcome, Left> {
    let context = Arc::clone(&voice.context);
    let config = context.config;
    let mut restorer = scrubber.restorer();
    // The clock runs from the last word said, not from the last byte heard: words held back, and a
    // client too slow to take what is sent, must not keep a reservation open past its time.
    let mut since = context.started_at;
    let fault = loop {
        let now = context.now_ms();
        let silent = voice.first_word_ms.is_none();
        let timeout = if silent { config.first_word_timeout_ms } else { config.stall_timeout_ms };
        let patience = i64::from(timeout) - (now - since);
        if patience <= 0 {
            break "timeout";
        }
        if now - context.started_at > i64::from(config.total_timeout_ms) {
            break "total-timeout";
        }
        // At most a minute, as the configuration bounds it.
        let wait = u32::try_from(patience).unwrap_or(u32::MAX).min(config.heartbeat_ms);
        let listening = Box::pin(upstream.listen(wait));
        let heard = match select(listening, voice.leaving.cancellation()).await {
            Either::Right(_) => return Err(Left),
            Either::Left((heard, _)) => heard,
        };
        if context.has_left() {
            return Err(Left);
        }
        match heard {
            Heard::Nothing => voice.send(HEARTBEAT.to_owned()).await?,
            Heard::Words(words) => {
                let before = voice.said.len();
                let whole = voice.say_within(restorer.push(&words), MAX_REPLY_CHARS).await?;
                if voice.said.len() > before {
                    since = context.now_ms();
                }
                if !whole {
                    break "too-long";
                }
            }
            Heard::End => {
                let whole = voice.say_within(restorer.finish(), MAX_REPLY_CHARS).await?;
                match (whole, voice.first_word_ms) {
                    (true, Some(_)) => return Ok(Outcome::Whole),
                    (true, None) => break "empty",
                    (false, _) => break "too-long",
                }
            }
            Heard::Fault(fault) => break fault,
        }
    };
    // What the restorer still holds is half a placeholder: it is not a word, and is not said.
    log.insert("fault".into(), fault.into());
    log.insert("fault_status".into(), upstream.status().into());
    Ok(if voice.first_word_ms.is_some() { Outcome::Broken } else { Outcome::Silent })
}
