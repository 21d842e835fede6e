//! Which provider is asked, with which of its models, and in which order.

use super::Provider;
use crate::cost::Step;

/// How much of a model a vent needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Quick and cheap: what most vents are answered by, and every short one.
    Fast,
    /// The better one.
    Quality,
}

/// The names of a provider's models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Models {
    /// The one for [`Size::Fast`].
    pub fast: String,
    /// The one for [`Size::Quality`]; the same where there is only one.
    pub quality: String,
}

/// What the choice rests on.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// Whether the words speak of danger.
    pub in_danger: bool,
    /// Whether the person has a subscription.
    pub premium: bool,
    /// What the day's budget still allows.
    pub step: Step,
}

/// One model of one provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route<'a> {
    /// Who is asked.
    pub provider: Provider,
    /// For which model.
    pub model: &'a str,
}

/// Reads an order such as `anthropic,openai,workers-ai,listener`, and tells whether all of it could
/// be read: a name that is none of ours, or stands twice, is left out. The listener is always last:
/// what stands behind it is never asked, and it need not be named.
pub fn parse_order(list: &str) -> (Vec<Provider>, bool) {
    let mut order = Vec::new();
    let mut seen = Vec::new();
    let mut is_good = true;
    for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let provider = Provider::ALL.into_iter().find(|provider| provider.as_str() == name);
        is_good &= (provider.is_some() || name == super::LISTENER) && !seen.contains(&name);
        let is_asked = !seen.contains(&super::LISTENER) && !seen.contains(&name);
        order.extend(provider.filter(|_| is_asked));
        seen.push(name);
    }
    (order, is_good)
}

/// The size of model for a vent; `None` when only the listener may answer.
///
/// Danger and a subscription have the quality model, everybody else the fast one, however long or
/// short the vent. A budget that runs low takes the quality model from subscriptions, then the models
/// from everybody else, and leaves them to those in danger until it is spent.
pub fn size(ask: Ask) -> Option<Size> {
    match (ask.step, ask.in_danger, ask.premium) {
        (Step::ListenerOnly, ..) | (Step::DangerOnly, false, _) => None,
        (_, true, _) | (Step::Free, _, true) => Some(Size::Quality),
        (Step::Free | Step::FastOnly, false, _) => Some(Size::Fast),
    }
}

/// The models to ask, one after the other until one answers. A provider without `models` is not
/// configured, and skipped.
pub fn routes<'a>(
    order: &[Provider],
    models: impl Fn(Provider) -> Option<&'a Models>,
    ask: Ask,
) -> Vec<Route<'a>> {
    let Some(size) = size(ask) else { return Vec::new() };
    let route = |provider: Provider| {
        let models = models(provider)?;
        let model = match size {
            Size::Fast => &models.fast,
            Size::Quality => &models.quality,
        };
        Some(Route { provider, model })
    };
    order.iter().filter_map(|provider| route(*provider)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Provider::{Anthropic, OpenAi, WorkersAi};

    #[test]
    fn an_order_ends_at_the_listener() {
        let rows = [
            ("anthropic,openai,workers-ai,listener", vec![Anthropic, OpenAi, WorkersAi], true),
            (" openai , anthropic ", vec![OpenAi, Anthropic], true),
            ("openai,listener,anthropic", vec![OpenAi], true),
            ("listener", vec![], true),
            ("", vec![], true),
            ("openai,,", vec![OpenAi], true),
            ("openai,openai", vec![OpenAi], false),
            // Who mistypes one name must not have another asked for it.
            ("OpenAI", vec![], false),
            ("gemini,openai", vec![OpenAi], false),
            ("openai,listener,gemini", vec![OpenAi], false),
        ];
        for (list, order, is_good) in rows {
            assert_eq!(parse_order(list), (order, is_good), "{list}");
        }
    }

    #[test]
    fn who_gets_which_model() {
        use Size::{Fast, Quality};
        let rows = [
            // step, in danger, premium
            (Step::Free, false, false, Some(Fast)),
            (Step::Free, false, true, Some(Quality)),
            (Step::Free, true, false, Some(Quality)),
            (Step::Free, true, true, Some(Quality)),
            (Step::FastOnly, false, false, Some(Fast)),
            (Step::FastOnly, false, true, Some(Fast)),
            (Step::FastOnly, true, false, Some(Quality)),
            (Step::FastOnly, true, true, Some(Quality)),
            (Step::DangerOnly, false, false, None),
            (Step::DangerOnly, false, true, None),
            (Step::DangerOnly, true, false, Some(Quality)),
            (Step::DangerOnly, true, true, Some(Quality)),
            (Step::ListenerOnly, false, false, None),
            (Step::ListenerOnly, false, true, None),
            (Step::ListenerOnly, true, false, None),
            (Step::ListenerOnly, true, true, None),
        ];
        for (step, in_danger, premium, expected) in rows {
            let ask = Ask { in_danger, premium, step };
            assert_eq!(size(ask), expected, "{ask:?}");
        }
    }

    #[test]
    fn routes_keep_the_order_and_skip_what_is_not_configured() {
        let claude = Models { fast: "haiku".into(), quality: "sonnet".into() };
        let gpt = Models { fast: "mini".into(), quality: "big".into() };
        let models = |provider| match provider {
            Anthropic => Some(&claude),
            OpenAi => Some(&gpt),
            WorkersAi => None,
        };
        let ask = |in_danger, step| Ask { in_danger, premium: false, step };
        let named = |order: &[Provider], ask| -> Vec<(Provider, &str)> {
            routes(order, models, ask).iter().map(|route| (route.provider, route.model)).collect()
        };
        let all = [WorkersAi, OpenAi, Anthropic];
        assert_eq!(named(&all, ask(false, Step::Free)), [(OpenAi, "mini"), (Anthropic, "haiku")]);
        assert_eq!(named(&all, ask(true, Step::Free)), [(OpenAi, "big"), (Anthropic, "sonnet")]);
        assert_eq!(named(&[Anthropic], ask(false, Step::Free)), [(Anthropic, "haiku")]);
        assert_eq!(named(&all, ask(true, Step::ListenerOnly)), []);
        assert_eq!(named(&[], ask(true, Step::Free)), []);
        assert_eq!(named(&[WorkersAi], ask(true, Step::Free)), []);
    }
}
