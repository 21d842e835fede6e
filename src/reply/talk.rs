//! The providers' part of a reply: who is asked, how often, and who goes on when one breaks off.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use ventvault_core::cost::Call;
use ventvault_core::llm::MAX_REPLY_TOKENS;
use ventvault_core::llm::breaker::{Outcome as Health, Pass};
use ventvault_core::llm::prompt;
use ventvault_core::llm::resume::Seam;
use ventvault_core::llm::retry::{Failure, wait_ms};
use ventvault_core::llm::route::Route;
use ventvault_core::pii::{Guard, Restorer};
use ventvault_core::quota::MAX_FIRST_WORD_MS;
use ventvault_core::stream::{Failover, Part};
use ventvault_core::text::{ends_sentence, is_visible};

use super::Words;
use super::voice::{Left, Voice};
use crate::context::{RequestContext, chance};
use crate::cost;
use crate::provider::{Heard, Upstream, breakers};

/// The most characters of a reply that are passed on, the person's own details put back: ten times
/// what is asked for. Past it the upstream is out of hand, and the reply is ended.
const MAX_REPLY_CHARS: usize = 8_000;

/// More blanks than this before the first word are no beginning of a reply, bytes.
const MOST_BLANKS: usize = 1_000;

/// What the providers left for the listener to do.
pub enum Outcome {
    /// The reply is whole.
    Whole,
    /// Not one word came.
    Silent,
    /// It broke off in the middle.
    Broken,
}

/// How one call ended.
enum End {
    Whole,
    /// It failed, and had said something or not.
    Failed {
        failure: Failure,
        spoke: bool,
    },
    /// Nobody may go on but the listener; the name is for the log.
    Stop(&'static str),
}

impl End {
    fn name(&self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Failed { failure, .. } => failure.as_str(),
            Self::Stop(why) => why,
        }
    }

    /// What it says of the provider's health.
    fn health(&self) -> Health {
        match self {
            Self::Failed { failure, .. } if failure.is_the_providers() => Health::Failure,
            Self::Whole => Health::Success,
            // Stopped by a rule of ours: the time of all together was over, or the room.
            Self::Failed { .. } | Self::Stop(_) => Health::Neither,
        }
    }
}

/// What providers said of one reply, and what that took.
pub struct Talk {
    /// Holds back what a model makes up.
    guard: Guard,
    restorer: Restorer,
    /// What the person has read of it, scrubbed: as the models wrote it, but for what they made up.
    said: String,
    /// Who spoke last.
    speaker: Option<&'static str>,
    calls: Vec<Call>,
    /// How each call ended, for the log.
    log: Vec<Value>,
    /// A whole reply whose tokens are still to be told.
    whole: Option<(Upstream, Route<'static>, i64)>,
    /// The breaker's leave for the call under way, until it is told how it goes.
    pass: Option<Pass>,
}

impl Talk {
    /// `guard` holds back what a model makes up; `restorer` puts the person's own details back.
    pub fn new(guard: Guard, restorer: Restorer) -> Self {
        Self {
            guard,
            restorer,
            said: String::new(),
            speaker: None,
            calls: Vec::new(),
            log: Vec::new(),
            whole: None,
            pass: None,
        }
    }

    /// The provider that spoke last; `None` when none did.
    pub fn speaker(&self) -> Option<&'static str> {
        self.speaker
    }

    /// Asks one route after the other until the reply is whole.
    pub async fn ask(
        &mut self,
        voice: &mut Voice,
        words: &Words<'_>,
        routes: &[Route<'static>],
    ) -> Result<Outcome, Left> {
        for route in routes {
            match self.insist(voice, words, route).await? {
                End::Whole => return Ok(Outcome::Whole),
                End::Failed { .. } => {}
                End::Stop(_) => break,
            }
        }
        Ok(if voice.first_word_ms.is_some() { Outcome::Broken } else { Outcome::Silent })
    }

    /// Asks one provider, unless it is left alone for now.
    async fn insist(
        &mut self,
        voice: &mut Voice,
        words: &Words<'_>,
        route: &Route<'static>,
    ) -> Result<End, Left> {
        let context = Arc::clone(&voice.context);
        let Some(pass) = breakers::admit(route, context.now_ms()) else {
            self.log.push(json!({
                "provider": route.provider.as_str(), "model": route.model, "ended": "resting",
            }));
            return Ok(End::Failed { failure: Failure::Network, spoke: false });
        };
        self.pass = Some(pass);
        let end = self.try_again(voice, words, route, pass.is_probe()).await;
        let health = end.as_ref().map_or(Health::Neither, End::health);
        self.tell_breaker(&context, route, health);
        end
    }

    fn tell_breaker(&mut self, context: &RequestContext, route: &Route<'static>, health: Health) {
        if let Some(pass) = self.pass.take() {
            breakers::record(route, pass, health, context.now_ms());
        }
    }

    /// Asks one provider, again while that may help.
    async fn try_again(
        &mut self,
        voice: &mut Voice,
        words: &Words<'_>,
        route: &Route<'static>,
        once: bool,
    ) -> Result<End, Left> {
        let context = Arc::clone(&voice.context);
        let mut system = prompt::system(words.understanding, words.in_danger);
        if !self.said.is_empty() {
            system = prompt::going_on(&system, &self.said);
        }
        let mut waits = Vec::new();
        loop {
            let began = context.now_ms();
            let client = Some(&context.signal);
            let mut upstream =
                Upstream::open(&context.env, client, route, &system, words.turns, MAX_REPLY_TOKENS);
            let end = self.relay(voice, &mut upstream, route).await;
            let ended = end.as_ref().map_or("left", End::name);
            if matches!(end, Ok(End::Whole)) {
                self.whole = Some((upstream, *route, began));
                return end;
            }
            self.account(&context, route, &upstream, ended, began);
            // Let go before the wait, so that the provider sees the end of this try first.
            drop(upstream);
            let Ok(End::Failed { failure, spoke: false }) = end else { return end };
            let wait = wait_ms(context.config.retry, failure, &waits, chance());
            let Some(wait) = wait.filter(|wait| !once && *wait < patience(voice)) else {
                return end;
            };
            waits.push(wait);
            voice.pause(wait).await?;
        }
    }

    /// Passes one upstream's words on.
    async fn relay(
        &mut self,
        voice: &mut Voice,
        upstream: &mut Upstream,
        route: &Route<'static>,
    ) -> Result<End, Left> {
        let context = Arc::clone(&voice.context);
        let config = context.config;
        let mut seam = Seam::new(&self.said);
        let before = voice.said.len();
        // The clock runs from the last word said, not from the last byte heard: words held back, and
        // a client too slow to take what is sent, must not keep a reservation open past its time.
        let mut since = context.now_ms();
        let failure = loop {
            let spoke = voice.said.len() > before;
            let timeout =
                if spoke { config.stall_timeout_ms } else { config.first_word_timeout_ms };
            let rest = i64::from(timeout) - (context.now_ms() - since);
            let Some(rest) = u32::try_from(rest).ok().filter(|rest| *rest > 0) else {
                break Failure::Timeout;
            };
            let wait = rest.min(patience(voice)).min(config.heartbeat_ms);
            if wait == 0 {
                self.let_go(voice);
                let silent = voice.first_word_ms.is_none();
                return Ok(End::Stop(if silent { "timeout" } else { "total-timeout" }));
            }
            match voice.unless_left(upstream.listen(wait)).await? {
                Heard::Nothing => voice.heartbeat().await?,
                Heard::Failed(failure) => break failure,
                Heard::Words(words) => {
                    let Ok(new) = seam.push(words) else {
                        break Failure::NoSeam;
                    };
                    let so_far = voice.said.len();
                    let said = self.say(voice, route, new).await?;
                    if voice.first_word_ms.is_none() && (!said || voice.unsaid() > MOST_BLANKS) {
                        break Failure::Empty;
                    }
                    if !said {
                        return Ok(End::Stop("too-long"));
                    }
                    if voice.said.len() > so_far {
                        since = context.now_ms();
                        // Others need not wait until a probe has told its whole reply.
                        if self.pass.is_some_and(Pass::is_probe) {
                            self.tell_breaker(&context, route, Health::Success);
                        }
                    }
                }
                Heard::Whole => {
                    let Ok(new) = seam.finish() else {
                        break Failure::NoSeam;
                    };
                    let said = self.say(voice, route, new).await?;
                    let held = self.finish_held();
                    if !said || !self.pass_on(voice, route, held).await? {
                        return Ok(End::Stop("too-long"));
                    }
                    let new = voice.said.get(before..).unwrap_or_default();
                    // One that is asked to go on may find that all is said.
                    let all_is_said = new.trim().is_empty() && ends_sentence(&voice.said);
                    if new.chars().any(is_visible) || all_is_said {
                        return Ok(End::Whole);
                    }
                    break Failure::Empty;
                }
            }
        };
        self.let_go(voice);
        Ok(End::Failed { failure, spoke: voice.said.len() > before })
    }

    /// Says what a model wrote, without what it made up and with the person's own details put back;
    /// whether all of it had room.
    async fn say(
        &mut self,
        voice: &mut Voice,
        route: &Route<'static>,
        new: String,
    ) -> Result<bool, Left> {
        let new = self.guard.push(&new);
        self.said.push_str(&new);
        let restored = self.restorer.push(&new);
        self.pass_on(voice, route, restored).await
    }

    /// What is still held of a reply that is whole.
    fn finish_held(&mut self) -> String {
        let new = self.guard.finish();
        self.said.push_str(&new);
        self.restorer.push(&new) + &self.restorer.finish()
    }

    async fn pass_on(
        &mut self,
        voice: &mut Voice,
        route: &Route<'static>,
        words: String,
    ) -> Result<bool, Left> {
        let name = route.provider.as_str();
        if words.is_empty() {
            return Ok(true);
        }
        if let Some(from) = self.speaker.filter(|from| *from != name) {
            voice.part(&Part::DataFailover { data: Failover { from, to: name } }).await?;
            self.speaker = Some(name);
        }
        let whole = voice.say_within(words, MAX_REPLY_CHARS).await?;
        if voice.first_word_ms.is_some() {
            self.speaker = Some(name);
        }
        Ok(whole)
    }

    /// Forgets what was heard and not said: half a placeholder, what was not yet decided on, and
    /// blanks before the first word.
    fn let_go(&mut self, voice: &mut Voice) {
        let held = self.restorer.finish();
        if let Some(said) = self.said.strip_suffix(&held) {
            self.said.truncate(said.len());
        }
        if voice.first_word_ms.is_none() {
            self.said.clear();
            voice.forget_unsaid();
        }
        // Whoever goes on does so behind what the person has read.
        self.guard.resume(&self.said);
    }

    /// Notes what a call took and how it ended.
    fn account(
        &mut self,
        context: &RequestContext,
        route: &Route<'static>,
        upstream: &Upstream,
        ended: &str,
        began: i64,
    ) {
        let (line, call) = cost::charge(context.config, route, upstream, ended, began);
        self.log.push(line);
        self.calls.extend(call);
    }

    /// When the person has their reply: learns what it took, and tells the log.
    pub async fn finish(
        mut self,
        context: &RequestContext,
        log: &mut Map<String, Value>,
    ) -> Vec<Call> {
        if let Some((mut upstream, route, began)) = self.whole.take() {
            upstream.drain().await;
            self.account(context, &route, &upstream, End::Whole.name(), began);
        }
        if !self.log.is_empty() {
            log.insert("calls".into(), self.log.into());
        }
        if self.guard.held_back() > 0 {
            log.insert("held_back".into(), self.guard.held_back().into());
        }
        self.calls
    }
}

/// What is left of the time that all providers have together, milliseconds: until the first word,
/// as long as a reservation surely lasts, and for the whole reply what the configuration says.
fn patience(voice: &Voice) -> u32 {
    let context = &voice.context;
    let total = i64::from(context.config.total_timeout_ms);
    let most = if voice.first_word_ms.is_none() { total.min(MAX_FIRST_WORD_MS) } else { total };
    u32::try_from(context.started_at + most - context.now_ms()).unwrap_or(0)
}
