//! What callouts may answer, what that leaves to others, what they may ask and say in the call, and which of them are there at all.

mod discard;
mod established;
mod keys;
mod lists;
mod options;
mod rights;
mod security;
