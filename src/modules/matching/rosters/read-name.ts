/** A name as it stands in a cell, without what is noted beside it: 张三（曾用名张小三）, 父亲：李四, 张三（女）. Pure. */
import { repairSolidText } from "../../../kernel/text-repair.ts";

const FORMER = /^(.+?)[（(［【[]?(?:曾用姓?名|原姓?名|又名|别名|化名|旧名)[:：为是]*(.+?)[）)］】\]]*$/;
const NOTED = /[（(［【[][^（()）]*[）)］】\]]?/g;
const KINSHIP =
  /^(?:[养继生]?[父母]亲?|爸爸|妈妈|(?:外|外祖|祖)[父母]|爷爷|奶奶|外公|外婆|配偶|妻子|丈夫|[儿女]子?|监护人|户主)[:：]/;
const BETWEEN = /[、,，;；/／|]/;

export interface NameReading {
  readonly name: string;
  /** Parted by 、. */
  readonly former?: string;
}

export function readName(text: string): NameReading {
  // Chinese names hold no spaces; names in other letters are parted by them, and may be in brackets.
  if (/[A-Za-z]/.test(text)) return { name: text.replace(/\s+/g, " ").trim() };
  const solid = repairSolidText(text);
  const [, own = solid, former] = FORMER.exec(solid) ?? [];
  const name = own.replace(NOTED, "");
  return former === undefined ? { name } : { name, former: former.split(BETWEEN).join("、") };
}

/** Several in one cell, each with or without what they are to the person. */
export function readKin(text: string): string {
  const names = text.split(BETWEEN).map((one) => readName(one).name.replace(KINSHIP, ""));
  return names.filter((name) => name !== "").join("、");
}
