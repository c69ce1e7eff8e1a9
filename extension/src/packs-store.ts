/** Where a person's packs are kept: one record a pack, under its id. */

import { KeptStore } from "./kept-store";

/** The packs. */
export const packsStore = new KeptStore<Uint8Array>("sidecue", "packs");

/** The person's packs. The bank's cards are there even when these cannot be reached. */
export async function ownPacks(): Promise<readonly (readonly [string, Uint8Array])[]> {
  try {
    return await packsStore.all();
  } catch (error) {
    console.warn("the person's packs could not be read", error);
    return [];
  }
}
