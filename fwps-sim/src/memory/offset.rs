//! Moving the data start of a NET_BUFFER, as NDIS does.

use super::buffer::Buffer;
use super::list::build_mdl;
use super::{Memory, UNWRITTEN};

/// An MDL that a retreat put in front of a chain, with its memory.
#[derive(Debug)]
pub(crate) struct FrontMdl {
    pub(crate) mdl: usize,
    pub(crate) memory: Vec<Memory>,
}

/// Moves the data start back by `delta`. Uses the unused space in the chain; when that is short, puts an MDL in front, with
/// `backfill` unused bytes before the data. Its bytes are unwritten.
pub(crate) fn retreat(buffer: Buffer, delta: usize, backfill: usize) -> Option<FrontMdl> {
    let offset = buffer.offset() as usize;
    let length = buffer.length() as usize;
    if delta <= offset {
        buffer.set_window(offset - delta, length + delta);
        return None;
    }
    let missing = delta - offset;
    let data = Memory::new(missing + backfill, 16, UNWRITTEN);
    let (memory, mdl) = build_mdl(data.address(), missing + backfill);
    mdl.build_for_nonpaged();
    mdl.set_next(buffer.chain());
    buffer.set_chain(Some(mdl));
    buffer.set_window(backfill, length + delta);
    Some(FrontMdl {
        mdl: mdl.address(),
        memory: vec![memory, data],
    })
}

/// Moves the data start forward by `delta`. With `free`, the front MDLs from retreats that hold no data any more leave the
/// chain; they are returned.
pub(crate) fn advance(buffer: Buffer, delta: usize, free: bool, fronts: &mut Vec<FrontMdl>) -> Vec<FrontMdl> {
    let mut offset = buffer.offset() as usize + delta;
    let length = (buffer.length() as usize).saturating_sub(delta);
    let mut freed = Vec::new();
    // A front MDL that lies before the new data start as a whole holds no data any more.
    let empty_front = |offset: usize, fronts: &[FrontMdl]| {
        let first = buffer.chain().filter(|first| free && first.len() <= offset)?;
        let index = fronts.iter().position(|front| front.mdl == first.address())?;
        Some((first, index))
    };
    while let Some((first, index)) = empty_front(offset, fronts) {
        offset -= first.len();
        buffer.set_chain(first.next());
        freed.push(fronts.swap_remove(index));
    }
    buffer.set_window(offset, length);
    freed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::list::{BufferPlan, build};

    #[test]
    fn retreat_and_advance_undo_each_other() {
        let data = Memory::new(64, 16, 7);
        let pieces = [(data.address(), 24), (data.address() + 24, 40)];
        let (_memory, list) = build(
            &[BufferPlan {
                pieces: &pieces,
                chain: 0,
                offset: 30,
                length: 34,
            }],
            0,
            0,
        );
        let buffer = list.buffers().next().expect("one buffer");
        let before = buffer.window();
        assert!(retreat(buffer, 20, 0).is_none());
        assert_eq!(buffer.data().map(|data| data.len()), Ok(54));
        assert!(advance(buffer, 20, true, &mut Vec::new()).is_empty());
        assert_eq!(buffer.window(), before);

        let mut fronts = vec![retreat(buffer, 50, 8).expect("the unused space is too short")];
        assert_ne!(buffer.window().chain, before.chain);
        let bytes = buffer.data().expect("readable");
        assert_eq!((bytes.len(), bytes[19], bytes[20]), (84, UNWRITTEN, 7));
        assert_eq!(advance(buffer, 50, true, &mut fronts).len(), 1);
        assert_eq!(buffer.window(), before);
    }
}
