/** Where a person's packs are kept: one record a pack, under its id. */

import { KeptStore } from "./kept-store";

/** The packs. */
export const packsStore = new KeptStore<Uint8Array>("sidecue", "packs");
