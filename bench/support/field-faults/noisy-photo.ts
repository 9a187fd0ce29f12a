/** Pictures that no two are alike and that hardly grow smaller when they are pressed: as large as a phone's photo of a kitchen. */
import { randomFillSync } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import type { Photo } from "./mortal-phone.ts";

const WIDTH = 480;
const HEIGHT = 360;

export function noisyPhoto(nth: number): Photo {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  randomFillSync(rows);
  for (let row = 0; row < HEIGHT; row++) rows[row * (WIDTH * 3 + 1)] = 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2], 8);
  const buffer = Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { name: `${nth}.png`, mimeType: "image/png", buffer };
}

function chunk(name: string, body: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)]);
}
