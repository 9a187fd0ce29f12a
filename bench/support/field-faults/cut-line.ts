/** T13: the line is cut once, after every so-manieth byte of a visit with a photo; what comes twice must stay little. */
import { noisyPhoto } from "./noisy-photo.ts";
import type { World } from "./world.ts";

export interface CutFigures {
  readonly cuts: number;
  /** What a visit with its photo takes on a line that is not cut, heads and questions included. */
  readonly payloadBytes: number;
  readonly sentShareMost: number;
  readonly sentShareMean: number;
  readonly notDelivered: number;
  readonly doneTwice: number;
}

export async function cutLine(world: World, cuts: number): Promise<CutFigures> {
  const payloadBytes = await deliverOne(world, Number.POSITIVE_INFINITY, 0);
  const before = (await world.ledger.rows()).length;
  const shares: number[] = [];
  for (let nth = 0; nth < cuts; nth++) {
    const after = Math.round((payloadBytes * (nth + 0.5)) / cuts);
    shares.push((await deliverOne(world, after, nth + 1)) / payloadBytes);
  }
  const rows = await world.ledger.rows();
  const share = (value: number) => Math.round(value * 100) / 100;
  return {
    cuts,
    payloadBytes,
    sentShareMost: share(Math.max(...shares)),
    sentShareMean: share(shares.reduce((sum, one) => sum + one, 0) / cuts),
    notDelivered: cuts - (rows.length - before),
    doneTwice: rows.filter(({ effects }) => effects > 1).length,
  };
}

/** How many bytes were sent until all was received. */
async function deliverOne({ phone, gate, ledger }: World, cutAfter: number, nth: number): Promise<number> {
  gate.isOpen = false;
  await phone.reachWords(ledger.childIds[nth % ledger.childIds.length] ?? "");
  await phone.words.fill(`第 ${nth} 次断线`);
  await phone.takePhoto(noisyPhoto(nth));
  if (!(await phone.save())) throw new Error("a visit was not kept though nothing was in its way");
  gate.bytesSent = 0;
  gate.cutAfter = cutAfter;
  gate.isOpen = true;
  await phone.deliver();
  gate.cutAfter = Number.POSITIVE_INFINITY;
  return gate.bytesSent;
}
