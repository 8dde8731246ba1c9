//! Serves a mock org, and the pages that use it.

use std::{
    error::Error,
    fs,
    io::{self, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};

use clap::Parser;
use mock_org::{
    Clock, Config, Faults, Host, Org, Plan, Random, Scenario, Share,
    server::{self, Mount, Origin},
};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// A local stand-in for an Okta Identity Engine org: IDX and OAuth endpoints, users, mail, all in memory.
///
/// Prints one line of JSON when it is ready, {"org": "http://…", "page": "http://…" or null}, and logs each step to
/// stderr. Codes and links that an org would mail or text are read at /__inbox, or as JSON at
/// /__inbox.json?to=ADDRESS. Notifications are answered, and the codes of authenticator apps read, at /__device, or as
/// JSON at /__device.json. /__clock tells the time; POST {"advance": 60000} to it puts the org a minute forward. The
/// scenarios to try are listed at /__scenarios.json, with what their users know and whether they are locked out, at
/// that time; the names of all remediations and actions, and the keys of all messages, that responses can have, at
/// /__vocabulary.json. POST to /__reset puts the org back into its first state.
#[derive(Parser)]
#[command(version, after_long_help = WHO)]
struct Args {
    /// Port of the org; 0 takes any that is free.
    #[arg(long, default_value_t = 0)]
    port: u16,

    /// Host name or address to listen on; `localhost` listens on both its addresses.
    #[arg(long, default_value = "localhost")]
    host: String,

    /// TOML file with users, clients and policies, in place of the built-in ones.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Print the built-in configuration, to start a file from, and exit.
    #[arg(long)]
    print_config: bool,

    /// How sign-in is done for every client, whatever the configuration says.
    #[arg(long, value_enum)]
    scenario: Option<Scenario>,

    /// Seconds after which an interaction's handles expire.
    #[arg(long, value_name = "SECONDS")]
    ttl: Option<u32>,

    /// A seed for handles, codes and ids: with --now, it makes them the same on each run.
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,

    /// A moment, such as 2026-01-31T08:30:00Z, at which the org's clock stands until /__clock puts it forward.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<OffsetDateTime>,

    /// Serve a directory on a second origin; `/path=DIR` serves it under a path. Can be repeated.
    #[arg(long, value_name = "[/PATH=]DIR")]
    serve: Vec<Mount>,

    /// Port of that second origin; 0 takes any that is free.
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    page_port: u16,

    /// Accept fault rules at /__faults; without this nothing goes wrong. See below.
    #[arg(long)]
    faults: bool,

    /// Let this share of the answers to `interact` and /idp/idx/ go wrong, from 0 to 1. Includes --faults.
    #[arg(long, value_name = "SHARE", value_parser = share)]
    fault: Option<f64>,

    /// Which faults these are: a seed gives the same sequence again.
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    fault_seed: u64,
}

fn share(text: &str) -> Result<f64, String> {
    let share = text
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a share is from 0 to 1".into())
}

fn moment(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339).map_err(|e| e.to_string())
}

impl Args {
    /// The time and the randomness that the options ask for.
    fn host(&self) -> Host {
        let mut host = Host::system();
        if let Some(moment) = self.now {
            host.clock = Clock::standing_at(moment);
        }
        if let Some(seed) = self.seed {
            host.random = Random::seeded(seed);
        }
        host
    }

    /// The faults that the options ask for; None without any.
    fn faults(&self) -> Option<Faults> {
        let plan = match self.fault {
            Some(share) => Plan::at_random(Share::new(share, self.fault_seed)),
            None if self.faults => Plan::default(),
            None => return None,
        };
        Some(Faults::new(plan))
    }
}

/// Whom to sign in as, to see what. Passwords and the rest are in the configuration.
const WHO: &str = include_str!("../help.txt");

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("mock-org: {e}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> Result<(), Box<dyn Error>> {
    if args.print_config {
        io::stdout().write_all(Config::BUILT_IN.as_bytes())?;
        return Ok(());
    }
    let colours = io::stderr().is_terminal();
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_target(false)
        .with_ansi(colours)
        .init();

    let mut config = match &args.config {
        None => Config::built_in(),
        Some(path) => fs::read_to_string(path)
            .map_err(|e| format!("{}: {e}", path.display()))?
            .parse()
            .map_err(|e| format!("{}: {e}", path.display()))?,
    };
    config.scenario = args.scenario;
    if let Some(seconds) = args.ttl {
        config.policy.handle_ttl_seconds = seconds;
    }

    let org = Origin::bind(&args.host, args.port).await?;
    let page = match args.serve.as_slice() {
        [] => None,
        mounts => Some((
            Origin::bind(&args.host, args.page_port).await?,
            server::static_pages(mounts)?,
        )),
    };
    let ready = serde_json::json!({
        "org": org.address,
        "page": page.as_ref().map(|(origin, _)| &origin.address),
    });
    println!("{ready}");

    let state = Arc::new(Org::on(args.host(), config));
    let faults = args.faults();
    let org = async {
        match faults {
            None => org.serve(mock_org::router(state)).await,
            Some(faults) => {
                org.serve_breakable(mock_org::faulty_router(state, faults))
                    .await
            }
        }
    };
    match page {
        None => org.await?,
        Some((origin, router)) => tokio::try_join!(org, origin.serve(router)).map(drop)?,
    }
    Ok(())
}
