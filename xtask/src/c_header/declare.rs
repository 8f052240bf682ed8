//! A type of Rust's as a declaration of C's.

use anyhow::{Context, Result, bail};
use syn::{GenericArgument, PathArguments, Type, TypeBareFn};

use super::bindings::{Bindings, integer};

/// The C name of a basic type.
pub(super) fn basic(name: &str) -> Option<&'static str> {
    Some(match name {
        "c_void" => "void",
        "c_char" | "c_schar" | "i8" => "signed char",
        "c_uchar" | "u8" | "bool" => "unsigned char",
        "c_short" | "i16" => "short",
        "c_ushort" | "u16" => "unsigned short",
        // A long of Windows has 32 bits on every host.
        "c_int" | "c_long" | "i32" => "int",
        "c_uint" | "c_ulong" | "u32" => "unsigned int",
        "c_longlong" | "i64" | "isize" => "long long",
        "c_ulonglong" | "u64" | "usize" => "unsigned long long",
        "f32" => "float",
        "f64" => "double",
        _ => return None,
    })
}

/// The last segment of a path, with what stands between angle brackets.
pub(super) fn last_segment(ty: &Type) -> Option<(String, Option<&Type>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    let argument = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.first().and_then(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
        }
        _ => None,
    };
    Some((segment.ident.to_string(), argument))
}

impl Bindings {
    /// `TYPE DECLARATOR` in C: around pointers, arrays and functions, the declarator grows to both sides.
    pub(super) fn declare(&self, ty: &Type, declarator: &str) -> Result<String> {
        match ty {
            Type::Path(_) => {
                let (name, argument) = last_segment(ty).context("a path without a name")?;
                if name == "Option" {
                    return match argument {
                        Some(Type::BareFn(function)) => self.function_pointer(function, declarator),
                        _ => bail!("an option of something other than a function"),
                    };
                }
                let text = match basic(&name) {
                    Some(text) => text.to_owned(),
                    None => self.name(&name)?,
                };
                Ok(format!("{text} {declarator}").trim_end().to_owned())
            }
            Type::Ptr(pointer) => {
                let is_const = pointer.const_token.is_some();
                match &*pointer.elem {
                    // `*const *mut T` is `T *const *`.
                    Type::Ptr(_) if is_const => self.declare(&pointer.elem, &format!("const *{declarator}")),
                    Type::Array(_) => self.declare(&pointer.elem, &format!("(*{declarator})")),
                    elem => {
                        let text = self.declare(elem, &format!("*{declarator}"))?;
                        Ok(if is_const { format!("const {text}") } else { text })
                    }
                }
            }
            Type::Array(array) => {
                let length = integer(&array.len)?;
                self.declare(&array.elem, &format!("{declarator}[{length}]"))
            }
            Type::BareFn(function) => self.function_pointer(function, declarator),
            _ => bail!("an unknown form of type at {declarator}"),
        }
    }

    /// How C names a type of the bindings.
    fn name(&self, name: &str) -> Result<String> {
        match self.records.get(name) {
            Some(record) => Ok(format!(
                "{} {name}",
                if record.is_union { "union" } else { "struct" }
            )),
            None if self.aliases.contains_key(name) => Ok(name.to_owned()),
            None => bail!("the type {name} is declared nowhere"),
        }
    }

    fn function_pointer(&self, function: &TypeBareFn, declarator: &str) -> Result<String> {
        let parameters: Result<Vec<String>> = function
            .inputs
            .iter()
            .map(|input| {
                let name = input.name.as_ref().map(|(name, _)| name.to_string());
                self.declare(&input.ty, &name.unwrap_or_default())
            })
            .collect();
        let result = match &function.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => Some(&**ty),
        };
        let declarator = format!(
            "(*{declarator})({})",
            parameter_list(&parameters?, function.variadic.is_some())
        );
        self.result(result, &declarator)
    }

    /// A function's type around its declarator.
    pub(super) fn result(&self, result: Option<&Type>, declarator: &str) -> Result<String> {
        match result {
            None | Some(Type::Never(_)) => Ok(format!("void {declarator}")),
            Some(ty) => self.declare(ty, declarator),
        }
    }
}

pub(super) fn parameter_list(parameters: &[String], is_variadic: bool) -> String {
    match (parameters.is_empty(), is_variadic) {
        (true, _) => "void".to_owned(),
        (false, true) => format!("{}, ...", parameters.join(", ")),
        (false, false) => parameters.join(", "),
    }
}
