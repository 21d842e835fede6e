//! `DELETE /api/me`: forget everything that is stored of this device. The one writer of `erasure`.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Extension, Request};
use http::{Response, StatusCode};
use ventvault_core::problem::{Problem, Refusal};
use worker::wasm_bindgen::JsValue;

use crate::classify::DATABASE;
use crate::context::RequestContext;
use crate::identity::{forget, keys, known_device};
use crate::respond::{fail, refuse};

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
    let keys = keys(context)?;
    let Some(device) = known_device(request.headers(), &keys)? else { return Ok(()) };
    erase_user(context, &device.user_hash(keys.hash))
        .await
        .map_err(|error| fail(context, "erasure", &error))
}

/// In one transaction. The mark is set first and stays for a while: a job still in the queue must
/// not bring back what was erased.
async fn erase_user(context: &RequestContext, user_hash: &str) -> worker::Result<()> {
    let database = context.env.d1(DATABASE)?;
    let user = JsValue::from(user_hash);
    let now = JsValue::from(context.now_ms() as f64);
    let statements = vec![
        database
            .prepare("INSERT OR REPLACE INTO erasure (user_hash, erased_at) VALUES (?1, ?2)")
            .bind(&[user.clone(), now])?,
        database
            .prepare("DELETE FROM vent_metadata WHERE user_hash = ?1")
            .bind(std::slice::from_ref(&user))?,
        database.prepare("DELETE FROM mood_daily WHERE user_hash = ?1").bind(&[user])?,
    ];
    let results = database.batch(statements).await?;
    match results.iter().find_map(|result| result.error()) {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}
