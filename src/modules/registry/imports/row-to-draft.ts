/**
 * A ledger row as the register's dated facts. Pure. Whatever a row says without a date of its own holds from the reference date
 * of the file on; the register lets facts that it knows from a later day keep their time.
 */
import { addDays } from "../../../kernel/calendar-date.ts";
import type { FactDraft, FileDraft, PersonDraft } from "../file-draft.contract.ts";
import type { CodedText, LedgerValues } from "../intake/judged-row.contract.ts";
import { disabilityIn, readCode } from "../intake/known-words.ts";
import type { Ledger } from "../intake/ledger-fields.contract.ts";
import { kinOf } from "./draft-kin.ts";
import {
  clip,
  type Drafting,
  endAfter,
  fact,
  factIf,
  filled,
  monthOf,
  notAfter,
  startOf,
} from "./draft-parts.ts";
import { readSchoolGrade } from "./school-grade.ts";

export interface DraftOptions {
  /** Bank accounts are never stored in clear; without this they are left out. */
  readonly sealAccount?: (account: string) => string;
}

/** An accepted row: name, village, birth date and sex are there. */
export function toFileDraft(
  values: LedgerValues,
  ledger: Ledger,
  asOf: string,
  options: DraftOptions = {},
): FileDraft {
  const drafting: Drafting = { asOf, leftovers: [] };
  const { kin, facts: ofGuardian } = kinOf(values, drafting);
  const facts = [
    ...placeFacts(values, asOf),
    categoryFact(values, ledger, asOf),
    ...difficultyFacts(values, drafting),
    ...schoolFacts(values, asOf),
    ...healthFacts(values, asOf),
    ...careFacts(values, drafting),
    ...ofGuardian,
    ...reliefFacts(values, asOf),
    ...allowanceFacts(values, asOf, options),
    ...supportFacts(values, asOf),
    ...visitFacts(values),
  ];
  return { child: childOf(values), facts: [...facts, ...noteFacts(values, drafting)], kin };
}

function childOf(values: LedgerValues): PersonDraft {
  const { name = "", sex, birthDate, citizenNo, ethnicity } = values;
  return {
    name,
    ...(sex === undefined ? {} : { sex }),
    ...filled({ birthDate, citizenNo, ethnicity: ethnicity?.code }),
  };
}

function placeFacts({ village, address, hukou, householdAddress }: LedgerValues, asOf: string): FactDraft[] {
  return [
    ...factIf(
      "residence",
      filled({ villageCode: village?.code, address: clip(address ?? village?.group, 200) }),
      { from: asOf },
    ),
    ...factIf("household", filled({ hukou: hukou?.code, address: clip(householdAddress, 200) }), {
      from: asOf,
    }),
  ];
}

const CATEGORY = {
  leftBehind: "ruralLeftBehind",
  orphan: "orphan",
  defactoUnattended: "defactoUnattended",
  inDifficulty: "inDifficulty",
} as const satisfies Record<Ledger, string>;

/** The row's own category: since it was recognised, if the row says when, and until it ended, if it says so (末领年月, 动态：退出). */
function categoryFact(values: LedgerValues, ledger: Ledger, asOf: string): FactDraft {
  const { orphanType, careMode, recognised, startMonth, endMonth, exitReason, birthDate } = values;
  const value = filled({
    category: CATEGORY[ledger],
    orphanType: orphanType?.code,
    careMode: careMode?.code,
    recognisedOn: startOf(recognised),
    startMonth: monthOf(startMonth),
    appliedOn: startOf(values.applied),
    verifiedOn: startOf(values.verified),
    verdict: clip(values.verdict, 80),
    confirmedOn: startOf(values.confirmed),
  });
  const began = startOf(recognised ?? values.confirmed ?? startMonth);
  const from = notAfter(
    began !== undefined && birthDate !== undefined && began < birthDate ? birthDate : began,
    asOf,
  );
  const ended = endAfter(endMonth) ?? (values.change?.code === "left" ? addDays(asOf, 1) : undefined);
  return fact("category", value, {
    from,
    to: ended !== undefined && ended > from ? ended : undefined,
    evidence: exitReason === undefined ? undefined : clip(`退出原因：${exitReason}`, 200),
  });
}

/** The description stands with the first type; without a known type it goes to the remarks. */
function difficultyFacts(values: LedgerValues, { asOf, leftovers }: Drafting): FactDraft[] {
  const types = values.difficultyType ?? [];
  for (const word of types) if (word.code === undefined) leftovers.push(`困境类型：${word.text}`);
  const codes = [...new Set(types.flatMap((word) => (word.code === undefined ? [] : [word.code])))];
  if (codes.length === 0 && values.description !== undefined)
    leftovers.push(`困境描述：${values.description}`);
  return codes.map((type, at) =>
    fact("difficulty", filled({ type, description: at === 0 ? clip(values.description, 500) : undefined }), {
      from: asOf,
    }),
  );
}

function schoolFacts(values: LedgerValues, asOf: string): FactDraft[] {
  const both = values.schoolGrade === undefined ? {} : readSchoolGrade(values.schoolGrade);
  const value = filled({
    stage: values.schoolStatus?.code ?? both.stage,
    school: clip(values.school ?? both.school, 200),
    grade: clip(values.grade ?? both.grade, 40),
    teacher: clip(values.teacher, 40),
    boarding: values.boarding?.code,
  });
  return factIf("schooling", value, { from: asOf });
}

/** 健康 alone needs no words; whatever says more than its code is kept beside it. */
function healthFacts(values: LedgerValues, asOf: string): FactDraft[] {
  const { health, healthDetail } = values;
  const said: CodedText | undefined =
    health ?? (healthDetail === undefined ? undefined : readCode("healthDetail", healthDetail));
  const words = [health?.text, healthDetail].filter((text) => text !== undefined).join("；");
  const inWords = disabilityIn(words);
  const disability = filled({
    class: values.disabilityNo?.disabilityClass ?? values.disabilityClass?.code ?? inWords.disabilityClass,
    level: values.disabilityNo?.level ?? values.disabilityLevel?.code ?? inWords.level,
  });
  const isPlain = said?.code !== undefined && words.length <= 4;
  const condition =
    said === undefined
      ? {}
      : filled({ status: said.code ?? "other", detail: isPlain ? undefined : clip(words, 200) });
  return [
    ...factIf("health", condition, { from: asOf }),
    ...(disability["class"] === undefined || disability["level"] === undefined
      ? []
      : [
          fact("disability", disability, {
            from: asOf,
            ...(values.disabilityNo === undefined ? {} : { evidence: "残疾证" }),
          }),
        ]),
  ];
}

function careFacts(values: LedgerValues, { asOf, leftovers }: Drafting): FactDraft[] {
  const words: readonly (readonly [string, CodedText | undefined])[] = [
    ["委托照料原因", values.entrustReason],
    ["实际监护情况", values.actualCare],
    ["监护情况", values.careQuality],
    ["风险等级", values.risk],
  ];
  for (const [label, said] of words)
    if (said !== undefined && said.code === undefined) leftovers.push(`${label}：${said.text}`);
  const care = filled({
    reason: values.entrustReason?.code,
    signed: values.entrustSigned,
    actualCare: values.actualCare?.code,
    quality: values.careQuality?.code,
  });
  return [
    ...factIf("leftBehindCare", care, { from: asOf }),
    ...factIf("risk", filled({ level: values.risk?.code }), { from: asOf }),
  ];
}

/** One fact a measure; words that are no measure of the table stand together under 其他. */
function reliefFacts({ relief = [] }: LedgerValues, asOf: string): FactDraft[] {
  const details = new Map<string, string[]>();
  for (const { text, code } of relief) {
    const words = details.get(code ?? "other") ?? [];
    if (code === undefined || code === "other") words.push(text);
    details.set(code ?? "other", words);
  }
  return [...details].map(([measure, words]) =>
    fact("relief", filled({ measure, detail: clip(words.join("、"), 200) }), { from: asOf }),
  );
}

function allowanceFacts(values: LedgerValues, asOf: string, { sealAccount }: DraftOptions): FactDraft[] {
  const { bankAccount } = values;
  const value = filled({
    standardFen: values.standard,
    mode: clip(values.subsidyMode?.text, 20),
    deduction: clip(values.deduction, 80),
    amountFen: values.amount,
    bank: clip(values.bank, 80),
    accountSealed: bankAccount === undefined ? undefined : sealAccount?.(bankAccount),
    insured: values.insurance,
    startMonth: monthOf(values.startMonth),
    endMonth: monthOf(values.endMonth),
  });
  return factIf("allowance", value, { from: asOf });
}

function supportFacts(values: LedgerValues, asOf: string): FactDraft[] {
  const value = filled({
    helper: clip(values.helper, 40),
    frequency: clip(values.frequency?.text, 40),
    need: clip(values.need, 500),
    policies: clip(values.policies?.map(({ text }) => text).join("、"), 500),
    familyEconomy: clip(values.familyEconomy, 200),
  });
  return factIf("support", value, { from: asOf });
}

/** A visit marks a day; one that is dated after the reference date was paid before the form was sent. */
function visitFacts({ visitDate }: LedgerValues): FactDraft[] {
  const on = startOf(visitDate);
  return on === undefined ? [] : [fact("visit", {}, { from: on, to: addDays(on, 1) })];
}

function noteFacts({ note }: LedgerValues, { asOf, leftovers }: Drafting): FactDraft[] {
  const text = [note, ...leftovers].filter((part) => part !== undefined && part !== "").join("；");
  return text === "" ? [] : [fact("note", { text: text.slice(0, 1000) }, { from: asOf })];
}
