//! The registry: the values that the test gave to the builder, and what drivers write. It lasts as long as the machine.

mod information;
mod key;
mod path;
mod query_table;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use super::unicode;
use crate::registry::{REGISTRY_PATH, RegistryValue};

/// The keys that there are besides those of values.
const BUILT_IN: [&str; 2] = [
    REGISTRY_PATH,
    r"\Registry\Machine\Software\Microsoft\Windows NT\CurrentVersion",
];

/// A value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Value {
    name: String,
    kind: u32,
    data: Vec<u8>,
}

/// A key, with its values in the order in which they were first set.
#[derive(Debug)]
struct Node {
    /// Its whole path, as it was first written.
    path: String,
    values: Vec<Value>,
}

/// The keys by their folded paths: all keys on the way to one are there, too.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: BTreeMap<String, Node>,
    /// What drivers looked for and did not find: keys, and names of values in them.
    missed: BTreeSet<(String, Option<String>)>,
}

impl Tree {
    pub(crate) fn new(values: &[(String, String, RegistryValue)]) -> Self {
        let mut tree = Self {
            nodes: BTreeMap::new(),
            missed: BTreeSet::new(),
        };
        for key in BUILT_IN {
            tree.create(key);
        }
        for (key, name, value) in values {
            tree.create(key);
            tree.set(&unicode::folded(key), name, value.kind(), value.data());
        }
        tree
    }

    /// Makes a key and those above it, unless they are there.
    fn create(&mut self, path: &str) {
        for (at, _) in path.match_indices('\\').skip(1).chain([(path.len(), "")]) {
            let part = &path[..at];
            let node = || Node {
                path: part.to_owned(),
                values: Vec::new(),
            };
            self.nodes.entry(unicode::folded(part)).or_insert_with(node);
        }
    }

    fn get(&self, key: &str) -> Option<&Node> {
        self.nodes.get(key)
    }

    /// Whether the key can be opened; one that cannot is noted.
    fn find_key(&mut self, path: &str) -> bool {
        let found = self.nodes.contains_key(&unicode::folded(path));
        if !found {
            self.missed.insert((path.to_owned(), None));
        }
        found
    }

    /// A value by its name; one that is not there is noted.
    fn find(&mut self, key: &str, name: &str) -> Option<Value> {
        let node = self.nodes.get(key)?;
        let found = node.values.iter().find(|value| same(&value.name, name)).cloned();
        if found.is_none() {
            self.missed.insert((node.path.clone(), Some(name.to_owned())));
        }
        found
    }

    /// Sets a value of a key that is there.
    fn set(&mut self, key: &str, name: &str, kind: u32, data: Vec<u8>) {
        let Some(node) = self.nodes.get_mut(key) else {
            return;
        };
        match node.values.iter_mut().find(|value| same(&value.name, name)) {
            Some(value) => (value.kind, value.data) = (kind, data),
            None => node.values.push(Value {
                name: name.to_owned(),
                kind,
                data,
            }),
        }
    }

    /// Deletes a value. Whether there was one is returned.
    fn remove(&mut self, key: &str, name: &str) -> bool {
        let Some(node) = self.nodes.get_mut(key) else {
            return false;
        };
        let before = node.values.len();
        node.values.retain(|value| !same(&value.name, name));
        node.values.len() < before
    }

    /// The names of the keys right below one, in the order of the alphabet.
    fn children(&self, key: &str) -> Vec<&str> {
        let prefix = format!("{key}\\");
        let below = self.nodes.range(prefix.clone()..);
        let inside = below.take_while(|(path, _)| path.starts_with(&prefix));
        let direct = inside.filter(|(path, _)| !path[prefix.len()..].contains('\\'));
        direct
            .filter_map(|(_, node)| node.path.rsplit('\\').next())
            .collect()
    }

    /// What drivers looked for in vain: keys below that of the service, and values, each as the path from there or as a whole path. A key
    /// that was not there has no value.
    pub(crate) fn missed(&self) -> Vec<(String, Option<String>)> {
        let shorter = |path: &String| match path.split_at_checked(REGISTRY_PATH.len()) {
            Some((service, rest)) if service.eq_ignore_ascii_case(REGISTRY_PATH) => {
                rest.trim_start_matches('\\').to_owned()
            }
            _ => path.clone(),
        };
        let missed = self.missed.iter();
        missed.map(|(key, name)| (shorter(key), name.clone())).collect()
    }
}

fn same(one: &str, other: &str) -> bool {
    unicode::folded(one) == unicode::folded(other)
}
