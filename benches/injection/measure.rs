//! What one driver spends on one kind of traffic, step by step.

use crate::callgrind::{Callback, Part};

/// Instructions and pool allocations, each per step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) instructions: f64,
    pub(crate) allocations: f64,
}

/// A step in the life of a packet, with its name for the table.
pub(crate) const STEPS: [&str; 7] = [
    "IP layer: classify, clone, inject, absorb",
    "IP layer: classify an own packet",
    "transport layer: classify, clone, queue, absorb",
    "transport layer: classify an own packet",
    "worker: take from the queue, inject",
    "completion, mean of both layers",
    "the whole way of a packet",
];

/// The costs of one driver for one kind of traffic, in the order of [`STEPS`], and the calls that both drivers have to agree on.
#[derive(Debug)]
pub(crate) struct Measured {
    /// `None` for a step that has no usual cost in this traffic.
    pub(crate) costs: [Option<Cost>; STEPS.len()],
    pub(crate) calls: [(&'static str, u64); 5],
}

/// The work that is the driver's duty: two drivers with other counts do other things, and must not be compared.
const DUTIES: [&str; 5] = [
    "FwpsQueryPacketInjectionState0",
    "FwpsAllocateCloneNetBufferList0",
    "FwpsFreeCloneNetBufferList0",
    "FwpsInjectNetwork",
    "FwpsInjectTransport",
];

const CALLBACKS: [Callback; 3] = [Callback::Classify, Callback::Completion, Callback::Worker];
const CLONE: &str = "FwpsAllocateCloneNetBufferList0";
const ALLOCATE: &str = "ExAllocatePool2";

/// Evaluates a profile of `packets` packets.
///
/// In bursts, threads switch within classify calls, and pieces of the calls move into the parts of others: the sums stay right, but single calls have
/// no usual cost.
pub(crate) fn measure(parts: &[Part], packets: usize, in_bursts: bool) -> Result<Measured, String> {
    // Before the first classify call the driver loads.
    let steady = parts.get(1..).unwrap_or_default();
    let network = steady
        .iter()
        .find(|part| part.calls(Callback::Classify, "FwpsInjectNetwork") != 0)
        .map(|part| part.entered.clone())
        .ok_or("no injection was seen at the IP layer")?;
    let step = |at_network: bool, is_new: bool| {
        if in_bursts {
            return Ok(None);
        }
        let of_step = steady.iter().filter(|part| {
            (part.entered == network) == at_network && (part.calls(Callback::Classify, CLONE) != 0) == is_new
        });
        usual(of_step).map(Some).ok_or(format!(
            "no classify call was seen with at_network {at_network}, is_new {is_new}"
        ))
    };
    let per = |callback: Callback, duty: &str| {
        let times = sum(steady, |part| part.calls(callback, duty)) as f64;
        Cost {
            instructions: sum(steady, |part| part.instructions(callback)) as f64 / times,
            allocations: sum(steady, |part| part.calls(callback, ALLOCATE)) as f64 / times,
        }
    };
    let all = |count: &dyn Fn(&Part, Callback) -> u64| {
        sum(steady, |part| {
            CALLBACKS.iter().map(|callback| count(part, *callback)).sum()
        })
    };
    let whole = Cost {
        instructions: all(&|part, callback| part.instructions(callback)) as f64 / packets as f64,
        allocations: all(&|part, callback| part.calls(callback, ALLOCATE)) as f64 / packets as f64,
    };
    Ok(Measured {
        costs: [
            step(true, true)?,
            step(true, false)?,
            step(false, true)?,
            step(false, false)?,
            Some(per(Callback::Worker, "FwpsInjectTransport")),
            Some(per(Callback::Completion, "FwpsFreeCloneNetBufferList0")),
            Some(whole),
        ],
        calls: DUTIES.map(|duty| (duty, all(&|part, callback| part.calls(callback, duty)))),
    })
}

fn sum(parts: &[Part], count: impl Fn(&Part) -> u64) -> u64 {
    parts.iter().map(count).sum()
}

/// The highest cost of classify that at least a quarter of the calls have.
///
/// Costs that are rarer come from a thread switch, which moves a piece of one call into the part of another. Where two are common,
/// the traffic is a mixture of cheap and dear packets.
fn usual<'a>(parts: impl Iterator<Item = &'a Part>) -> Option<Cost> {
    let mut costs: Vec<_> = parts
        .map(|part| {
            (
                part.instructions(Callback::Classify),
                part.calls(Callback::Classify, ALLOCATE),
            )
        })
        .collect();
    costs.sort_unstable();
    let common = costs
        .chunk_by(|a, b| a == b)
        .rfind(|same| same.len() * 4 >= costs.len())?;
    common.first().map(|(instructions, allocations)| Cost {
        instructions: *instructions as f64,
        allocations: *allocations as f64,
    })
}
