//! How an interaction begins.

use super::{Flow, SignIn, device_step_up::DeviceStepUp};
use crate::model::{Random, Scenario};

/// The first flow of a scenario.
pub fn first(scenario: Scenario, random: &Random) -> Box<dyn Flow> {
    match scenario {
        Scenario::DeviceStepUp => Box::new(DeviceStepUp::new(random)),
        _ => Box::new(SignIn::default()),
    }
}
