import { dateOrBlank, type Fill, type OpinionCell, type Text } from "./document.contract.ts";

/** What lies on a rule: the value with a little room around it, or the blank to write on. */
export function ruled({ fill, width }: Fill): string {
  const value = fill ?? "";
  if (value === "") return SPACE.repeat(width);
  const room = Math.min(2, Math.max(0, width - value.length));
  return SPACE.repeat(Math.floor(room / 2)) + value + SPACE.repeat(Math.ceil(room / 2));
}

const SPACE = "　";

/** The text without its marks. */
export function plainOf(text: Text): string {
  if (typeof text === "string") return text;
  return text
    .map((span) => {
      if (typeof span === "string") return span;
      return "strong" in span ? span.strong : ruled(span);
    })
    .join("");
}

const NAME_WIDTH = 6;

/** Below an opinion, at the right: who signs, then the day, on which the seal is put. */
export function footOf({ signers, sealed, on }: OpinionCell): Text[] {
  const names = signers.flatMap(({ role, name }, index) => [
    `${index === 0 ? "" : "　"}${role}：`,
    { fill: name, width: NAME_WIDTH },
  ]);
  const day = `${sealed ? "（盖章）　" : ""}${dateOrBlank(on)}`;
  return names.length === 0 ? [day] : [names, day];
}
