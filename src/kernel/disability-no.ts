/** Second-generation disability certificates: citizen number, class 1–7, grade 1–4, and a mark when reissued. */
import { readCitizenId } from "./citizen-id.ts";

const FORM = /^(\d{17}[\dX])([1-7])([1-4])(B\d{1,2})?$/;

export interface DisabilityNo {
  /** The holder's citizen number. */
  readonly citizenNo: string;
  /** GB/T 26341: 1 视力 2 听力 3 言语 4 肢体 5 智力 6 精神 7 多重. */
  readonly disabilityClass: string;
  /** 1 is the gravest. */
  readonly level: string;
  readonly reissue?: string;
}

/** Reads a number whose spaces, case and width are already repaired; undefined where the form is wrong. */
export function readDisabilityNo(text: string): DisabilityNo | undefined {
  const parts = FORM.exec(text);
  const [, citizenNo = "", disabilityClass = "", level = "", reissue] = parts ?? [];
  if (parts === null || readCitizenId(citizenNo).kind === "malformed") return undefined;
  return { citizenNo, disabilityClass, level, ...(reissue === undefined ? {} : { reissue }) };
}

/** 重残: of whatever class the first or second level, of intellect (5) or mind (6) the third or fourth too (民发〔2019〕62号). */
export const SEVERE_DISABILITY = {
  levels: ["1", "2"],
  or: { classes: ["5", "6"], levels: ["3", "4"] },
} as const;

export function isSevereDisability(disabilityClass: string, level: string): boolean {
  const { levels, or } = SEVERE_DISABILITY;
  const isIn = (codes: readonly string[], code: string) => codes.includes(code);
  return isIn(levels, level) || (isIn(or.levels, level) && isIn(or.classes, disabilityClass));
}
