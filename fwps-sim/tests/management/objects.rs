//! Adding, getting and deleting objects of every kind, and the rules between them.

use std::ptr::null_mut;

use fwps_sim::Sim;
use fwps_sys::*;

use crate::call::*;
use crate::driver::{keeps, pointer};
use crate::{by_key, c, get_by_key};

#[test]
fn what_was_added_is_got_as_it_was() {
    keeps(|_| {
        let engine = open(true);
        let mut owner = provider(1);
        owner.serviceName = wide("service");
        owner.displayData.description = wide("described");
        add_provider(engine, &owner);
        let owner_key = key(1);
        let mut own = sublayer(2);
        own.providerKey = (&raw const owner_key).cast_mut();
        assert_eq!(add_sublayer(engine, &own), STATUS_SUCCESS);
        let mut options = filter(3, 2);
        options.providerKey = (&raw const owner_key).cast_mut();
        let data = [7_u8, 8];
        options.providerData = FWP_BYTE_BLOB {
            size: 2,
            data: data.as_ptr().cast_mut(),
        };
        let mut network = Box::new(FWP_V4_ADDR_AND_MASK {
            addr: 0x0A00_0000,
            mask: 0xFF00_0000,
        });
        let mut condition: Box<FWPM_FILTER_CONDITION0> = Box::new(zeroed());
        condition.fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS;
        condition.conditionValue.type_ = FWP_V4_ADDR_MASK;
        condition.conditionValue.__bindgen_anon_1.v4AddrMask = &raw mut *network;
        options.numFilterConditions = 1;
        options.filterCondition = &raw mut *condition;
        options.weight.type_ = FWP_UINT8;
        options.weight.__bindgen_anon_1.uint8 = 3;
        assert_eq!(add_filter(engine, &options), STATUS_SUCCESS);
        // The structures were read during the call only (C-363).
        drop(network);
        drop(condition);

        let mut block = get_by_key!(FwpmProviderGetByKey0, engine, owner_key).expect("added");
        let got: FWPM_PROVIDER0 = c!(*block);
        assert_eq!(number(got.providerKey), number(owner_key));
        assert_eq!(c!(*got.serviceName), u16::from(b's'));
        assert_eq!(c!(*got.displayData.description.add(8)), u16::from(b'd'));
        free(&mut block);

        let mut block = get_by_key!(FwpmFilterGetByKey0, engine, key(3)).expect("added");
        let got: FWPM_FILTER0 = c!(*block);
        assert_eq!(number(c!(*got.providerKey)), number(owner_key));
        assert_eq!(c!(std::slice::from_raw_parts(got.providerData.data, 2)), data);
        assert_eq!(number(got.layerKey), number(LAYER));
        assert_eq!(number(got.subLayerKey), number(key(2)));
        assert_eq!(got.weight.type_, FWP_UINT8);
        assert_eq!(got.effectiveWeight.type_, FWP_UINT64);
        assert_eq!(c!(*got.effectiveWeight.__bindgen_anon_1.uint64) >> 60, 3);
        assert_eq!(got.action.type_, FWP_ACTION_BLOCK);
        assert_eq!(got.numFilterConditions, 1);
        let condition: FWPM_FILTER_CONDITION0 = c!(*got.filterCondition);
        assert_eq!(
            number(condition.fieldKey),
            number(FWPM_CONDITION_IP_REMOTE_ADDRESS)
        );
        let network = c!(condition.conditionValue.__bindgen_anon_1.v4AddrMask);
        assert_eq!(c!((*network).addr), 0x0A00_0000);
        let id = got.filterId;
        free(&mut block);
        let status = c!(FwpmFilterGetById0(pointer(engine), id, &raw mut block));
        assert_eq!(status, STATUS_SUCCESS);
        free(&mut block);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn provider_contexts_are_for_callouts_that_take_them() {
    keeps(|_| {
        let engine = open(true);
        let mut id = 0;
        let added = context(2);
        let status = c!(FwpmProviderContextAdd3(
            pointer(engine),
            &raw const added,
            null_mut(),
            &raw mut id
        ));
        assert_eq!(status, STATUS_SUCCESS);
        assert_eq!(add_context(engine, &added), STATUS_FWP_ALREADY_EXISTS);
        let mut block = null_mut();
        let status = c!(FwpmProviderContextGetById0(pointer(engine), id, &raw mut block));
        assert_eq!(status, STATUS_SUCCESS);
        let got: FWPM_PROVIDER_CONTEXT0 = c!(*block);
        assert_eq!((got.type_, got.providerContextId), (FWPM_GENERAL_CONTEXT, id));
        let data: FWP_BYTE_BLOB = c!(*got.__bindgen_anon_1.dataBuffer);
        assert_eq!(
            c!(std::slice::from_raw_parts(data.data, data.size as usize)),
            [1, 2, 3]
        );
        free(&mut block);

        add_sublayer(engine, &sublayer(3));
        add_callout(engine, &callout(4, LAYER));
        let mut taking = callout(5, LAYER);
        taking.flags = FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT;
        add_callout(engine, &taking);
        let mut filter = filter(6, 3);
        filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
        filter.action.type_ = FWP_ACTION_CALLOUT_TERMINATING;
        filter.action.__bindgen_anon_1.calloutKey = key(4);
        filter.__bindgen_anon_1.providerContextKey = key(9);
        assert_eq!(add_filter(engine, &filter), STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND);
        filter.__bindgen_anon_1.providerContextKey = key(2);
        assert_eq!(
            add_filter(engine, &filter),
            STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_CALLOUT
        );
        filter.action.__bindgen_anon_1.calloutKey = key(5);
        assert_eq!(add_filter(engine, &filter), STATUS_SUCCESS);
        assert_eq!(
            by_key!(FwpmProviderContextDeleteByKey0, engine, 2),
            STATUS_FWP_IN_USE
        );
        by_key!(FwpmFilterDeleteByKey0, engine, 6);
        let status = c!(FwpmProviderContextDeleteById0(pointer(engine), id));
        assert_eq!(status, STATUS_SUCCESS);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn policies_of_ipsec_are_reported_as_not_modelled() {
    let mut sim = Sim::builder().build();
    sim.run(|| {
        let engine = open(true);
        let mut policy = context(1);
        policy.type_ = FWPM_IPSEC_IKE_MM_CONTEXT;
        assert_eq!(add_context(engine, &policy), STATUS_NOT_SUPPORTED);
        policy.type_ = FWPM_PROVIDER_CONTEXT_TYPE_MAX;
        assert_eq!(add_context(engine, &policy), STATUS_FWP_INVALID_PARAMETER);
        close(engine);
    })
    .expect("the machine goes on");
    let outcome = sim.finish();
    let told: Vec<_> = outcome
        .reports
        .iter()
        .map(|report| report.contract.to_string())
        .collect();
    assert_eq!(told, ["not-modelled"]);
}

#[test]
fn what_is_referred_to_stays() {
    keeps(|_| {
        let engine = open(true);
        let owner = key(1);
        add_provider(engine, &provider(1));
        macro_rules! with_provider {
            ($object:expr) => {{
                let mut object = $object;
                object.providerKey = (&raw const owner).cast_mut();
                object
            }};
        }
        let in_use = || assert_eq!(by_key!(FwpmProviderDeleteByKey0, engine, 1), STATUS_FWP_IN_USE);
        add_sublayer(engine, &with_provider!(sublayer(2)));
        in_use();
        by_key!(FwpmSubLayerDeleteByKey0, engine, 2);
        add_callout(engine, &with_provider!(callout(2, LAYER)));
        in_use();
        by_key!(FwpmCalloutDeleteByKey0, engine, 2);
        add_context(engine, &with_provider!(context(2)));
        in_use();
        by_key!(FwpmProviderContextDeleteByKey0, engine, 2);
        add_filter(engine, &with_provider!(filter(2, 0)));
        in_use();
        by_key!(FwpmFilterDeleteByKey0, engine, 2);
        assert_eq!(by_key!(FwpmProviderDeleteByKey0, engine, 1), STATUS_SUCCESS);
        assert_eq!(
            add_sublayer(engine, &with_provider!(sublayer(2))),
            STATUS_FWP_PROVIDER_NOT_FOUND
        );
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn lifetimes_do_not_mix() {
    keeps(|_| {
        let (fixed, dynamic) = (open(false), open(true));
        let mut persistent = filter(1, 0);
        persistent.flags = FWPM_FILTER_FLAG_PERSISTENT;
        assert_eq!(add_filter(dynamic, &persistent), STATUS_FWP_LIFETIME_MISMATCH);
        // The universal sublayer is built in, so anything may refer to it.
        assert_eq!(add_filter(fixed, &persistent), STATUS_SUCCESS);
        by_key!(FwpmFilterDeleteByKey0, fixed, 1);
        add_sublayer(fixed, &sublayer(2));
        persistent.subLayerKey = key(2);
        assert_eq!(
            add_filter(fixed, &persistent),
            STATUS_FWP_LIFETIME_MISMATCH,
            "the sublayer is static"
        );
        assert_eq!(
            add_filter(dynamic, &filter(3, 2)),
            STATUS_SUCCESS,
            "dynamic to static"
        );
        // C-356.
        persistent.flags |= FWPM_FILTER_FLAG_BOOTTIME;
        assert_eq!(add_filter(fixed, &persistent), STATUS_FWP_INVALID_FLAGS);
        let mut boot_time = filter(4, 0);
        boot_time.flags = FWPM_FILTER_FLAG_BOOTTIME;
        assert_eq!(add_filter(dynamic, &boot_time), STATUS_FWP_LIFETIME_MISMATCH);
        assert_eq!(add_filter(fixed, &boot_time), STATUS_SUCCESS);
        boot_time.filterKey = key(5);
        boot_time.layerKey = FWPM_LAYER_RPC_UM;
        assert_eq!(add_filter(fixed, &boot_time), STATUS_FWP_INCOMPATIBLE_LAYER);
        assert_eq!(by_key!(FwpmFilterDeleteByKey0, fixed, 4), STATUS_SUCCESS);
        let status = by_key!(FwpmFilterDeleteByKey0, fixed, 3);
        assert_eq!(
            status, STATUS_FWP_WRONG_SESSION,
            "it belongs to the dynamic session"
        );
        close(dynamic);
        by_key!(FwpmSubLayerDeleteByKey0, fixed, 2);
        close(fixed);
        STATUS_SUCCESS
    });
}

#[test]
fn keys_are_chosen_when_there_is_none() {
    keeps(|_| {
        let engine = open(true);
        for _ in 0..2 {
            let mut own = sublayer(0);
            own.subLayerKey = zeroed();
            assert_eq!(add_sublayer(engine, &own), STATUS_SUCCESS);
        }
        let mut nameless = provider(1);
        nameless.displayData.name = null_mut();
        assert_eq!(add_provider(engine, &nameless), STATUS_FWP_NULL_DISPLAY_NAME);
        let mut odd = callout(1, LAYER);
        odd.flags = FWPM_CALLOUT_FLAG_REGISTERED;
        assert_eq!(add_callout(engine, &odd), STATUS_FWP_INVALID_FLAGS);
        close(engine);
        STATUS_SUCCESS
    });
}
