//! What a user who has proven everything still has to go through.

use super::{Flow, consent::Consent, enroll::Enroll, reenroll::Reenroll};
use crate::model::{Authenticator, Context, Registration, Scenario, Stage};

/// The flow that comes before the end, where there is one.
pub fn follow_up(user_id: &str, cx: &mut Context) -> Option<Box<dyn Flow>> {
    let user = cx.user(user_id)?;
    let open = |stage, cx: &Context| !cx.completed.contains(&stage);
    if let Some(days) = user
        .password_days
        .filter(|_| user.enrolled.contains(&Authenticator::Password))
        && open(Stage::Password, cx)
    {
        return Some(Box::new(Reenroll::new(&user, days)));
    }
    let plan = match cx.scenario {
        Scenario::Enrollment => Some(cx.policy.enrollment.clone()),
        Scenario::Passkeys => Some(Registration {
            optional: vec![Authenticator::WebAuthn],
            ..Registration::default()
        }),
        _ => None,
    };
    if let Some(plan) = plan.filter(|_| open(Stage::Enrollment, cx))
        && let Some(enroll) = Enroll::existing(user, plan, cx)
    {
        return Some(Box::new(enroll));
    }
    let granular = match cx.scenario {
        Scenario::Consent => false,
        Scenario::GranularConsent => true,
        _ => return None,
    };
    open(Stage::Consent, cx).then(|| Box::new(Consent::new(user_id, granular)) as Box<dyn Flow>)
}
