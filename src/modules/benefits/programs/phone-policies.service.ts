/** The catalogue in plain sentences, for phones: who it is for, how much it is now, how a family comes by it. */
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { hiddenFrom } from "../screening/read-findings.service.ts";
import { programmeOf } from "./catalogue.ts";
import { plainWho } from "./plain-who.ts";
import { amountUnit, type ProgrammeCode } from "./program-codes.contract.ts";
import type { Programme } from "./programme.ts";
import type { ProgramView } from "./programs.contract.ts";
import { readCatalogue } from "./read-programs.service.ts";

export interface PolicyOnPhone {
  readonly code: ProgrammeCode;
  readonly title: string;
  readonly says: string[];
  readonly document: string;
  readonly isUncertain: boolean;
}

export async function policiesOnPhone(tx: Tx): Promise<PolicyOnPhone[]> {
  const hidden = hiddenFrom(tx);
  const { items } = await readCatalogue(tx, today());
  return items.filter(({ code }) => !hidden.includes(`programme:${code}`)).map(policyOf);
}

function policyOf(view: ProgramView): PolicyOnPhone {
  const { code, title, standards, unchecked } = view;
  const programme = programmeOf(code);
  const [first] = programme.text;
  return {
    code,
    title,
    says: [`${plainWho[code]}。`, sayAmount(view), sayHow(programme)],
    document: first?.document ?? standards[0]?.document ?? "",
    isUncertain: unchecked,
  };
}

function sayAmount({ standards, amountSays, cycle, title }: ProgramView): string {
  // What is set month by month stands at nothing where nothing was set.
  if (standards.every(({ value }) => value.startsWith("0.00"))) return `给多少：${amountSays}。`;
  const told = standards.map(({ label, value }) =>
    `${shortened(label, title)} ${value.replace(".00 元", " 元")}`.trim(),
  );
  return `现在的标准（${amountUnit(cycle)}）：${told.join("；")}。`;
}

/** The programme's name need not be read again before each amount. */
function shortened(label: string, title: string): string {
  const rest = label.startsWith(title) ? label.slice(title.length) : label;
  return rest.replace(/^（(.*)）$/, "$1");
}

function sayHow({ lead, materials, referral }: Programme): string {
  if (lead.includes("儿童福利机构")) return "由儿童福利机构办，村里不用申请。";
  const [first] = materials;
  if (first?.startsWith("不用申请") === true) return `${first}。`;
  if (referral !== undefined) return `${referral.how}；由${referral.to}办。`;
  return materials.length === 0
    ? "找镇街儿童督导员办。"
    : `找镇街儿童督导员办，要带：${materials.join("、")}。`;
}
