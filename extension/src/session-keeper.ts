/** Writes sessions, and tells other pages of it. What the disk does not take stays here and is written with what comes next. */

import { type SessionWrite, write } from "./sessions-store";
import { Unwritten } from "./unwritten";

/** Keeps sessions. */
export class SessionKeeper {
  /** What is not on disk yet. */
  readonly unwritten = new Unwritten();
  readonly #changes = new BroadcastChannel("sessions");

  /** Writes these, and what could not be written before; whether everything is on disk now. */
  async keep(writes: readonly SessionWrite[]): Promise<boolean> {
    this.unwritten.add(writes);
    if (this.unwritten.all.length === 0) return true;
    try {
      await write(this.unwritten.all);
    } catch (error) {
      console.warn("a session could not be written", error);
      return false;
    }
    this.unwritten.clear();
    this.#changes.postMessage("changed");
    return true;
  }
}
