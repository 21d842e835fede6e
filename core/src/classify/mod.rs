//! What is kept of a vent: one row of metadata, and the day's roll-up. Never a word of it.
//!
//! The words ride to the queue sealed, beside the metadata that is stored anyway. The seal is bound
//! to that metadata, so that neither can be changed or moved to another job. Opening a job, reading
//! what its words say, and [refining](refine) that are three steps, so that each may be somebody
//! else's; the words live no longer than between the first and the last.

pub mod refine;

use serde::{Deserialize, Serialize};

use crate::calendar::LocalTime;
use crate::cost::Bill;
use crate::seal::{Keyring, NONCE_BYTES, SealError, Sealed};
use crate::understand::{Emotion, Theme, Understanding};
use crate::vent::Mode;

/// The longest a failed job waits before its next try, in seconds: 1 hour.
const MAX_RETRY_SECONDS: i64 = 3600;

/// What is known of a vent without its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VentRecord {
    /// The vent's id, a UUID: a job delivered twice is one row.
    pub id: String,
    /// Keyed hash of the device.
    pub user_hash: String,
    /// The session, a UUID.
    pub session_id: String,
    /// How the words came.
    pub mode: Mode,
    /// How many there were.
    pub word_count: u32,
    /// When it was, by the person's own clock.
    pub local: LocalTime,
    /// When it was, Unix milliseconds.
    pub created_at: i64,
    /// Whether anything was scrubbed.
    pub pii_detected: bool,
}

/// A message of the queue `classify`, as JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// A vent to classify.
    Vent {
        /// What is stored anyway.
        record: Box<VentRecord>,
        /// The scrubbed text.
        text: Sealed,
        /// What its reply took of models. A job from before there were bills has none.
        #[serde(default)]
        bill: Option<Bill>,
    },
    /// Asks only whether the queue takes messages; acknowledged and forgotten.
    Ping,
}

/// Who decided on the emotion and the theme of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Classifier {
    /// The full model of [`mod@crate::understand`].
    Model,
    /// What the listener goes by, where the full model cannot be loaded, and for dead letters.
    Quick,
    /// A language model, which was shown what the one before it said.
    Llm,
    /// Nobody: the job could not be opened until it was dead-lettered.
    None,
}

impl Classifier {
    /// The name stored in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Quick => "quick",
            Self::Llm => "llm",
            Self::None => "none",
        }
    }
}

/// A row of `vent_metadata`, and what `mood_daily` counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What is known without the words.
    pub record: VentRecord,
    /// The strongest emotion; `None` when neutral or unknown.
    pub emotion: Option<Emotion>,
    /// What it is about, when that can be told.
    pub theme: Option<Theme>,
    /// 0 to 1; `None` when unknown.
    pub intensity: Option<f32>,
    /// Who decided.
    pub classifier: Classifier,
}

impl Job {
    /// Seals the scrubbed `text` of `record`. The bill is not bound by the seal: it belongs to no
    /// person.
    ///
    /// # Errors
    /// Those of [`Keyring::seal`].
    pub fn seal(
        record: VentRecord,
        text: &str,
        bill: Option<Bill>,
        ring: &Keyring,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Self, SealError> {
        let text = ring.seal(text.as_bytes(), &binding(&record), nonce)?;
        Ok(Self::Vent { record: Box::new(record), text, bill })
    }
}

/// The scrubbed words of a job, which are for memory alone.
///
/// # Errors
/// [`SealError`] when the job cannot be opened; trying again helps once the key is back.
pub fn open(record: &VentRecord, text: &Sealed, ring: &Keyring) -> Result<String, SealError> {
    let words = ring.open(text, &binding(record))?;
    String::from_utf8(words).map_err(|_| SealError::Broken)
}

impl Row {
    /// The row of a vent that `classifier` understood.
    pub fn new(record: VentRecord, understanding: &Understanding, classifier: Classifier) -> Self {
        let Understanding { emotion, theme, intensity, .. } = *understanding;
        Self { record, emotion, theme, intensity: Some(intensity), classifier }
    }

    /// The row of a job that nobody could open: the vent still counts.
    pub fn unclassified(record: VentRecord) -> Self {
        Self { record, emotion: None, theme: None, intensity: None, classifier: Classifier::None }
    }
}

/// How long a failed job waits, in seconds, when its message is `age_ms` old: as long as it has
/// waited already, so that the wait doubles every time; from `base_seconds` to an hour. A base of 0
/// is no wait at all.
pub fn retry_delay_seconds(age_ms: i64, base_seconds: u32) -> u32 {
    if base_seconds == 0 {
        return 0;
    }
    let base = i64::from(base_seconds).min(MAX_RETRY_SECONDS);
    let seconds = (age_ms / 1000).clamp(base, MAX_RETRY_SECONDS);
    u32::try_from(seconds).unwrap_or(base_seconds)
}

fn binding(record: &VentRecord) -> Vec<u8> {
    // Strings and numbers in a fixed order: the same record always gives the same bytes.
    serde_json::to_vec(record).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use crate::calendar::local_time;

    const RING: &str = "a:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    fn record() -> VentRecord {
        VentRecord {
            id: "id".into(),
            user_hash: "user".into(),
            session_id: "session".into(),
            mode: Mode::Text,
            word_count: 5,
            local: local_time(0, &[]),
            created_at: 0,
            pii_detected: false,
        }
    }

    #[test]
    fn a_job_hides_the_words_until_it_is_opened() {
        let ring = Keyring::parse(RING).unwrap();
        let job = Job::seal(record(), "my boss makes me so angry", None, &ring, [1; 12]).unwrap();
        let message = serde_json::to_string(&job).unwrap();
        assert!(!message.contains("boss"), "{message}");
        let Job::Vent { record, text, .. } = serde_json::from_str(&message).unwrap() else {
            panic!("{message}")
        };
        assert_eq!(open(&record, &text, &ring).unwrap(), "my boss makes me so angry");
    }

    #[test]
    fn words_cannot_be_moved_to_another_record() {
        let ring = Keyring::parse(RING).unwrap();
        let Job::Vent { record, text, .. } =
            Job::seal(record(), "words", None, &ring, [1; 12]).unwrap()
        else {
            panic!()
        };
        let moved = VentRecord { user_hash: "someone else".into(), ..*record };
        assert_eq!(open(&moved, &text, &ring), Err(SealError::Broken));
    }

    #[test]
    fn a_row_says_who_decided() {
        let understanding = crate::understand::understand("my boss makes me so angry");
        let row = Row::new(record(), &understanding, Classifier::Llm);
        assert_eq!((row.emotion, row.theme), (Some(Emotion::Anger), Some(Theme::Work)));
        assert_eq!(
            (row.intensity, row.classifier),
            (Some(understanding.intensity), Classifier::Llm)
        );
        let row = Row::unclassified(record());
        assert_eq!((row.emotion, row.intensity, row.classifier.as_str()), (None, None, "none"));
    }

    #[test]
    fn the_wait_doubles_from_its_base_to_an_hour() {
        let mut age = 0;
        let mut waits = Vec::new();
        for _ in 0..12 {
            let wait = retry_delay_seconds(age, 10);
            waits.push(wait);
            age += i64::from(wait) * 1000;
        }
        assert_eq!(waits, [10, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
        assert_eq!(retry_delay_seconds(-5, 10), 10);
        assert_eq!(retry_delay_seconds(0, u32::MAX), 3600);
        assert_eq!(retry_delay_seconds(60_000, 0), 0);
    }
}
