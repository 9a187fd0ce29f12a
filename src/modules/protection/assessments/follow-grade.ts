/** What follows from a grade: who is to do what, by which of the terms. Pure. */
import type { Role } from "../../../kernel/actor.ts";
import type { Grade } from "./assessment-codes.contract.ts";

export interface Consequence {
  readonly role: Extract<Role, "villageDirector" | "townshipSupervisor" | "districtOfficer">;
  readonly title: string;
  /** What the assessors' report suggests, as a sentence to begin with. */
  readonly suggests: string;
  readonly term: "follow" | "missingHours";
  readonly reassess: "cycle" | "improve";
}

export const consequences: Readonly<Record<Grade, Consequence>> = {
  normal: {
    role: "villageDirector",
    title: "按常规走访",
    suggests: "监护情况正常，由村（居）儿童主任按常规走访，到期再次评估。",
    term: "follow",
    reassess: "cycle",
  },
  insufficient: {
    role: "townshipSupervisor",
    title: "安排监护指导",
    suggests: "监护有不足，由镇（街道）安排监护指导，帮助监护人改进。",
    term: "follow",
    reassess: "cycle",
  },
  improper: {
    role: "townshipSupervisor",
    title: "安排家庭教育指导并督促限期改进",
    suggests: "监护失当，由镇（街道）安排家庭教育指导，督促监护人限期改进，到期复评。",
    term: "follow",
    reassess: "improve",
  },
  missing: {
    role: "districtOfficer",
    title: "研判临时监护、撤销监护人资格",
    suggests: "监护缺失，报区民政局研判临时监护；符合条件的，研判申请撤销监护人资格。",
    term: "missingHours",
    reassess: "improve",
  },
};
