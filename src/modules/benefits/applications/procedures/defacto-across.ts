/**
 * 跨省通办: handed in anywhere, decided where the child's household is. What the other side does is entered here as it is told, so that
 * its days are watched too: steps of one title are the same step, done by us or by them. Pure.
 */
import type { Citation } from "../../../../kernel/citation.ts";
import {
  type Doer,
  type OutcomeSpec,
  procedure,
  type StepSpec,
} from "../../../../platform/procedures/procedure.ts";
import { AcrossForm, acrossSections } from "../forms/across-form.contract.ts";
import type { AcrossSide } from "../forms/form-codes.contract.ts";
import { confirmation, confirmPhrases, defactoMaterials, verification, verifyPhrases } from "./defacto.ts";
import { formTables } from "./form-tables.ts";
import { districtDesk, refused, sentBack, term, townshipDesk, verifyStep } from "./steps.ts";

/** No text of the ministry is seen; the days stand in another prefecture's answer that quotes it. */
const across = (says: string): Citation => ({
  document: "“跨省通办”办理时限（楚雄州民政局 2025-01-06 答复所引）",
  says,
  certainty: "verified",
});

const when = (...sides: AcrossSide[]) => ({ field: "side", oneOf: sides });
const receptionDesk: Doer = { ...townshipDesk, of: "reception" };
const told = (department: string, desk: Doer): Doer => ({ ...desk, enters: { department } });

const VERIFY = "户籍地镇街查验";
const CONFIRM = "户籍地县级民政确认";
const INFORM = "受理地告知结果";
// The home township's days begin when the papers arrive there, not where they were handed in.
const verifyTerm = term("procedures.crossProvince.townshipVerify.days", { cite: verification });
const confirmTerm = term("procedures.crossProvince.districtConfirm.days", { cite: confirmation });
const informTerm = term("procedures.crossProvince.inform.days", {
  cite: across("受理地收到结果后三个工作日内告知申请人"),
});

const pushStep: StepSpec = {
  code: "push",
  title: "受理地录入并推送户籍地",
  by: receptionDesk,
  when: when("receiving", "within"),
  term: term("procedures.crossProvince.accept.days", { cite: across("受理地三个工作日内录入并推送户籍地") }),
  outcomes: [{ code: "push", label: "材料齐全，推送户籍地", leads: "next" }],
};

const ourSteps: readonly StepSpec[] = [
  {
    ...verifyStep({
      title: VERIFY,
      days: "procedures.crossProvince.townshipVerify.days",
      cite: verification,
      phrases: verifyPhrases,
    }),
    term: verifyTerm,
    when: when("hukou", "within"),
    separateFrom: ["push"],
  },
  {
    code: "confirm",
    title: CONFIRM,
    by: districtDesk,
    when: when("hukou", "within"),
    term: confirmTerm,
    separateFrom: ["push", "verify"],
    outcomes: [
      { code: "confirm", label: "予以确认", leads: "next", phrases: confirmPhrases },
      { code: "deny", label: "不予确认", leads: "next", needsReasons: true },
      sentBack("verify"),
    ],
    prints: [
      { code: "confirmation", title: "确认书", on: ["confirm"] },
      { code: "refusal", title: "不予确认告知书", on: ["deny"] },
    ],
    cite: confirmation,
  },
];

/** The household's place is another district: what it tells is entered. */
const theirSteps: readonly StepSpec[] = [
  {
    code: "verifyThere",
    title: VERIFY,
    by: told("户籍地镇街", receptionDesk),
    when: when("receiving"),
    term: verifyTerm,
    outcomes: [{ code: "verified", label: "对方已查验，报县级民政", leads: "next" }],
    cite: verification,
  },
  {
    code: "confirmThere",
    title: CONFIRM,
    by: told("户籍地县级民政", receptionDesk),
    when: when("receiving"),
    term: confirmTerm,
    outcomes: [
      { code: "confirmed", label: "对方予以确认", leads: "next", needsReasons: true },
      { code: "denied", label: "对方不予确认", leads: "next", needsReasons: true },
    ],
    cite: confirmation,
  },
];

/** What is told is what was decided, here or there. */
const informed: readonly OutcomeSpec[] = [
  {
    code: "informedYes",
    label: "已告知：予以确认",
    leads: "approved",
    after: [
      { step: "confirm", oneOf: ["confirm"] },
      { step: "confirmThere", oneOf: ["confirmed"] },
    ],
  },
  {
    ...refused("已告知：不予确认", ["已书面告知申请人及理由。"]),
    after: [
      { step: "confirm", oneOf: ["deny"] },
      { step: "confirmThere", oneOf: ["denied"] },
    ],
  },
];

const informSteps: readonly StepSpec[] = [
  {
    code: "inform",
    title: INFORM,
    by: receptionDesk,
    when: when("receiving", "within"),
    term: informTerm,
    outcomes: informed,
  },
  {
    code: "informThere",
    title: INFORM,
    by: told("受理地", townshipDesk),
    when: when("hukou"),
    term: informTerm,
    outcomes: informed,
  },
];

export const defactoAcrossProcedure = procedure({
  code: "defactoAcross",
  title: "事实无人抚养儿童认定（跨省通办）",
  basis: [across("任意镇街都可以申请，由户籍地查验、确认，受理地告知结果"), verification, confirmation],
  versions: [
    {
      version: "2023",
      from: "2021-06-30",
      form: AcrossForm,
      sections: acrossSections,
      codeTables: formTables,
      materials: defactoMaterials.map((one) => ("neededBy" in one ? { ...one, neededBy: "push" } : one)),
      steps: [pushStep, ...ourSteps, ...theirSteps, ...informSteps],
    },
  ],
});
