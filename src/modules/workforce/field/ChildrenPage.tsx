/** The children of one's villages: found by a part of the name, by pinyin initials, by the end of a carer's phone. */
import SearchBar from "antd-mobile/es/components/search-bar";
import { startTransition, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useHeld } from "../../../faces/field/Held.tsx";
import { Choices } from "../../../faces/field/parts/Choices.tsx";
import { Empty } from "../../../faces/field/parts/Empty.tsx";
import { Page } from "../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../faces/field/parts/Waiting.tsx";
import { useToday } from "../../../faces/field/phone-context.ts";
import type { ChildDocument } from "../phone/child-document.contract.ts";
import { filtersOf, findChildren } from "./find-children.ts";
import { visitedHere } from "./held-child.ts";
import { sayChild } from "./say-child.ts";
import { isDue } from "./today-list.ts";

/** Of another visit to this list in the same opening: the search stands as it was left. */
let left = { words: "", filter: "all" };

/** More than a screen; the rest is drawn after it, without holding up a thumb. */
const FIRST_ROWS = 30;

export function ChildrenPage() {
  const { now } = useHeld();
  const today = useToday();
  const [asked, setAsked] = useState(left);
  const ask = (change: Partial<typeof left>) => {
    left = { ...asked, ...change };
    setAsked(left);
  };
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    startTransition(() => setIsDrawn(true));
  }, []);
  const words = useDeferredValue(asked.words);
  const dueOf = useMemo(() => {
    const visited = visitedHere(now?.outbox ?? [], now?.children ?? []);
    return (child: ChildDocument) => isDue(child, visited, today);
  }, [now, today]);
  const filters = useMemo(() => filtersOf(now?.children ?? [], dueOf), [now, dueOf]);
  const chosen = filters.find(({ code }) => code === asked.filter) ?? filters[0];
  const found = useMemo(() => findChildren(now?.children ?? [], words, chosen?.takes), [now, words, chosen]);

  return (
    <Page title="孩子">
      {now === undefined ? (
        <Waiting />
      ) : now.children.length === 0 ? (
        <Empty title="手机上还没有孩子的资料">
          <p>
            有网络时在<a href="#/me">我</a>里点“现在上传、更新”。
          </p>
        </Empty>
      ) : (
        <>
          <div className="fd-search">
            <SearchBar
              value={asked.words}
              onChange={(value) => ask({ words: value })}
              placeholder="姓名、拼音首字母、电话后几位"
              maxLength={30}
            />
          </div>
          <Choices
            label="只看"
            isLabelHidden
            options={filters.map(({ code, label }) => ({ value: code, label }))}
            value={chosen?.code}
            onChange={(filter) => ask({ filter })}
          />
          <p className="fd-count" role="status">
            {found.length} 个孩子
          </p>
          <ul className="fd-list">
            {(isDrawn ? found : found.slice(0, FIRST_ROWS)).map((child) => (
              <ChildLine key={child.id} child={child} isDue={dueOf(child)} today={today} />
            ))}
          </ul>
          {found.length === 0 && (
            <Empty title="没有找到">
              <p>换个写法试试：姓、拼音首字母，或者家里电话的后 4 位。</p>
            </Empty>
          )}
        </>
      )}
      {now !== undefined && (
        <p>
          <a href="#/children/new">没有档案的孩子，写一份</a>
        </p>
      )}
    </Page>
  );
}

function ChildLine({ child, isDue, today }: { child: ChildDocument; isDue: boolean; today: string }) {
  return (
    <li className="fd-row">
      <a href={`#/children/${child.id}`}>
        <span className="fd-row-name">{child.name}</span>
        {isDue && (
          <span className={child.visit.dueOn < today ? "fd-mark fd-mark-late" : "fd-mark"}>
            {child.visit.dueOn < today ? "走访过期" : "该走访"}
          </span>
        )}
        <span className="fd-aside">
          {sayChild(child, today)}
          {child.tags.length > 0 && ` · ${child.tags.map(({ label }) => label).join("、")}`}
        </span>
      </a>
    </li>
  );
}
