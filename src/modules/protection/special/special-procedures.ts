/** The special procedures, each with what the room needs to know around it. Pure. */
import type { MemberUnit } from "../../../kernel/member-units.ts";
import type { Procedure } from "../../../platform/procedures/procedure.ts";
import { bullyingProcedure } from "./procedures/bullying.ts";
import { clueProcedure } from "./procedures/crime-clue.ts";
import { difficultyProcedure } from "./procedures/difficulty.ts";
import { dropoutProcedure } from "./procedures/dropout.ts";
import { juvenileProcedure } from "./procedures/juvenile-follow-up.ts";
import { careProcedure } from "./procedures/left-without-care.ts";
import { legalHelpProcedure } from "./procedures/legal-help.ts";
import { missingProcedure } from "./procedures/missing-child.ts";
import { networkHarmProcedure } from "./procedures/network-harm.ts";
import type { PersonPart } from "./special-codes.contract.ts";

export interface SpecialProcedure {
  readonly procedure: Procedure;
  /** What a matter is called that begins at a place, without anybody's name. */
  readonly nameOf: (answer: (field: string) => string) => string;
  /** Departments that read the names of the children in it. */
  readonly named: readonly MemberUnit[];
  /** What must stand about the children before a step passes: sides that are named, and guardians who were told. */
  readonly demands?: {
    readonly step: string;
    readonly sides: readonly PersonPart[];
    readonly told: boolean;
  };
}

const oneChild = (step: string) => ({ step, sides: ["child"], told: false }) as const;

export const specialProcedures: readonly SpecialProcedure[] = [
  {
    procedure: bullyingProcedure,
    nameOf: (answer) => `${answer("school")}学生欺凌（${answer("happenedOn")}）`,
    named: ["education", "police"],
    demands: { step: "protect", sides: ["victim", "offender"], told: true },
  },
  {
    procedure: dropoutProcedure,
    nameOf: (answer) => `${answer("school")}${answer("grade")}辍学（${answer("absentSince")} 起）`,
    named: ["education"],
    demands: oneChild("persuade"),
  },
  {
    procedure: missingProcedure,
    nameOf: (answer) => `儿童失踪（${answer("lastSeenOn")}，${answer("lastSeenWhere")}）`,
    named: ["police"],
    demands: oneChild("call"),
  },
  {
    procedure: networkHarmProcedure,
    nameOf: (answer) => `网络侵害（${answer("platform")}，${answer("foundOn")}）`,
    named: ["police"],
  },
  {
    procedure: juvenileProcedure,
    nameOf: (answer) => `涉案未成年人（${answer("filedOn")} 立案）`,
    named: ["procuratorate", "justice"],
    demands: oneChild("rights"),
  },
  {
    procedure: legalHelpProcedure,
    nameOf: (answer) => `${answer("cause")}（${answer("askedOn")}）`,
    named: ["justice", "procuratorate"],
    demands: oneChild("refer"),
  },
  {
    procedure: careProcedure,
    nameOf: (answer) => `监护缺失儿童（${answer("happenedOn")} 起）`,
    named: ["police"],
    demands: oneChild("handover"),
  },
  {
    procedure: difficultyProcedure,
    nameOf: (answer) => `困难诉求（${answer("saidOn")}）`,
    named: [],
  },
  {
    procedure: clueProcedure,
    nameOf: (answer) => `犯罪线索（${answer("foundOn")}）`,
    named: ["police"],
  },
];

export function findSpecial(code: string): SpecialProcedure | undefined {
  return specialProcedures.find(({ procedure }) => procedure.code === code);
}
