//! What a step of an interaction works on.

use time::OffsetDateTime;

use super::{
    Authorization, BaseUrl, Client, IdentityProvider, NewPrompt, Policy, Prompt, Random, Scenario,
    Stage, Store, User,
};

/// What authenticators and flows may look at and change.
pub struct Context<'a> {
    /// What the org remembers.
    pub store: &'a mut dyn Store,
    /// Number of the interaction.
    pub interaction: u64,
    /// When the interaction expires.
    pub expires: OffsetDateTime,
    /// The org's rules.
    pub policy: &'a Policy,
    /// The application that started the interaction.
    pub client: &'a Client,
    /// What the application asked for.
    pub authorization: &'a mut Authorization,
    /// The stages that the interaction has been through.
    pub completed: &'a mut Vec<Stage>,
    /// Identity providers that users may sign in with.
    pub identity_providers: &'a [IdentityProvider],
    /// The org's own address.
    pub base_url: &'a BaseUrl,
    /// How sign-in is done for that application.
    pub scenario: Scenario,
    /// What the org makes up.
    pub random: &'a Random,
    /// The present.
    pub now: OffsetDateTime,
}

impl Context<'_> {
    /// Asks a person who is not at the page, for so long as the interaction lasts at most. Gives the token of the question.
    pub fn ask(&mut self, login: &str, prompt: Prompt, expires: OffsetDateTime) -> String {
        self.store.open_prompt(NewPrompt {
            interaction: self.interaction,
            login: login.into(),
            prompt,
            sent: self.now,
            expires: expires.min(self.expires),
        })
    }

    /// A copy of an account, to be shown or challenged.
    pub fn user(&self, id: &str) -> Option<User> {
        self.store.user(id).cloned()
    }
}
