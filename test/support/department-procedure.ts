/** Procedures for tests in which departments act: begun by a school or the township, passed on to the police, to a court without account. */
import { Readable } from "node:stream";
import { z } from "zod";
import { readChild } from "../../src/modules/registry/read-child.service.ts";
import { procedure, type StepSpec } from "../../src/platform/procedures/procedure.ts";
import { bindProcedure } from "../../src/platform/procedures/procedure-book.service.ts";

const onward = { code: "done", label: "已办", leads: "next" } as const;

const liaison = (department: "education" | "police" | "court"): StepSpec["by"] => ({
  role: "partnerLiaison",
  level: "district",
  department,
});

const form = z.object({
  what: z.string().max(100).meta({ label: "经过" }),
  where: z.string().max(100).meta({ label: "地点" }).optional(),
  contact: z.string().max(30).meta({ label: "联系电话", sensitivity: "L3", mask: "phone" }).optional(),
});

export const departmentProcedure = procedure({
  code: "sample.departments",
  title: "部门协同（测试）",
  basis: [],
  starts: ["townshipSupervisor", "districtOfficer", { department: "education" }],
  isRepeatable: true,
  versions: [
    {
      version: "1",
      from: "2020-01-01",
      form,
      materials: [
        { code: "record", title: "谈话记录", required: false },
        { code: "receipt", title: "公安回执", required: true, neededBy: "police" },
      ],
      sees: {
        education: { fields: ["what", "where", "contact"], isNamed: true, papers: ["record", "decision"] },
        police: { fields: ["what"], papers: ["receipt"] },
      },
      steps: [
        {
          code: "school",
          title: "学校核查",
          by: liaison("education"),
          outcomes: [
            onward,
            { code: "crime", label: "涉嫌违法，移送公安", leads: "next" },
            { code: "again", label: "再核查一次", leads: "again" },
          ],
          prints: [{ code: "decision", title: "认定书" }],
        },
        {
          code: "police",
          title: "公安接收",
          by: liaison("police"),
          after: [{ step: "school", oneOf: ["crime"] }],
          outcomes: [onward],
        },
        { code: "court", title: "法院告知结论", by: liaison("court"), outcomes: [onward] },
        {
          code: "close",
          title: "区民政局办结",
          by: { role: "districtOfficer", level: "district" },
          outcomes: [{ code: "closed", label: "办结", leads: "closed" }],
        },
      ],
    },
  ],
});

export const sealedProcedure = procedure({
  code: "sample.sealed",
  title: "密件（测试）",
  basis: [],
  starts: ["districtOfficer"],
  isSealed: true,
  isRepeatable: true,
  versions: [
    {
      version: "1",
      from: "2020-01-01",
      form,
      materials: [],
      steps: [
        {
          code: "plan",
          title: "制定方案",
          by: { role: "districtOfficer", level: "district" },
          outcomes: [onward],
        },
      ],
    },
  ],
});

let isBound = false;

export function bindDepartmentProcedures(): void {
  if (isBound) return;
  isBound = true;
  for (const one of [departmentProcedure, sealedProcedure])
    bindProcedure({
      procedure: one,
      async findSubject(tx, app, id) {
        const file = await readChild(tx, app, id);
        return { id, name: file.person.name, placeCode: file.villageCode };
      },
      nameEvent: ({ where }) => `${String(where?.value)}的事`,
      print: (_tx, _app, _file, code, as) =>
        Promise.resolve({
          fileName: `${code}.${as}`,
          mediaType: "text/plain",
          stream: Readable.from([code]),
        }),
    });
}
