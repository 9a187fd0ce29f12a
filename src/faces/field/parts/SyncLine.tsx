import { useShell } from "../app-update.ts";
import { usePhoneState, useToday } from "../phone-context.ts";
import { sayMoment } from "../say-moment.ts";
import { useOnline } from "../useOnline.ts";
import { Note } from "./Note.tsx";

/** Days after which what is shown is said to be old. */
const OLD_AFTER_MS = 3 * 24 * 3_600_000;

/** One line: how new this is, what is not up yet; more only where something has to be done. */
export function SyncLine() {
  const { sync, waiting, attention, clockOffMinutes, storage, told } = usePhoneState();
  const today = useToday();
  const shell = useShell();
  const isOnline = useOnline();
  const isOld =
    sync.lastOkAt !== null &&
    Date.parse(`${today}T12:00:00+08:00`) - Date.parse(sync.lastOkAt) > OLD_AFTER_MS;
  return (
    <>
      <a className="fd-sync" href="#/outbox">
        <span>
          {sync.isRunning ? "正在上传、更新…" : waiting > 0 ? `在手机上 ${waiting} 条，等上传` : "都已上传"}
          {!isOnline && "（没有网络，照常能写）"}
        </span>
        <span className="fd-aside">
          {sync.lastOkAt === null ? "还没有更新过" : `${sayMoment(sync.lastOkAt, today)} 更新`}
        </span>
      </a>
      {told !== null && (
        <Note tone="late" isNews>
          {told}
        </Note>
      )}
      {attention > 0 && (
        <Note tone="late">
          有 {attention} 条需要您看一下。<a href="#/outbox">去看</a>
        </Note>
      )}
      {sync.needsLogin && (
        <Note tone="late">
          要用密码登录一次才能接着上传，写好的都在。<a href="#/pin">去登录</a>
        </Note>
      )}
      {isOld && <Note tone="late">资料有几天没更新了，可能不是最新的。有网络时会自动更新。</Note>}
      {clockOffMinutes !== null && told === null && (
        <Note tone="late">
          手机时间不准，差了约 {sayMinutes(clockOffMinutes)}。请在手机设置里打开“自动设定时间”。
        </Note>
      )}
      {storage.isTight && <Note tone="late">手机快存满了。请删些不用的照片、视频，免得新写的存不下。</Note>}
      {shell === "none" && <Note>这个浏览器不能离线打开，写好的会留着，有网时再上传。</Note>}
    </>
  );
}

function sayMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  if (size < 120) return `${size} 分钟`;
  return size < 2880 ? `${Math.round(size / 60)} 小时` : `${Math.round(size / 1440)} 天`;
}
