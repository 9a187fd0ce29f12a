import { SearchOutlined } from "@ant-design/icons";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { searchChildren } from "../../../modules/registry/child-file.contract.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { useShortcut } from "../shortcuts.ts";
import { useSettled } from "./useSettled.ts";

const SHOWN = 8;

/** Finds a child from any page: two characters of the name, pinyin initials, or the whole number. */
export function SearchBox() {
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const wanted = useSettled(typed.trim(), 250);
  const { data, isFetching } = useRead(
    searchChildren,
    { query: { q: wanted, limit: SHOWN } },
    { enabled: open && wanted.length >= 2 },
  );
  useShortcut({ key: "/", what: "查找孩子" }, () => input.current?.focus());

  const found = open && wanted.length >= 2 ? (data?.items ?? []) : [];
  const leave = (to: string) => {
    setOpen(false);
    setTyped("");
    input.current?.blur();
    void navigate(to);
  };
  const choose = () => {
    // The only one found is the one that was meant.
    const child =
      found[marked] ?? (found.length === 1 && !isFetching && wanted === typed.trim() ? found[0] : undefined);
    if (child !== undefined) leave(`/children/${child.id}`);
    else if (typed.trim() !== "") leave(`/search?q=${encodeURIComponent(typed.trim())}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") choose();
    else if (event.key === "Escape") {
      // Meant for this list, not for the page.
      event.preventDefault();
      setOpen(false);
      input.current?.blur();
    } else if (event.key === "ArrowDown" && found.length > 0) {
      event.preventDefault();
      setMarked((marked + 1) % found.length);
    } else if (event.key === "ArrowUp" && found.length > 0) {
      event.preventDefault();
      setMarked(marked <= 0 ? found.length - 1 : marked - 1);
    }
  };

  const isOpen = open && wanted.length >= 2 && data !== undefined;
  return (
    <div className="ta-search" role="search" aria-label="从任何一页查找孩子">
      <SearchOutlined className="ta-search-icon" aria-hidden="true" />
      <input
        ref={input}
        role="combobox"
        aria-label="查找孩子：姓名、拼音首字母或身份证号"
        aria-expanded={isOpen}
        aria-controls={`${id}-found`}
        aria-activedescendant={marked >= 0 ? `${id}-${marked}` : undefined}
        placeholder="姓名 / 拼音首字母 / 身份证号"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setMarked(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      {isOpen && (
        <ul className="ta-search-found" id={`${id}-found`} role="listbox" aria-label="找到的孩子">
          {found.map((child, index) => (
            <li
              key={child.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === marked}
              className={index === marked ? "ta-marked" : undefined}
              // Before the field loses the focus and the list with it.
              onMouseDown={(event) => {
                event.preventDefault();
                leave(`/children/${child.id}`);
              }}
            >
              <b>{child.name}</b>
              <span>{child.age === null ? "" : `${child.age} 岁`}</span>
              <span>
                {child.townshipName} {child.villageName}
              </span>
              <span>{child.categories.join("、")}</span>
            </li>
          ))}
          {found.length === 0 && !isFetching && (
            <li className="ta-search-none">{data.hint ?? "辖区内没有找到。按回车看全部结果和建档入口。"}</li>
          )}
          {found.length === SHOWN && <li className="ta-search-none">只列出前 {SHOWN} 个，按回车看全部。</li>}
        </ul>
      )}
    </div>
  );
}
