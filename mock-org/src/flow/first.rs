//! How an interaction begins.

use super::{Flow, SignIn, device_step_up::DeviceStepUp};
use crate::model::Scenario;

/// The first flow of a scenario.
pub fn first(scenario: Scenario) -> Box<dyn Flow> {
    match scenario {
        Scenario::DeviceStepUp => Box::new(DeviceStepUp::default()),
        _ => Box::new(SignIn::default()),
    }
}
