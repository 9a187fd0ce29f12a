import { Button, Select } from "antd";
import { useState } from "react";
import { growthRuleCodes } from "../../../../modules/benefits/standards/standards.parameters.ts";
import {
  type EnteredGrowth,
  growthPolicyOn,
  type HeldParameters,
  type SuggestedStandard,
  suggestStandards,
} from "../../../../modules/benefits/standards/suggest-standards.ts";
import type { ParameterNow } from "../../../../platform/parameters/parameters.contract.ts";
import { Field } from "../../form/Field.tsx";
import { FieldInput } from "../../form/FieldInput.tsx";

interface GrowthBoxProps {
  readonly items: readonly ParameterNow[];
  readonly onSuggest: (suggested: readonly SuggestedStandard[]) => void;
}

const sources = {
  dibaoUrban: "城市低保新标准（元/月）",
  tekun: "特困基本生活新标准（元/月）",
  consumptionOfYear: "居民人均消费支出（元/年）",
} as const;
type Source = keyof typeof sources;

/** One amount out of the document; the others are reckoned by the rule of growth, to be compared with the document. */
export function GrowthBox({ items, onSuggest }: GrowthBoxProps) {
  const policy = growthPolicyOn(valuesOf(items));
  const [source, setSource] = useState<Source>(
    policy?.rule === "PERCENT_OF_PCE" ? "consumptionOfYear" : "dibaoUrban",
  );
  const [fen, setFen] = useState<number | undefined>();
  const [said, setSaid] = useState("");
  if (policy === undefined) return null;
  const reckon = () => {
    if (fen === undefined) return;
    const entered: EnteredGrowth = { [source]: fen };
    const suggested = suggestStandards(policy, valuesOf(items), entered);
    setSaid(
      suggested.length === 0
        ? "按这个数，各项都与现在相同。"
        : `填入了 ${suggested.length} 项，是推算的，请逐项与文件核对；文件没有列的请去掉。`,
    );
    onSuggest(suggested);
  };
  return (
    <fieldset className="ta-param-growth">
      <legend>按自然增长机制推算（{growthRuleCodes.label(policy.rule)}）</legend>
      <div className="ta-param-line">
        <Field label="文件里写了">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={source}
              options={Object.entries(sources).map(([value, label]) => ({ value, label }))}
              onChange={(value: Source) => setSource(value)}
            />
          )}
        </Field>
        <Field label="数额">
          {(ids) => (
            <FieldInput
              {...ids}
              persons={[]}
              spec={{ key: "growth", label: "数额", kind: "money", required: false, options: [] }}
              value={fen}
              onChange={(value) => setFen(typeof value === "number" ? value : undefined)}
            />
          )}
        </Field>
        <div className="ta-param-reckon">
          <Button disabled={fen === undefined} onClick={reckon}>
            推算其他各项
          </Button>
        </div>
      </div>
      <p role="status" className="ta-small ta-grey">
        {said}
      </p>
    </fieldset>
  );
}

function valuesOf(items: readonly ParameterNow[]): HeldParameters {
  return new Map(items.flatMap(({ key, current }) => (current === null ? [] : [[key, current]])));
}
