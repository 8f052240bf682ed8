//! The table of functions: the places are those of `wdffuncenum.h`, which only ever grows at its end.

use super::refused::refused;
use super::{
    device, device_init, dispatch, driver, file, lock, memory, object_context, object_functions, queue,
    queue_state, registry, request, request_buffer, request_process_buffer, timer, work_item,
};

/// How many functions KMDF 1.31 has, and 1.33, which is the newest.
pub(super) const COUNT: usize = 458;

/// Pointers to functions of the framework.
pub(super) struct Table(pub(super) [*const (); COUNT]);

// SAFETY: the pointers are those of functions, which never change and which any thread may call.
unsafe impl Sync for Table {}

/// An entry: the function that is named, or one that reports and refuses.
macro_rules! entry {
    ($name:ident status) => {
        refused!($name, fwps_sys::STATUS_NOT_IMPLEMENTED as isize)
    };
    ($name:ident zero) => {
        refused!($name, 0)
    };
    ($name:ident $function:path) => {
        $function as *const ()
    };
}

macro_rules! functions {
    ($($name:ident($($how:tt)+))*) => {
        /// The names, in the order of the table.
        #[cfg(test)]
        pub(super) const NAMES: [&str; COUNT] = [$(stringify!($name)),*];

        /// What `WdfFunctions` of a driver points to.
        pub(super) static TABLE: Table = Table([$(entry!($name $($how)+)),*]);
    };
}

// `status` refuses with STATUS_NOT_IMPLEMENTED, `zero` with null, FALSE or nothing.
functions! {
    WdfChildListCreate(status) WdfChildListGetDevice(zero) WdfChildListRetrievePdo(zero)
    WdfChildListRetrieveAddressDescription(status) WdfChildListBeginScan(zero) WdfChildListEndScan(zero)
    WdfChildListBeginIteration(zero) WdfChildListRetrieveNextDevice(status) WdfChildListEndIteration(zero)
    WdfChildListAddOrUpdateChildDescriptionAsPresent(status) WdfChildListUpdateChildDescriptionAsMissing(status)
    WdfChildListUpdateAllChildDescriptionsAsPresent(zero) WdfChildListRequestChildEject(zero)
    WdfCollectionCreate(status) WdfCollectionGetCount(zero) WdfCollectionAdd(status) WdfCollectionRemove(zero)
    WdfCollectionRemoveItem(zero) WdfCollectionGetItem(zero) WdfCollectionGetFirstItem(zero)
    WdfCollectionGetLastItem(zero) WdfCommonBufferCreate(status) WdfCommonBufferGetAlignedVirtualAddress(zero)
    WdfCommonBufferGetAlignedLogicalAddress(zero) WdfCommonBufferGetLength(zero)
    WdfControlDeviceInitAllocate(device_init::allocate)
    WdfControlDeviceInitSetShutdownNotification(device_init::set_shutdown_notification)
    WdfControlFinishInitializing(device::finish_initializing) WdfDeviceGetDeviceState(zero)
    WdfDeviceSetDeviceState(zero) WdfWdmDeviceGetWdfDeviceHandle(device::of_device_object)
    WdfDeviceWdmGetDeviceObject(device::device_object) WdfDeviceWdmGetAttachedDevice(zero)
    WdfDeviceWdmGetPhysicalDevice(zero) WdfDeviceWdmDispatchPreprocessedIrp(status)
    WdfDeviceAddDependentUsageDeviceObject(status) WdfDeviceAddRemovalRelationsPhysicalDevice(status)
    WdfDeviceRemoveRemovalRelationsPhysicalDevice(zero) WdfDeviceClearRemovalRelationsDevices(zero)
    WdfDeviceGetDriver(device::driver) WdfDeviceRetrieveDeviceName(status)
    WdfDeviceAssignMofResourceName(status) WdfDeviceGetIoTarget(zero) WdfDeviceGetDevicePnpState(zero)
    WdfDeviceGetDevicePowerState(zero) WdfDeviceGetDevicePowerPolicyState(zero)
    WdfDeviceAssignS0IdleSettings(status) WdfDeviceAssignSxWakeSettings(status) WdfDeviceOpenRegistryKey(status)
    WdfDeviceSetSpecialFileSupport(zero) WdfDeviceSetCharacteristics(zero) WdfDeviceGetCharacteristics(zero)
    WdfDeviceGetAlignmentRequirement(zero) WdfDeviceSetAlignmentRequirement(zero)
    WdfDeviceInitFree(device_init::free) WdfDeviceInitSetPnpPowerEventCallbacks(zero)
    WdfDeviceInitSetPowerPolicyEventCallbacks(zero) WdfDeviceInitSetPowerPolicyOwnership(zero)
    WdfDeviceInitRegisterPnpStateChangeCallback(status) WdfDeviceInitRegisterPowerStateChangeCallback(status)
    WdfDeviceInitRegisterPowerPolicyStateChangeCallback(status) WdfDeviceInitSetIoType(device_init::set_io_type)
    WdfDeviceInitSetExclusive(device_init::set_exclusive) WdfDeviceInitSetPowerNotPageable(zero)
    WdfDeviceInitSetPowerPageable(zero) WdfDeviceInitSetPowerInrush(zero)
    WdfDeviceInitSetDeviceType(device_init::set_device_type) WdfDeviceInitAssignName(device_init::assign_name)
    WdfDeviceInitAssignSDDLString(device_init::assign_sddl)
    WdfDeviceInitSetDeviceClass(device_init::set_device_class)
    WdfDeviceInitSetCharacteristics(device_init::set_characteristics)
    WdfDeviceInitSetFileObjectConfig(device_init::set_file_object_config)
    WdfDeviceInitSetRequestAttributes(device_init::set_request_attributes)
    WdfDeviceInitAssignWdmIrpPreprocessCallback(status)
    WdfDeviceInitSetIoInCallerContextCallback(device_init::set_in_caller_context)
    WdfDeviceCreate(device::create) WdfDeviceSetStaticStopRemove(zero) WdfDeviceCreateDeviceInterface(status)
    WdfDeviceSetDeviceInterfaceState(zero) WdfDeviceRetrieveDeviceInterfaceString(status)
    WdfDeviceCreateSymbolicLink(device::create_symbolic_link) WdfDeviceQueryProperty(status)
    WdfDeviceAllocAndQueryProperty(status) WdfDeviceSetPnpCapabilities(zero) WdfDeviceSetPowerCapabilities(zero)
    WdfDeviceSetBusInformationForChildren(zero) WdfDeviceIndicateWakeStatus(status) WdfDeviceSetFailed(zero)
    WdfDeviceStopIdleNoTrack(status) WdfDeviceResumeIdleNoTrack(zero)
    WdfDeviceGetFileObject(file::of_file_object) WdfDeviceEnqueueRequest(dispatch::enqueue)
    WdfDeviceGetDefaultQueue(device::default_queue)
    WdfDeviceConfigureRequestDispatching(device::configure_dispatching) WdfDmaEnablerCreate(status)
    WdfDmaEnablerGetMaximumLength(zero) WdfDmaEnablerGetMaximumScatterGatherElements(zero)
    WdfDmaEnablerSetMaximumScatterGatherElements(zero) WdfDmaTransactionCreate(status)
    WdfDmaTransactionInitialize(status) WdfDmaTransactionInitializeUsingRequest(status)
    WdfDmaTransactionExecute(status) WdfDmaTransactionRelease(status) WdfDmaTransactionDmaCompleted(zero)
    WdfDmaTransactionDmaCompletedWithLength(zero) WdfDmaTransactionDmaCompletedFinal(zero)
    WdfDmaTransactionGetBytesTransferred(zero) WdfDmaTransactionSetMaximumLength(zero)
    WdfDmaTransactionGetRequest(zero) WdfDmaTransactionGetCurrentDmaTransferLength(zero)
    WdfDmaTransactionGetDevice(zero) WdfDpcCreate(status) WdfDpcEnqueue(zero) WdfDpcCancel(zero)
    WdfDpcGetParentObject(zero) WdfDpcWdmGetDpc(zero) WdfDriverCreate(driver::create)
    WdfDriverGetRegistryPath(driver::registry_path) WdfDriverWdmGetDriverObject(driver::driver_object)
    WdfDriverOpenParametersRegistryKey(registry::open_parameters) WdfWdmDriverGetWdfDriverHandle(zero)
    WdfDriverRegisterTraceInfo(status) WdfDriverRetrieveVersionString(status) WdfDriverIsVersionAvailable(zero)
    WdfFdoInitWdmGetPhysicalDevice(zero) WdfFdoInitOpenRegistryKey(status) WdfFdoInitQueryProperty(status)
    WdfFdoInitAllocAndQueryProperty(status) WdfFdoInitSetEventCallbacks(zero) WdfFdoInitSetFilter(zero)
    WdfFdoInitSetDefaultChildListConfig(zero) WdfFdoQueryForInterface(status) WdfFdoGetDefaultChildList(zero)
    WdfFdoAddStaticChild(status) WdfFdoLockStaticChildListForIteration(zero) WdfFdoRetrieveNextStaticChild(zero)
    WdfFdoUnlockStaticChildListFromIteration(zero) WdfFileObjectGetFileName(zero)
    WdfFileObjectGetFlags(file::flags) WdfFileObjectGetDevice(file::device)
    WdfFileObjectWdmGetFileObject(file::wdm_file_object) WdfInterruptCreate(status)
    WdfInterruptQueueDpcForIsr(zero) WdfInterruptSynchronize(zero) WdfInterruptAcquireLock(zero)
    WdfInterruptReleaseLock(zero) WdfInterruptEnable(zero) WdfInterruptDisable(zero)
    WdfInterruptWdmGetInterrupt(zero) WdfInterruptGetInfo(zero) WdfInterruptSetPolicy(zero)
    WdfInterruptGetDevice(zero) WdfIoQueueCreate(queue::create) WdfIoQueueGetState(queue_state::state)
    WdfIoQueueStart(queue_state::start) WdfIoQueueStop(queue_state::stop)
    WdfIoQueueStopSynchronously(queue_state::stop_synchronously) WdfIoQueueGetDevice(queue::device)
    WdfIoQueueRetrieveNextRequest(queue::retrieve_next)
    WdfIoQueueRetrieveRequestByFileObject(queue::retrieve_of_file) WdfIoQueueFindRequest(status)
    WdfIoQueueRetrieveFoundRequest(status) WdfIoQueueDrainSynchronously(queue_state::drain_synchronously)
    WdfIoQueueDrain(queue_state::drain) WdfIoQueuePurgeSynchronously(queue_state::purge_synchronously)
    WdfIoQueuePurge(queue_state::purge) WdfIoQueueReadyNotify(queue_state::ready_notify)
    WdfIoTargetCreate(status) WdfIoTargetOpen(status) WdfIoTargetCloseForQueryRemove(zero)
    WdfIoTargetClose(zero) WdfIoTargetStart(status) WdfIoTargetStop(zero) WdfIoTargetGetState(zero)
    WdfIoTargetGetDevice(zero) WdfIoTargetQueryTargetProperty(status)
    WdfIoTargetAllocAndQueryTargetProperty(status) WdfIoTargetQueryForInterface(status)
    WdfIoTargetWdmGetTargetDeviceObject(zero) WdfIoTargetWdmGetTargetPhysicalDevice(zero)
    WdfIoTargetWdmGetTargetFileObject(zero) WdfIoTargetWdmGetTargetFileHandle(zero)
    WdfIoTargetSendReadSynchronously(status) WdfIoTargetFormatRequestForRead(status)
    WdfIoTargetSendWriteSynchronously(status) WdfIoTargetFormatRequestForWrite(status)
    WdfIoTargetSendIoctlSynchronously(status) WdfIoTargetFormatRequestForIoctl(status)
    WdfIoTargetSendInternalIoctlSynchronously(status) WdfIoTargetFormatRequestForInternalIoctl(status)
    WdfIoTargetSendInternalIoctlOthersSynchronously(status)
    WdfIoTargetFormatRequestForInternalIoctlOthers(status) WdfMemoryCreate(memory::create)
    WdfMemoryCreatePreallocated(memory::create_preallocated) WdfMemoryGetBuffer(memory::buffer)
    WdfMemoryAssignBuffer(status) WdfMemoryCopyToBuffer(memory::copy_to)
    WdfMemoryCopyFromBuffer(memory::copy_from) WdfLookasideListCreate(status)
    WdfMemoryCreateFromLookaside(status) WdfDeviceMiniportCreate(status) WdfDriverMiniportUnload(zero)
    WdfObjectGetTypedContextWorker(object_context::typed_context)
    WdfObjectAllocateContext(object_context::allocate_context)
    WdfObjectContextGetObject(object_context::of_context)
    WdfObjectReferenceActual(object_functions::reference)
    WdfObjectDereferenceActual(object_functions::dereference)
    WdfObjectCreate(object_functions::create_object)
    WdfObjectDelete(object_functions::delete_object) WdfObjectQuery(status) WdfPdoInitAllocate(zero)
    WdfPdoInitSetEventCallbacks(zero) WdfPdoInitAssignDeviceID(status) WdfPdoInitAssignInstanceID(status)
    WdfPdoInitAddHardwareID(status) WdfPdoInitAddCompatibleID(status) WdfPdoInitAddDeviceText(status)
    WdfPdoInitSetDefaultLocale(zero) WdfPdoInitAssignRawDevice(device_init::assign_raw_device) WdfPdoMarkMissing(status)
    WdfPdoRequestEject(zero) WdfPdoGetParent(zero) WdfPdoRetrieveIdentificationDescription(status)
    WdfPdoRetrieveAddressDescription(status) WdfPdoUpdateAddressDescription(status)
    WdfPdoAddEjectionRelationsPhysicalDevice(status) WdfPdoRemoveEjectionRelationsPhysicalDevice(zero)
    WdfPdoClearEjectionRelationsDevices(zero) WdfDeviceAddQueryInterface(status)
    WdfRegistryOpenKey(registry::open) WdfRegistryCreateKey(status) WdfRegistryClose(registry::close)
    WdfRegistryWdmGetHandle(registry::handle) WdfRegistryRemoveKey(status) WdfRegistryRemoveValue(status)
    WdfRegistryQueryValue(registry::query_value) WdfRegistryQueryMemory(status)
    WdfRegistryQueryMultiString(status) WdfRegistryQueryUnicodeString(registry::query_unicode_string)
    WdfRegistryQueryString(status) WdfRegistryQueryULong(registry::query_ulong) WdfRegistryAssignValue(status)
    WdfRegistryAssignMemory(status) WdfRegistryAssignMultiString(status) WdfRegistryAssignUnicodeString(status)
    WdfRegistryAssignString(status) WdfRegistryAssignULong(status) WdfRequestCreate(status)
    WdfRequestCreateFromIrp(status) WdfRequestReuse(status) WdfRequestChangeTarget(status)
    WdfRequestFormatRequestUsingCurrentType(zero) WdfRequestWdmFormatUsingStackLocation(zero)
    WdfRequestSend(zero) WdfRequestGetStatus(request::status) WdfRequestMarkCancelable(request::mark_cancelable)
    WdfRequestUnmarkCancelable(request::unmark_cancelable) WdfRequestIsCanceled(request::is_cancelled)
    WdfRequestCancelSentRequest(zero) WdfRequestIsFrom32BitProcess(request::is_from_32_bit_process)
    WdfRequestSetCompletionRoutine(zero) WdfRequestGetCompletionParams(zero) WdfRequestAllocateTimer(status)
    WdfRequestComplete(request::complete) WdfRequestCompleteWithPriorityBoost(request::complete_with_boost)
    WdfRequestCompleteWithInformation(request::complete_with_information)
    WdfRequestGetParameters(request::parameters) WdfRequestRetrieveInputMemory(request_buffer::input_memory)
    WdfRequestRetrieveOutputMemory(request_buffer::output_memory)
    WdfRequestRetrieveInputBuffer(request_buffer::input) WdfRequestRetrieveOutputBuffer(request_buffer::output)
    WdfRequestRetrieveInputWdmMdl(request_buffer::input_mdl)
    WdfRequestRetrieveOutputWdmMdl(request_buffer::output_mdl)
    WdfRequestRetrieveUnsafeUserInputBuffer(request_process_buffer::unsafe_input)
    WdfRequestRetrieveUnsafeUserOutputBuffer(request_process_buffer::unsafe_output)
    WdfRequestSetInformation(request::set_information) WdfRequestGetInformation(request::information)
    WdfRequestGetFileObject(request::file_object)
    WdfRequestProbeAndLockUserBufferForRead(request_process_buffer::lock_for_read)
    WdfRequestProbeAndLockUserBufferForWrite(request_process_buffer::lock_for_write)
    WdfRequestGetRequestorMode(request::requestor_mode) WdfRequestForwardToIoQueue(queue::forward)
    WdfRequestGetIoQueue(request::queue) WdfRequestRequeue(status) WdfRequestStopAcknowledge(zero)
    WdfRequestWdmGetIrp(request::irp) WdfIoResourceRequirementsListSetSlotNumber(zero)
    WdfIoResourceRequirementsListSetInterfaceType(zero) WdfIoResourceRequirementsListAppendIoResList(status)
    WdfIoResourceRequirementsListInsertIoResList(status) WdfIoResourceRequirementsListGetCount(zero)
    WdfIoResourceRequirementsListGetIoResList(zero) WdfIoResourceRequirementsListRemove(zero)
    WdfIoResourceRequirementsListRemoveByIoResList(zero) WdfIoResourceListCreate(status)
    WdfIoResourceListAppendDescriptor(status) WdfIoResourceListInsertDescriptor(status)
    WdfIoResourceListUpdateDescriptor(zero) WdfIoResourceListGetCount(zero) WdfIoResourceListGetDescriptor(zero)
    WdfIoResourceListRemove(zero) WdfIoResourceListRemoveByDescriptor(zero)
    WdfCmResourceListAppendDescriptor(status) WdfCmResourceListInsertDescriptor(status)
    WdfCmResourceListGetCount(zero) WdfCmResourceListGetDescriptor(zero) WdfCmResourceListRemove(zero)
    WdfCmResourceListRemoveByDescriptor(zero) WdfStringCreate(status) WdfStringGetUnicodeString(zero)
    WdfObjectAcquireLock(zero) WdfObjectReleaseLock(zero) WdfWaitLockCreate(lock::create_wait_lock)
    WdfWaitLockAcquire(lock::acquire_wait_lock) WdfWaitLockRelease(lock::release_wait_lock)
    WdfSpinLockCreate(lock::create_spin_lock) WdfSpinLockAcquire(lock::acquire_spin_lock)
    WdfSpinLockRelease(lock::release_spin_lock) WdfTimerCreate(timer::create) WdfTimerStart(timer::start)
    WdfTimerStop(timer::stop) WdfTimerGetParentObject(timer::parent) WdfUsbTargetDeviceCreate(status)
    WdfUsbTargetDeviceRetrieveInformation(status) WdfUsbTargetDeviceGetDeviceDescriptor(zero)
    WdfUsbTargetDeviceRetrieveConfigDescriptor(status) WdfUsbTargetDeviceQueryString(status)
    WdfUsbTargetDeviceAllocAndQueryString(status) WdfUsbTargetDeviceFormatRequestForString(status)
    WdfUsbTargetDeviceGetNumInterfaces(zero) WdfUsbTargetDeviceSelectConfig(status)
    WdfUsbTargetDeviceWdmGetConfigurationHandle(zero) WdfUsbTargetDeviceRetrieveCurrentFrameNumber(status)
    WdfUsbTargetDeviceSendControlTransferSynchronously(status)
    WdfUsbTargetDeviceFormatRequestForControlTransfer(status) WdfUsbTargetDeviceIsConnectedSynchronous(status)
    WdfUsbTargetDeviceResetPortSynchronously(status) WdfUsbTargetDeviceCyclePortSynchronously(status)
    WdfUsbTargetDeviceFormatRequestForCyclePort(status) WdfUsbTargetDeviceSendUrbSynchronously(status)
    WdfUsbTargetDeviceFormatRequestForUrb(status) WdfUsbTargetPipeGetInformation(zero)
    WdfUsbTargetPipeIsInEndpoint(zero) WdfUsbTargetPipeIsOutEndpoint(zero) WdfUsbTargetPipeGetType(zero)
    WdfUsbTargetPipeSetNoMaximumPacketSizeCheck(zero) WdfUsbTargetPipeWriteSynchronously(status)
    WdfUsbTargetPipeFormatRequestForWrite(status) WdfUsbTargetPipeReadSynchronously(status)
    WdfUsbTargetPipeFormatRequestForRead(status) WdfUsbTargetPipeConfigContinuousReader(status)
    WdfUsbTargetPipeAbortSynchronously(status) WdfUsbTargetPipeFormatRequestForAbort(status)
    WdfUsbTargetPipeResetSynchronously(status) WdfUsbTargetPipeFormatRequestForReset(status)
    WdfUsbTargetPipeSendUrbSynchronously(status) WdfUsbTargetPipeFormatRequestForUrb(status)
    WdfUsbInterfaceGetInterfaceNumber(zero) WdfUsbInterfaceGetNumEndpoints(zero)
    WdfUsbInterfaceGetDescriptor(zero) WdfUsbInterfaceSelectSetting(status)
    WdfUsbInterfaceGetEndpointInformation(zero) WdfUsbTargetDeviceGetInterface(zero)
    WdfUsbInterfaceGetConfiguredSettingIndex(zero) WdfUsbInterfaceGetNumConfiguredPipes(zero)
    WdfUsbInterfaceGetConfiguredPipe(zero) WdfUsbTargetPipeWdmGetPipeHandle(zero) WdfVerifierDbgBreakPoint(zero)
    WdfVerifierKeBugCheck(zero) WdfWmiProviderCreate(status) WdfWmiProviderGetDevice(zero)
    WdfWmiProviderIsEnabled(zero) WdfWmiProviderGetTracingHandle(zero) WdfWmiInstanceCreate(status)
    WdfWmiInstanceRegister(status) WdfWmiInstanceDeregister(zero) WdfWmiInstanceGetDevice(zero)
    WdfWmiInstanceGetProvider(zero) WdfWmiInstanceFireEvent(status) WdfWorkItemCreate(work_item::create)
    WdfWorkItemEnqueue(work_item::enqueue) WdfWorkItemGetParentObject(work_item::parent)
    WdfWorkItemFlush(work_item::flush) WdfCommonBufferCreateWithConfig(status)
    WdfDmaEnablerGetFragmentLength(zero) WdfDmaEnablerWdmGetDmaAdapter(zero) WdfUsbInterfaceGetNumSettings(zero)
    WdfDeviceRemoveDependentUsageDeviceObject(zero) WdfDeviceGetSystemPowerAction(zero)
    WdfInterruptSetExtendedPolicy(zero) WdfIoQueueAssignForwardProgressPolicy(status)
    WdfPdoInitAssignContainerID(status) WdfPdoInitAllowForwardingRequestToParent(zero)
    WdfRequestMarkCancelableEx(request::mark_cancelable_ex) WdfRequestIsReserved(request::is_reserved)
    WdfRequestForwardToParentDeviceIoQueue(status) WdfCxDeviceInitAllocate(zero)
    WdfCxDeviceInitAssignWdmIrpPreprocessCallback(status) WdfCxDeviceInitSetIoInCallerContextCallback(zero)
    WdfCxDeviceInitSetRequestAttributes(zero) WdfCxDeviceInitSetFileObjectConfig(zero)
    WdfDeviceWdmDispatchIrp(status) WdfDeviceWdmDispatchIrpToIoQueue(status)
    WdfDeviceInitSetRemoveLockOptions(zero) WdfDeviceConfigureWdmIrpDispatchCallback(status)
    WdfDmaEnablerConfigureSystemProfile(status) WdfDmaTransactionInitializeUsingOffset(status)
    WdfDmaTransactionGetTransferInfo(zero) WdfDmaTransactionSetChannelConfigurationCallback(zero)
    WdfDmaTransactionSetTransferCompleteCallback(zero) WdfDmaTransactionSetImmediateExecution(zero)
    WdfDmaTransactionAllocateResources(status) WdfDmaTransactionSetDeviceAddressOffset(zero)
    WdfDmaTransactionFreeResources(zero) WdfDmaTransactionCancel(zero)
    WdfDmaTransactionWdmGetTransferContext(zero) WdfInterruptQueueWorkItemForIsr(zero)
    WdfInterruptTryToAcquireLock(zero) WdfIoQueueStopAndPurge(zero) WdfIoQueueStopAndPurgeSynchronously(zero)
    WdfIoTargetPurge(zero) WdfUsbTargetDeviceCreateWithParameters(status)
    WdfUsbTargetDeviceQueryUsbCapability(status) WdfUsbTargetDeviceCreateUrb(status)
    WdfUsbTargetDeviceCreateIsochUrb(status) WdfDeviceWdmAssignPowerFrameworkSettings(status)
    WdfDmaTransactionStopSystemTransfer(zero) WdfCxVerifierKeBugCheck(zero) WdfInterruptReportActive(zero)
    WdfInterruptReportInactive(zero) WdfDeviceInitSetReleaseHardwareOrderOnFailure(zero) WdfGetTriageInfo(zero)
    WdfDeviceInitSetIoTypeEx(device_init::set_io_type_ex) WdfDeviceQueryPropertyEx(status)
    WdfDeviceAllocAndQueryPropertyEx(status) WdfDeviceAssignProperty(status) WdfFdoInitQueryPropertyEx(status)
    WdfFdoInitAllocAndQueryPropertyEx(status) WdfDeviceStopIdleActual(status) WdfDeviceResumeIdleActual(zero)
    WdfDeviceGetSelfIoTarget(zero) WdfDeviceInitAllowSelfIoTarget(zero)
    WdfIoTargetSelfAssignDefaultIoQueue(status) WdfDeviceOpenDevicemapKey(status)
    WdfDmaTransactionSetSingleTransferRequirement(zero) WdfCxDeviceInitSetPnpPowerEventCallbacks(zero)
    WdfFileObjectGetInitiatorProcessId(zero) WdfRequestGetRequestorProcessId(zero)
    WdfDeviceRetrieveCompanionTarget(status) WdfCompanionTargetSendTaskSynchronously(status)
    WdfCompanionTargetWdmGetCompanionProcess(zero) WdfDriverOpenPersistentStateRegistryKey(status)
    WdfDriverErrorReportApiMissing(status) WdfPdoInitRemovePowerDependencyOnParent(zero)
    WdfCxDeviceInitAllocateContext(status) WdfCxDeviceInitGetTypedContextWorker(zero)
    WdfCxDeviceInitSetPowerPolicyEventCallbacks(zero) WdfDeviceSetDeviceInterfaceStateEx(zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_are_those_of_the_headers() {
        let places = [
            (0, "WdfChildListCreate"),
            (75, "WdfDeviceCreate"),
            (116, "WdfDriverCreate"),
            (152, "WdfIoQueueCreate"),
            (202, "WdfObjectGetTypedContextWorker"),
            (265, "WdfRequestCompleteWithInformation"),
            (318, "WdfTimerCreate"),
            (382, "WdfWorkItemFlush"),
            (395, "WdfRequestForwardToParentDeviceIoQueue"),
            (437, "WdfFdoInitAllocAndQueryPropertyEx"),
        ];
        for (index, name) in places {
            assert_eq!(NAMES[index], name);
        }
    }
}
