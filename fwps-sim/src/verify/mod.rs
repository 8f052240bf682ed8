//! The verifier: contracts, reports, faults and the ledger.

pub(crate) mod backtrace;
pub(crate) mod contract;
pub(crate) mod damage;
pub(crate) mod fault;
pub(crate) mod fault_plan;
pub(crate) mod fault_spec;
pub(crate) mod hold;
pub(crate) mod ledger;
pub(crate) mod list_record;
pub(crate) mod object;
pub(crate) mod page;
pub(crate) mod report;
mod rules;
pub(crate) mod site;
pub(crate) mod status;
pub(crate) mod symbols;
