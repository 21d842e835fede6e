//! The edge of VentVault: one Cloudflare Worker.
//!
//! Every domain here has the same shape: parse, authorise, decide (in `ventvault-core`), store,
//! render. Only this crate and `ventvault-durable` know Cloudflare's types.

mod classify;
mod config;
mod context;
mod cost;
mod database;
mod erasure;
mod health;
mod identity;
mod pipe;
mod provider;
mod quota;
mod receive;
mod reply;
mod respond;
mod retention;
mod router;
mod understand;
mod vent;

use std::sync::Arc;

use worker::{Context, Env, MessageBatch, ScheduleContext, ScheduledEvent, event, web_sys};

// A Durable Object in a dependency is exported by the worker only if this crate names it.
pub use ventvault_durable::quota::QuotaObject;

use crate::context::RequestContext;

#[event(start)]
fn start() {
    console_error_panic_hook::set_once();
}

#[event(fetch)]
async fn fetch(
    request: web_sys::Request,
    env: Env,
    context: Context,
) -> worker::Result<web_sys::Response> {
    let context = Arc::new(RequestContext::new(env, context, &request)?);
    // A header or an address that is not text cannot be turned into Rust's types: the sender's
    // fault, and no reason to fail.
    let response = match receive::receive(request).await {
        Ok(request) => router::serve(request, Arc::clone(&context)).await,
        Err(_) => respond::unreadable(&context),
    };
    respond::hand_over(response, context.take_body())
}

#[event(queue)]
async fn queue(
    batch: MessageBatch<worker::wasm_bindgen::JsValue>,
    env: Env,
    _: worker::Context,
) -> worker::Result<()> {
    classify::consume(&batch, &env).await;
    Ok(())
}

#[event(scheduled)]
async fn scheduled(_: ScheduledEvent, env: Env, _: ScheduleContext) {
    retention::sweep(&env).await;
}
