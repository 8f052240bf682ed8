//! The near twin of `two_transactions.rs` that keeps the rule.

use fwps::{Error, Passive, management::*};

pub fn case<'e>(engine: &'e mut Engine, passive: &'e Passive<'e>) -> Result<(), Error> {
    engine.transaction(passive)?.commit()?;
    engine.transaction(passive)?.commit()
}
