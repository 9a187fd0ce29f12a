/** What must not stand in an answer: whoever holds the code reads it, and codes are passed on. Pure. */

export interface PeopleOfReport {
  readonly children: readonly string[];
  readonly others: readonly string[];
}

export interface AnswerFaults {
  /** Names of children, citizen numbers: never, whatever the reason. */
  readonly never: readonly string[];
  /** Names of others, mobile numbers: only with a reason; it may be the officer's own. */
  readonly withReason: readonly string[];
}

export function faultsInAnswer(words: string, { children, others }: PeopleOfReport): AnswerFaults {
  const text = plain(words);
  const named = (names: readonly string[]) =>
    [...new Set(names.map((name) => name.trim()))].filter((name) => {
      const sought = plain(name);
      return Array.from(sought).length >= 2 && text.includes(sought);
    });
  const ofChildren = named(children);
  return {
    never: [...ofChildren, ...(CITIZEN_NO.test(text) ? ["身份证号"] : [])],
    withReason: [
      ...named(others).filter((name) => !ofChildren.includes(name)),
      ...(MOBILE.test(text) ? ["手机号"] : []),
    ],
  };
}

const CITIZEN_NO = /(?<!\d)[1-9]\d{16}[\dX](?!\d)/;
const MOBILE = /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/;

/** Blanks and marks between the characters of a name or the digits of a number do not hide it. */
function plain(words: string): string {
  return words
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\p{Cf}·•.\-_*+]/gu, "");
}
