import type { ThemeConfig } from "antd";

/** One blue for what can be clicked, dark enough to be read as text (5.1:1 on white); grey for the rest of the page. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#1366ec",
    colorLink: "#1366ec",
    colorTextBase: "#1f2329",
    colorTextSecondary: "#5c6470",
    colorTextTertiary: "#666e7a",
    colorTextDescription: "#5c6470",
    colorTextPlaceholder: "#69717d",
    colorBorder: "#cfd4db",
    colorBorderSecondary: "#e4e7eb",
    colorBgLayout: "#f4f5f7",
    colorError: "#cf1322",
    colorWarning: "#ad6800",
    colorSuccess: "#237804",
    borderRadius: 4,
    fontSize: 14,
    fontFamily: "var(--ta-font)",
    motionDurationMid: "0.12s",
    motionDurationSlow: "0.16s",
    controlHeight: 32,
    // By its own switch: with durations cut short by a style, a menu is never told where to stand.
    motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
  },
};
