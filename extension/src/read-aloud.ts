/** Reads texts aloud with a voice of this computer; one that would send the text to a server is never used. */
export class ReadAloud {
  #language = "en-US";
  #changed: ((can: boolean) => void) | undefined;
  #current: SpeechSynthesisUtterance | null = null;

  /** Tells whether there is a voice, now and whenever that changes: a browser finds its voices after a while. */
  follow(changed: (can: boolean) => void): void {
    this.#changed = changed;
    speechSynthesis.addEventListener("voiceschanged", () => this.#look());
    addEventListener("pagehide", () => this.hush());
    this.#look();
  }

  /** Reads this language from now on. */
  speak(language: string): void {
    this.#language = language;
    this.#look();
  }

  /** Reads a text. `ended` hears that it came to its end, or that it cannot be read; not that it was hushed. */
  read(text: string, ended: () => void): void {
    this.hush();
    const voice = this.#voice();
    const utterance = new SpeechSynthesisUtterance(text);
    this.#current = utterance;
    const end = (): void => {
      if (this.#current !== utterance) return;
      this.#current = null;
      ended();
    };
    if (voice === undefined) {
      end();
      return;
    }
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = utterance.onerror = end;
    speechSynthesis.speak(utterance);
  }

  /** Reads no further. */
  hush(): void {
    this.#current = null;
    speechSynthesis.cancel();
  }

  #look(): void {
    this.#changed?.(this.#voice() !== undefined);
  }

  #voice(): SpeechSynthesisVoice | undefined {
    const [spoken = ""] = this.#language.split("-");
    const local = speechSynthesis.getVoices().filter(({ localService }) => localService);
    const fits = (lang: string): boolean => lang.replace("_", "-").split("-")[0] === spoken;
    return local.find(({ lang }) => lang.replace("_", "-") === this.#language) ?? local.find(({ lang }) => fits(lang));
  }
}
