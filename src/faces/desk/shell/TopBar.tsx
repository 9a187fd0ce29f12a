import { Link } from "react-router";
import { readDesk } from "../../../modules/registry/desk.contract.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { markAddress } from "../mark.ts";
import { useCan, useSession } from "../session/session.ts";
import { SearchBox } from "./SearchBox.tsx";
import { shortPlace } from "./short-place.ts";
import { UserMenu } from "./UserMenu.tsx";

export function TopBar() {
  const { post, demo } = useSession();
  return (
    <div className="ta-top">
      <Link to="/" className="ta-top-name">
        <img src={markAddress} alt="" />
        童安
      </Link>
      <span className="ta-top-place">{shortPlace(post.placeName)}</span>
      {demo && <span className="ta-top-demo">演示数据</span>}
      <span className="ta-spring" />
      {useCan("child.read") && <SearchBox />}
      <span className="ta-spring" />
      <TaskBadge />
      <UserMenu />
    </div>
  );
}

/** How many tasks lie on the desk; red only when a deadline has passed. */
function TaskBadge() {
  const { data } = useRead(readDesk, {});
  const tasks = data?.tasks ?? [];
  if (tasks.length === 0) return null;
  const late = tasks.filter((task) => task.daysLeft !== null && task.daysLeft < 0).length;
  return (
    <Link to="/" className={late > 0 ? "ta-tasks ta-red" : "ta-tasks"}>
      待办 {tasks.length}
      {late > 0 && <span>（{late} 件已逾期）</span>}
    </Link>
  );
}
