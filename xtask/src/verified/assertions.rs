//! What a test asserts about the contracts that are reported, by its source.
//!
//! A test breaks a contract when its number is the only one in an argument of `assert_eq!`, or in one that a function of the tests compares
//! so: all of what is reported is on the other side of the comparison. Rows of tables, in loops and in macros, count each for itself.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, FnArg, Item, ItemFn, ItemMacro, Pat, Token};

use super::tokens::{identifier, identifiers, is_emptiness, numbers, only, rows, tokens};

/// Contracts that cannot be broken alone, each with the one that goes with it. What is injected past ALE was taken away from ALE before.
pub(super) const TOGETHER: [(&str, &str); 1] = [("C-059", "C-171")];

/// What a test says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asserted {
    /// The contracts that are reported where nothing else is.
    pub(super) broken: BTreeSet<String>,
    /// Whether a run has to be without reports.
    pub(super) is_clean: bool,
}

/// A test crate.
pub(super) struct Crate {
    functions: Vec<Function>,
    tables: Vec<(String, ItemMacro)>,
    /// The names of functions that compare an argument with what was reported; by file, since several have their own of one name.
    exact: BTreeSet<(String, String)>,
    /// The names of functions that assert that nothing was reported.
    clean: BTreeSet<String>,
}

struct Function {
    file: String,
    name: String,
    is_test: bool,
    parameters: Vec<String>,
    item: ItemFn,
}

impl Crate {
    /// Reads files, as path and text.
    ///
    /// # Errors
    ///
    /// If one of them is no Rust.
    pub(super) fn parse(files: &[(String, String)]) -> Result<Self> {
        let mut this = Self {
            functions: Vec::new(),
            tables: Vec::new(),
            exact: BTreeSet::new(),
            clean: BTreeSet::new(),
        };
        for (path, text) in files {
            let file = syn::parse_file(text).with_context(|| path.clone())?;
            for item in file.items {
                this.add(path, item);
            }
        }
        this.find_helpers();
        Ok(this)
    }

    fn add(&mut self, file: &str, item: Item) {
        match item {
            Item::Fn(item) => {
                let parameters = item.sig.inputs.iter().filter_map(|input| match input {
                    FnArg::Typed(typed) => identifier(&typed.pat),
                    FnArg::Receiver(_) => None,
                });
                self.functions.push(Function {
                    file: file.to_owned(),
                    name: item.sig.ident.to_string(),
                    is_test: item
                        .attrs
                        .iter()
                        .any(|attribute| attribute.path().is_ident("test")),
                    parameters: parameters.collect(),
                    item,
                });
            }
            Item::Mod(module) => {
                for item in module.content.into_iter().flat_map(|(_, items)| items) {
                    self.add(file, item);
                }
            }
            Item::Macro(item) => self.tables.push((file.to_owned(), item)),
            _ => {}
        }
    }

    /// Finds the functions that compare or assert for others, and those that call them.
    fn find_helpers(&mut self) {
        loop {
            let mut exact = BTreeSet::new();
            let mut clean = BTreeSet::new();
            for function in self.functions.iter().filter(|function| !function.is_test) {
                let found = self.look(function);
                if function
                    .parameters
                    .iter()
                    .any(|name| found.compared.contains(name))
                {
                    exact.insert((function.file.clone(), function.name.clone()));
                }
                if found.is_clean {
                    clean.insert(function.name.clone());
                }
            }
            if exact == self.exact && clean == self.clean {
                return;
            }
            (self.exact, self.clean) = (exact, clean);
        }
    }

    fn look(&self, function: &Function) -> Look<'_> {
        let mut look = Look {
            of: self,
            file: function.file.clone(),
            compared: BTreeSet::new(),
            values: BTreeMap::new(),
            broken: BTreeSet::new(),
            is_clean: false,
        };
        look.visit_block(&function.item.block);
        look
    }

    /// Whether a call by this name in a file compares what it is given.
    fn is_exact(&self, file: &str, name: &str) -> bool {
        let own = |function: &Function| function.file == file && function.name == name;
        if self.functions.iter().any(own) {
            return self.exact.contains(&(file.to_owned(), name.to_owned()));
        }
        self.exact.iter().any(|(_, other)| other == name)
    }

    /// The tests, by path and name, with what they assert.
    pub(super) fn tests(&self) -> BTreeMap<String, Asserted> {
        let mut tests = BTreeMap::new();
        for function in self.functions.iter().filter(|function| function.is_test) {
            let Look { broken, is_clean, .. } = self.look(function);
            let name = format!("{}::{}", function.file, function.name);
            tests.insert(name, Asserted { broken, is_clean });
        }
        for (file, item) in &self.tables {
            let made = item.mac.path.get_ident().map(ToString::to_string);
            let rules = self.tables.iter().find(|(of, other)| {
                of == file && other.ident.as_ref().map(ToString::to_string) == made && made.is_some()
            });
            let Some((_, rules)) = rules else { continue };
            let mut words = BTreeSet::new();
            identifiers(rules.mac.tokens.clone(), &mut words);
            if !words.iter().any(|word| self.is_exact(file, word)) {
                continue;
            }
            let is_clean = words.iter().any(|word| self.clean.contains(word));
            for (name, numbers) in rows(item.mac.tokens.clone()) {
                let broken = only(numbers).into_iter().collect();
                tests.insert(format!("{file}::{name}"), Asserted { broken, is_clean });
            }
        }
        tests
    }
}

/// Walks through a function.
struct Look<'a> {
    of: &'a Crate,
    file: String,
    /// The variables that are compared with what was reported.
    compared: BTreeSet<String>,
    /// What variables hold: a contract each, when it is the only one in what was assigned; several for the rows of a loop.
    values: BTreeMap<String, (BTreeSet<String>, bool)>,
    broken: BTreeSet<String>,
    is_clean: bool,
}

impl Look<'_> {
    /// Something is compared with all that was reported.
    fn compares(&mut self, tokens: TokenStream) {
        let mut words = BTreeSet::new();
        identifiers(tokens.clone(), &mut words);
        for word in &words {
            if let Some((contracts, or_nothing)) = self.values.get(word) {
                self.broken.extend(contracts.iter().cloned());
                self.is_clean |= or_nothing;
            }
        }
        self.broken.extend(only(numbers(tokens)));
        self.compared.extend(words);
    }
}

impl<'ast> Visit<'ast> for Look<'_> {
    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let (Some(name), Some(init)) = (identifier(&local.pat), &local.init) {
            let tokens = tokens(&init.expr);
            if let Some(contract) = only(numbers(tokens.clone())) {
                self.values.insert(name, ([contract].into(), false));
            } else {
                // What it is made of holds for it, too.
                let mut words = BTreeSet::new();
                identifiers(tokens, &mut words);
                let found = words.iter().find_map(|word| self.values.get(word).cloned());
                if let Some(found) = found {
                    self.values.insert(name, found);
                }
            }
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_for_loop(&mut self, expression: &'ast syn::ExprForLoop) {
        if let (Pat::Tuple(names), Expr::Array(rows)) = (&*expression.pat, &*expression.expr) {
            for (column, pattern) in names.elems.iter().enumerate() {
                let Some(name) = identifier(pattern) else { continue };
                let cells = rows.elems.iter().filter_map(|row| match row {
                    Expr::Tuple(row) => row.elems.get(column),
                    _ => None,
                });
                let cells: Vec<_> = cells.map(|cell| numbers(tokens(cell))).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    let or_nothing = cells.iter().any(BTreeSet::is_empty);
                    let contracts = cells.into_iter().filter_map(only).collect();
                    self.values.insert(name, (contracts, or_nothing));
                }
            }
        }
        visit::visit_expr_for_loop(self, expression);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            let name = last.ident.to_string();
            if self.of.is_exact(&self.file, &name) {
                let arguments = &call.args;
                self.compares(quote::quote!(#arguments));
            }
            self.is_clean |= self.of.clean.contains(&name);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.is_clean |= call.method == "assert_clean";
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(invocation.tokens.clone());
        let Ok(arguments) = arguments else { return };
        if invocation.path.is_ident("assert_eq") {
            for side in arguments.iter().take(2) {
                self.compares(tokens(side));
            }
            let nothing = |side: &Expr| {
                let text = tokens(side).to_string();
                [
                    "BTreeSet :: new ()",
                    "BTreeSet :: < String > :: new ()",
                    "[\"\" ; 0]",
                ]
                .contains(&text.as_str())
            };
            self.is_clean |= arguments.iter().take(2).any(nothing);
        }
        if invocation.path.is_ident("assert") {
            let condition = arguments.first().map(tokens);
            self.is_clean |= condition.is_some_and(|condition| is_emptiness(&condition.to_string()));
        }
        for argument in &arguments {
            self.visit_expr(argument);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the test `t` in a file asserts.
    fn asserted(text: &str) -> Asserted {
        let files = [("t.rs".to_owned(), text.to_owned())];
        let mut tests = Crate::parse(&files).expect("it is Rust").tests();
        tests.remove("t.rs::t").expect("there is a test of this name")
    }

    fn breaks(number: &str, is_clean: bool) -> Asserted {
        Asserted {
            broken: [number.to_owned()].into(),
            is_clean,
        }
    }

    #[test]
    fn numbers_that_are_compared_are_broken() {
        let helper = "fn caught(bug: u8, number: &str) { assert_eq!(run(bug), [number]); }";
        for body in [
            "assert_eq!(found, [\"C-001\"]);",
            "let expected = set(\"C-001\"); assert_eq!(found, expected);",
            "for (bug, expected) in [(1, \"C-001\")] { assert_eq!(run(bug), expected); }",
            "caught(1, \"C-001\");",
        ] {
            let found = asserted(&format!("{helper}\n#[test]\nfn t() {{ {body} }}"));
            assert_eq!(found, breaks("C-001", false), "{body}");
        }
    }

    #[test]
    fn numbers_that_are_named_only_are_not() {
        for body in [
            "assert!(found.contains(\"C-001\"));",
            "assert_eq!(found, [\"C-001\", \"C-002\"]);",
            "assert_eq!(found, 7, \"C-001\");",
            "show(\"C-001\");",
        ] {
            let found = asserted(&format!(
                "fn show(number: &str) {{}}\n#[test]\nfn t() {{ {body} }}"
            ));
            assert!(found.broken.is_empty(), "{body}: {found:?}");
        }
    }

    #[test]
    fn twins_in_the_same_test_are_seen() {
        let helper = "fn pair(number: &str) { assert_eq!(found(), [number]); other().assert_clean(); }";
        let found = asserted(&format!("{helper}\n#[test]\nfn t() {{ pair(\"C-001\"); }}"));
        assert_eq!(found, breaks("C-001", true));
        let rows =
            "for (bug, expected) in [(1, Some(\"C-001\")), (2, None)] { assert_eq!(run(bug), expected); }";
        let found = asserted(&format!("#[test]\nfn t() {{ {rows} }}"));
        assert_eq!(found, breaks("C-001", true));
    }

    #[test]
    fn rows_of_macros_are_tests() {
        let text = "fn caught(number: &str) { assert_eq!(found(), [number]); }
            macro_rules! caught { ($($name:ident: $number:literal;)*) => { $(#[test] fn $name() { caught($number) })* } }
            caught! { t: \"C-001\"; u: \"C-002\"; }";
        assert_eq!(asserted(text), breaks("C-001", false));
    }
}
