/** The pages that have a reader, and the permissions that readers take. */

/** A reader and the pages it reads. */
export interface Site {
  /** Its script, `readers/<id>.js`, and its registration. */
  readonly id: string;
  readonly matches: readonly string[];
  /** The permission that it takes. */
  readonly origins: readonly string[];
}

function site(id: string, matches: readonly string[], origins = matches): Site {
  return { id, matches, origins };
}

/** The call platforms: their hosts are in the manifest, so that no question meets a person in a call. */
export const CALLS: readonly Site[] = [
  site("meet", ["https://meet.google.com/*"]),
  site("teams", ["https://teams.microsoft.com/*", "https://teams.live.com/*", "https://teams.cloud.microsoft/*"]),
  // Companies have hosts of their own below zoom.us; the part of them that is no call is left alone.
  site("zoom", ["https://*.zoom.us/wc/*", "https://*.zoom.us/j/*"], ["https://*.zoom.us/*"]),
];

const YOUTUBE = "https://www.youtube.com/*";

/** The readers of pages that the person allowed one by one, by their origins. */
export function allowedSites(origins: readonly string[]): readonly Site[] {
  const others = origins.filter((origin) => origin !== YOUTUBE);
  return [
    ...(origins.includes(YOUTUBE) ? [site("youtube", [YOUTUBE])] : []),
    ...(others.length > 0 ? [site("generic", others)] : []),
  ];
}

/** What the person lets Sidecue read. */
export interface Permitted {
  readonly origins: readonly string[];
  /** Those of them that the manifest does not ask for: the person allowed them one by one. */
  readonly allowed: readonly string[];
  /** Those that the manifest asks for, and that were taken back. */
  readonly missing: readonly string[];
}

/** Asks Chrome what may be read. */
export async function permitted(): Promise<Permitted> {
  const { origins = [] } = await chrome.permissions.getAll();
  const declared: readonly string[] = chrome.runtime.getManifest().host_permissions ?? [];
  const allowed = origins.filter((origin) => !declared.includes(origin));
  const missing = declared.filter((origin) => !origins.includes(origin));
  return { origins, allowed, missing };
}
