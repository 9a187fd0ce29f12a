/** T19: whoever takes the disk out of the phone looks for names, numbers, addresses and words in every file of the browser's. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "./world.ts";

export interface DiskFigures {
  readonly searchedFor: number;
  readonly files: number;
  readonly megabytes: number;
  readonly hits: readonly { readonly what: string; readonly file: string }[];
  /** What was put there in clear to be found, in each of the two encodings. */
  readonly controlFound: readonly string[];
}

const CONTROL = "对照：这一句没有加密";
const encodings = ["utf8", "utf16le"] as const;

export async function searchProfile({ phone, ledger }: World): Promise<DiskFigures> {
  await leaveControl(phone.page);
  const secrets = [...new Set(await ledger.secrets())];
  phone.kill();
  await phone.untilDead();
  const hits: { what: string; file: string }[] = [];
  const controlFound = new Set<string>();
  let bytes = 0;
  const files = readdirSync(phone.profile, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const content = readFileSync(path);
    bytes += content.length;
    for (const encoding of encodings) {
      if (content.includes(Buffer.from(CONTROL, encoding))) controlFound.add(encoding);
      for (const what of secrets)
        if (content.includes(Buffer.from(what, encoding)))
          hits.push({ what: `${what} (${encoding})`, file: path.slice(phone.profile.length) });
    }
  }
  return {
    searchedFor: secrets.length,
    files: files.length,
    megabytes: Math.round(bytes / 1e6),
    hits,
    controlFound: [...controlFound].sort(),
  };
}

/** One sentence where the phone keeps its words and one where it keeps its pages, so that a search that finds nothing means something. */
async function leaveControl(page: World["phone"]["page"]): Promise<void> {
  await page.evaluate(async (sentence) => {
    await new Promise<void>((resolve, reject) => {
      const asked = indexedDB.open("control");
      asked.onupgradeneeded = () => asked.result.createObjectStore("rows");
      asked.onerror = () => reject(asked.error ?? new Error("the store does not open"));
      asked.onsuccess = () => {
        const tx = asked.result.transaction("rows", "readwrite", { durability: "strict" });
        tx.objectStore("rows").put(sentence, 1);
        tx.oncomplete = () => resolve();
      };
    });
    const kept = await caches.open("control");
    await kept.put("/field/control", new Response(sentence));
  }, CONTROL);
}
