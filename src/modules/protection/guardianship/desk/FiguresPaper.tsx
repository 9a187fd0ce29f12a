import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readGuardianshipFigures } from "../guardianship.contract.ts";
import { type GuardianshipKind, guardianshipKindCodes, layerCodes } from "../guardianship-codes.contract.ts";

type Figures = OutputOf<typeof readGuardianshipFigures>;

/** By place and kind; each number opens the names behind it, and all of a row add up to the children on file. */
export function FiguresPaper() {
  const { values } = useUrlState();
  const { place, on } = values;
  const query = { ...(place === undefined ? {} : { place }), ...(on === undefined ? {} : { on }) };
  const { data, error, refetch } = useRead(readGuardianshipFigures, { query }, { keepPrevious: true });
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <section className="ta-paper ta-skeleton" aria-busy="true" />;
  const day = on === undefined ? "" : `&on=${on}`;
  return (
    <>
      <Layers data={data} day={day} />
      <section className="ta-paper" aria-label="监护类型统计">
        <div className="ta-paper-head">
          <h2>
            {data.place.name} 在册 {data.total} 人
          </h2>
          <span className="ta-grey">截至 {data.on}，各类之和等于在册人数</span>
        </div>
        <div className="ta-paper-body ta-guard-table">
          <table>
            <thead>
              <tr>
                <th scope="col">区域</th>
                {guardianshipKindCodes.options.map(({ value, label }) => (
                  <th key={value} scope="col">
                    {label}
                  </th>
                ))}
                <th scope="col">在册</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row">
                    {row.code.length < 12 ? (
                      <Link to={`/guardianship?place=${row.code}${day}`}>{row.name}</Link>
                    ) : (
                      row.name
                    )}
                  </th>
                  {guardianshipKindCodes.codes.map((kind) => (
                    <Count key={kind} kind={kind} count={row.kinds[kind]} place={row.code} day={day} />
                  ))}
                  <td className="ta-num">{row.total}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">合计</th>
                {guardianshipKindCodes.codes.map((kind) => (
                  <Count key={kind} kind={kind} count={data.kinds[kind]} place={data.place.code} day={day} />
                ))}
                <td className="ta-num">{data.total}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      </section>
    </>
  );
}

interface CountProps {
  readonly kind: GuardianshipKind;
  readonly count: number;
  readonly place: string;
  readonly day: string;
}

function Count({ kind, count, place, day }: CountProps) {
  if (count === 0) return <td className="ta-num ta-zero">0</td>;
  return (
    <td className={kind === "unknown" ? "ta-num ta-purple" : "ta-num"}>
      <Link to={`/guardianship?kind=${kind}&place=${place}${day}`}>{count}</Link>
    </td>
  );
}

/** The three layers, the beds, the decisions that are wanting, the letters that are signed. */
function Layers({ data, day }: { readonly data: Figures; readonly day: string }) {
  const place = data.place.code;
  const { beds, inFacilities, letters } = data;
  const isOver = beds !== null && inFacilities !== null && inFacilities > beds;
  return (
    <section className="ta-paper" aria-label="三级监护">
      <div className="ta-paper-body ta-guard-layers">
        {layerCodes.options.map(({ value, label }) => (
          <span key={value} className={value === "unknown" ? "ta-purple" : ""}>
            {label}
            <Link to={`/guardianship?layer=${value}&place=${place}${day}`}>
              <b className="ta-num">{data.layers[value]}</b>
            </Link>
          </span>
        ))}
        {inFacilities !== null && (
          <span className={isOver ? "ta-red" : ""}>
            在机构安置 / 床位
            <b className="ta-num">
              {inFacilities} / {beds ?? "没有录入"}
            </b>
            {isOver && "（超出）"}
          </span>
        )}
        {data.lacksDecision !== null && (
          <span className={data.lacksDecision > 0 ? "ta-red" : "ta-green"}>
            国家监护没有录入决定
            {data.lacksDecision > 0 ? (
              <Link to={`/guardianship?lacksDecision=true&place=${place}${day}`}>
                <b className="ta-num">{data.lacksDecision}</b>
              </Link>
            ) : (
              <b className="ta-num">0</b>
            )}
          </span>
        )}
        <span>
          困境儿童监护责任告知书已签
          <b className="ta-num">
            {letters.signed} / {letters.wanted}
          </b>
          {letters.signed < letters.wanted && (
            <Link className="ta-small" to={`/guardianship?letter=unsigned&place=${place}${day}`}>
              看还没有签的
            </Link>
          )}
        </span>
      </div>
    </section>
  );
}
