/** What a child is called where nobody needs its name. Pure. */
import { type PersonPart, personPartCodes } from "../special-codes.contract.ts";

const LETTERS = "甲乙丙丁戊己庚辛壬癸";
const short: Readonly<Record<PersonPart, string>> = {
  victim: "受害学生",
  offender: "涉事学生",
  child: "儿童",
  witness: "知情学生",
};

/** 受害学生甲, after the tenth 受害学生11. */
export function codeNameOf(part: PersonPart, serial: number): string {
  return `${short[part]}${LETTERS.charAt(serial - 1) || String(serial)}`;
}

export interface Side {
  readonly part: PersonPart;
  readonly codeName: string;
  readonly toldOn: string | null;
}

const guarded: ReadonlySet<PersonPart> = new Set(["victim", "offender", "child"]);

/** Whose guardians have not been told: by letters, or which side is not named at all. */
export function untold(people: readonly Side[], sides: readonly PersonPart[]): string[] {
  const absent = sides.filter((part) => !people.some((one) => one.part === part));
  return [
    ...absent.map((part) => `没有登记${personPartCodes.label(part)}`),
    ...people
      .filter(({ part, toldOn }) => guarded.has(part) && toldOn === null)
      .map(({ codeName }) => codeName),
  ];
}
