//! Properties of any response, any summary and any path, on random ones.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::steps::{Fields, Step, steps};
use super::summary_of_json::{summary_of_json, units};
use crate::protocol::response::{Path, Segment, meaning};

const KEYS: &[&str] = &[
    "remediation",
    "context",
    "value",
    "type",
    "rel",
    "name",
    "mutable",
    "relatesTo",
    "options",
    "form",
    "messages",
    "successWithInteractionCode",
    "__proto__",
    "constructor",
    "",
];
const TEXTS: &[&str] = &[
    "object",
    "array",
    "interaction_code",
    "$.value[0]",
    "$",
    "name",
    "$..x",
    "$[?(1)]",
    "",
];

/// Any JSON, with keys and strings that the protocol looks for.
pub fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i8>().prop_map(Value::from),
        prop::sample::select(TEXTS).prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 80, 6, |inner| {
        let key = prop::sample::select(KEYS).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6)
                .prop_map(|members| members.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// All ids that a step refers to.
fn ids(step: &Step) -> Vec<u32> {
    let form = |fields: &Fields| {
        fields
            .iter()
            .flatten()
            .map(|(id, _)| *id)
            .collect::<Vec<_>>()
    };
    match step {
        Step::Relate { holder, .. } => vec![*holder],
        Step::Remediation { id, forms } => {
            let of = |(id, fields): &(u32, Fields)| [vec![*id], form(fields)].concat();
            forms.iter().flat_map(of).chain([*id]).collect()
        }
        Step::Action { id, fields } => [vec![*id], form(fields)].concat(),
        Step::SubAction { parent, id, fields } => [vec![*parent, *id], form(fields)].concat(),
        Step::Entry { parent, id } => vec![*parent, *id],
        Step::Plain { id } | Step::Context { id, .. } | Step::Code { id } => vec![*id],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn steps_refer_only_to_values_of_the_summary(response in json()) {
        let summary = summary_of_json(&response);
        for step in steps(&meaning(summary.words()).plan) {
            for id in ids(&step) {
                prop_assert!(summary.get(id).is_some());
            }
            if let Step::Relate { holder, path } = &step {
                let (_, holder) = summary.get(*holder).unwrap();
                let text = &holder["relatesTo"];
                let text = text.get(0).unwrap_or(text).as_str().unwrap();
                let length = units(text).len() as u32;
                let inside = |segment: &Segment| match *segment {
                    Segment::Name { start, end } => start < end && end <= length,
                    Segment::Index(_) => true,
                };
                prop_assert!(path.iter().all(inside));
            }
        }
    }

    #[test]
    fn every_top_level_field_gets_exactly_one_place(fields in prop::collection::vec((".{1,5}", json()), 0..8)) {
        let fields: Map<String, Value> = fields.into_iter().collect();
        let expected = fields.keys().filter(|key| *key != "remediation" && *key != "context").count();
        let response = Value::Object(fields);
        let meaning = meaning(summary_of_json(&response).words());
        if meaning.refused.is_none() {
            let placed = steps(&meaning.plan)
                .iter()
                .filter(|step| matches!(step, Step::Plain { .. } | Step::Context { .. } | Step::Action { .. }))
                .count();
            prop_assert_eq!(placed, expected);
        }
    }

    #[test]
    fn any_words_are_read_without_a_panic(words in prop::collection::vec(any::<u32>(), 0..200)) {
        let _ = steps(&meaning(&words).plan);
    }

    #[test]
    fn the_names_of_a_path_are_in_the_order_of_its_text(text in "[$.\\[\\]'\"a-c0-9 ?@()*:]{0,24}") {
        if let Some(path) = Path::parse(&units(&text)) {
            prop_assert!(!text.contains(['?', '(', ')', '@', '*', ':']));
            let names = path.0.iter().filter_map(|segment| match *segment {
                Segment::Name { start, end } => Some((start, end)),
                Segment::Index(_) => None,
            });
            let names: Vec<_> = names.collect();
            prop_assert!(names.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }
}
