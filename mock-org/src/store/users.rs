//! All accounts of the org.

use crate::model::{Random, User, UserConfig};

/// All accounts.
#[derive(Debug, Clone, Default)]
pub struct Users(Vec<User>);

impl Users {
    /// The accounts that a configuration starts with.
    pub fn new(users: &[UserConfig], random: &Random) -> Self {
        Self(users.iter().map(|user| User::of(user, random)).collect())
    }

    /// Looks a login up, whatever its case.
    pub fn by_login(&self, login: &str) -> Option<&User> {
        self.0
            .iter()
            .find(|user| user.email.eq_ignore_ascii_case(login))
    }

    /// The account of that id.
    pub fn get(&self, id: &str) -> Option<&User> {
        self.0.iter().find(|user| user.id == id)
    }

    /// The account of that id, to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut User> {
        self.0.iter_mut().find(|user| user.id == id)
    }

    /// The account that is to be activated by that token.
    pub fn by_activation_token(&self, token: &str) -> Option<&User> {
        let is_theirs = |user: &&User| user.activation.as_ref().is_some_and(|a| a.token == token);
        self.0.iter().find(is_theirs)
    }

    /// The account whose password may be reset by that token.
    pub fn by_recovery_token(&self, token: &str) -> Option<&User> {
        let is_theirs = |user: &&User| user.recovery_token.as_deref() == Some(token);
        self.0.iter().find(is_theirs)
    }

    /// Whether somebody has registered that WebAuthn credential.
    pub fn has_passkey(&self, credential_id: &[u8]) -> bool {
        let mut passkeys = self.0.iter().flat_map(|user| &user.passkeys);
        passkeys.any(|passkey| passkey.credential.cred_id.as_slice() == credential_id)
    }

    /// All accounts.
    pub fn iter(&self) -> impl Iterator<Item = &User> {
        self.0.iter()
    }

    /// Adds an account; false where its login is taken.
    pub fn insert(&mut self, user: User) -> bool {
        let free = self.by_login(&user.email).is_none();
        if free {
            self.0.push(user);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_taken_in_any_case() {
        let (mut users, random) = (Users::default(), Random::seeded(1));
        assert!(users.insert(User::new("ada@example.com", "Ada", "Lovelace", &random)));
        assert!(!users.insert(User::new("ADA@example.com", "", "", &random)));
    }
}
