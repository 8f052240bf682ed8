//! C-372: what a driver makes things with at start is for start alone; the image makes them later.

use fwps::driver::*;

pub struct Mine<'a>(pub Option<&'a Image>);

pub fn case(start: &Start<'_>) -> Mine<'static> {
    Mine(Some(start.image()))
}
