/** What stands beside a form of guardianship for whoever decides, each where it matters. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Check } from "../../../platform/procedures/matter-view.contract.ts";
import { gradeCodes } from "../assessments/assessment-codes.contract.ts";
import { civilCode, minorsLaw } from "./documents.ts";
import type { GuardedChild } from "./guardianship.contract.ts";
import { guardianshipKindCodes } from "./guardianship-codes.contract.ts";

export interface CaseFacts {
  readonly procedure: string;
  /** Undefined: the child is not on file. */
  readonly guarded: Omit<GuardedChild, "childId" | "name" | "placeName"> | undefined;
  readonly placed: { readonly words: string; readonly from: IsoDate } | undefined;
  readonly age: number | undefined;
  /** Undefined: the form does not ask. */
  readonly wish: string | undefined;
  readonly benefits: { readonly count: number; readonly payees: readonly string[] };
  readonly urgedInVain: number;
  /** What an assessment said, where one was made. */
  readonly assessed: string | undefined;
}

const ASKED_FROM = 8;
const leavesPlace: ReadonlySet<string> = new Set(["returnHome", "endTemporary"]);
const changesGuardian: ReadonlySet<string> = new Set([
  "temporaryGuardianship",
  "longTermGuardianship",
  "guardianChange",
  "revocation",
  "restoration",
]);
const weighsUrging: ReadonlySet<string> = new Set(["temporaryGuardianship", "revocation", "admonition"]);

export function caseChecks(facts: CaseFacts): Check[] {
  const { procedure, wish, urgedInVain } = facts;
  return [
    guardianshipCheck(facts),
    ...placementChecks(facts),
    ...(wish === undefined ? [] : [wishCheck(facts, wish)]),
    ...(procedure === "returnHome" ? [assessmentCheck(facts)] : []),
    ...(changesGuardian.has(procedure) ? [payeeCheck(facts)] : []),
    ...(weighsUrging.has(procedure)
      ? [check("admonitions", "以前的督促", "yes", { value: `${urgedInVain} 次督促没有效果` })]
      : []),
  ];
}

function guardianshipCheck({ guarded }: CaseFacts): Check {
  const label = "现在的监护";
  if (guarded === undefined) return check("guardianship", label, "cannotTell", { value: "不在册" });
  const { kind, holder, document, since, missing } = guarded;
  const words = [guardianshipKindCodes.label(kind), holder ?? "", document ?? ""].filter(
    (part) => part !== "",
  );
  const value = missing.length === 0 ? words.join(" · ") : `${words.join(" · ")}，缺：${missing.join("、")}`;
  return check("guardianship", label, kind === "unknown" ? "cannotTell" : "yes", {
    value,
    on: since,
    citation: civilCode("父母是未成年子女的监护人", "第二十七条"),
  });
}

/** While the state is guardian the child must be somewhere; before it goes home it must have left there. */
function placementChecks({ procedure, placed, guarded }: CaseFacts): Check[] {
  const isState = guarded?.kind === "temporary" || guarded?.kind === "longTerm";
  if (leavesPlace.has(procedure))
    return [
      check("placement", "已离开安置地", placed === undefined ? "yes" : "no", {
        value: placed === undefined ? "没有在别处安置" : `还登记在${placed.words}，办结前先登记离开`,
        on: placed?.from ?? null,
      }),
    ];
  if (!isState) return [];
  return [
    check("placement", "已安置", placed === undefined ? "no" : "yes", {
      value: placed === undefined ? "没有登记安置和交接" : placed.words,
      on: placed?.from ?? null,
      citation: minorsLaw("临时监护的，采取委托亲属抚养、家庭寄养等方式安置", "第九十三条"),
    }),
  ];
}

function wishCheck({ age }: CaseFacts, wish: string): Check {
  const citation = minorsLaw("处理涉及未成年人事项，听取未成年人的意见", "第四条");
  if (wish !== "") return check("childWish", "听取孩子意见", "yes", { value: wish, citation });
  if (age === undefined)
    return check("childWish", "听取孩子意见", "cannotTell", { value: "不知道年龄", citation });
  return age < ASKED_FROM
    ? check("childWish", "听取孩子意见", "yes", { value: `${age} 周岁，不满八周岁`, citation })
    : check("childWish", "听取孩子意见", "no", { value: "没有填写", citation });
}

function assessmentCheck({ assessed }: CaseFacts): Check {
  const citation = minorsLaw("经评估重新具备条件的，可以送回", "第九十三条");
  if (assessed === undefined)
    return check("assessment", "监护能力评估", "cannotTell", { value: "没有评估结论", citation });
  const isFit = assessed === "normal" || assessed === "insufficient";
  const value = gradeCodes.has(assessed) ? gradeCodes.label(assessed) : assessed;
  return check("assessment", "监护能力评估", isFit ? "yes" : "no", { value, citation });
}

function payeeCheck({ benefits: { count, payees } }: CaseFacts): Check {
  return check("payee", "待遇领取人", "yes", {
    value: count === 0 ? "没有正在领取的待遇" : `${count} 项待遇由${payees.join("、")}领取，变更后提醒核对`,
  });
}

function check(
  code: string,
  label: string,
  verdict: Check["verdict"],
  more: { readonly value: string; readonly on?: string | null; readonly citation?: Check["citation"] },
): Check {
  return { code, label, verdict, source: null, on: null, citation: null, ...more };
}
