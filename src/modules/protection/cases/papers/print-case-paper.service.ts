/** Prints a paper of a case from what the reader is shown of it: what the part does not see is on no paper. */
import { today } from "../../../../kernel/clock.ts";
import type { ParamsOf, QueryOf } from "../../../../kernel/operation.ts";
import { notFound } from "../../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { FileAnswer } from "../../../../platform/http/route.ts";
import type { PrintDocument } from "../../../../platform/print/document.contract.ts";
import { bureauName, townshipName } from "../../guardianship/offices.ts";
import { fileOf, stampOf } from "../../guardianship/papers/print-case.service.ts";
import { WORDS } from "../../reports/open-reports.service.ts";
import { listWords } from "../../reports/report-words.store.ts";
import type { CaseView, RecordView } from "../case-view.contract.ts";
import { readCase } from "../read-cases.service.ts";
import { type RecordContent, type RecordKind, recordForms } from "../records/record-kinds.contract.ts";
import { demandCase } from "../seats.service.ts";
import { isOffice } from "../what-parts-see.ts";
import type { CasePaper, printCase as contract } from "./case-papers.contract.ts";
import { closingPaper, feedbackPaper } from "./closing-papers.ts";
import { assignmentPaper, minutesPaper, planPaper } from "./meeting-papers.ts";
import type { Head } from "./paper-words.ts";
import { handoverPaper, policeTransferPaper, safetyPaper, visitPaper } from "./record-papers.ts";

/** @throws access.notFound, print.noPdf */
export async function printCase(
  tx: Tx,
  app: App,
  { id, paper }: ParamsOf<typeof contract>,
  { as, of }: QueryOf<typeof contract>,
): Promise<FileAnswer> {
  const view = await readCase(tx, app, id);
  const { row } = await demandCase(tx, id);
  const head: Head = {
    view,
    number: numberOf(view, paper, of),
    office: townshipName(app.places, row.scopeCode),
    bureau: bureauName(app.places, row.scopeCode),
    on: today(),
    stamp: stampOf(tx),
  };
  const document = await lay(tx, app, head, paper, of);
  if (document === undefined) throw notFound();
  tx.note({ detail: { paper, as, of: of ?? null } });
  // The name of a file is read on many screens: of a sealed case it has none.
  return fileOf(document, view.number, as);
}

/** As filed: the case, and which of its kind. */
function numberOf(
  { number, records, assignments }: CaseView,
  paper: CasePaper,
  of: string | undefined,
): string {
  const kind = records.find((one) => one.id === of)?.kind;
  const alike =
    paper === "assignment"
      ? assignments.map(({ id, askedAt }) => ({ id, at: askedAt }))
      : records.flatMap(({ id, kind: other, recordedAt }) =>
          other === kind ? [{ id, at: recordedAt }] : [],
        );
  const nth = [...alike]
    .sort((one, other) => `${one.at}${one.id}`.localeCompare(`${other.at}${other.id}`))
    .findIndex(({ id }) => id === of);
  return nth < 0 ? number : `${number}-${nth + 1}`;
}

async function lay(
  tx: Tx,
  app: App,
  head: Head,
  paper: CasePaper,
  of: string | undefined,
): Promise<PrintDocument | undefined> {
  const { view } = head;
  switch (paper) {
    case "policeTransfer":
      return withRecord(view, of, "policeTransfer", (one, content) =>
        policeTransferPaper(head, one, content),
      );
    case "handover":
      return withRecord(view, of, "placement", (one, content) => handoverPaper(head, one, content));
    case "visit":
      return withRecord(view, of, "visit", (one, content) => visitPaper(head, one, content));
    case "safety":
      return (
        withRecord(view, of, "visit", (one, content) => safetyPaper(head, one, content)) ??
        withRecord(view, of, "safetyCheck", (one, content) => safetyPaper(head, one, content))
      );
    case "minutes":
      return withRecord(view, of, "conference", (one, content) => minutesPaper(head, one, content));
    case "plan":
      return withRecord(view, of, "plan", (one, content) => planPaper(head, one, content));
    case "assignment": {
      const one = view.assignments.find(({ id }) => id === of);
      return one === undefined ? undefined : assignmentPaper(head, one);
    }
    case "feedback":
      return feedbackOf(tx, app, head, of);
    case "closing":
      return view.closing === null ? undefined : closingPaper(head);
  }
}

/** One that the reader is shown and that still holds. */
function withRecord<Kind extends RecordKind>(
  { records }: CaseView,
  of: string | undefined,
  kind: Kind,
  draw: (record: RecordView, content: RecordContent<Kind>) => PrintDocument,
): PrintDocument | undefined {
  const record = records.find((one) => one.id === of && one.kind === kind && one.replacedWhy === null);
  if (record === undefined) return undefined;
  return draw(record, recordForms[kind].parse(record.content) as RecordContent<Kind>);
}

async function feedbackOf(
  tx: Tx,
  app: App,
  head: Head,
  of: string | undefined,
): Promise<PrintDocument | undefined> {
  const report = head.view.reports.find(({ id }) => id === of);
  if (report === undefined || report.fedBackAt === null || !isOffice(head.view.seat)) return undefined;
  const words = await inEveryPlace(tx, () => listWords(tx, report.id));
  const answers = words
    .filter(({ direction }) => direction === "answer")
    .map(({ at, sealed }) => ({ at: at.toISOString(), words: app.cipher.open(sealed, WORDS) }));
  return feedbackPaper(head, report, answers);
}
