//! Every route, the document that describes them, and what is common to all answers.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, MatchedPath, Request};
use axum::middleware::{Next, from_fn};
use axum::routing::{MethodRouter, get};
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};
use serde_json::Map;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_service::Service;
use utoipa::{Modify, OpenApi, Path, openapi};
use utoipa_axum::PathItemExt;
use ventvault_core::problem::{Kind, Refusal};

use crate::config::Config;
use crate::context::RequestContext;
use crate::identity::DEVICE_TOKEN;
use crate::respond::{REQUEST_ID, finish, json, refuse};
use crate::{erasure, health, vent};

/// Seconds a browser may remember what a preflight allowed: 2 hours, the most Chromium keeps.
const PREFLIGHT_SECONDS: u64 = 7200;

/// Every route by its handler. The method and the path are those of its documentation, and the document is
/// made when it is first asked for: making it for the router took a tenth of a fresh runtime's first vent.
macro_rules! routes {
    ($($domain:ident::$handler:ident),+ $(,)?) => { pastey::paste! {
        #[derive(OpenApi)]
        #[openapi(
            info(
                title = "VentVault",
                description = "A private place to put feelings into words. A vent goes in, an empathetic reply \
                               streams out, and the words are not kept. Errors are problem documents (RFC 9457).",
            ),
            paths($($domain::$handler),+),
            modifiers(&Untagged),
        )]
        struct Document;

        fn routes() -> Router {
            Router::new()$(.route(
                &$domain::[<__path_ $handler>]::path(),
                $domain::[<__path_ $handler>]::methods().iter().fold(
                    MethodRouter::new(),
                    |router, method| router.on(method.to_method_filter(), $domain::$handler),
                ),
            ))+
        }
    } };
}

routes![vent::post, erasure::delete, health::health, health::ready];

/// Without tags: left to itself the document has our modules as such.
struct Untagged;

impl Modify for Untagged {
    fn modify(&self, document: &mut openapi::OpenApi) {
        for item in document.paths.paths.values_mut() {
            let operations =
                [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
            operations.into_iter().flatten().for_each(|operation| operation.tags = None);
        }
    }
}

async fn document() -> Response<Body> {
    static DOCUMENT: OnceLock<openapi::OpenApi> = OnceLock::new();
    json(StatusCode::OK, DOCUMENT.get_or_init(Document::openapi))
}

/// Answers one request.
pub async fn serve(
    mut request: http::Request<Body>,
    context: Arc<RequestContext>,
) -> Response<Body> {
    // Built once an isolate: building it for every request cost two thirds of the throughput.
    static ROUTER: OnceLock<Router> = OnceLock::new();
    let mut router = ROUTER.get_or_init(|| build(context.config)).clone();
    let method = request.method().to_string();
    request.extensions_mut().insert(Arc::clone(&context));
    let mut response = match router.call(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        explain_method(&context, &mut response);
    }
    finish(&context, response.headers_mut());
    if !context.logs_itself() {
        context.log(&method, response.status().as_u16(), Map::new());
    }
    response
}

fn build(config: &Config) -> Router {
    routes()
        .route("/openapi.json", get(document))
        .route_layer(from_fn(note_route))
        .fallback(not_found)
        .layer(cors(config))
}

/// Browsers of other origins may call when the operator has listed them; nobody else.
fn cors(config: &Config) -> CorsLayer {
    let origins: Vec<HeaderValue> = config
        .allowed_origins
        .iter()
        .filter_map(|origin| HeaderValue::from_str(origin).ok())
        .collect();
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([header::CONTENT_TYPE, DEVICE_TOKEN, vent::IDEMPOTENCY_KEY])
        .expose_headers([
            REQUEST_ID,
            DEVICE_TOKEN,
            vent::SESSION_ID,
            HeaderName::from_static("x-remaining-vents"),
            HeaderName::from_static("ratelimit"),
            HeaderName::from_static("ratelimit-policy"),
            HeaderName::from_static("x-vercel-ai-ui-message-stream"),
            header::RETRY_AFTER,
        ])
        .max_age(std::time::Duration::from_secs(PREFLIGHT_SECONDS))
}

/// Notes which route takes the request, for the log. A path that no route knows is not noted: a
/// person may have pasted words into it.
async fn note_route(
    Extension(context): Extension<Arc<RequestContext>>,
    path: MatchedPath,
    request: Request,
    next: Next,
) -> Response<Body> {
    context.note_route(path.as_str());
    next.run(request).await
}

/// axum knows which methods a path takes, and answers with the `Allow` header alone.
fn explain_method(context: &RequestContext, response: &mut Response<Body>) {
    let allow = response
        .headers()
        .get(header::ALLOW)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let refusal = Refusal::new(Kind::MethodNotAllowed, format!("Allowed here: {allow}."));
    let (parts, body) = refuse(context, refusal).into_parts();
    response.headers_mut().extend(parts.headers);
    *response.body_mut() = body;
}

async fn not_found(Extension(context): Extension<Arc<RequestContext>>) -> Response<Body> {
    refuse(&context, Refusal::new(Kind::NotFound, "No address of the API has this path."))
}
