import { Button, Input } from "antd";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type ChildSummary, searchChildren } from "../../child-file.contract.ts";
import { childWords, countWords, placeWords } from "./search-words.ts";
import "./search.css";

const LIMIT = 50;

/** Everybody below the post's place whose name, initials or number fit. */
export function SearchPage() {
  const { values, set } = useUrlState();
  const q = (values["q"] ?? "").trim();
  const read = useRead(searchChildren, { query: { q, limit: LIMIT } }, { enabled: q !== "" });
  const mayOpen = useCan("child.write");
  const { items, hint } = read.data ?? { items: [], hint: null };
  return (
    <div className="ta-page ta-find">
      <header className="ta-page-head">
        <h1>查找孩子</h1>
        {items.length > 0 && <span className="ta-grey">{countWords(items.length, LIMIT)}</span>}
        {mayOpen && (
          <div className="ta-page-acts">
            <Link to="/children/new">建新档案</Link>
          </div>
        )}
      </header>
      <SearchForm key={q} q={q} onSearch={(next) => set({ q: next })} />
      {read.error !== null ? (
        <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <section className="ta-paper" aria-label="查找结果" aria-busy={read.isFetching}>
          {q === "" ? (
            <EmptyState title="输入要找的孩子">
              姓名两个字以上、拼音首字母（“张小明”打 zxm），或者完整的身份证号。
            </EmptyState>
          ) : read.isPending ? (
            <Waiting />
          ) : hint !== null ? (
            <EmptyState title="字太少，还不能查">{hint}</EmptyState>
          ) : items.length === 0 ? (
            <Nobody q={q} mayOpen={mayOpen} />
          ) : (
            <Results items={items} />
          )}
        </section>
      )}
    </div>
  );
}

function SearchForm({ q, onSearch }: { readonly q: string; readonly onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(q);
  return (
    <form
      className="ta-find-form"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <Input
        aria-label="姓名、拼音首字母或身份证号"
        placeholder="姓名 / 拼音首字母 / 身份证号"
        size="large"
        maxLength={60}
        autoComplete="off"
        autoFocus={q === ""}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="primary" size="large" htmlType="submit">
        查找
      </Button>
    </form>
  );
}

function Results({ items }: { readonly items: readonly ChildSummary[] }) {
  const list = useRef<HTMLUListElement>(null);
  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(".ta-find-child") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1);
    links[next]?.focus();
  };
  useShortcut({ key: "j", what: "下一个孩子" }, () => step(1));
  useShortcut({ key: "k", what: "上一个孩子" }, () => step(-1));
  return (
    <ul ref={list}>
      {items.map((child) => (
        <li key={child.id}>
          <Link to={`/children/${child.id}`} className="ta-find-child">
            <b>{child.name}</b>
            <span className="ta-find-who">{childWords(child)}</span>
            <span className="ta-find-where">{placeWords(child)}</span>
            <span className="ta-find-what">
              {child.categories.length === 0 ? (
                <span className="ta-grey">现在不在任何类别</span>
              ) : (
                child.categories.map((category) => (
                  <span key={category} className="ta-find-tag">
                    {category}
                  </span>
                ))
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Nobody({ q, mayOpen }: { readonly q: string; readonly mayOpen: boolean }) {
  return (
    <div className="ta-find-nobody">
      <p className="ta-strong">辖区内没有找到“{q}”</p>
      <ul>
        {/^[a-z]{4,}$/i.test(q) && <li>拼音只认每个字的首字母：“张小明”打 zxm，不打全拼。</li>}
        <li>核对姓名的写法：同音字、曾用名、少数民族姓名中间的“·”。也可以只打后两个字。</li>
        <li>孩子可能登记在别的镇街：那里的档案这里看不到，请问区民政局，需要时办理迁移，不要另建新档。</li>
        {mayOpen ? (
          <li>
            确定还没有档案的，<Link to="/children/new">为孩子建新档案</Link>。
          </li>
        ) : (
          <li>确定还没有档案的，请村（社区）儿童主任或镇街儿童督导员建档。</li>
        )}
      </ul>
    </div>
  );
}

function Waiting() {
  return (
    <div className="ta-find-waiting" role="status" aria-label="正在查找">
      {["40%", "55%", "48%"].map((width) => (
        <div key={width} className="ta-skeleton" style={{ width, height: 18 }} />
      ))}
    </div>
  );
}
