//! The page's ears and mouth as signals: `PracticeVoice` in TypeScript, which has the recogniser and the voice of this computer.

use js_sys::Array;
use leptos::prelude::*;
use sidecue_browser::{object, read};
use sidecue_core::captions::Snapshot;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Hears and reads aloud, on this computer only.
    #[derive(Clone)]
    pub type Voice;

    #[wasm_bindgen(method)]
    fn follow(this: &Voice, told: &JsValue);

    /// Languages that can be heard: pairs of a tag and a name.
    #[wasm_bindgen(method)]
    fn languages(this: &Voice) -> Array;

    /// The language at work.
    #[wasm_bindgen(method, getter)]
    fn language(this: &Voice) -> String;

    #[wasm_bindgen(method)]
    fn choose(this: &Voice, language: &str);

    #[wasm_bindgen(method)]
    fn download(this: &Voice);

    #[wasm_bindgen(method)]
    fn hear(this: &Voice);

    #[wasm_bindgen(method)]
    fn rest(this: &Voice);

    #[wasm_bindgen(method, js_name = readAloud)]
    fn read_aloud(this: &Voice, text: &str);

    #[wasm_bindgen(method)]
    fn hush(this: &Voice);
}

/// How the microphone is: a word of `ears_…`, and the browser's own word for a failure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Microphone {
    pub(crate) state: String,
    pub(crate) code: String,
}

impl Microphone {
    /// Whether this browser can turn speech into text by itself, in some language.
    pub(crate) fn is_possible(&self) -> bool {
        self.state != "unsupported"
    }
}

/// What the voice does and can. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Speech {
    pub(crate) microphone: RwSignal<Microphone>,
    /// A voice of this computer can read aloud.
    pub(crate) can_read: RwSignal<bool>,
    /// It is reading.
    pub(crate) reading: RwSignal<bool>,
    voice: StoredValue<Voice, LocalStorage>,
}

impl Speech {
    /// Follows the voice; `heard` gets the recogniser's rows, `read` hears that a question was read to its end.
    pub(crate) fn follow(voice: Voice, heard: impl Fn(Snapshot) + 'static, done: impl Fn() + 'static) -> Self {
        let speech = Self {
            microphone: RwSignal::default(),
            can_read: RwSignal::new(false),
            reading: RwSignal::new(false),
            voice: StoredValue::new_local(voice.clone()),
        };
        let microphone = Closure::<dyn Fn(String, String)>::new(move |state, code| {
            speech.microphone.set(Microphone { state, code });
        });
        let heard = Closure::<dyn Fn(JsValue)>::new(move |snapshot| match read(snapshot) {
            Some(snapshot) => heard(snapshot),
            None => leptos::logging::error!("what was heard could not be read"),
        });
        let can_read = Closure::<dyn Fn(bool)>::new(move |can| speech.can_read.set(can));
        let done = Rc::new(done);
        let ended = Closure::<dyn Fn()>::new(move || {
            speech.reading.set(false);
            done();
        });
        voice.follow(&object(&[
            ("microphone", microphone.into_js_value()),
            ("heard", heard.into_js_value()),
            ("canRead", can_read.into_js_value()),
            ("read", ended.into_js_value()),
        ]));
        speech
    }

    /// Tags and names of the languages that can be heard.
    pub(crate) fn languages(self) -> Vec<(String, String)> {
        let pair = |pair: JsValue| {
            let pair: Array = pair.into();
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        };
        self.voice.with_value(|voice| voice.languages().iter().filter_map(pair).collect())
    }

    /// The tag of the language at work.
    pub(crate) fn language(self) -> String {
        self.voice.with_value(Voice::language)
    }

    /// Hears another language.
    pub(crate) fn choose(self, language: &str) {
        self.voice.with_value(|voice| voice.choose(language));
    }

    /// Has the browser download what the language needs; by a click.
    pub(crate) fn download(self) {
        self.voice.with_value(Voice::download);
    }

    /// Hears from now on. The first time a click must have led here: the browser asks for the microphone.
    pub(crate) fn hear(self) {
        self.voice.with_value(Voice::hear);
    }

    /// Hears nothing any more.
    pub(crate) fn rest(self) {
        self.voice.with_value(Voice::rest);
    }

    /// Reads a question aloud.
    pub(crate) fn read_aloud(self, text: &str) {
        self.reading.set(true);
        self.voice.with_value(|voice| voice.read_aloud(text));
    }

    /// Reads no further.
    pub(crate) fn hush(self) {
        if self.reading.get_untracked() {
            self.reading.set(false);
            self.voice.with_value(Voice::hush);
        }
    }
}
