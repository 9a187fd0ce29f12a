/** The letters of an application: it was taken in, something is missing, what was decided and why. Pure. */
import { nameOfCitation } from "../../../../kernel/citation.ts";
import type { PrintDocument } from "../../../../platform/print/document.contract.ts";
import { applicationReceipt, supplementNotice } from "../../forms/application-letters.ts";
import { confirmationNotice, refusalNotice, terminationDecision } from "../../forms/decision-letters.ts";
import { fillForm } from "../../forms/official-form.ts";
import { lastDecision } from "../effects/decided.ts";
import { day, given, type MatterPaper, words } from "./matter-paper.ts";

type Letter = (paper: MatterPaper, stamp: string) => PrintDocument | undefined;

export const letters: Readonly<Record<string, Letter>> = {
  receipt: (paper, stamp) =>
    paper.matter.receivedOn === null ? undefined : fillForm(applicationReceipt, receiptParts(paper), stamp),
  notice: (paper, stamp) =>
    paper.notice === null ? undefined : fillForm(supplementNotice, noticeParts(paper, paper.notice), stamp),
  confirmation(paper, stamp) {
    const on = decidedOn(paper, ["confirm", "grant"]);
    return on === undefined ? undefined : fillForm(confirmationNotice, confirmationParts(paper, on), stamp);
  },
  refusal(paper, stamp) {
    const on = decidedOn(paper, ["refuse", "deny"]);
    return on === undefined ? undefined : fillForm(refusalNotice, refusalParts(paper, on), stamp);
  },
  termination(paper, stamp) {
    const on = decidedOn(paper, ["end"]);
    return on === undefined ? undefined : fillForm(terminationDecision, terminationParts(paper, on), stamp);
  },
};

/** The day of the last decision, if it was one of these. */
function decidedOn({ matter }: MatterPaper, outcomes: readonly string[]): string | undefined {
  const last = matter.steps.findLast(
    ({ decision }) => decision !== null && outcomes.includes(decision.outcome),
  );
  return last?.decision?.on;
}

function heading(paper: MatterPaper, on: string, office: string) {
  return given({
    number: paper.no ?? undefined,
    recipient: paper.applicant.name ?? words(paper, "payeeName"),
    child: paper.subjectName,
    childNo: words(paper, "childCitizenNo"),
    office,
    on,
  });
}

function receiptParts(paper: MatterPaper) {
  const { spec, matter, no, offices, procedure } = paper;
  const received = matter.receivedOn ?? "";
  return {
    ...heading(paper, received, offices.township),
    matter: procedure.title,
    ...given({ appliedOn: day(paper, "appliedOn") ?? received, code: no ?? undefined }),
    acceptedOn: received,
    materials: matter.materials.map(({ item, kind }) => {
      const material = spec.materials.find(({ code }) => code === item);
      const name =
        material?.alternatives?.find(({ code }) => code === kind)?.title ?? material?.title ?? item;
      return { name, copies: "1" };
    }),
    steps: spec.steps
      .filter(({ when }) => when === undefined)
      .map((step) => {
        const run = matter.steps.find(({ code }) => code === step.code);
        return given({
          step: step.title,
          office: step.by.level === "district" ? offices.district : offices.township,
          term: paper.terms.get(step.code),
          dueOn: run?.due.on ?? undefined,
        });
      }),
  };
}

function noticeParts(paper: MatterPaper, notice: NonNullable<MatterPaper["notice"]>) {
  return {
    ...heading(paper, notice.on, paper.offices.township),
    matter: paper.procedure.title,
    ...given({ appliedOn: day(paper, "appliedOn"), dueOn: notice.dueOn ?? undefined }),
    missing: notice.missing.map(({ title, says }) =>
      given({ name: title, why: says === "" ? undefined : says }),
    ),
    consequence: "逾期没有补齐的，按现有材料办理",
  };
}

const DUTIES = "父母情况、监护照料、户籍、就学、账户有变化，或者孩子被收养、去世";

function confirmationParts(paper: MatterPaper, on: string) {
  const [first] = paper.procedure.basis;
  return {
    ...heading(paper, on, paper.offices.district),
    ...given({
      basis: first === undefined ? undefined : nameOfCitation(first),
      startMonth: paper.startMonth ?? undefined,
      amount: paper.monthlyFen ?? undefined,
      payee: words(paper, "payeeName"),
      account: masked(words(paper, "payeeAccount")),
    }),
    category: paper.procedure.title,
    programme: paper.procedure.title,
    manner: paper.monthlyFen === null ? "按规定计算" : "全额",
    duties: DUTIES,
  };
}

/** A letter passes through many hands; the account's last digits tell which it is. */
function masked(account: string | undefined): string | undefined {
  return account === undefined ? undefined : `尾号 ${account.slice(-4)}`;
}

const REMEDY = "可以向作出决定的机关提出异议，由另一人重新办理；也可以依法申请行政复议或者提起行政诉讼";

function refusalParts(paper: MatterPaper, on: string) {
  const decision = paper.matter.steps.findLast(
    ({ decision: one }) => one !== null && ["refuse", "deny"].includes(one.outcome),
  )?.decision;
  const [first] = paper.procedure.basis;
  return {
    ...heading(paper, on, paper.offices.district),
    matter: paper.procedure.title,
    reasons: [
      given({
        condition: "规定的条件",
        finding: decision?.opinion,
        clause: first === undefined ? undefined : nameOfCitation(first),
      }),
    ],
    again: "情况有变化、材料补齐后，可以重新申请",
    otherHelp: "低保、临时救助、困境儿童帮扶，请问村（居）儿童主任",
    remedy: REMEDY,
  };
}

function terminationParts(paper: MatterPaper, on: string) {
  const [first] = paper.procedure.basis;
  const said = lastDecision(paper, "decide")?.opinion;
  const reason = [words(paper, "reason"), words(paper, "detail")]
    .filter((one) => one !== undefined)
    .join("，");
  return {
    ...heading(paper, on, paper.offices.district),
    ...given({
      category: words(paper, "programme"),
      endMonth: paper.endMonth ?? undefined,
      clause: first === undefined ? undefined : nameOfCitation(first),
    }),
    reason,
    afterwards: said === undefined || said === "" ? "继续由村（居）儿童主任走访关爱" : said,
    remedy: REMEDY,
  };
}
