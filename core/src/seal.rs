//! Sealing: AES-256-GCM for the few words that must travel (a queued classification job).
//!
//! The ring holds every key that may still open something; the first seals. To rotate, put a new
//! key in front, wait until nothing sealed with the old one is in flight, and drop the old one.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

/// Bytes of a nonce: 96 bits, the size AES-GCM is defined for (NIST SP 800-38D §5.2.1.1). Random
/// nonces keep the chance of a repeat under 2⁻³² for 2³² seals with one key (§8.3).
pub const NONCE_BYTES: usize = 12;

/// Something sealed: which key, which nonce, and the bytes with their tag, both in base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The name of the key that sealed it.
    pub key_id: String,
    /// The 12-byte nonce, base64.
    pub nonce: String,
    /// Ciphertext and 16-byte tag, base64.
    pub ciphertext: String,
}

/// Why something could not be sealed or opened. Never carries the text or a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// The ring's text is not `id:base64,…` with keys of exactly 32 bytes.
    BadRing,
    /// No key of the ring has the name that sealed this.
    UnknownKey,
    /// The seal is broken: altered, bound to something else, or not base64.
    Broken,
}

impl std::fmt::Display for SealError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::BadRing => "SEAL_KEYS must be `id:base64,…` with keys of 32 bytes",
            Self::UnknownKey => "no key of SEAL_KEYS has the id that sealed this",
            Self::Broken => "the seal is broken",
        })
    }
}

impl std::error::Error for SealError {}

/// The keys that seal and open.
pub struct Keyring(Vec<(String, Aes256Gcm)>);

impl std::fmt::Debug for Keyring {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = self.0.iter().map(|(id, _)| id.as_str()).collect();
        out.debug_tuple("Keyring").field(&ids).finish()
    }
}

impl Keyring {
    /// Reads `id:base64,id:base64,…`: ids of 1–32 letters, digits, `-` or `_`, keys of 32 bytes.
    ///
    /// # Errors
    /// [`SealError::BadRing`] when the text is empty or has another shape.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let keys = text
            .split(',')
            .map(str::trim)
            .map(|entry| {
                let (id, key) = entry.split_once(':')?;
                let well_named = (1..=32).contains(&id.len())
                    && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
                let key = BASE64.decode(key).ok()?;
                let cipher = Aes256Gcm::new_from_slice(&key).ok()?;
                well_named.then(|| (id.to_owned(), cipher))
            })
            .collect::<Option<Vec<_>>>();
        keys.map(Self).ok_or(SealError::BadRing)
    }

    /// Seals `plaintext` with the first key. `bound_to` is not hidden, but the seal opens only for
    /// the same bytes, so a sealed text cannot be moved to another job.
    ///
    /// # Errors
    /// [`SealError::BadRing`] when the ring is empty, [`SealError::Broken`] when the plaintext is
    /// past what AES-GCM allows (64 GiB).
    pub fn seal(
        &self,
        plaintext: &[u8],
        bound_to: &[u8],
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Sealed, SealError> {
        let (id, cipher) = self.0.first().ok_or(SealError::BadRing)?;
        let payload = Payload { msg: plaintext, aad: bound_to };
        let ciphertext =
            cipher.encrypt(Nonce::from_slice(&nonce), payload).map_err(|_| SealError::Broken)?;
        Ok(Sealed {
            key_id: id.clone(),
            nonce: BASE64.encode(nonce),
            ciphertext: BASE64.encode(ciphertext),
        })
    }

    /// Opens what [`Keyring::seal`] sealed, in memory.
    ///
    /// # Errors
    /// [`SealError::UnknownKey`] or [`SealError::Broken`].
    pub fn open(&self, sealed: &Sealed, bound_to: &[u8]) -> Result<Vec<u8>, SealError> {
        let (_, cipher) =
            self.0.iter().find(|(id, _)| *id == sealed.key_id).ok_or(SealError::UnknownKey)?;
        let nonce = BASE64.decode(&sealed.nonce).map_err(|_| SealError::Broken)?;
        // `Nonce::from_slice` panics on another length, and the nonce came over a wire.
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| SealError::Broken)?;
        let ciphertext = BASE64.decode(&sealed.ciphertext).map_err(|_| SealError::Broken)?;
        let payload = Payload { msg: &ciphertext, aad: bound_to };
        cipher.decrypt(Nonce::from_slice(&nonce), payload).map_err(|_| SealError::Broken)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn key(id: &str, byte: u8) -> String {
        format!("{id}:{}", BASE64.encode([byte; 32]))
    }

    #[test]
    fn opens_what_it_sealed_and_hides_it() {
        let ring = Keyring::parse(&key("a", 1)).unwrap();
        let sealed = ring.seal(b"my boss yelled", b"job-1", [7; 12]).unwrap();
        assert_eq!(ring.open(&sealed, b"job-1").unwrap(), b"my boss yelled");
        let shown = serde_json::to_string(&sealed).unwrap();
        assert!(!shown.contains("boss"), "{shown}");
    }

    #[test]
    fn keys_rotate_with_jobs_in_flight() {
        let old = Keyring::parse(&key("a", 1)).unwrap();
        let in_flight = old.seal(b"words", b"id", [1; 12]).unwrap();
        let rotated = Keyring::parse(&format!("{},{}", key("b", 2), key("a", 1))).unwrap();
        assert_eq!(rotated.open(&in_flight, b"id").unwrap(), b"words");
        assert_eq!(rotated.seal(b"words", b"id", [2; 12]).unwrap().key_id, "b");
        let dropped = Keyring::parse(&key("b", 2)).unwrap();
        assert_eq!(dropped.open(&in_flight, b"id"), Err(SealError::UnknownKey));
    }

    #[test]
    fn a_seal_altered_or_moved_is_broken() {
        let ring = Keyring::parse(&key("a", 1)).unwrap();
        let sealed = ring.seal(b"words", b"id", [1; 12]).unwrap();
        assert_eq!(ring.open(&sealed, b"other"), Err(SealError::Broken));
        let altered = [
            Sealed { nonce: BASE64.encode([9; 12]), ..sealed.clone() },
            Sealed { nonce: BASE64.encode([1; 11]), ..sealed.clone() },
            Sealed { nonce: "?".into(), ..sealed.clone() },
            Sealed { ciphertext: "?".into(), ..sealed.clone() },
            Sealed { ciphertext: String::new(), ..sealed.clone() },
        ];
        for broken in altered {
            assert_eq!(ring.open(&broken, b"id"), Err(SealError::Broken), "{broken:?}");
        }
    }

    #[test]
    fn a_ring_has_a_shape() {
        let short = format!("a:{}", BASE64.encode([1; 16]));
        for bad in [
            "",
            "a",
            "a:",
            "a:???",
            &short,
            &format!(":{}", BASE64.encode([1; 32])),
            &format!("{},", key("a", 1)),
        ] {
            assert_eq!(Keyring::parse(bad).err(), Some(SealError::BadRing), "{bad}");
        }
        let ring = Keyring::parse(&key("a", 1)).unwrap();
        assert_eq!(format!("{ring:?}"), r#"Keyring(["a"])"#);
    }
}
