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
    /// Whether it is paid for: it has a key, or an account behind its binding.
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
        let named = reader.text("PROVIDERS").map(|list| parse_order(&list));
        let providers = Self {
            order: named.as_ref().map_or(Provider::ALL.to_vec(), |(order, _)| order.clone()),
            anthropic: http(reader, &ANTHROPIC),
            openai: http(reader, &OPENAI),
            workers_ai: has_ai(reader.env).then(|| Configured {
                models: models(reader, &WORKERS_AI_MODELS),
                endpoint: None,
                is_paid: true,
            }),
        };
        // Also an order of which nobody can be asked: it was not meant to be the listener alone.
        let nobody = |order: &[Provider]| {
            !order.is_empty() && order.iter().all(|provider| providers.get(*provider).is_none())
        };
        if named.is_some_and(|(order, is_good)| !is_good || nobody(&order)) {
            reader.faults.push("PROVIDERS");
        }
        providers
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
    let is_paid = api_key.is_some();
    let base = base.unwrap_or_else(|| names.base.1.to_owned());
    let base = base.trim_end_matches('/');
    let is_base = |url: Url| {
        matches!(url.scheme(), "http" | "https")
            && url.query().is_none()
            && url.fragment().is_none()
            && !url.path().ends_with(names.path)
    };
    if !Url::parse(base).is_ok_and(is_base) {
        reader.faults.push(names.base.0);
        return None;
    }
    // What cannot stand in a header would fail every request.
    if api_key.as_ref().is_some_and(|key| !key.bytes().all(|byte| byte.is_ascii_graphic())) {
        reader.faults.push(names.key);
        return None;
    }
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
