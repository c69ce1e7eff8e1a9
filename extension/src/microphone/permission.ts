import type { State } from "./state";

/** Whether the microphone is forbidden, so that asking for it would show no question. */
export async function microphoneDenied(): Promise<boolean> {
  return (await navigator.permissions.query({ name: "microphone" })).state === "denied";
}

/** Calls `changed` whenever the microphone is allowed or forbidden. */
export async function watchPermission(changed: () => void): Promise<void> {
  (await navigator.permissions.query({ name: "microphone" })).addEventListener("change", changed);
}

/** Has Chrome ask for the microphone where it must. Gives the state that a refusal leads to, or `null`. */
export async function askForMicrophone(): Promise<State | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    // Only the permission was wanted: the recogniser opens the microphone itself.
    for (const track of stream.getTracks()) track.stop();
    return null;
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    if (name === "NotAllowedError") return { is: "denied" };
    if (name === "NotFoundError" || name === "NotReadableError") return { is: "failed", why: "no-microphone" };
    return { is: "failed", why: { code: name } };
  }
}
