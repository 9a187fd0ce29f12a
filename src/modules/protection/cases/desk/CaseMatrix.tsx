import type { OutputOf } from "../../../../kernel/operation.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import { type Colour, colourCodes, linkCodes, type ResponseLink } from "../../protection-codes.contract.ts";
import type { listCases } from "../cases.contract.ts";
import { figureOf } from "./case-matrix.ts";
import type { CasesQuery } from "./cases-query.ts";

interface CaseMatrixProps {
  readonly counts: OutputOf<typeof listCases>["counts"];
  readonly query: CasesQuery;
  readonly onChoose: (patch: {
    link?: string | undefined;
    colour?: string | undefined;
    late?: string | undefined;
  }) => void;
}

/** Links down, colours across: how many, and how many of them late; each number narrows the list. */
export function CaseMatrix({ counts, query, onChoose }: CaseMatrixProps) {
  const cell = (link: ResponseLink | undefined, colour: Colour | undefined) => {
    const { count, late } = figureOf(counts, link, colour);
    const isChosen = query.link === link && query.colour === colour && (link ?? colour) !== undefined;
    const where = `${link === undefined ? "全部环节" : linkCodes.label(link)}${colour === undefined ? "" : ` ${colourCodes.label(colour)}`}`;
    return (
      <td key={colour ?? "all"} className={isChosen ? "ta-num is-chosen" : "ta-num"}>
        {count === 0 ? (
          <span className="ta-zero">0</span>
        ) : (
          <button
            type="button"
            className="ta-link"
            aria-label={`${where} ${count} 件`}
            onClick={() => onChoose({ link, colour, late: undefined })}
          >
            {count.toLocaleString("zh-CN")}
          </button>
        )}
        {late > 0 && (
          <button
            type="button"
            className="ta-plain ta-red ta-case-late"
            aria-label={`${where} 其中 ${late} 件超过时限`}
            onClick={() => onChoose({ link, colour, late: "true" })}
          >
            {late.toLocaleString("zh-CN")} 晚
          </button>
        )}
      </td>
    );
  };
  return (
    <section className="ta-paper ta-scroll ta-noprint ta-case-board" aria-label="各环节各等级">
      <table className="ta-case-matrix">
        <thead>
          <tr>
            <th scope="col">环节</th>
            {colourCodes.codes.map((colour) => (
              <th key={colour} scope="col" className="ta-num">
                <ColourMark colour={colour} />
              </th>
            ))}
            <th scope="col" className="ta-num">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          {linkCodes.codes.map((link) => (
            <tr key={link}>
              <th scope="row">{linkCodes.label(link)}</th>
              {colourCodes.codes.map((colour) => cell(link, colour))}
              {cell(link, undefined)}
            </tr>
          ))}
          <tr className="ta-case-sum">
            <th scope="row">合计</th>
            {colourCodes.codes.map((colour) => cell(undefined, colour))}
            {cell(undefined, undefined)}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
