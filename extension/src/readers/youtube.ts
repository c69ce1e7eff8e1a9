import type { CallPage } from "./call-page";
import { startReader } from "./frame";

const youtube: CallPage = {
  platform: "youtube",
  named: false,
  locate: () => null,
  controls: () => ({ inCall: false, captions: "unknown", canTurnOn: false, obstacle: null }),
};
startReader(youtube);
