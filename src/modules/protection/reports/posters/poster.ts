/** What stands on the posters. Pure. */
import { encode } from "uqr";
import type { Block, PrintDocument } from "../../../../platform/print/document.contract.ts";
import { paragraph, text } from "../../../../platform/print/document.contract.ts";
import { adviceNumbers, emergencyNumbers } from "../help-numbers.contract.ts";
import { plainSituations } from "../situation-words.ts";

export interface PosterPlace {
  readonly code: string;
  /** 古楼镇沙嘴村 */
  readonly name: string;
}

export interface PosterAddress {
  /** Scheme and host. */
  readonly origin: string;
  /** Whether phones reach it. */
  readonly isPublic: boolean;
}

/** A wet and torn corner still reads: a quarter of it may be lost. */
const CORRECTION = "Q";
const SIDE_MM = 92;

export function posterAddress(origin: string, code: string): string {
  return `${origin}/open/report?p=${code}`;
}

export function posterModules(origin: string, code: string): readonly (readonly boolean[])[] {
  return encode(posterAddress(origin, code), { ecc: CORRECTION, border: 0 }).data;
}

export function posters(
  title: string,
  places: readonly PosterPlace[],
  address: PosterAddress,
): PrintDocument {
  return {
    title,
    look: "poster",
    blocks: places.flatMap((place, index): Block[] => [
      ...(index === 0 ? [] : [{ kind: "pageBreak" } as const]),
      ...posterOf(place, address),
    ]),
  };
}

function posterOf({ code, name }: PosterPlace, { origin, isPublic }: PosterAddress): Block[] {
  return [
    paragraph("孩子受了伤害，有危险？", "title"),
    paragraph([{ strong: "谁看到都可以报告，可以不留姓名，我们保密。" }], "plain"),
    {
      kind: "code",
      modules: posterModules(origin, code),
      side: SIDE_MM,
      words: isPublic ? posterAddress(origin, code) : "试印：还没有设定对外网址，请不要张贴",
    },
    paragraph([{ strong: "手机扫一扫，两分钟报告，凭查询码看进展。" }], "plain"),
    {
      kind: "table",
      columns: [2, 7],
      whole: true,
      rows: [...emergencyNumbers, ...adviceNumbers].map(({ number, what }) => ({
        height: 12,
        cells: [text([{ strong: number }], { align: "center" }), text(what, { align: "left" })],
      })),
    },
    paragraph(`看到这些，请报告：${Object.values(plainSituations).join("；")}。`, "note"),
    paragraph(`本海报用于${name}（${code}）`, "note"),
  ];
}
