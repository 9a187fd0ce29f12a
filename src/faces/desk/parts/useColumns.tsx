import { HolderOutlined, SettingOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Popover } from "antd";
import { type ReactNode, useState } from "react";
import { call } from "../../../platform/client/api.ts";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { keyOf } from "../../../platform/client/query-keys.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { readPreference, savePreference } from "../../../platform/identity/preferences.contract.ts";
import {
  type Arranged,
  arrange,
  arrangementOf,
  type ColumnArrangement,
  moved,
  readArrangement,
} from "./column-settings.ts";
import "./columns.css";

interface Settable {
  readonly key: string;
  /** As the list of columns names it. */
  readonly name: string;
  readonly startsHidden?: boolean;
}

interface Columns<Column> {
  /** Those shown, in this user's order. */
  readonly columns: readonly Column[];
  /** The button that arranges them. */
  readonly settings: ReactNode;
}

/** Columns of a table as this user arranged them; kept on the server under `key`, e.g. `ledger.leftBehind.columns`. */
export function useColumns<Column extends Settable>(
  key: string,
  declared: readonly Column[],
): Columns<Column> {
  const client = useQueryClient();
  const { message } = App.useApp();
  const params = { key };
  const { data } = useRead(readPreference, { params }, { freshForMs: Number.POSITIVE_INFINITY });
  const arranged = arrange(declared, readArrangement(data?.value));

  const keep = (arrangement: ColumnArrangement | null) => {
    const value =
      arrangement === null ? null : { order: [...arrangement.order], hidden: [...arrangement.hidden] };
    // Shown at once; a table must not wait for its own look to be saved.
    client.setQueryData(keyOf(readPreference, { params }), { key, value });
    call(savePreference, { params, body: { value } }).catch((error: unknown) => {
      void message.warning(`列的设置没有保存：${asProblem(error).title}`);
    });
  };
  return {
    columns: arranged.filter(({ shown }) => shown).map(({ column }) => column),
    settings: <ColumnSettings arranged={arranged} onKeep={keep} />,
  };
}

interface ColumnSettingsProps {
  readonly arranged: readonly Arranged<Settable>[];
  readonly onKeep: (arrangement: ColumnArrangement | null) => void;
}

function ColumnSettings({ arranged, onKeep }: ColumnSettingsProps) {
  const [dragged, setDragged] = useState<number | undefined>();
  const change = (next: readonly Arranged<Settable>[]) => onKeep(arrangementOf(next));
  const list = (
    <div className="ta-columns">
      <p className="ta-grey ta-small">勾选要看的列，拖动或按箭头调整前后。只影响您自己。</p>
      <ul>
        {arranged.map(({ column, shown }, index) => (
          <li
            key={column.key}
            draggable={index > 0}
            className={dragged === index ? "ta-dragged" : undefined}
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => {
              event.preventDefault();
              if (dragged === undefined || index === 0 || dragged === index) return;
              change(moved(arranged, dragged, index));
              setDragged(index);
            }}
            onDragEnd={() => setDragged(undefined)}
          >
            <HolderOutlined aria-hidden="true" className={index === 0 ? "ta-invisible" : "ta-holder"} />
            <Checkbox
              checked={shown}
              disabled={index === 0}
              onChange={() =>
                change(arranged.map((item, at) => (at === index ? { column, shown: !shown } : item)))
              }
            >
              {column.name}
            </Checkbox>
            <span className="ta-spring" />
            <button
              type="button"
              className="ta-plain"
              aria-label={`${column.name}往前`}
              disabled={index < 2}
              onClick={() => change(moved(arranged, index, index - 1))}
            >
              ↑
            </button>
            <button
              type="button"
              className="ta-plain"
              aria-label={`${column.name}往后`}
              disabled={index === 0 || index === arranged.length - 1}
              onClick={() => change(moved(arranged, index, index + 1))}
            >
              ↓
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="ta-link" onClick={() => onKeep(null)}>
        恢复原来的样子
      </button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list} arrow={false}>
      <Button icon={<SettingOutlined />}>列</Button>
    </Popover>
  );
}
