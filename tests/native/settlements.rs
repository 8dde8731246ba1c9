//! How the caller's promise is settled.

use crate::protocol::request::Purpose;
use crate::protocol::response::{Outcome, Settlement, settlement};

#[test]
fn every_outcome_of_every_purpose_is_settled() {
    use Outcome::{Answered, Failed, Refused};
    use Settlement::*;
    let challenge = Some("Oktadevicejwt realm=\"Okta Device\"");
    for (purpose, settlements) in [
        (Purpose::Interact, [Handle, RejectValue, RejectValue]),
        (Purpose::Introspect, [Value, RejectValue, RejectValue]),
        (Purpose::Action, [State, RejectState, RejectValue]),
        (Purpose::StartInteract, [GoOn, RejectFailure, RejectFailure]),
        (
            Purpose::StartIntrospect,
            [State, RejectIntrospect, RejectIntrospect],
        ),
    ] {
        let of = |outcome| settlement(purpose, outcome, None);
        assert_eq!([Answered, Refused, Failed].map(of), settlements);
        let challenged = settlement(purpose, Refused, challenge);
        let is_action = purpose == Purpose::Action;
        let [_, refused, _] = settlements;
        assert_eq!(challenged, if is_action { RejectStepUp } else { refused });
    }
}
