//! The layers of redirection, and what is redirected at each.

use core::{ffi::c_void, ptr::NonNull};

use super::{BindRequest, BindVersion, ConnectRequest, ConnectVersion, state::Connection};
use crate::{
    V4, V6,
    layer::{
        AleBindRedirectV4, AleBindRedirectV6, AleConnectRedirectV4, AleConnectRedirectV6, IpLayer,
        RedirectRecordsMetadata,
    },
    pending::AsynchronousLayer,
};

/// A layer whose calls are about a request that can be changed.
#[diagnostic::on_unimplemented(
    message = "nothing can be redirected at `{Self}`",
    label = "expected a layer of ALE connect redirection or bind redirection"
)]
pub trait RedirectLayer: AsynchronousLayer {
    /// The request: [`ConnectRequest`] or [`BindRequest`].
    type Request<'r>;

    /// One version of the request, to read: [`ConnectVersion`] or [`BindVersion`].
    type Version<'r>;

    /// # Safety
    /// `data` is the layer data of a running call at this layer, valid for `'r`.
    #[doc(hidden)]
    unsafe fn version<'r>(data: NonNull<c_void>) -> Self::Version<'r>;

    /// # Safety
    /// `data` is writable layer data of this layer, lent for `'r`, and used by nobody else meanwhile. `of` is what it is known by.
    #[doc(hidden)]
    unsafe fn request<'r>(data: NonNull<c_void>, of: Connection) -> Self::Request<'r>;

    /// The request is applied next, and with it what was moved into it is the engine's.
    #[doc(hidden)]
    fn finish(request: Self::Request<'_>);
}

/// A layer where connections are redirected.
#[diagnostic::on_unimplemented(
    message = "connections cannot be redirected at `{Self}`",
    label = "expected a layer of ALE connect redirection"
)]
pub trait ConnectRedirectLayer:
    for<'r> RedirectLayer<
        Request<'r> = ConnectRequest<'r, <Self as IpLayer>::Family>,
        Version<'r> = ConnectVersion<'r, <Self as IpLayer>::Family>,
    > + RedirectRecordsMetadata
{
}

/// States which layers of redirection there are, and what their requests are.
macro_rules! layers {
    ($($layer:ty: $request:ident, $version:ident, $family:ty;)+) => {$(
        impl RedirectLayer for $layer {
            type Request<'r> = $request<'r, $family>;
            type Version<'r> = $version<'r, $family>;

            unsafe fn version<'r>(data: NonNull<c_void>) -> $version<'r, $family> {
                // SAFETY: the structure that the engine shows at this layer (the caller's duty).
                unsafe { $version::new(data.cast()) }
            }

            unsafe fn request<'r>(data: NonNull<c_void>, of: Connection) -> $request<'r, $family> {
                // SAFETY: the structure that the engine lends at this layer (the caller's duty).
                unsafe { $request::new(data.cast(), of) }
            }

            fn finish(request: $request<'_, $family>) {
                request.finish();
            }
        }
    )+};
}

layers! {
    AleConnectRedirectV4: ConnectRequest, ConnectVersion, V4;
    AleConnectRedirectV6: ConnectRequest, ConnectVersion, V6;
    AleBindRedirectV4: BindRequest, BindVersion, V4;
    AleBindRedirectV6: BindRequest, BindVersion, V6;
}

impl ConnectRedirectLayer for AleConnectRedirectV4 {}
impl ConnectRedirectLayer for AleConnectRedirectV6 {}
