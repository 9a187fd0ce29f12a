/** What leaves and what left: agreements with what is due, the log, and a kept file as it was sent. */
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { today } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../access/policy.ts";
import { sm3 } from "../../crypto/digest.ts";
import { meaningOf } from "../../crypto/signing.ts";
import type { Tx } from "../../db/database.ts";
import { CSV_TYPE, XLSX_TYPE } from "../../excel/file-types.contract.ts";
import { withSealed } from "../../files/sealed-file.ts";
import type { App } from "../../http/app.ts";
import type { FileAnswer } from "../../http/route.ts";
import { findOutbound, type OutboundSubject } from "../exchange-book.service.ts";
import { endedQuarters, isInForce, metDays, openDues, titleOfQuarter } from "./copy-dues.ts";
import { copyKeyOf } from "./copy-signer.service.ts";
import type * as contract from "./outbound.contract.ts";
import * as store from "./outbound.store.ts";
import { outboundProblems } from "./outbound-problems.contract.ts";

/** Two years back. */
const QUARTERS = 8;

export async function listCopies(tx: Tx, app: App): Promise<OutputOf<typeof contract.listCopies>> {
  const agreements = await store.listOutAgreements(tx);
  const made = await store.listDeliveries(
    tx,
    agreements.map(({ lineId }) => lineId),
  );
  const day = today();
  return {
    items: agreements.map((agreement) =>
      viewAgreement(
        agreement,
        made.filter(({ lineId }) => lineId === agreement.lineId),
        day,
      ),
    ),
    periods: endedQuarters(day, QUARTERS).map((id) => ({ id, title: titleOfQuarter(id) })),
    publicKey: copyKeyOf(app).publicKey,
  };
}

function viewAgreement(
  agreement: store.OutAgreement,
  made: readonly store.DeliveryRow[],
  day: string,
): contract.CopyAgreement {
  const subject = findOutbound(agreement.subject);
  const inForce = isInForce(agreement, day);
  const [due] = inForce ? openDues(agreement, metDays(made), day) : [];
  const { id, title, unit, legalBasis, purpose, retentionDays } = agreement;
  return {
    ...{ id, title, unit, legalBasis, purpose, retentionDays, subject: agreement.subject },
    subjectTitle: subject?.title ?? agreement.subject,
    fields: agreement.fields.map((code) => {
      const field = subject?.fields.find((one) => one.code === code);
      return { code, label: field?.label ?? code, isSensitive: field?.sensitivity === "L3" };
    }),
    isInForce: inForce,
    due: due === undefined ? null : { ...due, periodTitle: titleOfQuarter(due.period) },
    deliveries: made.map((one) => viewDelivery(subject, one)),
  };
}

export function viewDelivery(
  subject: OutboundSubject | undefined,
  row: store.DeliveryRow,
): contract.Delivery {
  const { id, period, dueOn, rows, fileName, notes, signedText, signature } = row;
  return {
    ...{ id, period, dueOn, rows, fileName, notes: [...notes], signedText, signature },
    madeAt: row.madeAt.toISOString(),
    madeBy: row.madeByName,
    columns: row.columns.map((code) => subject?.fields.find((one) => one.code === code)?.label ?? code),
    digest: row.digest.toString("hex"),
    signatureMeaning: meaningOf(row.signatureScheme),
    keptUntil: row.dropAfter,
    isKept: row.location !== null,
  };
}

/** The very bytes that were sent. @throws access.notFound, exchange.copy.dropped, exchange.copy.damaged */
export async function takeDelivery(tx: Tx, app: App, id: string): Promise<FileAnswer> {
  const row = await store.findDelivery(tx, id);
  if (row === undefined) throw notFound();
  if (row.location === null) throw new Problem(outboundProblems.dropped);
  const { location, fileKeySealed: keySealed } = row;
  const bytes = await withSealed(app, { location, keySealed }, store.DELIVERY_FILE, (path) => readFile(path));
  if (!sm3(bytes).equals(row.digest)) throw new Problem(outboundProblems.damaged);
  tx.note({
    subjectIds: [row.agreementId, id],
    detail: { period: row.period, rows: row.rows, file: row.fileName },
  });
  return {
    fileName: row.fileName,
    mediaType: row.fileName.endsWith(".csv") ? `${CSV_TYPE}; charset=utf-8` : XLSX_TYPE,
    stream: Readable.from([bytes]),
  };
}
