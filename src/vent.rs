//! `POST /api/vent`: words in, a reply streamed out.
//!
//! Nothing here writes to D1, and nothing is awaited between the quota and the first part but what
//! the reply needs. The stream is fed by a task that outlives the response, so that a client who
//! leaves in the middle still has its vent counted, settled and logged.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::Extension;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};
use ventvault_core::crisis;
use ventvault_core::identity::{Tier, body_hash, idempotency_hash, vent_id};
use ventvault_core::problem::{FieldError, Kind, Problem, Refusal};
use ventvault_core::quota::RetryKey;
use ventvault_core::stream::{PROTOCOL_HEADER, Part};
use ventvault_core::vent::{MAX_BODY_BYTES, Vent};

use crate::context::{RequestContext, random_uuid, uuid_of};
use crate::cost;
use crate::identity::{caller, forget, keys};
use crate::pipe::Pipe;
use crate::quota::{Denied, Ticket, reserve};
use crate::reply::{Reply, speak};
use crate::respond::{refuse, set, typed};

/// Ties the vents of one sitting together.
pub const SESSION_ID: HeaderName = HeaderName::from_static("x-session-id");
/// Tells a retry from a new vent.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The most characters of an `Idempotency-Key`; a UUID has 36.
const MAX_KEY_CHARS: usize = 128;

/// Write a vent and read the reply as it comes.
///
/// Answers the AI SDK UI message stream, version 1. In order: `start`, `data-crisis` with help
/// lines when the words speak of danger, `text-start`, `text-delta` and so on, `data-failover` when
/// someone else had to go on, `text-end`, `data-receipt`, `finish`, then `[DONE]`. Lines that begin
/// with a colon keep the connection open. A stream without `finish` was cut. Words of danger are
/// answered whatever the quota, the token or the Idempotency-Key say.
#[utoipa::path(
    post,
    path = "/api/vent",
    request_body = Vent,
    params(
        ("X-Device-Token" = Option<String>, Header, description = "The device, for clients without cookies; minted and answered on the first vent."),
        ("Idempotency-Key" = Option<String>, Header, description = "Made up anew for each vent, at most 128 characters. A retry of the same body with it is charged once: three tries in ten minutes."),
    ),
    responses(
        (status = 200, description = "The reply.", body = Part, content_type = "text/event-stream", headers(
            ("X-Request-ID" = String, description = "Names this request in the log."),
            ("X-Session-ID" = String, description = "The session, a UUID."),
            ("X-Remaining-Vents" = Option<String>, description = "Vents left today, or `unlimited`; absent when the count could not be read."),
            ("X-Device-Token" = Option<String>, description = "The device's token, when it was minted just now."),
            ("RateLimit" = Option<String>, description = "What is left of each limit, and the seconds until it begins anew."),
            ("RateLimit-Policy" = Option<String>, description = "Each limit and its window in seconds."),
        )),
        (status = 400, description = "Not JSON.", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "The device token is forged. Send it again without.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The Idempotency-Key has covered its three tries.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than 128 KiB.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not application/json.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is missing or out of range, or the Idempotency-Key belongs to another body.", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "The day's vents are used up; Retry-After says until when. A vent that speaks of danger is answered all the same.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[worker::send]
pub async fn post(
    Extension(context): Extension<Arc<RequestContext>>,
    request: Request<Body>,
) -> Response<Body> {
    match admit(&context, request).await {
        Ok(response) => response,
        Err(refused) => refused.0,
    }
}

/// A finished answer that is not a reply.
struct Refused(Response<Body>);

async fn admit(
    context: &Arc<RequestContext>,
    request: Request<Body>,
) -> Result<Response<Body>, Refused> {
    let refused = |refusal| Refused(refuse(context, refusal));
    let (parts, body) = request.into_parts();
    let headers = parts.headers;
    let bytes = read_body(&headers, body).await.map_err(refused)?;
    let vent = Vent::parse(&bytes).map_err(refused)?;
    // Before anything else may refuse it: words of danger are answered whatever is wrong beside them.
    let danger = crisis::assess(&vent.content, &vent.earlier_words());
    let in_danger = danger.needs_help_lines();
    let key = match idempotency_key(&headers) {
        Err(_) if in_danger => None,
        key => key.map_err(refused)?,
    };
    let keys = keys(context);
    let caller = match &keys {
        Some(keys) => caller(context, &headers, keys, in_danger).map_err(|refusal| {
            let mut response = refuse(context, refusal);
            forget(response.headers_mut());
            Refused(response)
        })?,
        None => None,
    };
    let (retry, vent_id) = match (&keys, &caller, key) {
        (Some(keys), Some(caller), Some(key)) => {
            let key = idempotency_hash(keys.hash, &caller.device, key);
            let body = body_hash(keys.hash, &bytes);
            let id = uuid_of(vent_id(keys.hash, &key, &body));
            (Some(RetryKey { key, body }), id)
        }
        _ => (None, context.id.clone()),
    };
    let session_id = match &vent.session_id {
        Some(session) => session.clone(),
        None => random_uuid().unwrap_or_else(|_| context.id.clone()),
    };
    let ticket = match &caller {
        Some(caller) => {
            let reserved = reserve(context, caller, retry, in_danger);
            let (reserved, ()) = futures_util::join!(reserved, cost::refresh(context));
            reserved.map_err(|denied| {
                let Denied { refusal, headers } = denied;
                let mut response = refuse(context, refusal);
                response.headers_mut().extend(headers);
                // Also when it is refused: a client that keeps its token does not fill the quota's
                // objects with devices that are seen once.
                caller.introduce(response.headers_mut());
                Refused(response)
            })?
        }
        None => Ticket::unknown(),
    };

    let (pipe, body) = Pipe::new();
    context.stream_body(body);
    let mut response = stream_response();
    set(response.headers_mut(), SESSION_ID, &session_id);
    ticket.describe(response.headers_mut(), context.now_ms());
    if let Some(caller) = &caller {
        caller.introduce(response.headers_mut());
    }
    context.log_later();
    let premium = caller.as_ref().is_some_and(|caller| caller.tier == Tier::Premium);
    let user_hash = caller.map(|caller| caller.user_hash);
    let reply = Reply { vent, vent_id, danger, user_hash, premium, ticket, session_id };
    context.afterwards(speak(Arc::clone(context), reply, pipe));
    Ok(response)
}

/// The head of a stream; its body is the pipe's.
fn stream_response() -> Response<Body> {
    let mut response = typed(StatusCode::OK, "text/event-stream; charset=utf-8", Body::empty());
    let headers = response.headers_mut();
    let (name, value) = PROTOCOL_HEADER;
    headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    // Proxies that gather a response before they pass it on would turn a stream into a wait.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    headers.insert(http::header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
    response
}

async fn read_body(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Refusal> {
    let media_type =
        headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::new(
            Kind::UnsupportedMediaType,
            "The body came without Content-Type: application/json.",
        ));
    }
    let too_large = || {
        Refusal::new(Kind::TooLarge, format!("The body may have at most {MAX_BODY_BYTES} bytes."))
    };
    let declared =
        headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > MAX_BODY_BYTES) {
        return Err(too_large());
    }
    match to_bytes(body, MAX_BODY_BYTES).await {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) if is_too_long(&error) => Err(too_large()),
        Err(_) => {
            Err(Refusal::new(Kind::BadRequest, "The body broke off while it was being read."))
        }
    }
}

/// Whether reading stopped at the bound: `axum` hides that in the chain of causes.
fn is_too_long(error: &axum::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Refusal> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=MAX_KEY_CHARS).contains(&key.len()) => Ok(Some(key)),
        _ => Err(Refusal::invalid(vec![FieldError {
            field: "Idempotency-Key".into(),
            detail: format!(
                "Send a header of 1 to {MAX_KEY_CHARS} plain characters, as a UUID, or leave it out."
            ),
        }])),
    }
}
