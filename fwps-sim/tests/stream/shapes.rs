//! The memory of stream data: chains, windows, bytes around the indicated ones.

use std::ptr::null_mut;
use std::sync::Mutex;

use fwps_sim::{Shape, Sim};
use fwps_sys::*;

use crate::c;
use crate::driver::{Call, Plan, discard, run, text, turn, usual};

static READ: Mutex<[Vec<u8>; 2]> = Mutex::new([Vec::new(), Vec::new()]);

/// How many lists an indication had at most.
static LISTS: Mutex<usize> = Mutex::new(0);

fn chain_data(chain: *mut NET_BUFFER_LIST) -> Vec<u8> {
    let mut data = Vec::new();
    let mut list = chain;
    let mut lists = 0;
    while !list.is_null() {
        lists += 1;
        let mut buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
        while !buffer.is_null() {
            let window = c!((*buffer).__bindgen_anon_1.__bindgen_anon_1);
            let length = c!(window.__bindgen_anon_1.DataLength);
            let mut storage = vec![0u8; length as usize];
            let found = c!(NdisGetDataBuffer(
                buffer,
                length,
                storage.as_mut_ptr().cast(),
                1,
                0
            ));
            assert!(!found.is_null());
            let slice = std::ptr::slice_from_raw_parts(found.cast::<u8>(), length as usize);
            data.extend_from_slice(c!(&*slice));
            buffer = window.Next;
        }
        list = c!((*list).__bindgen_anon_1.__bindgen_anon_1.Next);
    }
    let mut most = LISTS.lock().unwrap();
    *most = (*most).max(lists);
    data
}

/// Reads the data through a clone.
fn read_clone(call: &Call) {
    if call.length() > 0 {
        let chain = call.clone_data().expect("no faults are planned");
        let data = chain_data(chain);
        assert_eq!(data, call.bytes());
        READ.lock().unwrap()[usize::from(call.inbound())].extend(data);
        discard(chain);
    }
    call.permit();
}

/// Reads the data by walking from its start over MDLs, NET_BUFFERs and lists.
fn walk(call: &Call) {
    let data = c!(call.data().read());
    let mut left = data.dataLength as usize;
    let mut bytes = Vec::new();
    let (mut list, mut buffer) = (data.dataOffset.netBufferList, data.dataOffset.netBuffer);
    let mut place = (data.dataOffset.mdl, data.dataOffset.mdlOffset as usize);
    while left > 0 {
        // Where the data of this NET_BUFFER ends, counted from the first MDL of its chain.
        let window = c!((*buffer).__bindgen_anon_1.__bindgen_anon_1);
        let mut end = (window.DataOffset + c!(window.__bindgen_anon_1.DataLength)) as usize;
        let mut mdl = window.MdlChain;
        while mdl != place.0 {
            end -= c!((*mdl).ByteCount) as usize;
            mdl = c!((*mdl).Next);
        }
        while left > 0 && end > place.1 && !mdl.is_null() {
            let size = (c!((*mdl).ByteCount) as usize).min(end);
            let take = size.saturating_sub(place.1).min(left);
            let start = c!((*mdl).MappedSystemVa.cast::<u8>().add(place.1));
            bytes.extend_from_slice(c!(&*std::ptr::slice_from_raw_parts(start, take)));
            left -= take;
            end -= size;
            mdl = c!((*mdl).Next);
            place = (mdl, 0);
        }
        buffer = window.Next;
        if buffer.is_null() && left > 0 {
            list = c!((*list).__bindgen_anon_1.__bindgen_anon_1.Next);
            buffer = c!((*list).__bindgen_anon_1.__bindgen_anon_1.FirstNetBuffer);
        }
        if left > 0 {
            let window = c!((*buffer).__bindgen_anon_1.__bindgen_anon_1);
            place = (window.CurrentMdl, window.CurrentMdlOffset as usize);
        }
    }
    READ.lock().unwrap()[usize::from(call.inbound())].extend(bytes);
    call.permit();
}

#[test]
fn every_way_of_reading_gives_the_same_bytes() {
    let _turn = turn();
    *LISTS.lock().unwrap() = 0;
    for reader in [read_clone as fn(&Call), walk] {
        for shape in [Shape::Plain, Shape::Cut(1), Shape::Unaligned, Shape::Seeded] {
            for seed in 0..6 {
                *READ.lock().unwrap() = Default::default();
                let builder = Sim::builder().seed(seed).shape(shape);
                let outcome = run(builder, Plan::new(reader), &[usual(seed)]);
                outcome.assert_clean();
                let read = READ.lock().unwrap();
                assert!(read[0] == text(3000), "{shape:?} {seed}");
                assert!(
                    read[1] == [text(2000), b"more".to_vec()].concat(),
                    "{shape:?} {seed}"
                );
            }
        }
    }
    assert!(*LISTS.lock().unwrap() > 1, "some indications have several lists");
}

/// Copies less than there is.
fn copy_some(call: &Call) {
    let mut bytes = [0u8; 3];
    let mut copied = 9;
    if call.length() > 0 {
        c!(FwpsCopyStreamDataToBuffer0(
            call.data(),
            bytes.as_mut_ptr().cast(),
            3,
            &raw mut copied
        ));
        assert_eq!(copied as usize, call.length().min(3));
        assert_eq!(bytes[..copied as usize], call.bytes()[..copied as usize]);
    }
    let keep: *mut NET_BUFFER_LIST = null_mut();
    let reset_alone = call.length() == 0 && call.end() == Some(true);
    assert_eq!(reset_alone, c!((*call.data()).netBufferListChain) == keep);
    call.permit();
}

#[test]
fn copies_are_as_long_as_asked_for_or_as_there_is() {
    let _turn = turn();
    for seed in 0..10 {
        let outcome = run(Sim::builder().seed(seed), Plan::new(copy_some), &[usual(seed)]);
        outcome.assert_clean();
    }
}
