//! Damaged memory: what a driver wrote where it must not, found later by what it left.

use super::contract::{Contract, contract};
use super::ledger::{Found, Ledger};
use crate::machine::Machine;
use crate::memory::Memory;
use crate::memory::guard::Outside;

/// Whose memory it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub(crate) what: &'static str,
    /// The number of the object; zero for memory that is none.
    pub(crate) serial: u64,
    /// The address of the object in the ledger.
    pub(crate) address: usize,
}

/// What happened to it.
#[derive(Clone, Copy, Debug)]
enum Harm {
    /// Something was written next to it.
    Outside(Outside),
    /// Something was written to it after it was freed, first at this offset.
    AfterFree(usize),
}

/// Memory that was written to where it must not be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Damage {
    block: Block,
    harm: Harm,
}

impl Damage {
    /// Looks at what lies next to memory of a block.
    pub(crate) fn outside(block: Block, memory: &Memory) -> Option<Self> {
        let harm = Harm::Outside(memory.outside()?);
        Some(Self { block, harm })
    }

    pub(crate) fn after_free((block, place): (Block, usize)) -> Self {
        Self {
            block,
            harm: Harm::AfterFree(place),
        }
    }

    fn text(&self) -> String {
        let Block { what, serial, .. } = self.block;
        let bytes = |count: usize| if count == 1 { "byte" } else { "bytes" };
        match self.harm {
            Harm::AfterFree(place) => {
                format!("the memory of {what} #{serial} was written to after it was freed, at offset {place}")
            }
            Harm::Outside(Outside::Behind(distance)) => format!(
                "the memory of {what} #{serial} was written to behind its end, {distance} {} from its last",
                bytes(distance)
            ),
            Harm::Outside(Outside::Before(distance)) => format!(
                "the memory of {what} #{serial} was written to before its start, {distance} {} from its first",
                bytes(distance)
            ),
        }
    }

    fn contract(&self) -> Contract {
        match (self.block.what, self.harm) {
            ("pool block", _) => contract!(380),
            ("MDL", _) => contract!(124),
            ("writable layer data" | "layer data of a redirect layer", _) => contract!(235),
            ("IRP", _) => contract!(386),
            (_, Harm::AfterFree(_)) => contract!(85),
            (what, Harm::Outside(_)) if what.starts_with("NET_BUFFER_LIST") => contract!(82),
            (_, Harm::Outside(_)) => contract!(380),
        }
    }
}

impl Machine {
    /// Reports memory that was written to where it must not be.
    pub(crate) fn report_damage(&mut self, damage: Vec<Damage>) {
        for damage in damage {
            let Block { serial, address, .. } = damage.block;
            let owner = owner(&mut self.ledger, address, serial);
            let about: &[usize] = if owner.is_some() { &[address] } else { &[] };
            let report = self.report_about(damage.contract(), about, damage.text());
            // Who runs when it is noticed need not be who did it; whose memory it is knows more.
            if let Some(driver @ 1..) = owner {
                report.driver = driver;
            }
        }
    }
}

/// The driver that has, or had, this very object.
fn owner(ledger: &mut Ledger, address: usize, serial: u64) -> Option<u32> {
    let object = match ledger.find(address) {
        Found::Live(object) => &*object,
        Found::Dead(object) => object,
        Found::Unknown => return None,
    };
    (object.serial == serial).then_some(object.driver)
}
