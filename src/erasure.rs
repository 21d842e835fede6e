//! `DELETE /api/me`: forget everything that is stored of this device.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Extension, Request};
use http::{Response, StatusCode};
use ventvault_core::problem::{Problem, Refusal};

use crate::classify::store;
use crate::context::RequestContext;
use crate::identity::{forget, keys, known_device};
use crate::respond::refuse;

/// Forget everything that is stored of this device.
///
/// Deletes its metadata and daily counts, also those of vents still in the queue, and takes the
/// cookie back. The day's count of vents stays until midnight UTC, so that forgetting opens no new
/// vents; it names nobody. A device without a token has nothing stored, and that is a success, too.
#[utoipa::path(delete, path = "/api/me",
    params(("X-Device-Token" = Option<String>, Header, description = "The device, for clients without cookies.")),
    responses(
        (status = 204, description = "Nothing of this device is stored any more."),
        (status = 401, description = "The device token is forged.", body = Problem, content_type = "application/problem+json"),
        (status = 500, description = "Nothing was deleted yet; try again.", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[worker::send]
pub async fn delete(
    Extension(context): Extension<Arc<RequestContext>>,
    request: Request<Body>,
) -> Response<Body> {
    match erase(&context, &request).await {
        Ok(()) => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NO_CONTENT;
            forget(response.headers_mut());
            response
        }
        Err(refusal) => refuse(&context, refusal),
    }
}

async fn erase(context: &RequestContext, request: &Request<Body>) -> Result<(), Refusal> {
    let failed = || Refusal::internal("Nothing was deleted yet. Please try again.");
    let keys = keys(context).ok_or_else(failed)?;
    let Some(device) = known_device(request.headers(), &keys)? else { return Ok(()) };
    let user_hash = device.user_hash(keys.hash);
    store::erase(&context.env, &user_hash, context.now_ms()).await.map_err(|error| {
        context.log_fault("erasure", &error);
        failed()
    })
}
