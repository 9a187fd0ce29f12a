/** Challenges of the public page: made and checked without a table; each is good for one report, for half an hour. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { now } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Challenge, submitReport } from "./open-reports.contract.ts";
import * as store from "./open-reports.store.ts";
import { isProven } from "./proof-of-work.ts";
import { SENDER } from "./receive-report.service.ts";
import { reportProblems } from "./report-problems.contract.ts";

const PURPOSE = "protection.open.challenge";
/** From its making until it is good for nothing. */
export const CHALLENGE_MS = 30 * 60_000;
const WINDOW_MS = 10 * 60_000;
/** Bits of work by how many reports came from one address lately: a school behind one line still gets through, a machine slows down. */
const difficulties = [
  { upTo: 3, bits: 14 },
  { upTo: 10, bits: 15 },
  { upTo: 30, bits: 16 },
] as const;
/** Ten seconds on an old phone (measured); many phones stand behind one address of a mobile network. */
const HARDEST = 17;
const MOST = 60;

/** @throws protection.report.flood */
export async function makeChallenge(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  sender: string,
): Promise<Challenge> {
  const lately = await countLately(tx, cipher, sender);
  if (lately >= MOST) throw new Problem(reportProblems.flood);
  const difficulty = difficulties.find(({ upTo }) => lately < upTo)?.bits ?? HARDEST;
  const expiresAt = now().getTime() + CHALLENGE_MS;
  const payload = `${expiresAt.toString(36)}.${difficulty}.${randomBytes(12).toString("base64url")}`;
  const seal = cipher.blindIndex(payload, PURPOSE).toString("base64url");
  return { challenge: `${payload}.${seal}`, difficulty, expiresAt: new Date(expiresAt).toISOString() };
}

/** @throws protection.report.proof, protection.report.flood */
export async function spendProof(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  { challenge, nonce }: BodyOf<typeof submitReport>["proof"],
  sender: string,
): Promise<void> {
  const [expires = "", bits = "", random = "", seal = ""] = challenge.split(".");
  const until = Number.parseInt(expires, 36);
  const payload = `${expires}.${bits}.${random}`;
  const isOurs = cipher
    .blindIndexes(payload, PURPOSE)
    .some((one) => equal(one, Buffer.from(seal, "base64url")));
  if (!isOurs || until < now().getTime() || !isProven(challenge, nonce, Number(bits)))
    throw new Problem(reportProblems.proof);
  if ((await countLately(tx, cipher, sender)) >= MOST) throw new Problem(reportProblems.flood);
  const digest = createHash("sha256").update(challenge).digest();
  if (!(await store.spendChallenge(tx, digest, new Date(until)))) throw new Problem(reportProblems.proof);
}

function countLately(tx: Tx, cipher: App["cipher"], sender: string): Promise<number> {
  const senders = cipher.blindIndexes(sender, SENDER);
  return inEveryPlace(tx, () => store.countFrom(tx, senders, new Date(now().getTime() - WINDOW_MS)));
}

const equal = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);
