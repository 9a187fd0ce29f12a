/** What is paid for a school year, or once. */
import { monthOfDate } from "../../../../kernel/month.ts";
import { Problem } from "../../../../kernel/problem.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { listParameters } from "../../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../../platform/parameters/read-parameter.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { schoolYearMonth, townshipReliefLimit } from "../../benefits.parameters.ts";
import { startEntitlement } from "../../entitlements/entitlements.service.ts";
import { applicationProblems } from "../applications.contract.ts";
import type { GrantedProgramme } from "../benefit-procedures.ts";
import { payeeOf } from "../payee-of.ts";
import { schoolYearMonths } from "../school-year.ts";
import { answerFen, answerText, type Deciding, nameOfMatter } from "./decided.ts";

const yearBegins = readerOf(schoolYearMonth);
const townshipLimit = readerOf(townshipReliefLimit);

export async function grantStudy(
  tx: Tx,
  app: App,
  file: MatterFile,
  programme: GrantedProgramme,
  { on }: Deciding,
): Promise<void> {
  if (file.subjectId === null) return;
  const first = yearBegins.get(await listParameters(tx, on));
  const year = schoolYearMonths(answerText(file, "academicYear"), first);
  await startEntitlement(tx, app, {
    childId: file.subjectId,
    programme,
    decidedOn: on,
    ...year,
    payee: payeeOf(file.matter.answers),
    matterId: file.id,
    ...(file.no === null ? {} : { document: file.no }),
    reason: nameOfMatter(file),
  });
}

export async function grantOnce(
  tx: Tx,
  app: App,
  file: MatterFile,
  programme: GrantedProgramme,
  { on }: Deciding,
): Promise<void> {
  if (file.subjectId === null) return;
  const month = monthOfDate(on);
  await startEntitlement(tx, app, {
    childId: file.subjectId,
    programme,
    decidedOn: on,
    fromMonth: month,
    toMonth: month,
    amountFen: answerFen(file, programme === "B06" ? "grantFen" : "amountFen"),
    payee: payeeOf(file.matter.answers),
    matterId: file.id,
    ...(file.no === null ? {} : { document: file.no }),
    reason: nameOfMatter(file),
  });
}

/** A township decides small amounts itself. @throws benefits.application.overTownshipLimit */
export async function demandWithinTownshipLimit(tx: Tx, file: MatterFile, on: string): Promise<void> {
  const limit = townshipLimit.find(await listParameters(tx, on));
  if (limit !== undefined && answerFen(file, "amountFen") <= limit) return;
  throw new Problem(applicationProblems.overTownshipLimit);
}
