/** Special matters as people handle them through HTTP. */
import { expect } from "vitest";
import type { MatterView } from "../../src/platform/procedures/matter-view.contract.ts";
import type { CastName, TestApp } from "./app.ts";

export type Answers = Readonly<Record<string, unknown>>;

export function specialDesk(test: () => TestApp) {
  async function begin(name: CastName, procedure: string, answers: Answers, more: object = {}) {
    const form = Object.fromEntries(Object.entries(answers).map(([field, value]) => [field, { value }]));
    const body = { procedure, form, place: "500117104", receivedOn: "2026-11-27", ...more };
    return (await test().as(name)).post("/api/applications", body);
  }

  async function begun(name: CastName, procedure: string, answers: Answers, more: object = {}) {
    const answer = await begin(name, procedure, answers, more);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function read(name: CastName, { id }: { id: string }): Promise<MatterView> {
    const answer = await (await test().as(name)).get(`/api/applications/${id}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function decide(name: CastName, matter: MatterView, outcome: string, more: object = {}) {
    const now = await (await test().as(name)).get(`/api/applications/${matter.id}`);
    const { steps, version } = now.statusCode === 200 ? now.json<MatterView>() : matter;
    const step = steps.find(({ state }) => state === "open")?.ordinal ?? 0;
    const path = `/api/applications/${matter.id}/decisions`;
    return (await test().as(name)).post(
      path,
      { step, outcome, opinion: "已办妥，有记录。", ...more },
      { version },
    );
  }

  async function decided(name: CastName, matter: MatterView, outcome: string, more?: object) {
    const answer = await decide(name, matter, outcome, more);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  /** Notes every paper that the open step still wants as lying in the office. */
  async function handIn(name: CastName, matter: MatterView): Promise<MatterView> {
    const { missing } = await read(name, matter);
    for (const { code } of missing) {
      const paper = { item: code, kind: code, note: "原件在办公室" };
      const answer = await (await test().as(name)).post(`/api/applications/${matter.id}/papers`, paper);
      expect(answer.statusCode, answer.body).toBe(200);
    }
    return read(name, matter);
  }

  return { begin, begun, read, decide, decided, handIn };
}
