//! A body that is written here and read by the runtime itself.
//!
//! A stream made of a Rust stream is pulled by the runtime through JavaScript, several turns of the
//! event loop a word. This one hands each word over in one.

use futures_util::FutureExt;
use worker::js_sys::{Object, Promise, Reflect, Uint8Array};
use worker::wasm_bindgen;
use worker::wasm_bindgen::prelude::*;
use worker::wasm_bindgen_futures::JsFuture;
use worker::web_sys;

#[wasm_bindgen]
extern "C" {
    /// Cloudflare's own: bytes written come out as they are. The standard `TransformStream` is
    /// JavaScript inside, and would gain nothing.
    type IdentityTransformStream;
    #[wasm_bindgen(constructor)]
    fn new(options: &Object) -> IdentityTransformStream;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &IdentityTransformStream) -> web_sys::ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &IdentityTransformStream) -> Writable;

    type Writable;
    #[wasm_bindgen(method, js_name = getWriter)]
    fn writer(this: &Writable) -> Writer;

    type Writer;
    #[wasm_bindgen(method)]
    fn write(this: &Writer, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &Writer) -> Promise;
    #[wasm_bindgen(method, getter)]
    fn closed(this: &Writer) -> Promise;
    #[wasm_bindgen(method, getter)]
    fn ready(this: &Writer) -> Promise;
    #[wasm_bindgen(method, getter, js_name = desiredSize)]
    fn desired_size(this: &Writer) -> Option<f64>;
}

/// How much may wait to be read before the writer is held back, bytes: some two hundred words.
const MOST_WAITING: u32 = 16 * 1024;

thread_local! {
    /// A write that fails is noticed by `closed`; its own promise must not be told to the log.
    static PASS_OVER: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
}

/// The end that is written to. Dropping it ends the body.
pub struct Pipe {
    writer: Writer,
    /// Settles when the other end is given up.
    pub closed: JsFuture,
}

/// Nobody reads any more.
pub struct Closed;

impl Pipe {
    /// A pipe, and the end that is read.
    pub fn new() -> (Self, web_sys::ReadableStream) {
        let options = Object::new();
        // A plain object takes every property.
        let _ = Reflect::set(&options, &"highWaterMark".into(), &MOST_WAITING.into());
        let stream = IdentityTransformStream::new(&options);
        let writer = stream.writable().writer();
        let closed = JsFuture::from(writer.closed());
        (Self { writer, closed }, stream.readable())
    }

    /// Writes `text`. Waits only while too much waits to be read: a slow reader holds the writer
    /// back instead of filling memory.
    pub async fn write(&mut self, text: &str) -> Result<(), Closed> {
        if (&mut self.closed).now_or_never().is_some() {
            return Err(Closed);
        }
        let written = self.writer.write(&Uint8Array::from(text.as_bytes()));
        PASS_OVER.with(|pass_over| drop(written.catch(pass_over)));
        if self.writer.desired_size().is_some_and(|room| room > 0.0) {
            return Ok(());
        }
        JsFuture::from(self.writer.ready()).await.map(|_| ()).map_err(|_| Closed)
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        // Whether anybody is left to see the end is no longer of interest.
        PASS_OVER.with(|pass_over| drop(self.writer.close().catch(pass_over)));
    }
}
