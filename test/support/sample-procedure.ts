/** A procedure for tests: verified by the township, confirmed by the district, with everything that the engine can do in it. */
import { Readable } from "node:stream";
import pg from "pg";
import { z } from "zod";
import type { Citation } from "../../src/kernel/citation.ts";
import { readChild } from "../../src/modules/registry/read-child.service.ts";
import { procedure } from "../../src/platform/procedures/procedure.ts";
import { bindProcedure, type MatterFile } from "../../src/platform/procedures/procedure-book.service.ts";

const cite: Citation = {
  document: "民发〔2019〕62号",
  clause: "第二条",
  says: "镇街收到申请后查验，区民政局收到材料后确认。",
  certainty: "verified",
};

const form = z.object({
  childName: z.string().min(2).max(60).meta({ label: "儿童姓名" }),
  father: z.enum(["deceased", "imprisoned"]).meta({ label: "父亲情形", codeTable: "sampleCondition" }),
  payeeAccount: z
    .string()
    .min(8)
    .max(30)
    .meta({ label: "领取账号", sensitivity: "L3", mask: "bankAccount" })
    .optional(),
  situation: z.string().max(200).meta({ label: "生活状况" }).optional(),
});

const labels: Readonly<Record<string, string>> = { deceased: "死亡", imprisoned: "服刑在押" };

export const sampleProcedure = procedure({
  code: "sample.confirmation",
  title: "确认事实无人抚养儿童（测试）",
  basis: [cite],
  versions: [
    {
      version: "2019",
      from: "2020-01-01",
      form,
      codeTables: [
        {
          name: "sampleCondition",
          label: (code: string | null | undefined) => labels[code ?? ""] ?? "",
          options: Object.entries(labels).map(([value, label]) => ({ value, label })),
        },
      ],
      sections: [
        { title: "儿童", fields: ["childName", "situation"] },
        { title: "父母", fields: ["father"] },
        { title: "领取", fields: ["payeeAccount"] },
      ],
      materials: [
        { code: "application", title: "申请表", required: true, cite },
        {
          code: "death",
          title: "父亲死亡证明",
          required: true,
          when: { field: "father", oneOf: ["deceased"] },
          alternatives: [
            { code: "certificate", title: "死亡证明" },
            { code: "cremation", title: "火化证明" },
          ],
          neededBy: "confirm",
        },
        { code: "photo", title: "近期照片", required: false },
      ],
      steps: [
        {
          code: "verify",
          title: "镇街查验",
          by: { role: "townshipSupervisor", level: "township" },
          term: { parameter: "test.verify.days", unit: "workingDays", from: "receipt" },
          cite,
          outcomes: [
            {
              code: "fit",
              label: "符合，上报确认",
              leads: "next",
              phrases: ["经查验，情况属实，符合条件。"],
            },
            { code: "unfit", label: "不符合，上报", leads: "next", needsReasons: true },
          ],
          pauses: [
            {
              code: "notice",
              title: "公示",
              term: { parameter: "test.notice.days", unit: "calendarDays" },
            },
            { code: "assessment", title: "评估" },
          ],
          objection: { term: { parameter: "test.verify.days", unit: "workingDays" } },
        },
        {
          code: "confirm",
          title: "区民政局确认",
          by: { role: "districtOfficer", level: "district" },
          term: { parameter: "test.confirm.days", unit: "workingDays" },
          cite,
          separateFrom: ["verify"],
          outcomes: [
            { code: "confirm", label: "予以确认", leads: "approved", phrases: ["同意确认。"] },
            { code: "refuse", label: "不予确认", leads: "refused" },
            { code: "back", label: "退回查验", leads: "back", to: ["verify"] },
          ],
          prints: [{ code: "decision", title: "确认书", on: ["confirm"] }],
        },
      ],
      review: { step: "confirm", within: { parameter: "test.review.days", unit: "calendarDays" } },
    },
  ],
});

/** What the effects were called with. */
export const happened: { readonly what: string; readonly file: MatterFile }[] = [];

interface Broken {
  isBroken: boolean;
  /** What an approval waits for, its decision written and nothing committed. */
  meanwhile?: () => Promise<void>;
}

/** Lets the effect of an approval fail, or take its time. */
export const broken: Broken = { isBroken: false };

let isBound = false;

export function bindSampleProcedure(): void {
  if (isBound) return;
  isBound = true;
  const keep = (what: string) => (_tx: unknown, _app: unknown, file: MatterFile) => {
    happened.push({ what, file });
    return Promise.resolve();
  };
  bindProcedure({
    procedure: sampleProcedure,
    async findSubject(tx, app, id) {
      const file = await readChild(tx, app, id);
      return { id, name: file.person.name, placeCode: file.villageCode };
    },
    prefill: (_tx, _app, subject) =>
      Promise.resolve({
        childName: { value: subject.name, source: { kind: "fact", words: "儿童档案", on: "2026-01-01" } },
      }),
    checks: () =>
      Promise.resolve([
        {
          code: "age",
          label: "未满 18 周岁",
          verdict: "yes",
          value: "10 岁",
          source: "公安户籍",
          on: "2026-01-01",
          citation: { ...cite, clause: cite.clause ?? null },
        },
      ]),
    papers: [{ code: "receipt", title: "受理回执" }],
    print: (_tx, _app, file, code, as) =>
      Promise.resolve({
        fileName: `${code}.${as}`,
        mediaType: "text/plain",
        stream: Readable.from([`${code} ${file.no ?? ""} ${file.subjectName}`]),
      }),
    onReceived: keep("received"),
    async onApproved(tx, app, file) {
      if (broken.isBroken) throw new Error("the effect fails");
      await broken.meanwhile?.();
      await keep("approved")(tx, app, file);
    },
    onRefused: keep("refused"),
    onWithdrawn: keep("withdrawn"),
  });
}

/** 15 + 15 working days, as the document demands. */
export async function setSampleTerms(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const terms = {
    "test.verify.days": 15,
    "test.confirm.days": 15,
    "test.notice.days": 7,
    "test.review.days": 60,
  };
  for (const [key, value] of Object.entries(terms))
    await client.query(
      `insert into platform.parameter (key, valid_from, value, document, certainty)
       values ($1, '2015-01-01', $2, '测试', 'design') on conflict do nothing`,
      [key, JSON.stringify(value)],
    );
  await client.end();
}
