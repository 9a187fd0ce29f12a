/** What lies in a .docx file: its parts, and the text of its body. */
import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { solid } from "./read-pdf.ts";

export interface ReadDocx {
  readonly parts: Readonly<Record<string, string>>;
  /** All text of the body, without spaces and line ends. */
  readonly solid: string;
}

export async function readDocx(bytes: Buffer): Promise<ReadDocx> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    parts[entry.fileName] = (await buffer(stream)).toString();
  }
  for (const [name, xml] of Object.entries(parts)) demandWellFormed(name, xml);
  const texts = (parts["word/document.xml"] ?? "").matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g);
  return { parts, solid: solid([...texts].map(([, text = ""]) => unescapeXml(text)).join("")) };
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

const TAG = /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g;

/** Every element is closed in its order, and nothing else looks like markup. */
function demandWellFormed(name: string, xml: string): void {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>\s*/, "")
    .replaceAll(TAG, (_, closing, tag: string, _attributes, empty) => {
      if (closing !== "" && open.pop() !== tag) throw new Error(`${name}: </${tag}> closes nothing`);
      if (closing === "" && empty === "") open.push(tag);
      return "";
    });
  if (open.length > 0) throw new Error(`${name}: ${open.join(", ")} left open`);
  const strange = /[<>]|&(?!(?:amp|lt|gt|quot);)/.exec(rest);
  if (strange !== null) throw new Error(`${name}: ${rest.slice(strange.index, strange.index + 40)}`);
}
