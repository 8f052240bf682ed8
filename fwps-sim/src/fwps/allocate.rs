//! Lists over memory of the driver.

use fwps_sys as sys;
use sys::{MDL, NDIS_HANDLE, NET_BUFFER_LIST, NTSTATUS, SIZE_T, ULONG, USHORT};

use super::clone::may_free;
use crate::context;
use crate::engine::fate;
use crate::export::export;
use crate::kernel::irql::Range;
use crate::machine::{self, Machine};
use crate::memory::access;
use crate::memory::list::{BufferPlan, build};
use crate::memory::mdl::Mdl;
use crate::ndis::list_context;
use crate::verify::contract::{Contract, contract};
use crate::verify::ledger::{Found, Kind};
use crate::verify::list_record::{ListRecord, Origin, shared};

/// `MEMORY_ALLOCATION_ALIGNMENT` of 64-bit Windows.
const ALIGNMENT: u16 = 16;

struct Plan {
    pool: usize,
    context_size: u16,
    backfill: u16,
    chain: usize,
    offset: usize,
    length: usize,
}

fn check(machine: &mut Machine, plan: &Plan) -> Result<(), (Contract, String)> {
    match machine.ledger.find(plan.pool) {
        Found::Live(object) => match object.kind {
            Kind::ListPool { single: true, .. } => {}
            Kind::ListPool { .. } => {
                let text = "the pool was made without fAllocateNetBuffer, or with a DataSize";
                return Err((contract!(80), text.to_owned()));
            }
            _ => {
                return Err((
                    contract!(80),
                    format!("the pool handle is that of a {}", object.kind.name()),
                ));
            }
        },
        Found::Dead(_) => return Err((contract!(110), "the pool was freed already".to_owned())),
        Found::Unknown => return Err((contract!(80), "there is no such pool".to_owned())),
    }
    if plan.context_size % ALIGNMENT != 0 || plan.backfill % ALIGNMENT != 0 {
        let text = format!(
            "context size {} or backfill {} is no multiple of 16",
            plan.context_size, plan.backfill
        );
        return Err((contract!(81), text));
    }
    if plan.chain == 0 {
        if plan.offset != 0 || plan.length != 0 {
            return Err((
                contract!(82),
                "there is no MDL chain, but an offset or a length".to_owned(),
            ));
        }
        return Ok(());
    }
    if matches!(machine.ledger.find(plan.chain), Found::Dead(_)) {
        return Err((
            contract!(83),
            "the first MDL of the chain was freed already".to_owned(),
        ));
    }
    // SAFETY: the MDL chain that a driver passes consists of live MDLs (C-083); a freed one was told apart above.
    let first = unsafe { Mdl::new(plan.chain) };
    let total: usize = std::iter::successors(first, |mdl| mdl.next()).map(Mdl::len).sum();
    if plan.offset + plan.length > total {
        let text = format!(
            "offset {} and length {} go beyond the {total} bytes of the chain",
            plan.offset, plan.length
        );
        return Err((contract!(82), text));
    }
    Ok(())
}

export! {
    /// Makes a list with one NET_BUFFER over an MDL chain of the driver.
    fn FwpsAllocateNetBufferAndNetBufferList0(
        poolHandle: NDIS_HANDLE,
        contextSize: USHORT,
        contextBackFill: USHORT,
        mdlChain: *mut MDL,
        dataOffset: ULONG,
        dataLength: SIZE_T,
        netBufferList: *mut *mut NET_BUFFER_LIST,
    ) -> NTSTATUS {
        let _call = machine::enter("FwpsAllocateNetBufferAndNetBufferList0", Range::UP_TO_DISPATCH, contract!(147));
        let plan = Plan {
            pool: poolHandle.expose_provenance(),
            context_size: contextSize,
            backfill: contextBackFill,
            chain: mdlChain.expose_provenance(),
            offset: dataOffset as usize,
            length: dataLength as usize,
        };
        machine::with(|machine| {
            if let Err((contract, text)) = check(machine, &plan) {
                machine.report_about(contract, &[plan.pool, plan.chain], text);
                return sys::STATUS_INVALID_PARAMETER;
            }
            if let Some(status) = machine.fault(&[sys::STATUS_INSUFFICIENT_RESOURCES]) {
                return status;
            }
            let buffer = BufferPlan { pieces: &[], chain: plan.chain, offset: plan.offset, length: plan.length };
            let context = usize::from(plan.context_size) + usize::from(plan.backfill);
            let (memory, list) = build(&[buffer], context, plan.backfill);
            list.set_pool(std::ptr::with_exposed_provenance_mut(plan.pool));
            let record = ListRecord {
                pool: plan.pool,
                fate: shared(fate::of_running_call(machine).as_ref()),
                queried: true,
                ..ListRecord::new(list, Origin::Allocated)
            };
            machine.create(list.address(), Kind::List(record), vec![memory]);
            // What is copied into an own list inside of classify keeps the packet as well as a clone does.
            context::update_classify(|frame| {
                frame.kept = true;
                frame.copied = true;
            });
            // SAFETY: the out pointer is writable by the contract of the function.
            unsafe { access::store(netBufferList.expose_provenance(), list.address()) };
            sys::STATUS_SUCCESS
        })
    }

    /// Frees a list made by FwpsAllocateNetBufferAndNetBufferList0, not its MDLs.
    fn FwpsFreeNetBufferList0(netBufferList: *mut NET_BUFFER_LIST) {
        let _call = machine::enter("FwpsFreeNetBufferList0", Range::UP_TO_DISPATCH, contract!(147));
        let address = netBufferList.expose_provenance();
        machine::with(|machine| {
            if !may_free(machine, address, Origin::Allocated) {
                return;
            }
            let pool = machine.ledger.list(address).map_or(0, |record| record.pool);
            check_fronts(machine, address);
            list_context::check_freed(machine, address);
            machine.destroy(address, "freed");
            super::reassemble::release(machine, address);
            if pool != 0 && machine.ledger.get(pool).is_none() {
                let text = "a list was freed after the pool that it came from";
                machine.report_about(contract!(110), &[address, pool], text);
            }
        });
    }
}

/// Reports MDLs from retreats that are still in the chain of a list that is freed (C-113).
fn check_fronts(machine: &mut Machine, address: usize) {
    let left = machine
        .ledger
        .list(address)
        .map_or(0, |record| record.fronts.len());
    if left > 0 {
        let text = format!("a list was freed with {left} MDLs that retreats put in front of its data");
        machine.report_about(contract!(113), &[address], text);
    }
}
