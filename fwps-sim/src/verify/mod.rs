//! The verifier: contracts, reports, faults and the ledger.

pub(crate) mod contract;
pub(crate) mod fault;
pub(crate) mod hold;
pub(crate) mod ledger;
pub(crate) mod list_record;
pub(crate) mod report;
