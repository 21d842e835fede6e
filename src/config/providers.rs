//! The variables of the providers: who is asked, where, and for which models.

use ventvault_core::llm::Provider;
use ventvault_core::llm::route::{Models, parse_order};
use worker::js_sys::Reflect;
use worker::wasm_bindgen::JsValue;
use worker::{Env, Url};

use super::Reader;

/// The binding of Workers AI, when there is one.
pub const AI_BINDING: &str = "AI";

/// Where a provider is reached over HTTP.
pub struct Endpoint {
    /// Empty when the server needs none.
    pub api_key: String,
    /// The whole address that requests are posted to.
    pub url: String,
}

/// What is needed to ask one provider.
pub struct Configured {
    /// The names of its models.
    pub models: Models,
    /// `None` for one that is reached by a binding.
    pub endpoint: Option<Endpoint>,
    /// Whether it is the provider's own service, which is paid for, and no server of one's own.
    pub is_paid: bool,
}

/// All of them.
pub struct Providers {
    /// In which order they are asked; the listener comes after the last.
    pub order: Vec<Provider>,
    anthropic: Option<Configured>,
    openai: Option<Configured>,
    workers_ai: Option<Configured>,
}

impl Providers {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let order =
            reader.parse("PROVIDERS", Provider::ALL.to_vec(), |list| parse_order(list).ok());
        Self {
            order,
            anthropic: http(reader, &ANTHROPIC),
            openai: http(reader, &OPENAI),
            workers_ai: has_ai(reader.env).then(|| Configured {
                models: models(reader, &WORKERS_AI_MODELS),
                endpoint: None,
                is_paid: true,
            }),
        }
    }

    /// What is configured of `provider`; `None` when it cannot be asked.
    pub fn get(&self, provider: Provider) -> Option<&Configured> {
        match provider {
            Provider::Anthropic => self.anthropic.as_ref(),
            Provider::OpenAi => self.openai.as_ref(),
            Provider::WorkersAi => self.workers_ai.as_ref(),
        }
    }

    /// The models that cost money and may be asked.
    pub fn paid_models(&self) -> impl Iterator<Item = &str> {
        let configured = self.order.iter().filter_map(|provider| self.get(*provider));
        configured
            .filter(|configured| configured.is_paid)
            .flat_map(|Configured { models, .. }| [models.fast.as_str(), models.quality.as_str()])
    }
}

/// The variables of a provider's models, each with its default.
struct ModelNames {
    fast: (&'static str, &'static str),
    quality: (&'static str, &'static str),
}

/// The variables of a provider that is reached over HTTP.
struct HttpNames {
    key: &'static str,
    base: (&'static str, &'static str),
    /// What every base address ends with, whether it was written or not.
    version: &'static str,
    path: &'static str,
    models: ModelNames,
}

const ANTHROPIC: HttpNames = HttpNames {
    key: "ANTHROPIC_API_KEY",
    base: ("ANTHROPIC_BASE_URL", "https://api.anthropic.com"),
    version: "/v1",
    path: "/messages",
    models: ModelNames {
        fast: ("ANTHROPIC_MODEL", "claude-haiku-4-5"),
        quality: ("ANTHROPIC_MODEL_QUALITY", "claude-sonnet-4-5"),
    },
};

const OPENAI: HttpNames = HttpNames {
    key: "OPENAI_API_KEY",
    base: ("OPENAI_BASE_URL", "https://api.openai.com/v1"),
    // Servers that speak like OpenAI have their versions anywhere, or none.
    version: "",
    path: "/chat/completions",
    models: ModelNames {
        fast: ("OPENAI_MODEL", "gpt-4o-mini"),
        quality: ("OPENAI_MODEL_QUALITY", "gpt-4o"),
    },
};

const WORKERS_AI_MODELS: ModelNames = ModelNames {
    fast: ("WORKERS_AI_MODEL", "@cf/meta/llama-3.1-8b-instruct-fast"),
    quality: ("WORKERS_AI_MODEL_QUALITY", "@cf/meta/llama-3.3-70b-instruct-fp8-fast"),
};

/// Who names one model has that one for everything: a server of one's own often has no other.
fn models(reader: &Reader<'_>, names: &ModelNames) -> Models {
    let fast = reader.text(names.fast.0);
    let quality = reader.text(names.quality.0).or_else(|| fast.clone());
    Models {
        fast: fast.unwrap_or_else(|| names.fast.1.to_owned()),
        quality: quality.unwrap_or_else(|| names.quality.1.to_owned()),
    }
}

/// Configured by a key (the provider's own service) or by a base URL (a server of one's own).
fn http(reader: &mut Reader<'_>, names: &HttpNames) -> Option<Configured> {
    let api_key = reader.text(names.key);
    let base = reader.text(names.base.0);
    if api_key.is_none() && base.is_none() {
        return None;
    }
    let is_paid = base.is_none();
    let base = base.unwrap_or_else(|| names.base.1.to_owned());
    if !Url::parse(&base).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
        reader.faults.push(names.base.0);
        return None;
    }
    let base = base.trim_end_matches('/');
    let base = base.strip_suffix(names.version).unwrap_or(base);
    let endpoint = Endpoint {
        api_key: api_key.unwrap_or_default(),
        url: format!("{base}{}{}", names.version, names.path),
    };
    Some(Configured { models: models(reader, &names.models), endpoint: Some(endpoint), is_paid })
}

fn has_ai(env: &Env) -> bool {
    Reflect::get(env.as_ref(), &JsValue::from(AI_BINDING)).is_ok_and(|binding| !binding.is_falsy())
}
