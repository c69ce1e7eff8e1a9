import type { CallPage } from "./call-page";
import { startReader } from "./frame";

const generic: CallPage = {
  platform: "generic",
  named: false,
  locate: () => null,
  controls: () => ({ inCall: false, captions: "unknown", canTurnOn: false, obstacle: null }),
};
startReader(generic);
