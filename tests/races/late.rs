//! A worker that makes what unload ends, while it does.

use fwps::{
    InjectionHandle, Job, OutOfBand, OutOfBandQueue, V4,
    driver::Image,
    inject::{L2, Network},
    layer::AleAuthListenV4,
    management::Engine,
    pending::{Decision, PendedOperations},
    wide,
};

use crate::tool::dispose;

/// Which of the things to make.
pub(crate) struct Late(pub(crate) u64);

impl Job for Late {
    type State = Image;

    fn run(self, image: &Image, worker: &OutOfBand<'_>) {
        let passive = worker.passive();
        match self.0 {
            0 => dispose(Engine::open(image, wide!("late"), passive)),
            1 => dispose(InjectionHandle::<L2>::create(image, passive)),
            2 => dispose(InjectionHandle::<Network<V4>>::create(image, passive)),
            3 => dispose(OutOfBandQueue::<Self>::create(image, 1, image.clone(), passive)),
            4 => dispose(PendedOperations::<AleAuthListenV4>::create(
                image,
                1,
                Decision::Permit,
                passive,
            )),
            _ => {
                let made = OutOfBandQueue::<Self>::create(image, 1, image.clone(), passive);
                if let Ok(queue) = made {
                    let _full = queue.push(Self(0));
                    dispose(queue);
                }
            }
        }
    }
}
