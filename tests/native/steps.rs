//! Decodes a plan into typed steps.

use crate::protocol::response::{BuildPlan, INDEX, Role, Segment};

/// The fields of a form; `None` if `neededParams` is the definition itself.
pub type Fields = Option<Vec<(u32, Role)>>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Relate {
        holder: u32,
        path: Vec<Segment>,
    },
    Remediation {
        id: u32,
        forms: Vec<(u32, Fields)>,
    },
    Action {
        id: u32,
        fields: Fields,
    },
    SubAction {
        parent: u32,
        id: u32,
        fields: Fields,
    },
    Plain {
        id: u32,
    },
    Context {
        id: u32,
        split: bool,
    },
    Entry {
        parent: u32,
        id: u32,
    },
    Code {
        id: u32,
    },
}

/// Decodes a whole plan. Panics if it is malformed.
pub fn steps(plan: &BuildPlan) -> Vec<Step> {
    // The first word says whether the response is rejected.
    let mut words = plan.words().iter().copied().skip(1);
    let mut steps = Vec::new();
    let mut path: Vec<Segment> = Vec::new();
    while let Some(op) = words.next() {
        let mut word = || words.next().unwrap();
        steps.push(match op {
            0 => {
                let holder = word();
                let same = word() as usize;
                assert!(
                    same <= path.len(),
                    "shares more segments than the previous path has"
                );
                path.truncate(same);
                for _ in 0..word() {
                    path.push(match (word(), word()) {
                        (INDEX, index) => Segment::Index(index),
                        (start, end) => Segment::Name { start, end },
                    });
                }
                let path = path.clone();
                Step::Relate { holder, path }
            }
            1 => {
                let id = word();
                let count = word();
                let forms = (0..count).map(|_| (word(), fields(&mut word))).collect();
                Step::Remediation { id, forms }
            }
            2 => Step::Action {
                id: word(),
                fields: fields(&mut word),
            },
            3 => Step::SubAction {
                parent: word(),
                id: word(),
                fields: fields(&mut word),
            },
            4 => Step::Plain { id: word() },
            5 => Step::Context {
                id: word(),
                split: word() == 1,
            },
            6 => Step::Entry {
                parent: word(),
                id: word(),
            },
            7 => Step::Code { id: word() },
            _ => panic!("no step {op}"),
        });
    }
    steps
}

fn fields(word: &mut impl FnMut() -> u32) -> Fields {
    let count = word().checked_sub(1)?;
    let role =
        |word: u32| [Role::Needed, Role::Default, Role::Immutable, Role::Blank][word as usize & 3];
    Some(
        (0..count)
            .map(|_| word())
            .map(|field| (field >> 2, role(field)))
            .collect(),
    )
}
