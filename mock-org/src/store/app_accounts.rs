//! Accounts in the authenticator app of the device: those that were scanned.

use crate::model::Totp;

/// An account in the app.
#[derive(Debug, Clone)]
pub struct AppAccount {
    /// Whose it is, where that was said.
    pub login: Option<String>,
    /// What the codes are computed from.
    pub totp: Totp,
}

/// All accounts that were scanned, the newest last.
#[derive(Debug, Clone, Default)]
pub struct AppAccounts(Vec<AppAccount>);

impl AppAccounts {
    /// Adds an account. It replaces one of the same login, and one of the same secret.
    pub fn add(&mut self, account: AppAccount) {
        let secret = account.totp.secret();
        self.0.retain(|other| {
            let same_login = account.login.is_some() && other.is_of(account.login.as_deref());
            !same_login && other.totp.secret() != secret
        });
        self.0.push(account);
    }

    /// All accounts, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &AppAccount> {
        self.0.iter().rev()
    }
}

impl AppAccount {
    fn is_of(&self, login: Option<&str>) -> bool {
        self.login.as_deref().map(str::to_ascii_lowercase) == login.map(str::to_ascii_lowercase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Random;

    fn account(login: Option<&str>, seed: u64) -> AppAccount {
        AppAccount {
            login: login.map(Into::into),
            totp: Totp::generate("x", &Random::seeded(seed)).unwrap(),
        }
    }

    #[test]
    fn an_account_is_replaced_by_one_of_its_login_or_secret() {
        let mut accounts = AppAccounts::default();
        let logins = |accounts: &AppAccounts| -> Vec<_> {
            accounts.newest_first().map(|a| a.login.clone()).collect()
        };
        accounts.add(account(Some("ada@example.com"), 1));
        accounts.add(account(None, 2));
        accounts.add(account(Some("ADA@example.com"), 3));
        assert_eq!(logins(&accounts), [Some("ADA@example.com".into()), None]);
        accounts.add(account(None, 4));
        accounts.add(account(Some("grace@example.com"), 2));
        assert_eq!(accounts.newest_first().count(), 3);
    }
}
