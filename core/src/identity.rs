//! Who is writing: an anonymous device, and the network it writes from.
//!
//! The raw device id lives in the person's own cookie or header and nowhere else; what the product
//! stores is a keyed hash of it. The same holds for networks. User agents are not read at all.

use std::net::{IpAddr, Ipv6Addr};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64_URL;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Bytes of a device id: 128 random bits, so that ids never meet by chance.
pub const DEVICE_ID_BYTES: usize = 16;

/// The shortest key accepted for signing and hashing, in bytes: the output size of SHA-256
/// (RFC 2104 §3 advises against less).
pub const MIN_KEY_BYTES: usize = 32;

const TOKEN_VERSION: &str = "v1";

/// What a person may do: their plan, and with it their daily limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// No account: a device.
    Anonymous,
    /// An account without a subscription.
    SignedIn,
    /// An account with a subscription.
    Premium,
}

/// Why a device token is refused. All are one to the caller: the token is not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForgedToken;

/// An anonymous device, known by nothing but random bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DeviceId([u8; DEVICE_ID_BYTES]);

/// A secret key for signing or hashing.
pub struct Key(Vec<u8>);

impl std::fmt::Debug for Key {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Key(…)")
    }
}

impl Key {
    /// A key from the text of a secret.
    ///
    /// # Errors
    /// `None` when it is shorter than [`MIN_KEY_BYTES`].
    pub fn new(secret: &str) -> Option<Self> {
        (secret.len() >= MIN_KEY_BYTES).then(|| Self(secret.as_bytes().to_vec()))
    }

    /// HMAC-SHA-256 over a domain name and parts, each with its length before it: two different
    /// lists of parts never hash the same bytes.
    fn mac(&self, domain: &str, parts: &[&[u8]]) -> Hmac<Sha256> {
        // HMAC takes a key of any length (RFC 2104); the other arm cannot be reached.
        let mut mac = match Hmac::<Sha256>::new_from_slice(&self.0) {
            Ok(mac) => mac,
            Err(_) => Hmac::<Sha256>::new(&Default::default()),
        };
        for part in std::iter::once(&domain.as_bytes()).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac
    }

    /// A keyed hash of `parts` within `domain`, 43 characters of base64url.
    pub fn hash(&self, domain: &str, parts: &[&[u8]]) -> String {
        BASE64_URL.encode(self.mac(domain, parts).finalize().into_bytes())
    }
}

impl DeviceId {
    /// A device from fresh random bytes.
    pub fn new(random: [u8; DEVICE_ID_BYTES]) -> Self {
        Self(random)
    }

    /// The token that names this device: `v1.ID.SIGNATURE`, base64url without padding.
    pub fn token(&self, key: &Key) -> String {
        let signature = key.mac("device-token", &[&self.0]).finalize().into_bytes();
        format!("{TOKEN_VERSION}.{}.{}", BASE64_URL.encode(self.0), BASE64_URL.encode(signature))
    }

    /// The device that `token` names.
    ///
    /// # Errors
    /// [`ForgedToken`] when its shape or its signature is not ours. Signatures compare in constant
    /// time.
    pub fn from_token(token: &str, key: &Key) -> Result<Self, ForgedToken> {
        let mut parts = token.split('.');
        let (Some(TOKEN_VERSION), Some(id), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(ForgedToken);
        };
        let id = BASE64_URL.decode(id).map_err(|_| ForgedToken)?;
        let id: [u8; DEVICE_ID_BYTES] = id.try_into().map_err(|_| ForgedToken)?;
        let signature = BASE64_URL.decode(signature).map_err(|_| ForgedToken)?;
        key.mac("device-token", &[&id]).verify_slice(&signature).map_err(|_| ForgedToken)?;
        Ok(Self(id))
    }

    /// The name under which this device's metadata is stored: a keyed hash, 43 characters.
    pub fn user_hash(&self, key: &Key) -> String {
        key.hash("user", &[&self.0])
    }
}

/// The name under which a network's quota is kept: a keyed hash of the IPv4 address or the IPv6
/// /64 (the smallest block a provider hands out, RFC 6177), 43 characters. An address that cannot
/// be read shares one name, so that hiding it opens no extra door.
pub fn network_hash(address: Option<&str>, key: &Key) -> String {
    let prefix: Vec<u8> = match address.and_then(|text| text.trim().parse::<IpAddr>().ok()) {
        None => Vec::new(),
        Some(IpAddr::V4(address)) => address.octets().to_vec(),
        Some(IpAddr::V6(address)) => match mapped_v4(address) {
            Some(octets) => octets.to_vec(),
            None => address.octets().iter().take(8).copied().collect(),
        },
    };
    key.hash("network", &[&prefix])
}

fn mapped_v4(address: Ipv6Addr) -> Option<[u8; 4]> {
    address.to_ipv4_mapped().map(|v4| v4.octets())
}

/// What an `Idempotency-Key` is kept as: a keyed hash bound to the device, so that neither the
/// header's own text nor a link between devices is stored.
pub fn idempotency_hash(key: &Key, device: &DeviceId, header: &str) -> String {
    key.hash("idempotency", &[&device.0, header.as_bytes()])
}

/// The id of a vent sent with an `Idempotency-Key`, as the bytes of a UUID: its retries are one vent
/// in the counts, too.
pub fn vent_id(key: &Key, idempotency: &str, body: &str) -> [u8; 16] {
    let hash = key.mac("vent", &[idempotency.as_bytes(), body.as_bytes()]).finalize().into_bytes();
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(hash) {
        *to = from;
    }
    id
}

/// What a body is remembered as beside its `Idempotency-Key`: a keyed hash. A plain hash of a short
/// vent could be guessed back into its words.
pub fn body_hash(key: &Key, body: &[u8]) -> String {
    key.hash("body", &[&Sha256::digest(body)])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn key(byte: u8) -> Key {
        Key(vec![byte; 32])
    }

    #[test]
    fn a_token_names_its_device() {
        let device = DeviceId::new([3; 16]);
        let token = device.token(&key(1));
        assert!(DeviceId::from_token(&token, &key(1)) == Ok(device));
        assert!(token.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';' && byte != b','));
    }

    #[test]
    fn a_forged_token_is_refused() {
        let token = DeviceId::new([3; 16]).token(&key(1));
        let other = DeviceId::new([4; 16]).token(&key(1));
        let (head, signature) = token.rsplit_once('.').unwrap();
        let (other_head, _) = other.rsplit_once('.').unwrap();
        let forged = [
            String::new(),
            "v1".into(),
            head.into(),
            format!("{head}."),
            format!("{head}.AAAA"),
            format!("{other_head}.{signature}"),
            format!("{token}.more"),
            token.replacen("v1", "v2", 1),
            DeviceId::new([3; 16]).token(&key(2)),
            format!("v1.AA.{signature}"),
        ];
        for text in forged {
            assert!(DeviceId::from_token(&text, &key(1)) == Err(ForgedToken), "{text}");
        }
    }

    #[test]
    fn any_one_character_changed_is_refused() {
        let token = DeviceId::new([0xA5; 16]).token(&key(1));
        for place in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            if changed != token {
                assert!(DeviceId::from_token(&changed, &key(1)).is_err(), "{place}");
            }
        }
    }

    #[test]
    fn a_network_is_an_ipv4_address_or_an_ipv6_64() {
        let name = |address| network_hash(Some(address), &key(1));
        assert_ne!(name("203.0.113.7"), name("203.0.113.8"));
        assert_eq!(name("203.0.113.7"), name("::ffff:203.0.113.7"));
        assert_eq!(name("2001:db8:1:2::1"), name("2001:db8:1:2:ffff::9"));
        assert_ne!(name("2001:db8:1:2::1"), name("2001:db8:1:3::1"));
        assert_eq!(network_hash(None, &key(1)), name("unreadable"));
        assert!(!name("203.0.113.7").contains("203"));
    }

    #[test]
    fn hashes_are_keyed_and_kept_apart() {
        let device = DeviceId::new([3; 16]);
        assert_ne!(device.user_hash(&key(1)), device.user_hash(&key(2)));
        assert_eq!(device.user_hash(&key(1)).len(), 43);
        assert_ne!(
            idempotency_hash(&key(1), &device, "a"),
            idempotency_hash(&key(1), &DeviceId::new([4; 16]), "a")
        );
        assert_ne!(key(1).hash("user", &[b"ab", b"c"]), key(1).hash("user", &[b"a", b"bc"]));
        assert!(Key::new("short").is_none());
    }
}
