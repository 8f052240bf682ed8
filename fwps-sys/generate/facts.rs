//! Sizes and values, read back from generated Rust, to be compared between processors and listed in the inventory.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use syn::{Expr, Item, Lit};

/// Size and alignment in bytes of each record, by its name.
pub(crate) type Layouts = BTreeMap<String, (u64, u64)>;

/// Value of each integer constant, by its name.
pub(crate) type Values = BTreeMap<String, i128>;

/// Reads the layout assertions that bindgen wrote.
pub(crate) fn layouts(source: &str) -> Result<Layouts> {
    let mut sizes = BTreeMap::new();
    let mut alignments = BTreeMap::new();
    for item in parse(source)? {
        let Item::Const(constant) = item else { continue };
        let Expr::Block(block) = *constant.expr else {
            continue;
        };
        for statement in block.block.stmts {
            let syn::Stmt::Expr(Expr::Index(index), _) = statement else {
                continue;
            };
            let (Some(title), Some(bytes)) = (first_string(&index.expr), subtracted(&index.index)) else {
                continue;
            };
            if let Some(name) = title.strip_prefix("Size of ") {
                sizes.insert(name.to_owned(), bytes);
            } else if let Some(name) = title.strip_prefix("Alignment of ") {
                alignments.insert(name.to_owned(), bytes);
            }
        }
    }
    ensure!(
        !sizes.is_empty(),
        "bindgen wrote no layout assertion in the known form"
    );
    Ok(sizes
        .into_iter()
        .map(|(name, size)| {
            let alignment = alignments.get(&name).copied().unwrap_or_default();
            (name, (size, alignment))
        })
        .collect())
}

/// Reads the integer constants: enumerators from the declarations, macros from the constants.
pub(crate) fn values(source: &str) -> Result<Values> {
    Ok(parse(source)?
        .into_iter()
        .filter_map(|item| match item {
            Item::Const(constant) => Some((constant.ident.to_string(), integer(&constant.expr)?)),
            _ => None,
        })
        .collect())
}

fn parse(source: &str) -> Result<Vec<Item>> {
    let file: syn::File = syn::parse_str(source).context("bindgen wrote Rust that does not parse")?;
    Ok(file.items)
}

fn first_string(expression: &Expr) -> Option<String> {
    let Expr::Array(array) = expression else {
        return None;
    };
    match array.elems.first()? {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn subtracted(expression: &Expr) -> Option<u64> {
    let Expr::Binary(binary) = expression else {
        return None;
    };
    integer(&binary.right).and_then(|value| u64::try_from(value).ok())
}

fn integer(expression: &Expr) -> Option<i128> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(value) => value.base10_parse().ok(),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => {
            integer(&unary.expr).map(|value| -value)
        }
        _ => None,
    }
}
