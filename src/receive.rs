//! The request in Rust's types.
//!
//! `worker` has a conversion of its own; it asks the runtime for each part of each header, and pulls
//! the body as a stream. Here all headers are one trip, and so is a body of stated length.

use axum::body::Body;
use http::{HeaderName, HeaderValue, Request};
use ventvault_core::vent::MAX_BODY_BYTES;
use worker::js_sys::{Array, JSON, Uint8Array};
use worker::wasm_bindgen_futures::JsFuture;
use worker::{Error, Result, web_sys};

/// Reads `request`.
///
/// # Errors
/// When the method, the address or a header is not what HTTP allows, or the body broke off.
pub async fn receive(request: web_sys::Request) -> Result<Request<Body>> {
    let method = request.method();
    let mut received = Request::builder().method(method.as_str()).uri(request.url());
    let mut length = None;
    if let Some(headers) = received.headers_mut() {
        let text = JSON::stringify(&Array::from(&request.headers()))?;
        let pairs: Vec<(String, String)> = serde_json::from_str(&String::from(text))?;
        for (name, value) in &pairs {
            if name == "content-length" {
                length = value.parse().ok();
            }
            headers.append(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
        }
    }
    let body = match (length, request.body()) {
        (_, None) => Body::empty(),
        (Some(1..=MAX_BODY_BYTES), Some(_)) => {
            let bytes = JsFuture::from(request.array_buffer()?).await?;
            Body::from(Uint8Array::new(&bytes).to_vec())
        }
        (_, Some(stream)) => Body::new(worker::Body::new(stream)),
    };
    received.body(body).map_err(|error| Error::RustError(error.to_string()))
}
