//! Lists what the filtering headers declare by reading their text, without clang: the other opinion that the bindings
//! are compared with.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// The headers whose content the crate has to have completely.
pub(crate) const HEADERS: [&str; 8] = [
    "fwpsk.h",
    "fwpmk.h",
    "fwptypes.h",
    "fwpstypes.h",
    "fwpmtypes.h",
    "fwpvi.h",
    "iketypes.h",
    "ipsectypes.h",
];

/// One line for each declaration: header, kind and name.
pub(crate) fn inventory(folders: &[PathBuf]) -> Result<String> {
    let mut text = String::from("# header kind name. Written by `cargo xtask bindgen`.\n");
    for header in HEADERS {
        let code = read(folders, header)?;
        let mut found = BTreeSet::new();
        declarations(&tokens(&without_directives(&code)), &mut found);
        for (name, value) in macros(&code) {
            let alias_of_guid = found.contains(&("guid", value.to_owned()));
            if let Some(kind) = if alias_of_guid {
                Some("guid")
            } else {
                macro_kind(name, value)
            } {
                found.insert((kind, name.to_owned()));
            }
        }
        for (kind, name) in found {
            text.push_str(&format!("{header} {kind} {name}\n"));
        }
    }
    Ok(text)
}

/// Macros of fwpmk.h that are another name for something: the new name and the old one.
pub(crate) fn aliases(folders: &[PathBuf]) -> Result<Vec<(String, String)>> {
    let code = read(folders, "fwpmk.h")?;
    Ok(macros(&code)
        .filter(|(_, value)| !value.is_empty() && value.chars().all(is_identifier))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect())
}

/// The text of a header without comments and with continued lines joined.
fn read(folders: &[PathBuf], header: &str) -> Result<String> {
    let path = folders
        .iter()
        .map(|folder| folder.join(header))
        .find(|path| path.is_file())
        .with_context(|| format!("no include folder holds {header}"))?;
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = without_comments(&String::from_utf8_lossy(&bytes));
    Ok(text.replace("\\\r\n", " ").replace("\\\n", " "))
}

/// Name and text of every macro. The text of one with parameters begins with their parenthesis.
fn macros(code: &str) -> impl Iterator<Item = (&str, &str)> {
    code.lines().filter_map(|line| {
        let definition = line
            .trim()
            .strip_prefix('#')?
            .trim_start()
            .strip_prefix("define")?
            .trim();
        let end = definition
            .find(|character| !is_identifier(character))
            .unwrap_or(definition.len());
        let (name, value) = definition.split_at(end);
        Some((
            name,
            if value.starts_with('(') {
                value
            } else {
                value.trim().trim_end_matches(';')
            },
        ))
    })
}

fn without_directives(code: &str) -> String {
    let lines = code.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.collect::<Vec<_>>().join(" ")
}

/// What a macro stands for, by its name and the text after it.
fn macro_kind(name: &str, value: &str) -> Option<&'static str> {
    // Guards, and the machinery of the interface compiler.
    if value.is_empty() || name.starts_with("__") || name.starts_with("DECLSPEC_") {
        None
    } else if value.starts_with('(')
        && value.contains(") ")
        && value[1..].starts_with(|first: char| first.is_ascii_lowercase())
    {
        Some("function-macro")
    // FwpsCalloutRegister for FwpsCalloutRegister3, FWPS_CALLOUT for FWPS_CALLOUT3.
    } else if value != name && value.trim_end_matches(|last: char| last.is_ascii_digit()) == name {
        Some("unversioned")
    } else {
        Some("constant")
    }
}

fn declarations(tokens: &[&str], found: &mut BTreeSet<(&'static str, String)>) {
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1).copied().unwrap_or_default();
        let previous = index
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .copied()
            .unwrap_or_default();
        if *token == "DEFINE_GUID" && next == "(" {
            if let Some(name) = tokens.get(index + 2) {
                found.insert(("guid", (*name).to_owned()));
            }
        } else if next == "(" && is_function(token) && previous != "*" && previous != "(" {
            found.insert(("function", (*token).to_owned()));
        } else if (*token == "struct" || *token == "union") && previous == "typedef" {
            if let Some(name) = name_after_block(&tokens[index..]) {
                found.insert(("record", name.to_owned()));
            }
        } else if *token == "enum" {
            enumerators(&tokens[index..], found);
        } else if *token == "*"
            && previous_but_one(tokens, index) == "("
            && tokens.get(index + 2) == Some(&")")
        {
            found.insert(("callback", next.to_owned()));
        }
    }
}

/// The token before the calling convention in `(NTAPI *NAME)`.
fn previous_but_one<'a>(tokens: &[&'a str], index: usize) -> &'a str {
    index
        .checked_sub(2)
        .and_then(|before| tokens.get(before))
        .copied()
        .unwrap_or_default()
}

fn is_function(token: &str) -> bool {
    ["Fwps", "Fwpm", "IPsec", "Ikeext"]
        .iter()
        .any(|prefix| token.starts_with(prefix))
}

/// The alias of `struct TAG { ... } ALIAS;`.
fn name_after_block<'a>(tokens: &[&'a str]) -> Option<&'a str> {
    let open = tokens.iter().take(4).position(|token| *token == "{")?;
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return tokens.get(index + 1).copied().filter(|name| *name != ";");
        }
    }
    None
}

/// The names in `enum TAG { A, B = 1, ... }`.
fn enumerators(tokens: &[&str], found: &mut BTreeSet<(&'static str, String)>) {
    let Some(open) = tokens.iter().take(3).position(|token| *token == "{") else {
        return;
    };
    let mut expected = true;
    for token in &tokens[open + 1..] {
        match *token {
            "}" => return,
            "," => expected = true,
            name if expected => {
                found.insert(("enumerator", name.to_owned()));
                expected = false;
            }
            _ => {}
        }
    }
}

fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if is_identifier(first) {
            rest.find(|character| !is_identifier(character))
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

fn is_identifier(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('/') {
        let (before, comment) = rest.split_at(start);
        code.push_str(before);
        rest = if comment.starts_with("//") {
            &comment[comment.find('\n').unwrap_or(comment.len())..]
        } else if comment.starts_with("/*") {
            code.push(' ');
            comment.find("*/").map_or("", |end| &comment[end + 2..])
        } else {
            code.push('/');
            &comment[1..]
        };
    }
    code.push_str(rest);
    code
}
