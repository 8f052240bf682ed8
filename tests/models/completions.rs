//! The closure that the lists of a chain share, against completions on several processors.

use loom::{cell::UnsafeCell, model, sync::Arc, thread};

use crate::pending::Pending;

/// The block of a chain: the count, and the closure that all completions call and the last one drops.
struct Block {
    pending: Pending,
    closure: UnsafeCell<u32>,
}

/// One call of the completion function, with `lists` lists.
fn complete(block: &Block, lists: usize) -> bool {
    // A completion reads the closure; the checker reports a read beside the last one's write.
    let called = block.closure.with(|closure| {
        // SAFETY: the checker reports it if another thread writes meanwhile, which is what this model is for.
        unsafe { *closure }
    });
    assert_eq!(called, 7, "called after it was dropped");
    let last = block.pending.completed(lists);
    if last {
        block.closure.with_mut(|closure| {
            // SAFETY: as above; dropping the closure is a write.
            unsafe { *closure = 0 };
        });
    }
    last
}

/// C-020: three lists come back in two calls at once, and the closure is dropped once, by the last.
#[test]
fn the_closure_of_a_chain_is_dropped_once_after_the_last_list() {
    model(|| {
        let block = Arc::new(Block {
            pending: Pending::new(),
            closure: UnsafeCell::new(7),
        });
        block.pending.expect(3);
        let calls: Vec<_> = [1, 2]
            .into_iter()
            .map(|lists| {
                let block = Arc::clone(&block);
                thread::spawn(move || complete(&block, lists))
            })
            .collect();
        let last = calls
            .into_iter()
            .filter_map(|call| call.join().ok())
            .filter(|last| *last)
            .count();
        assert_eq!(last, 1);
    });
}
