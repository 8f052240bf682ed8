//! The contracts that the simulator enforces, each with its one-line rule.

use std::fmt;

use serde::{Serialize, Serializer};

use super::rules;

/// What a [`Report`](crate::Report) is about: a numbered contract, or one of the three events that no contract numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contract {
    /// A numbered contract of the reference; prints as `C-084`.
    Numbered(u16),
    /// The driver called `KeBugCheckEx`, or did what stops a real machine at once; prints as `bug-check`.
    BugCheck,
    /// No thread of the machine can run any more; prints as `deadlock`.
    Deadlock,
    /// The driver used a part of a function that the simulator does not model; prints as `not-modelled`.
    NotModelled,
}

impl Contract {
    /// The contract with this number.
    ///
    /// # Panics
    /// When the simulator has no rule text for the number. Used in `const` blocks, this is a compile-time error.
    pub const fn of(number: u16) -> Self {
        let mut subject = 0;
        while subject < rules::ALL.len() {
            let mut index = 0;
            while index < rules::ALL[subject].len() {
                if rules::ALL[subject][index].0 == number {
                    return Contract::Numbered(number);
                }
                index += 1;
            }
            subject += 1;
        }
        panic!("no rule text for this contract number: add it to verify/rules");
    }

    /// The rule in one line.
    pub fn rule(self) -> &'static str {
        match self {
            Contract::Numbered(number) => rules::ALL
                .into_iter()
                .flatten()
                .find(|(n, _)| *n == number)
                .map_or("", |(_, rule)| rule),
            Contract::BugCheck => "the machine must not stop",
            Contract::Deadlock => "some thread must be able to go on",
            Contract::NotModelled => "the simulator does not model this use of the function",
        }
    }

    /// Every numbered contract that the simulator can report, with its rule, in order.
    pub fn all() -> impl Iterator<Item = (Contract, &'static str)> {
        rules::ALL
            .into_iter()
            .flatten()
            .map(|(number, rule)| (Contract::Numbered(*number), *rule))
    }
}

impl fmt::Display for Contract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Contract::Numbered(number) => write!(f, "C-{number:03}"),
            Contract::BugCheck => f.write_str("bug-check"),
            Contract::Deadlock => f.write_str("deadlock"),
            Contract::NotModelled => f.write_str("not-modelled"),
        }
    }
}

impl Serialize for Contract {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `contract!(84)`: the contract, checked at compile time to have a rule text.
macro_rules! contract {
    ($number:literal) => {
        const { $crate::verify::contract::Contract::of($number) }
    };
}
pub(crate) use contract;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contracts_print_as_in_the_reference() {
        assert_eq!(Contract::of(7).to_string(), "C-007");
        assert_eq!(Contract::of(335).to_string(), "C-335");
        assert_eq!(
            Contract::of(84).rule(),
            "each list is freed with the function that matches its origin"
        );
    }
}
