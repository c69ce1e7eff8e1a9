import type { CallPage } from "./call-page";
import { startReader } from "./frame";

const teams: CallPage = {
  platform: "teams",
  named: false,
  locate: () => null,
  controls: () => ({ inCall: false, captions: "unknown", canTurnOn: false, obstacle: null }),
};
startReader(teams);
