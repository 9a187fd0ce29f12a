/** One application of the sample procedure at each point of its way, and the posts that act on it: as values, without a database. */
import { seedCalendar } from "../../src/platform/calendar/holiday-notices.ts";
import type { Act, Ruling, Situation } from "../../src/platform/procedures/engine/ruling.ts";
import { act } from "../../src/platform/procedures/engine.ts";
import type { Acting, Matter } from "../../src/platform/procedures/matter.ts";
import type { ProcedureVersion } from "../../src/platform/procedures/procedure.ts";
import { sampleProcedure } from "./sample-procedure.ts";

export const sample = sampleProcedure.versions[0] as ProcedureVersion;
const calendar = seedCalendar();
const terms = new Map([
  ["test.verify.days", 15],
  ["test.confirm.days", 15],
  ["test.notice.days", 7],
  ["test.review.days", 60],
]);

export const supervisor: Acting = {
  accountId: "supervisor",
  name: "张国强",
  role: "townshipSupervisor",
  placeCode: "500117104",
};
export const district: Acting = {
  accountId: "district",
  name: "王建国",
  role: "districtOfficer",
  placeCode: "500117",
};
export const district2: Acting = { ...district, accountId: "district2", name: "赵敏" };
export const neighbour: Acting = { ...supervisor, accountId: "neighbour", placeCode: "500117101" };

export const draft: Matter = {
  state: "draft",
  receivedOn: null,
  endedOn: null,
  places: { home: "500117104204", reception: "500117104", isHomeOutside: false },
  answers: { childName: "江小雨", father: "imprisoned" },
  materials: [],
  steps: [],
  pauses: [],
  isNoticed: false,
};

export function at(today: string, by: Acting, more: Partial<Situation> = {}): Situation {
  return { spec: sample, calendar, terms, today, now: `${today}T10:00:00+08:00`, by, ...more };
}

export function done(ruling: Ruling): Matter {
  if (ruling.verdict === "refused") throw new Error(`refused: ${ruling.code} ${ruling.says ?? ""}`);
  return ruling.matter;
}

export function codeOf(ruling: Ruling): string {
  return ruling.verdict === "refused" ? ruling.code : "done";
}

export const TODAY = "2026-03-02";
export const paper: Act & { kind: "handIn" } = {
  kind: "handIn",
  papers: [{ item: "application", kind: "application" }],
  says: "收到材料：申请表",
  on: TODAY,
};
export const received = done(act(draft, { kind: "receive", on: TODAY }, at(TODAY, supervisor)));
export const complete = done(act(received, paper, at(TODAY, supervisor)));
export const verified = (on: string, step = 1): Act => ({
  kind: "decide",
  step,
  outcome: "fit",
  opinion: "属实",
  on,
});
export const atDistrict = done(act(complete, verified("2026-03-05"), at("2026-03-05", supervisor)));
export const refusal: Act & { kind: "decide" } = {
  kind: "decide",
  step: 2,
  outcome: "refuse",
  opinion: "母亲有抚养能力",
  on: "2026-03-10",
};
export const refused = done(act(atDistrict, refusal, at("2026-03-10", district)));
export const ask = (on: string): Act => ({
  kind: "askSupplement",
  missing: [{ title: "照片", says: "近期一寸" }],
  on,
});
export const noticed = done(act(received, ask("2026-03-04"), at("2026-03-04", supervisor)));
