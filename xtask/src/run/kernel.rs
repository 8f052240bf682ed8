//! Which module of the kernel exports what.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use object::read::pe::PeFile64;

use super::forwarder;
use crate::pe::AllowedImports;

/// The modules that drivers import from.
pub(super) const MODULES: [&str; 6] = [
    "ntoskrnl.exe",
    "hal.dll",
    "ndis.sys",
    "fwpkclnt.sys",
    LOADER,
    RECORDER,
];

/// The loader of the kernel-mode driver framework.
const LOADER: &str = "wdfldr.sys";

/// The recorder of trace messages.
const RECORDER: &str = "wpprecorder.sys";

/// The library that holds the simulator, without its extension.
pub(super) const STATE: &str = "fwps_harness";

/// What compilers call by name, and the plain functions of the C library and of the run-time library that ntoskrnl.exe exports. They keep
/// no state and know nothing of the machine, so those of ntdll.dll serve. All may be called at any IRQL with resident memory.
const PLAIN: &[&str] = &[
    "RtlAbsoluteToSelfRelativeSD",
    "RtlAddAccessAllowedAce",
    "RtlAddAccessAllowedAceEx",
    "RtlAddAccessDeniedAce",
    "RtlAddAce",
    "RtlAreBitsClear",
    "RtlAreBitsSet",
    "RtlCaptureContext",
    "RtlCaptureStackBackTrace",
    "RtlCharToInteger",
    "RtlClearAllBits",
    "RtlClearBits",
    "RtlCompareMemory",
    "RtlCompareMemoryUlong",
    "RtlCompareString",
    "RtlComputeCrc32",
    "RtlCopyLuid",
    "RtlCopySid",
    "RtlCopyString",
    "RtlCopyUnicodeString",
    "RtlCreateAcl",
    "RtlCreateSecurityDescriptor",
    "RtlDeleteAce",
    "RtlEqualLuid",
    "RtlEqualSid",
    "RtlEqualString",
    "RtlFillMemory",
    "RtlFindClearBits",
    "RtlFindClearBitsAndSet",
    "RtlFindClearRuns",
    "RtlFindLastBackwardRunClear",
    "RtlFindLeastSignificantBit",
    "RtlFindLongestRunClear",
    "RtlFindMostSignificantBit",
    "RtlFindNextForwardRunClear",
    "RtlFindSetBits",
    "RtlFindSetBitsAndClear",
    "RtlGetAce",
    "RtlGetDaclSecurityDescriptor",
    "RtlGetGroupSecurityDescriptor",
    "RtlGetOwnerSecurityDescriptor",
    "RtlGetSaclSecurityDescriptor",
    "RtlIdentifierAuthoritySid",
    "RtlInitAnsiString",
    "RtlInitAnsiStringEx",
    "RtlInitString",
    "RtlInitUnicodeString",
    "RtlInitUnicodeStringEx",
    "RtlInitializeBitMap",
    "RtlInitializeSid",
    "RtlInt64ToUnicodeString",
    "RtlIntegerToUnicodeString",
    "RtlIpv4AddressToStringA",
    "RtlIpv4AddressToStringExA",
    "RtlIpv4AddressToStringExW",
    "RtlIpv4AddressToStringW",
    "RtlIpv4StringToAddressA",
    "RtlIpv4StringToAddressExA",
    "RtlIpv4StringToAddressExW",
    "RtlIpv4StringToAddressW",
    "RtlIpv6AddressToStringA",
    "RtlIpv6AddressToStringExA",
    "RtlIpv6AddressToStringExW",
    "RtlIpv6AddressToStringW",
    "RtlIpv6StringToAddressA",
    "RtlIpv6StringToAddressExA",
    "RtlIpv6StringToAddressExW",
    "RtlIpv6StringToAddressW",
    "RtlLengthRequiredSid",
    "RtlLengthSecurityDescriptor",
    "RtlLengthSid",
    "RtlLookupFunctionEntry",
    "RtlMapGenericMask",
    "RtlMoveMemory",
    "RtlMultiByteToUnicodeN",
    "RtlMultiByteToUnicodeSize",
    "RtlNtStatusToDosError",
    "RtlNtStatusToDosErrorNoTeb",
    "RtlNumberOfClearBits",
    "RtlNumberOfSetBits",
    "RtlOemToUnicodeN",
    "RtlPcToFileHeader",
    "RtlPrefixString",
    "RtlQueryInformationAcl",
    "RtlRaiseException",
    "RtlSecondsSince1970ToTime",
    "RtlSelfRelativeToAbsoluteSD",
    "RtlSetAllBits",
    "RtlSetBits",
    "RtlSetDaclSecurityDescriptor",
    "RtlSetGroupSecurityDescriptor",
    "RtlSetOwnerSecurityDescriptor",
    "RtlSetSaclSecurityDescriptor",
    "RtlSubAuthorityCountSid",
    "RtlSubAuthoritySid",
    "RtlTestBit",
    "RtlTimeFieldsToTime",
    "RtlTimeToSecondsSince1970",
    "RtlTimeToSecondsSince1980",
    "RtlTimeToTimeFields",
    "RtlUTF8ToUnicodeN",
    "RtlUnicodeStringToInteger",
    "RtlUnicodeToMultiByteN",
    "RtlUnicodeToMultiByteSize",
    "RtlUnicodeToOemN",
    "RtlUnicodeToUTF8N",
    "RtlUnwind",
    "RtlUnwindEx",
    "RtlUpcaseUnicodeToMultiByteN",
    "RtlUpperChar",
    "RtlUpperString",
    "RtlValidSecurityDescriptor",
    "RtlValidSid",
    "RtlVirtualUnwind",
    "RtlWalkFrameChain",
    "RtlZeroMemory",
    "RtlxAnsiStringToUnicodeSize",
    "RtlxUnicodeStringToAnsiSize",
    "VerSetConditionMask",
    "__C_specific_handler",
    "__chkstk",
    "_atoi64",
    "_i64toa_s",
    "_i64tow_s",
    "_itoa",
    "_itoa_s",
    "_itow",
    "_itow_s",
    "_local_unwind",
    "_ltoa_s",
    "_ltow_s",
    "_makepath_s",
    "_memicmp",
    "_snprintf",
    "_snprintf_s",
    "_snwprintf",
    "_snwprintf_s",
    "_splitpath_s",
    "_stricmp",
    "_strlwr",
    "_strlwr_s",
    "_strnicmp",
    "_strupr",
    "_strupr_s",
    "_swprintf",
    "_ui64toa_s",
    "_ui64tow_s",
    "_ultoa_s",
    "_ultow_s",
    "_vscprintf",
    "_vscwprintf",
    "_vsnprintf",
    "_vsnprintf_s",
    "_vsnwprintf",
    "_vsnwprintf_s",
    "_vswprintf",
    "_wcsicmp",
    "_wcslwr",
    "_wcslwr_s",
    "_wcsnicmp",
    "_wcsupr",
    "_wcsupr_s",
    "_wmakepath_s",
    "_wsplitpath_s",
    "_wtoi",
    "_wtoi64",
    "_wtol",
    "abs",
    "atoi",
    "atol",
    "bsearch",
    "isalnum",
    "isalpha",
    "isdigit",
    "islower",
    "isprint",
    "ispunct",
    "isspace",
    "isupper",
    "iswalnum",
    "iswalpha",
    "iswctype",
    "iswdigit",
    "iswlower",
    "iswspace",
    "iswxdigit",
    "isxdigit",
    "labs",
    "mbstowcs",
    "memchr",
    "memcmp",
    "memcpy",
    "memcpy_s",
    "memmove",
    "memmove_s",
    "memset",
    "qsort",
    "sprintf",
    "sprintf_s",
    "sscanf",
    "strcat",
    "strcat_s",
    "strchr",
    "strcmp",
    "strcpy",
    "strcpy_s",
    "strcspn",
    "strlen",
    "strncat",
    "strncat_s",
    "strncmp",
    "strncpy",
    "strncpy_s",
    "strnlen",
    "strpbrk",
    "strrchr",
    "strspn",
    "strstr",
    "strtok_s",
    "strtol",
    "strtoul",
    "swprintf",
    "swprintf_s",
    "tolower",
    "toupper",
    "towlower",
    "towupper",
    "vsprintf",
    "vsprintf_s",
    "vswprintf_s",
    "wcscat",
    "wcscat_s",
    "wcschr",
    "wcscmp",
    "wcscpy",
    "wcscpy_s",
    "wcscspn",
    "wcslen",
    "wcsncat",
    "wcsncat_s",
    "wcsncmp",
    "wcsncpy",
    "wcsncpy_s",
    "wcsnlen",
    "wcspbrk",
    "wcsrchr",
    "wcsspn",
    "wcsstr",
    "wcstok_s",
    "wcstol",
    "wcstombs",
    "wcstoul",
];

/// The same under another name.
const RENAMED: [(&str, &str); 2] = [
    ("ExRaiseStatus", "RtlRaiseStatus"),
    ("InitializeSListHead", "RtlInitializeSListHead"),
];

/// Exports of the library that are none of the kernel's.
const NOT_OF_THE_KERNEL: [&str; 2] = ["DllMain", "fwps_harness_main"];

/// Functions that hal.dll exported on older systems, or does still.
const HAL: &[&str] = &[
    "ExAcquireFastMutex",
    "ExReleaseFastMutex",
    "ExTryToAcquireFastMutex",
    "KeAcquireInStackQueuedSpinLock",
    "KeAcquireSpinLockRaiseToDpc",
    "KeGetCurrentIrql",
    "KeLowerIrql",
    "KeQueryPerformanceCounter",
    "KeReleaseInStackQueuedSpinLock",
    "KeReleaseSpinLock",
    "KeStallExecutionProcessor",
    "KfLowerIrql",
    "KfRaiseIrql",
];

/// The kernel modules with their exports; each value says what is exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KernelModules(pub BTreeMap<String, BTreeMap<String, String>>);

impl KernelModules {
    /// Spreads the exports of the library over the modules: each function to the module that `declared` says exports it, others to
    /// ntoskrnl.exe.
    ///
    /// # Errors
    ///
    /// If the library cannot be read.
    pub fn of_library(library: &[u8], declared: &AllowedImports) -> Result<Self> {
        let exports = exports(library).context("cannot read the exports of the simulator")?;
        let mut modules = BTreeMap::<String, BTreeMap<String, String>>::new();
        let mut add = |module: &str, function: &str, target: String| {
            modules
                .entry(module.to_owned())
                .or_default()
                .insert(function.to_owned(), target);
        };
        for &function in PLAIN {
            add("ntoskrnl.exe", function, format!("ntdll.{function}"));
        }
        for (function, target) in RENAMED {
            add("ntoskrnl.exe", function, format!("ntdll.{target}"));
        }
        // What the simulator defines itself comes last, and wins.
        for function in &exports {
            if NOT_OF_THE_KERNEL.contains(&function.as_str()) || AllowedImports::is_exported_nowhere(function)
            {
                continue;
            }
            let module = match declared.module_of(function) {
                Some(module) => module,
                None if function.starts_with("Wdf") => LOADER,
                None if function.starts_with("Ndis") => "ndis.sys",
                None if function.starts_with("WppAutoLog") || function.starts_with("imp_Wpp") => RECORDER,
                None => "ntoskrnl.exe",
            };
            add(module, function, format!("{STATE}.{function}"));
            if HAL.contains(&function.as_str()) {
                add("hal.dll", function, format!("{STATE}.{function}"));
            }
        }
        Ok(Self(modules))
    }

    /// The files of the modules.
    ///
    /// # Errors
    ///
    /// If a module would be empty.
    pub fn files(&self) -> Result<BTreeMap<String, Vec<u8>>> {
        let files = self
            .0
            .iter()
            .map(|(name, exports)| Ok((name.clone(), forwarder::module(name, exports)?)));
        files.collect()
    }
}

/// The names that a PE module exports.
pub(super) fn exports(module: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    if let Some(table) = PeFile64::parse(module)?.export_table()? {
        for (pointer, _) in table.name_iter() {
            names.insert(String::from_utf8_lossy(table.name_from_pointer(pointer)?).into_owned());
        }
    }
    Ok(names)
}
