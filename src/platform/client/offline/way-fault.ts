/** What a failed request means for the queue. The status alone decides nothing about a mutation: everything stays where it is. */
import { ApiProblem } from "../api-problem.ts";
import { PhoneClosed, PhoneEmpty, StoreLost } from "./phone-faults.ts";
import { StoreFull } from "./phone-store.ts";

/**
 * unreached: nobody of ours answered, a captive portal among them. busy: later. tooLarge: in smaller parts. login: who are you. device:
 * this phone is not (or no longer) known. unread: this request as it is.
 */
export type WayFault = "unreached" | "busy" | "tooLarge" | "login" | "device" | "unread";

export function wayFaultOf(problem: ApiProblem): WayFault {
  if (problem.status === 413) return "tooLarge";
  if (problem.status === 429 || problem.status >= 500) return "busy";
  // Codes of this side say that the answer was not the server's own.
  if (problem.status === 0 || problem.code.startsWith("client.")) return "unreached";
  if (problem.code.startsWith("sync.device.")) return "device";
  if (problem.status === 401) return "login";
  return problem.status === 403 ? "device" : "unread";
}

/** For the line under "last synced". */
export function faultSentence(error: unknown): string {
  if (error instanceof StoreFull)
    return "手机存储满了，孩子的资料没有下载全。请删掉一些照片、视频或不用的软件。";
  if (error instanceof PhoneClosed) return "先输入解锁密码，才能上传和更新资料。";
  if (error instanceof PhoneEmpty || error instanceof StoreLost) return error.detail;
  if (!(error instanceof ApiProblem)) return "更新资料时出了问题，写的都还在。请过一会儿再试。";
  switch (wayFaultOf(error)) {
    case "unreached":
      return "现在连不上服务器，写的都在手机上，连上网以后会自动上传。";
    case "busy":
      return "服务器正忙，写的都在手机上，过一会儿会自动再传。";
    case "login":
      return "要重新登录一次才能上传，写的都还在手机上。";
    case "device":
    case "unread":
    case "tooLarge":
      return error.detail === "" ? "服务器这次没有收，写的都还在手机上。" : error.detail;
  }
}
