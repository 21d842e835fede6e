//! Sending a request to a provider, by HTTP or by the binding of Workers AI.

use ventvault_core::llm::retry::{Failure, retry_after_ms};
use ventvault_core::llm::{Provider, workers_ai_status};
use worker::js_sys::{JSON, JsString, Reflect};
use worker::wasm_bindgen::{JsCast, JsValue};
use worker::wasm_bindgen_futures::JsFuture;
use worker::{
    AbortSignal, ByteStream, Date, Env, Fetch, Headers, Method, Request, RequestInit,
    RequestRedirect, Response, web_sys, worker_sys,
};

use crate::config::{AI_BINDING, Endpoint};

/// The version of Anthropic's API that the dialect is written for.
const ANTHROPIC_VERSION: &str = "2023-06-01";

/// An answer that has begun, or why there is none; beside it the HTTP status, once there is one.
pub type Opened = (Option<u16>, Result<ByteStream, Failure>);

/// Asks over HTTP.
pub async fn post(
    provider: Provider,
    endpoint: &Endpoint,
    body: String,
    signal: AbortSignal,
) -> Opened {
    let Ok(request) = request(provider, endpoint, body) else {
        return (None, Err(Failure::Configuration));
    };
    match Fetch::Request(request).send_with_signal(&signal).await {
        Ok(response) => (Some(response.status_code()), begin(response)),
        Err(_) => (None, Err(Failure::Network)),
    }
}

fn begin(mut response: Response) -> Result<ByteStream, Failure> {
    let code = response.status_code();
    if code == 200 {
        return response.stream().map_err(|_| Failure::Empty);
    }
    let header = |name| response.headers().get(name).ok().flatten();
    let (precise, standard) = (header("retry-after-ms"), header("retry-after"));
    // A date is by the provider's clock, so it is held against the platform's own.
    let now = Date::now().as_millis() as i64;
    let retry_after_ms = retry_after_ms(precise.as_deref(), standard.as_deref(), now);
    Err(Failure::Status { code, retry_after_ms })
}

fn request(provider: Provider, endpoint: &Endpoint, body: String) -> worker::Result<Request> {
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    headers.set("accept", "text/event-stream")?;
    if provider == Provider::Anthropic {
        headers.set("anthropic-version", ANTHROPIC_VERSION)?;
    }
    if !endpoint.api_key.is_empty() {
        match provider {
            Provider::Anthropic => headers.set("x-api-key", &endpoint.api_key)?,
            _ => headers.set("authorization", &format!("Bearer {}", endpoint.api_key))?,
        }
    }
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_headers(headers).with_body(Some(body.into()));
    // A redirect would carry the key to wherever it points.
    init.redirect = RequestRedirect::Manual;
    Request::new_with_init(&endpoint.url, &init)
}

/// Runs a model by the binding.
pub async fn run(env: &Env, model: &str, body: &str) -> Opened {
    let Ok(answer) = ask(env, model, body) else { return (None, Err(Failure::Configuration)) };
    match answer.await.map(JsCast::dyn_into::<web_sys::ReadableStream>) {
        Ok(Ok(stream)) => (Some(200), Ok(ByteStream::from(stream))),
        // Without a stream there is nothing to read on.
        Ok(Err(_)) => (Some(200), Err(Failure::Empty)),
        Err(error) => match message(&error).as_deref().and_then(workers_ai_status) {
            Some(code) => (Some(code), Err(Failure::Status { code, retry_after_ms: None })),
            None => (None, Err(Failure::Network)),
        },
    }
}

/// By hand, and not by `worker::Ai`: that one takes no JSON.
fn ask(env: &Env, model: &str, body: &str) -> Result<JsFuture, JsValue> {
    let binding = Reflect::get(env.as_ref(), &JsValue::from(AI_BINDING))?;
    let binding: worker_sys::Ai = binding.unchecked_into();
    Ok(JsFuture::from(binding.run(model, JSON::parse(body)?)))
}

/// What an error says, to read its code. It is never logged: it may repeat the vent.
fn message(error: &JsValue) -> Option<String> {
    Reflect::get(error, &JsValue::from("message"))
        .ok()?
        .dyn_into::<JsString>()
        .ok()
        .map(String::from)
}
