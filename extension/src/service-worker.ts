/**
 * The service worker: opens the panel and puts readers on call pages once the panel, which holds the consent, asks for
 * them. It keeps no state and no caption passes through it, so Chrome may stop it at any time.
 */

import { type CommandMessage, isReadersRequest, type ReadersReply, type ReadersRequest } from "./messages";
import { allowedSites, CALLS, permitted, type Site } from "./sites";

function logged(what: string): (error: unknown) => void {
  return (error) => console.warn(what, error);
}

chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(logged("the toolbar button"));
// Content scripts may read this storage by default; licences and notes are none of their business.
chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" }).catch(logged("the storage access level"));

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason !== "install") return;
  // Only a click may open the panel, so the first thing a new user needs is a page with that button.
  chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") }).catch(logged("the welcome page"));
});

// Keys that count while the call or an editor has the focus; what they do is the panel's to know.
chrome.commands.onCommand.addListener((command) => {
  const message: CommandMessage = { type: "command", command };
  // Without a panel nobody listens.
  chrome.runtime.sendMessage(message).catch(() => undefined);
});

chrome.runtime.onMessage.addListener((message: unknown, sender, reply: (answer: ReadersReply) => void) => {
  if (!isFromPanel(sender) || !isReadersRequest(message)) return false;
  // Two panels may ask at the same moment, and Chrome refuses a script whose registration is under way.
  navigator.locks
    .request("readers", () => setReaders(message))
    .then(
      async (where) => reply({ ok: true, ...(await where) }),
      (error: unknown) => reply({ ok: false, error: error instanceof Error ? error.message : String(error) }),
    );
  return true;
});

/** A reader's messages come from the same extension, and a page could have taken over a reader's process. */
function isFromPanel(sender: chrome.runtime.MessageSender): boolean {
  return sender.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL("sidepanel.html")) === true;
}

/** Where readers are. */
type Readers = Omit<Extract<ReadersReply, { ok: true }>, "ok">;

/** Puts readers on the pages they are for, or takes them away. */
async function setReaders({ wanted }: ReadersRequest): Promise<Readers> {
  const { origins, allowed, missing } = await permitted();
  const calls = CALLS.filter((site) => site.origins.some((origin) => origins.includes(origin)));
  const sites = wanted ? [...calls, ...allowedSites(allowed)] : [];
  const before = await chrome.scripting.getRegisteredContentScripts();
  const known = new Map(before.map((script) => [script.id, script]));
  const gone = before.filter(({ id }) => !sites.some((site) => site.id === id)).map(({ id }) => id);
  if (gone.length > 0) await chrome.scripting.unregisterContentScripts({ ids: gone });
  for (const site of sites) {
    const registered = known.get(site.id);
    const script = scriptOf(site);
    if (registered === undefined) await chrome.scripting.registerContentScripts([script]);
    else if (isOther(registered, script)) await chrome.scripting.updateContentScripts([script]);
  }
  await Promise.all(sites.map(injectIntoOpenTabs));
  return { pages: sites.flatMap(({ matches }) => matches), missing };
}

function isOther(a: chrome.scripting.RegisteredContentScript, b: chrome.scripting.RegisteredContentScript): boolean {
  return a.matches?.join() !== b.matches?.join() || a.js?.join() !== b.js?.join();
}

function scriptOf({ id, matches }: Site): chrome.scripting.RegisteredContentScript & { js: string[] } {
  // In this order: a reader makes use of the finder.
  const js = ["readers/finder.js", `readers/${id}.js`];
  return { id, matches: [...matches], js, runAt: "document_idle", persistAcrossSessions: true };
}

/** Registration only reaches pages that load later, so the calls already open get their reader here. */
async function injectIntoOpenTabs(site: Site): Promise<void> {
  const tabs = await chrome.tabs.query({ url: [...site.matches] });
  const injections = tabs.flatMap(({ id, discarded, frozen, status }) => {
    // A discarded tab gets the reader when it is loaded again.
    if (id === undefined || discarded) return [];
    const injection = chrome.scripting.executeScript({ target: { tabId: id }, files: scriptOf(site).js });
    // One tab that cannot be read (an error page, say) must not keep the others from it; the panel sees by itself
    // which tab answers. A tab that is loading or frozen may take minutes: nobody should wait for it.
    const settled = injection.catch(logged(`the reader for tab ${id}`));
    return status === "complete" && !frozen ? [settled] : [];
  });
  await Promise.all(injections);
}
