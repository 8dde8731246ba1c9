//! One step of an interaction: the same for every flow.

use axum::{http::StatusCode, response::Response};
use serde_json::{Map, Value};
use tracing::{info, warn};
use url::Url;

use super::responses;
use crate::{
    flow::{self, Done, Flow, Outcome, SignIn, Terminal},
    http::oauth,
    ion::{Answer, Envelope, FormName, Message, Rejection, Screen},
    model::{BaseUrl, Context, timestamp},
    store::{Grant, MemoryStore, Org, Transaction},
};

/// Where pages that wait for a mail or a push ask.
const POLL: &str = "/idp/idx/challenge/poll";

/// Shows the present step.
pub(super) fn show(org: &Org, base_url: &BaseUrl, state_handle: &str) -> Response {
    visit(org, base_url, state_handle, |step| {
        let screen = step.screen();
        let (number, flow) = (step.transaction.number, step.transaction.flow.name());
        info!(
            interaction = number,
            flow,
            form = "introspect",
            next = screen.summary()
        );
        (step.transaction.flow.status(), screen)
    })
}

/// Takes an answer and shows what follows.
pub(super) fn answer(
    org: &Org,
    base_url: &BaseUrl,
    state_handle: &str,
    path: &str,
    body: &Map<String, Value>,
) -> Response {
    visit(org, base_url, state_handle, |step| step.answer(path, body))
}

/// Takes a user back from an identity provider; None where the interaction is gone, else where the browser goes on.
pub(super) fn take_back(
    org: &Org,
    base_url: &BaseUrl,
    state_handle: &str,
    login: Option<&str>,
) -> Option<Url> {
    let mut store = org.store();
    let transaction = store.transactions.take(state_handle, org.clock.now())?;
    let mut step = Step {
        org,
        base_url,
        store: &mut store,
        transaction,
    };
    let outcome = step.with_cx(|flow, cx| flow.returned(login, cx));
    let (_, screen) = step.settle(outcome, FormName::RedirectIdp);
    info!(
        interaction = step.transaction.number,
        form = FormName::RedirectIdp.as_str(),
        next = screen.summary()
    );
    let transaction = step.transaction;
    let authorization = transaction.authorization.clone();
    store.transactions.put(transaction);
    // It was checked when the interaction started.
    let mut back = Url::parse(&authorization.redirect_uri).ok()?;
    match screen.interaction_code {
        Some(code) => {
            back.query_pairs_mut()
                .append_pair("interaction_code", &code);
        }
        None => {
            back.query_pairs_mut()
                .append_pair("error", "interaction_required")
                .append_pair(
                    "error_description",
                    "Your client is configured to use the interaction code flow and user interaction is required \
                     to complete the request.",
                );
        }
    }
    if let Some(state) = authorization.state {
        back.query_pairs_mut().append_pair("state", &state);
    }
    Some(back)
}

/// Takes the interaction out of the store, lets `act` work on it, and puts it back with the answer made.
fn visit(
    org: &Org,
    base_url: &BaseUrl,
    state_handle: &str,
    act: impl FnOnce(&mut Step) -> (StatusCode, Screen),
) -> Response {
    let mut store = org.store();
    let Some(transaction) = store.transactions.take(state_handle, org.clock.now()) else {
        info!("handle unknown or expired");
        return responses::session_expired();
    };
    let mut step = Step {
        org,
        base_url,
        store: &mut store,
        transaction,
    };
    let (status, screen) = act(&mut step);
    let device_challenge = screen.device_challenge && status == StatusCode::UNAUTHORIZED;
    let body = step.envelope().seal(screen);
    let transaction = step.transaction;
    store.transactions.put(transaction);
    let reply = responses::ion(status, body);
    if device_challenge {
        return responses::challenge_device(reply);
    }
    reply
}

struct Step<'a> {
    org: &'a Org,
    base_url: &'a BaseUrl,
    store: &'a mut MemoryStore,
    transaction: Transaction,
}

impl Step<'_> {
    fn answer(&mut self, path: &str, body: &Map<String, Value>) -> (StatusCode, Screen) {
        let (number, flow) = (self.transaction.number, self.transaction.flow.name());
        let mut screen = self.screen();
        let Some((name, checked)) = screen.check(path, body) else {
            // Somebody else has answered, such as another browser with the code: a poll shows what came of it.
            if path == POLL {
                info!(
                    interaction = number,
                    flow,
                    form = "poll",
                    next = screen.summary()
                );
                return (self.transaction.flow.status(), screen);
            }
            self.with_cx(|flow, cx| flow.refused(path, cx));
            warn!(
                interaction = number,
                flow, path, "not on offer at this step"
            );
            screen.messages.push(Message::bad_request());
            return (StatusCode::BAD_REQUEST, screen);
        };
        let (status, screen) = match checked {
            Err(Rejection::Malformed(why)) => {
                screen.messages.push(Message::malformed(&why));
                (StatusCode::BAD_REQUEST, screen)
            }
            Err(Rejection::Fields(wrong)) => {
                if let Some(form) = screen.named(name) {
                    for (path, message) in wrong {
                        form.attach(&path, &message);
                    }
                }
                (StatusCode::BAD_REQUEST, screen)
            }
            Ok(_) if name == FormName::Cancel => {
                self.store
                    .grants
                    .withdraw_code(&self.transaction.state_handle);
                self.withdraw_questions();
                let first = self.with_cx(|_, cx| flow::first(cx.scenario, cx.random));
                self.transaction.restart(first, &self.org.random);
                (StatusCode::OK, self.screen())
            }
            Ok(answer) => self.submit(&answer),
        };
        let says = screen
            .messages
            .first()
            .map(|message| message.key().as_str());
        info!(
            interaction = number,
            flow,
            form = name.as_str(),
            status = status.as_u16(),
            says,
            next = screen.summary()
        );
        (status, screen)
    }

    fn submit(&mut self, answer: &Answer) -> (StatusCode, Screen) {
        let outcome = self.with_cx(|flow, cx| flow.submit(answer, cx));
        self.settle(outcome, answer.form)
    }

    fn settle(&mut self, outcome: Outcome, form: FormName) -> (StatusCode, Screen) {
        if let Outcome::SignIn | Outcome::Finish(_) | Outcome::Stop(..) = outcome {
            self.withdraw_questions();
        }
        match outcome {
            Outcome::Next => {}
            Outcome::Status(status) => return (status, self.screen()),
            Outcome::Say(status, message) => {
                let mut screen = self.screen();
                screen.messages.push(message);
                return (status, screen);
            }
            Outcome::Field(status, path, message) => {
                let mut screen = self.screen();
                if let Some(form) = screen.named(form) {
                    form.attach(path, &message);
                }
                return (status, screen);
            }
            Outcome::Become(flow) => self.transaction.flow = flow,
            Outcome::SignIn => self.transaction.flow = Box::new(SignIn::default()),
            Outcome::Finish(user_id) => match self.with_cx(|_, cx| flow::follow_up(&user_id, cx)) {
                Some(flow) => self.transaction.flow = flow,
                None => self.finish(user_id),
            },
            Outcome::Stop(status, message) => {
                self.transaction.flow = Box::new(Terminal { status, message })
            }
        }
        (self.transaction.flow.status(), self.screen())
    }

    fn finish(&mut self, user_id: String) {
        let now = self.org.clock.now();
        let grant = Grant {
            authorization: self.transaction.authorization.clone(),
            user_id: user_id.clone(),
            auth_time: now,
            code_expires: now + self.org.config.policy.code_ttl(),
            state_handle: self.transaction.state_handle.clone(),
        };
        let random = &self.org.random;
        let interaction_code = self.store.grants.issue_code(grant, random);
        self.transaction.flow = Box::new(Done {
            user_id,
            interaction_code,
        });
    }

    /// Nobody waits any more for an answer from elsewhere.
    fn withdraw_questions(&mut self) {
        self.store.withdraw_questions(self.transaction.number);
    }

    fn screen(&mut self) -> Screen {
        self.with_cx(|flow, cx| flow.screen(cx))
    }

    fn with_cx<T>(&mut self, act: impl FnOnce(&mut dyn Flow, &mut Context) -> T) -> T {
        let config = &self.org.config;
        let client = config.client(&self.transaction.authorization.client_id);
        // The client was looked up when the interaction started, and the configuration does not change.
        let client = client
            .or(config.clients.first())
            .expect("an org with an interaction has a client");
        let mut cx = Context {
            store: self.store,
            interaction: self.transaction.number,
            expires: self.transaction.expires,
            authorization: &mut self.transaction.authorization,
            completed: &mut self.transaction.completed,
            identity_providers: &config.identity_providers,
            base_url: self.base_url,
            policy: &config.policy,
            client,
            scenario: config.scenario_of(client),
            random: &self.org.random,
            now: self.org.clock.now(),
        };
        act(self.transaction.flow.as_mut(), &mut cx)
    }

    fn envelope(&self) -> Envelope {
        let authorization = &self.transaction.authorization;
        let client = self.org.config.client(&authorization.client_id);
        Envelope {
            state_handle: self.transaction.state_handle.clone(),
            expires_at: timestamp(self.transaction.expires),
            base: self.base_url.0.clone(),
            token_path: format!(
                "{}/v1/token",
                oauth::path_of(authorization.server.as_deref())
            ),
            client_id: authorization.client_id.clone(),
            client_label: client
                .map(|client| client.label.clone())
                .unwrap_or_default(),
        }
    }
}
