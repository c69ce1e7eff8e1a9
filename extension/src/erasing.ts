/**
 * Deleting everything while other pages are open. Each page has its place for as long as it lives; who deletes sends them away, waits until
 * they are gone with their workers, and lets them begin anew afterwards. So nothing that a page still knew is written back.
 */

const NAME = "everything";
/** How long pages may take to go, in milliseconds. */
const PATIENCE = 5_000;

/** Hears that a page has to go; what a page says itself it does not hear on the same channel. */
const channel = new BroadcastChannel(NAME);
/** Gives up this page's place. */
let leave: () => void = () => undefined;

/** Resolves once nothing is being deleted; from then on this page begins anew when everything is. */
export function untilNothingIsErased(): Promise<void> {
  channel.addEventListener("message", () => location.reload());
  return new Promise((begin) => {
    const place = (): Promise<void> => {
      begin();
      return new Promise((resolve) => {
        leave = resolve;
      });
    };
    // It is taken away from a page that does not go in time.
    navigator.locks.request(NAME, { mode: "shared" }, place).catch(() => location.reload());
  });
}

/** Does something while no other page of the extension is there. */
export async function alone(work: () => Promise<void>): Promise<void> {
  leave();
  channel.postMessage("erase");
  let begun = false;
  const once = (): Promise<void> => {
    begun = true;
    return work();
  };
  try {
    await navigator.locks.request(NAME, { signal: AbortSignal.timeout(PATIENCE) }, once);
  } catch (error) {
    if (begun) throw error;
    // A page that hangs cannot keep the person from deleting.
    await navigator.locks.request(NAME, { steal: true }, once);
  }
}
