//! What fwps-sys declares, read from its text.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use syn::{Expr, Fields, ForeignItem, Item, Lit, Type, UnOp, UseTree};

/// A structure or union.
pub(super) struct Record {
    pub(super) is_union: bool,
    /// Names and types. Empty: only pointers to it are used.
    pub(super) fields: Vec<(String, Type)>,
    /// Of `repr(align)` and `repr(packed)`.
    pub(super) align: Option<u32>,
    pub(super) packed: Option<u32>,
}

/// A function, as the declaration of a foreign item says it.
pub(super) struct Function {
    pub(super) name: String,
    pub(super) parameters: Vec<(String, Type)>,
    pub(super) result: Option<Type>,
    pub(super) is_variadic: bool,
}

/// All declarations, in the order of the source where that matters.
#[derive(Default)]
pub(super) struct Bindings {
    pub(super) records: BTreeMap<String, Record>,
    /// Other names of types, in order.
    pub(super) aliases: BTreeMap<String, Type>,
    pub(super) order: Vec<String>,
    pub(super) constants: Vec<(String, Type, i128)>,
    /// Names and values in C.
    pub(super) guids: Vec<(String, String)>,
    pub(super) functions: Vec<Function>,
    /// Record, field and offset.
    pub(super) offsets: Vec<(String, String, u64)>,
    /// Size and alignment.
    pub(super) layouts: BTreeMap<String, (u64, u64)>,
}

impl Bindings {
    /// Adds the declarations of one source file.
    pub(super) fn add(&mut self, source: &str) -> Result<()> {
        for item in syn::parse_file(source)?.items {
            self.add_item(item)?;
        }
        Ok(())
    }

    fn add_item(&mut self, item: Item) -> Result<()> {
        match item {
            Item::Struct(item) => {
                let name = item.ident.to_string();
                // Helpers of the generator of the bindings, not of the platform.
                if name.starts_with("__Bindgen") || name.starts_with("__Incomplete") {
                    return Ok(());
                }
                let Fields::Named(fields) = item.fields else {
                    bail!("{name}: fields without names");
                };
                self.add_record(name, false, &item.attrs, fields)?;
            }
            Item::Union(item) => self.add_record(item.ident.to_string(), true, &item.attrs, item.fields)?,
            Item::Type(item) => self.add_alias(item.ident.to_string(), *item.ty),
            Item::Use(item) => {
                if let UseTree::Path(path) = item.tree
                    && path.ident == "self"
                    && let UseTree::Rename(rename) = *path.tree
                {
                    self.add_alias(
                        rename.rename.to_string(),
                        syn::parse_str(&rename.ident.to_string())?,
                    );
                }
            }
            Item::Const(item) if item.ident == "_" => self.add_offsets(*item.expr)?,
            Item::Const(item) => {
                let name = item.ident.to_string();
                match *item.expr {
                    Expr::Struct(guid) => {
                        let value = format!("((GUID){{{}}})", guid_text(&guid)?);
                        self.guids.push((name, value));
                    }
                    Expr::Path(other) => {
                        let other = other.path.get_ident().with_context(|| name.clone())?;
                        self.guids.push((name, other.to_string()));
                    }
                    value => {
                        let value = integer(&value).with_context(|| name.clone())?;
                        self.constants.push((name, *item.ty, value));
                    }
                }
            }
            Item::ForeignMod(module) => {
                for item in module.items {
                    let ForeignItem::Fn(function) = item else {
                        bail!("something other than a function is imported");
                    };
                    self.functions.push(function_of(function.sig)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add_alias(&mut self, name: String, ty: Type) {
        self.order.push(name.clone());
        self.aliases.insert(name, ty);
    }

    fn add_record(
        &mut self,
        name: String,
        is_union: bool,
        attributes: &[syn::Attribute],
        fields: syn::FieldsNamed,
    ) -> Result<()> {
        let mut record = Record {
            is_union,
            fields: Vec::new(),
            align: None,
            packed: None,
        };
        for attribute in attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("repr"))
        {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("align") || meta.path.is_ident("packed") {
                    let content;
                    syn::parenthesized!(content in meta.input);
                    let number = content.parse::<syn::LitInt>()?.base10_parse()?;
                    if meta.path.is_ident("align") {
                        record.align = Some(number);
                    } else {
                        record.packed = Some(number);
                    }
                }
                Ok(())
            })?;
        }
        for field in fields.named {
            let field_name = field.ident.map(|ident| c_name(&ident.to_string()));
            let field_name = field_name.with_context(|| format!("{name}: a field without a name"))?;
            // An opaque record, of which only pointers are used.
            if field_name != "_unused" {
                record.fields.push((field_name, field.ty));
            }
        }
        self.order.push(name.clone());
        self.records.insert(name, record);
        Ok(())
    }

    /// Reads `["Offset of field: RECORD::FIELD"][offset_of!(…) - NUMBER]`.
    fn add_offsets(&mut self, expression: Expr) -> Result<()> {
        let Expr::Block(block) = expression else {
            return Ok(());
        };
        for statement in block.block.stmts {
            if let syn::Stmt::Expr(Expr::Index(index), _) = statement
                && let Expr::Array(array) = *index.expr
                && let Some(Expr::Lit(literal)) = array.elems.first()
                && let Lit::Str(text) = &literal.lit
                && let Some((record, field)) = text
                    .value()
                    .strip_prefix("Offset of field: ")
                    .and_then(|text| text.split_once("::"))
                && let Expr::Binary(difference) = *index.index
            {
                let offset = u64::try_from(integer(&difference.right)?)?;
                self.offsets.push((record.to_owned(), c_name(field), offset));
            }
        }
        Ok(())
    }

    /// Adds the inventory of sizes: lines `record size alignment`.
    pub(super) fn add_layouts(&mut self, text: &str) -> Result<()> {
        for line in text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let [name, size, align] = line.split_whitespace().collect::<Vec<_>>()[..] else {
                bail!("layouts.txt: expected `record size alignment`, found `{line}`");
            };
            self.layouts
                .insert(name.to_owned(), (size.parse()?, align.parse()?));
        }
        Ok(())
    }
}

/// Undoes the renaming of what is a keyword in Rust.
fn c_name(name: &str) -> String {
    match name {
        "type_" | "match_" | "ref_" | "use_" | "in_" | "move_" | "final_" => {
            name.trim_end_matches('_').to_owned()
        }
        other => other.to_owned(),
    }
}

fn function_of(signature: syn::Signature) -> Result<Function> {
    let name = signature.ident.to_string();
    let mut parameters = Vec::new();
    for input in signature.inputs {
        let syn::FnArg::Typed(typed) = input else {
            bail!("{name}: a method");
        };
        let syn::Pat::Ident(pattern) = *typed.pat else {
            bail!("{name}: a parameter without a name");
        };
        parameters.push((c_name(&pattern.ident.to_string()), *typed.ty));
    }
    Ok(Function {
        name,
        parameters,
        result: match signature.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => Some(*ty),
        },
        is_variadic: signature.variadic.is_some(),
    })
}

/// The value of an integer literal, with or without a sign.
pub(super) fn integer(expression: &Expr) -> Result<i128> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => Ok(number.base10_parse()?),
            _ => bail!("a constant that is no integer"),
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => Ok(-integer(&unary.expr)?),
        _ => bail!("a constant that is no literal"),
    }
}

fn guid_text(guid: &syn::ExprStruct) -> Result<String> {
    let mut parts = Vec::new();
    for field in &guid.fields {
        match &field.expr {
            Expr::Array(bytes) => {
                let bytes: Result<Vec<_>> = bytes
                    .elems
                    .iter()
                    .map(|byte| Ok(format!("0x{:02X}", integer(byte)?)))
                    .collect();
                parts.push(format!("{{{}}}", bytes?.join(", ")));
            }
            number => parts.push(format!("0x{:X}", integer(number)?)),
        }
    }
    Ok(parts.join(", "))
}
