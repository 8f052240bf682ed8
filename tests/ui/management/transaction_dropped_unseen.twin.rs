//! The near twin of `transaction_dropped_unseen.rs` that keeps the rule.

#![deny(unused_must_use)]

use fwps::{Error, management::*};

pub fn case<'e>(begin: impl FnOnce() -> Transaction<'e>) -> Result<(), Error> {
    begin().commit()
}
