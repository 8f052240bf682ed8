//! What the tokens and expressions of a test's source hold: numbers of contracts, names, rows of tables.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, Pat};

use super::assertions::TOGETHER;

pub(super) fn tokens(expression: &Expr) -> TokenStream {
    quote::quote!(#expression)
}

/// Whether a condition says that there are no reports.
pub(super) fn is_emptiness(condition: &str) -> bool {
    let what = condition.strip_suffix(". is_empty ()");
    what.is_some_and(|what| {
        !what.starts_with('!')
            && ["reports", "reported", "contracts", "keeps"]
                .iter()
                .any(|name| what.contains(name))
    })
}

/// The variable that a pattern binds.
pub(super) fn identifier(pattern: &Pat) -> Option<String> {
    match pattern {
        Pat::Ident(name) => Some(name.ident.to_string()),
        Pat::Type(typed) => identifier(&typed.pat),
        _ => None,
    }
}

/// The contracts in string literals: `"C-084"`.
pub(super) fn numbers(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.extend(numbers(group.stream())),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let number = text.trim_matches('"');
                if number.len() == 5 && number.starts_with("C-") {
                    found.insert(number.to_owned());
                }
            }
            _ => {}
        }
    }
    found
}

pub(super) fn only(numbers: BTreeSet<String>) -> Option<String> {
    for (contract, with) in TOGETHER {
        if numbers.len() == 2 && numbers.contains(contract) && numbers.contains(with) {
            return Some(contract.to_owned());
        }
    }
    let mut numbers = numbers.into_iter();
    numbers.next().filter(|_| numbers.next().is_none())
}

pub(super) fn identifiers(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => identifiers(group.stream(), found),
            TokenTree::Ident(name) => {
                found.insert(name.to_string());
            }
            _ => {}
        }
    }
}

/// The rows of a table: `name: … => "C-084";`.
pub(super) fn rows(tokens: TokenStream) -> Vec<(String, BTreeSet<String>)> {
    let all: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |token: &TokenTree, c: char| matches!(token, TokenTree::Punct(punct) if punct.as_char() == c);
    let mut found = Vec::new();
    for row in all.split(|token| is(token, ';')) {
        if let [TokenTree::Ident(name), colon, rest @ ..] = row
            && is(colon, ':')
        {
            found.push((name.to_string(), numbers(rest.iter().cloned().collect())));
        }
    }
    found
}
