/** A case at work in tests: opened out of a public report, written into as a named post. */
import { randomUUID } from "node:crypto";
import type { CaseView } from "../../src/modules/protection/cases/case-view.contract.ts";
import type { RecordBody } from "../../src/modules/protection/cases/records/record-kinds.contract.ts";
import type { ReportView } from "../../src/modules/protection/reports/report-view.contract.ts";
import type { CastName, TestApp } from "./app.ts";
import { reportPublicly, type Said } from "./reports.ts";

export interface CaseDesk {
  get(name: CastName, path?: string): Promise<CaseView>;
  status(name: CastName): Promise<number>;
  send(name: CastName, path: string, body?: object): ReturnType<Awaited<ReturnType<TestApp["as"]>>["post"]>;
  write(name: CastName, record: RecordBody, happenedAt?: Date): ReturnType<CaseDesk["send"]>;
  readonly id: string;
  readonly reportId: string;
  readonly code: string;
}

/** Taken up and opened by `lead`. */
export async function openTestCase(
  test: TestApp,
  lead: CastName = "supervisor",
  said: Said = {},
): Promise<CaseDesk> {
  const { id: reportId, code } = await reportPublicly(test, said);
  const agent = await test.as(lead);
  const taken = (await agent.post(`/api/reports/${reportId}/take-up`, {})).json<ReportView>();
  const opened = await agent.post(
    `/api/reports/${reportId}/decisions`,
    { outcome: "open", why: "去现场核查" },
    { version: taken.version },
  );
  const id = opened.json<ReportView>().caseId ?? "";
  const get: CaseDesk["get"] = async (name, path = "") =>
    (await (await test.as(name)).get(`/api/cases/${id}${path}`)).json<CaseView>();
  const send: CaseDesk["send"] = async (name, path, body = {}) => {
    const { version } = await get(name);
    return (await test.as(name)).post(`/api/cases/${id}${path}`, body, { version: version ?? 0 });
  };
  return {
    ...{ id, reportId, code, get, send },
    status: async (name) => (await (await test.as(name)).get(`/api/cases/${id}`)).statusCode,
    write: (name, record, happenedAt = new Date()) =>
      send(name, "/records", { id: randomUUID(), happenedAt: happenedAt.toISOString(), record }),
  };
}

export const records = {
  contact: { kind: "contact", content: { with: "caregiver", isChildFine: true, words: "电话里说孩子在家" } },
  unsafe: {
    kind: "visit",
    content: {
      finding: "confirmed",
      safety: "unsafe",
      childSeen: true,
      found: "背上有新伤",
      why: "施暴的人还在家里",
    },
  },
  safe: {
    kind: "visit",
    content: {
      finding: "confirmed",
      safety: "safe",
      childSeen: true,
      found: "有旧伤",
      why: "施暴的人已经离开",
    },
  },
  unfounded: {
    kind: "visit",
    content: {
      finding: "unfounded",
      safety: "safe",
      childSeen: true,
      found: "是摔伤，医院有记录",
      why: "孩子和老师都这样说",
    },
  },
  police: {
    kind: "policeTransfer",
    content: { station: "南津街派出所", receivedBy: "民警甲", words: "疑似殴打" },
  },
  policeReply: { kind: "policeReply", content: { result: "filed" } },
  escort: { kind: "escort", content: { by: "南津街派出所", words: "护送到机构" } },
  explained: { kind: "policeExplain", content: { words: "已经立案侦查" } },
  placed: {
    kind: "placement",
    content: {
      ...{ ground: "T6", kind: "institution", where: "区儿童福利机构" },
      ...{ handedBy: "张国强", receivedBy: "何静", health: "有外伤，已处理" },
    },
  },
  assessed: { kind: "assessment", content: { grade: "improper", words: "监护失当，要家庭教育指导" } },
  conferred: {
    kind: "conference",
    content: {
      attendees: "民政、公安、学校",
      minutes: "一致同意继续保护",
      resolutions: [{ unit: "police", what: "追查施暴的人", dueOn: "2099-01-01" }],
    },
  },
  planned: {
    kind: "plan",
    content: {
      goals: "孩子能平安回家上学",
      measures: [{ measure: "psychological", unit: "health", what: "心理干预六次", dueOn: "2099-01-01" }],
    },
  },
  calm: { kind: "followUp", content: { isStable: true, childSeen: true, found: "孩子情绪稳定" } },
} as const satisfies Record<string, RecordBody>;
