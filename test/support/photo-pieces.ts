/** A piece of a photo, sent as phones send it. */
import type { Agent } from "./app.ts";

export function sendPhotoPiece(
  agent: Agent,
  digest: string,
  { offset, total, bytes }: { readonly offset: number; readonly total: number; readonly bytes: Buffer },
) {
  const mark = "----piece";
  const field = (name: string, value: number) =>
    `--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="p"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(field("offset", offset) + field("total", total) + file),
    bytes,
    Buffer.from(`\r\n--${mark}--\r\n`),
  ]);
  const headers = { "content-type": `multipart/form-data; boundary=${mark}` };
  return agent.request({ method: "POST", url: `/api/sync/photos/${digest}`, payload, headers });
}
