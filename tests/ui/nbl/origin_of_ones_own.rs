//! C-084: how lists are freed is not for drivers to say.

use fwps::nbl::*;

pub enum Mine {}

impl Origin for Mine {}

pub fn case(chain: NblChain<Mine>) {
    drop(chain);
}
