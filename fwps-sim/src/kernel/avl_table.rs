//! AVL tables (`RTL_AVL_TABLE`): the run-time library keeps the order, the driver compares, allocates and frees.
//!
//! The routines of the driver run at its own IRQL, inside of the call. The table is the driver's to guard, as on Windows.

use std::mem::offset_of;

use fwps_sys::{BOOLEAN, PVOID, ULONG};

use super::avl_tree::{Links, Node, Side, root};
use crate::export::export_for_c;
use crate::kernel::irql::Range;
use crate::machine;
use crate::memory::access;
use crate::verify::contract::contract;

/// What the comparison of the driver says about the first element.
const LESS: i32 = 0;
const GREATER: i32 = 1;

type Compare = unsafe extern "system" fn(PVOID, PVOID, PVOID) -> i32;
type Allocate = unsafe extern "system" fn(PVOID, ULONG) -> PVOID;
type Free = unsafe extern "system" fn(PVOID, PVOID);

/// The structure that drivers have memory for.
#[repr(C)]
struct Table {
    root: Links,
    ordered: usize,
    which_ordered: ULONG,
    count: ULONG,
    depth: ULONG,
    restart: usize,
    deletions: ULONG,
    compare: Option<Compare>,
    allocate: Option<Allocate>,
    free: Option<Free>,
    context: usize,
}

const _: () = assert!(size_of::<Table>() == 104, "an RTL_AVL_TABLE has 104 bytes");

/// Where a search ended.
enum Search {
    Found(Node),
    /// Nothing hangs on this side of this node, where the element belongs.
    Free(Node, Side),
}

fn pointer(address: usize) -> PVOID {
    std::ptr::with_exposed_provenance_mut(address)
}

fn load<T: Copy>(table: usize, offset: usize) -> T {
    // SAFETY: the table is initialised memory of the driver, by the contract of every function over it.
    unsafe { access::load(table + offset) }
}

fn store<T: Copy>(table: usize, offset: usize, value: T) {
    // SAFETY: as for `load`.
    unsafe { access::store(table + offset, value) };
}

fn begin(name: &'static str) -> machine::Call {
    machine::enter(name, Range::UP_TO_DISPATCH, contract!(382))
}

/// Looks for the element that the driver compares as equal with `wanted`.
fn search(table: usize, wanted: usize) -> Search {
    let (mut node, mut side) = (Node(table), Side::Right);
    let Some(compare) = load::<Option<Compare>>(table, offset_of!(Table, compare)) else {
        return Search::Free(node, side);
    };
    while let Some(child) = node.child(side) {
        node = child;
        // SAFETY: the routine is the one that the table was initialised with; it gets an element and the buffer of the caller.
        side = match unsafe { compare(pointer(table), pointer(wanted), pointer(node.data())) } {
            LESS => Side::Left,
            GREATER => Side::Right,
            _ => return Search::Found(node),
        };
    }
    Search::Free(node, side)
}

fn set_count(table: usize, change: i32) {
    let count: u32 = load(table, offset_of!(Table, count));
    store(
        table,
        offset_of!(Table, count),
        count.saturating_add_signed(change),
    );
    // An enumeration that goes on by number begins anew.
    store(table, offset_of!(Table, ordered), 0_usize);
    store(table, offset_of!(Table, which_ordered), 0_u32);
}

/// Continues an enumeration behind the node at `last`, from the first element when that is zero.
fn enumerate(table: usize, last: usize) -> Option<Node> {
    if last == 0 {
        root(Node(table)).map(Node::first)
    } else {
        Node(last).next(Node(table))
    }
}

export_for_c! {
    /// Makes an empty table of the memory.
    fn RtlInitializeGenericTableAvl(
        Table: PVOID,
        CompareRoutine: Option<Compare>,
        AllocateRoutine: Option<Allocate>,
        FreeRoutine: Option<Free>,
        TableContext: PVOID,
    ) {
        let _call = begin("RtlInitializeGenericTableAvl");
        let table = Table.expose_provenance();
        // SAFETY: the table is writable, by the contract of the function.
        unsafe { access::fill(table, 0, size_of::<self::Table>()) };
        store(table, 0, table);
        store(table, offset_of!(self::Table, compare), CompareRoutine);
        store(table, offset_of!(self::Table, allocate), AllocateRoutine);
        store(table, offset_of!(self::Table, free), FreeRoutine);
        store(table, offset_of!(self::Table, context), TableContext.expose_provenance());
    }

    /// Inserts a copy of an element, unless there is an equal one: the element in the table is returned, and whether it is new. Null
    /// when the driver's routine gave no memory.
    fn RtlInsertElementGenericTableAvl(
        Table: PVOID,
        Buffer: PVOID,
        BufferSize: ULONG,
        NewElement: *mut BOOLEAN,
    ) -> PVOID {
        let _call = begin("RtlInsertElementGenericTableAvl");
        let (table, buffer) = (Table.expose_provenance(), Buffer.expose_provenance());
        let tell = |new: bool| {
            if !NewElement.is_null() {
                // SAFETY: the out pointer is writable, by the contract of the function.
                unsafe { access::store(NewElement.expose_provenance(), BOOLEAN::from(new)) };
            }
        };
        let (parent, side) = match search(table, buffer) {
            Search::Found(node) => {
                tell(false);
                return pointer(node.data());
            }
            Search::Free(parent, side) => (parent, side),
        };
        let size = size_of::<Links>() as u32 + BufferSize;
        let memory = match load::<Option<Allocate>>(table, offset_of!(self::Table, allocate)) {
            // SAFETY: the routine is the one that the table was initialised with.
            Some(allocate) => unsafe { allocate(Table, size) }.expose_provenance(),
            None => 0,
        };
        if memory == 0 {
            tell(false);
            return std::ptr::null_mut();
        }
        let node = Node(memory);
        parent.insert(side, node, Node(table));
        // SAFETY: the buffer has that many bytes, by the contract of the function.
        let bytes = unsafe { access::bytes(buffer, BufferSize as usize) };
        // SAFETY: the driver's routine gave memory for the links and the element.
        unsafe { access::write(node.data(), bytes) };
        set_count(table, 1);
        tell(true);
        pointer(node.data())
    }

    /// Deletes the element that is equal to the buffer. Whether there was one is returned.
    fn RtlDeleteElementGenericTableAvl(Table: PVOID, Buffer: PVOID) -> BOOLEAN {
        let _call = begin("RtlDeleteElementGenericTableAvl");
        let table = Table.expose_provenance();
        let Search::Found(node) = search(table, Buffer.expose_provenance()) else {
            return 0;
        };
        if load::<usize>(table, offset_of!(self::Table, restart)) == node.0 {
            // The enumeration goes on behind the element before the deleted one.
            store(table, offset_of!(self::Table, restart), previous(table, node));
        }
        node.remove(Node(table));
        set_count(table, -1);
        let deletions: u32 = load(table, offset_of!(self::Table, deletions));
        store(table, offset_of!(self::Table, deletions), deletions.wrapping_add(1));
        if let Some(free) = load::<Option<Free>>(table, offset_of!(self::Table, free)) {
            // SAFETY: the routine is the one that the table was initialised with, and the node is out of the tree.
            unsafe { free(Table, pointer(node.0)) };
        }
        1
    }

    /// The element that is equal to the buffer; null when there is none.
    fn RtlLookupElementGenericTableAvl(Table: PVOID, Buffer: PVOID) -> PVOID {
        let _call = begin("RtlLookupElementGenericTableAvl");
        match search(Table.expose_provenance(), Buffer.expose_provenance()) {
            Search::Found(node) => pointer(node.data()),
            Search::Free(..) => std::ptr::null_mut(),
        }
    }

    /// The next element in order, or the first when `Restart`; null behind the last.
    fn RtlEnumerateGenericTableAvl(Table: PVOID, Restart: BOOLEAN) -> PVOID {
        let _call = begin("RtlEnumerateGenericTableAvl");
        let table = Table.expose_provenance();
        let last = if Restart != 0 { 0 } else { load(table, offset_of!(self::Table, restart)) };
        match enumerate(table, last) {
            Some(node) => {
                store(table, offset_of!(self::Table, restart), node.0);
                pointer(node.data())
            }
            None => std::ptr::null_mut(),
        }
    }

    /// The next element in order behind the one that the key names, or the first when the key is null; the key then names that one.
    fn RtlEnumerateGenericTableWithoutSplayingAvl(Table: PVOID, RestartKey: *mut PVOID) -> PVOID {
        let _call = begin("RtlEnumerateGenericTableWithoutSplayingAvl");
        let key = RestartKey.expose_provenance();
        // SAFETY: the key is the caller's, by the contract of the function.
        match enumerate(Table.expose_provenance(), unsafe { access::load(key) }) {
            Some(node) => {
                // SAFETY: as above.
                unsafe { access::store(key, node.0) };
                pointer(node.data())
            }
            None => std::ptr::null_mut(),
        }
    }

    /// The element of this number in order, from zero; null when there are fewer.
    fn RtlGetElementGenericTableAvl(Table: PVOID, I: ULONG) -> PVOID {
        let _call = begin("RtlGetElementGenericTableAvl");
        let table = Node(Table.expose_provenance());
        let mut node = root(table).map(Node::first);
        for _ in 0..I {
            node = node.and_then(|node| node.next(table));
        }
        node.map_or(std::ptr::null_mut(), |node| pointer(node.data()))
    }

    /// How many elements there are.
    fn RtlNumberGenericTableElementsAvl(Table: PVOID) -> ULONG {
        let _call = begin("RtlNumberGenericTableElementsAvl");
        load(Table.expose_provenance(), offset_of!(self::Table, count))
    }

    /// Whether there is no element.
    fn RtlIsGenericTableEmptyAvl(Table: PVOID) -> BOOLEAN {
        let _call = begin("RtlIsGenericTableEmptyAvl");
        BOOLEAN::from(load::<u32>(Table.expose_provenance(), offset_of!(self::Table, count)) == 0)
    }
}

/// The address of the node before this one in order; zero when it is the first.
fn previous(table: usize, node: Node) -> usize {
    let mut before = 0;
    let mut at = root(Node(table)).map(Node::first);
    while let Some(current) = at {
        if current == node {
            break;
        }
        before = current.0;
        at = current.next(Node(table));
    }
    before
}
