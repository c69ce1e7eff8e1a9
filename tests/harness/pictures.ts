/** Takes the pictures of the store's page and of the README from the built extension. */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { launchSidecue } from "./browser";
import { callPictures } from "./pictures/call-pictures";
import { Composition } from "./pictures/composition";
import { practicePictures, privacyPicture, welcomePicture } from "./pictures/page-pictures";
import { settings } from "./settings";

/** All pictures together, in bytes: the repository holds them. */
const MOST_BYTES = 2_500_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: "string", default: "docs/pictures" } } });
  const out = path.resolve(values.out);
  await mkdir(out, { recursive: true });
  const { pages, dist } = settings();
  const sidecue = await launchSidecue({
    headless: true,
    // The composition uses the extension's colours and icon.
    pages: [...pages, dist],
    args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"],
  });
  let bytes = 0;
  try {
    // The first one agrees, for all that follow.
    const first = await welcomePicture(sidecue);
    const all = [
      ...(await callPictures(sidecue)),
      ...(await practicePictures(sidecue)),
      await privacyPicture(sidecue),
      first,
    ];
    const composition = await Composition.open(sidecue, out);
    for (const picture of all) {
      const written = await composition.write(picture);
      bytes += written.bytes;
      console.log(`${written.file}  ${Math.round(written.bytes / 1000)} kB`);
    }
    console.log(`${all.length} pictures, ${Math.round(bytes / 1000)} kB`);
  } finally {
    await sidecue.close();
  }
  if (sidecue.problems.length > 0) throw new Error(`problems meanwhile:\n  ${sidecue.problems.join("\n  ")}`);
  if (bytes > MOST_BYTES) throw new Error(`that is more than ${MOST_BYTES / 1000} kB`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`pictures: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
