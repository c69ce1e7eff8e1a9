/** Opens the side panel of this window. Call it from a click. */
export async function openPanel(): Promise<void> {
  // The click's permission to open the panel outlives this one short wait; the window is asked for late because a
  // tab can move to another window.
  const { id } = await chrome.windows.getCurrent();
  if (id === undefined) throw new Error("this tab has no window");
  await chrome.sidePanel.open({ windowId: id });
}
