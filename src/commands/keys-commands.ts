/** Changing the keys that sealed values and blind indexes are made with. */
import { keyedRooms } from "../keyed-rooms.ts";
import type { KeyUse } from "../platform/crypto/key-ring.ts";
import { keysOf } from "../platform/crypto/key-ring.ts";
import { startJobs } from "../platform/jobs/jobs.ts";
import { askForRenewal } from "../platform/keys/keys.job.ts";
import {
  ALL_KNOW_MS,
  beginRotation,
  countKeys,
  finishRotation,
  openWhatIsUsed,
  type Rotation,
  type RotationOutcome,
  type RotationProgress,
} from "../platform/keys/rotate-keys.service.ts";
import { type Command, type CommandCall, readArguments } from "./command.ts";

export const keysCommands: readonly (readonly [string, Command])[] = [
  [
    "keys rotate",
    {
      usage: "[--index] [--wait] [--json]",
      purpose:
        "启用新的加密密钥（--index 为查找索引的密钥），把已有数据改用新密钥，再停用旧的；默认由服务器在后台做完，--wait 在这里做完",
      run: rotateKeys,
    },
  ],
  ["keys status", { usage: "[--json]", purpose: "每把密钥的状态，以及还有多少数据用着它", run: showKeys }],
];

const useNames: Readonly<Record<KeyUse, string>> = { field: "加密密钥", index: "索引密钥" };
const stateNames = { active: "使用中", opening: "只用于读取", retired: "已停用" } as const;

async function rotateKeys({ words, open, print, say }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["index", "wait", "json"] });
  const { app, ownerUrl } = await open();
  await openWhatIsUsed(app, keyedRooms);
  const rotation: Rotation = {
    app,
    rooms: keyedRooms,
    use: args.flag("index") ? "index" : "field",
    signal: new AbortController().signal,
    settleMs: ALL_KNOW_MS,
    told: (progress) => say(sentenceOf(progress)),
  };
  const key = await beginRotation(rotation);
  if (!args.flag("wait")) {
    const jobs = await startJobs({ url: ownerUrl, log: app.log });
    await askForRenewal(jobs);
    await jobs.stop();
    print(
      args.flag("json")
        ? JSON.stringify({ use: rotation.use, activeKey: key, state: "queued" })
        : `新数据从现在起用${useNames[rotation.use]} ${key}。已有数据由服务器在后台改用新密钥，期间照常办公；用 keys status 看进度。旧密钥做完后自动停用，请勿删除密钥文件夹。`,
    );
    return 0;
  }
  const outcome = await finishRotation(rotation);
  print(args.flag("json") ? JSON.stringify({ ...outcome, state: stateOf(outcome) }) : resultOf(outcome));
  for (const each of outcome.broken) say(`  打不开：${each}`);
  return outcome.broken.length === 0 ? 0 : 1;
}

function stateOf({ broken, left }: RotationOutcome): "done" | "broken" | "waiting" {
  if (broken.length > 0) return "broken";
  return left === 0 ? "done" : "waiting";
}

function resultOf(outcome: RotationOutcome): string {
  const { use, activeKey, renewed, retired, broken, left } = outcome;
  const done = `${renewed} 项已有数据改用${useNames[use]} ${activeKey}。`;
  switch (stateOf(outcome)) {
    case "done":
      return `${done}旧密钥${retired.length === 0 ? "没有" : ` ${retired.join("、")} 已`}停用。密钥文件夹有变化，请重新备份 keys。`;
    case "broken":
      return `${done}有 ${broken.length} 项打不开，没有改动；旧密钥没有停用，能打开的数据照常可用。请保留现场，对照备份查清这些数据后再运行一次。`;
    case "waiting":
      return `${done}还有 ${left} 项登录失败的计数用着旧的索引密钥，一天之内会自动清除；旧密钥随后由服务器在夜间停用，不影响使用。`;
  }
}

function sentenceOf(progress: RotationProgress): string {
  switch (progress.step) {
    case "activated":
      return `密钥 ${progress.key} 已启用`;
    case "waiting":
      return `等待 ${progress.transactions} 个更早开始的数据库事务结束`;
    case "renewing":
      return `${progress.column}：已改 ${progress.renewed} 项`;
    case "retired":
      return `密钥 ${progress.key} 已停用`;
  }
}

async function showKeys({ words, open, print }: CommandCall): Promise<number> {
  const args = readArguments(words, { flags: ["json"] });
  const { app } = await open();
  const counts = await countKeys(app, keyedRooms);
  let isSound = true;
  for (const use of ["field", "index"] as const) {
    const known = keysOf(app.keyRing.state(), use);
    const unknown = counts.filter((one) => one.use === use && !known.some((key) => key.id === one.id));
    const ids = [...new Set([...known, ...unknown].map(({ id }) => id))].sort((a, b) => a - b);
    for (const id of ids) {
      const under = counts.filter((one) => one.use === use && one.id === id);
      const values = under.reduce((sum, one) => sum + one.values, 0);
      const state = known.find((key) => key.id === id)?.state;
      const opens = state === "active" || state === "opening";
      if (values > 0 && !opens) isSound = false;
      const columns = Object.fromEntries(under.map((one) => [one.column, one.values]));
      const name = state === undefined ? "没有登记" : stateNames[state];
      const warning = values > 0 && !opens ? "，这些数据现在打不开，请运行 keys rotate" : "";
      print(
        args.flag("json")
          ? JSON.stringify({ use, key: id, state: state ?? "unknown", values, columns })
          : `${useNames[use]} ${id}  ${name}  ${values} 项${warning}`,
      );
    }
  }
  return isSound ? 0 : 1;
}
