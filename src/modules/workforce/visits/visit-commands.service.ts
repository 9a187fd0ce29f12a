/** What phones do in this room: a visit, words added to one, a change in a family, files that were opened without a line. */

import { now } from "../../../kernel/clock.ts";
import type { BodyOf, ParamsOf } from "../../../kernel/operation.ts";
import { clockOffOf, notableMinutes } from "../../../platform/sync/clock-offset.ts";
import { bindCommand } from "../../../platform/sync/commands.ts";
import type { Mutation } from "../../../platform/sync/mutation.contract.ts";
import type { Word } from "../../../platform/sync/say-words.ts";
import type { RefusedAnswers } from "../campaigns/phone-campaigns.service.ts";
import { tellChange as tellInFile } from "../told/tell-change.service.ts";
import { tellChange, toldSectionCodes } from "../told/told-changes.contract.ts";
import { toldSections } from "../told/told-sections.ts";
import { noteOpenedFiles } from "./opened-files.contract.ts";
import { noteOpened } from "./opened-files.service.ts";
import { keepVisit } from "./record-visit.service.ts";
import { amendVisit as amend } from "./review-visit.service.ts";
import {
  absentReasonCodes,
  visitCheckCodes,
  visitDoneCodes,
  visitMannerCodes,
} from "./visit-codes.contract.ts";
import { amendVisit, recordVisit, VISIT_FORM_VERSION } from "./visits.contract.ts";

/** Of the forms besides the visit's own. */
const FORM_VERSION = 1;

/** “冬季用火用电”的回答没有收：请回答：用火的屋子能通风？下次走访时请再问一次。 */
function sayRefused({ title, problem }: RefusedAnswers): string {
  if (title === null) return "有一次专项行动已经找不到了，对它的回答没有收。";
  const why = problem.errors.map(({ message }) => message.replace(/[？?。]$/, "")).join("；");
  return `“${title}”的回答没有收：${why}。下次走访时请再问一次。`;
}

/** What was told, as the file would say it; what is not whole has the codes and words that came. */
function readOutTold({ section, value }: Readonly<Record<string, unknown>>): Word[] {
  const known = toldSectionCodes.codes.find((code) => code === section);
  const parsed = known === undefined ? undefined : toldSections[known].value.safeParse(value);
  if (known === undefined || parsed?.success !== true) return [];
  return [{ label: toldSectionCodes.label(known), value: toldSections[known].say(parsed.data) }];
}

const clockOf = (mutation: Mutation) => notableMinutes(clockOffOf(mutation, now()));

bindCommand({
  operation: recordVisit,
  formVersion: VISIT_FORM_VERSION,
  codeTables: [visitMannerCodes, absentReasonCodes, visitCheckCodes, visitDoneCodes],
  run: async (tx, { app, mutation, body }) => {
    const phone = { clockOffMinutes: clockOf(mutation) };
    const { isEnded, refused } = await keepVisit(tx, app, body as BodyOf<typeof recordVisit>, phone);
    const told = [
      ...(isEnded ? ["这个孩子的档案已经结束，没有再安排走访。"] : []),
      ...refused.map(sayRefused),
    ];
    return told.length === 0 ? {} : { told: `走访记录已保存。${told.join("")}` };
  },
});

bindCommand({
  operation: amendVisit,
  formVersion: FORM_VERSION,
  run: async (tx, { app, params, body }) => {
    const { id } = params as ParamsOf<typeof amendVisit>;
    await amend(tx, app, id, body as BodyOf<typeof amendVisit>);
    return {};
  },
});

bindCommand({
  operation: tellChange,
  formVersion: FORM_VERSION,
  codeTables: [toldSectionCodes],
  readOut: readOutTold,
  run: async (tx, { app, body }) => {
    const { state, section, why, holds } = await tellInFile(tx, app, body as BodyOf<typeof tellChange>);
    const what = toldSectionCodes.label(section);
    if (state === "conflict")
      return {
        state: "conflict",
        told: `${what}：后来别人登记的是“${holds ?? "没有了"}”，和您报的不一样。两个都留着，镇街会核实。`,
      };
    if (state === "proposed") return { told: `${what}：已报镇街核实。` };
    return why === null ? {} : { told: `${what}：${why}。` };
  },
});

bindCommand({
  operation: noteOpenedFiles,
  formVersion: FORM_VERSION,
  run: (tx, { body }) => {
    noteOpened(tx, body as BodyOf<typeof noteOpenedFiles>);
    return Promise.resolve({});
  },
});
