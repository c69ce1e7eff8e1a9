/**
 * The reader of any page that the person allowed: the text tracks of its videos; without them, the lines that the person
 * pointed at, or that were guessed, which every session sees to by itself.
 */

import type { CallControls, Platform } from "../messages";
import type { CallPage, Found } from "./call-page";
import { startReader } from "./frame";
import { captioned, cueRows, listenTo } from "./tracks";

let platform: Platform = "generic";

function locate(): Found | null {
  const found = captioned();
  if (found?.live === undefined) {
    platform = "generic";
    return null;
  }
  const { video, live } = found;
  platform = "vtt";
  return { root: video, strategy: "named", rows: (limit) => cueRows(live).slice(-limit) };
}

/** Where the person let us in, they want us to read: there is no telling whether a page is a call. */
function controls(): CallControls {
  const found = captioned();
  const captions = found === null ? "unknown" : found.live === undefined ? "off" : "on";
  return { inCall: true, captions, canTurnOn: captions === "off", obstacle: null };
}

function turnOn(): void {
  const found = captioned();
  const [first] = found?.tracks ?? [];
  if (found?.live === undefined && first !== undefined) first.mode = "showing";
}

const generic: CallPage = {
  get platform() {
    return platform;
  },
  named: false,
  known: null,
  locate,
  controls,
  turnOn,
  listen: (root, changed) => (root instanceof HTMLMediaElement ? listenTo(root, changed) : () => undefined),
};
startReader(generic);
