import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Dropdown, Input, Popover, Radio } from "antd";
import { useState } from "react";
import { DateField } from "../form/DateField.tsx";
import { type FilterSpec, sayFilter } from "./filter-words.ts";
import { PlacePicker } from "./PlacePicker.tsx";
import { usePlaces } from "./usePlaces.ts";
import type { UrlPatch, UrlValues } from "./useUrlState.ts";
import "./filter-bar.css";

interface FilterBarProps {
  readonly filters: readonly FilterSpec[];
  readonly values: UrlValues;
  readonly set: (patch: UrlPatch) => void;
}

/** `古楼镇 · 在读学段 小学、初中 · 截至 2026-09-30`: the conditions as a sentence, each a word to click. */
export function FilterBar({ filters, values, set }: FilterBarProps) {
  const places = usePlaces();
  const [open, setOpen] = useState<string | undefined>();
  const isSet = (spec: FilterSpec) => (values[spec.key] ?? "") !== "";
  const inSentence = filters.filter((spec) => spec.always !== undefined || isSet(spec) || spec.key === open);
  const others = filters.filter((spec) => !inSentence.includes(spec));
  const removable = filters.filter((spec) => isSet(spec));

  return (
    <div className="ta-filters ta-wrap" role="group" aria-label="筛选条件">
      {inSentence.map((spec) => {
        const said = sayFilter(spec, values[spec.key], places.nameOf);
        return (
          <span key={spec.key} className={isSet(spec) ? "ta-filter ta-filter-set" : "ta-filter"}>
            <Popover
              trigger="click"
              placement="bottomLeft"
              arrow={false}
              destroyOnHidden
              open={open === spec.key}
              onOpenChange={(now) => setOpen(now ? spec.key : undefined)}
              content={
                <FilterEditor
                  spec={spec}
                  value={values[spec.key] ?? ""}
                  onChange={(value) => set({ [spec.key]: value })}
                  onDone={() => setOpen(undefined)}
                />
              }
            >
              <button type="button" className="ta-plain">
                {spec.kind !== "place" && <span className="ta-grey">{spec.label} </span>}
                {spec.kind !== "flag" && (said === "" ? "…" : said)}
              </button>
            </Popover>
            {isSet(spec) && (
              <button
                type="button"
                className="ta-plain ta-filter-off"
                aria-label={`去掉条件：${spec.label}`}
                onClick={() => set({ [spec.key]: undefined })}
              >
                <CloseOutlined />
              </button>
            )}
          </span>
        );
      })}
      {others.length > 0 && (
        <Dropdown
          autoFocus
          trigger={["click"]}
          menu={{
            items: others.map((spec) => ({ key: spec.key, label: spec.label })),
            onClick: ({ key }) => {
              const spec = others.find((other) => other.key === key);
              if (spec?.kind === "flag") set({ [key]: "true" });
              else setOpen(key);
            },
            style: { maxHeight: "60vh", overflowY: "auto" },
          }}
        >
          <Button type="text" size="small" icon={<PlusOutlined />}>
            条件
          </Button>
        </Dropdown>
      )}
      {removable.length > 1 && (
        <button
          type="button"
          className="ta-link ta-small"
          onClick={() => set(Object.fromEntries(removable.map((spec) => [spec.key, undefined])))}
        >
          全部去掉
        </button>
      )}
    </div>
  );
}

interface FilterEditorProps {
  readonly spec: FilterSpec;
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
  readonly onDone: () => void;
}

function FilterEditor({ spec, value, onChange, onDone }: FilterEditorProps) {
  switch (spec.kind) {
    case "codes":
      return (
        <Checkbox.Group
          className="ta-filter-list"
          options={(spec.options ?? []).map(({ value: code, label }) => ({ value: code, label }))}
          value={value === "" ? [] : value.split(",")}
          onChange={(codes) => onChange(codes.join(","))}
        />
      );
    case "choice":
      return (
        <Radio.Group
          className="ta-filter-list"
          options={(spec.options ?? []).map(({ value: code, label }) => ({ value: code, label }))}
          value={value}
          onChange={({ target }) => {
            onChange(String(target.value));
            onDone();
          }}
        />
      );
    case "flag":
      return (
        <Checkbox
          checked={value !== ""}
          onChange={({ target }) => onChange(target.checked ? "true" : undefined)}
        >
          {spec.label}
        </Checkbox>
      );
    case "place":
      return (
        <div className="ta-filter-editor">
          <PlacePicker
            label={spec.label}
            value={value === "" ? undefined : value}
            allowClear
            onChange={(code) => {
              onChange(code);
              onDone();
            }}
          />
        </div>
      );
    case "date":
      return (
        <div className="ta-filter-editor">
          <DateField
            label={spec.label}
            value={value === "" ? undefined : value}
            max={spec.max}
            onChange={(day) => onChange(day)}
          />
        </div>
      );
    case "number":
    case "text":
      return <TypedFilter {...{ spec, value, onChange, onDone }} />;
    default:
      return spec.kind satisfies never;
  }
}

/** Takes effect with Enter or the button: not every key is a question to the server. */
function TypedFilter({ spec, value, onChange, onDone }: FilterEditorProps) {
  const [typed, setTyped] = useState(value);
  return (
    <form
      className="ta-filter-editor ta-row"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(typed.trim());
        onDone();
      }}
    >
      <Input
        aria-label={spec.label}
        autoFocus
        inputMode={spec.kind === "number" ? "numeric" : "text"}
        value={typed}
        onChange={({ target }) =>
          setTyped(spec.kind === "number" ? target.value.replace(/\D/g, "").slice(0, 4) : target.value)
        }
      />
      <Button htmlType="submit" type="primary">
        好
      </Button>
    </form>
  );
}
