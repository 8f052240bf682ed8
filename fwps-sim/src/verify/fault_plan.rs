//! What a run does with its plans of failures.

use rustc_hash::FxHashMap;

use super::fault::{Faults, Rule};
use super::page;
use super::site::{Site, SiteKey};
use crate::Status;

/// The plans of a run and its own random numbers, so that faults do not disturb the other choices of a seed.
#[derive(Debug)]
pub(crate) struct FaultPlan {
    rules: Vec<Planned>,
    random: oorandom::Rand64,
    /// Calls so far of each function that asked.
    calls: FxHashMap<&'static str, u64>,
    /// Whether call sites are noted although nothing fails there.
    records: bool,
    /// The sites of all calls that could have failed, in the order of their first calls.
    pub(crate) seen: Vec<Site>,
    /// The sites where a call failed, in the order of their first failures.
    pub(crate) failed: Vec<Site>,
}

/// A rule, and how often it let a call fail.
#[derive(Debug)]
struct Planned {
    rule: Rule,
    used: u64,
}

impl FaultPlan {
    pub(crate) fn new(plans: Vec<Faults>, seed: u64) -> Self {
        let rules: Vec<_> = plans
            .into_iter()
            .flat_map(|plan| plan.rules)
            .map(|rule| Planned { rule, used: 0 })
            .collect();
        Self {
            records: rules.iter().any(|planned| planned.rule == Rule::Record),
            rules,
            random: oorandom::Rand64::new(u128::from(seed) ^ 0xFA17_FA17),
            calls: FxHashMap::default(),
            seen: Vec::new(),
            failed: Vec::new(),
        }
    }

    /// Decides whether this call of `function` fails because a rule names the function: nothing lets it fail in the state of the machine,
    /// so a sweep and a random plan leave it alone. `usual` is what comes when the rule has no status.
    pub(crate) fn decide_if_named(&mut self, function: &'static str, usual: Status) -> Option<Status> {
        if self.rules.is_empty() {
            return None;
        }
        let call = self.count(function);
        let mut decided = None;
        for planned in &mut self.rules {
            let status = planned.rule.named(function, call, usual);
            planned.used += u64::from(status.is_some());
            decided = decided.or(status);
        }
        if let Some(status) = decided {
            note(
                &mut self.failed,
                SiteKey::here(function),
                function,
                call,
                vec![status],
            );
        }
        decided
    }

    /// The number of this call of `function`, from 1.
    fn count(&mut self, function: &'static str) -> u64 {
        let call = self.calls.entry(function).or_default();
        *call += 1;
        *call
    }

    /// Decides whether this call of `function` fails. `statuses` are those that the function offers, the usual one first; those of its
    /// page that can come at any time are added to them.
    pub(crate) fn decide(&mut self, function: &'static str, statuses: &[Status]) -> Option<Status> {
        if self.rules.is_empty() {
            return None;
        }
        let call = self.count(function);
        let offered = offered(function, statuses);
        let site = self.records.then(|| SiteKey::here(function));
        let mut decided = None;
        for planned in &mut self.rules {
            let status = match &planned.rule {
                Rule::Nth { .. } | Rule::Function { .. } => {
                    planned.rule.named(function, call, usual(&offered))
                }
                Rule::Random { probability } if self.random.rand_float() < *probability => {
                    let count = offered.len().max(1) as u64;
                    let index = self.random.rand_range(0..count) as usize;
                    offered.get(index).copied()
                }
                Rule::Site { site: wanted, status } if planned.used == 0 && site == Some(*wanted) => {
                    Some(*status)
                }
                _ => None,
            };
            planned.used += u64::from(status.is_some());
            decided = decided.or(status);
        }
        if let Some(key) = site {
            note(&mut self.seen, key, function, call, offered);
        }
        if let Some(status) = decided {
            let key = site.unwrap_or_else(|| SiteKey::here(function));
            note(&mut self.failed, key, function, call, vec![status]);
        }
        decided
    }

    /// The rules that name a call, or a function, that never came, as they are written.
    pub(crate) fn unused(&self) -> Vec<String> {
        let named = |rule: &Rule| matches!(rule, Rule::Nth { .. } | Rule::Function { .. });
        self.rules
            .iter()
            .filter(|planned| planned.used == 0 && named(&planned.rule))
            .map(|planned| planned.rule.to_string())
            .collect()
    }
}

/// What a call of `function` can fail with at any time.
fn offered(function: &str, statuses: &[Status]) -> Vec<Status> {
    let mut offered = statuses.to_vec();
    let listed = page::page(function).map_or(&[][..], |page| page.any_time);
    for status in listed {
        if !offered.contains(status) {
            offered.push(*status);
        }
    }
    offered
}

fn usual(offered: &[Status]) -> Status {
    offered
        .first()
        .copied()
        .unwrap_or(fwps_sys::STATUS_INSUFFICIENT_RESOURCES)
}

fn note(sites: &mut Vec<Site>, key: SiteKey, function: &'static str, call: u64, statuses: Vec<Status>) {
    match sites.iter_mut().find(|site| site.key == key) {
        // What a function offers can depend on its arguments.
        Some(site) => {
            let fresh = statuses
                .into_iter()
                .filter(|status| !site.statuses.contains(status));
            let fresh: Vec<_> = fresh.collect();
            site.statuses.extend(fresh);
        }
        None => sites.push(Site::new(key, function, call, statuses)),
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
    fn without_a_status_the_usual_one_comes() {
        let plan = "ExAllocatePool2@1".parse().expect("a plan");
        let mut plan = FaultPlan::new(vec![plan], 1);
        assert_eq!(plan.decide("ExAllocatePool2", &[-2, -3]), Some(-2));
        assert_eq!(plan.decide("ExAllocatePool2", &[-2, -3]), None);
    }

    #[test]
    fn random_uses_the_statuses_of_the_page() {
        let mut plan = FaultPlan::new(vec![Faults::random(1.0)], 1);
        for _ in 0..20 {
            assert!(matches!(plan.decide("F", &[-2, -3]), Some(-2 | -3)));
        }
        let drawn: Vec<_> = (0..50)
            .filter_map(|_| plan.decide("FwpsPendClassify0", &[]))
            .collect();
        assert!(
            drawn
                .iter()
                .all(|status| *status == fwps_sys::STATUS_FWP_CANNOT_PEND)
        );
    }

    #[test]
    fn rules_that_never_came_are_named() {
        let plan = "ExAllocatePool2@9,FwpmFilterAdd0=STATUS_ACCESS_DENIED"
            .parse()
            .expect("a plan");
        let mut plan = FaultPlan::new(vec![plan], 1);
        plan.decide("FwpmFilterAdd0", &[-2]);
        assert_eq!(plan.unused(), ["ExAllocatePool2@9"]);
        assert_eq!(plan.failed.len(), 1);
    }
}
