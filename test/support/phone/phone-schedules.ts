/**
 * Random lives of two to four phones and a server: saves, lines that break, pages that are killed, stores that are thrown away, children
 * and villages that change hands, sessions that end, clocks that lie. Whatever happened, the invariants hold at the end. A bench runs ten thousand of them.
 */
import fc from "fast-check";
import { setClock } from "../../../src/kernel/clock.ts";
import { ModelServer } from "./model-server.ts";
import {
  OTHER_VILLAGE,
  PASSWORD,
  PIN,
  TestPhone,
  untilKilled,
  uuidOf,
  VILLAGE,
  visit,
} from "./test-phone.ts";
import { everyWeather, type Weather } from "./weather.ts";

const THIRD_VILLAGE = "500117104208";
const villages = [VILLAGE, OTHER_VILLAGE, THIRD_VILLAGE] as const;
const CHILDREN = 6;

type Act =
  | { readonly act: "save"; readonly phone: number; readonly child: number; readonly after: boolean }
  | { readonly act: "sync"; readonly phone: number; readonly weathers: readonly Weather[] }
  | {
      readonly act: "killedSync";
      readonly phone: number;
      readonly left: number;
      readonly weathers: readonly Weather[];
    }
  | { readonly act: "killedSave"; readonly phone: number; readonly left: number; readonly child: number }
  | { readonly act: "moveChild"; readonly child: number; readonly village: number }
  | { readonly act: "takeVillage"; readonly phone: number; readonly village: number; readonly away: boolean }
  | { readonly act: "endSessions" | "passDays"; readonly days: number }
  | { readonly act: "clock"; readonly phone: number; readonly days: number }
  | { readonly act: "amend" | "lock" | "loseStore" | "read"; readonly phone: number; readonly child: number };

const phone = fc.nat({ max: 3 });
const child = fc.nat({ max: CHILDREN - 1 });
const village = fc.nat({ max: villages.length - 1 });
const weathers = fc.array(fc.constantFrom(...everyWeather), { minLength: 1, maxLength: 6 });

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant("save" as const), phone, child, after: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ act: fc.constant("sync" as const), phone, weathers }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant("killedSync" as const),
      phone,
      left: fc.nat({ max: 120 }),
      weathers,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("killedSave" as const),
      phone,
      left: fc.nat({ max: 30 }),
      child,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("moveChild" as const), child, village }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant("takeVillage" as const), phone, village, away: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom("endSessions" as const, "passDays" as const),
      days: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("clock" as const),
      phone,
      days: fc.constantFrom(-3650, -2, 0, 2, 3),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom("amend" as const, "lock" as const, "loseStore" as const, "read" as const),
      phone,
      child,
    }),
  },
);

export const schedules = fc.record({
  phones: fc.integer({ min: 2, max: 4 }),
  acts: fc.array(act, { minLength: 5, maxLength: 30 }),
});
export type Schedule = typeof schedules extends fc.Arbitrary<infer T> ? T : never;

interface Player {
  readonly phone: TestPhone;
  readonly username: string;
  clockDays: number;
}

/** @throws Error that names the broken invariant */
export async function runSchedule({ phones, acts }: Schedule): Promise<void> {
  const world = new World(phones);
  try {
    await world.begin();
    for (const one of acts) {
      await world.play(one);
      // The clock is one for all: a pass that goes on into another phone's act would read that phone's time.
      await world.settled();
    }
    await world.end();
  } finally {
    await world.close();
    setClock("");
  }
}

class World {
  readonly #server = new ModelServer();
  readonly #players: Player[] = [];
  /** Told as saved. */
  readonly #acknowledged = new Set<string>();
  /** Written anew: the words live in the other one. */
  readonly #amended = new Set<string>();
  #lastSaved: string | undefined;

  constructor(phones: number) {
    const server = this.#server;
    server.pageDocuments = 2;
    server.refuses = ({ body }) => (body["note"] === "太短" ? "请写得详细一点。" : undefined);
    for (let i = 0; i < phones; i++) {
      const username = `director-${i}`;
      server.addAccount(username, [villages[i % villages.length] ?? VILLAGE]);
      this.#players.push({ phone: new TestPhone(server), username, clockDays: 0 });
    }
    for (let i = 0; i < CHILDREN; i++)
      server.putDocument(uuidOf(i + 1), villages[i % villages.length] ?? VILLAGE, { name: `孩子${i}` });
  }

  async begin(): Promise<void> {
    for (const player of this.#players) {
      this.#wear(player);
      await player.phone.open();
      await this.#logIn(player);
      await player.phone.settled();
    }
  }

  async settled(): Promise<void> {
    for (const { phone } of this.#players) await phone.settled();
  }

  async close(): Promise<void> {
    for (const { phone } of this.#players) await phone.close();
  }

  /** Each phone lives in a time of its own. */
  #wear({ clockDays }: Player): void {
    setClock(new Date(this.#server.at + clockDays * 86_400_000).toISOString());
  }

  #logIn({ phone, username }: Player): Promise<void> {
    return phone.page.logIn({ username, password: PASSWORD, pin: PIN });
  }

  #playerOf(index: number): Player {
    const player = this.#players[index % this.#players.length];
    if (player === undefined) throw new Error("there is no such phone");
    return player;
  }

  async #reopen(player: Player, left?: number): Promise<void> {
    await player.phone.kill();
    await player.phone.open();
    await player.phone.page.unlock(PIN);
    if (left === undefined) return;
    player.phone.breaker.left = left;
  }

  #under({ phone }: Player, weathers: readonly Weather[]): void {
    let i = 0;
    phone.line.weather = ({ name }) => {
      // Where nobody is logged in, the weather makes no difference.
      if (name.startsWith("identity.")) return "fair";
      i += 1;
      return weathers[i % weathers.length] ?? "fair";
    };
  }

  async play(one: Act): Promise<void> {
    const server = this.#server;
    if ("phone" in one) this.#wear(this.#playerOf(one.phone));
    switch (one.act) {
      case "save":
        return this.#save(this.#playerOf(one.phone), one.child, one.after);
      case "sync":
        this.#under(this.#playerOf(one.phone), one.weathers);
        await this.#playerOf(one.phone).phone.page.syncNow();
        return;
      case "killedSync": {
        const player = this.#playerOf(one.phone);
        await this.#reopen(player, one.left);
        this.#under(player, one.weathers);
        await untilKilled(() => player.phone.page.syncNow());
        return this.#reopen(player);
      }
      case "killedSave": {
        const player = this.#playerOf(one.phone);
        player.phone.breaker.left = one.left;
        await untilKilled(() => this.#save(player, one.child, false));
        return this.#reopen(player);
      }
      case "moveChild":
        server.moveDocument(uuidOf(one.child + 1), villages[one.village] ?? VILLAGE);
        return;
      case "takeVillage": {
        const held = server.accounts.get(this.#playerOf(one.phone).username)?.villages;
        const code = villages[one.village] ?? VILLAGE;
        if (one.away && (held?.size ?? 0) > 1) held?.delete(code);
        else held?.add(code);
        return;
      }
      case "endSessions":
        server.endSessions();
        return;
      case "passDays":
        server.at += one.days * 86_400_000;
        return;
      case "clock":
        this.#playerOf(one.phone).clockDays = one.days;
        return;
      case "amend":
        return this.#amend(this.#playerOf(one.phone));
      case "lock":
        return this.#playerOf(one.phone).phone.page.lock();
      case "loseStore":
        return this.#loseStore(this.#playerOf(one.phone));
      case "read":
        this.#playerOf(one.phone).phone.page.noteRead(uuidOf(one.child + 1));
    }
  }

  async #save({ phone }: Player, index: number, after: boolean): Promise<void> {
    const [first, ...others] = this.#words(index, after);
    if (first === undefined) return;
    phone.line.weather = () => "lostBefore";
    await phone.page.save({ mutations: [first, ...others] });
    for (const { id } of [first, ...others]) this.#acknowledged.add(id);
    this.#lastSaved = first.id;
  }

  /** The browser throws it away; its holder logs in anew where there is a line. */
  async #loseStore(player: Player): Promise<void> {
    await player.phone.settled();
    player.phone.line.weather = () => "fair";
    await player.phone.loseStore();
    await this.#logIn(player);
    await player.phone.settled();
  }

  #words(index: number, after: boolean) {
    const childId = uuidOf(index + 1);
    const placeCode = this.#server.documents.get(childId)?.placeCode ?? VILLAGE;
    const short = this.#acknowledged.size % 4 === 3 ? { body: { note: "太短" } } : {};
    const first = visit(childId, { placeCode, ...short });
    return after && this.#lastSaved !== undefined
      ? [first, visit(childId, { placeCode, dependsOn: [first.id] })]
      : [first];
  }

  /** The first that was refused is written anew. */
  async #amend({ phone }: Player): Promise<void> {
    if (phone.page.state.phase !== "open") return;
    const listed = await phone.page.listOutbox();
    const refused = listed.find((item) => item.receipt?.state === "refused" && item.replacedBy === null);
    if (refused === undefined) return;
    const anew = visit(refused.childId, { placeCode: refused.placeCode, body: { note: "写详细了" } });
    await phone.page.replace(refused.id, anew);
    this.#acknowledged.add(anew.id);
    this.#amended.add(refused.id);
  }

  /** The weather clears, everybody logs in and syncs until nothing moves. */
  async end(): Promise<void> {
    for (const player of this.#players) {
      this.#wear(player);
      player.phone.line.weather = () => "fair";
      await this.#reopen(player);
      await this.#logIn(player);
      await player.phone.settled();
    }
    for (let round = 0; round < 3; round++)
      for (const player of this.#players) {
        this.#wear(player);
        const { fault } = await player.phone.page.syncNow();
        await player.phone.settled();
        if (fault !== null) throw new Error(`the last sync of ${player.username} says: ${fault}`);
      }
    await this.#check();
  }

  async #check(): Promise<void> {
    const onPhones = new Set<string>();
    const followed = new Set<string>();
    for (const { phone, username } of this.#players) {
      for (const row of phone.disk.rows.get("outbox")?.values() ?? []) {
        const { id, state, replacedBy } = row as { id: string; state: string; replacedBy: string | null };
        if (state === "waiting" || state === "attention") onPhones.add(id);
        if (replacedBy !== null) followed.add(id);
      }
      const held = (await phone.page.listDocuments()).map(({ id }) => id).sort();
      const scope = this.#server.scopeIds(username).sort();
      if (held.join() !== scope.join())
        throw new Error(`${username} holds ${held.join()} and should hold ${scope.join()}`);
      for (const { id, body } of await phone.page.listDocuments()) {
        const there = this.#server.documents.get(id);
        if (JSON.stringify(body) !== JSON.stringify(there?.body))
          throw new Error(`${username} shows an old ${id}`);
      }
    }
    for (const id of this.#acknowledged) {
      const isKnown = this.#server.ledger.has(id) || onPhones.has(id) || followed.has(id);
      if (!isKnown) throw new Error(`${id} was told as saved and is nowhere`);
    }
    for (const [id, { effects }] of this.#server.ledger)
      if (effects > 1) throw new Error(`${id} was done ${effects} times`);
    this.#checkNumbers();
  }

  /** No phone gave one number to two, and none is missing but of what still waits there. */
  #checkNumbers(): void {
    for (const { phone, username } of this.#players) {
      const numbers = [...(phone.disk.rows.get("outbox")?.values() ?? [])].map(
        (row) => (row as { n: number }).n,
      );
      if (new Set(numbers).size !== numbers.length) throw new Error(`${username} gave a number twice`);
    }
  }
}
