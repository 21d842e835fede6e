//! One reply, from the first part to the job in the queue.
//!
//! The providers speak that are configured and allowed, one after the other until the reply is
//! whole; the built-in listener when none is, when all fail before the first word, or to end what
//! they broke off. Whatever happens, the person reads a whole reply, and `[DONE]` follows a `finish`
//! only then.

mod talk;
mod voice;

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use ventvault_core::calendar::local_time;
use ventvault_core::classify::VentRecord;
use ventvault_core::crisis::Assessment;
use ventvault_core::llm::listener::{self, Moment};
use ventvault_core::llm::route::{Ask, routes};
use ventvault_core::llm::{LISTENER, Role, Turn};
use ventvault_core::pii::{Guard, Scrubber};
use ventvault_core::stream::{Crisis, Failover, Part, Receipt};
use ventvault_core::understand::{Understanding, understand};
use ventvault_core::vent::Vent;
use worker::Delay;

use crate::classify;
use crate::context::RequestContext;
use crate::cost;
use crate::pipe::Pipe;
use crate::quota::{Admission, Ticket, seconds_to_midnight};
use talk::{Outcome, Talk};
use voice::{Left, Voice};

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
    /// Whether they have a subscription.
    pub premium: bool,
    /// What it holds of the quota.
    pub ticket: Ticket,
    /// The session, a UUID.
    pub session_id: String,
}

/// Streams `reply` into `pipe`, then sends the job and logs.
pub async fn speak(context: Arc<RequestContext>, reply: Reply, pipe: Pipe) {
    let Reply { vent, vent_id, danger, user_hash, premium, ticket, session_id } = reply;
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
    let mut voice = Voice::new(&context, pipe, ticket);
    // What stands in the conversation, the models did not make up.
    let known: Vec<&str> = turns.iter().map(|turn| turn.content.as_str()).collect();
    let mut talk = Talk::new(Guard::new(known.join("\n")), scrubber.restorer());
    let words = Words {
        turns: &turns,
        understanding: &understanding,
        in_danger: danger.needs_help_lines(),
        premium,
    };
    let mut log = Map::new();
    let crisis = danger.needs_help_lines().then(|| Crisis::new(danger, place.country.as_deref()));
    let spoken = stream(&mut voice, &mut talk, &words, &scrubber, crisis, &mut log).await;
    if spoken.is_err() {
        log.insert("left".into(), true.into());
        voice.give_back().await;
    }
    // The client is done; what follows is ours.
    let (said, first_word_ms, charged) = voice.hang_up();
    let calls = talk.finish(&context, &mut log).await;

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
        classify::send(&context, record, &scrubbed.text, calls).await;
    }
    log.insert("session_id".into(), session_id.into());
    log.insert("first_word_ms".into(), first_word_ms.into());
    log.insert("words_in".into(), vent.word_count().into());
    log.insert("characters_out".into(), said.chars().count().into());
    log.insert("scrubbed".into(), scrubbed.found.len().into());
    log.insert("charged".into(), (charged && counted).into());
    context.log("POST", 200, log);
}

/// What whoever answers is given: scrubbed turns, the last of them the vent.
struct Words<'a> {
    turns: &'a [Turn],
    understanding: &'a Understanding,
    in_danger: bool,
    premium: bool,
}

async fn stream(
    voice: &mut Voice,
    talk: &mut Talk,
    words: &Words<'_>,
    scrubber: &Scrubber,
    crisis: Option<Crisis>,
    log: &mut Map<String, Value>,
) -> Result<(), Left> {
    let context = Arc::clone(&voice.context);
    let crisis = crisis.map(|data| Part::DataCrisis { data: Box::new(data) });
    let mut head = vec![Part::Start { message_id: context.id.clone() }];
    head.extend(crisis);
    head.push(Part::text_start());
    voice.parts(&head).await?;

    let step = cost::step(context.config, Some(&context.id));
    if context.config.daily_budget_nanos.is_some() {
        log.insert("budget".into(), step.as_str().into());
    }
    let providers = &context.config.providers;
    let models = |provider| providers.get(provider).map(|configured| &configured.models);
    let ask = Ask { in_danger: words.in_danger, premium: words.premium, step };
    // Without the keys that seal a job nothing is counted, and what is not counted is not spent.
    let may_ask = voice.ticket.allows_model() && context.config.seal_keys.is_some();
    let routes = match may_ask {
        true => routes(&providers.order, models, ask),
        false => Vec::new(),
    };
    let outcome = talk.ask(voice, words, &routes).await;
    log.insert("provider".into(), talk.speaker().unwrap_or(LISTENER).into());
    let rest = match outcome? {
        Outcome::Whole => None,
        Outcome::Silent => {
            if !routes.is_empty() {
                voice.give_back().await;
            }
            Some(listener::reply(&moment(&context, words)))
        }
        Outcome::Broken => {
            if let Some(from) = talk.speaker() {
                voice.part(&Part::DataFailover { data: Failover { from, to: LISTENER } }).await?;
            }
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
    let receipt = Receipt {
        remaining: voice.ticket.remaining(),
        limit: voice.ticket.limit,
        resets_in: seconds_to_midnight(context.now_ms()),
        charged: voice.charged && voice.ticket.admission == Admission::Counted,
        provider: talk.speaker().unwrap_or(LISTENER),
        latency_ms: voice.first_word_ms.unwrap_or_default(),
    };
    voice.end(&[Part::text_end(), Part::DataReceipt { data: receipt }, Part::finish()]).await
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
