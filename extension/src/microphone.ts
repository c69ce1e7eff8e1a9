/**
 * The microphone page: speech turned into text on this computer, for practice and for calls without captions. It is a
 * page of its own because Chrome shows no question about the microphone in a side panel. To the panel it is a reader.
 */

import { followAppearance } from "./appearance";
import { untilNothingIsErased } from "./erasing";
import { Desk } from "./microphone/desk";
import { closest, LANGUAGES, nameOf } from "./microphone/languages";
import { followPanel } from "./microphone/panel-link";
import { watchPermission } from "./microphone/permission";
import { Transcript } from "./microphone/transcript";
import { View } from "./microphone/view";
import { openPanel } from "./open-panel";
import { onClick, part } from "./page-parts";
import { fillTexts } from "./page-texts";
import { startReader } from "./readers/frame";
// A reader makes use of the finder; on a call page it is a script of its own.
import "./readers/finder";

followAppearance();
fillTexts();
// It keeps nothing, but what it heard goes with everything else.
untilNothingIsErased().catch((error: unknown) => console.error("this page has no place", error));

const select = part<HTMLSelectElement>("select");
for (const language of LANGUAGES) {
  const option = new Option(nameOf(language), language);
  option.lang = language;
  select.append(option);
}
select.value = closest(chrome.i18n.getUILanguage());

const transcript = new Transcript(part("[data-transcript]"));
const view = new View();
const desk = new Desk(select.value, transcript, (state) => view.show(state, nameOf(select.value)));

startReader({
  platform: "generic",
  named: false,
  known: null,
  locate() {
    const { root } = transcript;
    return root && { root, strategy: "named", rows: (limit) => transcript.rows(limit) };
  },
  controls() {
    const listening = desk.state.is === "listening";
    return { inCall: listening, captions: listening ? "on" : "off", canTurnOn: false, obstacle: null };
  },
});

followPanel({
  reads(reading) {
    if (!reading) desk.stop("panel");
    view.showPanel(reading);
  },
  forgets: () => desk.forget(),
});
view.showPanel(false);

onClick("[data-main-action]", () => {
  const { action } = view;
  if (action === "start") void desk.start();
  else if (action === "stop") desk.stop("person");
  else if (action === "download") void desk.download();
  else if (action === "retry") void desk.look();
});
onClick("[data-action=clear]", () => desk.forget());
onClick("[data-action=open-panel]", () => {
  openPanel().catch((error: unknown) => {
    console.error("the side panel did not open", error);
    part("[data-open-failed]").textContent = chrome.i18n.getMessage("options_open_failed");
  });
});
select.addEventListener("change", () => void desk.choose(select.value));
// A page that goes may be kept alive for the way back.
addEventListener("pagehide", () => desk.stop("person"));
void watchPermission(() => void desk.permissionChanged());
void desk.look();
