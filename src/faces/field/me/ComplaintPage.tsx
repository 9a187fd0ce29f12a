import { Page } from "../parts/Page.tsx";

export function ComplaintPage() {
  return (
    <Page title="投诉建议" back="/me">
      <p>不好用、老让您重复填、有人拿它考勤排名，都可以说。说了不影响您的工作。</p>
      <ul className="fd-list">
        <li className="fd-row">
          <a href="tel:12345">
            <span className="fd-row-label">打 12345</span>
            <span className="fd-aside">政务热线，投诉、建议都收</span>
          </a>
        </li>
        <li className="fd-row">
          <a href="/open/">
            <span className="fd-row-label">公开页面</span>
            <span className="fd-aside">不用登录；报告孩子的事也在那里</span>
          </a>
        </li>
      </ul>
      <p className="fd-hint">也可以告诉镇街儿童督导员。这里不打卡，不记路线，不排名次。</p>
    </Page>
  );
}
