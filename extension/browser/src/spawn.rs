//! Things that go on by themselves.

use std::pin::Pin;

/// Runs something that takes a while, beside everything else. Every future is of one type here, because each other type adds code.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
