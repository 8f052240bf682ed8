//! Every function that `fwps-sys` declares is defined by the simulator, so that any driver links with it and loads.

use std::collections::BTreeSet;

/// The names, and their addresses: that this file links shows that each one is defined.
macro_rules! functions {
    ($($name:ident)*) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        fn addresses() -> Vec<usize> {
            vec![$((fwps_sys::$name as *const ()).addr()),*]
        }
    };
}

functions! {
    DbgPrintEx ExAcquireFastMutex ExAcquireRundownProtection ExAcquireSpinLockExclusive
    ExAcquireSpinLockExclusiveAtDpcLevel ExAcquireSpinLockShared ExAcquireSpinLockSharedAtDpcLevel
    ExAllocatePool2 ExAllocatePool3 ExAllocatePoolWithTag ExDeleteLookasideListEx ExFreePool ExFreePool2
    ExFreePoolWithTag ExInitializeLookasideListEx ExInitializeRundownProtection
    ExReInitializeRundownProtection ExReleaseFastMutex ExReleaseRundownProtection
    ExReleaseSpinLockExclusive ExReleaseSpinLockExclusiveFromDpcLevel ExReleaseSpinLockShared
    ExReleaseSpinLockSharedFromDpcLevel ExRundownCompleted ExUuidCreate ExWaitForRundownProtectionRelease
    ExpInterlockedPopEntrySList ExpInterlockedPushEntrySList FwpmBfeStateGet0
    FwpmBfeStateSubscribeChanges0 FwpmBfeStateUnsubscribeChanges0 FwpmBitmapIndexFree0
    FwpmBitmapIndexGet0 FwpmCalloutAdd0 FwpmCalloutCreateEnumHandle0 FwpmCalloutDeleteById0
    FwpmCalloutDeleteByKey0 FwpmCalloutDestroyEnumHandle0 FwpmCalloutEnum0 FwpmCalloutGetById0
    FwpmCalloutGetByKey0 FwpmCalloutGetSecurityInfoByKey0 FwpmCalloutSetSecurityInfoByKey0
    FwpmConnectionCreateEnumHandle0 FwpmConnectionDestroyEnumHandle0 FwpmConnectionEnum0
    FwpmConnectionGetById0 FwpmConnectionGetSecurityInfo0 FwpmConnectionSetSecurityInfo0 FwpmEngineClose0
    FwpmEngineGetOption0 FwpmEngineGetSecurityInfo0 FwpmEngineOpen0 FwpmEngineSetOption0
    FwpmEngineSetSecurityInfo0 FwpmFilterAdd0 FwpmFilterCreateEnumHandle0 FwpmFilterDeleteById0
    FwpmFilterDeleteByKey0 FwpmFilterDestroyEnumHandle0 FwpmFilterEnum0 FwpmFilterGetById0
    FwpmFilterGetByKey0 FwpmFilterGetSecurityInfoByKey0 FwpmFilterSetSecurityInfoByKey0 FwpmFreeMemory0
    FwpmIPsecTunnelAdd0 FwpmIPsecTunnelAdd1 FwpmIPsecTunnelAdd2 FwpmIPsecTunnelAdd3
    FwpmIPsecTunnelDeleteByKey0 FwpmLayerCreateEnumHandle0 FwpmLayerDestroyEnumHandle0 FwpmLayerEnum0
    FwpmLayerGetById0 FwpmLayerGetByKey0 FwpmLayerGetSecurityInfoByKey0 FwpmLayerSetSecurityInfoByKey0
    FwpmNetEventCreateEnumHandle0 FwpmNetEventDestroyEnumHandle0 FwpmNetEventEnum0 FwpmNetEventEnum1
    FwpmNetEventEnum2 FwpmNetEventEnum3 FwpmNetEventEnum4 FwpmNetEventEnum5 FwpmNetEventsGetSecurityInfo0
    FwpmNetEventsSetSecurityInfo0 FwpmProviderAdd0 FwpmProviderContextAdd0 FwpmProviderContextAdd1
    FwpmProviderContextAdd2 FwpmProviderContextAdd3 FwpmProviderContextCreateEnumHandle0
    FwpmProviderContextDeleteById0 FwpmProviderContextDeleteByKey0 FwpmProviderContextDestroyEnumHandle0
    FwpmProviderContextEnum0 FwpmProviderContextEnum1 FwpmProviderContextEnum2 FwpmProviderContextEnum3
    FwpmProviderContextGetById0 FwpmProviderContextGetById1 FwpmProviderContextGetById2
    FwpmProviderContextGetById3 FwpmProviderContextGetByKey0 FwpmProviderContextGetByKey1
    FwpmProviderContextGetByKey2 FwpmProviderContextGetByKey3 FwpmProviderContextGetSecurityInfoByKey0
    FwpmProviderContextSetSecurityInfoByKey0 FwpmProviderCreateEnumHandle0 FwpmProviderDeleteByKey0
    FwpmProviderDestroyEnumHandle0 FwpmProviderEnum0 FwpmProviderGetByKey0
    FwpmProviderGetSecurityInfoByKey0 FwpmProviderSetSecurityInfoByKey0 FwpmSessionCreateEnumHandle0
    FwpmSessionDestroyEnumHandle0 FwpmSessionEnum0 FwpmSubLayerAdd0 FwpmSubLayerCreateEnumHandle0
    FwpmSubLayerDeleteByKey0 FwpmSubLayerDestroyEnumHandle0 FwpmSubLayerEnum0 FwpmSubLayerGetByKey0
    FwpmSubLayerGetSecurityInfoByKey0 FwpmSubLayerSetSecurityInfoByKey0 FwpmTransactionAbort0
    FwpmTransactionBegin0 FwpmTransactionCommit0 FwpmvSwitchEventsGetSecurityInfo0
    FwpmvSwitchEventsSetSecurityInfo0 FwpsAcquireClassifyHandle0 FwpsAcquireWritableLayerDataPointer0
    FwpsAleEndpointCreateEnumHandle0 FwpsAleEndpointDestroyEnumHandle0 FwpsAleEndpointEnum0
    FwpsAleEndpointGetById0 FwpsAleEndpointGetSecurityInfo0 FwpsAleEndpointSetSecurityInfo0
    FwpsAllocateCloneNetBufferList0 FwpsAllocateDeepCloneNetBufferList0
    FwpsAllocateNetBufferAndNetBufferList0 FwpsApplyModifiedLayerData0 FwpsCalloutRegister0
    FwpsCalloutRegister1 FwpsCalloutRegister2 FwpsCalloutRegister3 FwpsCalloutUnregisterById0
    FwpsCalloutUnregisterByKey0 FwpsClassifyOptionSet0 FwpsCloneStreamData0 FwpsCompleteClassify0
    FwpsCompleteOperation0 FwpsConstructIpHeaderForTransportPacket0 FwpsCopyStreamDataToBuffer0
    FwpsDereferenceNetBufferList0 FwpsDereferencevSwitchPacketContext0 FwpsDiscardClonedStreamData0
    FwpsFlowAbort0 FwpsFlowAssociateContext0 FwpsFlowRemoveContext0 FwpsFreeCloneNetBufferList0
    FwpsFreeNetBufferList0 FwpsGetPacketListSecurityInformation0 FwpsInjectForwardAsync0
    FwpsInjectMacReceiveAsync0 FwpsInjectMacSendAsync0 FwpsInjectNetworkReceiveAsync0
    FwpsInjectNetworkSendAsync0 FwpsInjectTransportReceiveAsync0 FwpsInjectTransportSendAsync0
    FwpsInjectTransportSendAsync1 FwpsInjectionHandleCreate0 FwpsInjectionHandleDestroy0
    FwpsInjectvSwitchEthernetIngressAsync0 FwpsNetBufferListAssociateContext0
    FwpsNetBufferListAssociateContext1 FwpsNetBufferListGetTagForContext0 FwpsNetBufferListRemoveContext0
    FwpsNetBufferListRetrieveContext0 FwpsOpenToken0 FwpsPendClassify0 FwpsPendOperation0
    FwpsQueryConnectionRedirectState0 FwpsQueryConnectionSioFormatRedirectRecords0
    FwpsQueryPacketInjectionState0 FwpsReassembleForwardFragmentGroup0 FwpsRedirectHandleCreate0
    FwpsRedirectHandleDestroy0 FwpsReferenceNetBufferList0 FwpsReferencevSwitchPacketContext0
    FwpsReleaseClassifyHandle0 FwpsStreamContinue0 FwpsStreamInjectAsync0 FwpsVirtualIfTunnelInfoGet0
    FwpsVirtualIfTunnelInfoSet0 FwpsvSwitchEventsSubscribe0 FwpsvSwitchEventsUnsubscribe0
    FwpsvSwitchNotifyComplete0 IPsecDospGetSecurityInfo0 IPsecDospGetStatistics0
    IPsecDospSetSecurityInfo0 IPsecDospStateCreateEnumHandle0 IPsecDospStateDestroyEnumHandle0
    IPsecDospStateEnum0 IPsecGetStatistics0 IPsecGetStatistics1 IPsecSaContextAddInbound0
    IPsecSaContextAddInbound1 IPsecSaContextAddOutbound0 IPsecSaContextAddOutbound1 IPsecSaContextCreate0
    IPsecSaContextCreate1 IPsecSaContextCreateEnumHandle0 IPsecSaContextDeleteById0
    IPsecSaContextDestroyEnumHandle0 IPsecSaContextEnum0 IPsecSaContextEnum1 IPsecSaContextExpire0
    IPsecSaContextGetById0 IPsecSaContextGetById1 IPsecSaContextGetSpi0 IPsecSaContextGetSpi1
    IPsecSaContextSetSpi0 IPsecSaContextUpdate0 IPsecSaCreateEnumHandle0 IPsecSaDbGetSecurityInfo0
    IPsecSaDbSetSecurityInfo0 IPsecSaDestroyEnumHandle0 IPsecSaEnum0 IPsecSaEnum1 IkeextGetStatistics0
    IkeextGetStatistics1 IkeextSaCreateEnumHandle0 IkeextSaDbGetSecurityInfo0 IkeextSaDbSetSecurityInfo0
    IkeextSaDeleteById0 IkeextSaDestroyEnumHandle0 IkeextSaEnum0 IkeextSaEnum1 IkeextSaEnum2
    IkeextSaGetById0 IkeextSaGetById1 IkeextSaGetById2 IoAcquireCancelSpinLock
    IoAllocateDriverObjectExtension IoAllocateMdl IoAllocateWorkItem IoBuildPartialMdl IoCreateDevice
    IoCreateSymbolicLink IoCsqInitialize IoCsqInsertIrp IoCsqRemoveNextIrp IoDeleteDevice
    IoDeleteSymbolicLink IoFreeMdl IoFreeWorkItem IoGetDriverObjectExtension IoQueueWorkItem
    IoQueueWorkItemEx IoReleaseCancelSpinLock IofCompleteRequest KeAcquireInStackQueuedSpinLock
    KeAcquireInStackQueuedSpinLockAtDpcLevel KeAcquireSpinLockAtDpcLevel KeAcquireSpinLockRaiseToDpc
    KeBugCheckEx KeCancelTimer KeClearEvent KeDelayExecutionThread KeFlushQueuedDpcs KeGetCurrentIrql
    KeGetCurrentProcessorNumberEx KeInitializeDpc KeInitializeEvent KeInitializeSpinLock
    KeInitializeTimerEx KeInsertQueueDpc KeLowerIrql KeQueryActiveProcessorCountEx
    KeQueryInterruptTimePrecise KeQueryPerformanceCounter KeQuerySystemTimePrecise KeReadStateEvent
    KeReleaseInStackQueuedSpinLock KeReleaseInStackQueuedSpinLockFromDpcLevel KeReleaseSpinLock
    KeReleaseSpinLockFromDpcLevel KeRemoveQueueDpc KeResetEvent KeSetEvent KeSetTargetProcessorDpcEx
    KeSetTimerEx KeTryToAcquireSpinLockAtDpcLevel KeWaitForMultipleObjects KeWaitForSingleObject
    KfRaiseIrql MmBuildMdlForNonPagedPool MmGetSystemRoutineAddress MmMapLockedPagesSpecifyCache
    MmProbeAndLockPages MmSizeOfMdl MmUnlockPages MmUnmapLockedPages NdisAdjustNetBufferCurrentMdl
    NdisAdvanceNetBufferDataStart NdisAdvanceNetBufferListDataStart NdisAllocateCloneNetBufferList
    NdisAllocateFragmentNetBufferList NdisAllocateGenericObject NdisAllocateMdl NdisAllocateNetBuffer
    NdisAllocateNetBufferAndNetBufferList NdisAllocateNetBufferList NdisAllocateNetBufferListContext
    NdisAllocateNetBufferListPool NdisAllocateNetBufferMdlAndData NdisAllocateNetBufferPool
    NdisAllocateReassembledNetBufferList NdisCopyFromNetBufferToNetBuffer
    NdisCopyReceiveNetBufferListInfo NdisCopySendNetBufferListInfo NdisFreeCloneNetBufferList
    NdisFreeFragmentNetBufferList NdisFreeGenericObject NdisFreeMdl NdisFreeNetBuffer
    NdisFreeNetBufferList NdisFreeNetBufferListContext NdisFreeNetBufferListPool NdisFreeNetBufferPool
    NdisFreeReassembledNetBufferList NdisGetDataBuffer NdisGetNetBufferListProtocolId
    NdisGetPoolFromNetBuffer NdisGetPoolFromNetBufferList NdisGetVersion NdisQueryNetBufferPhysicalCount
    NdisRetreatNetBufferDataStart NdisRetreatNetBufferListDataStart ObReferenceObjectByHandle
    ObfDereferenceObject ObfReferenceObject PsCreateSystemThread PsGetCurrentProcessId
    PsGetCurrentThreadId PsTerminateSystemThread RtlGetVersion RtlInitUnicodeString
    RtlIsNtDdiVersionAvailable ZwClose ZwOpenKey ZwQueryValueKey ZwWaitForSingleObject
}

/// The functions that are declared in the extern blocks of a source file.
fn declared(source: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for block in source.split("unsafe extern \"").skip(1) {
        let Some((head, rest)) = block.split_once('{') else {
            continue;
        };
        // Function pointer types and definitions have something else between the ABI and the brace.
        if !head.trim_end().ends_with('"') {
            continue;
        }
        let body = rest.split_once("\n}").map_or(rest, |(body, _)| body);
        for line in body.lines() {
            let name = line
                .trim()
                .strip_prefix("pub fn ")
                .and_then(|line| line.split('(').next());
            names.extend(name);
        }
    }
    names
}

#[test]
fn every_declared_function_is_defined() {
    let mut expected = declared(include_str!("../../fwps-sys/src/bindings.rs"));
    expected.extend(declared(include_str!("../../fwps-sys/src/additional.rs")));
    let listed: BTreeSet<&str> = NAMES.iter().copied().collect();
    let missing: Vec<_> = expected.difference(&listed).collect();
    assert!(
        missing.is_empty(),
        "declared, and not in the list of this test: {missing:?}"
    );
    let surplus: Vec<_> = listed.difference(&expected).collect();
    assert!(surplus.is_empty(), "in the list, and not declared: {surplus:?}");
    assert!(addresses().iter().all(|address| *address != 0));
}

#[test]
fn a_call_of_what_is_not_modelled_is_reported_by_name_and_refused() {
    use fwps_sim::{Contract, Sim};

    let mut sim = Sim::builder().build();
    let status = sim
        // SAFETY: the call is refused before any argument is looked at.
        .run(|| unsafe { fwps_sys::IPsecSaContextDeleteById0(std::ptr::null_mut(), 7) })
        .expect("the machine goes on");
    assert_eq!(status, fwps_sys::STATUS_NOT_IMPLEMENTED);
    let outcome = sim.finish();
    assert_eq!(outcome.reports.len(), 1);
    assert_eq!(outcome.reports[0].contract, Contract::NotModelled);
    assert_eq!(outcome.reports[0].functions, ["IPsecSaContextDeleteById0"]);
    assert!(outcome.reports[0].text.contains("IPsecSaContextDeleteById0"));
}
