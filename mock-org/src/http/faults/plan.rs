//! Decides which request gets which fault.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Fault;

/// Rules, tried in order, and a share of everything else.
#[derive(Debug, Default)]
pub struct Plan {
    rules: Vec<Counted>,
    share: Option<Share>,
    done: BTreeMap<&'static str, u32>,
    requests: BTreeMap<String, u32>,
}

/// Faults for some requests to a path.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    /// A path, or its end.
    path: String,
    /// The first request that it is for, counted from 1 when the rule was set.
    #[serde(default = "one")]
    nth: u32,
    /// How many in a row; 0 for all that follow.
    #[serde(default = "one")]
    times: u32,
    fault: Fault,
}

fn one() -> u32 {
    1
}

#[derive(Debug)]
struct Counted {
    rule: Rule,
    seen: u32,
}

impl Counted {
    /// Counts a request that is of this rule's path and kind. Gives the fault where it is its turn.
    fn meet(&mut self, path: &str, is_preflight: bool) -> Option<Fault> {
        let rule = &self.rule;
        let of_preflights = rule.fault == Fault::RefusePreflight;
        if of_preflights != is_preflight || !path.ends_with(&rule.path) {
            return None;
        }
        self.seen += 1;
        let end = rule.nth.saturating_add(rule.times);
        let is_turn = self.seen >= rule.nth && (rule.times == 0 || self.seen < end);
        is_turn.then(|| rule.fault.clone())
    }
}

/// A share of what the client library sends (`interact`, and all of `/idp/idx/`), by a seed.
#[derive(Debug)]
pub struct Share {
    share: f64,
    seed: u64,
    random: fastrand::Rng,
}

impl Share {
    /// `share` from 0 to 1. One seed gives one sequence of faults.
    pub fn new(share: f64, seed: u64) -> Self {
        Self {
            share,
            seed,
            random: fastrand::Rng::with_seed(seed),
        }
    }

    /// A request without a handle can neither have it changed nor have it expire.
    fn draw(&mut self, has_handle: bool) -> Option<Fault> {
        if self.random.f64() >= self.share {
            return None;
        }
        let kinds = if has_handle { 10 } else { 8 };
        Some(match self.random.u8(0..kinds) {
            0 => Fault::Drop,
            1 => Fault::Reset,
            2 => Fault::Truncate,
            3 => Fault::Delay {
                ms: self.random.u64(1..100),
            },
            4 => Fault::BadGateway,
            5 => Fault::Empty,
            6 => Fault::RateLimit { retry_after: 1 },
            7 => Fault::ContentType {
                value: Some("text/plain".into()),
            },
            8 => Fault::RotateHandles,
            _ => Fault::ExpireHandles,
        })
    }
}

impl Plan {
    /// No rules yet, but faults at random.
    pub fn at_random(share: Share) -> Self {
        Self {
            share: Some(share),
            ..Self::default()
        }
    }

    /// Puts these in place of the rules there were, and counts from nothing.
    pub(super) fn set(&mut self, rules: Vec<Rule>) {
        self.rules = rules
            .into_iter()
            .map(|rule| Counted { rule, seen: 0 })
            .collect();
        self.done.clear();
        self.requests.clear();
    }

    /// What this request meets. Every rule of its path counts it, and the first whose turn it is wins.
    pub(super) fn pick(&mut self, path: &str, is_preflight: bool) -> Option<Fault> {
        let mut picked = None;
        for counted in &mut self.rules {
            let met = counted.meet(path, is_preflight);
            picked = picked.or(met);
        }
        let has_handle = path.starts_with("/idp/idx/");
        if !is_preflight && (has_handle || path.starts_with("/oauth2/")) {
            *self.requests.entry(path.into()).or_default() += 1;
        }
        if picked.is_none() && !is_preflight && (has_handle || path.ends_with("/v1/interact")) {
            picked = self.share.as_mut().and_then(|share| share.draw(has_handle));
        }
        if let Some(fault) = &picked {
            *self.done.entry(fault.name()).or_default() += 1;
        }
        picked
    }

    /// What is planned, and what was done since.
    pub(super) fn report(&self) -> Report<'_> {
        Report {
            rules: self.rules.iter().map(|counted| &counted.rule).collect(),
            share: self.share.as_ref().map(|share| share.share),
            seed: self.share.as_ref().map(|share| share.seed),
            done: &self.done,
            requests: &self.requests,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    rules: Vec<&'a Rule>,
    share: Option<f64>,
    seed: Option<u64>,
    /// How many faults of each kind.
    done: &'a BTreeMap<&'static str, u32>,
    /// How many requests to each path of the API, whatever came of them.
    requests: &'a BTreeMap<String, u32>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plan(rules: serde_json::Value) -> Plan {
        let mut plan = Plan::default();
        plan.set(serde_json::from_value(rules).unwrap());
        plan
    }

    #[test]
    fn a_rule_is_for_its_path_and_turn() {
        let mut plan =
            plan(json!([{ "path": "/introspect", "nth": 2, "times": 2, "fault": "drop" }]));
        assert_eq!(plan.pick("/idp/idx/identify", false), None);
        let mut meets = || plan.pick("/idp/idx/introspect", false).is_some();
        assert_eq!(
            [meets(), meets(), meets(), meets()],
            [false, true, true, false]
        );
    }

    #[test]
    fn a_rule_without_end_is_for_all_and_a_preflight_has_its_own() {
        let mut plan = plan(json!([
            { "path": "/v1/interact", "times": 0, "fault": "empty" },
            { "path": "/v1/interact", "fault": "refuse-preflight" },
        ]));
        assert_eq!(
            plan.pick("/oauth2/v1/interact", true),
            Some(Fault::RefusePreflight)
        );
        assert_eq!(plan.pick("/oauth2/v1/interact", true), None);
        for _ in 0..9 {
            assert_eq!(plan.pick("/oauth2/v1/interact", false), Some(Fault::Empty));
        }
        assert_eq!(
            serde_json::to_value(plan.report()).unwrap()["done"],
            json!({ "empty": 9, "refuse-preflight": 1 })
        );
    }

    #[test]
    fn requests_are_counted_by_path_since_the_rules_were_set() {
        let mut plan = plan(json!([{ "path": "/poll", "times": 2, "fault": "drop" }]));
        for _ in 0..3 {
            plan.pick("/idp/idx/challenge/poll", false);
        }
        plan.pick("/idp/idx/challenge/poll", true);
        plan.pick("/oauth2/v1/interact", false);
        plan.pick("/__inbox.json", false);
        let counted =
            |plan: &Plan| serde_json::to_value(plan.report()).unwrap()["requests"].clone();
        let expected = json!({ "/idp/idx/challenge/poll": 3, "/oauth2/v1/interact": 1 });
        assert_eq!(counted(&plan), expected);
        plan.set(Vec::new());
        assert_eq!(counted(&plan), json!({}));
    }

    #[test]
    fn a_seed_gives_the_same_faults_again_and_about_the_share() {
        let draw = |seed| {
            let mut plan = Plan::at_random(Share::new(0.2, seed));
            (0..1000)
                .map(|_| plan.pick("/idp/idx/identify", false))
                .collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let faults = draw(7).iter().flatten().count();
        assert!((150..250).contains(&faults), "{faults}");
    }

    #[test]
    fn by_default_and_elsewhere_nothing_goes_wrong() {
        assert_eq!(Plan::default().pick("/idp/idx/identify", false), None);
        let mut all = Plan::at_random(Share::new(1.0, 1));
        assert_eq!(all.pick("/__inbox.json", false), None);
        assert_eq!(all.pick("/oauth2/v1/token", false), None);
        assert_eq!(all.pick("/idp/idx/identify", true), None);
        assert!(all.pick("/idp/idx/identify", false).is_some());
    }
}
