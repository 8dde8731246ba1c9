//! Turns the built-in configuration into JSON: reading the TOML would be most of the time to the first answer.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    for name in ["../default.toml", "../users.toml", "../scenarios.toml"] {
        println!("cargo::rerun-if-changed={name}");
        text.push_str(&fs::read_to_string(name)?);
    }
    let config: serde_json::Value = toml::from_str(&text)?;
    let made = Path::new(&env::var("OUT_DIR")?).join("built_in.json");
    fs::write(made, config.to_string())?;
    Ok(())
}
