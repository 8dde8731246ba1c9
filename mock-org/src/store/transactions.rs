//! Interactions under way.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::{
    flow::Flow,
    model::{Authorization, Random, Stage},
};

/// One interaction: what was asked for, and the flow it has come to.
#[derive(Clone)]
pub struct Transaction {
    /// Counts from 1; names the interaction in logs, where its handles must not be.
    pub number: u64,
    /// Handle of the next answer.
    pub state_handle: String,
    /// Handle that a page resumes by.
    pub interaction_handle: String,
    /// What the client asked for.
    pub authorization: Authorization,
    /// When both handles die.
    pub expires: OffsetDateTime,
    /// The stages it has been through.
    pub completed: Vec<Stage>,
    /// Where the user is.
    pub flow: Box<dyn Flow>,
}

impl Transaction {
    /// Starts over under a new state handle; the interaction handle stays good.
    pub fn restart(&mut self, first: Box<dyn Flow>, random: &Random) {
        self.state_handle = state_handle(random);
        self.completed.clear();
        self.flow = first;
    }
}

fn state_handle(random: &Random) -> String {
    // Real ones start with their format's number.
    format!("02.id.{}", random.opaque())
}

/// All interactions under way.
#[derive(Clone, Default)]
pub struct Transactions {
    started: u64,
    by_state_handle: HashMap<String, Transaction>,
    state_handles: HashMap<String, String>,
}

impl Transactions {
    /// Starts an interaction and gives its interaction handle and its state handle.
    pub fn start(
        &mut self,
        authorization: Authorization,
        flow: Box<dyn Flow>,
        now: OffsetDateTime,
        expires: OffsetDateTime,
        random: &Random,
    ) -> (String, String) {
        self.forget_expired(now);
        self.started += 1;
        let interaction_handle = random.opaque();
        let state_handle = state_handle(random);
        self.put(Transaction {
            number: self.started,
            state_handle: state_handle.clone(),
            interaction_handle: interaction_handle.clone(),
            authorization,
            expires,
            completed: Vec::new(),
            flow,
        });
        (interaction_handle, state_handle)
    }

    /// Takes an interaction out, to be put back when it has been answered. None where it is unknown or expired.
    pub fn take(&mut self, state_handle: &str, now: OffsetDateTime) -> Option<Transaction> {
        self.by_state_handle
            .remove(state_handle)
            .filter(|transaction| now < transaction.expires)
    }

    /// The state handle behind an interaction handle.
    pub fn state_handle(&self, interaction_handle: &str) -> Option<&str> {
        self.state_handles
            .get(interaction_handle)
            .map(String::as_str)
    }

    /// Puts an interaction (back) in.
    pub fn put(&mut self, transaction: Transaction) {
        self.state_handles.insert(
            transaction.interaction_handle.clone(),
            transaction.state_handle.clone(),
        );
        self.by_state_handle
            .insert(transaction.state_handle.clone(), transaction);
    }

    /// Ends an interaction: both its handles are unknown from now on. Gives its number.
    pub fn end(&mut self, state_handle: &str) -> Option<u64> {
        let transaction = self.by_state_handle.remove(state_handle)?;
        self.state_handles.remove(&transaction.interaction_handle);
        Some(transaction.number)
    }

    /// Gives an interaction another state handle. None where there is none of that handle.
    pub fn rotate(&mut self, state_handle: &str, random: &Random) -> Option<String> {
        let mut transaction = self.by_state_handle.remove(state_handle)?;
        transaction.state_handle = self::state_handle(random);
        let fresh = transaction.state_handle.clone();
        self.put(transaction);
        Some(fresh)
    }

    fn forget_expired(&mut self, now: OffsetDateTime) {
        self.by_state_handle
            .retain(|_, transaction| now < transaction.expires);
        let live = &self.by_state_handle;
        self.state_handles
            .retain(|_, state_handle| live.contains_key(state_handle));
    }
}
