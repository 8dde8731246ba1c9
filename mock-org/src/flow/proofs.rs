//! What somebody who signs in has proven, and still has to.

use crate::model::{Assurance, Authenticator, Context, User};

/// What is proven so far.
#[derive(Clone, Default)]
pub(super) struct Proofs {
    verified: Vec<Authenticator>,
    /// Whether an identity provider vouches for the user.
    pub(super) federated: bool,
}

impl Proofs {
    /// Adds an authenticator that was verified.
    pub(super) fn add(&mut self, authenticator: Authenticator) {
        self.verified.push(authenticator);
    }

    /// What the user has to prove.
    pub(super) fn assurance(user: &User, cx: &Context) -> Assurance {
        user.assurance.unwrap_or(cx.scenario.assurance())
    }

    /// What the user can still prove themselves with.
    pub(super) fn candidates(&self, user: &User, cx: &Context) -> Vec<Authenticator> {
        if self.federated {
            return others(user);
        }
        if Self::assurance(user, cx) == Assurance::Password
            && user.enrolled.contains(&Authenticator::Password)
        {
            return vec![Authenticator::Password];
        }
        user.enrolled
            .iter()
            .copied()
            .filter(|candidate| !self.verified.contains(candidate))
            .collect()
    }

    /// Whether nothing more has to be proven.
    pub(super) fn are_enough(&self, user: &User, cx: &Context) -> bool {
        if self.federated {
            return !self.verified.is_empty() || others(user).is_empty();
        }
        let needed = match Self::assurance(user, cx) {
            Assurance::Password | Assurance::Any => 1,
            Assurance::Two => user.enrolled.len().clamp(1, 2),
        };
        self.verified.len() >= needed
    }
}

/// What somebody whom an identity provider vouches for can add: not one more password.
fn others(user: &User) -> Vec<Authenticator> {
    let mut others = user.enrolled.clone();
    others.retain(|other| *other != Authenticator::Password);
    others
}
