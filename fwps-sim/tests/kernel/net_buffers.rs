//! NET_BUFFERs and lists of NDIS.

use fwps_sim::{Outcome, Sim};
use fwps_sys as sys;
use sys::{NDIS_HANDLE, NET_BUFFER, NET_BUFFER_LIST, PMDL};

use crate::call::{assert_reported, run};
use crate::driver;
use crate::kept::keep;

fn header(size: u16) -> sys::NDIS_OBJECT_HEADER {
    sys::NDIS_OBJECT_HEADER {
        Type: sys::NDIS_OBJECT_TYPE_DEFAULT,
        Revision: 1,
        Size: size,
    }
}

fn buffer_pool(data: u32) -> NDIS_HANDLE {
    let size = size_of::<sys::NET_BUFFER_POOL_PARAMETERS>() as u16;
    let parameters = sys::NET_BUFFER_POOL_PARAMETERS {
        Header: header(size),
        PoolTag: 1,
        DataSize: data,
    };
    unsafe { sys::NdisAllocateNetBufferPool(std::ptr::null_mut(), &raw const parameters) }
}

fn list_pool(with_buffer: bool) -> NDIS_HANDLE {
    unsafe {
        let mut parameters: sys::NET_BUFFER_LIST_POOL_PARAMETERS = std::mem::zeroed();
        parameters.Header = header(size_of::<sys::NET_BUFFER_LIST_POOL_PARAMETERS>() as u16);
        parameters.fAllocateNetBuffer = u8::from(with_buffer);
        parameters.PoolTag = 1;
        sys::NdisAllocateNetBufferListPool(std::ptr::null_mut(), &raw const parameters)
    }
}

fn first(list: *mut NET_BUFFER_LIST) -> *mut NET_BUFFER {
    unsafe { sys::NET_BUFFER_LIST_FIRST_NB(list) }
}

/// The bytes of each NET_BUFFER of a list.
fn data(list: *mut NET_BUFFER_LIST) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let mut buffer = first(list);
    while !buffer.is_null() {
        let length = unsafe { sys::NET_BUFFER_DATA_LENGTH(buffer) } as usize;
        let mut bytes = vec![0u8; length];
        let found = unsafe { sys::NdisGetDataBuffer(buffer, length as u32, bytes.as_mut_ptr().cast(), 1, 0) };
        all.push(unsafe { std::slice::from_raw_parts(found.cast(), length) }.to_vec());
        buffer = unsafe { sys::NET_BUFFER_NEXT_NB(buffer) };
    }
    all
}

/// A list over twenty bytes, the first of which are 0, 1, 2 ...
struct Own {
    list: *mut NET_BUFFER_LIST,
    pool: NDIS_HANDLE,
    mdl: PMDL,
    _memory: Box<[u8; 20]>,
}

impl Own {
    fn new() -> Self {
        let mut memory = Box::new(std::array::from_fn(|index| index as u8));
        let pool = list_pool(true);
        unsafe {
            let mdl = sys::NdisAllocateMdl(pool, memory.as_mut_ptr().cast(), 20);
            let list = sys::NdisAllocateNetBufferAndNetBufferList(pool, 0, 0, mdl, 0, 20);
            Self {
                list,
                pool,
                mdl,
                _memory: memory,
            }
        }
    }

    fn free(self) {
        unsafe {
            sys::NdisFreeNetBufferList(self.list);
            sys::NdisFreeMdl(self.mdl);
            sys::NdisFreeNetBufferListPool(self.pool);
        }
    }
}

#[test]
fn net_buffers_are_allocated_moved_and_freed() {
    run(|| unsafe {
        let pool = buffer_pool(64);
        let buffer = sys::NdisAllocateNetBufferMdlAndData(pool);
        assert_eq!(sys::NET_BUFFER_DATA_LENGTH(buffer), 64);
        assert_eq!(sys::NdisGetPoolFromNetBuffer(buffer), pool);
        sys::NdisAdvanceNetBufferDataStart(buffer, 60, 0, None);
        assert_eq!(
            sys::NdisRetreatNetBufferDataStart(buffer, 20, 0, None),
            sys::STATUS_SUCCESS
        );
        assert_eq!(sys::NET_BUFFER_DATA_LENGTH(buffer), 24);
        // Where memory lies is the host's: sometimes the data crosses the end of a page.
        let start = sys::NdisGetDataBuffer(buffer, 24, std::ptr::null_mut(), 1, 0).addr();
        let pages = (start % 4096 + 24).div_ceil(4096) as u32;
        assert_eq!(sys::NdisQueryNetBufferPhysicalCount(buffer), pages);
        // More than there is room for puts an MDL in front, and takes it away again.
        assert_eq!(
            sys::NdisRetreatNetBufferDataStart(buffer, 100, 0, None),
            sys::STATUS_SUCCESS
        );
        sys::NdisAdvanceNetBufferDataStart(buffer, 100, 1, None);
        sys::NdisFreeNetBuffer(buffer);
        let plain = sys::NdisAllocateNetBuffer(pool, std::ptr::null_mut(), 0, 0);
        sys::NdisFreeNetBuffer(plain);
        sys::NdisFreeNetBufferPool(pool);
        assert_eq!(sys::NdisGetVersion() >> 16, 6);
    })
    .assert_clean();
}

#[test]
fn lists_come_with_a_net_buffer_or_without() {
    run(|| unsafe {
        let own = Own::new();
        assert_eq!(data(own.list), [(0..20).collect::<Vec<u8>>()]);
        assert_eq!(sys::NdisGetPoolFromNetBufferList(own.list), own.pool);
        sys::NdisSetNetBufferListProtocolId(own.list, 7);
        assert_eq!(sys::NdisGetNetBufferListProtocolId(own.list), 7);
        let pool = list_pool(false);
        let list = sys::NdisAllocateNetBufferList(pool, 0, 0);
        assert!(first(list).is_null());
        sys::NdisFreeNetBufferList(list);
        sys::NdisFreeNetBufferListPool(pool);
        own.free();
    })
    .assert_clean();
}

#[test]
fn clones_fragments_and_what_is_reassembled_show_the_same_bytes() {
    run(|| unsafe {
        let (own, null) = (Own::new(), std::ptr::null_mut());
        for flags in [0, sys::NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS] {
            let clone = sys::NdisAllocateCloneNetBufferList(own.list, null, null, flags);
            assert_eq!(data(clone), data(own.list));
            let shared = sys::NET_BUFFER_FIRST_MDL(first(clone)) == own.mdl;
            assert_eq!(shared, flags != 0);
            sys::NdisFreeCloneNetBufferList(clone, flags);
        }
        let fragments = sys::NdisAllocateFragmentNetBufferList(own.list, null, null, 2, 8, 4, 0, 0);
        let pieces = data(fragments);
        let lengths: Vec<usize> = pieces.iter().map(Vec::len).collect();
        assert_eq!(lengths, [12, 12, 6]);
        assert_eq!(pieces[1][4..], [10, 11, 12, 13, 14, 15, 16, 17]);
        let whole = sys::NdisAllocateReassembledNetBufferList(fragments, null, 4, 0, 0, 0);
        assert_eq!(data(whole), [(2..20).collect::<Vec<u8>>()]);
        sys::NdisFreeReassembledNetBufferList(whole, 0, 0);
        sys::NdisFreeFragmentNetBufferList(fragments, 4, 0);
        own.free();
    })
    .assert_clean();
}

fn wrong(code: impl FnOnce(&Own) + Send) -> Outcome {
    run(|| {
        let own = Own::new();
        code(&own);
        own.free();
    })
}

#[test]
fn a_clone_freed_with_other_flags() {
    let outcome = wrong(|own| unsafe {
        let null = std::ptr::null_mut();
        let clone = sys::NdisAllocateCloneNetBufferList(own.list, null, null, 2);
        sys::NdisFreeCloneNetBufferList(clone, 0);
    });
    assert_reported(&outcome, &["C-123"]);
}

#[test]
fn fragments_freed_with_another_delta() {
    let outcome = wrong(|own| unsafe {
        let null = std::ptr::null_mut();
        let fragments = sys::NdisAllocateFragmentNetBufferList(own.list, null, null, 0, 8, 4, 0, 0);
        sys::NdisFreeFragmentNetBufferList(fragments, 5, 0);
    });
    assert_reported(&outcome, &["C-113"]);
}

#[test]
fn a_clone_of_ndis_freed_as_one_of_wfp() {
    let outcome = wrong(|own| unsafe {
        let null = std::ptr::null_mut();
        let clone = sys::NdisAllocateCloneNetBufferList(own.list, null, null, 0);
        sys::FwpsFreeCloneNetBufferList0(clone, 0);
        sys::NdisFreeCloneNetBufferList(clone, 0);
    });
    assert_reported(&outcome, &["C-084"]);
}

#[test]
fn a_list_freed_before_its_clone() {
    let outcome = run(|| unsafe {
        let (own, null) = (Own::new(), std::ptr::null_mut());
        let clone = sys::NdisAllocateCloneNetBufferList(own.list, null, null, 0);
        sys::NdisFreeNetBufferList(own.list);
        sys::NdisFreeCloneNetBufferList(clone, 0);
        own.free();
    });
    assert_reported(&outcome, &["C-085"]);
}

#[test]
fn a_net_buffer_freed_twice() {
    let outcome = run(|| unsafe {
        let pool = buffer_pool(0);
        let buffer = sys::NdisAllocateNetBuffer(pool, std::ptr::null_mut(), 0, 0);
        sys::NdisFreeNetBuffer(buffer);
        sys::NdisFreeNetBuffer(buffer);
        sys::NdisFreeNetBufferPool(pool);
    });
    assert_reported(&outcome, &["C-085"]);
}

#[test]
fn a_net_buffer_freed_without_its_list() {
    let outcome = wrong(|own| unsafe { sys::NdisFreeNetBuffer(first(own.list)) });
    assert_reported(&outcome, &["C-085"]);
}

#[test]
fn a_pool_freed_before_its_net_buffers() {
    let outcome = run(|| unsafe {
        let pool = buffer_pool(0);
        let buffer = sys::NdisAllocateNetBuffer(pool, std::ptr::null_mut(), 0, 0);
        sys::NdisFreeNetBufferPool(pool);
        sys::NdisFreeNetBuffer(buffer);
    });
    assert_reported(&outcome, &["C-110"]);
}

#[test]
fn a_pool_with_the_wrong_header() {
    let outcome = run(|| unsafe {
        let parameters: sys::NET_BUFFER_POOL_PARAMETERS = std::mem::zeroed();
        assert!(sys::NdisAllocateNetBufferPool(std::ptr::null_mut(), &raw const parameters).is_null());
    });
    assert_reported(&outcome, &["C-111"]);
}

#[test]
fn a_list_of_the_other_kind_of_pool() {
    let outcome = run(|| unsafe {
        let pool = list_pool(true);
        assert!(sys::NdisAllocateNetBufferList(pool, 0, 0).is_null());
        sys::NdisFreeNetBufferListPool(pool);
    });
    assert_reported(&outcome, &["C-080"]);
}

#[test]
fn data_beyond_the_chain() {
    let outcome = run(|| unsafe {
        let pool = buffer_pool(0);
        assert!(sys::NdisAllocateNetBuffer(pool, std::ptr::null_mut(), 1, 0).is_null());
        sys::NdisFreeNetBufferPool(pool);
    });
    assert_reported(&outcome, &["C-082"]);
}

#[test]
fn pools_and_net_buffers_left_behind() {
    let mut sim = Sim::builder().build();
    let loaded = driver::load(&mut sim, |_| unsafe {
        let pool = buffer_pool(16);
        sys::NdisAllocateNetBufferMdlAndData(pool);
        let own = Own::new();
        sys::NdisAllocateCloneNetBufferList(own.list, std::ptr::null_mut(), std::ptr::null_mut(), 0);
        keep(own._memory);
    });
    sim.unload(loaded);
    assert_reported(
        &sim.finish(),
        &["C-110", "C-085", "C-110", "C-124", "C-085", "C-085"],
    );
}
