//! What comes back: IDX responses, and answers that are none.

mod build_plan;
mod meaning;
mod relates_path;
pub mod summary;
mod unreadable;

pub use build_plan::{BuildPlan, INDEX, Role, StepKind};
pub use meaning::{InvalidResponse, Meaning, meaning};
pub use relates_path::{Path, Segment};
pub use unreadable::Unreadable;
