//! The entry macro and its parts.

/// Writes `DriverEntry` and unload of a WDM driver, and gives each callout type its place.
///
/// ```ignore
/// fwps::driver_entry!(MyDriver, callouts: [MyInboundCallout, MyOutboundCallout]);
/// ```
///
/// It defines the function `DriverEntry` in the module where it stands. Tests hand that function to a simulator. In an image (on
/// Windows, compiled with `panic = "abort"`) it is exported by that name, and the macro also defines what an image without the standard
/// library needs: the panic handler, which stops the machine with bug check `0x66777073` ("fwps"), and the symbols that the compiler
/// calls by name. Write it once per driver.
///
/// A driver with its own entry, for example with KMDF of `wdk-sys`, uses [`callouts!`](crate::callouts) instead, with a
/// [`LoadedDriver`](crate::driver::LoadedDriver).
#[macro_export]
macro_rules! driver_entry {
    ($driver:ty, callouts: [$($callout:ty),* $(,)?] $(,)?) => {
        $crate::callouts!($($callout),*);

        impl $crate::driver::HasPlace for $driver {
            const PLACE: &'static $crate::driver::Place<Self> = {
                static PLACE: $crate::driver::Place<$driver> = $crate::driver::Place::new();
                &PLACE
            };
        }

        /// The entry of the driver, called by the kernel.
        ///
        /// # Safety
        /// Called once, at PASSIVE_LEVEL, with the driver object of this image.
        #[cfg_attr(all(windows, panic = "abort"), unsafe(no_mangle))]
        #[allow(non_snake_case)]
        pub unsafe extern "system" fn DriverEntry(
            driver_object: *mut $crate::private::DRIVER_OBJECT,
            registry_path: *mut $crate::private::UNICODE_STRING,
        ) -> $crate::private::NTSTATUS {
            // SAFETY: this is DriverEntry, called by the kernel (the caller's duty).
            unsafe { $crate::driver::enter::<$driver>(driver_object, registry_path) }
        }

        $crate::image_runtime!();
    };
}

/// Gives each callout type the place where its C function finds it.
///
/// Part of [`driver_entry!`](crate::driver_entry), for drivers that write their own entry.
#[macro_export]
macro_rules! callouts {
    ($($callout:ty),* $(,)?) => {
        $(
            impl $crate::callout::CalloutSlot for $callout {
                const SLOT: &'static $crate::callout::Slot<Self> = {
                    static SLOT: $crate::callout::Slot<$callout> = $crate::callout::Slot::new();
                    &SLOT
                };
            }
        )*
    };
}

/// Defines what an image without the standard library needs: the panic handler, and the symbols that the compiler calls by name.
///
/// Empty unless compiled for Windows with `panic = "abort"`. Part of [`driver_entry!`](crate::driver_entry).
#[macro_export]
macro_rules! image_runtime {
    () => {
        #[cfg(all(windows, panic = "abort"))]
        #[doc(hidden)]
        mod image_runtime {
            #[panic_handler]
            fn panic(info: &::core::panic::PanicInfo<'_>) -> ! {
                $crate::driver::panic_bug_check(info)
            }

            // The compiler calls these by name; the kernel exports them. The linker takes only what is called.
            #[allow(dead_code)]
            #[link(name = "ntoskrnl.exe", kind = "raw-dylib", modifiers = "+verbatim")]
            unsafe extern "C" {
                fn memcpy(target: *mut u8, source: *const u8, length: usize) -> *mut u8;
                fn memmove(target: *mut u8, source: *const u8, length: usize) -> *mut u8;
                fn memset(target: *mut u8, value: i32, length: usize) -> *mut u8;
                fn memcmp(left: *const u8, right: *const u8, length: usize) -> i32;
                fn strlen(text: *const ::core::ffi::c_char) -> usize;
                fn __chkstk();
            }

            // Says to the linker that floating point is used, which the core library does.
            #[unsafe(no_mangle)]
            static _fltused: i32 = 0x9875;

            // The precompiled core library refers to the handler of C++ exceptions. Nothing unwinds, so it is never called.
            #[unsafe(no_mangle)]
            extern "C" fn __CxxFrameHandler3() -> i32 {
                1
            }
        }
    };
}
