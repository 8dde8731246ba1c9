//! The suites, and the names that choose them.

use clap::ValueEnum;

use crate::setup::Engine;

/// A suite's name on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Choice {
    /// Format, clippy for both targets, and the repository's rules.
    Lint,
    /// The workspace's unit, integration and documentation tests, compiled for this machine.
    Native,
    /// `tests/*.rs` in headless Chromium, Firefox and `WebKitGTK`.
    Browser,
    /// The packed package, imported by its name in Node.js.
    Package,
    /// The package's bytes, held to size-budget.toml.
    Size,
    /// The package beside its peer.
    Conformance,
    /// okta-auth-js over the package, and over its peer.
    AuthJs,
    /// The packed package in every tool and runtime it is for.
    Environments,
    /// Faults over a socket, a thousand sign-ins at once, a hundred thousand states.
    Reliability,
    /// What the package is made of: locked, allowed, told of, reproducible.
    Supply,
    /// A real org, where the environment or .env names one. Only where it is asked for.
    Live,
    /// The demo, signed in to by the same three.
    Demo,
    /// For the inner loop: the fast half of lint, then native and package.
    Quick,
}

/// One headline of the run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    Lint { thorough: bool },
    Native,
    Browser(Engine),
    Package,
    Size,
    Conformance,
    AuthJs,
    Environments,
    Reliability,
    Supply,
    Live,
    Demo(Engine),
}

const ALL: &[Suite] = &[
    Suite::Lint { thorough: true },
    Suite::Native,
    Suite::Browser(Engine::Chromium),
    Suite::Browser(Engine::Firefox),
    Suite::Browser(Engine::Webkit),
    Suite::Package,
    Suite::Size,
    Suite::Conformance,
    Suite::AuthJs,
    Suite::Environments,
    Suite::Reliability,
    Suite::Supply,
    Suite::Demo(Engine::Chromium),
    Suite::Demo(Engine::Firefox),
    Suite::Demo(Engine::Webkit),
];

const QUICK: &[Suite] = &[
    Suite::Lint { thorough: false },
    Suite::Native,
    Suite::Package,
];

/// The suites that the names stand for, in these browsers, each of them once.
pub fn chosen(choices: &[Choice], engines: &[Engine]) -> Vec<Suite> {
    let named = choices.iter().flat_map(|choice| match choice {
        Choice::Quick => QUICK.to_vec(),
        Choice::Live => vec![Suite::Live],
        _ => ALL
            .iter()
            .copied()
            .filter(|suite| suite.choice() == *choice)
            .collect(),
    });
    let mut suites = Vec::new();
    for suite in if choices.is_empty() {
        ALL.to_vec()
    } else {
        named.collect()
    } {
        let wanted = suite
            .engine()
            .is_none_or(|engine| engines.is_empty() || engines.contains(&engine));
        if wanted && !suites.contains(&suite) {
            suites.push(suite);
        }
    }
    suites
}

impl Suite {
    /// The name that stands for it, alone or with others.
    fn choice(self) -> Choice {
        match self {
            Self::Lint { .. } => Choice::Lint,
            Self::Native => Choice::Native,
            Self::Browser(_) => Choice::Browser,
            Self::Package => Choice::Package,
            Self::Size => Choice::Size,
            Self::Conformance => Choice::Conformance,
            Self::AuthJs => Choice::AuthJs,
            Self::Environments => Choice::Environments,
            Self::Reliability => Choice::Reliability,
            Self::Supply => Choice::Supply,
            Self::Live => Choice::Live,
            Self::Demo(_) => Choice::Demo,
        }
    }

    /// The browser that it runs in.
    fn engine(self) -> Option<Engine> {
        match self {
            Self::Browser(engine) | Self::Demo(engine) => Some(engine),
            _ => None,
        }
    }

    /// Its name in a headline.
    pub fn title(self) -> String {
        let name = self.choice().to_possible_value();
        let name = name.as_ref().map_or("tests", |value| value.get_name());
        match self.engine() {
            Some(engine) => format!("{name} in {}", engine.title()),
            None => name.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_every_suite() {
        assert!(chosen(&[], &[]) == ALL);
    }

    #[test]
    fn suites_run_once_and_in_the_order_given() {
        let suites = chosen(&[Choice::Package, Choice::Native, Choice::Package], &[]);
        assert!(suites == [Suite::Package, Suite::Native]);
    }

    #[test]
    fn quick_is_the_inner_loop() {
        assert!(chosen(&[Choice::Quick, Choice::Native], &[]) == QUICK);
        assert!(QUICK.iter().all(|suite| suite.engine().is_none()));
    }

    #[test]
    fn every_name_stands_for_a_suite() {
        for choice in Choice::value_variants() {
            assert!(!chosen(&[*choice], &[]).is_empty());
        }
    }

    #[test]
    fn a_suite_of_browsers_runs_in_all_of_them_or_in_those_named() {
        for suite in [Suite::Browser, Suite::Demo] {
            let choice = suite(Engine::Chromium).choice();
            let all: Vec<Suite> = Engine::ALL.iter().copied().map(suite).collect();
            assert!(chosen(&[choice], &[]) == all);
            let some = [Engine::Webkit, Engine::Chromium];
            assert!(chosen(&[choice], &some) == [suite(Engine::Chromium), suite(Engine::Webkit)]);
        }
        assert!(chosen(&[Choice::Native], &[Engine::Firefox]) == [Suite::Native]);
    }

    #[test]
    fn a_headline_names_the_browser() {
        assert_eq!(Suite::Native.title(), "native");
        assert_eq!(Suite::Demo(Engine::Webkit).title(), "demo in WebKit");
    }
}
