//! How long management objects live, and which may refer to which (C-351).

use fwps_sys as sys;

use super::key::Key;
use crate::Status;

/// How long an object lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifetime {
    /// As long as the platform.
    BuiltIn,
    /// Until it is deleted; it comes back when the filter engine starts again.
    Persistent,
    /// From boot until the filter engine starts; only filters live so.
    BootTime,
    /// Until it is deleted, or the filter engine stops.
    Static,
    /// Until the session with this handle ends.
    Dynamic(usize),
}

impl Lifetime {
    /// What an object is that a session adds; `owner` is the session, when that is dynamic.
    pub(crate) fn of_new(owner: Option<usize>, persistent: bool, boot_time: bool) -> Result<Self, Status> {
        match owner {
            // A dynamic session has dynamic objects only.
            Some(_) if persistent || boot_time => Err(sys::STATUS_FWP_LIFETIME_MISMATCH),
            Some(session) => Ok(Lifetime::Dynamic(session)),
            None if boot_time => Ok(Lifetime::BootTime),
            None if persistent => Ok(Lifetime::Persistent),
            None => Ok(Lifetime::Static),
        }
    }

    /// Whether the object goes with a session.
    pub(crate) fn is_of(self, session: usize) -> bool {
        self == Lifetime::Dynamic(session)
    }

    /// Whether the filter engine still has the object after it was stopped and started.
    pub(crate) fn outlasts_engine(self) -> bool {
        matches!(
            self,
            Lifetime::BuiltIn | Lifetime::Persistent | Lifetime::BootTime
        )
    }

    /// Whether an object of this lifetime may refer to `target`, which must not live shorter.
    pub(crate) fn may_refer_to(self, target: Lifetime) -> bool {
        match (self, target) {
            (_, Lifetime::BuiltIn) => true,
            (Lifetime::BuiltIn | Lifetime::Persistent | Lifetime::BootTime, target) => {
                target == Lifetime::Persistent
            }
            (Lifetime::Static, target) => !matches!(target, Lifetime::Dynamic(_)),
            (Lifetime::Dynamic(session), Lifetime::Dynamic(other)) => session == other,
            (Lifetime::Dynamic(_), _) => true,
        }
    }

    /// Checks a reference to an object that may have a provider: persistent objects refer to those of their own provider only.
    pub(crate) fn check_reference(
        self,
        provider: Option<Key>,
        target: Lifetime,
        target_provider: Option<Key>,
    ) -> Result<(), Status> {
        let foreign =
            self == Lifetime::Persistent && target == Lifetime::Persistent && provider != target_provider;
        if foreign || !self.may_refer_to(target) {
            return Err(sys::STATUS_FWP_LIFETIME_MISMATCH);
        }
        Ok(())
    }

    /// Whether a session may delete or secure an object of this lifetime (C-345); `owner` is the session, when that is dynamic.
    pub(crate) fn check_change(self, owner: Option<usize>) -> Result<(), Status> {
        match (owner, self) {
            (_, Lifetime::BuiltIn) => Err(sys::STATUS_FWP_BUILTIN_OBJECT),
            (session, Lifetime::Dynamic(other)) if session != Some(other) => {
                Err(sys::STATUS_FWP_WRONG_SESSION)
            }
            (Some(_), Lifetime::Static | Lifetime::Persistent | Lifetime::BootTime) => {
                Err(sys::STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS)
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lifetime::*;

    #[test]
    fn nothing_refers_to_what_may_go_earlier() {
        let all = [BuiltIn, Persistent, Static, Dynamic(1), Dynamic(2)];
        let allowed = |from: super::Lifetime| all.map(|target| from.may_refer_to(target));
        assert_eq!(allowed(Persistent), [true, true, false, false, false]);
        assert_eq!(allowed(BootTime), [true, true, false, false, false]);
        assert_eq!(allowed(Static), [true, true, true, false, false]);
        assert_eq!(allowed(Dynamic(1)), [true, true, true, true, false]);
    }
}
