//! Configuration, from the environment's vars and secrets. README.md has the table.

mod providers;

use std::sync::OnceLock;

use ventvault_core::cost::{Prices, parse_usd};
use ventvault_core::identity::Key;
use ventvault_core::llm::retry::Policy;
use ventvault_core::quota::{Limits, MAX_FIRST_WORD_MS, parse_limit};
use ventvault_core::seal::Keyring;
use ventvault_durable::clock_offset_ms;
use worker::{Env, Url};

pub use providers::{AI_BINDING, Endpoint, Providers};

/// The configuration.
pub struct Config {
    /// Daily limits.
    pub limits: Limits,
    /// The providers of language models.
    pub providers: Providers,
    /// How often and how patiently a provider is asked before its first word.
    pub retry: Policy,
    /// The price of each model.
    pub prices: Prices,
    /// What models may cost in a UTC day, nano-dollars; `None` without a bound.
    pub daily_budget_nanos: Option<u64>,
    /// How long to wait for a provider's first word before the next one is asked, milliseconds.
    pub first_word_timeout_ms: u32,
    /// How long a reply may stand still before someone else goes on with it, milliseconds.
    pub stall_timeout_ms: u32,
    /// How long all providers together may take for a reply before the listener ends it,
    /// milliseconds.
    pub total_timeout_ms: u32,
    /// Whether the queue's consumer reads with the full model; else the quick one reads there, too.
    pub full_model: bool,
    /// Whether a language model refines what is stored of a vent.
    pub refine: bool,
    /// How long it may take for a batch before the own model's results stand, milliseconds.
    pub refine_timeout_ms: u32,
    /// How often a comment is sent while there are no words, milliseconds. It keeps the connection
    /// open, and it is how a client that has left is noticed: the runtime learns of that only when
    /// it writes.
    pub heartbeat_ms: u32,
    /// The pause between two words of the listener, milliseconds.
    pub listener_word_ms: u32,
    /// The first wait of a job that failed, seconds.
    pub classify_retry_seconds: u32,
    /// Days that metadata is kept.
    pub retention_days: u32,
    /// Origins that may call from a browser, beside the worker's own.
    pub allowed_origins: Vec<String>,
    /// Signs device tokens.
    pub device_token_key: Option<Key>,
    /// Hashes devices, networks and idempotency keys.
    pub user_hash_key: Option<Key>,
    /// Seals jobs.
    pub seal_keys: Option<Keyring>,
    /// How far the clock is moved, milliseconds.
    clock_offset_ms: i64,
    /// Names of what is missing or cannot be read; its default holds until it is put right.
    pub faults: Vec<&'static str>,
}

/// Reads one environment, collecting faults.
struct Reader<'a> {
    env: &'a Env,
    faults: Vec<&'static str>,
}

impl Reader<'_> {
    fn text(&self, name: &str) -> Option<String> {
        let text = self.env.var(name).ok()?.to_string();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn parse<T>(
        &mut self,
        name: &'static str,
        default: T,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> T {
        let Some(text) = self.text(name) else { return default };
        parse(&text).unwrap_or_else(|| {
            self.faults.push(name);
            default
        })
    }

    fn number(&mut self, name: &'static str, default: u32, most: u32) -> u32 {
        self.parse(name, default, |text| text.parse().ok().filter(|number| *number <= most))
    }

    /// A time that must not be 0: whoever writes that means no limit, and would get no reply.
    fn time(&mut self, name: &'static str, default: u32, most: u32) -> u32 {
        self.parse(name, default, |text| {
            text.parse().ok().filter(|number| (1..=most).contains(number))
        })
    }

    /// On by default. Whoever mistypes it meant to change that.
    fn switch(&mut self, name: &'static str) -> bool {
        self.text(name).is_none_or(|text| match text.as_str() {
            "on" => true,
            "off" => false,
            _ => {
                self.faults.push(name);
                false
            }
        })
    }

    fn limit(&mut self, name: &'static str, default: Option<u32>) -> Option<u32> {
        self.parse(name, default, |text| parse_limit(text).ok())
    }

    fn secret<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let secret = self.text(name).and_then(|text| parse(&text));
        if secret.is_none() {
            self.faults.push(name);
        }
        secret
    }
}

impl Config {
    /// The configuration of this isolate: its environment never changes.
    pub fn of(env: &Env) -> &'static Self {
        static CONFIG: OnceLock<Config> = OnceLock::new();
        CONFIG.get_or_init(|| Self::read(env))
    }

    /// Reads the environment. What cannot be read takes its default, or what is safer, and is named in `faults`,
    /// which `/ready` reports: a typing error must not close the door.
    fn read(env: &Env) -> Self {
        let mut reader = Reader { env, faults: Vec::new() };
        let default = Limits::default();
        // MAX_FIRST_WORD_MS is a minute.
        let first_word_bound = u32::try_from(MAX_FIRST_WORD_MS).unwrap_or(u32::MAX);
        let minute = 60_000;
        let providers = Providers::read(&mut reader);
        let prices =
            reader.parse("MODEL_PRICES", Prices::default(), |list| Prices::parse(list).ok());
        // A budget that cannot be read is none to spend: the listener answers until it is put right.
        let daily_budget_nanos = reader.text("DAILY_BUDGET_USD").map(|text| {
            parse_usd(&text).unwrap_or_else(|| {
                reader.faults.push("DAILY_BUDGET_USD");
                0
            })
        });
        // A budget that does not see what a model costs would never be spent.
        if daily_budget_nanos.is_some() && providers.paid_models().any(|model| !prices.has(model)) {
            reader.faults.push("MODEL_PRICES");
        }
        Self {
            limits: Limits {
                anonymous: reader.limit("QUOTA_ANONYMOUS", default.anonymous),
                signed_in: reader.limit("QUOTA_SIGNED_IN", default.signed_in),
                premium: reader.limit("QUOTA_PREMIUM", default.premium),
                network: reader.limit("QUOTA_NETWORK", default.network),
                crisis: reader.limit("QUOTA_CRISIS", default.crisis),
            },
            providers,
            retry: Policy {
                retries: reader.number("PROVIDER_RETRIES", 2, 10),
                retry_after_max_ms: reader.number("RETRY_AFTER_MAX_MS", 5_000, minute),
            },
            prices,
            daily_budget_nanos,
            first_word_timeout_ms: reader.time("FIRST_WORD_TIMEOUT_MS", 15_000, first_word_bound),
            stall_timeout_ms: reader.time("STALL_TIMEOUT_MS", 8_000, minute),
            total_timeout_ms: reader.time("TOTAL_TIMEOUT_MS", 120_000, 10 * minute),
            full_model: reader.switch("FULL_MODEL"),
            refine: reader.switch("REFINE"),
            refine_timeout_ms: reader.time("REFINE_TIMEOUT_MS", 20_000, minute),
            heartbeat_ms: reader.number("HEARTBEAT_MS", 750, minute).max(10),
            listener_word_ms: reader.number("LISTENER_WORD_MS", 30, 1_000),
            classify_retry_seconds: reader.number("CLASSIFY_RETRY_SECONDS", 10, 3_600),
            retention_days: reader.number("RETENTION_DAYS", 400, 3_650).max(1),
            allowed_origins: origins(&mut reader),
            device_token_key: reader.secret("DEVICE_TOKEN_KEY", Key::new),
            user_hash_key: reader.secret("USER_HASH_KEY", Key::new),
            seal_keys: reader.secret("SEAL_KEYS", |text| Keyring::parse(text).ok()),
            clock_offset_ms: clock_offset_ms(env),
            faults: reader.faults,
        }
    }

    /// Now, Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        ventvault_durable::now_ms(self.clock_offset_ms)
    }
}

/// Each entry must be an origin and nothing more. One that is not, `*` among them, is left out: a
/// page of any origin must not speak for whoever looks at it.
fn origins(reader: &mut Reader<'_>) -> Vec<String> {
    let list = reader.text("ALLOWED_ORIGINS").unwrap_or_default();
    let entries: Vec<&str> =
        list.split(',').map(|entry| entry.trim().trim_end_matches('/')).collect();
    let is_origin = |entry: &str| {
        Url::parse(entry)
            .is_ok_and(|url| url.origin().is_tuple() && url.origin().ascii_serialization() == entry)
    };
    let (good, bad): (Vec<&str>, Vec<&str>) =
        entries.into_iter().partition(|entry| is_origin(entry));
    if !list.is_empty() && !bad.is_empty() {
        reader.faults.push("ALLOWED_ORIGINS");
    }
    good.into_iter().map(str::to_owned).collect()
}
