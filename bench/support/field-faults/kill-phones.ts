/** T1: the phone is killed at each of nine points, again and again; what was told as kept must be there each time. */
import { createHash } from "node:crypto";
import { heldText } from "../../../src/platform/client/offline/pull.ts";
import { type Death, dieAt, type KillPoint, killPoints } from "./kill-points.ts";
import { type StoreLook, savesIn, tornPairs } from "./look-at-store.ts";
import { openNextPage } from "./next-page.ts";
import { ELSEWHERE, VILLAGE, type World } from "./world.ts";

export interface KillFigures {
  kills: number;
  /** The browser found its database broken and threw it away: the second copy is what is left. */
  thrownAway: number;
  /** Visits of which the page had said that they are kept. */
  acknowledged: number;
  acknowledgedLost: number;
  /** Kept though the page did not come to say so. */
  keptUnsaid: number;
  torn: number;
  doneTwice: number;
  notDelivered: number;
  /** Of a visit half written: since when what is gone had been typed, at most. */
  draftLostMs: number;
  readonly faults: string[];
}

type Fault = "acknowledgedLost" | "torn" | "doneTwice" | "notDelivered";

/** So much typing may be gone (field-work 4.2, rule 1). */
export const DRAFT_LOST_MS = 500;

/** `told`: how it stands after each round, so that a run that is broken off says how far it came. */
export async function killPhones(
  world: World,
  kills: number,
  told: (figures: Readonly<Record<string, KillFigures>>) => void,
): Promise<void> {
  const figures = Object.fromEntries(killPoints.map((point) => [point, freshFigures()]));
  for (let nth = 0; nth < kills; nth++) {
    const written = new Map<string, KillFigures>();
    for (const [point, own] of Object.entries(figures))
      try {
        await new OneKill(world, point as KillPoint, nth, own).run(written);
      } catch (error) {
        throw new Error(`${point} ${nth}: the phone could not be used any more`, { cause: error });
      }
    await compareWords(world, written);
    told(figures);
  }
}

function freshFigures(): KillFigures {
  return {
    ...{
      kills: 0,
      thrownAway: 0,
      acknowledged: 0,
      acknowledgedLost: 0,
      keptUnsaid: 0,
      torn: 0,
      doneTwice: 0,
    },
    ...{ notDelivered: 0, draftLostMs: 0, faults: [] },
  };
}

class OneKill {
  readonly #world: World;
  readonly #point: KillPoint;
  readonly #nth: number;
  readonly #figures: KillFigures;
  readonly #childId: string;
  readonly #words: string;

  constructor(world: World, point: KillPoint, nth: number, figures: KillFigures) {
    this.#world = world;
    this.#point = point;
    this.#nth = nth;
    this.#figures = figures;
    const { childIds } = world.ledger;
    const all = nth * killPoints.length + killPoints.indexOf(point);
    this.#childId = childIds[all % childIds.length] ?? "";
    this.#words = `${point}第${nth}次，妈妈很久没有打电话来了，奶奶腿疼，放学自己走回家，作业在灯下写。`;
  }

  #fault(kind: Fault, why: string): void {
    this.#figures[kind] += 1;
    this.#figures.faults.push(`${this.#point} ${this.#nth}: ${why}`);
  }

  async run(written: Map<string, KillFigures>): Promise<void> {
    const { phone, gate, ledger } = this.#world;
    const before = await this.#everySave();
    const death = await dieAt[this.#point]({
      ...{ phone, gate, ledger, childId: this.#childId, elsewhere: ELSEWHERE },
      ...{ words: this.#words, nth: this.#nth },
    });
    gate.isOpen = false;
    gate.trap = undefined;
    this.#figures.kills += 1;

    const opened = await phone.open(`/children/${this.#childId}`);
    if (opened === "thrownAway") {
      this.#figures.thrownAway += 1;
      gate.isOpen = true;
      await phone.logIn();
    } else if (this.#point === "storeBroken") throw new Error("a broken store opened as if it were whole");
    const found = await phone.look();
    const kept = [...(await this.#everySave())].filter((id) => !before.has(id));
    this.#countSaves(death, kept);
    this.#findTorn(found, death, kept.length > 0);
    if (opened === "locked") await phone.unlock();
    if (death.step !== undefined) await this.#finishStep(death.step);
    if (death.typed !== undefined) await this.#findLostTyping(death.typed);
    if (found.drafts.includes(`visit:${this.#childId}`)) await this.#finishVisit();

    await this.#deliver();
    await this.#checkLedger(before, written);
  }

  async #everySave(): Promise<Set<string>> {
    const { phone, ledger } = this.#world;
    return new Set([...savesIn(await phone.look()), ...(await ledger.rows()).map(({ id }) => id)]);
  }

  #countSaves({ isAcknowledged }: Death, kept: readonly string[]): void {
    if (isAcknowledged) this.#figures.acknowledged += 1;
    else if (kept.length > 0) this.#figures.keptUnsaid += 1;
    if (kept.length > 1) this.#fault("doneTwice", "one visit was kept as several");
    if (isAcknowledged && kept.length === 0)
      this.#fault(
        "acknowledgedLost",
        "a visit that was told as kept is neither on the phone nor with the server",
      );
  }

  #findTorn(found: StoreLook, death: Death, isKept: boolean): void {
    for (const why of tornPairs(found)) this.#fault("torn", why);
    if (isKept && found.drafts.some((key) => key.startsWith("visit")))
      this.#fault("torn", "a visit is kept, and its draft or its photos' drafts are there still");
    if (death.hasPhoto === true && !isKept && !found.drafts.includes(`visit:${this.#childId}`))
      this.#fault("torn", "a visit is not kept, and its draft is gone");
    if (death.step === undefined) return;
    const led = found.steps.filter((step) => step === death.step).length;
    if (led > 0 && led < found.steps.length)
      this.#fault("torn", `${led} of ${found.steps.length} rows were led on`);
  }

  /** The newer page comes again and is left in peace; then the present one goes on with what it left. */
  async #finishStep(step: number): Promise<void> {
    const { phone, gate } = this.#world;
    await openNextPage(phone.page, gate.url, step).upgraded;
    const { steps } = await phone.look();
    if (steps.some((one) => one !== step)) this.#fault("torn", "a step of the store was not finished");
    await phone.openAgain(`/children/${this.#childId}`);
  }

  async #findLostTyping(typed: NonNullable<Death["typed"]>): Promise<void> {
    const { phone } = this.#world;
    await phone.reachWords(this.#childId);
    const kept = await phone.words.inputValue();
    const gone = typed.find(({ text }) => !kept.startsWith(text));
    if (gone === undefined) return;
    const lostMs = Math.round(phone.killedAt - gone.at);
    this.#figures.draftLostMs = Math.max(this.#figures.draftLostMs, lostMs);
    if (lostMs > DRAFT_LOST_MS)
      this.#fault("acknowledgedLost", `what was typed ${lostMs} ms before the kill is gone`);
  }

  async #finishVisit(): Promise<void> {
    const { phone } = this.#world;
    await phone.reachWords(this.#childId);
    await phone.words.fill(this.#words);
    if (!(await phone.save())) throw new Error("a visit that was continued was not kept");
  }

  async #deliver(): Promise<void> {
    const { phone, gate, ledger } = this.#world;
    gate.isOpen = true;
    try {
      await phone.deliver();
      if (this.#point === "midPurge") {
        const { documents } = await phone.look();
        if (documents.some(({ id }) => id === this.#childId))
          this.#fault("torn", "the file of a child that was moved away is on the phone still");
        await ledger.moveChild(this.#childId, VILLAGE);
        await phone.deliver();
      }
    } catch (error) {
      this.#fault("notDelivered", String(error));
    }
    const { documents } = await phone.look();
    const lines = heldText(documents.filter(({ leaving }) => leaving === null));
    if (createHash("sha256").update(lines).digest("hex") !== (await ledger.heldDigest()))
      this.#fault("torn", "the phone holds other files than it should");
  }

  async #checkLedger(before: ReadonlySet<string>, written: Map<string, KillFigures>): Promise<void> {
    for (const row of await this.#world.ledger.rows()) {
      if (row.effects > 1) this.#fault("doneTwice", `${row.id} was done ${row.effects} times`);
      if (before.has(row.id)) continue;
      if (row.state === "refused") this.#fault("notDelivered", `${row.id} was refused`);
      if (row.effects === 1) written.set(this.#words, this.#figures);
    }
    const known = new Set((await this.#world.ledger.rows()).map(({ id }) => id));
    for (const id of savesIn(await this.#world.phone.look()))
      if (!known.has(id)) this.#fault("notDelivered", `${id} is not with the server`);
  }
}

/** The words themselves: each as it was written, once. */
async function compareWords({ ledger }: World, written: ReadonlyMap<string, KillFigures>): Promise<void> {
  const read = await ledger.newWords();
  for (const [words, figures] of written) {
    const times = read.filter((one) => one === words).length;
    if (times === 1) continue;
    figures[times === 0 ? "acknowledgedLost" : "doneTwice"] += 1;
    figures.faults.push(`${words.slice(0, 16)}… can be read ${times} times`);
  }
}
