/** The bank's part in the demonstration: it answers a payment file line by line, in a file of its own. */
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Month } from "../../../kernel/month.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { UploadedFile } from "../../../platform/http/upload.ts";
import { readPaymentFile } from "../payroll/payment-files.service.ts";

interface Answering {
  readonly month: Month;
  /** Made by the template of the postal bank. */
  readonly fileId: string;
  /** By number in the file: why it could not be paid. */
  readonly rejected: Readonly<Record<number, string>>;
}

export async function answerOfBank(
  tx: Tx,
  cipher: FieldCipher,
  { month, fileId, rejected }: Answering,
  take: (upload: UploadedFile) => Promise<unknown>,
): Promise<void> {
  const { stream } = await readPaymentFile(tx, cipher, month, fileId);
  const [, ...sent] = (await text(stream)).trim().split(/\r?\n/);
  const lines = sent.map((line) => {
    const [seq = "", , account, fen] = line.split("|");
    const why = rejected[Number(seq)];
    return [seq, account, fen, why === undefined ? "成功" : "失败", why ?? ""].join("|");
  });
  const bytes = Buffer.from(["序号|账号|金额（分）|结果|原因", ...lines].join("\r\n"), "utf8");
  const folder = await mkdtemp(join(tmpdir(), "tongan-demo-"));
  try {
    const path = join(folder, "answer.txt");
    await writeFile(path, bytes);
    const sha256 = createHash("sha256").update(bytes).digest();
    await take({ name: `${month}-回盘.txt`, path, size: bytes.length, sha256 });
  } finally {
    await rm(folder, { recursive: true });
  }
}
