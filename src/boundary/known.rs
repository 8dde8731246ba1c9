//! Texts that are sent or asked for again and again, made once: a text that comes out of this memory
//! is decoded anew each time.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

thread_local! {
    static KNOWN: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A constant text as JavaScript has it.
pub fn known(text: &'static str) -> JsValue {
    KNOWN.with_borrow_mut(|known| {
        let found = known.iter().find(|(it, _)| std::ptr::eq(*it, text));
        if let Some((_, value)) = found {
            return value.clone();
        }
        let value = JsValue::from_str(text);
        known.push((text, value.clone()));
        value
    })
}
