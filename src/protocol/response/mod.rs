//! What comes back: IDX responses, and answers that are none.

mod build_plan;
mod meaning;
mod relates_path;
pub mod summary;
mod unreadable;

pub use build_plan::{BuildPlan, INDEX, Role, StepKind};
pub use meaning::{InvalidResponse, Meaning, meaning};
pub use relates_path::{Path, PathReader, Segment};
pub use unreadable::Unreadable;

/// What came of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Outcome {
    /// It was answered with a success.
    Answered = 0,
    /// It was answered with anything else.
    Refused = 1,
    /// It was not sent, not answered, or its answer could not be read.
    Failed = 2,
}

impl Outcome {
    /// The outcome of a number.
    pub fn from_code(code: u32) -> Self {
        match code {
            0 => Self::Answered,
            1 => Self::Refused,
            _ => Self::Failed,
        }
    }
}
