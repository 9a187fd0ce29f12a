import { NavLink } from "react-router";
import { navigationOf } from "../routes.tsx";
import { useSession } from "../session/session.ts";

/** Only what this post uses. */
export function Navigation() {
  const { can } = useSession();
  return (
    <nav className="ta-nav" aria-label="主菜单">
      {navigationOf(can).map(({ to, label }) => (
        <NavLink key={to} to={to} end={to === "/"}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
