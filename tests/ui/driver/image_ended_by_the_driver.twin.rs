//! The near twin of `image_ended_by_the_driver.rs` that keeps the rule.

use fwps::{Passive, driver::*};

pub fn case(image: Image, loaded: LoadedImage, passive: &Passive<'_>) {
    loaded.close(passive);
}
