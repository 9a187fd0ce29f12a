import { Page } from "../parts/Page.tsx";

export function HelpPage() {
  return (
    <Page title="怎么用" back="/me">
      <ol className="fd-help-list">
        <li>
          <b>看“今天”。</b>红的先办。每张卡写着为什么去、去了问什么。
        </li>
        <li>
          <b>点“走访”，三步。</b>见到了谁；看了什么、家里变没变；孩子说了什么。没变的不用点。
        </li>
        <li>
          <b>没信号也能写。</b>写的存在手机上，有信号自动上传。写到一半关了，下次接着写。
        </li>
        <li>
          <b>孩子有危险，先打 110。</b>再点“上报”写一份报告。
        </li>
        <li>
          <b>“已收到”才是传到了。</b>“需要您看一下”的，点开看原因，改了再传。
        </li>
        <li>
          <b>照片、位置都可以不要。</b>不打卡，不记路线，不排名次。
        </li>
        <li>
          <b>手机丢了，</b>马上告诉镇街停用它。
        </li>
      </ol>
    </Page>
  );
}
