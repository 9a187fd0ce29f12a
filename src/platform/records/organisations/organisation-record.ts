/**
 * The register of organisations is itself a record: form, import, export, history and permissions come with it. Its day is the first
 * on which the organisation was open; whoever keeps it fills in the last.
 */
import { z } from "zod";
import { day, oneOf, words } from "../field-words.ts";
import { record } from "../record.ts";
import { organisationKindCodes } from "./organisation-codes.contract.ts";

export const ORGANISATIONS = "records.organisations";

record({
  code: ORGANISATIONS,
  title: "单位名录",
  dayLabel: "开办日期",
  about: { kind: "place", label: "所在镇街", required: true },
  by: {
    departments: [
      "civilAffairs",
      "education",
      "cultureTourism",
      "police",
      "marketRegulation",
      "tobacco",
      "health",
    ],
    places: ["township"],
  },
  evidence: "none",
  one: ["kind", "name", "about"],
  fields: z.object({
    kind: oneOf(organisationKindCodes),
    name: words("单位名称", 60),
    responsible: words("负责人", 30).optional(),
    closedOn: day("停办日期").optional(),
    note: words("备注", 200).optional(),
  }),
  codeTables: [organisationKindCodes],
  figures: organisationKindCodes.options.map(({ value, label }) => ({
    code: value,
    title: label,
    unit: "家",
    of: { kind: "count", where: { field: "kind", oneOf: [value] } },
  })),
  basis: [
    {
      document: "系统设定",
      says: "逐所（家）履行的职责按名录算：开办以后的周期才要做，停办的周期不再要求",
      certainty: "design",
    },
  ],
  clauses: ["R-220", "R-249"],
});
