/** Passwords: scrypt in a string that carries its own parameters, `scrypt$N$r$p$salt$hash` (base64url). */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Problem } from "../../kernel/problem.ts";
import { passwordProblems } from "./password-problems.contract.ts";
import { createTurnstile } from "./turnstile.ts";

const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const FORM = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/;

/**
 * One hash keeps a core busy for about 0.1 s: two at once leave the other threads of the pool to files and DNS, and whoever
 * comes after 64 others is told to try again rather than made to wait for seconds.
 */
const turnstile = createTurnstile({ atOnce: 2, waiting: 64, full: () => new Problem(passwordProblems.busy) });

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

interface Hash extends Cost {
  readonly salt: Buffer;
  readonly digest: Buffer;
}

/** @throws crypto.passwordBusy */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const digest = await derive(password, salt, HASH_BYTES, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), digest.toString("base64url")].join(
    "$",
  );
}

/**
 * Without a hash (no such account) it works as long and says no, so that time does not tell which names exist.
 * @throws crypto.passwordBusy
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const hash = stored === undefined ? undefined : parse(stored);
  const { salt, digest, ...cost } = hash ?? {
    ...COST,
    salt: Buffer.alloc(SALT_BYTES),
    digest: Buffer.alloc(HASH_BYTES),
  };
  const actual = await derive(password, salt, digest.length, cost);
  return timingSafeEqual(actual, digest) && hash !== undefined;
}

function parse(stored: string): Hash | undefined {
  const [, N, r, p, salt, digest] = FORM.exec(stored) ?? [];
  if (salt === undefined || digest === undefined) return undefined;
  const bytes = Buffer.from(digest, "base64url");
  if (bytes.length < 16) return undefined;
  return { N: Number(N), r: Number(r), p: Number(p), salt: Buffer.from(salt, "base64url"), digest: bytes };
}

function derive(password: string, salt: Buffer, bytes: number, cost: Cost): Promise<Buffer> {
  return turnstile.pass(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        const options = { ...cost, maxmem: 256 * cost.N * cost.r + 2 ** 20 };
        // The same password typed on another keyboard may arrive composed differently.
        scrypt(password.normalize("NFKC"), salt, bytes, options, (error, key) => {
          if (error === null) resolve(key);
          else reject(error);
        });
      }),
  );
}

const LENGTH_AT_LEAST = 10;
const LENGTH_AT_MOST = 128;

/** Bare words that lists of leaked passwords begin with, and those that an office like this one would think of. */
const COMMON_CORES: ReadonlySet<string> = new Set([
  "password",
  "passwd",
  "admin",
  "administrator",
  "root",
  "qwerty",
  "qwertyuiop",
  "asdfgh",
  "asdfghjkl",
  "zxcvbn",
  "1qaz2wsx",
  "1q2w3e4r",
  "iloveyou",
  "woaini",
  "welcome",
  "letmein",
  "abc",
  "aabbcc",
  "hechuan",
  "chongqing",
  "minzheng",
  "tongan",
  "ertong",
  "tongandemo",
]);

/** Why this password will not do, as a sentence for the person who chose it; `undefined`: it will do. */
export function passwordFault(password: string, username: string): string | undefined {
  const length = Array.from(password).length;
  if (length < LENGTH_AT_LEAST) {
    return `密码太短，至少要 ${LENGTH_AT_LEAST} 位，现在是 ${length} 位。可以用几个不相干的词连起来，好记又安全。`;
  }
  if (length > LENGTH_AT_MOST) return `密码太长，最多 ${LENGTH_AT_MOST} 位。请缩短后再试。`;
  const plain = password.toLowerCase();
  const name = username.toLowerCase();
  if (name.length >= 3 && plain.includes(name))
    return "密码里含有您的用户名，容易被猜到。请换一个与用户名无关的密码。";
  if (isMonotonous(plain)) return "密码是重复或连续的字符，容易被猜到。请换一个没有规律的密码。";
  if (isCommon(plain)) return "这是很多人都在用的密码，容易被猜到。请换一个只有您自己知道的密码。";
  return undefined;
}

/** A common word stays one with figures and signs around it: admin@2026, Hechuan123456. */
function isCommon(plain: string): boolean {
  const forms = [
    plain,
    plain.replace(/\P{L}+$/u, ""),
    plain.replace(/^\P{L}+/u, ""),
    plain.replace(/\P{L}+/gu, ""),
  ];
  return forms.some((form) => COMMON_CORES.has(form));
}

/** Three different characters or fewer, or nothing but steps of one up or down (1234567890, 9876543210, abcdefghij). */
function isMonotonous(plain: string): boolean {
  const points = Array.from(plain).map((character) => character.codePointAt(0) ?? 0);
  if (new Set(points).size <= 3) return true;
  const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0));
  // 1234567890 wraps at the end, hence all but one.
  return [1, -1].some((step) => steps.filter((actual) => actual === step).length >= steps.length - 1);
}
