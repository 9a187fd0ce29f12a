/** The bureau changes what an assessment asks, without anybody programming: from its day on, and never under one that runs. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { accountsOf, begin, type Playing, view } from "../../../../test/support/assessments.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { readTemplateVersions, TemplateInput, VersionView } from "./template-versions.contract.ts";

let test: TestApp;
let playing: Playing;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-30T23:50:00+08:00" });
  playing = { test, accounts: await accountsOf(test) };
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function versions(name: CastName = "district"): Promise<readonly VersionView[]> {
  const answer = await (await test.as(name)).get("/api/assessment-templates");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<OutputOf<typeof readTemplateVersions>>().items;
}

/** The version that holds with one item more, whose points another gives up. */
async function withYard(from: string): Promise<TemplateInput> {
  const holding = (await versions()).find(({ standing }) => standing === "now");
  if (holding === undefined) throw new Error("no version holds");
  const sections = holding.sections.map(({ code, title, items }) => ({
    ...{ code, title },
    items: items
      .filter(({ points }) => points > 0)
      .map(({ anchors, ...item }) => ({
        ...item,
        anchors: anchors as TemplateInput["sections"][number]["items"][number]["anchors"],
      })),
  }));
  const [giving] = (sections[0]?.items ?? []).toSorted((a, b) => b.points - a.points);
  if (giving === undefined) throw new Error("no item");
  giving.points -= 2;
  sections[0]?.items.push({
    ...giving,
    code: "A99",
    title: "院坝和水塘",
    points: 2,
  });
  return { from, document: "合川民发〔2026〕9号", sections, redLines: [...holding.redLines] };
}

const set = async (name: CastName, input: object) =>
  (await test.as(name)).post("/api/assessment-templates", input);
const decide = async (name: CastName, version: string, accept: boolean) => {
  const one = (await versions()).find((each) => each.version === version);
  return (await test.as(name)).post(`/api/assessment-templates/${version}/decisions`, {
    ...{ accept, at: one?.proposal?.at ?? "2026-01-01T00:00:00.000Z", why: "已对照文件逐项核对" },
  });
};
const waiting = async (name: CastName) =>
  (await (await test.as(name)).get("/api/desk"))
    .json<{ tasks: { title: string }[] }>()
    .tasks.map(({ title }) => title)
    .filter((title) => title.includes("评估表"));
const codeOf = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;
const titlesOf = ({ template }: Awaited<ReturnType<typeof view>>) =>
  template.sections.flatMap(({ items }) => items.map(({ title }) => title));

describe("the table of the assessment (R-213)", () => {
  it("is set by the bureau alone, with a hundred points, from a day that has not passed", async () => {
    const input = await withYard("2026-12-01");
    expect((await set("supervisor", input)).statusCode).toBe(403);
    expect(codeOf(await set("district", { ...input, from: "2026-11-29" }))).toBe(
      "protection.assessment.templateFrom",
    );
    const [first, ...rest] = input.sections;
    const short = { ...input, sections: [{ ...first, items: first?.items.slice(1) }, ...rest] };
    expect(codeOf(await set("district", short))).toBe("protection.assessment.templatePoints");
    expect(await versions()).toHaveLength(1);
  });

  it("does not hold before a second person has confirmed it, and may be sent back with a reason", async () => {
    expect((await set("district", await withYard("2026-12-01"))).statusCode).toBe(200);
    expect((await versions()).map(({ standing }) => standing)).toEqual(["waiting", "now"]);
    expect([await waiting("district"), await waiting("leader")]).toEqual([
      [],
      ["确认监护能力评估表的新版本：2026-12-01 起用"],
    ]);
    expect(codeOf(await decide("district", "2026-12-01", true))).toBe("protection.assessment.templateOwn");
    expect((await decide("supervisor", "2026-12-01", true)).statusCode).toBe(403);
    expect((await decide("leader", "2026-12-01", false)).statusCode).toBe(200);
    expect((await versions())[0]).toMatchObject({
      standing: "refused",
      proposal: { refused: "已对照文件逐项核对" },
    });
    expect([await waiting("district"), await waiting("leader")]).toEqual([
      ["评估表的新版本被退回：2026-12-01 起用"],
      [],
    ]);
    expect(codeOf(await decide("leader", "2026-12-01", true))).toBe("protection.assessment.templateDecided");
    expect((await set("district", await withYard("2026-11-30"))).statusCode).toBe(200);
    expect((await versions()).find(({ standing }) => standing === "now")?.version).not.toBe("2026-11-30");
  });

  it("changes from its day on; what was begun before keeps its own", async () => {
    const [older, newer] = [
      await openFamily(await test.as("director"), { name: "评估旧" }),
      await openFamily(await test.as("director"), { name: "评估新" }),
    ];
    const before = await begin(playing, older);
    expect((await set("district", await withYard("2026-12-01"))).statusCode).toBe(200);
    expect((await decide("leader", "2026-12-01", true)).statusCode).toBe(200);
    expect(await waiting("district")).toEqual([]);
    expect((await versions()).map(({ standing }) => standing)).toEqual(["later", "waiting", "now"]);
    // Past midnight, while everybody stays logged in.
    setClock("2026-12-01T00:05:00+08:00");
    expect((await versions("supervisor")).map(({ standing }) => standing)).toEqual([
      "now",
      "waiting",
      "past",
    ]);
    expect(codeOf(await decide("leader", "2026-11-30", true))).toBe("protection.assessment.templatePassed");
    const after = await begin(playing, newer);
    const supervisor = await test.as("supervisor");
    expect(titlesOf(await view(supervisor, before.id))).not.toContain("院坝和水塘");
    expect(titlesOf(await view(supervisor, after.id))).toContain("院坝和水塘");
    expect(after.template.version).toBe("2026-12-01");
    expect(Object.values(after.scale.points).reduce((sum, points) => sum + points, 0)).toBe(100);
  });

  it("is not set twice for a time that has begun", async () => {
    const again = await set("district", await withYard("2026-12-01"));
    expect(codeOf(again), again.body).toBe("protection.assessment.templateFrom");
  });
});
