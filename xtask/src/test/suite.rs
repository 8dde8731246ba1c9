//! The suites, and the names that choose them.

use std::time::Duration;

use clap::ValueEnum;

use crate::check;
use crate::setup::{self, Engine, Piece, WASM_PACK};

/// A suite's name on the command line. Most suites are named like their folder in `tests/`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Choice {
    /// The checks of `cargo xtask check`.
    Check,
    /// The workspace's unit, integration and documentation tests, compiled for this machine.
    Native,
    /// The package okta-mock-org: the org's own tests on it in Node.js, and what else it offers.
    MockOrg,
    /// The boundary in headless Chromium, Firefox and `WebKitGTK`.
    Browser,
    /// The packed package, imported by its name in Node.js.
    Package,
    /// `okta-idx-wasm/flow` of the packed package, with states of this package and of its peer.
    Flow,
    /// The package's bytes, compared with size-budget.toml.
    Size,
    /// The package compared with its peer.
    Conformance,
    /// okta-auth-js with the package, and with its peer.
    AuthJs,
    /// Okta's own clients, as they are published, with the mock org.
    Clients,
    /// The examples in `examples/`, with the mock org.
    Examples,
    /// The packed package in every supported tool and runtime.
    Environments,
    /// Faults over a socket, a thousand sign-ins at once, a hundred thousand states.
    Reliability,
    /// The dependencies: locked, allowed, with notices; and the reproducible build.
    Supply,
    /// A real org, which the environment or .env must name. Runs only if named.
    Live,
    /// The demo page, in headless Chromium, Firefox and `WebKitGTK`.
    Demo,
    /// The documentation: the site, its links, and the code in its pages.
    Docs,
    /// For development: check, native, and the fast files of package on one Node.js.
    Quick,
}

/// One suite of a run, as in its heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suite {
    pub choice: Choice,
    /// The browser, for suites that run in several.
    pub engine: Option<Engine>,
    /// Whether slow files are skipped.
    pub quick: bool,
}

/// How a folder of JavaScript tests is run.
pub struct Scripts {
    /// Whether to use the newest Node.js as well as the installed one.
    pub newest: bool,
    /// Two files at a time; one at a time where files measure time or memory.
    pub together: bool,
    /// The time limit of one file, or of all files together, for slow machines.
    pub limit: Duration,
}

/// The suites for the given names, in these browsers, each of them once.
pub fn chosen(choices: &[Choice], engines: &[Engine]) -> Vec<Suite> {
    let named: Vec<Choice> = match choices {
        [] => Choice::value_variants()
            .iter()
            .filter(|choice| !matches!(choice, Choice::Live | Choice::Quick))
            .copied()
            .collect(),
        _ => choices.to_vec(),
    };
    let mut suites = Vec::new();
    for suite in named.into_iter().flat_map(Choice::suites) {
        let wanted = |engine| engines.is_empty() || engines.contains(&engine);
        if suite.engine.is_none_or(wanted) && !suites.contains(&suite) {
            suites.push(suite);
        }
    }
    suites
}

impl Choice {
    fn suites(self) -> Vec<Suite> {
        let suite = |choice, engine, quick| Suite {
            choice,
            engine,
            quick,
        };
        match self {
            Self::Quick => vec![
                suite(Self::Check, None, false),
                suite(Self::Native, None, false),
                suite(Self::Package, None, true),
            ],
            Self::Browser | Self::Demo => Engine::ALL
                .iter()
                .map(|engine| suite(self, Some(*engine), false))
                .collect(),
            _ => vec![suite(self, None, false)],
        }
    }

    /// The name on the command line; also the suite's folder in `tests/`.
    pub fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().into())
    }
}

impl Suite {
    /// The browser that it uses.
    pub fn browser(self) -> Engine {
        self.engine.unwrap_or(Engine::Chromium)
    }

    /// The settings of suites in JavaScript.
    pub fn scripts(self) -> Option<Scripts> {
        let (newest, together, minutes) = match self.choice {
            // The slowest file takes a minute alone on the machine, and several beside other work.
            Choice::Package => (true, false, 6),
            Choice::Flow => (true, true, 6),
            Choice::Conformance | Choice::AuthJs => (true, true, 15),
            // One file makes states for several minutes.
            Choice::Reliability => (true, false, 8),
            // The first run installs every tool.
            Choice::Environments => (false, true, 30),
            // The first run installs the tools of the README's examples.
            Choice::MockOrg => (false, true, 10),
            // Both files install the clients, the second finds them installed.
            Choice::Clients => (false, false, 10),
            // The first file installs the tools of all.
            Choice::Examples => (false, false, 10),
            Choice::Demo => (false, false, 15),
            Choice::Docs => (false, true, 3),
            Choice::Live => (false, false, 3),
            _ => return None,
        };
        Some(Scripts {
            newest: newest && !self.quick,
            together,
            limit: Duration::from_secs(60 * minutes),
        })
    }

    /// The tools that it uses.
    pub fn pieces(self) -> Vec<Piece> {
        let engine = self.browser();
        match self.choice {
            Choice::Check => check::PIECES.to_vec(),
            // Tests of xtask itself run Node.js.
            Choice::Native => vec![Piece::Npm],
            Choice::Browser => {
                let runner = &[Piece::Tool(&WASM_PACK)];
                [setup::BUILD, runner, engine.driven_pieces()].concat()
            }
            Choice::Demo => [setup::BUILD, engine.driven_pieces()].concat(),
            Choice::Supply => [setup::BUILD, &[Piece::Tool(&setup::CARGO_DENY)]].concat(),
            _ => match self.scripts() {
                Some(Scripts { newest: true, .. }) => {
                    [setup::BUILD, engine.pieces(), &[Piece::NewestNode]].concat()
                }
                Some(_) => [setup::BUILD, engine.pieces()].concat(),
                None => setup::BUILD.to_vec(),
            },
        }
    }

    /// Its name in a heading.
    pub fn title(self) -> String {
        let name = self.choice.name();
        match self.engine {
            Some(engine) => format!("{name} in {}", engine.title()),
            None if self.quick => format!("{name}, the fast files"),
            None => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(choices: &[Choice], engines: &[Engine]) -> Vec<String> {
        let suites = chosen(choices, engines).into_iter();
        suites.map(Suite::title).collect()
    }

    #[test]
    fn no_name_means_every_suite_but_quick_and_live() {
        let all = titles(&[], &[]);
        assert_eq!(all.len(), Choice::value_variants().len() - 2 + 4);
        assert!(!all.iter().any(|it| it == "live" || it.contains("fast")));
    }

    #[test]
    fn suites_run_once_and_in_the_order_given() {
        let named = [Choice::Package, Choice::Native, Choice::Package];
        assert_eq!(titles(&named, &[]), ["package", "native"]);
    }

    #[test]
    fn quick_shares_suites_with_other_names() {
        let quick = ["check", "native", "package, the fast files"];
        assert_eq!(titles(&[Choice::Quick, Choice::Native], &[]), quick);
    }

    #[test]
    fn every_name_stands_for_a_suite() {
        for choice in Choice::value_variants() {
            assert!(!chosen(&[*choice], &[]).is_empty());
        }
    }

    #[test]
    fn a_suite_of_browsers_runs_in_all_of_them_or_in_those_named() {
        let all = ["demo in Chromium", "demo in Firefox", "demo in WebKit"];
        assert_eq!(titles(&[Choice::Demo], &[]), all);
        let some = [Engine::Webkit, Engine::Chromium];
        let some = titles(&[Choice::Browser, Choice::Native], &some);
        assert_eq!(some, ["browser in Chromium", "browser in WebKit", "native"]);
    }
}
