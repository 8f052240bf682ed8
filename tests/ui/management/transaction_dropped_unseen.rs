//! C-340: what a transaction does is in force when it is committed.

#![deny(unused_must_use)]

use fwps::{Error, management::*};

pub fn case<'e>(begin: impl FnOnce() -> Transaction<'e>) -> Result<(), Error> {
    begin();
    Ok(())
}
