//! Enumerations: pages, snapshots, templates, layers.

use std::ptr::null;

use fwps_sys::*;

use crate::call::*;
use crate::driver::{keeps, pointer};
use crate::{by_key, c, enumerate};

fn sublayers(engine: usize, page: u32) -> Vec<u128> {
    enumerate!(
        FwpmSubLayerCreateEnumHandle0,
        FwpmSubLayerEnum0,
        FwpmSubLayerDestroyEnumHandle0,
        engine,
        null(),
        page,
        |sublayer: FWPM_SUBLAYER0| number(sublayer.subLayerKey)
    )
    .expect("sublayers are listed")
}

/// The filters that a template names, by the first part of their keys.
fn filters(engine: usize, template: &FWPM_FILTER_ENUM_TEMPLATE0) -> Result<Vec<u32>, NTSTATUS> {
    enumerate!(
        FwpmFilterCreateEnumHandle0,
        FwpmFilterEnum0,
        FwpmFilterDestroyEnumHandle0,
        engine,
        &raw const *template,
        2,
        |filter: FWPM_FILTER0| filter.filterKey.Data1 & 0xFF
    )
}

fn template() -> FWPM_FILTER_ENUM_TEMPLATE0 {
    let mut template: FWPM_FILTER_ENUM_TEMPLATE0 = zeroed();
    template.actionMask = u32::MAX;
    template
}

fn port(match_type: FWP_MATCH_TYPE, value: u16) -> FWPM_FILTER_CONDITION0 {
    let mut condition: FWPM_FILTER_CONDITION0 = zeroed();
    condition.fieldKey = FWPM_CONDITION_IP_REMOTE_PORT;
    condition.matchType = match_type;
    condition.conditionValue.type_ = FWP_UINT16;
    condition.conditionValue.__bindgen_anon_1.uint16 = value;
    condition
}

#[test]
fn pages_of_any_size_show_the_same() {
    keeps(|_| {
        let engine = open(true);
        for number in 1..6 {
            add_sublayer(engine, &sublayer(number));
        }
        let all = sublayers(engine, 1000);
        assert_eq!(all.len(), 8);
        for page in 1..9 {
            assert_eq!(sublayers(engine, page), all, "{page} at a time");
        }
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn an_enumeration_shows_what_was_there_when_it_began() {
    keeps(|_| {
        let engine = open(true);
        add_sublayer(engine, &sublayer(1));
        let mut handle = std::ptr::null_mut();
        c!(FwpmSubLayerCreateEnumHandle0(
            pointer(engine),
            null(),
            &raw mut handle
        ));
        by_key!(FwpmSubLayerDeleteByKey0, engine, 1);
        add_sublayer(engine, &sublayer(2));
        let (mut entries, mut count) = (std::ptr::null_mut(), 0);
        c!(FwpmSubLayerEnum0(
            pointer(engine),
            handle,
            100,
            &raw mut entries,
            &raw mut count
        ));
        let shown: Vec<u128> = (0..count as usize)
            .map(|index| {
                let entry = c!(*entries.add(index));
                number(c!((*entry).subLayerKey))
            })
            .collect();
        assert!(shown.contains(&number(key(1))) && !shown.contains(&number(key(2))));
        free(&mut entries);
        c!(FwpmSubLayerDestroyEnumHandle0(pointer(engine), handle));
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn templates_choose_filters() {
    keeps(|_| {
        let engine = open(true);
        add_sublayer(engine, &sublayer(9));
        let any = filter(1, 9);
        let mut web = filter(2, 9);
        let mut conditions = [port(FWP_MATCH_EQUAL, 80), port(FWP_MATCH_EQUAL, 443)];
        web.numFilterConditions = 2;
        web.filterCondition = conditions.as_mut_ptr();
        web.action.type_ = FWP_ACTION_PERMIT;
        let mut high = filter(3, 9);
        let mut above = port(FWP_MATCH_GREATER, 1023);
        high.numFilterConditions = 1;
        high.filterCondition = &raw mut above;
        let mut other_layer = filter(4, 9);
        other_layer.layerKey = FWPM_LAYER_INBOUND_TRANSPORT_V4;
        let mut off = filter(5, 9);
        off.flags = FWPM_FILTER_FLAG_DISABLED;
        for filter in [&any, &web, &high, &other_layer, &off] {
            assert_eq!(add_filter(engine, filter), STATUS_SUCCESS);
        }
        assert_eq!(filters(engine, &template()), Ok(vec![1, 2, 3, 4]));
        let mut asked = template();
        asked.flags = FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED;
        assert_eq!(filters(engine, &asked), Ok(vec![1, 2, 3, 4, 5]));
        asked = template();
        asked.flags = FWP_FILTER_ENUM_FLAG_SORTED;
        asked.layerKey = LAYER;
        assert_eq!(
            filters(engine, &asked),
            Ok(vec![2, 3, 1]),
            "by falling weight, which grows with the conditions"
        );
        asked.flags = FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH;
        assert_eq!(filters(engine, &asked), Ok(vec![2]));
        asked.flags = 0;
        asked.actionMask = FWP_ACTION_PERMIT & !FWP_ACTION_FLAG_TERMINATING;
        assert_eq!(filters(engine, &asked), Ok(vec![2]));
        // What matches port 80; what matches every port from 1024 on; what matches some of them.
        let mut condition = port(FWP_MATCH_EQUAL, 80);
        asked = template();
        asked.layerKey = LAYER;
        asked.numFilterConditions = 1;
        asked.filterCondition = &raw mut condition;
        assert_eq!(filters(engine, &asked), Ok(vec![1, 2]));
        let mut condition = port(FWP_MATCH_GREATER_OR_EQUAL, 1024);
        asked.filterCondition = &raw mut condition;
        assert_eq!(filters(engine, &asked), Ok(vec![1, 3]));
        let mut condition = port(FWP_MATCH_GREATER_OR_EQUAL, 443);
        asked.filterCondition = &raw mut condition;
        assert_eq!(filters(engine, &asked), Ok(vec![1]));
        asked.enumType = FWP_FILTER_ENUM_OVERLAPPING;
        assert_eq!(filters(engine, &asked), Ok(vec![1, 2, 3]));
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn templates_are_checked() {
    keeps(|_| {
        let engine = open(true);
        let with = |change: fn(&mut FWPM_FILTER_ENUM_TEMPLATE0)| {
            let mut asked = template();
            change(&mut asked);
            filters(engine, &asked).err()
        };
        assert_eq!(with(|asked| asked.actionMask = 0), Some(STATUS_FWP_NEVER_MATCH));
        assert_eq!(
            with(|asked| asked.layerKey = key(1)),
            Some(STATUS_FWP_LAYER_NOT_FOUND)
        );
        assert_eq!(with(|asked| asked.flags = 0x8000), Some(STATUS_FWP_INVALID_FLAGS));
        assert_eq!(
            with(|asked| asked.enumType = FWP_FILTER_ENUM_TYPE_MAX),
            Some(STATUS_FWP_INVALID_ENUMERATOR)
        );
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn every_layer_of_the_platform_is_listed_with_its_fields() {
    keeps(|_| {
        let engine = open(true);
        let layers = enumerate!(
            FwpmLayerCreateEnumHandle0,
            FwpmLayerEnum0,
            FwpmLayerDestroyEnumHandle0,
            engine,
            null(),
            10,
            |layer: FWPM_LAYER0| (number(layer.layerKey), layer.layerId, layer.numFields)
        )
        .expect("layers are listed");
        assert!(layers.len() > 90);
        let connect = layers
            .iter()
            .find(|layer| layer.0 == number(FWPM_LAYER_ALE_AUTH_CONNECT_V4))
            .expect("it is a layer");
        assert_eq!(connect.1, FWPS_LAYER_ALE_AUTH_CONNECT_V4 as u16);
        assert_eq!(connect.2, 37, "without the four reserved ones");
        let mut block = std::ptr::null_mut();
        let status = c!(FwpmLayerGetById0(pointer(engine), connect.1, &raw mut block));
        assert_eq!(status, STATUS_SUCCESS);
        let layer: FWPM_LAYER0 = c!(*block);
        let field: FWPM_FIELD0 = c!(*layer.field.add(6));
        assert_eq!(
            number(c!(*field.fieldKey)),
            number(FWPM_CONDITION_IP_REMOTE_ADDRESS)
        );
        assert_eq!((field.type_, field.dataType), (FWPM_FIELD_IP_ADDRESS, FWP_UINT32));
        free(&mut block);
        let status = c!(FwpmLayerGetById0(pointer(engine), 999, &raw mut block));
        assert_eq!(status, STATUS_FWP_LAYER_NOT_FOUND);
        close(engine);
        STATUS_SUCCESS
    });
}

#[test]
fn sessions_are_not_listed_inside_of_a_transaction() {
    keeps(|_| {
        let engine = open(true);
        begin(engine, FWPM_TXN_READ_ONLY);
        let mut handle = std::ptr::null_mut();
        let status = c!(FwpmSessionCreateEnumHandle0(
            pointer(engine),
            null(),
            &raw mut handle
        ));
        assert_eq!(status, STATUS_FWP_TXN_IN_PROGRESS);
        assert!(handle.is_null(), "a refused call leaves its outputs alone");
        abort(engine);
        close(engine);
        STATUS_SUCCESS
    });
}
