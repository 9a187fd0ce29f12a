/** Applications as people handle them through HTTP: handed in on the village's desk, decided by township and district. */
import { expect } from "vitest";
import type { MatterView } from "../../src/platform/procedures/matter-view.contract.ts";
import type { CastName, TestApp } from "./app.ts";
import { account } from "./families.ts";

let serial = 0;

export function applicationsOf(test: () => TestApp) {
  async function start(childId: string, more: object = {}, name: CastName = "director") {
    serial += 1;
    const agent = await test().as(name);
    return agent.post("/api/applications", {
      procedure: "defacto",
      childId,
      form: account(serial),
      receivedOn: "2026-11-27",
      ...more,
    });
  }

  async function started(
    childId: string,
    more: object = {},
    name: CastName = "director",
  ): Promise<MatterView> {
    const answer = await start(childId, more, name);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function read(matter: { id: string }, name: CastName = "supervisor"): Promise<MatterView> {
    return (await (await test().as(name)).get(`/api/applications/${matter.id}`)).json<MatterView>();
  }

  /** Notes every required paper as compared with the departments' data, or as lying in the office. */
  async function handInPapers(matter: MatterView, name: CastName = "supervisor"): Promise<MatterView> {
    const agent = await test().as(name);
    for (const { code, alternatives } of matter.materials.filter((one) => one.required)) {
      const [first] = alternatives;
      const kind = alternatives.find((one) => one.code === "compared")?.code ?? first?.code ?? code;
      const paper = { item: code, kind, note: "已与部门数据比对" };
      const answer = await agent.post(`/api/applications/${matter.id}/papers`, paper);
      expect(answer.statusCode, answer.body).toBe(200);
    }
    return read(matter, name);
  }

  async function decide(
    name: CastName,
    matter: MatterView,
    outcome: string,
    opinion = "情况属实。",
    more: object = {},
  ) {
    const open = matter.steps.find(({ state }) => state === "open");
    const agent = await test().as(name);
    return agent.post(
      `/api/applications/${matter.id}/decisions`,
      { step: open?.ordinal ?? 0, outcome, opinion, ...more },
      { version: matter.version },
    );
  }

  async function decided(
    name: CastName,
    matter: MatterView,
    outcome: string,
    opinion?: string,
    more?: object,
  ): Promise<MatterView> {
    const answer = await decide(name, matter, outcome, opinion, more);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  /** From the village to the district's yes. */
  async function confirmed(childId: string): Promise<MatterView> {
    const verified = await decided("supervisor", await handInPapers(await started(childId)), "pass");
    return decided("district", verified, "confirm");
  }

  return { start, started, read, handInPapers, decide, decided, confirmed };
}
