//! Answers: IDX responses and what they mean, answers that cannot be read, and how the caller's promise is settled.

mod build_plan;
mod meaning;
mod relates_path;
mod retry_after;
mod settlement;
pub mod summary;
mod unreadable;

pub use build_plan::{BuildPlan, INDEX, Role, StepKind};
pub use meaning::{InvalidResponse, Meaning, meaning};
pub use relates_path::{Path, PathReader, Segment};
pub use retry_after::RetryHeaders;
pub use settlement::{Outcome, Settlement, settlement};
pub use unreadable::Unreadable;
