//! Faults: which calls fail on purpose, and with what status.

use crate::Status;

/// A plan of failures. Several plans can be given to the builder; a call fails when any of them says so.
#[derive(Clone, Debug)]
pub struct Faults {
    pub(crate) rule: Rule,
}

/// One rule of a plan.
#[derive(Clone, Debug)]
pub(crate) enum Rule {
    None,
    Nth {
        function: String,
        nth: u64,
        status: Status,
        seen: u64,
    },
    Function {
        function: String,
        status: Status,
    },
    Random {
        probability: f64,
    },
}

impl Faults {
    /// Nothing fails.
    pub fn none() -> Self {
        Self { rule: Rule::None }
    }

    /// The `nth` call (from 1) of the C function `function` fails with `status`. Functions that return a pointer or a handle
    /// return NULL instead, whatever the status.
    pub fn nth(function: impl Into<String>, nth: u64, status: Status) -> Self {
        Self {
            rule: Rule::Nth {
                function: function.into(),
                nth,
                status,
                seen: 0,
            },
        }
    }

    /// Every call of the C function `function` fails with `status`.
    pub fn function(function: impl Into<String>, status: Status) -> Self {
        Self {
            rule: Rule::Function {
                function: function.into(),
                status,
            },
        }
    }

    /// Each call that the documents let fail does so with this probability (0 to 1), with one of the statuses of its page.
    pub fn random(probability: f64) -> Self {
        Self {
            rule: Rule::Random { probability },
        }
    }
}

/// The plans of a run and its own random numbers, so that faults do not disturb the other choices of a seed.
#[derive(Debug)]
pub(crate) struct FaultPlan {
    rules: Vec<Rule>,
    random: oorandom::Rand64,
}

impl FaultPlan {
    pub(crate) fn new(plans: Vec<Faults>, seed: u64) -> Self {
        Self {
            rules: plans.into_iter().map(|plan| plan.rule).collect(),
            random: oorandom::Rand64::new(u128::from(seed) ^ 0xFA17_FA17),
        }
    }

    /// Decides whether this call of `function` fails. `statuses` are those of its page, the usual one first.
    pub(crate) fn decide(&mut self, function: &str, statuses: &[Status]) -> Option<Status> {
        let mut decided = None;
        for rule in &mut self.rules {
            let status = match rule {
                Rule::None => None,
                Rule::Nth {
                    function: name,
                    nth,
                    status,
                    seen,
                } if name == function => {
                    *seen += 1;
                    (*seen == *nth).then_some(*status)
                }
                Rule::Function {
                    function: name,
                    status,
                } if name == function => Some(*status),
                Rule::Random { probability } if self.random.rand_float() < *probability => {
                    let count = statuses.len().max(1) as u64;
                    let index = self.random.rand_range(0..count) as usize;
                    statuses.get(index).copied()
                }
                _ => None,
            };
            decided = decided.or(status);
        }
        decided
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nth_fails_once() {
        let mut plan = FaultPlan::new(vec![Faults::nth("F", 2, -1)], 1);
        let decided: Vec<_> = (0..4).map(|_| plan.decide("F", &[-2])).collect();
        assert_eq!(decided, [None, Some(-1), None, None]);
        assert_eq!(plan.decide("G", &[-2]), None);
    }

    #[test]
    fn random_uses_the_statuses_of_the_page() {
        let mut plan = FaultPlan::new(vec![Faults::random(1.0)], 1);
        for _ in 0..20 {
            assert!(matches!(plan.decide("F", &[-2, -3]), Some(-2 | -3)));
        }
    }
}
