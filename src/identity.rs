//! Who is writing: the device token in a header or a cookie, and the network's keyed hash.

use http::HeaderMap;
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderName, HeaderValue};
use ventvault_core::identity::{DeviceId, Key, Tier, network_hash};
use ventvault_core::problem::{Kind, Refusal};

use crate::context::{RequestContext, client_address, random_bytes};
use crate::respond::set;

/// For clients without cookies: sent by them, and answered when a token is minted.
pub const DEVICE_TOKEN: HeaderName = HeaderName::from_static("x-device-token");

/// `__Host-` binds the cookie to this host, to `/` and to https (RFC 6265bis §4.1.3.2).
const COOKIE_NAME: &str = "__Host-vv_device";

/// A year: browsers cap cookies at 400 days.
const COOKIE_SECONDS: u32 = 365 * 24 * 60 * 60;

/// Who is writing.
pub struct Caller {
    /// Their plan.
    pub tier: Tier,
    /// Their device.
    pub device: DeviceId,
    /// Under which this device's metadata and quota are kept.
    pub user_hash: String,
    /// Under which its network's quota is kept.
    pub network: String,
    /// The device's token when it is new, to hand out.
    minted: Option<String>,
}

/// The two keys that identities need.
pub struct Keys<'a> {
    /// Signs tokens.
    pub token: &'a Key,
    /// Hashes what is stored.
    pub hash: &'a Key,
}

/// The keys of this environment; `None`, and a line in the log, when a secret is missing.
pub fn keys(context: &RequestContext) -> Option<Keys<'_>> {
    match (&context.config.device_token_key, &context.config.user_hash_key) {
        (Some(token), Some(hash)) => Some(Keys { token, hash }),
        _ => {
            let cause = "DEVICE_TOKEN_KEY or USER_HASH_KEY is missing or shorter than 32 bytes";
            context.log_fault("identity", &cause);
            None
        }
    }
}

/// The device that `headers` name, when they name one.
///
/// # Errors
/// [`Kind::ForgedToken`] when the token is not ours.
pub fn known_device(headers: &HeaderMap, keys: &Keys<'_>) -> Result<Option<DeviceId>, Refusal> {
    let Some(token) = token(headers) else { return Ok(None) };
    DeviceId::from_token(token, keys.token)
        .map(Some)
        .map_err(|_| Refusal::new(Kind::ForgedToken, "Its signature does not match."))
}

/// Who is writing; a device without a token is minted one, and so is one in danger whose token is
/// not ours: its door stays open.
///
/// # Errors
/// [`Kind::ForgedToken`].
pub fn caller(
    context: &RequestContext,
    headers: &HeaderMap,
    keys: &Keys<'_>,
    in_danger: bool,
) -> Result<Option<Caller>, Refusal> {
    let known = match known_device(headers, keys) {
        Err(_) if in_danger => None,
        known => known?,
    };
    let device = match (known, random_bytes()) {
        (Some(device), _) => device,
        (None, Ok(bytes)) => DeviceId::new(bytes),
        (None, Err(error)) => {
            context.log_fault("identity", &error);
            return Ok(None);
        }
    };
    Ok(Some(Caller {
        tier: Tier::Anonymous,
        user_hash: device.user_hash(keys.hash),
        network: network_hash(client_address(headers), keys.hash),
        device,
        minted: known.is_none().then(|| device.token(keys.token)),
    }))
}

impl Caller {
    /// Hands a new token out, both ways.
    pub fn introduce(&self, headers: &mut HeaderMap) {
        if let Some(token) = &self.minted {
            set(headers, DEVICE_TOKEN, token);
            set_cookie(headers, token, COOKIE_SECONDS);
        }
    }
}

/// Takes the cookie back: the page cannot, since it may not read it.
pub fn forget(headers: &mut HeaderMap) {
    set_cookie(headers, "", 0);
}

fn set_cookie(headers: &mut HeaderMap, value: &str, seconds: u32) {
    let cookie =
        format!("{COOKIE_NAME}={value}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}

/// The header wins: whoever sends it has chosen it.
fn token(headers: &HeaderMap) -> Option<&str> {
    if let Some(value) = headers.get(DEVICE_TOKEN) {
        // Bytes that are not text were not signed by us either.
        return Some(value.to_str().unwrap_or_default());
    }
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(COOKIE_NAME)?.strip_prefix('='))
}
