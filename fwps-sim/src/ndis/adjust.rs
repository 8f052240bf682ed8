//! Making the current MDL of a NET_BUFFER agree with its data offset.

use fwps_sys as sys;
use sys::NET_BUFFER;

use super::data::usable;
use crate::export::export;
use crate::machine;

export! {
    /// Computes the current MDL and the offset in it, after the driver changed the MDL chain or the data offset (C-120).
    fn NdisAdjustNetBufferCurrentMdl(NetBuffer: *mut NET_BUFFER) {
        // Its page allows every IRQL.
        let _call = machine::enter_quietly("NdisAdjustNetBufferCurrentMdl");
        machine::with(|machine| {
            if let Some((buffer, _)) = usable(machine, NetBuffer.expose_provenance()) {
                buffer.set_window(buffer.offset() as usize, buffer.length() as usize);
            }
        });
    }
}
