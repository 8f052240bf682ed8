//! Plans of failures as they are written on a command line.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::fault::{Faults, Rule};
use super::page::{self, Failure};
use super::status;
use crate::Status;

/// What is wrong with a written plan of failures.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ParseFaultsError {
    /// Nothing stands where a rule was expected.
    #[error(
        "an empty rule: expected `none`, `sweep`, `random:PROBABILITY`, or `FUNCTION[@N][=STATUS]`, with commas between them"
    )]
    Empty,
    /// No C function has this name.
    #[error(
        "no function is named `{name}`: expected `none`, `sweep`, `random:PROBABILITY`, or a C function as `{like}`"
    )]
    UnknownFunction {
        /// What stands there.
        name: String,
        /// A function with a name like it.
        like: &'static str,
    },
    /// The function has no way to say that it failed.
    #[error("`{name}` cannot fail: it returns no status and no pointer")]
    CannotFail {
        /// The function.
        name: String,
    },
    /// The number of the call is not one.
    #[error("`{text}` is not the number of a call: expected a number from 1 behind the `@`")]
    Number {
        /// What stands there.
        text: String,
    },
    /// The status is not one.
    #[error("`{text}` is not a status: expected a name as STATUS_ACCESS_DENIED, or a number as 0xC0000022")]
    Status {
        /// What stands there.
        text: String,
    },
    /// The status says that all is well.
    #[error("`{text}` is a success, which no failed call returns")]
    Success {
        /// What stands there.
        text: String,
    },
    /// The probability is not one.
    #[error("`{text}` is not a probability: expected a number from 0 to 1 behind `random:`")]
    Probability {
        /// What stands there.
        text: String,
    },
}

impl FromStr for Faults {
    type Err = ParseFaultsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plans = text.split(',').map(|rule| parse(rule.trim()));
        plans
            .into_iter()
            .try_fold(Faults::none(), |all, plan| Ok(all.and(plan?)))
    }
}

fn parse(text: &str) -> Result<Faults, ParseFaultsError> {
    match text {
        "" => return Err(ParseFaultsError::Empty),
        "none" => return Ok(Faults::none()),
        "sweep" => return Ok(Faults::sweep()),
        _ => {}
    }
    if let Some(text) = text.strip_prefix("random:") {
        let probability = text.parse().ok().filter(|value| (0.0..=1.0).contains(value));
        return probability
            .map(Faults::random)
            .ok_or_else(|| ParseFaultsError::Probability {
                text: text.to_owned(),
            });
    }
    let (call, status) = match text.split_once('=') {
        Some((call, status)) => (call, Some(parse_status(status.trim())?)),
        None => (text, None),
    };
    let (function, nth) = match call.split_once('@') {
        Some((function, nth)) => (function, Some(parse_nth(nth.trim())?)),
        None => (call, None),
    };
    let function = parse_function(function.trim())?;
    Ok(Faults::rule(match nth {
        Some(nth) => Rule::Nth {
            function,
            nth,
            status,
        },
        None => Rule::Function { function, status },
    }))
}

fn parse_function(name: &str) -> Result<String, ParseFaultsError> {
    match page::failure(name) {
        Failure::Statuses(_) | Failure::Unlisted | Failure::Null => Ok(name.to_owned()),
        Failure::Never => Err(ParseFaultsError::CannotFail {
            name: name.to_owned(),
        }),
        Failure::Unknown => Err(ParseFaultsError::UnknownFunction {
            name: name.to_owned(),
            like: most_like(name),
        }),
    }
}

/// The function whose name has the longest beginning in common with this one.
fn most_like(name: &str) -> &'static str {
    let common = |other: &str| {
        let pairs = name.bytes().zip(other.bytes());
        pairs
            .take_while(|(one, two)| one.eq_ignore_ascii_case(two))
            .count()
    };
    let mut best = ("FwpsAllocateCloneNetBufferList0", 0);
    for other in page::names() {
        if common(other) > best.1 {
            best = (other, common(other));
        }
    }
    best.0
}

fn parse_nth(text: &str) -> Result<u64, ParseFaultsError> {
    text.parse()
        .ok()
        .filter(|nth| *nth > 0)
        .ok_or_else(|| ParseFaultsError::Number {
            text: text.to_owned(),
        })
}

fn parse_status(text: &str) -> Result<Status, ParseFaultsError> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let number = match digits {
        Some(digits) => u32::from_str_radix(digits, 16).ok().map(|value| value as Status),
        None => text.parse::<i64>().ok().and_then(|value| {
            // As a signed or as an unsigned number of 32 bits.
            i32::try_from(value)
                .ok()
                .or_else(|| u32::try_from(value).ok().map(|value| value as Status))
        }),
    };
    match status::status_of(text).or(number) {
        Some(0) => Err(ParseFaultsError::Success {
            text: text.to_owned(),
        }),
        Some(status) => Ok(status),
        None => Err(ParseFaultsError::Status {
            text: text.to_owned(),
        }),
    }
}

/// As it is written on a command line.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.rules.iter().filter(|rule| !matches!(rule, Rule::Record));
        let mut rules: Vec<_> = shown.map(Rule::to_string).collect();
        if self.sweep {
            rules.push("sweep".to_owned());
        }
        if rules.is_empty() {
            return f.write_str("none");
        }
        f.write_str(&rules.join(","))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (function, status) = match self {
            Rule::Random { probability } => return write!(f, "random:{probability}"),
            Rule::Record => return f.write_str("record"),
            Rule::Site { status, .. } => return write!(f, "site={}", status::describe(*status)),
            Rule::Nth {
                function,
                nth,
                status,
            } => (format!("{function}@{nth}"), status),
            Rule::Function { function, status } => (function.clone(), status),
        };
        f.write_str(&function)?;
        match status {
            Some(status) => write!(f, "={}", status::describe(*status)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_survive_a_round_trip() {
        for text in [
            "none",
            "sweep",
            "random:0.25",
            "ExAllocatePool2@3",
            "FwpmFilterAdd0",
            "FwpmFilterAdd0=STATUS_ACCESS_DENIED",
            "FwpsCalloutRegister1@2=STATUS_FWP_ALREADY_EXISTS,random:0.01,sweep",
            "FwpmFilterAdd0=0xc0001234",
        ] {
            let plan: Faults = text.parse().expect(text);
            assert_eq!(plan.to_string(), text);
            assert_eq!(plan.to_string().parse::<Faults>(), Ok(plan));
        }
        let spaced: Faults = " none , ExAllocatePool2 @ 3 = 0xC000009A"
            .parse()
            .expect("spaces do no harm");
        assert_eq!(
            spaced.to_string(),
            "ExAllocatePool2@3=STATUS_INSUFFICIENT_RESOURCES"
        );
        assert_eq!(
            "FwpmFilterAdd0=-1073741670".parse::<Faults>(),
            "FwpmFilterAdd0=3221225626".parse()
        );
    }

    #[test]
    fn errors_say_what_was_expected() {
        let error = |text: &str| text.parse::<Faults>().expect_err(text).to_string();
        assert!(error("").starts_with("an empty rule: expected `none`"));
        assert!(error("random:0.1,").starts_with("an empty rule"));
        assert!(error("FwpsAlocateCloneNetBufferList0@1").contains("or a C function as `FwpsA"));
        assert!(error("KeSetEvent@1").contains("cannot fail"));
        assert!(error("ExAllocatePool2@0").contains("expected a number from 1"));
        assert!(error("ExAllocatePool2@x").contains("`x` is not the number of a call"));
        assert!(error("FwpmFilterAdd0=STATUS_NONE").contains("expected a name as STATUS_ACCESS_DENIED"));
        assert!(error("FwpmFilterAdd0=0x1_0000").contains("is not a status"));
        assert!(error("FwpmFilterAdd0=STATUS_SUCCESS").contains("is a success"));
        assert!(error("random:1.5").contains("expected a number from 0 to 1"));
        assert!(error("random:NaN").contains("is not a probability"));
    }
}
