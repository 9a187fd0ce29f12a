import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertAgreement } from "../../../../test/support/agreements.ts";
import type { CastName } from "../../../../test/support/app.ts";
import { type ListsWorld, openListsWorld } from "../../../../test/support/lists-world.ts";
import { insertBatch } from "../../../../test/support/matches.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { AgreementView } from "../../../platform/exchange/agreements.contract.ts";
import type { ReviewBatch } from "../review/review.contract.ts";
import type { countExchange } from "./today.contract.ts";

type Counts = OutputOf<typeof countExchange>;

let world: ListsWorld;

beforeAll(async () => {
  world = await openListsWorld();
  world.test.moveTo("2026-07-20T09:00:00+08:00");
  const [first, second, third] = world.children.map(({ id }) => id);
  await world.work(async (tx) => {
    const agreed = (subject: string, firstDue: string, more: { isAsked?: boolean } = {}) =>
      insertAgreement(tx, { direction: "in", unit: "justice", subject, fields: ["name"], firstDue, ...more });
    // Grace is ten days: the first is late, the second is due, the third is not, the last is agreed to by nobody.
    const late = await agreed("prison", "2026-07-01");
    await agreed("compulsoryRehab", "2026-07-15");
    await agreed("deaths", "2026-09-01");
    await agreed("births", "2026-07-01", { isAsked: true });
    const batchId = await insertBatch(tx, {
      ...{ agreementId: late, state: "review" },
      rows: [
        { band: "review", personId: first ?? "" },
        { band: "review", personId: second ?? "" },
        { band: "none" },
      ],
    });
    await sql`update matching.row set state = 'waiting' where batch_id = ${batchId} and band = 'review'`.execute(
      tx.sql,
    );
    await sql`update exchange.batch set matched_at = received_at where id = ${batchId}`.execute(tx.sql);
    const held = await insertBatch(tx, { agreementId: late, ordinal: 2, rows: [] });
    await sql`update exchange.batch set state = 'held', settled_at = null where id = ${held}`.execute(tx.sql);
    const waits = (kind: string, childId: string | undefined, place: string, why: string | null = null) =>
      sql`
        insert into matching.effect (id, batch_id, kind, person_id, child_id, state, at, scope_code, detail)
        values (${uuid()}, ${batchId}, ${kind}, ${childId}, ${childId}, 'waiting', now(), ${place},
          ${JSON.stringify(why === null ? {} : { why })})`.execute(tx.sql);
    await waits("check", first, "500117104204");
    await waits("check", second, "500117101205");
    await waits("absence", third, "500117104206");
  });
});
afterAll(() => world.close());

const counted = async (who: CastName) => (await world.get(who, "/api/exchange-counts")).json<Counts>();

describe("what of the exchange stands on the home page", () => {
  it("is as many as the lists show, for the officers who take rosters in and for their leader", async () => {
    for (const who of ["district", "leader"] as const) {
      const { rosters } = await counted(who);
      const list = async <Item>(url: string) => (await world.get(who, url)).json<{ items: Item[] }>().items;
      const lights = (await list<AgreementView>("/api/exchange/agreements?direction=in")).map(
        ({ due }) => due?.light,
      );
      const toReview = await list<ReviewBatch>("/api/matching/batches");
      expect(rosters, who).toEqual({
        late: lights.filter((light) => light === "red").length,
        due: lights.filter((light) => light === "amber").length,
        held: (await list("/api/exchange/batches?state=held")).length,
        toReview: toReview.reduce((sum, { counts }) => sum + counts.waiting, 0),
      });
      expect(rosters, who).toEqual({ late: 1, due: 1, held: 1, toReview: 2 });
    }
  });

  it.each<[CastName, Counts["differences"]]>([
    ["district", [count("absences", 1), count("checks", 2)]],
    ["supervisor", [count("absences", 1), count("checks", 1)]],
    ["director", [count("checks", 1)]],
    ["neighbour", [count("absences", 1)]],
    ["otherSupervisor", [count("checks", 1)]],
  ])(
    "shows to %s what waits where they answer for, and nothing of the rosters to a place",
    async (who, differences) => {
      const found = await counted(who);
      expect(found.differences).toEqual(differences);
      expect(found.rosters === null).toBe(who !== "district");
    },
  );

  it("is nobody else's", async () => {
    for (const who of ["finance", "auditor", "admin", "security", "police", "institution"] as const)
      expect((await world.get(who, "/api/exchange-counts")).statusCode, who).toBe(403);
  });
});

function count(tab: Counts["differences"][number]["tab"], many: number): Counts["differences"][number] {
  return { tab, count: many };
}
