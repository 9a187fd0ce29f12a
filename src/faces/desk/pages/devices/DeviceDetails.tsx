import { Button } from "antd";
import { useState } from "react";
import { type DeviceRow, deviceStateCodes } from "../../../../platform/sync/devices.contract.ts";
import { sayClockOff } from "../../parts/clock-off.ts";
import { momentText } from "../../parts/moment.ts";
import { EndDeviceDialog } from "./EndDeviceDialog.tsx";
import { sayMissing } from "./say-device.ts";

/** One phone: whose, what has come from it, what has not, and how it is ended. */
export function DeviceDetails({ device }: { readonly device: DeviceRow }) {
  const [ending, setEnding] = useState(false);
  const missing = sayMissing(device.missing);
  return (
    <div className="ta-stack">
      <div>
        <h2 className="ta-device-who">{device.holder}</h2>
        <p className="ta-grey">
          {device.name} · {device.places.length === 0 ? "现在不负责任何村" : device.places.join("、")}
        </p>
      </div>
      <dl className="ta-device-facts">
        <dt>状态</dt>
        <dd>{deviceStateCodes.label(device.state)}</dd>
        <dt>登记</dt>
        <dd>{momentText(device.enrolledAt)}</dd>
        <dt>上次联系</dt>
        <dd>{device.lastContactAt === null ? "还没有" : momentText(device.lastContactAt)}</dd>
        <dt>上次同步</dt>
        <dd>{device.lastSyncAt === null ? "还没有" : momentText(device.lastSyncAt)}</dd>
        <dt>没有上传</dt>
        <dd>
          {device.waiting === 0
            ? "没有"
            : `${device.waiting} 条还在手机上（上次联系时手机自己说的），有网会接着传`}
        </dd>
        {missing !== null && (
          <>
            <dt>缺号</dt>
            <dd className="ta-red">
              {missing}。手机给每一条编了号，这几条一直没有来：请问使用人，是不是清空过手机或者换过手机。
            </dd>
          </>
        )}
        {device.clockOffMinutes !== null && (
          <>
            <dt>时间</dt>
            <dd className="ta-amber">
              {sayClockOff(device.clockOffMinutes)}。请使用人在手机的设置里打开“自动设置时间”。
            </dd>
          </>
        )}
        <dt>页面版本</dt>
        <dd>{device.appVersion}</dd>
        {device.endedAt !== null && (
          <>
            <dt>停用</dt>
            <dd>
              {momentText(device.endedAt)}
              {device.endedWhy !== null && `：${device.endedWhy}`}
            </dd>
            <dt>清除</dt>
            <dd>
              {device.wipedAt === null
                ? "手机下次联系时清除；不联系的，登录期限一到就打不开"
                : `${momentText(device.wipedAt)} 手机报告已经清除`}
            </dd>
          </>
        )}
      </dl>
      {device.can.includes("end") && (
        <Button danger className="ta-noprint" onClick={() => setEnding(true)}>
          停用这部手机（丢失、离岗、换机）
        </Button>
      )}
      {ending && <EndDeviceDialog device={device} onClose={() => setEnding(false)} />}
    </div>
  );
}
