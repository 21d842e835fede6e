//! What is known of a request apart from its body: its id, its clock, where it comes from, and the
//! way to the platform. Handlers take it as a parameter; nothing here is global.

use std::cell::{Cell, RefCell};

use http::HeaderMap;
use serde_json::{Map, Value};
use worker::js_sys::Reflect;
use worker::wasm_bindgen::JsValue;
use worker::{Context, Env, console_error, console_log, web_sys};

use crate::config::Config;

/// How often something that must not be lost is tried before it is given up.
const TRIES: u32 = 3;

/// The request at hand.
pub struct RequestContext {
    /// The environment's bindings.
    pub env: Env,
    /// The configuration.
    pub config: &'static Config,
    /// Names this request in answers and in the log: a fresh UUID.
    pub id: String,
    /// When it began, Unix milliseconds.
    pub started_at: i64,
    /// Aborted when the client leaves.
    pub signal: web_sys::AbortSignal,
    /// Where it comes from.
    pub place: Place,
    context: Context,
    /// Whether the handler writes the log line itself, because its work outlives the response.
    logs_itself: Cell<bool>,
    route: RefCell<String>,
    body: RefCell<Option<web_sys::ReadableStream>>,
}

// Workers run on one thread: nothing in here is ever shared with another.
unsafe impl Send for RequestContext {}
unsafe impl Sync for RequestContext {}

/// Where a request comes from, as the network tells it.
#[derive(Debug)]
pub struct Place {
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// IANA time zone.
    pub timezone: Option<String>,
}

impl RequestContext {
    pub fn new(env: Env, context: Context, request: &web_sys::Request) -> worker::Result<Self> {
        let config = Config::of(&env);
        let started_at = config.now_ms();
        let id = random_uuid()?;
        let signal = request.signal();
        let place = Place::of(request);
        let route = RefCell::new("unmatched".to_owned());
        Ok(Self {
            env,
            config,
            id,
            started_at,
            signal,
            place,
            context,
            logs_itself: Cell::new(false),
            route,
            body: RefCell::new(None),
        })
    }

    /// Runs `work` to its end, though the response may be sent before.
    pub fn afterwards(&self, work: impl Future<Output = ()> + 'static) {
        self.context.wait_until(work);
    }

    /// Now, Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.config.now_ms()
    }

    /// Whether the client has left.
    pub fn has_left(&self) -> bool {
        self.signal.aborted()
    }

    /// Makes `body` the body of the response, in place of the one it has.
    pub fn stream_body(&self, body: web_sys::ReadableStream) {
        self.body.replace(Some(body));
    }

    /// The body that the handler left beside its response.
    pub fn take_body(&self) -> Option<web_sys::ReadableStream> {
        self.body.take()
    }

    /// Notes the pattern of the route that takes the request, for the log.
    pub fn note_route(&self, pattern: &str) {
        self.route.replace(pattern.to_owned());
    }

    /// Leaves the request's log line to the handler.
    pub fn log_later(&self) {
        self.logs_itself.set(true);
    }

    pub fn logs_itself(&self) -> bool {
        self.logs_itself.get()
    }

    /// Writes the request's one log line. `more` holds ids, names, counts and durations, and never
    /// anything a person wrote.
    pub fn log(&self, method: &str, status: u16, more: Map<String, Value>) {
        let mut line = Map::new();
        line.insert("event".into(), "request".into());
        line.insert("request_id".into(), self.id.as_str().into());
        line.insert("method".into(), method.into());
        line.insert("route".into(), self.route.borrow().as_str().into());
        line.insert("status".into(), status.into());
        line.insert("duration_ms".into(), (self.now_ms() - self.started_at).into());
        line.extend(more);
        console_log!("{}", Value::Object(line));
    }

    /// Tries `work` until it succeeds, up to [`TRIES`] times; `None`, and a fault in the log, when it
    /// never does.
    pub async fn insist<T>(
        &self,
        what: &str,
        work: impl AsyncFn() -> worker::Result<T>,
    ) -> Option<T> {
        for attempt in 1..=TRIES {
            match work().await {
                Ok(done) => return Some(done),
                Err(error) if attempt == TRIES => self.log_fault(what, &error),
                Err(_) => {}
            }
        }
        None
    }

    /// Writes a fault, once, where it is handled. `cause` comes from the platform or from our own
    /// code; it must not be built from what a person wrote.
    pub fn log_fault(&self, what: &str, cause: &dyn std::fmt::Display) {
        log_fault(Some(&self.id), what, cause);
    }
}

/// Writes a fault outside a request, or of the request `request_id`.
pub fn log_fault(request_id: Option<&str>, what: &str, cause: &dyn std::fmt::Display) {
    let line = serde_json::json!({
        "event": "fault", "request_id": request_id, "what": what, "cause": cause.to_string(),
    });
    console_error!("{line}");
}

/// A fresh random UUID (version 4).
pub fn random_uuid() -> worker::Result<String> {
    Ok(uuid_of(random_bytes()?))
}

/// The UUID (version 4) that random bytes, or bytes as good as random, make.
pub fn uuid_of(bytes: [u8; 16]) -> String {
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// A random number from 0 up to 1. Without randomness it is 1: whoever waits by it waits longest.
pub fn chance() -> f64 {
    random_bytes().map_or(1.0, |bytes| f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX))
}

/// Fresh random bytes from the platform.
pub fn random_bytes<const N: usize>() -> worker::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| worker::Error::RustError(format!("no randomness: {error}")))?;
    Ok(bytes)
}

impl Place {
    /// Reads `request.cf` by hand: a local runtime may give less than the edge, and the typed
    /// reader panics on what is not there.
    fn of(request: &web_sys::Request) -> Self {
        let read = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from(name)).ok();
        let cf = read(request, "cf").filter(JsValue::is_object);
        let text = |name| cf.as_ref().and_then(|cf| read(cf, name)?.as_string());
        Self { country: text("country"), timezone: text("timezone") }
    }
}

/// The address the request comes from, which Cloudflare sets and no client can.
pub fn client_address(headers: &HeaderMap) -> Option<&str> {
    headers.get("cf-connecting-ip").and_then(|value| value.to_str().ok())
}
