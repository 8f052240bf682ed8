//! C-339: a session has one transaction at a time.

use fwps::{Error, Passive, management::*};

pub fn case<'e>(engine: &'e mut Engine, passive: &'e Passive<'e>) -> Result<(), Error> {
    let first = engine.transaction(passive)?;
    let second = engine.transaction(passive)?;
    first.commit()?;
    second.commit()
}
