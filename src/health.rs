//! `/health`: the worker runs. `/ready`: everything it needs answers.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Extension;
use http::{Response, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;
use ventvault_core::classify::Job;
use ventvault_core::quota::Call;
use ventvault_durable::quota::{Quota, Subject};
use worker::Env;

use crate::classify::{enqueue, store};
use crate::context::RequestContext;
use crate::respond::json;

/// How long an answer of `/ready` is good, milliseconds: anyone may ask, and each asking touches
/// three services.
const FRESH_MS: i64 = 2_000;

#[derive(Serialize, ToSchema)]
struct Health {
    /// `alive`.
    status: &'static str,
    /// The version that runs.
    version: &'static str,
}

/// Whether each part answers.
#[derive(Clone, Serialize, ToSchema)]
struct Readiness {
    /// `ready` or `not-ready`.
    status: &'static str,
    /// The version that runs.
    version: &'static str,
    /// The names of the parts that do not answer: `database`, `quota`, `queue`, `configuration`.
    failed: Vec<&'static str>,
    /// The names of the variables that are missing or cannot be read.
    faulty_variables: Vec<&'static str>,
}

/// Whether the worker runs.
#[utoipa::path(get, path = "/health", responses((status = 200, description = "It runs.", body = Health)))]
pub async fn health() -> Response<Body> {
    json(StatusCode::OK, &Health { status: "alive", version: env!("CARGO_PKG_VERSION") })
}

/// Whether the database, the quota and the queue answer, each of them really asked.
#[utoipa::path(get, path = "/ready", responses(
    (status = 200, description = "All of them answer.", body = Readiness),
    (status = 503, description = "`failed` names those that do not.", body = Readiness),
))]
#[worker::send]
pub async fn ready(Extension(context): Extension<Arc<RequestContext>>) -> Response<Body> {
    static LAST: Mutex<Option<(i64, Readiness)>> = Mutex::new(None);
    let now = context.now_ms();
    let fresh = LAST.lock().ok().and_then(|last| last.clone()).filter(|(at, readiness)| {
        readiness.failed.is_empty() && (0..FRESH_MS).contains(&(now - at))
    });
    let readiness = match fresh {
        Some((_, readiness)) => readiness,
        None => {
            let readiness = ask(&context).await;
            if let Ok(mut last) = LAST.lock() {
                *last = Some((now, readiness.clone()));
            }
            readiness
        }
    };
    let status =
        if readiness.failed.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    json(status, &readiness)
}

async fn ask(context: &RequestContext) -> Readiness {
    let env = &context.env;
    let (database, quota, queue) =
        futures_util::join!(store::probe(env), quota(env), enqueue(env, &Job::Ping));
    let mut failed = Vec::new();
    for (name, result) in [("database", database), ("quota", quota), ("queue", queue)] {
        if let Err(error) = result {
            context.log_fault(name, &error);
            failed.push(name);
        }
    }
    let faulty_variables = context.config.faults.clone();
    if !faulty_variables.is_empty() {
        failed.push("configuration");
    }
    let status = if failed.is_empty() { "ready" } else { "not-ready" };
    Readiness { status, version: env!("CARGO_PKG_VERSION"), failed, faulty_variables }
}

async fn quota(env: &Env) -> worker::Result<()> {
    Quota::new(env)?.ask(&Subject::Health, &Call::Ping).await.map(|_| ())
}
