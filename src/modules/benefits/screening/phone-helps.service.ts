/** What many children at once get and might get, for the phones of those who visit them; and the findings that wait there. */
import { today } from "../../../kernel/clock.ts";
import { formatYuan } from "../../../kernel/money.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import type { Judgement } from "../../../platform/rules/explanation.contract.ts";
import { nodesOf } from "../../../platform/rules/parts.ts";
import { type AtomName, askFirst, profileAtoms } from "../../recognition/profile.contract.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import * as entitlements from "../entitlements/entitlements.store.ts";
import { type PaidProgram, paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import { basicOfMonthFor } from "../payroll/basic-of-month.service.ts";
import type { Owed } from "../payroll/owed.ts";
import { programmeOf, programmes } from "../programs/catalogue.ts";
import {
  amountUnit,
  type FindingKind,
  type ProgrammeCode,
  programmeCodes,
} from "../programs/program-codes.contract.ts";
import { judgeChild } from "./explain-child.service.ts";
import { keyOfTask } from "./finding-tasks.service.ts";
import * as store from "./findings.store.ts";
import { hiddenFrom } from "./read-findings.service.ts";
import { listTakenUp } from "./referrals.store.ts";
import { sayBriefly } from "./say-finding.ts";
import { screeningDays } from "./screen-children.service.ts";
import type { ScreeningDays } from "./screening-sql.store.ts";
import { findSubject } from "./subjects.ts";

type Facts = Readonly<Record<string, Value>>;

export interface ChildHelp {
  /** The programme's; of a category its subject: `category:ruralLeftBehind`. */
  readonly code: string;
  readonly title: string;
  readonly group: "receiving" | "might" | "cannotTell";
  readonly said: string;
  /** Atoms by name: what somebody has to find out first. */
  readonly missing: readonly string[];
}

export interface OpenFinding {
  readonly id: string;
  readonly childId: string;
  readonly kind: FindingKind;
  /** Of the programme or category. */
  readonly title: string;
  /** Why it might be, where that is what was found. */
  readonly said: string;
  readonly missing: readonly string[];
  readonly version: number;
}

export interface ChildrenHelps {
  readonly helps: ReadonlyMap<string, readonly ChildHelp[]>;
  /** By the key of the task that asks for it. */
  readonly findings: ReadonlyMap<string, OpenFinding>;
}

export async function readPhoneHelps(tx: Tx, childIds: readonly string[]): Promise<ChildrenHelps> {
  const on = today();
  const month = monthOfDate(on);
  const [days, profiles, rows, held, taken] = await Promise.all([
    screeningDays(tx, on),
    store.readProfiles(tx, childIds, on),
    store.listOpenFindingsOf(tx, childIds),
    entitlements.listEntitlementsOf(tx, childIds),
    listTakenUp(tx, childIds, on),
  ]);
  const running = held.filter(
    ({ fromMonth, toMonth }) => fromMonth <= month && (toMonth === null || toMonth >= month),
  );
  const owed = await basicOfMonthFor(tx, month, [...new Set(running.map(({ childId }) => childId))]);
  const hidden = hiddenFrom(tx);
  const findings = rows.filter(({ about }) => !hidden.includes(about));
  const judged = judgeAll(findings, profiles, days);
  const found = Map.groupBy(findings, ({ childId }) => childId);
  const paid = Map.groupBy(running, ({ childId }) => childId);
  const given = Map.groupBy(taken, ({ childId }) => childId);
  const hiv = seesHiv(tx.actor.role);
  return {
    helps: new Map(
      childIds.map((id) => {
        const facts = profiles.get(id) ?? {};
        const receiving = [
          ...(paid.get(id) ?? []).map((row) => helpOfPaid(row, owed.get(id), hiv)),
          ...(given.get(id) ?? []).map(({ programme, answeredOn, referredTo }) =>
            receivingHelp(programme, `${answeredOn ?? ""} 起由${referredTo}落实`),
          ),
        ];
        const known = new Set(receiving.map(({ code }) => code));
        const registered = registeredHelps(facts, days).filter(
          ({ code }) => !known.has(code) && !hidden.includes(`programme:${code}`),
        );
        const wanting = (found.get(id) ?? []).flatMap((row) => helpOfFinding(row, judged.get(row.id)));
        return [id, [...receiving, ...registered, ...wanting]];
      }),
    ),
    findings: new Map(
      findings.map((row) => [
        keyOfTask(row.id),
        {
          ...{ id: row.id, childId: row.childId, kind: row.kind, version: row.version },
          title: findSubject(row.about)?.title ?? row.about,
          said: sayBriefly(row.kind, judged.get(row.id)),
          missing: missingOf(row, judged.get(row.id)),
        },
      ]),
    ),
  };
}

function receivingHelp(code: ProgrammeCode, said: string): ChildHelp {
  return { code, title: programmeCodes.label(code), group: "receiving", said, missing: [] };
}

function helpOfPaid(
  { programme, fromMonth, amountFen }: entitlements.EntitlementRow,
  owed: ReadonlyMap<PaidProgram, Owed> | undefined,
  hiv: boolean,
): ChildHelp {
  const reckoned = owed?.get(programme);
  const fen = reckoned === undefined ? amountFen : reckoned.verdict === "owed" ? reckoned.fen : null;
  const { cycle } = programmeOf(programme);
  const amount = fen === null ? "" : `${formatYuan(fen)} ${amountUnit(cycle)}，`;
  const held = reckoned?.heldBack ?? null;
  const said = `${amount}从 ${fromMonth} 起${held === null ? "" : `；${held}`}`;
  const shown = shownProgram(programme, hiv);
  return { ...receivingHelp(shown, said), title: paidPrograms.label(shown) };
}

/** What the file's own relief tells. */
function registeredHelps(facts: Facts, { today: day }: ScreeningDays): ChildHelp[] {
  const world = { facts, parameters: day.parameters, on: day.on };
  return programmes.flatMap(({ code, receives }) =>
    receives !== undefined && evaluate(receives, world) === true
      ? [receivingHelp(code, "登记在档案的救助措施里")]
      : [],
  );
}

const wantingGroup: Readonly<Partial<Record<FindingKind, ChildHelp["group"]>>> = {
  entitledNotReceiving: "might",
  soonEntitled: "might",
  cannotTell: "cannotTell",
};

function helpOfFinding(row: store.FindingRow, judgement: Judgement | undefined): ChildHelp[] {
  const group = wantingGroup[row.kind];
  const subject = findSubject(row.about);
  if (group === undefined || subject === undefined) return [];
  const missing = missingOf(row, judgement);
  const said = group === "cannotTell" ? sayUnknown(missing) : sayBriefly(row.kind, judgement);
  return [{ code: subject.programme ?? row.about, title: subject.title, group, said, missing }];
}

/** Of what nobody knows only what could still change the answer; who fits is asked whether it is received already. */
function missingOf(row: store.FindingRow, judgement: Judgement | undefined): string[] {
  const open = (judgement?.explanation.missing ?? []).filter(({ kind }) => kind === "fact");
  const names = judgement?.verdict === "yes" ? unknownReceipt(row) : open.map(({ name }) => name);
  return askFirst(names.map((name) => ({ name }))).flatMap(({ name }) => (isSecret(name) ? [] : [name]));
}

function unknownReceipt({ about, missing }: store.FindingRow): string[] {
  const receives = findSubject(about)?.receives;
  const asked = new Set(
    receives === undefined
      ? []
      : [...nodesOf(receives)].flatMap((node) => (node.op === "fact" ? [node.name] : [])),
  );
  return (missing ?? []).filter((name) => asked.has(name));
}

/** The findings' answers of today, by their ids. */
function judgeAll(
  findings: readonly store.FindingRow[],
  profiles: ReadonlyMap<string, Facts>,
  { today: day }: ScreeningDays,
): ReadonlyMap<string, Judgement> {
  return new Map(
    findings.flatMap(({ id, childId, about, kind }) => {
      const subject = wantingGroup[kind] === undefined ? undefined : findSubject(about);
      const facts = profiles.get(childId);
      const judgement =
        subject === undefined || facts === undefined ? undefined : judgeChild(subject, facts, day);
      return judgement === undefined ? [] : [[id, judgement] as const];
    }),
  );
}

function sayUnknown(missing: readonly string[]): string {
  if (missing.length === 0) return "符合条件，但不知道有没有享受，请核实";
  return `还不知道：${missing.map((name) => labelOf(name)).join("、")}`;
}

const labelOf = (name: string) =>
  Object.hasOwn(profileAtoms, name) ? profileAtoms[name as AtomName].label : name;

/** What tells of an infection is nobody's question at a door. */
function isSecret(name: string): boolean {
  const atom: { readonly sensitivity?: string } | undefined = Object.hasOwn(profileAtoms, name)
    ? profileAtoms[name as AtomName]
    : undefined;
  return atom?.sensitivity === "L4";
}
