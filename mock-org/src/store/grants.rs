//! What has been granted: interaction codes, refresh tokens, and the access tokens revoked.

use std::collections::{HashMap, HashSet};

use time::OffsetDateTime;

use crate::model::{Authorization, Random};

/// A finished sign-in.
#[derive(Debug, Clone)]
pub struct Grant {
    /// What was asked for.
    pub authorization: Authorization,
    /// Who signed in.
    pub user_id: String,
    /// When they did.
    pub auth_time: OffsetDateTime,
    /// When the code for it dies; refresh tokens outlive it.
    pub code_expires: OffsetDateTime,
    /// The interaction it belongs to.
    pub state_handle: String,
}

/// All grants of the org.
#[derive(Debug, Clone, Default)]
pub struct Grants {
    codes: HashMap<String, Grant>,
    refresh_tokens: HashMap<String, Grant>,
    revoked: HashSet<String>,
}

impl Grants {
    /// Gives out an interaction code.
    pub fn issue_code(&mut self, grant: Grant, random: &Random) -> String {
        let code = random.opaque();
        self.codes.insert(code.clone(), grant);
        code
    }

    /// Takes a code out of circulation: whatever comes of it, it was used.
    pub fn redeem_code(&mut self, code: &str) -> Option<Grant> {
        self.codes.remove(code)
    }

    /// The code of an interaction that has come to its end.
    pub fn code_of(&self, state_handle: &str) -> Option<(&str, &Grant)> {
        let mut codes = self.codes.iter();
        let (code, grant) = codes.find(|(_, grant)| grant.state_handle == state_handle)?;
        Some((code, grant))
    }

    /// Withdraws the code of an interaction that is cancelled before it was redeemed.
    pub fn withdraw_code(&mut self, state_handle: &str) {
        self.codes
            .retain(|_, grant| grant.state_handle != state_handle);
    }

    /// Gives out a refresh token.
    pub fn issue_refresh_token(&mut self, grant: Grant, random: &Random) -> String {
        let token = random.opaque();
        self.refresh_tokens.insert(token.clone(), grant);
        token
    }

    /// The grant behind a refresh token, if it is that client's.
    pub fn refresh(&self, token: &str, client_id: &str) -> Option<&Grant> {
        self.refresh_tokens
            .get(token)
            .filter(|grant| grant.authorization.client_id == client_id)
    }

    /// Revokes a refresh token, or an access token by its `jti`.
    pub fn revoke(&mut self, token: &str, jti: Option<String>) {
        self.refresh_tokens.remove(token);
        self.revoked.extend(jti);
    }

    /// Whether the access token with that `jti` was revoked.
    pub fn is_revoked(&self, jti: &str) -> bool {
        self.revoked.contains(jti)
    }

    /// Signs a user out everywhere: their refresh tokens die.
    pub fn revoke_user(&mut self, user_id: &str) {
        self.refresh_tokens
            .retain(|_, grant| grant.user_id != user_id);
    }
}
