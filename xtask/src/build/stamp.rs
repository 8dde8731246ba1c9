//! Skips a build step if neither its inputs nor its output have changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::files::{tree, write};

/// A hash of the inputs of a step.
#[derive(Clone, Default)]
pub struct Inputs(DefaultHasher);

impl Inputs {
    /// Adds a text.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.0);
        self
    }

    /// Adds a file, or a folder with its contents. A missing path changes the hash, too.
    pub fn path(mut self, path: &Path) -> Self {
        let files = if path.is_dir() {
            tree(path).ok()
        } else {
            Some(vec![path.to_owned()])
        };
        for file in files.into_iter().flatten() {
            file.hash(&mut self.0);
            fs::read(&file).ok().hash(&mut self.0);
        }
        self
    }
}

/// Records the inputs from which a folder was made. It is written last, so an interrupted build has none.
pub struct Stamp {
    file: PathBuf,
    inputs: Inputs,
    made: PathBuf,
}

impl Stamp {
    /// The stamp at `file` for the folder `made`.
    pub fn new(file: PathBuf, inputs: Inputs, made: PathBuf) -> Self {
        Self { file, inputs, made }
    }

    /// Whether the folder is unchanged and was made from the same inputs.
    pub fn is_fresh(&self) -> bool {
        self.made.is_dir() && fs::read_to_string(&self.file).is_ok_and(|text| text == self.text())
    }

    /// Makes the folder with `work`, unless it is up to date. `work` returns a short result to print.
    pub fn make(&self, work: impl FnOnce() -> Result<String>) -> Result<String> {
        if self.is_fresh() {
            return Ok("up to date".into());
        }
        // If this build fails, the folder may contain files of this build and of an older one.
        let _ = fs::remove_file(&self.file);
        let how = work()?;
        write(&self.file, &self.text())?;
        Ok(how)
    }

    fn text(&self) -> String {
        let made = Inputs::default().path(&self.made);
        let [inputs, made] = [&self.inputs, &made].map(|hash| hash.0.finish());
        format!("{inputs:016x} {made:016x}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::empty;

    #[test]
    fn only_a_change_makes_anew() {
        let name = format!("okta-idx-wasm-stamp-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let (from, made) = (folder.join("from"), folder.join("made"));
        let make = || {
            let inputs = Inputs::default().text("tool 1").path(&from);
            let inputs = inputs.path(&folder.join("absent"));
            let stamp = Stamp::new(folder.join("stamp"), inputs, made.clone());
            let work = || {
                empty(&made)?;
                write(&made.join("a"), "made")?;
                Ok("made".into())
            };
            stamp.make(work).unwrap() == "made"
        };
        empty(&from).unwrap();
        write(&from.join("a"), "1").unwrap();
        assert!(make() && !make());
        write(&from.join("a"), "2").unwrap();
        assert!(make() && !make());
        write(&from.join("b"), "").unwrap();
        assert!(make() && !make());
        write(&made.join("a"), "changed").unwrap();
        assert!(make() && !make());
        fs::remove_dir_all(&made).unwrap();
        assert!(make() && !make());
        write(&folder.join("absent"), "").unwrap();
        assert!(make() && !make());

        let stamp = Stamp::new(folder.join("stamp"), Inputs::default(), made.clone());
        assert!(stamp.make(|| anyhow::bail!("why")).is_err());
        assert!(make(), "after a failure");
        fs::remove_dir_all(&folder).unwrap();
    }
}
