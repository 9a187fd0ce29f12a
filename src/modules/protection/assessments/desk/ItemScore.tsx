import { Input, InputNumber } from "antd";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import type { TemplateView } from "../assessments.contract.ts";

type Item = TemplateView["sections"][number]["items"][number];

interface ItemScoreProps {
  readonly item: Item;
  readonly points: number | undefined;
  readonly seen: string;
  readonly onPoints: (points: number) => void;
  readonly onSeen: (seen: string) => void;
}

/** One item: what to look at, the words of its levels, the points within a level, what was seen. */
export function ItemScore({ item, points, seen, onPoints, onSeen }: ItemScoreProps) {
  const nudge = (by: number) => onPoints(Math.min(item.of, Math.max(0, (points ?? item.of) + by)));
  useShortcut({ key: "+", what: "加一分" }, () => nudge(1));
  useShortcut({ key: "-", what: "减一分" }, () => nudge(-1));
  const pick = (nth: number) => {
    const band = item.bands[nth];
    if (band !== undefined) onPoints(band.to);
  };
  useShortcut({ key: "1", what: "第一档（最好）" }, () => pick(0));
  useShortcut({ key: "2", what: "第二档" }, () => pick(1));
  useShortcut({ key: "3", what: "第三档" }, () => pick(2));
  useShortcut({ key: "4", what: "第四档（最差）" }, () => pick(3));
  return (
    <div className="ta-assess-item">
      <h3>
        {item.title} <span className="ta-grey">满分 {item.of}</span>
      </h3>
      <p className="ta-grey">{item.look}</p>
      <div role="radiogroup" aria-label={`${item.title}的档次`}>
        {item.bands.map(({ words, from, to }, nth) => {
          const isOn = points !== undefined && points >= from && points <= to;
          return (
            <button
              key={words}
              type="button"
              role="radio"
              aria-checked={isOn}
              className={isOn ? "ta-assess-band ta-assess-on" : "ta-assess-band"}
              onClick={() => onPoints(to)}
            >
              <kbd>{nth + 1}</kbd>
              <span>{words}</span>
              <span className="ta-num ta-grey">{from === to ? `${to} 分` : `${from}–${to} 分`}</span>
            </button>
          );
        })}
      </div>
      <div className="ta-row ta-assess-points">
        <span>得分</span>
        <InputNumber
          aria-label={`${item.title}得分`}
          min={0}
          max={item.of}
          precision={0}
          value={points ?? null}
          onChange={(value) => {
            if (value !== null) onPoints(value);
          }}
        />
      </div>
      <Input.TextArea
        aria-label={`${item.title}：看到和听到的、有什么证明`}
        placeholder="看到和听到的、有什么证明（例如：体检表、班主任的话、现场看到的）"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={seen}
        onChange={({ target }) => onSeen(target.value)}
      />
    </div>
  );
}
