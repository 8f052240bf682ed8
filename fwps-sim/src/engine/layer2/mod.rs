//! Frames at the MAC layers and at the layers of the virtual switch: what all of them share.

pub(crate) mod arguments;
pub(crate) mod classify;
pub(crate) mod frame;
pub(crate) mod indicate;
pub(crate) mod layers;
pub(crate) mod value;
