/** All programmes for one child on a day: what is received, what is missed, what comes soon, what cannot be told. */
import { today } from "../../../kernel/clock.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import type { Judgement } from "../../../platform/rules/explanation.contract.ts";
import { askFirst } from "../../recognition/profile.contract.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { demandChild } from "../../registry/payees.service.ts";
import { listEntitlementsOf } from "../entitlements/entitlements.service.ts";
import { basicPrograms } from "../entitlements/paid-programs.contract.ts";
import { basicOfMonth } from "../payroll/basic-of-month.service.ts";
import type { Owed } from "../payroll/owed.ts";
import { programmes } from "../programs/catalogue.ts";
import { PRICE_TRIGGERED } from "../programs/price-subsidy-keys.ts";
import { amountUnit } from "../programs/program-codes.contract.ts";
import type { Programme } from "../programs/programme.ts";
import type { ChildBenefit, readChildBenefits as readOperation } from "./child-benefits.contract.ts";
import { explainerOf, judgeChild, verdictOf } from "./explain-child.service.ts";
import * as store from "./findings.store.ts";
import { hiddenFrom } from "./read-findings.service.ts";
import { listReferralsOf } from "./referrals.store.ts";
import { sayFinding, sayStanding } from "./say-finding.ts";
import { screeningDays } from "./screen-children.service.ts";
import type { ScreeningDays } from "./screening-sql.store.ts";
import { findSubject } from "./subjects.ts";

type Facts = Readonly<Record<string, Value>>;

/** @throws access.notFound */
export async function readChildBenefits(
  tx: Tx,
  paying: Pick<App, "cipher" | "places">,
  childId: string,
  { asOf = today(), programme: only }: QueryOf<typeof readOperation> = {},
): Promise<OutputOf<typeof readOperation>> {
  await demandChild(tx, childId);
  // Asked all at once, so that the database goes from one to the next without waiting for us.
  const [days, profiles, names, paid, found] = await Promise.all([
    screeningDays(tx, asOf),
    store.readProfiles(tx, [childId], asOf),
    readChildNames(tx, [childId]),
    paidOn(tx, paying, childId, asOf),
    store.listFindingsOf(tx, childId),
  ]);
  // What a payroll pays is told as it reckons it, with what was recorded for it; not as the file's relief would have it.
  const owed = paid.size === 0 ? new Map<string, Owed>() : await basicOfMonth(tx, monthOfDate(asOf), childId);
  const facts = profiles.get(childId) ?? {};
  const name = names.get(childId) ?? "";
  const findings = new Map(found.map((row) => [row.about, row]));
  const hidden = hiddenFrom(tx);
  tx.note({ subjectIds: [childId], detail: { asOf } });
  return {
    asOf,
    childId,
    childName: name,
    items: programmes
      .filter(({ code }) => (only === undefined || code === only) && !hidden.includes(`programme:${code}`))
      .map((programme) => {
        const finding = findings.get(`programme:${programme.code}`);
        return {
          ...withOwed(benefitOf(programme, facts, days, paid), owed),
          ...(only === undefined ? { judgement: null, amount: null } : {}),
          findingId: finding?.state === "open" ? finding.id : null,
          can: actsOn(tx, programme),
        };
      })
      .map((view) => ({
        ...view,
        can: view.group === "receiving" || view.group === "notEntitled" ? [] : view.can,
      })),
  };
}

/** Since when each programme is received, in words. */
async function paidOn(tx: Tx, paying: Pick<App, "cipher" | "places">, childId: string, asOf: string) {
  const month = monthOfDate(asOf);
  const paid = new Map<string, string>();
  for (const one of await listReferralsOf(tx, childId)) {
    const stillHolds = one.validUntil === null || one.validUntil >= asOf;
    if (one.state === "takenUp" && stillHolds)
      paid.set(one.programme, `${one.answeredOn ?? ""} 起由${one.referredTo}落实`);
  }
  for (const one of await listEntitlementsOf(tx, paying, childId)) {
    if (one.fromMonth <= month && (one.toMonth === null || one.toMonth >= month))
      paid.set(
        one.programme,
        `自 ${one.fromMonth} 起领${one.toMonth === null ? "" : `，领到 ${one.toMonth}`}`,
      );
  }
  return paid;
}

type Told = Omit<ChildBenefit, "findingId" | "can">;

function benefitOf(
  programme: Programme,
  facts: Facts,
  days: ScreeningDays,
  paid: ReadonlyMap<string, string>,
): Told {
  const { code, title, field, paidBy, amountSays, amount, receives, satisfiedBy = [] } = programme;
  const subject = findSubject(`programme:${code}`);
  const judgement = subject === undefined ? undefined : judgeChild(subject, facts, days.today);
  const later = subject === undefined ? undefined : verdictOf(subject, facts, days.soon);
  const world = { facts, parameters: days.today.parameters, on: days.today.on };
  const hasAnother = satisfiedBy.some((other) => other !== code && paid.has(other));
  // Nobody applies for what rising prices add: it comes with the basic allowance.
  const isOnList =
    code === "B23" &&
    days.today.parameters.get(PRICE_TRIGGERED)?.value === true &&
    basicPrograms.some((basic) => paid.has(basic));
  const since = paid.get(code) ?? (isOnList ? "随基本生活费一起发" : undefined);
  const isReceived = since !== undefined || (receives !== undefined && evaluate(receives, world) === true);
  const group = hasAnother && !isReceived ? "notEntitled" : groupOf(judgement, later, isReceived);
  const reckoned = amount === undefined || group === "notEntitled" ? undefined : evaluate(amount.fen, world);
  return {
    ...{ code, title, field, paidBy, group, amountSays },
    reason:
      hasAnother && !isReceived
        ? "已经享受另一项基本生活保障，几种身份只领一项。"
        : reasonOf(group, { about: `programme:${code}`, title }, judgement),
    amountUnit: amountUnit(programme.cycle),
    reckoned: null,
    amountFen: typeof reckoned === "number" ? reckoned : null,
    amount:
      amount === undefined || group === "notEntitled" ? null : explainerOf(days.today)(amount.fen, facts),
    since: since ?? (isReceived ? "登记在档案的救助措施里" : null),
    missing: askFirst(judgement?.explanation.missing ?? []),
    judgement: judgement ?? null,
  };
}

function withOwed(told: Told, owed: ReadonlyMap<string, Owed>): Told {
  const found = told.group === "receiving" ? owed.get(told.code) : undefined;
  if (found === undefined) return told;
  const { verdict, fen, because, heldBack } = found;
  return {
    ...told,
    amountFen: verdict === "cannotTell" ? null : fen,
    reckoned: heldBack === null ? because : `${because}；${heldBack}`,
    amount: null,
  };
}

function groupOf(
  judgement: Judgement | undefined,
  later: boolean | null | undefined,
  isReceived: boolean,
): ChildBenefit["group"] {
  if (isReceived) return "receiving";
  if (judgement?.verdict === "yes") return "missed";
  if (later === true) return "soon";
  return judgement?.verdict === "cannotTell" ? "cannotTell" : "notEntitled";
}

function reasonOf(
  group: ChildBenefit["group"],
  subject: Parameters<typeof sayFinding>[1],
  judgement: Judgement | undefined,
): string {
  switch (group) {
    case "receiving":
      return judgement?.verdict === "no"
        ? sayFinding("receivingNotEntitled", subject, judgement)
        : sayStanding(judgement);
    case "missed":
      return sayFinding("entitledNotReceiving", subject, judgement);
    case "soon":
      return sayFinding("soonEntitled", subject, judgement);
    case "cannotTell":
      return sayFinding("cannotTell", subject, judgement);
    case "notEntitled":
      return sayStanding(judgement);
  }
}

function actsOn(tx: Tx, { paidBy }: Programme): ChildBenefit["can"] {
  if (paidBy === "bureau") return ["apply"];
  return mayDo(tx.actor, "referral.write") ? ["refer"] : [];
}
