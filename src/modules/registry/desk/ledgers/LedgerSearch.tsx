import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";

interface LedgerSearchProps {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Within this list, on Enter or when the field is left: a name, its initials, or a whole number. */
export function LedgerSearch({ value, onSearch }: LedgerSearchProps) {
  const [typed, setTyped] = useState(value);
  const send = () => {
    if (typed.trim() !== value) onSearch(typed.trim());
  };
  return (
    <Input
      aria-label="在这本台账里查找：姓名、拼音首字母或完整身份证号"
      className="ta-led-search"
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder="在这本台账里查找"
      allowClear
      maxLength={60}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value === "") onSearch("");
      }}
      onPressEnter={send}
      onBlur={send}
    />
  );
}
