//! Answers: problem documents, and the headers that every answer carries.

use axum::body::Body;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use serde::Serialize;
use ventvault_core::problem::{self, Kind, Refusal};
use worker::{Headers, IntoResponse, ResponseBody, ResponseBuilder, web_sys};

use crate::context::RequestContext;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// JSON with a status. Private by default: no answer here may be kept by a cache.
pub fn json(status: StatusCode, body: &impl Serialize) -> Response<Body> {
    let text = serde_json::to_string(body).unwrap_or_default();
    typed(status, "application/json", Body::from(text))
}

/// A body of a media type.
pub fn typed(status: StatusCode, media_type: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

/// The problem document for `refusal`.
pub fn refuse(context: &RequestContext, refusal: Refusal) -> Response<Body> {
    let status =
        StatusCode::from_u16(refusal.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let problem = refusal.into_problem(context.id.clone());
    let text = serde_json::to_string(&problem).unwrap_or_default();
    typed(status, problem::MEDIA_TYPE, Body::from(text))
}

/// For a request that could not even be turned into Rust's types.
pub fn unreadable(context: &RequestContext) -> Response<Body> {
    let refusal = Refusal::new(Kind::BadRequest, "A header or the address is not plain text.");
    let mut response = refuse(context, refusal);
    finish(context, response.headers_mut());
    context.log("unreadable", response.status().as_u16(), serde_json::Map::new());
    response
}

/// Adds what every answer of the worker carries. Pages get theirs from `web/public/_headers`.
pub fn finish(context: &RequestContext, headers: &mut HeaderMap) {
    set(headers, REQUEST_ID, &context.id);
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ] {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// Sets a header to text of our own making; what is not a header value is left out.
pub fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// The response as the runtime takes it, with `body` in place of its own when there is one.
pub fn hand_over(
    response: Response<Body>,
    body: Option<web_sys::ReadableStream>,
) -> worker::Result<web_sys::Response> {
    let Some(body) = body else {
        let handed: Result<web_sys::Response, _> = response.into_raw();
        return handed.map_err(|error| worker::Error::RustError(error.into().to_string()));
    };
    let builder = ResponseBuilder::new()
        .with_status(response.status().as_u16())
        .with_headers(Headers::from(response.headers()));
    Ok(builder.body(ResponseBody::Stream(body)).into())
}
