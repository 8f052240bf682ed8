//! How many objects there can be (C-360).

use fwps_sys::*;

use crate::by_key;
use crate::call::*;
use crate::driver::keeps;

#[test]
fn sublayers_come_to_an_end() {
    keeps(|_| {
        let engine = open(true);
        begin(engine, 0);
        // Three are built in.
        for number in 3..65_536 {
            assert_eq!(add_sublayer(engine, &sublayer(number)), STATUS_SUCCESS);
        }
        assert_eq!(
            add_sublayer(engine, &sublayer(65_536)),
            STATUS_FWP_TOO_MANY_SUBLAYERS
        );
        assert_eq!(by_key!(FwpmSubLayerDeleteByKey0, engine, 3), STATUS_SUCCESS);
        assert_eq!(add_sublayer(engine, &sublayer(65_536)), STATUS_SUCCESS);
        abort(engine);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn callouts_come_to_an_end() {
    keeps(|_| {
        let engine = open(true);
        begin(engine, 0);
        for number in 0..100_000 {
            assert_eq!(add_callout(engine, &callout(number, LAYER)), STATUS_SUCCESS);
        }
        assert_eq!(
            add_callout(engine, &callout(100_000, LAYER)),
            STATUS_FWP_TOO_MANY_CALLOUTS
        );
        abort(engine);
        close(engine);
        STATUS_SUCCESS
    });
}
