import { Select } from "antd";
import { useState } from "react";
import { readChild, searchChildren } from "../../../../modules/registry/child-file.contract.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useSettled } from "../../shell/useSettled.ts";

interface ChildPickerProps {
  readonly id: string;
  readonly describedBy: string;
  readonly value: { readonly id: string | undefined; readonly name: string | undefined };
  readonly onChange: (id: string | undefined, name: string | undefined) => void;
}

const LEAST = 2;
const SETTLE_MS = 300;

/** A child of the post's place, found by name, initials or number. */
export function ChildPicker({ id, describedBy, value, onChange }: ChildPickerProps) {
  const [typed, setTyped] = useState("");
  const asked = useSettled(typed.trim(), SETTLE_MS);
  const { data, isFetching } = useRead(
    searchChildren,
    { query: { q: asked, limit: 20 } },
    { enabled: asked.length >= LEAST },
  );
  const found = (asked.length < LEAST ? [] : (data?.items ?? [])).map((child) => ({
    value: child.id,
    label: `${child.name} · ${child.townshipName}${child.villageName}`,
    name: child.name,
  }));
  // Somebody came here by a link that names the child by its id alone.
  const { data: file } = useRead(
    readChild,
    { params: { id: value.id ?? "" } },
    { enabled: value.id !== undefined && value.name === undefined },
  );
  const name = value.name ?? file?.person.name ?? "";
  const chosen = value.id === undefined ? [] : [{ value: value.id, label: name, name }];
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      style={{ width: "100%" }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="输入姓名两个字、拼音首字母或身份证号"
      notFoundContent={asked.length < LEAST ? null : isFetching ? "正在找…" : "没有找到"}
      value={value.id ?? null}
      options={found.length > 0 ? found : chosen}
      onChange={(next: string | null | undefined) =>
        onChange(next ?? undefined, found.find((option) => option.value === next)?.name)
      }
    />
  );
}
