//! NTSTATUS values as an open newtype.

use core::fmt;

use fwps_sys::NTSTATUS;

use crate::Error;

/// A status code as the kernel returned it.
///
/// The set is open: Windows adds codes, so this is a number with named constants and not an enum. `Debug` prints the
/// symbolic name where one is known, and the hexadecimal value otherwise.
///
/// ```
/// use fwps::Status;
///
/// assert_eq!(format!("{:?}", Status::FWP_TCPIP_NOT_READY), "STATUS_FWP_TCPIP_NOT_READY");
/// assert!(Status::OBJECT_NAME_EXISTS.is_nt_success());
/// assert!(Status::OBJECT_NAME_EXISTS.ok("FwpsFlowAssociateContext0").is_err());
/// ```
#[doc(alias = "NTSTATUS")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Status(NTSTATUS);

impl Status {
    /// Takes a raw code as it is.
    pub const fn from_raw(raw: NTSTATUS) -> Self {
        Self(raw)
    }

    /// The raw code.
    pub const fn to_raw(self) -> NTSTATUS {
        self.0
    }

    /// Whether the severity bits say success or information, which is what `NT_SUCCESS` tests.
    ///
    /// Right for the status of a completed list, which may be informational (C-021). Wrong for the result of a call:
    /// `STATUS_OBJECT_NAME_EXISTS` is a refusal and passes this test (C-203). Use [`Status::ok`] there.
    #[doc(alias = "NT_SUCCESS")]
    pub const fn is_nt_success(self) -> bool {
        self.0 >= 0
    }

    /// Turns the result of the call `function` into a `Result`: only `STATUS_SUCCESS` is a success.
    ///
    /// # Errors
    /// [`Error::TcpipNotReady`] for `STATUS_FWP_TCPIP_NOT_READY`, [`Error::Refused`] for every other code.
    pub const fn ok(self, function: &'static str) -> Result<(), Error> {
        match self {
            Self::SUCCESS => Ok(()),
            Self::FWP_TCPIP_NOT_READY => Err(Error::TcpipNotReady { function }),
            status => Err(Error::Refused { function, status }),
        }
    }
}

macro_rules! statuses {
    ($($(#[$doc:meta])+ $name:ident = $raw:ident;)+) => {
        impl Status {
            $($(#[$doc])+ pub const $name: Self = Self(fwps_sys::$raw);)+

            /// The symbolic name, for the codes that this crate names.
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => Some(stringify!($raw)),)+
                    _ => None,
                }
            }
        }
    };
}

statuses! {
    /// The call did what it says.
    #[doc(alias = "STATUS_SUCCESS")]
    SUCCESS = STATUS_SUCCESS;
    /// No such callout (also: unregister of a callout that is not registered).
    #[doc(alias = "STATUS_FWP_CALLOUT_NOT_FOUND")]
    FWP_CALLOUT_NOT_FOUND = STATUS_FWP_CALLOUT_NOT_FOUND;
    /// Unknown filter condition key.
    #[doc(alias = "STATUS_FWP_CONDITION_NOT_FOUND")]
    FWP_CONDITION_NOT_FOUND = STATUS_FWP_CONDITION_NOT_FOUND;
    /// No such filter.
    #[doc(alias = "STATUS_FWP_FILTER_NOT_FOUND")]
    FWP_FILTER_NOT_FOUND = STATUS_FWP_FILTER_NOT_FOUND;
    /// No such layer.
    #[doc(alias = "STATUS_FWP_LAYER_NOT_FOUND")]
    FWP_LAYER_NOT_FOUND = STATUS_FWP_LAYER_NOT_FOUND;
    /// No such provider.
    #[doc(alias = "STATUS_FWP_PROVIDER_NOT_FOUND")]
    FWP_PROVIDER_NOT_FOUND = STATUS_FWP_PROVIDER_NOT_FOUND;
    /// No such provider context.
    #[doc(alias = "STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND")]
    FWP_PROVIDER_CONTEXT_NOT_FOUND = STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND;
    /// No such sublayer.
    #[doc(alias = "STATUS_FWP_SUBLAYER_NOT_FOUND")]
    FWP_SUBLAYER_NOT_FOUND = STATUS_FWP_SUBLAYER_NOT_FOUND;
    /// No such object of another kind.
    #[doc(alias = "STATUS_FWP_NOT_FOUND")]
    FWP_NOT_FOUND = STATUS_FWP_NOT_FOUND;
    /// Key already used for this object type, or callout already registered.
    #[doc(alias = "STATUS_FWP_ALREADY_EXISTS")]
    FWP_ALREADY_EXISTS = STATUS_FWP_ALREADY_EXISTS;
    /// Object still referenced, or callout busy in another thread.
    #[doc(alias = "STATUS_FWP_IN_USE")]
    FWP_IN_USE = STATUS_FWP_IN_USE;
    /// Operation not allowed in a dynamic session.
    #[doc(alias = "STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS")]
    FWP_DYNAMIC_SESSION_IN_PROGRESS = STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS;
    /// Object belongs to another dynamic session.
    #[doc(alias = "STATUS_FWP_WRONG_SESSION")]
    FWP_WRONG_SESSION = STATUS_FWP_WRONG_SESSION;
    /// Commit or abort without a transaction.
    #[doc(alias = "STATUS_FWP_NO_TXN_IN_PROGRESS")]
    FWP_NO_TXN_IN_PROGRESS = STATUS_FWP_NO_TXN_IN_PROGRESS;
    /// Second begin, or a call not allowed in a transaction.
    #[doc(alias = "STATUS_FWP_TXN_IN_PROGRESS")]
    FWP_TXN_IN_PROGRESS = STATUS_FWP_TXN_IN_PROGRESS;
    /// Transaction was forcibly aborted.
    #[doc(alias = "STATUS_FWP_TXN_ABORTED")]
    FWP_TXN_ABORTED = STATUS_FWP_TXN_ABORTED;
    /// Engine dropped the session; close it.
    #[doc(alias = "STATUS_FWP_SESSION_ABORTED")]
    FWP_SESSION_ABORTED = STATUS_FWP_SESSION_ABORTED;
    /// Modifying call in a read-only transaction.
    #[doc(alias = "STATUS_FWP_INCOMPATIBLE_TXN")]
    FWP_INCOMPATIBLE_TXN = STATUS_FWP_INCOMPATIBLE_TXN;
    /// Transaction lock not obtained in time.
    #[doc(alias = "STATUS_FWP_TIMEOUT")]
    FWP_TIMEOUT = STATUS_FWP_TIMEOUT;
    /// Net event collection is off.
    #[doc(alias = "STATUS_FWP_NET_EVENTS_DISABLED")]
    FWP_NET_EVENTS_DISABLED = STATUS_FWP_NET_EVENTS_DISABLED;
    /// Callout or condition does not belong to the layer.
    #[doc(alias = "STATUS_FWP_INCOMPATIBLE_LAYER")]
    FWP_INCOMPATIBLE_LAYER = STATUS_FWP_INCOMPATIBLE_LAYER;
    /// Call reserved for kernel-mode clients.
    #[doc(alias = "STATUS_FWP_KM_CLIENTS_ONLY")]
    FWP_KM_CLIENTS_ONLY = STATUS_FWP_KM_CLIENTS_ONLY;
    /// Reference to an object that may live shorter.
    #[doc(alias = "STATUS_FWP_LIFETIME_MISMATCH")]
    FWP_LIFETIME_MISMATCH = STATUS_FWP_LIFETIME_MISMATCH;
    /// Built-in object cannot be changed.
    #[doc(alias = "STATUS_FWP_BUILTIN_OBJECT")]
    FWP_BUILTIN_OBJECT = STATUS_FWP_BUILTIN_OBJECT;
    /// Callout limit reached.
    #[doc(alias = "STATUS_FWP_TOO_MANY_CALLOUTS")]
    FWP_TOO_MANY_CALLOUTS = STATUS_FWP_TOO_MANY_CALLOUTS;
    /// A change notification was lost.
    #[doc(alias = "STATUS_FWP_NOTIFICATION_DROPPED")]
    FWP_NOTIFICATION_DROPPED = STATUS_FWP_NOTIFICATION_DROPPED;
    /// SA traffic does not match the SA context.
    #[doc(alias = "STATUS_FWP_TRAFFIC_MISMATCH")]
    FWP_TRAFFIC_MISMATCH = STATUS_FWP_TRAFFIC_MISMATCH;
    /// SA call out of order.
    #[doc(alias = "STATUS_FWP_INCOMPATIBLE_SA_STATE")]
    FWP_INCOMPATIBLE_SA_STATE = STATUS_FWP_INCOMPATIBLE_SA_STATE;
    /// A required pointer is NULL.
    #[doc(alias = "STATUS_FWP_NULL_POINTER")]
    FWP_NULL_POINTER = STATUS_FWP_NULL_POINTER;
    /// Enumeration value out of range.
    #[doc(alias = "STATUS_FWP_INVALID_ENUMERATOR")]
    FWP_INVALID_ENUMERATOR = STATUS_FWP_INVALID_ENUMERATOR;
    /// Flags value not allowed.
    #[doc(alias = "STATUS_FWP_INVALID_FLAGS")]
    FWP_INVALID_FLAGS = STATUS_FWP_INVALID_FLAGS;
    /// Bad mask in an address condition.
    #[doc(alias = "STATUS_FWP_INVALID_NET_MASK")]
    FWP_INVALID_NET_MASK = STATUS_FWP_INVALID_NET_MASK;
    /// Range bounds reversed or equal types wrong.
    #[doc(alias = "STATUS_FWP_INVALID_RANGE")]
    FWP_INVALID_RANGE = STATUS_FWP_INVALID_RANGE;
    /// Interval out of range.
    #[doc(alias = "STATUS_FWP_INVALID_INTERVAL")]
    FWP_INVALID_INTERVAL = STATUS_FWP_INVALID_INTERVAL;
    /// Array must not be empty.
    #[doc(alias = "STATUS_FWP_ZERO_LENGTH_ARRAY")]
    FWP_ZERO_LENGTH_ARRAY = STATUS_FWP_ZERO_LENGTH_ARRAY;
    /// Display name missing.
    #[doc(alias = "STATUS_FWP_NULL_DISPLAY_NAME")]
    FWP_NULL_DISPLAY_NAME = STATUS_FWP_NULL_DISPLAY_NAME;
    /// Filter action not allowed.
    #[doc(alias = "STATUS_FWP_INVALID_ACTION_TYPE")]
    FWP_INVALID_ACTION_TYPE = STATUS_FWP_INVALID_ACTION_TYPE;
    /// Weight type or value not allowed.
    #[doc(alias = "STATUS_FWP_INVALID_WEIGHT")]
    FWP_INVALID_WEIGHT = STATUS_FWP_INVALID_WEIGHT;
    /// Match type does not fit the value type.
    #[doc(alias = "STATUS_FWP_MATCH_TYPE_MISMATCH")]
    FWP_MATCH_TYPE_MISMATCH = STATUS_FWP_MATCH_TYPE_MISMATCH;
    /// Value type does not fit the field.
    #[doc(alias = "STATUS_FWP_TYPE_MISMATCH")]
    FWP_TYPE_MISMATCH = STATUS_FWP_TYPE_MISMATCH;
    /// Value out of range.
    #[doc(alias = "STATUS_FWP_OUT_OF_BOUNDS")]
    FWP_OUT_OF_BOUNDS = STATUS_FWP_OUT_OF_BOUNDS;
    /// Reserved member set.
    #[doc(alias = "STATUS_FWP_RESERVED")]
    FWP_RESERVED = STATUS_FWP_RESERVED;
    /// Same field twice (systems before Windows 7).
    #[doc(alias = "STATUS_FWP_DUPLICATE_CONDITION")]
    FWP_DUPLICATE_CONDITION = STATUS_FWP_DUPLICATE_CONDITION;
    /// Keying module listed twice.
    #[doc(alias = "STATUS_FWP_DUPLICATE_KEYMOD")]
    FWP_DUPLICATE_KEYMOD = STATUS_FWP_DUPLICATE_KEYMOD;
    /// Action not allowed at the layer.
    #[doc(alias = "STATUS_FWP_ACTION_INCOMPATIBLE_WITH_LAYER")]
    FWP_ACTION_INCOMPATIBLE_WITH_LAYER = STATUS_FWP_ACTION_INCOMPATIBLE_WITH_LAYER;
    /// Action not allowed in the sublayer.
    #[doc(alias = "STATUS_FWP_ACTION_INCOMPATIBLE_WITH_SUBLAYER")]
    FWP_ACTION_INCOMPATIBLE_WITH_SUBLAYER = STATUS_FWP_ACTION_INCOMPATIBLE_WITH_SUBLAYER;
    /// Context not allowed at the layer.
    #[doc(alias = "STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_LAYER")]
    FWP_CONTEXT_INCOMPATIBLE_WITH_LAYER = STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_LAYER;
    /// Context not allowed for the callout.
    #[doc(alias = "STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_CALLOUT")]
    FWP_CONTEXT_INCOMPATIBLE_WITH_CALLOUT = STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_CALLOUT;
    /// The filter or template can match nothing.
    #[doc(alias = "STATUS_FWP_NEVER_MATCH")]
    FWP_NEVER_MATCH = STATUS_FWP_NEVER_MATCH;
    /// Provider context of another provider.
    #[doc(alias = "STATUS_FWP_PROVIDER_CONTEXT_MISMATCH")]
    FWP_PROVIDER_CONTEXT_MISMATCH = STATUS_FWP_PROVIDER_CONTEXT_MISMATCH;
    /// Argument combination not allowed.
    #[doc(alias = "STATUS_FWP_INVALID_PARAMETER")]
    FWP_INVALID_PARAMETER = STATUS_FWP_INVALID_PARAMETER;
    /// Sublayer limit reached.
    #[doc(alias = "STATUS_FWP_TOO_MANY_SUBLAYERS")]
    FWP_TOO_MANY_SUBLAYERS = STATUS_FWP_TOO_MANY_SUBLAYERS;
    /// The notify routine rejected the filter.
    #[doc(alias = "STATUS_FWP_CALLOUT_NOTIFICATION_FAILED")]
    FWP_CALLOUT_NOTIFICATION_FAILED = STATUS_FWP_CALLOUT_NOTIFICATION_FAILED;
    /// Layer-2 component not ready.
    #[doc(alias = "STATUS_FWP_L2_DRIVER_NOT_READY")]
    FWP_L2_DRIVER_NOT_READY = STATUS_FWP_L2_DRIVER_NOT_READY;
    /// Connection objects are off.
    #[doc(alias = "STATUS_FWP_CONNECTIONS_DISABLED")]
    FWP_CONNECTIONS_DISABLED = STATUS_FWP_CONNECTIONS_DISABLED;
    /// Engine option cannot be changed while active.
    #[doc(alias = "STATUS_FWP_STILL_ON")]
    FWP_STILL_ON = STATUS_FWP_STILL_ON;
    /// Stack not ready; retry later.
    #[doc(alias = "STATUS_FWP_TCPIP_NOT_READY")]
    FWP_TCPIP_NOT_READY = STATUS_FWP_TCPIP_NOT_READY;
    /// Handle is being destroyed.
    #[doc(alias = "STATUS_FWP_INJECT_HANDLE_CLOSING")]
    FWP_INJECT_HANDLE_CLOSING = STATUS_FWP_INJECT_HANDLE_CLOSING;
    /// Handle lacks the needed injection type.
    #[doc(alias = "STATUS_FWP_INJECT_HANDLE_STALE")]
    FWP_INJECT_HANDLE_STALE = STATUS_FWP_INJECT_HANDLE_STALE;
    /// Pending not allowed here (wrong layer or reauthorization).
    #[doc(alias = "STATUS_FWP_CANNOT_PEND")]
    FWP_CANNOT_PEND = STATUS_FWP_CANNOT_PEND;
    /// Block without an ICMP response (used by the system).
    #[doc(alias = "STATUS_FWP_DROP_NOICMP")]
    FWP_DROP_NOICMP = STATUS_FWP_DROP_NOICMP;
    /// Unregister: flow contexts remain.
    #[doc(alias = "STATUS_DEVICE_BUSY")]
    DEVICE_BUSY = STATUS_DEVICE_BUSY;
    /// Flow already has a context of this callout (informational severity: NT_SUCCESS is true).
    #[doc(alias = "STATUS_OBJECT_NAME_EXISTS")]
    OBJECT_NAME_EXISTS = STATUS_OBJECT_NAME_EXISTS;
    /// Flow has no context to remove; general error of FwpsClassifyOptionSet0.
    #[doc(alias = "STATUS_UNSUCCESSFUL")]
    UNSUCCESSFUL = STATUS_UNSUCCESSFUL;
    /// Context removal deferred; or a vSwitch callback pends.
    #[doc(alias = "STATUS_PENDING")]
    PENDING = STATUS_PENDING;
    /// Flow context zero or callout without delete routine; forward injection of pass-through packet (completion); batch clone.
    #[doc(alias = "STATUS_INVALID_PARAMETER")]
    INVALID_PARAMETER = STATUS_INVALID_PARAMETER;
    /// Classify option value not FWP_UINT32.
    #[doc(alias = "STATUS_OBJECT_TYPE_MISMATCH")]
    OBJECT_TYPE_MISMATCH = STATUS_OBJECT_TYPE_MISMATCH;
    /// Redirect records: size returned.
    #[doc(alias = "STATUS_BUFFER_TOO_SMALL")]
    BUFFER_TOO_SMALL = STATUS_BUFFER_TOO_SMALL;
    /// Redirect records handle NULL.
    #[doc(alias = "STATUS_NOT_FOUND")]
    NOT_FOUND = STATUS_NOT_FOUND;
    /// Descriptor invalid or absolute.
    #[doc(alias = "STATUS_INVALID_SECURITY_DESCR")]
    INVALID_SECURITY_DESCR = STATUS_INVALID_SECURITY_DESCR;
    /// Allocation failed.
    #[doc(alias = "STATUS_INSUFFICIENT_RESOURCES")]
    INSUFFICIENT_RESOURCES = STATUS_INSUFFICIENT_RESOURCES;
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "NTSTATUS({:#010X})", self.0),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
