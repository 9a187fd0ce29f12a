/** What the rules of discovery ask besides the profile: home, risk, visits, assessments. */
import { type AtomSpec, factsOf } from "../../../platform/rules/atoms.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import { riskCodes } from "../../registry/codes.contract.ts";

const village = (how: string) => ({ role: "villageDirector", how }) as const;
const township = (how: string) => ({ role: "townshipSupervisor", how }) as const;

const ownAtoms = {
  carers: {
    type: "number",
    label: "平时照料孩子的人数",
    settledBy: village("在“家庭与监护”里登记平时照料孩子的人"),
  },
  youngestCarerBornOn: {
    type: "date",
    label: "照料人中最年轻的出生日期",
    settledBy: village("补上照料人的出生日期"),
  },
  riskLevel: {
    type: "code",
    label: "风险等级",
    codes: riskCodes,
    settledBy: village("走访后登记风险等级"),
  },
  riskSince: { type: "date", label: "风险等级从哪天起", settledBy: village("走访后登记风险等级") },
  lastVisitOn: { type: "date", label: "最近一次走访", settledBy: village("登记走访") },
  assessedOn: { type: "date", label: "最近一次监护能力评估", settledBy: township("发起监护能力评估") },
  assessmentDueOn: { type: "date", label: "下一次评估的期限", settledBy: township("发起监护能力评估") },
  isAssessed: {
    type: "boolean",
    label: "做过监护能力评估",
    settledBy: township("发起监护能力评估"),
  },
  isBeingAssessed: { type: "boolean", label: "正在评估", settledBy: township("办完正在进行的评估") },
  hasOpenCase: { type: "boolean", label: "有在办的个案", settledBy: township("立案，或者办完在办的个案") },
  scoreFall: {
    type: "number",
    label: "比上一次评估下降的分数",
    settledBy: township("发起监护能力评估"),
  },
} as const satisfies Readonly<Record<string, AtomSpec>>;

export const watchAtoms = { ...profileAtoms, ...ownAtoms } as const;

export const watched = factsOf(watchAtoms);
