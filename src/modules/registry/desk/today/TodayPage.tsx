import { Suspense } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan, useSession } from "../../../../faces/desk/session/session.ts";
import { todaySections } from "../../../../faces/desk/today-sections.tsx";
import { daysBetween } from "../../../../kernel/calendar-date.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readDesk } from "../../desk.contract.ts";
import { dueCounts, soonWords } from "./due-words.ts";
import { TaskList } from "./TaskList.tsx";
import "./today.css";

type DeskAnswer = OutputOf<typeof readDesk>;

/** What must I do now, about whom, by when; below it how the place stands. */
export function TodayPage() {
  const { data, error, refetch } = useRead(readDesk, {});
  const seesChildren = useCan("child.read");
  if (error !== null && data === undefined) {
    return (
      <div className="ta-page">
        <div className="ta-page-head">
          <h1>今天</h1>
        </div>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) return <TodaySkeleton seesChildren={seesChildren} />;
  return (
    <div className="ta-page ta-today">
      <div className="ta-page-head">
        <h1>今天</h1>
        <span className="ta-grey">{dayInWords(data.today)}</span>
        <span className="ta-today-due">
          {dueCounts(data.tasks).map(({ label, count, tone }) => (
            <span key={label} className={`ta-due-${tone}`}>
              {label} <b>{count}</b>
            </span>
          ))}
        </span>
      </div>
      <div className={seesChildren ? "ta-today-columns" : undefined}>
        <div className="ta-stack">
          <section className="ta-paper" aria-label="待办">
            <div className="ta-paper-head">
              <h2>待办</h2>
              {data.tasks.length > 0 && <span className="ta-grey">{data.tasks.length} 件，按期限排列</span>}
            </div>
            {data.tasks.length === 0 ? <NothingToDo /> : <TaskList tasks={data.tasks} />}
          </section>
          {seesChildren && <LeavingSoon desk={data} />}
        </div>
        {seesChildren && (
          <div className="ta-stack">
            <OtherRooms />
            <Counts desk={data} />
            <Changes desk={data} />
          </div>
        )}
      </div>
    </div>
  );
}

function OtherRooms() {
  const { can } = useSession();
  return todaySections
    .filter(({ verb }) => can.includes(verb))
    .map(({ key, Section }) => (
      <Suspense key={key} fallback={null}>
        <Section />
      </Suspense>
    ));
}

/** The page's own shape, so that nothing jumps when it fills. */
function TodaySkeleton({ seesChildren }: { readonly seesChildren: boolean }) {
  return (
    <div className="ta-page ta-today" aria-busy="true">
      <div className="ta-page-head">
        <h1>今天</h1>
      </div>
      <div className={seesChildren ? "ta-today-columns" : undefined}>
        <GreyLines lines={["a", "b", "c", "d"]} />
        {seesChildren && <GreyLines lines={["a", "b", "c", "d", "e"]} />}
      </div>
    </div>
  );
}

function GreyLines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className="ta-paper ta-paper-body">
      {lines.map((line) => (
        <div key={line} className="ta-skeleton" style={{ height: 18, margin: "12px 0" }} />
      ))}
    </div>
  );
}

function NothingToDo() {
  const { can } = useSession();
  if (can.includes("child.write")) {
    return (
      <EmptyState title="手上没有待办">
        可以<Link to="/search">查一份档案</Link>，或<Link to="/children/new">为新来的孩子建档</Link>
        {can.includes("import.write") && (
          <>
            ，或<Link to="/imports">导入台账文件</Link>
          </>
        )}
        。
      </EmptyState>
    );
  }
  if (can.includes("audit.read")) {
    return (
      <EmptyState title="手上没有待办">
        可以<Link to="/audit">查看审计日志</Link>，校验它有没有被改动。
      </EmptyState>
    );
  }
  if (can.includes("account.manage")) {
    return (
      <EmptyState title="手上没有待办">
        可以<Link to="/accounts">管理账号</Link>
        {can.includes("partner.read") && (
          <>
            ，看<Link to="/partners">接入单位和密钥</Link>
          </>
        )}
        。儿童信息不向管理员开放。
      </EmptyState>
    );
  }
  return <EmptyState title="手上没有待办">有新的事情会列在这里。</EmptyState>;
}

function Counts({ desk }: { readonly desk: DeskAnswer }) {
  const { post } = useSession();
  const linked = useCan("ledger.read");
  if (desk.counts.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="在册人数">
      <div className="ta-paper-head">
        <h2>{post.placeName.replace(/(村民|居民)委员会$/, "")}的孩子</h2>
        <span className="ta-grey">一人可能同时在几本台账</span>
      </div>
      <ul className="ta-counts">
        {desk.counts.map(({ ledger, label, count }) => (
          <li key={ledger}>
            {linked ? <Link to={`/ledgers/${ledger}`}>{label}</Link> : label}
            <b>{count.toLocaleString("zh-CN")}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ desk }: { readonly desk: DeskAnswer }) {
  return (
    <section className="ta-paper" aria-label="最近变化">
      <div className="ta-paper-head">
        <h2>最近三十天</h2>
      </div>
      <p className="ta-paper-body">
        {desk.changes.length === 0
          ? "没有登记变化。"
          : desk.changes.map(({ kind, label, count }) => (
              <span key={kind} className="ta-change">
                {label} <b>{count}</b> 人
              </span>
            ))}
      </p>
    </section>
  );
}

function LeavingSoon({ desk }: { readonly desk: DeskAnswer }) {
  const linked = useCan("ledger.read");
  if (desk.leavingSoon.length === 0) return null;
  return (
    <section className="ta-paper" aria-label="即将到龄">
      <div className="ta-paper-head">
        <h2>即将到龄</h2>
        <span className="ta-spring" />
        {linked && (
          <Link to="/ledgers/leavingSoon" className="ta-small">
            全部
          </Link>
        )}
      </div>
      <table className="ta-leaving">
        <tbody>
          {desk.leavingSoon.map((child) => (
            <tr key={child.id}>
              <th scope="row">
                <Link to={`/children/${child.id}`}>{child.name}</Link>
              </th>
              <td className="ta-grey">{child.villageName}</td>
              <td>{child.what}</td>
              <td className="ta-num">
                <span className="ta-grey">{soonWords(daysBetween(desk.today, child.on))} · </span>
                {child.on}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const WEEKDAYS = "日一二三四五六";

function dayInWords(day: string): string {
  const weekday = WEEKDAYS.charAt(new Date(`${day}T00:00:00Z`).getUTCDay());
  return `${day} 星期${weekday}`;
}
