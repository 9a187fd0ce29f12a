import { Link } from "react-router";
import { useCan } from "../../../../faces/desk/session/session.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import type { listDueVisits } from "../visits.contract.ts";

type Village = OutputOf<typeof listDueVisits>["withoutDirector"][number];

/** Nobody comes to these children: first of all somebody has to be found who does. */
export function WithoutDirector({ villages }: { readonly villages: readonly Village[] }) {
  const mayAppoint = useCan("post.read");
  if (villages.length === 0) return null;
  const children = villages.reduce((sum, village) => sum + village.children, 0);
  return (
    <section className="ta-paper ta-paper-body ta-visit-nobody" aria-label="没有儿童主任的村（社区）">
      <b className="ta-red">
        {villages.length} 个村（社区）没有儿童主任，{children} 个孩子没有人负责走访
      </b>
      <ul className="ta-wrap">
        {villages.map(({ code, name, children: count }) => (
          <li key={code}>
            <Link to={`/visits/due?place=${code}`}>{name}</Link> {count} 个孩子
          </li>
        ))}
      </ul>
      <p className="ta-grey ta-small">
        {mayAppoint ? (
          <>
            先到<Link to="/village-posts">村里的儿童主任</Link>
            里定人；定下来以前由镇街儿童督导员走访，在孩子的档案里登记。
          </>
        ) : (
          "定下来以前由镇街儿童督导员走访，在孩子的档案里登记。"
        )}
      </p>
    </section>
  );
}
