//! Rules for structs, unions, enumerations, pointers and callbacks.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Item, Type};

use crate::functions::functions;
use crate::{GENERATED, abi, items, path, text, type_name};

#[test]
fn records_have_both_names() {
    let items = items("bindings.rs");
    let aliases: BTreeSet<String> = items
        .iter()
        .filter_map(|item| match item {
            Item::Type(alias) => Some(alias.ident.to_string()),
            _ => None,
        })
        .collect();
    let mut records = 0;
    for record in records_of(&items).keys() {
        let usual = record.trim_matches('_');
        if record.contains("__") || usual == record {
            continue;
        }
        records += 1;
        assert!(aliases.contains(usual), "{record} has no alias {usual}");
    }
    assert!(records > 300, "only {records} records were looked at");
}

/// Walks over all types, and remembers what the rules forbid.
#[derive(Default)]
struct Forbidden {
    bare_callbacks: usize,
    optional_callbacks: usize,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Forbidden {
    fn visit_type_bare_fn(&mut self, callback: &'ast syn::TypeBareFn) {
        self.bare_callbacks += 1;
        let expected = if callback.variadic.is_some() {
            "C"
        } else {
            "system"
        };
        let actual = callback.abi.as_ref().map(abi).unwrap_or_default();
        if actual != expected || callback.unsafety.is_none() {
            self.found.push(format!("a callback with ABI {actual:?}"));
        }
        visit::visit_type_bare_fn(self, callback);
    }

    fn visit_type_path(&mut self, name: &'ast syn::TypePath) {
        let last = name.path.segments.last().expect("a path has a segment");
        let whole = path(&name.path);
        if last.ident == "Option" {
            self.optional_callbacks += 1;
        }
        if whole.contains("ffi::c_")
            || whole.contains("os::raw")
            || ["NonNull", "Box"].iter().any(|bad| last.ident == bad)
        {
            self.found.push(whole);
        }
        visit::visit_type_path(self, name);
    }
}

fn forbidden() -> Forbidden {
    let mut forbidden = Forbidden::default();
    for item in items("bindings.rs") {
        forbidden.visit_item(&item);
    }
    forbidden
}

#[test]
fn callbacks_are_optional() {
    let forbidden = forbidden();
    assert!(forbidden.found.is_empty(), "{:?}", forbidden.found);
    assert!(
        forbidden.bare_callbacks > 50,
        "only {} callbacks",
        forbidden.bare_callbacks
    );
    assert_eq!(forbidden.bare_callbacks, forbidden.optional_callbacks);
}

#[test]
fn no_type_of_the_host() {
    assert!(forbidden().found.is_empty(), "{:?}", forbidden().found);
    assert!(
        !GENERATED[0].1.contains("core::ffi"),
        "bindings.rs names a type of the host"
    );
}

#[test]
fn pointers_are_raw() {
    for (_, _, function) in functions() {
        for input in &function.sig.inputs {
            let syn::FnArg::Typed(input) = input else {
                panic!("a C function has no self")
            };
            assert!(!matches!(*input.ty, Type::Reference(_)), "{}", function.sig.ident);
        }
    }
    for record in records_of(&items("bindings.rs")).values() {
        for field in &record.fields {
            assert!(!matches!(field, Type::Reference(_)), "a member is a reference");
        }
    }
}

#[test]
fn no_rust_enumerations() {
    for (file, _) in GENERATED {
        assert!(
            !items(file).iter().any(|item| matches!(item, Item::Enum(_))),
            "{file}"
        );
    }
}

/// What a struct or union looks like.
struct Record {
    attributes: String,
    fields: Vec<Type>,
    generic: bool,
}

fn records_of(items: &[Item]) -> BTreeMap<String, Record> {
    let fields = |fields: &syn::Fields| fields.iter().map(|field| field.ty.clone()).collect();
    items
        .iter()
        .filter_map(|item| match item {
            Item::Struct(record) => Some((
                record.ident.to_string(),
                Record {
                    attributes: text(&record.attrs),
                    fields: fields(&record.fields),
                    generic: !record.generics.params.is_empty(),
                },
            )),
            Item::Union(record) => Some((
                record.ident.to_string(),
                Record {
                    attributes: text(&record.attrs),
                    fields: record.fields.named.iter().map(|field| field.ty.clone()).collect(),
                    generic: !record.generics.params.is_empty(),
                },
            )),
            _ => None,
        })
        .collect()
}

#[test]
fn records_are_repr_c_and_asserted() {
    let items = items("bindings.rs");
    let source = GENERATED[0].1;
    let mut opaque = Vec::new();
    for (name, record) in records_of(&items).iter().filter(|(_, record)| !record.generic) {
        assert!(
            record.attributes.contains("repr(C"),
            "{name}: {}",
            record.attributes
        );
        let flexible = record
            .fields
            .iter()
            .any(|member| type_name(member) == "__IncompleteArrayField");
        assert!(
            flexible || record.attributes.contains("Copy"),
            "{name}: {}",
            record.attributes
        );
        let asserted = source.contains(&format!("\"Size of {name}\""))
            && source.contains(&format!("\"Alignment of {name}\""));
        if !asserted {
            opaque.push(name.clone());
            let empty = matches!(record.fields.as_slice(), [Type::Array(_)]);
            let one_byte = matches!(record.fields.as_slice(), [member] if type_name(member) == "u8");
            assert!(
                empty || one_byte,
                "{name} has members but no assertion of its layout"
            );
        }
    }
    println!("types of which headers show only the name: {opaque:?}");
}
