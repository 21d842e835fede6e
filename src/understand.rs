//! The full model's weights: static assets, read with the first batch of an isolate and kept.
//!
//! Not part of the program, so that a vent's own start-up does not pay for them, and not read before a
//! batch needs them: 27 MB stay in memory from then on (docs/benchmarks.md has the measurement).

use std::cell::OnceCell;
use std::rc::Rc;

use http_body_util::BodyExt;
use ventvault_core::understand::full::FullModel;
use worker::Env;

/// The binding of the assets in `wrangler.toml`.
const ASSETS: &str = "ASSETS";
/// Where `scripts/build.mjs` puts the weights. The host is never asked: the binding reads only the path.
const SENTENCE: &str = "https://assets/model/sentence.bin";
const UNDERSTANDING: &str = "https://assets/model/understanding.bin";
/// The largest asset Cloudflare takes: <https://developers.cloudflare.com/workers/platform/limits/>.
const MOST_BYTES: usize = 25 * 1024 * 1024;

thread_local! {
    static MODEL: OnceCell<Rc<FullModel>> = const { OnceCell::new() };
}

/// The full model. Two batches that come while it is being read each read it, and one of the two is kept:
/// a promise of another request must not be waited for.
///
/// # Errors
/// When the weights cannot be had or are not what this program reads. The next call tries again.
pub async fn full_model(env: &Env) -> Result<Rc<FullModel>, String> {
    if let Some(model) = MODEL.with(|model| model.get().cloned()) {
        return Ok(model);
    }
    // The large one first: memory that is given back cannot be lent to a larger one after it.
    let sentence = read(env, SENTENCE).await?;
    let understanding = read(env, UNDERSTANDING).await?;
    let model = FullModel::read(sentence.into(), understanding.into());
    let model = Rc::new(model.map_err(|error| error.to_string())?);
    Ok(MODEL.with(|kept| Rc::clone(kept.get_or_init(|| model))))
}

async fn read(env: &Env, url: &str) -> Result<Vec<u8>, String> {
    let fault = |error: worker::Error| format!("{url}: {error}");
    let response = env.assets(ASSETS).map_err(fault)?.fetch(url, None).await.map_err(fault)?;
    if !response.status().is_success() {
        return Err(format!("{url}: status {}", response.status().as_u16()));
    }
    let length = response.headers().get(http::header::CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse().ok()).unwrap_or(MOST_BYTES);
    // In one piece and of the right size: WebAssembly's memory never shrinks.
    let mut bytes = Vec::with_capacity(length.min(MOST_BYTES));
    let mut body = response.into_body();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| format!("{url}: {error}"))?;
        let Some(piece) = frame.data_ref() else { continue };
        if bytes.len() + piece.len() > MOST_BYTES {
            return Err(format!("{url}: larger than an asset can be"));
        }
        bytes.extend_from_slice(piece);
    }
    Ok(bytes)
}
