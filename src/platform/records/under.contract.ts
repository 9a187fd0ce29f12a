/** What was handed out to units under one entry, and how each stands, through HTTP. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { dutyStateCodes } from "./record-codes.contract.ts";
import { Content, RecordField } from "./record-fields.contract.ts";
import { recordProblems } from "./record-problems.contract.ts";
import { EntryView } from "./records.contract.ts";

const One = z.object({ kind: z.string().max(80), id: z.uuid() });
const MOST_UNITS = 80;

export const UnderView = z.object({
  kinds: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      dayLabel: z.string(),
      fields: z.array(RecordField),
      /** To whom the asker may hand out. */
      units: z.array(z.object({ unit: z.string(), name: z.string() })),
      items: z.array(
        EntryView.extend({
          /** How what it asks for stands; null where it asks for nothing. */
          duty: z
            .object({
              state: z.enum(dutyStateCodes.codes),
              dueOn: z.string().nullable(),
              daysLate: z.int(),
            })
            .nullable(),
        }),
      ),
    }),
  ),
});
export type UnderView = z.output<typeof UnderView>;

export const readUnder = operation({
  name: "records.under.read",
  method: "GET",
  path: "/api/records/{kind}/{id}/under",
  title: "查看交办给各单位的事项",
  effect: "read",
  verb: "record.read",
  audited: false,
  params: One,
  output: UnderView,
});

export const handOut = operation({
  name: "records.under.handOut",
  method: "POST",
  path: "/api/records/{kind}/{id}/under/{child}",
  title: "交办给几个单位",
  effect: "write",
  verb: "record.write",
  params: One.extend({ child: z.string().max(80) }),
  body: z.strictObject({
    units: z.array(z.string().max(40)).min(1, "请选择单位").max(MOST_UNITS).meta({ label: "交办单位" }),
    on: z.iso.date().meta({ label: "日期" }),
    content: Content,
  }),
  output: UnderView,
  problems: [recordProblems.content, recordProblems.future, recordProblems.wrongState],
});
