//! The near twin of `committed_twice.rs` that keeps the rule.

use fwps::{Error, Passive, management::*};

pub fn case(transaction: Transaction<'_>) -> Result<(), Error> {
    transaction.commit()
}
