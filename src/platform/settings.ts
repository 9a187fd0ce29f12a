/**
 * The settings: read once from the environment at start, checked all together, and handed on as plain values. Nothing else in
 * `src` looks at `process.env`. An unknown TONGAN_* name is refused too: a mistyped setting must not fall back to a default.
 */
import { resolve } from "node:path";
import { z } from "zod";
import { parseClock } from "../kernel/clock.ts";
import { declareProblem, type FieldFault, Problem } from "../kernel/problem.ts";
import type { BucketPlace } from "./files/bucket-request.ts";

const badSettings = declareProblem({
  code: "settings.bad",
  status: 500,
  title: "启动设置有误",
  detail: "请按提示改正环境变量后重新启动；数据没有任何改动。",
});

export type FilesPlace =
  | { readonly kind: "folder"; readonly folder: string }
  | ({ readonly kind: "s3" } & BucketPlace);

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  /** Absent: the key file in the data folder. */
  readonly masterKey: string | undefined;
  /** Scheme and host as users type them, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly files: FilesPlace;
  /** Where other units' machines lay rosters down; absent: nobody looks. Absolute. */
  readonly exchangeDir: string | undefined;
  /** In the grammar of src/kernel/clock.ts; empty for the real time. */
  readonly clock: string;
}

type Check = (text: string) => boolean;

/** A text setting with the two sentences that a person reads when it is wrong. */
function checked(check: Check, chinese: string, english: string) {
  return z
    .string()
    .refine((text) => text !== "" && check(text), { error: `${chinese}\n${english}` })
    .optional();
}

const environment = z.object({
  PORT: checked(isPort, "应是 0 到 65535 的整数", "must be a whole number from 0 to 65535"),
  HOST: checked(isHost, "应是主机名或 IP 地址", "must be a host name or an IP address"),
  TONGAN_DATA: checked((text) => !text.includes("\0"), "应是一个文件夹路径", "must be the path of a folder"),
  DATABASE_URL: checked(
    (text) => hasProtocol(text, "postgres:", "postgresql:"),
    "应形如 postgres://用户:密码@主机:5432/库名",
    "must look like postgres://user:password@host:5432/database",
  ),
  TONGAN_DEMO: checked((text) => text === "0" || text === "1", "应是 0 或 1", "must be 0 or 1"),
  TONGAN_MASTER_KEY: checked(
    isMasterKey,
    "应是 32 字节密钥的十六进制（64 位）或 Base64",
    "must be a 32-byte key as 64 hex digits or Base64",
  ),
  TONGAN_PUBLIC_URL: checked(
    isOrigin,
    "应是用户访问的网址，如 https://tongan.example.cn，不带路径",
    "must be the address users open, like https://tongan.example.cn, without a path",
  ),
  TONGAN_FILES: checked(
    (text) => /^file:.+$/.test(text) || readBucket(text) !== undefined,
    "应是 file:文件夹，或形如 s3:https://存储服务地址/存储桶?region=区域 （可加 &style=virtual）",
    "must be file:FOLDER or like s3:https://ENDPOINT/BUCKET?region=REGION (&style=virtual may follow)",
  ),
  TONGAN_EXCHANGE_DIR: checked(
    (text) => !text.includes("\0"),
    "应是一个文件夹路径",
    "must be the path of a folder",
  ),
  TONGAN_S3_ACCESS_KEY: checked(
    isOneWord,
    "应是存储桶的访问密钥 ID",
    "must be the access key id of the bucket",
  ),
  TONGAN_S3_SECRET_KEY: checked(
    isOneWord,
    "应是存储桶的访问密钥",
    "must be the secret access key of the bucket",
  ),
  TONGAN_CLOCK: checked(
    isClock,
    "应是时刻（2026-11-24T08:40:00+08:00，可加 /run）或偏移（+P3D）",
    "must be an instant (2026-11-24T08:40:00+08:00, /run may follow) or a shift (+P3D)",
  ),
});

type Environment = z.infer<typeof environment>;

/** @throws settings.bad, which names every setting that is unknown or wrong and says why, in Chinese and English. */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const parsed = environment.safeParse(env);
  const faults = [...unknownNames(env), ...(parsed.success ? [] : parsed.error.issues.map(faultOf))];
  if (!parsed.success || faults.length > 0) throw refuse(faults);
  const settings = settingsFrom(parsed.data);
  if (settings.demo && !isLoopback(settings.host)) throw refuse([openDemoFault]);
  if (settings.files.kind === "s3" && (settings.files.accessKey === "" || settings.files.secretKey === ""))
    throw refuse([keylessBucketFault]);
  return settings;
}

function settingsFrom(values: Environment): Settings {
  const dataDir = resolve(values.TONGAN_DATA ?? ".data");
  return {
    port: Number(values.PORT ?? 8417),
    host: values.HOST ?? "127.0.0.1",
    dataDir,
    databaseUrl: values.DATABASE_URL,
    demo: values.TONGAN_DEMO === undefined ? values.DATABASE_URL === undefined : values.TONGAN_DEMO === "1",
    masterKey: values.TONGAN_MASTER_KEY,
    publicUrl: values.TONGAN_PUBLIC_URL?.replace(/\/$/, ""),
    files: filesPlace(values, dataDir),
    exchangeDir: values.TONGAN_EXCHANGE_DIR === undefined ? undefined : resolve(values.TONGAN_EXCHANGE_DIR),
    clock: values.TONGAN_CLOCK ?? "",
  };
}

function filesPlace(values: Environment, dataDir: string): FilesPlace {
  const { TONGAN_FILES: files = `file:${resolve(dataDir, "files")}` } = values;
  const bucket = readBucket(files);
  if (bucket === undefined) return { kind: "folder", folder: resolve(files.slice("file:".length)) };
  return {
    kind: "s3",
    ...bucket,
    accessKey: values.TONGAN_S3_ACCESS_KEY ?? "",
    secretKey: values.TONGAN_S3_SECRET_KEY ?? "",
  };
}

/** `s3:https://endpoint/bucket?region=cn-north-1`; keys do not belong there, since addresses are shown and logged. */
function readBucket(text: string): Omit<BucketPlace, "accessKey" | "secretKey"> | undefined {
  if (!text.startsWith("s3:") || !hasProtocol(text.slice("s3:".length), "http:", "https:")) return undefined;
  const { origin, pathname, searchParams, username, password, hash } = new URL(text.slice("s3:".length));
  const bucket = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(pathname)?.[1];
  const region = searchParams.get("region") ?? "us-east-1";
  const style = searchParams.get("style") ?? "path";
  const isKnown = [...searchParams.keys()].every((name) => name === "region" || name === "style");
  if (bucket === undefined || !isKnown || username + password + hash !== "") return undefined;
  if (!/^[a-z0-9-]+$/.test(region) || (style !== "path" && style !== "virtual")) return undefined;
  return { endpoint: origin, bucket, region, style };
}

/** Whether only programs on this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

const openDemoFault: FieldFault = {
  path: "HOST",
  code: "settings.openDemo",
  message:
    "演示账号的口令是公开的，带演示数据时只能监听本机（127.0.0.1）；正式使用请设 TONGAN_DEMO=0\n" +
    "demonstration accounts have a public password, so only a loopback address is allowed; set TONGAN_DEMO=0 for real use",
};

const keylessBucketFault: FieldFault = {
  path: "TONGAN_FILES",
  code: "settings.keylessBucket",
  message:
    "指向存储桶时，还要设 TONGAN_S3_ACCESS_KEY 和 TONGAN_S3_SECRET_KEY\n" +
    "points to a bucket, so TONGAN_S3_ACCESS_KEY and TONGAN_S3_SECRET_KEY are needed too",
};

function unknownNames(env: Readonly<Record<string, string | undefined>>): FieldFault[] {
  const known = Object.keys(environment.shape);
  return Object.keys(env)
    .filter((name) => name.startsWith("TONGAN_") && !known.includes(name))
    .map((name) => ({
      path: name,
      code: "settings.unknown",
      message: `没有这个设置；可用的有 ${known.join("、")}\nis not a setting; there are ${known.join(", ")}`,
    }));
}

/** The value itself is never repeated: it may be a key or hold a password. */
function faultOf(issue: z.core.$ZodIssue): FieldFault {
  return { path: issue.path.join("."), code: "settings.wrong", message: issue.message };
}

function refuse(faults: readonly FieldFault[]): Problem {
  const sentences = faults.map(({ path, message }) => {
    const [chinese, english] = message.split("\n");
    return `设置 ${path} ${chinese ?? ""}。\nSetting ${path}: ${english ?? ""}.`;
  });
  return new Problem(badSettings, {
    detail: [...sentences, badSettings.detail].join("\n"),
    errors: faults,
    log: faults.map(({ path, code }) => `${path} ${code}`).join(", "),
  });
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function isHost(text: string): boolean {
  return /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text) || /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text);
}

function isOneWord(text: string): boolean {
  return /^[\x21-\x7e]{3,200}$/.test(text);
}

function isMasterKey(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text) || /^[A-Za-z0-9+/]{43}=$/.test(text);
}

function hasProtocol(text: string, ...protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isOrigin(text: string): boolean {
  if (!hasProtocol(text, "http:", "https:")) return false;
  const { pathname, search, hash, username } = new URL(text);
  return pathname === "/" && search === "" && hash === "" && username === "";
}

function isClock(text: string): boolean {
  try {
    parseClock(text);
    return true;
  } catch {
    return false;
  }
}
