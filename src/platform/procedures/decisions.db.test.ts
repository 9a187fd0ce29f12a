/** Who may decide a step, once, and in whose stead; and that a decision is whole or not at all. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cast, type TestApp } from "../../../test/support/app.ts";
import { openSampleApp, sampleDesk } from "../../../test/support/sample-desk.ts";
import { broken, happened } from "../../../test/support/sample-procedure.ts";
import { setClock } from "../../kernel/clock.ts";

let test: TestApp;
const { openChild, start, send, done, reread, complete, tasksOf } = sampleDesk(() => test);

beforeAll(async () => {
  test = await openSampleApp();
});
afterAll(async () => {
  await test.close();
  setClock("");
});
beforeEach(() => {
  happened.length = 0;
});

describe("a decision", () => {
  it("is of whose turn it is, with complete papers and reasons, and says so otherwise", async () => {
    let matter = await start();
    const pass = { step: 1, outcome: "fit" };
    expect((await send("supervisor", matter, "decisions", pass)).json()).toMatchObject({
      code: "procedures.materialsMissing",
      detail: expect.stringContaining("申请表") as string,
    });
    matter = await complete(matter);
    expect((await send("district", matter, "decisions", pass)).json()).toMatchObject({
      code: "procedures.notYours",
    });
    expect((await send("otherSupervisor", matter, "decisions", pass)).statusCode).toBe(404);
    expect((await send("finance", matter, "decisions", pass)).statusCode).toBe(403);
    expect((await send("police", matter, "decisions", pass)).statusCode).toBe(404);
    const future = await send("supervisor", matter, "decisions", { ...pass, on: "2026-11-28" });
    expect(future.json()).toMatchObject({ code: "procedures.dateInFuture" });
    const early = await send("supervisor", matter, "decisions", { ...pass, on: "2026-11-24" });
    expect(early.json()).toMatchObject({ code: "procedures.dateTooEarly" });
    const unfit = await send("supervisor", matter, "decisions", { step: 1, outcome: "unfit" });
    expect(unfit.json()).toMatchObject({ code: "procedures.reasonsMissing" });
    matter = await done("supervisor", matter, "decisions", pass);
    expect((await send("supervisor", matter, "decisions", pass)).json()).toMatchObject({
      code: "procedures.notOpen",
    });
  });

  it("made twice with one key is made once", async () => {
    const matter = await complete(await start());
    const body = { step: 1, outcome: "fit" };
    const first = await send("supervisor", matter, "decisions", body, `once-${matter.id}`);
    const again = await send("supervisor", matter, "decisions", body, `once-${matter.id}`);
    expect(again.json()).toEqual(first.json());
    expect((await reread(matter)).events.filter(({ kind }) => kind === "decided")).toHaveLength(1);
  });

  it("of two at once is one; the other reads what happened", async () => {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    const both = await Promise.all([
      send("district", matter, "decisions", { step: 2, outcome: "confirm" }),
      send("district2", matter, "decisions", { step: 2, outcome: "refuse", opinion: "不符合" }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const loser = both.find(({ statusCode }) => statusCode === 412);
    expect(loser?.json()).toMatchObject({
      code: "procedures.stale",
      happened: expect.stringMatching(/王建国|赵敏/) as string,
    });
    expect(happened.filter(({ what }) => what === "approved" || what === "refused")).toHaveLength(1);
  });

  it("that sends back opens the earlier step again, and what follows starts anew", async () => {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    matter = await done("district", matter, "decisions", {
      step: 2,
      outcome: "back",
      to: "verify",
      opinion: "请入户核实",
    });
    expect(matter.steps.at(-1)).toMatchObject({ ordinal: 3, code: "verify", round: 2, state: "open" });
    expect((await tasksOf("supervisor", matter))[0]).toMatchObject({ why: "退回重办：请入户核实" });
  });
});

describe("a decision whose effect fails", () => {
  it("leaves everything as it was: no step, no event, no task, and can be made again", async () => {
    let matter = await complete(await start());
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    const before = await reread(matter);
    broken.isBroken = true;
    const failed = await send("district", matter, "decisions", { step: 2, outcome: "confirm" });
    broken.isBroken = false;
    expect(failed.statusCode).toBe(500);
    expect(await reread(matter)).toEqual(before);
    expect(await tasksOf("district", matter)).toHaveLength(1);
    expect(await done("district", matter, "decisions", { step: 2, outcome: "confirm" })).toMatchObject({
      state: "approved",
    });
  });
});

describe("standing in", () => {
  it("lets a neighbour decide for who is away, named as such, for the days it was given", async () => {
    let matter = await complete(await start());
    const away = await test.as("supervisor");
    const { candidates } = (await away.get("/api/delegations")).json<{
      candidates: { postId: string; name: string }[];
    }>();
    const other = candidates.find(({ name }) => name === cast.otherSupervisor.name);
    const given = { toPostId: other?.postId, fromOn: "2026-11-27", toOn: "2026-11-30", reason: "外出培训" };
    expect((await away.post("/api/delegations", given)).statusCode).toBe(200);
    expect((await away.post("/api/delegations", given)).json()).toMatchObject({
      code: "procedures.delegationOverlap",
    });
    expect(await tasksOf("otherSupervisor", matter)).toMatchObject([
      { title: expect.stringMatching(/^代张国强：/) as string },
    ]);
    matter = await done("otherSupervisor", matter, "decisions", { step: 1, outcome: "fit" });
    expect(matter.steps[0]).toMatchObject({ by: "李明华（代 张国强）" });
    const next = await start();
    const stand = await test.as("otherSupervisor");
    expect((await stand.get(`/api/applications/${next.id}`)).statusCode).toBe(200);
    const { items } = (await away.get("/api/delegations")).json<{ items: { id: string }[] }>();
    expect((await away.post(`/api/delegations/${items[0]?.id ?? ""}/end`, {})).statusCode).toBe(200);
    expect((await stand.get(`/api/applications/${next.id}`)).statusCode).toBe(404);
  });

  it("is given to another post of the same kind, from today on", async () => {
    const away = await test.as("supervisor");
    const { candidates } = (await away.get("/api/delegations")).json<{ candidates: { postId: string }[] }>();
    const toPostId = candidates[0]?.postId;
    const body = { toPostId, fromOn: "2026-11-26", toOn: "2026-11-30", reason: "外出培训" };
    expect((await away.post("/api/delegations", body)).json()).toMatchObject({
      code: "procedures.delegationDates",
    });
    const stranger = { ...body, fromOn: "2026-12-01", toOn: "2026-12-02", toPostId: await openChild() };
    expect((await away.post("/api/delegations", stranger)).json()).toMatchObject({
      code: "procedures.delegationPost",
    });
  });
});
