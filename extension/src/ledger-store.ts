/** Where the ledger of sessions is kept: a line under each key. */

import { KeptStore } from "./kept-store";

/** The ledger. In a database of its own: whatever becomes of the packs, it is not touched. */
export const ledgerStore = new KeptStore<string>("sidecue-ledger", "lines");
