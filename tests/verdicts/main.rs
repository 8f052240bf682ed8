//! What callouts may answer at layers that do not filter, and what they may ask and say in the call.

mod established;
mod lists;
mod options;
mod security;
