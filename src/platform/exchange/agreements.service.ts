/** The life of an agreement: asked for by one officer, agreed to by another, changed by a new edition, ended with a reason. */
import { now, today } from "../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { mayDo, notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { findCallingPartners } from "../partners/partners.service.ts";
import { agreementState } from "./agreement-state.ts";
import { agreementWasAsked, agreementWasDecided } from "./agreement-tasks.service.ts";
import { CONTACT, fieldsOfSubject, presentAgreements } from "./agreement-view.service.ts";
import type * as contract from "./agreements.contract.ts";
import type { AgreementInput, AgreementView } from "./agreements.contract.ts";
import * as store from "./agreements.store.ts";
import { refreshDueTasks } from "./due-tasks.service.ts";
import { findInbound, findOutbound, inboundSubjects, outboundSubjects } from "./exchange-book.service.ts";
import { agreementProblems } from "./exchange-problems.contract.ts";

type Seals = Pick<App, "cipher">;

export async function listSubjects(
  tx: Tx,
  { settings }: Pick<App, "settings">,
): Promise<OutputOf<typeof contract.listSubjects>> {
  const { exchangeDir } = settings;
  return {
    items: [
      ...inboundSubjects().map(({ code, title, unit, basis, fields, needed }) => ({
        ...{ code, title, unit, basis },
        direction: "in" as const,
        fields: fields.map((field) => ({ ...field, needed: needed.includes(field.code) })),
      })),
      ...outboundSubjects().map(({ code, title, basis, fields }) => ({
        ...{ code, title, basis, unit: null },
        direction: "out" as const,
        fields: fields.map((field) => ({ ...field, needed: false })),
      })),
    ],
    partners: await findCallingPartners(tx),
    watchesFolder: exchangeDir !== undefined,
    can: mayDo(tx.actor, "exchange.agree") ? ["ask"] : [],
  };
}

export async function listAgreements(
  tx: Tx,
  app: Seals,
  { direction, unit, all }: QueryOf<typeof contract.listAgreements>,
): Promise<OutputOf<typeof contract.listAgreements>> {
  const rows = await store.listAgreements(tx, { direction, unit, withPast: all === "true" });
  return { items: await presentAgreements(tx, app, rows) };
}

/** @throws access.notFound */
export async function readAgreement(
  tx: Tx,
  app: Seals,
  id: string,
): Promise<OutputOf<typeof contract.readAgreement>> {
  const row = await demandAgreement(tx, id);
  const editions = await presentAgreements(tx, app, await store.listEditions(tx, row.lineId));
  return { ...(await presentOne(tx, app, id)), editions };
}

/** @throws exchange.agreement.* */
export async function askAgreement(tx: Tx, app: Seals, input: AgreementInput): Promise<AgreementView> {
  // Clicked twice, or sent again because the answer was lost.
  if ((await store.findAgreement(tx, input.id)) !== undefined) return presentOne(tx, app, input.id);
  demandSound(input);
  const lineId = await lineOf(tx, input);
  await demandFreeFolder(tx, input.folder, lineId);
  const { partnerId } = input;
  if (partnerId !== undefined && !(await findCallingPartners(tx)).some(({ id }) => id === partnerId))
    throw new Problem(agreementProblems.unknownPartner);
  const { contactName, contactPhone } = input;
  await store.insertAgreement(tx, {
    ...input,
    lineId,
    fields: [...new Set(input.fields)],
    firstDue: input.firstDue ?? null,
    folder: input.folder ?? null,
    partnerId: partnerId ?? null,
    validTo: input.validTo ?? null,
    contactSealed: app.cipher.sealJson({ contactName, contactPhone }, CONTACT),
    scopeCode: tx.actor.placeCode,
    at: now(),
  });
  await agreementWasAsked(tx, input);
  tx.note({ detail: { agreement: input.id, line: lineId, subject: input.subject, unit: input.unit } });
  return presentOne(tx, app, input.id);
}

/** @throws access.notFound, exchange.agreement.decided, .own, .folderTaken */
export async function decideAgreement(
  tx: Tx,
  app: Seals,
  id: string,
  { accept, why }: { readonly accept: boolean; readonly why: string },
): Promise<AgreementView> {
  const row = await demandAsked(tx, id);
  if (row.askedBy === tx.actor.accountId) throw new Problem(agreementProblems.ownAgreement);
  const at = now();
  if (accept) {
    await demandFreeFolder(tx, row.folder ?? undefined, row.lineId);
    for (const before of await store.listEditions(tx, row.lineId))
      if (before.agreedAt !== null && before.outcome === null)
        await store.closeAgreement(tx, before.id, {
          outcome: "replaced",
          why: `改为第 ${row.edition} 版：${why}`,
          at,
        });
    await store.agreeTo(tx, id, at);
  } else await store.closeAgreement(tx, id, { outcome: "declined", why, at });
  await agreementWasDecided(tx, id, accept ? "已同意" : "没有同意");
  await refreshDueTasks(tx);
  tx.note({ purpose: why, detail: { agreement: id, accept } });
  return presentOne(tx, app, id);
}

/** @throws access.notFound, exchange.agreement.decided, .notTheirs */
export async function withdrawAgreement(tx: Tx, app: Seals, id: string, why: string): Promise<AgreementView> {
  const row = await demandAsked(tx, id);
  if (row.askedBy !== tx.actor.accountId) throw new Problem(agreementProblems.notTheirs);
  await store.closeAgreement(tx, id, { outcome: "withdrawn", why, at: now() });
  await agreementWasDecided(tx, id, "已撤回");
  tx.note({ purpose: why, detail: { agreement: id } });
  return presentOne(tx, app, id);
}

/** Nothing more comes in or goes out; what came before is kept as long as was agreed. @throws access.notFound, exchange.agreement.decided */
export async function endAgreement(tx: Tx, app: Seals, id: string, why: string): Promise<AgreementView> {
  const row = await demandAgreement(tx, id, { forUpdate: true });
  if (row.agreedAt === null || row.outcome !== null) throw new Problem(agreementProblems.decided);
  await store.closeAgreement(tx, id, { outcome: "ended", why, at: now() });
  for (const asked of await store.listEditions(tx, row.lineId))
    if (asked.outcome === null && asked.agreedAt === null) {
      await store.closeAgreement(tx, asked.id, { outcome: "declined", why: `协议已终止：${why}`, at: now() });
      await agreementWasDecided(tx, asked.id, "协议已终止");
    }
  await refreshDueTasks(tx);
  tx.note({ purpose: why, detail: { agreement: id } });
  return presentOne(tx, app, id);
}

function demandSound(input: AgreementInput): void {
  const { direction, subject, fields, frequency, firstDue, validFrom, validTo } = input;
  const known = direction === "in" ? findInbound(subject) : findOutbound(subject);
  if (known === undefined) throw new Problem(agreementProblems.unknownSubject);
  const codes = new Set(fieldsOfSubject(direction, subject).map(({ code }) => code));
  if (fields.some((field) => !codes.has(field))) throw new Problem(agreementProblems.unknownField);
  const needed = direction === "in" ? (findInbound(subject)?.needed ?? []) : [];
  if (needed.some((code) => !fields.includes(code))) throw new Problem(agreementProblems.fieldNeeded);
  if (validTo !== undefined && validTo <= validFrom) throw new Problem(agreementProblems.validity);
  if ((frequency === "onDemand") !== (firstDue === undefined)) throw new Problem(agreementProblems.firstDue);
  if (firstDue !== undefined && (firstDue < validFrom || (validTo !== undefined && firstDue >= validTo)))
    throw new Problem(agreementProblems.firstDue);
}

/** A change goes on with the line of what it replaces, a new agreement begins one. */
async function lineOf(tx: Tx, { id, replaces, direction, subject, unit }: AgreementInput): Promise<string> {
  if (replaces === undefined) return id;
  const before = await demandAgreement(tx, replaces, { forUpdate: true });
  const editions = await store.listEditions(tx, before.lineId);
  if (editions.some((one) => one.agreedAt === null && one.outcome === null))
    throw new Problem(agreementProblems.waiting);
  const isSame = before.direction === direction && before.subject === subject && before.unit === unit;
  if (before.agreedAt === null || before.outcome !== null || !isSame)
    throw new Problem(agreementProblems.notChangeable);
  return before.lineId;
}

async function demandFreeFolder(tx: Tx, folder: string | undefined, lineId: string): Promise<void> {
  if (folder === undefined) return;
  const holder = await store.findByFolder(tx, folder);
  if (holder !== undefined && holder.lineId !== lineId) throw new Problem(agreementProblems.folderTaken);
}

async function demandAsked(tx: Tx, id: string): Promise<store.AgreementRow> {
  const row = await demandAgreement(tx, id, { forUpdate: true });
  if (agreementState(row, today()) !== "asked") throw new Problem(agreementProblems.decided);
  return row;
}

async function demandAgreement(
  tx: Tx,
  id: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<store.AgreementRow> {
  const row = await store.findAgreement(tx, id, options);
  if (row === undefined) throw notFound();
  return row;
}

async function presentOne(tx: Tx, app: Seals, id: string): Promise<AgreementView> {
  const [view] = await presentAgreements(tx, app, [await demandAgreement(tx, id)]);
  if (view === undefined) throw notFound();
  return view;
}
