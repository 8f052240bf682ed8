//! Rules for constants and keys.

use syn::{Item, ItemConst};

use crate::{items, type_name};

fn constants(file: &str) -> Vec<ItemConst> {
    let constants = items(file).into_iter().filter_map(|item| match item {
        Item::Const(constant) if constant.ident != "_" => Some(constant),
        _ => None,
    });
    constants.collect()
}

#[test]
fn constants_have_the_type_of_their_use() {
    const IRQLS: [&str; 4] = ["PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL", "HIGH_LEVEL"];
    let constants = constants("constants.rs");
    assert!(constants.len() > 900, "only {} constants", constants.len());
    for constant in constants {
        let name = constant.ident.to_string();
        let actual = type_name(&constant.ty);
        let expected: &[&str] = if name.starts_with("STATUS_") || name.starts_with("NDIS_STATUS_") {
            &["i32"]
        } else if name.starts_with("POOL_FLAG_") || name.starts_with("FWPM_CONTEXT_") {
            &["u64"]
        } else if name.starts_with("AF_") || name.starts_with("NDIS_SIZEOF_") {
            &["u16"]
        } else if IRQLS.contains(&name.as_str())
            || name.starts_with("NDIS_OBJECT_TYPE_")
            || name.contains("_REVISION_")
        {
            &["u8"]
        } else {
            // The remaining IRQLs are u8, what does not fit 32 bits is u64, and what is negative is i32.
            &["u32", "u64", "u8", "i32"]
        };
        assert!(
            expected.contains(&actual.as_str()),
            "{name} is {actual}, expected {expected:?}"
        );
    }
}

#[test]
fn keys_are_constants() {
    let keys = constants("guid.rs");
    assert!(keys.len() > 300, "only {} keys", keys.len());
    for key in keys {
        assert_eq!(type_name(&key.ty), "GUID", "{}", key.ident);
    }
}
