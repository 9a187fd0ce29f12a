/** Numbers that belong to nobody: an address code and mobile prefixes that were never given out, papers marked 演. */
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { type Day, isoOf, yearOfDay } from "./demo-days.ts";
import type { Sex } from "./demo-names.ts";
import type { Random } from "./demo-random.ts";

export const DEMO_ADDRESS_CODE = "500199";
export const DEMO_PHONE_PREFIXES = ["160", "161", "163", "164", "168", "169"] as const;

export interface Numbers {
  citizenNo(birth: Day, sex: Sex): string;
  /** Residents of Hong Kong, Macao and Taiwan: 81, 82, 83. Sequences this high are never reached. */
  residencePermit(region: "81" | "82" | "83", birth: Day, sex: Sex): string;
  phone(): string;
  /** `演民认〔2023〕0123号`: the running number of that kind of paper. */
  paper(word: string, day: Day): string;
  /** `（2023）渝演0117刑初123号` */
  judgment(word: string, day: Day): string;
}

export function createNumbers(random: Random): Numbers {
  const given = new Set<string>();
  const runningNumbers = new Map<string, number>();
  const once = (draw: () => string) => {
    let number = draw();
    while (given.has(number)) number = draw();
    given.add(number);
    return number;
  };
  const running = (word: string, year: number) => {
    const key = `${word}${year}`;
    const number = (runningNumbers.get(key) ?? random.int(3, 40)) + random.int(1, 3);
    runningNumbers.set(key, number);
    return number;
  };
  return {
    citizenNo: (birth, sex) =>
      once(() =>
        composeCitizenId(DEMO_ADDRESS_CODE, isoOf(birth), random.int(0, 498) * 2 + (sex === "1" ? 1 : 2)),
      ),
    residencePermit: (region, birth, sex) =>
      composeCitizenId(`${region}0000`, isoOf(birth), sex === "1" ? 997 : 998),
    phone: () =>
      once(() => random.pick(DEMO_PHONE_PREFIXES) + String(random.int(0, 99_999_999)).padStart(8, "0")),
    paper: (word, day) => {
      const year = yearOfDay(day);
      return `${word}〔${year}〕${String(running(word, year)).padStart(4, "0")}号`;
    },
    judgment: (word, day) => {
      const year = yearOfDay(day);
      return `（${year}）渝演0117${word}${running(word, year)}号`;
    },
  };
}
