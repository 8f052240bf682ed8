//! Runs unmodified driver images in the simulator, on Windows and under Wine.
//!
//! On Windows this library is built as a module that holds the simulator and exports every C function it defines. Small modules named
//! `fwpkclnt.sys`, `ndis.sys`, `ntoskrnl.exe` and `hal.dll` forward to it, so that a driver image finds its imports, and all of them
//! share one state. `cargo xtask run` makes these modules, writes a [`Request`], starts the program `fwps-harness`, and reads its
//! [`Answer`].
//!
//! Elsewhere there is only what both sides agree on: the request, the answer, and what an image says about itself.

pub mod answer;
pub mod emulate;
pub mod image;
mod layout;
pub mod request;

#[cfg(windows)]
mod play;
#[cfg(windows)]
mod windows;

pub use answer::Answer;
pub use request::Request;
