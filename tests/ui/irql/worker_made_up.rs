//! C-032: that an injection is out of band is known, not said.

use fwps::{Job, OutOfBand, Passive};

pub fn case<J: Job>(job: J, state: &J::State, passive: &Passive<'_>, worker: &OutOfBand<'_>) {
    job.run(state, &OutOfBand { passive });
}
