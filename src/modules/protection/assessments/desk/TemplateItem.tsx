import { Button, Input, InputNumber } from "antd";
import { type DraftItem, levels, replaceAt } from "./template-draft.ts";

interface TemplateItemProps {
  readonly item: DraftItem;
  readonly onChange: (item: DraftItem) => void;
  readonly onRemove: () => void;
}

/** One item of a version being written: its name, what to look at, its points, and the four levels in words. */
export function TemplateItem({ item, onChange, onRemove }: TemplateItemProps) {
  const name = item.title === "" ? "新的一项" : item.title;
  return (
    <fieldset className="ta-template-item" aria-label={name}>
      <div className="ta-template-line">
        <Input
          aria-label={`评什么：${name}`}
          placeholder="评什么"
          maxLength={30}
          value={item.title}
          onChange={({ target }) => onChange({ ...item, title: target.value })}
        />
        <InputNumber
          aria-label={`分值：${name}`}
          min={1}
          max={60}
          precision={0}
          suffix="分"
          value={item.points}
          onChange={(points) => onChange({ ...item, points })}
        />
        <Button type="text" aria-label={`去掉：${name}`} onClick={onRemove}>
          去掉
        </Button>
      </div>
      <Input
        aria-label={`看什么、问谁：${name}`}
        placeholder="看什么、问谁"
        maxLength={200}
        value={item.look}
        onChange={({ target }) => onChange({ ...item, look: target.value })}
      />
      <div className="ta-template-levels">
        {levels.map((level, at) => (
          <Input.TextArea
            key={level}
            aria-label={`${level}：${name}`}
            placeholder={`${level}是什么样`}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={200}
            value={item.anchors[at] ?? ""}
            onChange={({ target }) =>
              onChange({ ...item, anchors: replaceAt(item.anchors, at, target.value) })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
