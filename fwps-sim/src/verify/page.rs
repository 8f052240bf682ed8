//! Which functions can fail, and with which statuses, by their pages.

use fwps_sys::*;

use crate::Status;

/// What the page of a function says about its failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) function: &'static str,
    /// Statuses that can come whatever the caller did; those that faults draw from.
    pub(crate) any_time: &'static [Status],
    /// Statuses that follow from the arguments, or from what was done before. A fault gives them when it names them: a driver may
    /// rightly conclude from one of them what is not so.
    pub(crate) with_cause: &'static [Status],
}

/// What the fault plans know about a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It returns one of these statuses.
    Statuses(Page),
    /// It returns a status; its page lists none.
    Unlisted,
    /// It returns NULL.
    Null,
    /// It has no way to say that it failed.
    Never,
    /// There is no such function.
    Unknown,
}

/// How the C function `name` can fail.
pub(crate) fn failure(name: &str) -> Failure {
    if let Some(page) = page(name) {
        return Failure::Statuses(page);
    }
    let is_in = |names: &[&str]| names.binary_search(&name).is_ok();
    if is_in(UNLISTED) {
        Failure::Unlisted
    } else if is_in(NULL) {
        Failure::Null
    } else if is_in(NEVER) {
        Failure::Never
    } else {
        Failure::Unknown
    }
}

/// Whether the simulator has a C function `name`.
pub(crate) fn is_function(name: &str) -> bool {
    failure(name) != Failure::Unknown
}

/// The page of a function that lists statuses.
pub(crate) fn page(name: &str) -> Option<Page> {
    let index = PAGES.binary_search_by_key(&name, |page| page.0).ok()?;
    let (function, any_time, with_cause) = PAGES[index];
    Some(Page {
        function,
        any_time,
        with_cause,
    })
}

/// Every function that can fail.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    PAGES
        .iter()
        .map(|page| page.0)
        .chain(UNLISTED.iter().copied())
        .chain(NULL.iter().copied())
}

// Not among the statuses of the bindings.
const STATUS_INVALID_PARAMETER_4: Status = 0xC000_00F2_u32 as Status;
const STATUS_HANDLE_NOT_CLOSABLE: Status = 0xC000_0235_u32 as Status;

type Row = (&'static str, &'static [Status], &'static [Status]);

/// Functions whose pages list statuses, in order: what can come at any time, what has a cause.
const PAGES: &[Row] = &[
    ("ExInitializeLookasideListEx", &[], &[STATUS_INVALID_PARAMETER_4]),
    ("ExUuidCreate", &[STATUS_RETRY], &[]),
    (
        "FwpmCalloutAdd0",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_TOO_MANY_CALLOUTS,
            STATUS_FWP_LAYER_NOT_FOUND,
            STATUS_FWP_NULL_DISPLAY_NAME,
            STATUS_FWP_LIFETIME_MISMATCH,
        ],
    ),
    (
        "FwpmCalloutDeleteById0",
        &[],
        &[
            STATUS_FWP_CALLOUT_NOT_FOUND,
            STATUS_FWP_IN_USE,
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    (
        "FwpmCalloutDeleteByKey0",
        &[],
        &[
            STATUS_FWP_CALLOUT_NOT_FOUND,
            STATUS_FWP_IN_USE,
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    ("FwpmCalloutEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmCalloutGetById0", &[], &[STATUS_FWP_CALLOUT_NOT_FOUND]),
    ("FwpmCalloutGetByKey0", &[], &[STATUS_FWP_CALLOUT_NOT_FOUND]),
    (
        "FwpmCalloutGetSecurityInfoByKey0",
        &[],
        &[STATUS_FWP_CALLOUT_NOT_FOUND],
    ),
    (
        "FwpmCalloutSetSecurityInfoByKey0",
        &[],
        &[
            STATUS_FWP_TXN_IN_PROGRESS,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_CALLOUT_NOT_FOUND,
        ],
    ),
    (
        "FwpmConnectionCreateEnumHandle0",
        &[],
        &[STATUS_FWP_CONNECTIONS_DISABLED],
    ),
    ("FwpmConnectionEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmConnectionGetById0", &[], &[STATUS_FWP_NOT_FOUND]),
    (
        "FwpmConnectionSetSecurityInfo0",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS],
    ),
    (
        "FwpmEngineSetOption0",
        &[],
        &[
            STATUS_FWP_TXN_IN_PROGRESS,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_STILL_ON,
        ],
    ),
    ("FwpmEngineSetSecurityInfo0", &[], &[STATUS_FWP_TXN_IN_PROGRESS]),
    (
        "FwpmFilterAdd0",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_CALLOUT_NOTIFICATION_FAILED,
            STATUS_INVALID_SECURITY_DESCR,
            STATUS_FWP_CALLOUT_NOT_FOUND,
            STATUS_FWP_LAYER_NOT_FOUND,
            STATUS_FWP_SUBLAYER_NOT_FOUND,
            STATUS_FWP_PROVIDER_NOT_FOUND,
            STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND,
            STATUS_FWP_NULL_DISPLAY_NAME,
            STATUS_FWP_INVALID_WEIGHT,
            STATUS_FWP_INVALID_ACTION_TYPE,
            STATUS_FWP_CONDITION_NOT_FOUND,
            STATUS_FWP_TYPE_MISMATCH,
            STATUS_FWP_MATCH_TYPE_MISMATCH,
            STATUS_FWP_LIFETIME_MISMATCH,
            STATUS_FWP_INCOMPATIBLE_LAYER,
        ],
    ),
    (
        "FwpmFilterDeleteById0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_FILTER_NOT_FOUND,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    (
        "FwpmFilterDeleteByKey0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_FILTER_NOT_FOUND,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    ("FwpmFilterEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmFilterGetById0", &[], &[STATUS_FWP_FILTER_NOT_FOUND]),
    ("FwpmFilterGetByKey0", &[], &[STATUS_FWP_FILTER_NOT_FOUND]),
    (
        "FwpmFilterGetSecurityInfoByKey0",
        &[],
        &[STATUS_FWP_FILTER_NOT_FOUND],
    ),
    (
        "FwpmFilterSetSecurityInfoByKey0",
        &[],
        &[
            STATUS_FWP_TXN_IN_PROGRESS,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_FILTER_NOT_FOUND,
        ],
    ),
    (
        "FwpmIPsecTunnelAdd0",
        &[],
        &[STATUS_FWP_INVALID_PARAMETER, STATUS_FWP_INCOMPATIBLE_TXN],
    ),
    (
        "FwpmIPsecTunnelAdd1",
        &[],
        &[STATUS_FWP_INVALID_PARAMETER, STATUS_FWP_INCOMPATIBLE_TXN],
    ),
    (
        "FwpmIPsecTunnelAdd2",
        &[],
        &[STATUS_FWP_INVALID_PARAMETER, STATUS_FWP_INCOMPATIBLE_TXN],
    ),
    (
        "FwpmIPsecTunnelAdd3",
        &[],
        &[STATUS_FWP_INVALID_PARAMETER, STATUS_FWP_INCOMPATIBLE_TXN],
    ),
    (
        "FwpmIPsecTunnelDeleteByKey0",
        &[],
        &[
            STATUS_FWP_NOT_FOUND,
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
        ],
    ),
    ("FwpmLayerEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmLayerGetById0", &[], &[STATUS_FWP_LAYER_NOT_FOUND]),
    ("FwpmLayerGetByKey0", &[], &[STATUS_FWP_LAYER_NOT_FOUND]),
    (
        "FwpmLayerGetSecurityInfoByKey0",
        &[],
        &[STATUS_FWP_LAYER_NOT_FOUND],
    ),
    (
        "FwpmLayerSetSecurityInfoByKey0",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS, STATUS_FWP_LAYER_NOT_FOUND],
    ),
    (
        "FwpmNetEventCreateEnumHandle0",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS, STATUS_FWP_NET_EVENTS_DISABLED],
    ),
    ("FwpmNetEventEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmNetEventEnum1", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmNetEventEnum2", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmNetEventEnum3", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmNetEventEnum4", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmNetEventEnum5", &[], &[STATUS_FWP_NEVER_MATCH]),
    (
        "FwpmNetEventsSetSecurityInfo0",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS],
    ),
    (
        "FwpmProviderAdd0",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[STATUS_FWP_INCOMPATIBLE_TXN, STATUS_FWP_NULL_DISPLAY_NAME],
    ),
    (
        "FwpmProviderContextAdd0",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_PROVIDER_NOT_FOUND,
            STATUS_FWP_NULL_DISPLAY_NAME,
            STATUS_FWP_LIFETIME_MISMATCH,
        ],
    ),
    (
        "FwpmProviderContextAdd1",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_PROVIDER_NOT_FOUND,
            STATUS_FWP_NULL_DISPLAY_NAME,
            STATUS_FWP_LIFETIME_MISMATCH,
        ],
    ),
    (
        "FwpmProviderContextAdd2",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_PROVIDER_NOT_FOUND,
            STATUS_FWP_NULL_DISPLAY_NAME,
            STATUS_FWP_LIFETIME_MISMATCH,
        ],
    ),
    (
        "FwpmProviderContextAdd3",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_PROVIDER_NOT_FOUND,
            STATUS_FWP_NULL_DISPLAY_NAME,
            STATUS_FWP_LIFETIME_MISMATCH,
        ],
    ),
    (
        "FwpmProviderContextDeleteById0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND,
            STATUS_FWP_IN_USE,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    (
        "FwpmProviderContextDeleteByKey0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND,
            STATUS_FWP_IN_USE,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    ("FwpmProviderContextEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmProviderContextEnum1", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmProviderContextEnum2", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmProviderContextEnum3", &[], &[STATUS_FWP_NEVER_MATCH]),
    (
        "FwpmProviderContextGetById0",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetById1",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetById2",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetById3",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetByKey0",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetByKey1",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetByKey2",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetByKey3",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextGetSecurityInfoByKey0",
        &[],
        &[STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND],
    ),
    (
        "FwpmProviderContextSetSecurityInfoByKey0",
        &[],
        &[
            STATUS_FWP_TXN_IN_PROGRESS,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND,
        ],
    ),
    (
        "FwpmProviderDeleteByKey0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_PROVIDER_NOT_FOUND,
            STATUS_FWP_IN_USE,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    ("FwpmProviderEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmProviderGetByKey0", &[], &[STATUS_FWP_PROVIDER_NOT_FOUND]),
    (
        "FwpmProviderGetSecurityInfoByKey0",
        &[],
        &[STATUS_FWP_PROVIDER_NOT_FOUND],
    ),
    (
        "FwpmProviderSetSecurityInfoByKey0",
        &[],
        &[
            STATUS_FWP_TXN_IN_PROGRESS,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_PROVIDER_NOT_FOUND,
        ],
    ),
    ("FwpmSessionCreateEnumHandle0", &[], &[STATUS_FWP_TXN_IN_PROGRESS]),
    ("FwpmSessionEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    (
        "FwpmSubLayerAdd0",
        &[STATUS_FWP_ALREADY_EXISTS],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_TOO_MANY_SUBLAYERS,
            STATUS_FWP_PROVIDER_NOT_FOUND,
            STATUS_FWP_NULL_DISPLAY_NAME,
            STATUS_FWP_LIFETIME_MISMATCH,
        ],
    ),
    (
        "FwpmSubLayerDeleteByKey0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_TXN,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_SUBLAYER_NOT_FOUND,
            STATUS_FWP_IN_USE,
            STATUS_FWP_BUILTIN_OBJECT,
        ],
    ),
    ("FwpmSubLayerEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("FwpmSubLayerGetByKey0", &[], &[STATUS_FWP_SUBLAYER_NOT_FOUND]),
    (
        "FwpmSubLayerGetSecurityInfoByKey0",
        &[],
        &[STATUS_FWP_SUBLAYER_NOT_FOUND],
    ),
    (
        "FwpmSubLayerSetSecurityInfoByKey0",
        &[],
        &[
            STATUS_FWP_TXN_IN_PROGRESS,
            STATUS_FWP_WRONG_SESSION,
            STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS,
            STATUS_FWP_SUBLAYER_NOT_FOUND,
        ],
    ),
    ("FwpmTransactionAbort0", &[], &[STATUS_FWP_NO_TXN_IN_PROGRESS]),
    (
        "FwpmTransactionBegin0",
        &[STATUS_FWP_TIMEOUT, STATUS_FWP_SESSION_ABORTED],
        &[STATUS_FWP_TXN_IN_PROGRESS],
    ),
    (
        "FwpmTransactionCommit0",
        &[STATUS_FWP_TXN_ABORTED],
        &[STATUS_FWP_NO_TXN_IN_PROGRESS],
    ),
    (
        "FwpmvSwitchEventsSetSecurityInfo0",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS],
    ),
    (
        "FwpsAllocateCloneNetBufferList0",
        &[STATUS_INSUFFICIENT_RESOURCES],
        &[STATUS_INVALID_PARAMETER],
    ),
    (
        "FwpsAllocateDeepCloneNetBufferList0",
        &[STATUS_INSUFFICIENT_RESOURCES],
        &[],
    ),
    (
        "FwpsAllocateNetBufferAndNetBufferList0",
        &[STATUS_INSUFFICIENT_RESOURCES],
        &[],
    ),
    ("FwpsCalloutRegister0", &[STATUS_FWP_ALREADY_EXISTS], &[]),
    ("FwpsCalloutRegister1", &[STATUS_FWP_ALREADY_EXISTS], &[]),
    ("FwpsCalloutRegister2", &[STATUS_FWP_ALREADY_EXISTS], &[]),
    ("FwpsCalloutRegister3", &[STATUS_FWP_ALREADY_EXISTS], &[]),
    (
        "FwpsCalloutUnregisterById0",
        &[],
        &[
            STATUS_DEVICE_BUSY,
            STATUS_FWP_IN_USE,
            STATUS_FWP_CALLOUT_NOT_FOUND,
        ],
    ),
    (
        "FwpsCalloutUnregisterByKey0",
        &[],
        &[
            STATUS_DEVICE_BUSY,
            STATUS_FWP_IN_USE,
            STATUS_FWP_CALLOUT_NOT_FOUND,
        ],
    ),
    (
        "FwpsClassifyOptionSet0",
        &[],
        &[
            STATUS_FWP_INVALID_ENUMERATOR,
            STATUS_FWP_OUT_OF_BOUNDS,
            STATUS_OBJECT_TYPE_MISMATCH,
            STATUS_UNSUCCESSFUL,
        ],
    ),
    ("FwpsCloneStreamData0", &[STATUS_INSUFFICIENT_RESOURCES], &[]),
    (
        "FwpsConstructIpHeaderForTransportPacket0",
        &[STATUS_INSUFFICIENT_RESOURCES],
        &[],
    ),
    (
        "FwpsFlowAssociateContext0",
        &[],
        &[STATUS_INVALID_PARAMETER, STATUS_OBJECT_NAME_EXISTS],
    ),
    (
        "FwpsFlowRemoveContext0",
        &[STATUS_PENDING],
        &[STATUS_UNSUCCESSFUL],
    ),
    (
        "FwpsInjectForwardAsync0",
        &[STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_INJECT_HANDLE_CLOSING],
        &[],
    ),
    (
        "FwpsInjectMacReceiveAsync0",
        &[
            STATUS_FWP_TCPIP_NOT_READY,
            STATUS_FWP_INJECT_HANDLE_CLOSING,
            STATUS_FWP_INJECT_HANDLE_STALE,
        ],
        &[],
    ),
    (
        "FwpsInjectMacSendAsync0",
        &[
            STATUS_FWP_TCPIP_NOT_READY,
            STATUS_FWP_INJECT_HANDLE_CLOSING,
            STATUS_FWP_INJECT_HANDLE_STALE,
        ],
        &[],
    ),
    (
        "FwpsInjectNetworkReceiveAsync0",
        &[
            STATUS_FWP_TCPIP_NOT_READY,
            STATUS_FWP_INJECT_HANDLE_CLOSING,
            STATUS_FWP_INJECT_HANDLE_STALE,
        ],
        &[],
    ),
    (
        "FwpsInjectNetworkSendAsync0",
        &[
            STATUS_FWP_TCPIP_NOT_READY,
            STATUS_FWP_INJECT_HANDLE_CLOSING,
            STATUS_FWP_INJECT_HANDLE_STALE,
        ],
        &[],
    ),
    (
        "FwpsInjectTransportReceiveAsync0",
        &[STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_INJECT_HANDLE_CLOSING],
        &[],
    ),
    (
        "FwpsInjectTransportSendAsync0",
        &[STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_INJECT_HANDLE_CLOSING],
        &[],
    ),
    (
        "FwpsInjectTransportSendAsync1",
        &[STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_INJECT_HANDLE_CLOSING],
        &[],
    ),
    ("FwpsInjectionHandleCreate0", &[STATUS_FWP_TCPIP_NOT_READY], &[]),
    (
        "FwpsInjectvSwitchEthernetIngressAsync0",
        &[STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_INJECT_HANDLE_CLOSING],
        &[],
    ),
    ("FwpsPendClassify0", &[STATUS_FWP_CANNOT_PEND], &[]),
    (
        "FwpsPendOperation0",
        &[STATUS_FWP_CANNOT_PEND, STATUS_FWP_TCPIP_NOT_READY],
        &[STATUS_FWP_NULL_POINTER],
    ),
    (
        "FwpsQueryConnectionSioFormatRedirectRecords0",
        &[],
        &[STATUS_BUFFER_TOO_SMALL, STATUS_NOT_FOUND],
    ),
    (
        "FwpsReassembleForwardFragmentGroup0",
        &[STATUS_FWP_TCPIP_NOT_READY, STATUS_INSUFFICIENT_RESOURCES],
        &[],
    ),
    (
        "FwpsStreamInjectAsync0",
        &[STATUS_FWP_TCPIP_NOT_READY, STATUS_FWP_INJECT_HANDLE_CLOSING],
        &[STATUS_FWP_INVALID_PARAMETER, STATUS_FWP_NULL_POINTER],
    ),
    ("IPsecDospSetSecurityInfo0", &[], &[STATUS_FWP_TXN_IN_PROGRESS]),
    ("IPsecDospStateEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    (
        "IPsecSaContextAddInbound0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_SA_STATE,
            STATUS_FWP_TRAFFIC_MISMATCH,
            STATUS_FWP_NOT_FOUND,
        ],
    ),
    (
        "IPsecSaContextAddInbound1",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_SA_STATE,
            STATUS_FWP_TRAFFIC_MISMATCH,
            STATUS_FWP_NOT_FOUND,
        ],
    ),
    (
        "IPsecSaContextAddOutbound0",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_SA_STATE,
            STATUS_FWP_TRAFFIC_MISMATCH,
            STATUS_FWP_NOT_FOUND,
        ],
    ),
    (
        "IPsecSaContextAddOutbound1",
        &[],
        &[
            STATUS_FWP_INCOMPATIBLE_SA_STATE,
            STATUS_FWP_TRAFFIC_MISMATCH,
            STATUS_FWP_NOT_FOUND,
        ],
    ),
    (
        "IPsecSaContextCreate0",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS, STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS],
    ),
    (
        "IPsecSaContextCreate1",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS, STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS],
    ),
    (
        "IPsecSaContextDeleteById0",
        &[],
        &[STATUS_FWP_TXN_IN_PROGRESS, STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS],
    ),
    ("IPsecSaContextEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("IPsecSaContextEnum1", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("IPsecSaContextExpire0", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IPsecSaContextGetById0", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IPsecSaContextGetById1", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IPsecSaContextGetSpi0", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IPsecSaContextGetSpi1", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IPsecSaContextSetSpi0", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IPsecSaContextUpdate0", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IPsecSaDbSetSecurityInfo0", &[], &[STATUS_FWP_TXN_IN_PROGRESS]),
    ("IPsecSaEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("IPsecSaEnum1", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("IkeextSaDbSetSecurityInfo0", &[], &[STATUS_FWP_TXN_IN_PROGRESS]),
    ("IkeextSaDeleteById0", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IkeextSaEnum0", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("IkeextSaEnum1", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("IkeextSaEnum2", &[], &[STATUS_FWP_NEVER_MATCH]),
    ("IkeextSaGetById0", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IkeextSaGetById1", &[], &[STATUS_FWP_NOT_FOUND]),
    ("IkeextSaGetById2", &[], &[STATUS_FWP_NOT_FOUND]),
    (
        "IoAllocateDriverObjectExtension",
        &[STATUS_INSUFFICIENT_RESOURCES, STATUS_OBJECT_NAME_COLLISION],
        &[],
    ),
    (
        "IoCreateDevice",
        &[STATUS_INSUFFICIENT_RESOURCES, STATUS_OBJECT_NAME_COLLISION],
        &[STATUS_OBJECT_NAME_EXISTS],
    ),
    ("KeDelayExecutionThread", &[], &[STATUS_USER_APC]),
    ("KeSetTargetProcessorDpcEx", &[], &[STATUS_INVALID_PARAMETER]),
    ("KeWaitForMultipleObjects", &[], &[STATUS_TIMEOUT]),
    (
        "KeWaitForSingleObject",
        &[],
        &[STATUS_TIMEOUT, STATUS_USER_APC, STATUS_ALERTED],
    ),
    (
        "NdisAllocateNetBufferListContext",
        &[NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE],
        &[],
    ),
    ("NdisCopyFromNetBufferToNetBuffer", &[NDIS_STATUS_RESOURCES], &[]),
    (
        "NdisRetreatNetBufferDataStart",
        &[NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE],
        &[],
    ),
    (
        "NdisRetreatNetBufferListDataStart",
        &[NDIS_STATUS_RESOURCES, NDIS_STATUS_FAILURE],
        &[],
    ),
    (
        "ObReferenceObjectByHandle",
        &[],
        &[
            STATUS_ACCESS_DENIED,
            STATUS_OBJECT_TYPE_MISMATCH,
            STATUS_INVALID_HANDLE,
        ],
    ),
    (
        "ZwClose",
        &[],
        &[STATUS_INVALID_HANDLE, STATUS_HANDLE_NOT_CLOSABLE],
    ),
    (
        "ZwOpenKey",
        &[STATUS_OBJECT_NAME_NOT_FOUND, STATUS_ACCESS_DENIED],
        &[],
    ),
    (
        "ZwQueryValueKey",
        &[STATUS_OBJECT_NAME_NOT_FOUND],
        &[STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL],
    ),
    (
        "ZwWaitForSingleObject",
        &[],
        &[STATUS_TIMEOUT, STATUS_USER_APC, STATUS_ALERTED],
    ),
];

/// Functions that return a status, whose pages list none, in order.
#[rustfmt::skip]
const UNLISTED: &[&str] = &[
    "FwpmBfeStateSubscribeChanges0", "FwpmBfeStateUnsubscribeChanges0", "FwpmBitmapIndexFree0",
    "FwpmBitmapIndexGet0", "FwpmCalloutCreateEnumHandle0", "FwpmCalloutDestroyEnumHandle0",
    "FwpmConnectionDestroyEnumHandle0", "FwpmConnectionGetSecurityInfo0", "FwpmEngineClose0",
    "FwpmEngineGetOption0", "FwpmEngineGetSecurityInfo0", "FwpmEngineOpen0", "FwpmFilterCreateEnumHandle0",
    "FwpmFilterDestroyEnumHandle0", "FwpmLayerCreateEnumHandle0", "FwpmLayerDestroyEnumHandle0",
    "FwpmNetEventDestroyEnumHandle0", "FwpmNetEventsGetSecurityInfo0",
    "FwpmProviderContextCreateEnumHandle0", "FwpmProviderContextDestroyEnumHandle0",
    "FwpmProviderCreateEnumHandle0", "FwpmProviderDestroyEnumHandle0", "FwpmSessionDestroyEnumHandle0",
    "FwpmSubLayerCreateEnumHandle0", "FwpmSubLayerDestroyEnumHandle0", "FwpmvSwitchEventsGetSecurityInfo0",
    "FwpsAcquireClassifyHandle0", "FwpsAcquireWritableLayerDataPointer0",
    "FwpsAleEndpointCreateEnumHandle0", "FwpsAleEndpointDestroyEnumHandle0", "FwpsAleEndpointEnum0",
    "FwpsAleEndpointGetById0", "FwpsAleEndpointGetSecurityInfo0", "FwpsAleEndpointSetSecurityInfo0",
    "FwpsFlowAbort0", "FwpsGetPacketListSecurityInformation0", "FwpsInjectionHandleDestroy0",
    "FwpsNetBufferListAssociateContext0", "FwpsNetBufferListAssociateContext1",
    "FwpsNetBufferListRemoveContext0", "FwpsNetBufferListRetrieveContext0", "FwpsOpenToken0",
    "FwpsRedirectHandleCreate0", "FwpsStreamContinue0", "FwpsVirtualIfTunnelInfoGet0",
    "FwpsVirtualIfTunnelInfoSet0", "FwpsvSwitchEventsSubscribe0", "IPsecDospGetSecurityInfo0",
    "IPsecDospGetStatistics0", "IPsecDospStateCreateEnumHandle0", "IPsecDospStateDestroyEnumHandle0",
    "IPsecGetStatistics0", "IPsecGetStatistics1", "IPsecSaContextCreateEnumHandle0",
    "IPsecSaContextDestroyEnumHandle0", "IPsecSaCreateEnumHandle0", "IPsecSaDbGetSecurityInfo0",
    "IPsecSaDestroyEnumHandle0", "IkeextGetStatistics0", "IkeextGetStatistics1",
    "IkeextSaCreateEnumHandle0", "IkeextSaDbGetSecurityInfo0", "IkeextSaDestroyEnumHandle0",
    "IoCreateSymbolicLink", "IoCsqInitialize", "IoDeleteSymbolicLink", "PsCreateSystemThread",
    "PsTerminateSystemThread", "RtlGetVersion",
];

/// Functions that return NULL when they fail, in order.
#[rustfmt::skip]
const NULL: &[&str] = &[
    "ExAllocatePool2", "ExAllocatePool3", "ExAllocatePoolWithTag", "IoAllocateMdl", "IoAllocateWorkItem",
    "IoCsqRemoveNextIrp", "MmGetSystemRoutineAddress", "MmMapLockedPagesSpecifyCache",
    "NdisAllocateCloneNetBufferList", "NdisAllocateFragmentNetBufferList", "NdisAllocateGenericObject",
    "NdisAllocateMdl", "NdisAllocateNetBuffer", "NdisAllocateNetBufferAndNetBufferList",
    "NdisAllocateNetBufferList", "NdisAllocateNetBufferListPool", "NdisAllocateNetBufferMdlAndData",
    "NdisAllocateNetBufferPool", "NdisAllocateReassembledNetBufferList", "NdisGetDataBuffer",
];

/// Functions that cannot say that they failed, in order.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    "DbgPrintEx", "ExAcquireFastMutex", "ExAcquireRundownProtection", "ExAcquireSpinLockExclusive",
    "ExAcquireSpinLockExclusiveAtDpcLevel", "ExAcquireSpinLockShared", "ExAcquireSpinLockSharedAtDpcLevel",
    "ExDeleteLookasideListEx", "ExFreePool", "ExFreePool2", "ExFreePoolWithTag",
    "ExInitializeRundownProtection", "ExReInitializeRundownProtection", "ExReleaseFastMutex",
    "ExReleaseRundownProtection", "ExReleaseSpinLockExclusive", "ExReleaseSpinLockExclusiveFromDpcLevel",
    "ExReleaseSpinLockShared", "ExReleaseSpinLockSharedFromDpcLevel", "ExRundownCompleted",
    "ExWaitForRundownProtectionRelease", "ExpInterlockedPopEntrySList", "ExpInterlockedPushEntrySList",
    "FwpmBfeStateGet0", "FwpmFreeMemory0", "FwpsApplyModifiedLayerData0", "FwpsCompleteClassify0",
    "FwpsCompleteOperation0", "FwpsCopyStreamDataToBuffer0", "FwpsDereferenceNetBufferList0",
    "FwpsDereferencevSwitchPacketContext0", "FwpsDiscardClonedStreamData0", "FwpsFreeCloneNetBufferList0",
    "FwpsFreeNetBufferList0", "FwpsNetBufferListGetTagForContext0", "FwpsQueryConnectionRedirectState0",
    "FwpsQueryPacketInjectionState0", "FwpsRedirectHandleDestroy0", "FwpsReferenceNetBufferList0",
    "FwpsReferencevSwitchPacketContext0", "FwpsReleaseClassifyHandle0", "FwpsvSwitchEventsUnsubscribe0",
    "FwpsvSwitchNotifyComplete0", "IoAcquireCancelSpinLock", "IoBuildPartialMdl", "IoCsqInsertIrp",
    "IoDeleteDevice", "IoFreeMdl", "IoFreeWorkItem", "IoGetDriverObjectExtension", "IoQueueWorkItem",
    "IoQueueWorkItemEx", "IoReleaseCancelSpinLock", "IofCompleteRequest", "KeAcquireInStackQueuedSpinLock",
    "KeAcquireInStackQueuedSpinLockAtDpcLevel", "KeAcquireSpinLockAtDpcLevel",
    "KeAcquireSpinLockRaiseToDpc", "KeBugCheckEx", "KeCancelTimer", "KeClearEvent", "KeFlushQueuedDpcs",
    "KeGetCurrentIrql", "KeGetCurrentProcessorNumberEx", "KeInitializeDpc", "KeInitializeEvent",
    "KeInitializeSpinLock", "KeInitializeTimerEx", "KeInsertQueueDpc", "KeLowerIrql",
    "KeQueryActiveProcessorCountEx", "KeQueryInterruptTimePrecise", "KeQueryPerformanceCounter",
    "KeQuerySystemTimePrecise", "KeReadStateEvent", "KeReleaseInStackQueuedSpinLock",
    "KeReleaseInStackQueuedSpinLockFromDpcLevel", "KeReleaseSpinLock", "KeReleaseSpinLockFromDpcLevel",
    "KeRemoveQueueDpc", "KeResetEvent", "KeSetEvent", "KeSetTimerEx", "KeTryToAcquireSpinLockAtDpcLevel",
    "KfRaiseIrql", "MmBuildMdlForNonPagedPool", "MmProbeAndLockPages", "MmSizeOfMdl", "MmUnlockPages",
    "MmUnmapLockedPages", "NdisAdjustNetBufferCurrentMdl", "NdisAdvanceNetBufferDataStart",
    "NdisAdvanceNetBufferListDataStart", "NdisCopyReceiveNetBufferListInfo",
    "NdisCopySendNetBufferListInfo", "NdisFreeCloneNetBufferList", "NdisFreeFragmentNetBufferList",
    "NdisFreeGenericObject", "NdisFreeMdl", "NdisFreeNetBuffer", "NdisFreeNetBufferList",
    "NdisFreeNetBufferListContext", "NdisFreeNetBufferListPool", "NdisFreeNetBufferPool",
    "NdisFreeReassembledNetBufferList", "NdisGetNetBufferListProtocolId", "NdisGetPoolFromNetBuffer",
    "NdisGetPoolFromNetBufferList", "NdisGetVersion", "NdisQueryNetBufferPhysicalCount",
    "ObfDereferenceObject", "ObfReferenceObject", "PsGetCurrentProcessId", "PsGetCurrentThreadId",
    "RtlInitUnicodeString", "RtlIsNtDdiVersionAvailable",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_apart() {
        assert!(PAGES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for names in [UNLISTED, NULL, NEVER] {
            assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        }
        let mut all: Vec<_> = names().chain(NEVER.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn functions_are_found() {
        assert_eq!(failure("ExAllocatePool2"), Failure::Null);
        assert_eq!(failure("KeSetEvent"), Failure::Never);
        assert_eq!(failure("FwpsStreamContinue0"), Failure::Unlisted);
        assert_eq!(failure("FwpsNothing0"), Failure::Unknown);
        let page = page("FwpsPendClassify0").expect("its page lists a status");
        assert_eq!(page.any_time, [STATUS_FWP_CANNOT_PEND]);
    }
}
