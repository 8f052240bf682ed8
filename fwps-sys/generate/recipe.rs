//! The bindgen runs: types and functions in C++, macro constants in C, GUIDs as integers.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use bindgen::callbacks::{IntKind, ParseCallbacks};
use bindgen::{Abi, Builder, CodegenConfig, EnumVariation, RustEdition, RustTarget};

use super::modules::{KERNEL, NDIS};
use super::overlay::Overlay;

/// Headers whose every declaration is bound.
const WHOLE_HEADERS: [&str; 8] = [
    "fwpsk",
    "fwpmk",
    "fwptypes",
    "fwpstypes",
    "fwpmtypes",
    "fwpvi",
    "iketypes",
    "ipsectypes",
];

/// Headers of the ndis folder whose every declaration is bound.
const WHOLE_NDIS_HEADERS: [&str; 13] = [
    "mdlapi",
    "nbl",
    "nbl8021q",
    "nblaccessors",
    "nblapi",
    "nblchecksum",
    "nblhash",
    "nblinfo",
    "nbllso",
    "nblreceive",
    "nblrsc",
    "nblsend",
    "objectheader",
];

/// The processor that the headers are read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Architecture {
    /// AMD64.
    X86_64,
    /// ARM64.
    Aarch64,
}

impl Architecture {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::X86_64 => &[
                "--target=x86_64-pc-windows-msvc",
                "-D_WIN64=1",
                "-D_AMD64_=1",
                "-DAMD64=1",
            ],
            Self::Aarch64 => &[
                "--target=aarch64-pc-windows-msvc",
                "-D_WIN64=1",
                "-D_ARM64_=1",
                "-DARM64=1",
                "-D_USE_DECLSPECS_FOR_SAL=1",
                "-DSTD_CALL=1",
            ],
        }
    }
}

/// Preprocessor definitions that do not depend on the processor.
const DEFINITIONS: [&str; 8] = [
    "-D_KERNEL_MODE=1",
    "-DNTDDI_VERSION=0x0A00000C",
    "-D_WIN32_WINNT=0x0A00",
    "-DWINVER=0x0A00",
    "-DNDIS686=1",
    "-DNDIS_WDM=1",
    "-DPOOL_ZERO_DOWN_LEVEL_SUPPORT=1",
    "-DPOOL_NX_OPTIN=1",
];

const INCLUDES: &str = "#include <ntddk.h>\n#include <ndis.h>\n#include <fwpsk.h>\n#include <fwpmk.h>\n";

/// Stands in for DEFINE_GUID: four integers that bindgen can evaluate.
const GUID_WRAPPER: &str = "#include <ntddk.h>\n#include <ndis.h>\n#include <fwpsk.h>\n#undef DEFINE_GUID\n\
#define DEFINE_GUID(name, a, b, c, d, e, f, g, h, i, j, k) \\\n\
static const unsigned guid_part_0_##name = (a); \\\n\
static const unsigned guid_part_1_##name = ((unsigned)(b) << 16) | (c); \\\n\
static const unsigned guid_part_2_##name = ((unsigned)(d) << 24) | ((e) << 16) | ((f) << 8) | (g); \\\n\
static const unsigned guid_part_3_##name = ((unsigned)(h) << 24) | ((i) << 16) | ((j) << 8) | (k)\n\
#include <fwpmk.h>\n";

/// One bindgen run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Types and functions.
    Declarations,
    /// Macro constants.
    Constants,
    /// GUIDs, as four integers each.
    Guids,
}

/// What bindgen makes of the headers in one `pass`, as Rust source.
pub(crate) fn run(
    pass: Pass,
    architecture: Architecture,
    overlay: &Overlay,
    scratch: &Path,
) -> Result<String> {
    let (extension, source) = match pass {
        Pass::Declarations => ("hpp", INCLUDES),
        Pass::Constants => ("h", INCLUDES),
        Pass::Guids => ("hpp", GUID_WRAPPER),
    };
    let wrapper: PathBuf = scratch.join(format!("wrapper.{extension}"));
    std::fs::write(&wrapper, source).with_context(|| format!("cannot write {}", wrapper.display()))?;
    let mut builder = Builder::default()
        .header(wrapper.to_string_lossy())
        .use_core()
        .ctypes_prefix("crate::ctypes")
        .rust_target(RustTarget::stable(85, 0).map_err(|error| anyhow::anyhow!("{error}"))?)
        .rust_edition(RustEdition::Edition2024)
        .override_abi(Abi::System, ".*")
        .default_enum_style(EnumVariation::Consts)
        .prepend_enum_name(false)
        .generate_comments(false)
        .generate_inline_functions(false)
        .disable_header_comment()
        .layout_tests(true)
        .derive_default(false)
        .derive_debug(false)
        .formatter(bindgen::Formatter::None)
        .clang_args(architecture.arguments())
        .clang_args(DEFINITIONS)
        .clang_args(overlay.arguments())
        .clang_args(["-fms-extensions", "-fms-compatibility", "-w"]);
    builder = match pass {
        Pass::Declarations => declarations(builder),
        Pass::Constants => constants(builder, scratch),
        Pass::Guids => builder
            .clang_args(["-x", "c++", "-std=c++17", "-fdelayed-template-parsing"])
            .with_codegen_config(CodegenConfig::VARS)
            .allowlist_var("guid_part_.*"),
    };
    let bindings = builder
        .generate()
        .map_err(|error| anyhow::anyhow!("bindgen, {pass:?} for {architecture:?}: {error}"))?;
    Ok(bindings.to_string())
}

fn declarations(builder: Builder) -> Builder {
    let mut builder = builder
        .clang_args(["-x", "c++", "-std=c++17", "-fdelayed-template-parsing"])
        .with_codegen_config(CodegenConfig::TYPES | CodegenConfig::FUNCTIONS)
        .allowlist_file(whole_headers());
    for name in KERNEL.iter().chain(&NDIS) {
        builder = builder.allowlist_function(*name);
    }
    for pattern in TYPES {
        builder = builder.allowlist_type(*pattern);
    }
    builder
}

fn constants(builder: Builder, scratch: &Path) -> Builder {
    let mut builder = builder
        .clang_macro_fallback()
        .clang_macro_fallback_build_dir(scratch)
        .with_codegen_config(CodegenConfig::VARS)
        .parse_callbacks(Box::new(ConstantTypes))
        .allowlist_file(whole_headers());
    for pattern in CONSTANTS {
        builder = builder.allowlist_var(*pattern);
    }
    builder
}

fn whole_headers() -> String {
    format!(
        r".*[/\\]((ndis[/\\]({}))|{})\.h",
        WHOLE_NDIS_HEADERS.join("|"),
        WHOLE_HEADERS.join("|")
    )
}

/// Types wanted beside those that the functions reach.
const TYPES: &[&str] = &[
    "_?NDIS_NBL_.*",
    "_?NDIS_NET_BUFFER_LIST_.*",
    "_?NDIS_TCP_.*_NET_BUFFER_LIST_INFO",
    "_?NDIS_.*_NET_BUFFER_LIST_INFO",
    "_?NET_BUFFER.*",
    "DRIVER_(INITIALIZE|UNLOAD|DISPATCH|CANCEL|ADD_DEVICE)",
    "K(START_ROUTINE|DEFERRED_ROUTINE)",
    "IO_WORKITEM_ROUTINE.*",
    "ADDRESS_FAMILY",
    "IPPROTO",
    "_?MODE",
    "_?DPFLTR_TYPE",
    "_?WORK_QUEUE_TYPE",
    "_?NL_ADDRESS_TYPE",
    "PUCHAR",
    "P?PFN_NUMBER",
    "_?MM_PAGE_PRIORITY",
    "SOCKADDR_.*",
    "KEY_VALUE_.*INFORMATION",
    "POOL_TYPE",
];

/// Macro constants wanted beside those of the filtering headers.
const CONSTANTS: &[&str] = &[
    "STATUS_FWP_.*",
    "POOL_FLAG_.*",
    "MDL_.*",
    "NDIS_OBJECT_TYPE_.*",
    "NET_BUFFER_LIST_POOL_.*",
    "NET_BUFFER_POOL_.*",
    "NDIS_SIZEOF_NET_BUFFER.*",
    "(PASSIVE|APC|DISPATCH|LOW|HIGH|POWER|IPI|CLOCK|PROFILE|CMCI|DRS|SYNCH)_LEVEL",
    "FILE_DEVICE_.*",
    "DO_.*",
    "DPFLTR_.*",
    "AF_(INET|INET6|UNSPEC)",
    "STATUS_(SUCCESS|PENDING|UNSUCCESSFUL|TIMEOUT|NOT_IMPLEMENTED|INVALID_HANDLE|INVALID_PARAMETER|NO_MEMORY)",
    "STATUS_(INVALID_DEVICE_REQUEST|ACCESS_DENIED|BUFFER_TOO_SMALL|OBJECT_TYPE_MISMATCH|OBJECT_NAME_EXISTS)",
    "STATUS_(OBJECT_NAME_NOT_FOUND|OBJECT_NAME_COLLISION|INVALID_SECURITY_DESCR|INSUFFICIENT_RESOURCES|DEVICE_BUSY)",
    "STATUS_(DEVICE_NOT_READY|NOT_SUPPORTED|CANCELLED|INVALID_DEVICE_STATE|NOT_FOUND|BUFFER_OVERFLOW|DATA_NOT_ACCEPTED)",
    "STATUS_(NO_MORE_ENTRIES|MORE_PROCESSING_REQUIRED|DELETE_PENDING|RETRY|INTERNAL_ERROR|ALERTED|USER_APC|WAIT_0)",
    "STATUS_(PORT_UNREACHABLE|HOST_UNREACHABLE|NETWORK_UNREACHABLE|PROTOCOL_UNREACHABLE|CONNECTION_(ABORTED|REFUSED|RESET))",
    "STATUS_(INVALID_BUFFER_SIZE|INTEGER_OVERFLOW|INFO_LENGTH_MISMATCH|ABANDONED|PRIVILEGE_NOT_HELD|DUPLICATE_OBJECTID)",
    "STATUS_(INVALID_ADDRESS|NONE_MAPPED|FILE_CLOSED|BAD_NETWORK_PATH|TOO_LATE|TRANSACTION_ABORTED|RPC_.*)",
    "IRP_MJ_.*",
    "METHOD_(BUFFERED|IN_DIRECT|OUT_DIRECT|NEITHER)",
    "FILE_(ANY|READ|WRITE|SPECIAL)_ACCESS",
    "OBJ_.*",
    "(THREAD|EVENT|MUTANT|SEMAPHORE)_ALL_ACCESS",
    "KEY_(READ|WRITE|QUERY_VALUE|ALL_ACCESS)",
    "REG_(NONE|SZ|EXPAND_SZ|BINARY|DWORD|MULTI_SZ|QWORD)",
    "SYNCHRONIZE",
    "IO_(NO|NETWORK)_INCREMENT",
    "SL_.*",
    "PAGE_S(IZE|HIFT)",
    "EX_LOOKASIDE_LIST_EX_FLAGS_.*",
    "LOOKASIDE_.*",
    "IO_TYPE_.*",
    "DRVO_.*",
    "MAXIMUM_(SUSPEND_COUNT|WAIT_OBJECTS|PROCESSORS)",
    "ALL_PROCESSOR_GROUPS",
    "RPC_C_AUTHN_(NONE|WINNT|DEFAULT)",
    "EVENT_INCREMENT",
    "NDIS_STATUS_(SUCCESS|PENDING|FAILURE|RESOURCES|CLOSING|INVALID_(DATA|LENGTH|PACKET|PARAMETER)|NOT_SUPPORTED)",
    "NDIS_STATUS_(BUFFER_OVERFLOW|BUFFER_TOO_SHORT|NOT_ACCEPTED|NOT_RECOGNIZED|PAUSED|MEDIA_DISCONNECTED|SEND_ABORTED)",
    "IF_TYPE_(ETHERNET_CSMACD|IEEE80211|PPP|SOFTWARE_LOOPBACK|TUNNEL)",
    "NDIS_(DEFAULT_PORT_NUMBER|RECEIVE_FLAGS_.*|SEND_FLAGS_.*|RETURN_FLAGS_.*)",
    "MdlMapping.*",
    "POOL_(ZERO_ALLOCATION|NX_ALLOCATION|COLD_ALLOCATION|RAISE_IF_ALLOCATION_FAILURE)",
    "NDIS_HASH_.*",
    "UNSPECIFIED_COMPARTMENT_ID",
    "DEFAULT_COMPARTMENT_ID",
];

/// Interrupt request levels, of type KIRQL.
const IRQLS: [&str; 12] = [
    "PASSIVE_LEVEL",
    "LOW_LEVEL",
    "APC_LEVEL",
    "DISPATCH_LEVEL",
    "CMCI_LEVEL",
    "CLOCK_LEVEL",
    "IPI_LEVEL",
    "DRS_LEVEL",
    "POWER_LEVEL",
    "PROFILE_LEVEL",
    "HIGH_LEVEL",
    "SYNCH_LEVEL",
];

/// Gives each macro constant the type of what it stands for.
#[derive(Debug)]
struct ConstantTypes;

impl ParseCallbacks for ConstantTypes {
    fn int_macro(&self, name: &str, value: i64) -> Option<IntKind> {
        if name.starts_with("STATUS_") || name.starts_with("NDIS_STATUS_") {
            Some(IntKind::I32)
        } else if name.starts_with("POOL_FLAG_") || name.starts_with("FWPM_CONTEXT_") {
            Some(IntKind::U64)
        } else if name.starts_with("AF_") || name.starts_with("NDIS_SIZEOF_") {
            Some(IntKind::U16)
        } else if name.starts_with("NDIS_OBJECT_TYPE_")
            || name.contains("_REVISION_")
            || IRQLS.contains(&name)
        {
            Some(IntKind::U8)
        } else if u32::try_from(value).is_ok() || i32::try_from(value).is_ok() {
            None
        } else {
            Some(IntKind::U64)
        }
    }
}
