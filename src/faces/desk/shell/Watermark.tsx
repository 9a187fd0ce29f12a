import { useSession } from "../session/session.ts";
import { useToday } from "../session/useToday.ts";

/** Who looks at personal data, faint over the page: a photograph of the screen says whose screen it was. */
export function Watermark() {
  const { user } = useSession();
  const today = useToday();
  const words = `${user.displayName} ${user.username} ${today}`;
  const escaped = words.replace(/[<>&]/g, "");
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="200"><text x="20" y="150" transform="rotate(-18 20 150)" ` +
    `font-family="sans-serif" font-size="14" fill="#1f2329" fill-opacity="0.055">${escaped}</text></svg>`;
  return (
    <div
      aria-hidden="true"
      className="ta-watermark"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(drawing)}")` }}
    />
  );
}
