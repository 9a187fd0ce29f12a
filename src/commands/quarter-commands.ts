/** Looks over a closed quarter without the browser and, with the public key given, without trusting this installation's keys. */
import { readFile } from "node:fs/promises";
import { Problem } from "../kernel/problem.ts";
import {
  checkSeals,
  quarterSigner,
  type SealCheck,
} from "../modules/registry/quarters/quarter-seal.service.ts";
import { getClosed } from "../modules/registry/quarters/read-quarter.service.ts";
import { systemActor } from "../platform/access/system-actor.ts";
import { meaningOf, type Seal, SM2_SCHEME } from "../platform/crypto/signing.ts";
import { isSm2PublicKey, verifySm2 } from "../platform/crypto/sm2.ts";
import { unitOfWork } from "../platform/db/database.ts";
import {
  type Command,
  type CommandCall,
  commandProblems,
  demandFile,
  demandValue,
  readArguments,
} from "./command.ts";

export const quarterCommands: readonly (readonly [string, Command])[] = [
  [
    "quarter verify",
    {
      usage: "季度 [--public-key 公钥文件] [--json]",
      purpose: "验证一个季度（如 2026Q2）的封存名册有没有被改动；给了公钥文件就用它验证签名",
      run: verifyQuarter,
    },
  ],
];

async function verifyQuarter({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { options: ["public-key"], flags: ["json"] });
  const quarter = demandValue(args, 0, "季度，如 2026Q2");
  const file = args.option("public-key");
  const publicKey = file === undefined ? undefined : await readPublicKey(file);
  const { app } = await open();
  const own = quarterSigner(app);
  const verify =
    publicKey === undefined
      ? own.verify
      : (text: string, seal: Seal) =>
          Promise.resolve(seal.scheme === SM2_SCHEME && verifySm2(text, seal.value, publicKey));
  const work = { operation: "quarter.verify", effect: "read" } as const;
  const checks = await unitOfWork(app.database, systemActor("command-line"), work, async (tx) => {
    await getClosed(tx, quarter);
    tx.note({ detail: { quarter } });
    return checkSeals(tx, quarter, verify);
  });
  for (const check of checks) print(args.flag("json") ? JSON.stringify(check) : sentenceOf(check));
  const schemes = new Set(checks.map(({ scheme }) => scheme));
  for (const scheme of schemes) say(`${scheme}：${meaningOf(scheme)}。`);
  return checks.length > 0 && checks.every((one) => one.rowsIntact && one.signatureHolds) ? 0 : 1;
}

function sentenceOf({ ledger, rows, digest, rowsIntact, signatureHolds }: SealCheck): string {
  const list = rowsIntact ? "名册与封存时一致" : "名册与封存时不一致：内容被改动过";
  const mark = signatureHolds ? "签名有效" : "签名无效：不是用这把密钥签出的，或摘要被改动过";
  return `${ledger}  ${rows} 人  SM3 ${digest}  ${list}；${mark}`;
}

async function readPublicKey(file: string): Promise<string> {
  const text = await readFile(await demandFile(file), "utf8");
  if (!isSm2PublicKey(text))
    throw new Problem(commandProblems.usage, { detail: `${file} 不是 SM2 公钥（PEM），什么都没有做。` });
  return text;
}
