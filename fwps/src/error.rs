//! The crate's error.

use crate::Status;

/// What went wrong, in a form that needs no allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The TCP/IP stack has not started (C-005). It is transient: try again later, as at boot.
    #[error("{function}: the TCP/IP stack is not ready yet; call again later, this passes after boot")]
    TcpipNotReady {
        /// The C function that said so.
        function: &'static str,
    },
    /// A call returned something else than `STATUS_SUCCESS`.
    #[error("{function} was refused with {status}")]
    Refused {
        /// The C function that refused.
        function: &'static str,
        /// Its status.
        status: Status,
    },
    /// Non-paged pool is exhausted. Free something, or try again later.
    #[error("no memory: {function} returned nothing; release packets or try again later")]
    NoMemory {
        /// The C function that returned nothing.
        function: &'static str,
    },
    /// The function may run at PASSIVE_LEVEL only, and the processor is above it.
    #[error("needs PASSIVE_LEVEL, but the current IRQL is {current}; do it in a worker")]
    NotPassive {
        /// The current IRQL.
        current: u8,
    },
    /// The same callout type is registered already, in this image.
    #[error("this callout type is registered already; one type is one callout")]
    AlreadyRegistered,
    /// The driver itself cannot go on; for reasons that are not the platform's.
    #[error("{reason} ({status})")]
    Driver {
        /// What is wrong, and what would be right.
        reason: &'static str,
        /// What a caller in C is told.
        status: Status,
    },
    /// An argument cannot be passed on.
    #[error("invalid argument: {what}")]
    InvalidArgument {
        /// What was given, and what is expected.
        what: &'static str,
    },
}

impl Error {
    /// The status to return to a caller in C, for example from `DriverEntry`.
    pub const fn status(&self) -> Status {
        match self {
            Self::TcpipNotReady { .. } => Status::FWP_TCPIP_NOT_READY,
            Self::Refused { status, .. } | Self::Driver { status, .. } => *status,
            Self::NoMemory { .. } => Status::INSUFFICIENT_RESOURCES,
            Self::NotPassive { .. } => Status::UNSUCCESSFUL,
            Self::AlreadyRegistered => Status::FWP_ALREADY_EXISTS,
            Self::InvalidArgument { .. } => Status::INVALID_PARAMETER,
        }
    }

    /// Whether the same call may succeed later without any change of the driver's.
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::TcpipNotReady { .. } | Self::NoMemory { .. })
    }
}
