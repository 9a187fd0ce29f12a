import { Link } from "react-router";
import { formatYuan } from "../../../../kernel/money.ts";
import type {
  ChangePreview,
  ImpactFigures,
} from "../../../../platform/parameters/parameter-changes.contract.ts";
import { signedYuan } from "./change-words.ts";

interface ImpactsProps {
  readonly unreckoned: readonly string[];
  readonly impacts: readonly (ImpactFigures & Partial<Pick<ChangePreview["impacts"][number], "examples">>)[];
}

/** Whom a change affects and by how much; a few by name, so that one can be checked by hand. */
export function Impacts({ impacts, unreckoned }: ImpactsProps) {
  return (
    <>
      {impacts.length > 0 && <ImpactList impacts={impacts} />}
      {unreckoned.length > 0 && (
        <p className="ta-purple">
          系统没有算这几项会影响到谁：{unreckoned.join("、")}。新的数从执行之日起用于以后的认定、发放和期限。
        </p>
      )}
    </>
  );
}

function ImpactList({ impacts }: Pick<ImpactsProps, "impacts">) {
  return (
    <ul className="ta-stack">
      {impacts.map((impact) => (
        <li key={impact.what}>
          <h3>{impact.what}</h3>
          <dl className="ta-param-figures">
            <div>
              <dt>影响</dt>
              <dd>{impact.affected} 人</dd>
            </div>
            <div>
              <dt>每月合计</dt>
              <dd>{signedYuan(impact.monthlyFen)} 元</dd>
            </div>
            <div>
              <dt>要补发</dt>
              <dd>{formatYuan(impact.arrearsFen)} 元</dd>
            </div>
          </dl>
          {impact.byPlace.length > 0 && (
            <details className="ta-small">
              <summary>按镇街看（{impact.byPlace.length}）</summary>
              <ul className="ta-param-places">
                {impact.byPlace.map((place) => (
                  <li key={place.placeName}>
                    {place.placeName} {place.affected} 人 · {signedYuan(place.monthlyFen)} 元/月
                    {place.arrearsFen !== 0 && ` · 补发 ${formatYuan(place.arrearsFen)} 元`}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {impact.examples !== undefined && impact.examples.length > 0 && (
            <ul className="ta-small ta-param-places">
              {impact.examples.map((example) => (
                <li key={example.childId}>
                  <Link to={`/children/${example.childId}`}>{example.name}</Link> {example.words}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
