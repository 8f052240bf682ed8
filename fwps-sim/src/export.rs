//! Defining the C functions, with a check that each definition equals its declaration.

/// Defines C functions that `fwps-sys` does not declare: drivers written in C import them, those in Rust do not call them.
macro_rules! export_for_c {
    ($(
        $(#[$meta:meta])*
        fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block
    )*) => {
        $(
            $(#[$meta])*
            ///
            /// # Safety
            /// As the C function: every pointer is what its page asks for.
            #[allow(non_snake_case, reason = "C name")]
            // Link-time optimisation must not move the kernel into a driver, whose own cost is measured.
            #[inline(never)]
            #[unsafe(no_mangle)]
            pub(crate) unsafe extern "system" fn $name($($argument: $type),*) $(-> $result)? $body
        )*
    };
}
pub(crate) use export_for_c;

/// Defines C functions. The type of each definition is compared with the declaration in `fwps-sys` at compile time, so that a
/// driver and the simulator can never disagree about a signature.
macro_rules! export {
    ($(
        $(#[$meta:meta])*
        fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block
    )*) => {
        $(
            crate::export::export_for_c! {
                $(#[$meta])*
                fn $name($($argument: $type),*) $(-> $result)? $body
            }

            const _: unsafe extern "system" fn($($type),*) $(-> $result)? = fwps_sys::$name;
        )*
    };
}
pub(crate) use export;
