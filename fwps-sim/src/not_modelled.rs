//! What is exported and not modelled: every function that `fwps-sys` declares exists here, so that any driver links and loads.
//!
//! A call of one of these is reported as `not-modelled`, with its name, and refused: never a silent success. Who models a
//! function defines it with `export!` and deletes its line here.

use fwps_sys as sys;
use sys::*;

use crate::machine;
use crate::verify::contract::Contract;

/// Defines functions whose calls are reported and refused: those of type NTSTATUS with STATUS_NOT_IMPLEMENTED, all others with
/// the value behind `=`. Types are compared with the declarations, as by `export!`.
macro_rules! not_modelled {
    ($(fn $name:ident($($type:ty),* $(,)?) $(-> $result:ty $(= $value:expr)?)?;)*) => {
        $(
            #[allow(non_snake_case, reason = "C name")]
            #[inline(never)]
            #[unsafe(no_mangle)]
            extern "system" fn $name($(_: $type),*) $(-> $result)? {
                report(stringify!($name));
                $(refusal!($($value)?))?
            }

            const _: unsafe extern "system" fn($($type),*) $(-> $result)? = sys::$name;
        )*
    };
}

/// The value of a refused call.
macro_rules! refusal {
    () => {
        sys::STATUS_NOT_IMPLEMENTED
    };
    ($value:expr) => {
        $value
    };
}

fn report(name: &'static str) {
    let _call = machine::enter_quietly(name);
    machine::with(|machine| {
        machine.report(
            Contract::NotModelled,
            format!("{name} is not modelled; the call is refused"),
        );
    });
}

// What callouts call.
not_modelled! {
    fn FwpsDereferencevSwitchPacketContext0(HANDLE);
    fn FwpsOpenToken0(HANDLE, LUID, DWORD, *mut HANDLE) -> NTSTATUS;
    fn FwpsReferencevSwitchPacketContext0(HANDLE);
    fn FwpsVirtualIfTunnelInfoGet0(*const FWPS_INCOMING_METADATA_VALUES0, *mut IPSEC_VIRTUAL_IF_TUNNEL_INFO0) -> NTSTATUS;
    fn FwpsVirtualIfTunnelInfoSet0(*mut NET_BUFFER_LIST, *const IPSEC_VIRTUAL_IF_TUNNEL_INFO0) -> NTSTATUS;
}

// Management.
not_modelled! {
    fn FwpmBitmapIndexFree0(HANDLE, *const GUID, *mut UINT8) -> NTSTATUS;
    fn FwpmBitmapIndexGet0(HANDLE, *const GUID, *mut UINT8) -> NTSTATUS;
    fn FwpmIPsecTunnelAdd0(HANDLE, UINT32, *const FWPM_PROVIDER_CONTEXT0, *const FWPM_PROVIDER_CONTEXT0, UINT32, *const FWPM_FILTER_CONDITION0, PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn FwpmIPsecTunnelAdd1(HANDLE, UINT32, *const FWPM_PROVIDER_CONTEXT1, *const FWPM_PROVIDER_CONTEXT1, UINT32, *const FWPM_FILTER_CONDITION0, *const GUID, PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn FwpmIPsecTunnelAdd2(HANDLE, UINT32, *const FWPM_PROVIDER_CONTEXT2, *const FWPM_PROVIDER_CONTEXT2, UINT32, *const FWPM_FILTER_CONDITION0, *const GUID, PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn FwpmIPsecTunnelAdd3(HANDLE, UINT32, *const FWPM_PROVIDER_CONTEXT3, *const FWPM_PROVIDER_CONTEXT3, UINT32, *const FWPM_FILTER_CONDITION0, *const GUID, PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn FwpmIPsecTunnelDeleteByKey0(HANDLE, *const GUID) -> NTSTATUS;
    fn FwpmNetEventCreateEnumHandle0(HANDLE, *const FWPM_NET_EVENT_ENUM_TEMPLATE0, *mut HANDLE) -> NTSTATUS;
    fn FwpmNetEventDestroyEnumHandle0(HANDLE, HANDLE) -> NTSTATUS;
    fn FwpmNetEventEnum0(HANDLE, HANDLE, UINT32, *mut *mut *mut FWPM_NET_EVENT0, *mut UINT32) -> NTSTATUS;
    fn FwpmNetEventEnum1(HANDLE, HANDLE, UINT32, *mut *mut *mut FWPM_NET_EVENT1, *mut UINT32) -> NTSTATUS;
    fn FwpmNetEventEnum2(HANDLE, HANDLE, UINT32, *mut *mut *mut FWPM_NET_EVENT2, *mut UINT32) -> NTSTATUS;
    fn FwpmNetEventEnum3(HANDLE, HANDLE, UINT32, *mut *mut *mut FWPM_NET_EVENT3, *mut UINT32) -> NTSTATUS;
    fn FwpmNetEventEnum4(HANDLE, HANDLE, UINT32, *mut *mut *mut FWPM_NET_EVENT4, *mut UINT32) -> NTSTATUS;
    fn FwpmNetEventEnum5(HANDLE, HANDLE, UINT32, *mut *mut *mut FWPM_NET_EVENT5, *mut UINT32) -> NTSTATUS;
    fn FwpmNetEventsGetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *mut PSID, *mut PSID, *mut PACL, *mut PACL, *mut PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn FwpmNetEventsSetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *const SID, *const SID, *const ACL, *const ACL) -> NTSTATUS;
}

// IPsec and IKE.
not_modelled! {
    fn IPsecDospGetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *mut PSID, *mut PSID, *mut PACL, *mut PACL, *mut PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn IPsecDospGetStatistics0(HANDLE, *mut IPSEC_DOSP_STATISTICS0) -> NTSTATUS;
    fn IPsecDospSetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *const SID, *const SID, *const ACL, *const ACL) -> NTSTATUS;
    fn IPsecDospStateCreateEnumHandle0(HANDLE, *const IPSEC_DOSP_STATE_ENUM_TEMPLATE0, *mut HANDLE) -> NTSTATUS;
    fn IPsecDospStateDestroyEnumHandle0(HANDLE, HANDLE) -> NTSTATUS;
    fn IPsecDospStateEnum0(HANDLE, HANDLE, UINT32, *mut *mut *mut IPSEC_DOSP_STATE0, *mut UINT32) -> NTSTATUS;
    fn IPsecGetStatistics0(HANDLE, *mut IPSEC_STATISTICS0) -> NTSTATUS;
    fn IPsecGetStatistics1(HANDLE, *mut IPSEC_STATISTICS1) -> NTSTATUS;
    fn IPsecSaContextAddInbound0(HANDLE, UINT64, *const IPSEC_SA_BUNDLE0) -> NTSTATUS;
    fn IPsecSaContextAddInbound1(HANDLE, UINT64, *const IPSEC_SA_BUNDLE1) -> NTSTATUS;
    fn IPsecSaContextAddOutbound0(HANDLE, UINT64, *const IPSEC_SA_BUNDLE0) -> NTSTATUS;
    fn IPsecSaContextAddOutbound1(HANDLE, UINT64, *const IPSEC_SA_BUNDLE1) -> NTSTATUS;
    fn IPsecSaContextCreate0(HANDLE, *const IPSEC_TRAFFIC0, *mut UINT64, *mut UINT64) -> NTSTATUS;
    fn IPsecSaContextCreate1(HANDLE, *const IPSEC_TRAFFIC1, *const IPSEC_VIRTUAL_IF_TUNNEL_INFO0, *mut UINT64, *mut UINT64) -> NTSTATUS;
    fn IPsecSaContextCreateEnumHandle0(HANDLE, *const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0, *mut HANDLE) -> NTSTATUS;
    fn IPsecSaContextDeleteById0(HANDLE, UINT64) -> NTSTATUS;
    fn IPsecSaContextDestroyEnumHandle0(HANDLE, HANDLE) -> NTSTATUS;
    fn IPsecSaContextEnum0(HANDLE, HANDLE, UINT32, *mut *mut *mut IPSEC_SA_CONTEXT0, *mut UINT32) -> NTSTATUS;
    fn IPsecSaContextEnum1(HANDLE, HANDLE, UINT32, *mut *mut *mut IPSEC_SA_CONTEXT1, *mut UINT32) -> NTSTATUS;
    fn IPsecSaContextExpire0(HANDLE, UINT64) -> NTSTATUS;
    fn IPsecSaContextGetById0(HANDLE, UINT64, *mut *mut IPSEC_SA_CONTEXT0) -> NTSTATUS;
    fn IPsecSaContextGetById1(HANDLE, UINT64, *mut *mut IPSEC_SA_CONTEXT1) -> NTSTATUS;
    fn IPsecSaContextGetSpi0(HANDLE, UINT64, *const IPSEC_GETSPI0, *mut IPSEC_SA_SPI) -> NTSTATUS;
    fn IPsecSaContextGetSpi1(HANDLE, UINT64, *const IPSEC_GETSPI1, *mut IPSEC_SA_SPI) -> NTSTATUS;
    fn IPsecSaContextSetSpi0(HANDLE, UINT64, *const IPSEC_GETSPI1, IPSEC_SA_SPI) -> NTSTATUS;
    fn IPsecSaContextUpdate0(HANDLE, UINT64, *const IPSEC_SA_CONTEXT1) -> NTSTATUS;
    fn IPsecSaCreateEnumHandle0(HANDLE, *const IPSEC_SA_ENUM_TEMPLATE0, *mut HANDLE) -> NTSTATUS;
    fn IPsecSaDbGetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *mut PSID, *mut PSID, *mut PACL, *mut PACL, *mut PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn IPsecSaDbSetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *const SID, *const SID, *const ACL, *const ACL) -> NTSTATUS;
    fn IPsecSaDestroyEnumHandle0(HANDLE, HANDLE) -> NTSTATUS;
    fn IPsecSaEnum0(HANDLE, HANDLE, UINT32, *mut *mut *mut IPSEC_SA_DETAILS0, *mut UINT32) -> NTSTATUS;
    fn IPsecSaEnum1(HANDLE, HANDLE, UINT32, *mut *mut *mut IPSEC_SA_DETAILS1, *mut UINT32) -> NTSTATUS;
    fn IkeextGetStatistics0(HANDLE, *mut IKEEXT_STATISTICS0) -> NTSTATUS;
    fn IkeextGetStatistics1(HANDLE, *mut IKEEXT_STATISTICS1) -> NTSTATUS;
    fn IkeextSaCreateEnumHandle0(HANDLE, *const IKEEXT_SA_ENUM_TEMPLATE0, *mut HANDLE) -> NTSTATUS;
    fn IkeextSaDbGetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *mut PSID, *mut PSID, *mut PACL, *mut PACL, *mut PSECURITY_DESCRIPTOR) -> NTSTATUS;
    fn IkeextSaDbSetSecurityInfo0(HANDLE, SECURITY_INFORMATION, *const SID, *const SID, *const ACL, *const ACL) -> NTSTATUS;
    fn IkeextSaDeleteById0(HANDLE, UINT64) -> NTSTATUS;
    fn IkeextSaDestroyEnumHandle0(HANDLE, HANDLE) -> NTSTATUS;
    fn IkeextSaEnum0(HANDLE, HANDLE, UINT32, *mut *mut *mut IKEEXT_SA_DETAILS0, *mut UINT32) -> NTSTATUS;
    fn IkeextSaEnum1(HANDLE, HANDLE, UINT32, *mut *mut *mut IKEEXT_SA_DETAILS1, *mut UINT32) -> NTSTATUS;
    fn IkeextSaEnum2(HANDLE, HANDLE, UINT32, *mut *mut *mut IKEEXT_SA_DETAILS2, *mut UINT32) -> NTSTATUS;
    fn IkeextSaGetById0(HANDLE, UINT64, *mut *mut IKEEXT_SA_DETAILS0) -> NTSTATUS;
    fn IkeextSaGetById1(HANDLE, UINT64, *mut GUID, *mut *mut IKEEXT_SA_DETAILS1) -> NTSTATUS;
    fn IkeextSaGetById2(HANDLE, UINT64, *mut GUID, *mut *mut IKEEXT_SA_DETAILS2) -> NTSTATUS;
}
