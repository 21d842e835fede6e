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
use ventvault_core::understand::{Understanding, understand};
use ventvault_core::vent::Vent;
use worker::Delay;

use crate::classify;
use crate::context::RequestContext;
use crate::identity::Caller;
use crate::provider::{self, Heard, Upstream};
use crate::quota::{Ticket, seconds_to_midnight};

/// The most characters of a reply that are passed on: ten times what is asked for. Past it the
/// upstream is out of hand, and the reply is ended.
const MAX_REPLY_CHARS: usize = 8_000;

const LISTENER: &str = "listener";

/// What a reply needs.
pub struct Reply {
    pub vent: Vent,
    pub danger: Assessment,
    pub caller: Caller,
    pub ticket: Ticket,
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
        if words.is_empty() {
            return Ok(());
        }
        self.said.push_str(&words);
        self.part(&Part::text_delta(words)).await?;
        if self.first_word_ms.is_none() {
            self.first_word_ms = Some(self.context.now_ms() - self.context.started_at);
            if self.charged {
                let (context, ticket) = (Arc::clone(&self.context), self.ticket.clone());
                self.context.afterwards(async move { ticket.settle(&context).await });
            }
        }
        Ok(())
    }

    /// It failed before the first word: nobody pays.
    async fn give_back(&mut self) {
        if self.charged && self.first_word_ms.is_none() {
            self.charged = false;
            let context = Arc::clone(&self.context);
            self.ticket.give_back(&context).await;
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

/// Streams `reply` into `sender`, then settles, sends the job and logs.
pub async fn speak(
    context: Arc<RequestContext>,
    reply: Reply,
    sender: Sender<String>,
    leaving: oneshot::Sender<()>,
) {
    let Reply { vent, danger, caller, ticket, session_id } = reply;
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

    let counted = ticket.admission == crate::quota::Admission::Counted;
    let mut voice = Voice {
        context: Arc::clone(&context),
        sender,
        leaving,
        ticket,
        said: String::new(),
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

    let record = VentRecord {
        id: context.id.clone(),
        user_hash: caller.user_hash,
        session_id: session_id.clone(),
        mode: vent.mode,
        word_count: vent.word_count(),
        local: local_time(
            context.started_at,
            &[vent.timezone.as_deref(), place.timezone.as_deref()],
        ),
        created_at: context.started_at,
        pii_detected: !scrubbed.found.is_empty(),
    };
    classify::send(&context, record, &scrubbed.text).await;
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
            let system = prompt::system(words.understanding, words.in_danger);
            let upstream = Upstream::open(config, &system, words.turns, &context.signal);
            let outcome = relay(voice, upstream, scrubber, log).await?;
            if matches!(outcome, Outcome::Silent) {
                provider = LISTENER;
                voice.give_back().await;
            }
            outcome
        }
    };
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
    log.insert("provider".into(), provider.into());
    let receipt = Receipt {
        remaining: voice.ticket.remaining(),
        limit: voice.ticket.limit(),
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
    let mut heard_any = false;
    let mut spoken = 0;
    let fault = loop {
        let timeout =
            if heard_any { config.stall_timeout_ms } else { config.first_word_timeout_ms };
        let heard = loop {
            let listening = Box::pin(upstream.listen(timeout, config.heartbeat_ms));
            match select(listening, voice.leaving.cancellation()).await {
                Either::Right(_) => return Err(Left),
                Either::Left((Heard::Nothing, _)) => voice.send(HEARTBEAT.to_owned()).await?,
                Either::Left((heard, _)) => break heard,
            }
        };
        if context.has_left() {
            return Err(Left);
        }
        match heard {
            Heard::Words(words) => {
                heard_any = true;
                spoken += words.chars().count();
                voice.say(restorer.push(&words)).await?;
                if spoken > MAX_REPLY_CHARS {
                    break "too-long";
                }
            }
            Heard::End => {
                voice.say(restorer.finish()).await?;
                if voice.first_word_ms.is_some() {
                    return Ok(Outcome::Whole);
                }
                break "empty";
            }
            Heard::Fault(fault) => break fault,
            Heard::Nothing => {}
        }
    };
    // What the restorer still holds is half a placeholder: it is not a word, and is not said.
    log.insert("fault".into(), fault.into());
    log.insert("fault_status".into(), upstream.status().into());
    Ok(if voice.first_word_ms.is_some() { Outcome::Broken } else { Outcome::Silent })
}
