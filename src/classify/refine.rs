//! Having a language model refine what the own model made of a few vents, in one call: where one is
//! configured, and while the day's budget is as good as untouched. Nobody waits for it, so it is the
//! first thing to go; whatever fails, the own model's results stand, and no job comes again for it.

use serde_json::{Map, Value};
use ventvault_core::classify::Classifier;
use ventvault_core::classify::refine::{
    MAX_ANSWER_BYTES, MAX_ANSWER_TOKENS, MOST_VENTS, PROMPT, Questions, Vent,
};
use ventvault_core::cost::{Bill, Call, Step};
use ventvault_core::llm::Fault;
use ventvault_core::llm::breaker::{Outcome, Pass};
use ventvault_core::llm::retry::Failure;
use ventvault_core::llm::route::{Ask, Route, routes};
use worker::{D1Database, D1PreparedStatement, Env, console_log};

use super::{Reading, store};
use crate::config::Config;
use crate::context::{log_fault, random_bytes, random_uuid};
use crate::cost;
use crate::provider::{Heard, Upstream, breakers};

/// Refines `readings` as far as that goes. Gives what counts the cost, for their transaction.
pub async fn refine(
    env: &Env,
    database: &D1Database,
    readings: &mut [&mut Reading],
) -> Vec<D1PreparedStatement> {
    let Some(routes) = may_ask(env, readings).await else { return Vec::new() };
    // Asked before the model: what was delivered twice or is to be forgotten is not sent, and a
    // database that is away would have every try paid for and none of them kept.
    let records: Vec<_> = readings.iter().map(|reading| &reading.record).collect();
    let Ok(wanted) = store::wanted(database, &records).await else { return Vec::new() };
    let mut wanted: Vec<&mut Reading> = readings
        .iter_mut()
        .map(|reading| &mut **reading)
        .filter(|reading| wanted.contains(&reading.record.id))
        .take(MOST_VENTS)
        .collect();
    let Some((route, pass)) = (if wanted.is_empty() { None } else { admit(env, &routes) }) else {
        return Vec::new();
    };
    let call = ask(env, &route, pass, &mut wanted).await;
    count(env, database, call).unwrap_or_else(|error| {
        log_fault(None, "refine", &error);
        Vec::new()
    })
}

/// The models to ask; `None` when there is nothing to ask, nobody, or no money for it.
async fn may_ask(env: &Env, readings: &[&mut Reading]) -> Option<Vec<Route<'static>>> {
    let config = Config::of(env);
    if !config.refine || readings.is_empty() {
        return None;
    }
    let models = |provider| config.providers.get(provider).map(|configured| &configured.models);
    let ask = Ask { in_danger: false, premium: false, step: Step::Free };
    let routes = routes(&config.providers.order, models, ask);
    if routes.is_empty() {
        return None;
    }
    cost::refresh_first(env).await;
    (cost::step(config, None) == Step::Free).then_some(routes)
}

/// The first model that is not left alone for now. Whether one has recovered is found out by a vent,
/// which must not wait for this.
fn admit(env: &Env, routes: &[Route<'static>]) -> Option<(Route<'static>, Pass)> {
    let now = Config::of(env).now_ms();
    routes.iter().find_map(|route| {
        let pass = breakers::admit(route, now)?;
        if pass.is_probe() {
            breakers::record(route, pass, Outcome::Neither, now);
            return None;
        }
        Some((*route, pass))
    })
}

/// One call. Changes the readings for which its answer holds.
async fn ask(
    env: &Env,
    route: &Route<'static>,
    pass: Pass,
    readings: &mut [&mut Reading],
) -> Option<Call> {
    let config = Config::of(env);
    let vents: Vec<Vent<'_>> = readings
        .iter()
        .map(|reading| Vent { text: &reading.words, understanding: &reading.understanding })
        .collect();
    let questions = Questions::new(&vents, random_bytes().ok()?);
    let began = config.now_ms();
    let turns = [questions.turn()];
    let mut upstream = Upstream::open(env, None, route, PROMPT, &turns, MAX_ANSWER_TOKENS);
    let answer = listen(&mut upstream, config.refine_timeout_ms).await;
    let (ended, health) = match &answer {
        Ok(_) => ("whole", Outcome::Success),
        // Ten texts may take longer than a reply: that says nothing of how one goes.
        Err(Failure::Timeout) => (Failure::Timeout.as_str(), Outcome::Neither),
        Err(failure) if failure.is_the_providers() => (failure.as_str(), Outcome::Failure),
        Err(failure) => (failure.as_str(), Outcome::Neither),
    };
    breakers::record(route, pass, health, config.now_ms());
    let results = answer.map(|answer| questions.read(&answer)).unwrap_or_default();
    let mut refined = 0;
    for (reading, result) in readings.iter_mut().zip(results) {
        if let Some(understanding) = result {
            reading.understanding = understanding;
            reading.classifier = Classifier::Llm;
            refined += 1;
        }
    }
    let (took, call) = cost::charge(config, route, &upstream, ended, began);
    let mut line = Map::new();
    line.insert("event".into(), "refine".into());
    line.insert("jobs".into(), readings.len().into());
    line.insert("refined".into(), refined.into());
    if let Value::Object(took) = took {
        line.extend(took);
    }
    console_log!("{}", Value::Object(line));
    call
}

/// The whole answer, within the time and the room it may have.
async fn listen(upstream: &mut Upstream, timeout_ms: u32) -> Result<String, Failure> {
    let mut answer = String::new();
    loop {
        // The first call sets the bell for all of them.
        match upstream.listen(timeout_ms).await {
            Heard::Words(words) if answer.len() + words.len() > MAX_ANSWER_BYTES => {
                return Err(Failure::Fault(Fault::Length));
            }
            Heard::Words(words) => answer.push_str(&words),
            Heard::Failed(failure) => return Err(failure),
            Heard::Nothing => return Err(Failure::Timeout),
            Heard::Whole => break,
        }
    }
    upstream.drain().await;
    Ok(answer)
}

/// What counts a call. Its bill has an id of its own: a batch that comes again is asked about again,
/// and that is paid for again.
fn count(
    env: &Env,
    database: &D1Database,
    call: Option<Call>,
) -> worker::Result<Vec<D1PreparedStatement>> {
    let Some(call) = call else { return Ok(Vec::new()) };
    let bill = Bill { id: random_uuid()?, calls: vec![call] };
    cost::store::count(database, &bill, Config::of(env).now_ms())
}
