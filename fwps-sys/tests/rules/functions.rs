//! Rules for functions.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Attribute, ForeignItem, ForeignItemFn, Item};

use crate::{abi, items, text};

/// Every function with the ABI of its block and the attributes of its block.
pub(crate) fn functions() -> Vec<(String, Vec<Attribute>, ForeignItemFn)> {
    let blocks = items("bindings.rs").into_iter().filter_map(|item| match item {
        Item::ForeignMod(block) => Some(block),
        _ => None,
    });
    blocks
        .flat_map(|block| {
            let abi = abi(&block.abi);
            let attributes = block.attrs;
            block.items.into_iter().map(move |item| match item {
                ForeignItem::Fn(function) => (abi.clone(), attributes.clone(), function),
                _ => panic!("only functions are declared"),
            })
        })
        .collect()
}

#[test]
fn functions_have_the_system_abi() {
    for (abi, _, function) in functions() {
        let expected = if function.sig.variadic.is_some() {
            "C"
        } else {
            "system"
        };
        assert_eq!(abi, expected, "{}", function.sig.ident);
    }
}

#[test]
fn every_block_names_its_module() {
    let mut modules = BTreeMap::new();
    for (_, attributes, function) in functions() {
        let attributes = text(&attributes).replace(' ', "");
        let name = function.sig.ident.to_string();
        let module = if ["Fwps", "Fwpm", "IPsec", "Ikeext"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
        {
            ("fwpkclnt.sys", "fwpkclnt")
        } else if name.starts_with("Ndis") {
            ("ndis.sys", "ndis")
        } else {
            ("ntoskrnl.exe", "ntoskrnl")
        };
        let by_name = format!(
            r#"cfg_attr(all(windows,panic="abort",not(feature="import-lib")),link(name="{}",kind="raw-dylib",modifiers="+verbatim"))"#,
            module.0
        );
        let by_library = format!(
            r#"cfg_attr(all(windows,panic="abort",feature="import-lib"),link(name="{}"))"#,
            module.1
        );
        assert!(attributes.contains(&by_name), "{name}: {attributes}");
        assert!(attributes.contains(&by_library), "{name}: {attributes}");
        *modules.entry(module.0).or_insert(0) += 1;
    }
    assert_eq!(modules.len(), 3, "{modules:?}");
}

#[test]
fn functions_without_export_say_so() {
    let documented: BTreeSet<String> = functions()
        .iter()
        .filter(|(_, _, function)| text(&function.attrs).contains("exported by no import library"))
        .map(|(_, _, function)| function.sig.ident.to_string())
        .collect();
    assert_eq!(documented.len(), 11, "{documented:?}");
    assert!(documented.contains("FwpsOpenToken0"));
    assert!(
        documented
            .iter()
            .filter(|name| name.starts_with("FwpmNetEvent"))
            .count()
            == 10
    );
}
