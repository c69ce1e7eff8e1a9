import { isPanelMessage, READER_PORT } from "../messages";
import { isFromExtension } from "../readers/frame";

/** What the panel does with this page. */
export interface PanelNews {
  /** The panel reads the transcript, or has stopped to. */
  reads(reading: boolean): void;
  /** The panel wants what was heard forgotten. */
  forgets(): void;
}

/**
 * Follows what the panel does beside the reader that serves it: a call goes on when nobody reads it, but a microphone
 * must not stay open then.
 */
export function followPanel(news: PanelNews): void {
  let current: chrome.runtime.Port | undefined;
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== READER_PORT || !isFromExtension(port)) return;
    // The reader serves one panel at a time, the last that came.
    current = port;
    port.onMessage.addListener((message: unknown) => {
      if (port !== current || !isPanelMessage(message)) return;
      if (message.type === "read") news.reads(true);
      else if (message.type === "rest") news.reads(false);
      else if (message.type === "forget") news.forgets();
    });
    port.onDisconnect.addListener(() => {
      if (port !== current) return;
      current = undefined;
      news.reads(false);
    });
  });
}
