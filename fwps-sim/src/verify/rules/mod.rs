//! The rule of each contract that some check of the simulator reports, in one line, by subject.

mod classification;
mod driver;
mod flows;
mod injection;
mod layers;
mod lists;
mod management;

/// The number of a contract, and its rule.
pub(super) type Rule = (u16, &'static str);

/// All rules, in the order of their numbers.
pub(super) const ALL: [&[Rule]; 7] = [
    injection::RULES,
    lists::RULES,
    classification::RULES,
    flows::RULES,
    layers::RULES,
    management::RULES,
    driver::RULES,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_and_unique() {
        let numbers: Vec<u16> = ALL.concat().iter().map(|(number, _)| *number).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
