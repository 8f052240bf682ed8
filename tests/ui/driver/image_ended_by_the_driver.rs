//! C-373, C-376: the order of unload is not for the driver to begin.

use fwps::{Passive, driver::*};

pub fn case(image: Image, loaded: LoadedImage, passive: &Passive<'_>) {
    image.close(passive);
}
