import type { CallPage } from "./call-page";
import { startReader } from "./frame";

const zoom: CallPage = {
  platform: "zoom",
  named: false,
  locate: () => null,
  controls: () => ({ inCall: false, captions: "unknown", canTurnOn: false, obstacle: null }),
};
startReader(zoom);
