/** What the room holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedColumn, KeyedRoom } from "../../platform/keys/keyed-column.ts";
import { CONCLUSION, RECORD, REMINDER, TASK } from "./cases/records/boxes.ts";
import { WORDS } from "./reports/open-reports.service.ts";
import { CODE, CONTENT, REPORTER } from "./reports/receive-report.service.ts";
import { PERSON_GUARDIAN, PERSON_NAME, PERSON_PHONE } from "./special/people/people.service.ts";

const person = { table: "protection.special_person", key: { id: "uuid" } } as const;
const report = { table: "protection.report", key: { id: "uuid" } };
const box = (
  table: string,
  column: string,
  context: string,
  key: Readonly<Record<string, string>>,
): KeyedColumn => ({
  ...{ table, column, key },
  holds: { kind: "box", context },
});
const byId = { id: "uuid" };

export const protectionKeyed: KeyedRoom = {
  columns: [
    box("protection.report", "content_sealed", CONTENT, byId),
    box("protection.report", "code_sealed", CODE, byId),
    {
      ...report,
      column: "code_index",
      holds: { kind: "index", purpose: CODE, of: { column: "code_sealed", context: CODE } },
    },
    { ...report, column: "sender_index", holds: { kind: "passingIndex" } },
    box("protection.reporter", "sealed", REPORTER, { report_id: "uuid" }),
    box("protection.report_word", "sealed", WORDS, byId),
    box("protection.case_record", "sealed", RECORD, byId),
    box("protection.case_reminder", "sealed", REMINDER, byId),
    box("protection.case_reminder", "done_sealed", REMINDER, byId),
    box("protection.assignment", "sealed", TASK, byId),
    box("protection.assignment", "reply_sealed", TASK, byId),
    box("protection.closing", "conclusion_sealed", CONCLUSION, byId),
    { ...person, column: "name_sealed", holds: { kind: "box", context: PERSON_NAME, perRow: true } },
    { ...person, column: "guardian_sealed", holds: { kind: "box", context: PERSON_GUARDIAN, perRow: true } },
    { ...person, column: "phone_sealed", holds: { kind: "box", context: PERSON_PHONE, perRow: true } },
  ],
  exempt: {
    "protection.report.content_digest": "a plain digest of what was sent",
    "protection.paper.digest": "a plain digest of the file",
    "protection.report.sealed": "whether only named people see it",
    "protection.report.sealed_why": "why only named people see it",
    "protection.case.sealed": "whether only named people see it",
    "protection.case.sealed_why": "why only named people see it",
    "protection.assessment.sealed": "whether only named people see it",
    "protection.spent_challenge.digest": "a plain digest of a challenge that is over within half an hour",
  },
};
