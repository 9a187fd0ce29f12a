import { differenceKinds, type NationalCheck } from "../national.contract.ts";

/** “120 行，一致 110；金额不同 3；不认识 2” */
export function sayCheck({ rows, same, strangers, faulty, kinds }: NationalCheck): string {
  const words = Object.entries(differenceKinds).flatMap(([kind, title]) => {
    const count = kinds[kind as keyof typeof differenceKinds];
    return count === 0 ? [] : [`${title} ${count}`];
  });
  const rest = [
    ...(strangers === 0 ? [] : [`本系统没有档案 ${strangers}`]),
    ...(faulty === 0 ? [] : [`不能核对 ${faulty}`]),
  ];
  return [`${rows} 行，一致 ${same}`, ...words, ...rest].join("；");
}
