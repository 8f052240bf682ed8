//! Lists of mutants: a driver with one line changed, and what has to be noticed of it.
//!
//! The build script and `cargo xtask mutants` both read them with this file, so it needs the standard library alone. A list has, for each mutant:
//!
//! ```text
//! = NAME: FINDING…
//! : why these, in a few words
//! @ FILE after TEXT
//! - OLD
//! + NEW
//! ```
//!
//! A finding is a contract, `C-085`, or a kind that has no number: `output`, `idle`, `deadlock`, `crash`. The first one is what the mutant is
//! about; the others come with it, and no other is found. After a last `…` anything may come with them: what a change does to memory differs from
//! one machine to another. FILE is from the root of the workspace, and may be left out where a list is about one file only. OLD is part of
//! one line. It is there once, or, with `after TEXT`, it is the first one behind TEXT.

/// One mutant, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mutant {
    /// Its name, unique in the list.
    pub(crate) name: String,
    /// What has to be found, as written; a last `…` stands for what may come with it.
    pub(crate) findings: Vec<String>,
    /// Why just these.
    pub(crate) reason: String,
    /// The file that is changed.
    pub(crate) file: String,
    /// What stands before the changed line, if the old text alone is not enough.
    after: Option<String>,
    old: String,
    new: String,
}

/// Reads a list; `file` is the one that is changed where a mutant names none.
pub(crate) fn parse(list: &str, file: Option<&str>) -> Result<Vec<Mutant>, String> {
    let mut mutants: Vec<Mutant> = Vec::new();
    let mut lines = list
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .peekable();
    while let Some(head) = lines.next() {
        let (name, findings) = head
            .strip_prefix("= ")
            .and_then(|head| head.split_once(": "))
            .ok_or_else(|| format!("expected `= NAME: FINDING…`, found `{head}`"))?;
        if mutants.iter().any(|mutant| mutant.name == name) {
            return Err(format!("{name} is there twice"));
        }
        let mut marked = |mark: &str| {
            let text = lines.peek().and_then(|line| line.strip_prefix(mark));
            if text.is_some() {
                lines.next();
            }
            text.map(str::to_owned)
        };
        let lacks = |mark: &str| format!("{name} lacks its line `{mark}`");
        let reason = marked(": ").ok_or_else(|| lacks(":"))?;
        let place = marked("@ ");
        let (place, after) = match place.as_deref().map(|place| place.split_once(" after ")) {
            None => (file.map(str::to_owned), None),
            Some(Some((place, after))) => (Some(place.to_owned()), Some(after.to_owned())),
            Some(None) => (place, None),
        };
        mutants.push(Mutant {
            name: name.to_owned(),
            findings: findings.split(' ').map(str::to_owned).collect(),
            reason,
            file: place.ok_or_else(|| lacks("@"))?,
            after,
            old: marked("- ").ok_or_else(|| lacks("-"))?,
            new: marked("+ ").ok_or_else(|| lacks("+"))?,
        });
    }
    Ok(mutants)
}

/// Whether what was found is what is listed.
pub(crate) fn is_as_listed<T: AsRef<str>>(listed: &[T], found: &[String]) -> bool {
    let (listed, open) = match listed {
        [listed @ .., last] if last.as_ref() == "…" => (listed, true),
        listed => (listed, false),
    };
    let is_listed = |finding: &String| listed.iter().any(|listed| listed.as_ref() == finding);
    let is_found = |listed: &T| found.iter().any(|finding| finding == listed.as_ref());
    listed.iter().all(is_found) && (open || found.iter().all(is_listed))
}

impl Mutant {
    /// The source with the line changed.
    pub(crate) fn apply(&self, source: &str) -> Result<String, String> {
        let Self {
            name,
            file,
            after,
            old,
            new,
            ..
        } = self;
        let start = match after {
            None => {
                let found = source.matches(old).count();
                if found != 1 {
                    return Err(format!(
                        "{name}: the old text is {found} times in {file}, expected once"
                    ));
                }
                0
            }
            Some(after) => source
                .find(after)
                .ok_or_else(|| format!("{name}: `{after}` is not in {file}"))?,
        };
        let (before, rest) = source.split_at(start);
        if !rest.contains(old) {
            return Err(format!("{name}: the old text is not in {file} behind its place"));
        }
        Ok(format!("{before}{}", rest.replacen(old, new, 1)))
    }
}
